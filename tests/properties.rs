//! What must hold in any valid scenario, however odd: shares, hours, ranges, finite numbers, names.

#[path = "common/any.rs"]
mod any;
mod common;

use any::scenarios;
use common::{bits, plan};
use orgdrift::engine::record::LEDGER_ENDS;
use orgdrift::engine::{CallingThread, RunRecord, Trial, Twins, simulate};
use orgdrift::futures::lab::live_all;
use orgdrift::model::policy::World;
use orgdrift::rng::Streams;
use orgdrift::scenario::{Metric, Scenario};
use proptest::prelude::*;

fn lived(scenario: &Scenario) -> RunRecord {
    let luck = Streams { seed: 5, future: 0 };
    let trial = |world, twins| Trial {
        scenario,
        option: None,
        world,
        yardstick: scenario,
        streams: luck,
        assumptions: None,
        twins,
    };
    let aligned = simulate(trial(World::AlignedTwin, None), &CallingThread).expect("twin");
    let frictionless =
        simulate(trial(World::FrictionlessTwin, None), &CallingThread).expect("twin");
    let twins = Twins { aligned: &aligned, frictionless: &frictionless };
    simulate(trial(World::AsIs, Some(twins)), &CallingThread).expect("run")
}

/// Measures that are shares and must stay between 0 and 1 (a little rounding aside).
const SHARES: [Metric; 18] = [
    Metric::PracticeFit,
    Metric::Engagement,
    Metric::Clarity,
    Metric::UrgentShare,
    Metric::OverheadShare,
    Metric::UnusedShare,
    Metric::OvertimeShare,
    Metric::ReworkShare,
    Metric::TimePerItem,
    Metric::Strain,
    Metric::ConcernShare,
    Metric::SilenceRate,
    Metric::HeardShare,
    Metric::Credibility,
    Metric::Dispersion,
    Metric::TopPriorityKnown,
    Metric::StopListRight,
    Metric::DecideByStrategy,
];

fn keeps_its_books(text: &str) -> Result<(), TestCaseError> {
    let Ok(scenario) = Scenario::from_text("any", text) else { return Ok(()) };
    let record = lived(&scenario);
    let entries = scenario.work.len() + LEDGER_ENDS.len();
    for hours in record.ledger.chunks(entries) {
        let (overtime, kinds) = hours.split_last().expect("entries");
        let total: f64 = kinds.iter().sum();
        prop_assert!((total - 1.0 - overtime).abs() < 1e-9, "{hours:?} sum to {total}");
        prop_assert!(hours.iter().all(|&share| share >= -1e-12), "negative hours {hours:?}");
    }
    for week in record.company.iter().chain(&record.groups) {
        for metric in SHARES {
            let value = week[metric as usize];
            let fits = value.is_nan() || (-1e-9..=1.0 + 1e-9).contains(&value);
            prop_assert!(fits, "{} is {value}", metric.info().name);
        }
    }
    for week in &record.company {
        for metric in [Metric::Value, Metric::Activity, Metric::Backlog, Metric::SignalFidelity] {
            prop_assert!(week[metric as usize].is_finite(), "{}", metric.info().name);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_valid_scenario_keeps_its_books(text in scenarios()) {
        keeps_its_books(&text)?;
    }

    #[test]
    fn with_every_mechanism_off_a_run_is_its_frictionless_twin(text in scenarios()) {
        let text = text.replacen("[scenario]", "mechanisms = []\n[scenario]", 1);
        let Ok(scenario) = Scenario::from_text("any", &text) else { return Ok(()) };
        let record = lived(&scenario);
        for week in &record.company {
            let share = week[Metric::PotentialShare as usize];
            prop_assert!(share.is_nan() || share.to_bits() == 1.0_f64.to_bits(), "potential share is {share}");
        }
    }

    #[test]
    fn the_split_of_the_gap_is_exact(text in scenarios()) {
        let Ok(scenario) = Scenario::from_text("any", &text) else { return Ok(()) };
        for week in &lived(&scenario).company {
            let of = |metric: Metric| week[metric as usize];
            let parts = of(Metric::SplitHours) + of(Metric::SplitSkill) + of(Metric::SplitAlignment);
            let whole = orgdrift::math::ln(of(Metric::OutcomeIndex) / 100.0);
            if parts.is_finite() && whole.is_finite() {
                prop_assert!((parts - whole).abs() < 1e-9, "{parts} is not {whole}");
            }
        }
    }
}

#[test]
fn relabelling_kinds_of_work_relabels_results() {
    let renamed = common::SMALL.replace("root_cause", "prevention").replace("tickets", "requests");
    let (first, second) = (
        live_all(&plan(common::SMALL, 2), &CallingThread),
        live_all(&plan(&renamed, 2), &CallingThread),
    );
    assert!(bits(&first.expect("runs")) == bits(&second.expect("runs")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    #[ignore = "slow: thousands of random scenarios"]
    fn a_great_many_scenarios_keep_their_books(text in scenarios()) {
        keeps_its_books(&text)?;
    }
}
