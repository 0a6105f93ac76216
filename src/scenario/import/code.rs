//! Identifiers of seats: what is a code, what may be a person's name, and which two are nearly the same.

use crate::scenario::letters::looks_like;

/// Longest code without a digit that can be no name worth protecting, such as `CEO` or `b`.
const SHORT_CODE: usize = 3;
/// Words that stand where there is no manager, without signs.
const NOBODY: &[&str] = &[
    "none",
    "null",
    "nil",
    "na",
    "nan",
    "nobody",
    "no",
    "nomanager",
    "notapplicable",
    "x",
    "xx",
    "xxx",
    "undefined",
    "blank",
    "root",
    "top",
    "tbd",
    "vacant",
    "keine",
    "keiner",
    "kein",
    "niemand",
    "ohne",
    "unbesetzt",
    "sans",
    "aucun",
    "aucune",
    "ninguno",
    "ninguna",
    "nessuno",
    "nessuna",
    "yok",
    "无",
    "無",
    "なし",
    "нет",
];

/// Words between several identifiers in one field.
const AND: &[&str] = &["and", "und", "et", "y", "e", "en", "or", "oder", "ou", "o"];

/// Exports often turn numbers into decimals: `12.0` is seat `12`.
pub(super) fn id(field: &[u8]) -> &[u8] {
    match field.strip_suffix(b".0") {
        Some(whole) if !whole.is_empty() && whole.iter().all(u8::is_ascii_digit) => whole,
        _ => field,
    }
}

/// Whether an identifier that is no seat says that there is no manager: a word for it, a zero, a minus one or signs only.
pub(super) fn nobody(id: &[u8]) -> bool {
    if id.is_empty() || id == b"0" {
        return true;
    }
    // numbers and longer words, the most of a file, need no more than this
    if id.len() > 20 || (id[0].is_ascii_digit() && id[0] != b'0') {
        return false;
    }
    let text = String::from_utf8_lossy(id).to_lowercase();
    // `none (CEO)`, and `(blank)`
    let text = text.split_once(" (").map_or(text.as_str(), |(word, _)| word);
    let word: String = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
    word.chars().all(|letter| letter == '0')
        || matches!(text.trim(), "-1" | "-1.0")
        || NOBODY.contains(&word.as_str())
}

/// What an identifier looks like if it points at a person. A code is one word with a digit, three Latin
/// letters or fewer, or capitals only; with `insisted` everything but an address is one.
pub(super) fn personal(id: &[u8], insisted: bool) -> Option<&'static str> {
    if id.contains(&b'@') {
        return Some("an e-mail address");
    }
    if insisted || id.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-') {
        return None;
    }
    let text = String::from_utf8_lossy(id);
    let mut parts = parts(&text).peekable();
    if parts.peek().is_some()
        && parts.all(|part| part.contains(char::is_numeric) && !part.contains(is_blank))
    {
        return None;
    }
    let has_digit = text.chars().any(char::is_numeric);
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let words = text.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty()).count();
    let capitals =
        words == 1 && !text.contains(|letter: char| letter.is_lowercase() || letter == '.');
    let is_code = if text.is_ascii() {
        letters <= SHORT_CODE || (has_digit && words == 1) || capitals
    } else {
        // scripts without capitals write whole names in two or three letters
        letters == 0 || (has_digit && words == 1)
    };
    (!is_code).then_some("the name of a person")
}

/// The identifiers in a field that may hold several.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    let signs = |letter: char| ";,/|&+\n\r".contains(letter);
    let and = |part: &&str| AND.contains(part);
    text.split(signs)
        .flat_map(move |part| {
            // words between two identifiers stand alone
            let joined = part.split_whitespace().any(|word| and(&word));
            let words = part.split_whitespace().filter(move |word| joined && !and(word));
            let whole = (!joined).then_some(part);
            whole.into_iter().chain(words)
        })
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// An identifier as part of a sentence, if it is beyond doubt a code; with `insisted` one word is one.
pub(super) fn shown(id: &[u8], insisted: bool) -> Option<String> {
    let text = std::str::from_utf8(id).ok()?;
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let sign = |letter: char| letter.is_ascii_digit() || letter == '_';
    let short = letters <= SHORT_CODE;
    // a blank that cannot be told from another is shown as one
    let plain: String =
        text.chars().map(|letter| if is_blank(letter) { ' ' } else { letter }).collect();
    let code = plain.is_ascii() && (short || text.contains(sign));
    let one_word = !plain.trim().contains([' ', ',', '.']);
    ((code || insisted) && (short || one_word) && !text.contains('@'))
        .then(|| crate::scenario::quoted::short(&plain))
}

/// An identifier without what is easily lost or added on the way: blanks, capitals, leading zeros, zeros behind a
/// decimal point and invisible letters. `None` if that is what it is already.
pub(super) fn alike(id: &[u8]) -> Option<String> {
    let plain = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
    if id.iter().all(plain) && id.first().is_none_or(|first| *first != b'0') {
        return None;
    }
    let text = String::from_utf8_lossy(id);
    let text = text.strip_prefix(['\'', '’']).unwrap_or(&text);
    let kept = text.chars().filter(|letter| !is_blank(*letter) && !letter.is_control());
    let mut text: String = kept.map(common).flat_map(char::to_lowercase).collect();
    let groups: Vec<&str> = text.split([',', '.', '\'']).collect();
    let digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
    if groups.len() > 1
        && (1..=3).contains(&groups[0].len())
        && groups.iter().all(digits)
        && groups[1..].iter().all(|group| group.len() == 3)
    {
        text = groups.concat();
    }
    if let Some((whole, decimals)) = text.split_once(['.', ','])
        && !whole.is_empty()
        && decimals.bytes().all(|digit| digit == b'0')
    {
        text = whole.to_string();
    }
    // a prefix of letters stays: `P01` and `P1`
    let (prefix, number) =
        text.split_at(text.find(|letter: char| letter.is_ascii_digit()).unwrap_or(0));
    let number = number.trim_start_matches('0');
    let text = format!("{prefix}{number}");
    (text.as_bytes() != id).then_some(text)
}

/// A sign as most keyboards write it: wide digits, dashes of all lengths, letters of other scripts that look alike.
fn common(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(letter) - 0xff01 + 0x21).unwrap_or(letter)
        }
        '−' | '–' | '—' | '‐' | '‑' => '-',
        _ => looks_like(letter).unwrap_or(letter),
    }
}

/// Whether a number was shortened on the way: `1E+11`.
pub(super) fn is_shortened(id: &[u8]) -> bool {
    let text = String::from_utf8_lossy(id).to_lowercase().replace(',', ".");
    let Some((digits, power)) = text.split_once('e') else { return false };
    let power = power.trim_start_matches('+');
    digits.parse::<f64>().is_ok()
        && power.len() > 1
        && power.bytes().all(|byte| byte.is_ascii_digit())
}

/// In what two identifiers differ that are [`alike`].
pub(super) fn difference(one: &[u8], other: &[u8]) -> &'static str {
    let (one, other) = (String::from_utf8_lossy(one), String::from_utf8_lossy(other));
    let without_blanks =
        |text: &str| -> String { text.chars().filter(|letter| !is_blank(*letter)).collect() };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let quote = |text: &str| text.starts_with(['\'', '’']);
    let same = |change: fn(char) -> char| {
        let changed = |text: &str| -> String { text.chars().map(change).collect() };
        changed(&one).to_lowercase() == changed(&other).to_lowercase()
    };
    let thousands = |text: &str| {
        text.contains([',', '.', '\''])
            && text.rsplit([',', '.', '\'']).next().is_some_and(|group| group.len() == 3)
    };
    if without_blanks(&one) == without_blanks(&other) {
        "spaces or invisible letters"
    } else if quote(&one) != quote(&other) {
        "an apostrophe before it"
    } else if !same(|letter| letter) && same(|letter| looks_like(letter).unwrap_or(letter)) {
        "letters of another alphabet that look alike"
    } else if !same(|letter| letter)
        && same(|letter| if letter.is_alphanumeric() { letter } else { common(letter) })
    {
        "the length of a dash"
    } else if !same(|letter| letter) && same(common) {
        "wide digits or letters"
    } else if thousands(&one) != thousands(&other) {
        "a sign between thousands"
    } else if one.to_lowercase() == other.to_lowercase() {
        "capital letters"
    } else if one.contains(['.', ',']) != other.contains(['.', ',']) {
        "decimals"
    } else if digits(&one) && digits(&other) || one.len() != other.len() {
        "leading zeros"
    } else {
        "spelling"
    }
}

/// Blanks of every kind, the ones that cannot be seen included.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_from_names() {
        for code in [
            "1",
            "CEO",
            "b",
            "CHRO",
            "HRDIR",
            "HEAD_OPS",
            "SDE-2",
            "a1b2c3d4-0000-4000-8000-00000000000f",
            "é1",
        ] {
            assert_eq!(personal(code.as_bytes(), false), None, "{code}");
        }
        for name in
            ["Smith", "jane.roe", "Doe John", "DOE JOHN", "A.BERG", "王小明", "Ås", "Jane Doe 2"]
        {
            assert!(personal(name.as_bytes(), false).is_some(), "{name}");
            assert!(personal(name.as_bytes(), true).is_none(), "{name}");
            assert_eq!(shown(name.as_bytes(), false), None, "{name}");
        }
        assert!(personal(b"a@b.org", true).is_some());
    }

    #[test]
    fn several_identifiers_in_a_field_are_told_apart() {
        for text in ["2/3", "2 & 3", "2 and 3", "2 und 3", "2;3", "2,3", "2|3", "2+3", "2\n3"] {
            assert_eq!(parts(text).collect::<Vec<_>>(), ["2", "3"], "{text}");
        }
        assert_eq!(parts("Head of Ops").collect::<Vec<_>>(), ["Head of Ops"]);
        assert!(is_shortened(b"1E+11") && is_shortened(b"1,23E+05"));
        assert!(!is_shortened(b"E11") && !is_shortened(b"1e5") && !is_shortened(b"12"));
    }

    #[test]
    fn nobody_has_many_names() {
        for word in [
            "",
            "-",
            "--",
            "0",
            "0?",
            "00",
            "-1",
            "XX",
            "none",
            "N/A",
            "n. a.",
            "NO_MANAGER",
            "\u{2013}",
            "No manager",
            "?",
            "root",
            "keine",
            "none (CEO)",
            "(blank)",
            "vacant",
            "ohne",
            "sans",
            "无",
            "なし",
            "нет",
        ] {
            assert!(nobody(word.as_bytes()), "{word}");
        }
        for code in ["1", "10", "01", "-2", "x1", "noah", "a"] {
            assert!(!nobody(code.as_bytes()), "{code}");
        }
    }

    #[test]
    fn what_is_lost_on_the_way_is_known() {
        for (one, other, what) in [
            ("00012", "12", "leading zeros"),
            ("P01", "P1", "leading zeros"),
            ("p1", "P1", "capital letters"),
            ("1.00", "1", "decimals"),
            ("P 1", "P1", "spaces or invisible letters"),
            ("2\u{a0}", "2", "spaces or invisible letters"),
            ("'00012", "00012", "an apostrophe before it"),
            ("А1", "A1", "letters of another alphabet that look alike"),
            ("A–1", "A-1", "the length of a dash"),
            ("１２", "12", "wide digits or letters"),
            ("1,000", "1000", "a sign between thousands"),
        ] {
            let plain = |id: &str| alike(id.as_bytes()).unwrap_or_else(|| id.to_string());
            assert_eq!(plain(one), plain(other));
            assert_eq!(difference(one.as_bytes(), other.as_bytes()), what, "{one} {other}");
        }
        assert_eq!(alike(b"12"), None);
    }
}
