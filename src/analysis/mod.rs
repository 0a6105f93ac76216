//! Statistics of results, without files or ink.

pub mod announced;
pub mod apart;
pub mod audit;
pub mod boundary;
pub mod causes;
pub mod contrast;
pub mod course;
pub mod depends;
pub mod ends;
pub mod estimate;
pub mod facts;
pub mod gains;
pub mod hangs;
pub mod judge;
pub mod morris;
pub mod resample;
pub mod shapley;
pub mod sobol_indices;
pub mod sure;
pub mod takes_place;
pub mod unmoved;
pub mod verdict;

pub use causes::{Cause, Part};
pub use contrast::{Contrast, Counts};
pub use estimate::{Band, Spread};
pub use judge::{Judged, judge};
pub use verdict::{Direction, Verdict};
