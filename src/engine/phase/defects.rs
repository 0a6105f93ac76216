//! Work that nobody had time to prevent comes back.
//!
//! ```text
//! d    = defect + defect_slope max(0, 1 - e_prevents / quality_need)        defects per working week of urgent work
//! debt = (1 - surface) debt + mean(items d (2 - tau))                       latent defects
//! ```
//!
//! The firefighting loop of Repenning (2001): less prevention, more defects, more urgent work, less
//! prevention. Hurried items (tau below 1) carry more defects.

use crate::math;
use crate::model::workforce::{Shared, Tally};
use crate::model::{Block, Policies};

/// Counts the defects made this week. Reads `effort`, `items`, `pace`; adds to the week's sums.
pub(crate) fn make<const K: usize>(policies: &Policies<K>, block: &mut Block<K>) {
    let Block { spans, effort, items, pace, tallies, .. } = block;
    for span in spans {
        let rules = &policies.units[usize::from(span.unit)].workload;
        let tally = &mut tallies[usize::from(span.tally)].1;
        for row in span.rows.clone() {
            let preventing = math::dot(&rules.prevents, &effort[row]);
            let neglect = (1.0 - preventing / rules.quality_need).max(0.0);
            let per_item = rules.defect + rules.defect_slope * neglect;
            tally.defects += items[row] * per_item * (2.0 - pace[row]);
            tally.surface += rules.surface;
        }
    }
}

/// Lets some latent defects surface and adds the new ones. Reads the week's sums; writes `debt`.
pub(crate) fn accumulate<const K: usize>(sums: &[Tally<K>], shared: &mut Shared<K>) {
    for (department, sum) in shared.departments.iter_mut().zip(sums) {
        let surface = sum.surface / sum.seats;
        department.debt = (1.0 - surface) * department.debt + sum.defects / sum.seats;
    }
}
