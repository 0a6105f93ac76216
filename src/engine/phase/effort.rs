//! Everyone splits the week: urgent work first, the rest by what pulls. Equations and sources: section *effort* of
//! [`crate::model::description`].
//!
//! Urgent work takes hours, it is not a motive. Hours that bind scale the split of the rest, they do not bend it. Habit
//! is in the split only; hours that are free are used at once.

use fearless_simd::{Simd, SimdBase, f64x8};

use crate::engine::here::Here;
use crate::math::{self, Compare, Lanes, Mask, Number, Scalar, at_least, at_most};
use crate::model::layout::columns::{Flags, flags, get, get_all, put, set, set_all};
use crate::model::layout::scratch::Scratch;
use crate::model::policy::Workload;
use crate::model::{Policy, Repertoire, Tile};

/// Hours that someone so exhausted has for work, when overhead takes this share of the week. Working weeks.
#[inline(always)]
pub fn capacity<N: Number, const K: usize>(policy: &Policy<K>, overhead: f64, strain: N) -> N
where
    f64: Scalar<N>,
{
    (1.0 - policy.people.strain_cost * strain) * (1.0 - overhead)
}

/// Hours that somebody so exhausted spends on clashes between reports, where they take this share of the week. Working
/// weeks.
#[inline(always)]
pub fn refereed<N: Number, const K: usize>(policy: &Policy<K>, share: N, strain: N) -> N
where
    f64: Scalar<N>,
{
    (1.0 - policy.people.strain_cost * strain) * share
}

/// Urgent work waiting beyond what is borne easily, in weeks of capacity. At least 0.
#[inline(always)]
pub fn pressure<N: Number, const K: usize>(rules: &Workload<K>, backlog: N, capacity: N) -> N {
    let crowded = at_least(0.0, backlog / capacity - rules.pressure_from);
    capacity.above(0.0).choose(crowded, capacity.constant(0.0))
}

/// Hours that people under this pressure add to what the contract leaves them. Working weeks.
#[inline(always)]
pub fn added<N: Number, const K: usize>(rules: &Workload<K>, capacity: N, pressure: N) -> N
where
    f64: Scalar<N>,
{
    rules.overtime * at_most(1.0, pressure) * capacity
}

/// Hours worked beyond the contract. Working weeks.
#[inline(always)]
pub fn overtime<N: Number, const K: usize>(effort: &[N; K], urgent_hours: N, capacity: N) -> N {
    at_least(0.0, math::sum(effort) + urgent_hours - capacity)
}

/// Time taken for an urgent item under pressure, and for part of pay by the item in what speaks for and against
/// hurry. Share of proper time.
#[inline(always)]
pub fn pace<N: Number, const K: usize>(
    rules: &Workload<K>,
    standard: N,
    pressure: N,
    paid_by_item: N,
) -> N
where
    f64: Scalar<N>,
{
    let hurry = rules.corner_cutting * pressure + rules.haste * paid_by_item;
    at_least(rules.fastest, standard * math::exp(-hurry))
}

/// What becomes of the urgent work of a week.
#[derive(Clone, Copy, Debug)]
pub struct UrgentWork<N> {
    /// Hours spent on it. Working weeks.
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
    let left = at_least(0.0, backlog - items) + rules.returned(items, hours);
    let missed = at_least(0.0, left - rules.backlog_max);
    UrgentWork { hours, items, missed, backlog: left - missed }
}

/// How a week is spent.
#[derive(Clone, Copy, Debug)]
pub struct Week<N: Lanes, const K: usize> {
    /// Hours of the holder's own choosing. Working weeks.
    pub effort: [N; K],
    /// All hours, urgent ones under their kind. Shares; meaningless where nobody worked.
    pub practice: [N; K],
    /// Whether there were any hours.
    pub worked: N::Mask,
}

/// What someone goes for in the hours that urgent work leaves.
#[derive(Clone, Copy, Debug)]
pub struct Goal<'a, N, const K: usize> {
    /// Hours the holder would offer. Working weeks.
    pub amount: N,
    /// Their split. Shares.
    pub plan: &'a [N; K],
    /// Hours that are left. Working weeks.
    pub free: N,
}

/// Last week's hours as far as this week's can be like them. Working weeks.
#[inline(always)]
pub fn habits<N: Number, const K: usize>(can: &Repertoire<K>, before: [N; K]) -> [N; K] {
    let mut habits = before;
    if can.limited {
        for k in 0..K {
            habits[k] = before[k] * can.kinds[k];
        }
    }
    habits
}

/// Splits the hours that are left by the plan, as far as habit lets go of the split of the week before; `urgent` is the
/// kind of urgent hours. Whoever had no hours then begins with the plan.
#[inline(always)]
pub fn chosen<N: Number, const K: usize>(
    habit: N,
    before: &[N; K],
    goal: Goal<N, K>,
    urgent_hours: N,
    urgent: usize,
) -> Week<N, K>
where
    f64: Scalar<N>,
{
    let Goal { amount, plan, free } = goal;
    let hours = amount.above(free).choose(free, amount);
    let (mut effort, mut practice) = (*before, *before);
    let last_week = math::sum(before);
    let has_habits = last_week.above(0.0);
    let keeps = has_habits.choose(hours * (1.0 - habit) / last_week, hours.constant(0.0));
    let moves = has_habits.choose(hours * habit, hours);
    let all_hours = hours + urgent_hours;
    let share = 1.0 / all_hours;
    for k in 0..K {
        effort[k] = keeps * before[k] + moves * plan[k];
        let spent = if k == urgent { effort[k] + urgent_hours } else { effort[k] };
        practice[k] = spent * share;
    }
    Week { effort, practice, worked: all_hours.above(0.0) }
}

/// Lets managers know what goes up to them. Writes `refereed`, `manages`; where nobody referees nothing reads them.
#[inline(always)]
pub fn be_asked<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
) {
    if here.referees() {
        for stretch in &tile.stretches {
            let of_reports = here.shared.refereeing.get(stretch.seats());
            let managed = here.org.manages.get(stretch.seats());
            if let (Some(of_reports), Some(managed)) = (of_reports, managed) {
                scratch.refereed[stretch.rows()].copy_from_slice(of_reports);
                scratch.manages[stretch.rows()].copy_from_slice(managed);
            }
        }
    }
}

/// Sees what the week has room for. Reads `strain`, `backlog`, `refereed`; writes `capacity`, `pressure`, `overtime`.
#[inline(always)]
pub fn feel_pressure<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
    lanes: usize,
) {
    let simd = here.simd;
    let strain = get(simd, &tile.strain, lanes);
    let mut capacity = capacity(here.policy, here.overhead, strain);
    if here.referees() {
        let share = get(simd, &scratch.refereed, lanes);
        let refereed = refereed(here.policy, share, strain);
        set(&mut scratch.refereed, lanes, refereed);
        capacity -= refereed;
    }
    set(&mut scratch.capacity, lanes, capacity);
    let backlog = get(simd, &tile.backlog, lanes);
    let pressure = pressure(&here.policy.workload, backlog, capacity);
    set(&mut scratch.pressure, lanes, pressure);
    // nobody reads it where nobody works overtime
    if here.policy.workload.overtime > 0.0 {
        set(&mut scratch.overtime, lanes, added(&here.policy.workload, capacity, pressure));
    }
}

/// Takes less time per urgent item. Reads `pressure`, `standard`, `paid_by_item`; writes `pace`,
/// `pressed`.
#[inline(always)]
pub fn cut_corners<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
    lanes: usize,
) {
    let (simd, rules) = (here.simd, &here.policy.workload);
    let (standard, pressure) =
        (get(simd, &tile.standard, lanes), get(simd, &scratch.pressure, lanes));
    let nothing = standard.constant(0.0);
    // in most weeks no lane is under pressure, and then the exponential, the expensive part, is skipped
    let pressed = if flags(pressure.above(0.0), lanes) == 0 {
        at_least(rules.fastest, standard)
    } else {
        pace(rules, standard, pressure, nothing)
    };
    // nobody writes what is paid by the item, and reads what pressure alone asks for, where it moves nothing
    if rules.haste > 0.0 {
        let paid_by_item = get(simd, &scratch.paid_by_item, lanes);
        set(&mut scratch.pressed, lanes, pressed);
        set(&mut scratch.pace, lanes, pace(rules, standard, pressure, paid_by_item));
    } else {
        set(&mut scratch.pace, lanes, pressed);
    }
}

/// Hours that the week has room for, those that pressure adds included. Reads `capacity`, `overtime`. Working weeks.
#[inline(always)]
fn longest_week<S: Simd, const K: usize>(
    here: Here<S, K>,
    scratch: &Scratch<K>,
    lanes: usize,
) -> f64x8<S> {
    let capacity = get(here.simd, &scratch.capacity, lanes);
    if here.policy.workload.overtime > 0.0 {
        capacity + get(here.simd, &scratch.overtime, lanes)
    } else {
        capacity
    }
}

/// Does urgent work first. Reads `pace`, `capacity`, `overtime`; writes `urgent_hours`, `items`, `missed`, `backlog`.
#[inline(always)]
pub fn do_urgent_work<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    scratch: &mut Scratch<K>,
    lanes: usize,
) {
    let simd = here.simd;
    let (backlog, pace) = (get(simd, &tile.backlog, lanes), get(simd, &scratch.pace, lanes));
    let room = longest_week(here, scratch, lanes);
    let done = urgent_work(&here.policy.workload, backlog, room, pace);
    set(&mut scratch.urgent_hours, lanes, done.hours);
    set(&mut scratch.items, lanes, done.items);
    set(&mut scratch.missed, lanes, done.missed);
    set(&mut tile.backlog, lanes, done.backlog);
}

/// Speed at which the holders change the split of the week. Reads `temper`. Share per week.
#[inline(always)]
fn habit<S: Simd, const K: usize>(
    here: Here<S, K>,
    scratch: &Scratch<K>,
    lanes: usize,
) -> f64x8<S> {
    let usual = here.policy.people.habit;
    match scratch.temper(here.simd, &here.org.tempers, lanes) {
        Some(temper) => temper.habit(usual),
        None => f64x8::splat(here.simd, usual),
    }
}

/// Gives the rest of the week to what pulls, and says who had no hours at all. Reads `plan`, `amount`, `capacity`,
/// `urgent_hours`, `temper`; writes `effort`, `practice`, `overtime`.
#[inline(always)]
pub fn choose<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    scratch: &mut Scratch<K>,
    lanes: usize,
) -> Flags {
    let simd = here.simd;
    let urgent_hours = get(simd, &scratch.urgent_hours, lanes);
    let free = longest_week(here, scratch, lanes) - urgent_hours;
    let plan = get_all(simd, &scratch.plan, lanes);
    let goal = Goal { amount: get(simd, &scratch.amount, lanes), plan: &plan, free };
    let before = habits(&here.policy.can, get_all(simd, &tile.effort, lanes));
    let habit = habit(here, scratch, lanes);
    let week = chosen(habit, &before, goal, urgent_hours, here.org.urgent);
    set_all(&mut tile.effort, lanes, &week.effort);
    set_all(&mut scratch.practice, lanes, &week.practice);
    if here.policy.workload.overtime > 0.0 {
        let capacity = get(simd, &scratch.capacity, lanes);
        set(&mut scratch.overtime, lanes, overtime(&week.effort, urgent_hours, capacity));
    }
    flags(!week.worked, lanes)
}

/// Lets those without any hours leave the impression of the week before.
#[inline(always)]
pub fn stay_away<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
    idle: Flags,
) {
    if idle != 0 {
        for (row, seat) in tile.seats().filter(|&(row, _)| idle >> row & 1 > 0) {
            put(&mut scratch.practice, row, &here.shared.practice[seat].0);
        }
    }
}
