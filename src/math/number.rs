//! What the model computes with: one number (a scalar), or one in each lane of a vector.

use std::ops::{Add, BitAnd, Div, Mul, Neg, Sub};

use fearless_simd::{Bytes, Select, Simd, SimdBase, SimdFloat, f64x8, mask64x8, u64x8};

/// A number, or a vector of them whose lanes go through the same arithmetic. Every step rounds alike on every processor
/// (IEEE 754), and nothing ever merges two of them into one.
pub trait Number:
    Copy
    + Neg<Output = Self>
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
    + Compare<Self>
    + Compare<f64>
{
    /// The same constant in every lane.
    #[must_use]
    fn constant(self, value: f64) -> Self;
    /// The number, or the floor where it is below.
    #[must_use]
    fn at_least(self, floor: f64) -> Self;
    /// The number, or the ceiling where it is above.
    #[must_use]
    fn at_most(self, ceiling: f64) -> Self;
    /// One over the number where it is above 0, else 0.
    #[must_use]
    fn one_over(self) -> Self;
    /// Square root.
    #[must_use]
    fn root(self) -> Self;
    /// Two to the power of the whole number in its last bits.
    #[must_use]
    fn last_bits_as_power_of_2(self) -> Self;
    /// How often 1 has to be halved until a positive number is less than twice the result.
    #[must_use]
    fn halvings(self) -> Self;
    /// A positive number, doubled or halved until it lies between 1 and 2.
    #[must_use]
    fn mantissa(self) -> Self;
}

/// Yes or no for a number, or for each lane of a vector.
pub trait Mask<N>: Copy + BitAnd<Output = Self> {
    /// One number where the answer is yes, the other one where it is no.
    #[must_use]
    fn choose(self, then: N, otherwise: N) -> N;
}

/// A number, or a vector of them, that questions can be asked about.
pub trait Lanes: Sized {
    /// An answer for each of them.
    type Mask: Mask<Self>;
}

/// Comparisons with a constant or with numbers of the same form. None of them holds for NaN.
pub trait Compare<Other>: Lanes {
    /// Whether it is larger.
    fn above(self, other: Other) -> Self::Mask;
    /// Whether it is smaller.
    fn below(self, other: Other) -> Self::Mask;
    /// Whether it is as large or larger.
    fn reaches(self, other: Other) -> Self::Mask;
    /// Whether it is the same.
    fn equals(self, other: Other) -> Self::Mask;
}

/// A constant that stands to the left of a number or of a vector, so that a formula reads as its equation:
/// `1.0 - share`, `rate * gap`. A function that is written for any [`Number`] asks for it with
/// `where f64: Scalar<N>`, because a trait cannot promise what other types do with its own. That constants among themselves
/// are still computed with is repeated here, or the compiler would look no further than `N`.
pub trait Scalar<N>:
    Add<N, Output = N>
    + Sub<N, Output = N>
    + Mul<N, Output = N>
    + Div<N, Output = N>
    + Add<f64, Output = f64>
    + Sub<f64, Output = f64>
    + Mul<f64, Output = f64>
    + Div<f64, Output = f64>
{
}

impl<N> Scalar<N> for f64 where
    Self: Add<N, Output = N> + Sub<N, Output = N> + Mul<N, Output = N> + Div<N, Output = N>
{
}

/// What the exponent of 1 is stored as.
const BIAS: u64 = 1_023;
/// Bits behind the exponent.
const MANTISSA: u32 = 52;
/// 2^52: a whole number in the last bits of it is that much more.
const WHOLE: f64 = 4_503_599_627_370_496.0;
/// The bits behind the exponent.
const BEHIND: u64 = (1 << MANTISSA) - 1;

impl Mask<f64> for bool {
    #[inline(always)]
    fn choose(self, then: f64, otherwise: f64) -> f64 {
        if self { then } else { otherwise }
    }
}

impl<S: Simd> Mask<f64x8<S>> for mask64x8<S> {
    #[inline(always)]
    fn choose(self, then: f64x8<S>, otherwise: f64x8<S>) -> f64x8<S> {
        self.select(then, otherwise)
    }
}

impl Lanes for f64 {
    type Mask = bool;
}

impl<S: Simd> Lanes for f64x8<S> {
    type Mask = mask64x8<S>;
}

impl Compare<Self> for f64 {
    #[inline(always)]
    fn above(self, other: Self) -> bool {
        self > other
    }

    #[inline(always)]
    fn below(self, other: Self) -> bool {
        self < other
    }

    #[inline(always)]
    fn reaches(self, other: Self) -> bool {
        self >= other
    }

    #[expect(clippy::float_cmp, reason = "the question is whether they are the same")]
    #[inline(always)]
    fn equals(self, other: Self) -> bool {
        self == other
    }
}

impl<S: Simd> Compare<Self> for f64x8<S> {
    #[inline(always)]
    fn above(self, other: Self) -> mask64x8<S> {
        self.simd_gt(other)
    }

    #[inline(always)]
    fn below(self, other: Self) -> mask64x8<S> {
        self.simd_lt(other)
    }

    #[inline(always)]
    fn reaches(self, other: Self) -> mask64x8<S> {
        self.simd_ge(other)
    }

    #[inline(always)]
    fn equals(self, other: Self) -> mask64x8<S> {
        self.simd_eq(other)
    }
}

impl<S: Simd> Compare<f64> for f64x8<S> {
    #[inline(always)]
    fn above(self, other: f64) -> mask64x8<S> {
        self.simd_gt(other)
    }

    #[inline(always)]
    fn below(self, other: f64) -> mask64x8<S> {
        self.simd_lt(other)
    }

    #[inline(always)]
    fn reaches(self, other: f64) -> mask64x8<S> {
        self.simd_ge(other)
    }

    #[inline(always)]
    fn equals(self, other: f64) -> mask64x8<S> {
        self.simd_eq(other)
    }
}

impl Number for f64 {
    #[inline(always)]
    fn constant(self, value: f64) -> Self {
        value
    }

    // a comparison and a choice are one instruction; `max` and `min` would need more of them, because they have to skip NaN
    #[inline(always)]
    fn at_least(self, floor: f64) -> Self {
        if self < floor { floor } else { self }
    }

    #[inline(always)]
    fn at_most(self, ceiling: f64) -> Self {
        if self > ceiling { ceiling } else { self }
    }

    #[inline(always)]
    fn one_over(self) -> Self {
        if self > 0.0 { 1.0 / self } else { 0.0 }
    }

    #[inline(always)]
    fn root(self) -> Self {
        self.sqrt()
    }

    #[inline(always)]
    fn last_bits_as_power_of_2(self) -> Self {
        Self::from_bits(self.to_bits().wrapping_add(BIAS) << MANTISSA)
    }

    #[inline(always)]
    fn halvings(self) -> Self {
        (WHOLE + BIAS as f64) - Self::from_bits(self.to_bits() >> MANTISSA | WHOLE.to_bits())
    }

    #[inline(always)]
    fn mantissa(self) -> Self {
        Self::from_bits(self.to_bits() & BEHIND | 1.0_f64.to_bits())
    }
}

impl<S: Simd> Number for f64x8<S> {
    #[inline(always)]
    fn constant(self, value: f64) -> Self {
        Self::splat(self.simd, value)
    }

    // on this processor `max` and `min` are that comparison and that choice in one instruction; others differ in
    // which zero is the larger one
    #[inline(always)]
    fn at_least(self, floor: f64) -> Self {
        let floor = Self::splat(self.simd, floor);
        if cfg!(target_arch = "x86_64") {
            floor.max(self)
        } else {
            self.simd_lt(floor).select(floor, self)
        }
    }

    #[inline(always)]
    fn at_most(self, ceiling: f64) -> Self {
        let ceiling = Self::splat(self.simd, ceiling);
        if cfg!(target_arch = "x86_64") {
            ceiling.min(self)
        } else {
            self.simd_gt(ceiling).select(ceiling, self)
        }
    }

    #[inline(always)]
    fn one_over(self) -> Self {
        self.simd_gt(0.0).select(1.0 / self, Self::splat(self.simd, 0.0))
    }

    #[inline(always)]
    fn root(self) -> Self {
        self.sqrt()
    }

    #[inline(always)]
    fn last_bits_as_power_of_2(self) -> Self {
        ((self.bitcast::<u64x8<S>>() + BIAS) << MANTISSA).bitcast()
    }

    #[inline(always)]
    fn halvings(self) -> Self {
        let exponent: Self = (self.bitcast::<u64x8<S>>() >> MANTISSA | WHOLE.to_bits()).bitcast();
        (WHOLE + BIAS as f64) - exponent
    }

    #[inline(always)]
    fn mantissa(self) -> Self {
        (self.bitcast::<u64x8<S>>() & BEHIND | 1.0_f64.to_bits()).bitcast()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math;
    use fearless_simd::{Level, dispatch};

    /// All that is computed here of a number and its neighbour.
    fn all<N: Number>(x: N, y: N) -> [N; 25]
    where
        f64: Scalar<N>,
    {
        let (yes, no) = (x.constant(1.0), x.constant(-0.0));
        [
            0.7 - x,
            0.7 + x,
            0.7 * x,
            0.7 / x,
            x.above(y).choose(yes, no),
            x.below(0.25).choose(x, y),
            x.reaches(y).choose(yes, no),
            x.reaches(0.25).choose(x, y),
            x.equals(0.7).choose(yes, no),
            (x.below(y) & x.above(0.0)).choose(yes, no),
            math::at_least(0.0, x),
            math::at_least(-0.0, x),
            math::at_most(0.0, x),
            math::at_most(-0.0, x),
            math::at_least(0.25, x),
            math::at_most(0.25, x),
            x.one_over(),
            (x * x).root(),
            math::exp(x),
            math::sum(&[x, y, x * y, -x, y]),
            math::dot(&[x, y, x, y], &[0.3, 0.5, 0.7, 0.9]),
            math::dot(&[x, y, x, y], &[y, y, x, x]),
            x / y - 3.0,
            (x * x).halvings(),
            (x * x).mantissa(),
        ]
    }

    #[test]
    fn eight_at_a_time_have_the_bits_of_one_by_one() {
        let numbers: [f64; 8] = [-3.7, f64::NAN, -0.0, 0.0, 1e-9, 0.25, 0.7, 42.0];
        let others = numbers.map(|number| 0.1 - 1.7 * number);
        for level in [Level::new(), Level::baseline()] {
            let found = dispatch!(level, simd => {
                let [x, y] = [numbers, others].map(|lanes| f64x8::load_array(simd, lanes));
                all(x, y).map(|lanes| *lanes)
            });
            for lane in 0..8 {
                let alone = all(numbers[lane], others[lane]).map(f64::to_bits);
                assert_eq!(found.map(|lanes| lanes[lane].to_bits()), alone, "{}", numbers[lane]);
            }
        }
    }
}
