//! Hurried work becomes the standard, and recovers slowly if at all.
//!
//! ```text
//! s += (tau - s) / erosion_weeks     when corners are cut (tau < s)
//! s += (1 - s) / restore_weeks       otherwise
//! ```
//!
//! Erosion of service standards (Oliva & Sterman 2001). With `restore_weeks = 0` it is a ratchet.

use fearless_simd::{Select, Simd, SimdBase};

use crate::engine::here::Here;
use crate::model::Tile;
use crate::model::desk::Desk;
use crate::model::tile::{get, set};

/// Moves the accepted time per urgent item. Reads `pace`; writes `standard`.
#[inline(always)]
pub fn drift<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    desk: &Desk<K>,
    eight: usize,
) {
    let (simd, rules) = (here.simd, &here.policy.workload);
    let (pace, accepted) = (get(simd, &desk.pace, eight), get(simd, &tile.standard, eight));
    let eroded = accepted + rules.erosion_rate * (pace - accepted);
    let restored = accepted + rules.restore_rate * (1.0 - accepted);
    set(&mut tile.standard, eight, pace.simd_lt(accepted).select(eroded, restored));
}
