//! What this machine can do at most, and how much of it a week of the demo scenario takes: numbers drawn,
//! exponentials, divisions and roots, and bytes moved.

#![allow(clippy::print_stdout, reason = "the table is what the bench is for")]

#[path = "shared/clock.rs"]
mod clock;
#[path = "limits/phases.rs"]
mod phases;

use std::hint::black_box;

use orgdrift::engine::timeline::Timeline;
use orgdrift::engine::{Alone, tick};
use orgdrift::math;
use orgdrift::model::policy::World;
use orgdrift::model::{Organization, founding};
use orgdrift::rng::{Purpose, Streams};
use orgdrift::scenario::Scenario;

const LUCK: Streams = Streams { seed: 1, future: 0 };
/// Numbers of a column that fits the nearest cache.
const NEAR: usize = 2_048;

/// Nanoseconds of each number when `work` goes over a near column.
fn nanoseconds(work: impl Fn(&mut [f64; NEAR])) -> f64 {
    let mut column: [f64; NEAR] = std::array::from_fn(|row| 0.001 + row as f64 / 4_096.0);
    let start = column;
    clock::fastest(5, || {
        column = start;
        work(black_box(&mut column));
    }) / NEAR as f64
        * 1e9
}

/// Nanoseconds of a byte that is read or written in arrays of so many numbers (a = b + s c).
fn nanoseconds_a_byte(numbers: usize) -> f64 {
    let (mut a, b, c) = (vec![0.0; numbers], vec![1.0; numbers], vec![2.0; numbers]);
    let seconds = clock::fastest(3, || {
        math::wide(
            #[inline(always)]
            || {
                for ((a, b), c) in a.iter_mut().zip(&b).zip(&c) {
                    *a = b + 3.0 * c;
                }
            },
        );
        black_box(&mut a);
    });
    seconds * 1e9 / (24 * numbers) as f64
}

fn each(column: &mut [f64; NEAR], of: impl Fn(f64) -> f64) {
    math::wide(
        #[inline(always)]
        || {
            for value in column {
                *value = of(*value);
            }
        },
    );
}

#[inline(always)]
fn exponential(x: f64) -> f64 {
    math::exp(-x)
}

#[inline(always)]
fn reciprocal(x: f64) -> f64 {
    1.0 / x
}

/// Nanoseconds of a seat-week of the demo scenario with so many people.
fn week(people: usize) -> f64 {
    let text = format!(
        "extends = \"tickets-versus-experience\"\n[department.support]\npeople = {}\n\
         [department.engineering]\npeople = {}\n[department.success]\npeople = {}\n",
        people / 2,
        people / 3,
        people / 6
    );
    let scenario = Scenario::from_text("sized", &text).unwrap_or_else(|wrong| panic!("{wrong}"));
    let timeline = Timeline::new(&scenario, None, World::AsIs, None);
    let org = Organization::<4>::new(timeline.first_settings(), &timeline.pilots(), LUCK);
    let policies = timeline.first_policies(&org);
    let mut state = founding::found(&org, &policies, scenario.start, timeline.tracked_rewards());
    let mut week = 0;
    let seconds = clock::fastest(5, || {
        week += 1;
        tick::advance(&org, &policies, &mut state, LUCK, week, &Alone);
    });
    seconds * 1e9 / (org.seats() - 1) as f64
}

fn main() {
    for people in [216, 20_000] {
        let mut company = phases::Company::found(people, LUCK);
        company.phases(if people < 1000 { 1000 } else { 40 });
        let each = company.phases(if people < 1000 { 4000 } else { 100 });
        let mut total = 0.0;
        for (name, ns) in phases::NAMES.iter().zip(each) {
            println!("{name:<20}{ns:.2}");
            total += ns;
        }
        println!("total {total:.2} {:?}", company.concerned());
        println!("week {:.2}", week(people));
    }
    if std::env::var("SHORT").is_ok() {
        return;
    }
    let uniform = nanoseconds(|column| LUCK.column(Purpose::Reference, 1, 0, column));
    let normal = nanoseconds(|column| {
        math::wide(
            #[inline(always)]
            || LUCK.normal_column(Purpose::Reference, 1, 0, column),
        );
    });
    let exp = nanoseconds(|column| each(column, exponential));
    let divide = nanoseconds(|column| each(column, reciprocal));
    let root = nanoseconds(|column| each(column, f64::sqrt));
    let near = nanoseconds_a_byte(1_000);
    let far = nanoseconds_a_byte(20_000_000);
    println!("Nanoseconds on one core:");
    for (what, each) in [
        ("uniform number", uniform),
        ("normal number", normal),
        ("exponential", exp),
        ("division", divide),
        ("square root", root),
        ("64 bytes, near", 64.0 * near),
        ("64 bytes, far", 64.0 * far),
    ] {
        println!("  {what:<18}{each:>8.3}   {:>8.0} million a second", 1e3 / each);
    }

    // counted in the phases, all mechanisms on, restated once a quarter
    let (uniforms, normals, exps, divisions, roots) = (4.0, 4.0 / 13.0, 3.0, 23.0, 6.0);
    // columns and rows that a seat's week reads or writes at least once
    let bytes = 620.0;
    let parts = [
        ("uniform numbers", uniforms, uniform),
        ("normal numbers", normals, normal),
        ("exponentials", exps, exp),
        ("divisions", divisions, divide),
        ("square roots", roots, root),
    ];
    let computed: f64 = parts.iter().map(|(_, times, each)| times * each).sum();
    println!("A seat-week of the demo scenario needs at least:");
    for (what, times, each) in parts {
        println!("  {times:>6.1} {what:<18}{:>8.2} ns", times * each);
    }
    println!(
        "  {bytes:>6.0} {:<18}{:>8.2} ns near, {:.2} ns far",
        "bytes",
        bytes * near,
        bytes * far
    );
    for people in [216, 2_000, 20_000, 1_000_000] {
        let taken = week(people);
        let moved = bytes * if people > 100_000 { far } else { near };
        let binds = if moved > computed { "memory" } else { "arithmetic" };
        println!(
            "{people:>9} people: {taken:>6.1} ns a seat-week ({:.1} million a second); {:.0} % of that are \
             the parts above, {binds} the larger one",
            1e3 / taken,
            100.0 * (computed + moved) / taken
        );
    }
}
