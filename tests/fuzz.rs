//! Mutated scenarios and charts: each is refused in words or accepted, and what is accepted can be run.
//!
//! `cargo test --test fuzz -- --ignored --nocapture` reads a million of them and prints how many were accepted and
//! which took longest. `ORGDRIFT_FUZZ=123 cargo test --test fuzz -- --nocapture` prints one of them.

#![cfg(feature = "app")]
#![allow(clippy::disallowed_types, reason = "what takes long is part of the answer")]
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the counts are what the slow test is for"
)]

mod common;
#[path = "common/mutate.rs"]
mod mutate;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use mutate::{Dice, Seeds};
use orgdrift::engine::RunAbort;
use orgdrift::futures::Lab;
use orgdrift::futures::execute::Parallel;
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::question::audit::reading::audit;
use orgdrift::scenario::{Chart, Columns, Metric, Scenario};

/// Files that every run of the tests reads.
const FEW: u64 = 3_000;
/// Files of the slow test.
const MANY: u64 = 1_000_000;
/// Every so many-th file goes by way of the disk, with a chart beside it.
const ON_DISK: u64 = 200;
/// The chart beside a scenario.
const CHART: &str = "chart.csv";
/// What is said about a file stays readable. Bytes.
const LONGEST_ANSWER: usize = 200_000;
/// Organizations that are run, and how long.
const SMALL_ENOUGH: usize = 150;
/// Weeks of a run.
const WEEKS: u32 = 6;
/// Every so many-th organization that is small enough is run.
const RUN: u64 = 5;
/// After this the test ends, with the number of the file.
const HANGS: Duration = Duration::from_secs(120);

/// What became of files.
#[derive(Default)]
struct Counts {
    scenarios: AtomicU64,
    accepted_scenarios: AtomicU64,
    charts: AtomicU64,
    accepted_charts: AtomicU64,
    runs: AtomicU64,
    refused_runs: AtomicU64,
    slow: AtomicU64,
}

fn add(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}

/// The file of a number; odd ones are charts.
fn bytes(seeds: &Seeds, case: u64) -> Vec<u8> {
    let mut dice = Dice::new(case);
    if case % 2 == 1 { mutate::chart(seeds, &mut dice) } else { mutate::scenario(seeds, &mut dice) }
}

fn try_case(seeds: &Seeds, case: u64, counts: &Counts) {
    let bytes = bytes(seeds, case);
    if case % ON_DISK < 2 {
        return try_on_disk(seeds, case, &bytes, counts);
    }
    if case % 2 == 1 {
        add(&counts.charts);
        match Chart::import(&bytes, &Columns::default()) {
            Ok(_) => add(&counts.accepted_charts),
            Err(problems) => {
                let said: usize =
                    problems.iter().map(|problem| problem.message.len() + problem.help.len()).sum();
                assert!(!problems.is_empty() && said <= LONGEST_ANSWER, "{said} bytes");
            }
        }
    } else {
        add(&counts.scenarios);
        judge(Scenario::from_text("mutated", &String::from_utf8_lossy(&bytes)), case, counts);
    }
}

/// A scenario and a chart as files, one of them mutated.
fn try_on_disk(seeds: &Seeds, case: u64, bytes: &[u8], counts: &Counts) {
    let place = tempfile::tempdir().expect("temporary folder");
    let path = place.path().join("mutated.toml");
    if case % 2 == 1 {
        add(&counts.charts);
        let scenario =
            "extends = \"tickets-versus-experience\"\norganization.chart = \"chart.csv\"\n";
        std::fs::write(place.path().join(CHART), bytes).expect("writes");
        std::fs::write(&path, scenario).expect("writes");
    } else {
        add(&counts.scenarios);
        let chart = &seeds.charts[Dice::new(case).below(seeds.charts.len())];
        std::fs::write(place.path().join(CHART), chart).expect("writes");
        let mut scenario = bytes.to_vec();
        scenario.extend(b"\n[organization]\nchart = \"chart.csv\"\n");
        std::fs::write(&path, scenario).expect("writes");
    }
    judge(Scenario::load(&path.to_string_lossy()), case, counts);
}

fn judge(scenario: Result<Scenario, orgdrift::scenario::Problems>, case: u64, counts: &Counts) {
    match scenario {
        Ok(scenario) => {
            add(&counts.accepted_scenarios);
            let _ = audit(&scenario);
            // a chart of its own cannot be read from text
            if scenario.inputs.iter().all(|input| input.name != CHART) {
                let again = Scenario::from_text("again", &scenario.resolved);
                if let Err(problems) = again {
                    panic!("accepted, but not as it was understood: {problems}");
                }
            }
            if scenario.chart.seats() <= SMALL_ENOUGH && case.is_multiple_of(2 * RUN) {
                run(scenario, counts);
            }
        }
        Err(problems) => {
            let said = problems.to_string();
            assert!(said.len() <= LONGEST_ANSWER, "{} bytes", said.len());
            assert!(problems.plain().iter().all(|problem| !problem.message.is_empty()));
        }
    }
}

/// Some weeks of it: no number that is none reaches a result.
fn run(mut scenario: Scenario, counts: &Counts) {
    scenario.weeks = scenario.weeks.min(WEEKS);
    scenario.final_weeks = scenario.final_weeks.min(scenario.weeks);
    add(&counts.runs);
    let plan = Plan::of_options(scenario, 1, 1, Varying::Joint);
    match Parallel::default().results(&plan) {
        Ok(results) => {
            for arm in &results.arms {
                for metric in
                    [Metric::Value, Metric::Activity, Metric::Backlog, Metric::SignalFidelity]
                {
                    let mut values = arm.finals(metric);
                    assert!(values.all(f64::is_finite), "{}", metric.info().name);
                }
                let weekly = arm.company.iter().flatten().flatten();
                let of_layers = arm.layers.iter().flatten().flatten();
                let all =
                    weekly.chain(of_layers).chain(arm.groups_final.iter().flatten().flatten());
                assert!(all.copied().all(|value| !value.is_infinite()), "something is infinite");
            }
        }
        Err(failure) => {
            assert!(matches!(failure.reason, RunAbort::Diverged { .. }), "{failure:?}");
            add(&counts.refused_runs);
        }
    }
}

/// Tries so many files on all cores and says what became of them.
fn try_all(cases: u64) {
    let (seeds, counts, next) = (Seeds::new(), Counts::default(), AtomicU64::new(0));
    let (failed, slowest) = (Mutex::new(Vec::new()), Mutex::new(Vec::<(Duration, u64)>::new()));
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let busy: Vec<Mutex<Option<(u64, Instant)>>> = (0..workers).map(|_| Mutex::new(None)).collect();
    std::thread::scope(|scope| {
        let workers: Vec<_> = busy
            .iter()
            .map(|busy| {
                let (seeds, counts, next, failed, slowest) =
                    (&seeds, &counts, &next, &failed, &slowest);
                scope.spawn(move || {
                    loop {
                        let case = next.fetch_add(1, Ordering::Relaxed);
                        if case >= cases {
                            break;
                        }
                        let begun = Instant::now();
                        *busy.lock().expect("alive") = Some((case, begun));
                        if catch_unwind(AssertUnwindSafe(|| try_case(seeds, case, counts))).is_err()
                        {
                            failed.lock().expect("alive").push(case);
                        }
                        *busy.lock().expect("alive") = None;
                        let took = begun.elapsed();
                        if took > Duration::from_secs(1) {
                            add(&counts.slow);
                        }
                        let mut slowest = slowest.lock().expect("alive");
                        slowest.push((took, case));
                        if slowest.len() > 100 {
                            slowest.sort_unstable_by(|one, other| other.cmp(one));
                            slowest.truncate(10);
                        }
                    }
                })
            })
            .collect();
        while !workers.iter().all(std::thread::ScopedJoinHandle::is_finished) {
            std::thread::sleep(Duration::from_millis(20));
            for hand in &busy {
                if let Some((case, begun)) = *hand.lock().expect("alive")
                    && begun.elapsed() > HANGS
                {
                    eprintln!("file {case} hangs");
                    std::process::abort();
                }
            }
        }
    });
    let of = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
    let mut slowest = slowest.into_inner().expect("alive");
    slowest.sort_unstable_by(|one, other| other.cmp(one));
    slowest.truncate(10);
    println!(
        "{} scenarios, {} accepted; {} charts, {} accepted; {} runs, {} stopped making sense; {} files took more \
         than a second\nslowest: {slowest:?}",
        of(&counts.scenarios),
        of(&counts.accepted_scenarios),
        of(&counts.charts),
        of(&counts.accepted_charts),
        of(&counts.runs),
        of(&counts.refused_runs),
        of(&counts.slow),
    );
    let failed = failed.into_inner().expect("alive");
    assert!(failed.is_empty(), "these fail, print one with ORGDRIFT_FUZZ=...: {failed:?}");
    assert!(of(&counts.accepted_scenarios) > cases / 20, "hardly anything is accepted");
    assert!(of(&counts.accepted_charts) > cases / 20, "hardly anything is accepted");
}

#[test]
fn some_thousand_mutated_files_are_refused_in_words_or_can_be_run() {
    if let Ok(case) = std::env::var("ORGDRIFT_FUZZ") {
        let (seeds, case) = (Seeds::new(), case.parse().expect("a number"));
        println!("{}", String::from_utf8_lossy(&bytes(&seeds, case)));
        return try_case(&seeds, case, &Counts::default());
    }
    try_all(FEW);
}

#[test]
#[ignore = "slow: a million files"]
fn a_million_mutated_files_are_refused_in_words_or_can_be_run() {
    try_all(MANY);
}
