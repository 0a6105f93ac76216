//! What people do where an option takes place that is limited to a department or to some teams: the same seats with
//! the option and without it, week by week.

use crate::model::organization::reached;
use crate::model::policy::World;
use crate::model::{Organization, Policies, Workforce};
use crate::rng::Streams;
use crate::scenario::{SMALLEST_GROUP, Scenario};

/// Seats that limited options reach in a future.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reach {
    /// Seats of each limited option, in the order of [`Scenario::limited`]; none where nobody asks.
    seats: Vec<Vec<usize>>,
}

impl Reach {
    /// Given the conviction of each seat, empty when all are alike: of all limited options for the scenario as it is, of one option for a run with it, and of none for twins.
    pub(crate) fn of(
        scenario: &Scenario,
        option: Option<usize>,
        world: World,
        zeal: &[f64],
        streams: Streams,
    ) -> Self {
        if world != World::AsIs {
            return Self::default();
        }
        let seats = |limited: usize| {
            if option.is_some_and(|option| option != limited) {
                return Vec::new();
            }
            let changes = &scenario.options[limited].changes;
            let mut seats: Vec<usize> = changes
                .iter()
                .flat_map(|change| reached(&scenario.chart, change.scope, zeal, streams))
                .collect();
            seats.sort_unstable();
            seats.dedup();
            seats
        };
        Self { seats: scenario.limited().map(seats).collect() }
    }

    /// Alignment of the work that the seats of each limited option did this week, mean of seats; NaN for
    /// fewer seats than may be shown together. `[limited options]`
    pub(crate) fn look<const K: usize>(
        &self,
        org: &Organization<K>,
        policies: &Policies<K>,
        state: &Workforce<K>,
    ) -> Vec<f64> {
        let of = |seats: &Vec<usize>| {
            let sum = seats.iter().fold(0.0, |sum, &seat| {
                let department = usize::from(org.chart.department[seat]);
                let needed = &state.shared.departments[department].needed;
                sum + policies.company.value.alignment(needed, &state.shared.practice[seat].0)
            });
            if seats.len() < SMALLEST_GROUP as usize { f64::NAN } else { sum / seats.len() as f64 }
        };
        self.seats.iter().map(of).collect()
    }
}
