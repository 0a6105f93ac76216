//! Where and when the seats of a tile live their week.

use crate::model::value::most_needed;
use fearless_simd::Simd;

use crate::math;
use crate::model::layout::workforce::{Department, PublicState};
use crate::model::pull::Ground;
use crate::model::view::View;
use crate::model::{Organization, Policies, Policy, Tile};
use crate::rng::Streams;

/// What holds for all seats of a tile this week; quotients and squares are worked out once here and not once a seat.
#[derive(Clone, Copy, Debug)]
pub struct Here<'a, S: Simd, const K: usize> {
    /// Proof that the processor has registers of this width, and the instructions for them.
    pub simd: S,
    /// The organization.
    pub org: &'a Organization<K>,
    /// Rules of the company, and those of other units.
    pub policies: &'a Policies<K>,
    /// Rules of the seats.
    pub policy: &'a Policy<K>,
    /// What everyone may read.
    pub shared: &'a PublicState<K>,
    /// Their department.
    pub department: &'a Department<K>,
    /// What they see paid and take for success.
    pub view: &'a View<K>,
    /// What pulls on all of them alike.
    pub ground: Ground<K>,
    /// Whether anything is paid for outcome measures.
    pub pays_for_outcomes: bool,
    /// Whether any pay depends on the alignment of each seat; only then it is kept seat by seat.
    pub pay_by_seat: bool,
    /// Value of an urgent hour, of that of an hour of its kind: rework is worth less. Share.
    pub urgent_worth: f64,
    /// Hours that overhead and friction take. Share of the week.
    pub overhead: f64,
    /// Hours that one unit of motive moves, one over `effort_cost`.
    pub hours_of_a_pull: f64,
    /// One over the preventive hours that are enough.
    pub share_of_enough: f64,
    /// Square of the length of what is needed.
    pub needed_square: f64,
    /// Whether no other kind of work is needed more; several may be needed alike.
    pub needed_most: [bool; K],
    /// The random streams of the run.
    pub streams: Streams,
    /// The week, from 1.
    pub week: u32,
}

impl<'a, S: Simd, const K: usize> Here<'a, S, K> {
    /// Whether clashes between reports take anybody's hours.
    #[inline(always)]
    pub fn referees(&self) -> bool {
        !self.shared.refereeing.is_empty()
    }

    /// What holds for the seats of a tile.
    #[inline(always)]
    pub fn new(
        simd: S,
        org: &'a Organization<K>,
        policies: &'a Policies<K>,
        shared: &'a PublicState<K>,
        streams: Streams,
        week: u32,
        tile: &Tile<K>,
    ) -> Self {
        let policy = &policies.units[usize::from(tile.unit)];
        let department = &shared.departments[usize::from(tile.department)];
        let view = &shared.views[usize::from(tile.unit)];
        let needed = &department.needed;
        Self {
            simd,
            org,
            policies,
            policy,
            shared,
            department,
            view,
            ground: policy.ground(needed, view).delayed(&policy.motives, department.delay),
            pays_for_outcomes: policy.motives.pays_for_outcomes(),
            pay_by_seat: policy.motives.pay_by_seat(!tile.attained.is_empty()),
            urgent_worth: policy.workload.worth_of_urgent(department.rework_share),
            overhead: policy.workload.overhead + department.friction,
            hours_of_a_pull: 1.0 / policy.people.effort_cost,
            share_of_enough: 1.0 / policy.workload.quality_need,
            needed_square: math::dot(needed, needed),
            needed_most: most_needed(needed, org.kinds),
            streams,
            week,
        }
    }
}
