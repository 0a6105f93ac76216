//! Work that nobody had time to prevent comes back. Equations and sources: section *defects* of
//! [`crate::model::description`].
//!
//! The firefighting loop: less prevention, more defects, more urgent work, less prevention. Hurried items (pace below 1)
//! carry more defects.

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{self, Number, Scalar, at_least};
use crate::model::Tile;
use crate::model::layout::Tally;
use crate::model::layout::columns::{get, get_all, set};
use crate::model::layout::scratch::Scratch;
use crate::model::layout::workforce::PublicState;
use crate::model::policy::Workload;
use crate::model::pretence::worked;

/// How far prevention falls short of what is enough. 0 to 1. `share_of_enough` is one over the hours that are.
#[inline(always)]
pub fn neglect<N: Number, const K: usize>(
    rules: &Workload<K>,
    share_of_enough: f64,
    effort: &[N; K],
) -> N
where
    f64: Scalar<N>,
{
    let preventing = math::dot(effort, &rules.prevents);
    at_least(0.0, 1.0 - preventing * share_of_enough)
}

/// Defects in urgent work: in so many items (working weeks at proper care), done at such a pace.
#[inline(always)]
pub fn made<N: Number, const K: usize>(rules: &Workload<K>, items: N, pace: N, neglect: N) -> N
where
    f64: Scalar<N>,
{
    let per_item = rules.defect + rules.defect_slope * neglect;
    items * per_item * (2.0 - pace)
}

/// Latent defects per seat of a department after a week in which a share of them surfaced, another was repaired, and new
/// ones were made.
pub fn remaining(debt: f64, surface: f64, repaired: f64, made_per_seat: f64) -> f64 {
    math::at_least(0.0, 1.0 - surface - repaired) * debt + made_per_seat
}

/// Counts the defects made this week. Reads `effort`, `items`, `pace`; writes `defects`.
#[inline(always)]
pub fn make<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
    lanes: usize,
) {
    let (simd, rules) = (here.simd, &here.policy.workload);
    let mut effort = get_all(simd, &tile.effort, lanes);
    // care that is only reported prevents nothing
    if here.policy.people.pretence > 0.0 {
        effort = worked(&effort, &get_all(simd, &scratch.pretended, lanes));
    }
    let neglect = neglect(rules, here.share_of_enough, &effort);
    let (items, pace) = (get(simd, &scratch.items, lanes), get(simd, &scratch.pace, lanes));
    set(&mut scratch.defects, lanes, made(rules, items, pace, neglect));
}

/// Lets some latent defects surface, removes those that reports acted on, and adds the new ones. Reads the week's sums;
/// writes `debt`.
pub fn accumulate<const K: usize>(sums: &[Tally<K>], shared: &mut PublicState<K>) {
    for (department, sum) in shared.departments.iter_mut().zip(sums) {
        let [surface, repaired, made] =
            [sum.surface, sum.repaired, sum.defects].map(|of_all| of_all / sum.seats);
        department.debt = remaining(department.debt, surface, repaired, made);
    }
}
