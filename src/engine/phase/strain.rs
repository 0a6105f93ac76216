//! Overload exhausts, slack restores.
//!
//! ```text
//! B += strain_rate x overload (1 - B) + strain_misfit (1 - AF)(1 - B) - strain_recovery B
//! ```
//!
//! overload = hours worked beyond `comfortable_load`, overhead included. Job demands and resources
//! (Demerouti et al. 2001); the linear form is an assumption.

use crate::math::{self, at_least, at_most};
use crate::model::desk::Desk;
use crate::model::tile::row_of;
use crate::model::{Policies, Tile};

/// Moves exhaustion by a week. Reads `effort`, `urgent_hours`, `fit`; writes `strain`.
#[inline(always)]
pub fn settle<const K: usize>(policies: &Policies<K>, tile: &mut Tile<K>, desk: &Desk<K>) {
    let policy = &policies.units[usize::from(tile.unit)];
    let people = &policy.people;
    let (overhead_rate, cost) = (policy.workload.overhead, people.strain_cost);
    let (rate, misfit) = (people.strain_rate, people.strain_misfit);
    let (recovery, comfortable) = (people.strain_recovery, people.comfortable_load);
    for row in tile.rows() {
        let tired = tile.strain[row];
        let overhead = (1.0 - cost * tired) * overhead_rate;
        let worked = math::sum(&row_of(&tile.effort, row)) + desk.urgent_hours[row] + overhead;
        let overload = at_least(0.0, worked - comfortable);
        let rise = rate * overload + misfit * (1.0 - desk.fit[row]);
        let next = tired + rise * (1.0 - tired) - recovery * tired;
        tile.strain[row] = at_most(1.0, at_least(0.0, next));
    }
}
