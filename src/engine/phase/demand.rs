//! Urgent work lands: new requests, fires that earlier defects start, and what other departments bring or pass on.
//! Equations and sources: section *demand* of [`crate::model::description`], sections *hand-offs* and *help* of
//! [`crate::model::optional`].

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{Number, Scalar};
use crate::model::handoff::DepartmentWeek;
use crate::model::help::{Assistance, Crowding, passed_on};
use crate::model::layout::Tally;
use crate::model::layout::columns::{get, set};
use crate::model::layout::scratch::Scratch;
use crate::model::layout::workforce::{Department, PublicState};
use crate::model::policy::Workload;
use crate::model::{Organization, Policies, Tile};
use crate::rng::Purpose;

/// Lets work of one department land in another next week, on all seats alike, lets departments help each other out, and
/// keeps how much of what lands is rework. Reads `debt` and the week's sums; writes `handed_on`, `assistance`, `returned`,
/// `rework_share`.
pub fn remember<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    sums: &[Tally<K>],
    shared: &mut PublicState<K>,
) {
    for department in &mut shared.departments {
        department.handed_on = 0.0;
    }
    for (conflict, hand_off) in org.conflicts.iter().zip(&policies.company.hand_offs) {
        let Tally { effective, effort, seats, .. } = &sums[conflict.source];
        let source = DepartmentWeek { effective, effort, seats: *seats };
        let per_seat = hand_off.brought_by(conflict, source) / sums[conflict.target].seats;
        shared.departments[conflict.target].handed_on += per_seat;
    }
    help(policies, sums, shared);
    for (number, (department, sum)) in shared.departments.iter_mut().zip(sums).enumerate() {
        department.returned = sum.returned / sum.seats;
        let rules = &policies.units[number].workload;
        let Department { debt, returned, handed_on, assistance, .. } = *department;
        department.rework_share = rules.rework_share(debt, returned, handed_on + assistance.taken);
    }
}

/// Lets departments pass waiting work to those with hours to spare.
fn help<const K: usize>(policies: &Policies<K>, sums: &[Tally<K>], shared: &mut PublicState<K>) {
    let help = policies.company.help;
    for department in &mut shared.departments {
        department.assistance = Assistance::default();
    }
    if help == 0.0 {
        return;
    }
    // the unit of a department that is in no pilot comes first
    let crowding = sums.iter().zip(&policies.units).map(|(sum, policy)| Crowding {
        seats: sum.seats,
        holds: policy.workload.urgent_cap * sum.capacity,
        waiting: sum.backlog,
        // what came back waits already
        lands: sum.arrived - sum.returned,
    });
    let passed = passed_on(help, &crowding.collect::<Vec<_>>());
    for (department, passed) in shared.departments.iter_mut().zip(passed) {
        department.assistance = passed;
    }
}

/// What waits for a seat before the week's work, given what waited when the last one ended and what landed: what others
/// take over leaves, and what they pass on comes. Working weeks at proper care.
#[inline(always)]
pub fn waiting<N: Number, const K: usize>(backlog: N, landed: N, department: &Department<K>) -> N
where
    f64: Scalar<N>,
{
    let Assistance { given, taken } = department.assistance;
    (1.0 - given) * backlog + (taken + landed)
}

/// Urgent work that lands on a seat in a week: so many items, fires from the latent defects per seat of its department,
/// and what other departments bring it. Working weeks at proper care.
#[inline(always)]
pub fn landed<N: Number, const K: usize>(
    rules: &Workload<K>,
    arrived: N,
    department: &Department<K>,
) -> N
where
    f64: Scalar<N>,
{
    arrived * rules.item + (rules.fires(department.debt) + department.handed_on)
}

/// Lets the week's urgent work arrive. Writes `arrived`. One draw per seat.
#[inline(always)]
pub fn arrive<S: Simd, const K: usize>(here: Here<S, K>, tile: &Tile<K>, scratch: &mut Scratch<K>) {
    if let Some(arrivals) = &here.policy.workload.arrivals {
        let Scratch { draws, drawn, arrived, .. } = scratch;
        let numbers = draws.draw(here.streams, here.week, Purpose::Demand, tile, drawn);
        arrivals.at_each(here.simd, &numbers[tile.rows()], &mut arrived[tile.rows()]);
    } else {
        scratch.arrived.fill(0.0);
    }
}

/// Adds it and fires to the backlog. Reads `arrived`; writes `backlog`.
#[inline(always)]
pub fn land<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    scratch: &Scratch<K>,
    lanes: usize,
) {
    let rules = &here.policy.workload;
    let landed = landed(rules, get(here.simd, &scratch.arrived, lanes), here.department);
    let backlog = get(here.simd, &tile.backlog, lanes);
    set(&mut tile.backlog, lanes, waiting(backlog, landed, here.department));
}
