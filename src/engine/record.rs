//! What is kept of a run.

use std::ops::Range;

use crate::engine::measure::{Measures, ValueFactors};
use crate::engine::reach::ReachMeasures;
use crate::math;
use crate::model::layout::Tally;
use crate::model::{GroupKind, Groups, Row};
use crate::scenario::{Headline, Metric, Scenario};

/// Weeks over which changes are compared, or all final weeks if there are more. Weeks.
const YEAR: usize = 52;

/// Variances of shares below this are what is left when equal numbers are subtracted.
const ROUNDING: f64 = 1e-13;

/// What is kept of a run: week by week, company and groups.
#[derive(Clone, Debug)]
pub struct RunRecord {
    /// Company measures. `[weeks]`
    pub company: Vec<Measures>,
    /// Factors of value. `[weeks]`
    pub parts: Vec<ValueFactors>,
    /// Group measures. `[weeks x groups]`
    pub groups: Vec<Measures>,
    /// Shares of the contracted week, for the company and then each department group. See
    /// [`LEDGER_ENDS`]. `[weeks x ledgers x entries]`
    pub ledger: Vec<f64>,
    /// What people believe and do, for the company and then each department and layer group.
    /// `[weeks x (company, departments, layers) x kinds]`
    pub priorities: Vec<KindPriority>,
    /// Measures of the people whom each limited option reaches, and of all others; NaN for options that are not followed
    /// in this run. `[weeks][limited options]`
    pub followed: Vec<Vec<ReachMeasures>>,
    /// The same over the weeks of each limited option. `[limited options]`
    pub followed_final: Vec<ReachMeasures>,
    /// These weeks, from 0. `[limited options]`
    limited_weeks: Vec<Range<usize>>,
    /// The groups.
    pub grouping: Groups,
    /// The last weeks, of which results speak: whole cycles, at least a quarter.
    pub final_weeks: usize,
    /// Measures of the final weeks: company. Includes those that are one number per run.
    pub company_final: Measures,
    /// Measures of the final weeks: groups. `[groups]`
    pub groups_final: Vec<Measures>,
}

/// What the seats of a group believe and do about one kind of work, in a week.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct KindPriority {
    /// Share of effort that holders believe the strategy asks for, mean of seats.
    pub believed: f64,
    /// Variance of that between seats.
    pub believed_variance: f64,
    /// Share of their hours, urgent ones included, mean of seats.
    pub practised: f64,
    /// Variance of that between seats.
    pub practised_variance: f64,
}

impl KindPriority {
    /// Adds another one, for means over futures.
    pub(crate) fn add(&mut self, other: &Self) {
        self.believed += other.believed;
        self.believed_variance += other.believed_variance;
        self.practised += other.practised;
        self.practised_variance += other.practised_variance;
    }
}

/// Where the hours of a week can go, in the order of the ledger: each kind of work of one's own
/// choosing, then these. All but the last add up to the contracted week and the last.
pub const LEDGER_ENDS: [&str; 6] =
    ["urgent", "rework", "overhead", "lost_to_strain", "unused", OVERTIME];

/// The last entry of a ledger: how far the others together exceed the contracted week.
pub const OVERTIME: &str = "overtime";

impl RunRecord {
    /// An empty record of a run of a scenario.
    pub(crate) fn new(scenario: &Scenario, kinds: usize, grouping: Groups) -> Self {
        let weeks = scenario.weeks as usize;
        let departments = grouping.of_kind(GroupKind::Department).count();
        let layers = grouping.of_kind(GroupKind::Layer).count();
        Self {
            company: Vec::with_capacity(weeks),
            parts: Vec::with_capacity(weeks),
            groups: Vec::with_capacity(weeks * grouping.all.len()),
            ledger: Vec::with_capacity(weeks * (1 + departments) * (kinds + LEDGER_ENDS.len())),
            priorities: Vec::with_capacity(weeks * (1 + departments + layers) * kinds),
            followed: Vec::with_capacity(weeks),
            followed_final: Vec::new(),
            limited_weeks: scenario
                .limited()
                .map(|option| scenario.options[option].weeks_until(scenario.weeks))
                .map(|[first, last]| first as usize - 1..last as usize)
                .collect(),
            grouping,
            final_weeks: scenario.final_weeks as usize,
            company_final: [f64::NAN; Metric::COUNT],
            groups_final: Vec::new(),
        }
    }

    /// Group measures of a week, from 0.
    pub fn groups_in(&self, week: usize) -> &[Measures] {
        let groups = self.grouping.all.len();
        &self.groups[week * groups..(week + 1) * groups]
    }

    /// A measure over the final weeks, of the company or of a department of this scenario; NaN where it does
    /// not apply, or where the department is not shown on its own.
    pub fn final_of(&self, headline: Headline, scenario: &Scenario) -> f64 {
        let metric = headline.metric as usize;
        let Some(department) = headline.department else { return self.company_final[metric] };
        let place = self.grouping.department(&scenario.departments[department].name);
        place.map_or(f64::NAN, |place| self.groups_final[place][metric])
    }

    /// Lets the answers of the week before stand in these measures of a week that is being written down; its groups are
    /// already.
    pub(crate) fn keep_answers(
        &mut self,
        company: &mut Measures,
        not_asked: impl Iterator<Item = Metric>,
    ) {
        let groups = self.grouping.all.len();
        let Some(before) = self.company.last() else { return };
        let (earlier, now) = self.groups.split_at_mut(self.company.len() * groups);
        let earlier = &earlier[earlier.len() - groups..];
        for metric in not_asked {
            let metric = metric as usize;
            company[metric] = before[metric];
            for (now, before) in now.iter_mut().zip(earlier) {
                now[metric] = before[metric];
            }
        }
    }

    /// Writes down where the hours of the week went, from the sums over the company and each group.
    pub(crate) fn keep_hours<const K: usize>(&mut self, kinds: usize, sums: &[Tally<K>]) {
        let departments = self.grouping.of_kind(GroupKind::Department).count();
        for sum in &sums[..=departments] {
            let worked = math::sum(&sum.effort) + sum.urgent_hours;
            let own = sum.effort.map(|hours| hours / sum.seats);
            let first_time = sum.urgent_hours - sum.rework_hours;
            let unused = sum.capacity + sum.overtime - worked;
            let ends = [
                first_time,
                sum.rework_hours,
                sum.overhead,
                sum.lost_to_strain,
                unused,
                sum.overtime,
            ];
            self.ledger.extend_from_slice(&own[..kinds]);
            self.ledger.extend_from_slice(&ends.map(|hours| hours / sum.seats));
        }
    }

    /// Writes down what people believe and do about each kind of work, from the same sums.
    pub(crate) fn keep_priorities<const K: usize>(&mut self, kinds: usize, sums: &[Tally<K>]) {
        let roles = self.grouping.of_kind(GroupKind::Role).count();
        for sum in &sums[..sums.len() - roles] {
            let mean = |sums: &Row<K>| sums.map(|each| each / sum.seats);
            let apart = |squares: &Row<K>, means: &Row<K>| -> Row<K> {
                let squares = mean(squares);
                std::array::from_fn(|k| {
                    let variance = squares[k] - means[k] * means[k];
                    if variance > ROUNDING { variance } else { 0.0 }
                })
            };
            let (believed, practised) = (mean(&sum.perceived_intent), mean(&sum.practice));
            let believed_variance = apart(&sum.perceived_intent_squares, &believed);
            let practised_variance = apart(&sum.practice_squares, &practised);
            self.priorities.extend((0..kinds).map(|k| KindPriority {
                believed: believed[k],
                believed_variance: believed_variance[k],
                practised: practised[k],
                practised_variance: practised_variance[k],
            }));
        }
    }

    /// Sums up the final weeks and the run as a whole.
    pub(crate) fn close(&mut self) {
        let weeks = self.company.len();
        let last = weeks.saturating_sub(self.final_weeks)..weeks;
        self.company_final = mean(self.company[last.clone()].iter());
        let groups = self.grouping.all.len();
        self.groups_final = (0..groups)
            .map(|group| mean(last.clone().map(|week| &self.groups[week * groups + group])))
            .collect();
        let is_followed = self.followed.first().is_some_and(|week| !week.is_empty());
        let limited = self.limited_weeks.iter().enumerate().filter(|_| is_followed);
        self.followed_final = limited
            .map(|(at, weeks)| {
                let of = |side: usize| {
                    mean(self.followed[weeks.clone()].iter().map(|week| &week[at][side]))
                };
                [of(0), of(1)]
            })
            .collect();
        let departments: Vec<usize> =
            self.grouping.of_kind(GroupKind::Department).map(|(place, _)| place).collect();
        let series = |metric: Metric| -> Vec<Vec<f64>> {
            let value =
                |week: usize, place: usize| self.groups[week * groups + place][metric as usize];
            let of = |&place: &usize| (0..weeks).map(|week| value(week, place)).collect();
            departments.iter().map(of).collect()
        };
        let changes = |metric: Metric| -> Vec<f64> {
            let of = |series: &Vec<f64>| {
                let year = &series[weeks.saturating_sub(YEAR.max(self.final_weeks) + 1)..];
                year.windows(2).map(|pair| pair[1] - pair[0]).collect::<Vec<f64>>()
            };
            series(metric).iter().flat_map(of).collect()
        };
        self.company_final[Metric::MeasureTracking as usize] =
            math::correlation(&changes(Metric::Activity), &changes(Metric::Value))
                .unwrap_or(f64::NAN);
    }
}

/// Mean of each measure over weeks, leaving out weeks in which it does not apply.
fn mean<'a>(weeks: impl Iterator<Item = &'a Measures>) -> Measures {
    let mut sums = [0.0; Metric::COUNT];
    let mut counts = [0.0; Metric::COUNT];
    for week in weeks {
        for (place, &value) in week.iter().enumerate() {
            if value.is_finite() {
                sums[place] += value;
                counts[place] += 1.0;
            }
        }
    }
    std::array::from_fn(
        |place| {
            if counts[place] > 0.0 { sums[place] / counts[place] } else { f64::NAN }
        },
    )
}
