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

use crate::model::organization::NO_TIE;
use crate::model::workforce::{Shared, Tally};
use crate::model::{Block, Organization, Policies, Row};

/// Largest weight of colleagues: nobody gives up the own view entirely.
const MOST_CONFORMITY: f64 = 0.95;

/// Mixes the own preference with what colleagues do. Reads `clarity`, `want`, last week's `practice`; writes
/// `plan`.
pub(crate) fn observe<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    block: &mut Block<K>,
) {
    let Block { first, spans, clarity, want, plan, .. } = block;
    for span in spans {
        let policy = &policies.units[usize::from(span.unit)];
        let rules = &policy.norms;
        if rules.conformity + rules.conformity_when_unclear <= 0.0 {
            plan[span.rows.clone()].copy_from_slice(&want[span.rows.clone()]);
            continue;
        }
        let legacy = &shared.departments[usize::from(span.department)].legacy;
        for row in span.rows.clone() {
            let seat = *first + row;
            let unclear = 1.0 - clarity[row];
            let weight =
                MOST_CONFORMITY.min(rules.conformity + rules.conformity_when_unclear * unclear);
            let manager = &shared.practice[org.chart.manager[seat] as usize];
            let norm = match peers(org, shared, seat) {
                Some(peers) => std::array::from_fn(|k| {
                    let around = (1.0 - rules.legacy) * peers[k] + rules.legacy * legacy[k];
                    (1.0 - rules.manager_weight) * around + rules.manager_weight * manager[k]
                }),
                None => *manager,
            };
            let own = &want[row];
            plan[row] = std::array::from_fn(|k| (1.0 - weight) * own[k] + weight * norm[k]);
        }
    }
}

/// Mean practice of a seat's peers; `None` for someone without any.
#[inline]
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
    (count > 0.0).then(|| sum.map(|sum| sum / count))
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
