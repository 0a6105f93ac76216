//! When the value of work shows: a delay of one or more equal steps, one after the other.
//!
//! ```text
//! rate       = steps / (max(payoff_weeks, 1) + steps - 1)
//! level_1   += rate (sum effective - level_1)
//! level_j   += rate (level_(j-1) - level_j)        with the level before as it is by the end of the week
//! pipeline   = the level of the last step
//! ```
//!
//! One step is an exponential delay, many are nearly a delay of fixed length: Forrester 1961; Sterman 2000. In a week in
//! which hours have just risen, part of them shows already, so a step of rate r holds work for 1 / r - 1 weeks on average;
//! the rate keeps the mean of all steps together that of a single one, and is never above 1.

use crate::math::{self, at_most};
use crate::model::Row;

/// Share of the week beyond which managers are not counted as busier: who waits for them waits long, and not for ever.
const MOST_BUSY: f64 = 0.95;

/// Time that managers with so much of their week taken need for a sign-off that takes `weeks` of their attention, as in a
/// queue with random arrivals (Kleinrock 1975). Weeks.
pub fn sign_off(weeks: f64, busy: f64) -> f64 {
    weeks / (1.0 - at_most(MOST_BUSY, busy))
}

/// How the value of each kind of work comes to show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PayoffTime<const K: usize> {
    /// Mean time with managers who have nothing to referee. Weeks.
    pub weeks: Row<K>,
    /// Steps in a row. At least 1.
    pub steps: [usize; K],
    /// Sign-offs that it waits for.
    pub sign_offs: Row<K>,
    /// Attention of managers that one takes. Weeks.
    pub takes: f64,
    /// What else managers have to do. Share of the week.
    pub busy: f64,
}

/// What has come through one of the earlier steps of the delay: it shows later. Working weeks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PayoffStep<const K: usize> {
    /// Effective hours.
    pub effective: Row<K>,
    /// The hours behind them, whatever the skill.
    pub hours: Row<K>,
}

impl<const K: usize> PayoffTime<K> {
    /// Delays with these means, in so many steps, that wait for nobody.
    pub fn new(weeks: Row<K>, steps: Row<K>) -> Self {
        let steps = steps.map(|steps: f64| steps.max(1.0).round() as usize);
        Self { weeks, steps, sign_offs: [0.0; K], takes: 0.0, busy: 0.0 }
    }

    /// What each sign-off waits longer for managers who spend such a share of their week refereeing. Weeks.
    pub fn delay(&self, refereeing: f64) -> f64 {
        sign_off(self.takes, self.busy + refereeing) - sign_off(self.takes, self.busy)
    }

    /// Share of the way that a week covers in each step, where each sign-off waits so much longer.
    pub fn rate(&self, kind: usize, delay: f64) -> f64 {
        let (weeks, steps) = (self.weeks[kind] + self.sign_offs[kind] * delay, self.steps[kind]);
        let steps = steps as f64;
        steps / (weeks.max(1.0) + (steps - 1.0))
    }

    /// Earlier steps that a department has to remember for the kind of work with the most of them.
    pub fn earlier_steps(&self) -> usize {
        self.steps.iter().fold(1, |most, &steps| most.max(steps)) - 1
    }
}

/// Part of what is still to come after so many weeks, of a delay with this mean in so many steps: an Erlang distribution.
/// Share.
pub fn still_to_come(weeks: f64, mean: f64, steps: f64) -> f64 {
    let passed = steps * weeks / mean;
    let (mut term, mut sum) = (1.0, 1.0);
    for step in 1..steps as u32 {
        term *= passed / f64::from(step);
        sum += term;
    }
    math::exp(-passed) * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_step_is_the_exponential_delay_to_the_last_bit() {
        let weeks = [0.0, 1.3, 7.0, 520.0];
        let delay = PayoffTime::new(weeks, [1.0; 4]);
        let plain = weeks.map(|weeks: f64| (1.0 / weeks.max(1.0)).to_bits());
        assert_eq!([0, 1, 2, 3].map(|k| delay.rate(k, 0.0).to_bits()), plain);
        assert_eq!(delay.earlier_steps(), 0);
        assert!(still_to_come(3.0, 7.0, 1.0).to_bits() == math::exp(-(3.0 / 7.0)).to_bits());
    }

    #[test]
    fn a_kind_of_work_that_is_not_there_takes_one_step() {
        assert_eq!(PayoffTime::new([0.0; 4], [0.0; 4]).steps, [1; 4]);
    }

    #[test]
    fn more_steps_come_later_at_first_and_sooner_in_the_end() {
        assert!(still_to_come(4.0, 13.0, 4.0) > still_to_come(4.0, 13.0, 1.0));
        assert!(still_to_come(26.0, 13.0, 4.0) < still_to_come(26.0, 13.0, 1.0));
    }
}
