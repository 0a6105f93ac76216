//! What the week of a seat counts towards rewards with a target, a cap, tiers or gates, and what it earns under them.

use super::{Seat, SeatWeek};
use crate::engine::phase::motive::Attainment;
use crate::engine::phase::production;
use crate::model::Row;
use crate::model::reward::Pot;

impl<const K: usize> SeatWeek<'_, K> {
    /// What is earned by these effective hours, urgent items and aligned hours, by who shares it. Units of motive.
    pub(super) fn earn(
        self,
        seat: &mut Seat<K>,
        chosen: &Row<K>,
        items: f64,
        aligned: f64,
    ) -> [f64; Pot::COUNT] {
        let Self { org, policy, week, .. } = self;
        let units = |credit: &Row<K>, outcome: f64, level: f64| {
            production::units(credit, outcome, level, chosen, org.urgent, items, aligned)
        };
        // what a week brings is remembered where it may get a target later
        for counts in &policy.motives.untimed {
            if let Some(attained) = seat.attained.get_mut(counts.reward) {
                attained.last_week = units(&counts.credit, counts.outcome, counts.level);
            }
        }
        let mut prizes = [0.0; Pot::COUNT];
        for timed in &policy.motives.timed {
            let ends = week.is_multiple_of(timed.period_weeks);
            let mut count = |column: usize, units: f64| {
                let before = seat.attained[column].so_far;
                let so_far = production::attained_by_next_week(before, units, ends);
                seat.attained[column] = Attainment { so_far, last_week: units };
                before
            };
            let mut is_passed = true;
            for gate in &timed.gates {
                let units = units(&gate.credit, gate.outcome, gate.level);
                is_passed &= gate.is_passed(count(gate.column, units) + units);
            }
            let units = units(&timed.credit, timed.outcome, timed.level);
            let before = count(timed.reward, units);
            prizes[timed.pot as usize] += if timed.gates.is_empty() {
                timed.earned(before, units, ends)
            } else {
                production::due(timed, before + units, is_passed, ends)
            };
        }
        prizes
    }
}
