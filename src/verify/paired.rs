//! Signs: what one option has more of than another, over futures that both live.

use crate::futures::plan::BASELINE;
use crate::scenario::Metric;
use crate::verify::case::LivedCase;
use crate::verify::row::{Rows, Tolerance, mean_and_error};

/// Futures of a sign.
pub const FUTURES: u32 = 12;

/// A measure over the final quarter in every future; empty when it does not apply to one of them.
pub fn finals(lived: &LivedCase, option: &str, metric: Metric) -> Vec<f64> {
    let values = lived.finals(option, metric);
    if values.len() == lived.futures() { values } else { Vec::new() }
}

/// Mean of the paired difference over futures, and its error.
pub fn gain(from: &[f64], to: &[f64]) -> (f64, f64) {
    let pairs: Vec<f64> = from.iter().zip(to).map(|(from, to)| to - from).collect();
    mean_and_error(&pairs)
}

/// Mean of what the second option has more of a measure in the final quarter, and its error.
pub fn gain_of(lived: &LivedCase, from: &str, to: &str, metric: Metric) -> (f64, f64) {
    gain(&finals(lived, from, metric), &finals(lived, to, metric))
}

/// How far chance may move a sign.
pub fn of_a_sign(error: f64) -> Tolerance {
    Tolerance::of_a_sign(error, FUTURES as usize)
}

/// Asks that the second option has more of a measure in the final quarter than the first.
pub fn rises(rows: &mut Rows, lived: &LivedCase, from: &str, to: &str, metric: Metric) {
    let (gain, error) = gain_of(lived, from, to, metric);
    let (quantity, unit) = (quantity(from, to, metric), metric.info().unit);
    rows.at(compared(lived, from, to)).above(quantity, unit, 0.0, gain, of_a_sign(error));
}

/// Asks that the second option has less of a measure in the final quarter than the first.
pub fn falls(rows: &mut Rows, lived: &LivedCase, from: &str, to: &str, metric: Metric) {
    let (gain, error) = gain_of(lived, from, to, metric);
    let (quantity, unit) = (quantity(from, to, metric), metric.info().unit);
    rows.at(compared(lived, from, to)).below(quantity, unit, 0.0, gain, of_a_sign(error));
}

fn quantity(from: &str, to: &str, metric: Metric) -> String {
    format!("{}: {to} minus {from}", metric.info().name)
}

fn compared(lived: &LivedCase, from: &str, to: &str) -> String {
    let against = if from == BASELINE { String::new() } else { format!(" against option {from}") };
    format!("{}{against}", lived.described_with(to))
}
