//! What stands out in a design before anything is simulated, and how `check` tells it.

pub mod reading;
#[cfg(feature = "app")]
pub mod tell;
