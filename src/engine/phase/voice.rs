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
use crate::model::desk::Desk;
use crate::model::{Block, Policies};
use crate::rng::{Purpose, Streams};

/// Lets people speak. Reads `fit`; writes `voice`, `concerned`, `spoke`. Two draws per seat, unless nobody in
/// the block has anything to report.
#[inline(always)]
pub fn speak_up<const K: usize>(
    policies: &Policies<K>,
    block: &mut Block<K>,
    desk: &mut Desk<K>,
    luck: Streams,
    week: u32,
) {
    let Desk { fit, numbers, luck: speaking, more_luck: answers, concerned, spoke, .. } = desk;
    let mut anybody = false;
    for span in &block.spans {
        let concern = policies.units[usize::from(span.unit)].voice.concern;
        for row in span.rows() {
            let reports = fit[row] < concern;
            anybody |= reports;
            concerned[row] = if reports { 1.0 } else { 0.0 };
            spoke[row] = 0.0;
        }
    }
    if !anybody {
        return;
    }
    block.draw(luck, Purpose::Voice, week, (numbers, speaking));
    block.draw(luck, Purpose::Answers, week, (numbers, answers));
    let Block { spans, voice, .. } = block;
    for span in spans {
        let rules = &policies.units[usize::from(span.unit)].voice;
        let (base, efficacy, misfit) = (rules.base, rules.efficacy, rules.misfit);
        let (learning, response) = (rules.learning, rules.response);
        for row in span.rows() {
            let belief = voice[row];
            let odds = base + efficacy * belief + misfit * (1.0 - fit[row]);
            // luck < 1 / (1 + exp(-odds)), without the division
            let speaks = (concerned[row] > 0.0) & (speaking[row] * (1.0 + math::exp(-odds)) < 1.0);
            let acted = if answers[row] < response { 1.0 } else { 0.0 };
            let spoken = belief + learning * (acted - belief);
            voice[row] = if speaks { spoken } else { belief };
            spoke[row] = if speaks { 1.0 } else { 0.0 };
        }
    }
}
