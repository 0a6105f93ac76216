//! `orgdrift` simulates how organizations drift: everyone is busy, the counted activity rises, and the
//! strategy stalls.
//!
//! Modules in layer order; each uses those above it in this list, never those below:
//! `math` and `rng`, `scenario`, `model`, `engine`, `experiment`, `analysis`, `report`, `verify`, `cli`.

pub mod analysis;
#[cfg(feature = "app")]
pub mod cli;
pub mod engine;
pub mod experiment;
pub mod math;
pub mod model;
#[cfg(feature = "app")]
pub mod report;
pub mod rng;
pub mod scenario;
#[cfg(feature = "app")]
pub mod verify;
