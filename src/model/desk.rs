//! Room for what a block of seats needs only until its week is over.

use crate::math::LANES;
use crate::model::Row;
use crate::model::block::{BLOCK_ROWS, BLOCK_SEATS, Column, Columns, Numbers};

/// What a block needs only until its week is over; each block of the week overwrites it. Columns begin where a
/// processor's widest registers and cache lines begin.
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub struct Desk<const K: usize> {
    // written by the phases that draw
    /// Luck of the week in the order of seats, before it is in rows. `[seats]`
    pub numbers: Numbers,
    /// Luck of the week, one uniform number a row. `[rows]`
    pub luck: Column,
    /// Luck of the week, where a phase needs a second number. `[rows]`
    pub more_luck: Column,

    // written by `demand`
    /// Number of urgent items that arrived. `[rows]`
    pub arrived: Column,

    // written by `motive`
    /// Clarity of the strategy to the holder (kappa = P0 / (P0 + V)). 0 to 1. `[rows]`
    pub clarity: Column,
    /// Hours the holder would work if hours did not bind. Working weeks. `[rows]`
    pub amount: Column,
    /// 1 where strategy pulls harder than rewards, else 0. `[rows]`
    pub strategy_first: Column,

    // written by `motive`, then by `norms`
    /// What the holder would do if nobody looked; then what it goes for among colleagues (p). Shares.
    /// `[kinds x rows]`
    pub plan: Columns<K>,

    // written by `norms`
    /// What colleagues do, seen from each row. Shares. `[rows x kinds]`
    pub seen: [Row<K>; BLOCK_ROWS],
    /// The same in columns. Shares. `[kinds x rows]`
    pub norm: Columns<K>,

    // written by `effort`
    /// Capacity of the week (C). Working weeks. `[rows]`
    pub capacity: Column,
    /// Hours spent on urgent work. Working weeks. `[rows]`
    pub urgent_hours: Column,
    /// Urgent work done. Working weeks at proper care. `[rows]`
    pub items: Column,
    /// Time spent per urgent item (tau). Share of proper time. `[rows]`
    pub pace: Column,
    /// Urgent work given up this week. Working weeks. `[rows]`
    pub missed: Column,

    // written by `production`
    /// Skill of the holder relative to the usual; 1 where all are alike. `[rows]`
    pub talent: Column,
    /// Effective hours of the holder's own choosing. Working weeks. `[kinds x rows]`
    pub chosen: Columns<K>,
    /// Effective hours of urgent work. Working weeks. `[rows]`
    pub served: Column,
    /// Alignment factor of the holder's week (`AF_i`). 0 to 1. `[rows]`
    pub fit: Column,
    /// Effective hours times that factor. Working weeks. `[rows]`
    pub aligned: Column,

    /// What is earned under targets and caps. Units of motive; 0 where there are none. `[rows]`
    pub prizes: Column,

    // written by `defects`
    /// Defects made this week. `[rows]`
    pub defects: Column,

    // written by `voice`
    /// 1 where the holder has something to report, else 0. `[rows]`
    pub concerned: Column,
    /// 1 where the holder spoke, else 0. `[rows]`
    pub spoke: Column,

    // written by `tally`
    /// Cosine of belief and need. `[rows]`
    pub understood: Column,
    /// Cosine of practice and need. `[rows]`
    pub practised: Column,
    /// 1 where the holder could name the top priority, else 0. `[rows]`
    pub knows: Column,
    /// 1 where the holder would stop the right work, else 0. `[rows]`
    pub stops_right: Column,
}

impl<const K: usize> Default for Desk<K> {
    fn default() -> Self {
        let (column, columns) = ([0.0; BLOCK_ROWS], [[0.0; BLOCK_ROWS]; K]);
        Self {
            numbers: [0.0; BLOCK_SEATS + LANES],
            luck: column,
            more_luck: column,
            arrived: column,
            clarity: column,
            amount: column,
            strategy_first: column,
            plan: columns,
            seen: [[0.0; K]; BLOCK_ROWS],
            norm: columns,
            capacity: column,
            urgent_hours: column,
            items: column,
            pace: column,
            missed: column,
            talent: [1.0; BLOCK_ROWS],
            chosen: columns,
            served: column,
            fit: column,
            aligned: column,
            prizes: column,
            defects: column,
            concerned: column,
            spoke: column,
            understood: column,
            practised: column,
            knows: column,
            stops_right: column,
        }
    }
}
