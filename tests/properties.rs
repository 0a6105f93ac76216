//! What must hold in any valid scenario, however odd: shares, hours, ranges, finite numbers, names.

mod common;

use common::{bits, plan};
use orgdrift::engine::record::LEDGER_ENDS;
use orgdrift::engine::{Alone, RunRecord, Trial, Twins, simulate};
use orgdrift::experiment::future::live_all;
use orgdrift::model::policy::World;
use orgdrift::rng::Streams;
use orgdrift::scenario::{Metric, Scenario};
use proptest::prelude::*;

/// Tables of numbers whose every value is drawn from its whole range, with the ends more often.
const TABLES: [&str; 7] =
    ["strategy", "communication", "norms", "people", "workload", "voice", "leadership"];

/// A number of a table somewhere in its range; the ends are where things break.
fn settings() -> impl Strategy<Value = Vec<(String, f64)>> {
    let keys: Vec<(String, f64, f64, bool)> = orgdrift::scenario::parameter::PARAMETERS
        .iter()
        .filter(|row| TABLES.iter().any(|table| row.key.starts_with(&format!("{table}."))))
        .filter_map(|row| match row.form {
            orgdrift::scenario::parameter::Form::Number { low, high } => {
                Some((row.key.to_owned(), low, high, false))
            }
            orgdrift::scenario::parameter::Form::Whole { low, high } => {
                Some((row.key.to_owned(), f64::from(low), f64::from(high), true))
            }
            _ => None,
        })
        .collect();
    let one = (0..keys.len(), prop_oneof![Just(0.0), Just(1.0), 0.0..1.0_f64, 0.0..0.02_f64]);
    proptest::collection::vec(one, 0..12).prop_map(move |picks| {
        picks
            .into_iter()
            .map(|(at, share)| {
                let (key, low, high, whole) = &keys[at];
                let value = low + share * (high - low);
                (key.clone(), if *whole { value.round() } else { value })
            })
            .collect()
    })
}

fn shares(kinds: usize) -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec(prop_oneof![1 => Just(0.0), 4 => 0.01..1.0_f64], kinds).prop_map(
        |parts| {
            let total: f64 = parts.iter().sum();
            let even = 1.0 / parts.len() as f64;
            parts.iter().map(|part| if total > 0.0 { part / total } else { even }).collect()
        },
    )
}

/// Text of a scenario that the check accepts or refuses, never anything else.
fn scenarios() -> impl Strategy<Value = String> {
    (2_usize..6).prop_flat_map(|kinds| {
        (
            (shares(kinds), proptest::collection::vec(-0.5..2.0_f64, kinds), 0..kinds),
            (1_u32..30, 1_u32..30, 1_u32..8, 1_u32..20),
            proptest::collection::vec(prop_oneof![Just(0.0), 0.0..60.0_f64], kinds),
            (0_usize..4, 0_usize..4, any::<bool>(), -5.0..1.0_f64, 0.0..3.0_f64),
            settings(),
        )
            .prop_map(
                move |(
                    (intent, credit, urgent),
                    (first, second, span, weeks),
                    payoff,
                    shape,
                    settings,
                )| {
                    text(
                        kinds,
                        &intent,
                        &credit,
                        urgent,
                        [first, second, span, weeks],
                        &payoff,
                        shape,
                        &settings,
                    )
                },
            )
    })
}

#[expect(clippy::too_many_arguments, reason = "the parts of a scenario, once")]
fn text(
    kinds: usize,
    intent: &[f64],
    credit: &[f64],
    urgent: usize,
    [first, second, span, weeks]: [u32; 4],
    payoff: &[f64],
    (shape, based_on, settled, substitution, harm): (usize, usize, bool, f64, f64),
    settings: &[(String, f64)],
) -> String {
    let map = |values: &[f64]| {
        let parts: Vec<String> =
            values.iter().enumerate().map(|(k, value)| format!("k{k} = {value:?}")).collect();
        format!("{{ {} }}", parts.join(", "))
    };
    let shape = ["linear", "threshold", "capped", "tournament"][shape];
    let based_on = ["individual", "team", "department", "company"][based_on];
    let start = if settled { "settled" } else { "aligned" };
    let mut text = format!(
        "extends = \"base\"\n\
         [scenario]\ntitle = \"Any\"\nquestion = \"Does it hold?\"\n\
         [time]\nweeks = {weeks}\nstart = \"{start}\"\n\
         [organization]\nspan = {span}\n\
         [department.one]\npeople = {first}\n[department.two]\npeople = {second}\n\
         [measure.counted]\ncredit = {credit}\nnoise = 0.5\n\
         [measure.wanted]\nkind = \"outcome\"\nnoise = 0.1\n\
         [reward.bonus]\npays_for = {{ counted = 0.7, wanted = 0.3 }}\nshape = \"{shape}\"\n\
         based_on = \"{based_on}\"\ntarget = 3\ncap = 3\nperiod_weeks = 4\n\
         [conflict.cost]\nsource = \"one\"\ntarget = \"two\"\nwork = \"k0\"\ncost = 0.1\n",
        credit = map(credit),
    );
    for (k, weeks) in payoff.iter().enumerate().take(kinds) {
        text.push_str(&format!(
            "[work.k{k}]\nserves_urgent = {}\npayoff_weeks = {weeks:?}\nprevents = {}\nharm = {:?}\n",
            k == urgent,
            if k == 1 { "1.0" } else { "0.0" },
            if k == 0 { harm } else { 0.0 }
        ));
    }
    for table in TABLES {
        let mut lines: std::collections::BTreeMap<&str, f64> = std::collections::BTreeMap::new();
        for (key, value) in settings {
            if let Some(key) = key.strip_prefix(&format!("{table}.")) {
                lines.insert(key, *value);
            }
        }
        if table == "strategy" {
            lines.entry("substitution").or_insert(substitution);
            text.push_str(&format!("[strategy]\nintent = {}\n", map(intent)));
        } else if !lines.is_empty() {
            text.push_str(&format!("[{table}]\n"));
        }
        if !lines.is_empty() {
            for (key, value) in lines {
                text.push_str(&format!("{key} = {value}\n"));
            }
        }
    }
    text
}

fn lived(scenario: &Scenario) -> RunRecord {
    let luck = Streams { seed: 5, future: 0 };
    let trial = |world, twins| Trial {
        scenario,
        option: None,
        world,
        yardstick: scenario,
        luck,
        assumptions: None,
        twins,
    };
    let aligned = simulate(trial(World::AlignedTwin, None), &Alone).expect("twin");
    let frictionless = simulate(trial(World::FrictionlessTwin, None), &Alone).expect("twin");
    let twins = Twins { aligned: &aligned, frictionless: &frictionless };
    simulate(trial(World::AsIs, Some(twins)), &Alone).expect("run")
}

/// Measures that are shares and must stay between 0 and 1 (a little rounding aside).
const SHARES: [Metric; 17] = [
    Metric::PracticeFit,
    Metric::Engagement,
    Metric::Clarity,
    Metric::UrgentShare,
    Metric::OverheadShare,
    Metric::UnusedShare,
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
        let total: f64 = hours.iter().sum();
        prop_assert!((total - 1.0).abs() < 1e-9, "hours sum to {total}");
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
    let (first, second) =
        (live_all(&plan(common::SMALL, 2), &Alone), live_all(&plan(&renamed, 2), &Alone));
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
