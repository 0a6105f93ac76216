//! How predictable an organization is to its own leaders: what came of the outcome they would have announced.
//!
//! On the eve of the final weeks leaders can announce what they see. How far the outcome of those weeks is from that
//! differs between futures; where it always falls short by the same, leaders are misled, and where it scatters,
//! nobody could have known. Both need many futures, so no single run has such a measure.

use crate::futures::results::Results;
use crate::scenario::{Metric, Scenario};
use crate::statistics::estimate::Spread;

/// Outcome index of the final weeks minus what leaders saw on their eve, over futures. `None` when the final weeks are
/// the whole run, or when one of the two does not apply. Points.
pub fn missed_by(scenario: &Scenario, results: &Results, arm: usize) -> Option<Spread> {
    let eve = (scenario.weeks - scenario.final_weeks).checked_sub(1)? as usize;
    let of = &results.arms[arm];
    let announced = of.weekly(eve, Metric::ReportedIndex);
    Spread::of(of.finals(Metric::OutcomeIndex).zip(announced).map(|(outcome, seen)| outcome - seen))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::CallingThread;
    use crate::futures::lab::live_all;
    use crate::futures::plan::{Plan, Varying};

    fn missed(more: &str) -> Option<Spread> {
        let text = format!("extends = \"tickets-versus-experience\"\ntime.weeks = 60\n{more}");
        let scenario = Scenario::from_text("one", &text).unwrap_or_else(|wrong| panic!("{wrong}"));
        let plan = Plan::of_options(scenario, 4, 1, Varying::LuckOnly);
        let results = live_all(&plan, &CallingThread).expect("runs");
        missed_by(plan.baseline(), &results, 0)
    }

    #[test]
    fn leaders_who_see_the_truth_announce_nearly_what_comes() {
        let rosy = missed("").expect("it applies");
        let all_but_silence =
            "mechanisms = [\"incentives\", \"signal\", \"norms\", \"workload\", \"horizon\"]\n";
        let true_picture = missed(all_but_silence).expect("it applies");
        assert!(rosy.q50 < -20.0, "{rosy:?}");
        // what is left is how far the outcome moves within a quarter
        assert!(true_picture.q50.abs() < 8.0, "{true_picture:?}");
    }

    #[test]
    fn a_run_of_final_weeks_only_has_no_eve() {
        assert_eq!(missed("option.yearly.set.communication.cadence_weeks = 60\n"), None);
    }
}
