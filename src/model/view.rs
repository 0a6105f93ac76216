//! What people of a unit see paid, and what their department takes success to be. Equations and sources: section *own view*
//! of [`crate::model::description`].
//!
//! A bonus teaches by its size: what is paid is weighed by its share of everything that pulls, so that a bonus of nearly
//! nothing teaches nearly nothing. Pay for an outcome says what to reach and not how: people take it to be moved by what
//! they have heard, as far as the strategy is spelled out, and else by what the measure is seen as. What a department did
//! before fills an own view that nobody pays for.

use crate::math;
use crate::model::policy::{Motives, OutcomePull};
use crate::model::reward::{Gate, PeriodEnd, TimedReward};
use crate::model::value::counted;
use crate::model::{Policy, Row};

/// What holds for all seats of a unit this week.
#[derive(Clone, Debug, PartialEq)]
pub struct View<const K: usize> {
    /// What the department takes success to be. Shares.
    pub own: Row<K>,
    /// What is really paid. Shares; 0 where nothing is.
    pub paid: Row<K>,
    /// Weight of what is paid against what is said.
    pub weight: f64,
    /// Speed at which credibility follows the match of words and pay. Share per week.
    pub credibility_rate: f64,
    /// 1 for each kind of work that the unit can do and needs, is paid for or can be seen doing, or that others ask for;
    /// else 0: nobody takes anything else for a priority.
    pub asked: Row<K>,
    /// How far people have found out what moves outcomes that they are paid for. Share.
    pub learned: f64,
    /// Share of what is paid that has moved to other work since last week.
    pub moved: f64,
    /// How far beliefs come this week to what leaders know of the needs, because work was stopped. Share.
    pub lesson: f64,
    /// What leaders know of the needs. Shares.
    pub known: Row<K>,
}

/// What a department knows and does, of which a view is formed.
#[derive(Clone, Copy, Debug)]
pub struct DepartmentKnowledge<'a, const K: usize> {
    /// What the strategy needs now. Shares.
    pub needed: &'a Row<K>,
    /// What was heard of it, mean of seats. Shares.
    pub heard: &'a Row<K>,
    /// What the department did before. Shares.
    pub before: &'a Row<K>,
    /// How far people have found out what moves outcomes. Share.
    pub learned: f64,
    /// Work of a usual seat and week; `None` before there is any, when targets and the steps of tiers count as exactly in
    /// reach, caps as far and gates as passed.
    pub usual: Option<&'a UsualWeek<K>>,
    /// What its people sense of what is needed, where they do. Shares.
    pub sensed: Option<&'a Row<K>>,
}

/// Work of a usual seat of a department in a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UsualWeek<const K: usize> {
    /// Effective hours of one's own choosing. Working weeks.
    pub chosen: Row<K>,
    /// Urgent items. Working weeks at proper care.
    pub items: f64,
    /// Effective hours times their alignment. Working weeks.
    pub aligned: f64,
}

impl<const K: usize> View<K> {
    /// Forms the view of a unit; `urgent` is the kind of work that serves urgent work.
    pub fn of(policy: &Policy<K>, seen: DepartmentKnowledge<K>, urgent: usize) -> Self {
        let DepartmentKnowledge { needed, heard, before, learned, usual, sensed } = seen;
        let motives = &policy.motives;
        let (mut pay, OutcomePull { outcome, seen: seen_as }) =
            motives.of_usual_weeks(usual, urgent);
        let translation = motives.translation;
        for k in 0..K {
            let unheard = (1.0 - learned) * seen_as[k] + learned * outcome * needed[k];
            pay[k] += translation * outcome * heard[k].max(0.0) + (1.0 - translation) * unheard;
            pay[k] += motives.along_intent * needed[k];
            // nobody sees pay that cannot be earned here
            pay[k] *= policy.can.kinds[k];
        }
        let positive = |row: &Row<K>| row.iter().fold(0.0, |sum, pull| sum + pull.max(0.0));
        let (size, custom) = (positive(&pay), policy.norms.custom);
        let all = size + motives.conviction + positive(&motives.standing) + custom;
        let share_of_pay = if size > 0.0 { size / all } else { 0.0 };
        let nothing = [0.0; K];
        let sensed = sensed.map(|sensed| policy.can.part_of(sensed));
        let own = sensed.or(policy.own_view).unwrap_or_else(|| {
            let wanted: Row<K> =
                std::array::from_fn(|k| pay[k] + motives.standing[k] + custom * before[k]);
            policy.can.part_of(&math::shares(&wanted, &policy.visible))
        });
        let asks = |k: usize| {
            let anybody = policy.intent[k] > 0.0
                || needed[k] > 0.0
                || (pay[k] > 0.0 && motives.unasked != Some(k))
                || policy.seen_doing[k] > 0.0
                || policy.communication.others_ask[k] > 0.0;
            policy.can.kinds[k] > 0.0 && anybody
        };
        Self {
            own,
            paid: math::shares(&pay, &nothing),
            weight: policy.communication.practice_weight * share_of_pay,
            credibility_rate: policy.communication.credibility_rate * share_of_pay,
            asked: std::array::from_fn(|k| f64::from(u8::from(asks(k)))),
            learned,
            moved: 0.0,
            lesson: 0.0,
            known: *needed,
        }
    }

    /// The same in a week in which so much is learned of what leaders know, because work was stopped.
    #[must_use]
    pub fn with_lesson(self, lesson: f64, known: &Row<K>) -> Self {
        Self { lesson, known: *known, ..self }
    }

    /// The same after a week in which this was paid.
    #[must_use]
    pub fn after(mut self, paid_before: &Row<K>) -> Self {
        self.moved = (0..K).fold(0.0, |sum, k| sum + 0.5 * (self.paid[k] - paid_before[k]).abs());
        self
    }
}

impl<const K: usize> UsualWeek<K> {
    /// A part of the way to another week.
    #[must_use]
    pub fn towards(&self, other: &Self, part: f64) -> Self {
        let between = |from: f64, to: f64| from + part * (to - from);
        Self {
            chosen: std::array::from_fn(|k| between(self.chosen[k], other.chosen[k])),
            items: between(self.items, other.items),
            aligned: between(self.aligned, other.aligned),
        }
    }
}

impl<const K: usize> TimedReward<K> {
    /// Units that it counts in a usual week.
    pub fn units_of(&self, usual: &UsualWeek<K>, urgent: usize) -> f64 {
        let counted = counted(&self.credit, &usual.chosen, urgent, usual.items);
        counted + self.outcome * usual.aligned + self.level
    }

    /// How a pay period of usual weeks ends.
    fn usual_end(&self, usual: &UsualWeek<K>, urgent: usize) -> PeriodEnd {
        let units = self.units_of(usual, urgent);
        let units = self.orientation * units * f64::from(self.period_weeks);
        PeriodEnd { units, spread: self.noise() }
    }
}

impl<const K: usize> Gate<K> {
    /// Units that it counts in a usual week.
    pub fn units_of(&self, usual: &UsualWeek<K>, urgent: usize) -> f64 {
        let counted = counted(&self.credit, &usual.chosen, urgent, usual.items);
        counted + self.outcome * usual.aligned + self.level
    }

    fn usual_end(&self, usual: &UsualWeek<K>, urgent: usize, period_weeks: u32) -> PeriodEnd {
        let units = self.units_of(usual, urgent) * f64::from(period_weeks);
        PeriodEnd { units, spread: self.noise }
    }
}

impl<const K: usize> Motives<K> {
    /// Pull of all rewards over pay periods of usual weeks: see `usual_slope`.
    pub fn of_usual_weeks(
        &self,
        usual: Option<&UsualWeek<K>>,
        urgent: usize,
    ) -> (Row<K>, OutcomePull<f64, K>) {
        let along_gate = |timed: &TimedReward<K>, at: usize| {
            usual.map_or(0.0, |usual| {
                let expected = timed.expected(timed.usual_end(usual, urgent));
                let end = |gate: &Gate<K>| gate.usual_end(usual, urgent, timed.period_weeks);
                timed.along_gate(at, expected, end)
            })
        };
        self.of_rewards(|timed| usual_slope(timed, usual, urgent), along_gate)
    }
}

/// Marginal reward per counted unit, over a pay period of usual weeks, as far as its gates are passed. Motive per counted
/// unit.
fn usual_slope<const K: usize>(
    timed: &TimedReward<K>,
    usual: Option<&UsualWeek<K>>,
    urgent: usize,
) -> f64 {
    let Some(usual) = usual else { return timed.slope_at_par() };
    let slope = timed.usual_slope(timed.usual_end(usual, urgent).units);
    timed.as_due(slope, |gate| gate.usual_end(usual, urgent, timed.period_weeks))
}

/// What others see of a week: how all hours were spent, and what was chosen as far as it is visible. Shares.
#[inline(always)]
pub fn seen<const K: usize>(
    by_visibility: f64,
    visibility: &Row<K>,
    practice: &Row<K>,
    effort: &Row<K>,
) -> Row<K> {
    let chosen = math::shares(&math::row(|k| effort[k] * visibility[k]), practice);
    math::row(|k| (1.0 - by_visibility) * practice[k] + by_visibility * chosen[k])
}
