//! The catalogue: every cause, symptom, misreading, lever, aim, pattern, question and principle that practitioners
//! bring, with what in the program shows it.

mod aims;
mod causes;
mod levers;
mod misreadings;
mod questions;
mod row;
mod symptoms;
mod tell;

use CatalogueKind::{Cause, Lever, Misreading, Pattern, Principle, Question, Symptom, Target};
use row::CatalogueRow;
pub(super) use tell::{json, rows_with, table};

use crate::scenario::suggest::closest;

/// What practitioners bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CatalogueKind {
    Cause,
    Symptom,
    Misreading,
    Lever,
    Target,
    Pattern,
    Question,
    Principle,
}

impl CatalogueKind {
    /// One of them.
    const fn name(self) -> &'static str {
        match self {
            Cause => "cause",
            Symptom => "symptom",
            Misreading => "misreading",
            Lever => "lever",
            Target => "target",
            Pattern => "pattern",
            Question => "question",
            Principle => "principle",
        }
    }

    /// Its heading.
    const fn heading(self) -> &'static str {
        match self {
            Cause => "causes: what pulls work and strategy apart",
            Symptom => "symptoms: how it shows",
            Misreading => "misreadings: what it is taken for, and what to keep apart from it",
            Lever => "levers: what can be done",
            Target => "targets: what good looks like",
            Pattern => "patterns: neighbours with causes and cures of their own",
            Question => "questions: what to ask",
            Principle => "principles: how to model it",
        }
    }
}

/// All rows by kind, in the order of their numbers.
const CATALOGUE: [(CatalogueKind, &[CatalogueRow]); 8] = [
    (Cause, causes::ROWS),
    (Symptom, symptoms::ROWS),
    (Misreading, misreadings::ROWS),
    (Lever, levers::ROWS),
    (Target, aims::TARGETS),
    (Pattern, aims::PATTERNS),
    (Question, questions::QUESTIONS),
    (Principle, questions::PRINCIPLES),
];

/// All rows with their kinds.
fn all() -> impl Iterator<Item = (CatalogueKind, &'static CatalogueRow)> {
    CATALOGUE.iter().flat_map(|(kind, rows)| rows.iter().map(|row| (*kind, row)))
}

/// Words of a text in lower case.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// Whether one of the words of a row is the one that was asked for, begins with it, or is its singular.
fn says(kind: CatalogueKind, row: &CatalogueRow, asked: &str) -> bool {
    if asked.chars().all(|letter| letter.is_ascii_digit()) {
        return asked.parse() == Ok(row.id);
    }
    let singular = asked.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(asked);
    let names = row.by.iter().map(|by| by.name());
    let missing = row.status.missing().unwrap_or("");
    let texts =
        [kind.name(), row.status.name(), row.item, row.how, missing].into_iter().chain(names);
    texts.flat_map(words).any(|word| word.starts_with(asked) || word == singular)
}

/// Rows in which all of the words stand.
fn found(asked: &str) -> impl Iterator<Item = (CatalogueKind, &'static CatalogueRow)> {
    let wanted: Vec<String> = words(asked).collect();
    all().filter(move |&(kind, row)| wanted.iter().all(|word| says(kind, row, word)))
}

/// A word of the catalogue that somebody may have meant, with the word that is not in it.
pub(super) fn meant(asked: &str) -> Option<String> {
    let unknown = words(asked).find(|word| !all().any(|(kind, row)| says(kind, row, word)))?;
    let known: Vec<String> = all().flat_map(|(_, row)| words(row.item)).collect();
    closest(&unknown, known.iter().map(String::as_str)).map(str::to_owned)
}

#[cfg(test)]
mod tests;
