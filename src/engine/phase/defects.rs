//! Work that nobody had time to prevent comes back.
//!
//! ```text
//! d    = defect + defect_slope max(0, 1 - e_prevents / quality_need)        defects per working week of urgent work
//! debt = (1 - surface) debt + mean(items d (2 - tau))                       latent defects
//! ```
//!
//! The firefighting loop of Repenning (2001): less prevention, more defects, more urgent work, less
//! prevention. Hurried items (tau below 1) carry more defects.

use crate::math::{self, at_least};
use crate::model::desk::Desk;
use crate::model::tile::row_of;
use crate::model::workforce::{Shared, Tally};
use crate::model::{Policies, Tile};

/// Counts the defects made this week. Reads `effort`, `items`, `pace`; writes `defects`.
#[inline(always)]
pub fn make<const K: usize>(policies: &Policies<K>, tile: &Tile<K>, desk: &mut Desk<K>) {
    let rules = &policies.units[usize::from(tile.unit)].workload;
    let (prevents, share_of_need) = (rules.prevents, 1.0 / rules.quality_need);
    let (defect, defect_slope) = (rules.defect, rules.defect_slope);
    for row in tile.rows() {
        let preventing = math::dot(&prevents, &row_of(&tile.effort, row));
        let neglect = at_least(0.0, 1.0 - preventing * share_of_need);
        let per_item = defect + defect_slope * neglect;
        desk.defects[row] = desk.items[row] * per_item * (2.0 - desk.pace[row]);
    }
}

/// Lets some latent defects surface and adds the new ones. Reads the week's sums; writes `debt`.
pub fn accumulate<const K: usize>(sums: &[Tally<K>], shared: &mut Shared<K>) {
    for (department, sum) in shared.departments.iter_mut().zip(sums) {
        let surface = sum.surface / sum.seats;
        department.debt = (1.0 - surface) * department.debt + sum.defects / sum.seats;
    }
}
