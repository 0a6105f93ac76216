//! Arithmetic with the same bits on every platform.
//!
//! Addition, multiplication, division and square roots are exact by IEEE 754; `exp`, `ln` and friends
//! come from the platform's C library and differ in the last digit, so the simulator has its own.
//!
//! All of it is inlined into loops over rows and has no branches that depend on the row, so that processors
//! work on several rows at a time ([`wide`]).

mod lanes;
mod number;
mod poisson;
pub mod soon;
mod wide;

pub use lanes::{LANES, Parts, add_columns, add_squares, columns_of_rows, rows_of_columns, totals};
pub use number::Number;
pub use poisson::Poisson;
pub use wide::wide;

use std::ops::Mul;

use fearless_simd::{Simd, SimdBase, f64x8};

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

/// 2^52: from here on neighbouring numbers are 1 apart.
const WHOLE: f64 = 4_503_599_627_370_496.0;
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

/// The larger of two numbers, and `x` when it is none.
#[inline(always)]
pub fn at_least<N: Number>(floor: f64, x: N) -> N {
    x.at_least(floor)
}

/// The smaller of two numbers, and `x` when it is none.
#[inline(always)]
pub fn at_most<N: Number>(ceiling: f64, x: N) -> N {
    x.at_most(ceiling)
}

/// Natural logarithm. Relative error below 3e-16 for normal positive numbers; negative infinity at 0.
#[inline(always)]
pub fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    // a whole number in the last bits of `WHOLE` is that number more than `WHOLE`
    let exponent = f64::from_bits(WHOLE.to_bits() | (bits >> 52)) - WHOLE - 1023.0;
    let mantissa = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000);
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

/// Polynomial with these coefficients, the constant first: even and odd powers apart, so that a processor can
/// work on both at a time.
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

#[inline(always)]
fn ratio(x: f64, above: &[f64; 8], below: &[f64; 8]) -> f64 {
    polynomial(x, above) / polynomial(x, below)
}

/// Quantile of the standard normal distribution at a number of a column of luck: a multiple of 2^-32 and a
/// half. Absolute error below 1e-10, a sixth of what the next number is away at least; relative error below
/// 1e-9. It rises with `p`, and is the opposite at 1 - `p` to the last bit.
///
/// One formula without branches, so that no row waits for another: with t = -log2(4 p (1 - p)), the quantile
/// over p - 1/2 is a smooth function of t from 0 to 31 (the idea of Giles 2010 for the error function),
/// here a ratio of two polynomials of degree 8 fitted with the exchange algorithm of Remez so that the largest
/// absolute error is smallest. All their coefficients are positive: nothing cancels.
#[inline(always)]
pub fn near_quantile(p: f64) -> f64 {
    quantile_at(p, depth(p))
}

/// Puts the [`near_quantile`] of each number in its place. Two short loops are faster than one long one: a processor
/// goes on with more numbers while the steps of each wait for one another.
#[inline(always)]
pub fn near_quantiles<S: Simd>(simd: S, numbers: &mut [f64]) {
    let mut depths = [[0.0; LANES]; 8];
    let (eights, rest) = numbers.as_chunks_mut::<LANES>();
    for eights in eights.chunks_mut(depths.len()) {
        for (found, p) in depths.iter_mut().zip(eights.iter()) {
            depth(f64x8::load_array_ref(simd, p)).store_slice(found);
        }
        for (p, &depth) in eights.iter_mut().zip(&depths) {
            quantile_at(f64x8::load_array_ref(simd, p), f64x8::load_array(simd, depth))
                .store_slice(p);
        }
    }
    for p in rest {
        *p = near_quantile(*p);
    }
}

/// How deep in a tail a chance lies: -log2(4 p (1 - p)).
#[inline(always)]
fn depth<N: Number>(p: N) -> N {
    let chances = p * (-p + 1.0);
    // the mantissa lies between 1 and 2, here less their middle
    (chances.halvings() - 2.0) - polynomial(chances.mantissa() - 1.5, &LOG_2_TERMS)
}

#[inline(always)]
fn quantile_at<N: Number>(p: N, depth: N) -> N {
    (p - 0.5) * polynomial(depth, &QUANTILE_ABOVE) / polynomial(depth, &QUANTILE_BELOW)
}

/// Coefficients of log2(3/2 + y) for y from -1/2 to 1/2; largest error 3.4e-11.
const LOG_2_TERMS: [f64; 13] = [
    0.584_962_500_721_156_2,
    0.961_796_693_313_749,
    -0.320_598_897_595_144_1,
    0.142_488_467_432_320_9,
    -0.071_244_241_981_734_58,
    0.037_994_738_680_425_92,
    -0.021_108_046_476_802_28,
    0.012_091_762_410_175_969,
    -0.007_054_624_736_979_45,
    0.003_980_470_670_928_04,
    -0.002_384_372_520_994_298,
    0.002_084_973_846_138_275_3,
    -0.001_279_375_517_166_880_2,
];
/// Fitted for t from 0 to 31; largest error of the quantile 6.3e-11, with that of the logarithm 7.1e-11.
const QUANTILE_ABOVE: [f64; 9] = [
    2.506_628_273_300_856_7,
    0.554_822_535_138_125_6,
    0.076_746_535_778_861_92,
    0.007_480_833_709_729_455,
    0.000_516_779_451_769_619_3,
    2.568_522_613_165_315_6e-5,
    1.036_941_683_258_091_2e-6,
    5.535_944_177_004_622_6e-8,
    2.261_671_207_060_783_7e-10,
];
const QUANTILE_BELOW: [f64; 9] = [
    1.0,
    0.039_876_653_010_869_956,
    0.017_119_945_266_893_54,
    0.000_505_497_832_857_164_5,
    7.562_713_557_296_13e-5,
    1.269_697_721_689_620_3e-6,
    1.457_072_442_938_144_6e-7,
    2.103_040_243_663_958e-9,
    1.728_068_843_746_911_7e-12,
];

/// Quantile of the standard normal distribution at `p` in (0, 1). Relative error about 1e-16
/// (Wichura 1988, algorithm AS 241, PPND16).
#[inline(always)]
pub fn normal_quantile(p: f64) -> f64 {
    let centred = p - 0.5;
    if centred.abs() <= 0.425 {
        return centred * ratio(0.180_625 - centred * centred, &CENTRE_ABOVE, &CENTRE_BELOW);
    }
    let tail = if centred < 0.0 { p } else { 1.0 - p };
    let depth = (-ln(tail)).sqrt();
    let size = if depth <= 5.0 {
        ratio(depth - 1.6, &TAIL_ABOVE, &TAIL_BELOW)
    } else {
        ratio(depth - 5.0, &FAR_ABOVE, &FAR_BELOW)
    };
    if centred < 0.0 { -size } else { size }
}

const CENTRE_ABOVE: [f64; 8] = [
    3.387_132_872_796_366_5,
    1.331_416_678_917_843_8e2,
    1.971_590_950_306_551_3e3,
    1.373_169_376_550_946e4,
    4.592_195_393_154_987e4,
    6.726_577_092_700_87e4,
    3.343_057_558_358_813e4,
    2.509_080_928_730_122_7e3,
];
const CENTRE_BELOW: [f64; 8] = [
    1.0,
    4.231_333_070_160_091e1,
    6.871_870_074_920_579e2,
    5.394_196_021_424_751e3,
    2.121_379_430_158_659_7e4,
    3.930_789_580_009_271e4,
    2.872_908_573_572_194_3e4,
    5.226_495_278_852_854e3,
];
const TAIL_ABOVE: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    2.417_807_251_774_506e-1,
    2.272_384_498_926_918_4e-2,
    7.745_450_142_783_414e-4,
];
const TAIL_BELOW: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    6.897_673_349_851e-1,
    1.481_039_764_274_800_8e-1,
    1.519_866_656_361_645_7e-2,
    5.475_938_084_995_345e-4,
    1.050_750_071_644_416_9e-9,
];
const FAR_ABOVE: [f64; 8] = [
    6.657_904_643_501_103,
    5.463_784_911_164_114,
    1.784_826_539_917_291_3,
    2.965_605_718_285_048_7e-1,
    2.653_218_952_657_612_4e-2,
    1.242_660_947_388_078_4e-3,
    2.711_555_568_743_487_6e-5,
    2.010_334_399_292_288_1e-7,
];
const FAR_BELOW: [f64; 8] = [
    1.0,
    5.998_322_065_558_88e-1,
    1.369_298_809_227_358e-1,
    1.487_536_129_085_061_5e-2,
    7.868_691_311_456_133e-4,
    1.846_318_317_510_054_8e-5,
    1.421_511_758_316_446e-7,
    2.044_263_103_389_939_8e-15,
];

/// Sum over the columns of a row, even and odd columns apart, so that a processor can work on both at a time.
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

/// A row scaled to sum to 1, with negative numbers counting as 0; `otherwise` when nothing is left.
#[inline(always)]
pub fn shares<const K: usize>(row: &[f64; K], otherwise: &[f64; K]) -> [f64; K] {
    let floored = row.map(|value| value.max(0.0));
    let total = sum(&floored);
    if total > 0.0 { floored.map(|value| value / total) } else { *otherwise }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: f64, expected: f64, relative: f64) {
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
    fn normal_quantiles_match_the_tables() {
        near(normal_quantile(0.975), 1.959_963_984_540_054, 2e-15);
        near(normal_quantile(0.999_999), 4.753_424_308_817_088, 1e-14);
        near(normal_quantile(1e-10), -6.361_340_902_404_056, 1e-14);
        near(normal_quantile(1e-300), -37.047_096_299_361_2, 1e-14);
        near(normal_quantile(0.25), -0.674_489_750_196_081_7, 1e-15);
        assert!(normal_quantile(0.5).abs() < 1e-300);
        near(normal_density(0.0), 0.398_942_280_401_432_7, 1e-15);
    }

    /// A number of a column of luck.
    fn of_word(word: u32) -> f64 {
        (f64::from(word) + 0.5) / 4_294_967_296.0
    }

    #[test]
    fn quantiles_of_columns_are_near_the_accurate_ones() {
        let ends = (0..40_000).flat_map(|word| [word, u32::MAX - word]);
        let middle = (0..40_000).map(|word| (1 << 31) - 20_000 + word);
        let powers = (5..32).flat_map(|bit| (0..64).map(move |more| (1 << bit) - 32 + more));
        let all = (0..2_000_000_u32).map(|step| step * 2_147 + 1);
        for word in ends.chain(middle).chain(powers).chain(all) {
            let (found, exact) = (near_quantile(of_word(word)), normal_quantile(of_word(word)));
            assert!((found - exact).abs() < 1e-10, "{word}: {found} is not {exact}");
            assert!((found / exact - 1.0).abs() < 1e-9, "{word}: {found} is not {exact}");
            let opposite = near_quantile(of_word(u32::MAX - word));
            assert_eq!(found.to_bits(), (-opposite).to_bits(), "{word}");
            if word > 0 {
                assert!(near_quantile(of_word(word - 1)) < found, "{word}");
            }
        }
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
