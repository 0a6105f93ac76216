//! Statistics of results, without files or ink.

pub mod boundary;
pub mod causes;
pub mod contrast;
pub mod course;
pub mod estimate;
pub mod facts;
pub mod hanging;
pub mod payers;
pub mod shapley;
pub mod verdict;

pub use causes::{Cause, Part};
pub use contrast::{Contrast, Counts};
pub use estimate::{Band, Spread};
pub use verdict::{Direction, Verdict};
