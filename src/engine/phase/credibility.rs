//! Words are compared with pay, and leaders gain or lose credibility.
//!
//! ```text
//! cr += credibility_rate (exp(-|x - ghat|^2 / (2 width^2)) - cr)
//! ```
//!
//! Behavioural integrity as the perceived match of words and deeds (Simons 2002); the Gaussian form is
//! an assumption.

use crate::math;
use crate::model::tile::row_of;
use crate::model::workforce::Shared;
use crate::model::{Policies, Row, Tile};

/// Compares what people hear with what is paid. Reads `perceived_intent`; writes `credibility`.
#[inline(always)]
pub fn compare<const K: usize>(policies: &Policies<K>, shared: &Shared<K>, tile: &mut Tile<K>) {
    let policy = &policies.units[usize::from(tile.unit)];
    let rules = &policy.communication;
    let (rate, sharpness) = (rules.credibility_rate, rules.credibility_sharpness);
    let needed = &shared.departments[usize::from(tile.department)].needed;
    let Some(&paid) = policy.paid.shares(needed) else { return };
    if rate == 0.0 {
        return;
    }
    for row in tile.rows() {
        let believed = row_of(&tile.perceived_intent, row);
        let gap: Row<K> = std::array::from_fn(|k| believed[k] - paid[k]);
        let match_of_words = math::exp(-math::dot(&gap, &gap) * sharpness);
        tile.credibility[row] += rate * (match_of_words - tile.credibility[row]);
    }
}
