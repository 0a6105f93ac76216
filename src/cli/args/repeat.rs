//! How `repeat` is asked.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::common::threads;

/// How to repeat.
#[derive(Clone, Debug, ClapArgs)]
pub(in crate::cli) struct Repetition {
    /// Keep the repeated result here.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Threads; all cores when left out. Results do not depend on it.
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(in crate::cli) threads: Option<u32>,
    /// Begin even when it takes more than an hour.
    #[arg(long)]
    pub(in crate::cli) yes: bool,
    /// Say less: -q without progress, -qq nothing but errors.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub(in crate::cli) quiet: u8,
}
