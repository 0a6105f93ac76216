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

use crate::math::{self, LANES};
use crate::model::desk::Desk;
use crate::model::workforce::{Shared, Shown, Tally};
use crate::model::{Organization, Policies, Row, Tile};

/// Largest weight of colleagues: nobody gives up the own view entirely.
const MOST_CONFORMITY: f64 = 0.95;

/// Mixes the own preference with what colleagues do. Reads `clarity`, `plan`, last week's `practice`; writes
/// `norm`, `plan`.
#[inline(always)]
pub fn observe<S: Simd, const K: usize>(
    simd: S,
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
) {
    let rules = &policies.units[usize::from(tile.unit)].norms;
    let (always, when_unclear) = (rules.conformity, rules.conformity_when_unclear);
    if always + when_unclear <= 0.0 {
        return;
    }
    look_around(org, policies, shared, tile, &mut desk.norm);
    let mut norm = [[0.0; LANES]; K];
    for row in tile.rows().step_by(LANES) {
        let (eight, _) = desk.norm[row..row + LANES].as_chunks();
        math::columns_of_rows(simd, &eight[0], &mut norm);
        let unclear = 1.0 - f64x8::from_slice(simd, &desk.clarity[row..row + LANES]);
        let most = f64x8::splat(simd, MOST_CONFORMITY);
        let weight = most.min(always + when_unclear * unclear);
        for (plan, norm) in desk.plan.iter_mut().zip(&norm) {
            let plan = &mut plan[row..row + LANES];
            let own = f64x8::from_slice(simd, plan);
            let mixed = (1.0 - weight) * own + weight * f64x8::load_array_ref(simd, norm);
            mixed.store_slice(plan);
        }
    }
}

/// Shows each row what its colleagues do, team by team.
#[inline(always)]
fn look_around<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    tile: &Tile<K>,
    norm: &mut [Row<K>],
) {
    let rules = &policies.units[usize::from(tile.unit)].norms;
    let (of_manager, of_legacy) = (rules.manager_weight, rules.legacy);
    let legacy = shared.departments[usize::from(tile.department)].legacy;
    let practice = &shared.practice;
    for stretch in &tile.stretches {
        let (mut row, seats) = (stretch.rows().start, stretch.seats());
        let mut seat = seats.start;
        while seat < seats.end {
            let number = org.team[seat] as usize;
            let team = &org.chart.teams[number];
            let all = shared.practice_of_team(number, team);
            let Shown(manager) = practice[org.chart.manager[seat] as usize];
            let members = seat..seats.end.min(team.end as usize);
            let rows = norm[row..row + members.len()].iter_mut();
            let shares = &org.share_of_a_peer[members.clone()];
            let each = rows.zip(&practice[members.clone()]).zip(shares).zip(members.clone());
            for (((norm, Shown(own)), &share), seat) in each {
                let mut sum: Row<K> = std::array::from_fn(|k| all[k] - own[k]);
                for &tie in org.ties_of(seat) {
                    // nobody is there at the place of no tie
                    if let Some(Shown(seen)) = practice.get(tie as usize) {
                        for k in 0..K {
                            sum[k] += seen[k];
                        }
                    }
                }
                let alone = share == 0.0;
                *norm = std::array::from_fn(|k| {
                    let around = (1.0 - of_legacy) * (sum[k] * share) + of_legacy * legacy[k];
                    let norm = (1.0 - of_manager) * around + of_manager * manager[k];
                    if alone { manager[k] } else { norm }
                });
            }
            (row, seat) = (row + members.len(), members.end);
        }
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
