//! The command line: one verb a file. The only place that prints, reads a clock or knows threads.

mod answer;
mod args;
mod argue;
mod catalogue;
mod check;
mod diff;
mod explain;
mod grammar;
mod library;
mod limits;
mod live;
mod memory;
mod merge;
mod outcome;
mod progress;
mod repeat;
mod run;
mod say;
mod sensitivity;
mod shard;
mod size;
mod sweep;
mod threads;
mod topics;
mod verify;
mod why;
mod workshop;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// Everything worked.
const OK: u8 = 0;
/// Something could not be written.
const CANNOT_WRITE: u8 = 3;

/// Runs the command line and says how it went: 0 fine, 2 the file or the request is wrong, 3 a file
/// cannot be read or written, 4 a run stopped making sense, 5 a repeated result differs or a claim of
/// `verify` or a finding of `library` fails, 130 stopped before it was complete.
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // help and version are answers, everything else is a wrong request
            let code = if error.use_stderr() { 2 } else { OK };
            let text = error.render().to_string();
            if error.use_stderr() {
                say::talk(&text);
            } else {
                say::data(&text);
            }
            return ExitCode::from(code);
        }
    };
    let done = match args.command {
        None => {
            say::data(args::FRONT_PAGE);
            Ok(())
        }
        Some(Command::Demo { how }) => run::demo(&how),
        Some(Command::Run { scenarios, how }) => run::run(&scenarios, &how),
        Some(Command::Sweep { how }) => sweep::sweep(&how),
        Some(Command::Merge { how }) => merge::merge(&how),
        Some(Command::Check { scenario, full, json, quiet }) => {
            check::check(&scenario, full, json, quiet)
        }
        Some(Command::Diff { first, second, json }) => diff::diff(&first, &second, json),
        Some(Command::Library { names, how }) => library::library(&names, &how),
        Some(Command::Live { how }) => live::live(&how),
        Some(Command::New { name, from }) => library::create(&name, from.as_deref()),
        Some(Command::Explain { word, catalogue: true, json }) => {
            explain::catalogue(&word.join(" "), json)
        }
        Some(Command::Explain { word, .. }) => explain::explain(&word.join(" ")),
        Some(Command::Schema) => explain::schema(),
        Some(Command::Completions { shell }) => {
            grammar::completions(shell);
            Ok(())
        }
        Some(Command::Manual) => {
            grammar::manual();
            Ok(())
        }
        Some(Command::Repeat { folder, how }) => repeat::repeat(&folder, &how),
        Some(Command::Verify { how }) => verify::verify(&how),
        Some(Command::Sensitivity { scenario, how }) => sensitivity::sensitivity(&scenario, &how),
        Some(Command::Why { scenario, how }) => why::why(&scenario, &how),
        Some(Command::Argue { about }) => argue::argue(&about),
        Some(Command::Workshop { how }) => workshop::workshop(&how),
        Some(Command::Limits) => limits::print(),
    };
    match done {
        Ok(()) if say::was_complete() => ExitCode::SUCCESS,
        Ok(()) => ExitCode::from(CANNOT_WRITE),
        Err(failure) => {
            failure.tell();
            ExitCode::from(failure.exit_code())
        }
    }
}
