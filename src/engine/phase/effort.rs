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

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{self, Lanes, Mask, Number, Scalar, at_least};
use crate::model::desk::Desk;
use crate::model::policy::Workload;
use crate::model::tile::{Flags, flags, get, get_all, put, set, set_all};
use crate::model::{Policy, Tile};

/// Hours that someone so exhausted has for work (C). Working weeks.
#[inline(always)]
pub fn capacity<N: Number, const K: usize>(policy: &Policy<K>, strain: N) -> N
where
    f64: Scalar<N>,
{
    (1.0 - policy.people.strain_cost * strain) * (1.0 - policy.workload.overhead)
}

/// Urgent work waiting beyond what fits the week, relative to the week (w). At least 0.
#[inline(always)]
pub fn pressure<N: Number>(backlog: N, capacity: N) -> N {
    let crowded = at_least(0.0, backlog / capacity - 1.0);
    capacity.above(0.0).choose(crowded, capacity.constant(0.0))
}

/// Time taken for an urgent item under pressure (tau). Share of proper time.
#[inline(always)]
pub fn pace<N: Number, const K: usize>(rules: &Workload<K>, standard: N, pressure: N) -> N
where
    f64: Scalar<N>,
{
    at_least(rules.fastest, standard * math::exp(-rules.corner_cutting * pressure))
}

/// What becomes of the urgent work of a week.
#[derive(Clone, Copy, Debug)]
pub struct UrgentWork<N> {
    /// Hours spent on it (`h_u`). Working weeks.
    pub hours: N,
    /// What they got done. Working weeks at proper care.
    pub items: N,
    /// What is given up. Working weeks at proper care.
    pub missed: N,
    /// What still waits. Working weeks at proper care.
    pub backlog: N,
}

/// Does urgent work first, as far as the cap lets it take hours.
#[inline(always)]
pub fn urgent_work<N: Number, const K: usize>(
    rules: &Workload<K>,
    backlog: N,
    capacity: N,
    pace: N,
) -> UrgentWork<N>
where
    f64: Scalar<N>,
{
    let (most, all) = (rules.urgent_cap * capacity, backlog * pace);
    let hours = all.above(most).choose(most, all);
    let items = hours / pace;
    let left = at_least(0.0, backlog - items);
    let missed = at_least(0.0, left - rules.backlog_max);
    UrgentWork { hours, items, missed, backlog: left - missed }
}

/// How a week is spent.
#[derive(Clone, Copy, Debug)]
pub struct Week<N: Lanes, const K: usize> {
    /// Hours of the holder's own choosing (e). Working weeks.
    pub effort: [N; K],
    /// All hours, urgent ones under their kind (o). Shares; meaningless where nobody worked.
    pub practice: [N; K],
    /// Whether there were any hours.
    pub worked: N::Mask,
}

/// What someone goes for in the hours that urgent work leaves.
#[derive(Clone, Copy, Debug)]
pub struct Goal<'a, N, const K: usize> {
    /// Hours the holder would offer. Working weeks.
    pub amount: N,
    /// Their split (p). Shares.
    pub plan: &'a [N; K],
    /// Hours that are left. Working weeks.
    pub free: N,
}

/// Moves effort towards the plan by habit, within the hours that are left; `urgent` is the kind of urgent hours.
#[inline(always)]
pub fn chosen<N: Number, const K: usize>(
    habit: f64,
    before: &[N; K],
    goal: Goal<N, K>,
    urgent_hours: N,
    urgent: usize,
) -> Week<N, K>
where
    f64: Scalar<N>,
{
    let Goal { amount, plan, free } = goal;
    let goal = amount.above(free).choose(free, amount);
    let (mut effort, mut practice) = (*before, *before);
    for k in 0..K {
        effort[k] = effort[k] + habit * (goal * plan[k] - effort[k]);
    }
    let hours = math::sum(&effort);
    let too_many = hours.above(free);
    let fits = too_many.choose(free / hours, free.constant(1.0));
    let all_hours = too_many.choose(free, hours) + urgent_hours;
    let share = 1.0 / all_hours;
    for k in 0..K {
        effort[k] = effort[k] * fits;
        let spent = if k == urgent { effort[k] + urgent_hours } else { effort[k] };
        practice[k] = spent * share;
    }
    Week { effort, practice, worked: all_hours.above(0.0) }
}

/// Sees what the week has room for. Reads `strain`, `backlog`; writes `capacity`, `pressure`.
#[inline(always)]
pub fn feel_pressure<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
    eight: usize,
) {
    let simd = here.simd;
    let capacity = capacity(here.policy, get(simd, &tile.strain, eight));
    set(&mut desk.capacity, eight, capacity);
    set(&mut desk.pressure, eight, pressure(get(simd, &tile.backlog, eight), capacity));
}

/// Takes less time per urgent item. Reads `pressure`, `standard`; writes `pace`.
#[inline(always)]
pub fn cut_corners<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
    eight: usize,
) {
    let (standard, pressure) =
        (get(here.simd, &tile.standard, eight), get(here.simd, &desk.pressure, eight));
    set(&mut desk.pace, eight, pace(&here.policy.workload, standard, pressure));
}

/// Does urgent work first. Reads `pace`, `capacity`; writes `urgent_hours`, `items`, `missed`, `backlog`.
#[inline(always)]
pub fn do_urgent_work<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    desk: &mut Desk<K>,
    eight: usize,
) {
    let simd = here.simd;
    let (backlog, pace) = (get(simd, &tile.backlog, eight), get(simd, &desk.pace, eight));
    let done = urgent_work(&here.policy.workload, backlog, get(simd, &desk.capacity, eight), pace);
    set(&mut desk.urgent_hours, eight, done.hours);
    set(&mut desk.items, eight, done.items);
    set(&mut desk.missed, eight, done.missed);
    set(&mut tile.backlog, eight, done.backlog);
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
    let simd = here.simd;
    let urgent_hours = get(simd, &desk.urgent_hours, eight);
    let free = get(simd, &desk.capacity, eight) - urgent_hours;
    let plan = get_all(simd, &desk.plan, eight);
    let goal = Goal { amount: get(simd, &desk.amount, eight), plan: &plan, free };
    let before = get_all(simd, &tile.effort, eight);
    let week = chosen(here.policy.people.habit, &before, goal, urgent_hours, here.org.urgent);
    set_all(&mut tile.effort, eight, &week.effort);
    set_all(&mut desk.practice, eight, &week.practice);
    flags(!week.worked, eight)
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
