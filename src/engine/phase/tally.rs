//! What can be said about each seat this week is counted, so that sums can be shown.

use crate::math;
use crate::model::workforce::{Shared, Tally};
use crate::model::{Block, Organization, Policies, Row};

/// Clarity from which a belief counts as known.
const KNOWS_FROM: f64 = 0.5;

/// Clears the sums of last week.
pub(crate) fn open<const K: usize>(block: &mut Block<K>) {
    for (_, tally) in &mut block.tallies {
        *tally = Tally::default();
    }
}

/// Adds up the week's columns. Reads all columns; writes `tallies`.
pub(crate) fn count<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    block: &mut Block<K>,
) {
    let value = &policies.company.value;
    for number in 0..block.spans.len() {
        let span = block.spans[number].clone();
        let policy = &policies.units[usize::from(span.unit)];
        let needed = &shared.departments[usize::from(span.department)].needed;
        let top = largest(&needed[..org.kinds]);
        let tally = &mut block.tallies[usize::from(span.tally)].1;
        tally.seats += span.rows.len() as f64;
        for row in span.rows {
            let seat = block.first + row;
            let believed = &shared.perceived_intent[seat];
            let clarity = shared.clarity(policy, seat);
            let (effort, practice) = (&block.effort[row], &block.practice[row]);
            let mut square = 0.0;
            for k in 0..K {
                square += effort[k] * effort[k];
                tally.effort[k] += effort[k];
                tally.effective[k] += block.effective[row][k];
                tally.practice[k] += practice[k];
            }
            let capacity = block.capacity[row];
            // capacity = rested hours x (1 - overhead), so both losses follow from it
            let rested = capacity / (1.0 - policy.workload.overhead);
            tally.capacity += capacity;
            tally.overhead += rested * policy.workload.overhead;
            tally.lost_to_strain += 1.0 - rested;
            tally.urgent_hours += block.urgent_hours[row];
            tally.effort_cost += 0.5 * policy.people.effort_cost * square;
            tally.missed += block.missed[row];
            tally.backlog += block.backlog[row];
            tally.pace += block.pace[row];
            tally.clarity += clarity;
            tally.understood += math::cosine(believed, needed);
            tally.practised += math::cosine(practice, needed);
            tally.fit += block.fit[row];
            tally.strain += block.strain[row];
            tally.credibility += block.credibility[row];
            tally.pay += block.pay[row];
            tally.strategy_first += f64::from(block.strategy_first[row]);
            let knows = clarity >= KNOWS_FROM && largest(&believed[..org.kinds]) == top;
            tally.top_priority += f64::from(knows);
            let would_stop = first_to_stop(&value.marginal(believed, practice), practice);
            let should_stop = first_to_stop(&value.marginal(needed, practice), practice);
            tally.stop_right += f64::from(would_stop == should_stop);
        }
    }
}

/// Place of the largest number; the first of several.
fn largest(row: &[f64]) -> usize {
    (1..row.len()).fold(0, |best, k| if row[k] > row[best] { k } else { best })
}

/// The kind of work whose next hour is worth least, among those that are done at all.
fn first_to_stop<const K: usize>(worth: &Row<K>, practice: &Row<K>) -> usize {
    let mut least = K;
    for k in 0..K {
        if practice[k] > 0.0 && (least == K || worth[k] < worth[least]) {
            least = k;
        }
    }
    least
}
