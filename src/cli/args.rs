//! The grammar of the command line.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};

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

/// What `orgdrift` alone prints: at most 24 lines of 80 columns.
pub(super) const FRONT_PAGE: &str = "\
orgdrift simulates how organizations drift: everyone is busy, the counted
activity rises, and the strategy stalls.

Start here
  orgdrift demo                    the built-in scenario, in a second or two
  orgdrift scenarios               scenarios that come with the program
  orgdrift new NAME                a scenario of your own to edit
  orgdrift check FILE              what is wrong with a scenario, all at once
  orgdrift run FILE|NAME...        every option through the same futures
  orgdrift argue --list            where the winner of a dispute changes

Understand
  orgdrift explain KEY             meaning, unit, range and source of a key
  orgdrift verify                  what theory knows, against the simulation
  orgdrift limits                  what a result cannot tell you
  orgdrift repeat DIR              the same bytes again, from a result folder
  orgdrift schema                  JSON Schema of scenario files, for editors

Useful with run and demo: --futures N, --seed N, --output DIR, --json, -q
Each command explains itself with --help.
";

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
        /// Scenario files, or names from `orgdrift scenarios`.
        #[arg(required = true, value_name = "FILE|NAME")]
        scenarios: Vec<String>,
        #[command(flatten)]
        how: How,
    },
    /// Say everything that is wrong with a scenario, at once.
    Check {
        /// Scenario file, or a name from `orgdrift scenarios`.
        #[arg(value_name = "FILE|NAME")]
        scenario: String,
        /// Print problems as JSON.
        #[arg(long)]
        json: bool,
    },
    /// List the scenarios that come with the program.
    Scenarios,
    /// Write a scenario file of your own to edit.
    New {
        /// Name of the new file, with or without `.toml`.
        name: String,
        /// Scenario to start from: a file, or a name from `orgdrift scenarios`.
        #[arg(long, value_name = "FILE|NAME", default_value = "tickets-versus-experience")]
        from: String,
    },
    /// Explain a key, a measure or a mechanism; without one, list them.
    Explain {
        /// For example `communication.fidelity` or `outcome_index`.
        #[arg(value_name = "KEY")]
        word: Option<String>,
    },
    /// Print the JSON Schema of scenario files, for editors.
    Schema,
    /// Run a result folder again and compare every byte.
    Repeat {
        /// A folder that `orgdrift run` wrote.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Keep the repeated result here.
        #[arg(long, value_name = "DIR")]
        output: Option<PathBuf>,
        /// Threads; all cores when left out. Results do not depend on it.
        #[arg(long, value_name = "N", value_parser = threads)]
        threads: Option<u32>,
        /// Say less: -q without progress, -qq nothing but errors.
        #[arg(short, long, action = clap::ArgAction::Count)]
        quiet: u8,
    },
    /// Compare the simulator with what theory knows. A claim that fails is exit code 5.
    Verify {
        #[command(flatten)]
        how: Verification,
    },
    /// Set two levers against each other and print the boundary where the winner changes.
    Argue {
        #[command(flatten)]
        about: About,
    },
    /// Say what a result cannot tell you.
    Limits,
}

/// How to run.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct How {
    /// Futures: draws of luck and of every ranged assumption; 200 when left out, 100 for the demo. A
    /// verdict needs at least 35.
    #[arg(long, value_name = "N", value_parser = futures)]
    pub(super) futures: Option<u32>,
    /// Where all luck comes from.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
    /// Threads; all cores when left out. Results do not depend on it.
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(super) threads: Option<u32>,
    /// Result folder; `output/<scenario>` when left out.
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// Print the result as JSON.
    #[arg(long)]
    pub(super) json: bool,
    /// Say less: -q only sentences and paths, -qq nothing but errors.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub(super) quiet: u8,
    /// Only luck differs between futures; assumptions hold at their usual values.
    #[arg(long, conflicts_with = "assumptions_only")]
    pub(super) luck_only: bool,
    /// Only assumptions differ between futures; luck is that of the first future.
    #[arg(long)]
    pub(super) assumptions_only: bool,
    /// Write every future into the weekly table instead of quantiles.
    #[arg(long)]
    pub(super) all_futures: bool,
    /// Write the long tables as Parquet as well.
    #[arg(long)]
    pub(super) parquet: bool,
}

/// What to argue about.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct About {
    /// Scenario file, or a name from `orgdrift scenarios`.
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
    /// The parameter on which it may depend: `KEY=from..to` or `KEY=from..to:step`. Once or twice.
    #[arg(long, required_unless_present = "list", value_name = "KEY=FROM..TO")]
    pub(super) over: Vec<String>,
    /// Futures at each point: draws of luck and of every other ranged assumption. A side wins only with a
    /// verdict, which needs at least 35.
    #[arg(long, value_name = "N", default_value_t = 40, value_parser = futures)]
    pub(super) futures: u32,
    /// Where all luck comes from.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
    /// Threads; all cores when left out. Results do not depend on it.
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(super) threads: Option<u32>,
    /// Result folder; `output/argue` when left out.
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// Print the result as JSON.
    #[arg(long)]
    pub(super) json: bool,
    /// Say less: -q only sentences and the path, -qq nothing but errors.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub(super) quiet: u8,
}

/// What to verify.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(super) struct Verification {
    /// List the claims and the scenarios they run, without running them.
    #[arg(long, conflicts_with_all = ["field", "output", "threads", "quiet"])]
    pub(super) list: bool,
    /// Only these: a name, a topic, or a part of one name. Can be given again. Writes no files unless
    /// `--output` says where.
    #[arg(long, value_name = "NAME")]
    pub(super) only: Vec<String>,
    /// Also compare with what was measured in real organizations: evidence, not proof, so it never fails.
    #[arg(long)]
    pub(super) field: bool,
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
