//! Who changes which rule, and when: events, options, and what leaders do about a gap.

use crate::math;
use crate::model::layout::workforce::{Department, PublicState};
use crate::model::offer::Offer;
use crate::model::policy::{CompanyPolicy, Policies, Policy, Responses, Switches, World};
use crate::model::settings::Settings;
use crate::model::{Organization, Unit};
use crate::rng::{Purpose, Streams, number_of};
use crate::scenario::parameter::{self, Form};
use crate::scenario::{ABSENT, Attention, Change, Scenario, Scope};

/// The dated rules of one run.
#[derive(Clone, Debug)]
pub struct Timeline<'a> {
    scenario: &'a Scenario,
    switches: Switches,
    /// Values before the first week, assumptions drawn. `[slots]`
    before: Vec<f64>,
    changes: Vec<DatedChange<'a>>,
    /// What leaders had done when the rules were last written.
    responses: Responses,
    /// Reviews of measures that there had been then.
    redesigns: u32,
}

/// A change, with its drawn values and its pilot.
#[derive(Clone, Debug)]
struct DatedChange<'a> {
    change: &'a Change,
    /// New values of each setting, assumptions drawn.
    values: Vec<Vec<f64>>,
    /// Bit of its pilot, when it reaches only some teams.
    pilot: Option<u32>,
}

impl<'a> Timeline<'a> {
    /// Lays out the rules of a run: the scenario's values with its assumptions drawn (at their usual
    /// values when `assumptions` is `None`), its events and one option.
    pub fn new(
        scenario: &'a Scenario,
        option: Option<usize>,
        world: World,
        assumptions: Option<Streams>,
    ) -> Self {
        let mut before = scenario.settings.clone();
        for assumption in &scenario.assumptions {
            before[assumption.slot] = drawn(
                assumptions,
                &assumption.key,
                assumption.usual,
                assumption.from,
                assumption.to,
            );
        }
        let of_option = option.map_or(&[][..], |option| &scenario.options[option].changes);
        let mut pilots = 0;
        let changes = scenario
            .events
            .iter()
            .chain(of_option)
            .map(|change| DatedChange {
                change,
                values: change
                    .sets
                    .iter()
                    .map(|set| match set.range {
                        Some((from, to)) => {
                            vec![drawn(assumptions, &set.key, set.values[0], from, to)]
                        }
                        None => set.values.clone(),
                    })
                    .collect(),
                pilot: change.scope.teams.map(|_| {
                    pilots += 1;
                    pilots - 1
                }),
            })
            .collect();
        let switches = Switches::of(scenario, world);
        Self { scenario, switches, before, changes, responses: Responses::default(), redesigns: 0 }
    }

    /// Settings of the day before the first week.
    pub fn first_settings(&self) -> Settings<'_> {
        Settings { scenario: self.scenario, values: &self.before }
    }

    /// Scopes that reach only some teams, in the order of their bits.
    pub fn pilots(&self) -> Vec<Scope> {
        let piloted = self.changes.iter().filter(|dated| dated.pilot.is_some());
        piloted.map(|dated| dated.change.scope).collect()
    }

    /// How many rewards and gates have to remember what was attained: all of them if any reward ever has a target, a
    /// cap, tiers or a gate, else none.
    pub fn tracked_rewards(&self) -> usize {
        let rewards = &self.scenario.rewards;
        let timed = |shape: f64| parameter::is_timed(shape as usize);
        let gated = |least: &[f64]| least.iter().any(|&least| least > 0.0);
        let first = self.first_settings();
        let now = rewards.iter().any(|reward| {
            let key = |word: &str| format!("reward.{}.{word}", reward.named.name);
            timed(first.number(&key("shape"))) || gated(first.numbers(&key("gate")))
        });
        let later =
            self.changes.iter().flat_map(|dated| dated.change.sets.iter().zip(&dated.values));
        let later = later.into_iter().any(|(set, values)| {
            let is = |pattern: &str| parameter::matches(pattern, &set.key);
            is("reward.*.shape") && timed(values[0]) || is("reward.*.gate") && gated(values)
        });
        if now || later { rewards.len() + self.scenario.gates().len() } else { 0 }
    }

    /// The rules of the day before the first week.
    pub fn first_policies<const K: usize>(&self, org: &Organization<K>) -> Policies<K> {
        self.write(org, 0, Responses::default(), &[])
    }

    /// Writes the rules of a week, when they differ from last week's, given what leaders have done and what measures have
    /// come to count.
    pub fn apply<const K: usize>(
        &mut self,
        org: &Organization<K>,
        policies: &mut Policies<K>,
        week: u32,
        shared: &PublicState<K>,
    ) {
        let (responses, redesigns) = (shared.leaders.responses, shared.redesigns);
        let dated = self.changes.iter().any(|dated| {
            let change = dated.change;
            (change.week..change.week + change.ramp_weeks).contains(&week)
                || change.until.is_some_and(|until| until + 1 == week)
                || change.attention.size > 0.0 && week >= change.week
        });
        // pay by a result follows the result
        let follows = policies.company.result.is_some();
        if dated || follows || responses != self.responses || redesigns != self.redesigns {
            *policies = self.write(org, week, responses, &shared.departments);
            (self.responses, self.redesigns) = (responses, redesigns);
        }
    }

    fn write<const K: usize>(
        &self,
        org: &Organization<K>,
        week: u32,
        responses: Responses,
        departments: &[Department<K>],
    ) -> Policies<K> {
        let company_values = self.values(week, None);
        let settings = Settings { scenario: self.scenario, values: &company_values };
        let company = CompanyPolicy::read(settings, self.switches, responses);
        let offers = Offer::all(settings, responses, None);
        let units = org
            .units
            .iter()
            .map(|&unit| {
                let mut values = self.values(week, Some(unit));
                let department = departments.get(usize::from(unit.department));
                if let Some(department) = department {
                    self.redesign(&mut values, department);
                }
                let standing = department.and_then(|department| department.result.as_ref());
                let settings = Settings { scenario: self.scenario, values: &values };
                let sizes = org.sizes[usize::from(unit.department)];
                // most units have no change of their own
                let is_own = values != company_values || standing.is_some();
                let own = is_own.then(|| Offer::all(settings, responses, standing));
                let offers = own.as_ref().unwrap_or(&offers);
                Policy::read(settings, &company, offers, unit, sizes, self.switches, responses)
            })
            .collect();
        Policies::new(&org.units, units, company, self.switches)
    }

    /// Lets measures count what they have come to count in a department.
    fn redesign<const K: usize>(&self, values: &mut [f64], department: &Department<K>) {
        for (measure, design) in self.scenario.measures.iter().zip(&department.designs) {
            let key = format!("measure.{}.credit", measure.named.name);
            let stated = &mut values[self.scenario.layout.slots(&key).unwrap_or(0..0)];
            if let Some(in_force) = design.credit(stated) {
                stated.copy_from_slice(in_force);
            }
        }
    }

    /// Values in a week for a unit, or for the company as a whole.
    fn values(&self, week: u32, unit: Option<Unit>) -> Vec<f64> {
        let (mut values, mut watched) = (self.before.clone(), 1.0);
        for dated in &self.changes {
            let change = dated.change;
            let over = change.until.is_some_and(|until| week > until);
            if week < change.week || over || !dated.reaches(unit) {
                continue;
            }
            let weeks_in = f64::from(week - change.week + 1);
            let done = (weeks_in / f64::from(change.ramp_weeks)).min(1.0);
            if change.attention.size > 0.0 {
                watched *= raised(change.attention, week - change.week);
            }
            for (set, new) in change.sets.iter().zip(&dated.values) {
                let current = &mut values[set.slots.clone()];
                let at_once = done >= 1.0 || !set.glides || has_no_middle(&set.key, current, new);
                for (value, new) in current.iter_mut().zip(new) {
                    *value = if at_once { *new } else { *value + done * (new - *value) };
                }
            }
        }
        if watched > 1.0 {
            let conviction = self.scenario.layout.slots("people.conviction").unwrap_or(0..0);
            values[conviction].iter_mut().for_each(|conviction| *conviction *= watched);
        }
        values
    }
}

/// Conviction of people who have been watched for so many weeks, of that of people whom nobody watches.
fn raised(attention: Attention, weeks: u32) -> f64 {
    1.0 + attention.size * math::exp(-f64::from(weeks) / attention.weeks)
}

/// Whether nothing lies between two values of a key: an open share table and a given one, never and every so many weeks,
/// or another number of tiers.
fn has_no_middle(key: &str, old: &[f64], new: &[f64]) -> bool {
    let may_be_open =
        || parameter::find(key).is_some_and(|row| matches!(row.form, Form::Shares | Form::Tiers));
    let opens = |(old, new): (&f64, &f64)| (*old <= ABSENT) != (*new <= ABSENT);
    let is_never = |value: f64| value.abs() < f64::EPSILON;
    (old.iter().zip(new).any(opens) && may_be_open())
        || (parameter::NEVER_AT_0.iter().any(|pattern| parameter::matches(pattern, key))
            && (is_never(old[0]) || is_never(new[0])))
}

impl DatedChange<'_> {
    fn reaches(&self, unit: Option<Unit>) -> bool {
        let Some(unit) = unit else { return self.change.scope.is_company() };
        let department = self.change.scope.department;
        department.is_none_or(|wanted| wanted == usize::from(unit.department))
            && self.pilot.is_none_or(|bit| unit.pilots >> bit & 1 == 1)
    }
}

/// Value of an assumption in a future: uniform between its ends, by the draw of its key.
fn drawn(assumptions: Option<Streams>, key: &str, usual: f64, from: f64, to: f64) -> f64 {
    assumptions.map_or(usual, |streams| from + (to - from) * draw_of(streams, key))
}

/// The draw of a key: where in its range an assumption lies in this future, 0 to 1.
pub fn draw_of(streams: Streams, key: &str) -> f64 {
    streams.open(Purpose::Assumptions, number_of(key), 0, 1).uniform()
}
