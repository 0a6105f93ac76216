//! Quantiles of the standard normal distribution: accurate ones, and quick ones for columns of random draws.

use fearless_simd::{Simd, SimdBase, f64x8};

use crate::math::{LANES, Number, ln, polynomial};

/// Quantile of the standard normal distribution at a number of a column of random draws: a multiple of 2^-32 and a
/// half. Absolute error below 1e-10, a sixth of what the next number is away at least; relative error below
/// 1e-9. It rises with `p`, and is the opposite at 1 - `p` to the last bit.
///
/// One formula without branches, so that the loop over a column is vectorized: with t = -log2(4 p (1 - p)), the quantile
/// over p - 1/2 is a smooth function of t from 0 to 31 (the idea of Giles 2010 for the error function),
/// here a ratio of two polynomials of degree 8 fitted with the exchange algorithm of Remez so that the largest
/// absolute error is smallest. All their coefficients are positive: nothing cancels.
#[inline(always)]
pub fn near_quantile(p: f64) -> f64 {
    quantile_at(p, depth(p))
}

/// Puts the [`near_quantile`] of each number in its place. Two short loops are faster than one long one: more numbers fit
/// the window in which a processor executes instructions out of order, so it works on others while the chain of one waits.
#[inline(always)]
pub fn near_quantiles<S: Simd>(simd: S, numbers: &mut [f64]) {
    let mut depths = [[0.0; LANES]; 8];
    let (vectors, rest) = numbers.as_chunks_mut::<LANES>();
    for vectors in vectors.chunks_mut(depths.len()) {
        for (at, p) in vectors.iter().enumerate() {
            depth(f64x8::load_array_ref(simd, p)).store_slice(&mut depths[at]);
        }
        for (at, p) in vectors.iter_mut().enumerate() {
            let depth = f64x8::load_array_ref(simd, &depths[at]);
            quantile_at(f64x8::load_array_ref(simd, p), depth).store_slice(p);
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

#[inline(always)]
fn ratio(x: f64, above: &[f64; 8], below: &[f64; 8]) -> f64 {
    polynomial(x, above) / polynomial(x, below)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::tests::near;

    #[test]
    fn normal_quantiles_match_the_tables() {
        near(normal_quantile(0.975), 1.959_963_984_540_054, 2e-15);
        near(normal_quantile(0.999_999), 4.753_424_308_817_088, 1e-14);
        near(normal_quantile(1e-10), -6.361_340_902_404_056, 1e-14);
        near(normal_quantile(1e-300), -37.047_096_299_361_2, 1e-14);
        near(normal_quantile(0.25), -0.674_489_750_196_081_7, 1e-15);
        assert!(normal_quantile(0.5).abs() < 1e-300);
    }

    /// A number of a column of random draws.
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
}
