//! One future: its twins, and every option through the same luck.

use crate::engine::timeline::luck_of;
use crate::engine::{Crew, RunRecord, Trial, Twins, Unfinished, simulate};
use crate::experiment::plan::Plan;
use crate::experiment::results::{Kept, Results};
use crate::model::policy::World;
use crate::scenario::Scenario;

/// Which run did not finish, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Name of the option.
    pub option: String,
    /// Number of the future, from 0.
    pub future: u32,
    /// What happened.
    pub reason: Unfinished,
}

/// Runs the twins of the baseline in a future.
///
/// # Errors
/// When a run did not finish.
pub fn live_twin(
    plan: &Plan,
    future: u32,
    world: World,
    crew: &impl Crew,
) -> Result<RunRecord, Failure> {
    let trial = Trial { world, ..trial(plan, plan.baseline(), None, future, None) };
    let name = if world == World::AlignedTwin { "aligned twin" } else { "frictionless twin" };
    simulate(trial, crew).map_err(|reason| Failure { option: name.to_owned(), future, reason })
}

/// Runs one arm in a future, compared with the twins.
///
/// # Errors
/// When a run did not finish.
pub fn live_arm(
    plan: &Plan,
    arm: usize,
    future: u32,
    twins: Twins,
    crew: &impl Crew,
) -> Result<Kept, Failure> {
    let arm = &plan.arms[arm];
    let scenario = &plan.scenarios[arm.scenario];
    simulate(trial(plan, scenario, arm.option, future, Some(twins)), crew)
        .map(Kept::of)
        .map_err(|reason| Failure { option: arm.name.clone(), future, reason })
}

fn trial<'a>(
    plan: &Plan,
    scenario: &'a Scenario,
    option: Option<usize>,
    future: u32,
    twins: Option<Twins<'a>>,
) -> Trial<'a> {
    Trial {
        scenario,
        option,
        world: World::AsIs,
        luck: plan.luck(future),
        assumptions: plan.assumptions(future),
        twins,
    }
}

/// Lives one future with one crew, one run after the other: what every parallel execution must equal.
///
/// # Errors
/// When a run did not finish.
pub fn live_future(plan: &Plan, future: u32, crew: &impl Crew) -> Result<Vec<Kept>, Failure> {
    let aligned = live_twin(plan, future, World::AlignedTwin, crew)?;
    let frictionless = live_twin(plan, future, World::FrictionlessTwin, crew)?;
    let twins = Twins { aligned: &aligned, frictionless: &frictionless };
    (0..plan.arms.len()).map(|arm| live_arm(plan, arm, future, twins, crew)).collect()
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

/// Values of the assumptions in a future: the baseline's own value where it has the range, else the
/// place in the range, 0 to 1.
pub fn assumption_values(plan: &Plan, keys: &[String], future: u32) -> Vec<f64> {
    let streams = plan.assumptions(future);
    let value = |key: &String| {
        let own = plan.scenarios.iter().flat_map(|scenario| &scenario.assumptions);
        let own = own.into_iter().find(|assumption| &assumption.key == key);
        match (own, streams) {
            (Some(range), Some(streams)) => {
                range.from + (range.to - range.from) * luck_of(streams, key)
            }
            (Some(range), None) => range.usual,
            (None, Some(streams)) => luck_of(streams, key),
            (None, None) => 0.5,
        }
    };
    keys.iter().map(value).collect()
}

/// Lives all futures one after the other.
///
/// # Errors
/// When a run did not finish.
pub fn live_all(plan: &Plan, crew: &impl Crew) -> Result<Results, Failure> {
    let keys = assumption_keys(plan);
    let mut results = Results::empty(plan.arms.len(), plan.baseline().weeks, &keys);
    for future in 0..plan.futures {
        let runs = live_future(plan, future, crew)?;
        results.push(runs, &assumption_values(plan, &keys, future));
    }
    Ok(results)
}
