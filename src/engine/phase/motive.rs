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
use crate::model::desk::Desk;
use crate::model::policy::{Shape, TimedReward};
use crate::model::pull::Mind;
use crate::model::tile::{put, row_of};
use crate::model::workforce::Shared;
use crate::model::{Organization, Policies, Row, Tile};

/// Weighs what pulls. Reads `perceived_intent`, `ambiguity`, `credibility`, `attained`; writes `clarity`, `plan`,
/// `amount`, `strategy_first`.
#[inline(always)]
pub fn weigh<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
    week: u32,
) {
    let motives = &policies.units[usize::from(tile.unit)].motives;
    if motives.timed_pull && !motives.timed.is_empty() {
        let (attained, attained_now) = (&tile.attained, &tile.attained_now);
        let rewards = |row: usize| {
            motives.of_rewards(|timed| {
                let now = (attained[timed.reward][row], attained_now[timed.reward][row]);
                slope(timed, now, week)
            })
        };
        weigh_by(org, policies, shared, tile, desk, rewards);
    } else {
        let everyone = (motives.reward, motives.outcome);
        weigh_by(
            org,
            policies,
            shared,
            tile,
            desk,
            #[inline(always)]
            |_| everyone,
        );
    }
}

/// Weighs what pulls, given the pull of rewards in each row.
#[inline(always)]
fn weigh_by<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
    rewards: impl Fn(usize) -> (Row<K>, f64),
) {
    let policy = &policies.units[usize::from(tile.unit)];
    let ground = policy.ground(&shared.departments[usize::from(tile.department)].needed);
    let starting = policy.communication.starting_ambiguity;
    let hours_of_a_pull = 1.0 / policy.people.effort_cost;
    let flat = org.flat;
    for row in tile.rows() {
        let clarity = starting / (starting + tile.ambiguity[row]);
        let believed = row_of(&tile.perceived_intent, row);
        let mind = Mind { believed: &believed, clarity, trust: tile.credibility[row] };
        let (direct, by_outcome) = rewards(row);
        let pulls = ground.pulls(mind, &direct, by_outcome);
        let total = math::sum(&pulls.all);
        let share = 1.0 / total;
        let want: Row<K> =
            std::array::from_fn(|k| if total > 0.0 { pulls.all[k] * share } else { flat[k] });
        let strategy_first = math::sum(&pulls.strategy) >= math::sum(&pulls.reward);
        desk.clarity[row] = clarity;
        desk.amount[row] = total * hours_of_a_pull;
        put(&mut desk.plan, row, &want);
        desk.strategy_first[row] = if strategy_first { 1.0 } else { 0.0 };
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
