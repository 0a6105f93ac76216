//! `orgdrift` simulates how organizations drift: everyone is busy, the counted activity rises, and the
//! strategy stalls.
//!
//! Modules in layer order; each uses those above it in this list, never those below:
//! `math` and `rng`, `scenario`, `model`, `engine`, `futures`, `statistics`, `document`, `ink`, `output`, `question`, `verify`,
//! `cli`.

#[cfg(feature = "app")]
pub mod cli;
#[cfg(feature = "app")]
pub mod document;
pub mod engine;
pub mod futures;
#[cfg(feature = "app")]
pub mod ink;
pub mod math;
pub mod model;
#[cfg(feature = "app")]
pub mod output;
pub mod question;
pub mod rng;
pub mod scenario;
pub mod statistics;
#[cfg(feature = "app")]
pub mod verify;
