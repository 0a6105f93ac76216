//! What a seat sees of its colleagues, and what they see of it.

use super::moments::Conduct;
use super::{Seat, SeatWeek};
use crate::engine::phase::norms;
use crate::model::Row;
use crate::model::layout::workforce::{PublicState, VisiblePractice};
use crate::model::view::seen;

impl<const K: usize> SeatWeek<'_, K> {
    /// What colleagues did last week, as seen from the seat. Shares.
    pub(super) fn norm(self) -> Row<K> {
        let Self { org, policy, shared: PublicState { practice, .. }, department, seat, .. } = self;
        let team = &org.teams[org.team_of(seat)];
        let VisiblePractice(manager) = practice[team.manager as usize];
        if team.share_of_a_peer == 0.0 {
            return manager;
        }
        // the whole team less the seat itself, and colleagues elsewhere, each by its weight: 1 unless some count for more
        let clout = |seat: usize| org.clout.get(seat).copied().unwrap_or(1.0);
        let (mut sum, mut weight) = ([0.0; K], 0.0);
        for member in team.members() {
            sum = std::array::from_fn(|k| sum[k] + clout(member) * practice[member].0[k]);
            weight += clout(member);
        }
        sum = std::array::from_fn(|k| sum[k] - clout(seat) * practice[seat].0[k]);
        weight -= clout(seat);
        let ties = if team.looks_elsewhere { org.ties_of(seat) } else { &[] };
        for tie in ties.iter().map(|&tie| tie as usize) {
            sum = std::array::from_fn(|k| sum[k] + clout(tie) * practice[tie].0[k]);
            weight += clout(tie);
        }
        let around = norms::Surroundings::of(&policy.norms, &department.legacy);
        around.norm(&sum, 1.0 / weight, &around.part_of_manager(&manager))
    }

    /// What others will see of the week. Shares.
    pub(super) fn shown(self, seat: &Seat<K>, done: &Conduct<K>) -> Row<K> {
        let by_visibility = self.policy.norms.seen_by_visibility;
        if by_visibility > 0.0 {
            seen(by_visibility, &self.policy.seen_doing, &done.practice, &seat.effort)
        } else {
            done.practice
        }
    }
}
