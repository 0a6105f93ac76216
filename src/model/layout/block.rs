//! Neighbouring seats whose random numbers are drawn together, in tiles of those under the same rules.

use std::cmp::Reverse;
use std::ops::Range;

use crate::math::LANES;
use crate::model::Organization;
use crate::model::layout::Tally;
use crate::model::layout::columns::TILE_ROWS;
use crate::model::layout::tile::{Stretch, Tile};

/// Seats in a block.
pub const BLOCK_SEATS: usize = 256;

/// Up to [`BLOCK_SEATS`] neighbouring seats.
#[derive(Clone, Debug)]
pub struct Block<const K: usize> {
    /// The first of them.
    pub first: usize,
    /// How many there are.
    pub seats: usize,
    /// What they keep from week to week: a tile or more for each set of rules.
    pub tiles: Vec<Tile<K>>,

    // written by `tally`
    /// Sums over the seats of each cell, this week.
    pub tallies: Vec<(u32, Tally<K>)>,
    /// Sums over its seats of each part of those who are followed, this week. Number of the part, sums.
    pub followed: Vec<(u16, Tally<K>)>,
}

/// Seats on their way into a tile: neighbours under the same rules that are counted together.
struct SeatRun {
    seats: Range<usize>,
    unit: u16,
    department: u16,
    layer: u8,
    tally: u16,
}

impl<const K: usize> Block<K> {
    /// A block of these seats, before founding fills in what they begin with. `alike` says for each
    /// unit which one's rules are its.
    pub fn new(
        org: &Organization<K>,
        alike: &[u16],
        seats: Range<usize>,
        tracked_rewards: usize,
    ) -> Self {
        let parts = org.followed.parts.iter().enumerate();
        let followed = parts.filter(|&(_, &part)| {
            let is_in = |seat| org.followed.has(part, seat, org.chart.department[seat]);
            !part.is_whole && seats.clone().any(is_in)
        });
        let followed = followed.map(|(number, _)| (number as u16, Tally::default())).collect();
        let (first, seats) = (seats.start, seats.len());
        let mut block = Self { first, seats, tiles: Vec::new(), tallies: Vec::new(), followed };
        block.split(org, alike, tracked_rewards);
        block
    }

    /// Puts seats under the same rules into the same tiles, with what they keep.
    pub(super) fn split(&mut self, org: &Organization<K>, alike: &[u16], tracked_rewards: usize) {
        let before = std::mem::take(&mut self.tiles);
        for mut runs in self.runs(org, alike) {
            largest_first(&mut runs);
            place(&runs, tracked_rewards, &mut self.tiles);
        }
        for stretch in self.tiles.iter_mut().flat_map(|tile| &mut tile.stretches) {
            stretch.team = org.team_of(stretch.first);
        }
        // nobody holds anything before the first day
        if !before.is_empty() {
            move_in(&before, self.first, &mut self.tiles);
        }
    }

    /// Runs of seats by the rules they live under, in the order in which these first occur.
    fn runs(&mut self, org: &Organization<K>, alike: &[u16]) -> Vec<Vec<SeatRun>> {
        let mut by_rules: Vec<Vec<SeatRun>> = Vec::new();
        for seat in self.first..self.first + self.seats {
            let cell = org.groups.cell[seat];
            let known = self.tallies.iter().position(|known| known.0 == cell);
            let tally = known.unwrap_or_else(|| {
                self.tallies.push((cell, Tally::default()));
                self.tallies.len() - 1
            });
            let next = SeatRun {
                seats: seat..seat + 1,
                unit: alike[usize::from(org.unit[seat])],
                department: org.chart.department[seat],
                layer: org.chart.layer[seat],
                tally: tally as u16,
            };
            let rules = |run: &SeatRun| (run.unit, run.department);
            match by_rules.iter_mut().find(|runs| rules(&runs[0]) == rules(&next)) {
                Some(runs) => match runs.last_mut() {
                    Some(last)
                        if last.seats.end == seat
                            && (last.layer, last.tally) == (next.layer, next.tally) =>
                    {
                        last.seats.end += 1;
                    }
                    _ => runs.push(next),
                },
                None => by_rules.push(vec![next]),
            }
        }
        by_rules
    }
}

/// Gives each seat of the tiles what it kept in those before; `first` is the first one of all.
fn move_in<const K: usize>(before: &[Tile<K>], first: usize, tiles: &mut [Tile<K>]) {
    let mut held: Vec<_> = before
        .iter()
        .flat_map(|tile| tile.seats().map(move |(row, seat)| (seat, tile, row)))
        .collect();
    held.sort_unstable_by_key(|&(seat, ..)| seat);
    for tile in tiles {
        for (row, seat) in tile.seats().collect::<Vec<_>>() {
            let (_, before, row_before) = held[seat - first];
            tile.take(row, before, row_before);
        }
    }
}

/// Puts runs that are counted together one after the other, in their order; the largest groups first, so that long runs
/// fill whole tiles.
fn largest_first(runs: &mut [SeatRun]) {
    let mut people: Vec<usize> = Vec::new();
    for run in &*runs {
        let tally = usize::from(run.tally);
        people.resize(people.len().max(tally + 1), 0);
        people[tally] += run.seats.len();
    }
    runs.sort_by_key(|run| (Reverse(people[usize::from(run.tally)]), run.tally));
}

/// Places runs under the same rules in tiles. Each begins at a multiple of [`LANES`] rows, so that its vector loads are
/// aligned, unless that takes more than a twentieth more room; then runs follow each other without gaps. In either case a
/// whole vector can be loaded from the first row of a run and from every [`LANES`] rows after it without leaving the column.
/// A run that does not fit goes on in the next tile, a multiple of [`LANES`] seats later.
fn place<const K: usize>(runs: &[SeatRun], tracked_rewards: usize, tiles: &mut Vec<Tile<K>>) {
    let people: usize = runs.iter().map(|run| run.seats.len()).sum();
    let rows: usize = runs.iter().map(|run| run.seats.len().next_multiple_of(LANES)).sum();
    let stride = if 20 * rows <= 21 * people { LANES } else { 1 };
    let tile = || Tile::new(runs[0].unit, runs[0].department, tracked_rewards);
    let (mut open, mut row) = (tile(), 0);
    for (number, run) in runs.iter().enumerate() {
        let with_next = runs.get(number + 1).is_some_and(|next| next.tally == run.tally);
        let mut first = run.seats.start;
        while first < run.seats.end {
            let (left, free) = (run.seats.end - first, TILE_ROWS - row);
            let fits = left.next_multiple_of(LANES) <= free;
            let seats = if fits { left } else { free - free % LANES };
            if seats == 0 {
                tiles.push(std::mem::replace(&mut open, tile()));
                row = 0;
                continue;
            }
            let (from, to) = (row, row + seats);
            let before = open.stretches.last_mut().and_then(|last| last.add_with(run, from, to));
            open.stretches.push(Stretch {
                first,
                from,
                to,
                team: 0,
                layer: run.layer,
                tally: run.tally,
                added_from: before.or(Some(from)),
                goes_on: !fits || with_next,
            });
            open.end = to.next_multiple_of(LANES);
            first += seats;
            row = to.next_multiple_of(stride);
        }
    }
    tiles.push(open);
}

impl Stretch {
    /// Leaves its rows to a run of the same layer and tally in the rows that follow, if all of them together can be read in
    /// whole vectors; so short stretches do not each pay for a vector that is mostly empty.
    fn add_with(&mut self, run: &SeatRun, from: usize, to: usize) -> Option<usize> {
        let same = (self.to, self.layer, self.tally) == (from, run.layer, run.tally);
        let reaches = |added: usize| added + (to - added).next_multiple_of(LANES);
        self.added_from.take_if(|&mut added| same && reaches(added) <= TILE_ROWS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layout::columns::flags_of;

    /// Runs of so many seats with these tallies, one after the other from seat 1.
    fn runs(lengths: impl Iterator<Item = (usize, u16)>) -> Vec<SeatRun> {
        let mut seat = 1;
        lengths
            .map(|(seats, tally)| {
                let first = seat;
                seat += seats;
                SeatRun { seats: first..seat, unit: 0, department: 0, layer: 1, tally }
            })
            .collect()
    }

    /// Tiles of runs of so many seats, as many of them counted together.
    fn tiles(lengths: &[usize], together: u16) -> Vec<Tile<4>> {
        let mut tiles = Vec::new();
        let tallies = (0..).map(|run: u16| run / together);
        place(&runs(lengths.iter().copied().zip(tallies)), 0, &mut tiles);
        tiles
    }

    #[test]
    fn large_groups_come_first_and_runs_of_a_group_follow_each_other() {
        let mut runs = runs([(1, 2), (9, 0), (6, 1), (2, 0), (5, 1), (1, 3)].into_iter());
        largest_first(&mut runs);
        let order: Vec<(u16, usize)> =
            runs.iter().map(|run| (run.tally, run.seats.len())).collect();
        assert_eq!(order, [(0, 9), (0, 2), (1, 6), (1, 5), (2, 1), (3, 1)]);
    }

    #[test]
    fn every_seat_has_one_row_and_every_stretch_can_be_read_in_whole_vectors() {
        for lengths in [
            vec![256],
            vec![1, 12, 95],
            vec![1; 200],
            vec![3, 1, 1, 2, 90, 1, 1, 1, 70],
            vec![5],
            vec![64, 64, 3],
            vec![1, 1, 254],
        ] {
            let tiles = tiles(&lengths, 1);
            let mut seats: Vec<usize> = Vec::new();
            for tile in &tiles {
                let mut last = 0;
                for stretch in &tile.stretches {
                    assert!(stretch.rows().start >= last && stretch.rows().end <= tile.rows().end);
                    let read = stretch.rows().len().next_multiple_of(LANES);
                    assert!(stretch.rows().start + read <= TILE_ROWS);
                    last = stretch.rows().end;
                    seats.extend(stretch.seats());
                }
            }
            let people = lengths.iter().sum::<usize>();
            assert_eq!(seats, (1..=people).collect::<Vec<_>>(), "{lengths:?}");
            // gaps take a twentieth of the room, but for the end of each tile
            let rows: usize = tiles.iter().map(|tile| tile.rows().len()).sum();
            assert!(20 * rows <= 21 * people + 160 * tiles.len(), "{lengths:?}: {rows}");
        }
    }

    #[test]
    fn every_seat_is_added_once_to_its_tally() {
        for together in [1, 2, 3, 200] {
            for lengths in [vec![1; 200], vec![7, 9, 1, 1, 1, 41, 13, 5, 2], vec![90, 1, 1, 70]] {
                let tiles = tiles(&lengths, together);
                let tallies = lengths.len().div_ceil(usize::from(together));
                let mut expected = vec![0; tallies];
                for (run, length) in lengths.iter().enumerate() {
                    expected[run / usize::from(together)] += length;
                }
                let (mut found, mut adding) = (Vec::new(), None);
                for tile in &tiles {
                    let mut waiting = 0;
                    for stretch in &tile.stretches {
                        if let Some((tally, _)) = adding {
                            assert_eq!(tally, stretch.tally, "{lengths:?}");
                        }
                        waiting += stretch.rows().len();
                        if let Some(rows) = stretch.added() {
                            assert_eq!(rows.len(), waiting, "{lengths:?}");
                            assert!(rows.start + rows.len().next_multiple_of(LANES) <= TILE_ROWS);
                            assert_eq!(flags_of(&rows).count_ones() as usize, rows.len());
                            let before = adding.map_or(0, |(_, seats)| seats);
                            adding = Some((stretch.tally, before + rows.len()));
                            waiting = 0;
                        }
                        if !stretch.goes_on {
                            found.extend(adding.take().map(|(_, seats)| seats));
                        }
                    }
                    assert_eq!(waiting, 0, "{lengths:?}");
                }
                assert_eq!((found, adding), (expected, None), "{lengths:?}");
            }
        }
    }

    #[test]
    fn what_seats_keep_moves_with_them() {
        let (before, mut after) = (tiles(&[3, 1, 1, 2, 90], 1), tiles(&[97], 1));
        let mut before = before;
        for tile in &mut before {
            for (row, seat) in tile.seats().collect::<Vec<_>>() {
                tile.strain[row] = seat as f64;
                tile.effort[2][row] = -(seat as f64);
                tile.newcomers |= u64::from(seat % 3 == 0) << row;
            }
        }
        move_in(&before, 1, &mut after);
        for tile in &after {
            for (row, seat) in tile.seats() {
                let held = [tile.strain[row], -tile.effort[2][row]];
                assert!(held.iter().all(|&held| (held - seat as f64).abs() < 0.5), "{seat}");
                assert_eq!(tile.newcomers >> row & 1 > 0, seat % 3 == 0, "{seat}");
            }
        }
    }
}
