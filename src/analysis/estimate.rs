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
        values.sort_by(f64::total_cmp);
        let at = |share| quantile(&values, share);
        Some(Self {
            mean,
            sd,
            q05: at(0.05),
            q25: at(0.25),
            q50: at(0.5),
            q75: at(0.75),
            q95: at(0.95),
            n,
        })
    }
}

impl Spread {
    /// Standard error of the mean over independent values; not a number for fewer than two.
    pub fn standard_error(&self) -> f64 {
        if self.n > 1 { self.sd / (self.n as f64).sqrt() } else { f64::NAN }
    }
}

/// Arithmetic mean, added up from the first value to the last.
pub fn mean(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |sum, &value| sum + value) / values.len() as f64
}

/// Quantile of a sorted sample by linear interpolation (type 7 of Hyndman & Fan 1996).
pub fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}

/// Median and the middle 90 % of futures, week by week.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Band {
    /// Quantile at 5 % in each week.
    pub low: Vec<f64>,
    /// Median in each week.
    pub middle: Vec<f64>,
    /// Quantile at 95 % in each week.
    pub high: Vec<f64>,
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
    fn wilson_limits_match_the_textbook() {
        // Newcombe (1998), 81 of 263
        let (low, high) = wilson(81, 263);
        assert!((low - 0.2553).abs() < 5e-5 && (high - 0.3662).abs() < 5e-5, "{low} {high}");
        let (low, high) = wilson(0, 20);
        assert!(low.abs() < 1e-12 && (high - 0.1611).abs() < 5e-5, "{high}");
    }
}
