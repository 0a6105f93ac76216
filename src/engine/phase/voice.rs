//! Misfit is reported or swallowed; reports that change nothing turn into silence.
//!
//! ```text
//! speaks with chance logit^-1(v0 + v1 q - v2 risk + v3 (1 - AF))      when AF < concern
//! q += voice_learning (acted - q)                                     when it spoke
//! ```
//!
//! Acted is 1 with chance `response`, else 0. A share `pass_through` of bad news survives each layer on
//! the way up (Read 1962). Silence as learned futility: Morrison & Milliken (2000).

use fearless_simd::{Select, Simd, SimdBase, f64x8};

use crate::engine::here::Here;
use crate::math;
use crate::model::Tile;
use crate::model::desk::Desk;
use crate::model::tile::{flagged, flags, get, set};
use crate::rng::Purpose;

/// Finds out who has something to report. Reads `fit`; writes `concerned`.
#[inline(always)]
pub fn be_concerned<S: Simd, const K: usize>(here: Here<S, K>, desk: &mut Desk<K>, eight: usize) {
    let fit = get(here.simd, &desk.fit, eight);
    desk.concerned |= flags(fit.simd_lt(here.policy.voice.concern), eight);
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
        let (belief, fit) = (get(simd, &tile.voice, eight), get(simd, fit, eight));
        let odds = rules.base + rules.efficacy * belief + rules.misfit * (1.0 - fit);
        // luck < 1 / (1 + exp(-odds)), without the division
        let hurdle = get(simd, numbers, eight) * (1.0 + math::exp(-odds));
        *spoke |= flags(fit.simd_lt(rules.concern) & hurdle.simd_lt(1.0), eight);
    }
}

/// Lets them learn what it was good for. Reads `spoke`; writes `voice`. One draw per seat, unless nobody spoke.
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
    let Desk { luck, drawn, spoke, .. } = desk;
    let numbers = luck.draw((here.luck, here.week), Purpose::Answers, tile, drawn);
    let (listened, ignored) = (f64x8::splat(simd, 1.0), f64x8::splat(simd, 0.0));
    for eight in tile.eights() {
        let (belief, answer) = (get(simd, &tile.voice, eight), get(simd, numbers, eight));
        let acted = answer.simd_lt(rules.response).select(listened, ignored);
        let learned = belief + rules.learning * (acted - belief);
        set(&mut tile.voice, eight, flagged(simd, *spoke, eight).select(learned, belief));
    }
}
