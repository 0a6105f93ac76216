//! How effort on several kinds of work adds up to strategic value.

use fearless_simd::{Select, Simd, SimdBase, f64x8};

use crate::math::{self, Number, at_most};
use crate::model::Row;
use crate::scenario::ABSENT;

/// How hours become value.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueForm<const K: usize> {
    /// Constant elasticity of substitution (Arrow, Chenery, Minhas & Solow 1961):
    /// `(sum intent^(1-r) hours^r)^(1/r)`, which equals the hours when they are split as intended
    /// and less otherwise. Kinds outside the intent create no value.
    Balanced {
        /// Exponent r, -5 to 1.
        substitution: f64,
    },
    /// Each hour has its own worth: `sum worth x hours`.
    Linear {
        /// Value per effective hour of each kind.
        worth: Row<K>,
    },
}

impl<const K: usize> ValueForm<K> {
    /// Value of effective hours, in hours split as intended. At least 0.
    #[inline(always)]
    pub fn value(&self, intent: &Row<K>, hours: &Row<K>) -> f64 {
        match self {
            Self::Linear { worth } => math::dot(worth, hours),
            // the default needs square roots only
            Self::Balanced { substitution: 0.5 } => by_roots(intent, hours),
            Self::Balanced { substitution } => balanced(*substitution, intent, hours),
        }
    }

    /// Value of another hour of each kind. A kind that is needed and hardly done is worth as much as if it had at least
    /// a millionth of all hours: the first hour of it would be worth more than any number.
    pub fn marginal(&self, intent: &Row<K>, hours: &Row<K>) -> Row<K> {
        match self {
            Self::Linear { worth } => *worth,
            Self::Balanced { substitution } => {
                let some = LEAST_DONE * math::sum(hours);
                if some <= 0.0 {
                    return *intent;
                }
                let hours = hours.map(|hours| hours.max(some));
                let value = self.value(intent, &hours);
                std::array::from_fn(|k| {
                    let scarce = intent[k] * value / hours[k];
                    match substitution {
                        0.5 => scarce.max(0.0).sqrt(),
                        _ if scarce > 0.0 => math::power(scarce, 1.0 - substitution),
                        _ => 0.0,
                    }
                })
            }
        }
    }

    /// Alignment factors of a row of hours in each lane: see [`ValueForm::alignment`].
    #[inline(always)]
    pub fn alignments<S: Simd>(&self, simd: S, intent: &Row<K>, hours: &[f64x8<S>; K]) -> f64x8<S> {
        let (value, most) = match self {
            Self::Linear { worth } => {
                let most = worth.iter().fold(0.0_f64, |most, &worth| most.max(worth));
                (math::dot(hours, worth), math::sum(hours) * most)
            }
            Self::Balanced { substitution: 0.5 } => (by_roots(intent, hours), math::sum(hours)),
            Self::Balanced { .. } => {
                let of_lane = |lane: usize| math::row(|k| hours[k][lane]);
                let alignment = |lane: usize| self.alignment(intent, &of_lane(lane));
                return f64x8::load_array(simd, math::row(alignment));
            }
        };
        let one = f64x8::splat(simd, 1.0);
        most.simd_gt(0.0).select(at_most(1.0, value / most), one)
    }

    /// Alignment factor: value over the most that the same hours could achieve, 0 to 1. 1 for no hours.
    #[inline(always)]
    pub fn alignment(&self, intent: &Row<K>, hours: &Row<K>) -> f64 {
        let most = match self {
            Self::Balanced { .. } => 1.0,
            Self::Linear { worth } => worth.iter().fold(0.0_f64, |most, &worth| most.max(worth)),
        };
        factor(self.value(intent, hours), math::sum(hours) * most)
    }
}

/// Share of all hours below which another hour of a kind is worth no more.
const LEAST_DONE: f64 = 1e-6;

/// Value over the most that was possible; 1 for no hours.
#[inline(always)]
fn factor(value: f64, most: f64) -> f64 {
    if most > 0.0 { math::at_most(1.0, value / most) } else { 1.0 }
}

/// Value for a substitution of one half.
#[inline(always)]
fn by_roots<N: Number, const K: usize>(intent: &Row<K>, hours: &[N; K]) -> N {
    let mut roots = *hours;
    for k in 0..K {
        roots[k] = hours[k] * intent[k];
        // roots are expensive, and that of nothing is nothing
        if intent[k] > 0.0 {
            roots[k] = roots[k].root();
        }
    }
    let root = math::sum(&roots);
    root * root
}

/// Exponents closer to 0 than this count as 0: taking the root would magnify rounding.
const NEARLY_0: f64 = 1e-8;

fn balanced<const K: usize>(r: f64, intent: &Row<K>, hours: &Row<K>) -> f64 {
    let r = if r.abs() < NEARLY_0 { 0.0 } else { r };
    let needed = || intent.iter().zip(hours).filter(|&(&intent, _)| intent > 0.0);
    let total = math::sum(hours);
    if total <= 0.0 {
        return 0.0;
    }
    if r <= 0.0 && needed().any(|(_, &hours)| hours <= 0.0) {
        return 0.0;
    }
    if r == 0.0 {
        let log = needed()
            .fold(0.0, |sum, (&intent, &hours)| sum + intent * math::ln(hours / total / intent));
        return total * math::exp(log);
    }
    let mix = needed().fold(0.0, |sum, (&intent, &hours)| {
        sum + math::power(intent, 1.0 - r) * math::power(hours, r)
    });
    math::power(mix, 1.0 / r)
}

/// Units that a measure counts in a week: `credit` per effective hour of people's own choosing, and per
/// urgent item.
#[inline(always)]
pub fn counted<const K: usize>(
    credit: &Row<K>,
    effective: &Row<K>,
    urgent: usize,
    urgent_items: f64,
) -> f64 {
    math::dot(credit, effective) + credit[urgent] * urgent_items
}

/// Whether an optional share table was given.
pub(crate) fn given<const K: usize>(row: Row<K>) -> Option<Row<K>> {
    (row[0] > ABSENT).then_some(row)
}

/// The kinds of work that are needed most: one, or several that are needed alike.
#[inline(always)]
pub fn most_needed<const K: usize>(needed: &Row<K>, kinds: usize) -> [bool; K] {
    let most = needed[..kinds].iter().copied().fold(0.0, f64::max);
    math::row(|k| k < kinds && needed[k] >= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alignment_factor_has_its_three_textbook_values() {
        let factor =
            |substitution| ValueForm::Balanced { substitution }.alignment(&[0.5, 0.5], &[0.9, 0.1]);
        assert!((factor(0.5) - 0.8).abs() < 1e-15);
        assert!((factor(0.0) - 0.6).abs() < 1e-14);
        assert!((factor(-1.0) - 0.36).abs() < 1e-14);
        assert!((factor(1.0) - 1.0).abs() < 1e-14);
    }

    #[test]
    fn effort_split_as_intended_is_worth_its_hours() {
        for substitution in [-5.0, -1.0, 0.0, 0.3, 0.5, 1.0] {
            let form = ValueForm::Balanced { substitution };
            let value = form.value(&[0.2, 0.8, 0.0], &[0.4, 1.6, 0.0]);
            assert!((value - 2.0).abs() < 1e-12, "{substitution}: {value}");
        }
    }

    #[test]
    fn linear_value_counts_each_hour_at_its_worth() {
        let form = ValueForm::Linear { worth: [2.0, 1.0] };
        assert!((form.value(&[0.5, 0.5], &[1.0, 3.0]) - 5.0).abs() < 1e-15);
        assert!((form.alignment(&[0.5, 0.5], &[1.0, 3.0]) - 5.0 / 8.0).abs() < 1e-15);
    }
}
