//! Words without what makes them look different, and digits that are a year.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word in small letters without marks: `ayşe` and `Ayse` are the same.
pub(super) fn folded(word: &str) -> String {
    let plain = |letter: char| match letter {
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        _ => letter,
    };
    let small = word.to_lowercase().replace('ß', "ss").replace('æ', "ae").replace('œ', "oe");
    small.nfd().filter(|letter| !is_combining_mark(*letter)).map(plain).collect()
}

/// Whether digits are a year of the last centuries, as in sources.
pub(super) fn is_year(digits: &str) -> bool {
    digits.len() == 4
        && (digits.starts_with("19") || digits.starts_with("20") || digits.starts_with("18"))
}
