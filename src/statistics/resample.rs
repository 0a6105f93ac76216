//! How uncertain a number is that was computed from a sample: the same computation on samples drawn again
//! from that sample.
//!
//! Percentile bootstrap (Efron 1979): rows are drawn with replacement, so rows that belong together stay
//! together, and every number is computed from the same samples.

use crate::rng::{Purpose, Streams};
use crate::statistics::estimate::{mean, quantile};

/// Samples that are drawn.
const SAMPLES: u64 = 1000;
/// Quantiles of an interval: 95 % of the samples lie in it.
const ENDS: [f64; 2] = [0.025, 0.975];

/// A number with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// From the sample itself; not a number where it does not apply.
    pub value: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// What was lived in each row, place by place and future by future. `[rows][places][futures]`
pub type LivedRows = Vec<Vec<Vec<f64>>>;

/// Samples drawn again from so many rows, and perhaps from the futures that all rows lived.
#[derive(Clone, Debug)]
pub struct Resamples {
    rows: usize,
    /// Row numbers. `[samples][rows]`
    drawn: Vec<Vec<usize>>,
    /// Numbers of futures; empty where there is only one to draw. `[samples][futures]`
    luck: Vec<Vec<usize>>,
}

impl Resamples {
    /// Draws them; the same seed and number of rows give the same samples.
    pub fn new(rows: usize, seed: u64) -> Self {
        Self { rows, drawn: draw(rows, seed, 0), luck: Vec::new() }
    }

    /// Draws rows, and for each sample of rows a sample of the futures that they lived: all rows lived the same
    /// ones, so what another set of futures would change is not seen between rows.
    pub fn with_luck(rows: usize, futures: usize, seed: u64) -> Self {
        let luck = if futures > 1 { draw(futures, seed, 1) } else { Vec::new() };
        Self { luck, ..Self::new(rows, seed) }
    }

    /// Computes something from all rows, and from each sample of rows.
    pub fn estimate(&self, statistic: impl Fn(&[usize]) -> f64) -> Estimate {
        let all: Vec<usize> = (0..self.rows).collect();
        let mut again: Vec<f64> = self
            .drawn
            .iter()
            .map(|rows| statistic(rows))
            .filter(|value| value.is_finite())
            .collect();
        again.sort_by(f64::total_cmp);
        estimate(statistic(&all), &again)
    }

    /// Computes several numbers from the mean of futures at each place of all rows, and from each sample of rows
    /// and futures. What is computed gets `[rows][places]` and the numbers of the rows in the sample.
    pub fn estimates(
        &self,
        lived: &LivedRows,
        statistic: impl Fn(&[Vec<f64>], &[usize]) -> Vec<f64>,
    ) -> Vec<Estimate> {
        let all: Vec<usize> = (0..self.rows).collect();
        let usual = means(lived, None);
        let values = statistic(&usual, &all);
        let mut again = vec![Vec::with_capacity(self.drawn.len()); values.len()];
        for (sample, rows) in self.drawn.iter().enumerate() {
            let other = self.luck.get(sample).map(|futures| means(lived, Some(futures)));
            let found = statistic(other.as_ref().unwrap_or(&usual), rows);
            for (again, value) in again.iter_mut().zip(found) {
                if value.is_finite() {
                    again.push(value);
                }
            }
        }
        values
            .into_iter()
            .zip(&mut again)
            .map(|(value, again)| {
                again.sort_by(f64::total_cmp);
                estimate(value, again)
            })
            .collect()
    }
}

/// A number with the interval of sorted numbers from samples.
fn estimate(value: f64, again: &[f64]) -> Estimate {
    let end = |share: f64| if again.is_empty() { f64::NAN } else { quantile(again, share) };
    Estimate { value, low: end(ENDS[0]), high: end(ENDS[1]) }
}

/// Numbers from 0 to `count`, drawn with replacement, as many in each sample. `[samples][count]`
fn draw(count: usize, seed: u64, what: u64) -> Vec<Vec<usize>> {
    let streams = Streams { seed, future: what };
    let sample = |number: u64| {
        let mut draws = streams.open(Purpose::Resampling, number, 0, 1);
        (0..count).map(|_| ((draws.uniform() * count as f64) as usize).min(count - 1)).collect()
    };
    (0..SAMPLES).map(sample).collect()
}

/// Means of all futures, or of these. `[rows][places]`
fn means(lived: &LivedRows, futures: Option<&Vec<usize>>) -> Vec<Vec<f64>> {
    let of = |values: &Vec<f64>| match futures {
        None => mean(values),
        Some(futures) => {
            futures.iter().fold(0.0, |sum, &future| sum + values[future]) / futures.len() as f64
        }
    };
    lived.iter().map(|places| places.iter().map(of).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_a_mean_is_that_of_its_standard_error() {
        let values: Vec<f64> = (0..400).map(|row| f64::from(row * 37 % 400) / 400.0).collect();
        let resamples = Resamples::new(400, 1);
        let of = |rows: &[usize]| mean(&rows.iter().map(|&row| values[row]).collect::<Vec<_>>());
        let estimate = resamples.estimate(of);
        // uniform numbers: standard error 1 / sqrt(12 n)
        let half = 1.96 / (12.0_f64 * 400.0).sqrt();
        assert!((estimate.value - 0.498_75).abs() < 1e-12);
        assert!((estimate.value - estimate.low - half).abs() < 0.15 * half, "{estimate:?}");
        assert!((estimate.high - estimate.value - half).abs() < 0.15 * half, "{estimate:?}");
        assert_eq!(resamples.estimate(of), estimate);
    }

    #[test]
    fn the_interval_of_a_mean_of_futures_is_that_of_luck() {
        // every row lives the same 25 futures, and rows differ by nothing
        let row: Vec<f64> = (0..25).map(|future| f64::from(future * 7 % 25) / 25.0).collect();
        let lived = vec![vec![row]; 400];
        let of = |means: &[Vec<f64>], rows: &[usize]| {
            vec![rows.iter().map(|&row| means[row][0]).sum::<f64>() / rows.len() as f64]
        };
        let with = Resamples::with_luck(400, 25, 1).estimates(&lived, of)[0];
        let half = 1.96 / (12.0_f64 * 25.0).sqrt();
        assert!((with.high - with.low - 2.0 * half).abs() < 0.3 * half, "{with:?}");
        let without = Resamples::new(400, 1).estimates(&lived, of)[0];
        assert!(
            (without.high - without.low).abs() < 1e-12
                && (without.value - with.value).abs() < 1e-12
        );
    }

    #[test]
    fn what_does_not_apply_has_no_interval() {
        let estimate = Resamples::new(5, 1).estimate(|_| f64::NAN);
        assert!(estimate.value.is_nan() && estimate.low.is_nan() && estimate.high.is_nan());
        let nothing = Resamples::new(0, 1).estimate(|rows| rows.len() as f64 / 0.0);
        assert!(nothing.low.is_nan());
    }
}
