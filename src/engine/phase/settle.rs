//! The week is over: what everyone did becomes what everyone can see.

use fearless_simd::Simd;

use crate::engine::here::Here;
use crate::math::{self, LANES};
use crate::model::layout::Tally;
use crate::model::layout::scratch::Scratch;
use crate::model::layout::workforce::VisiblePractice;
use crate::model::view::seen;
use crate::model::{Organization, Row, Tile, Workforce};

/// Writes down what others see the seats of a tile do, a row each in the order of seats; `practice` is that of the block,
/// which begins with `first`. Reads `practice`, `effort`; writes `practice_now`.
///
/// ```text
/// shown = (1 - v) practice + v shares(effort x visibility)      v = seen_by_visibility
/// ```
///
/// What is visible is over-estimated (pluralistic ignorance: Miller & McFarland 1987; Prentice & Miller 1993).
#[inline(always)]
pub fn show<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &Scratch<K>,
    first: usize,
    practice: &mut [VisiblePractice<K>],
) {
    for stretch in &tile.stretches {
        let seats = stretch.seats().start - first..stretch.seats().end - first;
        let (vectors, rest) = practice[seats].as_chunks_mut::<LANES>();
        let mut rows = stretch.rows().step_by(LANES);
        for practice in vectors {
            let Some(row) = rows.next() else { break };
            let shown = rows_shown(here, tile, scratch, row);
            for lane in 0..LANES {
                practice[lane] = VisiblePractice(shown[lane]);
            }
        }
        if let Some(row) = rows.next() {
            let shown = rows_shown(here, tile, scratch, row);
            for (lane, practice) in rest.iter_mut().enumerate() {
                *practice = VisiblePractice(shown[lane]);
            }
        }
    }
}

/// What was done in the rows of one group of lanes from this row on, row by row.
#[inline(always)]
fn rows_shown<S: Simd, const K: usize>(
    here: Here<S, K>,
    tile: &Tile<K>,
    scratch: &Scratch<K>,
    row: usize,
) -> [Row<K>; LANES] {
    let mut columns: [&[f64]; K] = [&[]; K];
    for k in 0..K {
        columns[k] = &scratch.practice[k][row..row + LANES];
    }
    let mut rows = [[0.0; K]; LANES];
    math::rows_of_columns(here.simd, columns, &mut rows);
    let rules = &here.policy.norms;
    if rules.seen_by_visibility > 0.0 {
        for (lane, shown) in rows.iter_mut().enumerate() {
            let effort = math::row(|k| tile.effort[k][row + lane]);
            *shown = seen(rules.seen_by_visibility, &here.policy.seen_doing, shown, &effort);
        }
    }
    rows
}

/// Publishes what everyone did. Reads `practice_now`; writes `practice` and `team_practice` of `shared`.
pub fn publish<const K: usize>(org: &Organization<K>, state: &mut Workforce<K>) {
    let Workforce { shared, practice_now, .. } = state;
    // the leader's practice is known before the week
    practice_now[0] = shared.practice[0];
    std::mem::swap(&mut shared.practice, practice_now);
    shared.add_up_teams(org);
}

/// Sums the week over the seats of each cell, in the order of blocks, and of each department.
pub fn sum_up<const K: usize>(org: &Organization<K>, state: &mut Workforce<K>) {
    let Workforce { blocks, cells, by_department, followed, .. } = state;
    for week in &mut *followed {
        week.sum = Tally::default();
    }
    cells.fill(Tally::default());
    by_department.fill(Tally::default());
    math::wide(
        #[inline(always)]
        || {
            for block in blocks {
                for (cell, tally) in &block.tallies {
                    cells[*cell as usize].add(tally);
                }
                for (part, tally) in &block.followed {
                    followed[usize::from(*part)].sum.add(tally);
                }
            }
            for (cell, tally) in org.groups.cells.iter().zip(cells) {
                by_department[usize::from(cell.department)].add(tally);
            }
            for (part, week) in org.followed.parts.iter().zip(followed) {
                if part.is_whole {
                    week.sum.clone_from(&by_department[usize::from(part.department)]);
                }
            }
        },
    );
}
