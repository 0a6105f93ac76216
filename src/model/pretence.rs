//! What is reported and not worked. Equations and sources: section *pretence* of [`crate::model::optional`].

use crate::math::{self, Mask, Number, Scalar, at_least, at_most};
use crate::model::pull::Pulls;

/// Hours of each kind that somebody whom this pulls reports and does not work: those that the strategy pulls, as far as pay
/// goes another way. Shares of the hours of the kind.
#[inline(always)]
pub fn pretended<N: Number, const K: usize>(pretence: f64, pulls: &Pulls<N, K>) -> [N; K]
where
    f64: Scalar<N>,
{
    let Pulls { strategy, reward, all } = pulls;
    let lengths = math::dot(strategy, strategy) * math::dot(reward, reward);
    let none = lengths.constant(0.0);
    let apart = at_most(1.0, at_least(0.0, 1.0 - math::dot(strategy, reward) / lengths.root()));
    let conflict = pretence * lengths.above(0.0).choose(apart, none);
    let mut shares = *strategy;
    for k in 0..K {
        let by_strategy = at_most(1.0, strategy[k] / all[k]);
        shares[k] = conflict * all[k].above(0.0).choose(by_strategy, none);
    }
    shares
}

/// What is worked of hours, given the shares that are only reported.
#[inline(always)]
pub fn worked<N: Number, const K: usize>(hours: &[N; K], pretended: &[N; K]) -> [N; K] {
    let mut worked = *hours;
    for k in 0..K {
        worked[k] = hours[k] - pretended[k] * hours[k];
    }
    worked
}
