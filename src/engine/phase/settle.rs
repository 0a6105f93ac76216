//! The week is over: what everyone did becomes what everyone can see.

use fearless_simd::{Level, Simd, dispatch};

use crate::engine::crew::Crew;
use crate::math::{self, LANES};
use crate::model::block::BLOCK_SEATS;
use crate::model::workforce::{Shown, Tally};
use crate::model::{Block, Organization, Workforce};

/// Publishes practice. Reads the blocks' `practice`; writes that of `shared`, and `team_practice`.
pub fn publish<const K: usize>(org: &Organization<K>, state: &mut Workforce<K>, crew: &impl Crew) {
    let Workforce { shared, blocks, .. } = state;
    let blocks = &*blocks;
    crew.each_chunk(&mut shared.practice[1..], BLOCK_SEATS, |number, practice| {
        dispatch!(Level::new(), simd => show(simd, &blocks[number], practice));
    });
    let practice = &shared.practice;
    crew.each_chunk(&mut shared.team_practice, BLOCK_SEATS, |number, sums| {
        for (sum, seats) in sums.iter_mut().zip(&org.chart.teams[number * BLOCK_SEATS..]) {
            let mut total = [0.0; K];
            for seat in &practice[seats.start as usize..seats.end as usize] {
                for k in 0..K {
                    total[k] += seat.0[k];
                }
            }
            *sum = Shown(total);
        }
    });
}

/// Writes down what the seats of a block did, a row each in the order of seats.
#[inline(always)]
fn show<S: Simd, const K: usize>(simd: S, block: &Block<K>, practice: &mut [Shown<K>]) {
    for stretch in &block.stretches {
        let seats = stretch.seats().start - block.first..stretch.seats().end - block.first;
        let mut eight = [[0.0; K]; LANES];
        for (practice, row) in practice[seats].chunks_mut(LANES).zip(stretch.rows().step_by(LANES))
        {
            let columns = block.practice.each_ref();
            let columns = columns.map(|column| column[row..].first_chunk().expect("eight rows"));
            math::rows_of_columns(simd, columns, &mut eight);
            for (practice, row) in practice.iter_mut().zip(&eight) {
                *practice = Shown(*row);
            }
        }
    }
}

/// Sums the week over the seats of each cell, in the order of blocks, and of each department.
pub fn sum_up<const K: usize>(org: &Organization<K>, state: &mut Workforce<K>) {
    let Workforce { blocks, cells, by_department, .. } = state;
    cells.fill(Tally::default());
    by_department.fill(Tally::default());
    math::wide(
        #[inline(always)]
        || {
            for block in blocks {
                for (cell, tally) in &block.tallies {
                    cells[*cell as usize].add(tally);
                }
            }
            for (cell, tally) in org.groups.cells.iter().zip(cells) {
                by_department[usize::from(cell.department)].add(tally);
            }
        },
    );
}
