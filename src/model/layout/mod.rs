//! Where everything about seats lies in memory, so that the fast week reads it in the order in which it needs it.
//!
//! ```text
//! Workforce                 state of everyone
//!   shared                  what everyone may read while a week goes on: departments, leaders, last week's practice
//!   blocks                  256 neighbouring seats each: the unit of work of a thread; their random numbers are drawn together
//!     tiles                 up to 64 seats under the same rules: a column of 64 numbers for each attribute that seats keep
//!       stretches           neighbouring seats in neighbouring rows that are counted together
//!     tallies               sums of the week over the seats of the block, one for each cell
//!   scratch_pool            columns that a tile needs only until its week is over, one set for each thread
//!   cells, by_department    sums of the week over all blocks
//! ```
//!
//! Seats are columns and not structs so that one instruction works on the same attribute of several seats (vectorized);
//! tiles are small so that all columns of one, with the scratch, stay in the nearest cache for a whole week; scratch is
//! shared by the tiles of a thread so that what is thrown away after a week never leaves that cache.
//!
//! Each kind of column is declared once, in a table, from which everything else follows: what a tile keeps in [`tile`],
//! what it needs for a week in [`scratch`], what is summed in [`tally`].

pub mod block;
pub mod columns;
pub mod prefetch;
pub mod scratch;
pub mod tally;
pub mod tile;
pub mod workforce;

pub use block::{BLOCK_SEATS, Block};
pub use scratch::Scratch;
pub use tally::Tally;
pub use tile::Tile;
pub use workforce::Workforce;
