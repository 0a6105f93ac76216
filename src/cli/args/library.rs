//! What `library` can be told.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::common::{Common, futures};
use super::shards::ShardArgs;
use crate::question::library::ask::FUTURES;

/// What to do with scenarios of the library.
#[derive(Clone, Debug, ClapArgs)]
pub(in crate::cli) struct LibraryArgs {
    /// Live every finding that the files state, and the change under which it vanishes; without names, of all
    /// scenarios that come with the program. One that does not come out is exit code 5.
    #[arg(long)]
    pub(in crate::cli) check: bool,
    /// Futures of a check: draws of luck and of every ranged assumption.
    #[arg(long, value_name = "N", value_parser = futures, default_value_t = FUTURES)]
    pub(in crate::cli) futures: u32,
    #[command(flatten)]
    pub(in crate::cli) shard: ShardArgs,
    /// Result folder of a check; `output/library-check` when left out, or `output/<scenario>-check`.
    #[arg(long, value_name = "DIR", requires = "check")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) common: Common,
}
