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
use crate::math::{self, Number, Scalar};
use crate::model::policy::Communication;
use crate::model::tile::{get, get_all, set};
use crate::model::{Row, Tile};

/// Credibility after words were compared with what is really paid (`paid`, shares). Share.
#[inline(always)]
pub fn compared<N: Number, const K: usize>(
    rules: &Communication,
    paid: &Row<K>,
    perceived_intent: &[N; K],
    credibility: N,
) -> N
where
    f64: Scalar<N>,
{
    let mut gap = *perceived_intent;
    for k in 0..K {
        gap[k] = gap[k] - paid[k];
    }
    let match_of_words = math::exp(-math::dot(&gap, &gap) * rules.credibility_sharpness);
    credibility + rules.credibility_rate * (match_of_words - credibility)
}

/// Compares what people hear with what is paid. Reads `perceived_intent`; writes `credibility`.
#[inline(always)]
pub fn compare<S: Simd, const K: usize>(here: Here<S, K>, tile: &mut Tile<K>, eight: usize) {
    let rules = &here.policy.communication;
    let Some(paid) = here.policy.paid.shares(&here.department.needed) else { return };
    if rules.credibility_rate == 0.0 {
        return;
    }
    let perceived_intent = get_all(here.simd, &tile.perceived_intent, eight);
    let credibility = get(here.simd, &tile.credibility, eight);
    let moved = compared(rules, paid, &perceived_intent, credibility);
    set(&mut tile.credibility, eight, moved);
}
