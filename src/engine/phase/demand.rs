//! Urgent work lands: new requests, and fires that earlier defects start.
//!
//! ```text
//! A ~ Poisson(arrivals / item) x item        F = fire x surface x debt        b += A + F
//! rework_share = (F + R max(0, 1 - 1 / rework)) / (arrivals + F + R)          R = skimped work that came back
//! ```
//!
//! Fires follow Repenning (2001): defects that were not prevented come back as urgent work.

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{Number, Scalar};
use crate::model::desk::Desk;
use crate::model::policy::Workload;
use crate::model::tile::{get, set};
use crate::model::workforce::{Shared, Tally};
use crate::model::{Policies, Tile};
use crate::rng::Purpose;

/// Keeps how much of what lands is rework. Reads `debt` and the week's sums; writes `returned`, `rework_share`.
pub fn remember<const K: usize>(policies: &Policies<K>, sums: &[Tally<K>], shared: &mut Shared<K>) {
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
pub fn arrive<S: Simd, const K: usize>(here: Here<S, K>, tile: &Tile<K>, desk: &mut Desk<K>) {
    if let Some(arrivals) = &here.policy.workload.arrivals {
        let Desk { luck, drawn, arrived, .. } = desk;
        let numbers = luck.draw((here.luck, here.week), Purpose::Demand, tile, drawn);
        arrivals.at_each(here.simd, &numbers[tile.rows()], &mut arrived[tile.rows()]);
    } else {
        desk.arrived.fill(0.0);
    }
}

/// Adds it and fires to what is waiting. Reads `arrived`; writes `backlog`.
#[inline(always)]
pub fn land<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    desk: &Desk<K>,
    eight: usize,
) {
    let rules = &here.policy.workload;
    let landed = landed(rules, get(here.simd, &desk.arrived, eight), here.department.debt);
    let backlog = get(here.simd, &tile.backlog, eight);
    set(&mut tile.backlog, eight, backlog + landed);
}
