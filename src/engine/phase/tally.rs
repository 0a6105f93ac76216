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
    for span in &block.spans {
        let rows = span.rows.clone();
        let policy = &policies.units[usize::from(span.unit)];
        let needed = &shared.departments[usize::from(span.department)].needed;
        let top = largest(&needed[..org.kinds]);
        let overhead = policy.workload.overhead;
        let rested_per_capacity = 1.0 / (1.0 - overhead);
        let half_cost = 0.5 * policy.people.effort_cost;
        // slices of the same length, so that no place has to be checked seat by seat
        let believed = &shared.perceived_intent[block.first..][rows.clone()];
        let (effort, effective) = (&block.effort[rows.clone()], &block.effective[rows.clone()]);
        let (practice, clarity) = (&block.practice[rows.clone()], &block.clarity[rows.clone()]);
        let (capacity, urgent) = (&block.capacity[rows.clone()], &block.urgent_hours[rows.clone()]);
        let (missed, backlog) = (&block.missed[rows.clone()], &block.backlog[rows.clone()]);
        let (pace, fit) = (&block.pace[rows.clone()], &block.fit[rows.clone()]);
        let (strain, trust) = (&block.strain[rows.clone()], &block.credibility[rows.clone()]);
        let (items, voice) = (&block.items[rows.clone()], &block.voice[rows.clone()]);
        let (pay, by_strategy) = (&block.pay[rows.clone()], &block.strategy_first[rows.clone()]);
        // a copy of its own, so that the processor need not write it down after every seat
        let mut tally = std::mem::take(&mut block.tallies[usize::from(span.tally)].1);
        tally.seats += rows.len() as f64;
        for row in 0..rows.len() {
            for k in 0..K {
                tally.effort[k] += effort[row][k];
                tally.effective[k] += effective[row][k];
                tally.practice[k] += practice[row][k];
                tally.practice_squares[k] += practice[row][k] * practice[row][k];
                tally.believed[k] += believed[row][k];
                tally.believed_squares[k] += believed[row][k] * believed[row][k];
            }
            // capacity = rested hours x (1 - overhead), so both losses follow from it
            let rested = capacity[row] * rested_per_capacity;
            tally.capacity += capacity[row];
            tally.overhead += rested * overhead;
            tally.lost_to_strain += 1.0 - rested;
            tally.urgent_hours += urgent[row];
            tally.effort_cost += half_cost * math::dot(&effort[row], &effort[row]);
            tally.items += items[row];
            tally.missed += missed[row];
            tally.backlog += backlog[row];
            tally.pace += pace[row];
            tally.clarity += clarity[row];
            tally.understood += math::cosine(&believed[row], needed);
            tally.practised += math::cosine(&practice[row], needed);
            tally.fit += fit[row];
            tally.strain += strain[row];
            tally.credibility += trust[row];
            tally.voice += voice[row];
            tally.pay += pay[row];
            tally.strategy_first += f64::from(by_strategy[row]);
            let knows = clarity[row] >= KNOWS_FROM && largest(&believed[row][..org.kinds]) == top;
            tally.top_priority += f64::from(knows);
            let stops_right = least_helpful(&believed[row], &practice[row])
                == least_helpful(needed, &practice[row]);
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
    let helps: Row<K> = std::array::from_fn(|k| {
        if practice[k] > 0.0 { split[k].max(0.0) / practice[k] } else { f64::INFINITY }
    });
    (1..K).fold(0, |least, k| if helps[k] < helps[least] { k } else { least })
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
