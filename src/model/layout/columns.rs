//! Columns of a tile, a number for each of its rows, and how the fast week reads and writes them: one group of lanes, that
//! is [`LANES`] neighbouring rows, at a time.

use std::ops::Range;

use fearless_simd::{Simd, SimdBase, SimdMask, f64x8, mask64x8};

use crate::math::{self, LANES};
use crate::model::Row;

/// Rows of a tile: few enough that all columns of a week stay in the first-level cache, enough for every flag of a column to
/// fit one machine word.
pub const TILE_ROWS: usize = 64;
/// One number for each row of a tile. The length is part of the type, so that the compiler drops bounds checks and
/// vectorizes loops over rows. In single precision twice as many rows would fit into the cache, but the hours of a week
/// would no longer add up to 1e-12.
pub type Column = [f64; TILE_ROWS];
/// A column for each kind of work.
pub type KindColumns<const K: usize> = [Column; K];

/// Groups of lanes in a tile.
pub(super) const LANE_GROUPS: usize = TILE_ROWS / LANES;

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
    columns: &KindColumns<K>,
    lanes: usize,
) -> [f64x8<S>; K] {
    let mut values = [f64x8::splat(simd, 0.0); K];
    for k in 0..K {
        values[k] = get(simd, &columns[k], lanes);
    }
    values
}

/// The same row for the seat of every lane.
// a loop: the closure of `map` would be compiled as a function of its own, without the instructions for wide registers
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
    columns: &mut KindColumns<K>,
    lanes: usize,
    values: &[f64x8<S>; K],
) {
    for k in 0..K {
        set(&mut columns[k], lanes, values[k]);
    }
}

/// Yes or no for each row of a tile: row 0 is the lowest bit.
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
pub fn row_of<const K: usize>(columns: &KindColumns<K>, row: usize) -> Row<K> {
    math::row(|k| columns[k][row])
}

/// Writes a row into the columns.
#[inline(always)]
pub fn put<const K: usize>(columns: &mut KindColumns<K>, row: usize, values: &Row<K>) {
    for k in 0..K {
        columns[k][row] = values[k];
    }
}

/// The rows of a tile from one row to before another one. The limit, which never binds, lets the compiler see that they
/// lie within a column, so that it drops the bounds check of every row.
#[inline(always)]
pub(super) fn rows(from: usize, to: usize) -> Range<usize> {
    from.min(TILE_ROWS)..to.min(TILE_ROWS)
}

/// The flags of rows.
#[inline(always)]
pub fn flags_of(rows: &Range<usize>) -> Flags {
    Flags::MAX >> (TILE_ROWS - (rows.end - rows.start)) << rows.start
}

/// Something that a table of columns can declare: how it looks before anything is written to it.
pub(super) trait AtRest {
    /// With this number everywhere.
    fn at_rest(number: f64) -> Self;

    /// What a week begins with; numbers are written before they are read, so only flags are taken down.
    #[inline(always)]
    fn clear(&mut self) {}
}

impl AtRest for Column {
    fn at_rest(number: f64) -> Self {
        [number; TILE_ROWS]
    }
}

impl<const N: usize, const M: usize> AtRest for [[f64; N]; M] {
    fn at_rest(number: f64) -> Self {
        [[number; N]; M]
    }
}

impl AtRest for Flags {
    fn at_rest(_: f64) -> Self {
        0
    }

    #[inline(always)]
    fn clear(&mut self) {
        *self = 0;
    }
}

/// A column of what seats keep, which moves with them from one row to another.
pub(super) trait KeptColumn {
    /// Before the first week, with this number everywhere; `tracked_rewards` of them where each reward has one.
    fn kept(number: f64, tracked_rewards: usize) -> Self;

    /// Takes over what another one holds in one of its rows.
    fn take(&mut self, row: usize, other: &Self, other_row: usize);
}

impl KeptColumn for Column {
    fn kept(number: f64, _: usize) -> Self {
        Self::at_rest(number)
    }

    fn take(&mut self, row: usize, other: &Self, other_row: usize) {
        self[row] = other[other_row];
    }
}

impl<const K: usize> KeptColumn for KindColumns<K> {
    fn kept(number: f64, _: usize) -> Self {
        Self::at_rest(number)
    }

    fn take(&mut self, row: usize, other: &Self, other_row: usize) {
        put(self, row, &row_of(other, other_row));
    }
}

impl KeptColumn for Vec<Column> {
    fn kept(number: f64, tracked_rewards: usize) -> Self {
        vec![Column::at_rest(number); tracked_rewards]
    }

    fn take(&mut self, row: usize, other: &Self, other_row: usize) {
        for (own, other) in self.iter_mut().zip(other) {
            own[row] = other[other_row];
        }
    }
}

impl KeptColumn for Flags {
    fn kept(_: f64, _: usize) -> Self {
        0
    }

    fn take(&mut self, row: usize, other: &Self, other_row: usize) {
        *self = *self & !(1 << row) | (other >> other_row & 1) << row;
    }
}
