//! Hurried work becomes the standard, and recovers slowly if at all.
//!
//! ```text
//! s += (tau - s) / erosion_weeks     when corners are cut (tau < s)
//! s += (1 - s) / restore_weeks       otherwise
//! ```
//!
//! Erosion of service standards (Oliva & Sterman 2001). With `restore_weeks = 0` it is a ratchet.

use crate::model::desk::Desk;
use crate::model::{Policies, Tile};

/// Moves the accepted time per urgent item. Reads `pace`; writes `standard`.
#[inline(always)]
pub fn drift<const K: usize>(policies: &Policies<K>, tile: &mut Tile<K>, desk: &Desk<K>) {
    let rules = &policies.units[usize::from(tile.unit)].workload;
    let (erosion_rate, restore_rate) = (rules.erosion_rate, rules.restore_rate);
    for row in tile.rows() {
        let (pace, accepted) = (desk.pace[row], tile.standard[row]);
        let eroded = accepted + erosion_rate * (pace - accepted);
        let restored = accepted + restore_rate * (1.0 - accepted);
        tile.standard[row] = if pace < accepted { eroded } else { restored };
    }
}
