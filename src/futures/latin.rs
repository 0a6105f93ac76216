//! Latin hypercube points: in every dimension, each of the equal steps holds exactly one point.
//!
//! `McKay`, Beckman & Conover (1979). The order of steps in a dimension is a keyed permutation that is
//! computed for one point at a time (a Feistel network of Luby & Rackoff 1988 with the cycle walking of
//! Black & Rogaway 2002), so a design of any size takes no memory.

use crate::rng::{Purpose, Streams};

/// Rounds of the permutation; four would do for secrets, luck here is cheap.
const ROUNDS: usize = 6;
/// Numbers that a `f64` in (0, 1) from the generator can tell apart.
const KEYS: f64 = 9_007_199_254_740_992.0;

/// One coordinate of a point. In [0, 1).
pub fn coordinate(seed: u64, point: u64, points: u64, dimension: usize) -> f64 {
    debug_assert!(point < points);
    let luck = Streams { seed, future: 0 };
    let stream = 2 * dimension as u64;
    let mut draws = luck.open(Purpose::Design, stream, 0, 1);
    let keys: [u64; ROUNDS] = std::array::from_fn(|_| (draws.uniform() * KEYS) as u64);
    let within = luck.open(Purpose::Design, stream + 1, point as usize, 1).uniform();
    let place = (shuffled(point, points, &keys) as f64 + within) / points as f64;
    // with very many points the last one can be rounded up
    place.min(1.0 - f64::EPSILON)
}

/// Where a permutation of 0 to `count` - 1 puts a number.
fn shuffled(place: u64, count: u64, keys: &[u64; ROUNDS]) -> u64 {
    let digits = u64::BITS - (count - 1).leading_zeros();
    let half = digits.div_ceil(2).max(1);
    let mask = (1 << half) - 1;
    let mut place = place;
    loop {
        let (mut left, mut right) = (place >> half, place & mask);
        for key in keys {
            (left, right) = (right, left ^ (mixed(right ^ (key << half)) & mask));
        }
        place = left << half | right;
        // walks on while outside; the cycle leads back inside because it began there
        if place < count {
            return place;
        }
    }
}

/// The finalizer of `SplitMix64` (Steele, Lea & Flood 2014).
fn mixed(word: u64) -> u64 {
    let word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_of_every_dimension_holds_one_point() {
        for points in [1_u64, 2, 3, 7, 64, 1000] {
            for dimension in 0..3 {
                let mut steps: Vec<u64> = (0..points)
                    .map(|point| (coordinate(5, point, points, dimension) * points as f64) as u64)
                    .collect();
                steps.sort_unstable();
                assert!(steps.into_iter().eq(0..points), "{points} points, dimension {dimension}");
            }
        }
    }

    #[test]
    fn dimensions_and_seeds_differ_and_do_not_go_together() {
        let column = |seed, dimension| -> Vec<f64> {
            (0..500).map(|point| coordinate(seed, point, 500, dimension)).collect()
        };
        let together = |left: &[f64], right: &[f64]| {
            let sum: f64 = left.iter().zip(right).map(|(l, r)| (l - 0.5) * (r - 0.5)).sum();
            12.0 * sum / 500.0
        };
        let (first, second, other) = (column(1, 0), column(1, 1), column(2, 0));
        assert!(together(&first, &second).abs() < 0.15 && together(&first, &other).abs() < 0.15);
        let order: Vec<f64> = (0..500).map(|point| (f64::from(point) + 0.5) / 500.0).collect();
        assert!(together(&first, &order).abs() < 0.15);
    }
}
