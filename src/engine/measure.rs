//! Everything that is measured in a week, for the company and for each group of seats.

use crate::engine::phase::leadership::{TwinIndices, reported};
use crate::math;
use crate::model::initiative::InitiativeRules;
use crate::model::layout::Tally;
use crate::model::layout::workforce::Department;
use crate::model::result::ResultWeek;
use crate::model::reward::Pot;
use crate::model::{GroupKind, Organization, Policies, Row, ValueForm, Workforce};
use crate::scenario::Metric;

/// One value per measure; NaN where a measure does not apply. Never leaves the program as NaN.
pub type Measures = [f64; Metric::COUNT];

/// A year, for rates.
const WEEKS_PER_YEAR: f64 = 52.0;

/// What the twins of a run achieved in a week, per seat.
#[derive(Clone, Copy, Debug)]
pub struct TwinWeek<'a> {
    /// The aligned twin: company measures.
    pub aligned: &'a Measures,
    /// Its hours, skill and alignment parts of value.
    pub parts: &'a ValueFactors,
    /// Its group measures. `[groups of the twin]`
    pub groups: &'a [Measures],
    /// Where each group of the run is among the twin's, if the twin has it. `[groups of the run]`
    pub places: &'a [Option<usize>],
    /// The frictionless twin: company measures.
    pub frictionless: &'a Measures,
}

/// The exact factors of value: hours x skill x alignment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ValueFactors {
    /// Hours whose value is showing, per seat.
    pub hours: f64,
    /// Effective hours per hour.
    pub skill: f64,
    /// Value per effective hour, net of harm and conflicts.
    pub alignment: f64,
}

impl ValueFactors {
    fn of<const K: usize>(departments: &[Department<K>], people: f64) -> Self {
        let (mut hours, mut effective, mut value) = (0.0, 0.0, 0.0);
        for department in departments {
            hours += math::sum(&department.pipeline_hours);
            effective += math::sum(&department.pipeline);
            value += department.value;
        }
        Self { hours: hours / people, skill: effective / hours, alignment: value / effective }
    }

    fn value(self) -> f64 {
        self.hours * self.skill * self.alignment
    }
}

/// Sums of the week over the seats of the company, and then of each group. `[1 + groups]`
pub(crate) fn sums<const K: usize>(
    org: &Organization<K>,
    state: &Workforce<K>,
    sums: &mut [Tally<K>],
) {
    sums.fill(Tally::default());
    math::wide(
        #[inline(always)]
        || {
            for department in &state.by_department {
                sums[0].add(department);
            }
            for (sum, departments) in sums[1..].iter_mut().zip(&org.groups.departments_in) {
                for &department in departments {
                    sum.add(&state.by_department[usize::from(department)]);
                }
            }
            for (cell, tally) in org.groups.cells.iter().zip(&state.cells) {
                for group in cell.groups.into_iter().flatten() {
                    sums[1 + usize::from(group)].add(tally);
                }
            }
        },
    );
    share_out(org, state, sums);
}

/// What some of those who were promised a part of what is earned together get of it. Units of motive.
pub(super) fn part<const K: usize>(pot: usize, of: &Tally<K>, all: &Tally<K>) -> f64 {
    if all.claims[pot] > 0.0 { all.pay[pot] * (of.claims[pot] / all.claims[pot]) } else { 0.0 }
}

/// Gives each group its part of what departments and the company earn together: everyone who was promised a part shares, in
/// proportion to what was promised, wherever it was worked for. `sums` as in [`sums`]; changes their pay alone.
fn share_out<const K: usize>(org: &Organization<K>, state: &Workforce<K>, sums: &mut [Tally<K>]) {
    let (company, department) = (Pot::Company as usize, Pot::Department as usize);
    let Some((all, groups)) = sums.split_first_mut() else { return };
    for group in &mut *groups {
        group.pay[company] = part(company, group, all);
    }
    if state.by_department.iter().all(|of| of.pay[department] == 0.0) {
        return;
    }
    for group in &mut groups[org.groups.of_kind(GroupKind::Department).count()..] {
        group.pay[department] = 0.0;
    }
    for (cell, tally) in org.groups.cells.iter().zip(&state.cells) {
        let shared = part(department, tally, &state.by_department[usize::from(cell.department)]);
        for group in cell.groups.into_iter().flatten() {
            groups[usize::from(group)].pay[department] += shared;
        }
    }
}

/// Measures the company. Without twins, nothing that compares with them.
pub(crate) fn company<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    state: &Workforce<K>,
    all: &Tally<K>,
    twins: Option<TwinWeek>,
) -> (Measures, ValueFactors) {
    let mut measures = of_tally(all, policies);
    let parts = ValueFactors::of(&state.shared.departments, all.seats);
    let value = state.shared.departments.iter().fold(0.0, |sum, department| sum + department.value)
        / all.seats;
    let mut set = |metric: Metric, value: f64| measures[metric as usize] = value;
    set(Metric::Value, value);
    set(Metric::AlignmentFactor, parts.alignment);
    set(Metric::EffortCost, all.effort_cost / all.seats);
    set(Metric::HeardShare, share(all.heard, all.concerned));
    set(Metric::Dispersion, dispersion(&state.by_department, all));
    set(Metric::MeasureValidity, validity(org, policies, state));
    if let Some(twins) = twins {
        let activity = 100.0 * share(all.counted / all.seats, of(twins.aligned, Metric::Activity));
        let outcome = 100.0 * share(value, of(twins.aligned, Metric::Value));
        set(Metric::ActivityIndex, activity);
        set(Metric::OutcomeIndex, outcome);
        set(Metric::Drift, activity - outcome);
        set(Metric::PotentialShare, share(value, of(twins.frictionless, Metric::Value)));
        if value > 0.0 && twins.parts.value() > 0.0 {
            set(Metric::SplitHours, math::ln(parts.hours / twins.parts.hours));
            set(Metric::SplitSkill, math::ln(parts.skill / twins.parts.skill));
            set(Metric::SplitAlignment, math::ln(parts.alignment / twins.parts.alignment));
        }
        let standing = TwinIndices { activity_index: activity, outcome_index: outcome };
        let seen = reported(policies, standing, all, org.layers.len());
        set(Metric::ReportedIndex, seen);
        set(Metric::PerceptionGap, seen - outcome);
    }
    if policies.company.initiatives.owned < 1.0 && all.under_way > 0.0 {
        wait_for_the_slowest(&mut measures, policies, state, all);
    }
    (measures, parts)
}

/// Lets initiatives that nobody owns end when the last department has done its part of them.
fn wait_for_the_slowest<const K: usize>(
    measures: &mut Measures,
    policies: &Policies<K>,
    state: &Workforce<K>,
    all: &Tally<K>,
) {
    let rules = &policies.company.initiatives;
    let taking_part = state.by_department.iter().filter(|sum| sum.under_way > 0.0);
    let slowest = taking_part.map(|sum| speed(rules, sum)).fold(f64::INFINITY, f64::min);
    let (owned, whole, due) = (rules.owned, speed(rules, all), all.due / all.seats);
    let mean = |of: &dyn Fn(f64) -> f64| {
        let with_owner = if owned > 0.0 { owned * of(whole) } else { 0.0 };
        with_owner + (1.0 - owned) * of(slowest)
    };
    let lead = mean(&|speed| share(1.0, speed));
    measures[Metric::LeadWeeks as usize] = lead;
    if due > 0.0 {
        measures[Metric::LateShare as usize] = mean(&|speed| math::exp(-due * speed));
    }
}

/// Effective hours of people's own choosing that are worked and accepted. Working weeks.
fn accepted<const K: usize>(sum: &Tally<K>) -> f64 {
    sum.handed_over - math::sum(&sum.sent_back) - math::sum(&sum.pretended)
}

/// One over the weeks that an initiative takes with the hours of a week; 0 where it is never finished. Per week.
fn speed<const K: usize>(rules: &InitiativeRules, sum: &Tally<K>) -> f64 {
    let sent_back = math::sum(&sum.sent_back);
    let returned = if sum.handed_over > 0.0 { sent_back / sum.handed_over } else { 0.0 };
    rules.speed(accepted(sum) / sum.under_way, returned)
}

/// Measures every group.
pub(crate) fn groups<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    state: &Workforce<K>,
    tallies: &[Tally<K>],
    twins: Option<TwinWeek>,
) -> impl Iterator<Item = Measures> {
    org.groups.all.iter().zip(tallies).enumerate().map(move |(place, (group, tally))| {
        let mut measures = of_tally(tally, policies);
        let mut set = |metric: Metric, value: f64| measures[metric as usize] = value;
        let twin = twins.and_then(|twins| twins.groups.get(twins.places[place]?));
        let activity = twin.map_or(f64::NAN, |twin| {
            100.0 * share(tally.counted / tally.seats, of(twin, Metric::Activity))
        });
        set(Metric::ActivityIndex, activity);
        if group.kind == GroupKind::Department {
            let (mut value, mut effective) = (0.0, 0.0);
            for &number in &org.groups.departments_in[place] {
                let department = &state.shared.departments[usize::from(number)];
                value += department.value;
                effective += math::sum(&department.pipeline);
            }
            set(Metric::AlignmentFactor, share(value, effective));
            let value = value / tally.seats;
            set(Metric::Value, value);
            if let Some(twin) = twin {
                let outcome = 100.0 * share(value, of(twin, Metric::Value));
                set(Metric::OutcomeIndex, outcome);
                set(Metric::Drift, activity - outcome);
            }
        }
        measures
    })
}

/// What leaders need to know of the week to respond.
pub(crate) fn reported_index(measures: &Measures) -> f64 {
    measures[Metric::ReportedIndex as usize]
}

pub(super) fn of(measures: &Measures, metric: Metric) -> f64 {
    measures[metric as usize]
}

/// A ratio that does not apply when there is nothing to divide by.
pub(super) fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { f64::NAN }
}

/// Measures that follow from sums over seats.
pub(super) fn of_tally<const K: usize>(sum: &Tally<K>, policies: &Policies<K>) -> Measures {
    let mut measures = [f64::NAN; Metric::COUNT];
    let worked = math::sum(&sum.effort) + sum.urgent_hours;
    let room = sum.capacity + sum.overtime;
    let per_seat = [
        (Metric::Activity, sum.counted),
        (Metric::PracticeFit, sum.fit),
        (Metric::SignalFidelity, sum.understood),
        (Metric::Clarity, sum.clarity),
        (Metric::PaperGap, sum.understood - sum.practised),
        (Metric::OverheadShare, sum.overhead),
        (Metric::FrictionShare, sum.friction),
        (Metric::OvertimeShare, sum.overtime),
        (Metric::UnusedShare, room - worked),
        (Metric::UrgentLanded, sum.arrived),
        (Metric::UrgentDone, sum.items),
        (Metric::MissedWork, sum.missed),
        (Metric::Backlog, sum.backlog),
        (Metric::TimePerItem, sum.pace),
        (Metric::Strain, sum.strain),
        (Metric::ConcernShare, sum.concerned),
        (Metric::Voice, sum.voice),
        (Metric::Credibility, sum.credibility),
        (Metric::TopPriorityKnown, sum.top_priority),
        (Metric::SilenceRate, sum.silent),
        (Metric::Pay, math::sum(&sum.pay)),
        (Metric::Exits, sum.exits),
    ];
    // one loop of divisions, which the compiler vectorizes
    let means = per_seat.map(|(_, sum)| sum).map(|each| each / sum.seats);
    for ((metric, _), mean) in per_seat.into_iter().zip(means) {
        measures[metric as usize] = mean;
    }
    measures[Metric::Exits as usize] *= WEEKS_PER_YEAR;
    if matches!(policies.company.value, ValueForm::Balanced { .. }) {
        measures[Metric::StopListRight as usize] = sum.stop_right / sum.seats;
    }
    for (metric, part, whole) in [
        (Metric::Engagement, worked, room),
        (Metric::UrgentShare, sum.urgent_hours, worked),
        (Metric::PretendedShare, math::sum(&sum.pretended), sum.handed_over),
        (Metric::ReturnedShare, math::sum(&sum.sent_back), sum.handed_over),
        (Metric::ReworkShare, sum.fires + sum.returned, sum.arrived),
        (Metric::DecideByStrategy, sum.by_strategy, worked),
    ] {
        measures[metric as usize] = share(part, whole);
    }
    if let Some(rules) = &policies.company.result {
        let week = ResultWeek::of(rules, sum);
        let real = rules.real(&week);
        measures[Metric::RealResult as usize] = real;
        measures[Metric::RecordedResult as usize] = rules.recorded(real, &week);
    }
    // where nobody has reports, or clashes take nothing, it is 0
    measures[Metric::RefereeingShare as usize] = sum.refereed / sum.managers.max(1.0);
    if sum.under_way > 0.0 {
        let done = accepted(sum);
        let due = sum.due / sum.seats;
        measures[Metric::LeadWeeks as usize] = share(sum.under_way, done);
        // where nothing gets done everything is late
        if due > 0.0 {
            measures[Metric::LateShare as usize] = math::exp(-due * done / sum.under_way);
        }
        let rules = &policies.company.initiatives;
        if !rules.is_neutral() {
            let speed = speed(rules, sum);
            measures[Metric::LeadWeeks as usize] = share(1.0, speed);
            if due > 0.0 {
                measures[Metric::LateShare as usize] = math::exp(-due * speed);
            }
        }
    }
    measures
}

/// Cosine of the angle between what another hour of each kind of work is paid and what it is worth (Baker 2002), mean
/// of the people of departments in which something is paid.
fn validity<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    state: &Workforce<K>,
) -> f64 {
    let company = &policies.company;
    let (mut cosines, mut people) = (0.0, 0.0);
    for (number, department) in state.shared.departments.iter().enumerate() {
        // the unit of a department that is in no pilot comes first
        let motives = &policies.units[number].motives;
        let (direct, by_outcome) = motives.of_rewards_at_par();
        let accepted = &policies.units[number].workload.accepted;
        let marginal = company.value.marginal(&department.needed, &department.pipeline);
        let gained: Row<K> = std::array::from_fn(|k| accepted[k] * marginal[k]);
        let sum = &state.by_department[number];
        let mut worth: Row<K> =
            std::array::from_fn(|k| gained[k] - 2.0 * company.harm[k] * sum.effort[k] / sum.seats);
        for (conflict, cost) in org.conflicts.iter().zip(&company.conflict_cost) {
            if conflict.source == number {
                worth[conflict.work] -= cost;
            }
        }
        let paid: Row<K> = std::array::from_fn(|k| {
            direct[k] + by_outcome.outcome * gained[k] + motives.along_intent * department.needed[k]
        });
        let possible = |row: Row<K>| std::array::from_fn(|k| company.can[number].kinds[k] * row[k]);
        let (paid, worth): (Row<K>, Row<K>) = (possible(paid), possible(worth));
        if paid.iter().any(|&paid| paid != 0.0) {
            cosines += sum.seats * math::cosine(&paid, &worth);
            people += sum.seats;
        }
    }
    share(cosines, people)
}

/// Mean distance of the departments' practice from the company's: half the sum of absolute differences
/// (Duncan & Duncan 1955), weighted by people.
fn dispersion<const K: usize>(departments: &[Tally<K>], all: &Tally<K>) -> f64 {
    let mut distance = 0.0;
    for department in departments {
        for k in 0..K {
            let own = department.practice[k] / department.seats;
            distance += 0.5 * department.seats * (own - all.practice[k] / all.seats).abs();
        }
    }
    distance / all.seats
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{CallingThread, Trial, simulate};
    use crate::model::policy::World;
    use crate::rng::Streams;
    use crate::scenario::Scenario;

    #[test]
    fn what_is_only_reported_finishes_no_initiative_whether_its_scope_grows_or_not() {
        let lived = |scope_growth: &str| {
            let text = format!(
                "extends = \"tickets-versus-experience\"\ntime.weeks = 20\noption.pilot.until = 18\n\
                 people.pretence = 0.8\nworkload.initiatives = 3\nworkload.initiative_size = 4\n\
                 workload.initiative_due = 8\nworkload.scope_growth = {scope_growth}\n\
                 work.root_cause.done_clarity = 0.5\n"
            );
            let scenario =
                Scenario::from_text("one", &text).unwrap_or_else(|wrong| panic!("{wrong}"));
            let trial = Trial {
                scenario: &scenario,
                option: None,
                world: World::AsIs,
                yardstick: &scenario,
                streams: Streams { seed: 1, future: 0 },
                assumptions: None,
                twins: None,
            };
            simulate(trial, &CallingThread).expect("it is lived").company_final
        };
        let (still, slow) = (lived("0"), lived("1e-9"));
        assert!(still[Metric::PretendedShare as usize] > 0.05);
        for metric in [Metric::LeadWeeks, Metric::LateShare] {
            let (still, slow) = (still[metric as usize], slow[metric as usize]);
            assert!((still / slow - 1.0).abs() < 1e-6, "{metric:?}: {still} {slow}");
        }
    }
}
