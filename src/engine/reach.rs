//! What people do where an option takes place that is limited to a department or to some teams, and what everybody else
//! does: the same seats with the option and without it, week by week.
//!
//! ```text
//! value = sum over departments: value(needed, pipeline of these seats) - harm - cost of work given up - cost of conflicts
//! index = 100 x (sum over departments) / (the same of as many seats of the aligned twin's departments)
//! ```
//!
//! The value of a part is that of its hours alone, split as its department needs them; where kinds of work complement
//! each other, parts that do different things are worth less alone than together.

use crate::engine::measure::{self, Measures, TwinWeek};
use crate::engine::phase::tally;
use crate::math;
use crate::model::followed::{Followed, FollowedPart};
use crate::model::layout::Tally;
use crate::model::layout::workforce::FollowedWeek;
use crate::model::organization::reached;
use crate::model::policy::World;
use crate::model::reward::Pot;
use crate::model::{Organization, Policies, Workforce};
use crate::rng::Streams;
use crate::scenario::{Metric, SMALLEST_GROUP, Scenario};

/// Measures of the people whom an option reaches, and of all others.
pub type ReachMeasures = [Measures; 2];

/// Nothing applies.
const NOTHING: Measures = [f64::NAN; Metric::COUNT];

/// Whom to follow in a future: of all limited options for the scenario as it is, of one option for a run with it, and nobody
/// in a twin.
pub(crate) fn followed<const K: usize>(
    scenario: &Scenario,
    option: Option<usize>,
    world: World,
    org: &Organization<K>,
    streams: Streams,
) -> Followed {
    if world != World::AsIs {
        return Followed::default();
    }
    let seats = |limited: usize| {
        if option.is_some_and(|option| option != limited) {
            return Vec::new();
        }
        let changes = &scenario.options[limited].changes;
        changes
            .iter()
            .flat_map(|change| reached(&scenario.chart, change.scope, &org.zeal, streams))
            .collect()
    };
    let seats: Vec<Vec<usize>> = scenario.limited().map(seats).collect();
    Followed::new(&seats, &org.chart.department)
}

/// A part of those who are followed, and its week.
type PartWeek<'a, const K: usize> = (FollowedPart, &'a FollowedWeek<K>);

/// Measures the people whom each limited option reaches this week, and all others; NaN for fewer seats than may be shown
/// together. `all` are the sums of the company. Without twins, nothing that compares with them. `[limited options]`
pub(crate) fn measure<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    state: &Workforce<K>,
    (all, week): (&Tally<K>, u32),
    twins: Option<TwinWeek>,
) -> Vec<ReachMeasures> {
    let side = |limited: usize, is_reached: bool| {
        let parts = org.followed.parts.iter().copied().zip(&state.followed);
        let is_it =
            |(part, _): &PartWeek<K>| (part.limited, part.is_reached) == (limited, is_reached);
        let parts: Vec<PartWeek<K>> = parts.filter(is_it).collect();
        if parts.iter().map(|(part, _)| part.seats).sum::<u32>() < SMALLEST_GROUP {
            return NOTHING;
        }
        let sum = sum_of(&parts, state, all);
        let mut measures = measure::of_tally(&sum, policies);
        for metric in tally::not_asked(week) {
            measures[metric as usize] = f64::NAN;
        }
        let (mut value, mut effective) = (0.0, 0.0);
        for &(part, of_part) in &parts {
            value += value_of(org, policies, state, part, of_part);
            effective += math::sum(&of_part.pipeline);
        }
        let [activity, outcome] =
            [(Metric::Activity, sum.counted), (Metric::Value, value)].map(|(metric, number)| {
                100.0 * measure::share(number, of_twin(org, twins, &parts, metric))
            });
        for (metric, number) in [
            (Metric::Value, value / sum.seats),
            (Metric::AlignmentFactor, measure::share(value, effective)),
            (Metric::ActivityIndex, activity),
            (Metric::OutcomeIndex, outcome),
            (Metric::Drift, activity - outcome),
        ] {
            measures[metric as usize] = number;
        }
        measures
    };
    (0..org.followed.options()).map(|limited| [side(limited, true), side(limited, false)]).collect()
}

/// Sums of a week over parts, with what they get of what their departments and the company earn together.
fn sum_of<const K: usize>(parts: &[PartWeek<K>], state: &Workforce<K>, all: &Tally<K>) -> Tally<K> {
    let (company, department) = (Pot::Company as usize, Pot::Department as usize);
    let (mut sum, mut shared) = (Tally::default(), 0.0);
    for (part, FollowedWeek { sum: of_part, .. }) in parts {
        sum.add(of_part);
        let of_department = &state.by_department[usize::from(part.department)];
        shared += measure::part(department, of_part, of_department);
    }
    sum.pay[department] = shared;
    sum.pay[company] = measure::part(company, &sum, all);
    sum
}

/// Value that shows this week of the hours of a part alone.
fn value_of<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    state: &Workforce<K>,
    part: FollowedPart,
    of_part: &FollowedWeek<K>,
) -> f64 {
    let (company, number) = (&policies.company, usize::from(part.department));
    let FollowedWeek { sum, pipeline, .. } = of_part;
    let worth = company.value.value(&state.shared.departments[number].needed, pipeline);
    let mut value = worth - sum.harm - company.missed_cost * sum.missed;
    let share = f64::from(part.seats) / f64::from(org.people[number]);
    for (conflict, cost) in org.conflicts.iter().zip(&company.conflict_cost) {
        if conflict.target == number {
            value -= share * cost * state.by_department[conflict.source].effective[conflict.work];
        }
    }
    value
}

/// What as many seats of the aligned twin's departments have of a measure; NaN where one of them is not shown on its own.
fn of_twin<const K: usize>(
    org: &Organization<K>,
    twins: Option<TwinWeek>,
    parts: &[PartWeek<K>],
    metric: Metric,
) -> f64 {
    let Some(twins) = twins else { return f64::NAN };
    let of_part = |part: &FollowedPart| {
        let is_it = |departments: &Vec<u16>| departments.contains(&part.department);
        let group = org.groups.departments_in.iter().position(is_it)?;
        let twin = twins.groups.get(twins.places[group]?)?;
        Some(f64::from(part.seats) * measure::of(twin, metric))
    };
    parts.iter().fold(0.0, |sum, (part, _)| sum + of_part(part).unwrap_or(f64::NAN))
}
