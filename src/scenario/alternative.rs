//! What could be done instead: options and events, whom they reach and what they set.

use super::Named;
use super::scope::{Attention, Scope};
use std::ops::Range;

/// A dated change of rules.
#[derive(Clone, Debug)]
pub struct Change {
    /// Name of the event or option it belongs to.
    pub label: String,
    /// First week. At least 1.
    pub week: u32,
    /// Last week; `None` stays to the end.
    pub until: Option<u32>,
    /// Weeks until the change is complete. At least 1.
    pub ramp_weeks: u32,
    /// Whom it reaches.
    pub scope: Scope,
    /// What being watched does to those whom it reaches.
    pub attention: Attention,
    /// What it sets.
    pub sets: Vec<Setting>,
}

/// New value of one key.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Full dotted key.
    pub key: String,
    /// Its slots.
    pub slots: Range<usize>,
    /// New numbers, one per slot; ranges at `usual`.
    pub values: Vec<f64>,
    /// Whether a ramp moves it bit by bit.
    pub glides: bool,
    /// When the new value is itself a range: smallest and largest, drawn with the same luck as the
    /// key's own range.
    pub range: Option<(f64, f64)>,
}

/// One option of a scenario: what to do instead.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// Its names.
    pub named: Named,
    /// What it changes, in order; later changes win.
    pub changes: Vec<Change>,
    /// What its author thinks it does to the headline, written down before any run.
    pub expected: Option<Expected>,
    /// The options that it combines without changing anything itself. Indices, in file order of its list.
    pub combines: Vec<usize>,
    /// Another option that it is judged against besides the baseline, by its name.
    pub against: Option<String>,
    /// The number by which a run makes its rewards cost as much as those of the baseline.
    pub at_equal_cost: Option<EqualCost>,
}

/// A number that is chosen so that an option costs as much as the baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct EqualCost {
    /// Full dotted key.
    pub key: String,
    /// Its value, once it was found.
    pub value: Option<f64>,
}

/// What somebody expects of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The direction.
    pub outcome: Expectation,
    /// Why, in a few words; empty when nobody said.
    pub because: String,
}

/// Direction in which the headline is expected to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// Better than the baseline, by at least what matters.
    Better,
    /// Worse than the baseline, by at least what matters.
    Worse,
    /// No difference that matters.
    NoDifference,
}

impl Expectation {
    /// Finds it by its words.
    pub(crate) fn named(words: &str) -> Option<Self> {
        [Self::Better, Self::Worse, Self::NoDifference]
            .into_iter()
            .find(|expectation| expectation.words() == words)
    }

    /// As written in a file.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::NoDifference => "no difference",
        }
    }
}
