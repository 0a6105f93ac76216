//! Holders leave, exhausted ones sooner, and newcomers start from what the department believes.
//!
//! ```text
//! hazard = exit_rate exp(exit_strain B) a week        chance = 1 - exp(-hazard)
//! ```
//!
//! A newcomer starts with x = psi, V = P0, rested, with the first-week values of credibility and voice
//! and with skill x `onboarding`, which grows to 1 with time constant `onboarding_weeks`. The seat and
//! its habits stay.

use crate::math;
use crate::model::{Block, Policies};
use crate::rng::Draws;

/// Replaces holders who leave. Reads `strain`; writes `newcomer`, `proficiency`, `strain`, `voice`,
/// `credibility`. One draw per seat.
pub(crate) fn leave<const K: usize>(
    policies: &Policies<K>,
    block: &mut Block<K>,
    draws: &mut Draws,
) {
    let Block { spans, strain, newcomer, proficiency, voice, credibility, tallies, .. } = block;
    for span in spans {
        let policy = &policies.units[usize::from(span.unit)];
        let people = &policy.people;
        let highest = people.exit_rate * math::exp(people.exit_strain);
        let tally = &mut tallies[usize::from(span.tally)].1;
        for row in span.rows.clone() {
            let draw = draws.uniform();
            proficiency[row] += people.onboarding_rate * (1.0 - proficiency[row]);
            // a chance never exceeds its hazard, nor the hazard that of someone exhausted: most draws
            // need no closer look
            newcomer[row] = draw < highest && {
                let hazard = people.exit_rate * math::exp(people.exit_strain * strain[row]);
                draw < 1.0 - math::exp(-hazard)
            };
            if newcomer[row] {
                proficiency[row] = people.onboarding;
                strain[row] = 0.0;
                voice[row] = policy.voice.start;
                credibility[row] = policy.communication.credibility_start;
                tally.exits += 1.0;
            }
        }
    }
}
