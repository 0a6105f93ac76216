//! What is lived: which options, how many futures and from which seed, and what is kept of them, for every question.

pub mod bytes;
pub mod design;
#[cfg(feature = "app")]
pub mod execute;
pub mod finals;
pub mod future;
pub mod keep;
#[cfg(feature = "app")]
pub mod key;
pub mod lab;
pub mod latin;
pub mod plan;
#[cfg(feature = "app")]
pub mod recorded;
pub mod results;
pub mod sobol;

pub use finals::Finals;
pub use future::live_future;
pub use keep::Keep;
pub use lab::{InOrder, Lab};
pub use plan::{Arm, Plan, Varying};
pub use results::{ArmResults, Results};
