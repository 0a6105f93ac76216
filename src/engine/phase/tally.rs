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
    for number in 0..block.spans.len() {
        let span = block.spans[number].clone();
        let policy = &policies.units[usize::from(span.unit)];
        let needed = &shared.departments[usize::from(span.department)].needed;
        let top = largest(&needed[..org.kinds]);
        // a copy of its own, so that the processor need not write it down after every seat
        let mut tally = std::mem::take(&mut block.tallies[usize::from(span.tally)].1);
        tally.seats += span.rows.len() as f64;
        for row in span.rows {
            let seat = block.first + row;
            let believed = &shared.perceived_intent[seat];
            let clarity = block.clarity[row];
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
            let stops_right = least_helpful(believed, practice) == least_helpful(needed, practice);
            tally.stop_right += f64::from(stops_right);
        }
        block.tallies[usize::from(span.tally)].1 = tally;
    }
}

/// Place of the largest number; the first of several.
fn largest(row: &[f64]) -> usize {
    (1..row.len()).fold(0, |best, k| if row[k] > row[best] { k } else { best })
}

/// The kind of work that helps least, among those that are done at all: the smallest share of a split
/// per share of practice. Below full substitution that is the order of marginal values.
fn least_helpful<const K: usize>(split: &Row<K>, practice: &Row<K>) -> usize {
    let mut least = K;
    for k in 0..K {
        // split / practice < split / practice, without dividing
        let helps_less =
            || split[k].max(0.0) * practice[least] < split[least].max(0.0) * practice[k];
        if practice[k] > 0.0 && (least == K || helps_less()) {
            least = k;
        }
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_most_beyond_its_share_helps_least() {
        assert_eq!(least_helpful(&[0.5, 0.5, 0.0, 0.0], &[0.2, 0.8, 0.0, 0.0]), 1);
        assert_eq!(least_helpful(&[0.5, 0.5, 0.0, 0.0], &[0.2, 0.7, 0.1, 0.0]), 2);
        assert_eq!(least_helpful(&[1.0, 0.0, 0.0, 0.0], &[0.9, 0.0, 0.1, 0.0]), 2);
    }
}
