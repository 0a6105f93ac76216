//! How cost grows with the size of the company, with futures and with threads, as a chart in `target/curve.svg` and
//! `.png`, and as numbers.

#![allow(clippy::print_stdout, reason = "the numbers are what the bench is for")]
#![allow(clippy::disallowed_types, reason = "threads are about time on the wall")]

use std::sync::atomic::AtomicBool;
use std::time::Instant;

use orgdrift::experiment::execute::{execute, on_threads, runs_each};
use orgdrift::experiment::{Plan, Varying};
use orgdrift::report::chart::{
    Band, Cliff, CliffLine, Emphasis, Figure, Frame, Lever, Page, Reference, Steps,
};
use orgdrift::scenario::Scenario;

/// Seats of the companies.
const SIZES: [usize; 7] = [216, 600, 2_000, 10_000, 50_000, 200_000, 1_000_000];
/// Most futures of a plan.
const FUTURES: u32 = 16;

fn demo(people: usize, weeks: usize) -> Scenario {
    let text = format!(
        "extends = \"tickets-versus-experience\"\ntime.weeks = {weeks}\n[department.support]\npeople = {}\n\
         [department.engineering]\npeople = {}\n[department.success]\npeople = {}\n",
        people / 2,
        people / 3,
        people / 6
    );
    Scenario::from_text("sized", &text).unwrap_or_else(|wrong| panic!("{wrong}"))
}

/// Nanoseconds a seat-week on so many threads, twins included; the best of three.
fn cost(plan: &Plan, threads: usize) -> f64 {
    let scenario = plan.baseline();
    let seat_weeks = (scenario.chart.seats() - 1) as f64
        * f64::from(scenario.weeks)
        * f64::from(plan.futures)
        * runs_each(plan) as f64;
    let stop = AtomicBool::new(false);
    let once = || {
        let begun = Instant::now();
        on_threads(threads, || execute(plan, &stop, |_| {})).expect("threads").expect("runs");
        begun.elapsed().as_secs_f64() / seat_weeks * 1e9
    };
    (0..3).map(|_| once()).fold(f64::INFINITY, f64::min)
}

fn plan(scenario: Scenario, futures: u32) -> Plan {
    let mut plan = Plan::of_options(scenario, futures, 1, Varying::Joint);
    plan.arms.truncate(1);
    plan
}

fn line(label: &str, emphasis: Emphasis, values: Vec<f64>) -> CliffLine {
    let band = Band { low: values.clone(), middle: values.clone(), high: values };
    CliffLine { label: label.to_owned(), emphasis, band, collapse: Vec::new() }
}

fn main() {
    let mut one = Vec::new();
    let mut two = Vec::new();
    for people in SIZES {
        let weeks = (40_000_000 / people).clamp(4, 104);
        let plan = plan(demo(people, weeks), if people < 10_000 { FUTURES } else { 1 });
        one.push(cost(&plan, 1));
        two.push(cost(&plan, 2));
        let (one, two) = (one[one.len() - 1], two[two.len() - 1]);
        println!(
            "{people:>9} people: {one:>6.1} ns a seat-week on one thread, {two:>6.1} on two ({:.2} x)",
            one / two
        );
    }
    for futures in [1, 4, FUTURES, 4 * FUTURES] {
        let plan = plan(demo(216, 104), futures);
        println!("{futures:>9} futures: {:>6.1} ns a seat-week on one thread", cost(&plan, 1));
    }
    let sizes = SIZES.map(|people| people.to_string()).join(", ");
    let frame = Frame {
        title: "What a seat-week costs as the company grows".to_owned(),
        subtitle: format!("Demo scenario with its twins; {sizes} people"),
        provenance: format!("orgdrift {}, seed 1", env!("CARGO_PKG_VERSION")),
        alternative_text: format!("Nanoseconds a seat-week on one thread: {one:.1?}"),
    };
    let figure = Figure::Cliff(Cliff {
        frame,
        lever: Lever {
            label: "People".to_owned(),
            unit: "powers of ten".to_owned(),
            steps: Steps::Numbers(SIZES.map(|people| (people as f64).log10()).to_vec()),
        },
        label: "Cost of a seat-week".to_owned(),
        unit: "nanoseconds on the wall".to_owned(),
        collapse: String::new(),
        reference: Some(Reference { at: 50.0, label: "20 million a second".to_owned() }),
        lines: vec![
            line("One thread", Emphasis::First, one),
            line("Two threads", Emphasis::Second, two),
        ],
        current: None,
        steepest: None,
    });
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    std::fs::create_dir_all(&folder).expect("a folder for the chart");
    std::fs::write(folder.join("curve.svg"), figure.svg()).expect("the chart is written");
    std::fs::write(folder.join("curve.png"), figure.png(Page::WIDE, 1).expect("a picture"))
        .expect("written");
    println!("drawn in target/curve.svg and target/curve.png");
}
