//! Misfit is reported or swallowed; reports that change nothing turn into silence. Equations and sources: section *voice* of
//! [`crate::model::description`].

use fearless_simd::{Select, Simd};

use crate::engine::here::Here;
use crate::math::{self, Mask, Number, Scalar};
use crate::model::Tile;
use crate::model::layout::columns::{flagged, flags, get, get_all, set};
use crate::model::layout::scratch::Scratch;
use crate::model::policy::Voice;
use crate::rng::Purpose;

/// Whether a week that was so well aligned leaves something to report.
#[inline(always)]
pub fn concerned<N: Number>(rules: &Voice, fit: N) -> N::Mask {
    fit.below(rules.concern)
}

/// Log odds of reporting misfit, of someone who believes that much that it helps.
#[inline(always)]
pub fn log_odds<N: Number>(rules: &Voice, voice: N, fit: N) -> N
where
    f64: Scalar<N>,
{
    rules.base + rules.efficacy * voice + rules.misfit * (1.0 - fit)
}

/// Whether someone speaks: has something to report, and a uniform draw of 0 to 1 is below the chance of speaking.
#[inline(always)]
pub fn speaks<N: Number>(rules: &Voice, voice: N, fit: N, draw: N) -> N::Mask
where
    f64: Scalar<N>,
{
    // draw < 1 / (1 + exp(-odds)), without the division
    let hurdle = draw * (1.0 + math::exp(-log_odds(rules, voice, fit)));
    concerned(rules, fit) & hurdle.below(1.0)
}

/// Whether a report is acted on by managers who spend such a share of their week on clashes between reports: a uniform draw
/// of 0 to 1 is below the chance of that.
#[inline(always)]
pub fn acted_on<N: Number>(rules: &Voice, refereeing: f64, draw: N) -> N::Mask {
    draw.below(rules.response * (1.0 - refereeing))
}

/// Belief that speaking up helps, of someone who spoke and whose report was acted on or not. Share.
#[inline(always)]
pub fn answered<N: Number>(rules: &Voice, voice: N, acted_on: N::Mask) -> N
where
    f64: Scalar<N>,
{
    let acted = acted_on.choose(voice.constant(1.0), voice.constant(0.0));
    voice + rules.learning * (acted - voice)
}

/// Hours of a kind of work once a report was acted on, for habit to go on from; `needed` is its share of what the strategy
/// needs. Working weeks.
#[inline(always)]
pub fn righted<N: Number>(repair: f64, effort: N, hours: N, needed: f64) -> N
where
    f64: Scalar<N>,
{
    effort + repair * (hours * needed - effort)
}

/// Finds out who has something to report. Reads `fit`; writes `concerned`.
#[inline(always)]
pub fn be_concerned<S: Simd, const K: usize>(
    here: Here<S, K>,
    scratch: &mut Scratch<K>,
    lanes: usize,
) {
    let fit = get(here.simd, &scratch.fit, lanes);
    scratch.concerned |= flags(concerned(&here.policy.voice, fit), lanes);
}

/// Lets them speak. Reads `concerned`, `fit`, `voice`; writes `spoke`. One draw per seat, unless nobody has
/// anything to report.
#[inline(always)]
pub fn speak_up<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
) {
    let (simd, rules) = (here.simd, &here.policy.voice);
    if scratch.concerned == 0 {
        return;
    }
    let Scratch { draws, drawn, fit, spoke, .. } = scratch;
    let numbers = draws.draw(here.streams, here.week, Purpose::Voice, tile, drawn);
    for lanes in tile.lanes() {
        let (voice, fit) = (get(simd, &tile.voice, lanes), get(simd, fit, lanes));
        *spoke |= flags(speaks(rules, voice, fit, get(simd, numbers, lanes)), lanes);
    }
}

/// Puts right what was reported and acted on, once the week has been counted: the hours from which habit goes on next
/// week are nearer to what is needed. Reads `acted_on`; writes `effort`.
#[inline(always)]
pub fn put_right<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    scratch: &Scratch<K>,
) {
    let (simd, needed) = (here.simd, &here.department.needed);
    let repair = here.policy.voice.repair;
    if scratch.acted_on == 0 || repair == 0.0 {
        return;
    }
    for lanes in tile.lanes() {
        let effort = get_all(simd, &tile.effort, lanes);
        let (hours, heard) = (math::sum(&effort), flagged(simd, scratch.acted_on, lanes));
        for k in 0..K {
            let right = righted(repair, effort[k], hours, needed[k]);
            set(&mut tile.effort[k], lanes, heard.select(right, effort[k]));
        }
    }
}

/// Lets them learn what it was good for. Reads `spoke`; writes `acted_on`, `voice`. One draw per seat, unless nobody
/// spoke.
#[inline(always)]
pub fn be_answered<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    scratch: &mut Scratch<K>,
) {
    let (simd, rules) = (here.simd, &here.policy.voice);
    if scratch.spoke == 0 {
        return;
    }
    let Scratch { draws, drawn, spoke, acted_on, .. } = scratch;
    let numbers = draws.draw(here.streams, here.week, Purpose::Answers, tile, drawn);
    for lanes in tile.lanes() {
        let voice = get(simd, &tile.voice, lanes);
        let helped = self::acted_on(rules, here.department.refereeing, get(simd, numbers, lanes));
        *acted_on |= flags(helped, lanes) & *spoke;
        let learned = answered(rules, voice, helped);
        set(&mut tile.voice, lanes, flagged(simd, *spoke, lanes).select(learned, voice));
    }
}
