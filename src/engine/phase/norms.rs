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

use fearless_simd::Simd;

use crate::math::{self, LANES, at_most};
use crate::model::block::{put, row_of};
use crate::model::desk::Desk;
use crate::model::organization::NO_TIE;
use crate::model::workforce::{Shared, Shown, Tally};
use crate::model::{Block, Organization, Policies, Row};

/// Largest weight of colleagues: nobody gives up the own view entirely.
const MOST_CONFORMITY: f64 = 0.95;

/// Mixes the own preference with what colleagues do. Reads `clarity`, `plan`, last week's `practice`; writes
/// `seen`, `norm`, `plan`.
#[inline(always)]
pub fn observe<S: Simd, const K: usize>(
    simd: S,
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    block: &Block<K>,
    desk: &mut Desk<K>,
) {
    for span in &block.spans {
        let rules = &policies.units[usize::from(span.unit)].norms;
        let (always, when_unclear) = (rules.conformity, rules.conformity_when_unclear);
        if always + when_unclear <= 0.0 {
            continue;
        }
        let legacy = shared.departments[usize::from(span.department)].legacy;
        let (of_manager, of_legacy) = (rules.manager_weight, rules.legacy);
        for (row, seat) in block.seats_of(span) {
            let peers = peers(org, shared, seat);
            let Shown(manager) = shared.practice[org.chart.manager[seat] as usize];
            let alone = org.share_of_a_peer[seat] == 0.0;
            desk.seen[row] = std::array::from_fn(|k| {
                let around = (1.0 - of_legacy) * peers[k] + of_legacy * legacy[k];
                let norm = (1.0 - of_manager) * around + of_manager * manager[k];
                if alone { manager[k] } else { norm }
            });
        }
        // a loop of its own: a processor waits when it reads in wider pieces what it has only just written
        let mut columns = [[0.0; LANES]; K];
        for row in span.rows().step_by(LANES) {
            let (eight, _) = desk.seen[row..row + LANES].as_chunks();
            math::columns_of_rows(simd, &eight[0], &mut columns);
            for (norm, column) in desk.norm.iter_mut().zip(&columns) {
                norm[row..row + LANES].copy_from_slice(column);
            }
        }
        for row in span.rows() {
            let unclear = 1.0 - desk.clarity[row];
            let weight = at_most(MOST_CONFORMITY, always + when_unclear * unclear);
            let (own, norm) = (row_of(&desk.plan, row), row_of(&desk.norm, row));
            let plan: Row<K> = std::array::from_fn(|k| (1.0 - weight) * own[k] + weight * norm[k]);
            put(&mut desk.plan, row, &plan);
        }
    }
}

/// Mean practice of a seat's peers; 0 for someone without any.
#[inline(always)]
fn peers<const K: usize>(org: &Organization<K>, shared: &Shared<K>, seat: usize) -> Row<K> {
    let Shown(all) = &shared.team_practice[org.team[seat] as usize];
    let Shown(own) = &shared.practice[seat];
    let mut sum: Row<K> = std::array::from_fn(|k| all[k] - own[k]);
    for &tie in org.ties_of(seat) {
        if tie != NO_TIE {
            let Shown(seen) = &shared.practice[tie as usize];
            for k in 0..K {
                sum[k] += seen[k];
            }
        }
    }
    let share = org.share_of_a_peer[seat];
    std::array::from_fn(|k| sum[k] * share)
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
