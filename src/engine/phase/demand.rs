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
use crate::model::{Policies, Tile};
use crate::rng::{Purpose, Streams};

/// Adds the week's urgent work to every backlog. Writes `backlog`, `arrived`. One draw per seat.
#[inline(always)]
pub fn arrive<S: Simd, const K: usize>(
    simd: S,
    policies: &Policies<K>,
    shared: &Shared<K>,
    tile: &mut Tile<K>,
    desk: &mut Desk<K>,
    (luck, week): (Streams, u32),
) {
    let (rows, rules) = (tile.rows(), &policies.units[usize::from(tile.unit)].workload);
    let fires = rules.fires(shared.departments[usize::from(tile.department)].debt);
    if let Some(arrivals) = &rules.arrivals {
        desk.luck.draw((luck, week), Purpose::Demand, tile, &mut desk.drawn);
        arrivals.at_each(simd, &desk.drawn[rows.clone()], &mut desk.arrived[rows.clone()]);
        for row in rows {
            tile.backlog[row] += desk.arrived[row] * rules.item + fires;
        }
    } else {
        for row in rows {
            tile.backlog[row] += fires;
            desk.arrived[row] = 0.0;
        }
    }
}
