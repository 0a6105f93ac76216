//! How these tests get from scenario text to numbers.
#![allow(dead_code, reason = "each test crate uses its own part")]

use orgdrift::engine::record::LEDGER_ENDS;
use orgdrift::engine::timeline::Timeline;
use orgdrift::engine::{CallingThread, RunRecord, Trial, simulate, tick};
use orgdrift::futures::lab;
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::futures::results::Results;
use orgdrift::model::policy::World;
use orgdrift::model::{Organization, Policies, Workforce, founding};
use orgdrift::rng::Streams;
use orgdrift::scenario::{Metric, Scenario};

/// Columns of the small scenarios of these tests: up to four kinds of work.
pub(crate) const K: usize = 4;

/// Reads a scenario of dotted keys that extends `base`.
pub(crate) fn scenario(text: &str) -> Scenario {
    let text = format!("format = 1\nextends = \"base\"\n{text}");
    Scenario::from_text("oracle", &text).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

/// Reads a scenario that says itself what it extends.
pub(crate) fn child(text: &str) -> Scenario {
    Scenario::from_text("oracle", text).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

/// All options of a scenario through the same luck, compared with their twins.
pub(crate) fn compare(scenario: Scenario, futures: u32) -> Results {
    let plan = Plan::of_options(scenario, futures, 11, Varying::LuckOnly);
    lab::live_all(&plan, &CallingThread).expect("every run finishes")
}

/// One run without twins.
pub(crate) fn run(
    scenario: &Scenario,
    option: Option<usize>,
    world: World,
    future: u64,
) -> RunRecord {
    let luck = Streams { seed: 11, future };
    let trial = Trial {
        scenario,
        option,
        world,
        yardstick: scenario,
        streams: luck,
        assumptions: None,
        twins: None,
    };
    simulate(trial, &CallingThread).expect("the run finishes")
}

/// A company measure in a week, from 1.
pub(crate) fn of(record: &RunRecord, week: usize, metric: Metric) -> f64 {
    record.company[week - 1][metric as usize]
}

/// A company measure in the last week.
pub(crate) fn last(record: &RunRecord, metric: Metric) -> f64 {
    of(record, record.company.len(), metric)
}

/// The company's hours ledger of a week, from 1: each kind of work, then `LEDGER_ENDS`.
pub(crate) fn hours(record: &RunRecord, week: usize, kinds: usize) -> Vec<f64> {
    let entries = kinds + LEDGER_ENDS.len();
    let a_week = record.ledger.len() / record.company.len();
    let from = (week - 1) * a_week;
    record.ledger[from..from + entries].to_vec()
}

/// A company lived week by week through the public engine, with its state in view.
pub(crate) struct Live<'a> {
    pub(crate) org: Organization<K>,
    pub(crate) policies: Policies<K>,
    pub(crate) state: Workforce<K>,
    timeline: Timeline<'a>,
    luck: Streams,
    week: u32,
}

impl<'a> Live<'a> {
    pub(crate) fn found(scenario: &'a Scenario, future: u64) -> Self {
        let luck = Streams { seed: 11, future };
        let timeline = Timeline::new(scenario, None, World::AsIs, None);
        let org = Organization::<K>::new(timeline.first_settings(), &timeline.pilots(), luck);
        let policies = timeline.first_policies(&org);
        let state = founding::found(&org, &policies, scenario.start, timeline.tracked_rewards());
        Self { org, policies, state, timeline, luck, week: 0 }
    }

    pub(crate) fn advance(&mut self, weeks: u32) {
        for _ in 0..weeks {
            self.week += 1;
            self.timeline.apply(&self.org, &mut self.policies, self.week, &self.state.shared);
            tick::advance(
                &self.org,
                &self.policies,
                &mut self.state,
                self.luck,
                self.week,
                &CallingThread,
            );
        }
    }
}

/// Asserts that a simulated number equals theory within a tolerance that theory gives, and prints both.
#[track_caller]
pub(crate) fn near(what: &str, simulated: f64, theory: f64, tolerance: f64) {
    println!("| {what} | {theory:.6} | {simulated:.6} | {tolerance:.1e} |");
    assert!(
        (simulated - theory).abs() <= tolerance,
        "{what}: simulated {simulated}, theory {theory}, tolerance {tolerance:e}"
    );
}
