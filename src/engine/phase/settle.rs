//! The week is over: what everyone did becomes what everyone can see.

use crate::engine::crew::Crew;
use crate::model::block::{BLOCK_SEATS, Span, row_of};
use crate::model::workforce::Tally;
use crate::model::{Organization, Workforce};

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
            let rows = block.spans.iter().flat_map(Span::people);
            for ((practice, newcomer), row) in practice.iter_mut().zip(newcomer).zip(rows) {
                *practice = row_of(&block.practice, row);
                *newcomer = block.newcomer[row];
            }
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
                let mut total = [0.0; K];
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

/// Sums the week over the seats of each cell, in the order of blocks, and of each department.
pub(crate) fn sum_up<const K: usize>(org: &Organization<K>, state: &mut Workforce<K>) {
    let Workforce { blocks, cells, by_department, .. } = state;
    cells.fill(Tally::default());
    for block in blocks {
        for (cell, tally) in &block.tallies {
            cells[*cell as usize].add(tally);
        }
    }
    by_department.fill(Tally::default());
    for (cell, tally) in org.groups.cells.iter().zip(cells) {
        by_department[usize::from(cell.department)].add(tally);
    }
}
