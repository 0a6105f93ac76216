//! Seats under the same rules whose week is lived together: columns with a row for each of them.

use std::ops::Range;

use crate::math::LANES;
use crate::model::layout::columns::{
    Column, Flags, KeptColumn, KindColumns, LANE_GROUPS, TILE_ROWS, rows,
};

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
    /// Where adding up begins: rows from this one to the last one of the stretch are added in one go. `None` where the rows
    /// are added with those of the next stretch.
    pub(super) added_from: Option<usize>,
    /// Whether the next stretch, in this tile or the next one, counts in the same tally.
    pub goes_on: bool,
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

/// Declares what seats keep from week to week, one row each: its meaning and unit, its name, its form, and the number it
/// has before the first week if that is not 0. Allocation and moving seats between tiles follow.
macro_rules! table_of_what_is_kept {
    ($($(#[doc = $meaning:literal])+ $name:ident: $form:ty $(= $before:literal)?,)+) => {
        /// What up to [`TILE_ROWS`] seats keep from week to week; the rows of every column. Columns come first, as a
        /// week needs them, and begin where cache lines and the widest registers of a processor begin, so that no load
        /// straddles two lines.
        #[derive(Clone, Debug)]
        #[repr(C, align(64))]
        pub struct Tile<const K: usize> {
            $($(#[doc = $meaning])+ pub $name: $form,)+

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
            /// A tile without seats, with every column as before the first week.
            pub(super) fn new(unit: u16, department: u16, tracked_rewards: usize) -> Self {
                Self {
                    $($name: KeptColumn::kept(0.0 $(+ $before)?, tracked_rewards),)+
                    stretches: Vec::new(),
                    unit,
                    department,
                    end: 0,
                }
            }

            /// Takes over what the holder of a row in another tile keeps.
            pub(super) fn take(&mut self, row: usize, other: &Self, other_row: usize) {
                $(KeptColumn::take(&mut self.$name, row, &other.$name, other_row);)+
            }
        }
    };
}

table_of_what_is_kept! {
    // written by `cascade`
    /// What the holder believes the strategy asks for. Share of effort, may leave 0 to 1 under
    /// noise. `[kinds x rows]`
    perceived_intent: KindColumns<K>,
    /// Ambiguity of that. Variance, 0 to `ambiguity_max`. `[rows]`
    ambiguity: Column,

    // written by `demand`, then by `effort`
    /// Backlog: urgent work waiting. Working weeks at proper care, at least 0. `[rows]`
    backlog: Column,

    // written by `credibility`, and by `turnover` for newcomers
    /// Weight given to what leaders say. Share. `[rows]`
    credibility: Column,

    // written by `strain`, and by `turnover` for newcomers
    /// Exhaustion. 0 rested to 1 exhausted. `[rows]`
    strain: Column,

    // written by `standards`
    /// Accepted time per urgent item. Share of proper time. `[rows]`
    standard: Column = 1.0,

    // written by `effort`
    /// Hours of the holder's own choosing. Working weeks, at least 0. `[kinds x rows]`
    effort: KindColumns<K>,

    // written by `turnover`
    /// What a newcomer achieves relative to someone who has learned the job. Share. `[rows]`
    proficiency: Column = 1.0,

    // written by `voice`, and by `turnover` for newcomers
    /// Belief that speaking up helps. 0 to 1. `[rows]`
    voice: Column,

    // written by `turnover`
    /// Where a new holder starts next week. `[rows]`
    newcomers: Flags,

    // written by `production`
    /// Counted units so far in the pay period. `[rewards x rows]`, empty when no
    /// reward ever has a target or a cap.
    attained: Vec<Column>,
    /// Counted units of the week. `[rewards x rows]`, empty when no
    /// reward ever has a target or a cap.
    attained_now: Vec<Column>,
}

impl<const K: usize> Tile<K> {
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

    /// Numbers of the block's seats, which come in the order of seats, in the order of rows. Where the rows hold neighbouring
    /// seats in order, the numbers are returned where they stand, without copying; else they are laid out in `room`. Behind
    /// the number of the last seat there have to be as many others as a tile has rows, so that whole vectors can be copied.
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
            // whole vectors: what lands behind the last row of a stretch is overwritten by the next one or never read
            for row in stretch.rows().step_by(LANES) {
                let place = stretch.first - first + (row - stretch.rows().start);
                room[row..row + LANES].copy_from_slice(&numbers[place..place + LANES]);
            }
        }
        room
    }
}
