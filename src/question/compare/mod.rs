//! What would each option do: every option through the same futures, judged in pairs.

pub mod announced;
pub mod comparison;
pub mod equal_cost;
#[cfg(feature = "app")]
pub mod expected;
pub mod facts;
#[cfg(feature = "app")]
pub mod figures;
#[cfg(feature = "app")]
pub mod fortunes;
pub mod gains;
pub mod judge;
#[cfg(feature = "app")]
pub mod pack;
#[cfg(feature = "app")]
pub mod page;
#[cfg(feature = "app")]
pub mod parallel;
#[cfg(feature = "app")]
pub mod second;
pub mod second_look;
#[cfg(feature = "app")]
pub mod summary;
pub mod sure;
#[cfg(feature = "app")]
pub mod tables;
pub mod takes_place;
pub mod unmoved;
#[cfg(feature = "app")]
pub mod words;

pub use comparison::{Answer, Comparison, NoComparison};
pub use judge::{Judged, judge};
pub use second_look::{Doubt, SecondLook, SecondSight};
