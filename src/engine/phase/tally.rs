//! What can be said about each seat this week is counted, so that sums can be shown.

use fearless_simd::Simd;

use crate::math::{self, totals, totals_and_squares};
use crate::model::block::{Column, Columns, Span, Stretch, row_of};
use crate::model::desk::Desk;
use crate::model::workforce::{Shared, Tally};
use crate::model::{Block, Organization, Policies, Row, ValueForm};

/// Clarity from which a belief counts as known.
const KNOWS_FROM: f64 = 0.5;

/// Adds up the week's columns. Reads all columns; writes `tallies`.
#[inline(always)]
pub fn count<S: Simd, const K: usize>(
    simd: S,
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    block: &mut Block<K>,
    desk: &mut Desk<K>,
) {
    look(org, policies, shared, block, desk);
    let mut tallies = std::mem::take(&mut block.tallies);
    for (_, tally) in &mut tallies {
        *tally = Tally::default();
    }
    for stretch in &block.stretches {
        let tally = &mut tallies[usize::from(stretch.tally)].1;
        add_hours(simd, org, policies, stretch, (block, desk), tally);
        add_load(simd, policies, shared, stretch, (block, desk), tally);
        add_minds(simd, policies, stretch, (block, desk), tally);
    }
    block.tallies = tallies;
}

/// Looks at each seat as an observer would: how close belief and practice are to what is needed, and what
/// the holder could say about it. Writes `understood`, `practised`, `knows`, `stops_right`.
#[inline(always)]
fn look<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    block: &Block<K>,
    desk: &mut Desk<K>,
) {
    let Block { spans, perceived_intent: believed, practice, .. } = block;
    let Desk { clarity, understood, practised, knows, stops_right, .. } = desk;
    for span in spans {
        let needed = &shared.departments[usize::from(span.department)].needed;
        closeness(believed, needed, span, understood);
        closeness(practice, needed, span, practised);
        know_the_top(org.kinds, needed, span, (believed, clarity), knows);
        if matches!(policies.company.value, ValueForm::Balanced { .. }) {
            stop_the_right_work(needed, span, (believed, practice), stops_right);
        }
    }
}

/// Adds hours of people's own choosing, and what follows from sums of them.
#[inline(always)]
fn add_hours<S: Simd, const K: usize>(
    simd: S,
    org: &Organization<K>,
    policies: &Policies<K>,
    stretch: &Stretch,
    (block, desk): (&Block<K>, &Desk<K>),
    sum: &mut Tally<K>,
) {
    let (rows, company) = (stretch.rows(), &policies.company);
    let policy = &policies.units[usize::from(stretch.unit)];
    let (motives, yardstick) = (&policy.motives, &org.counted[usize::from(stretch.department)]);
    let [items, served, aligned, prizes] =
        totals(simd, [&desk.items, &desk.served, &desk.aligned, &desk.prizes], rows.clone());
    let chosen = totals(simd, desk.chosen.each_ref(), rows.clone());
    let [hours, squares] = totals_and_squares(simd, block.effort.each_ref(), rows.clone());
    for k in 0..K {
        let counts = chosen[k] + org.serves_urgent[k] * items;
        sum.effort[k] += hours[k];
        sum.effective[k] += chosen[k] + org.serves_urgent[k] * served;
        sum.counted += yardstick[k] * counts;
        sum.pay += motives.pay[k] * counts;
        sum.harm += company.harm[k] * squares[k];
        sum.effort_cost += 0.5 * policy.people.effort_cost * squares[k];
    }
    sum.items += items;
    sum.pay += motives.pay_outcome * aligned + motives.pay_fixed * rows.len() as f64;
    if !motives.timed.is_empty() {
        sum.pay += prizes;
    }
}

/// Adds what lands on people, and what it does to their hours.
#[inline(always)]
fn add_load<S: Simd, const K: usize>(
    simd: S,
    policies: &Policies<K>,
    shared: &Shared<K>,
    stretch: &Stretch,
    (block, desk): (&Block<K>, &Desk<K>),
    sum: &mut Tally<K>,
) {
    let (rows, seats) = (stretch.rows(), stretch.rows().len() as f64);
    let policy = &policies.units[usize::from(stretch.unit)];
    let load = &policy.workload;
    let Desk { arrived, capacity, urgent_hours, missed, pace, defects, .. } = desk;
    let Block { backlog, strain, .. } = block;
    let [arrived, capacity, urgent_hours, missed, pace, defects, backlog, strain] = totals(
        simd,
        [arrived, capacity, urgent_hours, missed, pace, defects, backlog, strain],
        rows,
    );
    let fires = load.fires(shared.departments[usize::from(stretch.department)].debt) * seats;
    sum.seats += seats;
    sum.arrived += arrived * load.item + fires;
    sum.fires += fires;
    sum.surface += load.surface * seats;
    sum.defects += defects;
    // capacity = rested hours x (1 - overhead), so both losses follow from it
    let rested = capacity / (1.0 - load.overhead);
    sum.capacity += capacity;
    sum.overhead += rested * load.overhead;
    sum.lost_to_strain += seats - rested;
    sum.urgent_hours += urgent_hours;
    sum.missed += missed;
    sum.backlog += backlog;
    sum.pace += pace;
    sum.strain += strain;
}

/// Adds what people believe, do and say.
#[inline(always)]
fn add_minds<S: Simd, const K: usize>(
    simd: S,
    policies: &Policies<K>,
    stretch: &Stretch,
    (block, desk): (&Block<K>, &Desk<K>),
    sum: &mut Tally<K>,
) {
    let rows = stretch.rows();
    let [believed, believed_squares] =
        totals_and_squares(simd, block.perceived_intent.each_ref(), rows.clone());
    let [practice, practice_squares] =
        totals_and_squares(simd, block.practice.each_ref(), rows.clone());
    for k in 0..K {
        sum.believed[k] += believed[k];
        sum.believed_squares[k] += believed_squares[k];
        sum.practice[k] += practice[k];
        sum.practice_squares[k] += practice_squares[k];
    }
    let Desk { understood, practised, knows, stops_right, strategy_first, clarity, fit, .. } = desk;
    let [understood, practised, knows, stops_right, strategy_first, clarity, fit] = totals(
        simd,
        [understood, practised, knows, stops_right, strategy_first, clarity, fit],
        rows.clone(),
    );
    sum.understood += understood;
    sum.practised += practised;
    sum.top_priority += knows;
    sum.stop_right += stops_right;
    sum.strategy_first += strategy_first;
    sum.clarity += clarity;
    sum.fit += fit;
    let Block { newcomer, credibility, voice, .. } = block;
    let [newcomers, credibility, voice, concerned, spoke] =
        totals(simd, [newcomer, credibility, voice, &desk.concerned, &desk.spoke], rows);
    sum.exits += newcomers;
    sum.credibility += credibility;
    sum.voice += voice;
    sum.concerned += concerned;
    sum.spoke += spoke;
    // what each layer lets pass of what was said
    let pass_through = policies.units[usize::from(stretch.unit)].voice.pass_through;
    sum.heard += (0..stretch.layer).fold(spoke, |rest, _| rest * pass_through);
}

/// Cosines between rows and what is needed.
#[inline(always)]
fn closeness<const K: usize>(
    columns: &Columns<K>,
    needed: &Row<K>,
    span: &Span,
    into: &mut Column,
) {
    let (needed, needed_square) = (*needed, math::dot(needed, needed));
    for row in span.rows() {
        let values = row_of(columns, row);
        let lengths = math::dot(&values, &values) * needed_square;
        let cosine = math::dot(&values, &needed) / lengths.sqrt();
        into[row] = if lengths > 0.0 { cosine } else { 0.0 };
    }
}

/// Says 1 where the largest belief is what is needed most, and clear.
#[inline(always)]
fn know_the_top<const K: usize>(
    kinds: usize,
    needed: &Row<K>,
    span: &Span,
    (believed, clarity): (&Columns<K>, &Column),
    into: &mut Column,
) {
    let top = largest(&needed[..kinds]);
    // the first of several equal ones counts as the largest
    let no_rival: [bool; K] = std::array::from_fn(|k| k == top || k >= kinds);
    let may_equal: [bool; K] = std::array::from_fn(|k| k > top);
    let most = &believed[top];
    for row in span.rows() {
        let mut knows = clarity[row] >= KNOWS_FROM;
        for k in 0..K {
            let (own, most) = (believed[k][row], most[row]);
            knows &= no_rival[k] || own < most || (may_equal[k] && own <= most);
        }
        into[row] = if knows { 1.0 } else { 0.0 };
    }
}

/// Says 1 where the work that helps least by one's belief is the one that helps least indeed.
#[inline(always)]
fn stop_the_right_work<const K: usize>(
    needed: &Row<K>,
    span: &Span,
    (believed, practice): (&Columns<K>, &Columns<K>),
    into: &mut Column,
) {
    let needed = *needed;
    for row in span.rows() {
        let practice = row_of(practice, row);
        let stops = least_helpful(&row_of(believed, row), &practice);
        let right = least_helpful(&needed, &practice);
        into[row] = if stops.to_bits() == right.to_bits() { 1.0 } else { 0.0 };
    }
}

/// Place of the largest number; the first of several.
fn largest(row: &[f64]) -> usize {
    (1..row.len()).fold(0, |best, k| if row[k] > row[best] { k } else { best })
}

/// The kind of work that helps least, among those that are done at all: the smallest share of a split
/// per share of practice; its number. Below full substitution that is the order of marginal values.
#[inline(always)]
fn least_helpful<const K: usize>(split: &Row<K>, practice: &Row<K>) -> f64 {
    // a / b < c / d is a d < c b: ratios are compared without dividing; work that nobody does is 1 / 0
    let ratio = |k: usize| {
        let done = practice[k] > 0.0;
        let split = math::at_least(0.0, split[k]);
        (if done { split } else { 1.0 }, if done { practice[k] } else { 0.0 })
    };
    let (mut least, mut smallest) = (0.0, ratio(0));
    for k in 1..K {
        let next = ratio(k);
        let less = next.0 * smallest.1 < smallest.0 * next.1;
        least = if less { k as f64 } else { least };
        smallest.0 = if less { next.0 } else { smallest.0 };
        smallest.1 = if less { next.1 } else { smallest.1 };
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_most_beyond_its_share_helps_least() {
        let worst = |split, practice| least_helpful::<4>(&split, &practice) as usize;
        assert_eq!(worst([0.5, 0.5, 0.0, 0.0], [0.2, 0.8, 0.0, 0.0]), 1);
        assert_eq!(worst([0.5, 0.5, 0.0, 0.0], [0.2, 0.7, 0.1, 0.0]), 2);
        assert_eq!(worst([1.0, 0.0, 0.0, 0.0], [0.9, 0.0, 0.1, 0.0]), 2);
    }
}
