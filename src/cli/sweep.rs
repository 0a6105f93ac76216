//! `sweep`: a scenario over a range of values, part by part.

use std::path::{Path, PathBuf};

use crate::cli::answer::{AnswerTerms, load, parquet_is_there, stop_on_request};
use crate::cli::args::{Common, Design, Sweeping};
use crate::cli::outcome::CommandFailure;
use crate::cli::progress::Progress;
use crate::cli::run::spread;
use crate::cli::say;
use crate::cli::shard::{self, ChosenShard, ShardSaid};
use crate::cli::size::{RequestSize, seconds_of};
use crate::cli::threads::with_threads;
use crate::document::number::counted;
use crate::futures::Plan;
use crate::futures::execute::{Pace, Parallel};
use crate::output::folder::Folder;
use crate::output::manifest::FileEntry;
use crate::output::parts::{Parts, PartsRefusal};
use crate::question::long_tables::ParquetTables;
use crate::question::sweep::overview::Overview;
use crate::question::sweep::pack::{self, Sources};
use crate::question::sweep::points::{Arrangement, Sweep, SweepTerms, is_index, measures};
use crate::question::sweep::request::Task;
use crate::question::sweep::words::{self, SweepAnswer};
use crate::question::sweep::work::{self, EarlyEnd};
use crate::scenario::suggest::closest;
use crate::scenario::{Advice, Metric};

/// A headline below this is a collapse when nobody says otherwise. Points.
const COLLAPSE_BELOW: f64 = 50.0;
/// Memory of one value: the number, and its row when every future is written. Bytes.
const BYTES_OF_A_VALUE: f64 = 200.0;
/// A row of a table, about. Bytes.
const BYTES_OF_A_ROW: f64 = 120.0;
/// How to ask for less.
const FEWER: &str = "take larger steps, ask for fewer points or for fewer with `--futures N`";
/// Points that are put together to see how long that takes.
const POINTS_MEASURED: u64 = 20;

/// Runs a sweep or one shard of it, from where it was.
pub(super) fn sweep(how: &Sweeping) -> Result<(), CommandFailure> {
    if how.parquet {
        parquet_is_there()?;
    }
    let sweep = request(how)?;
    let all = how.output.clone().unwrap_or_else(|| usual_folder(&sweep.scenario.id));
    let chosen = how.shard.chosen()?;
    let target = chosen.as_ref().map_or_else(|| all.clone(), |chosen| chosen.folder(&all));
    Folder::try_out(&target)?;
    let shard = chosen.as_ref().map_or((1, 1), |chosen| (chosen.shard, chosen.shards));
    let runs = usual_plan(&sweep).runs_each();
    let points_a_part =
        how.points_a_part.unwrap_or_else(|| work::usual_part(&sweep, runs, shard.1));
    let task = Task {
        // what is joined later has to know it; one process is told when it joins its parts
        parquet: how.parquet && chosen.is_some(),
        ..Task::of(&sweep, points_a_part.min(sweep.points()), shard)
    };
    if let Some(chosen) = &chosen
        && shard::is_complete(&target, &pack::shard_manifest(&sweep, &task))
    {
        show_shard(&task, (&all, &target), (chosen, false), &how.common);
        return Ok(());
    }
    if how.common.quiet < 2 {
        notes(&sweep);
        if chosen.is_some() {
            shard::note_of_another(&target, &pack::shard_manifest(&sweep, &task));
        }
    }
    let parts = open(&target, &task)?;
    live(&sweep, &task, &parts, &AnswerTerms::of(&how.common))?;
    if let Some(chosen) = &chosen {
        let folder = pack::write_shard(&target, &sweep, &task, &parts)?;
        parts.remove()?;
        show_shard(&task, (&all, &folder), (chosen, true), &how.common);
        return Ok(());
    }
    let (folder, overview) =
        join(&sweep, &task, &target, (None, ParquetTables::asked(how.parquet)), parts)?;
    let source = say::quoted(&how.scenario);
    show(
        &SweepAnswer { overview: &overview, folder: &folder, source: &source },
        how.common.json,
        how.common.quiet,
    );
    Ok(())
}

/// Runs a sweep from its beginning, for a comparison; leaves nothing behind when it is stopped.
pub(super) fn again(
    sweep: &Sweep,
    target: &Path,
    (inputs, parquet): (Vec<FileEntry>, ParquetTables),
    terms: &AnswerTerms,
) -> Result<PathBuf, CommandFailure> {
    Folder::try_out(target)?;
    let part = work::usual_part(sweep, usual_plan(sweep).runs_each(), 1);
    let task = Task::of(sweep, part.min(sweep.points()), (1, 1));
    let parts = open(target, &task)?;
    if let Err(failure) = live(sweep, &task, &parts, terms) {
        parts.remove()?;
        return Err(match failure {
            CommandFailure::Paused(_) => CommandFailure::Stopped,
            other => other,
        });
    }
    join(sweep, &task, target, (Some(inputs), parquet), parts).map(|(folder, _)| folder)
}

/// Joins all parts and removes them.
fn join<'a>(
    sweep: &'a Sweep,
    task: &Task,
    target: &Path,
    (inputs, parquet): (Option<Vec<FileEntry>>, ParquetTables),
    parts: Parts,
) -> Result<(PathBuf, Overview<'a>), CommandFailure> {
    let folder = |_| parts.folder().to_path_buf();
    let sources = Sources { parts: task.all_parts(), folder: &folder, parquet };
    let joined = pack::write(target, sweep, inputs, &sources)?;
    parts.remove()?;
    Ok(joined)
}

/// What was asked, checked as a whole.
fn request(how: &Sweeping) -> Result<Sweep, CommandFailure> {
    let scenario = load(&how.scenario, how.common.json)?;
    let more = how.measure.iter().map(|name| measure(name)).collect::<Result<Vec<_>, _>>()?;
    let arrangement = match (how.points, how.design) {
        (None, _) if how.zip => Arrangement::Pairs,
        (None, _) => Arrangement::Grid,
        (Some(points), Design::Sobol) => Arrangement::Sobol(points),
        (Some(points), Design::Latin) => Arrangement::Latin(points),
    };
    let terms = SweepTerms {
        futures: how.futures,
        seed: how.common.seed,
        spread: spread(how.luck_only, how.assumptions_only),
        measures: measures(scenario.headline.metric, &more),
        collapse_below: collapse(scenario.headline.metric, how.collapse_below)?,
        each_future: how.each_future,
    };
    let sweep = Sweep::new(scenario, &how.vary, arrangement, terms)?;
    // a number that is varied is no longer drawn, whatever its value
    sweep.plan(0)?.check_varies()?;
    Ok(sweep)
}

fn measure(name: &str) -> Result<Metric, Advice> {
    Metric::named(name).ok_or_else(|| {
        let names = Metric::ALL.iter().map(|metric| metric.info().name);
        let help = match closest(name, names) {
            Some(near) => format!("did you mean `{near}`? `orgdrift explain` lists all measures"),
            None => "`orgdrift explain` lists all measures".to_owned(),
        };
        Advice { message: format!("there is no measure `{name}`"), help }
    })
}

/// Below which headline a future collapses, if that means anything.
fn collapse(headline: Metric, asked: Option<f64>) -> Result<Option<f64>, Advice> {
    match asked {
        Some(below) if !below.is_finite() => Err(Advice {
            message: format!("`--collapse-below` is {below}, must be a number"),
            help: "give points of the index, as in `--collapse-below 50`".to_owned(),
        }),
        Some(_) if !is_index(headline) => Err(Advice {
            message: format!(
                "`--collapse-below` speaks of an index, and the headline `{}` is none",
                headline.info().name
            ),
            help: "leave it out; `--each-future` writes every value, to count as you like"
                .to_owned(),
        }),
        Some(below) => Ok(Some(below)),
        None => Ok(is_index(headline).then_some(COLLAPSE_BELOW)),
    }
}

/// The plan of the scenario without other values.
fn usual_plan(sweep: &Sweep) -> Plan {
    let SweepTerms { futures, seed, spread, .. } = sweep.terms;
    Plan::of_options(sweep.scenario.clone(), futures, seed, spread)
}

/// What is legal but should be known before a long run.
fn notes(sweep: &Sweep) {
    let id = &sweep.scenario.id;
    for remark in &sweep.scenario.remarks {
        say::talk(&format!("note: {id}: {remark}"));
    }
    for (_, said) in sweep.scenario.taken_as_they_stand() {
        say::talk(&format!("note: {id}: {said}"));
    }
    for beyond in sweep.beyond_declared() {
        say::talk(&format!("caution: {id}: {beyond}"));
    }
    for (name, key) in sweep.overridden() {
        say::talk(&format!("note: {id}: {name} sets `{key}` itself and does not vary with it"));
    }
    if let Arrangement::Sobol(points) = sweep.arrangement
        && !points.is_power_of_two()
    {
        let more = points.next_power_of_two();
        say::talk(&format!(
            "note: Sobol' points fill a box most evenly at powers of two, here {} or {more}",
            more / 2
        ));
    }
}

/// Opens the parts of a request; parts of another one are not touched.
fn open(target: &Path, task: &Task) -> Result<Parts, CommandFailure> {
    Parts::open(target, &task.text()).map_err(|closed| match closed {
        PartsRefusal::File(error) => CommandFailure::File(error),
        PartsRefusal::Busy(folder) => CommandFailure::Request(
            format!("another process is at work in `{}`", folder.display()),
            "wait for it, or choose another place with `--output DIR`".to_owned(),
        ),
        PartsRefusal::Other(folder, there) => {
            let differs = task.differs_in(&there);
            let differs = if differs.is_empty() {
                String::new()
            } else {
                format!(": other {}", differs.join(", "))
            };
            CommandFailure::Request(
                format!("`{}` holds parts of another sweep{differs}", folder.display()),
                "ask for the same again to go on, delete that folder to begin anew, or choose another \
                 place with `--output DIR`"
                    .to_owned(),
            )
        }
    })
}

/// Lives the parts that are not there yet.
fn live(
    sweep: &Sweep,
    task: &Task,
    parts: &Parts,
    terms: &AnswerTerms,
) -> Result<(), CommandFailure> {
    let missing = work::missing(task, parts);
    let own = task.parts().count();
    if missing.len() < own && terms.consent.talks {
        say::talk(&format!(
            "note: {} of {} are there already; going on",
            own - missing.len(),
            counted(own, "part", "parts")
        ));
    }
    let points: u64 =
        missing.iter().map(|&part| task.points(part)).map(|points| points.end - points.start).sum();
    let each = usual_plan(sweep).runs();
    let AnswerTerms { threads, silent, .. } = *terms;
    if let Some(&first) = missing.first() {
        let first = sweep.plan(task.points(first).start)?;
        size(sweep, points, terms, &first).agree(threads, terms.consent)?;
    }
    let stop = stop_on_request("stopped at once; parts that are complete stay");
    with_threads(threads, || {
        let progress = Progress::begin(points, "points checked", silent);
        let checked = work::check(sweep, task, &missing, &stop, |points| progress.add(points));
        progress.end();
        checked
    })?
    .map_err(|ended| early(ended, "stopped before anything was begun".to_owned(), None))?;
    let progress = Progress::begin(points.saturating_mul(each), "runs", silent);
    let watch = |pace| match pace {
        Pace::Begins(..) => {}
        Pace::Done(runs) => progress.add(runs),
    };
    let lab = Parallel { stop: &stop, watch: &watch };
    let lived = with_threads(threads, || {
        missing.iter().enumerate().try_for_each(|(done, &part)| {
            work::live(sweep, task, part, parts, &lab).map_err(|ended| (done, ended))
        })
    })?;
    progress.end();
    lived.map_err(|(done, ended)| {
        let done = own - missing.len() + done;
        let words = if done == 0 {
            "stopped before the first part was complete; nothing was written".to_owned()
        } else {
            format!(
                "stopped: {done} of {} are complete and kept in `{}`; the same command goes on from there",
                counted(own, "part", "parts"),
                parts.folder().display()
            )
        };
        early(ended, words, (done > 0).then(|| parts.folder()))
    })
}

/// Why it ended; `words` if someone asked for it, and where complete parts stay.
fn early(ended: EarlyEnd, words: String, kept: Option<&Path>) -> CommandFailure {
    match ended {
        EarlyEnd::Nonsense(advice) => advice.into(),
        EarlyEnd::Run(point, failure) => {
            CommandFailure::Point(point, failure, kept.map(Path::to_path_buf))
        }
        EarlyEnd::File(error) => CommandFailure::File(error),
        EarlyEnd::Stopped => CommandFailure::Paused(words),
    }
}

/// What it takes to live so many points, the first of which is this one.
fn size<'a>(sweep: &Sweep, points: u64, terms: &AnswerTerms, first: &'a Plan) -> RequestSize<'a> {
    let (arms, measures) = (first.arms.len() as f64, sweep.terms.measures.len() as f64);
    let futures = f64::from(sweep.terms.futures);
    let of_futures = if sweep.terms.each_future { futures * measures } else { 0.0 };
    let tried = POINTS_MEASURED.min(sweep.points());
    let put_together = seconds_of(|| (0..tried).for_each(|point| drop(sweep.plan(point))));
    RequestSize {
        like: first,
        runs: points.saturating_mul(first.runs()),
        kept: sweep.together() as f64 * futures * arms * measures * BYTES_OF_A_VALUE,
        // each point is put together to be checked, and again to be lived
        besides: 2.0 * points as f64 * put_together / tried as f64,
        tables: points as f64 * arms * (measures + of_futures) * BYTES_OF_A_ROW,
        less: terms.less.unwrap_or(FEWER),
    }
}

/// `output/` and the name of what is swept.
pub(super) fn usual_folder(id: &str) -> PathBuf {
    Path::new("output").join(format!("{id}-sweep"))
}

/// Prints the result.
pub(super) fn show(swept: &SweepAnswer, json: bool, quiet: u8) {
    if quiet > 1 {
        return;
    }
    say::data(&if json {
        words::json(swept)
    } else if quiet == 1 {
        words::short(swept)
    } else {
        words::full(swept)
    });
}

/// Says what a shard holds, whether or not it was lived now, and how to join it with the others.
fn show_shard(
    task: &Task,
    (all, folder): (&Path, &Path),
    (chosen, is_new): (&ChosenShard, bool),
    common: &Common,
) {
    let parts = task.parts().count();
    let of_all = counted(task.all_parts() as usize, "part", "parts");
    let holds = is_new.then(|| format!("{parts} of {of_all}"));
    let counts = serde_json::json!({ "parts": parts });
    shard::show(&ShardSaid { chosen, all, folder, label: "parts", holds, counts }, common);
}
