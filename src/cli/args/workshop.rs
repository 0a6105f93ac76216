//! What `workshop` can be told.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::common::{Common, futures};

/// A folder to carry into a room.
#[derive(Clone, Debug, ClapArgs)]
pub(in crate::cli) struct WorkshopArgs {
    /// Scenario file, or a name from `orgdrift library`.
    #[arg(value_name = "FILE|NAME")]
    pub(in crate::cli) scenario: String,
    /// Futures: draws of luck and of every ranged assumption. A verdict needs at least 35.
    #[arg(long, value_name = "N", value_parser = futures, default_value_t = 100)]
    pub(in crate::cli) futures: u32,
    /// The folder; `output/<scenario>-workshop` when left out.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) common: Common,
}
