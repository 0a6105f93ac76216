//! The rules of every department at their full strength, and what they make of somebody who has understood
//! the strategy.

use super::Owner;
use super::department::{DepartmentAtRest, KINDS, Shared, free_hours, left_by_setup, urgent_hours};
use crate::math;
use crate::model::offer::Offer;
use crate::model::organization::sizes;
use crate::model::policy::{CompanyPolicy, GroupSizes, Responses, Switches, World};
use crate::model::settings::Settings;
use crate::model::{Policy, Row, Unit};
use crate::scenario::{Change, Scenario};

/// A scenario as it is, or with one event or option in full force.
pub(super) struct Situation<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) departments: Vec<DepartmentAtRest>,
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
pub(super) enum OtherPay {
    /// None at all.
    Nothing,
    /// As much, for exactly what the strategy needs.
    AsNeeded,
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
    pub(super) fn paid(scenario: &'a Scenario, staff: &Staff, pay: OtherPay) -> Self {
        Self::read(scenario, staff, &[], Some(pay))
    }

    fn read(
        scenario: &'a Scenario,
        staff: &Staff,
        changes: &[&Change],
        pay: Option<OtherPay>,
    ) -> Self {
        let mut switches = Switches::of(scenario, World::AsIs);
        if pay == Some(OtherPay::AsNeeded) {
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
            if pay == Some(OtherPay::Nothing) {
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
            |values: &[f64]| Offer::all(Settings { scenario, values }, Responses::default(), None);
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
            let mut found = DepartmentAtRest::of(&company, policy, number, scenario.urgent);
            found.people = f64::from(people[number]);
            found.share = found.people / all;
            found.layers = layers[number];
            found.rewards = strongest(scenario, offers, number);
            found.urgent_hours = urgent_hours(&found);
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
fn shared(
    offers: &[Offer<KINDS>],
    department: &DepartmentAtRest,
    sizes: GroupSizes,
) -> Vec<Shared> {
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
            let free = free_hours(department);
            let mut hours = department.split.map(|share| share * free);
            let harm: f64 = hours
                .iter()
                .zip(&self.company.harm)
                .map(|(hours, harm)| harm * hours * hours)
                .sum();
            let accepted = &department.policy.workload.accepted;
            let moved = left_by_setup(department);
            for (hours, accepted) in hours.iter_mut().zip(accepted) {
                *hours *= moved * accepted;
            }
            hours[self.scenario.urgent] += department.urgent_hours;
            let worth = self.company.value.alignment(&department.wanted, &hours);
            value += department.people * (worth * math::sum(&hours) - harm);
            most += department.people * department.hours();
        }
        if most > 0.0 { value / most } else { 0.0 }
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
