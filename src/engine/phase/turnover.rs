//! Holders leave, exhausted ones sooner, and newcomers start from what the department believes. Equations and sources:
//! section *turnover* of [`crate::model::description`]. The seat and its habits stay.

use fearless_simd::{Simd, SimdBase};

use crate::engine::here::Here;
use crate::math::{self, Number, Scalar};
use crate::model::Tile;
use crate::model::layout::columns::{flags, get, get_all, rows_of, set};
use crate::model::layout::scratch::Scratch;
use crate::model::policy::People;
use crate::rng::Purpose;

/// Skill of someone who is learning the job, or learns beyond it, after a week with such hours of one's own choosing. Share
/// of the skill of someone who has learned the job.
#[inline(always)]
pub fn onboarded<N: Number, const K: usize>(
    people: &People<K>,
    proficiency: N,
    effort: &[N; K],
) -> N
where
    f64: Scalar<N>,
{
    let taught = proficiency + people.onboarding_rate * (1.0 - proficiency);
    match &people.learning {
        Some(learning) => taught + math::dot(effort, learning),
        None => taught,
    }
}

/// Chance that someone so exhausted leaves this week. 0 to 1.
#[inline(always)]
pub fn exit_chance<N: Number, const K: usize>(people: &People<K>, strain: N) -> N
where
    f64: Scalar<N>,
{
    let hazard = people.exit_rate * math::exp(people.exit_strain * strain);
    1.0 - math::exp(-hazard)
}

/// Lets newcomers learn the job, and everyone learn by doing. Reads `effort`; writes `proficiency`.
#[inline(always)]
pub fn learn<S: Simd, const K: usize>(here: Here<S, K>, tile: &mut Tile<K>, lanes: usize) {
    let (simd, people) = (here.simd, &here.policy.people);
    let effort = get_all(simd, &tile.effort, lanes);
    let taught = onboarded(people, get(simd, &tile.proficiency, lanes), &effort);
    set(&mut tile.proficiency, lanes, taught);
}

/// Replaces holders who leave. Reads `strain`; writes `newcomers`, `proficiency`, `strain`, `voice`,
/// `credibility`. One draw per seat.
#[inline(always)]
pub fn leave<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    scratch: &mut Scratch<K>,
) {
    let (simd, policy) = (here.simd, here.policy);
    let people = &policy.people;
    tile.newcomers = 0;
    if people.exit_rate == 0.0 {
        return;
    }
    let Scratch { draws, drawn, .. } = scratch;
    let numbers = draws.draw(here.streams, here.week, Purpose::Turnover, tile, drawn);
    // a chance never exceeds its hazard, nor the hazard that of someone exhausted: most draws need no
    // closer look
    let mut may_leave = 0;
    for lanes in tile.lanes() {
        let number = get(simd, numbers, lanes);
        may_leave |= flags(number.simd_lt(people.exit_rate_exhausted), lanes);
    }
    for row in rows_of(may_leave) {
        if numbers[row] < exit_chance(people, tile.strain[row]) {
            tile.newcomers |= 1 << row;
            tile.proficiency[row] = people.onboarding;
            tile.strain[row] = 0.0;
            tile.voice[row] = policy.voice.start;
            tile.credibility[row] = policy.communication.credibility_start;
        }
    }
}
