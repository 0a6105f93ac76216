//! How far each letter stands in from where it starts, read from the letters themselves.
//!
//! The pixel backend of plotters 0.3.7 forgets this distance and sets every letter flush left,
//! which tears words apart ("ser vice"). Formats: OpenType 1.9, tables `cmap` (format 4), `hhea`, `hmtx`.

/// The left side bearing of a letter in units of the letter size; 0 for letters the font lacks.
pub(super) fn left(font: &[u8], letter: char) -> f64 {
    look_up(font, letter).unwrap_or(0.0)
}

fn look_up(font: &[u8], letter: char) -> Option<f64> {
    let code = u16::try_from(u32::from(letter)).ok()?;
    let glyph = usize::from(glyph(table(font, *b"cmap")?, code)?);
    let metrics = table(font, *b"hmtx")?;
    let complete = usize::from(number(table(font, *b"hhea")?, 34)?);
    let place =
        if glyph < complete { glyph * 4 + 2 } else { complete * 4 + (glyph - complete) * 2 };
    let bearing = number(metrics, place)?.cast_signed();
    let size = number(table(font, *b"head")?, 18)?;
    Some(f64::from(bearing) / f64::from(size))
}

/// The table of this name.
fn table(font: &[u8], name: [u8; 4]) -> Option<&[u8]> {
    let count = usize::from(number(font, 4)?);
    let record = (0..count)
        .map(|position| 12 + position * 16)
        .find(|&at| font.get(at..at + 4) == Some(&name))?;
    let (start, length) = (long(font, record + 8)?, long(font, record + 12)?);
    font.get(start..start.checked_add(length)?)
}

/// The glyph of a character code in the Unicode subtable of format 4.
fn glyph(map: &[u8], code: u16) -> Option<u16> {
    let count = usize::from(number(map, 2)?);
    let starts = (0..count).filter_map(|position| long(map, 4 + position * 8 + 4));
    let segments = starts
        .filter_map(|start| map.get(start..))
        .find(|subtable| number(subtable, 0) == Some(4))?;
    let width = usize::from(number(segments, 6)?);
    let segment = (0..width / 2)
        .find(|segment| number(segments, 14 + segment * 2).is_some_and(|end| end >= code))?;
    let first = number(segments, 16 + width + segment * 2)?;
    let shift = number(segments, 16 + 2 * width + segment * 2)?;
    let place = 16 + 3 * width + segment * 2;
    let offset = usize::from(number(segments, place)?);
    let distance = code.checked_sub(first)?;
    if offset == 0 {
        return Some(code.wrapping_add(shift));
    }
    match number(segments, place + offset + usize::from(distance) * 2)? {
        0 => None,
        glyph => Some(glyph.wrapping_add(shift)),
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at + 2)?;
    Some(u16::from_be_bytes([pair[0], pair[1]]))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(number(bytes, at)?) << 16 | usize::from(number(bytes, at + 2)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::theme;

    #[test]
    fn letters_stand_in_from_their_start() {
        for font in [theme::FONT_REGULAR, theme::FONT_STRONG] {
            let stem = left(font, 'H');
            assert!((0.05..0.15).contains(&stem), "{stem}");
            assert!(left(font, 'é') > 0.0 && left(font, 'σ') > 0.0 && left(font, '−') > 0.0);
            assert!(left(font, 'j') < stem);
            assert!(left(font, ' ').abs() < 1e-12);
        }
    }

    #[test]
    fn unknown_letters_and_broken_fonts_stand_flush() {
        assert!(left(theme::FONT_REGULAR, '語').abs() < 1e-12);
        assert!(left(theme::FONT_REGULAR, '🙂').abs() < 1e-12);
        for length in [0, 3, 11, 40, 200] {
            assert!(left(&theme::FONT_REGULAR[..length], 'H').abs() < 1e-12);
        }
    }
}
