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

/// Lets people speak. Reads `fit`; writes `voice`, `concerned`, `spoke`. Two draws per seat, unless nobody
/// has anything to report.
#[inline(always)]
pub fn speak_up<S: Simd, const K: usize>(here: Here<S, K>, tile: &mut Tile<K>, desk: &mut Desk<K>) {
    let (simd, rules, when) = (here.simd, &here.policy.voice, (here.luck, here.week));
    (desk.concerned, desk.spoke) = (0, 0);
    for eight in tile.eights() {
        desk.concerned |= flags(get(simd, &desk.fit, eight).simd_lt(rules.concern), eight);
    }
    if desk.concerned == 0 {
        return;
    }
    desk.luck.draw(when, Purpose::Voice, tile, &mut desk.drawn);
    desk.luck.draw(when, Purpose::Answers, tile, &mut desk.more_drawn);
    let (listened, ignored) = (f64x8::splat(simd, 1.0), f64x8::splat(simd, 0.0));
    for eight in tile.eights() {
        let (speaking, answer) =
            (get(simd, &desk.drawn, eight), get(simd, &desk.more_drawn, eight));
        let (belief, fit) = (get(simd, &tile.voice, eight), get(simd, &desk.fit, eight));
        let odds = rules.base + rules.efficacy * belief + rules.misfit * (1.0 - fit);
        // luck < 1 / (1 + exp(-odds)), without the division
        let speaks = flagged(simd, desk.concerned, eight)
            & (speaking * (1.0 + math::exp(-odds))).simd_lt(1.0);
        let acted = answer.simd_lt(rules.response).select(listened, ignored);
        let spoken = belief + rules.learning * (acted - belief);
        set(&mut tile.voice, eight, speaks.select(spoken, belief));
        desk.spoke |= flags(speaks, eight);
    }
}
