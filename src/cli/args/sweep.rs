//! How `sweep` is asked.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::common::{Common, futures};
use super::shards::ShardArgs;
use crate::question::sweep::points::MOST_POINTS;

fn points(text: &str) -> Result<u64, String> {
    match text.parse() {
        Ok(count) if (1..=MOST_POINTS).contains(&count) => Ok(count),
        _ => Err(format!("give a whole number from 1 to {MOST_POINTS}")),
    }
}

/// How points fill a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Design {
    /// Sobol' points: evenly, best at powers of two.
    Sobol,
    /// A Latin hypercube: each of N equal steps of every key holds one point; needs the seed.
    Latin,
}

/// What to sweep over, and how.
#[derive(Clone, Debug, ClapArgs)]
pub(in crate::cli) struct Sweeping {
    /// Scenario file, or a name from `orgdrift library`.
    #[arg(value_name = "FILE|NAME")]
    pub(in crate::cli) scenario: String,
    /// A key and its values: `KEY=from..to:step`, or `KEY=a,b,c` for numbers and words, or `KEY=from..to`
    /// with `--points`; `KEY=times:0.5..2:0.5` and `KEY=plus:-0.1,0.1` start from the value in the file. Given
    /// again, every combination is a point. A value replaces the one in the file; options that set the key
    /// themselves keep theirs.
    #[arg(long, required = true, value_name = "KEY=VALUES")]
    pub(in crate::cli) vary: Vec<String>,
    /// Pair the values of all keys, first with first, instead of combining them.
    #[arg(long, conflicts_with = "points")]
    pub(in crate::cli) zip: bool,
    /// Fill the box of all ranges with so many points.
    #[arg(long, value_name = "N", value_parser = points)]
    pub(in crate::cli) points: Option<u64>,
    /// How the points fill it.
    #[arg(long, value_enum, default_value_t = Design::Sobol, requires = "points")]
    pub(in crate::cli) design: Design,
    /// One more measure in the table, as listed by `orgdrift explain measures`; can be given again.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) measure: Vec<String>,
    /// A future collapses when the headline, an index, is below this over the final weeks; the table holds
    /// the share of such futures as measure `collapsed`. 50 when left out; nothing is counted when the
    /// headline is no index.
    #[arg(long, value_name = "POINTS")]
    pub(in crate::cli) collapse_below: Option<f64>,
    /// Also write every future, into `sweep_futures.csv`.
    #[arg(long)]
    pub(in crate::cli) each_future: bool,
    /// Write the tables as Parquet as well; a million rows are written so unasked, by a program that can.
    #[arg(long)]
    pub(in crate::cli) parquet: bool,
    /// Futures of each point, the same for all points.
    #[arg(long, value_name = "N", value_parser = futures, default_value_t = 50)]
    pub(in crate::cli) futures: u32,
    /// Only luck differs between futures; assumptions hold at their usual values.
    #[arg(long, conflicts_with = "assumptions_only")]
    pub(in crate::cli) luck_only: bool,
    /// Only assumptions differ between futures; luck is that of the first future.
    #[arg(long)]
    pub(in crate::cli) assumptions_only: bool,
    #[command(flatten)]
    pub(in crate::cli) shard: ShardArgs,
    /// Points that are kept together when they are done; some seconds of work when left out. Results do not
    /// depend on it; all shards of a sweep need the same.
    #[arg(long, value_name = "N", value_parser = points)]
    pub(in crate::cli) points_a_part: Option<u64>,
    /// Result folder; `output/<scenario>-sweep` when left out.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) common: Common,
}
