//! `argue`: two levers, and the boundary where the winner changes.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crate::cli::args::ArgueArgs;
use crate::cli::outcome::CommandFailure;
use crate::cli::progress::Progress;
use crate::cli::run::stop_on_request;
use crate::cli::say;
use crate::cli::size::{Consent, FEWER_FUTURES, RequestSize, runs_of};
use crate::cli::threads::with_threads;
use crate::document::number::counted;
use crate::document::terminal::{joined, wrapped};
use crate::engine::Unfinished;
use crate::futures::execute::execute_finals;
use crate::futures::plan::Plan;
use crate::output::folder::Folder;
use crate::question::argue::argument::{Argument, READY, Ready, Request, differences};
use crate::question::argue::boundary::{Argued, search};
use crate::question::argue::shown::ArgumentResult;
use crate::question::argue::{pack, words};
use crate::scenario::{Advice, Scenario};
use crate::statistics::verdict::ENOUGH_FUTURES;

/// Where the files go.
const FOLDER: &str = "output/argue";
/// Memory that a future of a point takes. Bytes.
const BYTES_OF_A_FUTURE: f64 = 150.0;

/// Argues, or lists what there is to argue about.
pub(super) fn argue(about: &ArgueArgs) -> Result<(), CommandFailure> {
    if about.list {
        say::data(&if about.common.json { pack::json_list(READY) } else { list() });
        return Ok(());
    }
    let argument = read(about)?;
    if about.common.quiet < 2 {
        for remark in &argument.remarks {
            say::talk(&format!("note: {remark}"));
        }
        if (argument.futures as usize) < ENOUGH_FUTURES {
            say::talk(&format!(
                "note: {} at each point are few: a verdict needs at least {ENOUGH_FUTURES}",
                counted(argument.futures as usize, "future", "futures")
            ));
        }
    }
    let target = about.output.clone().unwrap_or_else(|| PathBuf::from(FOLDER));
    Folder::try_out(&target)?;
    let points = argument.grid();
    let like = argument.plan(&points[0])?;
    let size = RequestSize {
        like: &like,
        runs: runs_of(&like).saturating_mul(points.len() as u64),
        kept: points.len() as f64 * f64::from(like.futures) * BYTES_OF_A_FUTURE,
        besides: 0.0,
        tables: 0.0,
        less: FEWER_FUTURES,
    };
    size.agree(about.common.threads, Consent::of(&about.common))?;
    let stop = stop_on_request("stopped at once; nothing was written");
    let silent = about.common.quiet > 0 || about.common.json;
    let argued = with_threads(about.common.threads, || {
        search(&argument, |points| live(&argument, points, &stop, silent))
    })??;
    let folder = pack::write(&target, &argument, &argued)?;
    show(&argument, &argued, &folder, about);
    Ok(())
}

fn read(about: &ArgueArgs) -> Result<Argument, CommandFailure> {
    let source = about.scenario.as_deref().unwrap_or_default();
    let scenario = Scenario::load(source).map_err(|wrong| {
        let wrong = vec![wrong];
        if about.common.json {
            CommandFailure::ScenariosAsData(wrong)
        } else {
            CommandFailure::Scenarios(wrong)
        }
    })?;
    let request = Request {
        first: about.first.as_deref().unwrap_or_default(),
        second: about.second.as_deref().unwrap_or_default(),
        over: &about.over,
    };
    Ok(Argument::new(&scenario, request, about.futures, about.common.seed)?)
}

/// Lives some points and returns the paired differences of the headline at each.
fn live(
    argument: &Argument,
    points: &[Vec<f64>],
    stop: &AtomicBool,
    silent: bool,
) -> Result<Vec<Vec<f64>>, CommandFailure> {
    let plans: Vec<Plan> =
        points.iter().map(|point| argument.plan(point)).collect::<Result<_, Advice>>()?;
    let progress = Progress::begin(plans.iter().map(runs_of).sum(), "runs", silent);
    let headline = [argument.scenario.headline];
    let lived = execute_finals(&plans, &headline, stop, |runs| progress.add(runs));
    progress.end();
    let lived = lived.map_err(|(_, failure)| match failure.reason {
        Unfinished::Stopped => CommandFailure::Stopped,
        Unfinished::Diverged { .. } => CommandFailure::Run(failure),
    })?;
    Ok(lived.iter().map(differences).collect())
}

fn show(argument: &Argument, argued: &Argued, folder: &Path, about: &ArgueArgs) {
    if about.common.quiet > 1 {
        return;
    }
    let shown = ArgumentResult { argument, argued, folder };
    say::data(&if about.common.json {
        pack::json(&shown)
    } else if about.common.quiet == 1 {
        words::short(&shown)
    } else {
        words::full(&shown)
    });
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
