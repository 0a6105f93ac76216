//! Rewards whose pull depends on what has been attained in the pay period: targets, caps, tiers and gates.

use crate::math;
use crate::model::Row;
use crate::scenario::parameter::MOST_TIERS;

/// A reward with a target, a cap, tiers or a gate.
#[derive(Clone, Debug, PartialEq)]
pub struct TimedReward<const K: usize> {
    /// Which reward of the scenario.
    pub reward: usize,
    /// Target, cap or tiers.
    pub shape: Shape,
    /// Strength after dilution in a group. Motive per counted unit.
    pub strength: f64,
    /// What it pays, all of the group together: strength without dilution. Motive per counted unit, or per prize.
    pub full_strength: f64,
    /// Who shares what it earns.
    pub pot: Pot,
    /// Counted units per effective hour.
    pub credit: Row<K>,
    /// Counted units of a week that come of the department's result.
    pub level: f64,
    /// What an effective hour more does to the counted units: its credit, and what it does to the result.
    pub along: Row<K>,
    /// Weight of outcome measures.
    pub outcome: f64,
    /// Shares that these are seen as, times their weights.
    pub outcome_seen: Row<K>,
    /// 1 for a reward; -1 for a penalty, whose counted units are below 0 and reach a target, a cap or a tier there.
    pub orientation: f64,
    /// Pay period. Weeks.
    pub period_weeks: u32,
    /// What must hold as well, for it to be due at the end of a period.
    pub gates: Vec<Gate<K>>,
}

/// Who shares what rewards earn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pot {
    /// Nobody else.
    Own,
    /// Everyone of the department with such a reward.
    Department,
    /// Everyone of the company with such a reward.
    Company,
}

impl Pot {
    /// How many there are.
    pub const COUNT: usize = 3;
}

/// A measure that must hold for a reward to be due.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate<const K: usize> {
    /// Place of its units among those that a seat attains.
    pub column: usize,
    /// Least units of a period. Counted units.
    pub at_least: f64,
    /// Counted units per effective hour.
    pub credit: Row<K>,
    /// Counted units of a week that come of the department's result.
    pub level: f64,
    /// What an effective hour more does to the counted units: its credit, or what it does to the result.
    pub along: Row<K>,
    /// 1 for an outcome, else 0.
    pub outcome: f64,
    /// Shares that an outcome is seen as.
    pub outcome_seen: Row<K>,
    /// Standard deviation of the measure over a period. Counted units.
    pub noise: f64,
}

/// How a pay period is expected to end.
#[derive(Clone, Copy, Debug)]
pub struct PeriodEnd {
    /// Counted units.
    pub units: f64,
    /// How far they are uncertain, standard deviation. Counted units.
    pub spread: f64,
}

impl<const K: usize> Gate<K> {
    /// Whether a period with so many units passes it.
    pub fn is_passed(&self, units: f64) -> bool {
        units >= self.at_least
    }

    /// Chance of passing it.
    fn chance(&self, end: PeriodEnd) -> f64 {
        math::normal_chance((end.units - self.at_least) / end.spread)
    }

    /// How much a unit more adds to that chance.
    fn rise(&self, end: PeriodEnd) -> f64 {
        math::normal_density((self.at_least - end.units) / end.spread) / end.spread
    }
}

/// Shape of a timed reward.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// Paid once when the target is met.
    Threshold {
        /// Counted units per period.
        target: f64,
        /// Standard deviation of the measure over a period. Counted units.
        noise: f64,
    },
    /// Every unit pays until the cap.
    Capped {
        /// Counted units per period.
        cap: f64,
    },
    /// Every unit pays at the rate of its tier.
    Tiers {
        /// The rates, and from where they hold.
        tiers: Tiers,
        /// Standard deviation of the measure over a period. Counted units.
        noise: f64,
    },
}

/// Rates by what has been counted in a pay period (F): the first one from the first unit on, and steps to others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tiers {
    first: f64,
    steps: [Step; MOST_TIERS - 1],
    used: usize,
}

/// Where a rate changes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Step {
    /// Counted units per period.
    pub from: f64,
    /// How much the rate rises there; below 0 where it falls.
    pub rise: f64,
}

impl Tiers {
    /// Tiers from where they begin and their rates, the first one from 0.
    pub fn new(tiers: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let mut tiers = tiers.into_iter();
        let first = tiers.next().map_or(0.0, |(_, rate)| rate);
        let mut found = Self { first, steps: [Step::default(); MOST_TIERS - 1], used: 0 };
        let mut before = first;
        for (step, (from, rate)) in found.steps.iter_mut().zip(tiers) {
            *step = Step { from, rise: rate - before };
            before = rate;
            found.used += 1;
        }
        found
    }

    /// One rate for all units.
    pub fn linear() -> Self {
        Self::new([(0.0, 1.0)])
    }

    /// Where rates change.
    pub fn steps(&self) -> &[Step] {
        &self.steps[..self.used]
    }

    /// What so many units of a period earn, in units paid at a rate of 1 (F).
    pub fn earned(&self, units: f64) -> f64 {
        let above = |step: &Step| step.rise * (units - step.from).max(0.0);
        self.steps().iter().fold(self.first * units, |sum, step| sum + above(step))
    }

    /// Rate of the last unit of a period that is expected to end with so many, give or take `spread`.
    pub fn expected_rate(&self, units: f64, spread: f64) -> f64 {
        let passed = |step: &Step| step.rise * math::normal_chance((units - step.from) / spread);
        self.steps().iter().fold(self.first, |rate, step| rate + passed(step))
    }

    /// What a period is expected to earn that is expected to end like this.
    fn expected(&self, end: PeriodEnd) -> f64 {
        let above = |step: &Step| {
            let beyond = end.units - step.from;
            let z = beyond / end.spread;
            step.rise * (beyond * math::normal_chance(z) + end.spread * math::normal_density(z))
        };
        self.steps().iter().fold(self.first * end.units, |sum, step| sum + above(step))
    }

    /// The same rate where every step is exactly in reach: the mean of the first and the last rate.
    fn rate_at_par(&self) -> f64 {
        self.steps().iter().fold(self.first, |rate, step| rate + 0.5 * step.rise)
    }
}

impl<const K: usize> TimedReward<K> {
    /// Marginal reward per counted unit when a target and the steps of tiers are exactly in reach, a cap is far, and gates
    /// are passed.
    pub fn slope_at_par(&self) -> f64 {
        match self.shape {
            Shape::Threshold { noise, .. } => self.strength * math::normal_density(0.0) / noise,
            Shape::Capped { .. } => self.strength,
            Shape::Tiers { tiers, .. } => self.strength * tiers.rate_at_par(),
        }
    }

    /// Marginal reward per counted unit, given what has been attained in the period so far and how it is expected to end,
    /// which depends on the noise of what is counted; as if its gates were passed. Units of a penalty are turned round.
    #[inline(always)]
    pub fn slope(&self, so_far: impl Fn() -> f64, end: impl Fn(f64) -> PeriodEnd) -> f64 {
        match self.shape {
            Shape::Capped { cap } => {
                if so_far() < cap {
                    self.strength
                } else {
                    0.0
                }
            }
            Shape::Threshold { target, noise } => {
                let PeriodEnd { units, spread } = end(noise);
                let missing = target - units;
                self.strength * math::normal_density(missing / spread) / spread
            }
            Shape::Tiers { tiers, noise } => {
                let PeriodEnd { units, spread } = end(noise);
                self.strength * tiers.expected_rate(units, spread)
            }
        }
    }

    /// The same over a period of usual weeks in which so many units are counted: the chance density of just reaching a
    /// target, the part of the period before a cap, the rate to be expected at its end under tiers.
    pub fn usual_slope(&self, in_period: f64) -> f64 {
        match self.shape {
            Shape::Threshold { target, noise } => {
                self.strength * math::normal_density((target - in_period) / noise) / noise
            }
            Shape::Capped { cap } if in_period > cap => self.strength * cap / in_period,
            Shape::Capped { .. } => self.strength,
            Shape::Tiers { tiers, noise } => self.strength * tiers.expected_rate(in_period, noise),
        }
    }

    /// What the units of a week earn, after those of the pay period before it; a penalty costs as much as a reward of its
    /// units earns. Units of motive.
    #[inline(always)]
    pub fn earned(&self, before: f64, units: f64, period_ends: bool) -> f64 {
        let (before, units) = (self.orientation * before, self.orientation * units);
        let prize = self.orientation * self.full_strength;
        match self.shape {
            Shape::Capped { cap } => prize * ((before + units).min(cap) - before.min(cap)),
            Shape::Threshold { target, .. } if period_ends && before + units >= target => prize,
            Shape::Threshold { .. } => 0.0,
            Shape::Tiers { tiers, .. } => {
                prize * (tiers.earned(before + units) - tiers.earned(before))
            }
        }
    }

    /// What a period is expected to earn that is expected to end like this, if its gates are passed. Units of a penalty
    /// are turned round. Motive.
    pub fn expected(&self, end: PeriodEnd) -> f64 {
        let earned = match self.shape {
            Shape::Threshold { target, .. } => {
                math::normal_chance((end.units - target) / end.spread)
            }
            Shape::Capped { cap } => end.units.min(cap),
            Shape::Tiers { tiers, .. } => tiers.expected(end),
        };
        self.strength * earned
    }

    /// A slope as far as it is due: times the chance of passing each gate.
    pub fn as_due(&self, slope: f64, end: impl Fn(&Gate<K>) -> PeriodEnd) -> f64 {
        self.gates.iter().fold(slope, |slope, gate| slope * gate.chance(end(gate)))
    }

    /// Marginal reward per unit of one of its gates: what it opens, by how much a unit more opens it while the others are
    /// open. What is due of a penalty is lost.
    pub fn along_gate(&self, at: usize, expected: f64, end: impl Fn(&Gate<K>) -> PeriodEnd) -> f64 {
        self.gates.iter().enumerate().fold(self.orientation * expected, |slope, (place, gate)| {
            slope * if place == at { gate.rise(end(gate)) } else { gate.chance(end(gate)) }
        })
    }

    /// Standard deviation of what it counts over a pay period; 0 where nothing depends on it. Counted units.
    pub fn noise(&self) -> f64 {
        match self.shape {
            Shape::Threshold { noise, .. } | Shape::Tiers { noise, .. } => noise,
            Shape::Capped { .. } => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_pay_each_unit_at_its_rate() {
        let tiers = Tiers::new([(0.0, 1.0), (10.0, 2.0), (15.0, 0.0)]);
        for (units, earned) in [(0.0, 0.0), (4.0, 4.0), (12.0, 14.0), (15.0, 20.0), (99.0, 20.0)] {
            assert!((tiers.earned(units) - earned).abs() < 1e-12, "{units}");
        }
    }

    #[test]
    fn the_expected_rate_is_that_of_the_tier_far_from_its_ends_and_between_two_at_a_step() {
        let tiers = Tiers::new([(0.0, 0.5), (10.0, 2.0)]);
        for (units, rate) in [(0.0, 0.5), (10.0, 1.25), (20.0, 2.0)] {
            assert!((tiers.expected_rate(units, 1.0) - rate).abs() < 1e-12, "{units}");
        }
        assert!((tiers.rate_at_par() - 1.25).abs() < 1e-15);
        let all = Tiers::new((0..9).map(|tier| (f64::from(tier), 1.0)));
        assert_eq!(all.steps().len(), MOST_TIERS - 1);
    }
}
