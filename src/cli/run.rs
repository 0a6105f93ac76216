//! `run` and `demo`: every option through the same futures, then tables, charts and a sentence.

use crate::cli::threads::with_threads;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::cli::args::How;
use crate::cli::outcome::{CommandFailure, STOPPED};
use crate::cli::progress::Progress;
use crate::cli::say;
use crate::cli::size::{Consent, FEWER_FUTURES, RequestSize, runs_of};
use crate::cli::threads::Threads;
use crate::document::number::counted;
use crate::engine::Unfinished;
use crate::futures::execute::{execute, execute_finals, runs_each};
use crate::futures::plan::{Plan, Varying};
use crate::futures::results::{DEPARTMENT_METRICS, LAYER_METRICS, MOST_FOLLOWED, Results};
use crate::output::folder::Folder;
use crate::output::parquet;
use crate::question::compare::equal_cost::{self, Unsettled};
use crate::question::compare::pack::{self, Packed, Packing};
use crate::question::compare::parallel::{
    execute_next_luck, execute_second_look, runs_of_second_look,
};
use crate::question::compare::second::Second;
use crate::question::compare::second_look::{SecondLook, SecondSight};
use crate::question::compare::summary::{self, Summary};
use crate::question::compare::{facts, judge};
use crate::scenario::diagnostic::Problems;
use crate::scenario::{Metric, Scenario};
use crate::statistics::contrast;

/// The scenario of the demo.
const DEMO: &str = "tickets-versus-experience";
/// Futures of the demo: enough for a verdict, in a second or two.
const FUTURES_OF_THE_DEMO: u32 = 100;
/// Futures of any other run.
const FUTURES: u32 = 200;
/// Longest name of a folder that is made of the names of scenarios.
const LONGEST_NAME: usize = 120;

/// Runs the built-in scenario.
pub(super) fn demo(how: &How) -> Result<(), CommandFailure> {
    let futures = how.futures.or(Some(FUTURES_OF_THE_DEMO));
    finish(vec![Scenario::embedded(DEMO)?], &How { futures, ..how.clone() })
}

/// Runs scenarios and writes their results.
pub(super) fn run(sources: &[String], how: &How) -> Result<(), CommandFailure> {
    finish(load(sources, how.common.json)?, how)
}

fn finish(scenarios: Vec<Scenario>, how: &How) -> Result<(), CommandFailure> {
    if how.parquet {
        parquet_is_there()?;
    }
    let mut plan = plan(scenarios, how)?;
    let target = how.output.clone().unwrap_or_else(|| default_folder(&plan));
    Folder::try_out(&target)?;
    let size = RequestSize {
        like: &plan,
        runs: runs_of_all(&plan, !how.quick, !how.quick),
        kept: memory_of(&plan, how.common.threads),
        besides: 0.0,
        tables: 0.0,
        less: FEWER_FUTURES,
    };
    size.agree(how.common.threads, Consent::of(&how.common))?;
    let silent = how.common.quiet > 0 || how.common.json;
    let stop = stop_on_request("stopped at once; nothing was written");
    settle(&mut plan, &stop, how.common.threads)?;
    let mut results = simulate(&plan, &stop, how.common.threads, silent)?;
    // always but in a quick run, and there as well where a word waits for it
    if results.futures == plan.futures && (!how.quick || judge::waits(&plan, &results)) {
        take_apart(&plan, &mut results, &stop, how.common.threads, silent)?;
    }
    if results.futures < plan.futures && how.common.quiet < 2 {
        say::talk(&format!(
            "stopped: {} of {} are complete and kept",
            results.futures,
            counted(plan.futures as usize, "future", "futures")
        ));
    }
    let sight = if how.quick || results.futures < plan.futures {
        None
    } else {
        look_again(&plan, &results, &stop, how.common.threads, silent)?
    };
    if sight.is_none() && !how.quick && how.common.quiet < 2 {
        say::talk("stopped: how sure it is, what it depends on and why are left out");
    }
    let second = sight.as_ref().map(|(look, sight)| Second::new(&plan, &results, look, sight));
    let packing = Packing {
        all_futures: how.all_futures,
        parquet: how.parquet,
        slides: how.slides,
        repeats: None,
        second: second.as_ref(),
    };
    let packed = with_threads(how.common.threads, || {
        pack::write(&target, &plan, &results, packing, &Threads)
    })??;
    show(&plan, &results, packing, &packed, how);
    Ok(())
}

/// Finds the values of options that ask for equal cost.
pub(super) fn settle(
    plan: &mut Plan,
    stop: &AtomicBool,
    threads: Option<u32>,
) -> Result<(), CommandFailure> {
    if !equal_cost::waits(plan) {
        return Ok(());
    }
    let found = with_threads(threads, || {
        equal_cost::settle(plan, |trial| {
            let lived = execute_finals(std::slice::from_ref(trial), &[Metric::Pay], stop, |_| {});
            lived.map(|mut finals| finals.remove(0)).map_err(|(_, failure)| failure)
        })
    })?;
    found.map_err(|why| match why {
        Unsettled::None(advice) => advice.into(),
        Unsettled::Run(failure) if failure.reason == Unfinished::Stopped => CommandFailure::Stopped,
        Unsettled::Run(failure) => CommandFailure::Run(failure),
    })
}

/// Lives futures again with other luck, so that luck and assumptions can be told apart.
pub(super) fn take_apart(
    plan: &Plan,
    results: &mut Results,
    stop: &AtomicBool,
    threads: Option<u32>,
    silent: bool,
) -> Result<(), CommandFailure> {
    let Some(again) = plan.with_next_luck() else { return Ok(()) };
    let lived = with_threads(threads, || {
        let runs = u64::from(again.futures) * runs_each(&again);
        let progress = Progress::begin(runs, "runs with other luck", silent);
        let lived = execute_next_luck(plan, stop, |runs| progress.add(runs));
        progress.end();
        lived
    })?;
    results.next_luck = lived.map_err(CommandFailure::Run)?;
    Ok(())
}

/// Looks again at what was run: the same options under other doubts, with a progress bar. Nothing when
/// someone asked to stop.
pub(super) fn look_again(
    plan: &Plan,
    results: &Results,
    stop: &AtomicBool,
    threads: Option<u32>,
    silent: bool,
) -> Result<Option<(SecondLook, SecondSight)>, CommandFailure> {
    let look = SecondLook::of(plan, contrast::best(results, plan.baseline()));
    let sight = with_threads(threads, || {
        let progress = Progress::begin(runs_of_second_look(&look), "runs to be sure", silent);
        let sight = execute_second_look(&look, plan, stop, |runs| progress.add(runs));
        progress.end();
        sight
    })?;
    Ok(sight.map_err(CommandFailure::Run)?.map(|sight| (look, sight)))
}

/// Says how to get Parquet when the program was built without it, before anything runs.
pub(super) fn parquet_is_there() -> Result<(), CommandFailure> {
    if parquet::IS_BUILT_IN {
        return Ok(());
    }
    Err(CommandFailure::Request(
        "this program was built without Parquet".to_owned(),
        "read the CSV tables, which hold the same, or build it with `--features parquet`"
            .to_owned(),
    ))
}

/// Loads all scenarios; everything that is wrong with any of them is told together.
pub(super) fn load(sources: &[String], json: bool) -> Result<Vec<Scenario>, CommandFailure> {
    let mut scenarios = Vec::new();
    let mut problems: Vec<Problems> = Vec::new();
    for source in sources {
        match Scenario::load(source) {
            Ok(scenario) => scenarios.push(scenario),
            Err(wrong) => problems.push(wrong),
        }
    }
    if problems.is_empty() {
        return Ok(scenarios);
    }
    Err(if json {
        CommandFailure::ScenariosAsData(problems)
    } else {
        CommandFailure::Scenarios(problems)
    })
}

fn plan(mut scenarios: Vec<Scenario>, how: &How) -> Result<Plan, CommandFailure> {
    let spread = if how.luck_only {
        Varying::LuckOnly
    } else if how.assumptions_only {
        Varying::AssumptionsOnly
    } else {
        Varying::Joint
    };
    if how.common.quiet < 2 {
        for scenario in &scenarios {
            for remark in &scenario.remarks {
                say::talk(&format!("note: {}: {remark}", scenario.id));
            }
            if scenarios.len() > 1 && !scenario.options.is_empty() {
                say::talk(&format!(
                    "note: {}: scenarios that are compared run as they are; its {} left out",
                    scenario.id,
                    if scenario.options.len() == 1 { "option is" } else { "options are" }
                ));
            }
        }
    }
    let futures = how.futures.unwrap_or(FUTURES);
    let plan = if scenarios.len() == 1 {
        Plan::of_options(scenarios.remove(0), futures, how.common.seed, spread)
    } else {
        Plan::of_scenarios(scenarios, futures, how.common.seed, spread).map_err(|message| {
            CommandFailure::Request(
                message,
                "give them the same length, or run them one by one".to_owned(),
            )
        })?
    };
    plan.check_varies()?;
    for arm in plan.arms.iter().filter(|arm| arm.reference > 0 && how.common.quiet < 2) {
        say::talk(&format!(
            "note: {}: its kinds of work, its departments or what is needed there differ from `{}`, so its \
             indices compare with its own aligned twin",
            arm.name,
            plan.baseline().id
        ));
    }
    Ok(plan)
}

/// Memory that the results of a plan take, with its runs under way. Bytes.
pub(super) fn memory_of(plan: &Plan, threads: Option<u32>) -> f64 {
    let scenario = plan.baseline();
    let layers = scenario.chart.layers() as f64;
    let groups = (scenario.departments.len() + scenario.chart.roles.len()) as f64 + layers;
    let followed = scenario.departments.len().min(MOST_FOLLOWED) * DEPARTMENT_METRICS.len();
    let weekly = Metric::COUNT as f64 + layers * LAYER_METRICS.len() as f64 + followed as f64;
    // as the pool counts them, which is not there yet
    let cores = || std::thread::available_parallelism().map_or(1, NonZero::get);
    let threads = threads.map_or_else(cores, |threads| threads as usize);
    let each_run = weekly * f64::from(scenario.weeks) + Metric::COUNT as f64 * groups;
    let under_way =
        threads as f64 * (3.0 * Metric::COUNT as f64 * groups * f64::from(scenario.weeks));
    let kept = each_run * f64::from(plan.futures) * plan.arms.len() as f64;
    8.0 * (kept + under_way)
}

/// Runs of a plan with all that a run looks at again.
pub(super) fn runs_of_all(plan: &Plan, other_luck: bool, second_look: bool) -> u64 {
    let next_luck = plan.with_next_luck().filter(|_| other_luck);
    let look = second_look.then(|| SecondLook::of(plan, (plan.arms.len() > 1).then_some(1)));
    [
        runs_of(plan),
        equal_cost::usual_runs(plan),
        next_luck.as_ref().map_or(0, runs_of),
        look.as_ref().map_or(0, runs_of_second_look),
    ]
    .into_iter()
    .fold(0, u64::saturating_add)
}

/// `output/` and the name of what is run.
fn default_folder(plan: &Plan) -> PathBuf {
    let ids: Vec<&str> = plan.scenarios.iter().map(|scenario| scenario.id.as_str()).collect();
    let name = match ids.as_slice() {
        [only] => (*only).to_owned(),
        several => several.join("-and-").chars().take(LONGEST_NAME).collect(),
    };
    Path::new("output").join(name)
}

/// Runs a plan with a progress bar; Ctrl-C keeps the futures that are complete.
pub(super) fn simulate(
    plan: &Plan,
    stop: &AtomicBool,
    threads: Option<u32>,
    silent: bool,
) -> Result<Results, CommandFailure> {
    let results = with_threads(threads, || {
        let progress = Progress::begin(u64::from(plan.futures) * runs_each(plan), "runs", silent);
        let results = execute(plan, stop, |runs| progress.add(runs));
        progress.end();
        results
    })?;
    let results = results.map_err(CommandFailure::Run)?;
    if results.futures == 0 { Err(CommandFailure::Stopped) } else { Ok(results) }
}

/// A flag that Ctrl-C raises; a second Ctrl-C ends the program at once with these words.
pub(super) fn stop_on_request(last_words: &'static str) -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    // without a handler Ctrl-C simply ends the program; that is no reason not to run
    let _ = ctrlc::set_handler(move || {
        if asked.swap(true, Ordering::Relaxed) {
            leave(last_words);
        }
    });
    stop
}

/// Ends the program at once, because someone asked for the second time.
#[expect(clippy::exit, reason = "whoever presses Ctrl-C twice does not want to wait")]
fn leave(last_words: &str) {
    say::talk(last_words);
    std::process::exit(STOPPED.into());
}

/// Prints the result.
fn show(plan: &Plan, results: &Results, packing: Packing, packed: &Packed, how: &How) {
    let facts = facts::compare(results, &plan.baseline().facts);
    let Packed { folder, left_out } = packed;
    let summary =
        Summary { plan, results, facts: &facts, second: packing.second, folder, left_out };
    if how.common.quiet > 1 {
        return;
    }
    if how.common.json {
        say::data(&summary::json(&summary));
    } else if how.common.quiet == 1 {
        say::data(&summary::short(&summary));
    } else if how.full {
        say::data(&summary::full(&summary));
    } else {
        say::data(&summary::brief(&summary));
    }
}
