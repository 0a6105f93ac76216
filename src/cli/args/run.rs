//! How `demo` and `run` are asked.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::common::{Common, futures};
use super::shards::ShardArgs;

/// How to run.
#[derive(Clone, Debug, ClapArgs)]
pub(in crate::cli) struct How {
    /// Futures: draws of luck and of every ranged assumption; 200 when left out, 100 for the demo. A
    /// verdict needs at least 35.
    #[arg(long, value_name = "N", value_parser = futures)]
    pub(in crate::cli) futures: Option<u32>,
    /// Result folder; `output/<scenario>` when left out.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// Only luck differs between futures; assumptions hold at their usual values.
    #[arg(long, conflicts_with = "assumptions_only")]
    pub(in crate::cli) luck_only: bool,
    /// Only assumptions differ between futures; luck is that of the first future.
    #[arg(long)]
    pub(in crate::cli) assumptions_only: bool,
    /// Write every future into the weekly table instead of quantiles.
    #[arg(long)]
    pub(in crate::cli) all_futures: bool,
    /// Write a future seat by seat and week by week, `seats_weekly.csv`, for those who want to look at agents.
    #[arg(long, value_name = "N", value_parser = futures)]
    pub(in crate::cli) trace: Option<u32>,
    /// Write the long tables as Parquet as well; a million rows are written so unasked, by a program that can.
    #[arg(long)]
    pub(in crate::cli) parquet: bool,
    /// Print more of the report: the table, all lines of each option, how sure it is, and why there is a gap.
    #[arg(long)]
    pub(in crate::cli) full: bool,
    /// Leave out the second look: how sure a result is, what it depends on, and why there is a gap.
    #[arg(long)]
    pub(in crate::cli) quick: bool,
    #[command(flatten)]
    pub(in crate::cli) shard: ShardArgs,
    /// Write every chart as slides as well: 16:9 and 4:3, as SVG with words as outlines and as fine PNG.
    #[arg(long)]
    pub(in crate::cli) slides: bool,
}
