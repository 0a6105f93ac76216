//! Many runs: every option of a scenario through the same futures.

pub mod argument;
pub mod coalitions;
pub mod design;
pub mod ends;
pub mod equal_cost;
#[cfg(feature = "app")]
pub mod execute;
pub mod finals;
pub mod future;
pub mod plan;
pub mod results;
pub mod second_look;
#[cfg(feature = "app")]
pub mod second_parallel;
pub mod sensitivity;
#[cfg(feature = "app")]
pub mod sensitivity_parallel;
pub mod sobol;
pub mod sweep;
#[cfg(feature = "app")]
pub mod why_parallel;

pub use argument::Argument;
pub use coalitions::{Coalitions, Potentials};
pub use ends::Ends;
pub use finals::Finals;
pub use future::live_future;
pub use plan::{Arm, Plan, Varying};
pub use results::{ArmResults, Results};
pub use second_look::{Doubt, SecondLook, SecondSight};
pub use sensitivity::Sensitivity;
pub use sweep::Sweep;
