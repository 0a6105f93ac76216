//! By how much a result moves with each input, seen from many places: a screening that needs few runs.
//!
//! A trajectory changes one input after the other. The elementary effect of an input in a trajectory is the
//! change of the result over the change of the input, inputs counted from 0 to 1 over their range:
//!
//! ```text
//! mu       mean of effects: the direction, but effects of both signs cancel
//! mu_star  mean of their sizes: how much the input matters
//! sigma    their standard deviation: how far the effect depends on where the inputs are
//! ```
//!
//! Elementary effects, `mu` and `sigma`: Morris (1991); `mu_star`: Campolongo, Cariboni & Saltelli (2007).

use crate::statistics::resample::{Estimate, LivedRows, Resamples};

/// What trajectories say about one input, with bootstrap intervals over trajectories. Units of the result over
/// the whole range of the input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screening {
    /// Mean size of effects.
    pub mu_star: Estimate,
    /// Mean effect.
    pub mu: Estimate,
    /// Standard deviation of effects, n - 1 in the denominator; not a number for one trajectory.
    pub sigma: Estimate,
}

/// Elementary effects. `points` are the places of each trajectory, `[trajectories][1 + inputs][inputs]`, each
/// different from the one before in one input; `results` are there, `[trajectories][1 + inputs]`.
/// `[inputs][trajectories]`
pub fn effects(points: &[Vec<Vec<f64>>], results: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let inputs = points.first().map_or(0, |trajectory| trajectory.len() - 1);
    let mut effects = vec![vec![f64::NAN; points.len()]; inputs];
    for (number, (places, results)) in points.iter().zip(results).enumerate() {
        for (pair, change) in places.windows(2).zip(results.windows(2)) {
            for input in 0..inputs {
                let step = pair[1][input] - pair[0][input];
                if step != 0.0 {
                    effects[input][number] = (change[1] - change[0]) / step;
                }
            }
        }
    }
    effects
}

/// What the results of trajectories say about each input, with intervals over trajectories. `points` and `results`
/// as in [`effects`]. `[inputs]`
pub fn screen(
    points: &[Vec<Vec<f64>>],
    results: &[Vec<f64>],
    resamples: &Resamples,
) -> Vec<Screening> {
    let one = |row: &Vec<f64>| row.iter().map(|result| vec![*result]).collect();
    screen_futures(points, &results.iter().map(one).collect(), resamples)
}

/// The same of the mean of futures, with intervals over trajectories and futures.
/// `[trajectories][1 + inputs][futures]`
pub fn screen_futures(
    points: &[Vec<Vec<f64>>],
    lived: &LivedRows,
    resamples: &Resamples,
) -> Vec<Screening> {
    let estimates = resamples.estimates(lived, |means, rows| {
        effects(points, means)
            .iter()
            .flat_map(|effects| {
                let mean = |number: &dyn Fn(f64) -> f64| {
                    let sum = rows.iter().fold(0.0, |sum, &row| sum + number(effects[row]));
                    sum / rows.len() as f64
                };
                let middle = mean(&|effect| effect);
                let squares = mean(&|effect| (effect - middle) * (effect - middle));
                let sigma = (squares * rows.len() as f64 / (rows.len() as f64 - 1.0)).sqrt();
                [mean(&f64::abs), middle, sigma]
            })
            .collect()
    });
    estimates
        .chunks_exact(3)
        .map(|of| Screening { mu_star: of[0], mu: of[1], sigma: of[2] })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Trajectories through the corners of a square.
    fn corners() -> Vec<Vec<Vec<f64>>> {
        let points: [[[f64; 2]; 3]; 4] = [
            [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]],
            [[0.0, 0.0], [0.0, 1.0], [1.0, 1.0]],
            [[1.0, 1.0], [0.0, 1.0], [0.0, 0.0]],
            [[1.0, 0.0], [0.0, 0.0], [0.0, 1.0]],
        ];
        points.map(|trajectory| trajectory.map(|place| place.to_vec()).to_vec()).to_vec()
    }

    fn screened(f: impl Fn(&[f64]) -> f64) -> Vec<Screening> {
        let points = corners();
        let results: Vec<Vec<f64>> = points
            .iter()
            .map(|trajectory| trajectory.iter().map(|place| f(place)).collect())
            .collect();
        screen(&points, &results, &Resamples::new(points.len(), 1))
    }

    #[test]
    fn a_plane_has_the_same_effects_everywhere() {
        let found = screened(|x| 3.0 * x[0] - 2.0 * x[1] + 7.0);
        for (screening, slope) in found.iter().zip([3.0_f64, -2.0]) {
            assert!((screening.mu.value - slope).abs() < 1e-12);
            assert!((screening.mu_star.value - slope.abs()).abs() < 1e-12);
            assert!(screening.sigma.value.abs() < 1e-12);
            assert!((screening.mu_star.high - screening.mu_star.low).abs() < 1e-12);
        }
    }

    #[test]
    fn an_interaction_shows_in_the_spread_of_effects() {
        // effects of the first input where the second is 0, 1, 1 and 0: 0, 1, 1, 0
        let found = screened(|x| x[0] * x[1]);
        assert!((found[0].mu.value - 0.5).abs() < 1e-12);
        assert!((found[0].sigma.value - (1.0_f64 / 3.0).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn effects_of_both_signs_cancel_in_mu_and_not_in_mu_star() {
        // the first input counts up where the second is 0 and down where it is 1
        let found = screened(|x| x[0] * (1.0 - 2.0 * x[1]));
        assert!(found[0].mu.value.abs() < 1e-12 && (found[0].mu_star.value - 1.0).abs() < 1e-12);
    }
}
