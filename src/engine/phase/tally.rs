//! What can be said about each seat this week is counted, so that sums can be shown.

use crate::math::{self, totals};
use crate::model::block::{Column, Columns, Span, row_of};
use crate::model::desk::Desk;
use crate::model::workforce::{Shared, Tally};
use crate::model::{Block, Organization, Policies, Row, ValueForm};

/// Clarity from which a belief counts as known.
const KNOWS_FROM: f64 = 0.5;

/// Clears the sums of last week.
pub(crate) fn open<const K: usize>(block: &mut Block<K>) {
    for (_, tally) in &mut block.tallies {
        *tally = Tally::default();
    }
}

/// Adds up the week's columns. Reads all columns; writes `tallies`.
#[inline(always)]
pub(crate) fn count<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    block: &mut Block<K>,
    desk: &mut Desk<K>,
) {
    let Block { spans, effort, practice, tallies, .. } = block;
    let (company, serves_urgent) = (&policies.company, org.serves_urgent);
    for span in spans {
        let department = usize::from(span.department);
        let policy = &policies.units[usize::from(span.unit)];
        let (motives, yardstick) = (&policy.motives, &org.counted[department]);
        let needed = &shared.departments[department].needed;
        let rows = span.people();
        let seats = rows.len() as f64;
        let sum = &mut tallies[usize::from(span.tally)].1;
        sum.seats += seats;

        // hours, and what follows from sums of them
        let Desk { capacity, urgent_hours, items, missed, pace, served, aligned, .. } = &*desk;
        let [capacity, urgent_hours, items, missed, pace, served, aligned, backlog] = totals(
            [capacity, urgent_hours, items, missed, pace, served, aligned, &block.backlog],
            rows.clone(),
        );
        let chosen = totals(desk.chosen.each_ref(), rows.clone());
        let hours = totals(effort.each_ref(), rows.clone());
        let squares = sums_of_squares(effort, span, &mut desk.squares);
        for k in 0..K {
            let counts = chosen[k] + serves_urgent[k] * items;
            sum.effort[k] += hours[k];
            sum.effective[k] += chosen[k] + serves_urgent[k] * served;
            sum.counted += yardstick[k] * counts;
            sum.pay += motives.pay[k] * counts;
            sum.harm += company.harm[k] * squares[k];
            sum.effort_cost += 0.5 * policy.people.effort_cost * squares[k];
        }
        sum.pay += motives.pay_outcome * aligned + motives.pay_fixed * seats;
        // capacity = rested hours x (1 - overhead), so both losses follow from it
        let overhead = policy.workload.overhead;
        let rested = capacity / (1.0 - overhead);
        sum.capacity += capacity;
        sum.overhead += rested * overhead;
        sum.lost_to_strain += seats - rested;
        sum.urgent_hours += urgent_hours;
        sum.items += items;
        sum.missed += missed;
        sum.backlog += backlog;
        sum.pace += pace;

        // what people believe and do
        let (believed, practised) = (
            totals(desk.believed.each_ref(), rows.clone()),
            totals(practice.each_ref(), rows.clone()),
        );
        let believed_squares = sums_of_squares(&desk.believed, span, &mut desk.squares);
        let practice_squares = sums_of_squares(practice, span, &mut desk.squares);
        for k in 0..K {
            sum.believed[k] += believed[k];
            sum.believed_squares[k] += believed_squares[k];
            sum.practice[k] += practised[k];
            sum.practice_squares[k] += practice_squares[k];
        }

        // what people are like
        let Desk { believed, clarity, understood, practised, knows, stops_right, .. } = &mut *desk;
        closeness(believed, needed, span, understood);
        closeness(practice, needed, span, practised);
        know_the_top(org.kinds, needed, span, (believed, clarity), knows);
        if matches!(company.value, ValueForm::Balanced { .. }) {
            stop_the_right_work(needed, span, (believed, practice), stops_right);
        }
        let Desk { clarity, fit, strategy_first, defects, .. } = &*desk;
        let [understood, practised, knows, stops_right, strategy_first, defects, clarity, fit] =
            totals(
                [
                    &desk.understood,
                    &desk.practised,
                    &desk.knows,
                    &desk.stops_right,
                    strategy_first,
                    defects,
                    clarity,
                    fit,
                ],
                rows.clone(),
            );
        sum.understood += understood;
        sum.practised += practised;
        sum.top_priority += knows;
        sum.stop_right += stops_right;
        sum.strategy_first += strategy_first;
        sum.defects += defects;
        sum.clarity += clarity;
        sum.fit += fit;
        let [strain, credibility, voice] =
            totals([&block.strain, &block.credibility, &block.voice], rows);
        sum.strain += strain;
        sum.credibility += credibility;
        sum.voice += voice;
    }
}

/// Sums of the squares of columns.
#[inline(always)]
fn sums_of_squares<const K: usize>(
    columns: &Columns<K>,
    span: &Span,
    squares: &mut Columns<K>,
) -> Row<K> {
    for (squares, column) in squares.iter_mut().zip(columns) {
        for row in span.rows() {
            squares[row] = column[row] * column[row];
        }
    }
    totals(squares.each_ref(), span.people())
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
    let helps: Row<K> = std::array::from_fn(|k| {
        let help = math::at_least(0.0, split[k]) / practice[k];
        if practice[k] > 0.0 { help } else { f64::INFINITY }
    });
    let mut least = (0.0, helps[0]);
    for k in 1..K {
        let less = helps[k] < least.1;
        least = (if less { k as f64 } else { least.0 }, if less { helps[k] } else { least.1 });
    }
    least.0
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
