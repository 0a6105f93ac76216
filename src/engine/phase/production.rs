//! Hours become counted activity and, weeks later, strategic value. Equations and sources: section *production* of
//! [`crate::model::description`].

use std::ops::Range;

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{self, Mask, Number, Scalar, at_least};
use crate::model::layout::Tally;
use crate::model::layout::columns::{Column, get, get_all, row_of, set, set_all};
use crate::model::layout::scratch::Scratch;
use crate::model::layout::workforce::{Department, FollowedWeek, PublicState};
use crate::model::payoff::PayoffStep;
use crate::model::policy::{CompanyPolicy, CountedUnits, Workload};
use crate::model::pretence::worked;
use crate::model::reward::TimedReward;
use crate::model::value::counted;
use crate::model::{Organization, Policies, Row, Tile};

/// What the hours of a week achieve. Effective working weeks.
#[derive(Clone, Copy, Debug)]
pub struct EffectiveHours<N, const K: usize> {
    /// Hours of the holder's own choosing.
    pub chosen: [N; K],
    /// Urgent hours.
    pub served: N,
}

/// Part of the hours of one's own choosing that is left for the work itself once initiatives have taken theirs. Share.
#[inline(always)]
pub fn left_by_setup<N: Number, const K: usize>(effort: &[N; K], setup: f64) -> N {
    let hours = math::sum(effort);
    let left = at_least(0.0, (hours - setup) / hours);
    hours.above(0.0).choose(left, hours.constant(0.0))
}

/// Turns hours into effective hours; `skill` is that of each kind of work, `holder_skill` that of the holder, `urgent` the kind
/// under which urgent hours count, `worth` what one of these is worth, of which a part is rework, and `setup` the hours
/// that initiatives take first.
#[inline(always)]
pub fn effective<N: Number, const K: usize>(
    skill: &Row<K>,
    holder_skill: N,
    effort: &[N; K],
    urgent_hours: N,
    urgent: usize,
    worth: f64,
    setup: f64,
) -> EffectiveHours<N, K>
where
    f64: Scalar<N>,
{
    let mut chosen = *effort;
    for k in 0..K {
        chosen[k] = skill[k] * holder_skill * effort[k];
    }
    if setup > 0.0 {
        let left = left_by_setup(effort, setup);
        for k in 0..K {
            chosen[k] = left * chosen[k];
        }
    }
    EffectiveHours { chosen, served: skill[urgent] * holder_skill * urgent_hours * worth }
}

/// Effective hours that count as aligned, for rewards on outcomes: what is accepted of those worked. Working weeks.
#[inline(always)]
pub fn aligned<N: Number, const K: usize>(
    rules: &Workload<K>,
    fit: N,
    worked: &[N; K],
    served: N,
) -> N
where
    f64: Scalar<N>,
{
    fit * (math::dot(worked, &rules.accepted) + served)
}

/// What a week counts towards a reward: by the credit of each kind of work, by the weight of outcomes, and `level` by the
/// result of the department. Counted units.
#[inline(always)]
pub fn units<const K: usize>(
    credit: &Row<K>,
    outcome: f64,
    level: f64,
    chosen: &Row<K>,
    urgent: usize,
    items: f64,
    aligned: f64,
) -> f64 {
    counted(credit, chosen, urgent, items) + outcome * aligned + level
}

/// What is due at the end of a pay period under gates, all of it and only then. Units of motive.
#[inline(always)]
pub fn due<const K: usize>(
    timed: &TimedReward<K>,
    attained: f64,
    is_passed: bool,
    period_ends: bool,
) -> f64 {
    if period_ends && is_passed { timed.earned(0.0, attained, true) } else { 0.0 }
}

/// What has been attained in the pay period when the next week begins. Counted units.
#[inline(always)]
pub fn attained_by_next_week(before: f64, units: f64, period_ends: bool) -> f64 {
    // the next week begins a new period
    if period_ends { 0.0 } else { before + units }
}

/// Hours whose value is showing, after a week with so many: `rate` is one over the weeks until value shows. Working
/// weeks.
pub fn showing(pipeline: f64, hours: f64, rate: f64) -> f64 {
    pipeline + rate * (hours - pipeline)
}

/// Lets the value of a kind of work come to show, after a week with so many hours of it. Writes `on_the_way`, `pipeline`,
/// `pipeline_hours`.
#[inline(always)]
pub fn show<const K: usize>(
    company: &CompanyPolicy<K>,
    department: &mut Department<K>,
    k: usize,
    effective: f64,
    hours: f64,
) {
    let Department { on_the_way, pipeline, pipeline_hours, .. } = department;
    let way = (company.payoff.rate(k, department.delay), company.payoff.steps[k] - 1);
    come_to_show(on_the_way, [pipeline, pipeline_hours], k, way, [effective, hours]);
}

/// The same for anybody's hours, where the value of this kind of work takes so many earlier steps at such a rate.
#[inline(always)]
fn come_to_show<const K: usize>(
    on_the_way: &mut [PayoffStep<K>],
    [pipeline, pipeline_hours]: [&mut Row<K>; 2],
    k: usize,
    (rate, earlier): (f64, usize),
    [effective, hours]: [f64; 2],
) {
    let (mut arrived, mut arrived_hours) = (effective, hours);
    for step in on_the_way.iter_mut().take(earlier) {
        arrived = showing(step.effective[k], arrived, rate);
        arrived_hours = showing(step.hours[k], arrived_hours, rate);
        (step.effective[k], step.hours[k]) = (arrived, arrived_hours);
    }
    pipeline[k] = showing(pipeline[k], arrived, rate);
    pipeline_hours[k] = showing(pipeline_hours[k], arrived_hours, rate);
    // steps that only other kinds take hold what shows, for a rule that asks for them later to go on from
    for step in on_the_way.iter_mut().skip(earlier) {
        (step.effective[k], step.hours[k]) = (pipeline[k], pipeline_hours[k]);
    }
}

/// Makes room for what shows later, the first time that a rule asks for it: as if it had been like now for long.
#[inline(always)]
pub fn make_room<const K: usize>(company: &CompanyPolicy<K>, department: &mut Department<K>) {
    let earlier = company.payoff.earlier_steps();
    if department.on_the_way.len() < earlier {
        let now = PayoffStep { effective: department.pipeline, hours: department.pipeline_hours };
        department.on_the_way.resize(earlier, now);
    }
}

/// Looks up who is how skilled, where people differ. Writes `talent`.
#[inline(always)]
pub fn know_people<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
) {
    if !here.org.talent.is_empty() {
        for stretch in &tile.stretches {
            let talent = &here.org.talent[stretch.seats()];
            scratch.talent[stretch.rows()].copy_from_slice(talent);
        }
    }
}

/// Turns the hours of the week into effective hours. Reads `effort`, `urgent_hours`, `practice`, `proficiency`,
/// `talent`, `pretended`; writes `chosen`, `served`, `fit`, `pretended`, and `aligned` if anything is paid for it.
#[inline(always)]
pub fn deliver<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &mut Scratch<K>,
    lanes: usize,
) {
    let (simd, skill) = (here.simd, &here.policy.people.skill);
    let (value, needed) = (&here.policies.company.value, &here.department.needed);
    let fit = value.alignments(simd, needed, &get_all(simd, &scratch.practice, lanes));
    let mut holder_skill = get(simd, &tile.proficiency, lanes);
    if !here.org.talent.is_empty() {
        holder_skill *= get(simd, &scratch.talent, lanes);
    }
    let (effort, urgent_hours) =
        (get_all(simd, &tile.effort, lanes), get(simd, &scratch.urgent_hours, lanes));
    let effective = effective(
        skill,
        holder_skill,
        &effort,
        urgent_hours,
        here.org.urgent,
        here.urgent_worth,
        here.policy.workload.setup,
    );
    set(&mut scratch.fit, lanes, fit);
    set_all(&mut scratch.chosen, lanes, &effective.chosen);
    set(&mut scratch.served, lanes, effective.served);
    let mut hours = effective.chosen;
    if here.policy.people.pretence > 0.0 {
        hours = worked(&effective.chosen, &get_all(simd, &scratch.pretended, lanes));
        let mut pretended = hours;
        for k in 0..K {
            pretended[k] = effective.chosen[k] - hours[k];
        }
        set_all(&mut scratch.pretended, lanes, &pretended);
    }
    if here.pay_by_seat {
        let aligned = aligned(&here.policy.workload, fit, &hours, effective.served);
        set(&mut scratch.aligned, lanes, aligned);
    }
}

/// Counts towards rewards with a target, a cap or tiers, and remembers what a week brings of rewards that may get one. Reads
/// `chosen`, `items`, `aligned`; writes `attained`, `prizes`.
#[inline(always)]
pub fn attain<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &mut Tile<K>,
    scratch: &mut Scratch<K>,
) {
    if tile.attained.is_empty() {
        return;
    }
    let (timed, untimed) = (&here.policy.motives.timed, &here.policy.motives.untimed);
    let (rows, urgent) = (tile.rows(), here.org.urgent);
    let Tile { attained, attained_now, .. } = tile;
    for counts in untimed {
        for row in rows.clone() {
            let (chosen, aligned) = (row_of(&scratch.chosen, row), scratch.aligned[row]);
            let CountedUnits { credit, outcome, level, .. } = counts;
            attained_now[counts.reward][row] =
                units(credit, *outcome, *level, &chosen, urgent, scratch.items[row], aligned);
        }
    }
    if timed.is_empty() {
        return;
    }
    scratch.prizes.iter_mut().for_each(|prizes| prizes.fill(0.0));
    for timed in timed {
        award(timed, rows.clone(), attained, attained_now, scratch, urgent, here.week);
    }
}

/// Counts towards a reward with a target, a cap or tiers and towards its gates, and adds what it pays this week.
#[inline(always)]
fn award<const K: usize>(
    timed: &TimedReward<K>,
    rows: Range<usize>,
    attained: &mut [Column],
    attained_now: &mut [Column],
    scratch: &mut Scratch<K>,
    urgent: usize,
    week: u32,
) {
    let period_ends = week.is_multiple_of(timed.period_weeks);
    for row in rows {
        let chosen = row_of(&scratch.chosen, row);
        let (items, aligned) = (scratch.items[row], scratch.aligned[row]);
        let mut count = |column: usize, credit: &Row<K>, outcome: f64, level: f64| {
            let units = units(credit, outcome, level, &chosen, urgent, items, aligned);
            let before = attained[column][row];
            attained[column][row] = attained_by_next_week(before, units, period_ends);
            attained_now[column][row] = units;
            (before, units)
        };
        let mut is_passed = true;
        for gate in &timed.gates {
            let (before, units) = count(gate.column, &gate.credit, gate.outcome, gate.level);
            is_passed &= gate.is_passed(before + units);
        }
        let (before, units) = count(timed.reward, &timed.credit, timed.outcome, timed.level);
        scratch.prizes[timed.pot as usize][row] += if timed.gates.is_empty() {
            timed.earned(before, units, period_ends)
        } else {
            due(timed, before + units, is_passed, period_ends)
        };
    }
}

/// Adds up the departments' value of the week. Reads the week's sums; writes `on_the_way`, `pipeline`,
/// `pipeline_hours`, `value`.
pub fn add_up<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    sums: &[Tally<K>],
    shared: &mut PublicState<K>,
) {
    let company = &policies.company;
    for (department, sum) in shared.departments.iter_mut().zip(sums) {
        make_room(company, department);
        for k in 0..K {
            let mut hours = sum.effort[k];
            if k == org.urgent {
                hours += sum.urgent_hours - sum.wasted_hours;
            }
            show(company, department, k, sum.effective[k], hours);
        }
        let worth = company.value.value(&department.needed, &department.pipeline);
        department.value = worth - sum.harm - company.missed_cost * sum.missed;
    }
    for (conflict, cost) in org.conflicts.iter().zip(&company.conflict_cost) {
        let hours = sums[conflict.source].effective[conflict.work];
        shared.departments[conflict.target].value -= cost * hours;
    }
}

/// Lets the value of those who are followed come to show, as in their department. Reads the week's sums; writes `followed`.
pub fn follow<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &PublicState<K>,
    followed: &mut [FollowedWeek<K>],
) {
    let payoff = &policies.company.payoff;
    for (part, week) in org.followed.parts.iter().zip(followed) {
        let delay = shared.departments[usize::from(part.department)].delay;
        let FollowedWeek { sum, on_the_way, pipeline, pipeline_hours } = week;
        let now = PayoffStep { effective: *pipeline, hours: *pipeline_hours };
        on_the_way.resize(on_the_way.len().max(payoff.earlier_steps()), now);
        for k in 0..K {
            let urgent_hours = sum.urgent_hours - sum.wasted_hours;
            let hours = sum.effort[k] + org.serves_urgent[k] * urgent_hours;
            let way = (payoff.rate(k, delay), payoff.steps[k] - 1);
            let showing = [&mut *pipeline, &mut *pipeline_hours];
            come_to_show(on_the_way, showing, k, way, [sum.effective[k], hours]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::reward::{Pot, Shape, Tiers};

    #[test]
    fn a_cap_pays_up_to_the_cap_and_a_target_pays_once() {
        let cap = timed(Shape::Capped { cap: 5.0 }, 1.0);
        assert!((cap.earned(4.0, 3.0, false) - 2.0).abs() < 1e-15);
        assert!(cap.earned(6.0, 3.0, false).abs() < 1e-15);
        let target = timed(Shape::Threshold { target: 5.0, noise: 1.0 }, 1.0);
        assert!((target.earned(4.0, 1.0, true) - 2.0).abs() < 1e-15);
        assert!(target.earned(4.0, 1.0, false).abs() < 1e-15);
    }

    #[test]
    fn a_penalty_costs_what_a_reward_of_its_units_earns() {
        let cap = timed(Shape::Capped { cap: 5.0 }, -1.0);
        assert!((cap.earned(-4.0, -3.0, false) + 2.0).abs() < 1e-15);
        let target = timed(Shape::Threshold { target: 5.0, noise: 1.0 }, -1.0);
        assert!((target.earned(-4.0, -1.0, true) + 2.0).abs() < 1e-15);
        assert!(target.earned(-3.0, -1.0, true).abs() < 1e-15);
        let tiers = Shape::Tiers { tiers: Tiers::new([(0.0, 1.0), (5.0, 3.0)]), noise: 1.0 };
        assert!((timed(tiers, 1.0).earned(4.0, 3.0, false) - 14.0).abs() < 1e-14);
        assert!((timed(tiers, -1.0).earned(-4.0, -3.0, false) + 14.0).abs() < 1e-14);
    }

    fn timed(shape: Shape, orientation: f64) -> TimedReward<4> {
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
            orientation,
            period_weeks: 13,
            gates: Vec::new(),
        }
    }
}
