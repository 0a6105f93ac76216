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
//! The same version, text and seed give the same bits, on any number of threads. What the model is for and made of is told
//! in [`overview`]; what a week does, equation by equation, in [`description`] and in `src/engine/plain.rs`; what every
//! number means, in
//! [`Metric`]; what is known from theory and held against the simulation, in `orgdrift verify`.
//!
//! This page is the front door: about twenty names, which everything else may change behind. Who works on the insides, or
//! wants to read them, switches on the feature `insides` (`cargo doc --features insides`): modules in layer order, each
//! using those before it and never those after: `math` and `rng`, `scenario`, `model`, `engine`, `futures` (what is lived),
//! `statistics`, `document` (what is told), `ink` (charts), `output` (folders and formats), `question` (one folder a
//! question), `page` (the live page), `verify`, `cli`.

#![cfg_attr(
    not(feature = "insides"),
    allow(
        dead_code,
        unreachable_pub,
        unused_imports,
        rustdoc::private_intra_doc_links,
        reason = "held to with the feature `insides`, with which everything that tests use is open"
    )
)]

// each module twice: who sees it cannot be said with an attribute, and files are formatted only where they are named here
#[cfg(all(feature = "app", not(feature = "insides")))]
mod cli;
#[cfg(all(feature = "app", feature = "insides"))]
pub mod cli;
#[cfg(all(feature = "page", not(feature = "insides")))]
mod document;
#[cfg(all(feature = "page", feature = "insides"))]
pub mod document;
#[cfg(not(feature = "insides"))]
mod engine;
#[cfg(feature = "insides")]
pub mod engine;
#[cfg(not(feature = "insides"))]
mod futures;
#[cfg(feature = "insides")]
pub mod futures;
#[cfg(all(feature = "page", not(feature = "insides")))]
mod ink;
#[cfg(all(feature = "page", feature = "insides"))]
pub mod ink;
#[cfg(not(feature = "insides"))]
mod math;
#[cfg(feature = "insides")]
pub mod math;
#[cfg(not(feature = "insides"))]
mod model;
#[cfg(feature = "insides")]
pub mod model;
#[cfg(all(feature = "app", not(feature = "insides")))]
mod output;
#[cfg(all(feature = "app", feature = "insides"))]
pub mod output;
#[cfg(all(feature = "page", not(feature = "insides")))]
mod page;
#[cfg(all(feature = "page", feature = "insides"))]
pub mod page;
#[cfg(not(feature = "insides"))]
mod question;
#[cfg(feature = "insides")]
pub mod question;
#[cfg(not(feature = "insides"))]
mod rng;
#[cfg(feature = "insides")]
pub mod rng;
#[cfg(not(feature = "insides"))]
mod scenario;
#[cfg(feature = "insides")]
pub mod scenario;
#[cfg(not(feature = "insides"))]
mod statistics;
#[cfg(feature = "insides")]
pub mod statistics;
#[cfg(all(feature = "app", not(feature = "insides")))]
mod verify;
#[cfg(all(feature = "app", feature = "insides"))]
pub mod verify;

#[cfg(feature = "app")]
#[doc(hidden)]
pub use cli::main as run_program;
pub use futures::future::Failure;
pub use futures::{Arm, ArmResults, Plan, Results, Varying};
pub use model::{description, overview};
pub use question::NoAnswer;
pub use question::compare::{Against, Answer, Comparison, Judgement};
pub use scenario::{Advice, Metric, Problems, Scenario};
pub use statistics::{Direction, Spread, Verdict};
