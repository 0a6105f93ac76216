//! Overload exhausts, slack restores. Equations and sources: section *strain* of [`crate::model::description`].

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{self, Number, Scalar, at_least, at_most};
use crate::model::layout::columns::{get, get_all, set};
use crate::model::layout::scratch::Scratch;
use crate::model::{Policy, Tile};

/// Hours of a week, overhead included. Working weeks.
#[inline(always)]
pub fn worked<N: Number, const K: usize>(
    policy: &Policy<K>,
    overhead: f64,
    effort: &[N; K],
    urgent_hours: N,
    strain: N,
) -> N
where
    f64: Scalar<N>,
{
    let overhead = (1.0 - policy.people.strain_cost * strain) * overhead;
    math::sum(effort) + urgent_hours + overhead
}

/// Part of a week spent like this that nobody recognizes. Share.
#[inline(always)]
pub fn unrecognized<N: Number, const K: usize>(policy: &Policy<K>, practice: &[N; K]) -> N {
    let seen = math::dot(practice, &policy.people.recognized);
    at_least(0.0, seen.constant(1.0) - seen)
}

/// Exhaustion after a week of so many hours, so well aligned, so little recognized, in which so much of what is paid has
/// moved. 0 to 1.
#[inline(always)]
pub fn settled<N: Number, const K: usize>(
    policy: &Policy<K>,
    strain: N,
    worked: N,
    fit: N,
    unrecognized: N,
    moved: f64,
) -> N
where
    f64: Scalar<N>,
{
    let people = &policy.people;
    let overload = at_least(0.0, worked - people.comfortable_load);
    let misfit = people.strain_misfit * (1.0 - fit);
    let rise = people.strain_rate * overload
        + misfit
        + people.reaction * moved
        + people.upkeep * unrecognized;
    let next = strain + rise * (1.0 - strain) - people.strain_recovery * strain;
    at_most(1.0, at_least(0.0, next))
}

/// Moves exhaustion by a week. Reads `effort`, `urgent_hours`, `fit`, `practice`; writes `strain`.
#[inline(always)]
pub fn settle<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    scratch: &Scratch<K>,
    lanes: usize,
) {
    let (simd, policy) = (here.simd, here.policy);
    let (strain, effort) = (get(simd, &tile.strain, lanes), get_all(simd, &tile.effort, lanes));
    let worked =
        worked(policy, here.overhead, &effort, get(simd, &scratch.urgent_hours, lanes), strain);
    let worked =
        if here.referees() { worked + get(simd, &scratch.refereed, lanes) } else { worked };
    let fit = get(simd, &scratch.fit, lanes);
    // in a branch, so that what is off costs nothing
    let unrecognized = if policy.people.upkeep > 0.0 {
        unrecognized(policy, &get_all(simd, &scratch.practice, lanes))
    } else {
        fit.constant(0.0)
    };
    let next = settled(policy, strain, worked, fit, unrecognized, here.view.moved);
    set(&mut tile.strain, lanes, next);
}
