//! Everyone splits the week: urgent work first, the rest by what pulls.
//!
//! ```text
//! C    = (1 - strain_cost B) (1 - overhead)               capacity
//! w    = max(0, b / C - 1)                                pressure
//! tau  = max(fastest, s exp(-corner_cutting w))           time per urgent item
//! h_u  = min(b tau, urgent_cap C)     b -= h_u / tau      beyond backlog_max items are abandoned
//! H    = C - h_u     e* = min(H, amount) p     e += habit (e* - e), never above H
//! ```
//!
//! Urgent work takes hours, it is not a motive. Corner cutting under pressure: Oliva & Sterman (2001).
//! Proportional allocation of the remaining hours: Luce (1959); hours that bind scale the split, they do
//! not bend it.

use fearless_simd::{Select, Simd, SimdBase, f64x8};

use crate::engine::here::Here;
use crate::math::{self, at_least};
use crate::model::Tile;
use crate::model::desk::Desk;
use crate::model::tile::{Flags, flags, get, get_all, put, set};

/// Sees what the week has room for. Reads `strain`, `backlog`; writes `capacity`, `pressure`.
#[inline(always)]
pub fn feel_pressure<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
    eight: usize,
) {
    let simd = here.simd;
    let (people, load) = (&here.policy.people, &here.policy.workload);
    let tired = get(simd, &tile.strain, eight);
    let capacity = (1.0 - people.strain_cost * tired) * (1.0 - load.overhead);
    let crowded = at_least(0.0, get(simd, &tile.backlog, eight) / capacity - 1.0);
    let pressure = capacity.simd_gt(0.0).select(crowded, f64x8::splat(simd, 0.0));
    set(&mut desk.capacity, eight, capacity);
    set(&mut desk.pressure, eight, pressure);
}

/// Takes less time per urgent item. Reads `pressure`, `standard`; writes `pace`.
#[inline(always)]
pub fn cut_corners<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
    eight: usize,
) {
    let (simd, load) = (here.simd, &here.policy.workload);
    let pressure = get(simd, &desk.pressure, eight);
    let hurried = get(simd, &tile.standard, eight) * math::exp(-load.corner_cutting * pressure);
    set(&mut desk.pace, eight, at_least(load.fastest, hurried));
}

/// Does urgent work first. Reads `pace`, `capacity`; writes `urgent_hours`, `items`, `missed`, `backlog`.
#[inline(always)]
pub fn do_urgent_work<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    desk: &mut Desk<K>,
    eight: usize,
) {
    let (simd, load) = (here.simd, &here.policy.workload);
    let (pace, waiting) = (get(simd, &desk.pace, eight), get(simd, &tile.backlog, eight));
    let (most, all) = (load.urgent_cap * get(simd, &desk.capacity, eight), waiting * pace);
    let urgent_hours = all.simd_gt(most).select(most, all);
    let done = urgent_hours / pace;
    let left = at_least(0.0, waiting - done);
    let abandoned = at_least(0.0, left - load.backlog_max);
    set(&mut desk.urgent_hours, eight, urgent_hours);
    set(&mut desk.items, eight, done);
    set(&mut desk.missed, eight, abandoned);
    set(&mut tile.backlog, eight, left - abandoned);
}

/// Gives the rest of the week to what pulls, and says who had no hours at all. Reads `plan`, `amount`, `capacity`,
/// `urgent_hours`; writes `effort`, `practice`.
#[inline(always)]
pub fn choose<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    desk: &mut Desk<K>,
    eight: usize,
) -> Flags {
    let (simd, habit) = (here.simd, here.policy.people.habit);
    let urgent_hours = get(simd, &desk.urgent_hours, eight);
    let free = get(simd, &desk.capacity, eight) - urgent_hours;
    let amount = get(simd, &desk.amount, eight);
    let goal = amount.simd_gt(free).select(free, amount);
    let plan = get_all(simd, &desk.plan, eight);
    let mut effort = get_all(simd, &tile.effort, eight);
    for k in 0..K {
        effort[k] += habit * (goal * plan[k] - effort[k]);
    }
    let hours = math::sum(&effort);
    let too_many = hours.simd_gt(free);
    let fits = too_many.select(free / hours, f64x8::splat(simd, 1.0));
    let worked = too_many.select(free, hours) + urgent_hours;
    let share = 1.0 / worked;
    for k in 0..K {
        effort[k] *= fits;
        set(&mut tile.effort[k], eight, effort[k]);
        let spent = if k == here.org.urgent { effort[k] + urgent_hours } else { effort[k] };
        set(&mut desk.practice[k], eight, spent * share);
    }
    flags(!worked.simd_gt(0.0), eight)
}

/// Lets those without any hours leave the impression of the week before.
#[inline(always)]
pub fn stay_away<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
    idle: Flags,
) {
    if idle != 0 {
        for (row, seat) in tile.seats().filter(|&(row, _)| idle >> row & 1 > 0) {
            put(&mut desk.practice, row, &here.shared.practice[seat].0);
        }
    }
}
