//! Every finding of some scenarios: what is asked, what is lived for it, and what came out.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::engine::{RunRecord, Twins};
use crate::futures::bytes::{list_from_bytes, list_to_bytes};
use crate::futures::plan::{Plan, Varying};
use crate::futures::{Keep, Lab, lab};
use crate::model::{GroupKind, Groups};
use crate::question::{Effort, FEWER_FUTURES, NoAnswer, Question};
use crate::scenario::suggest::{closest, enumerated};
use crate::scenario::{
    Advice, FindingGroup, FindingOutcome, SMALLEST_GROUP, Scenario, StatedFinding,
};
use crate::statistics::Spread;

/// Futures of a check when nobody says how many: nine of ten futures are then told from eight of ten.
pub const FUTURES: u32 = 60;

/// Scenarios whose findings are lived.
#[derive(Clone, Debug)]
pub struct AskLibrary {
    scenarios: Vec<Scenario>,
    trials: Vec<FindingTrial>,
    futures: u32,
    seed: u64,
}

/// One plan that has to be lived, and which findings look at it.
#[derive(Clone, Debug)]
struct FindingTrial {
    /// Whose. Index.
    scenario: usize,
    /// Which findings of it. Indices.
    findings: Vec<usize>,
    /// The scenario as it is, or with the counter that these findings share, with the arms that are looked at.
    plan: Plan,
}

/// What came out of the findings of some scenarios.
#[derive(Clone, Debug)]
pub struct CheckedLibrary {
    /// In the order in which they were named.
    pub scenarios: Vec<CheckedScenario>,
    /// Futures of every plan.
    pub futures: u32,
    /// Seed.
    pub seed: u64,
}

/// What came out of the findings of a scenario.
#[derive(Clone, Debug)]
pub struct CheckedScenario {
    /// The scenario.
    pub scenario: Scenario,
    /// In the order of the file; fewer when somebody stopped it.
    pub findings: Vec<CheckedFinding>,
}

/// What came out of a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedFinding {
    /// In the scenario as it is.
    pub as_it_is: CheckedOutcome,
    /// With its counter.
    pub counter: CheckedOutcome,
}

/// What came out, beside what was expected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CheckedOutcome {
    /// What was expected.
    pub expected: FindingOutcome,
    /// The difference, or the level, over futures; nothing where the measure does not apply. Unit of the measure.
    pub spread: Option<Spread>,
    /// Futures in which it is as expected.
    pub met: usize,
    /// Futures.
    pub futures: usize,
}

/// What was asked for, in the manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LibraryRequest {
    /// How many findings were lived.
    pub findings: usize,
}

impl AskLibrary {
    /// The findings of some scenarios, in so many futures of a seed.
    ///
    /// # Errors
    /// When a scenario states no finding, or one about a group that is not shown on its own.
    pub fn new(scenarios: Vec<Scenario>, futures: u32, seed: u64) -> Result<Self, Advice> {
        for scenario in &scenarios {
            if scenario.findings.is_empty() {
                return Err(Advice::new(
                    format!("`{}` states no finding that could be checked", scenario.id),
                    "write `[finding.NAME]` with its counter; `orgdrift explain finding` lists the keys",
                ));
            }
            check_groups(scenario)?;
        }
        let trials = scenarios
            .iter()
            .enumerate()
            .flat_map(|(place, scenario)| trials_of(place, scenario, futures, seed))
            .collect();
        Ok(Self { scenarios, trials, futures, seed })
    }

    /// The scenarios, in the order in which they were named.
    pub fn scenarios(&self) -> impl Iterator<Item = &Scenario> {
        self.scenarios.iter()
    }

    /// Futures of every plan, and the seed.
    pub fn drawn(&self) -> (u32, u64) {
        (self.futures, self.seed)
    }

    /// All that is lived, and what is kept of it.
    pub fn plans(self) -> impl Iterator<Item = (Plan, KeepLookedAt)> {
        self.trials.into_iter().map(|trial| {
            let keep = trial.keep();
            (trial.plan, keep)
        })
    }

    fn runs(&self) -> u64 {
        self.trials.iter().map(|trial| trial.plan.runs()).sum()
    }
}

/// The plans of a scenario: as it is, and with each counter; findings whose counters change the same share one.
fn trials_of(place: usize, scenario: &Scenario, futures: u32, seed: u64) -> Vec<FindingTrial> {
    let trial = |scenario: Scenario, findings: Vec<usize>| {
        let looked: Vec<String> = findings
            .iter()
            .map(|&finding| &scenario.findings[finding])
            .flat_map(|finding| std::iter::once(&finding.option).chain(&finding.against))
            .cloned()
            .collect();
        let mut plan = Plan::of_options(scenario, futures, seed, Varying::Joint);
        plan.arms.retain(|arm| looked.contains(&arm.name));
        FindingTrial { scenario: place, findings, plan }
    };
    let mut counters: Vec<Vec<usize>> = Vec::new();
    for (finding, stated) in scenario.findings.iter().enumerate() {
        let sets = &stated.counter.change.sets;
        let is_same =
            |shared: &&mut Vec<usize>| scenario.findings[shared[0]].counter.change.sets == *sets;
        match counters.iter_mut().find(is_same) {
            Some(shared) => shared.push(finding),
            None => counters.push(vec![finding]),
        }
    }
    let mut trials = vec![trial(scenario.clone(), (0..scenario.findings.len()).collect())];
    trials.extend(counters.into_iter().map(|findings| {
        let counter = &scenario.findings[findings[0]].counter;
        trial(scenario.with_counter(counter), findings)
    }));
    trials
}

/// Refuses a finding about a group that is merged with others.
fn check_groups(scenario: &Scenario) -> Result<(), Advice> {
    let groups = Groups::new(&scenario.chart, scenario);
    let known = || {
        let kinds = [GroupKind::Department, GroupKind::Layer];
        kinds.into_iter().flat_map(|kind| groups.of_kind(kind)).map(|(_, group)| name_of(group))
    };
    for finding in &scenario.findings {
        let Some(FindingGroup::Named(wanted)) = &finding.group else { continue };
        if place_of(&groups, wanted).is_none() {
            let names: Vec<String> = known().collect();
            let names = || names.iter().map(String::as_str);
            let near = closest(wanted, names());
            let near = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
            return Err(Advice::new(
                format!(
                    "`finding.{}.group` of `{}` is `{wanted}`, which is not shown on its own",
                    finding.name, scenario.id
                ),
                format!(
                    "{near}groups of fewer than {SMALLEST_GROUP} people are merged with others; there are {}",
                    enumerated(names())
                ),
            ));
        }
    }
    Ok(())
}

/// The name of a group as a finding writes it.
fn name_of(group: &crate::model::Group) -> String {
    match group.kind {
        GroupKind::Layer => format!("layer-{}", group.name),
        GroupKind::Department | GroupKind::Role => group.name.clone(),
    }
}

/// The place of a group that a finding names.
fn place_of(groups: &Groups, name: &str) -> Option<usize> {
    let layer = || {
        let mut layers = groups.of_kind(GroupKind::Layer);
        layers.find(|(_, group)| name_of(group) == name).map(|(place, _)| place)
    };
    groups.department(name).or_else(layer)
}

/// What a finding looks at in a run: the mean of its measure over its weeks; NaN where it does not apply. `limited` is the
/// place of its option among those that reach only some people.
fn looked_at(finding: &StatedFinding, record: &RunRecord, limited: Option<usize>) -> f64 {
    let metric = finding.measure as usize;
    let place = match &finding.group {
        None => None,
        Some(FindingGroup::Reached) => {
            return limited.map_or(f64::NAN, |place| of_side(finding, record, place, 0));
        }
        Some(FindingGroup::Elsewhere) => {
            return limited.map_or(f64::NAN, |place| of_side(finding, record, place, 1));
        }
        Some(FindingGroup::Named(name)) => match place_of(&record.grouping, name) {
            None => return f64::NAN,
            place => place,
        },
    };
    let Some([from, until]) = finding.weeks else {
        return place
            .map_or(record.company_final[metric], |place| record.groups_final[place][metric]);
    };
    let in_week = |week: usize| match place {
        None => record.company[week][metric],
        Some(place) => record.groups_in(week)[place][metric],
    };
    let weeks = from as usize - 1..until as usize;
    Spread::of(weeks.map(in_week)).map_or(f64::NAN, |spread| spread.mean)
}

/// A measure of the people whom an option reaches, or of all others, mean over the weeks of a finding; NaN for fewer people
/// than may be shown together. They are the same people in every run, whether or not the option is lived there.
fn of_side(finding: &StatedFinding, record: &RunRecord, limited: usize, side: usize) -> f64 {
    let weeks = record.followed.len();
    let [from, until] =
        finding.weeks.map_or([weeks - record.final_weeks, weeks], |[from, until]| {
            [from as usize - 1, until as usize]
        });
    let metric = finding.measure as usize;
    let lived = record.followed[from..until].iter().map(|week| week[limited][side][metric]);
    Spread::of(lived).map_or(f64::NAN, |spread| spread.mean)
}

/// Keeps what some findings look at. `[findings]`
#[derive(Clone, Debug)]
pub struct KeepLookedAt {
    findings: Vec<StatedFinding>,
    /// Places of their options among those that reach only some people.
    limited: Vec<Option<usize>>,
}

impl Keep for KeepLookedAt {
    type Kept = Vec<f64>;

    fn name(&self) -> String {
        let looks = self.findings.iter().zip(&self.limited).map(|(finding, limited)| {
            let StatedFinding { measure, group, weeks, .. } = finding;
            format!("{:?}", (measure, group, weeks, limited))
        });
        format!("findings {}", looks.collect::<String>())
    }

    fn of(&self, record: RunRecord, _: Option<Twins>) -> Vec<f64> {
        let both = self.findings.iter().zip(&self.limited);
        both.map(|(finding, &limited)| looked_at(finding, &record, limited)).collect()
    }

    fn to_bytes(&self, kept: &Vec<f64>) -> Vec<u8> {
        list_to_bytes(kept)
    }

    fn read(&self, bytes: &[u8], _: &Plan, _: usize) -> Option<Vec<f64>> {
        list_from_bytes(bytes).filter(|kept| kept.len() == self.findings.len())
    }
}

impl FindingTrial {
    fn keep(&self) -> KeepLookedAt {
        let scenario = self.plan.baseline();
        let limited = |finding: &StatedFinding| {
            let is_it = |option: usize| scenario.options[option].named.name == finding.option;
            scenario.limited().position(is_it)
        };
        let findings: Vec<StatedFinding> = self.stated().into_iter().cloned().collect();
        KeepLookedAt { limited: findings.iter().map(limited).collect(), findings }
    }

    fn stated(&self) -> Vec<&StatedFinding> {
        let all = &self.plan.baseline().findings;
        self.findings.iter().map(|&finding| &all[finding]).collect()
    }

    /// The difference, or the level, of each of its findings in each future; nothing when somebody stopped it.
    /// `[findings][futures]`
    fn live(&self, lab: &impl Lab) -> Result<Option<Vec<Vec<f64>>>, NoAnswer> {
        let stated = self.stated();
        let arm = |name: &str| self.plan.arms.iter().position(|arm| arm.name == name);
        let mut found = vec![Vec::new(); stated.len()];
        let lived = lab.each_future(&self.plan, &self.keep(), |_, runs| {
            for (place, (finding, numbers)) in stated.iter().zip(&mut found).enumerate() {
                let of = |name: &str| arm(name).map_or(f64::NAN, |arm| runs[arm][place]);
                let other = finding.against.as_deref().map_or(0.0, of);
                numbers.push(of(&finding.option) - other);
            }
        });
        if lab::unless_stopped(lived)?.is_none() {
            return Ok(None);
        }
        let complete = found.iter().all(|numbers| numbers.len() == self.plan.futures as usize);
        Ok(complete.then_some(found))
    }
}

impl CheckedOutcome {
    /// What came out in these futures.
    pub fn of(expected: FindingOutcome, numbers: &[f64]) -> Self {
        Self {
            expected,
            spread: Spread::of(numbers.iter().copied()),
            met: numbers.iter().filter(|&&number| expected.is_met_by(number)).count(),
            futures: numbers.len(),
        }
    }

    /// Share of futures in which it is as expected.
    pub fn share(&self) -> f64 {
        self.met as f64 / self.futures.max(1) as f64
    }

    /// Whether it is as expected in as many futures as it has to be.
    pub fn holds(&self) -> bool {
        // a share of futures is a quotient of whole numbers: 0.9 of 60 is 54
        self.met as f64 + 1e-9 >= self.expected.share * self.futures as f64
    }
}

impl CheckedFinding {
    /// Whether it comes out, and vanishes or turns with its counter.
    pub fn holds(&self) -> bool {
        self.as_it_is.holds() && self.counter.holds()
    }
}

impl CheckedScenario {
    /// Its findings with what came out of them.
    pub fn findings(&self) -> impl Iterator<Item = (&StatedFinding, &CheckedFinding)> {
        self.scenario.findings.iter().zip(&self.findings)
    }
}

impl CheckedLibrary {
    /// Findings that were lived to the end, and how many there are.
    pub fn complete(&self) -> [usize; 2] {
        let lived = self.scenarios.iter().map(|checked| checked.findings.len()).sum();
        [lived, self.scenarios.iter().map(|checked| checked.scenario.findings.len()).sum()]
    }

    /// Findings that do not hold or do not vanish, with their scenarios.
    pub fn failing(&self) -> impl Iterator<Item = (&Scenario, &StatedFinding, &CheckedFinding)> {
        self.scenarios.iter().flat_map(|checked| {
            let findings = checked.findings().filter(|(_, found)| !found.holds());
            findings.map(|(stated, found)| (&checked.scenario, stated, found))
        })
    }
}

impl Question for AskLibrary {
    type Found = CheckedLibrary;

    fn remarks(&self) -> Vec<String> {
        let of_one = |scenario: &Scenario| {
            let looked_at = |name: &str| {
                let arms = |finding: &StatedFinding| {
                    finding.option == name || finding.against.as_deref() == Some(name)
                };
                scenario.findings.iter().any(arms)
            };
            let taken = scenario.taken_as_they_stand();
            let said = taken.filter(|(name, _)| looked_at(name)).map(|(_, said)| said);
            scenario.with_id(scenario.remarks.iter().cloned().chain(said))
        };
        self.scenarios.iter().flat_map(of_one).collect()
    }

    fn effort(&self, _threads: usize) -> Result<Effort<'_>, Advice> {
        let largest = self.trials.iter().max_by_key(|trial| trial.plan.baseline().chart.seats());
        let Some(largest) = largest else {
            return Err(Advice::new(
                "there is no scenario to check",
                "name one: `orgdrift library` lists those that come with the program",
            ));
        };
        let numbers: usize = self.trials.iter().map(|trial| trial.findings.len()).sum();
        Ok(Effort {
            like: Cow::Borrowed(&largest.plan),
            runs: self.runs(),
            kept: 8.0 * f64::from(self.futures) * numbers as f64,
            less: FEWER_FUTURES,
        })
    }

    fn find(self, lab: &impl Lab) -> Result<CheckedLibrary, NoAnswer> {
        lab.begin(self.runs(), "runs");
        // the scenario as it is comes first of its trials, and then what each counter makes of its findings
        let empty = |scenario: &Scenario| vec![Vec::new(); scenario.findings.len()];
        let mut lived: Vec<Vec<Vec<Vec<f64>>>> = self.scenarios.iter().map(empty).collect();
        for trial in &self.trials {
            let Some(numbers) = trial.live(lab)? else { break };
            for (&finding, numbers) in trial.findings.iter().zip(numbers) {
                lived[trial.scenario][finding].push(numbers);
            }
        }
        let checked = |(scenario, lived): (Scenario, Vec<Vec<Vec<f64>>>)| {
            let both = |(stated, lived): (&StatedFinding, &Vec<Vec<f64>>)| match lived.as_slice() {
                [as_it_is, counter] => Some(CheckedFinding {
                    as_it_is: CheckedOutcome::of(stated.outcome, as_it_is),
                    counter: CheckedOutcome::of(stated.counter.outcome, counter),
                }),
                _ => None,
            };
            let findings = scenario.findings.iter().zip(&lived).map_while(both).collect();
            CheckedScenario { scenario, findings }
        };
        let scenarios: Vec<CheckedScenario> =
            self.scenarios.into_iter().zip(lived).map(checked).collect();
        let found = CheckedLibrary { scenarios, futures: self.futures, seed: self.seed };
        if found.complete()[0] == 0 { Err(NoAnswer::Stopped) } else { Ok(found) }
    }
}
