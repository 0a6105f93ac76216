//! A scenario whose words and numbers are right one by one, before anyone asks whether they fit together.

use std::collections::{BTreeMap, BTreeSet};

use super::parameter::{FREE_TABLES, Parameter};
use super::source::Span;
use super::value::Typed;

/// A scenario whose words and numbers are right one by one.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Full key to value, `each` tables included.
    pub(super) values: BTreeMap<String, DraftValue>,
    /// Keys whose value is wrong.
    pub(super) wrong: BTreeSet<String>,
    /// Events and options with something under `set`.
    pub(super) setting: BTreeSet<String>,
    /// What each event and option sets: `option.pilot` to its settings, in file order.
    pub(super) sets: BTreeMap<String, Vec<Set>>,
    /// Rows of the tables with free names, in file order: table, name, place of the name.
    pub(super) rows: Vec<(&'static str, String, Span)>,
}

/// A value and where it stands.
#[derive(Debug)]
pub(super) struct DraftValue {
    pub(super) typed: Typed,
    /// Place of the key.
    pub(super) key: Span,
    /// Place of the value.
    pub(super) span: Span,
}

/// A value that an event or an option sets.
#[derive(Debug)]
pub(super) struct Set {
    pub(super) key: String,
    pub(super) parameter: &'static Parameter,
    pub(super) given: DraftValue,
}

impl Draft {
    /// The value of a key: its own, or that of every row of its table.
    pub(super) fn get(&self, key: &str) -> Option<&DraftValue> {
        self.values.get(key).or_else(|| {
            let (table, rest) = key.split_once('.')?;
            let (_, field) = rest.split_once('.')?;
            FREE_TABLES
                .contains(&table)
                .then(|| self.values.get(&format!("each.{table}.{field}")))?
        })
    }

    /// The value that a row states itself.
    pub(super) fn own(&self, key: &str) -> Option<&DraftValue> {
        self.values.get(key)
    }

    /// Whether somebody wrote a value for a key, right or wrong.
    pub(super) fn mentions(&self, key: &str) -> bool {
        self.get(key).is_some() || self.wrong.contains(key) || {
            let mut parts = key.splitn(3, '.');
            let each = parts
                .next()
                .zip(parts.nth(1))
                .map(|(table, field)| format!("each.{table}.{field}"));
            each.is_some_and(|each| self.wrong.contains(&each))
        }
    }

    /// Whether the value of a key is known to be wrong.
    pub(super) fn is_wrong(&self, key: &str) -> bool {
        self.wrong.contains(key) || self.get(key).is_none() && self.mentions(key)
    }

    /// Whether an event or option has something under `set`, right or wrong.
    pub(super) fn tries_to_set(&self, owner: &str) -> bool {
        self.setting.contains(owner)
    }

    /// Names and places of the rows of a table, in file order.
    pub(super) fn rows(&self, table: &str) -> impl Iterator<Item = (&str, &Span)> {
        let table = table.to_string();
        self.rows.iter().filter(move |row| row.0 == table).map(|row| (row.1.as_str(), &row.2))
    }

    /// A number; `fallback` only if the file was wrong, in which case nothing runs.
    pub(super) fn number(&self, key: &str, fallback: f64) -> f64 {
        match self.get(key).map(|given| &given.typed) {
            Some(Typed::Number(number)) => *number,
            Some(Typed::Range(range)) => range.usual,
            _ => fallback,
        }
    }

    /// A list of texts.
    pub(super) fn texts(&self, key: &str) -> Option<&[String]> {
        match self.get(key).map(|given| &given.typed) {
            Some(Typed::Texts(texts)) => Some(texts),
            _ => None,
        }
    }

    /// A text.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        match self.get(key).map(|given| &given.typed) {
            Some(Typed::Text(text)) => Some(text),
            _ => None,
        }
    }
}
