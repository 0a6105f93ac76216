//! Names of persons in scripts that write names with capitals.
//!
//! A name begins with a title, a known given name or an initial, and ends with a word that begins with a capital and
//! is no word for a thing. What follows it decides: a street or an institute that bears a name is nobody, and a plan
//! or a product may be somebody's.

use super::plain_words::folded;
use unicode_normalization::UnicodeNormalization as _;

use super::syllables::{is_of_syllables, surrounds};
use super::words::{
    DECIDES, DOTTED, FAMILIES, FIRST, FURTHER, GIVEN, HONOURED, PARTICLES, SAINTS, SHORT_TITLES,
    SYLLABIC, THINGS, TITLES,
};
use super::{Stands, Sure};
use crate::scenario::personal::plain_words::is_year;

/// One word with the signs around it.
struct Word<'a> {
    /// Without signs around it, and without the `'s` of an owner.
    bare: &'a str,
    folded: String,
    /// Whether a sign behind it ends a phrase.
    ends: bool,
    /// Whether a comma stands behind it.
    comma: bool,
    /// Whether a full stop stands behind it.
    dot: bool,
    /// Whether it owns what follows: `Schmidt's`.
    owns: bool,
}

impl<'a> Word<'a> {
    fn new(word: &'a str) -> Self {
        let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        let owner = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s"));
        let owner = owner.filter(|owner| owner.chars().count() > 1);
        let behind = &word[word.rfind(bare).unwrap_or(0) + bare.len()..];
        let bare = owner.unwrap_or(bare);
        Self {
            bare,
            folded: folded(bare),
            ends: behind.contains([',', ';', ':', '.', '!', '?', ')', ']', '"', '”', '»']),
            comma: behind.starts_with(','),
            dot: behind.starts_with('.'),
            owns: owner.is_some(),
        }
    }

    /// Whether it begins with a capital.
    fn is_high(&self) -> bool {
        self.bare.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether all its letters are capitals.
    fn is_loud(&self) -> bool {
        !self.bare.contains(char::is_lowercase) && self.is_high()
    }

    fn is_thing(&self) -> bool {
        let is = |list: &[&str]| list.contains(&self.folded.as_str());
        is(THINGS) || is(HONOURED)
    }

    /// `H.`, and `J.-P.`; a letter alone only within a name.
    fn is_initial(&self) -> bool {
        let mut letters = self.bare.split(['-', '.']);
        self.is_high() && letters.all(|part| part.chars().count() <= 1)
    }

    /// Whether it can be a family name: a capital first, and no word for a thing. An acronym is none.
    fn is_family(&self, loud: bool) -> bool {
        let count = self.bare.chars().filter(|letter| letter.is_alphabetic()).count();
        let letters =
            self.bare.chars().all(|letter| letter.is_alphabetic() || "'’-".contains(letter));
        let acronym = self.is_loud() && count <= 3;
        count > 1 && letters && self.is_high() && !self.is_thing() && (loud || !acronym)
    }

    fn is_given(&self) -> bool {
        let known = |part: &str| GIVEN.contains(&part);
        let mut parts = self.folded.split('-');
        let (first, rest) = (parts.next().unwrap_or(""), parts.next());
        let fits = match (rest, parts.next()) {
            (None, _) => known(first),
            // `Hans-Peter` and `Hans-J.`, not `Anna-Seghers-Haus`
            (Some(second), None) => known(first) && (known(second) || second.len() == 1),
            _ => false,
        };
        // JAN and ANN are months and codes
        fits && self.is_high() && (!self.is_loud() || self.folded.len() > 3)
    }

    fn is_in(&self, list: &[&str]) -> bool {
        list.contains(&self.folded.as_str())
    }
}

/// Whether a text names a person.
pub(super) fn named(text: &str, stands: Stands) -> Option<Sure> {
    let spelled = spelled(text, stands == Stands::Name);
    let words: Vec<Word<'_>> =
        spelled.split_whitespace().map(Word::new).filter(|word| !word.bare.is_empty()).collect();
    let of_a_paper = |from: usize| {
        stands == Stands::Source
            && words[from..]
                .iter()
                .take(6)
                .any(|word| is_year(word.bare.trim_matches(|sign: char| !sign.is_ascii_digit())))
    };
    let has_year = (0..words.len()).any(of_a_paper);
    let mut likely = None;
    for at in 0..words.len() {
        let found = by_title(&words, at, stands)
            .or_else(|| by_given(&words, at).filter(|_| !of_a_paper(at + 1)))
            .or_else(|| by_initial(&words, at).filter(|_| stands != Stands::Name && !has_year))
            .or_else(|| by_family(&words, at).filter(|_| !of_a_paper(at + 1)))
            .or_else(|| by_father(&words[at]));
        match found {
            Some(Sure::Certain) => return found,
            Some(Sure::Likely) => likely = found,
            None => {}
        }
    }
    likely
}

/// A text with its words apart: `Hans_Schmidt`, `Hans.Schmidt` and `HansSchmidt` are two; a text of small letters
/// alone, and the name of a row, gets its capitals back.
fn spelled(text: &str, of_a_row: bool) -> String {
    let letters: Vec<char> = text.nfc().collect();
    let mut spelled = String::with_capacity(text.len());
    let long = |from: usize, step: isize| {
        let next = from.checked_add_signed(step).and_then(|at| letters.get(at));
        next.is_some_and(|letter| letter.is_alphabetic())
    };
    let mut word = 0;
    for (at, &letter) in letters.iter().enumerate() {
        let inner = letter == '.' && at > 1 && {
            long(at, -1) && long(at, -2) && long(at, 1) && long(at, 2)
        };
        let joint = letter == '-' && of_a_row;
        if "_;|/".contains(letter) || inner || joint || letter.is_whitespace() {
            spelled.push(' ');
            word = spelled.len();
            continue;
        }
        let hump = letter.is_uppercase() && at > 0 && letters[at - 1].is_lowercase();
        if hump && GIVEN.contains(&folded(&spelled[word..]).as_str()) {
            spelled.push(' ');
            word = spelled.len();
        }
        spelled.push(letter);
    }
    let count = spelled.split_whitespace().count();
    if of_a_row || (count <= 3 && !text.contains(char::is_uppercase)) {
        let words = spelled.split_whitespace().map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|first| first.to_uppercase().to_string());
            let small = DECIDES.contains(&word);
            if small { word.to_string() } else { first.unwrap_or_default() + letters.as_str() }
        });
        return words.collect::<Vec<_>>().join(" ");
    }
    spelled
}

/// How sure a name is that goes on from a place: what stands behind its last word says whose it is.
fn end(words: &[Word<'_>], from: usize, loud: bool) -> Option<Sure> {
    let family = |at: usize| words.get(at).is_some_and(|word| word.is_family(loud));
    if !family(from) {
        return None;
    }
    let mut last = from;
    while !words[last].owns && !words[last].ends && family(last + 1) {
        last += 1;
    }
    if words[from..=last].iter().any(|word| word.owns) || words[last].ends {
        return Some(Sure::Certain);
    }
    match words.get(last + 1) {
        Some(next) if next.is_in(HONOURED) => None,
        Some(next) if next.is_in(THINGS) => Some(Sure::Likely),
        _ => Some(Sure::Certain),
    }
}

/// Past initials, further given names and small words such as `von der`.
fn past(words: &[Word<'_>], mut at: usize) -> usize {
    let mut small = false;
    while let Some(word) = words.get(at) {
        let particle = !word.is_high() && (word.is_in(PARTICLES) || small && word.is_in(FURTHER));
        let more = words.get(at + 1).is_some_and(|next| {
            next.is_family(true)
                || next.is_initial()
                || next.is_in(PARTICLES)
                || next.is_in(FURTHER)
        });
        let between = particle || (word.is_initial() || word.is_given()) && !word.comma;
        if !between || !more {
            break;
        }
        small = particle;
        at += 1;
    }
    at
}

/// `Dr. Schmidt`, `Herr von Schmidt`.
fn by_title(words: &[Word<'_>], at: usize, stands: Stands) -> Option<Sure> {
    let word = &words[at];
    let fits = stands != Stands::Name
        && word.is_in(TITLES)
        && word.is_high()
        && (word.dot || !word.is_loud() && !word.ends && !word.is_in(DOTTED));
    let alone = !word.is_in(SHORT_TITLES) || begins(words, at);
    if !fits || !alone {
        return None;
    }
    let mut next = at + 1;
    while words.get(next).is_some_and(|word| word.is_in(TITLES) && word.is_high() && word.dot) {
        next += 1;
    }
    end(words, past(words, next), word.is_loud())
}

/// `Anna Schmidt`, `Hans M. von Schmidt`.
fn by_given(words: &[Word<'_>], at: usize) -> Option<Sure> {
    let word = &words[at];
    let saint = at.checked_sub(1).is_some_and(|before| words[before].is_in(SAINTS));
    if !word.is_given() || word.owns || saint {
        return None;
    }
    let hyphened_initial = word.dot && word.folded.contains('-');
    if word.ends && !hyphened_initial {
        return None;
    }
    let last = past(words, at + 1);
    let loud = word.is_loud();
    if loud && !words.get(last).is_some_and(Word::is_loud) {
        return None;
    }
    end(words, last, loud)
}

/// `H. Schmidt`.
fn by_initial(words: &[Word<'_>], at: usize) -> Option<Sure> {
    let word = &words[at];
    if !(word.is_initial() && word.dot && begins(words, at)) {
        return None;
    }
    end(words, past(words, at + 1), false)
}

/// Whether a word begins the text or a phrase, so that it does not belong to a word with a capital before it.
fn begins(words: &[Word<'_>], at: usize) -> bool {
    at.checked_sub(1)
        .is_none_or(|before| !words[before].is_high() || words[before].ends && !words[before].dot)
}

/// `Schmidt, Anna`, `Müller Anna`, `SMITH John`, `Wang Xiaoming`.
fn by_family(words: &[Word<'_>], at: usize) -> Option<Sure> {
    let (word, next) = (&words[at], words.get(at + 1)?);
    let pair = words.len() == 2;
    if word.comma {
        let given = word.is_family(true) && next.is_given();
        let initial = word.is_in(FAMILIES) && next.is_initial() && next.dot;
        return (given || initial).then_some(Sure::Certain);
    }
    if word.ends || !word.is_family(true) || !next.is_family(true) {
        return None;
    }
    if word.is_in(FIRST) || surrounds(&word.folded, &next.folded, SYLLABIC) {
        return end(words, at + 1, true);
    }
    let shouted = word.is_loud() && !next.is_loud() && word.folded.len() > 3;
    if next.is_given() && (word.is_in(FAMILIES) || shouted) {
        return Some(Sure::Certain);
    }
    let korean = next.folded.contains('-')
        && is_of_syllables(&next.folded)
        && ["kim", "park", "lee", "choi", "jung"].contains(&word.folded.as_str());
    if korean {
        return Some(Sure::Certain);
    }
    (pair && !word.is_in(SAINTS) && (next.is_given() || next.is_in(FAMILIES)))
        .then_some(Sure::Likely)
}

/// `Иванович`, `Ивановна`.
fn by_father(word: &Word<'_>) -> Option<Sure> {
    let ends = ["ович", "евич", "овна", "евна"].iter().any(|end| word.folded.ends_with(end));
    (ends && word.is_high() && word.folded.chars().count() > 6).then_some(Sure::Certain)
}
