//! A key of a scenario along the edge of a chart.

use crate::ink::{Steps, VariedLever};
use crate::scenario::Lever;

/// A key with the values it takes, from the smallest up; words in the order of their list.
pub(crate) fn lever(key: &Lever, values: &[f64]) -> VariedLever {
    let steps = if key.is_words() {
        Steps::Words(values.iter().map(|&value| key.written(value)).collect())
    } else {
        Steps::Numbers(values.to_vec())
    };
    let unit = if key.is_words() { String::new() } else { key.parameter.unit.to_owned() };
    VariedLever { label: name(key), unit, steps }
}

/// The meaning of a key as a name.
fn name(key: &Lever) -> String {
    let mut letters = key.parameter.meaning.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// Where a key stands in the scenario, on an edge of these values.
pub(crate) fn today(key: &Lever, values: &[f64]) -> Option<f64> {
    if key.is_words() {
        values.iter().position(|&value| same(value, key.usual)).map(|at| at as f64)
    } else {
        Some(key.usual)
    }
}

/// Whether two values of a key are the same but for rounding.
pub(crate) fn same(left: f64, right: f64) -> bool {
    (left - right).abs() < 1e-12 * (1.0 + left.abs())
}
