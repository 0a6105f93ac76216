//! `sensitivity`: which assumptions a result hangs on.

use std::path::Path;

use crate::cli::args::{SensitivityArgs, SensitivityMethod};
use crate::cli::outcome::CommandFailure;
use crate::cli::progress::Progress;
use crate::cli::run::{load, stop_on_request};
use crate::cli::say;
use crate::cli::size::{Consent, RequestSize};
use crate::cli::threads::with_threads;
use crate::engine::Unfinished;
use crate::futures::execute::execute_finals;
use crate::futures::finals::Finals;
use crate::output::folder::Folder;
use crate::question::sensitivity::factor::Factor;
use crate::question::sensitivity::parallel::execute_places;
use crate::question::sensitivity::study::{Method, PlaceResults, Sensitivity};
use crate::question::sensitivity::tell as sensitivity;
use crate::question::sensitivity::tell::StudyFindings;
use crate::scenario::{Advice, Scenario};

/// Memory that the futures of an option at a place take besides their values. Bytes.
const BYTES_OF_A_TARGET: f64 = 64.0;
/// Trajectories when nobody says how many.
const TRAJECTORIES: u32 = 20;
/// Rows of the radial design when nobody says how many: a power of two, in which Sobol' points are balanced.
const ROWS: u32 = 128;
/// Fewest trajectories that say anything about spread.
const FEWEST_TRAJECTORIES: u32 = 2;
/// Fewest rows that say anything about how surely a share is known.
const FEWEST_ROWS: u32 = 8;

/// Lives the scenario at many places of its ranges and writes what the headline hangs on.
pub(super) fn sensitivity(source: &str, how: &SensitivityArgs) -> Result<(), CommandFailure> {
    let scenario = load(&[source.to_owned()], how.common.json)?.remove(0);
    let loud = how.common.quiet < 2;
    for remark in scenario.remarks.iter().filter(|_| loud) {
        say::talk(&format!("note: {}: {remark}", scenario.id));
    }
    for (_, said) in scenario.taken_as_they_stand().filter(|_| loud) {
        say::talk(&format!("note: {}: {said}", scenario.id));
    }
    let factors = factors(&scenario, &how.over)?;
    let (method, usual, fewest) = match how.method {
        SensitivityMethod::Morris => (Method::Morris, TRAJECTORIES, FEWEST_TRAJECTORIES),
        SensitivityMethod::Sobol => (Method::Sobol, ROWS, FEWEST_ROWS),
    };
    let blocks = how.points.unwrap_or(usual);
    if blocks < fewest {
        return Err(CommandFailure::Request(
            format!("`--points {blocks}` says nothing about how surely anything is known"),
            format!("ask for at least {fewest}; {usual} are usual for this method"),
        ));
    }
    if method == Method::Sobol && !blocks.is_power_of_two() && loud {
        say::talk(&format!(
            "note: Sobol' points are balanced in powers of two, such as `--points {}`",
            blocks.next_power_of_two()
        ));
    }
    let target = how
        .output
        .clone()
        .unwrap_or_else(|| Path::new("output").join(format!("{}-sensitivity", scenario.id)));
    let (futures, seed) = (how.futures, how.common.seed);
    let study = Sensitivity { scenario, factors, method, blocks, futures, seed };
    Folder::try_out(&target)?;
    let like = study.plan();
    let values = study.places() as f64 * (like.arms.len() as f64);
    let size = RequestSize {
        like: &like,
        runs: study.runs(),
        kept: values * (BYTES_OF_A_TARGET + 8.0 * f64::from(futures)),
        besides: 0.0,
        tables: 0.0,
        less: "ask for fewer with `--points N` or `--futures N`",
    };
    size.agree(how.common.threads, Consent::of(&how.common))?;
    // each place on its own: after the request is agreed on, which says how many there are
    study.check()?;
    let (ends, responses) = live(&study, how)?;
    let lived = responses.values.len() / study.places_each();
    if lived < fewest as usize {
        return Err(CommandFailure::Stopped);
    }
    if lived < blocks as usize && loud {
        say::talk(&format!("stopped: {lived} of {blocks} are complete and kept"));
    }
    let found = StudyFindings::new(&study, &responses, &ends);
    let folder = sensitivity::write(&target, &found)?;
    if loud {
        say::data(&if how.common.json {
            sensitivity::json(&found, &folder)
        } else if how.common.quiet == 1 {
            sensitivity::short(&found, &folder)
        } else if how.full {
            sensitivity::full(&found, &folder)
        } else {
            sensitivity::brief(&found, &folder)
        });
    }
    Ok(())
}

/// What is varied: all ranges of the scenario, or what was named.
fn factors(scenario: &Scenario, over: &[String]) -> Result<Vec<Factor>, Advice> {
    if over.is_empty() {
        let keys = scenario.assumptions.iter().map(|range| range.key.as_str());
        return keys.map(|key| Factor::read(scenario, key)).collect();
    }
    let mut factors: Vec<Factor> = Vec::new();
    for word in over {
        let factor = Factor::read(scenario, word)?;
        if factors.iter().any(|known| known.lever.key == factor.lever.key) {
            return Err(Advice {
                message: format!("`{}` is named twice", factor.lever.key),
                help: "name each number once".to_owned(),
            });
        }
        factors.push(factor);
    }
    Ok(factors)
}

/// Lives the ends of all ranges, one number at a time, and then all places of the study.
fn live(
    study: &Sensitivity,
    how: &SensitivityArgs,
) -> Result<(Vec<Finals>, PlaceResults), CommandFailure> {
    let ends = study.ends();
    let plans = ends.plans()?;
    let headline = [study.scenario.headline];
    let stop = stop_on_request("stopped at once; nothing was written");
    let (ends, responses) = with_threads(how.common.threads, || {
        let progress =
            Progress::begin(study.runs(), "runs", how.common.quiet > 0 || how.common.json);
        let ends = execute_finals(&plans, &headline, &stop, |runs| progress.add(runs));
        let responses = execute_places(study, &stop, |runs| progress.add(runs));
        progress.end();
        (ends, responses)
    })?;
    let ends = ends.map_err(|(_, failure)| {
        if failure.reason == Unfinished::Stopped {
            CommandFailure::Stopped
        } else {
            CommandFailure::Run(failure)
        }
    })?;
    Ok((ends, responses.map_err(CommandFailure::Run)?))
}
