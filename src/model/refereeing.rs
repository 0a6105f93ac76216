//! What clashes of priorities that go up to managers hold up: sign-offs that wait for them. Equations and sources: section
//! *refereeing* of [`crate::model::optional`].

use crate::math::at_most;
use crate::model::Row;

/// Share of the week beyond which managers are not counted as busier: who waits for them waits long, and not for ever.
pub const MOST_BUSY: f64 = 0.95;

/// Time that managers with so much of their week taken need for a sign-off that takes `weeks` of their attention. Weeks.
pub fn sign_off(weeks: f64, busy: f64) -> f64 {
    weeks / (1.0 - at_most(MOST_BUSY, busy))
}

/// When the value of each kind of work shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PayoffTime<const K: usize> {
    /// With managers who have nothing to referee. Weeks.
    pub weeks: Row<K>,
    /// Sign-offs that it waits for.
    pub sign_offs: Row<K>,
    /// Attention of managers that one takes. Weeks.
    pub takes: f64,
    /// What else managers have to do. Share of the week.
    pub busy: f64,
}

impl<const K: usize> PayoffTime<K> {
    /// What each sign-off waits longer for managers who spend such a share of their week refereeing. Weeks.
    pub fn delay(&self, refereeing: f64) -> f64 {
        sign_off(self.takes, self.busy + refereeing) - sign_off(self.takes, self.busy)
    }

    /// Share of the way from work to showing value covered in a week, where each sign-off waits so much longer.
    pub fn rate(&self, kind: usize, delay: f64) -> f64 {
        1.0 / (self.weeks[kind] + self.sign_offs[kind] * delay).max(1.0)
    }
}
