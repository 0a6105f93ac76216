//! What pulls: rewards, recognition, identity, and what is left of the strategy. Equations and sources: section *motive* of
//! [`crate::model::description`].
//!
//! What pulls on someone is [`crate::model::pull`]; here it becomes an amount of hours and a split, proportional to the
//! pulls. A threshold pulls with the density of just making it, given what is attained and what the rest of the period will
//! bring at last week's pace; so its pull rises and falls within the pay period. Tiers pull with the rate that is to be
//! expected at the end of the period.

use fearless_simd::{Simd, SimdBase, f64x8};

use crate::engine::here::Here;
use crate::math::{self, LANES, Mask, Number, Scalar, at_most};
use crate::model::layout::columns::{alike, get, get_all, set, set_all};
use crate::model::layout::scratch::Scratch;
use crate::model::policy::{Communication, OutcomePull};
use crate::model::pretence::pretended;
use crate::model::pull::{Mind, Pulls};
use crate::model::reward::{Gate, PeriodEnd, TimedReward};
use crate::model::{Row, Tile};

/// How clear the strategy is to someone with so much ambiguity. 0 to 1.
#[inline(always)]
pub fn clarity<N: Number, const K: usize>(rules: &Communication<K>, ambiguity: N) -> N
where
    f64: Scalar<N>,
{
    let starting = rules.starting_ambiguity;
    starting / (starting + ambiguity)
}

/// What somebody would do if nobody looked.
#[derive(Clone, Copy, Debug)]
pub struct Wish<N, const K: usize> {
    /// Hours the holder would offer. Working weeks.
    pub amount: N,
    /// Their split. Shares.
    pub want: [N; K],
    /// Part of what pulls that is the strategy. Share.
    pub by_strategy: N,
}

/// Makes an amount and a split of what pulls; `hours_of_a_pull` is one over the cost of effort, `flat` the split of
/// someone whom nothing pulls.
#[inline(always)]
pub fn wish<N: Number, const K: usize>(
    pulls: &Pulls<N, K>,
    hours_of_a_pull: f64,
    flat: &Row<K>,
) -> Wish<N, K>
where
    f64: Scalar<N>,
{
    let total = math::sum(&pulls.all);
    let (share, pulled) = (1.0 / total, total.above(0.0));
    let mut want = pulls.all;
    for k in 0..K {
        want[k] = pulled.choose(want[k] * share, total.constant(flat[k]));
    }
    // where penalties take from what pulls, the strategy alone can be more than everything together
    let by_strategy = at_most(1.0, math::sum(&pulls.strategy) * share);
    let by_strategy = pulled.choose(by_strategy, total.constant(0.0));
    Wish { amount: total * hours_of_a_pull, want, by_strategy }
}

/// What someone has done for a reward with a target, a cap or tiers, or for a gate.
#[derive(Clone, Copy, Debug)]
pub struct Attainment {
    /// Counted units of the pay period before this week.
    pub so_far: f64,
    /// Counted units of last week.
    pub last_week: f64,
}

/// Part of pay by the item in what speaks for and against doing urgent items in a hurry. Share.
#[inline(always)]
pub fn paid_by_item<N: Number>(by_item: N, conviction: f64, clarity: N) -> N
where
    f64: Scalar<N>,
{
    let by_item = by_item.at_least(0.0);
    by_item * (by_item + conviction * clarity).one_over()
}

/// Marginal reward per counted unit of a reward with a target, a cap, tiers or a gate, given what has been attained of it and
/// of its gates. Units of a penalty are below 0.
pub fn slope<const K: usize>(
    timed: &TimedReward<K>,
    attained: impl Fn(usize) -> Attainment,
    week: u32,
) -> f64 {
    let own = || attained(timed.reward);
    let slope = timed.slope(|| so_far(timed, own()), |noise| end(timed, own(), noise, week));
    timed.as_due(slope, |gate| end_of_gate(timed, gate, attained(gate.column), week))
}

/// Marginal reward per counted unit of one of the gates of a reward.
pub fn slope_of_gate<const K: usize>(
    timed: &TimedReward<K>,
    at: usize,
    attained: impl Fn(usize) -> Attainment,
    week: u32,
) -> f64 {
    let expected = timed.expected(end(timed, attained(timed.reward), timed.noise(), week));
    timed.along_gate(at, expected, |gate| end_of_gate(timed, gate, attained(gate.column), week))
}

fn so_far<const K: usize>(timed: &TimedReward<K>, attained: Attainment) -> f64 {
    timed.orientation * attained.so_far
}

/// How a pay period is expected to end: what has been attained, and the weeks that are left at last week's pace, this one
/// included. Units of a penalty are turned round.
fn end<const K: usize>(
    timed: &TimedReward<K>,
    attained: Attainment,
    noise: f64,
    week: u32,
) -> PeriodEnd {
    let last_week = timed.orientation * attained.last_week;
    let (left, part) = ahead(timed.period_weeks, week);
    PeriodEnd { units: so_far(timed, attained) + left * last_week, spread: noise * part }
}

fn end_of_gate<const K: usize>(
    timed: &TimedReward<K>,
    gate: &Gate<K>,
    attained: Attainment,
    week: u32,
) -> PeriodEnd {
    let (left, part) = ahead(timed.period_weeks, week);
    PeriodEnd { units: attained.so_far + left * attained.last_week, spread: gate.noise * part }
}

/// Weeks that are left of a pay period, this one included, and how much of its uncertainty they bring.
fn ahead(period_weeks: u32, week: u32) -> (f64, f64) {
    let left = f64::from(period_weeks - (week - 1) % period_weeks);
    (left, (left / f64::from(period_weeks)).sqrt())
}

/// Looks up who is how convinced, and how people differ in other ways, where they do. Writes `zeal`, `temper`.
#[inline(always)]
pub fn know_people<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
) {
    if !here.org.zeal.is_empty() {
        for stretch in &tile.stretches {
            scratch.zeal[stretch.rows()].copy_from_slice(&here.org.zeal[stretch.seats()]);
        }
    }
    let tempers = &here.org.tempers;
    if tempers.differ() {
        for (column, of_seats) in scratch.temper.iter_mut().zip(tempers.columns()) {
            for stretch in &tile.stretches {
                column[stretch.rows()].copy_from_slice(&of_seats[stretch.seats()]);
            }
        }
    }
}

/// How convinced the holders are, relative to the usual. Reads `zeal`.
#[inline(always)]
fn zeal<S: Simd, const K: usize>(here: Here<S, K>, scratch: &Scratch<K>, lanes: usize) -> f64x8<S> {
    if here.org.zeal.is_empty() {
        f64x8::splat(here.simd, 1.0)
    } else {
        get(here.simd, &scratch.zeal, lanes)
    }
}

/// Weighs what pulls. Reads `perceived_intent`, `ambiguity`, `credibility`, `zeal`, `attained`; writes `clarity`, `plan`,
/// `amount`, `by_strategy`.
#[inline(always)]
pub fn weigh<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
    lanes: usize,
) {
    let (simd, policy) = (here.simd, here.policy);
    let clarity = clarity(&policy.communication, get(simd, &tile.ambiguity, lanes));
    let perceived_intent = get_all(simd, &tile.perceived_intent, lanes);
    let credibility = get(simd, &tile.credibility, lanes);
    set(&mut scratch.clarity, lanes, clarity);
    let zeal = zeal(here, scratch, lanes);
    let temper = scratch.temper(simd, &here.org.tempers, lanes);
    let mind = Mind { perceived_intent: &perceived_intent, clarity, zeal, credibility, temper };
    let (ground, motives) = (&here.ground, &policy.motives);
    if motives.timed_pull && !motives.timed.is_empty() {
        let (direct, by_outcome) = timed_rewards(here, tile, lanes);
        let by_item = direct[here.org.urgent];
        plan(here, scratch, lanes, by_item, ground.pulls(mind, &direct, Some(by_outcome)));
        return;
    }
    let direct = alike(simd, &motives.reward);
    let by_item = direct[here.org.urgent];
    // in a branch of its own, so that what is not paid for takes no room
    if here.pays_for_outcomes {
        let by_outcome = OutcomePull {
            outcome: f64x8::splat(simd, motives.outcome),
            seen: alike(simd, &motives.outcome_seen),
        };
        plan(here, scratch, lanes, by_item, ground.pulls(mind, &direct, Some(by_outcome)));
    } else {
        plan(here, scratch, lanes, by_item, ground.pulls(mind, &direct, None));
    }
}

/// Makes an amount and a split of what pulls; `by_item` is what counting pulls towards urgent work. Reads `clarity`;
/// writes `plan`, `amount`, `paid_by_item`, `by_strategy`, `pretended`.
#[inline(always)]
fn plan<S: Simd, const K: usize>(
    here: Here<S, K>,
    scratch: &mut Scratch<K>,
    lanes: usize,
    by_item: f64x8<S>,
    pulls: Pulls<f64x8<S>, K>,
) {
    let wish = wish(&pulls, here.hours_of_a_pull, &here.policy.can.flat);
    set_all(&mut scratch.plan, lanes, &wish.want);
    set(&mut scratch.by_strategy, lanes, wish.by_strategy);
    set(&mut scratch.amount, lanes, wish.amount);
    let pretence = here.policy.people.pretence;
    if pretence > 0.0 {
        set_all(&mut scratch.pretended, lanes, &pretended(pretence, &pulls));
    }
    if here.policy.workload.haste > 0.0 {
        let (conviction, clarity) = (
            here.policy.motives.conviction,
            get(here.simd, &scratch.clarity, lanes) * zeal(here, scratch, lanes),
        );
        set(&mut scratch.paid_by_item, lanes, paid_by_item(by_item, conviction, clarity));
    }
}

/// The pull of rewards of which some have a target, a cap, tiers or a gate: along what they count, and along outcomes.
#[inline(always)]
fn timed_rewards<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    lanes: usize,
) -> ([f64x8<S>; K], OutcomePull<f64x8<S>, K>) {
    let (simd, motives) = (here.simd, &here.policy.motives);
    let (mut along, mut outcome, mut seen) = ([[0.0; LANES]; K], [0.0; LANES], [[0.0; LANES]; K]);
    for lane in 0..LANES {
        let row = LANES * lanes + lane;
        let attained = |column: usize| Attainment {
            so_far: tile.attained[column][row],
            last_week: tile.attained_now[column][row],
        };
        let (counted, by_outcome) = motives.of_rewards(
            |timed| slope(timed, attained, here.week),
            |timed, at| slope_of_gate(timed, at, attained, here.week),
        );
        for k in 0..K {
            along[k][lane] = counted[k];
            seen[k][lane] = by_outcome.seen[k];
        }
        outcome[lane] = by_outcome.outcome;
    }
    let columns = |rows: [[f64; LANES]; K]| {
        let mut columns = [f64x8::splat(simd, 0.0); K];
        for k in 0..K {
            columns[k] = f64x8::load_array_ref(simd, &rows[k]);
        }
        columns
    };
    let by_outcome = OutcomePull { outcome: f64x8::load_array(simd, outcome), seen: columns(seen) };
    (columns(along), by_outcome)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::reward::{Pot, Shape, Tiers};

    fn timed(shape: Shape, period_weeks: u32) -> TimedReward<4> {
        TimedReward {
            reward: 0,
            shape,
            strength: 2.0,
            full_strength: 2.0,
            pot: Pot::Own,
            credit: [1.0; 4],
            level: 0.0,
            along: [1.0; 4],
            outcome: 0.0,
            outcome_seen: [0.0; 4],
            orientation: 1.0,
            period_weeks,
            gates: Vec::new(),
        }
    }

    fn attained(so_far: f64, last_week: f64) -> impl Fn(usize) -> Attainment {
        move |_| Attainment { so_far, last_week }
    }

    #[test]
    fn a_target_exactly_in_reach_pulls_with_the_density_at_0() {
        let reward = timed(Shape::Threshold { target: 3.0, noise: 0.5 }, 1);
        let slope = slope(&reward, attained(0.0, 3.0), 1);
        assert!((slope - 2.0 * 0.398_942_280_401_432_7 / 0.5).abs() < 1e-14);
    }

    #[test]
    fn a_target_pulls_harder_towards_the_end_of_the_period_for_those_who_are_close() {
        let reward = timed(Shape::Threshold { target: 13.0, noise: 1.0 }, 13);
        let early = slope(&reward, attained(0.0, 1.0), 1);
        let late = slope(&reward, attained(12.0, 1.0), 13);
        assert!(late > 3.0 * early, "{early} {late}");
    }

    #[test]
    fn a_first_rate_of_nothing_pulls_where_the_quota_is_in_reach() {
        let tiers = Tiers::new([(0.0, 0.0), (13.0, 1.0)]);
        let reward = timed(Shape::Tiers { tiers, noise: 1.0 }, 13);
        let slope_at = |so_far, last_week, week| slope(&reward, attained(so_far, last_week), week);
        assert!((slope_at(0.0, 1.0, 1) - 1.0).abs() < 1e-12, "half of the strength of 2");
        assert!(slope_at(0.0, 0.2, 1) < 1e-12, "out of reach");
        assert!((slope_at(14.0, 1.0, 13) - 2.0).abs() < 1e-12, "passed");
    }

    #[test]
    fn a_gate_on_the_brink_pulls_itself_and_lets_half_of_the_reward_through() {
        let gate = Gate {
            column: 1,
            at_least: 5.0,
            credit: [1.0; 4],
            level: 0.0,
            along: [1.0; 4],
            outcome: 0.0,
            outcome_seen: [0.0; 4],
            noise: 0.5,
        };
        let shape = Shape::Tiers { tiers: Tiers::linear(), noise: 0.0 };
        let reward = TimedReward { gates: vec![gate], ..timed(shape, 1) };
        for (gate, chance, density) in
            [(5.0, 0.5, 0.398_942_280_401_432_7), (9.0, 1.0, 0.0), (1.0, 0.0, 0.0)]
        {
            let now = |column: usize| Attainment {
                so_far: 0.0,
                last_week: if column == 1 { gate } else { 3.0 },
            };
            assert!((slope(&reward, now, 1) - 2.0 * chance).abs() < 1e-12, "{gate}");
            let along = slope_of_gate(&reward, 0, now, 1);
            assert!((along - 6.0 * density / 0.5).abs() < 1e-12, "{gate}");
        }
    }

    #[test]
    fn a_cap_ends_the_pull() {
        let reward = timed(Shape::Capped { cap: 5.0 }, 13);
        assert!((slope(&reward, attained(4.9, 1.0), 3) - 2.0).abs() < 1e-15);
        assert!(slope(&reward, attained(5.0, 1.0), 3).abs() < 1e-15);
    }
}
