//! How cost grows with the size of the company, with futures and with options, and speed with threads: as numbers,
//! and as charts in `target/curve-*.svg` and `.png`.

#![allow(clippy::print_stdout, reason = "the numbers are what the bench is for")]
#![allow(clippy::disallowed_types, reason = "threads are about time on the wall")]

#[path = "shared/sized.rs"]
mod sized;

use std::time::Instant;

use orgdrift::futures::Lab;
use orgdrift::futures::execute::{Parallel, on_threads};
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::ink::{
    Band, Cliff, CliffLine, Emphasis, Figure, Frame, Page, Reference, Steps, VariedLever,
};
use orgdrift::scenario::Scenario;

/// Weeks of each run: so many that founding a company hardly counts.
const WEEKS: usize = 104;
/// People of the companies.
const SIZES: [usize; 7] = [216, 600, 2_000, 10_000, 50_000, 200_000, 1_000_000];
/// People from which on the program splits a company over threads instead of living futures side by side.
const SPLIT: usize = 20_000;
/// People of a large company.
const LARGE: usize = 200_000;
/// Futures of the plans.
const FUTURES: [u32; 4] = [1, 4, 16, 64];
/// Futures of a plan of small companies, where their number is not what is asked.
const SOME: u32 = 16;
/// Options beside the baseline.
const OPTIONS: [usize; 5] = [1, 2, 3, 4, 5];

/// Turns that each point of all curves has; between two of its turns, all others have one.
const TURNS: usize = 7;
/// Seconds that a turn takes at least.
const LONG_ENOUGH: f64 = 0.25;

/// What is measured at a point of a curve.
struct Point {
    plan: Plan,
    threads: usize,
}

/// A chart to be: what is measured for it, and what tells and draws it from what was found.
struct Curve {
    points: Vec<Point>,
    draw: fn(&[f64]),
}

fn demo(people: usize) -> Scenario {
    sized::scenario(people, &format!("time.weeks = {WEEKS}"))
}

/// Nanoseconds a seat-week at each point of the curves, twins included: the fastest of all its turns. A machine that is
/// faster at one time and slower at another does not bend a curve whose points take turns.
fn costs(curves: &[Curve]) -> Vec<f64> {
    let points: Vec<&Point> = curves.iter().flat_map(|curve| &curve.points).collect();
    let mut fastest = vec![f64::INFINITY; points.len()];
    for _ in 0..TURNS {
        for (point, fastest) in points.iter().zip(&mut fastest) {
            let begun = Instant::now();
            while begun.elapsed().as_secs_f64() < LONG_ENOUGH {
                *fastest = fastest.min(once(point));
            }
        }
    }
    fastest
}

/// Nanoseconds a seat-week of one experiment.
fn once(Point { plan, threads }: &Point) -> f64 {
    let begun = Instant::now();
    on_threads(*threads, || Parallel::default().results(plan)).expect("threads").expect("runs");
    begun.elapsed().as_secs_f64() / seat_weeks(plan) * 1e9
}

/// Seat-weeks of an experiment, those of the twins included.
fn seat_weeks(plan: &Plan) -> f64 {
    let scenario = plan.baseline();
    (scenario.chart.seats() - 1) as f64
        * f64::from(scenario.weeks)
        * f64::from(plan.futures)
        * plan.runs_each() as f64
}

/// The baseline and so many options.
fn plan(scenario: Scenario, futures: u32, options: usize) -> Plan {
    let mut plan = Plan::of_options(scenario, futures, 1, Varying::Joint);
    assert!(plan.arms.len() > options, "the demo has enough options");
    plan.arms.truncate(1 + options);
    plan
}

/// 1, 2, 4 and so on up to what the machine has.
fn threads() -> Vec<usize> {
    let most = std::thread::available_parallelism().map_or(1, usize::from);
    let mut threads: Vec<usize> = std::iter::successors(Some(1), |threads| Some(2 * threads))
        .take_while(|&n| n < most)
        .collect();
    threads.push(most);
    threads
}

/// A line of a chart: its label, its look and its values.
type Line<'a> = (&'a str, Emphasis, Vec<f64>);

/// Draws lines over steps that stand at equal distances.
fn draw(
    name: &str,
    (title, subtitle): (&str, &str),
    (lever, steps): (&str, &[String]),
    (label, unit): (&str, &str),
    lines: Vec<Line>,
) {
    let lines: Vec<CliffLine> = lines
        .into_iter()
        .map(|(label, emphasis, values)| {
            let band = Band { low: values.clone(), middle: values.clone(), high: values };
            CliffLine { label: label.to_owned(), emphasis, band, collapse: Vec::new() }
        })
        .collect();
    let told: Vec<String> =
        lines.iter().map(|line| format!("{}: {:.1?}", line.label, line.band.middle)).collect();
    let figure = Figure::Cliff(Cliff {
        frame: Frame {
            title: title.to_owned(),
            subtitle: subtitle.to_owned(),
            provenance: format!("orgdrift {}, seed 1", env!("CARGO_PKG_VERSION")),
            alternative_text: format!(
                "{label}, {unit}, for {lever} {}. {}",
                steps.join("; "),
                told.join(". ")
            ),
        },
        lever: VariedLever {
            label: lever.to_owned(),
            unit: String::new(),
            steps: Steps::Words(steps.to_vec()),
        },
        label: label.to_owned(),
        unit: unit.to_owned(),
        lines,
        // so that the axis begins at nothing and what is flat looks flat
        reference: Some(Reference { at: 0.0, label: String::new() }),
        ..Cliff::default()
    });
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    std::fs::create_dir_all(&folder).expect("a folder for the charts");
    let picture = figure.png(Page::WIDE, 1).expect("a picture");
    std::fs::write(folder.join(format!("curve-{name}.svg")), figure.svg()).expect("written");
    std::fs::write(folder.join(format!("curve-{name}.png")), picture).expect("written");
    println!("drawn in target/curve-{name}.svg and .png");
}

/// A whole number with its thousands apart.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    groups.map(|group| String::from_utf8_lossy(group).into_owned()).collect::<Vec<_>>().join(",")
}

const COST: (&str, &str) = ("Cost of a seat-week", "nanoseconds on the wall");

/// A plan of a company with so many people.
fn sized(people: usize) -> Plan {
    plan(demo(people), if people < SPLIT { SOME } else { 1 }, 0)
}

fn by_size() -> Curve {
    let point = |people: usize, threads: usize| Point { plan: sized(people), threads };
    let of = |&people: &usize| [1, 2].map(|threads| point(people, threads));
    Curve { points: SIZES.iter().flat_map(of).collect(), draw: draw_sizes }
}

fn draw_sizes(costs: &[f64]) {
    let (mut one, mut two) = (Vec::new(), Vec::new());
    for (people, costs) in SIZES.iter().zip(costs.as_chunks().0) {
        let [alone, both] = *costs;
        println!(
            "{:>9} people: {alone:>6.1} ns a seat-week on one thread, {both:>6.1} on two ({:.2} x)",
            grouped(*people),
            alone / both
        );
        one.push(alone);
        two.push(both);
    }
    let (least, most) = one
        .iter()
        .fold((f64::INFINITY, 0.0_f64), |(least, most), &cost| (least.min(cost), most.max(cost)));
    println!("the dearest of them on one thread costs {:.2} x the cheapest", most / least);
    let lines = vec![("One thread", Emphasis::First, one), ("Two threads", Emphasis::Second, two)];
    let subtitle = "Demo scenario with its twins; 16 futures of small companies, one of large ones; fastest of 7 turns";
    let words = ("What a seat-week costs as the company grows", subtitle);
    draw("sizes", words, ("People", &SIZES.map(grouped)), COST, lines);
}

fn by_futures() -> Curve {
    let point = |futures: u32| Point { plan: plan(demo(216), futures, 0), threads: 1 };
    Curve { points: FUTURES.map(point).into(), draw: draw_futures }
}

fn draw_futures(costs: &[f64]) {
    for (futures, cost) in FUTURES.iter().zip(costs) {
        println!("futures {futures:>9}: {cost:>6.1} ns a seat-week on one thread");
    }
    let words = (
        "What a seat-week costs as futures grow",
        "Demo scenario with its twins; 216 people, 104 weeks, one thread; fastest of 7 turns",
    );
    let steps = FUTURES.map(|futures| grouped(futures as usize));
    let lines = vec![("Baseline", Emphasis::First, costs.to_vec())];
    draw("futures", words, ("Futures", &steps), COST, lines);
}

fn some_options(options: usize) -> Point {
    Point { plan: plan(demo(216), SOME, options), threads: 1 }
}

fn by_options() -> Curve {
    Curve { points: OPTIONS.map(some_options).into(), draw: draw_options }
}

/// Draws the cost of a whole future: twins cost less than options, so the cost of a seat-week depends on their mix.
fn draw_options(costs: &[f64]) {
    let of_a_future = |(&options, &cost): (&usize, &f64)| {
        cost * seat_weeks(&some_options(options).plan) / f64::from(SOME) * 1e-6
    };
    let values: Vec<f64> = OPTIONS.iter().zip(costs).map(of_a_future).collect();
    for (options, cost) in OPTIONS.iter().zip(&values) {
        println!("options {options:>9}: {cost:>6.2} ms a future on one thread");
    }
    let words = (
        "What a future costs as options grow",
        "Demo scenario with its twins and the baseline; 216 people, 104 weeks, 16 futures, one thread; fastest of 7",
    );
    let lines = vec![("All runs", Emphasis::First, values)];
    let cost = ("Cost of a future", "milliseconds on the wall");
    draw("options", words, ("Options beside the baseline", &OPTIONS.map(grouped)), cost, lines);
}

fn by_threads() -> Curve {
    let of = |people: usize| {
        threads().into_iter().map(move |threads| Point { plan: sized(people), threads })
    };
    Curve { points: of(216).chain(of(LARGE)).collect(), draw: draw_threads }
}

fn draw_threads(costs: &[f64]) {
    let threads = threads();
    let speeds: Vec<f64> = costs.iter().map(|cost| 1e3 / cost).collect();
    let (small, large) = speeds.split_at(threads.len());
    for (speeds, what) in
        [(small, "16 futures of 216 people"), (large, "one future of 200,000 people")]
    {
        for (threads, speed) in threads.iter().zip(speeds) {
            println!("threads {threads:>9}: {speed:>6.1} million seat-weeks a second, {what}");
        }
    }
    let lines = vec![
        ("16 futures of 216", Emphasis::First, small.to_vec()),
        ("One of 200,000", Emphasis::Second, large.to_vec()),
    ];
    let words = (
        "How speed grows with threads",
        "Demo scenario with its twins; many futures of a small company, one of a large one; fastest of 7 turns",
    );
    let steps: Vec<String> = threads.iter().map(|&threads| grouped(threads)).collect();
    draw("threads", words, ("Threads", &steps), ("Speed", "million seat-weeks a second"), lines);
}

fn main() {
    let curves = [by_size(), by_futures(), by_options(), by_threads()];
    let costs = costs(&curves);
    let mut rest = &costs[..];
    for curve in &curves {
        let (own, others) = rest.split_at(curve.points.len());
        (curve.draw)(own);
        rest = others;
    }
}
