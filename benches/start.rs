//! How long one waits for the program as a whole: to start, to read and check a scenario, to live the first
//! week, and for the smallest result with all its tables and pictures.

use std::path::Path;
use std::process::Command;

use divan::Bencher;
use orgdrift::engine::{CallingThread, Trial, simulate};
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::model::policy::World;
use orgdrift::scenario::Scenario;

const DEMO: &str = "tickets-versus-experience";

fn main() {
    divan::main();
}

fn program(words: &[&str], here: &Path) {
    let ended = Command::new(env!("CARGO_BIN_EXE_orgdrift")).args(words).current_dir(here).output();
    assert!(ended.expect("the program starts").status.success(), "{words:?}");
}

/// The program itself, to the end of the process.
#[divan::bench(args = [&["--version"][..], &["check", DEMO], &["demo", "--futures", "1", "--quick", "-qq"]], sample_count = 21, sample_size = 1)]
fn process(bencher: Bencher, words: &[&str]) {
    let here = tempfile::tempdir().expect("temporary folder");
    bencher.bench_local(|| program(words, here.path()));
}

/// From the name of a scenario to the end of the first week of its first run, without the process.
#[divan::bench(sample_count = 21, sample_size = 1)]
fn first_week(bencher: Bencher) {
    bencher.bench_local(|| {
        let mut scenario = Scenario::embedded(DEMO).unwrap_or_else(|problems| panic!("{problems}"));
        scenario.weeks = 1;
        let plan = Plan::of_options(scenario, 1, 1, Varying::Joint);
        let trial = Trial {
            scenario: plan.baseline(),
            option: None,
            world: World::AlignedTwin,
            yardstick: plan.baseline(),
            streams: plan.luck(0),
            assumptions: plan.assumptions(0),
            twins: None,
        };
        simulate(trial, &CallingThread).expect("a week")
    });
}
