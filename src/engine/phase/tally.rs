//! What can be said about each seat this week is counted, so that sums can be shown.

use std::ops::Range;

use fearless_simd::Simd;

use crate::math::{self, add_columns, add_columns_and_squares, totals};
use crate::model::desk::{Desk, Sums};
use crate::model::tile::{Column, Columns, Stretch, row_of};
use crate::model::workforce::{Shared, Tally};
use crate::model::{Organization, Policies, Row, Tile, ValueForm};

/// Clarity from which a belief counts as known.
const KNOWS_FROM: f64 = 0.5;

/// Adds up the week's columns, stretch by stretch. Reads all columns; writes `tallies`.
#[inline(always)]
pub fn count<S: Simd, const K: usize>(
    simd: S,
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
    tallies: &mut [(u32, Tally<K>)],
) {
    look(org, policies, shared, tile, desk);
    for stretch in &tile.stretches {
        add(simd, stretch.rows(), tile, desk);
        if !stretch.goes_on {
            let tally = &mut tallies[usize::from(stretch.tally)].1;
            conclude(simd, org, policies, shared, (tile, stretch), &desk.sums, tally);
            desk.sums = Sums::default();
        }
    }
}

/// Looks at each seat as an observer would: how close belief and practice are to what is needed, and what
/// the holder could say about it. Writes `understood`, `practised`, `knows`, `stops_right`.
#[inline(always)]
fn look<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
) {
    let (rows, believed) = (tile.rows(), &tile.perceived_intent);
    let Desk { clarity, practice, understood, practised, knows, stops_right, .. } = desk;
    let needed = &shared.departments[usize::from(tile.department)].needed;
    closeness(believed, needed, rows.clone(), understood);
    closeness(practice, needed, rows.clone(), practised);
    know_the_top(org.kinds, needed, rows.clone(), (believed, clarity), knows);
    if matches!(policies.company.value, ValueForm::Balanced { .. }) {
        stop_the_right_work(needed, rows, (believed, practice), stops_right);
    }
}

/// Adds rows of a stretch to its sums.
#[inline(always)]
fn add<S: Simd, const K: usize>(
    simd: S,
    rows: Range<usize>,
    tile: &Tile<K>,
    desk: &mut Desk<K>,
) {
    let Tile { perceived_intent, effort, backlog, strain, .. } = tile;
    let Desk { sums, chosen, practice, items, served, aligned, prizes, .. } = desk;
    sums.seats += rows.len() as f64;
    add_columns(simd, chosen.each_ref(), rows.clone(), &mut sums.chosen);
    for (columns, [sums, squares]) in [
        (effort, &mut sums.effort),
        (perceived_intent, &mut sums.believed),
        (practice, &mut sums.practice),
    ] {
        add_columns_and_squares(simd, columns.each_ref(), rows.clone(), sums, squares);
    }
    let Desk { arrived, capacity, urgent_hours, missed, pace, defects, .. } = desk;
    let work = [
        items,
        served,
        aligned,
        prizes,
        arrived,
        capacity,
        urgent_hours,
        missed,
        pace,
        defects,
        backlog,
        strain,
    ];
    add_columns(simd, work, rows.clone(), &mut sums.work);
    let Tile { newcomer, credibility, voice, .. } = tile;
    let Desk { understood, practised, knows, stops_right, strategy_first, .. } = desk;
    let Desk { clarity, fit, concerned, spoke, .. } = desk;
    let minds = [
        understood,
        practised,
        knows,
        stops_right,
        strategy_first,
        clarity,
        fit,
        newcomer,
        credibility,
        voice,
        concerned,
        spoke,
    ];
    add_columns(simd, minds, rows, &mut sums.minds);
}

/// Adds what the sums over a stretch mean to its tally.
#[inline(always)]
fn conclude<S: Simd, const K: usize>(
    simd: S,
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    (tile, stretch): (&Tile<K>, &Stretch),
    sums: &Sums<K>,
    tally: &mut Tally<K>,
) {
    let (company, policy) = (&policies.company, &policies.units[usize::from(tile.unit)]);
    let (motives, load) = (&policy.motives, &policy.workload);
    let yardstick = &org.counted[usize::from(tile.department)];
    let seats = sums.seats;
    let [
        items,
        served,
        aligned,
        prizes,
        arrived,
        capacity,
        urgent_hours,
        missed,
        pace,
        defects,
        backlog,
        strain,
    ] = totals(simd, &sums.work);

    // hours of people's own choosing, and what follows from them
    let chosen = totals(simd, &sums.chosen);
    let [hours, squares] = sums.effort.each_ref().map(|parts| totals(simd, parts));
    for k in 0..K {
        let counts = chosen[k] + org.serves_urgent[k] * items;
        tally.effort[k] += hours[k];
        tally.effective[k] += chosen[k] + org.serves_urgent[k] * served;
        tally.counted += yardstick[k] * counts;
        tally.pay += motives.pay[k] * counts;
        tally.harm += company.harm[k] * squares[k];
        tally.effort_cost += 0.5 * policy.people.effort_cost * squares[k];
    }
    tally.items += items;
    tally.pay += motives.pay_outcome * aligned + motives.pay_fixed * seats;
    if !motives.timed.is_empty() {
        tally.pay += prizes;
    }

    // what lands on people, and what it does to their hours
    let fires = load.fires(shared.departments[usize::from(tile.department)].debt) * seats;
    tally.seats += seats;
    tally.arrived += arrived * load.item + fires;
    tally.fires += fires;
    tally.surface += load.surface * seats;
    tally.defects += defects;
    // capacity = rested hours x (1 - overhead), so both losses follow from it
    let rested = capacity / (1.0 - load.overhead);
    tally.capacity += capacity;
    tally.overhead += rested * load.overhead;
    tally.lost_to_strain += seats - rested;
    tally.urgent_hours += urgent_hours;
    tally.missed += missed;
    tally.backlog += backlog;
    tally.pace += pace;
    tally.strain += strain;

    // what people believe, do and say
    let [believed, believed_squares] = sums.believed.each_ref().map(|parts| totals(simd, parts));
    let [practice, practice_squares] = sums.practice.each_ref().map(|parts| totals(simd, parts));
    for k in 0..K {
        tally.believed[k] += believed[k];
        tally.believed_squares[k] += believed_squares[k];
        tally.practice[k] += practice[k];
        tally.practice_squares[k] += practice_squares[k];
    }
    let [
        understood,
        practised,
        knows,
        stops_right,
        strategy_first,
        clarity,
        fit,
        newcomers,
        credibility,
        voice,
        concerned,
        spoke,
    ] = totals(simd, &sums.minds);
    tally.understood += understood;
    tally.practised += practised;
    tally.top_priority += knows;
    tally.stop_right += stops_right;
    tally.strategy_first += strategy_first;
    tally.clarity += clarity;
    tally.fit += fit;
    tally.exits += newcomers;
    tally.credibility += credibility;
    tally.voice += voice;
    tally.concerned += concerned;
    tally.spoke += spoke;
    // what each layer lets pass of what was said
    let pass_through = policy.voice.pass_through;
    tally.heard += (0..stretch.layer).fold(spoke, |rest, _| rest * pass_through);
}

/// Cosines between rows and what is needed.
#[inline(always)]
fn closeness<const K: usize>(
    columns: &Columns<K>,
    needed: &Row<K>,
    rows: Range<usize>,
    into: &mut Column,
) {
    let (needed, needed_square) = (*needed, math::dot(needed, needed));
    for row in rows {
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
    rows: Range<usize>,
    (believed, clarity): (&Columns<K>, &Column),
    into: &mut Column,
) {
    let top = largest(&needed[..kinds]);
    // the first of several equal ones counts as the largest
    let no_rival: [bool; K] = std::array::from_fn(|k| k == top || k >= kinds);
    let may_equal: [bool; K] = std::array::from_fn(|k| k > top);
    let most = &believed[top];
    for row in rows {
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
    rows: Range<usize>,
    (believed, practice): (&Columns<K>, &Columns<K>),
    into: &mut Column,
) {
    let needed = *needed;
    for row in rows {
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
