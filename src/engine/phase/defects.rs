//! Work that nobody had time to prevent comes back.
//!
//! ```text
//! d    = defect + defect_slope max(0, 1 - e_prevents / quality_need)        defects per working week of urgent work
//! debt = (1 - surface) debt + mean(items d (2 - tau))                       latent defects
//! ```
//!
//! The firefighting loop of Repenning (2001): less prevention, more defects, more urgent work, less
//! prevention. Hurried items (tau below 1) carry more defects.

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{self, at_least};
use crate::model::Tile;
use crate::model::desk::Desk;
use crate::model::tile::{get, get_all, set};
use crate::model::workforce::{Shared, Tally};

/// Counts the defects made this week. Reads `effort`, `items`, `pace`; writes `defects`.
#[inline(always)]
pub fn make<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
    eight: usize,
) {
    let (simd, rules) = (here.simd, &here.policy.workload);
    let preventing = math::dot(&get_all(simd, &tile.effort, eight), &rules.prevents);
    let neglect = at_least(0.0, 1.0 - preventing * here.share_of_enough);
    let per_item = rules.defect + rules.defect_slope * neglect;
    let (items, pace) = (get(simd, &desk.items, eight), get(simd, &desk.pace, eight));
    set(&mut desk.defects, eight, items * per_item * (2.0 - pace));
}

/// Lets some latent defects surface and adds the new ones. Reads the week's sums; writes `debt`.
pub fn accumulate<const K: usize>(sums: &[Tally<K>], shared: &mut Shared<K>) {
    for (department, sum) in shared.departments.iter_mut().zip(sums) {
        let surface = sum.surface / sum.seats;
        department.debt = (1.0 - surface) * department.debt + sum.defects / sum.seats;
    }
}
