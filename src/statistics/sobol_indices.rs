//! How much of a result's variance each input accounts for, alone and with all others.
//!
//! Rows of a radial design: a point A, a point B, and for each input the point that has this input from B and
//! all others from A. With V the variance over all A and B:
//!
//! ```text
//! first order   mean B (AB_i - A) / V           what is left to know is less by this share once i is known
//! total         mean (A - AB_i)^2 / (2 V)       what nobody knows as long as i is not known
//! ```
//!
//! First order: Saltelli et al. (2010), equation (b) of their table 2. Total: Jansen (1999). The first
//! estimator changes when a constant is added to all results, so they are centred first at the mean of all of
//! them, as in `SALib`. Sums go through rows in order.

use crate::statistics::estimate::mean;
use crate::statistics::resample::{Estimate, LivedRows, Resamples};

/// A spread below this share of the size of a result is rounding: there is no variance to speak of.
const ROUNDING: f64 = 1e-12;

/// Indices of one input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Indices {
    /// First order. Share of variance.
    pub first: Estimate,
    /// Total, at least the first order. Share of variance.
    pub total: Estimate,
}

/// Indices of each input with bootstrap intervals over rows. A row is the results at A, at AB of each input in
/// order, and at B: `[rows][2 + inputs]`. Not a number where the results do not vary. `[inputs]`
pub fn indices(results: &[Vec<f64>], resamples: &Resamples) -> Vec<Indices> {
    let one = |row: &Vec<f64>| row.iter().map(|result| vec![*result]).collect();
    indices_of_futures(&results.iter().map(one).collect(), resamples).0
}

/// The same of the mean of futures, with intervals over rows and futures; and the sum of the total indices, which
/// is at least 1 whatever the function is. `[rows][2 + inputs][futures]`
pub fn indices_of_futures(lived: &LivedRows, resamples: &Resamples) -> (Vec<Indices>, Estimate) {
    let nothing = Estimate { value: f64::NAN, low: f64::NAN, high: f64::NAN };
    let Some(inputs) = lived.first().map(|row| row.len() - 2) else {
        return (Vec::new(), nothing);
    };
    let estimates = resamples.estimates(lived, |means, chosen| {
        let centre = mean(&means.concat());
        let size = means.iter().flatten().fold(0.0_f64, |size, result| size.max(result.abs()));
        let at = |row: usize, place: usize| means[row][place] - centre;
        let variance = variance(&at, inputs, chosen);
        let over = |part: f64| {
            if variance.sqrt() > ROUNDING * size { part / variance } else { f64::NAN }
        };
        let mut found: Vec<f64> = Vec::with_capacity(2 * inputs + 1);
        let mut totals = 0.0;
        for input in 0..inputs {
            let first =
                mean_of(chosen, |row| at(row, 1 + inputs) * (at(row, 1 + input) - at(row, 0)));
            let total = 0.5
                * mean_of(chosen, |row| {
                    let apart = at(row, 0) - at(row, 1 + input);
                    apart * apart
                });
            totals += over(total);
            found.extend([over(first), over(total)]);
        }
        found.push(totals);
        found
    });
    let indices = estimates.chunks_exact(2).map(|of| Indices { first: of[0], total: of[1] });
    (indices.collect(), estimates.last().copied().unwrap_or(nothing))
}

fn mean_of(rows: &[usize], number: impl Fn(usize) -> f64) -> f64 {
    rows.iter().fold(0.0, |sum, &row| sum + number(row)) / rows.len() as f64
}

/// Variance over the results at A and B of some rows.
fn variance(at: &impl Fn(usize, usize) -> f64, inputs: usize, chosen: &[usize]) -> f64 {
    let ends = |row: usize| (at(row, 0), at(row, 1 + inputs));
    let middle = 0.5 * mean_of(chosen, |row| ends(row).0 + ends(row).1);
    let square = |value: f64| (value - middle) * (value - middle);
    0.5 * mean_of(chosen, |row| square(ends(row).0) + square(ends(row).1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_that_decides_alone_has_all_the_variance() {
        // the first of two inputs, each at 0, 1, 2, 3, in a design that pairs every A with every B
        let grid = || (0..4).flat_map(|a| (0..4).map(move |b| (f64::from(a), f64::from(b))));
        let rows: Vec<Vec<f64>> = grid().map(|(a, b)| vec![a, b, a, b]).collect();
        let indices = indices(&rows, &Resamples::new(rows.len(), 1));
        for (index, theory) in [
            (indices[0].first, 1.0),
            (indices[0].total, 1.0),
            (indices[1].first, 0.0),
            (indices[1].total, 0.0),
        ] {
            assert!((index.value - theory).abs() < 1e-12, "{index:?}");
            assert!(index.low <= theory && theory <= index.high, "{index:?}");
        }
    }

    #[test]
    fn what_does_not_vary_has_no_index() {
        let rows = vec![vec![0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2]; 8];
        let indices = indices(&rows, &Resamples::new(8, 1));
        assert!(indices.iter().all(|index| index.first.value.is_nan() && index.total.low.is_nan()));
        assert!(super::indices(&[], &Resamples::new(0, 1)).is_empty());
    }

    #[test]
    fn a_constant_that_is_added_changes_nothing() {
        let row = |row: u32| {
            (0..5).map(|place| f64::from((row * 7 + place * 11) % 13)).collect::<Vec<_>>()
        };
        let rows: Vec<Vec<f64>> = (0..40).map(row).collect();
        let moved: Vec<Vec<f64>> =
            rows.iter().map(|row| row.iter().map(|result| result + 64.0).collect()).collect();
        let resamples = Resamples::new(40, 1);
        for (one, other) in indices(&rows, &resamples).iter().zip(indices(&moved, &resamples)) {
            assert!((one.first.value - other.first.value).abs() < 1e-12);
            assert!((one.total.high - other.total.high).abs() < 1e-12);
        }
    }
}
