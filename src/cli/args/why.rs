//! How `why` is asked.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::common::{Common, futures};
use super::shards::ShardArgs;

/// Whose gap to take apart, and how.
#[derive(Clone, Debug, ClapArgs)]
pub(in crate::cli) struct Attribution {
    /// The gap of this option instead of the scenario as it is.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) option: Option<String>,
    /// Futures: draws of luck and of every ranged assumption. Each lives every selection of mechanisms.
    #[arg(long, value_name = "N", value_parser = futures, default_value_t = 40)]
    pub(in crate::cli) futures: u32,
    #[command(flatten)]
    pub(in crate::cli) shard: ShardArgs,
    /// Result folder; `output/<scenario>-why` when left out, with the name of the option if there is one.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) common: Common,
}
