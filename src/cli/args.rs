//! The grammar of the command line.

mod front;
mod library;
mod live;
mod shards;
mod workshop;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::question::sweep::points::MOST_POINTS;

pub(super) use front::FRONT_PAGE;
pub(super) use library::LibraryArgs;
pub(super) use live::LiveArgs;
pub(super) use shards::{MergeArgs, ShardArgs, ShardWord, shards as count_of_shards};
pub(super) use workshop::WorkshopArgs;

/// Most futures of an experiment.
const MOST_FUTURES: u32 = 1_000_000;
/// Most threads.
const MOST_THREADS: u32 = 1024;

fn futures(text: &str) -> Result<u32, String> {
    from_one_to(MOST_FUTURES, text)
}

fn threads(text: &str) -> Result<u32, String> {
    from_one_to(MOST_THREADS, text)
}

fn from_one_to(most: u32, text: &str) -> Result<u32, String> {
    match text.parse() {
        Ok(count) if (1..=most).contains(&count) => Ok(count),
        _ => Err(format!("give a whole number from 1 to {most}")),
    }
}

fn points(text: &str) -> Result<u64, String> {
    match text.parse() {
        Ok(count) if (1..=MOST_POINTS).contains(&count) => Ok(count),
        _ => Err(format!("give a whole number from 1 to {MOST_POINTS}")),
    }
}

/// Simulates how organizations drift.
#[derive(Debug, Parser)]
#[command(name = "orgdrift", version, disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Run the built-in scenario: tables, charts and a sentence for each option.
    Demo {
        #[command(flatten)]
        how: How,
    },
    /// Run every option of a scenario, or compare several scenarios (the first is the baseline).
    Run {
        /// Scenario files, or names from `orgdrift library`.
        #[arg(required = true, value_name = "FILE|NAME")]
        scenarios: Vec<String>,
        #[command(flatten)]
        how: How,
    },
    /// Run a scenario over a range of values: every point lives the same futures.
    ///
    /// Work is kept in parts in a hidden folder beside the result. After Ctrl-C, or whatever else ended it,
    /// the same command goes on where it was and ends with the same bytes.
    Sweep {
        #[command(flatten)]
        how: Sweeping,
    },
    /// Join the shards of a command: the same bytes as without shards.
    Merge {
        #[command(flatten)]
        how: MergeArgs,
    },
    /// Say everything that is wrong with a scenario, at once.
    Check {
        /// Scenario file, or a name from `orgdrift library`.
        #[arg(value_name = "FILE|NAME")]
        scenario: String,
        /// Print every reading with its line and what would change it, and what each option does about it.
        #[arg(long)]
        full: bool,
        /// Print problems as JSON.
        #[arg(long)]
        json: bool,
        /// Print problems only; without one, nothing.
        #[arg(short, long, action = clap::ArgAction::Count)]
        quiet: u8,
    },
    /// Say in words what differs between two scenarios; exit code 0 whether they differ or not.
    Diff {
        /// Scenario file, or a name from `orgdrift library`.
        #[arg(value_name = "FILE|NAME")]
        first: String,
        /// The other one.
        #[arg(value_name = "FILE|NAME")]
        second: String,
        /// Print the differences as JSON.
        #[arg(long)]
        json: bool,
    },
    /// List the scenarios that come with the program, show how to tell one in a room, or check what they say.
    #[command(alias = "scenarios")]
    Library {
        /// Scenarios whose cards are shown or whose findings are checked: files, or names from the list.
        #[arg(value_name = "FILE|NAME")]
        names: Vec<String>,
        #[command(flatten)]
        how: LibraryArgs,
    },
    /// Write a page in which numbers can be moved: one file that opens without a network.
    Live {
        #[command(flatten)]
        how: LiveArgs,
    },
    /// Write a folder to carry into a room: the live page, slides, sheets for whoever leads it and for everybody.
    Workshop {
        #[command(flatten)]
        how: WorkshopArgs,
    },
    /// Write a scenario file of your own to edit: a small one, of what only you can decide.
    New {
        /// Name of the new file, with or without `.toml`.
        name: String,
        /// Scenario to start from instead: a file, or a name from `orgdrift library`; `base` copies every key
        /// with its default.
        #[arg(long, value_name = "FILE|NAME")]
        from: Option<String>,
    },
    /// Explain a topic, a key, a measure, a mechanism or a verdict; without one, list the topics.
    Explain {
        /// For example `results`, `communication.fidelity`, `outcome_index` or `MOSTLY LUCK`.
        #[arg(value_name = "TOPIC|KEY|WORD")]
        word: Vec<String>,
        /// List what practitioners bring (causes, symptoms, levers, questions ...) and what shows it, or the rows with
        /// the words given.
        #[arg(long)]
        catalogue: bool,
        /// Print the catalogue as JSON.
        #[arg(long, requires = "catalogue")]
        json: bool,
    },
    /// Print the JSON Schema of scenario files, for editors.
    Schema,
    /// Ask the question of a result folder again and compare every byte.
    Repeat {
        /// A folder that `orgdrift run`, `why`, `sensitivity`, `argue` or `sweep` wrote.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        #[command(flatten)]
        how: Repetition,
    },
    /// Compare the simulator with what theory knows. A claim that fails is exit code 5.
    Verify {
        #[command(flatten)]
        how: VerifyArgs,
    },
    /// Take the gap to what the company could achieve apart: how much of it each mechanism opens.
    Why {
        /// Scenario file, or a name from `orgdrift library`.
        #[arg(value_name = "FILE|NAME")]
        scenario: String,
        #[command(flatten)]
        how: Attribution,
    },
    /// Find out which assumptions the headline, and what each option changes, depend on.
    Sensitivity {
        /// Scenario file, or a name from `orgdrift library`.
        #[arg(value_name = "FILE|NAME")]
        scenario: String,
        #[command(flatten)]
        how: SensitivityArgs,
    },
    /// Set two levers against each other and print the boundary where the winner changes.
    Argue {
        #[command(flatten)]
        about: ArgueArgs,
    },
    /// Say what a result cannot tell you.
    Limits,
}

/// What every experiment can be told.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct Common {
    /// Where all luck comes from.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
    /// Threads; all cores when left out. Results do not depend on it.
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(super) threads: Option<u32>,
    /// Begin even when it takes more than an hour.
    #[arg(long)]
    pub(super) yes: bool,
    /// Print the result as JSON.
    #[arg(long)]
    pub(super) json: bool,
    /// Say less: -q only sentences and where the files are, -qq nothing but errors.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub(super) quiet: u8,
}

/// How to run.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct How {
    /// Futures: draws of luck and of every ranged assumption; 200 when left out, 100 for the demo. A
    /// verdict needs at least 35.
    #[arg(long, value_name = "N", value_parser = futures)]
    pub(super) futures: Option<u32>,
    /// Result folder; `output/<scenario>` when left out.
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) common: Common,
    /// Only luck differs between futures; assumptions hold at their usual values.
    #[arg(long, conflicts_with = "assumptions_only")]
    pub(super) luck_only: bool,
    /// Only assumptions differ between futures; luck is that of the first future.
    #[arg(long)]
    pub(super) assumptions_only: bool,
    /// Write every future into the weekly table instead of quantiles.
    #[arg(long)]
    pub(super) all_futures: bool,
    /// Write a future seat by seat and week by week, `seats_weekly.csv`, for those who want to look at agents.
    #[arg(long, value_name = "N", value_parser = futures)]
    pub(super) trace: Option<u32>,
    /// Write the long tables as Parquet as well.
    #[arg(long)]
    pub(super) parquet: bool,
    /// Print more of the report: the table, all lines of each option, how sure it is, and why there is a gap.
    #[arg(long)]
    pub(super) full: bool,
    /// Leave out the second look: how sure a result is, what it depends on, and why there is a gap.
    #[arg(long)]
    pub(super) quick: bool,
    #[command(flatten)]
    pub(super) shard: ShardArgs,
    /// Write every chart as slides as well: 16:9 and 4:3, as SVG with words as outlines and as fine PNG.
    #[arg(long)]
    pub(super) slides: bool,
}

/// What to argue about.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct ArgueArgs {
    /// Scenario file, or a name from `orgdrift library`.
    #[arg(required_unless_present = "list", value_name = "FILE|NAME")]
    pub(super) scenario: Option<String>,
    /// List arguments that come with the program, with their commands.
    #[arg(long, conflicts_with_all = ["scenario", "first", "second", "over", "output", "threads"])]
    pub(super) list: bool,
    /// One side: an option of the scenario, `baseline`, or changes such as
    /// `communication.cadence_weeks=4`; several with `,`. `LABEL:` before it gives it a name.
    #[arg(long, required_unless_present = "list", value_name = "OPTION|KEY=VALUE")]
    pub(super) first: Option<String>,
    /// The other side.
    #[arg(long, required_unless_present = "list", value_name = "OPTION|KEY=VALUE")]
    pub(super) second: Option<String>,
    /// The parameter on which it may depend: `KEY=from..to` or `KEY=from..to:step`, also from the value in the file,
    /// as `KEY=times:0.5..2`. Once or twice.
    #[arg(long, required_unless_present = "list", value_name = "KEY=FROM..TO")]
    pub(super) over: Vec<String>,
    /// Futures at each point: draws of luck and of every other ranged assumption. A side wins only with a
    /// verdict, which needs at least 35.
    #[arg(long, value_name = "N", default_value_t = 40, value_parser = futures)]
    pub(super) futures: u32,
    /// Result folder; `output/argue` when left out.
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) common: Common,
}

/// Whose gap to take apart, and how.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct Attribution {
    /// The gap of this option instead of the scenario as it is.
    #[arg(long, value_name = "NAME")]
    pub(super) option: Option<String>,
    /// Futures: draws of luck and of every ranged assumption. Each lives every selection of mechanisms.
    #[arg(long, value_name = "N", value_parser = futures, default_value_t = 40)]
    pub(super) futures: u32,
    #[command(flatten)]
    pub(super) shard: ShardArgs,
    /// Result folder; `output/<scenario>-why` when left out, with the name of the option if there is one.
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) common: Common,
}

/// How to look for what a result depends on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum SensitivityMethod {
    /// Elementary effects along trajectories: few runs, how much each number moves the result.
    #[default]
    Morris,
    /// Sobol' indices: many runs, the share of variance of each number, alone and in interactions.
    Sobol,
}

/// What to vary, and how.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct SensitivityArgs {
    /// Only these numbers: KEY with its range in the scenario, KEY=from..to, or from the value in the file, as
    /// KEY=times:0.5..2. All ranges when left out.
    #[arg(long, value_name = "KEY", num_args = 1..)]
    pub(super) over: Vec<String>,
    /// How to look.
    #[arg(long, value_enum, default_value_t)]
    pub(super) method: SensitivityMethod,
    /// Trajectories (20 when left out) or rows of Sobol' points (128 when left out, best a power of two).
    #[arg(long, value_name = "N", value_parser = futures)]
    pub(super) points: Option<u32>,
    /// Print all rows of the table and the whole sentence for every option.
    #[arg(long)]
    pub(super) full: bool,
    /// Futures that every place lives; the result is their mean.
    #[arg(long, value_name = "N", value_parser = futures, default_value_t = 4)]
    pub(super) futures: u32,
    #[command(flatten)]
    pub(super) shard: ShardArgs,
    /// Result folder; `output/<scenario>-sensitivity` when left out.
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) common: Common,
}

/// How points fill a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Design {
    /// Sobol' points: evenly, best at powers of two.
    Sobol,
    /// A Latin hypercube: each of N equal steps of every key holds one point; needs the seed.
    Latin,
}

/// What to sweep over, and how.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct Sweeping {
    /// Scenario file, or a name from `orgdrift library`.
    #[arg(value_name = "FILE|NAME")]
    pub(super) scenario: String,
    /// A key and its values: `KEY=from..to:step`, or `KEY=a,b,c` for numbers and words, or `KEY=from..to`
    /// with `--points`; `KEY=times:0.5..2:0.5` and `KEY=plus:-0.1,0.1` start from the value in the file. Given
    /// again, every combination is a point. A value replaces the one in the file; options that set the key
    /// themselves keep theirs.
    #[arg(long, required = true, value_name = "KEY=VALUES")]
    pub(super) vary: Vec<String>,
    /// Pair the values of all keys, first with first, instead of combining them.
    #[arg(long, conflicts_with = "points")]
    pub(super) zip: bool,
    /// Fill the box of all ranges with so many points.
    #[arg(long, value_name = "N", value_parser = points)]
    pub(super) points: Option<u64>,
    /// How the points fill it.
    #[arg(long, value_enum, default_value_t = Design::Sobol, requires = "points")]
    pub(super) design: Design,
    /// One more measure in the table, as listed by `orgdrift explain measures`; can be given again.
    #[arg(long, value_name = "NAME")]
    pub(super) measure: Vec<String>,
    /// A future collapses when the headline, an index, is below this over the final weeks; the table holds
    /// the share of such futures as measure `collapsed`. 50 when left out; nothing is counted when the
    /// headline is no index.
    #[arg(long, value_name = "POINTS")]
    pub(super) collapse_below: Option<f64>,
    /// Also write every future, into `sweep_futures.csv`.
    #[arg(long)]
    pub(super) each_future: bool,
    /// Write the table as Parquet as well.
    #[arg(long)]
    pub(super) parquet: bool,
    /// Futures of each point, the same for all points.
    #[arg(long, value_name = "N", value_parser = futures, default_value_t = 50)]
    pub(super) futures: u32,
    /// Only luck differs between futures; assumptions hold at their usual values.
    #[arg(long, conflicts_with = "assumptions_only")]
    pub(super) luck_only: bool,
    /// Only assumptions differ between futures; luck is that of the first future.
    #[arg(long)]
    pub(super) assumptions_only: bool,
    #[command(flatten)]
    pub(super) shard: ShardArgs,
    /// Points that are kept together when they are done; some seconds of work when left out. Results do not
    /// depend on it.
    #[arg(long, value_name = "N", value_parser = points)]
    pub(super) points_a_part: Option<u64>,
    /// Result folder; `output/<scenario>-sweep` when left out.
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) common: Common,
}

/// How to repeat.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct Repetition {
    /// Keep the repeated result here.
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// Threads; all cores when left out. Results do not depend on it.
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(super) threads: Option<u32>,
    /// Begin even when it takes more than an hour.
    #[arg(long)]
    pub(super) yes: bool,
    /// Say less: -q without progress, -qq nothing but errors.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub(super) quiet: u8,
}

/// What to verify.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(super) struct VerifyArgs {
    /// List the claims and the scenarios they run, without running them.
    #[arg(long, conflicts_with_all = ["field", "output", "threads", "quiet"])]
    pub(super) list: bool,
    /// Only these, given as often as there are names, topics or parts of names. Writes no files unless
    /// `--output` says where.
    #[arg(long, value_name = "NAME")]
    pub(super) only: Vec<String>,
    /// Also compare with what was measured in real organizations: evidence, not proof, so it never fails. With a
    /// scenario file, or a name from `orgdrift library`, that company stands beside the shipped one.
    #[arg(long, value_name = "FILE|NAME", num_args = 0..=1)]
    #[expect(
        clippy::option_option,
        reason = "not asked for, asked for, asked for with a scenario"
    )]
    pub(super) field: Option<Option<String>>,
    /// Begin even when it takes more than an hour.
    #[arg(long)]
    pub(super) yes: bool,
    /// Print the result as JSON.
    #[arg(long)]
    pub(super) json: bool,
    /// Threads; all cores when left out. Results do not depend on it.
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(super) threads: Option<u32>,
    /// Result folder; `output/verify` when left out.
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// Say less: -q only what fails and the counts, -qq nothing but errors.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub(super) quiet: u8,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_grammar_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn the_front_page_fits_a_small_terminal() {
        assert!(FRONT_PAGE.lines().count() <= 24);
        assert!(FRONT_PAGE.lines().all(|line| line.chars().count() <= 80));
    }
}
