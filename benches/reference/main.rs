//! The engine beside the plain week, which lives the same seat by seat and is written to be read: processor time, one
//! after the other in the same process.

#![allow(clippy::print_stdout, reason = "the table is what the bench is for")]

#[path = "../shared/clock.rs"]
mod clock;
#[path = "../shared/sized.rs"]
mod sized;

use orgdrift::engine::{CallingThread, plain, tick};
use orgdrift::rng::Streams;
use sized::Company;

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

/// Whole quarters that take long enough, as a number of weeks.
fn enough(week: &mut impl FnMut(u32)) -> (u32, u32) {
    let (mut next, mut weeks) = (0, 13);
    while lived(weeks, &mut next, week) < LONG_ENOUGH {
        weeks *= 2;
    }
    (next, weeks)
}

/// Nanoseconds a seat-week of the engine and of the plain week, and the median of their ratios.
fn compared(people: usize) -> [f64; 3] {
    let luck = Streams { seed: 1, future: 0 };
    let Company { org, policies, mut state } = Company::found(people, luck);
    let mut company = plain::PlainCompany::of(&org, &policies, &state);
    let mut engine = |week| tick::advance(&org, &policies, &mut state, luck, week, &CallingThread);
    let mut seat_by_seat = |week| company.advance(&org, &policies, luck, week);

    let (mut engine_week, engine_weeks) = enough(&mut engine);
    let (mut plain_week, plain_weeks) = enough(&mut seat_by_seat);
    let seats = (org.seats() - 1) as f64;
    let nanoseconds = |seconds: f64, weeks: u32| seconds * 1e9 / f64::from(weeks) / seats;
    let (mut of_engine, mut of_plain, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let engine = lived(engine_weeks, &mut engine_week, &mut engine);
        let engine = nanoseconds(engine, engine_weeks);
        let plain = lived(plain_weeks, &mut plain_week, &mut seat_by_seat);
        let plain = nanoseconds(plain, plain_weeks);
        of_engine.push(engine);
        of_plain.push(plain);
        ratios.push(plain / engine);
    }
    [median(of_engine), median(of_plain), median(ratios)]
}

fn main() {
    println!(
        "Nanoseconds of processor time a seat-week, one thread, medians of {ROUNDS}; how many times as fast as the \
         plain week the engine is"
    );
    println!("{:>9}{:>10}{:>10}{:>10}", "people", "engine", "plain", "times");
    for people in [216, 2_000, 20_000, 200_000, 1_000_000] {
        let [engine, plain, times] = compared(people);
        println!("{people:>9}{engine:>10.2}{plain:>10.2}{times:>10.1}");
    }
}
