//! What `live` can be told.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::common::from_one_to;
use crate::output::live::MOST_FUTURES;

fn futures(text: &str) -> Result<u32, String> {
    from_one_to(MOST_FUTURES, text)
}

/// A page to move numbers in.
#[derive(Clone, Debug, ClapArgs)]
pub(in crate::cli) struct LiveArgs {
    /// Scenario file, or a name from `orgdrift library`; all scenarios that come with the program, to choose from, when
    /// left out.
    #[arg(value_name = "FILE|NAME")]
    pub(in crate::cli) scenario: Option<String>,
    /// Hide what an option does until the room has said what it expects.
    #[arg(long)]
    pub(in crate::cli) predict: bool,
    /// The page; `output/<scenario>-live.html` when left out, or `output/live.html`.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Futures that the page lives in the end; it begins with few and says so.
    #[arg(long, value_name = "N", value_parser = futures, default_value_t = MOST_FUTURES)]
    pub(in crate::cli) futures: u32,
    /// Where all luck comes from.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(in crate::cli) seed: u64,
    /// Open the page in a Chromium that is installed, move numbers fifty times, and print how long answers take beside
    /// the program itself.
    #[arg(long, requires = "scenario")]
    pub(in crate::cli) measure: bool,
    /// Say less: -q only where the page is, -qq nothing but errors.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub(in crate::cli) quiet: u8,
}
