//! What an event or an option changes about what stands out: settles, eases, leaves, worsens, brings.

use super::Reading;
use crate::scenario::{Change, Named, Scenario};

/// Smallest change of a weight that is told, relative to what it was.
const TOLD: f64 = 0.15;

/// Whose change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// An event. Index.
    Event(usize),
    /// An option. Index.
    Option(usize),
}

impl Owner {
    /// What it changes.
    pub fn changes(self, scenario: &Scenario) -> &[Change] {
        match self {
            Self::Event(number) => std::slice::from_ref(&scenario.events[number]),
            Self::Option(number) => &scenario.options[number].changes,
        }
    }

    /// Its name on charts.
    pub fn label(self, scenario: &Scenario) -> &str {
        match self {
            Self::Event(number) => &scenario.events[number].label,
            Self::Option(number) => &scenario.options[number].named.label,
        }
    }

    /// The names of an option; an event has only its label.
    pub fn named(self, scenario: &Scenario) -> Option<&Named> {
        match self {
            Self::Event(_) => None,
            Self::Option(number) => Some(&scenario.options[number].named),
        }
    }
}

/// What happens to one reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// It no longer stands out.
    Settles,
    /// It matters less.
    Eases,
    /// Its figures stay as they were, and less pull is behind them.
    Weakens,
    /// It rests on a value that is changed, and its figures stay as they were.
    Leaves,
    /// Its figures stay as they were, and more pull is behind them.
    Strengthens,
    /// It matters more.
    Worsens,
    /// It was not there before.
    Brings,
}

impl Turn {
    /// Name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Settles => "settles",
            Self::Eases => "eases",
            Self::Weakens => "weakens",
            Self::Leaves => "leaves",
            Self::Strengthens => "strengthens",
            Self::Worsens => "worsens",
            Self::Brings => "brings",
        }
    }
}

/// What an event or option changes about the readings of the scenario, in the departments that it reaches.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// Whose change it is.
    pub owner: Owner,
    /// Departments that it reaches. Indices, ascending; empty for all.
    pub departments: Vec<usize>,
    /// Whether only some teams take part.
    pub pilot: bool,
    /// Readings before and after, with what happens to them; after is as before for those that are settled.
    pub turns: Vec<(Turn, Reading)>,
    /// Readings before, as far as these departments are concerned.
    pub before: Vec<Reading>,
}

impl Effect {
    /// What happens, when it happens to everything that stood out.
    pub fn common_turn(&self) -> Option<Turn> {
        let (first, _) = self.turns.first()?;
        let is_common = self.turns.len() == self.before.len()
            && *first != Turn::Brings
            && self.turns.iter().all(|(turn, _)| turn == first);
        is_common.then_some(*first)
    }
}

/// Departments that some changes reach; empty for all.
fn reached(changes: &[Change]) -> Vec<usize> {
    let mut reached: Vec<usize> =
        changes.iter().filter_map(|change| change.scope.department).collect();
    if reached.len() < changes.len() {
        return Vec::new();
    }
    reached.sort_unstable();
    reached.dedup();
    reached
}

/// Readings as far as some departments are concerned.
fn within(readings: &[Reading], departments: &[usize]) -> Vec<Reading> {
    let mut own = readings.to_vec();
    if !departments.is_empty() {
        for reading in &mut own {
            reading.cases.retain(|case| departments.binary_search(&case.department).is_ok());
        }
        own.retain(|reading| !reading.cases.is_empty());
    }
    own
}

/// Compares the readings before and after; `None` when there is nothing to say.
pub(super) fn compare(
    owner: Owner,
    changes: &[Change],
    before: &[Reading],
    after: &[Reading],
) -> Option<Effect> {
    let departments = reached(changes);
    let (before, after) = (within(before, &departments), within(after, &departments));
    let set = |key: &String| changes.iter().flat_map(|change| &change.sets).any(|s| s.key == *key);
    let is_touched = |reading: &Reading| reading.keys.iter().any(set);
    let mut turns: Vec<(Turn, Reading)> = before
        .iter()
        .filter(|old| !after.iter().any(|new| new.is_about(old)))
        .map(|old| (Turn::Settles, old.clone()))
        .collect();
    for new in after {
        let Some(old) = before.iter().find(|old| old.is_about(&new)) else {
            turns.push((Turn::Brings, new));
            continue;
        };
        let change = new.weight() / old.weight() - 1.0;
        // a target is made or not; how far off it is does not matter
        let is_state = new.topic.is_state();
        let turn = if is_state || has_same_figures(old, &new) {
            if change >= TOLD && !is_state {
                Turn::Strengthens
            } else if change <= -TOLD && !is_state {
                Turn::Weakens
            } else {
                Turn::Leaves
            }
        } else if change <= -TOLD {
            Turn::Eases
        } else if change >= TOLD {
            Turn::Worsens
        } else {
            Turn::Leaves
        };
        if turn != Turn::Leaves || is_touched(&new) {
            turns.push((turn, new));
        }
    }
    if matches!(owner, Owner::Event(_)) {
        // an event is no remedy
        turns.retain(|(turn, _)| *turn >= Turn::Strengthens);
    }
    turns.sort_by_key(|(turn, _)| *turn);
    let pilot = changes.iter().any(|change| change.scope.teams.is_some());
    (!turns.is_empty()).then_some(Effect { owner, departments, pilot, turns, before })
}

/// Whether two readings of the same thing show the same numbers in the same departments.
fn has_same_figures(old: &Reading, new: &Reading) -> bool {
    let same = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs());
    old.cases.len() == new.cases.len()
        && old.cases.iter().zip(&new.cases).all(|(old, new)| {
            old.department == new.department
                && same(old.value, new.value)
                && same(old.against, new.against)
        })
}
