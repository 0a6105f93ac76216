//! Arithmetic with the same bits on every platform.
//!
//! Addition, multiplication, division and square roots are exact by IEEE 754; `exp`, `ln` and friends
//! come from the platform's C library and differ in the last digit, so the simulator has its own.
//!
//! All of it is inlined into loops over rows and has no branches that depend on the row, so that the compiler vectorizes
//! these loops, for the widest registers that the processor has ([`wide`]).

mod chance;
pub mod contour;
mod lanes;
mod number;
mod poisson;
pub mod prefetch;
mod quantile;
mod wide;

pub use chance::normal_chance;
pub use lanes::{
    LANES, PartialSums, add_columns, add_squares, columns_of_rows, rows_of_columns, totals,
};
pub use number::{Compare, Lanes, Mask, Number, Scalar};
pub use poisson::Poisson;
pub use quantile::{near_quantile, near_quantiles, normal_quantile};
pub use wide::wide;
pub(crate) use wide::with_registers;

use std::ops::Mul;

/// Smallest argument of [`exp`]; anything below counts as this.
const EXP_LOWEST: f64 = -708.0;
/// Largest argument of [`exp`]; anything above counts as this.
const EXP_HIGHEST: f64 = 709.0;
/// Adding and subtracting this rounds a small number to the nearest whole one.
const ROUNDER: f64 = 6_755_399_441_055_744.0;
/// ln 2, upper bits: multiples up to 2^11 are exact.
const LN_2_HIGH: f64 = 0.693_147_180_369_123_8;
/// ln 2, what [`LN_2_HIGH`] leaves.
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
/// Coefficients of (e^r - 1 - r) / r^2, fitted on ±ln 2 / 2 so that the largest error is smallest: 1.3e-17 of
/// e^r.
const EXP_TERMS: [f64; 10] = [
    0.500_000_000_000_000_1,
    0.166_666_666_666_666_69,
    0.041_666_666_666_624_164,
    0.008_333_333_333_330_065,
    0.001_388_888_891_719_673_6,
    0.000_198_412_698_630_405_59,
    2.480_152_132_234_228e-5,
    2.755_726_848_028_971_6e-6,
    2.762_007_589_254_816_4e-7,
    2.510_037_584_222_37e-8,
];

/// Coefficients of the series of artanh beyond the first, in odd powers.
const LN_TERMS: [f64; 11] = [
    1.0 / 3.0,
    1.0 / 5.0,
    1.0 / 7.0,
    1.0 / 9.0,
    1.0 / 11.0,
    1.0 / 13.0,
    1.0 / 15.0,
    1.0 / 17.0,
    1.0 / 19.0,
    1.0 / 21.0,
    1.0 / 23.0,
];

/// e to the power of `x`. Relative error below 3e-16; arguments are limited to -708 to 709.
#[inline(always)]
pub fn exp<N: Number>(x: N) -> N {
    let x = at_most(EXP_HIGHEST, at_least(EXP_LOWEST, x));
    let rounded = x * std::f64::consts::LOG2_E + ROUNDER;
    let twos = rounded - ROUNDER;
    let rest = (x - twos * LN_2_HIGH) - twos * LN_2_LOW;
    let tail = polynomial(rest, &EXP_TERMS);
    // the whole number sits in the last bits of `rounded`; moved up, it is the exponent
    ((rest + rest * rest * tail) + 1.0) * rounded.last_bits_as_power_of_2()
}

/// The larger of two numbers; `x` where it is NaN.
#[inline(always)]
pub fn at_least<N: Number>(floor: f64, x: N) -> N {
    x.at_least(floor)
}

/// The smaller of two numbers; `x` where it is NaN.
#[inline(always)]
pub fn at_most<N: Number>(ceiling: f64, x: N) -> N {
    x.at_most(ceiling)
}

/// Natural logarithm. Relative error below 3e-16 for normal positive numbers; negative infinity at 0.
#[inline(always)]
pub fn ln(x: f64) -> f64 {
    let (exponent, mantissa) = (-x.halvings(), x.mantissa());
    let large = mantissa > std::f64::consts::SQRT_2;
    let twos = if large { exponent + 1.0 } else { exponent };
    let mantissa = if large { 0.5 * mantissa } else { mantissa };
    // ln m = 2 artanh((m - 1) / (m + 1))
    let ratio = (mantissa - 1.0) / (mantissa + 1.0);
    let square = ratio * ratio;
    let tail = LN_TERMS.iter().rev().fold(0.0, |sum, &term| (sum + term) * square);
    let found = twos * LN_2_HIGH + (2.0 * (ratio + ratio * tail) + twos * LN_2_LOW);
    if x > 0.0 { found } else { f64::NEG_INFINITY }
}

/// `base` to the power of `exponent`, for a base of at least 0; 0 to the power of 0 is 1.
#[inline(always)]
pub fn power(base: f64, exponent: f64) -> f64 {
    if exponent == 0.0 {
        1.0
    } else if base == 0.0 {
        if exponent > 0.0 { 0.0 } else { f64::INFINITY }
    } else {
        exp(exponent * ln(base))
    }
}

/// Chance from log odds.
#[inline(always)]
pub fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + exp(-log_odds))
}

/// Density of the standard normal distribution.
#[inline(always)]
pub fn normal_density(z: f64) -> f64 {
    0.398_942_280_401_432_7 * exp(-0.5 * z * z)
}

/// Polynomial with these coefficients, the constant first: even and odd powers apart, two chains that a processor executes
/// at the same time where Horner's rule would be one of twice the length.
#[inline(always)]
fn polynomial<T: Number, const N: usize>(x: T, terms: &[f64; N]) -> T {
    let square = x * x;
    let mut sums = [square * terms[N - 1] + terms[N - 3], square * terms[N - 2] + terms[N - 4]];
    for term in (0..N - 4).rev() {
        let sum = &mut sums[(N - 1 - term) % 2];
        *sum = *sum * square + terms[term];
    }
    let [first, second] = sums;
    if N % 2 == 1 { first + second * x } else { second + first * x }
}

/// Sum over the columns of a row, even and odd columns apart: two chains of additions that a processor executes at the same
/// time.
#[inline(always)]
fn in_pairs<N: Number, const K: usize>(number: impl Fn(usize) -> N) -> N {
    if K == 1 {
        return number(0);
    }
    let mut pair = [number(0), number(1)];
    for k in 2..K {
        pair[k % 2] = pair[k % 2] + number(k);
    }
    pair[0] + pair[1]
}

/// Sum of the products of two rows.
#[inline(always)]
pub fn dot<N: Number + Mul<M, Output = N>, M: Copy, const K: usize>(
    left: &[N; K],
    right: &[M; K],
) -> N {
    in_pairs::<N, K>(
        #[inline(always)]
        |k| left[k] * right[k],
    )
}

/// Cosine of the angle between two rows; 0 when one of them is empty.
#[inline(always)]
pub fn cosine<const K: usize>(left: &[f64; K], right: &[f64; K]) -> f64 {
    let lengths = dot(left, left) * dot(right, right);
    if lengths > 0.0 { dot(left, right) / lengths.sqrt() } else { 0.0 }
}

/// Variation that small, relative to the size of the numbers, is rounding.
const ROUNDING: f64 = 1e-20;

/// Pearson's correlation of two samples of the same length; `None` when one of them does not vary.
pub fn correlation(left: &[f64], right: &[f64]) -> Option<f64> {
    let count = left.len() as f64;
    let mean = |values: &[f64]| values.iter().fold(0.0, |sum, &value| sum + value) / count;
    let (left_mean, right_mean) = (mean(left), mean(right));
    let (mut product, mut left_square, mut right_square) = (0.0, 0.0, 0.0);
    for (&left, &right) in left.iter().zip(right) {
        product += (left - left_mean) * (right - right_mean);
        left_square += (left - left_mean) * (left - left_mean);
        right_square += (right - right_mean) * (right - right_mean);
    }
    let varies = |square: f64, mean: f64| square > ROUNDING * count * (1.0 + mean * mean);
    let both = varies(left_square, left_mean) && varies(right_square, right_mean);
    both.then(|| product / (left_square * right_square).sqrt())
}

/// Sum of a row.
#[inline(always)]
pub fn sum<N: Number, const K: usize>(row: &[N; K]) -> N {
    in_pairs::<N, K>(
        #[inline(always)]
        |k| row[k],
    )
}

/// A row of what a function says of each place. Other than with [`std::array::from_fn`], everything is inlined into the
/// caller, whichever part of the program the compiler puts that in.
#[inline(always)]
pub fn row<T: Copy + Default, const N: usize>(of: impl Fn(usize) -> T) -> [T; N] {
    let mut row = [T::default(); N];
    for at in 0..N {
        row[at] = of(at);
    }
    row
}

/// A row scaled to sum to 1, with negative numbers counting as 0; `otherwise` when nothing is left.
#[inline(always)]
pub fn shares<const K: usize>(row: &[f64; K], otherwise: &[f64; K]) -> [f64; K] {
    let mut shares = *row;
    for k in 0..K {
        shares[k] = shares[k].max(0.0);
    }
    let total = sum(&shares);
    if total > 0.0 {
        for k in 0..K {
            shares[k] /= total;
        }
        shares
    } else {
        *otherwise
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn near(value: f64, expected: f64, relative: f64) {
        assert!(
            (value - expected).abs() <= relative * expected.abs().max(1e-300),
            "{value:e} is not {expected:e}"
        );
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the platform's functions are the yardstick")]
    fn exp_and_ln_agree_with_the_platform() {
        let mut x = -700.0;
        while x < 700.0 {
            near(exp(x), x.exp(), 4e-16);
            x += 0.377;
        }
        let mut x: f64 = 1e-12;
        while x < 1e12 {
            assert!((ln(x) - x.ln()).abs() <= 4e-16 * x.ln().abs() + 1e-16, "ln {x}");
            x *= 1.093;
        }
        assert_eq!(exp(0.0).to_bits(), 1.0_f64.to_bits());
        assert_eq!(ln(1.0).to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn the_normal_density_is_highest_in_the_middle() {
        near(normal_density(0.0), 0.398_942_280_401_432_7, 1e-15);
    }

    #[test]
    fn correlation_is_1_on_a_line_and_nothing_without_variation() {
        let found = correlation(&[1.0, 2.0, 3.0], &[2.0, 4.0, 6.0]).expect("both vary");
        assert!((found - 1.0).abs() < 1e-15);
        assert!(correlation(&[1.0, 1.0], &[2.0, 4.0]).is_none());
    }

    #[test]
    fn powers_have_their_limits() {
        near(power(2.0, 10.0), 1024.0, 1e-14);
        near(power(0.3, -0.5), 1.825_741_858_350_553_7, 1e-14);
        assert_eq!(power(0.0, 0.0).to_bits(), 1.0_f64.to_bits());
        assert_eq!(power(0.0, 2.0).to_bits(), 0.0_f64.to_bits());
    }
}
