//! Words are compared with pay, and leaders gain or lose credibility.
//!
//! ```text
//! cr += credibility_rate (exp(-|x - ghat|^2 / (2 width^2)) - cr)
//! ```
//!
//! Behavioural integrity as the perceived match of words and deeds (Simons 2002); the Gaussian form is
//! an assumption.

use crate::math;
use crate::model::block::row_of;
use crate::model::workforce::Shared;
use crate::model::{Block, Policies, Row};

/// Compares what people hear with what is paid. Reads `perceived_intent`; writes `credibility`.
#[inline(always)]
pub fn compare<const K: usize>(policies: &Policies<K>, shared: &Shared<K>, block: &mut Block<K>) {
    let Block { spans, perceived_intent, credibility, .. } = block;
    for span in spans {
        let policy = &policies.units[usize::from(span.unit)];
        let (rate, sharpness) =
            (policy.communication.credibility_rate, policy.communication.credibility_sharpness);
        let needed = &shared.departments[usize::from(span.department)].needed;
        let Some(&paid) = policy.paid.shares(needed) else { continue };
        if rate == 0.0 {
            continue;
        }
        for row in span.rows() {
            let believed = row_of(perceived_intent, row);
            let gap: Row<K> = std::array::from_fn(|k| believed[k] - paid[k]);
            let match_of_words = math::exp(-math::dot(&gap, &gap) * sharpness);
            credibility[row] += rate * (match_of_words - credibility[row]);
        }
    }
}
