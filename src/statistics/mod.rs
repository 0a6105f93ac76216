//! Statistics of what was lived: numbers only, without words, files or ink.

pub mod apart;
pub mod contrast;
pub mod depends;
pub mod estimate;
pub mod morris;
pub mod resample;
pub mod shapley;
pub mod sobol_indices;
pub mod verdict;

pub use contrast::{Contrast, Counts};
pub use estimate::{Band, Spread};
pub use verdict::{Direction, Verdict};
