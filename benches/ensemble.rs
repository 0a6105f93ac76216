//! How long an experiment takes on one thread and on more: all options of the default scenario and
//! their twins. Items are seat-weeks.

use divan::Bencher;
use divan::counter::ItemsCount;
use orgdrift::futures::Lab;
use orgdrift::futures::execute::Parallel;
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::scenario::Scenario;

fn main() {
    divan::main();
}

const FUTURES: u32 = 20;

#[divan::bench(args = [1, 2, 4], sample_count = 5)]
fn threads(bencher: Bencher, threads: usize) {
    let scenario = Scenario::embedded("tickets-versus-experience")
        .unwrap_or_else(|problems| panic!("{problems}"));
    let seat_weeks = (scenario.chart.seats() - 1) as u64 * u64::from(scenario.weeks);
    let plan = Plan::of_options(scenario, FUTURES, 1, Varying::Joint);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    let all = seat_weeks * plan.runs_each() * u64::from(FUTURES);
    bencher
        .counter(ItemsCount::new(all))
        .bench_local(|| pool.install(|| Parallel::default().results(&plan)).expect("runs"));
}
