//! How `verify` is asked.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::common::threads;

/// What to verify.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(in crate::cli) struct VerifyArgs {
    /// List the claims and the scenarios they run, without running them.
    #[arg(long, conflicts_with_all = ["field", "output", "threads", "quiet"])]
    pub(in crate::cli) list: bool,
    /// Only these, given as often as there are names, topics or parts of names. Writes no files unless
    /// `--output` says where.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) only: Vec<String>,
    /// Also compare with what was measured in real organizations: evidence, not proof, so it never fails. With a
    /// scenario file, or a name from `orgdrift library`, that company stands beside the shipped one.
    #[arg(long, value_name = "FILE|NAME", num_args = 0..=1)]
    #[expect(
        clippy::option_option,
        reason = "not asked for, asked for, asked for with a scenario"
    )]
    pub(in crate::cli) field: Option<Option<String>>,
    /// Begin even when it takes more than an hour.
    #[arg(long)]
    pub(in crate::cli) yes: bool,
    /// Print the result as JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Threads; all cores when left out. Results do not depend on it.
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(in crate::cli) threads: Option<u32>,
    /// Result folder; `output/verify` when left out.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Say less: -q only what fails and the counts, -qq nothing but errors.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub(in crate::cli) quiet: u8,
}
