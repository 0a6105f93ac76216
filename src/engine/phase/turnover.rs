//! Holders leave, exhausted ones sooner, and newcomers start from what the department believes.
//!
//! ```text
//! hazard = exit_rate exp(exit_strain B) a week        chance = 1 - exp(-hazard)
//! ```
//!
//! A newcomer starts with x = psi, V = P0, rested, with the first-week values of credibility and voice
//! and with skill x `onboarding`, which grows to 1 with time constant `onboarding_weeks`. The seat and
//! its habits stay.

use fearless_simd::{Simd, SimdBase, SimdMask, f64x8};

use crate::math::{self, LANES};
use crate::model::desk::Desk;
use crate::model::{Policies, Tile};
use crate::rng::{Purpose, Streams};

/// Replaces holders who leave. Reads `strain`; writes `newcomer`, `proficiency`, `strain`, `voice`,
/// `credibility`. One draw per seat.
#[inline(always)]
pub fn leave<S: Simd, const K: usize>(
    simd: S,
    policies: &Policies<K>,
    tile: &mut Tile<K>,
    desk: &mut Desk<K>,
    (luck, week): (Streams, u32),
) {
    let (rows, policy) = (tile.rows(), &policies.units[usize::from(tile.unit)]);
    let people = &policy.people;
    for row in rows.clone() {
        tile.proficiency[row] += people.onboarding_rate * (1.0 - tile.proficiency[row]);
        tile.newcomer[row] = 0.0;
    }
    if people.exit_rate == 0.0 {
        return;
    }
    desk.luck.draw((luck, week), Purpose::Turnover, tile, &mut desk.drawn);
    // a chance never exceeds its hazard, nor the hazard that of someone exhausted: most draws need no
    // closer look
    let mut may_leave = 0_u64;
    for row in rows.step_by(LANES) {
        let luck = f64x8::from_slice(simd, &desk.drawn[row..row + LANES]);
        may_leave |= luck.simd_lt(people.exit_rate_exhausted).to_bitmask() << row;
    }
    while may_leave > 0 {
        let row = may_leave.trailing_zeros() as usize;
        may_leave &= may_leave - 1;
        let hazard = people.exit_rate * math::exp(people.exit_strain * tile.strain[row]);
        if desk.drawn[row] < 1.0 - math::exp(-hazard) {
            tile.newcomer[row] = 1.0;
            tile.proficiency[row] = people.onboarding;
            tile.strain[row] = 0.0;
            tile.voice[row] = policy.voice.start;
            tile.credibility[row] = policy.communication.credibility_start;
        }
    }
}
