//! How a measure spreads over futures.

/// Location and spread of a sample. Values that do not apply (NaN) are left out; with none left there
/// is no `Spread`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Arithmetic mean.
    pub mean: f64,
    /// Standard deviation, n - 1 in the denominator; 0 for one value.
    pub sd: f64,
    /// Quantile at 5 %.
    pub q05: f64,
    /// Quantile at 25 %.
    pub q25: f64,
    /// Median.
    pub q50: f64,
    /// Quantile at 75 %.
    pub q75: f64,
    /// Quantile at 95 %.
    pub q95: f64,
    /// Values.
    pub n: usize,
}

impl Spread {
    /// Spread of a sample.
    pub fn of(sample: impl Iterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = sample.filter(|value| value.is_finite()).collect();
        if values.is_empty() {
            return None;
        }
        let n = values.len();
        let mean = mean(&values);
        let squares = values.iter().fold(0.0, |sum, &value| sum + (value - mean) * (value - mean));
        let sd = if n > 1 { (squares / (n as f64 - 1.0)).sqrt() } else { 0.0 };
        put_in_place(&mut values);
        let [q05, q25, q50, q75, q95] = SHARES.map(|share| quantile(&values, share));
        Some(Self { mean, sd, q05, q25, q50, q75, q95, n })
    }
}

impl Spread {
    /// Standard error of the mean over independent values; not a number for fewer than two.
    pub fn standard_error(&self) -> f64 {
        if self.n > 1 { self.sd / (self.n as f64).sqrt() } else { f64::NAN }
    }
}

/// Shares at which a spread has quantiles.
const SHARES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];
/// Stretches up to this length are sorted rather than divided further.
const SHORT: usize = 16;

/// Puts those finite numbers in their places that quantiles at [`SHARES`] look at; sorting all of them takes
/// three times as long.
fn put_in_place(values: &mut [f64]) {
    let last = values.len() - 1;
    let mut wanted = [0; 2 * SHARES.len()];
    for (pair, share) in wanted.chunks_exact_mut(2).zip(SHARES) {
        let below = (share * last as f64).floor() as usize;
        pair.copy_from_slice(&[below, (below + 1).min(last)]);
    }
    // whole numbers in the same order are compared without a jump
    let ordered = |bits: i64| bits ^ ((bits >> 63) & i64::MAX);
    let mut keys: Vec<i64> =
        values.iter().map(|value| ordered(value.to_bits().cast_signed())).collect();
    select(&mut keys, 0, &wanted);
    for (value, key) in values.iter_mut().zip(keys) {
        *value = f64::from_bits(ordered(key).cast_unsigned());
    }
}

/// Puts numbers in their places; `wanted` are places in order, counted from `start` before these numbers.
fn select(keys: &mut [i64], start: usize, wanted: &[usize]) {
    if keys.len() <= SHORT {
        keys.sort_unstable();
        return;
    }
    let Some(&middle) = wanted.get(wanted.len() / 2) else { return };
    let (below, _, above) = keys.select_nth_unstable(middle - start);
    let before = wanted.partition_point(|&place| place < middle);
    let after = wanted.partition_point(|&place| place <= middle);
    select(below, start, &wanted[..before]);
    select(above, middle + 1, &wanted[after..]);
}

/// Arithmetic mean, added up from the first value to the last.
pub fn mean(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |sum, &value| sum + value) / values.len() as f64
}

/// Quantile of a sample whose numbers stand in their places, by linear interpolation
/// (type 7 of Hyndman & Fan 1996).
pub fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}

/// Standard error of a sample quantile: half the distance between the numbers that stand one standard deviation of
/// a rank below and above it. The rank of a quantile at `share` spreads by sqrt(n share (1 - share)), whatever the
/// numbers are distributed like (David & Nagaraja 2003). Not a number for fewer than two.
pub fn error_of_quantile(sample: &[f64], share: f64) -> f64 {
    if sample.len() < 2 {
        return f64::NAN;
    }
    let mut sorted = sample.to_vec();
    sorted.sort_by(f64::total_cmp);
    let step = (share * (1.0 - share) / sample.len() as f64).sqrt();
    let at = |share: f64| quantile(&sorted, share.clamp(0.0, 1.0));
    0.5 * (at(share + step) - at(share - step))
}

/// A measure week by week, or step by step along a lever, and how far futures spread around it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Band {
    /// The lower edge, usually the quantile at 5 %.
    pub low: Vec<f64>,
    /// The line itself, usually the median.
    pub middle: Vec<f64>,
    /// The upper edge, usually the quantile at 95 %.
    pub high: Vec<f64>,
}

impl Band {
    /// Median and middle 90 % of each week or step; NaN where there is nothing to speak of.
    pub fn of(spreads: impl IntoIterator<Item = Option<Spread>>) -> Self {
        let mut band = Self::default();
        for spread in spreads {
            let of = |value: fn(&Spread) -> f64| spread.as_ref().map_or(f64::NAN, value);
            band.low.push(of(|spread| spread.q05));
            band.middle.push(of(|spread| spread.q50));
            band.high.push(of(|spread| spread.q95));
        }
        band
    }
}

/// 95 % limits of a share by Wilson's score method (Wilson 1927).
pub fn wilson(count: usize, of: usize) -> (f64, f64) {
    /// Standard normal quantile at 97.5 %.
    const Z: f64 = 1.959_963_984_540_054;
    if of == 0 {
        return (0.0, 1.0);
    }
    let n = of as f64;
    let share = count as f64 / n;
    let centre = share + Z * Z / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    (((centre - half) / scale).max(0.0), ((centre + half) / scale).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_interpolate_like_type_7() {
        let spread = Spread::of([4.0, 1.0, f64::NAN, 3.0, 2.0].into_iter()).expect("values");
        assert!((spread.q50 - 2.5).abs() < 1e-15);
        assert!((spread.q25 - 1.75).abs() < 1e-15);
        assert!((spread.q95 - 3.85).abs() < 1e-14);
        assert!((spread.sd - 1.290_994_448_735_805_6).abs() < 1e-15);
        assert_eq!(spread.n, 4);
        assert!((spread.standard_error() - 0.645_497_224_367_902_8).abs() < 1e-15);
        assert!(Spread::of(std::iter::once(1.0)).expect("a value").standard_error().is_nan());
        assert!(Spread::of(std::iter::once(f64::NAN)).is_none());
    }

    #[test]
    fn quantiles_are_those_of_the_sorted_sample() {
        let mut bits = 1_u64;
        for n in (1..60).chain([100, 200, 999]) {
            for levels in [2, 7, 1_000_000] {
                let draw = |_| {
                    bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    ((bits >> 33) % levels) as f64 - levels as f64 / 2.0
                };
                let sample: Vec<f64> = (0..n).map(draw).collect();
                let Spread { q05, q25, q50, q75, q95, .. } =
                    Spread::of(sample.iter().copied()).expect("values");
                let mut sorted = sample;
                sorted.sort_by(f64::total_cmp);
                let expected = SHARES.map(|share| quantile(&sorted, share));
                assert_eq!([q05, q25, q50, q75, q95].map(f64::to_bits), expected.map(f64::to_bits));
            }
        }
    }

    #[test]
    fn the_error_of_a_median_is_that_of_many_medians() {
        // medians of 101 uniform numbers spread by sqrt(1 / (4 (n + 2)))
        let mut bits = 7_u64;
        let mut uniform = || {
            bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (bits >> 33) as f64 / (1_u64 << 31) as f64
        };
        let samples: Vec<Vec<f64>> =
            (0..400).map(|_| (0..101).map(|_| uniform()).collect()).collect();
        let medians = Spread::of(
            samples.iter().map(|sample| Spread::of(sample.iter().copied()).expect("values").q50),
        );
        let errors = samples.iter().map(|sample| error_of_quantile(sample, 0.5));
        let error = Spread::of(errors).expect("values").mean;
        let truth = (1.0_f64 / (4.0 * 103.0)).sqrt();
        assert!((medians.expect("values").sd - truth).abs() < 0.1 * truth);
        assert!((error - truth).abs() < 0.1 * truth, "{error} {truth}");
        assert!(error_of_quantile(&[1.0], 0.5).is_nan());
        assert!(error_of_quantile(&[2.0; 9], 0.5).abs() < 1e-15);
    }

    #[test]
    fn wilson_limits_match_the_textbook() {
        // Newcombe (1998), 81 of 263
        let (low, high) = wilson(81, 263);
        assert!((low - 0.2553).abs() < 5e-5 && (high - 0.3662).abs() < 5e-5, "{low} {high}");
        let (low, high) = wilson(0, 20);
        assert!(low.abs() < 1e-12 && (high - 0.1611).abs() < 5e-5, "{high}");
    }
}
