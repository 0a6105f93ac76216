//! Numbers as bytes, bit for bit: 8 bytes each, the lowest first, each list with its length before it.

/// Writes numbers.
#[derive(Default)]
pub(super) struct ByteWriter(pub(super) Vec<u8>);

impl ByteWriter {
    pub(super) fn number(&mut self, number: f64) {
        self.0.extend(number.to_le_bytes());
    }

    pub(super) fn list(&mut self, numbers: &[f64]) {
        self.number(numbers.len() as f64);
        for &number in numbers {
            self.number(number);
        }
    }
}

/// Reads them again.
pub(super) struct ByteReader<'a>(pub(super) &'a [u8]);

impl ByteReader<'_> {
    pub(super) fn number(&mut self) -> Option<f64> {
        let (number, rest) = self.0.split_first_chunk::<8>()?;
        self.0 = rest;
        Some(f64::from_le_bytes(*number))
    }

    pub(super) fn list(&mut self) -> Option<Vec<f64>> {
        let count = self.number()? as usize;
        let (numbers, rest) = self.0.split_at_checked(count.checked_mul(8)?)?;
        self.0 = rest;
        Some(numbers.as_chunks::<8>().0.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect())
    }
}

/// One list as bytes.
pub fn list_to_bytes(numbers: &[f64]) -> Vec<u8> {
    let mut bytes = ByteWriter::default();
    bytes.list(numbers);
    bytes.0
}

/// Reads one list again; nothing where bytes are missing or too many.
pub fn list_from_bytes(bytes: &[u8]) -> Option<Vec<f64>> {
    let mut bytes = ByteReader(bytes);
    let numbers = bytes.list()?;
    bytes.0.is_empty().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_bit_for_bit_and_nothing_else_does() {
        let numbers = [0.0, -0.0, 1.0 / 3.0, f64::NAN, f64::INFINITY, f64::from_bits(1)];
        let bytes = list_to_bytes(&numbers);
        let again: Vec<u64> = list_from_bytes(&bytes)
            .expect("it is complete")
            .into_iter()
            .map(f64::to_bits)
            .collect();
        assert_eq!(again, numbers.map(f64::to_bits));
        assert_eq!(list_from_bytes(&bytes[..bytes.len() - 1]), None);
        assert_eq!(list_from_bytes(&[&bytes[..], &[0]].concat()), None);
        assert_eq!(list_from_bytes(&f64::MAX.to_le_bytes()), None);
    }
}
