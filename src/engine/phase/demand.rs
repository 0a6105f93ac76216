//! Urgent work lands: new requests, and fires that earlier defects start. Equations and sources: section *demand* of
//! [`crate::model::description`].

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{Number, Scalar};
use crate::model::layout::Tally;
use crate::model::layout::columns::{get, set};
use crate::model::layout::scratch::Scratch;
use crate::model::layout::workforce::PublicState;
use crate::model::policy::Workload;
use crate::model::{Policies, Tile};
use crate::rng::Purpose;

/// Keeps how much of what lands is rework. Reads `debt` and the week's sums; writes `returned`, `rework_share`.
pub fn remember<const K: usize>(
    policies: &Policies<K>,
    sums: &[Tally<K>],
    shared: &mut PublicState<K>,
) {
    for (number, (department, sum)) in shared.departments.iter_mut().zip(sums).enumerate() {
        department.returned = sum.returned / sum.seats;
        let rules = &policies.units[number].workload;
        department.rework_share = rules.rework_share(department.debt, department.returned);
    }
}

/// Urgent work that lands on a seat in a week: so many items, and fires from the latent defects per seat of its
/// department. Working weeks at proper care.
#[inline(always)]
pub fn landed<N: Number, const K: usize>(rules: &Workload<K>, arrived: N, debt: f64) -> N
where
    f64: Scalar<N>,
{
    arrived * rules.item + rules.fires(debt)
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
    let landed = landed(rules, get(here.simd, &scratch.arrived, lanes), here.department.debt);
    let backlog = get(here.simd, &tile.backlog, lanes);
    set(&mut tile.backlog, lanes, backlog + landed);
}
