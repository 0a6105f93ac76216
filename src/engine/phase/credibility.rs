//! Words are compared with pay, and leaders gain or lose credibility.
//!
//! ```text
//! cr += credibility_rate (exp(-|x - ghat|^2 / (2 width^2)) - cr)
//! ```
//!
//! Behavioural integrity as the perceived match of words and deeds (Simons 2002); the Gaussian form is
//! an assumption.

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math;
use crate::model::Tile;
use crate::model::tile::{get, get_all, set};

/// Compares what people hear with what is paid. Reads `perceived_intent`; writes `credibility`.
#[inline(always)]
pub fn compare<S: Simd, const K: usize>(here: Here<S, K>, tile: &mut Tile<K>, eight: usize) {
    let rules = &here.policy.communication;
    let Some(paid) = here.policy.paid.shares(&here.department.needed) else { return };
    if rules.credibility_rate == 0.0 {
        return;
    }
    let mut gap = get_all(here.simd, &tile.perceived_intent, eight);
    for k in 0..K {
        gap[k] -= paid[k];
    }
    let match_of_words = math::exp(-math::dot(&gap, &gap) * rules.credibility_sharpness);
    let trust = get(here.simd, &tile.credibility, eight);
    let moved = trust + rules.credibility_rate * (match_of_words - trust);
    set(&mut tile.credibility, eight, moved);
}
