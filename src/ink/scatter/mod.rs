//! Scatters: points between two axes.

mod front;
mod pairs;

pub(super) use front::front;
pub use front::{Choice, Front};
pub(super) use pairs::pairs;
pub use pairs::{Dot, DotPanels, DotRow, Pair, PairPanel, RowPanel};
