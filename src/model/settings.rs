//! Reads the adjustable values of a scenario by their names.

use crate::math;
use crate::model::Row;
use crate::model::value::given;
use crate::scenario::Scenario;

/// The adjustable values in force, with the names to find them.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'a> {
    /// The scenario that declares them.
    pub scenario: &'a Scenario,
    /// Their values now. `[slots]`
    pub values: &'a [f64],
}

impl Settings<'_> {
    /// All numbers of a key.
    ///
    /// # Panics
    /// When the scenario has no such key, which the check rules out.
    pub fn numbers(&self, key: &str) -> &[f64] {
        let Some(slots) = self.scenario.layout.slots(key) else {
            panic!("the scenario has no setting `{key}`")
        };
        &self.values[slots]
    }

    /// The number of a key.
    pub fn number(&self, key: &str) -> f64 {
        self.numbers(key)[0]
    }

    /// The whole number of a key; a ramp passes through fractions, which count from one half.
    pub fn whole(&self, key: &str) -> u32 {
        self.number(key).round() as u32
    }

    /// The place of a word in its closed list.
    pub fn word(&self, key: &str) -> usize {
        self.number(key) as usize
    }

    /// One number per kind of work.
    pub fn row<const K: usize>(&self, key: &str) -> Row<K> {
        let mut row = [0.0; K];
        let numbers = self.numbers(key);
        row[..numbers.len()].copy_from_slice(numbers);
        row
    }

    /// One number per kind of work, if the file gives any.
    pub fn optional_row<const K: usize>(&self, key: &str) -> Option<Row<K>> {
        given(self.row(key))
    }

    /// One number for each kind of work, from the tables `work.*`.
    pub fn of_work<const K: usize>(&self, key: &str) -> Row<K> {
        let mut row = [0.0; K];
        for (value, work) in row.iter_mut().zip(&self.scenario.work) {
            *value = self.number(&format!("work.{}.{key}", work.name));
        }
        row
    }
}

/// What is left of 1 after `times` steps that each take a share.
pub(super) fn left(step: f64, times: u32) -> f64 {
    (0..times).fold(1.0, |rest, _| rest * (1.0 - step))
}

/// Share of each kind of work in what can be seen; even where nothing can.
pub(super) fn visible<const K: usize>(settings: Settings) -> Row<K> {
    let kinds = settings.scenario.work.len();
    let even = std::array::from_fn(|k| if k < kinds { 1.0 / kinds as f64 } else { 0.0 });
    math::shares(&settings.of_work("visibility"), &even)
}
