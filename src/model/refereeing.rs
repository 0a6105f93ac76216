//! What clashes of priorities that go up to managers hold up: sign-offs that wait for them. Equations and sources: section
//! *refereeing* of [`crate::model::optional`].

use crate::math::at_most;

/// Share of the week beyond which managers are not counted as busier: who waits for them waits long, and not for ever.
pub const MOST_BUSY: f64 = 0.95;

/// Time that managers with so much of their week taken need for a sign-off that takes `weeks` of their attention. Weeks.
pub fn sign_off(weeks: f64, busy: f64) -> f64 {
    weeks / (1.0 - at_most(MOST_BUSY, busy))
}
