//! What pulls on someone who believes this much and is paid for that.
//!
//! ```text
//! xt       = (cr x + w ghat) / (cr + w)                  words weighed against what is really paid
//! strategy = conviction kappa max(xt, 0) discount        discount = 1 / (1 + T / horizon)
//! reward   = direct + by_outcome max(x, 0) discount      outcomes are sought where they are believed to lie
//! pull     = max(0, reward + along_intent needed + standing + strategy)
//! ```
//!
//! Best response to linear rewards under quadratic cost (Holmstrom & Milgrom 1991; Baker 1992); recognition
//! and identity are in `standing`. The weighing of words and pay is precision weighting (assumption).

use crate::model::policy::{Motives, TimedReward};
use crate::model::{Policy, Row};

/// What somebody knows and feels this week.
#[derive(Clone, Copy, Debug)]
pub struct Mind<'a, const K: usize> {
    /// Belief about what the strategy asks for (x). Shares.
    pub believed: &'a Row<K>,
    /// Clarity of that belief (kappa). 0 to 1.
    pub clarity: f64,
    /// Weight given to what leaders say (cr). Share.
    pub trust: f64,
}

/// Pulls per effective hour of each kind of work. Units of motive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pulls<const K: usize> {
    /// Of the strategy.
    pub strategy: Row<K>,
    /// Of rewards.
    pub reward: Row<K>,
    /// Of everything together, at least 0.
    pub all: Row<K>,
}

impl<const K: usize> Motives<K> {
    /// Pull of all rewards, given the slope of those with a target or a cap: along what they count, and
    /// along outcomes.
    #[inline]
    pub fn of_rewards(&self, slope: impl Fn(&TimedReward<K>) -> f64) -> (Row<K>, f64) {
        let (mut direct, mut by_outcome) = (self.reward, self.outcome);
        for timed in self.timed.iter().filter(|_| self.timed_pull) {
            let slope = slope(timed);
            by_outcome += slope * timed.outcome;
            for k in 0..K {
                direct[k] += slope * timed.credit[k];
            }
        }
        (direct, by_outcome)
    }
}

impl<const K: usize> Policy<K> {
    /// What pulls, given what is needed this week and the pull of rewards: `direct` along what they
    /// count, `by_outcome` along what is believed to drive outcomes.
    #[inline]
    pub fn pulls(
        &self,
        mind: Mind<K>,
        needed: &Row<K>,
        direct: &Row<K>,
        by_outcome: f64,
    ) -> Pulls<K> {
        let motives = &self.motives;
        let Mind { believed, clarity, trust } = mind;
        let none = [0.0; K];
        let paid = self.paid.shares(needed).unwrap_or(&none);
        let weight = self.communication.practice_weight;
        let share = if trust + weight > 0.0 { 1.0 / (trust + weight) } else { 0.0 };
        let conviction = motives.conviction * clarity;
        let strategy = std::array::from_fn(|k| {
            let acted_on = (trust * believed[k] + weight * paid[k]) * share;
            conviction * acted_on.max(0.0) * motives.discount[k]
        });
        let reward = std::array::from_fn(|k| {
            direct[k] + by_outcome * believed[k].max(0.0) * motives.discount[k]
        });
        let all = std::array::from_fn(|k| {
            let others = motives.along_intent * needed[k] + motives.standing[k];
            (reward[k] + others + strategy[k]).max(0.0)
        });
        Pulls { strategy, reward, all }
    }
}
