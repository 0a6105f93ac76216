//! What points at a person: nothing of it gets into a scenario, a message or a result.
//!
//! An address, a telephone number, an account and a personnel number are certain. A name is certain as well where a
//! title, a common given name or an initial stands before a family name. Where such a name names a thing, `Peter Pan
//! project`, it is only likely: it passes, and `check` says so. Authors with a year, `Kerr (1975)`, and a given name
//! alone, `Anna's team`, are nobody's secret.

mod columns;
mod names;
mod numbers;
mod plain_words;
mod scripts;
mod syllables;
mod words;

pub use columns::column;
use numbers::{
    has_account, has_address, has_birth, has_handle, has_pay, has_staff_number, has_telephone,
    is_day,
};

/// What the recognizer cannot see, for people.
pub const UNSEEN: &str = "Names are known by a title, a common given name or an initial before a family name, in Latin, \
    Greek and Cyrillic letters; in others by a common family name, if they stand alone. A rare given name, a family \
    name alone, a nickname and what only insiders know to be a person pass: look at your labels before you share \
    results";

/// How sure it is that a text names a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sure {
    /// It is refused.
    Certain,
    /// It may as well name a thing.
    Likely,
}

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Words that people read.
    Text,
    /// Where a number comes from: authors and years, addresses of papers.
    Source,
    /// The name of a row or of a file, in small letters with dashes.
    Name,
}

const NAME: &str = "the name of a person";
/// What a cell that is a number alone looks like.
pub(super) const NUMBER: &str = "an amount or a number";

/// What a text gives away, in words: "an e-mail address"; nothing for a text that names nobody.
pub fn found(text: &str, stands: Stands) -> Option<&'static str> {
    if has_address(text) {
        return Some("an e-mail address");
    }
    if stands != Stands::Source && has_account(text) {
        return Some("the number of an account or a paper");
    }
    if stands != Stands::Name && has_telephone(text, stands) {
        return Some("a telephone number");
    }
    if has_staff_number(text, stands) {
        return Some("a personnel number");
    }
    if has_handle(text) {
        return Some("the name of a user");
    }
    if has_birth(text) {
        return Some("a day of birth");
    }
    if has_pay(text) {
        return Some("what a person earns");
    }
    (named(text, stands) == Some(Sure::Certain)).then_some(NAME)
}

fn named(text: &str, stands: Stands) -> Option<Sure> {
    scripts::named(text).or_else(|| names::named(text, stands))
}

/// Whether a text that passes may name a person all the same.
pub(super) fn is_doubtful(text: &str) -> bool {
    named(text, Stands::Text) == Some(Sure::Likely)
}

/// What a cell of a column of departments or roles gives away; a column of `numbers` may hold them.
pub(super) fn found_in_a_cell(cell: &str, numbers: bool) -> Option<&'static str> {
    let cell = cell.trim();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let amount = cell.chars().all(|sign| sign.is_ascii_digit() || " .,'’€$£¥+-".contains(sign));
    if words::GENDERS.contains(&plain_words::folded(cell).as_str()) {
        return Some("the gender of a person");
    }
    if is_day(cell) {
        return Some("a date");
    }
    let found = found(cell, Stands::Text);
    // a number of that length alone is whatever the column numbers
    if found == Some("a personnel number") && numbers {
        return None;
    }
    found.or_else(|| (amount && digits > 3 && !numbers).then_some(NUMBER))
}

/// The same of the name of a file, which may hold any number.
pub fn found_in_a_path(path: &str) -> Option<&'static str> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    found_in_a_sentence(name)
        .or_else(|| (named(name, Stands::Name) == Some(Sure::Certain)).then_some(NAME))
}

/// The same of a sentence or a line with any numbers.
pub(super) fn found_in_a_sentence(text: &str) -> Option<&'static str> {
    if has_address(text) {
        return Some("an e-mail address");
    }
    let whole = |piece: &str| scripts::named(piece) == Some(Sure::Certain);
    let is_named = named(text, Stands::Text) == Some(Sure::Certain) || text.split('"').any(whole);
    is_named.then_some(NAME)
}

/// What to do about it.
pub fn remedy(what: &str) -> &'static str {
    match what {
        NAME => {
            "name the function instead, such as `head of support`; the name of a firm or a place keeps its words \
             together with `-`"
        }
        _ => "delete it: the simulator needs seats and functions, not persons",
    }
}

#[cfg(test)]
mod tests;
