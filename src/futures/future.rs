//! One future: its twins, and every option through the same luck.

use crate::engine::timeline::draw_of;
use crate::engine::{Crew, RunAbort, RunRecord, SeatWeeks, Trial, Twins, simulate, watch};
use crate::futures::plan::Plan;
use crate::model::policy::World;
use crate::scenario::Scenario;

/// Which run did not finish, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("option `{option}`, future {}", .future + 1)]
pub struct Failure {
    /// Name of the option.
    pub option: String,
    /// Number of the future, from 0.
    pub future: u32,
    /// What happened.
    #[source]
    pub reason: RunAbort,
}

/// The twins of a future, one pair for each scenario that something is compared with.
#[derive(Debug)]
pub struct TwinPairs(Vec<(usize, RunRecord, RunRecord)>);

impl TwinPairs {
    /// Pairs in the order of [`Plan::references`].
    pub fn new(plan: &Plan, pairs: Vec<(RunRecord, RunRecord)>) -> Self {
        let pairs = plan.references().into_iter().zip(pairs);
        Self(
            pairs
                .map(|(reference, (aligned, frictionless))| (reference, aligned, frictionless))
                .collect(),
        )
    }

    /// Lives the twins of a future, one after the other.
    ///
    /// # Errors
    /// When a run did not finish.
    pub fn live(plan: &Plan, future: u32, crew: &dyn Crew) -> Result<Self, Failure> {
        let pair = |reference: usize| {
            let aligned = live_twin(plan, reference, future, World::AlignedTwin, crew)?;
            Ok((aligned, live_twin(plan, reference, future, World::FrictionlessTwin, crew)?))
        };
        let pairs = plan.references().into_iter().map(pair).collect::<Result<_, Failure>>()?;
        Ok(Self::new(plan, pairs))
    }

    /// The pair of a scenario. Index of the reference of an arm.
    pub(crate) fn of(&self, reference: usize) -> Option<Twins<'_>> {
        let (_, aligned, frictionless) = self.0.iter().find(|pair| pair.0 == reference)?;
        Some(Twins { aligned, frictionless })
    }
}

/// Runs a twin of a scenario in a future.
///
/// # Errors
/// When the run did not finish.
pub fn live_twin(
    plan: &Plan,
    reference: usize,
    future: u32,
    world: World,
    crew: &dyn Crew,
) -> Result<RunRecord, Failure> {
    let scenario = &plan.scenarios[reference];
    let trial = Trial { world, ..trial(plan, scenario, scenario, future) };
    let name = if world == World::AlignedTwin { "aligned twin" } else { "frictionless twin" };
    simulate(trial, crew).map_err(|reason| Failure { option: name.to_owned(), future, reason })
}

/// Runs one arm in a future, compared with its twins.
///
/// # Errors
/// When the run did not finish.
pub fn live_arm(
    plan: &Plan,
    arm: usize,
    future: u32,
    twins: &TwinPairs,
    crew: &dyn Crew,
) -> Result<RunRecord, Failure> {
    let option = &plan.arms[arm].name;
    simulate(trial_of(plan, arm, future, twins), crew).map_err(|reason| Failure {
        option: option.clone(),
        future,
        reason,
    })
}

/// Runs one arm in a future as [`live_arm`] does, and looks at each seat in each week.
///
/// # Errors
/// When the run did not finish.
pub fn watched_arm(
    plan: &Plan,
    arm: usize,
    future: u32,
    twins: &TwinPairs,
    crew: &dyn Crew,
) -> Result<SeatWeeks, Failure> {
    let option = &plan.arms[arm].name;
    let seen = watch(trial_of(plan, arm, future, twins), crew);
    let (_, seen) = seen.map_err(|reason| Failure { option: option.clone(), future, reason })?;
    Ok(seen)
}

/// Runs every arm in a future, and looks at each seat in each week.
///
/// # Errors
/// When a run did not finish.
pub fn watched_future(
    plan: &Plan,
    future: u32,
    crew: &dyn Crew,
) -> Result<Vec<SeatWeeks>, Failure> {
    let twins = TwinPairs::live(plan, future, crew)?;
    (0..plan.arms.len()).map(|arm| watched_arm(plan, arm, future, &twins, crew)).collect()
}

fn trial_of<'a>(plan: &'a Plan, arm: usize, future: u32, twins: &'a TwinPairs) -> Trial<'a> {
    let arm = &plan.arms[arm];
    let (scenario, yardstick) = (&plan.scenarios[arm.scenario], &plan.scenarios[arm.reference]);
    Trial {
        option: arm.option,
        twins: twins.of(arm.reference),
        ..trial(plan, scenario, yardstick, future)
    }
}

fn trial<'a>(
    plan: &Plan,
    scenario: &'a Scenario,
    yardstick: &'a Scenario,
    future: u32,
) -> Trial<'a> {
    Trial {
        scenario,
        option: None,
        world: World::AsIs,
        yardstick,
        streams: plan.luck(future),
        assumptions: plan.assumptions(future),
        twins: None,
    }
}

/// Lives one future with one crew, one run after the other: what every parallel execution must equal.
/// `keep` says what is kept of the run of each arm, given the twins it was compared with.
///
/// # Errors
/// When a run did not finish.
pub fn live_future<T>(
    plan: &Plan,
    future: u32,
    crew: &dyn Crew,
    keep: impl Fn(RunRecord, Option<Twins>) -> T,
) -> Result<Vec<T>, Failure> {
    let twins = TwinPairs::live(plan, future, crew)?;
    (0..plan.arms.len())
        .map(|arm| {
            let record = live_arm(plan, arm, future, &twins, crew)?;
            Ok(keep(record, twins.of(plan.arms[arm].reference)))
        })
        .collect()
}

/// Keys that are ranged anywhere in the plan, in the order in which they first appear.
pub fn assumption_keys(plan: &Plan) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for scenario in &plan.scenarios {
        let own = scenario.assumptions.iter().map(|assumption| &assumption.key);
        let of_changes = scenario
            .events
            .iter()
            .chain(scenario.options.iter().flat_map(|option| &option.changes))
            .flat_map(|change| &change.sets)
            .filter(|set| set.range.is_some())
            .map(|set| &set.key);
        for key in own.chain(of_changes) {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
    }
    keys
}

/// Values of the assumptions in a future: from the range of the first scenario that has one, else of the
/// first event or option that has one; other ranges of the same key lie at the same place.
pub fn assumption_values(plan: &Plan, keys: &[String], future: u32) -> Vec<f64> {
    let streams = plan.assumptions(future);
    let value = |key: &String| {
        let own = plan.scenarios.iter().flat_map(|scenario| &scenario.assumptions);
        let own =
            own.filter(|range| &range.key == key).map(|range| (range.usual, range.from, range.to));
        let of_changes = plan.scenarios.iter().flat_map(|scenario| {
            let options = scenario.options.iter().flat_map(|option| &option.changes);
            scenario.events.iter().chain(options).flat_map(|change| &change.sets)
        });
        let of_changes = of_changes
            .filter(|set| &set.key == key)
            .filter_map(|set| set.range.map(|(from, to)| (set.values[0], from, to)));
        let Some((usual, from, to)) = own.chain(of_changes).next() else { return f64::NAN };
        streams.map_or(usual, |streams| from + (to - from) * draw_of(streams, key))
    };
    keys.iter().map(value).collect()
}
