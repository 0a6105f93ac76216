//! Overload exhausts, slack restores.
//!
//! ```text
//! B += strain_rate x overload (1 - B) + strain_misfit (1 - AF)(1 - B) - strain_recovery B
//! ```
//!
//! overload = hours worked beyond `comfortable_load`, overhead included. Job demands and resources
//! (Demerouti et al. 2001); the linear form is an assumption.

use crate::math;
use crate::model::{Block, Policies};

/// Moves exhaustion by a week. Reads `effort`, `urgent_hours`, `fit`; writes `strain`.
pub(crate) fn settle<const K: usize>(policies: &Policies<K>, block: &mut Block<K>) {
    let Block { spans, effort, urgent_hours, fit, strain, .. } = block;
    for span in spans {
        let policy = &policies.units[usize::from(span.unit)];
        let people = &policy.people;
        for row in span.rows.clone() {
            let tired = strain[row];
            let overhead = (1.0 - people.strain_cost * tired) * policy.workload.overhead;
            let worked = math::sum(&effort[row]) + urgent_hours[row] + overhead;
            let overload = (worked - people.comfortable_load).max(0.0);
            let rise = people.strain_rate * overload + people.strain_misfit * (1.0 - fit[row]);
            let next = tired + rise * (1.0 - tired) - people.strain_recovery * tired;
            strain[row] = next.clamp(0.0, 1.0);
        }
    }
}
