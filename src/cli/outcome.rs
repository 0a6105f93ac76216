//! What can go wrong, whom it concerns and with which exit code.

use std::path::PathBuf;

use crate::cli::say;
use crate::futures::future::Failure;
use crate::output::folder::FileError;
use crate::scenario::Advice;
use crate::scenario::diagnostic::Problems;

/// Exit code of a run that was stopped before anything was complete, as after Ctrl-C.
pub(super) const STOPPED: u8 = 130;

/// Why a command did not do its work.
#[derive(Debug)]
pub(super) enum CommandFailure {
    /// Scenarios are wrong or cannot be read: their authors have to act.
    Scenarios(Vec<Problems>),
    /// The same, printed as JSON.
    ScenariosAsData(Vec<Problems>),
    /// The request is wrong: message and help.
    Request(String, String),
    /// A file cannot be read or written.
    File(FileError),
    /// A run stopped making sense.
    Run(Failure),
    /// A run at a point of a sweep stopped making sense: the point in words, and where complete parts stay.
    Point(String, Failure, Option<PathBuf>),
    /// Someone stopped a sweep: what stays and how to go on.
    Paused(String),
    /// Someone stopped the run before the first future was complete.
    Stopped,
    /// Someone was asked whether to begin and did not want to.
    Declined,
    /// A repeated result has other bytes: which files.
    Different(Vec<String>),
    /// Claims fail: a line for each.
    Claims(Vec<String>),
    /// Findings of scenarios do not come out as their files say: a line for each.
    Findings(Vec<String>),
    /// The comparison with the field could not be run.
    Field(String),
}

impl CommandFailure {
    /// The exit code that tells scripts who has to act.
    pub(super) fn exit_code(&self) -> u8 {
        match self {
            Self::Scenarios(wrong) | Self::ScenariosAsData(wrong) => {
                wrong.iter().map(Problems::exit_code).max().unwrap_or(2)
            }
            Self::Request(..) => 2,
            Self::File(_) => 3,
            Self::Run(_) | Self::Point(..) | Self::Field(_) => 4,
            Self::Different(_) | Self::Claims(_) | Self::Findings(_) => 5,
            Self::Stopped | Self::Paused(_) | Self::Declined => STOPPED,
        }
    }

    /// Says what happened and what to do.
    pub(super) fn tell(&self) {
        match self {
            Self::Scenarios(wrong) => {
                for problems in wrong {
                    say::talk(&problems.to_string());
                }
            }
            Self::ScenariosAsData(wrong) => say::data(&as_data(wrong)),
            Self::Request(message, help) => {
                say::talk(&format!("error: {message}\n  = help: {help}"));
            }
            Self::File(error) => say::talk(&error.to_string()),
            Self::Run(failure) => say::talk(&format!(
                "error: {}\n  = help: look for values at the far end of their ranges with `orgdrift \
                 check`; nothing was written",
                about_run(failure)
            )),
            Self::Point(point, failure, kept) => {
                let kept = kept.as_ref().map_or_else(String::new, |kept| {
                    let kept = kept.display();
                    format!(
                        ", with another `--output DIR` or after deleting `{kept}`, where complete parts stay"
                    )
                });
                say::talk(&format!(
                    "error: with {point}: {}\n  = help: vary within a smaller range{kept}",
                    about_run(failure)
                ));
            }
            Self::Paused(message) => say::talk(message),
            Self::Stopped => {
                say::talk("stopped before the first future was complete; nothing was written");
            }
            Self::Declined => say::talk("nothing was begun"),
            Self::Different(files) => say::talk(&format!(
                "error: the repeated result differs in {}: {}\n  = help: the files were changed by \
                 hand, or another version of the program wrote them",
                crate::document::number::counted(files.len(), "file", "files"),
                files.join(", ")
            )),
            Self::Claims(failing) => say::talk(&format!(
                "error: {}\n  {}\n  = help: this version does not compute what theory says; do not use \
                 what rests on it",
                match failing.len() {
                    1 => "1 claim fails".to_owned(),
                    several => format!("{several} claims fail"),
                },
                failing.join("\n  ")
            )),
            Self::Findings(failing) => say::talk(&format!(
                "error: {}\n  {}\n  = help: the file says something else than what it describes; change \
                 one of the two, or ask for more futures with `--futures N`",
                match failing.len() {
                    1 => "1 finding does not come out as stated".to_owned(),
                    several => format!("{several} findings do not come out as stated"),
                },
                failing.join("\n  ")
            )),
            Self::Field(trouble) => say::talk(&format!(
                "error: the comparison with the field could not be run: {trouble}\n  = help: verify \
                 without `--field`; nothing was written"
            )),
        }
    }
}

impl From<FileError> for CommandFailure {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl From<Advice> for CommandFailure {
    fn from(advice: Advice) -> Self {
        Self::Request(advice.message, advice.help)
    }
}

fn about_run(failure: &Failure) -> String {
    format!("{failure}: {}", failure.reason)
}

impl From<Problems> for CommandFailure {
    fn from(problems: Problems) -> Self {
        Self::Scenarios(vec![problems])
    }
}

/// Problems as JSON.
fn as_data(wrong: &[Problems]) -> String {
    let list: Vec<serde_json::Value> = wrong
        .iter()
        .flat_map(Problems::plain)
        .map(|problem| {
            serde_json::json!({
                "file": problem.file, "line": problem.line, "column": problem.column,
                "message": problem.message, "help": problem.help,
            })
        })
        .collect();
    format!("{:#}", serde_json::json!({ "problems": list }))
}

/// How to ask for less where all is said already.
pub(super) const REPEAT_ELSEWHERE: &str = "repeat it on a larger machine";
