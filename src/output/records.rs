//! What was kept of runs, as a file: one record after the other, each with the key and the future that it is of.
//!
//! ```text
//! record = key (32 bytes) | future (4) | runs that it took (4) | length of what follows (8) | arms
//! arm    = length (8) | bytes
//! ```
//!
//! All numbers have their lowest byte first. A record is read from its place when it is asked for, so that files may be
//! larger than memory; only places are remembered.

use std::collections::HashMap;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::futures::key::RunKey;
use crate::futures::recorded::RunStore;
use crate::output::parts::{self, HashedReader};

/// Writes what was kept of the runs of a future, by arm; `runs` is what it took to live them.
///
/// # Errors
/// When it cannot be written.
pub fn write_record(
    to: &mut dyn Write,
    (key, future): (&RunKey, u32),
    runs: u32,
    arms: &[Vec<u8>],
) -> io::Result<()> {
    let length: usize = arms.iter().map(|arm| arm.len() + size_of::<u64>()).sum();
    to.write_all(key)?;
    to.write_all(&future.to_le_bytes())?;
    to.write_all(&runs.to_le_bytes())?;
    to.write_all(&(length as u64).to_le_bytes())?;
    for arm in arms {
        to.write_all(&(arm.len() as u64).to_le_bytes())?;
        to.write_all(arm)?;
    }
    Ok(())
}

/// Records of some files, found by what they are of.
#[derive(Debug, Default)]
pub struct Records {
    files: Vec<PathBuf>,
    places: HashMap<(RunKey, u32), RecordPlace>,
    runs: u64,
}

/// Where the arms of a record are.
#[derive(Clone, Copy, Debug)]
struct RecordPlace {
    file: usize,
    offset: u64,
    length: u64,
}

impl Records {
    /// Finds the records of one more file, and says its SHA-256, hexadecimal.
    ///
    /// # Errors
    /// When it cannot be read, or is no such file.
    pub fn add(&mut self, path: &Path) -> io::Result<String> {
        let mut file = HashedReader::open(path)?;
        let number = self.files.len();
        let mut places = Vec::new();
        while let Some(key) = file.next_key()? {
            let future = u32::from_le_bytes(file.next_bytes()?);
            let runs = u32::from_le_bytes(file.next_bytes()?);
            let length = u64::from_le_bytes(file.next_bytes()?);
            let place = RecordPlace { file: number, offset: file.read, length };
            if io::copy(&mut (&mut file).take(length), &mut io::sink())? < length {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            places.push(((key, future), place, runs));
        }
        self.files.push(path.to_path_buf());
        for (of, place, runs) in places {
            if self.places.insert(of, place).is_none() {
                self.runs += u64::from(runs);
            }
        }
        Ok(file.sha256())
    }

    /// Runs that need not be lived.
    pub fn runs(&self) -> u64 {
        self.runs
    }

    // opened anew each time: there may be more shards than a process may have open files
    fn arms(&self, place: RecordPlace) -> io::Result<Vec<Vec<u8>>> {
        let RecordPlace { file, offset, length } = place;
        let mut file = parts::open(&self.files[file])?;
        file.seek(SeekFrom::Start(offset))?;
        let mut bytes = Vec::new();
        file.take(length).read_to_end(&mut bytes)?;
        let (mut arms, mut left) = (Vec::new(), bytes.as_slice());
        while !left.is_empty() {
            let end = || io::Error::from(io::ErrorKind::UnexpectedEof);
            let (length, rest) = left.split_first_chunk::<8>().ok_or_else(end)?;
            let length = u64::from_le_bytes(*length) as usize;
            let (arm, rest) = rest.split_at_checked(length).ok_or_else(end)?;
            arms.push(arm.to_vec());
            left = rest;
        }
        Ok(arms)
    }
}

impl RunStore for Records {
    fn has(&self, key: &RunKey, future: u32) -> bool {
        self.places.contains_key(&(*key, future))
    }

    fn read(&self, key: &RunKey, future: u32) -> Option<Vec<Vec<u8>>> {
        let place = self.places.get(&(*key, future))?;
        self.arms(*place).ok()
    }
}

impl HashedReader {
    fn next_bytes<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        let mut bytes = [0; N];
        self.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    /// The key of the next record; nothing at the end of the file.
    fn next_key(&mut self) -> io::Result<Option<RunKey>> {
        let mut first = [0];
        if self.read(&mut first)? == 0 {
            return Ok(None);
        }
        let rest: [u8; 31] = self.next_bytes()?;
        let mut key = [first[0]; 32];
        key[1..].copy_from_slice(&rest);
        Ok(Some(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::provenance::sha256;

    #[test]
    fn records_are_found_by_what_they_are_of() {
        let place = tempfile::tempdir().expect("temporary folder");
        let [first, second] = ["first", "second"].map(|name| place.path().join(name));
        let mut bytes = Vec::new();
        let arms = [vec![1, 2, 3], Vec::new(), vec![4]];
        write_record(&mut bytes, (&[7; 32], 1), 5, &arms).expect("writes");
        write_record(&mut bytes, (&[7; 32], 3), 5, &[vec![9]]).expect("writes");
        std::fs::write(&first, &bytes).expect("writes");
        let mut records = Records::default();
        assert_eq!(records.add(&first).expect("reads"), sha256(&bytes));
        let mut bytes = Vec::new();
        write_record(&mut bytes, (&[8; 32], 1), 2, &[]).expect("writes");
        std::fs::write(&second, &bytes).expect("writes");
        records.add(&second).expect("reads");

        assert_eq!(records.runs(), 12);
        assert_eq!(records.read(&[7; 32], 1).expect("is there"), arms);
        assert_eq!(records.read(&[7; 32], 3).expect("is there"), [[9]]);
        assert_eq!(records.read(&[8; 32], 1).expect("is there"), Vec::<Vec<u8>>::new());
        assert!(!records.has(&[8; 32], 3) && records.read(&[9; 32], 1).is_none());

        std::fs::write(&second, &bytes[..bytes.len() - 1]).expect("writes");
        assert!(Records::default().add(&second).is_err(), "it ends in the middle");
    }
}
