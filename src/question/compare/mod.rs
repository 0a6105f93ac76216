//! What would each option do: every option through the same futures, judged in pairs.

pub mod announced;
pub mod ask;
pub mod comparison;
pub mod cost;
pub mod equal_cost;
#[cfg(feature = "page")]
pub mod expected;
pub mod facts;
#[cfg(feature = "page")]
pub mod figures;
#[cfg(feature = "page")]
pub mod fortunes;
pub mod gains;
pub mod judge;
pub mod looked;
#[cfg(feature = "app")]
pub mod pack;
#[cfg(feature = "app")]
pub mod page;
#[cfg(feature = "app")]
pub mod reached;
#[cfg(feature = "app")]
pub mod second;
pub mod second_look;
#[cfg(feature = "app")]
pub mod share;
#[cfg(feature = "app")]
pub mod summary;
pub mod sure;
#[cfg(feature = "app")]
pub mod tables;
pub mod takes_place;
pub mod together;
pub mod unmoved;
#[cfg(feature = "page")]
pub mod words;

pub use comparison::{Against, Answer, Comparison};
pub use judge::{Judgement, judge};
pub use looked::Second;
pub use second_look::{Doubt, SecondLook, SecondSight};
