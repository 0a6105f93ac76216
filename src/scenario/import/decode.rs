//! The letters of an exported file: UTF-8, or one of the encodings in which spreadsheets save instead.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::ImportProblem;

const AS_CSV: &str = "export it as CSV, not as a workbook";
const AS_UTF8: &str = "save it as CSV with encoding UTF-8";
/// First bytes of files that are often taken for a CSV file: workbooks new and old, and PDF.
const OTHER_FILES: [&[u8]; 3] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"];

/// A text, and the name of its encoding if it is not UTF-8.
pub(in crate::scenario) type Decoded<'a> = (Cow<'a, str>, Option<&'static str>);

/// Reads the bytes of a file as text.
///
/// # Errors
/// It is no text.
pub(in crate::scenario) fn decoded(bytes: &[u8]) -> Result<Decoded<'_>, ImportProblem> {
    if OTHER_FILES.iter().any(|first| bytes.starts_with(first)) {
        return Err(problem("the reporting lines are not a text file", AS_CSV, 0));
    }
    let (text, name) = match wide(bytes) {
        Some((encoding, marks)) => {
            let text = strict(encoding, &bytes[marks..]).ok_or_else(|| {
                problem("the reporting lines are UTF-16 with a part missing", AS_UTF8, 0)
            })?;
            (text, Some("UTF-16"))
        }
        None => narrow(bytes)?,
    };
    if text.contains('\0') {
        return Err(problem("the reporting lines are not a text file", AS_CSV, 0));
    }
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        let help = "export one row per seat: `seat,manager,department`";
        return Err(problem("the reporting lines are empty", help, 0));
    }
    Ok((text, name))
}

/// Letters of one byte, as in UTF-8 or Windows-1252.
fn narrow(bytes: &[u8]) -> Result<Decoded<'_>, ImportProblem> {
    let at = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((Cow::Borrowed(text), None)),
        Err(error) => error.valid_up_to(),
    };
    // what that encoding leaves free is read as a control character
    let free = |letter: char| matches!(letter, '\u{80}'..='\u{9f}' | '\0');
    if let Some(text) = strict(WINDOWS_1252, bytes).filter(|text| !text.contains(free)) {
        return Ok((text, Some("Windows-1252")));
    }
    let row = String::from_utf8_lossy(&bytes[..at]).matches('\n').count() + 1;
    let message = format!("row {row} has letters that are not UTF-8");
    Err(problem(&message, if bytes.contains(&0) { AS_CSV } else { AS_UTF8 }, at))
}

fn strict<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Option<Cow<'a, str>> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes)
}

/// The encoding of a file with two bytes per letter, and how many bytes mark it: by its mark, or because
/// every other byte of its beginning is zero, as in columns named in Latin letters.
fn wide(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    match bytes {
        [0xff, 0xfe, ..] => return Some((UTF_16LE, 2)),
        [0xfe, 0xff, ..] => return Some((UTF_16BE, 2)),
        _ => {}
    }
    let pairs = bytes[..bytes.len().min(64)].as_chunks::<2>().0;
    let all = |second: usize| pairs.iter().all(|pair| pair[second] == 0 && pair[1 - second] != 0);
    match (pairs.is_empty(), all(1), all(0)) {
        (false, true, _) => Some((UTF_16LE, 0)),
        (false, _, true) => Some((UTF_16BE, 0)),
        _ => None,
    }
}

fn problem(message: &str, help: &str, at: usize) -> ImportProblem {
    ImportProblem { bytes: at..at, message: message.to_string(), help: help.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn spreadsheets_save_in_several_encodings() {
        let text = "Stelle;Chef\n1;\nKüche;1\n";
        for (bytes, name) in [
            (text.as_bytes().to_vec(), None),
            (utf16(&format!("\u{feff}{text}"), u16::to_le_bytes), Some("UTF-16")),
            (utf16(&format!("\u{feff}{text}"), u16::to_be_bytes), Some("UTF-16")),
            (utf16(text, u16::to_le_bytes), Some("UTF-16")),
            (utf16(text, u16::to_be_bytes), Some("UTF-16")),
            (text.chars().map(|letter| letter as u8).collect(), Some("Windows-1252")),
        ] {
            assert_eq!(decoded(&bytes), Ok((Cow::Borrowed(text), name)), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_said() {
        let refused = |bytes: &[u8], words: &str| {
            let problem = decoded(bytes).err();
            assert!(problem.is_some_and(|problem| problem.message.contains(words)), "{bytes:?}");
        };
        refused(b"PK\x03\x04rest", "not a text file");
        refused(b"seat\0,manager", "not a text file");
        refused(b"\xff\xfea", "a part missing");
        refused(b"seat\n1\n\x81\xff", "row 3 has letters");
        refused(b"\xef\xbb\xbf\r\n", "empty");
        refused(b"", "empty");
    }
}
