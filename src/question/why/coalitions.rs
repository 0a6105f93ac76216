//! The same organization with every selection of its mechanisms, through the same futures.
//!
//! A coalition is the scenario as it is with only those mechanisms on, exactly as if its file listed them
//! under `mechanisms`. What counts is its share of potential over the final weeks: the frictionless twin
//! of a future has no mechanism at all, so it is the same for every coalition. The aligned twin, from which
//! leaders learn how they do, knows workload and nothing else; so coalitions share two pairs of twins, one
//! with and one without it. Where something is paid, one more run has every mechanism and no pay at all: the coalition
//! without incentives is about pay that asks for what is needed. A coalition is lived once in each future and shared by the company and all its
//! departments; of each run only one number a group is kept.

use std::sync::Arc;

use crate::engine::{RunRecord, Twins};
use crate::futures::Keep;
use crate::futures::bytes::{list_from_bytes, list_to_bytes};
use crate::futures::future::Failure;
use crate::futures::lab::Lab;
use crate::futures::plan::{Arm, Plan, Varying};
use crate::model::idle::idle;
use crate::model::{GroupKind, Groups};
use crate::scenario::{Mechanisms, Metric, Named, Scenario};

/// Name of the whole company among groups.
pub const COMPANY: &str = "company";

/// A mechanism that opens no gap, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Idle {
    /// Its name.
    pub mechanism: &'static str,
    /// Why it cannot do anything, as the second half of a sentence.
    pub reason: &'static str,
}

/// All coalitions of the mechanisms that can act in a scenario.
#[derive(Clone, Debug)]
pub struct Coalitions {
    /// The mechanisms that are switched on and off, in the order of [`Mechanisms::NAMES`]. Names.
    pub mechanisms: Vec<&'static str>,
    /// The mechanisms that are left alone because they cannot do anything, in the same order.
    pub idle: Vec<Idle>,
    /// Whose gap it is: the company, then its departments if there are several.
    pub groups: Vec<Named>,
    /// One scenario and one arm for each coalition; the mechanisms whose bits are set in the number of the
    /// arm are on. Then, if anything is paid, one with all of them on and nothing paid.
    pub plan: Plan,
}

impl Coalitions {
    /// The coalitions of all mechanisms that a scenario has on, as it is, without its options.
    pub fn of(scenario: &Scenario, futures: u32, seed: u64, spread: Varying) -> Self {
        let on = scenario.mechanisms.switches();
        let players: Vec<usize> = (0..on.len()).filter(|&place| on[place]).collect();
        Self::new(scenario, None, &players, Vec::new(), (futures, seed, spread))
    }

    /// The coalitions of those mechanisms only that may do something in a scenario as it is, or with one of
    /// its options: the others change no run, so it need not be lived with and without them.
    pub fn acting(
        scenario: &Scenario,
        option: Option<usize>,
        futures: u32,
        seed: u64,
        spread: Varying,
    ) -> Self {
        let on = scenario.mechanisms.switches();
        let (mut players, mut left_alone) = (Vec::new(), Vec::new());
        for (place, reason) in idle(scenario, option).into_iter().enumerate() {
            let reason = if on[place] { reason } else { Some("the scenario switches it off") };
            match reason {
                Some(reason) => {
                    left_alone.push(Idle { mechanism: Mechanisms::NAMES[place], reason });
                }
                None => players.push(place),
            }
        }
        let mut all = Self::new(scenario, option, &players, left_alone, (futures, seed, spread));
        if all.mechanisms.contains(&"incentives") && !scenario.rewards.is_empty() {
            all.add_unpaid(option);
        }
        all
    }

    /// Lives every coalition; only one number a group is kept of each run.
    ///
    /// # Errors
    /// When a number stopped making sense in a run. Being stopped is no error: the futures that are complete are there.
    pub fn live(&self, lab: &impl Lab) -> Result<Potentials, Failure> {
        let mut potentials = Potentials::empty(self);
        lab.each_future(&self.plan, &KeepPotentials, |_, runs| potentials.push(&runs))?;
        Ok(potentials)
    }

    /// Adds the scenario with all its mechanisms and no pay.
    fn add_unpaid(&mut self, option: Option<usize>) {
        let whole = self.plan.arms.len() - 1;
        let reference = self.plan.arms[whole].reference;
        let unpaid = unpaid(&self.plan.scenarios[whole]);
        let scenario = self.plan.scenarios.len();
        self.plan.scenarios.push(Arc::new(unpaid));
        let name = WITHOUT_PAY.to_owned();
        self.plan.arms.push(Arm { label: name.clone(), name, scenario, option, reference });
    }

    fn new(
        scenario: &Scenario,
        option: Option<usize>,
        players: &[usize],
        idle: Vec<Idle>,
        (futures, seed, spread): (u32, u64, Varying),
    ) -> Self {
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
                Arm { label: name.clone(), name, scenario: coalition, option, reference }
            })
            .collect();
        let plan = Plan { scenarios, arms, futures, seed, spread };
        Self { mechanisms, idle, groups: groups(scenario), plan }
    }
}

/// Name of the run in which nothing is paid.
const WITHOUT_PAY: &str = "without pay";

/// A scenario in which no reward ever pays anything, whatever events and options set.
fn unpaid(scenario: &Scenario) -> Scenario {
    let mut unpaid = scenario.clone();
    let keys: Vec<String> = scenario
        .rewards
        .iter()
        .map(|reward| format!("reward.{}.strength", reward.named.name))
        .collect();
    let slots: Vec<usize> =
        keys.iter().filter_map(|key| scenario.layout.slots(key)).flatten().collect();
    for slot in slots {
        unpaid.settings[slot] = 0.0;
    }
    let of_options = unpaid.options.iter_mut().flat_map(|option| &mut option.changes);
    for change in unpaid.events.iter_mut().chain(of_options) {
        change.sets.retain(|set| !keys.contains(&set.key));
    }
    unpaid.assumptions.retain(|range| !keys.contains(&range.key));
    unpaid
}

/// The company, and its departments if there are several.
fn groups(scenario: &Scenario) -> Vec<Named> {
    let company = Named { name: COMPANY.to_owned(), label: "Company".to_owned() };
    let groups = Groups::new(&scenario.chart, scenario);
    let departments = groups.of_kind(GroupKind::Department).map(|(_, group)| Named {
        name: format!("{} {}", group.kind.name(), group.name),
        label: group.label.clone(),
    });
    let mut all: Vec<Named> = std::iter::once(company).chain(departments).collect();
    // a single department is the company
    if all.len() == 2 {
        all.truncate(1);
    }
    all
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
    /// The others, as in [`Coalitions::idle`].
    pub idle: Vec<Idle>,
    /// The groups, as in [`Coalitions::groups`].
    pub groups: Vec<Named>,
    /// Value over that of the frictionless twin, final weeks; not a number where it does not apply.
    /// Share. `[futures][groups][coalitions]`
    pub shares: Vec<Vec<Vec<f64>>>,
    /// The same of the run in which nothing is paid; empty where nothing ever is. `[futures][groups]`
    pub unpaid: Vec<Vec<f64>>,
}

impl Potentials {
    /// Nothing lived yet.
    pub fn empty(coalitions: &Coalitions) -> Self {
        Self {
            mechanisms: coalitions.mechanisms.clone(),
            idle: coalitions.idle.clone(),
            groups: coalitions.groups.clone(),
            shares: Vec::new(),
            unpaid: Vec::new(),
        }
    }

    /// Adds the next future: what [`potentials_of`] kept of each coalition. `[coalitions][groups]`
    fn push(&mut self, runs: &[Vec<f64>]) {
        let (coalitions, unpaid) = runs.split_at(1 << self.mechanisms.len());
        let of = |group: usize| coalitions.iter().map(|shares| shares[group]).collect();
        self.shares.push((0..self.groups.len()).map(of).collect());
        self.unpaid.extend(unpaid.iter().cloned());
    }
}

/// Keeps the shares of potential of the company and of each department if there are several, and nothing else. `[groups]`
#[derive(Clone, Copy, Debug)]
pub struct KeepPotentials;

impl Keep for KeepPotentials {
    type Kept = Vec<f64>;

    fn name(&self) -> String {
        "potentials".to_owned()
    }

    fn of(&self, record: RunRecord, twins: Option<Twins>) -> Vec<f64> {
        potentials_of(&record, twins)
    }

    fn to_bytes(&self, kept: &Vec<f64>) -> Vec<u8> {
        list_to_bytes(kept)
    }

    fn read(&self, bytes: &[u8], _: &Plan, _: usize) -> Option<Vec<f64>> {
        list_from_bytes(bytes)
    }
}

/// The only numbers that are kept of a run: the shares of potential of the company and of each department if
/// there are several. `[groups]`
fn potentials_of(record: &RunRecord, twins: Option<Twins>) -> Vec<f64> {
    let departments: Vec<usize> =
        record.grouping.of_kind(GroupKind::Department).map(|(place, _)| place).collect();
    let mut shares = vec![record.company_final[Metric::PotentialShare as usize]];
    if departments.len() > 1 {
        shares.extend(departments.into_iter().map(|group| of_group(record, twins, group)));
    }
    shares
}

/// The share of potential of a group over the final weeks, formed like that of the company: mean of weeks,
/// leaving out weeks in which it does not apply. All coalitions have the groups of their twins.
fn of_group(record: &RunRecord, twins: Option<Twins>, group: usize) -> f64 {
    let Some(twins) = twins else { return f64::NAN };
    let value =
        |record: &RunRecord, week: usize| record.groups_in(week)[group][Metric::Value as usize];
    let weeks = record.company.len();
    let (mut sum, mut count) = (0.0, 0.0);
    for week in weeks.saturating_sub(record.final_weeks)..weeks {
        let potential = value(twins.frictionless, week);
        let share = value(record, week) / potential;
        if potential > 0.0 && share.is_finite() {
            sum += share;
            count += 1.0;
        }
    }
    if count > 0.0 { sum / count } else { f64::NAN }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::CallingThread;
    use crate::futures::lab::{InOrder, live_all};

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
        let potentials = coalitions.live(&InOrder(&CallingThread)).expect("runs");
        assert_eq!(potentials.mechanisms, ["signal", "workload", "silence"]);
        for coalition in 0..8 {
            let on = (0..3).filter(|bit| coalition >> bit & 1 == 1);
            let on: Vec<String> =
                on.map(|bit| format!("\"{}\"", potentials.mechanisms[bit])).collect();
            let alone = vec![scenario(&on.join(", "))];
            let alone = Plan::of_scenarios(alone, 2, 1, Varying::Joint).expect("a plan");
            let alone = live_all(&alone, &CallingThread).expect("runs");
            let alone: Vec<u64> =
                alone.arms[0].finals(Metric::PotentialShare).map(f64::to_bits).collect();
            let of_all: Vec<u64> =
                potentials.shares.iter().map(|future| future[0][coalition].to_bits()).collect();
            assert_eq!(of_all, alone, "{}", coalitions.plan.arms[coalition].name);
        }
        assert!(
            potentials
                .shares
                .iter()
                .all(|future| future.iter().all(|of| of[0].to_bits() == 1.0_f64.to_bits()))
        );
        assert!(potentials.shares.iter().all(|future| future[0][7] < 0.99), "{potentials:?}");
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
        let potentials = coalitions.live(&InOrder(&CallingThread)).expect("runs");
        assert_eq!(potentials.shares, vec![vec![vec![1.0]; 4]; 2]);
        assert_eq!(coalitions.plan.arms[0].name, "no mechanism");
    }
}
