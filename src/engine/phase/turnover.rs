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

use crate::math;
use crate::model::desk::Desk;
use crate::model::{Block, Policies};
use crate::rng::{Purpose, Streams};

/// Replaces holders who leave. Reads `strain`; writes `newcomer`, `proficiency`, `strain`, `voice`,
/// `credibility`. One draw per seat.
#[inline(always)]
pub fn leave<S: Simd, const K: usize>(
    simd: S,
    policies: &Policies<K>,
    block: &mut Block<K>,
    desk: &mut Desk<K>,
    luck: Streams,
    week: u32,
) {
    if policies.units.iter().any(|policy| policy.people.exit_rate > 0.0) {
        block.draw(luck, Purpose::Turnover, week, (&mut desk.numbers, &mut desk.luck));
    }
    let Block { spans, strain, newcomer, proficiency, voice, credibility, .. } = block;
    for span in spans {
        let policy = &policies.units[usize::from(span.unit)];
        let people = &policy.people;
        for row in span.rows() {
            proficiency[row] += people.onboarding_rate * (1.0 - proficiency[row]);
            newcomer[row] = 0.0;
        }
        if people.exit_rate == 0.0 {
            continue;
        }
        // a chance never exceeds its hazard, nor the hazard that of someone exhausted: most draws need no
        // closer look
        for first in span.rows().step_by(math::LANES) {
            let rows = first..span.rows().end.min(first + math::LANES);
            let luck = f64x8::from_slice(simd, &desk.luck[first..first + math::LANES]);
            if !luck.simd_lt(people.exit_rate_exhausted).any_true() {
                continue;
            }
            for row in rows {
                if desk.luck[row] >= people.exit_rate_exhausted {
                    continue;
                }
                let hazard = people.exit_rate * math::exp(people.exit_strain * strain[row]);
                if desk.luck[row] < 1.0 - math::exp(-hazard) {
                    newcomer[row] = 1.0;
                    proficiency[row] = people.onboarding;
                    strain[row] = 0.0;
                    voice[row] = policy.voice.start;
                    credibility[row] = policy.communication.credibility_start;
                }
            }
        }
    }
}
