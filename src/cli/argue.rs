//! `argue`: two levers, and the boundary where the winner changes.

use std::path::PathBuf;

use crate::cli::answer::{answer, load};
use crate::cli::args::ArgueArgs;
use crate::cli::outcome::CommandFailure;
use crate::cli::say;
use crate::document::terminal::{joined, wrapped};
use crate::question::argue::argument::{Argument, READY, Ready, Request};
use crate::question::argue::pack;

/// Where the files go.
const FOLDER: &str = "output/argue";

/// Argues, or lists what there is to argue about.
pub(super) fn argue(about: &ArgueArgs) -> Result<(), CommandFailure> {
    if about.list {
        say::data(&if about.common.json { pack::json_list(READY) } else { list() });
        return Ok(());
    }
    let scenario = load(about.scenario.as_deref().unwrap_or_default(), about.common.json)?;
    let request = Request {
        first: about.first.as_deref().unwrap_or_default(),
        second: about.second.as_deref().unwrap_or_default(),
        over: &about.over,
    };
    let argument = Argument::new(&scenario, request, about.futures, about.common.seed)?;
    let target = about.output.clone().unwrap_or_else(|| PathBuf::from(FOLDER));
    answer(argument, &target, &about.common, false)
}

/// Arguments that come with the program: question, boundary and command.
fn list() -> String {
    let mut lines = Vec::new();
    for ready in READY {
        lines.push(ready.name.to_owned());
        lines.extend(wrapped(ready.question, 2, 2));
        lines.extend(wrapped(ready.boundary, 2, 2));
        lines.extend(command(ready));
        lines.push(String::new());
    }
    lines.push(
        "run one by copying its command; any other question: `orgdrift argue --help`".to_owned(),
    );
    joined(&lines)
}

/// The command of a ready argument, in lines that a shell reads as one.
fn command(ready: &Ready) -> Vec<String> {
    let mut lines = vec![
        format!("    orgdrift argue {} \\", ready.scenario),
        format!("      --first {} \\", say::quoted(ready.first)),
        format!("      --second {} \\", say::quoted(ready.second)),
    ];
    let over: Vec<String> =
        ready.over.iter().map(|over| format!("--over {}", say::quoted(over))).collect();
    lines.push(format!("      {}", over.join(" ")));
    lines
}
