//! Words are compared with pay, and leaders gain or lose credibility. Equations and sources: section *credibility* of
//! [`crate::model::description`].
//!
//! What leaders said last, and not what is left of it in people's belief, is held against pay; before they have said
//! anything there is nothing to hold.

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{self, Number, Scalar};
use crate::model::layout::columns::{get, set};
use crate::model::layout::workforce::{Department, PublicState};
use crate::model::policy::Communication;
use crate::model::view::View;
use crate::model::{Policies, Row, Tile};

/// What leaders said last: what is needed where nobody has to be told, nothing before they have said anything. Shares.
#[inline(always)]
pub fn words<'a, const K: usize>(
    policies: &Policies<K>,
    shared: &PublicState<K>,
    department: &'a Department<K>,
) -> Option<&'a Row<K>> {
    if policies.switches.on.signal {
        shared.leaders.spoken.then_some(&department.said)
    } else {
        Some(&department.needed)
    }
}

/// How well words match what is really paid. 0 to 1.
pub fn match_of_words<const K: usize>(
    rules: &Communication<K>,
    view: &View<K>,
    said: &Row<K>,
) -> f64 {
    let gap: Row<K> = std::array::from_fn(|k| said[k] - view.paid[k]);
    math::exp(-math::dot(&gap, &gap) * rules.credibility_sharpness)
}

/// Credibility after a week of words that match pay so well. Share.
#[inline(always)]
pub fn compared<N: Number, const K: usize>(view: &View<K>, match_of_words: f64, credibility: N) -> N
where
    f64: Scalar<N>,
{
    credibility + view.credibility_rate * (match_of_words - credibility)
}

/// Compares what was said with what is paid. Reads `said`; writes `credibility`.
#[inline(always)]
pub fn compare<S: Simd, const K: usize>(here: Here<S, K>, tile: &mut Tile<K>) {
    let view = here.view;
    let Some(said) = words(here.policies, here.shared, here.department) else { return };
    if view.credibility_rate == 0.0 {
        return;
    }
    // the same for everyone here
    let match_of_words = match_of_words(&here.policy.communication, view, said);
    for lanes in tile.lanes() {
        let credibility = get(here.simd, &tile.credibility, lanes);
        set(&mut tile.credibility, lanes, compared(view, match_of_words, credibility));
    }
}
