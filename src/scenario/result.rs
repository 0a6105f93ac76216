//! Results that a measure may be about: what becomes of urgent work in a department.

use super::{Measure, Scenario};

/// What a measure of a result counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultKind {
    /// Share of urgent work that is served within a limit.
    Waiting,
    /// Urgent work that waits. Working weeks per seat.
    Backlog,
    /// Urgent work that is finished. Working weeks per seat and week.
    Cases,
    /// Share of the urgent work that lands which had been done before.
    Rework,
}

impl ResultKind {
    /// In the order of their words, behind `none`.
    pub(super) const ALL: [Self; 4] = [Self::Waiting, Self::Backlog, Self::Cases, Self::Rework];

    /// Whether more of it is better.
    pub fn more_is_better(self) -> bool {
        matches!(self, Self::Waiting | Self::Cases)
    }
}

impl Scenario {
    /// The measure that is about a result, and its place among the measures, if there is one.
    pub fn result(&self) -> Option<(usize, &Measure)> {
        self.measures.iter().enumerate().find(|(_, measure)| measure.result.is_some())
    }
}
