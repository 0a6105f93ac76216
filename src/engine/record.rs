//! What is kept of a run.

use crate::engine::measure::{Measures, Parts};
use crate::math;
use crate::model::workforce::Tally;
use crate::model::{GroupKind, Groups, Row};
use crate::scenario::Metric;

/// Weeks of a quarter; results speak of the last one.
pub const QUARTER: usize = 13;

/// Variances of shares below this are what is left when equal numbers are subtracted.
const ROUNDING: f64 = 1e-13;

/// What is kept of a run: week by week, company and groups.
#[derive(Clone, Debug)]
pub struct RunRecord {
    /// Company measures. `[weeks]`
    pub company: Vec<Measures>,
    /// Factors of value. `[weeks]`
    pub parts: Vec<Parts>,
    /// Group measures. `[weeks x groups]`
    pub groups: Vec<Measures>,
    /// Shares of the contracted week, for the company and then each department group. See
    /// [`LEDGER_ENDS`]. `[weeks x ledgers x entries]`
    pub ledger: Vec<f64>,
    /// What people believe and do, for the company and then each department and layer group.
    /// `[weeks x (company, departments, layers) x kinds]`
    pub priorities: Vec<Priority>,
    /// The groups.
    pub grouping: Groups,
    /// Measures of the final quarter: company. Includes those that are one number per run.
    pub company_final: Measures,
    /// Measures of the final quarter: groups. `[groups]`
    pub groups_final: Vec<Measures>,
}

/// What the seats of a group believe and do about one kind of work, in a week.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Priority {
    /// Share of effort that holders believe the strategy asks for, mean of seats.
    pub believed: f64,
    /// Variance of that between seats.
    pub believed_variance: f64,
    /// Share of their hours, urgent ones included, mean of seats.
    pub practised: f64,
    /// Variance of that between seats.
    pub practised_variance: f64,
}

impl Priority {
    /// Adds another one, for means over futures.
    pub(crate) fn add(&mut self, other: &Self) {
        self.believed += other.believed;
        self.believed_variance += other.believed_variance;
        self.practised += other.practised;
        self.practised_variance += other.practised_variance;
    }
}

/// Where the hours of a week can go, in the order of the ledger: each kind of work of one's own
/// choosing, then these.
pub const LEDGER_ENDS: [&str; 4] = ["urgent", "overhead", "lost_to_strain", "unused"];

impl RunRecord {
    /// An empty record of a run of so many weeks.
    pub(crate) fn new(weeks: usize, kinds: usize, grouping: Groups) -> Self {
        let departments = grouping.of_kind(GroupKind::Department).count();
        let layers = grouping.of_kind(GroupKind::Layer).count();
        Self {
            company: Vec::with_capacity(weeks),
            parts: Vec::with_capacity(weeks),
            groups: Vec::with_capacity(weeks * grouping.all.len()),
            ledger: Vec::with_capacity(weeks * (1 + departments) * (kinds + LEDGER_ENDS.len())),
            priorities: Vec::with_capacity(weeks * (1 + departments + layers) * kinds),
            grouping,
            company_final: [f64::NAN; Metric::COUNT],
            groups_final: Vec::new(),
        }
    }

    /// Group measures of a week, from 0.
    pub fn groups_in(&self, week: usize) -> &[Measures] {
        let groups = self.grouping.all.len();
        &self.groups[week * groups..(week + 1) * groups]
    }

    /// Writes down where the hours of the week went, from the sums over the company and each group.
    pub(crate) fn keep_hours<const K: usize>(&mut self, kinds: usize, sums: &[Tally<K>]) {
        let departments = self.grouping.of_kind(GroupKind::Department).count();
        for sum in &sums[..=departments] {
            let worked = math::sum(&sum.effort) + sum.urgent_hours;
            let own = sum.effort.map(|hours| hours / sum.seats);
            let ends = [sum.urgent_hours, sum.overhead, sum.lost_to_strain, sum.capacity - worked];
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
            let (believed, practised) = (mean(&sum.believed), mean(&sum.practice));
            let believed_variance = apart(&sum.believed_squares, &believed);
            let practised_variance = apart(&sum.practice_squares, &practised);
            self.priorities.extend((0..kinds).map(|k| Priority {
                believed: believed[k],
                believed_variance: believed_variance[k],
                practised: practised[k],
                practised_variance: practised_variance[k],
            }));
        }
    }

    /// Sums up the final quarter and the run as a whole.
    pub(crate) fn close(&mut self) {
        let weeks = self.company.len();
        let last = weeks.saturating_sub(QUARTER)..weeks;
        self.company_final = mean(self.company[last.clone()].iter());
        let groups = self.grouping.all.len();
        self.groups_final = (0..groups)
            .map(|group| mean(last.clone().map(|week| &self.groups[week * groups + group])))
            .collect();
        let departments: Vec<usize> =
            self.grouping.of_kind(GroupKind::Department).map(|(place, _)| place).collect();
        let series = |metric: Metric| -> Vec<Vec<f64>> {
            let of = |place: usize| (0..weeks).map(move |week| (week, place));
            let value =
                |(week, place): (usize, usize)| self.groups[week * groups + place][metric as usize];
            departments.iter().map(|&place| of(place).map(value).collect()).collect()
        };
        let (activity, value) = (series(Metric::Activity), series(Metric::Value));
        self.company_final[Metric::MeasureValidity as usize] =
            math::correlation(&activity.concat(), &value.concat()).unwrap_or(f64::NAN);
        self.company_final[Metric::Predictability as usize] = predictability(&value);
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

/// How well each quarter follows from the trend of the quarter before: 1 minus the error variance over
/// the variance of what was to be forecast, all departments together; 0 when the trend is no better
/// than the mean.
fn predictability(departments: &[Vec<f64>]) -> f64 {
    let (mut errors, mut variance) = (0.0, 0.0);
    for series in departments {
        let Some(rest) = series.get(QUARTER..).filter(|rest| !rest.is_empty()) else { continue };
        let mean = rest.iter().fold(0.0, |sum, &value| sum + value) / rest.len() as f64;
        for (number, quarter) in rest.chunks(QUARTER).enumerate() {
            let before = &series[number * QUARTER..(number + 1) * QUARTER];
            let (level, slope) = trend(before);
            for (week, &value) in quarter.iter().enumerate() {
                let forecast = level + slope * (QUARTER + week) as f64;
                errors += (value - forecast) * (value - forecast);
                variance += (value - mean) * (value - mean);
            }
        }
    }
    if variance > 0.0 { (1.0 - errors / variance).max(0.0) } else { f64::NAN }
}

/// Least-squares line through a series: value at week 0 and change per week.
fn trend(series: &[f64]) -> (f64, f64) {
    let count = series.len() as f64;
    let middle = (count - 1.0) / 2.0;
    let mean = series.iter().fold(0.0, |sum, &value| sum + value) / count;
    let (mut product, mut square) = (0.0, 0.0);
    for (week, &value) in series.iter().enumerate() {
        product += (week as f64 - middle) * (value - mean);
        square += (week as f64 - middle) * (week as f64 - middle);
    }
    let slope = if square > 0.0 { product / square } else { 0.0 };
    (mean - slope * middle, slope)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_is_perfectly_predictable() {
        let line: Vec<f64> = (0..52).map(|week| 3.0 - 0.1 * f64::from(week)).collect();
        assert!((predictability(&[line]) - 1.0).abs() < 1e-9);
        assert!(predictability(&[vec![1.0; 52]]).is_nan());
        assert!(predictability(&[vec![1.0; 12]]).is_nan());
    }
}
