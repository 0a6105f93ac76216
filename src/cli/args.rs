//! The grammar of the command line.

mod argue;
mod common;
mod front;
mod library;
mod live;
mod repeat;
mod run;
mod sensitivity;
mod shards;
mod sweep;
mod verify;
mod why;
mod workshop;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueHint};
use clap_complete::Shell;

pub(super) use argue::ArgueArgs;
pub(super) use common::Common;
pub(super) use front::FRONT_PAGE;
pub(super) use library::LibraryArgs;
pub(super) use live::LiveArgs;
pub(super) use repeat::Repetition;
pub(super) use run::How;
pub(super) use sensitivity::{SensitivityArgs, SensitivityMethod};
pub(super) use shards::{MergeArgs, ShardArgs, ShardWord, shards as count_of_shards};
pub(super) use sweep::{Design, Sweeping};
pub(super) use verify::VerifyArgs;
pub(super) use why::Attribution;
pub(super) use workshop::WorkshopArgs;

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
        #[arg(required = true, value_name = "FILE|NAME", value_hint = ValueHint::FilePath)]
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
        #[arg(value_name = "FILE|NAME", value_hint = ValueHint::FilePath)]
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
        #[arg(value_name = "FILE|NAME", value_hint = ValueHint::FilePath)]
        first: String,
        /// The other one.
        #[arg(value_name = "FILE|NAME", value_hint = ValueHint::FilePath)]
        second: String,
        /// Print the differences as JSON.
        #[arg(long)]
        json: bool,
    },
    /// List the scenarios that come with the program, show how to tell one in a room, or check what they say.
    #[command(alias = "scenarios")]
    Library {
        /// Scenarios whose cards are shown or whose findings are checked: files, or names from the list.
        #[arg(value_name = "FILE|NAME", value_hint = ValueHint::FilePath)]
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
    /// Print what makes a shell complete verbs, options and files.
    ///
    /// bash: `orgdrift completions bash > ~/.local/share/bash-completion/completions/orgdrift`;
    /// zsh: into a file `_orgdrift` in a folder of `$fpath`; fish: into `~/.config/fish/completions/orgdrift.fish`;
    /// PowerShell: append it to the file `$PROFILE`.
    Completions {
        /// Which shell.
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Print the manual page, as `man` reads it: `orgdrift manual | man -l -`.
    Manual,
    /// Ask the question of a result folder again and compare every byte.
    Repeat {
        /// A result folder of a question: it holds a `manifest.json` that says what was asked.
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
        #[arg(value_name = "FILE|NAME", value_hint = ValueHint::FilePath)]
        scenario: String,
        #[command(flatten)]
        how: Attribution,
    },
    /// Find out which assumptions the headline, and what each option changes, depend on.
    Sensitivity {
        /// Scenario file, or a name from `orgdrift library`.
        #[arg(value_name = "FILE|NAME", value_hint = ValueHint::FilePath)]
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
