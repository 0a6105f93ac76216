//! Where and when eight seats live their week.

use fearless_simd::Simd;

use crate::math;
use crate::model::pull::Ground;
use crate::model::workforce::{Department, Shared};
use crate::model::{Organization, Policies, Policy, Tile};
use crate::rng::Streams;

/// What holds for all seats of a tile this week.
#[derive(Clone, Copy, Debug)]
pub struct Here<'a, S: Simd, const K: usize> {
    /// Registers as wide as the processor has them.
    pub simd: S,
    /// The organization.
    pub org: &'a Organization<K>,
    /// Rules of the company, and those of other units.
    pub policies: &'a Policies<K>,
    /// Rules of the seats.
    pub policy: &'a Policy<K>,
    /// What everyone may read.
    pub shared: &'a Shared<K>,
    /// Their department.
    pub department: &'a Department<K>,
    /// What pulls on all of them alike.
    pub ground: Ground<K>,
    /// Hours that one unit of motive moves, one over `effort_cost`.
    pub hours_of_a_pull: f64,
    /// One over the preventive hours that are enough.
    pub share_of_enough: f64,
    /// Square of the length of what is needed.
    pub needed_square: f64,
    /// The kind of work that is needed most; the first of several.
    pub needed_most: usize,
    /// The luck of the run.
    pub luck: Streams,
    /// The week, from 1.
    pub week: u32,
}

impl<'a, S: Simd, const K: usize> Here<'a, S, K> {
    /// What holds for the seats of a tile.
    #[inline(always)]
    pub fn new(
        simd: S,
        org: &'a Organization<K>,
        policies: &'a Policies<K>,
        shared: &'a Shared<K>,
        (luck, week): (Streams, u32),
        tile: &Tile<K>,
    ) -> Self {
        let policy = &policies.units[usize::from(tile.unit)];
        let department = &shared.departments[usize::from(tile.department)];
        let needed = &department.needed;
        let most = |best: usize, k: usize| if needed[k] > needed[best] { k } else { best };
        Self {
            simd,
            org,
            policies,
            policy,
            shared,
            department,
            ground: policy.ground(needed),
            hours_of_a_pull: 1.0 / policy.people.effort_cost,
            share_of_enough: 1.0 / policy.workload.quality_need,
            needed_square: math::dot(needed, needed),
            needed_most: (1..org.kinds).fold(0, most),
            luck,
            week,
        }
    }
}
