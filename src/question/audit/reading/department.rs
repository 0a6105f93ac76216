//! What holds in one department: its rules, how its people would split the week, and their hours at rest.

use crate::engine::phase::{effort, motive};
use crate::math;
use crate::model::policy::CompanyPolicy;
use crate::model::pull::Mind;
use crate::model::view::{DepartmentKnowledge, UsualWeek, View};
use crate::model::{Policy, Row, ValueForm};
use crate::scenario::MOST_WORK;

/// Columns: enough for every scenario.
pub(super) const KINDS: usize = MOST_WORK;

/// Rounds in which people and targets find each other, and how far each goes.
const ROUNDS: u32 = 40;

const STEP: f64 = 0.25;

/// Steps of the search for the tipping point.
const STEPS: u32 = 400;

/// What holds in one department.
pub(super) struct DepartmentAtRest {
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
    /// Time per urgent item, of that at proper care, where pay by the item quickens it and nothing waits. Share.
    pub(super) pace: f64,
    /// Upper end of what may arrive, when it is a range. Working weeks.
    pub(super) most_arrivals: f64,
    /// Urgent hours at rest. Working weeks.
    pub(super) urgent_hours: f64,
    /// Layers from the head to its lowest seats.
    pub(super) layers: u8,
    /// Rewards that its people share with others.
    pub(super) shared: Vec<Shared>,
}

impl DepartmentAtRest {
    /// People settle where targets pull as hard as they do at the pace that this pull leads to.
    pub(super) fn of(
        company: &CompanyPolicy<KINDS>,
        policy: Policy<KINDS>,
        number: usize,
        urgent: usize,
    ) -> Self {
        let has_targets = !policy.motives.timed.is_empty();
        let mut found = Self::at(company, policy, number, urgent, None);
        if has_targets {
            let mut pace = found.usual(company, urgent);
            for _ in 0..ROUNDS {
                found = Self::at(company, found.policy, number, urgent, Some(&pace));
                pace = pace.towards(&found.usual(company, urgent), STEP);
            }
        }
        found
    }

    fn at(
        company: &CompanyPolicy<KINDS>,
        policy: Policy<KINDS>,
        number: usize,
        urgent: usize,
        usual: Option<&UsualWeek<KINDS>>,
    ) -> Self {
        let intent = company.intent[number];
        let seen = DepartmentKnowledge {
            needed: &intent,
            heard: &intent,
            before: &intent,
            learned: 0.0,
            usual,
            sensed: None,
        };
        let view = View::of(&policy, seen, urgent);
        let wanted = match &company.value {
            ValueForm::Balanced { .. } => intent,
            ValueForm::Linear { worth } => {
                let worth = std::array::from_fn(|k| worth[k] * policy.people.skill[k]);
                math::shares(&worth, &intent)
            }
        };
        let (direct, by_outcome) = policy.motives.of_usual_weeks(usual, urgent);
        let credibility = policy.communication.credibility_start;
        let mind =
            Mind { perceived_intent: &intent, clarity: 1.0, zeal: 1.0, credibility, temper: None };
        let pulls = policy.ground(&intent, &view).pulls(mind, &direct, Some(by_outcome));
        let by_item = match direct[urgent] {
            pull if pull > 0.0 => motive::paid_by_item(pull, policy.motives.conviction, 1.0),
            _ => 0.0,
        };
        let pace = effort::pace(&policy.workload, 1.0, 0.0, by_item);
        let total = math::sum(&pulls.all);
        let size = |row: &Row<KINDS>| row.iter().fold(0.0, |sum, pull| sum + pull.abs());
        let rewards = size(&pulls.reward);
        let others = size(&pulls.strategy) + size(&policy.motives.standing);
        let anything = rewards + others > 0.0;
        Self {
            number,
            share: 0.0,
            people: 0.0,
            paid: view.paid.iter().any(|&share| share > 0.0).then_some(view.paid),
            reward: pulls.reward,
            reward_share: if anything { rewards / (rewards + others) } else { 0.0 },
            split: math::shares(&pulls.all, &wanted),
            amount: total / policy.people.effort_cost,
            rewards: Vec::new(),
            pace,
            most_arrivals: 0.0,
            urgent_hours: 0.0,
            layers: 0,
            shared: Vec::new(),
            wanted,
            policy,
        }
    }

    /// The work of a week at rest, as rewards count it.
    pub(super) fn usual(&self, company: &CompanyPolicy<KINDS>, urgent: usize) -> UsualWeek<KINDS> {
        let skill = &self.policy.people.skill;
        let (free, items) = (free_hours(self), urgent_hours(self));
        let mut hours = self.split.map(|share| share * free);
        let moved = left_by_setup(self);
        let chosen = std::array::from_fn(|k| moved * hours[k] * skill[k]);
        hours[urgent] += items;
        let aligned = company.value.alignment(&self.wanted, &hours);
        UsualWeek { chosen, items, aligned: aligned * (math::sum(&chosen) + items * skill[urgent]) }
    }

    /// Hours that are left of the week after meetings and the like. Working weeks.
    pub(super) fn hours(&self) -> f64 {
        1.0 - self.policy.workload.overhead
    }
}

impl DepartmentAtRest {
    /// Part of a pull in everything that would pull with it. Share.
    pub(super) fn part_of(&self, pull: f64) -> f64 {
        let others = self.amount * self.policy.people.effort_cost;
        if pull > 0.0 { pull / (pull + others) } else { 0.0 }
    }

    /// A reward of so much strength that a group shares.
    pub(super) fn shared(&self, reward: usize, strength: f64, group: f64, left: f64) -> Shared {
        let motives = &self.policy.motives;
        let untimed = motives.untimed.iter().map(|row| (row.reward, &row.credit, row.outcome));
        let timed = motives.timed.iter().map(|row| (row.reward, &row.credit, row.outcome));
        let size = untimed.chain(timed).find(|row| row.0 == reward);
        let size = size.map_or(0.0, |(_, credit, outcome)| positive(credit) + outcome.max(0.0));
        Shared { reward, group, left, part: self.part_of(strength * size) }
    }
}

/// What a reward that a group shares would pull if nobody shared it, and what is left of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shared {
    /// Which reward of the scenario.
    pub(super) reward: usize,
    /// How many share it. People.
    pub(super) group: f64,
    /// What an hour more brings of what it earns. Share.
    pub(super) left: f64,
    /// Part of it in everything that would pull, if nobody shared it. Share.
    pub(super) part: f64,
}

/// Requests that lead to so many urgent hours at rest. Working weeks.
pub(super) fn borne(department: &DepartmentAtRest, urgent: f64) -> f64 {
    let rules = &department.policy.workload;
    let chosen = (department.hours() - urgent).max(0.0).min(department.amount);
    let preventing = chosen * math::dot(&rules.prevents, &department.split);
    let neglect = (1.0 - preventing / rules.quality_need).max(0.0);
    let defects = rules.defect + rules.defect_slope * neglect;
    urgent * (1.0 - fire(department) * defects)
}

/// Urgent work that a defect causes at rest; none where none ever surfaces. Working weeks.
pub(super) fn fire(department: &DepartmentAtRest) -> f64 {
    let rules = &department.policy.workload;
    if rules.surface > 0.0 { rules.fire } else { 0.0 }
}

/// Urgent hours of each step of the search, from none to the cap.
pub(super) fn steps(department: &DepartmentAtRest) -> impl Iterator<Item = f64> {
    let most = department.policy.workload.urgent_cap * department.hours();
    (0..=STEPS).map(move |step| most * f64::from(step) / f64::from(STEPS))
}

/// Urgent hours at rest: the fewest that answer what arrives, or the cap. Working weeks.
pub(super) fn urgent_hours(department: &DepartmentAtRest) -> f64 {
    let arrivals = department.policy.workload.mean_arrivals;
    let most = department.policy.workload.urgent_cap * department.hours();
    steps(department).find(|&urgent| borne(department, urgent) >= arrivals).unwrap_or(most)
}

/// Hours of one's own choosing at rest. Working weeks.
pub(super) fn free_hours(department: &DepartmentAtRest) -> f64 {
    (department.hours() - department.urgent_hours).max(0.0).min(department.amount)
}

/// Part of these that is left for the work itself once initiatives have taken theirs. Share.
pub(super) fn left_by_setup(department: &DepartmentAtRest) -> f64 {
    let (setup, free) = (department.policy.workload.setup, free_hours(department));
    if setup > 0.0 { (1.0 - setup / free).max(0.0) } else { 1.0 }
}

pub(super) fn positive<const K: usize>(row: &[f64; K]) -> f64 {
    row.iter().fold(0.0, |sum, number| sum + number.max(0.0))
}
