//! Why is there a gap: what every selection of mechanisms makes of the same futures, shared out.

pub mod ask;
pub mod causes;
pub mod coalitions;
#[cfg(feature = "app")]
pub mod table;
#[cfg(feature = "app")]
pub mod tell;

pub use ask::{AskWhy, Why};
pub use causes::{Cause, Part};
pub use coalitions::{Coalitions, Potentials};
