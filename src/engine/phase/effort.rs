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

use crate::math;
use crate::model::{Block, Organization, Policies, Row};

/// Splits the week. Reads `plan`, `amount`, `strain`, `standard`; writes `capacity`, `urgent_hours`,
/// `items`, `pace`, `backlog`, `missed`, `effort`, `practice`.
pub(crate) fn split<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    block: &mut Block<K>,
) {
    for span in &block.spans {
        let rows = span.rows.clone();
        let policy = &policies.units[usize::from(span.unit)];
        let (people, load) = (&policy.people, &policy.workload);
        // slices of the same length, so that no place has to be checked seat by seat
        let (strain, standard) = (&block.strain[rows.clone()], &block.standard[rows.clone()]);
        let (plan, amount) = (&block.plan[rows.clone()], &block.amount[rows.clone()]);
        let backlog = &mut block.backlog[rows.clone()];
        let missed = &mut block.missed[rows.clone()];
        let capacities = &mut block.capacity[rows.clone()];
        let (urgent, items) =
            (&mut block.urgent_hours[rows.clone()], &mut block.items[rows.clone()]);
        let paces = &mut block.pace[rows.clone()];
        let (efforts, practice) =
            (&mut block.effort[rows.clone()], &mut block.practice[rows.clone()]);
        for row in 0..rows.len() {
            let capacity = (1.0 - people.strain_cost * strain[row]) * (1.0 - load.overhead);
            let waiting = backlog[row];
            let pressure =
                if waiting > capacity && capacity > 0.0 { waiting / capacity - 1.0 } else { 0.0 };
            let pace = if pressure > 0.0 && load.corner_cutting > 0.0 {
                let hurried = standard[row] * math::exp(-load.corner_cutting * pressure);
                load.fastest.max(hurried)
            } else {
                load.fastest.max(standard[row])
            };
            let urgent_hours = (waiting * pace).min(load.urgent_cap * capacity);
            let done = urgent_hours / pace;
            let left = (waiting - done).max(0.0);
            let abandoned = (left - load.backlog_max).max(0.0);

            let free = capacity - urgent_hours;
            let goal = free.min(amount[row]);
            let (before, plan) = (&efforts[row], &plan[row]);
            let mut effort: Row<K> =
                std::array::from_fn(|k| before[k] + people.habit * (goal * plan[k] - before[k]));
            let mut chosen = math::sum(&effort);
            if chosen > free {
                let fits = free / chosen;
                effort = effort.map(|hours| hours * fits);
                chosen = free;
            }
            let worked = chosen + urgent_hours;
            if worked > 0.0 {
                let mut hours = effort;
                hours[org.urgent] += urgent_hours;
                practice[row] = hours.map(|hours| hours / worked);
            }
            capacities[row] = capacity;
            urgent[row] = urgent_hours;
            items[row] = done;
            paces[row] = pace;
            backlog[row] = left - abandoned;
            missed[row] = abandoned;
            efforts[row] = effort;
        }
    }
}
