//! How near the engine comes to a week of the demo scenario written by hand for that scenario only
//! (`twin.rs`), which gives the same bits: processor time, one after the other in the same process.

#![allow(clippy::print_stdout, reason = "the table is what the bench is for")]

#[path = "../shared/clock.rs"]
mod clock;
#[path = "../shared/sized.rs"]
mod sized;
mod twin;

use orgdrift::engine::{Alone, tick};
use orgdrift::rng::Streams;
use sized::Company;
use twin::Twin;

/// Times that each of the two is measured.
const ROUNDS: usize = 15;
/// Seconds of a measurement, so that the clock's hundredths do not matter.
const LONG_ENOUGH: f64 = 0.3;

/// Weeks that take long enough, with the seconds they take.
fn lived(weeks: u32, next: &mut u32, week: &mut impl FnMut(u32)) -> f64 {
    let begun = clock::seconds();
    for _ in 0..weeks {
        *next += 1;
        week(*next);
    }
    clock::seconds() - begun
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Nanoseconds a seat-week of the engine and of the twin, and the median of their ratios.
fn compared(people: usize) -> [f64; 3] {
    let luck = Streams { seed: 1, future: 0 };
    let Company { org, policies, mut state } = Company::found(people, luck);
    let mut twin = Twin::of(&org, &policies, &state, luck);
    let mut engine = |week| tick::advance(&org, &policies, &mut state, luck, week, &Alone);
    let mut by_hand = |week| twin.live(week);

    // both live the same weeks, a whole number of quarters at a time
    let (mut engine_week, mut twin_week, mut weeks) = (0, 0, 13);
    while lived(weeks, &mut engine_week, &mut engine) < LONG_ENOUGH {
        weeks *= 2;
    }
    lived(engine_week, &mut twin_week, &mut by_hand);
    let nanoseconds = |seconds: f64| seconds * 1e9 / f64::from(weeks) / (org.seats() - 1) as f64;
    let (mut of_engine, mut of_twin, mut shares) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let engine = nanoseconds(lived(weeks, &mut engine_week, &mut engine));
        let twin = nanoseconds(lived(weeks, &mut twin_week, &mut by_hand));
        of_engine.push(engine);
        of_twin.push(twin);
        shares.push(twin / engine);
    }
    [median(of_engine), median(of_twin), median(shares)]
}

fn main() {
    println!(
        "Nanoseconds of processor time a seat-week, one thread, medians of {ROUNDS}; the engine's share \
         of the speed by hand"
    );
    println!("{:>9}{:>10}{:>10}{:>10}", "people", "engine", "by hand", "share");
    for people in [216, 2_000, 20_000, 200_000, 1_000_000] {
        let [engine, by_hand, share] = compared(people);
        println!("{people:>9}{engine:>10.2}{by_hand:>10.2}{:>8.0} %", 100.0 * share);
    }
}
