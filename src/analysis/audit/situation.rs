//! The rules of every department at their full strength, and what they make of somebody who has understood
//! the strategy.

use super::reach::Shared;
use super::{Owner, load};
use crate::engine::phase::{effort, motive};
use crate::math;
use crate::model::offer::Offer;
use crate::model::organization::sizes;
use crate::model::policy::{CompanyPolicy, GroupSizes, Responses, Switches, World};
use crate::model::pull::Mind;
use crate::model::settings::Settings;
use crate::model::view::{DepartmentKnowledge, UsualWeek, View};
use crate::model::{Policy, Row, Unit, ValueForm};
use crate::scenario::{Change, MOST_WORK, Scenario};

/// Columns: enough for every scenario.
pub(super) const KINDS: usize = MOST_WORK;
/// Rounds in which people and targets find each other, and how far each goes.
const ROUNDS: u32 = 40;
const STEP: f64 = 0.25;

/// A scenario as it is, or with one event or option in full force.
pub(super) struct Situation<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) departments: Vec<Department>,
    pub(super) company: CompanyPolicy<KINDS>,
    /// Values of the company. `[slots]`
    pub(super) values: Vec<f64>,
    /// Whether rewards pull along what they count.
    pub(super) incentives: bool,
    /// For each measure whether it observes the outcome, and which kinds of work it counts.
    pub(super) measures: Vec<(bool, Row<KINDS>)>,
}

/// How many people there are, the same in every situation.
pub(super) struct Staff {
    /// People of each department.
    people: Vec<u32>,
    sizes: Vec<GroupSizes>,
    /// Layers from the head to the lowest seats of each department.
    layers: Vec<u8>,
}

impl Staff {
    /// Counts them.
    pub(super) fn of(scenario: &Scenario) -> Self {
        let mut people = vec![0_u32; scenario.departments.len()];
        for &department in &scenario.chart.department[1..] {
            people[usize::from(department)] += 1;
        }
        let mut layers = vec![0_u8; scenario.departments.len()];
        let seats = scenario.chart.department[1..].iter().zip(&scenario.chart.layer[1..]);
        for (&department, &layer) in seats {
            let deepest = &mut layers[usize::from(department)];
            *deepest = layer.max(*deepest);
        }
        Self { sizes: sizes(&scenario.chart, &people), people, layers }
    }
}

/// Another pay than that of the scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pay {
    /// None at all.
    Nothing,
    /// As much, for exactly what the strategy needs.
    AsNeeded,
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

impl<'a> Situation<'a> {
    /// The scenario with one event or option in full force: dates and ramps aside, and pilots as if the whole
    /// department took part.
    ///
    /// Events that stay are read beside an option that holds with them.
    pub(super) fn of(scenario: &'a Scenario, staff: &Staff, owner: Option<Owner>) -> Self {
        let own = owner.map_or(&[][..], |owner| owner.changes(scenario));
        let mut changes = match owner {
            Some(Owner::Option(_)) => beside(scenario, own),
            _ => Vec::new(),
        };
        changes.extend(own);
        Self::read(scenario, staff, &changes, None)
    }

    /// What an option is held against: the scenario with the events that stay beside it.
    pub(super) fn before(scenario: &'a Scenario, staff: &Staff, owner: Owner) -> Option<Self> {
        let Owner::Option(_) = owner else { return None };
        let events = beside(scenario, owner.changes(scenario));
        (!events.is_empty()).then(|| Self::read(scenario, staff, &events, None))
    }

    /// The scenario as it is but for its pay.
    pub(super) fn paid(scenario: &'a Scenario, staff: &Staff, pay: Pay) -> Self {
        Self::read(scenario, staff, &[], Some(pay))
    }

    fn read(scenario: &'a Scenario, staff: &Staff, changes: &[&Change], pay: Option<Pay>) -> Self {
        let mut switches = Switches::of(scenario, World::AsIs);
        if pay == Some(Pay::AsNeeded) {
            switches.on.incentives = false;
        }
        let company_values = values(scenario, changes, Whom::Company);
        let settings = Settings { scenario, values: &company_values };
        let company = CompanyPolicy::read(settings, switches, Responses::default());
        let Staff { people, sizes, layers } = staff;
        let all = f64::from(people.iter().sum::<u32>());
        let measures = scenario.measures.iter().map(|measure| {
            let credit = settings.row(&format!("measure.{}.credit", measure.named.name));
            (measure.observes_outcome, credit)
        });
        let values_of = |whom: Whom| {
            let mut values = values(scenario, changes, whom);
            if pay == Some(Pay::Nothing) {
                for reward in &scenario.rewards {
                    let key = format!("reward.{}.strength", reward.named.name);
                    values[scenario.layout.slots(&key).unwrap_or(0..0)].fill(0.0);
                }
            }
            values
        };
        // most departments have no change of their own: they share one set of values
        let usual = values_of(Whom::Anybody);
        let offers_of =
            |values: &[f64]| Offer::all(Settings { scenario, values }, Responses::default());
        let offers = offers_of(&usual);
        let departments = (0..people.len()).map(|number| {
            let is_own = |change: &&Change| change.scope.department == Some(number);
            let own = changes.iter().any(is_own).then(|| values_of(Whom::Department(number)));
            let values = own.as_ref().unwrap_or(&usual);
            let settings = Settings { scenario, values };
            let own_offers = own.as_ref().map(|values| offers_of(values));
            let unit = Unit { department: number as u16, pilots: 0 };
            let offers = own_offers.as_ref().unwrap_or(&offers);
            let policy = Policy::read(
                settings,
                &company,
                offers,
                unit,
                sizes[number],
                switches,
                Responses::default(),
            );
            let mut found = Department::of(&company, policy, number, scenario.urgent);
            found.people = f64::from(people[number]);
            found.share = found.people / all;
            found.layers = layers[number];
            found.rewards = strongest(scenario, offers, number);
            found.urgent_hours = load::urgent_hours(&found);
            found.shared = shared(offers, &found, sizes[number]);
            found.most_arrivals = most_arrivals(scenario, changes, number, &found.policy);
            found
        });
        Self {
            departments: departments.collect(),
            measures: measures.collect(),
            incentives: switches.on.incentives,
            company,
            values: company_values,
            scenario,
        }
    }
}

/// Events that hold in the weeks of some changes and stay to the end.
fn beside<'a>(scenario: &'a Scenario, changes: &[Change]) -> Vec<&'a Change> {
    let last = changes.iter().map(|change| change.until.unwrap_or(u32::MAX)).max().unwrap_or(0);
    let stays = |event: &&Change| {
        event.week <= last && event.until.is_none_or(|until| until >= scenario.weeks)
    };
    scenario.events.iter().filter(stays).collect()
}

/// Rewards that a department shares with others.
fn shared(offers: &[Offer<KINDS>], department: &Department, sizes: GroupSizes) -> Vec<Shared> {
    let of_group = department.rewards.iter().filter_map(|&reward| {
        let (group, left) = offers[reward].dilution(sizes);
        let strength = offers[reward].full_strength();
        (group > 1.0).then(|| department.shared(reward, strength, group, left))
    });
    of_group.collect()
}

impl Situation<'_> {
    /// What the hours of a week bring, of what they could bring when split as needed: direction and amount, net of harm.
    /// Share.
    pub(super) fn worth(&self) -> f64 {
        let (mut value, mut most) = (0.0, 0.0);
        for department in &self.departments {
            let free = load::free_hours(department);
            let mut hours = department.split.map(|share| share * free);
            let harm: f64 = hours
                .iter()
                .zip(&self.company.harm)
                .map(|(hours, harm)| harm * hours * hours)
                .sum();
            hours[self.scenario.urgent] += department.urgent_hours;
            let worth = self.company.value.alignment(&department.wanted, &hours);
            value += department.people * (worth * math::sum(&hours) - harm);
            most += department.people * department.hours();
        }
        if most > 0.0 { value / most } else { 0.0 }
    }
}

impl Department {
    /// People settle where targets pull as hard as they do at the pace that this pull leads to.
    fn of(
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
        let trust = policy.communication.credibility_start;
        let mind = Mind { perceived_intent: &intent, clarity: 1.0, credibility: trust };
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
        let (free, items) = (load::free_hours(self), load::urgent_hours(self));
        let mut hours = self.split.map(|share| share * free);
        let chosen = std::array::from_fn(|k| hours[k] * skill[k]);
        hours[urgent] += items;
        let aligned = company.value.alignment(&self.wanted, &hours);
        UsualWeek { chosen, items, aligned: aligned * (math::sum(&chosen) + items * skill[urgent]) }
    }

    /// Hours that are left of the week after meetings and the like. Working weeks.
    pub(super) fn hours(&self) -> f64 {
        1.0 - self.policy.workload.overhead
    }
}

/// For whom values hold.
#[derive(Clone, Copy, Debug)]
enum Whom {
    /// The company as a whole.
    Company,
    /// People of any department that no change names.
    Anybody,
    /// People of a department.
    Department(usize),
}

/// All values with some changes in full force.
fn values(scenario: &Scenario, changes: &[&Change], whom: Whom) -> Vec<f64> {
    let mut values = scenario.settings.clone();
    for change in changes.iter().filter(|change| reaches(change, whom)) {
        for set in &change.sets {
            values[set.slots.clone()].copy_from_slice(&set.values);
        }
    }
    values
}

fn reaches(change: &Change, whom: Whom) -> bool {
    match whom {
        Whom::Company => change.scope.is_company(),
        Whom::Anybody => change.scope.department.is_none(),
        Whom::Department(number) => change.scope.department.is_none_or(|wanted| wanted == number),
    }
}

/// The rewards of a department that pay anything, the strongest first.
fn strongest(scenario: &Scenario, offers: &[Offer<KINDS>], department: usize) -> Vec<usize> {
    let reaches =
        |reward: usize| scenario.rewards[reward].departments.binary_search(&department).is_ok();
    let paid = offers.iter().filter(|offer| offer.full_strength() > 0.0 && reaches(offer.reward()));
    let mut found: Vec<&Offer<KINDS>> = paid.collect();
    found.sort_by(|one, other| other.full_strength().total_cmp(&one.full_strength()));
    found.into_iter().map(Offer::reward).collect()
}

/// Upper end of the range of arrivals; what arrives when it is no range.
fn most_arrivals(
    scenario: &Scenario,
    changes: &[&Change],
    department: usize,
    policy: &Policy<KINDS>,
) -> f64 {
    const ARRIVALS: &str = "workload.arrivals";
    let usual = policy.workload.mean_arrivals;
    let reached = changes.iter().filter(|change| reaches(change, Whom::Department(department)));
    let set = reached.flat_map(|change| &change.sets).rfind(|set| set.key == ARRIVALS);
    let range = scenario.assumptions.iter().find(|range| range.key == ARRIVALS);
    let upper =
        if let Some(set) = set { set.range.map(|(_, to)| to) } else { range.map(|range| range.to) };
    // a mechanism that is off lets nothing arrive
    upper.filter(|_| usual > 0.0).map_or(usual, |upper| upper.max(usual))
}
