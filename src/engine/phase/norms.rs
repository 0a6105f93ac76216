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

use crate::math::at_most;
use crate::model::organization::NO_TIE;
use crate::model::workforce::{Desk, Shared, Tally, put, row_of};
use crate::model::{Block, Organization, Policies, Row};

/// Largest weight of colleagues: nobody gives up the own view entirely.
const MOST_CONFORMITY: f64 = 0.95;

/// Mixes the own preference with what colleagues do. Reads `clarity`, `plan`, last week's `practice`; writes
/// `plan`.
#[inline(always)]
pub(crate) fn observe<const K: usize>(
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
        let legacy = &shared.departments[usize::from(span.department)].legacy;
        for row in span.rows() {
            let seat = block.first + row;
            let manager = &shared.practice[org.chart.manager[seat] as usize];
            let norm = match peers(org, shared, seat) {
                Some(peers) => std::array::from_fn(|k| {
                    let around = (1.0 - rules.legacy) * peers[k] + rules.legacy * legacy[k];
                    (1.0 - rules.manager_weight) * around + rules.manager_weight * manager[k]
                }),
                None => *manager,
            };
            put(&mut desk.norm, row, &norm);
        }
        for row in span.rows() {
            let unclear = 1.0 - desk.clarity[row];
            let weight = at_most(MOST_CONFORMITY, always + when_unclear * unclear);
            let (own, norm) = (row_of(&desk.plan, row), row_of(&desk.norm, row));
            let plan: Row<K> =
                std::array::from_fn(|k| (1.0 - weight) * own[k] + weight * norm[k]);
            put(&mut desk.plan, row, &plan);
        }
    }
}

/// Mean practice of a seat's peers; `None` for someone without any.
#[inline(always)]
fn peers<const K: usize>(org: &Organization<K>, shared: &Shared<K>, seat: usize) -> Option<Row<K>> {
    let team = org.team[seat] as usize;
    let team_seats = &org.chart.teams[team];
    let mut count = f64::from(team_seats.end - team_seats.start - 1);
    let (all, own) = (&shared.team_practice[team], &shared.practice[seat]);
    let mut sum: Row<K> = std::array::from_fn(|k| all[k] - own[k]);
    for &tie in org.ties_of(seat) {
        if tie != NO_TIE {
            let seen = &shared.practice[tie as usize];
            for k in 0..K {
                sum[k] += seen[k];
            }
            count += 1.0;
        }
    }
    let share = 1.0 / count;
    (count > 0.0).then(|| sum.map(|sum| sum * share))
}

/// Lets each department remember how it works. Reads the week's sums; writes `legacy`.
pub(crate) fn remember<const K: usize>(
    policies: &Policies<K>,
    sums: &[Tally<K>],
    shared: &mut Shared<K>,
) {
    for (number, (department, sum)) in shared.departments.iter_mut().zip(sums).enumerate() {
        let rate = policies.units[number].norms.legacy_rate;
        for k in 0..K {
            department.legacy[k] += rate * (sum.practice[k] / sum.seats - department.legacy[k]);
        }
    }
}
