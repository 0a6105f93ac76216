//! The same organization with every selection of its mechanisms, through the same futures.
//!
//! A coalition is the scenario as it is with only those mechanisms on, exactly as if its file listed them
//! under `mechanisms`. What counts is its share of potential over the final quarter: the frictionless twin
//! of a future has no mechanism at all, so it is the same for every coalition. The aligned twin, from which
//! leaders learn how they do, knows workload and nothing else; so coalitions share two pairs of twins, one
//! with and one without it.

use std::sync::Arc;

use crate::engine::{Crew, RunRecord};
use crate::experiment::future::{Failure, live_future};
use crate::experiment::plan::{Arm, Plan, Varying};
use crate::scenario::{Mechanisms, Metric, Scenario};

/// All coalitions of the mechanisms that a scenario has on.
#[derive(Clone, Debug)]
pub struct Coalitions {
    /// The mechanisms that are on, in the order of [`Mechanisms::NAMES`]. Names.
    pub mechanisms: Vec<&'static str>,
    /// One scenario and one arm for each coalition; the mechanisms whose bits are set in the number of the
    /// arm are on.
    pub plan: Plan,
}

impl Coalitions {
    /// The coalitions of a scenario as it is, without its options.
    pub fn of(scenario: &Scenario, futures: u32, seed: u64, spread: Varying) -> Self {
        let on = scenario.mechanisms.switches();
        let players: Vec<usize> = (0..on.len()).filter(|&place| on[place]).collect();
        let mechanisms: Vec<&str> = players.iter().map(|&place| Mechanisms::NAMES[place]).collect();
        let scenarios: Vec<Arc<Scenario>> = (0..1_usize << players.len())
            .map(|coalition| {
                let mut switches = [false; Mechanisms::NAMES.len()];
                for (bit, &place) in players.iter().enumerate() {
                    switches[place] = coalition >> bit & 1 == 1;
                }
                let mechanisms = Mechanisms::from_switches(switches);
                Arc::new(Scenario { mechanisms, ..scenario.clone() })
            })
            .collect();
        let loaded = |scenario: &Arc<Scenario>| scenario.mechanisms.workload;
        let arms = scenarios
            .iter()
            .enumerate()
            .map(|(coalition, scenario)| {
                let name = named(&mechanisms, coalition);
                let like = |other: &Arc<Scenario>| loaded(other) == loaded(scenario);
                // the first coalition with the same twins
                let reference = scenarios.iter().position(like).unwrap_or(coalition);
                Arm { label: name.clone(), name, scenario: coalition, option: None, reference }
            })
            .collect();
        Self { mechanisms, plan: Plan { scenarios, arms, futures, seed, spread } }
    }
}

/// The mechanisms of a coalition.
fn named(mechanisms: &[&str], coalition: usize) -> String {
    let on = mechanisms.iter().enumerate().filter(|(bit, _)| coalition >> bit & 1 == 1);
    let names: Vec<&str> = on.map(|(_, name)| *name).collect();
    if names.is_empty() { "no mechanism".to_owned() } else { names.join(" + ") }
}

/// What every coalition made of its potential.
#[derive(Clone, Debug, PartialEq)]
pub struct Potentials {
    /// The mechanisms, as in [`Coalitions::mechanisms`].
    pub mechanisms: Vec<&'static str>,
    /// Value over that of the frictionless twin, final quarter; not a number where it does not apply.
    /// Share. `[futures][coalitions]`
    pub shares: Vec<Vec<f64>>,
}

impl Potentials {
    /// Nothing lived yet.
    pub fn empty(coalitions: &Coalitions) -> Self {
        Self { mechanisms: coalitions.mechanisms.clone(), shares: Vec::new() }
    }
}

/// The only number that is kept of a run.
pub(crate) fn potential(record: &RunRecord) -> f64 {
    record.company_final[Metric::PotentialShare as usize]
}

/// Lives all coalitions one after the other: what every parallel execution must equal.
///
/// # Errors
/// When a run did not finish.
pub fn live_all(coalitions: &Coalitions, crew: &impl Crew) -> Result<Potentials, Failure> {
    let mut potentials = Potentials::empty(coalitions);
    for future in 0..coalitions.plan.futures {
        let shares = live_future(&coalitions.plan, future, crew, |record| potential(&record))?;
        potentials.shares.push(shares);
    }
    Ok(potentials)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Alone;
    use crate::experiment::future;

    const TEXT: &str = "extends = \"tickets-versus-experience\"
time.weeks = 40
department.support.people = 30
department.engineering.people = 20
department.success.people = 10
leadership.playbook = \"add_priority\"
leadership.concern_level = 5
";

    fn scenario(mechanisms: &str) -> Scenario {
        let text = format!("{TEXT}mechanisms = [{mechanisms}]\n");
        Scenario::from_text("coalition", &text).unwrap_or_else(|problems| panic!("{problems}"))
    }

    fn coalitions(mechanisms: &str) -> Coalitions {
        Coalitions::of(&scenario(mechanisms), 2, 1, Varying::Joint)
    }

    #[test]
    fn a_coalition_is_the_scenario_with_only_those_mechanisms() {
        let coalitions = coalitions("\"signal\", \"workload\", \"silence\"");
        let potentials = live_all(&coalitions, &Alone).expect("runs");
        assert_eq!(potentials.mechanisms, ["signal", "workload", "silence"]);
        for coalition in 0..8 {
            let on = (0..3).filter(|bit| coalition >> bit & 1 == 1);
            let on: Vec<String> =
                on.map(|bit| format!("\"{}\"", potentials.mechanisms[bit])).collect();
            let alone = vec![scenario(&on.join(", "))];
            let alone = Plan::of_scenarios(alone, 2, 1, Varying::Joint).expect("a plan");
            let alone = future::live_all(&alone, &Alone).expect("runs");
            let alone: Vec<u64> =
                alone.arms[0].finals(Metric::PotentialShare).map(f64::to_bits).collect();
            let of_all: Vec<u64> =
                potentials.shares.iter().map(|future| future[coalition].to_bits()).collect();
            assert_eq!(of_all, alone, "{}", coalitions.plan.arms[coalition].name);
        }
        assert!(potentials.shares.iter().all(|future| future[0].to_bits() == 1.0_f64.to_bits()));
        assert!(potentials.shares.iter().all(|future| future[7] < 0.99), "{potentials:?}");
    }

    #[test]
    fn coalitions_share_their_twins() {
        let plan = coalitions("\"signal\", \"norms\", \"workload\"").plan;
        assert_eq!((plan.arms.len(), plan.references()), (8, vec![0, 4]));
        assert_eq!(plan.arms[6].name, "norms + workload");
        let plan = coalitions("\"signal\", \"norms\"").plan;
        assert_eq!((plan.arms.len(), plan.references()), (4, vec![0]));
    }

    #[test]
    fn without_any_mechanism_there_is_one_coalition() {
        let coalitions = coalitions("");
        let potentials = live_all(&coalitions, &Alone).expect("runs");
        assert_eq!(potentials.shares, [[1.0], [1.0]]);
        assert_eq!(coalitions.plan.arms[0].name, "no mechanism");
    }
}
