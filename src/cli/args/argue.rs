//! How `argue` is asked.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::common::{Common, futures};

/// What to argue about.
#[derive(Clone, Debug, ClapArgs)]
pub(in crate::cli) struct ArgueArgs {
    /// Scenario file, or a name from `orgdrift library`.
    #[arg(required_unless_present = "list", value_name = "FILE|NAME")]
    pub(in crate::cli) scenario: Option<String>,
    /// List arguments that come with the program, with their commands.
    #[arg(long, conflicts_with_all = ["scenario", "first", "second", "over", "output", "threads"])]
    pub(in crate::cli) list: bool,
    /// One side: an option of the scenario, `baseline`, or changes such as
    /// `communication.cadence_weeks=4`; several with `,`. `LABEL:` before it gives it a name.
    #[arg(long, required_unless_present = "list", value_name = "OPTION|KEY=VALUE")]
    pub(in crate::cli) first: Option<String>,
    /// The other side.
    #[arg(long, required_unless_present = "list", value_name = "OPTION|KEY=VALUE")]
    pub(in crate::cli) second: Option<String>,
    /// The parameter on which it may depend: `KEY=from..to` or `KEY=from..to:step`, also from the value in the file,
    /// as `KEY=times:0.5..2`. Once or twice.
    #[arg(long, required_unless_present = "list", value_name = "KEY=FROM..TO")]
    pub(in crate::cli) over: Vec<String>,
    /// Futures at each point: draws of luck and of every other ranged assumption. A side wins only with a
    /// verdict, which needs at least 35.
    #[arg(long, value_name = "N", default_value_t = 40, value_parser = futures)]
    pub(in crate::cli) futures: u32,
    /// Result folder; `output/argue` when left out.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) common: Common,
}
