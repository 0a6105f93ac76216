//! What stands beside a verdict: how large the companies are that are compared, and why an option is to be read with
//! caution.

use crate::document::number::counted;
use crate::futures::plan::Plan;
use crate::scenario::Scenario;

/// Seats, managers and layers of both companies, where they differ.
pub(super) fn sizes(plan: &Plan, arm: usize) -> Option<String> {
    let own = &plan.scenarios[plan.arms[arm].scenario];
    let (own, baseline) = (CompanySize::of(own), CompanySize::of(plan.baseline()));
    (own != baseline).then(|| format!("Its company has {own}; as it is there are {baseline}."))
}

/// Why an option is to be read with caution: it goes beyond a declared range, or moves many levers at once.
pub(super) fn caution(plan: &Plan, arm: usize) -> Option<String> {
    let of = &plan.arms[arm];
    let reason = plan.scenarios[of.scenario].lamp(of.option?)?;
    Some(format!("Caution: it {reason}."))
}

/// How large a company is, its head included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct CompanySize {
    seats: usize,
    managers: usize,
    layers: usize,
}

impl CompanySize {
    fn of(scenario: &Scenario) -> Self {
        let chart = &scenario.chart;
        Self { seats: chart.seats(), managers: chart.teams.len(), layers: chart.layers() }
    }
}

impl std::fmt::Display for CompanySize {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { seats, managers, layers } = *self;
        write!(
            formatter,
            "{}, {} and {}",
            counted(seats, "seat", "seats"),
            counted(managers, "manager", "managers"),
            counted(layers, "layer", "layers")
        )
    }
}
