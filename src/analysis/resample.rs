//! How uncertain a number is that was computed from a sample: the same computation on samples drawn again
//! from that sample.
//!
//! Percentile bootstrap (Efron 1979): rows are drawn with replacement, so rows that belong together stay
//! together, and every number is computed from the same samples.

use crate::analysis::estimate::quantile;
use crate::rng::{Purpose, Streams};

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

/// Samples drawn again from so many rows.
#[derive(Clone, Debug)]
pub struct Resamples {
    rows: usize,
    /// Row numbers. `[samples][rows]`
    drawn: Vec<Vec<usize>>,
}

impl Resamples {
    /// Draws them; the same seed and number of rows give the same samples.
    pub fn new(rows: usize, seed: u64) -> Self {
        let streams = Streams { seed, future: 0 };
        let sample = |number: u64| {
            let mut draws = streams.open(Purpose::Resampling, number, 0, 1);
            (0..rows).map(|_| ((draws.uniform() * rows as f64) as usize).min(rows - 1)).collect()
        };
        Self { rows, drawn: (0..SAMPLES).map(sample).collect() }
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
        let end = |share: f64| if again.is_empty() { f64::NAN } else { quantile(&again, share) };
        Estimate { value: statistic(&all), low: end(ENDS[0]), high: end(ENDS[1]) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::estimate::mean;

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
    fn what_does_not_apply_has_no_interval() {
        let estimate = Resamples::new(5, 1).estimate(|_| f64::NAN);
        assert!(estimate.value.is_nan() && estimate.low.is_nan() && estimate.high.is_nan());
        let nothing = Resamples::new(0, 1).estimate(|rows| rows.len() as f64 / 0.0);
        assert!(nothing.low.is_nan());
    }
}
