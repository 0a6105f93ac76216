//! Time: one week, one run, and what is measured of it. Knows no threads, files or clocks.
//!
//! A week is written down twice: in [`plain`] to be read, in [`tick`] to be fast. Both call the formulas of [`phase`].

pub mod crew;
pub mod here;
pub mod measure;
pub mod phase;
pub mod plain;
pub mod reach;
pub mod record;
pub mod run;
pub mod tick;
pub mod timeline;
mod watch;

pub use crew::{CallingThread, Crew};
pub use record::RunRecord;
pub use run::{RunAbort, Trial, Twins, simulate, watch};
pub use watch::SeatWeeks;
