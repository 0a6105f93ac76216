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
use crate::model::{Policies, Tile};
use crate::rng::{Purpose, Streams};

/// Lets people speak. Reads `fit`; writes `voice`, `concerned`, `spoke`. Two draws per seat, unless nobody
/// has anything to report.
#[inline(always)]
pub fn speak_up<const K: usize>(
    policies: &Policies<K>,
    tile: &mut Tile<K>,
    desk: &mut Desk<K>,
    (luck, week): (Streams, u32),
) {
    let (rows, rules) = (tile.rows(), &policies.units[usize::from(tile.unit)].voice);
    let Desk { fit, luck: numbers, drawn: speaking, more_drawn: answers, concerned, spoke, .. } =
        desk;
    let mut anybody = false;
    for row in rows.clone() {
        let reports = fit[row] < rules.concern;
        anybody |= reports;
        concerned[row] = if reports { 1.0 } else { 0.0 };
        spoke[row] = 0.0;
    }
    if !anybody {
        return;
    }
    numbers.draw((luck, week), Purpose::Voice, tile, speaking);
    numbers.draw((luck, week), Purpose::Answers, tile, answers);
    let (base, efficacy, misfit) = (rules.base, rules.efficacy, rules.misfit);
    let (learning, response) = (rules.learning, rules.response);
    for row in rows {
        let belief = tile.voice[row];
        let odds = base + efficacy * belief + misfit * (1.0 - fit[row]);
        // luck < 1 / (1 + exp(-odds)), without the division
        let speaks = (concerned[row] > 0.0) & (speaking[row] * (1.0 + math::exp(-odds)) < 1.0);
        let acted = if answers[row] < response { 1.0 } else { 0.0 };
        let spoken = belief + learning * (acted - belief);
        tile.voice[row] = if speaks { spoken } else { belief };
        spoke[row] = if speaks { 1.0 } else { 0.0 };
    }
}
