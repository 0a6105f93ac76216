//! Whether the baseline reproduces what is known about the organization.

use crate::futures::results::Results;
use crate::scenario::{Fact, Metric};
use crate::statistics::estimate::Spread;

/// A fact beside what the baseline shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FactCheck {
    /// The measure.
    pub metric: Metric,
    /// Smallest known value.
    pub from: f64,
    /// Largest known value.
    pub to: f64,
    /// Median of the baseline over futures, final weeks; `None` when the measure does not apply.
    pub simulated: Option<f64>,
}

impl FactCheck {
    /// Whether the baseline lies within what is known.
    pub fn is_reproduced(&self) -> bool {
        self.simulated.is_some_and(|value| (self.from..=self.to).contains(&value))
    }
}

/// Compares all facts.
pub fn compare(results: &Results, facts: &[Fact]) -> Vec<FactCheck> {
    facts
        .iter()
        .map(|fact| FactCheck {
            metric: fact.metric,
            from: fact.from,
            to: fact.to,
            simulated: Spread::of(results.arms[0].finals(fact.metric)).map(|spread| spread.q50),
        })
        .collect()
}
