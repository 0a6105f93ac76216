//! Misfit is reported or swallowed; reports that change nothing turn into silence.
//!
//! ```text
//! speaks with chance logit^-1(v0 + v1 q - v2 risk + v3 (1 - AF))      when AF < concern
//! q += voice_learning (acted - q)                                     when it spoke
//! e += repair (needed sum(e) - e)                                     when that was acted on
//! ```
//!
//! Acted is 1 with chance `response`, else 0. A share `pass_through` of bad news survives each layer on
//! the way up (Read 1962). Silence as learned futility: Morrison & Milliken (2000).

use fearless_simd::{Select, Simd};

use crate::engine::here::Here;
use crate::math::{self, Mask, Number, Scalar};
use crate::model::Tile;
use crate::model::desk::Desk;
use crate::model::policy::Voice;
use crate::model::tile::{flagged, flags, get, get_all, set};
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

/// Whether someone speaks: has something to report, and luck, uniform in 0 to 1, is below the chance of speaking.
#[inline(always)]
pub fn speaks<N: Number>(rules: &Voice, voice: N, fit: N, luck: N) -> N::Mask
where
    f64: Scalar<N>,
{
    // luck < 1 / (1 + exp(-odds)), without the division
    let hurdle = luck * (1.0 + math::exp(-log_odds(rules, voice, fit)));
    concerned(rules, fit) & hurdle.below(1.0)
}

/// Whether a report is acted on: luck, uniform in 0 to 1, is below the chance of that.
#[inline(always)]
pub fn acted_on<N: Number>(rules: &Voice, luck: N) -> N::Mask {
    luck.below(rules.response)
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
pub fn be_concerned<S: Simd, const K: usize>(here: Here<S, K>, desk: &mut Desk<K>, eight: usize) {
    let fit = get(here.simd, &desk.fit, eight);
    desk.concerned |= flags(concerned(&here.policy.voice, fit), eight);
}

/// Lets them speak. Reads `concerned`, `fit`, `voice`; writes `spoke`. One draw per seat, unless nobody has
/// anything to report.
#[inline(always)]
pub fn speak_up<S: Simd, const K: usize>(here: Here<S, K>, tile: &Tile<K>, desk: &mut Desk<K>) {
    let (simd, rules) = (here.simd, &here.policy.voice);
    if desk.concerned == 0 {
        return;
    }
    let Desk { luck, drawn, fit, spoke, .. } = desk;
    let numbers = luck.draw((here.luck, here.week), Purpose::Voice, tile, drawn);
    for eight in tile.eights() {
        let (voice, fit) = (get(simd, &tile.voice, eight), get(simd, fit, eight));
        *spoke |= flags(speaks(rules, voice, fit, get(simd, numbers, eight)), eight);
    }
}

/// Puts right what was reported and acted on, once the week has been counted: the hours from which habit goes on next
/// week are nearer to what is needed. Reads `acted_on`; writes `effort`.
#[inline(always)]
pub fn put_right<S: Simd, const K: usize>(here: Here<S, K>, tile: &mut Tile<K>, desk: &Desk<K>) {
    let (simd, needed) = (here.simd, &here.department.needed);
    let repair = here.policy.voice.repair;
    if desk.acted_on == 0 || repair == 0.0 {
        return;
    }
    for eight in tile.eights() {
        let effort = get_all(simd, &tile.effort, eight);
        let (hours, heard) = (math::sum(&effort), flagged(simd, desk.acted_on, eight));
        for k in 0..K {
            let right = righted(repair, effort[k], hours, needed[k]);
            set(&mut tile.effort[k], eight, heard.select(right, effort[k]));
        }
    }
}

/// Lets them learn what it was good for. Reads `spoke`; writes `acted_on`, `voice`. One draw per seat, unless nobody
/// spoke.
#[inline(always)]
pub fn be_answered<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    desk: &mut Desk<K>,
) {
    let (simd, rules) = (here.simd, &here.policy.voice);
    if desk.spoke == 0 {
        return;
    }
    let Desk { luck, drawn, spoke, acted_on, .. } = desk;
    let numbers = luck.draw((here.luck, here.week), Purpose::Answers, tile, drawn);
    for eight in tile.eights() {
        let voice = get(simd, &tile.voice, eight);
        let helped = self::acted_on(rules, get(simd, numbers, eight));
        *acted_on |= flags(helped, eight) & *spoke;
        let learned = answered(rules, voice, helped);
        set(&mut tile.voice, eight, flagged(simd, *spoke, eight).select(learned, voice));
    }
}
