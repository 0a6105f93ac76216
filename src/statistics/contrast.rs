//! What an option changes: its difference from the baseline in the same futures.

use crate::futures::results::Results;
use crate::model::Group;
use crate::scenario::{Better, Metric, Scenario};
use crate::statistics::estimate::{Spread, error_of_quantile, quantile, wilson};

/// Paired differences of one measure between an option and the baseline, final weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct Contrast {
    /// Arm. Index; never 0, the baseline.
    pub arm: usize,
    /// The measure.
    pub metric: Metric,
    /// The group, or the company.
    pub group: Option<Group>,
    /// Option minus baseline in each future in which both apply.
    pub differences: Vec<f64>,
    /// Their spread.
    pub spread: Spread,
}

impl Contrast {
    /// In how many futures it goes which way by at least `delta`.
    pub fn counts(&self, delta: f64) -> Counts {
        Counts::of(&self.differences, delta)
    }

    /// Monte-Carlo standard error of the median.
    pub fn median_error(&self) -> f64 {
        error_of_quantile(&self.differences, 0.5)
    }

    /// So many values that stand for all of them, each for the same share of futures; all of them, sorted, if there are
    /// fewer.
    pub fn stand_ins(&self, count: usize) -> Vec<f64> {
        let mut sorted = self.differences.clone();
        sorted.sort_by(f64::total_cmp);
        if sorted.len() < count {
            return sorted;
        }
        (0..count).map(|place| quantile(&sorted, (place as f64 + 0.5) / count as f64)).collect()
    }
}

/// Differences below this are rounding: tables show nine digits.
const ROUNDING: f64 = 1e-9;

/// In how many futures a difference goes which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// At least the smallest difference that matters, upwards.
    pub up: usize,
    /// Less than that either way.
    pub middle: usize,
    /// At least that, downwards.
    pub down: usize,
}

impl Counts {
    /// Counts directions; with `delta` 0, every difference that is more than rounding matters.
    pub fn of(differences: &[f64], delta: f64) -> Self {
        let mut counts = Self { up: 0, middle: 0, down: 0 };
        for &difference in differences {
            if difference.abs() < delta.max(ROUNDING) {
                counts.middle += 1;
            } else if difference > 0.0 {
                counts.up += 1;
            } else {
                counts.down += 1;
            }
        }
        counts
    }

    /// The share that so many of them are, between its 95 % limits (Wilson 1927): low, share, high.
    pub fn share(self, count: usize) -> [f64; 3] {
        let all = self.all();
        let (low, high) = wilson(count, all);
        [low, if all == 0 { 0.0 } else { count as f64 / all as f64 }, high]
    }

    /// All futures.
    pub fn all(self) -> usize {
        self.up + self.middle + self.down
    }
}

/// Contrasts one measure of the company.
pub fn company(results: &Results, arm: usize, metric: Metric) -> Option<Contrast> {
    let (baseline, other) = (&results.arms[0], &results.arms[arm]);
    contrast(arm, metric, None, baseline.finals(metric), other.finals(metric))
}

/// Contrasts the headline of a scenario.
pub fn headline(results: &Results, arm: usize, scenario: &Scenario) -> Option<Contrast> {
    let [baseline, other] = [0, arm].map(|arm| results.arms[arm].headline(scenario));
    contrast(arm, scenario.headline.metric, None, baseline, other)
}

/// The arm that helps the headline most, the baseline aside; by its median difference, the first of equals.
pub fn best(results: &Results, scenario: &Scenario) -> Option<usize> {
    let sign = if scenario.headline.info().better == Better::Lower { -1.0 } else { 1.0 };
    (1..results.arms.len())
        .filter_map(|arm| Some((arm, sign * headline(results, arm, scenario)?.spread.q50)))
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        .map(|(arm, _)| arm)
}

/// The arm that changes the headline most, for good or bad, the baseline aside; by its median difference, the first of
/// equals.
pub fn largest(results: &Results, scenario: &Scenario) -> Option<usize> {
    (1..results.arms.len())
        .filter_map(|arm| Some((arm, headline(results, arm, scenario)?.spread.q50.abs())))
        .reduce(|largest, next| if next.1 > largest.1 { next } else { largest })
        .map(|(arm, _)| arm)
}

/// Contrasts one measure of a group that both arms have; `group` is its place in the baseline.
pub fn group(results: &Results, arm: usize, group: usize, metric: Metric) -> Option<Contrast> {
    let (baseline, other) = (&results.arms[0], &results.arms[arm]);
    let wanted = &baseline.grouping.all[group];
    let there = other
        .grouping
        .all
        .iter()
        .position(|group| group.kind == wanted.kind && group.name == wanted.name)?;
    contrast(
        arm,
        metric,
        Some(wanted.clone()),
        baseline.group_finals(group, metric),
        other.group_finals(there, metric),
    )
}

fn contrast(
    arm: usize,
    metric: Metric,
    group: Option<Group>,
    baseline: impl Iterator<Item = f64>,
    other: impl Iterator<Item = f64>,
) -> Option<Contrast> {
    let differences: Vec<f64> = baseline
        .zip(other)
        .map(|(baseline, other)| other - baseline)
        .filter(|difference| difference.is_finite())
        .collect();
    let spread = Spread::of(differences.iter().copied())?;
    Some(Contrast { arm, metric, group, differences, spread })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_below_what_matters_are_in_the_middle() {
        let counts = Counts::of(&[3.0, 2.9, 0.0, -2.9, -3.0, -7.0], 3.0);
        assert_eq!(counts, Counts { up: 1, middle: 3, down: 2 });
        let counts = Counts::of(&[0.1, 0.0, -0.1], 0.0);
        assert_eq!(counts, Counts { up: 1, middle: 1, down: 1 });
    }

    #[test]
    fn twenty_values_stand_for_many_and_few_for_themselves() {
        let of = |differences: Vec<f64>| {
            let spread = Spread::of(differences.iter().copied()).expect("values");
            Contrast { arm: 1, metric: Metric::Value, group: None, differences, spread }
        };
        let twenty = of((0..=200).rev().map(f64::from).collect()).stand_ins(20);
        assert_eq!(twenty.len(), 20);
        assert!((twenty[0] - 5.0).abs() < 1e-9 && (twenty[19] - 195.0).abs() < 1e-9, "{twenty:?}");
        assert_eq!(of(vec![3.0, 1.0]).stand_ins(20), [1.0, 3.0]);
    }
}
