//! Misfit is reported or swallowed; reports that change nothing turn into silence.
//!
//! ```text
//! speaks with chance logit^-1(v0 + v1 q - v2 risk + v3 (1 - AF))      when AF < concern
//! q += voice_learning (acted - q)                                     when it spoke
//! ```
//!
//! Acted is 1 with chance `response`, else 0. A share `pass_through` of bad news survives each layer on
//! the way up (Read 1962). Silence as learned futility: Morrison & Milliken (2000).

use crate::math;
use crate::model::{Block, Policies};
use crate::rng::Draws;

/// Draws of each seat.
pub(crate) const DRAWS_EACH: usize = 2;

/// Lets people speak. Reads `fit`; writes `voice` and the week's sums. Two draws per seat.
pub(crate) fn speak_up<const K: usize>(
    policies: &Policies<K>,
    block: &mut Block<K>,
    draws: &mut Draws,
) {
    let Block { spans, fit, voice, tallies, .. } = block;
    for span in spans {
        let rules = &policies.units[usize::from(span.unit)].voice;
        let tally = &mut tallies[usize::from(span.tally)].1;
        let survives = (0..span.layer).fold(1.0, |rest, _| rest * rules.pass_through);
        for row in span.rows.clone() {
            let (speaks, is_heard) = (draws.uniform(), draws.uniform());
            if fit[row] >= rules.concern {
                continue;
            }
            tally.concerned += 1.0;
            let odds = rules.base + rules.efficacy * voice[row] + rules.misfit * (1.0 - fit[row]);
            if speaks < math::logistic(odds) {
                let acted = f64::from(is_heard < rules.response);
                voice[row] += rules.learning * (acted - voice[row]);
                tally.spoke += 1.0;
                tally.heard += survives;
            }
        }
    }
}
