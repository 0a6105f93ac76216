//! Lets the processor work on several rows at a time, where it can, with the same bits where it cannot.
//!
//! A program for every machine may use only what every machine has. Here the same code is compiled once
//! more for newer processors and chosen when the program runs. All of it is the same chain of additions,
//! multiplications, divisions and square roots, which IEEE 754 rounds alike whatever the width of a
//! register, and nothing here ever merges a multiplication with an addition; so results do not depend on
//! the machine.

use fearless_simd::{Level, Simd};

/// Partial sums of many rows.
const LANES: usize = 8;
/// Rows from which partial sums are worth their adding up.
const MANY: usize = 64;

/// Does some work with the widest registers of this processor. The work has to be inlined, functions that
/// it calls included, or it is compiled for the smallest of all processors.
#[inline]
pub fn wide<T>(work: impl FnOnce() -> T) -> T {
    on(Level::new(), work)
}

/// Does some work with the registers of a level.
#[inline]
fn on<T>(level: Level, work: impl FnOnce() -> T) -> T {
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    {
        if let Some(avx512) = level.as_avx512() {
            return avx512.vectorize(work);
        }
        if let Some(avx2) = level.as_avx2() {
            return avx2.vectorize(work);
        }
    }
    let _ = level;
    work()
}

/// Sums of some columns over the same rows. Few rows are added one after the other, all columns at a time;
/// many rows in so many partial sums that take turns, one column at a time. Either way the sum depends on
/// the rows only.
#[inline(always)]
pub fn totals<const N: usize, const M: usize>(
    columns: [&[f64; N]; M],
    rows: std::ops::Range<usize>,
) -> [f64; M] {
    let mut sums = [0.0; M];
    if rows.len() < MANY {
        for row in rows.start.min(N)..rows.end.min(N) {
            for column in 0..M {
                sums[column] += columns[column][row];
            }
        }
    } else {
        for column in 0..M {
            sums[column] = total(&columns[column][rows.clone()]);
        }
    }
    sums
}

/// Sum of a column in partial sums.
#[inline(always)]
fn total(column: &[f64]) -> f64 {
    let mut lanes = [0.0; LANES];
    let (rows, rest) = column.as_chunks::<LANES>();
    for row in rows {
        for lane in 0..LANES {
            lanes[lane] += row[lane];
        }
    }
    for (sum, value) in lanes.iter_mut().zip(rest) {
        *sum += value;
    }
    let pairs: [f64; LANES / 2] = std::array::from_fn(|pair| lanes[2 * pair] + lanes[2 * pair + 1]);
    (pairs[0] + pairs[1]) + (pairs[2] + pairs[3])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math;

    #[test]
    fn every_processor_gives_the_same_bits() {
        let numbers: Vec<f64> = (1..1000).map(|place| f64::from(place) / 1000.0).collect();
        let work = || {
            let all = numbers.iter().flat_map(|&p| {
                let z = math::normal_quantile(p);
                let near = math::near_quantile(p);
                [z, near, math::exp(z), math::ln(p), math::logistic(z), p.sqrt() / (z * z + p)]
            });
            let mut bits: Vec<u64> = all.map(f64::to_bits).collect();
            let column: [f64; 999] = numbers.clone().try_into().expect("999 numbers");
            bits.extend(totals([&column], 0..999).map(f64::to_bits));
            bits
        };
        assert_eq!(on(Level::new(), work), work());
        assert_eq!(on(Level::baseline(), work), work());
    }

    #[test]
    fn a_total_leaves_no_row_out() {
        for (from, to) in [(0, 0), (0, 3), (1, 5), (2, 19), (7, 256)] {
            let column: [f64; 256] = std::array::from_fn(|row| row as f64);
            let expected: usize = (from..to).sum();
            for found in totals([&column, &column], from..to) {
                assert!((found - expected as f64).abs() < 1e-9, "{from} to {to}");
            }
        }
    }
}
