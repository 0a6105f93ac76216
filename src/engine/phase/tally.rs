//! What can be said about each seat this week is counted, so that sums can be shown.

use crate::math::{self, total, total_of};
use crate::model::workforce::{Column, Columns, Desk, Shared, Span, Tally, row_of};
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
    for span in spans {
        let department = usize::from(span.department);
        let policy = &policies.units[usize::from(span.unit)];
        let (company, motives) = (&policies.company, &policy.motives);
        let needed = &shared.departments[department].needed;
        let sum = |column: &Column| total(&column[span.rows()]);
        let seats = span.rows().len() as f64;
        let tally = &mut tallies[usize::from(span.tally)].1;
        tally.seats += seats;

        // hours, and what follows from sums of them
        let chosen: Row<K> = std::array::from_fn(|k| sum(&desk.chosen[k]));
        let (served, items, capacity) =
            (sum(&desk.served), sum(&desk.items), sum(&desk.capacity));
        let yardstick = &org.counted[department];
        for k in 0..K {
            tally.effort[k] += sum(&effort[k]);
            let squares = squares(&effort[k], span, &mut desk.room);
            tally.effort_cost += 0.5 * policy.people.effort_cost * squares;
            tally.harm += company.harm[k] * squares;
            tally.effective[k] += chosen[k] + org.serves_urgent[k] * served;
            tally.counted += yardstick[k] * (chosen[k] + org.serves_urgent[k] * items);
            tally.pay += motives.pay[k] * (chosen[k] + org.serves_urgent[k] * items);
        }
        tally.pay += motives.pay_outcome * sum(&desk.aligned) + motives.pay_fixed * seats;
        // capacity = rested hours x (1 - overhead), so both losses follow from it
        let overhead = policy.workload.overhead;
        let rested = capacity / (1.0 - overhead);
        tally.capacity += capacity;
        tally.overhead += rested * overhead;
        tally.lost_to_strain += seats - rested;
        tally.items += items;
        tally.urgent_hours += sum(&desk.urgent_hours);
        tally.missed += sum(&desk.missed);
        tally.backlog += sum(&block.backlog);
        tally.pace += sum(&desk.pace);

        // what people are like
        tally.clarity += sum(&desk.clarity);
        tally.fit += sum(&desk.fit);
        tally.strain += sum(&block.strain);
        tally.credibility += sum(&block.credibility);
        tally.voice += sum(&block.voice);
        tally.strategy_first += sum(&desk.strategy_first);

        // what they believe and do
        for k in 0..K {
            let (believed, practised) = (&desk.believed[k], &practice[k]);
            tally.believed[k] += sum(believed);
            tally.believed_squares[k] += squares(believed, span, &mut desk.room);
            tally.practice[k] += sum(practised);
            tally.practice_squares[k] += squares(practised, span, &mut desk.room);
        }
        tally.understood += closeness(&desk.believed, needed, span, &mut desk.room);
        tally.practised += closeness(practice, needed, span, &mut desk.room);
        tally.top_priority += knowing(org.kinds, needed, span, desk);
        if matches!(company.value, ValueForm::Balanced { .. }) {
            let (believed, needed) = (&desk.believed, *needed);
            tally.stop_right += total_of(span.rows(), &mut desk.room, #[inline(always)] |row| {
                let practised = row_of(practice, row);
                let worst = least_helpful(&row_of(believed, row), &practised);
                if worst == least_helpful(&needed, &practised) { 1.0 } else { 0.0 }
            });
        }
    }
}

/// Sum of the squares of a column.
#[inline(always)]
fn squares(column: &Column, span: &Span, room: &mut Column) -> f64 {
    total_of(
        span.rows(),
        room,
        #[inline(always)]
        |row| column[row] * column[row],
    )
}

/// Sum of the cosines between rows and what is needed.
#[inline(always)]
fn closeness<const K: usize>(
    columns: &Columns<K>,
    needed: &Row<K>,
    span: &Span,
    room: &mut Column,
) -> f64 {
    let (needed, needed_square) = (*needed, math::dot(needed, needed));
    total_of(span.rows(), room, #[inline(always)] |row| {
        let values = row_of(columns, row);
        let lengths = math::dot(&values, &values) * needed_square;
        let cosine = math::dot(&values, &needed) / lengths.sqrt();
        if lengths > 0.0 { cosine } else { 0.0 }
    })
}

/// Seats whose largest belief is what is needed most, and clear.
#[inline(always)]
fn knowing<const K: usize>(
    kinds: usize,
    needed: &Row<K>,
    span: &Span,
    desk: &mut Desk<K>,
) -> f64 {
    let Desk { believed, clarity, room, .. } = desk;
    let top = largest(&needed[..kinds]);
    // the first of several equal ones counts as the largest
    let no_rival: [bool; K] = std::array::from_fn(|k| k == top || k >= kinds);
    let may_equal: [bool; K] = std::array::from_fn(|k| k > top);
    let most = &believed[top];
    total_of(
        span.rows(),
        room,
        #[inline(always)]
        |row| {
            let mut knows = clarity[row] >= KNOWS_FROM;
            for k in 0..K {
                let (own, most) = (believed[k][row], most[row]);
                knows &= no_rival[k] | (own < most) | (may_equal[k] & (own <= most));
            }
            if knows { 1.0 } else { 0.0 }
        },
    )
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
