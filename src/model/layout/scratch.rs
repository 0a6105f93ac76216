//! Room for what seats need only until their week is over.

use fearless_simd::{Simd, f64x8};

use crate::math::{LANES, PartialSums};
use crate::model::layout::block::BLOCK_SEATS;
use crate::model::layout::columns::{AtRest, Column, Flags, KindColumns, TILE_ROWS, get};
use crate::model::reward::Pot;
use crate::model::temper::{Temper, Tempers};
use crate::model::{Row, Tile};
use crate::rng::{Purpose, Streams};

/// Declares the columns of scratch, one row each: its meaning and unit, its name, its form, and the number it holds until
/// something is written if that is not 0. Allocation and clearing follow.
macro_rules! table_of_scratch {
    ($($(#[doc = $meaning:literal])+ $name:ident: $form:ty $(= $at_rest:literal)?,)+) => {
        /// What a tile needs only until its week is over; each tile of the week overwrites it. Columns begin where cache
        /// lines and the widest registers of a processor begin, so that no load straddles two lines.
        #[derive(Clone, Debug)]
        #[repr(C, align(64))]
        pub struct Scratch<const K: usize> {
            $($(#[doc = $meaning])+ pub $name: $form,)+
        }

        impl<const K: usize> Default for Scratch<K> {
            fn default() -> Self {
                Self { $($name: AtRest::at_rest(0.0 $(+ $at_rest)?),)+ }
            }
        }

        impl<const K: usize> Scratch<K> {
            /// Takes down all flags.
            #[inline(always)]
            pub fn clear(&mut self) {
                $(AtRest::clear(&mut self.$name);)+
            }
        }
    };
}

table_of_scratch! {
    // written by the phases that draw
    /// Random numbers of the block.
    draws: BlockDraws,
    /// Where the draws of a tile are laid out in the order of its rows, one uniform number a row. `[rows]`
    drawn: Column,

    // written by `demand`
    /// Number of urgent items that arrived. `[rows]`
    arrived: Column,

    // written by `motive`
    /// Clarity of the strategy to the holder. 0 to 1. `[rows]`
    clarity: Column,
    /// Hours the holder would work if hours did not bind. Working weeks. `[rows]`
    amount: Column,
    /// Part of pay in what speaks for and against doing urgent items in a hurry; read only where that matters. Share.
    /// `[rows]`
    paid_by_item: Column,
    /// Share of what pulls that is the strategy; from `tally` on, the hours of the holder's own choosing that it
    /// pulls. Working weeks. `[rows]`
    by_strategy: Column,

    /// Shares of the hours of each kind that are reported and not worked; from `deliver` on, the effective hours. Written
    /// and read only where there are any. `[kinds x rows]`
    pretended: KindColumns<K>,

    // written by `motive`, then by `norms`
    /// What the holder would do if nobody looked; then what it goes for among colleagues. Shares.
    /// `[kinds x rows]`
    plan: KindColumns<K>,

    // written by `norms`
    /// What colleagues do, as seen from each row. Shares. `[rows x kinds]`
    norm: [Row<K>; TILE_ROWS],

    // written by `effort`
    /// Share of the week that clashes between reports take of a manager; from `feel_pressure` on, the hours. Written and
    /// read only where there are any. `[rows]`
    refereed: Column,
    /// 1 for a manager, 0 for anybody else; as above. `[rows]`
    manages: Column,
    /// Capacity of the week. Working weeks. `[rows]`
    capacity: Column,
    /// Urgent work beyond what fits the week, relative to the week. `[rows]`
    pressure: Column,
    /// Hours beyond the contract that pressure adds; from `choose` on, those that are worked. Written and read only
    /// where there are any. Working weeks. `[rows]`
    overtime: Column,
    /// Hours spent on urgent work. Working weeks. `[rows]`
    urgent_hours: Column,
    /// Urgent work done. Working weeks at proper care. `[rows]`
    items: Column,
    /// Time spent per urgent item. Share of proper time. `[rows]`
    pace: Column,
    /// Time per urgent item that pressure alone asks for. Share of proper time. `[rows]`
    pressed: Column,
    /// Urgent work given up this week. Working weeks. `[rows]`
    missed: Column,
    /// How the holder spends the week. Shares. `[kinds x rows]`
    practice: KindColumns<K>,

    // written by `motive`
    /// Conviction of the holder relative to the usual; 1 where all are alike. `[rows]`
    zeal: Column = 1.0,
    /// How the holder differs from the usual in other ways, in the order of `Temper`; read only where people do.
    /// `[differences x rows]`
    temper: [Column; Tempers::COUNT] = 1.0,

    // written by `production`
    /// Skill of the holder relative to the usual; 1 where all are alike. `[rows]`
    talent: Column = 1.0,
    /// Effective hours of the holder's own choosing. Working weeks. `[kinds x rows]`
    chosen: KindColumns<K>,
    /// Effective hours of urgent work. Working weeks. `[rows]`
    served: Column,
    /// Alignment factor of the holder's week. 0 to 1. `[rows]`
    fit: Column,
    /// Effective hours times that factor. Working weeks. `[rows]`
    aligned: Column,

    /// What is earned under targets, caps, tiers and gates, by who shares it. Units of motive; 0 where there are none.
    /// `[pots x rows]`
    prizes: [Column; Pot::COUNT],

    // written by `defects`
    /// Defects made this week. `[rows]`
    defects: Column,

    // written by `tally`
    /// Cosine of belief and need. `[rows]`
    understood: Column,
    /// Cosine of practice and need. `[rows]`
    practised: Column,
    /// Chance to keep a problem to oneself that is just worth a report. `[rows]`
    silent: Column,
    /// How right it would be to stop what the holder would stop, 0 to 1. `[rows]`
    stops_right: Column,
    /// Sums over the seats that are being counted; they go on in the next tile.
    sums: Sums<K>,
    /// Where these wait while those who are followed are counted.
    waiting_sums: Sums<K>,

    // flags come last: a word of 8 bytes between columns would shift those after it off the beginning of a cache line;
    // written by `voice`
    /// Where the holder has something to report. `[rows]`
    concerned: Flags,
    /// Where the holder spoke. `[rows]`
    spoke: Flags,
    /// Where that was acted on. `[rows]`
    acted_on: Flags,
    // written by `tally`
    /// Where the holder could name the top priority. `[rows]`
    knows: Flags,
}

impl<const K: usize> Scratch<K> {
    /// How the holders differ beside conviction and skill, where people do.
    #[inline(always)]
    pub fn temper<S: Simd>(&self, simd: S, of: &Tempers, lanes: usize) -> Option<Temper<f64x8<S>>> {
        if !of.differ() {
            return None;
        }
        let [patience, agility, trust, acclaim] = &self.temper;
        Some(Temper {
            patience: get(simd, patience, lanes),
            agility: get(simd, agility, lanes),
            trust: get(simd, trust, lanes),
            acclaim: get(simd, acclaim, lanes),
        })
    }
}

/// Sums over seats that are counted together, as far as they were counted. Each is kept as one partial sum per lane until
/// the last seat is added, because adding across lanes is expensive.
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub struct Sums<const K: usize> {
    /// Hours of people's own choosing, and their squares.
    pub effort: [[PartialSums; K]; 2],
    /// Those hours, effective.
    pub chosen: [PartialSums; K],
    /// Belief and its squares.
    pub perceived_intent: [[PartialSums; K]; 2],
    /// Practice and its squares.
    pub practice: [[PartialSums; K]; 2],
    /// What lands on people and what they make of it.
    pub work: [[PartialSums; 5]; 2],
    /// Effective hours that are reported and not worked, where there are any.
    pub pretended: [PartialSums; K],
    /// Hours beyond the contract, where there are any.
    pub overtime: [PartialSums; 1],
    /// Hours spent on clashes between reports, and managers, where there are any.
    pub refereed: [PartialSums; 2],
    /// What is paid by the seat: hours that count as aligned, and prizes.
    pub pay: [PartialSums; 1 + Pot::COUNT],
    /// What people see and think.
    pub minds: [PartialSums; 7],
    /// What people answer when they are asked.
    pub answers: [PartialSums; 2],
    /// Seats.
    pub seats: f64,
    /// Reports that reach the top.
    pub heard: f64,
    /// Who knows the top priority, is concerned, spoke, was acted on, left.
    pub counts: [u32; 5],
}

/// Uniform numbers of a week for the seats of a block, in the order of seats. Those of a purpose are drawn for the whole
/// block when its first tile asks for them, because the generator is fastest for many numbers at a time.
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
        streams: Streams,
        week: u32,
        purpose: Purpose,
        tile: &Tile<K>,
        room: &'a mut Column,
    ) -> &'a Column {
        let place = PURPOSES.iter().position(|&known| known == purpose).unwrap_or_default();
        let numbers = &mut self.numbers[place];
        if !self.drawn[place] {
            // for a whole block, however few seats it has: the generator yields that many numbers at a time
            streams.column(purpose, u64::from(week), self.first - 1, &mut numbers[..BLOCK_SEATS]);
            self.drawn[place] = true;
        }
        tile.in_rows(self.first, numbers, room)
    }
}

impl AtRest for BlockDraws {
    fn at_rest(number: f64) -> Self {
        Self {
            numbers: [[number; BLOCK_SEATS + TILE_ROWS]; PURPOSES.len()],
            drawn: [false; PURPOSES.len()],
            first: 1,
        }
    }
}

impl<const K: usize> AtRest for Sums<K> {
    fn at_rest(number: f64) -> Self {
        const fn all<const N: usize>(number: f64) -> [PartialSums; N] {
            [[number; LANES]; N]
        }
        Self {
            effort: [all(number); 2],
            chosen: all(number),
            perceived_intent: [all(number); 2],
            practice: [all(number); 2],
            work: [all(number); 2],
            pretended: all(number),
            overtime: all(number),
            refereed: all(number),
            pay: all(number),
            minds: all(number),
            answers: all(number),
            seats: number,
            heard: number,
            counts: [0; 5],
        }
    }
}
