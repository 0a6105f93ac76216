//! What can be told of shards: which one a process lives, and how they are joined.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::common::threads;

/// Most shards of a command.
const MOST_SHARDS: u32 = 10_000;

/// Which part of the work one process does.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(in crate::cli) struct ShardArgs {
    /// Live only the i-th of n parts of the same size, into a folder `DIR-shard-i-of-n`; `orgdrift merge` joins them. On a
    /// cluster `auto` takes both numbers from the variables of a task in an array, `auto/n` only the first.
    #[arg(
        long,
        value_name = "i/n|auto",
        value_parser = shard,
        num_args = 0..=1,
        default_missing_value = "auto"
    )]
    pub(in crate::cli) shard: Option<ShardWord>,
}

/// Which shard of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum ShardWord {
    /// These numbers.
    Numbered(u32, u32),
    /// What the environment says; of so many, if that was said.
    FromEnvironment(Option<u32>),
}

/// How to join shards.
#[derive(Clone, Debug, ClapArgs)]
pub(in crate::cli) struct MergeArgs {
    /// Folders that a command wrote with `--shard`, all of them.
    #[arg(required = true, value_name = "DIR")]
    pub(in crate::cli) folders: Vec<PathBuf>,
    /// Result folder; that of the shards without `-shard-i-of-n` when left out.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Write long tables as Parquet as well; a million rows are written so unasked, by a program that can.
    #[arg(long)]
    pub(in crate::cli) parquet: bool,
    /// Threads; all cores when left out. Results do not depend on it.
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(in crate::cli) threads: Option<u32>,
    /// Begin even when what is left takes more than an hour.
    #[arg(long)]
    pub(in crate::cli) yes: bool,
    /// Print all that the command itself prints with `--full`.
    #[arg(long)]
    pub(in crate::cli) full: bool,
    /// Print the result as JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Say less: -q only the sentence and the path, -qq nothing but errors.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub(in crate::cli) quiet: u8,
}

/// Reads a number of shards.
pub(in crate::cli) fn shards(text: &str) -> Option<u32> {
    text.parse().ok().filter(|shards| (1..=MOST_SHARDS).contains(shards))
}

/// Reads which shard of how many, as `2/3`, `auto` or `auto/3`.
fn shard(text: &str) -> Result<ShardWord, String> {
    let numbers = match text.split_once('/') {
        None if text == "auto" => return Ok(ShardWord::FromEnvironment(None)),
        None => None,
        Some(("auto", of)) => shards(of).map(|of| ShardWord::FromEnvironment(Some(of))),
        Some((shard, of)) => match (shard.parse(), shards(of)) {
            (Ok(shard), Some(of)) if (1..=of).contains(&shard) => {
                Some(ShardWord::Numbered(shard, of))
            }
            _ => None,
        },
    };
    numbers.ok_or_else(|| {
        format!(
            "give two whole numbers as in `2/3`: which shard, of at most {MOST_SHARDS}; or `auto`, or `auto/3`, \
             for a task of a cluster"
        )
    })
}
