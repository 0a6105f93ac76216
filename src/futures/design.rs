//! Where to look when it is asked what a result hangs on: places between 0 and 1, one coordinate an input.

use crate::futures::sobol;
use crate::rng::{Purpose, Streams};

/// Levels of an input in a trajectory, Morris's p: 0, 1/3, 2/3, 1.
const LEVELS: usize = 4;
/// Levels of a step: p / 2, so that all levels are equally likely before and after it.
const STEP: usize = LEVELS / 2;

/// Most inputs of [`radial`]: two points are one of twice as many dimensions.
pub const MOST_RADIAL_INPUTS: usize = sobol::MOST_DIMENSIONS / 2;

/// A trajectory: from a place on a grid, one input after the other takes a step of 2/3 up or down, in random
/// order. Morris (1991). The number of the trajectory is the address of its luck. `[1 + inputs][inputs]`
pub fn trajectory(number: u32, inputs: usize, seed: u64) -> Vec<Vec<f64>> {
    let streams = Streams { seed, future: u64::from(number) };
    let mut draws = streams.open(Purpose::Design, 0, 0, 1);
    let mut below = |count: usize| ((draws.uniform() * count as f64) as usize).min(count - 1);
    let mut levels: Vec<usize> = (0..inputs).map(|_| below(LEVELS)).collect();
    let mut order: Vec<usize> = (0..inputs).collect();
    // Fisher & Yates
    for place in (1..inputs).rev() {
        order.swap(place, below(place + 1));
    }
    let place = |levels: &[usize]| -> Vec<f64> {
        levels.iter().map(|&level| level as f64 / (LEVELS - 1) as f64).collect()
    };
    let mut places = vec![place(&levels)];
    for input in order {
        // a step stays inside: up from the lower half, down from the upper
        levels[input] = (levels[input] + STEP) % LEVELS;
        places.push(place(&levels));
    }
    places
}

/// A row of a radial design from one point of twice as many dimensions: A, then A with each input from B, then
/// B. Saltelli et al. (2010). `[2 + inputs][inputs]`
pub fn radial(point: &[f64]) -> Vec<Vec<f64>> {
    let (a, b) = point.split_at(point.len() / 2);
    let mixed = (0..a.len()).map(|input| {
        let mut mixed = a.to_vec();
        mixed[input] = b[input];
        mixed
    });
    std::iter::once(a.to_vec()).chain(mixed).chain(std::iter::once(b.to_vec())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trajectory_changes_every_input_once_and_stays_inside() {
        for number in 0..200 {
            let places = trajectory(number, 5, 1);
            let mut changed: Vec<usize> = places
                .windows(2)
                .map(|pair| {
                    let differ =
                        |input: &usize| pair[0][*input].to_bits() != pair[1][*input].to_bits();
                    let inputs: Vec<usize> = (0..5).filter(differ).collect();
                    assert_eq!(inputs.len(), 1);
                    let step = (pair[1][inputs[0]] - pair[0][inputs[0]]).abs();
                    assert!((step - 2.0 / 3.0).abs() < 1e-15);
                    inputs[0]
                })
                .collect();
            changed.sort_unstable();
            assert_eq!(changed, [0, 1, 2, 3, 4]);
            assert!(places.iter().flatten().all(|at| (0.0..=1.0).contains(at)));
        }
        assert_eq!(trajectory(7, 5, 1), trajectory(7, 5, 1));
        assert_ne!(trajectory(7, 5, 1), trajectory(8, 5, 1));
    }

    #[test]
    fn all_levels_and_orders_occur_equally_often() {
        let (mut levels, mut first) = ([0; LEVELS], [0; 3]);
        for number in 0..3000 {
            let places = trajectory(number, 3, 5);
            levels[(places[0][1] * 3.0).round() as usize] += 1;
            let moved =
                (0..3).find(|&input| places[0][input].to_bits() != places[1][input].to_bits());
            first[moved.expect("one moves")] += 1;
        }
        assert!(levels.iter().all(|&count| (650..850).contains(&count)), "{levels:?}");
        assert!(first.iter().all(|&count| (900..1100).contains(&count)), "{first:?}");
    }

    #[test]
    fn a_radial_row_takes_one_input_at_a_time_from_the_second_point() {
        let row = radial(&[0.1, 0.2, 0.8, 0.9]);
        assert_eq!(row, [[0.1, 0.2], [0.8, 0.2], [0.1, 0.9], [0.8, 0.9]]);
    }
}
