//! Urgent work lands: new requests, and fires that earlier defects start.
//!
//! ```text
//! A ~ Poisson(arrivals / item) x item        F = fire x surface x debt        b += A + F
//! ```
//!
//! Fires follow Repenning (2001): defects that were not prevented come back as urgent work.

use fearless_simd::Simd;

use crate::model::desk::Desk;
use crate::model::workforce::Shared;
use crate::model::{Block, Policies};
use crate::rng::{Purpose, Streams};

/// Adds the week's urgent work to every backlog. Writes `backlog`, `arrived`. One draw per seat.
#[inline(always)]
pub fn arrive<S: Simd, const K: usize>(
    simd: S,
    policies: &Policies<K>,
    shared: &Shared<K>,
    block: &mut Block<K>,
    desk: &mut Desk<K>,
    luck: Streams,
    week: u32,
) {
    if policies.units.iter().any(|policy| policy.workload.arrivals.is_some()) {
        block.draw(luck, Purpose::Demand, week, (&mut desk.numbers, &mut desk.luck));
    }
    let Block { spans, backlog, .. } = block;
    for span in spans {
        let rules = &policies.units[usize::from(span.unit)].workload;
        let fires = rules.fires(shared.departments[usize::from(span.department)].debt);
        if let Some(arrivals) = &rules.arrivals {
            arrivals.at_each(simd, &desk.luck[span.rows()], &mut desk.arrived[span.rows()]);
            for row in span.rows() {
                backlog[row] += desk.arrived[row] * rules.item + fires;
            }
        } else {
            for row in span.rows() {
                backlog[row] += fires;
                desk.arrived[row] = 0.0;
            }
        }
    }
}
