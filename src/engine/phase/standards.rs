//! Hurried work becomes the standard, and recovers slowly if at all.
//!
//! ```text
//! s += (tau - s) / erosion_weeks     when corners are cut (tau < s)
//! s += (1 - s) / restore_weeks       otherwise
//! ```
//!
//! Erosion of service standards (Oliva & Sterman 2001). With `restore_weeks = 0` it is a ratchet.

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{Mask, Number, Scalar};
use crate::model::Tile;
use crate::model::desk::Desk;
use crate::model::policy::Workload;
use crate::model::tile::{get, set};

/// Accepted time per urgent item after a week at such a pace (s). Share of proper time.
#[inline(always)]
pub fn drifted<N: Number, const K: usize>(rules: &Workload<K>, standard: N, pace: N) -> N
where
    f64: Scalar<N>,
{
    let eroded = standard + rules.erosion_rate * (pace - standard);
    let restored = standard + rules.restore_rate * (1.0 - standard);
    pace.below(standard).choose(eroded, restored)
}

/// Moves the accepted time per urgent item. Reads `pace`; writes `standard`.
#[inline(always)]
pub fn drift<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    desk: &Desk<K>,
    eight: usize,
) {
    let (standard, pace) =
        (get(here.simd, &tile.standard, eight), get(here.simd, &desk.pace, eight));
    set(&mut tile.standard, eight, drifted(&here.policy.workload, standard, pace));
}
