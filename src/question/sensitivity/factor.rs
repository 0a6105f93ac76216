//! A number that is varied, and its range.

use crate::scenario::Lever;

/// A number that is varied.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// Which number.
    pub lever: Lever,
    /// Smallest value.
    pub from: f64,
    /// Largest value.
    pub to: f64,
}

impl Factor {
    /// The value at a place from 0 to 1 of the range; whole numbers are equally likely.
    pub fn at(&self, place: f64) -> f64 {
        let value = if self.lever.is_whole() {
            self.from + (place * (self.to - self.from + 1.0)).floor()
        } else {
            self.from + place * (self.to - self.from)
        };
        value.min(self.to)
    }
}
