//! Do scenarios show what they are said to show: every finding that a file states, and the change under which it
//! vanishes, lived and counted. Also how scenarios are told in a room: the list of their questions, and their cards.

pub mod ask;
#[cfg(feature = "app")]
pub mod card;
#[cfg(feature = "app")]
pub mod table;
#[cfg(feature = "app")]
pub mod tell;
#[cfg(feature = "app")]
pub mod words;

pub use ask::{AskLibrary, CheckedFinding, CheckedLibrary, CheckedOutcome, CheckedScenario};
