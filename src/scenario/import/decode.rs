//! The letters of an exported file: UTF-8, or one of the encodings in which spreadsheets save instead.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::ImportProblem;
use crate::scenario::letters::composed;

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
    // marks that stand behind their letters, as on a Mac, become one sign with them
    Ok((composed(text), name))
}

/// Letters of one byte, as in UTF-8 or Windows-1252.
fn narrow(bytes: &[u8]) -> Result<Decoded<'_>, ImportProblem> {
    let at = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((Cow::Borrowed(text), None)),
        Err(error) => error.valid_up_to(),
    };
    // what that encoding leaves free is read as a control character
    let free = |letter: char| matches!(letter, '\u{80}'..='\u{9f}' | '\0');
    let text = strict(WINDOWS_1252, bytes).filter(|text| !text.contains(free));
    if let Some(text) = text.filter(|_| !bytes.contains(&0)) {
        let Some(at) = garbled(&text) else { return Ok((text, Some("Windows-1252"))) };
        let row = text[..at].matches('\n').count() + 1;
        let message = format!("row {row} is not UTF-8, UTF-16 or Windows-1252");
        return Err(problem(&message, AS_UTF8, at));
    }
    let row = String::from_utf8_lossy(&bytes[..at]).matches('\n').count() + 1;
    let message = format!("row {row} has letters that are not UTF-8");
    Err(problem(&message, if bytes.contains(&0) { AS_CSV } else { AS_UTF8 }, at))
}

/// Signs that stand beside words, and between the letters of none.
const BESIDE: &str = "‚ƒ„†‡ˆ‰‹›•˜™¡¢£¤¥¦§¨©«¬®¯°±²³µ¶¸¹»¼½¾¿×÷";

/// Where letters were written in another encoding of one byte or of several: no language that Windows-1252 is made for
/// has a word with a sign in it, with a capital of its upper half behind a small letter, with four letters of that half
/// in a row, or of such letters alone.
fn garbled(text: &str) -> Option<usize> {
    let upper = |letter: char| letter.is_alphabetic() && !letter.is_ascii();
    let is_sign = |letter: char| BESIDE.contains(letter);
    let mut from = 0;
    for word in text.split(|letter: char| !(letter.is_alphabetic() || is_sign(letter))) {
        let at = from + text[from..].find(word)?;
        from = at + word.len();
        if word.is_ascii() {
            continue;
        }
        let letters: Vec<char> = word.chars().collect();
        let runs = letters.split(|letter| !upper(*letter));
        let longest = runs.map(<[char]>::len).max().unwrap_or(0);
        let inner = letters.windows(3).any(|three| {
            is_sign(three[1]) && (three[0].is_alphabetic() && three[2].is_alphabetic())
        });
        let hump = letters
            .windows(2)
            .any(|two| two[0].is_lowercase() && two[1].is_uppercase() && !two[1].is_ascii());
        let piled = letters.windows(3).any(|three| three.iter().all(|letter| is_sign(*letter)))
            && letters.iter().any(|letter| letter.is_alphabetic());
        let alone = longest > 2 && letters.iter().all(|letter| upper(*letter) || is_sign(*letter));
        let mixed = letters.iter().any(|letter| "þðÞÐ".contains(*letter))
            && letters.iter().any(|letter| "üÜçÇß".contains(*letter));
        if inner || hump || piled || alone || longest > 3 || mixed {
            return Some(at);
        }
    }
    None
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
    fn other_encodings_of_one_byte_are_not_taken_for_windows_1252() {
        for (language, bytes) in [
            // Правление, Закупки in Windows-1251
            (
                "Cyrillic",
                &b"id;m\n1;\xcf\xf0\xe0\xe2\xeb\xe5\xed\xe8\xe5\n2;\xc7\xe0\xea\xf3\xef\xea\xe8\n"
                    [..],
            ),
            // Geschäftsführung, Küche in Mac Roman
            ("Mac", b"id;m\n1;Gesch\x8aftsf\x9fhrung\n"),
            ("Mac, at the end", b"id;m\n1;Caf\x8e\n"),
            // Geschäft in code page 850
            ("DOS", b"id;m\n1;Gesch\x84ft\n"),
            // 営業部 in Shift-JIS, 采购 in GBK
            ("Shift-JIS", b"id;m\n1;\x89c\x8b\xc6\x95\x94\n"),
            ("GBK", b"id;m\n1;\xb2\xc9\xb9\xba\n"),
            // Zarząd, Łódź in Windows-1250
            ("Polish", b"id;m\n1;Zarz\xb9d\n"),
            ("Polish", b"id;m\n1;\xa3\xf3d\x9f\n"),
            // Müdürlüğü in Windows-1254
            ("Turkish", b"id;m\n1;M\xfcd\xfcrl\xfc\xf0\xfc\n"),
        ] {
            let problem = decoded(bytes).err();
            let told = problem.is_some_and(|problem| {
                problem.message.contains("is not UTF-8, UTF-16 or Windows-1252")
                    || problem.message.contains("letters that are not UTF-8")
            });
            assert!(told, "{language}: {:?}", decoded(bytes));
        }
        for text in [
            "Geschäftsführung;Straße;ÖBB-Team;QUALITÄT",
            "Crée;Qualité & Sécurité;Œuvre;L’équipe;n° 5",
            "Dirección;¿Qué?;Añadir;1ª planta",
            "Ærø;Øst;Ålesund;Smørrebrød",
            "þýðing;Háskóli;Það",
            "Avaliação;Não;3º",
            "50 €;20°C;5 µm;„Quote“;«Citation»;a – b",
        ] {
            let bytes = WINDOWS_1252.encode(text).0.into_owned();
            let found = decoded(&bytes).map(|(text, _)| text.into_owned());
            assert_eq!(found.as_deref(), Ok(text));
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
