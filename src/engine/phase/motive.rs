//! What pulls: rewards, recognition, identity, and what is left of the strategy.
//!
//! ```text
//! m      = sum of rewards slope x credit + recognition x visibility
//!        + conviction kappa max(xt, 0) / (1 + T / horizon) + identity            floored at 0
//! amount = sum m / effort_cost          want = m / sum m
//! ```
//!
//! What pulls on someone is `model::pull`; here it becomes an amount and a split, proportional to the pulls
//! (Luce 1959). Rewards on an outcome measure pull along what the holder believes drives outcomes. A
//! threshold pulls with the density of just making it, given what is attained and what the rest of the
//! period will bring at last week's pace; so its pull rises and falls within the pay period (Larkin 2014).

use crate::math;
use crate::model::policy::{Shape, TimedReward};
use crate::model::pull::Mind;
use crate::model::workforce::Shared;
use crate::model::{Block, Organization, Policies};

/// Weighs what pulls. Reads `perceived_intent`, `ambiguity`, `credibility`, `attained`; writes `clarity`,
/// `want`, `amount`, `strategy_first`.
pub(crate) fn weigh<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    block: &mut Block<K>,
    week: u32,
) {
    let Block { first, spans, credibility, attained, attained_now, clarity, want, amount, .. } =
        block;
    let strategy_first = &mut block.strategy_first;
    for span in spans {
        let rows = span.rows.clone();
        let policy = &policies.units[usize::from(span.unit)];
        let needed = &shared.departments[usize::from(span.department)].needed;
        let starting = policy.communication.starting_ambiguity;
        // slices of the same length, so that no place has to be checked seat by seat
        let believed = &shared.perceived_intent[*first..][rows.clone()];
        let doubt = &shared.ambiguity[*first..][rows.clone()];
        let trust = &credibility[rows.clone()];
        let (clarity, want) = (&mut clarity[rows.clone()], &mut want[rows.clone()]);
        let amount = &mut amount[rows.clone()];
        let by_strategy = &mut strategy_first[rows.clone()];
        for row in 0..rows.len() {
            clarity[row] = starting / (starting + doubt[row]);
            let place = rows.start + row;
            let (direct, by_outcome) = policy.motives.of_rewards(|timed| {
                let now = (attained[timed.reward][place], attained_now[timed.reward][place]);
                slope(timed, now, week)
            });
            let mind = Mind { believed: &believed[row], clarity: clarity[row], trust: trust[row] };
            let pulls = policy.pulls(mind, needed, &direct, by_outcome);
            let total = math::sum(&pulls.all);
            amount[row] = total / policy.people.effort_cost;
            want[row] = if total > 0.0 { pulls.all.map(|pull| pull / total) } else { org.flat };
            by_strategy[row] = math::sum(&pulls.strategy) >= math::sum(&pulls.reward);
        }
    }
}

/// Marginal reward per counted unit of a reward with a target or a cap.
fn slope<const K: usize>(timed: &TimedReward<K>, (attained, pace): (f64, f64), week: u32) -> f64 {
    match timed.shape {
        Shape::Capped { cap } => {
            if attained < cap {
                timed.strength
            } else {
                0.0
            }
        }
        Shape::Threshold { target, noise } => {
            let weeks_left = timed.period_weeks - (week - 1) % timed.period_weeks;
            let left = f64::from(weeks_left);
            let spread = noise * (left / f64::from(timed.period_weeks)).sqrt();
            let missing = target - (attained + left * pace);
            timed.strength * math::normal_density(missing / spread) / spread
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timed(shape: Shape, period_weeks: u32) -> TimedReward<4> {
        TimedReward {
            reward: 0,
            shape,
            strength: 2.0,
            credit: [1.0; 4],
            outcome: 0.0,
            period_weeks,
        }
    }

    #[test]
    fn a_target_exactly_in_reach_pulls_with_the_density_at_0() {
        let reward = timed(Shape::Threshold { target: 3.0, noise: 0.5 }, 1);
        let slope = slope(&reward, (0.0, 3.0), 1);
        assert!((slope - 2.0 * 0.398_942_280_401_432_7 / 0.5).abs() < 1e-14);
    }

    #[test]
    fn a_target_pulls_harder_towards_the_end_of_the_period_for_those_who_are_close() {
        let reward = timed(Shape::Threshold { target: 13.0, noise: 1.0 }, 13);
        let early = slope(&reward, (0.0, 1.0), 1);
        let late = slope(&reward, (12.0, 1.0), 13);
        assert!(late > 3.0 * early, "{early} {late}");
    }

    #[test]
    fn a_cap_ends_the_pull() {
        let reward = timed(Shape::Capped { cap: 5.0 }, 13);
        assert!((slope(&reward, (4.9, 1.0), 3) - 2.0).abs() < 1e-15);
        assert!(slope(&reward, (5.0, 1.0), 3).abs() < 1e-15);
    }
}
