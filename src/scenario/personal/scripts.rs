//! Names of persons in scripts without capitals: Chinese, Japanese, Korean, Hebrew and Arabic.
//!
//! Their letters begin ordinary words as well, so a text is a name only as a whole: two to five signs that begin with
//! a family name, or a given name with a word or two behind it.

use unicode_normalization::UnicodeNormalization as _;

use super::Sure;
use super::words::{
    ADDRESSES, GIVEN, HAN, HAN_ENDS, HAN_LIKELY, HAN_WORDS, KOREAN, KOREAN_GIVEN, TWO_SIGNS,
};
use crate::scenario::personal::plain_words::folded;

/// Whether a text is a name as a whole, or one of its words among words in Latin letters.
pub(super) fn named(text: &str) -> Option<Sure> {
    if text.is_ascii() {
        return None;
    }
    let text: String = text.nfc().collect();
    let found = whole(text.trim());
    if found.is_some() || !text.contains(|letter: char| letter.is_ascii_alphabetic()) {
        return found;
    }
    let words = text.split(|letter: char| !letter.is_alphanumeric() || letter.is_ascii());
    words.filter(|word| word.chars().all(is_eastern)).find_map(whole)
}

fn whole(text: &str) -> Option<Sure> {
    let count = text.chars().count();
    if count > 40 {
        return None;
    }
    let addressed = ADDRESSES.iter().find_map(|word| text.strip_suffix(word));
    if let Some(name) = addressed.map(str::trim) {
        let length = name.chars().count();
        let few = if text.ends_with('씨') { 3..=4 } else { 1..=4 };
        if few.contains(&length) && !["お客", "皆"].contains(&name) && name.chars().all(is_eastern)
        {
            return Some(Sure::Certain);
        }
    }
    if text.chars().all(is_han) && (2..=5).contains(&count) {
        return han(text, count);
    }
    if text.chars().all(is_eastern) && (3..=6).contains(&count) && starts(text, TWO_SIGNS) {
        return Some(Sure::Certain);
    }
    if text.chars().all(is_hangul) && count == 3 {
        return korean(text);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = |word: &&str| word.chars().all(is_without_capitals);
    let is_name = (2..=3).contains(&words.len())
        && words.iter().all(plain)
        && GIVEN.contains(&folded(words[0]).as_str());
    is_name.then_some(Sure::Certain)
}

fn starts(text: &str, list: &[&str]) -> bool {
    list.iter().any(|start| text.starts_with(start))
}

fn han(text: &str, count: usize) -> Option<Sure> {
    if starts(text, HAN_WORDS) || HAN_ENDS.iter().any(|end| text.ends_with(end)) {
        return None;
    }
    if starts(text, TWO_SIGNS) || starts(text, HAN) && count <= 3 {
        return Some(Sure::Certain);
    }
    (starts(text, HAN_LIKELY) && count == 3).then_some(Sure::Likely)
}

fn korean(text: &str) -> Option<Sure> {
    let mut letters = text.chars().map(String::from);
    let family = KOREAN.contains(&letters.next()?.as_str());
    let given = letters.filter(|letter| KOREAN_GIVEN.contains(&letter.as_str())).count();
    (family && given == 2).then_some(Sure::Certain)
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}' | '々')
}

fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{ac00}'..='\u{d7a3}')
}

fn is_eastern(letter: char) -> bool {
    is_han(letter) || is_hangul(letter) || matches!(letter, '\u{3040}'..='\u{30ff}')
}

/// Hebrew and Arabic.
fn is_without_capitals(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{6ff}')
}
