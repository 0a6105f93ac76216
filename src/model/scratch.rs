//! Room for what seats need only until their week is over.

use crate::math::{LANES, Parts};
use crate::model::block::BLOCK_SEATS;
use crate::model::reward::Pot;
use crate::model::tile::{Column, Columns, Flags, TILE_ROWS};
use crate::model::{Row, Tile};
use crate::rng::{Purpose, Streams};

/// What a tile needs only until its week is over; each tile of the week overwrites it. Columns begin where a
/// processor's widest registers and cache lines begin.
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub struct Scratch<const K: usize> {
    // written by the phases that draw
    /// Random numbers of the block.
    pub draws: BlockDraws,
    /// Where the draws of a tile are laid out in the order of its rows, one uniform number a row. `[rows]`
    pub drawn: Column,

    // written by `demand`
    /// Number of urgent items that arrived. `[rows]`
    pub arrived: Column,

    // written by `motive`
    /// Clarity of the strategy to the holder. 0 to 1. `[rows]`
    pub clarity: Column,
    /// Hours the holder would work if hours did not bind. Working weeks. `[rows]`
    pub amount: Column,
    /// Part of pay in what speaks for and against doing urgent items in a hurry; read only where that matters. Share.
    /// `[rows]`
    pub paid_by_item: Column,
    /// Share of what pulls that is the strategy; from `tally` on, the hours of the holder's own choosing that it
    /// pulls. Working weeks. `[rows]`
    pub by_strategy: Column,

    // written by `motive`, then by `norms`
    /// What the holder would do if nobody looked; then what it goes for among colleagues. Shares.
    /// `[kinds x rows]`
    pub plan: Columns<K>,

    // written by `norms`
    /// What colleagues do, as seen from each row. Shares. `[rows x kinds]`
    pub norm: [Row<K>; TILE_ROWS],

    // written by `effort`
    /// Capacity of the week. Working weeks. `[rows]`
    pub capacity: Column,
    /// Urgent work beyond what fits the week, relative to the week. `[rows]`
    pub pressure: Column,
    /// Hours spent on urgent work. Working weeks. `[rows]`
    pub urgent_hours: Column,
    /// Urgent work done. Working weeks at proper care. `[rows]`
    pub items: Column,
    /// Time spent per urgent item. Share of proper time. `[rows]`
    pub pace: Column,
    /// Time per urgent item that pressure alone asks for. Share of proper time. `[rows]`
    pub pressed: Column,
    /// Urgent work given up this week. Working weeks. `[rows]`
    pub missed: Column,
    /// How the holder spends the week. Shares. `[kinds x rows]`
    pub practice: Columns<K>,

    // written by `production`
    /// Skill of the holder relative to the usual; 1 where all are alike. `[rows]`
    pub talent: Column,
    /// Effective hours of the holder's own choosing. Working weeks. `[kinds x rows]`
    pub chosen: Columns<K>,
    /// Effective hours of urgent work. Working weeks. `[rows]`
    pub served: Column,
    /// Alignment factor of the holder's week. 0 to 1. `[rows]`
    pub fit: Column,
    /// Effective hours times that factor. Working weeks. `[rows]`
    pub aligned: Column,

    /// What is earned under targets, caps, tiers and gates, by who shares it. Units of motive; 0 where there are none.
    /// `[pots x rows]`
    pub prizes: [Column; Pot::COUNT],

    // written by `defects`
    /// Defects made this week. `[rows]`
    pub defects: Column,

    // written by `tally`
    /// Cosine of belief and need. `[rows]`
    pub understood: Column,
    /// Cosine of practice and need. `[rows]`
    pub practised: Column,
    /// Chance to keep a problem to oneself that is just worth a report. `[rows]`
    pub silent: Column,
    /// How right it would be to stop what the holder would stop, 0 to 1. `[rows]`
    pub stops_right: Column,
    /// Sums over the seats that are being counted.
    pub sums: Sums<K>,

    // bits come last, so that all columns begin on a cache line; written by `voice`
    /// Where the holder has something to report. `[rows]`
    pub concerned: Flags,
    /// Where the holder spoke. `[rows]`
    pub spoke: Flags,
    /// Where that was acted on. `[rows]`
    pub acted_on: Flags,
    // written by `tally`
    /// Where the holder could name the top priority. `[rows]`
    pub knows: Flags,
}

/// Sums over seats that are counted together, as many as were counted so far.
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub struct Sums<const K: usize> {
    /// Hours of people's own choosing, and their squares.
    pub effort: [[Parts; K]; 2],
    /// Those hours, effective.
    pub chosen: [Parts; K],
    /// Belief and its squares.
    pub perceived_intent: [[Parts; K]; 2],
    /// Practice and its squares.
    pub practice: [[Parts; K]; 2],
    /// What lands on people and what they make of it.
    pub work: [[Parts; 5]; 2],
    /// What is paid by the seat: hours that count as aligned, and prizes.
    pub pay: [Parts; 1 + Pot::COUNT],
    /// What people see and think.
    pub minds: [Parts; 7],
    /// What people answer when they are asked.
    pub answers: [Parts; 2],
    /// Seats.
    pub seats: f64,
    /// Reports that reach the top.
    pub heard: f64,
    /// Who knows the top priority, is concerned, spoke, was acted on, left.
    pub counts: [u32; 5],
}

impl<const K: usize> Default for Sums<K> {
    fn default() -> Self {
        const NONE: Parts = [0.0; LANES];
        Self {
            effort: [[NONE; K]; 2],
            chosen: [NONE; K],
            perceived_intent: [[NONE; K]; 2],
            practice: [[NONE; K]; 2],
            work: [[NONE; 5]; 2],
            pay: [NONE; 1 + Pot::COUNT],
            minds: [NONE; 7],
            answers: [NONE; 2],
            seats: 0.0,
            heard: 0.0,
            counts: [0; 5],
        }
    }
}

/// Uniform numbers of a week for the seats of a block, in the order of seats; drawn when a tile first asks.
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub struct BlockDraws {
    numbers: [[f64; BLOCK_SEATS + TILE_ROWS]; PURPOSES.len()],
    drawn: [bool; PURPOSES.len()],
    first: usize,
}

/// What every seat may draw for every week.
const PURPOSES: [Purpose; 4] =
    [Purpose::Demand, Purpose::Voice, Purpose::Answers, Purpose::Turnover];

impl BlockDraws {
    /// Begins a week of a block.
    #[inline(always)]
    pub fn begin(&mut self, first: usize) {
        (self.first, self.drawn) = (first, [false; PURPOSES.len()]);
    }

    /// A number for each row of a tile of the block; laid out in `room` where its rows are not those of neighbours.
    #[inline(always)]
    pub(crate) fn draw<'a, const K: usize>(
        &'a mut self,
        (streams, week): (Streams, u32),
        purpose: Purpose,
        tile: &Tile<K>,
        room: &'a mut Column,
    ) -> &'a Column {
        let place = PURPOSES.iter().position(|&known| known == purpose).unwrap_or_default();
        let numbers = &mut self.numbers[place];
        if !self.drawn[place] {
            // a whole block, however few seats it has: so many numbers come at a time
            streams.column(purpose, u64::from(week), self.first - 1, &mut numbers[..BLOCK_SEATS]);
            self.drawn[place] = true;
        }
        tile.in_rows(self.first, numbers, room)
    }
}

impl<const K: usize> Scratch<K> {
    /// Takes down all flags.
    #[inline(always)]
    pub fn clear(&mut self) {
        self.concerned = 0;
        self.spoke = 0;
        self.acted_on = 0;
        self.knows = 0;
    }
}

impl<const K: usize> Default for Scratch<K> {
    fn default() -> Self {
        let (column, columns) = ([0.0; TILE_ROWS], [[0.0; TILE_ROWS]; K]);
        Self {
            draws: BlockDraws {
                numbers: [[0.0; BLOCK_SEATS + TILE_ROWS]; PURPOSES.len()],
                drawn: [false; PURPOSES.len()],
                first: 1,
            },
            drawn: column,
            arrived: column,
            clarity: column,
            amount: column,
            paid_by_item: column,
            by_strategy: column,
            plan: columns,
            norm: [[0.0; K]; TILE_ROWS],
            capacity: column,
            pressure: column,
            urgent_hours: column,
            items: column,
            pace: column,
            pressed: column,
            missed: column,
            practice: columns,
            talent: [1.0; TILE_ROWS],
            chosen: columns,
            served: column,
            fit: column,
            aligned: column,
            prizes: [column; Pot::COUNT],
            defects: column,
            concerned: 0,
            spoke: 0,
            acted_on: 0,
            understood: column,
            practised: column,
            knows: 0,
            silent: column,
            stops_right: column,
            sums: Sums::default(),
        }
    }
}
