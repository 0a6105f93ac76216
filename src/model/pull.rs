//! What pulls on someone who believes this much and is paid for that. Equations and sources: section *motive* of
//! [`crate::model::description`]. Recognition and identity are in `standing`.

use crate::math::{self, Number, Scalar, at_least};
use crate::model::policy::{Motives, OutcomePull};
use crate::model::reward::TimedReward;
use crate::model::temper::Temper;
use crate::model::view::View;
use crate::model::{Policy, Row};

/// What somebody knows and feels this week.
#[derive(Clone, Copy, Debug)]
pub struct Mind<'a, N, const K: usize> {
    /// Belief about what the strategy asks for. Shares.
    pub perceived_intent: &'a [N; K],
    /// Clarity of that belief. 0 to 1.
    pub clarity: N,
    /// Conviction of the holder, relative to the usual. 1 where all are convinced alike.
    pub zeal: N,
    /// Weight given to what leaders say. Share.
    pub credibility: N,
    /// How the holder differs in other ways, where people do.
    pub temper: Option<Temper<N>>,
}

/// Pulls per effective hour of each kind of work. Units of motive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pulls<N, const K: usize> {
    /// Of the strategy.
    pub strategy: [N; K],
    /// Of rewards.
    pub reward: [N; K],
    /// Of everything together, at least 0.
    pub all: [N; K],
}

impl<const K: usize> Motives<K> {
    /// Pull of all rewards, given the slope of those with a target, a cap, tiers or a gate: along what they count, along
    /// each of their gates, and along outcomes.
    #[inline(always)]
    pub fn of_rewards(
        &self,
        slope: impl Fn(&TimedReward<K>) -> f64,
        along_gate: impl Fn(&TimedReward<K>, usize) -> f64,
    ) -> (Row<K>, OutcomePull<f64, K>) {
        let (mut direct, mut by_outcome) =
            (self.reward, OutcomePull { outcome: self.outcome, seen: self.outcome_seen });
        for timed in self.timed.iter().filter(|_| self.timed_pull) {
            let slope = slope(timed);
            by_outcome.outcome += slope * timed.outcome;
            for k in 0..K {
                direct[k] += slope * timed.along[k];
                by_outcome.seen[k] += slope * timed.outcome_seen[k];
            }
            for (at, gate) in timed.gates.iter().enumerate() {
                let slope = along_gate(timed, at);
                by_outcome.outcome += slope * gate.outcome;
                for k in 0..K {
                    direct[k] += slope * gate.along[k];
                    by_outcome.seen[k] += slope * gate.outcome_seen[k];
                }
            }
        }
        (direct, by_outcome)
    }

    /// The same before there is any work: see [`TimedReward::slope_at_par`].
    pub fn of_rewards_at_par(&self) -> (Row<K>, OutcomePull<f64, K>) {
        self.of_rewards(TimedReward::slope_at_par, |_, _| 0.0)
    }
}

/// What pulls on everyone of a unit alike this week.
#[derive(Clone, Copy, Debug)]
pub struct Ground<const K: usize> {
    /// What is really paid. Shares.
    paid: Row<K>,
    /// Weight of that against words.
    paid_weight: f64,
    /// Pull of conviction.
    conviction: f64,
    /// Discount of late payoffs; 0 for what cannot be done. Share.
    discount: Row<K>,
    /// How far belief directs pay for outcomes. Share.
    translation: f64,
    /// What is not directed by belief: parts by what the measure is seen as, and by what is needed.
    untranslated: (f64, Row<K>),
    /// What of the pull of each kind of work gets through. Shares.
    let_through: Row<K>,
    /// Pull of urgent work on someone to whom nothing is clear, where there is any.
    urgency: Option<Row<K>>,
    /// Pull of recognition on the usual seat, which is in `others` as well.
    recognition: Row<K>,
    /// Pull along what is needed, and of recognition and identity, net of repugnance; without end against what cannot be
    /// done.
    others: Row<K>,
}

impl<const K: usize> Policy<K> {
    /// What pulls on everyone alike, given what is needed and seen this week.
    #[inline(always)]
    pub fn ground(&self, needed: &Row<K>, view: &View<K>) -> Ground<K> {
        let motives = &self.motives;
        let rest = 1.0 - motives.translation;
        Ground {
            paid: view.paid,
            paid_weight: view.weight,
            conviction: motives.conviction,
            discount: math::row(|k| motives.discount[k] * self.can.kinds[k]),
            translation: motives.translation,
            untranslated: (
                rest * (1.0 - view.learned),
                math::row(|k| rest * view.learned * needed[k]),
            ),
            let_through: motives.let_through,
            urgency: motives.urgency.map(|urgency| {
                math::row(|k| urgency[k] * self.can.kinds[k] * motives.let_through[k])
            }),
            recognition: motives.recognition,
            others: math::row(|k| {
                let pull =
                    motives.along_intent * needed[k] + motives.standing[k] - motives.repugnance[k];
                if self.can.kinds[k] > 0.0 || !self.can.limited { pull } else { f64::NEG_INFINITY }
            }),
        }
    }
}

impl<const K: usize> Ground<K> {
    /// The same where each sign-off waits so many weeks longer: what comes later counts for less.
    #[inline(always)]
    #[must_use]
    pub fn delayed(mut self, motives: &Motives<K>, delay: f64) -> Self {
        if delay > 0.0 {
            for k in 0..K {
                let later = motives.discount[k] * motives.sign_off_delay[k] * delay;
                self.discount[k] /= 1.0 + later;
            }
        }
        self
    }

    /// What pulls on someone, given the pull of rewards: `direct` along what they count, `by_outcome` along
    /// what is taken to drive outcomes, if anything is paid for these.
    #[inline(always)]
    pub fn pulls<N: Number>(
        &self,
        mind: Mind<N, K>,
        direct: &[N; K],
        by_outcome: Option<OutcomePull<N, K>>,
    ) -> Pulls<N, K>
    where
        f64: Scalar<N>,
    {
        let Mind { perceived_intent, clarity, zeal, credibility, temper } = mind;
        let credibility = match &temper {
            Some(temper) => temper.trust * credibility,
            None => credibility,
        };
        let share = (credibility + self.paid_weight).one_over();
        let conviction = clarity * zeal * self.conviction;
        let (mut strategy, mut reward, mut all) = (*perceived_intent, *direct, *direct);
        for k in 0..K {
            let acted_on =
                (credibility * perceived_intent[k] + self.paid_weight * self.paid[k]) * share;
            strategy[k] =
                late(conviction * at_least(0.0, acted_on), self.discount[k], temper.as_ref());
            if let Some(OutcomePull { outcome, seen }) = by_outcome {
                let heard = outcome * at_least(0.0, perceived_intent[k]) * self.translation;
                let (as_seen, as_needed) = (self.untranslated.0, self.untranslated.1[k]);
                let pull = heard + seen[k] * as_seen + outcome * as_needed;
                reward[k] = direct[k] + late(pull, self.discount[k], temper.as_ref());
            }
            let mut own = strategy[k];
            if let Some(temper) = &temper {
                own = own + temper.beyond_usual(self.recognition[k]);
            }
            all[k] = at_least(0.0, reward[k] + self.others[k] + own) * self.let_through[k];
        }
        if let Some(urgency) = &self.urgency {
            // what looks urgent wins where nothing says what matters
            let unclear = clarity.constant(1.0) - clarity;
            for k in 0..K {
                all[k] = all[k] + unclear * urgency[k];
            }
        }
        Pulls { strategy, reward, all }
    }
}

/// What is left of a pull whose payoff comes later, where its discount for the usual seat is this.
#[inline(always)]
fn late<N: Number>(pull: N, discount: f64, temper: Option<&Temper<N>>) -> N
where
    f64: Scalar<N>,
{
    match temper {
        Some(temper) => pull * temper.discount(discount),
        None => pull * discount,
    }
}
