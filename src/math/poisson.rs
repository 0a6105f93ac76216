//! Numbers of independent rare events.

use fearless_simd::{Select, Simd, SimdBase, SimdMask, f64x8};

use crate::math::LANES;

/// A Poisson distribution prepared for drawing by inversion: one uniform number a draw.
///
/// The distribution function is tabulated once, outwards from the mode so that a large mean does not
/// underflow, and a guide table says where to start looking (Chen & Asau 1974).
#[derive(Clone, Debug, PartialEq)]
pub struct Poisson {
    /// Chance of at most `first + i`.
    cumulative: Vec<f64>,
    first: u32,
    guide: Vec<u32>,
    /// How many of the chances a number of a column can be above at all.
    reached: usize,
    /// How many of them it is above often enough that comparing with all of these, without a branch, is faster than asking.
    usual: usize,
}

/// Entries of the guide table. A power of 2.
const GUIDES: usize = 512;
/// Up to so many chances, comparing a vector of numbers with each of them is faster than looking up number by number.
const FEW: usize = 32;
/// From here on a number of a column is rarely above a chance.
const RARE: f64 = 0.999;
/// Largest number of a column of uniform numbers: 1 less half a step of 2^-32.
const MOST_UNIFORM: f64 = 1.0 - 0.5 / 4_294_967_296.0;
/// Terms smaller than this, relative to the mode, are left out.
const NEGLIGIBLE: f64 = 1e-18;

impl Poisson {
    /// Prepares the distribution with this mean, which is finite and at least 0.
    pub fn new(mean: f64) -> Self {
        let mode = mean.floor();
        let mut below = Vec::new();
        let (mut term, mut count) = (1.0, mode);
        while count > 0.0 && term > NEGLIGIBLE {
            term *= count / mean;
            count -= 1.0;
            below.push(term);
        }
        let first = count as u32;
        let mut terms: Vec<f64> = below.into_iter().rev().collect();
        let (mut term, mut count) = (1.0, mode);
        while term > NEGLIGIBLE {
            terms.push(term);
            count += 1.0;
            term *= mean / count;
        }
        let total = terms.iter().fold(0.0, |sum, &term| sum + term);
        let mut sum = 0.0;
        let mut cumulative: Vec<f64> = terms
            .iter()
            .map(|&term| {
                sum += term;
                sum / total
            })
            .collect();
        if let Some(last) = cumulative.last_mut() {
            *last = 1.0;
        }
        let mut place = 0;
        let guide = (0..GUIDES)
            .map(|step| {
                let from = step as f64 / GUIDES as f64;
                while cumulative[place] < from {
                    place += 1;
                }
                place as u32
            })
            .collect();
        let reached = cumulative.partition_point(|&chance| chance < MOST_UNIFORM);
        let usual = reached.min(1 + cumulative.partition_point(|&chance| chance < RARE));
        Self { cumulative, first, guide, reached, usual }
    }

    /// The count whose cumulative chance first reaches `uniform`, which lies in (0, 1).
    #[inline(always)]
    pub fn at(&self, uniform: f64) -> f64 {
        // the first bits of the fraction, read from the representation of the number instead of converting it to an integer
        let step = (1.0 + uniform).to_bits() >> (52 - GUIDES.trailing_zeros());
        let mut place = self.guide[step as usize % GUIDES] as usize;
        while self.cumulative[place] < uniform {
            place += 1;
        }
        f64::from(self.first + place as u32)
    }

    /// The same for each number of a column, which is no nearer to 1 than half a step of 2^-32.
    #[inline(always)]
    pub fn at_each<S: Simd>(&self, simd: S, uniforms: &[f64], into: &mut [f64]) {
        let (vectors, rest) = into.as_chunks_mut::<LANES>();
        let (uniforms, uniforms_rest) = uniforms.as_chunks::<LANES>();
        for (at, counts) in vectors.iter_mut().enumerate() {
            let uniforms = &uniforms[at];
            if self.reached > FEW {
                for lane in 0..LANES {
                    counts[lane] = self.at(uniforms[lane]);
                }
                continue;
            }
            // the count is the number of chances below: comparisons of whole vectors instead of lookups
            let uniforms = f64x8::load_array_ref(simd, uniforms);
            let mut count = f64x8::splat(simd, f64::from(self.first));
            let (usual, rare) = self.cumulative[..self.reached].split_at(self.usual);
            for &chance in usual {
                count = uniforms.simd_gt(chance).select(count + 1.0, count);
            }
            let last = usual.last().copied().unwrap_or_default();
            if uniforms.simd_gt(last).any_true() {
                for &chance in rare {
                    count = uniforms.simd_gt(chance).select(count + 1.0, count);
                }
            }
            count.store_slice(counts);
        }
        for (at, count) in rest.iter_mut().enumerate() {
            *count = self.at(uniforms_rest[at]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fearless_simd::{Level, dispatch};

    #[test]
    fn poisson_draws_have_the_right_mean_and_variance() {
        for mean in [0.0, 0.3, 5.0, 40.0, 900.0] {
            let poisson = Poisson::new(mean);
            let draws = 200_000;
            let (mut sum, mut squares) = (0.0, 0.0);
            for step in 0..draws {
                let count = poisson.at((f64::from(step) + 0.5) / f64::from(draws));
                sum += count;
                squares += count * count;
            }
            let average = sum / f64::from(draws);
            let variance = squares / f64::from(draws) - average * average;
            assert!((average - mean).abs() <= 1e-4 * mean.max(0.1), "{mean}: {average}");
            assert!((variance - mean).abs() <= 3e-3 * mean.max(0.1), "{mean}: {variance}");
        }
    }

    #[test]
    fn a_column_has_the_counts_of_its_numbers() {
        let uniforms: Vec<f64> = (0..1000).map(|step| (f64::from(step) + 0.5) / 1000.0).collect();
        let uniforms = [&uniforms[..], &[MOST_UNIFORM, 1.0 - MOST_UNIFORM]].concat();
        for mean in [0.0, 0.1, 1.0, 5.0, 40.0, 3000.0] {
            let poisson = Poisson::new(mean);
            let mut counts = vec![0.0; uniforms.len()];
            dispatch!(Level::new(), simd => poisson.at_each(simd, &uniforms, &mut counts));
            for (&uniform, count) in uniforms.iter().zip(counts) {
                assert!((count - poisson.at(uniform)).abs() < 0.5, "{mean} at {uniform}");
            }
        }
    }
}
