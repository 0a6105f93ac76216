//! One run seat by seat: how close what each does and believes is to what is needed, and how exhausted it is.

use crate::model::layout::columns::row_of;
use crate::model::{Organization, Policies, Row, Workforce};

/// What can be seen of each seat, week by week. Seat 0, the head, is there as what it says: nobody follows its hours.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeatWeeks {
    /// How far what a seat does adds up to what its department needs. 0 to 1. `[weeks x seats]`
    pub does: Vec<f64>,
    /// The same of hours split as its holder believes to be asked. 0 to 1. `[weeks x seats]`
    pub believes: Vec<f64>,
    /// Exhaustion. 0 rested to 1 exhausted. `[weeks x seats]`
    pub strain: Vec<f64>,
    /// Urgent work waiting. Working weeks. `[weeks x seats]`
    pub backlog: Vec<f64>,
}

impl SeatWeeks {
    /// Adds the week that is over.
    pub(crate) fn look<const K: usize>(
        &mut self,
        org: &Organization<K>,
        policies: &Policies<K>,
        state: &Workforce<K>,
    ) {
        let value = &policies.company.value;
        let seats = org.chart.seats();
        let first = self.does.len();
        for column in [&mut self.does, &mut self.believes, &mut self.strain, &mut self.backlog] {
            column.resize(first + seats, 0.0);
        }
        let departments = &state.shared.departments;
        let said = departments.iter().map(|of| value.alignment(&of.needed, &of.said));
        let said = said.sum::<f64>() / departments.len() as f64;
        (self.does[first], self.believes[first]) = (said, said);
        for tile in state.blocks.iter().flat_map(|block| &block.tiles) {
            let needed = &departments[usize::from(tile.department)].needed;
            for (row, seat) in tile.seats() {
                // noise may carry a belief below nothing: nobody works less than not at all
                let believed: Row<K> = row_of(&tile.perceived_intent, row).map(|it| it.max(0.0));
                let at = first + seat;
                self.does[at] = value.alignment(needed, &state.shared.practice[seat].0);
                self.believes[at] = value.alignment(needed, &believed);
                self.strain[at] = tile.strain[row];
                self.backlog[at] = tile.backlog[row];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::{CallingThread, RunRecord, Trial, simulate, watch};
    use crate::model::policy::World;
    use crate::rng::Streams;
    use crate::scenario::{Metric, Scenario};

    #[test]
    fn who_is_watched_lives_the_same_weeks_and_adds_up_to_the_same_strain() {
        let scenario = Scenario::embedded("tickets-versus-experience").expect("it is shipped");
        let trial = Trial {
            scenario: &scenario,
            option: Some(2),
            world: World::AsIs,
            yardstick: &scenario,
            streams: Streams { seed: 1, future: 3 },
            assumptions: None,
            twins: None,
        };
        let alone = simulate(trial, &CallingThread).expect("it is lived");
        let (record, seen) = watch(trial, &CallingThread).expect("it is lived");
        let bits = |record: &RunRecord| -> Vec<u64> {
            record.company.iter().flatten().map(|value| value.to_bits()).collect()
        };
        assert_eq!(bits(&alone), bits(&record));
        let seats = scenario.chart.seats();
        assert_eq!(seen.does.len(), seats * scenario.weeks as usize);
        for (week, company) in record.company.iter().enumerate() {
            let of = |column: &[f64]| {
                column[week * seats + 1..(week + 1) * seats].iter().sum::<f64>()
                    / (seats - 1) as f64
            };
            let strain = of(&seen.strain) - company[Metric::Strain as usize];
            let backlog = of(&seen.backlog) - company[Metric::Backlog as usize];
            assert!(strain.abs() < 1e-9 && backlog.abs() < 1e-9, "week {week}: {strain} {backlog}");
        }
        let shares = seen.does.iter().chain(&seen.believes).chain(&seen.strain);
        assert!(shares.into_iter().all(|share| (0.0..=1.0).contains(share)));
    }
}
