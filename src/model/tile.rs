//! Seats under the same rules whose week is lived together: columns with a row for each of them.

use std::ops::Range;

use fearless_simd::{Simd, SimdBase, SimdMask, f64x8, mask64x8};

use crate::math::LANES;
use crate::model::Row;

/// Rows of a tile: few enough that a week of it stays in the nearest cache.
pub const TILE_ROWS: usize = 64;
/// One number for each row of a tile. The length is fixed, so that no place has to be checked row by row
/// and processors can work on several rows at a time. In single precision twice as many rows would fit, but the hours
/// of a week would no longer add up to 1e-12.
pub type Column = [f64; TILE_ROWS];
/// A column for each kind of work.
pub type Columns<const K: usize> = [Column; K];

/// Groups of lanes in a tile.
const LANE_GROUPS: usize = TILE_ROWS / LANES;

/// Loads one group of lanes of a column: rows `LANES x lanes` and those that follow.
#[inline(always)]
pub fn get<S: Simd>(simd: S, column: &Column, lanes: usize) -> f64x8<S> {
    f64x8::load_array_ref(simd, &column.as_chunks().0[lanes])
}

/// Stores one group of lanes of a column.
#[inline(always)]
pub fn set<S: Simd>(column: &mut Column, lanes: usize, values: f64x8<S>) {
    values.store_array(&mut column.as_chunks_mut().0[lanes]);
}

/// Loads one group of lanes of each column.
#[inline(always)]
pub fn get_all<S: Simd, const K: usize>(
    simd: S,
    columns: &Columns<K>,
    lanes: usize,
) -> [f64x8<S>; K] {
    let mut values = [f64x8::splat(simd, 0.0); K];
    for k in 0..K {
        values[k] = get(simd, &columns[k], lanes);
    }
    values
}

/// The same row for the seat of every lane.
// a loop: the closure of `map` is a function of its own, without the instructions of the lanes
#[inline(always)]
pub fn alike<S: Simd, const K: usize>(simd: S, row: &Row<K>) -> [f64x8<S>; K] {
    let mut values = [f64x8::splat(simd, 0.0); K];
    for k in 0..K {
        values[k] = f64x8::splat(simd, row[k]);
    }
    values
}

/// Stores one group of lanes of each column.
#[inline(always)]
pub fn set_all<S: Simd, const K: usize>(
    columns: &mut Columns<K>,
    lanes: usize,
    values: &[f64x8<S>; K],
) {
    for k in 0..K {
        set(&mut columns[k], lanes, values[k]);
    }
}

/// Yes or no for each row of a tile: bits, from the last one on.
pub type Flags = u64;

/// The bits of one group of lanes, in their place.
#[inline(always)]
pub fn flags<S: Simd>(which: mask64x8<S>, lanes: usize) -> Flags {
    which.to_bitmask() << (LANES * lanes)
}

/// One group of lanes of the bits.
#[inline(always)]
pub fn flagged<S: Simd>(simd: S, flags: Flags, lanes: usize) -> mask64x8<S> {
    mask64x8::from_bitmask(simd, flags >> (LANES * lanes) & 0xff)
}

/// The rows for which the bits say yes.
#[inline(always)]
pub fn rows_of(flags: Flags) -> impl Iterator<Item = usize> {
    let mut left = flags;
    std::iter::from_fn(
        #[inline(always)]
        move || {
            let row = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (row < TILE_ROWS).then_some(row)
        },
    )
}

/// What the columns hold in a row.
#[inline(always)]
pub fn row_of<const K: usize>(columns: &Columns<K>, row: usize) -> Row<K> {
    std::array::from_fn(|k| columns[k][row])
}

/// Writes a row into the columns.
#[inline(always)]
pub fn put<const K: usize>(columns: &mut Columns<K>, row: usize, values: &Row<K>) {
    for k in 0..K {
        columns[k][row] = values[k];
    }
}

/// Neighbouring seats of a layer, in neighbouring rows, that are counted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Seat of the first row.
    pub(super) first: usize,
    /// First row of the tile.
    pub(super) from: usize,
    /// Row after the last one.
    pub(super) to: usize,
    /// Team of the first seat.
    pub team: usize,
    /// Their distance from seat 0.
    pub layer: u8,
    /// Which of the block's tallies they count in.
    pub tally: u16,
    /// First one of the rows up to the last one of the stretch that are added at once; none if they are added with those
    /// of the next stretch.
    pub(super) added_from: Option<usize>,
    /// Whether the next stretch, in this tile or the next one, counts in the same tally.
    pub goes_on: bool,
}

/// The rows of a tile from one row to before another one. The limit, which never binds, lets the compiler see that they
/// lie within a column, so that it drops the bounds check of every row.
#[inline(always)]
fn rows(from: usize, to: usize) -> Range<usize> {
    from.min(TILE_ROWS)..to.min(TILE_ROWS)
}

/// The flags of rows.
#[inline(always)]
pub fn flags_of(rows: &Range<usize>) -> Flags {
    Flags::MAX >> (TILE_ROWS - (rows.end - rows.start)) << rows.start
}

impl Stretch {
    /// Its rows of the tile.
    #[inline(always)]
    pub fn rows(&self) -> Range<usize> {
        rows(self.from, self.to)
    }

    /// The rows that are added with those of the stretch: of neighbours in the same layer and tally.
    #[inline(always)]
    pub fn added(&self) -> Option<Range<usize>> {
        Some(rows(self.added_from?, self.to))
    }

    /// Its seats, in the order of its rows.
    #[inline(always)]
    pub fn seats(&self) -> Range<usize> {
        self.first..self.first + (self.to - self.from)
    }
}

/// What up to [`TILE_ROWS`] seats keep from week to week; the rows of every column. Columns come first, as a
/// week needs them, and begin where a processor's widest registers and cache lines begin.
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub struct Tile<const K: usize> {
    // written by `cascade`
    /// What the holder believes the strategy asks for. Share of effort, may leave 0 to 1 under
    /// noise. `[kinds x rows]`
    pub perceived_intent: Columns<K>,
    /// Ambiguity of that. Variance, 0 to `ambiguity_max`. `[rows]`
    pub ambiguity: Column,

    // written by `demand`, then by `effort`
    /// Backlog: urgent work waiting. Working weeks at proper care, at least 0. `[rows]`
    pub backlog: Column,

    // written by `credibility`, and by `turnover` for newcomers
    /// Weight given to what leaders say. Share. `[rows]`
    pub credibility: Column,

    // written by `strain`, and by `turnover` for newcomers
    /// Exhaustion. 0 rested to 1 exhausted. `[rows]`
    pub strain: Column,

    // written by `standards`
    /// Accepted time per urgent item. Share of proper time. `[rows]`
    pub standard: Column,

    // written by `effort`
    /// Hours of the holder's own choosing. Working weeks, at least 0. `[kinds x rows]`
    pub effort: Columns<K>,

    // written by `turnover`
    /// What a newcomer achieves relative to someone who has learned the job. Share. `[rows]`
    pub proficiency: Column,

    // written by `voice`, and by `turnover` for newcomers
    /// Belief that speaking up helps. 0 to 1. `[rows]`
    pub voice: Column,

    // written by `turnover`
    /// Where a new holder starts next week. `[rows]`
    pub newcomers: Flags,

    // written by `production`
    /// Counted units so far in the pay period. `[rewards x rows]`, empty when no
    /// reward ever has a target or a cap.
    pub attained: Vec<Column>,
    /// Counted units of the week. `[rewards x rows]`, empty when no
    /// reward ever has a target or a cap.
    pub attained_now: Vec<Column>,

    /// Rows whose seats are neighbours and counted together.
    pub stretches: Vec<Stretch>,
    /// The unit of the seats, or the first one that lives under the same rules.
    pub unit: u16,
    /// Their department.
    pub department: u16,
    /// Row after the last one that may be worked on.
    pub(super) end: usize,
}

impl<const K: usize> Tile<K> {
    /// A tile without seats, with every column at rest.
    pub(super) fn new(unit: u16, department: u16, tracked_rewards: usize) -> Self {
        let (column, columns) = ([0.0; TILE_ROWS], [[0.0; TILE_ROWS]; K]);
        Self {
            perceived_intent: columns,
            ambiguity: column,
            backlog: column,
            credibility: column,
            strain: column,
            standard: [1.0; TILE_ROWS],
            effort: columns,
            proficiency: [1.0; TILE_ROWS],
            voice: column,
            newcomers: 0,
            attained: vec![column; tracked_rewards],
            attained_now: vec![column; tracked_rewards],
            stretches: Vec::new(),
            unit,
            department,
            end: 0,
        }
    }

    /// The groups of lanes that hold its rows, with those of gaps between stretches: what happens there concerns nobody. The
    /// limit, which never binds, lets the compiler drop the bounds check of every group.
    #[inline(always)]
    pub fn lanes(&self) -> Range<usize> {
        0..(self.end / LANES).min(LANE_GROUPS)
    }

    /// Its rows, with those of gaps.
    #[inline(always)]
    pub fn rows(&self) -> Range<usize> {
        0..self.end.min(TILE_ROWS)
    }

    /// Its rows and seats.
    #[inline(always)]
    pub fn seats(&self) -> impl Iterator<Item = (usize, usize)> {
        self.stretches.iter().flat_map(|stretch| stretch.rows().zip(stretch.seats()))
    }

    /// Numbers of the block's seats, in the order of seats, in the rows of the seats: where they stand, if the rows are
    /// those of neighbours, else put into `room`. There are as many numbers as rows of a tile behind the last one.
    #[inline(always)]
    pub(crate) fn in_rows<'a>(
        &self,
        first: usize,
        numbers: &'a [f64],
        room: &'a mut Column,
    ) -> &'a Column {
        if let [Stretch { first: seat, from: 0, .. }] = self.stretches[..]
            && let Some(rows) = numbers[seat - first..].first_chunk()
        {
            return rows;
        }
        for stretch in &self.stretches {
            // what is written behind the last row is written over or concerns nobody
            let places = (stretch.first - first..).step_by(LANES);
            for (place, row) in places.zip(stretch.rows().step_by(LANES)) {
                room[row..row + LANES].copy_from_slice(&numbers[place..place + LANES]);
            }
        }
        room
    }

    /// Takes over what the holder of a row in another tile keeps.
    pub(super) fn take(&mut self, row: usize, other: &Self, other_row: usize) {
        for (own, other) in self.columns_mut().zip(other.columns()) {
            own[row] = other[other_row];
        }
        self.newcomers |= (other.newcomers >> other_row & 1) << row;
    }

    fn columns(&self) -> impl Iterator<Item = &Column> {
        let single = [
            &self.ambiguity,
            &self.backlog,
            &self.credibility,
            &self.strain,
            &self.standard,
            &self.proficiency,
            &self.voice,
        ];
        let by_kind = self.perceived_intent.iter().chain(&self.effort);
        single.into_iter().chain(by_kind).chain(&self.attained).chain(&self.attained_now)
    }

    fn columns_mut(&mut self) -> impl Iterator<Item = &mut Column> {
        let single = [
            &mut self.ambiguity,
            &mut self.backlog,
            &mut self.credibility,
            &mut self.strain,
            &mut self.standard,
            &mut self.proficiency,
            &mut self.voice,
        ];
        let by_kind = self.perceived_intent.iter_mut().chain(&mut self.effort);
        single.into_iter().chain(by_kind).chain(&mut self.attained).chain(&mut self.attained_now)
    }
}
