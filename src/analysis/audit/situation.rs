//! The rules of every department at their full strength, and what they make of somebody who has understood
//! the strategy.

use super::Owner;
use crate::math;
use crate::model::organization::sizes;
use crate::model::policy::{Company, Responses, Switches, TimedReward, World};
use crate::model::pull::Mind;
use crate::model::settings::Settings;
use crate::model::{Policy, Row, Unit, ValueForm};
use crate::scenario::{Change, MOST_WORK, Scenario};

/// Columns: enough for every scenario.
pub(super) const KINDS: usize = MOST_WORK;

/// A scenario as it is, or with one event or option in full force.
pub(super) struct Situation<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) departments: Vec<Department>,
    pub(super) company: Company<KINDS>,
    /// Whether rewards pull along what they count.
    pub(super) incentives: bool,
    /// For each measure whether it observes the outcome, and which kinds of work it counts.
    pub(super) measures: Vec<(bool, Row<KINDS>)>,
}

/// What holds in one department.
pub(super) struct Department {
    pub(super) number: usize,
    /// Share of all people.
    pub(super) share: f64,
    pub(super) people: f64,
    pub(super) policy: Policy<KINDS>,
    /// What the strategy wants of it. Shares.
    pub(super) wanted: Row<KINDS>,
    /// What is paid for; `None` where nothing is. Shares.
    pub(super) paid: Option<Row<KINDS>>,
    /// Pull of rewards on somebody who knows what drives outcomes, penalties below 0. Motive per effective
    /// hour.
    pub(super) reward: Row<KINDS>,
    /// Part of everything that pulls which is reward. Share.
    pub(super) reward_share: f64,
    /// How somebody would split the week who has understood the strategy. Shares.
    pub(super) split: Row<KINDS>,
    /// Hours that somebody would offer. Working weeks.
    pub(super) amount: f64,
    /// Names of the rewards that pull here, the strongest first.
    pub(super) rewards: Vec<usize>,
    /// Upper end of what may arrive, when it is a range. Working weeks.
    pub(super) most_arrivals: f64,
}

impl<'a> Situation<'a> {
    /// The scenario with one event or option in full force: dates and ramps aside, and pilots as if the whole
    /// department took part.
    pub(super) fn of(scenario: &'a Scenario, owner: Option<Owner>) -> Self {
        let changes = owner.map_or(&[][..], |owner| owner.changes(scenario));
        let switches = Switches::of(scenario, World::AsIs);
        let company_values = values(scenario, changes, None);
        let settings = Settings { scenario, values: &company_values };
        let company = Company::read(settings, switches, Responses::default());
        let mut people = vec![0_u32; scenario.departments.len()];
        for &department in &scenario.chart.department[1..] {
            people[usize::from(department)] += 1;
        }
        let all = f64::from(people.iter().sum::<u32>());
        let sizes = sizes(&scenario.chart, &people);
        let measures = scenario.measures.iter().map(|measure| {
            let credit = settings.row(&format!("measure.{}.credit", measure.named.name));
            (measure.observes_outcome, credit)
        });
        let departments = (0..people.len()).map(|number| {
            let values = values(scenario, changes, Some(number));
            let settings = Settings { scenario, values: &values };
            let unit = Unit { department: number as u16, pilots: 0 };
            let policy = Policy::read(
                settings,
                &company,
                unit,
                sizes[number],
                switches,
                Responses::default(),
            );
            let mut found = Department::of(&company, policy, number);
            found.people = f64::from(people[number]);
            found.share = found.people / all;
            found.rewards = strongest(settings, number);
            found.most_arrivals = most_arrivals(scenario, changes, number, &found.policy);
            found
        });
        Self {
            departments: departments.collect(),
            measures: measures.collect(),
            incentives: switches.on.incentives,
            company,
            scenario,
        }
    }
}

impl Department {
    fn of(company: &Company<KINDS>, policy: Policy<KINDS>, number: usize) -> Self {
        let intent = company.intent[number];
        let wanted = match &company.value {
            ValueForm::Balanced { .. } => intent,
            ValueForm::Linear { worth } => {
                let worth = std::array::from_fn(|k| worth[k] * policy.people.skill[k]);
                math::shares(&worth, &intent)
            }
        };
        let (direct, by_outcome) = policy.motives.of_rewards(TimedReward::slope_at_par);
        let trust = policy.communication.credibility_start;
        let mind = Mind { believed: &intent, clarity: 1.0, trust };
        let pulls = policy.ground(&intent).pulls(mind, &direct, Some(by_outcome));
        let total = math::sum(&pulls.all);
        let size = |row: &Row<KINDS>| row.iter().fold(0.0, |sum, pull| sum + pull.abs());
        let rewards = size(&pulls.reward);
        let others = size(&pulls.strategy) + size(&policy.motives.standing);
        let anything = rewards + others > 0.0;
        Self {
            number,
            share: 0.0,
            people: 0.0,
            paid: policy.paid.shares(&intent).copied(),
            reward: pulls.reward,
            reward_share: if anything { rewards / (rewards + others) } else { 0.0 },
            split: math::shares(&pulls.all, &wanted),
            amount: total / policy.people.effort_cost,
            rewards: Vec::new(),
            most_arrivals: 0.0,
            wanted,
            policy,
        }
    }

    /// Hours that are left of the week after meetings and the like. Working weeks.
    pub(super) fn hours(&self) -> f64 {
        1.0 - self.policy.workload.overhead
    }
}

/// All values with some changes in full force, as they hold for the company or for one department.
fn values(scenario: &Scenario, changes: &[Change], department: Option<usize>) -> Vec<f64> {
    let mut values = scenario.settings.clone();
    for change in changes.iter().filter(|change| reaches(change, department)) {
        for set in &change.sets {
            values[set.slots.clone()].copy_from_slice(&set.values);
        }
    }
    values
}

fn reaches(change: &Change, department: Option<usize>) -> bool {
    match department {
        None => change.scope.is_company(),
        Some(number) => change.scope.department.is_none_or(|wanted| wanted == number),
    }
}

/// Rewards that pull in a department, the strongest first.
fn strongest(settings: Settings, department: usize) -> Vec<usize> {
    let scenario = settings.scenario;
    let strength = |reward: usize| {
        settings.number(&format!("reward.{}.strength", scenario.rewards[reward].named.name))
    };
    let reaches =
        |reward: &usize| scenario.rewards[*reward].departments.binary_search(&department).is_ok();
    let mut found: Vec<usize> = (0..scenario.rewards.len()).filter(reaches).collect();
    found.retain(|&reward| strength(reward) > 0.0);
    found.sort_by(|&a, &b| strength(b).total_cmp(&strength(a)));
    found
}

/// Upper end of the range of arrivals; what arrives when it is no range.
fn most_arrivals(
    scenario: &Scenario,
    changes: &[Change],
    department: usize,
    policy: &Policy<KINDS>,
) -> f64 {
    const ARRIVALS: &str = "workload.arrivals";
    let usual = policy.workload.mean_arrivals;
    let reached = changes.iter().filter(|change| reaches(change, Some(department)));
    let set = reached.flat_map(|change| &change.sets).rfind(|set| set.key == ARRIVALS);
    let range = scenario.assumptions.iter().find(|range| range.key == ARRIVALS);
    let upper =
        if let Some(set) = set { set.range.map(|(_, to)| to) } else { range.map(|range| range.to) };
    // a mechanism that is off lets nothing arrive
    upper.filter(|_| usual > 0.0).map_or(usual, |upper| upper.max(usual))
}
