//! What the strategy needs changes slowly, and leaders notice late. Equations and sources: section *strategy* of
//! [`crate::model::description`]. Every option of a future meets the same random walk.

use crate::math;
use crate::model::layout::workforce::{PublicState, VisiblePractice};
use crate::model::{Organization, Policies, Row};
use crate::rng::{Purpose, Streams};

/// The intent after all changes of what is needed; the intent itself while nothing has changed. `can` is 1 for each kind
/// of work that can be done, else 0. Shares.
pub fn needed<const K: usize>(intent: &Row<K>, shift: &Row<K>, can: &Row<K>) -> Row<K> {
    if shift.iter().any(|&shift| shift != 0.0) {
        math::shares(&std::array::from_fn(|k| intent[k] + shift[k] * can[k]), intent)
    } else {
        *intent
    }
}

/// What leaders know of the needs after another week. Shares.
pub fn noticed<const K: usize>(known: &Row<K>, needed: &Row<K>, rate: f64) -> Row<K> {
    if rate >= 1.0 {
        *needed
    } else {
        std::array::from_fn(|k| known[k] + rate * (needed[k] - known[k]))
    }
}

/// Moves the needs by a week. Reads `intent`; writes `needed`, `known`, `shift`. One draw per kind.
pub fn move_needs<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &mut PublicState<K>,
    streams: Streams,
    week: u32,
) {
    let company = &policies.company;
    if company.drift > 0.0 {
        let mut draws = streams.open(Purpose::StrategyDrift, u64::from(week), 0, K);
        let steps: Row<K> = std::array::from_fn(|_| draws.normal());
        for k in 0..org.kinds {
            shared.leaders.shift[k] += company.drift * steps[org.draw_of_kind[k]];
        }
    }
    let shift = shared.leaders.shift;
    let of_departments = company.intent.iter().zip(&company.can);
    for (department, (intent, can)) in shared.departments.iter_mut().zip(of_departments) {
        department.needed = needed(intent, &shift, &can.kinds);
        department.known = noticed(&department.known, &department.needed, company.awareness_rate);
    }
    let known = &mut shared.leaders.known;
    *known = noticed(known, &needed(&company.strategy, &shift, &[1.0; K]), company.awareness_rate);
    // what direct reports of the leader see of the leader's own week
    shared.practice[0] = VisiblePractice(company.practice.unwrap_or(shared.leaders.known));
}
