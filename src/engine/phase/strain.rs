//! Overload exhausts, slack restores.
//!
//! ```text
//! B += strain_rate x overload (1 - B) + strain_misfit (1 - AF)(1 - B) - strain_recovery B
//! ```
//!
//! overload = hours worked beyond `comfortable_load`, overhead included. Job demands and resources
//! (Demerouti et al. 2001); the linear form is an assumption.

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{self, at_least, at_most};
use crate::model::Tile;
use crate::model::desk::Desk;
use crate::model::tile::{get, get_all, set};

/// Moves exhaustion by a week. Reads `effort`, `urgent_hours`, `fit`; writes `strain`.
#[inline(always)]
pub fn settle<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    desk: &Desk<K>,
    eight: usize,
) {
    let (simd, people) = (here.simd, &here.policy.people);
    let tired = get(simd, &tile.strain, eight);
    let urgent_hours = get(simd, &desk.urgent_hours, eight);
    let overhead = (1.0 - people.strain_cost * tired) * here.policy.workload.overhead;
    let worked = math::sum(&get_all(simd, &tile.effort, eight)) + urgent_hours + overhead;
    let overload = at_least(0.0, worked - people.comfortable_load);
    let misfit = people.strain_misfit * (1.0 - get(simd, &desk.fit, eight));
    let rise = people.strain_rate * overload + misfit;
    let next = tired + rise * (1.0 - tired) - people.strain_recovery * tired;
    set(&mut tile.strain, eight, at_most(1.0, at_least(0.0, next)));
}
