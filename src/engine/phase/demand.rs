//! Urgent work lands: new requests, and fires that earlier defects start.
//!
//! ```text
//! A ~ Poisson(arrivals / item) x item        F = fire x surface x debt        b += A + F
//! ```
//!
//! Fires follow Repenning (2001): defects that were not prevented come back as urgent work.

use crate::model::workforce::Shared;
use crate::model::{Block, Policies};
use crate::rng::Draws;

/// Adds the week's urgent work to every backlog. Writes `backlog`. One draw per seat.
pub(crate) fn arrive<const K: usize>(
    policies: &Policies<K>,
    shared: &Shared<K>,
    block: &mut Block<K>,
    draws: &mut Draws,
) {
    let Block { spans, backlog, tallies, .. } = block;
    for span in spans {
        let rules = &policies.units[usize::from(span.unit)].workload;
        let debt = shared.departments[usize::from(span.department)].debt;
        let fires = rules.fire * rules.surface * debt;
        let tally = &mut tallies[usize::from(span.tally)].1;
        for waiting in &mut backlog[span.rows.clone()] {
            let draw = draws.uniform();
            let requests = match &rules.arrivals {
                Some(arrivals) => arrivals.at(draw) * rules.item,
                None => 0.0,
            };
            *waiting += requests + fires;
            tally.arrived += requests + fires;
            tally.fires += fires;
        }
    }
}
