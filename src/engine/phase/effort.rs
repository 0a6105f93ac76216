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

use crate::math::{self, at_least, at_most};
use crate::model::desk::Desk;
use crate::model::tile::{put, row_of};
use crate::model::workforce::Shared;
use crate::model::{Organization, Policies, Row, Tile};

/// Stands for the practice of someone without any hours.
const IDLE: f64 = -1.0;

/// Splits the week. Reads `plan`, `amount`, `strain`, `standard`, last week's `practice`; writes `capacity`,
/// `urgent_hours`, `items`, `pace`, `backlog`, `missed`, `effort`, `practice`.
#[inline(always)]
pub fn split<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    tile: &mut Tile<K>,
    desk: &mut Desk<K>,
) {
    let (rows, policy) = (tile.rows(), &policies.units[usize::from(tile.unit)]);
    let (people, load, serves_urgent) = (&policy.people, &policy.workload, org.serves_urgent);
    let (strain_cost, habit) = (people.strain_cost, people.habit);
    let (rested, fastest, hurry) = (1.0 - load.overhead, load.fastest, load.corner_cutting);
    let (urgent_cap, backlog_max) = (load.urgent_cap, load.backlog_max);
    let Tile { strain, standard, backlog, effort: efforts, .. } = tile;

    for row in rows.clone() {
        let capacity = (1.0 - strain_cost * strain[row]) * rested;
        let crowded = at_least(0.0, backlog[row] / capacity - 1.0);
        let pressure = if capacity > 0.0 { crowded } else { 0.0 };
        desk.capacity[row] = capacity;
        desk.pace[row] = pressure;
    }
    // without corner cutting the pace is the standard
    for row in rows.clone() {
        let pressure = desk.pace[row];
        let hurried = standard[row] * math::exp(-hurry * pressure);
        desk.pace[row] = at_least(fastest, hurried);
    }
    for row in rows.clone() {
        let (capacity, pace, waiting) = (desk.capacity[row], desk.pace[row], backlog[row]);
        let urgent_hours = at_most(urgent_cap * capacity, waiting * pace);
        let done = urgent_hours / pace;
        let left = at_least(0.0, waiting - done);
        let abandoned = at_least(0.0, left - backlog_max);
        desk.urgent_hours[row] = urgent_hours;
        desk.items[row] = done;
        desk.missed[row] = abandoned;
        backlog[row] = left - abandoned;
    }
    let mut anybody_idle = false;
    for row in rows {
        let urgent_hours = desk.urgent_hours[row];
        let free = desk.capacity[row] - urgent_hours;
        let goal = at_most(free, desk.amount[row]);
        let (before, plan) = (row_of(efforts, row), row_of(&desk.plan, row));
        let wished: Row<K> =
            std::array::from_fn(|k| before[k] + habit * (goal * plan[k] - before[k]));
        let hours = math::sum(&wished);
        let fits = if hours > free { free / hours } else { 1.0 };
        let effort: Row<K> = std::array::from_fn(|k| wished[k] * fits);
        put(efforts, row, &effort);

        let worked = at_most(free, hours) + urgent_hours;
        let (share, works) = (1.0 / worked, worked > 0.0);
        let spent: Row<K> = std::array::from_fn(|k| {
            let hours = effort[k] + serves_urgent[k] * urgent_hours;
            if works { hours * share } else { IDLE }
        });
        put(&mut desk.practice, row, &spent);
        anybody_idle |= !works;
    }
    // who has no hours leaves the impression of the week before
    if anybody_idle {
        for (row, seat) in tile.seats() {
            if desk.practice[0][row] == IDLE {
                put(&mut desk.practice, row, &shared.practice[seat].0);
            }
        }
    }
}
