//! Hurried work becomes the standard, and recovers slowly if at all. Equations and sources: section *standards* of
//! [`crate::model::description`].
//!
//! With `restore_weeks = 0` it is a ratchet. Haste that is paid for lasts as long as the pay and becomes no standard.

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{Mask, Number, Scalar};
use crate::model::Tile;
use crate::model::layout::columns::{get, set};
use crate::model::layout::scratch::Scratch;
use crate::model::policy::Workload;

/// Accepted time per urgent item after a week in which pressure alone asked for such a pace. Share of proper time.
#[inline(always)]
pub fn drifted<N: Number, const K: usize>(rules: &Workload<K>, standard: N, pace: N) -> N
where
    f64: Scalar<N>,
{
    let eroded = standard + rules.erosion_rate * (pace - standard);
    let restored = standard + rules.restore_rate * (1.0 - standard);
    pace.below(standard).choose(eroded, restored)
}

/// Moves the accepted time per urgent item. Reads `pressed` or `pace`; writes `standard`.
#[inline(always)]
pub fn drift<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    scratch: &Scratch<K>,
    lanes: usize,
) {
    let (simd, rules) = (here.simd, &here.policy.workload);
    let standard = get(simd, &tile.standard, lanes);
    // nobody writes the pace under pressure alone where it is the pace
    let pressed = if rules.haste > 0.0 { &scratch.pressed } else { &scratch.pace };
    set(&mut tile.standard, lanes, drifted(rules, standard, get(simd, pressed, lanes)));
}
