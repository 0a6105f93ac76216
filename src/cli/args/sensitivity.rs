//! How `sensitivity` is asked.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::common::{Common, futures};
use super::shards::ShardArgs;

/// How to look for what a result depends on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SensitivityMethod {
    /// Elementary effects along trajectories: few runs, how much each number moves the result.
    #[default]
    Morris,
    /// Sobol' indices: many runs, the share of variance of each number, alone and in interactions.
    Sobol,
}

/// What to vary, and how.
#[derive(Clone, Debug, ClapArgs)]
pub(in crate::cli) struct SensitivityArgs {
    /// Only these numbers: KEY with its range in the scenario, KEY=from..to, or from the value in the file, as
    /// KEY=times:0.5..2. All ranges when left out.
    #[arg(long, value_name = "KEY", num_args = 1..)]
    pub(in crate::cli) over: Vec<String>,
    /// How to look.
    #[arg(long, value_enum, default_value_t)]
    pub(in crate::cli) method: SensitivityMethod,
    /// Trajectories (20 when left out) or rows of Sobol' points (128 when left out, best a power of two).
    #[arg(long, value_name = "N", value_parser = futures)]
    pub(in crate::cli) points: Option<u32>,
    /// Print all rows of the table and the whole sentence for every option.
    #[arg(long)]
    pub(in crate::cli) full: bool,
    /// Futures that every place lives; the result is their mean.
    #[arg(long, value_name = "N", value_parser = futures, default_value_t = 4)]
    pub(in crate::cli) futures: u32,
    #[command(flatten)]
    pub(in crate::cli) shard: ShardArgs,
    /// Result folder; `output/<scenario>-sensitivity` when left out.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) common: Common,
}
