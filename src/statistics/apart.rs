//! How much of the spread of a difference luck holds, how much the assumptions hold, and how much only both
//! together.
//!
//! The first look lives each future once: assumptions a and luck l. The second look lives its assumptions again
//! with the luck of the next future. Two differences that share the assumptions vary together by what assumptions
//! do whatever the luck is, and two that share the luck by what luck does whatever the assumptions are:
//!
//! ```text
//! assumptions = Cov(d(a, l), d(a, l')) / V        = Var(E(d | a)) / V
//! luck        = Cov(d(a, l), d(a', l)) / V        = Var(E(d | l)) / V
//! together    = 1 - assumptions - luck            the effect of luck differs between assumptions
//! ```
//!
//! Law of total variance; estimated by pick and freeze with the mean and the variance of both samples
//! (Sobol' 1993; Janon et al. 2014).

use crate::statistics::resample::{Estimate, Resamples};

/// The spread of a difference taken apart. Shares of variance that sum to 1, with 95 % bootstrap intervals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Apart {
    /// Luck, whatever the assumptions.
    pub luck: Estimate,
    /// Assumptions, whatever the luck.
    pub assumptions: Estimate,
    /// Both together.
    pub together: Estimate,
    /// Futures behind it.
    pub n: usize,
}

/// A share that is known without an estimate.
const fn known(share: f64) -> Estimate {
    Estimate { value: share, low: share, high: share }
}

impl Apart {
    /// Nothing but luck differs between so many futures.
    pub const fn only_luck(n: usize) -> Self {
        Self { luck: known(1.0), assumptions: known(0.0), together: known(0.0), n }
    }

    /// Nothing but assumptions differ.
    pub const fn only_assumptions(n: usize) -> Self {
        Self { luck: known(0.0), assumptions: known(1.0), together: known(0.0), n }
    }

    /// What stays open when every assumption is known: luck, alone or together with them.
    pub fn open(&self) -> f64 {
        self.luck.value + self.together.value
    }

    /// Takes apart the differences of futures, `own`, given those with the luck of the next future, `next`, of as
    /// many futures as were lived again. Nothing when they do not differ, or are fewer than three.
    pub fn of(own: &[f64], next: &[f64], seed: u64) -> Option<Self> {
        let n = next.len().min(own.len().saturating_sub(1));
        if n < 3 {
            return None;
        }
        let same = |one: f64, other: f64| one.to_bits() == other.to_bits();
        let no_luck = (0..n).all(|future| same(own[future], next[future]));
        let no_assumptions = (0..n).all(|future| same(own[future + 1], next[future]));
        match (no_luck, no_assumptions) {
            (true, true) => return None,
            (true, false) => return Some(Self::only_assumptions(n)),
            (false, true) => return Some(Self::only_luck(n)),
            (false, false) => {}
        }
        let centre =
            (own[..=n].iter().sum::<f64>() + next[..n].iter().sum::<f64>()) / (2 * n + 1) as f64;
        let of_own: Vec<f64> = own[..=n].iter().map(|value| value - centre).collect();
        let of_next: Vec<f64> = next[..n].iter().map(|value| value - centre).collect();
        let parts = |rows: &[usize]| -> [f64; 3] {
            let pair = |shift: usize| {
                let pairs = rows.iter().map(|&row| (of_own[row + shift], of_next[row]));
                shared(pairs, rows.len())
            };
            let [assumptions, luck] = [pair(0), pair(1)].map(|share| share.clamp(0.0, 1.0));
            let sum = (assumptions + luck).max(1.0);
            [luck / sum, assumptions / sum, 1.0 - (assumptions + luck) / sum]
        };
        let resamples = Resamples::new(n, seed);
        let [luck, assumptions, together] =
            [0, 1, 2].map(|part| resamples.estimate(|rows| parts(rows)[part]));
        luck.value.is_finite().then_some(Self { luck, assumptions, together, n })
    }
}

/// The share of variance that two samples have in common, given their pairs.
fn shared(pairs: impl Iterator<Item = (f64, f64)>, n: usize) -> f64 {
    let sums = pairs.fold([0.0; 3], |[sum, product, squares], (one, other)| {
        [sum + one + other, product + one * other, squares + one * one + other * other]
    });
    let n = n as f64;
    let middle = sums[0] / (2.0 * n);
    (sums[1] / n - middle * middle) / (sums[2] / (2.0 * n) - middle * middle)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number between -1 and 1 for a place, another one for each kind.
    fn noise(place: usize, kind: u64) -> f64 {
        let mut bits = (place as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (kind << 17);
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    }

    fn taken(n: usize, of: impl Fn(f64, f64) -> f64) -> Apart {
        let (a, l) = (|future| noise(future, 1), |future| noise(future, 2));
        let own: Vec<f64> = (0..n).map(|future| of(a(future), l(future))).collect();
        let next: Vec<f64> = (0..n).map(|future| of(a(future), l(future + 1))).collect();
        Apart::of(&own, &next, 1).expect("they differ")
    }

    #[track_caller]
    fn near(apart: &Apart, luck: f64, assumptions: f64, within: f64) {
        assert!((apart.luck.value - luck).abs() < within, "{apart:?}");
        assert!((apart.assumptions.value - assumptions).abs() < within, "{apart:?}");
        let sum = apart.luck.value + apart.assumptions.value + apart.together.value;
        assert!((sum - 1.0).abs() < 1e-9, "{apart:?}");
        assert!(apart.luck.low <= apart.luck.value && apart.luck.value <= apart.luck.high);
    }

    #[test]
    fn luck_and_assumptions_alone_are_told_exactly() {
        assert_eq!(taken(40, |_, l| 3.0 * l), Apart::only_luck(39));
        assert_eq!(taken(40, |a, _| a * a), Apart::only_assumptions(39));
    }

    #[test]
    fn a_sum_and_a_product_are_taken_apart() {
        // variances 1 to 4
        near(&taken(2000, |a, l| a + 2.0 * l), 0.8, 0.2, 0.05);
        // luck turns what assumptions do around: neither alone holds anything
        near(&taken(2000, |a, l| a * l), 0.0, 0.0, 0.06);
        // a constant that is added changes nothing
        near(&taken(2000, |a, l| 1e6 + a + 2.0 * l), 0.8, 0.2, 0.05);
    }

    #[test]
    fn what_does_not_differ_is_not_taken_apart() {
        assert!(Apart::of(&[1.0; 9], &[1.0; 9], 1).is_none());
        assert!(Apart::of(&[1.0, 2.0, 3.0], &[1.0], 1).is_none());
    }
}
