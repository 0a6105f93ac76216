//! Many runs: every option of a scenario through the same futures.

pub mod argument;
pub mod coalitions;
#[cfg(feature = "app")]
pub mod execute;
pub mod future;
pub mod plan;
pub mod results;

pub use argument::Argument;
pub use coalitions::{Coalitions, Potentials};
pub use future::live_future;
pub use plan::{Arm, Plan, Varying};
pub use results::{ArmResults, Results};
