//! One folder a question: what is lived for it, what is found in that, and how it is told.
//!
//! A [`Question`] asks a [`Lab`] for futures and computes everything it has to say, once; what it has
//! [found](Question::Found) is numbers. How that is told, as tables, charts and sentences, is a [`Findings`] of what was
//! found, and computes nothing. Neither knows a folder, a thread or a terminal.

#[cfg(feature = "app")]
pub mod again;
pub mod argue;
pub mod audit;
pub mod compare;
#[cfg(feature = "app")]
pub mod difference;
pub mod library;
pub mod long_tables;
pub mod sensitivity;
#[cfg(feature = "app")]
pub mod shards;
pub mod sweep;
pub mod why;
#[cfg(feature = "app")]
pub mod workshop;

use std::borrow::Cow;

use crate::engine::RunAbort;
use crate::futures::future::Failure;
use crate::futures::{Lab, Plan};
#[cfg(feature = "app")]
use crate::output::document::{Document, Volume, WrittenFolder};
use crate::scenario::Advice;

/// Something to find out.
pub trait Question {
    /// What is found.
    type Found;

    /// What is legal but should be known before a long run, a sentence each.
    fn remarks(&self) -> Vec<String>;

    /// What it takes on so many threads, told before anything is lived.
    ///
    /// # Errors
    /// When what would be lived makes no sense.
    fn effort(&self, threads: usize) -> Result<Effort<'_>, Advice>;

    /// Refuses what cannot be lived, where finding that out takes long enough to be worth asking before.
    ///
    /// # Errors
    /// What is wrong, and what to do.
    fn check(&self) -> Result<(), Advice> {
        Ok(())
    }

    /// Lives what has to be lived and computes all there is to say.
    ///
    /// # Errors
    /// When there is nothing to say.
    fn find(self, lab: &impl Lab) -> Result<Self::Found, NoAnswer>;
}

/// What a question takes.
#[derive(Clone, Debug)]
pub struct Effort<'a> {
    /// What is lived first, or something like all that is lived.
    pub like: Cow<'a, Plan>,
    /// Runs of it all.
    pub runs: u64,
    /// Memory of what is kept until the end. Bytes.
    pub kept: f64,
    /// How to ask for less.
    pub less: &'static str,
}

/// How to ask for less, of most questions.
pub const FEWER_FUTURES: &str = "ask for fewer with `--futures N`";

/// Why nothing was found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// It makes no sense as asked, and what to do.
    #[error(transparent)]
    Request(#[from] Advice),
    /// A run did not finish.
    #[error(transparent)]
    Run(Failure),
    /// Someone stopped it before there was anything to say.
    #[error("it was stopped before the first future was complete")]
    Stopped,
}

impl From<Failure> for NoAnswer {
    fn from(failure: Failure) -> Self {
        match failure.reason {
            RunAbort::Stopped => Self::Stopped,
            RunAbort::Diverged { .. } => Self::Run(failure),
        }
    }
}

/// What was found, as it is told.
#[cfg(feature = "app")]
pub trait Findings {
    /// What is missing because someone stopped it, a sentence each; nothing when it is complete.
    fn missing(&self) -> Vec<String> {
        Vec::new()
    }

    /// What does not come out as it was said to, a sentence each; nothing where nothing was said before.
    fn failing(&self) -> Vec<String> {
        Vec::new()
    }

    /// Everything that goes into a result folder.
    fn document(&self) -> Document<'_>;

    /// What a terminal shows of it, or another program reads.
    fn text(&self, volume: Volume, written: &WrittenFolder) -> String;
}
