//! What this machine can do at most, and how much of that a week of the demo scenario and each of its phases
//! reach: numbers drawn, exponentials, divisions and roots, and bytes moved.

#![allow(clippy::print_stdout, reason = "the table is what the bench is for")]

#[path = "shared/clock.rs"]
mod clock;
#[path = "limits/phases.rs"]
mod phases;
#[path = "shared/sized.rs"]
mod sized;

use std::hint::black_box;

use orgdrift::math;
use orgdrift::rng::{Purpose, Streams};
use phases::{FAR, PHASES, Weeks};

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

/// What each phase takes of a seat-week, beside what it needs at least.
fn table(uniform: f64, computed: [(&str, f64); 4], near: f64) {
    let [small, large] = [216, 20_000].map(|people| {
        let mut weeks = Weeks::of(people, LUCK);
        let quarters = if people < 1_000 { 200 } else { 9 };
        weeks.phases(quarters / 3);
        weeks.phases(quarters)
    });
    println!(
        "\nNanoseconds a seat-week by phase, with 216 and 20,000 people; what binds is the largest of numbers \
         drawn, exponentials, divisions, roots and bytes near, as fast as above"
    );
    println!(
        "{:<18}{:>8}{:>8}{:>9}  {:<16}{:>8}{:>8}",
        "phase", "216", "20,000", "at least", "bound by", "216", "20,000"
    );
    let line = |name: &str, taken: [f64; 2], (bound, by): (f64, &str)| {
        let [first, second] = taken.map(|taken| {
            // shorter than the clock takes is nothing to divide by
            let share = 100.0 * bound / taken;
            if bound > 0.0 && taken > 0.0 { format!("{share:.0} %") } else { "-".to_owned() }
        });
        let [small, large] = taken;
        println!("{name:<18}{small:>8.2}{large:>8.2}{bound:>9.2}  {by:<16}{first:>8}{second:>8}");
    };
    let mut all = [0.0; 3];
    let drawn = PHASES.iter().fold(0.0, |sum, phase| sum + phase.uniforms * uniform);
    let numbers = ("random numbers", [small.1, large.1], (drawn, "uniform numbers"));
    let phases = PHASES.iter().zip(small.0).zip(large.0).map(|((phase, small), large)| {
        let needs = phase.computed.iter().zip(computed);
        let needs = needs.map(|(times, (what, each))| (times * each, what));
        let bound = needs.fold((phase.bytes * near, "bytes near"), |most, need| {
            if need.0 > most.0 { need } else { most }
        });
        (phase.name, [small, large], if bound.0 > 0.0 { bound } else { (0.0, "") })
    });
    for (name, taken, bound) in std::iter::once(numbers).chain(phases) {
        line(name, taken, bound);
        all = [all[0] + taken[0], all[1] + taken[1], all[2] + bound.0];
    }
    line("together", [all[0], all[1]], (all[2], "one at a time"));
}

/// Nanoseconds of a seat-week of the demo scenario with so many people.
fn week(people: usize) -> f64 {
    let mut weeks = Weeks::of(people, LUCK);
    clock::fastest(5, || weeks.advance()) * 1e9 / weeks.people() as f64
}

fn main() {
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

    let computed = [
        ("normal numbers", normal),
        ("exponentials", exp),
        ("divisions", divide),
        ("square roots", root),
    ];
    table(uniform, computed, near);

    let sum = |of: fn(&phases::Phase) -> f64| PHASES.iter().map(of).sum::<f64>();
    println!("\nA seat-week of the demo scenario needs at least:");
    let mut arithmetic = 0.0;
    let times: [f64; 4] =
        std::array::from_fn(|what| PHASES.iter().map(|each| each.computed[what]).sum());
    let drawn = [("uniform numbers", uniform)];
    let counts = std::iter::once(sum(|phase| phase.uniforms)).chain(times);
    for ((what, each), times) in drawn.into_iter().chain(computed).zip(counts) {
        println!("  {times:>6.1} {what:<18}{:>8.2} ns", times * each);
        arithmetic += times * each;
    }
    let bytes = sum(|phase| phase.bytes);
    println!("  {bytes:>6.0} {:<18}{:>8.2} ns", "bytes near", bytes * near);
    println!("  {FAR:>6.0} {:<18}{:>8.2} ns", "bytes far", FAR * far);
    for people in [216, 2_000, 20_000, 1_000_000] {
        let taken = week(people);
        let moved = if people > 100_000 { FAR * far } else { bytes * near };
        println!(
            "{people:>9} people: {taken:>6.1} ns a seat-week ({:.1} million a second); its arithmetic alone takes \
             {:.0} % of that, its bytes alone {:.0} %",
            1e3 / taken,
            100.0 * arithmetic / taken,
            100.0 * moved / taken
        );
    }
}
