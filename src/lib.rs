//! `orgdrift` simulates how organizations drift: everyone is busy, the counted activity rises, and the strategy stalls.
//! Employees act on local incentives, workload limits and peer norms while a strategy cascades through noisy layers.
//!
//! A [`Scenario`] is read from text or from a file: departments, kinds of work, measures, rewards, and [options](Answer) to
//! try. A [`Comparison`] lives every option through the same futures, so that an option differs from the scenario as it
//! is by itself and not by luck; each [`Answer`] has a [`Verdict`], a size, and a sentence for people.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use orgdrift::{Comparison, Scenario};
//!
//! let text = r#"
//!     extends = "tickets-versus-experience"
//!
//!     [option.more_time]
//!     label = "Half of all meetings"
//!     set.workload.meetings = { times = 0.5 }
//! "#;
//! let scenario = Scenario::from_text("my-company", text)?;
//! // forty futures of the luck and the assumptions that seed 1 draws
//! let comparison = Comparison::live(scenario, 40, 1)?;
//! for answer in comparison.answers() {
//!     let spread = &answer.difference;
//!     println!("{}: {}, {:+.1} points", answer.label, answer.verdict.words(), spread.q50);
//! }
//! # assert!(comparison.answers().iter().any(|answer| answer.option == "more_time"));
//! # Ok(())
//! # }
//! ```
//!
//! The same version, text and seed give the same bits, on any number of threads. What a week does is told equation by
//! equation in [`model::description`] and can be read in `src/engine/plain.rs`; what every number means, in
//! [`Metric`]; what is known from theory and held against the simulation, in `orgdrift verify`.
//!
//! Modules in layer order; each uses those above it in this list, never those below: `math` and `rng`, [`scenario`],
//! [`model`], [`engine`], [`futures`] (what is lived), [`statistics`], `document` (what is told), `ink` (charts), `output`
//! (folders and formats), [`question`] (one folder a question), `verify`, `cli`.

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

pub use futures::future::Failure;
pub use futures::{ArmResults, Plan, Results, Varying};
pub use question::compare::{Answer, Comparison, Judged, NoComparison, judge};
pub use scenario::{Advice, Metric, Problems, Scenario};
pub use statistics::{Direction, Spread, Verdict};
