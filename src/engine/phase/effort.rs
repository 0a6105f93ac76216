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
    for number in 0..block.spans.len() {
        let span = &block.spans[number];
        let policy = &policies.units[usize::from(span.unit)];
        let (people, load) = (&policy.people, &policy.workload);
        for row in span.rows.clone() {
            let capacity = (1.0 - people.strain_cost * block.strain[row]) * (1.0 - load.overhead);
            let waiting = block.backlog[row];
            let pressure =
                if waiting > capacity && capacity > 0.0 { waiting / capacity - 1.0 } else { 0.0 };
            let standard = block.standard[row];
            let pace = if pressure > 0.0 && load.corner_cutting > 0.0 {
                load.fastest.max(standard * math::exp(-load.corner_cutting * pressure))
            } else {
                load.fastest.max(standard)
            };
            let urgent_hours = (waiting * pace).min(load.urgent_cap * capacity);
            let items = urgent_hours / pace;
            let left = (waiting - items).max(0.0);
            let missed = (left - load.backlog_max).max(0.0);

            let free = capacity - urgent_hours;
            let goal = free.min(block.amount[row]);
            let plan = &block.plan[row];
            let before = &block.effort[row];
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
                block.practice[row] = hours.map(|hours| hours / worked);
            }
            block.capacity[row] = capacity;
            block.urgent_hours[row] = urgent_hours;
            block.items[row] = items;
            block.pace[row] = pace;
            block.backlog[row] = left - missed;
            block.missed[row] = missed;
            block.effort[row] = effort;
        }
    }
}
