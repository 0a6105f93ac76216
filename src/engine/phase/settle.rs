//! The week is over: what everyone did becomes what everyone can see.

use crate::engine::crew::Crew;
use crate::model::workforce::{BLOCK_SEATS, Tally};
use crate::model::{Organization, Row, Workforce};

/// Publishes practice and newcomers. Reads the blocks' `practice`, `newcomer`; writes those of
/// `shared`, and `team_practice`.
pub(crate) fn publish<const K: usize>(
    org: &Organization<K>,
    state: &mut Workforce<K>,
    crew: &impl Crew,
) {
    let Workforce { shared, blocks, .. } = state;
    let blocks = &*blocks;
    crew.each_chunk(
        &mut shared.practice[1..],
        &mut shared.newcomer[1..],
        BLOCK_SEATS,
        |from, practice, newcomer| {
            let block = &blocks[from / BLOCK_SEATS];
            practice.copy_from_slice(&block.practice);
            newcomer.copy_from_slice(&block.newcomer);
        },
    );
    let practice = &shared.practice;
    let mut no_second_column = vec![(); shared.team_practice.len()];
    crew.each_chunk(
        &mut shared.team_practice,
        &mut no_second_column,
        BLOCK_SEATS,
        |from, sums, _| {
            for (sum, seats) in sums.iter_mut().zip(&org.chart.teams[from..]) {
                let mut total: Row<K> = [0.0; K];
                for seat in &practice[seats.start as usize..seats.end as usize] {
                    for k in 0..K {
                        total[k] += seat[k];
                    }
                }
                *sum = total;
            }
        },
    );
}

/// Sums the week over the seats of each cell, in the order of blocks.
pub(crate) fn sum_up<const K: usize>(state: &mut Workforce<K>) {
    state.cells.fill(Tally::default());
    for block in &state.blocks {
        for (cell, tally) in &block.tallies {
            state.cells[*cell as usize].add(tally);
        }
    }
}

/// Sums of the departments.
pub(crate) fn by_department<const K: usize>(
    org: &Organization<K>,
    cells: &[Tally<K>],
) -> Vec<Tally<K>> {
    let mut sums = vec![Tally::default(); org.departments];
    for (cell, tally) in org.groups.cells.iter().zip(cells) {
        sums[usize::from(cell.department)].add(tally);
    }
    sums
}
