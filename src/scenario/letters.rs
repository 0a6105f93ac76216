//! Letters that nobody can see, and letters that look like others: a name that holds one is not the name it seems.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};
use unicode_width::UnicodeWidthChar as _;

use super::{Named, label_of};

/// Cyrillic and Greek letters that look like a Latin one, each with it.
#[rustfmt::skip]
const LOOK_ALIKE: &[(char, char)] = &[
    ('а', 'a'), ('е', 'e'), ('о', 'o'), ('р', 'p'), ('с', 'c'), ('у', 'y'), ('х', 'x'), ('і', 'i'), ('ј', 'j'),
    ('ѕ', 's'), ('һ', 'h'), ('ԁ', 'd'), ('ԛ', 'q'), ('ԝ', 'w'), ('ӏ', 'l'),
    ('А', 'A'), ('В', 'B'), ('Е', 'E'), ('К', 'K'), ('М', 'M'), ('Н', 'H'), ('О', 'O'), ('Р', 'P'), ('С', 'C'),
    ('Т', 'T'), ('У', 'Y'), ('Х', 'X'), ('І', 'I'), ('Ј', 'J'), ('Ѕ', 'S'), ('Ԛ', 'Q'), ('Ԝ', 'W'),
    ('ο', 'o'), ('ν', 'v'), ('ι', 'i'), ('κ', 'k'), ('ρ', 'p'), ('υ', 'u'), ('χ', 'x'), ('α', 'a'),
    ('Α', 'A'), ('Β', 'B'), ('Ε', 'E'), ('Ζ', 'Z'), ('Η', 'H'), ('Ι', 'I'), ('Κ', 'K'), ('Μ', 'M'), ('Ν', 'N'),
    ('Ο', 'O'), ('Ρ', 'P'), ('Τ', 'T'), ('Υ', 'Y'), ('Χ', 'X'),
];

/// Letters of the fonts that charts are drawn with, from and to.
#[rustfmt::skip]
const DRAWN: &[(char, char)] = &[
    ('\u{20}', '\u{7e}'), ('\u{a0}', '\u{ac}'), ('\u{ae}', '\u{148}'), ('\u{14a}', '\u{17f}'),
    ('\u{192}', '\u{192}'), ('\u{1a0}', '\u{1a1}'), ('\u{1af}', '\u{1b0}'), ('\u{218}', '\u{21b}'), ('\u{2c6}',
    '\u{2c7}'), ('\u{2d8}', '\u{2dd}'), ('\u{300}', '\u{301}'), ('\u{303}', '\u{304}'), ('\u{308}', '\u{309}'),
    ('\u{323}', '\u{323}'), ('\u{374}', '\u{376}'), ('\u{37a}', '\u{37f}'), ('\u{384}', '\u{38a}'), ('\u{38c}',
    '\u{38c}'), ('\u{38e}', '\u{3a1}'), ('\u{3a3}', '\u{3d7}'), ('\u{3dc}', '\u{3dd}'), ('\u{3f0}', '\u{3f6}'),
    ('\u{3f9}', '\u{3fa}'), ('\u{3fc}', '\u{479}'), ('\u{480}', '\u{482}'), ('\u{48a}', '\u{49d}'), ('\u{4a0}',
    '\u{4ff}'), ('\u{52f}', '\u{52f}'), ('\u{1e9e}', '\u{1e9e}'), ('\u{1ea0}', '\u{1ef9}'), ('\u{2009}',
    '\u{2009}'), ('\u{2010}', '\u{2015}'), ('\u{2018}', '\u{201e}'), ('\u{2020}', '\u{2022}'), ('\u{2026}',
    '\u{2026}'), ('\u{202f}', '\u{2030}'), ('\u{2032}', '\u{2033}'), ('\u{2039}', '\u{203a}'), ('\u{2044}',
    '\u{2044}'), ('\u{2070}', '\u{2071}'), ('\u{2074}', '\u{208e}'), ('\u{20ab}', '\u{20ac}'), ('\u{2116}',
    '\u{2116}'), ('\u{2122}', '\u{2122}'), ('\u{2190}', '\u{2199}'), ('\u{2202}', '\u{2202}'), ('\u{2206}',
    '\u{2206}'), ('\u{220f}', '\u{220f}'), ('\u{2211}', '\u{2212}'), ('\u{221a}', '\u{221a}'), ('\u{221e}',
    '\u{221e}'), ('\u{222b}', '\u{222b}'), ('\u{2248}', '\u{2248}'), ('\u{2260}', '\u{2260}'), ('\u{2264}',
    '\u{2265}'), ('\u{25a0}', '\u{25a0}'), ('\u{25b2}', '\u{25b2}'), ('\u{25bc}', '\u{25bc}'), ('\u{25cf}',
    '\u{25cf}'), ('\u{2713}', '\u{2713}'),
];

/// A text whose letters and marks are one sign where there is one for both: fonts hold that, and it is what the same
/// word is elsewhere.
pub(super) fn composed(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(&text) { text } else { Cow::Owned(text.nfc().collect()) }
}

/// Whether a chart can draw a letter.
pub fn is_drawn(letter: char) -> bool {
    let after = DRAWN.partition_point(|(first, _)| *first <= letter);
    after.checked_sub(1).is_some_and(|at| letter <= DRAWN[at].1)
}

/// A label that charts cannot draw, and what stands in its place wherever results are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandIn {
    /// The label as the file writes it.
    pub label: String,
    /// What stands in its place.
    pub shown: String,
}

impl StandIn {
    /// Both, in words.
    pub fn told(&self) -> String {
        format!("“{}” stands for “{}”", self.shown, self.label)
    }

    /// Puts the name of a row in place of its label if a letter of the label cannot be drawn.
    pub(super) fn put(named: &mut Named, stand_ins: &mut Vec<Self>) {
        if named.label.chars().all(is_drawn) {
            return;
        }
        let shown = label_of(&named.name);
        let label = std::mem::replace(&mut named.label, shown.clone());
        stand_ins.push(Self { label, shown });
    }

    /// What to tell the user: which letters, and what stands in their place.
    pub(super) fn remark(&self) -> String {
        let letters = self.label.chars().filter(|letter| !is_drawn(*letter));
        let is_mark = |letter: &char| letter.width() == Some(0);
        let mut letters: Vec<char> = letters.collect();
        // marks by themselves tell nothing of a script that is not drawn at all
        if letters.iter().any(|letter| !is_mark(letter)) {
            letters.retain(|letter| !is_mark(letter));
        }
        letters.sort_unstable();
        letters.dedup();
        // a mark without its letter cannot be seen
        let named = |letter: &char| {
            if is_mark(letter) {
                format!("the mark {}", code(*letter))
            } else {
                format!("{letter} ({})", code(*letter))
            }
        };
        let shown: Vec<String> = letters.iter().take(3).map(named).collect();
        let more = match letters.len() - shown.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!(
            "charts cannot draw {}{more} of the label “{}”: “{}” stands in its place",
            shown.join(", "),
            self.label,
            self.shown
        )
    }
}

/// Whether a letter takes no room on a screen or turns the direction of reading.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The first letter of a text that is not what it seems, and what to say of it.
pub(super) fn deceiving(text: &str) -> Option<(char, String)> {
    let mut before = None;
    for letter in text.chars() {
        // joiners shape the letters of Arabic, Persian, Indic scripts and emoji
        let joins = matches!(letter, '\u{200c}' | '\u{200d}')
            && before.is_some_and(|before| u32::from(before) >= 0x600);
        if is_invisible(letter) && !joins {
            return Some((letter, "which nobody can see".to_string()));
        }
        before = Some(letter);
    }
    for word in text.split(|letter: char| !letter.is_alphanumeric()) {
        if !word.chars().any(is_latin) {
            continue;
        }
        let alike = |letter: char| looks_like(letter).map(|latin| (letter, latin));
        if let Some((letter, latin)) = word.chars().find_map(alike) {
            return Some((letter, format!("which only looks like `{latin}`")));
        }
    }
    None
}

/// The Latin letter that a letter only looks like.
pub(super) fn looks_like(letter: char) -> Option<char> {
    LOOK_ALIKE.iter().find(|(other, _)| *other == letter).map(|(_, latin)| *latin)
}

fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, '\u{c0}'..='\u{24f}') && letter.is_alphabetic()
}

/// A text that looks the same without letters that are not what they seem.
pub(super) fn honest(text: &str) -> String {
    let mut text = text.to_string();
    while let Some((letter, _)) = deceiving(&text) {
        let latin = looks_like(letter).map(String::from).unwrap_or_default();
        text = text.replace(letter, &latin);
    }
    text
}

/// How a letter is named so that it can be found: `U+200B`.
pub(super) fn code(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_not_what_they_seem_are_found() {
        for (text, letter, plain) in [
            ("Bo\u{200b}nus", '\u{200b}', "Bonus"),
            ("Bo\u{ad}nus", '\u{ad}', "Bonus"),
            ("\u{202e}sunoB", '\u{202e}', "sunoB"),
            ("Bоnus", 'о', "Bonus"),
            ("Ρay", 'Ρ', "Pay"),
        ] {
            assert_eq!(deceiving(text).map(|(letter, _)| letter), Some(letter), "{text}");
            assert_eq!(honest(text), plain);
        }
    }

    #[test]
    fn letters_and_marks_are_one_sign_or_are_named() {
        let plain = |text: &'static str| composed(Cow::Borrowed(text)).into_owned();
        assert_eq!(plain("Cafe\u{301} Mu\u{308}nchen"), "Café München");
        let mut named = Named { name: "cafe".into(), label: plain("Caf\u{316}e") };
        let mut stand_ins = Vec::new();
        StandIn::put(&mut named, &mut stand_ins);
        let remark = stand_ins[0].remark();
        assert!(remark.starts_with("charts cannot draw the mark U+0316 of the label"), "{remark}");
    }

    #[test]
    fn words_of_other_scripts_are_what_they_seem() {
        for text in [
            "Бонус за качество",
            "Plan Б",
            "Συν bonus",
            "µm and μm",
            "每月说一次",
            "👩‍🔧 team",
            "می‌خواهم",
            "שכר",
            "Überstunden, naïve, Łódź",
            "",
        ] {
            assert_eq!(deceiving(text), None, "{text}");
        }
    }
}
