//! Everyone sees what colleagues did last week, and moves towards it.
//!
//! ```text
//! lambda = min(0.95, conformity + conformity_when_unclear (1 - kappa))
//! norm   = (1 - h) [(1 - legacy) mean o of peers + legacy x how it was always done] + h o_manager
//! p      = (1 - lambda) want + lambda norm
//! ```
//!
//! Social influence with stubborn own preferences (Friedkin & Johnsen 1990). Peers are the team and
//! `cross_ties` colleagues elsewhere, all with equal weight; o is last week's practice. A seat without
//! any peer looks at its manager only: norm = `o_manager`.

use fearless_simd::{Simd, SimdBase, f64x8};

use crate::engine::here::Here;
use crate::math::{self, LANES, at_most};
use crate::model::desk::Desk;
use crate::model::policy::Norms;
use crate::model::tile::{get, set};
use crate::model::workforce::{Shared, Shown, Tally};
use crate::model::{Policies, Row, Tile};

/// Largest weight of colleagues: nobody gives up the own view entirely.
const MOST_CONFORMITY: f64 = 0.95;

/// Shows each row what its colleagues do. Reads last week's `practice`; writes `norm`.
#[inline(always)]
pub fn look_around<S: Simd, const K: usize>(here: Here<S, K>, tile: &Tile<K>, desk: &mut Desk<K>) {
    if !matter(&here.policy.norms) {
        return;
    }
    // the loop over seats has to be short, so that a processor waits for many colleagues elsewhere at the same time
    match here.org.ties.as_slice() {
        [] => look_at(here, tile, desk, [], &[]),
        [one] => look_at(here, tile, desk, [one], &[]),
        [one, two, more @ ..] => look_at(here, tile, desk, [one, two], more),
    }
}

/// Whether colleagues matter at all.
#[inline(always)]
fn matter(rules: &Norms) -> bool {
    rules.conformity + rules.conformity_when_unclear > 0.0
}

/// Shows each row what its team, its manager and these colleagues elsewhere do.
#[inline(always)]
fn look_at<S: Simd, const K: usize, const TIES: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
    ties: [&[u32]; TIES],
    more_ties: &[Vec<u32>],
) {
    let (org, shared, rules) = (here.org, here.shared, &here.policy.norms);
    let legacy = here.department.legacy.map(|share| rules.legacy * share);
    let (of_team, of_others) = (1.0 - rules.legacy, 1.0 - rules.manager_weight);
    let practice = &shared.practice[..];
    for stretch in &tile.stretches {
        let mut norm = &mut desk.norm[stretch.rows()];
        for (team, members) in org.teams_among(stretch.seats()) {
            let all = shared.practice_of_team(team, &org.chart.teams[team]);
            let Shown(manager) = practice[org.chart.manager[members.start] as usize];
            let shown: Row<K> = std::array::from_fn(|k| rules.manager_weight * manager[k]);
            let (own, weights) =
                (&practice[members.clone()], &org.share_of_a_peer[members.clone()]);
            let ties = ties.map(|ties| &ties[members.clone()]);
            let (seen, rest) = norm.split_at_mut(members.len());
            norm = rest;
            for seat in 0..seen.len() {
                let mut sum: Row<K> = std::array::from_fn(|k| all[k] - own[seat].0[k]);
                for number in 0..TIES {
                    sum = with(sum, practice, ties[number][seat]);
                }
                for ties in more_ties {
                    sum = with(sum, practice, ties[members.start + seat]);
                }
                let share = weights[seat];
                let mixed = std::array::from_fn(|k| {
                    of_others * (of_team * (sum[k] * share) + legacy[k]) + shown[k]
                });
                seen[seat] = if share == 0.0 { manager } else { mixed };
            }
        }
    }
}

/// Mixes the own preference with what colleagues do. Reads `clarity`, `norm`; writes `plan`.
#[inline(always)]
pub fn conform<S: Simd, const K: usize>(here: Here<S, K>, desk: &mut Desk<K>, eight: usize) {
    let (simd, rules) = (here.simd, &here.policy.norms);
    if !matter(rules) {
        return;
    }
    let mut norm = [[0.0; LANES]; K];
    math::columns_of_rows(simd, &desk.norm.as_chunks().0[eight], &mut norm);
    let unclear = 1.0 - get(simd, &desk.clarity, eight);
    let weight =
        at_most(MOST_CONFORMITY, rules.conformity + rules.conformity_when_unclear * unclear);
    for (plan, norm) in desk.plan.iter_mut().zip(&norm) {
        let (own, norm) = (get(simd, plan, eight), f64x8::load_array_ref(simd, norm));
        set(plan, eight, (1.0 - weight) * own + weight * norm);
    }
}

/// A sum with what a colleague does, if there is one.
#[inline(always)]
fn with<const K: usize>(sum: Row<K>, practice: &[Shown<K>], tie: u32) -> Row<K> {
    // nobody is there at the place of no tie
    match practice.get(tie as usize) {
        Some(Shown(seen)) => std::array::from_fn(|k| sum[k] + seen[k]),
        None => sum,
    }
}

/// Lets each department remember how it works. Reads the week's sums; writes `legacy`.
pub fn remember<const K: usize>(policies: &Policies<K>, sums: &[Tally<K>], shared: &mut Shared<K>) {
    for (number, (department, sum)) in shared.departments.iter_mut().zip(sums).enumerate() {
        let rate = policies.units[number].norms.legacy_rate;
        for k in 0..K {
            department.legacy[k] += rate * (sum.practice[k] / sum.seats - department.legacy[k]);
        }
    }
}
