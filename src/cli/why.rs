//! `why`: the gap to what the company could achieve, taken apart by mechanisms.

use std::path::{Path, PathBuf};

use crate::cli::args::Attribution;
use crate::cli::outcome::CommandFailure;
use crate::cli::progress::Progress;
use crate::cli::run::{load, stop_on_request};
use crate::cli::say;
use crate::cli::size::{Consent, FEWER_FUTURES, RequestSize, runs_of};
use crate::cli::threads::with_threads;
use crate::document::number::counted;
use crate::futures::plan::{BASELINE, Varying};
use crate::output::folder::Folder;
use crate::question::why::coalitions::{Coalitions, Potentials};
use crate::question::why::parallel::execute_coalitions;
use crate::question::why::tell as why;
use crate::question::why::tell::Why;
use crate::scenario::Scenario;
use crate::scenario::suggest::{closest, enumerated};

/// Lives every selection of mechanisms and writes what each of them contributes.
pub(super) fn why(source: &str, how: &Attribution) -> Result<(), CommandFailure> {
    let scenarios = load(&[source.to_owned()], how.common.json)?;
    let scenario = &scenarios[0];
    if how.common.quiet < 2 {
        for remark in &scenario.remarks {
            say::talk(&format!("note: {}: {remark}", scenario.id));
        }
    }
    let option = option(scenario, how.option.as_deref())?;
    if how.common.quiet < 2 {
        let mut said = scenario.taken_as_they_stand();
        if let Some((_, said)) = said.find(|(name, _)| how.option.as_deref() == Some(name)) {
            say::talk(&format!("note: {}: {said}", scenario.id));
        }
    }
    let target = how.output.clone().unwrap_or_else(|| default_folder(scenario, option));
    let coalitions =
        Coalitions::acting(scenario, option, how.futures, how.common.seed, Varying::Joint);
    Folder::try_out(&target)?;
    size(&coalitions).agree(how.common.threads, Consent::of(&how.common))?;
    let potentials = live(&coalitions, how)?;
    let lived = potentials.shares.len();
    if lived < how.futures as usize && how.common.quiet < 2 {
        let asked = counted(how.futures as usize, "future", "futures");
        say::talk(&format!("stopped: {lived} of {asked} are complete and kept"));
    }
    let why = Why::new(scenario, option, &coalitions, &potentials);
    let folder = why::write(&target, &why)?;
    if how.common.quiet < 2 {
        say::data(&if how.common.json {
            why::json(&why, &folder)
        } else if how.common.quiet == 1 {
            why::short(&why, &folder)
        } else {
            why::full(&why, &folder)
        });
    }
    Ok(())
}

/// The option of a name; none for the scenario as it is.
fn option(scenario: &Scenario, name: Option<&str>) -> Result<Option<usize>, CommandFailure> {
    let Some(name) = name.filter(|name| *name != BASELINE) else { return Ok(None) };
    let names = || scenario.options.iter().map(|option| option.named.name.as_str());
    if let Some(place) = names().position(|known| known == name) {
        return Ok(Some(place));
    }
    let help = match closest(name, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if scenario.options.is_empty() => "leave `--option` out: it has none".to_owned(),
        None => format!("it has {}", enumerated(names())),
    };
    Err(CommandFailure::Request(format!("`{}` has no option `{name}`", scenario.id), help))
}

fn default_folder(scenario: &Scenario, option: Option<usize>) -> PathBuf {
    let of = option
        .map_or_else(String::new, |option| format!("-{}", scenario.options[option].named.name));
    Path::new("output").join(format!("{}-why{of}", scenario.id))
}

fn size(coalitions: &Coalitions) -> RequestSize<'_> {
    let (plan, groups) = (&coalitions.plan, coalitions.groups.len());
    // the shares of every coalition, and the parts they are taken apart into
    let kept = 16.0 * f64::from(plan.futures) * (groups * plan.arms.len().max(64)) as f64;
    RequestSize {
        like: plan,
        runs: runs_of(plan),
        kept,
        besides: 0.0,
        tables: 0.0,
        less: FEWER_FUTURES,
    }
}

fn live(coalitions: &Coalitions, how: &Attribution) -> Result<Potentials, CommandFailure> {
    let stop = stop_on_request("stopped at once; nothing was written");
    let plan = &coalitions.plan;
    let potentials = with_threads(how.common.threads, || {
        let runs = runs_of(plan);
        let progress = Progress::begin(runs, "runs", how.common.quiet > 0 || how.common.json);
        let potentials = execute_coalitions(coalitions, &stop, |runs| progress.add(runs));
        progress.end();
        potentials
    })?;
    let potentials = potentials.map_err(CommandFailure::Run)?;
    if potentials.shares.is_empty() { Err(CommandFailure::Stopped) } else { Ok(potentials) }
}
