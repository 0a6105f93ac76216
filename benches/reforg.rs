//! Speed of `reforg-1`, the workload on which other programs were measured: million seat-weeks a second of
//! processor time on one core, founding left out.

#![allow(clippy::print_stdout, reason = "the table is what the bench is for")]

#[path = "shared/clock.rs"]
mod clock;
#[path = "reforg/model.rs"]
mod model;

use model::{Company, Double, Request, Shown, Single, WEEKS, run};
use orgdrift::rng::Streams;

/// What the same workload reached elsewhere, million seat-weeks a second with 1,000, 10,000 and 100,000
/// seats on one core of an older machine.
const ELSEWHERE: [(&str, [f64; 3]); 5] = [
    ("Henad 0.3.0, 32-bit", [13.8, 16.0, 12.9]),
    ("krABMaga 0.6.2", [9.07, 8.25, 4.88]),
    ("numba 0.68.1", [4.92, 4.91, 4.01]),
    ("MASON", [3.68, 2.93, 1.29]),
    ("Mesa 3.5.1", [0.128, 0.069, 0.048]),
];

/// Seats of each column of the table.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// Million seat-weeks a second with so many seats, peers seen with this precision.
fn rate<Split: Shown>(seats: usize) -> f64 {
    let luck = Streams { seed: 42, future: 0 };
    let request = Request { seats, luck, incentives: 1.0, extra_draw: None };
    let mut company = Company::<Split>::found(request);
    let mut week = 0;
    let seconds = clock::fastest(9, || {
        company.live(week);
        week += 1;
    });
    seats as f64 / seconds * 1e-6
}

fn main() {
    println!(
        "reforg-1, million seat-weeks a second of processor time, one thread, the fastest of nine turns"
    );
    println!("{:<24}{:>12}{:>12}{:>12}", "seats", SIZES[0], SIZES[1], SIZES[2]);
    let rates = SIZES.map(|seats| (rate::<Double>(seats), clock::peak_memory()));
    println!("{:<24}{:>12.1}{:>12.1}{:>12.1}", "orgdrift", rates[0].0, rates[1].0, rates[2].0);
    let [small, middle, large] = SIZES.map(rate::<Single>);
    println!("{:<24}{small:>12.1}{middle:>12.1}{large:>12.1}", "peers seen in 32-bit");
    println!("{:<24}{:>12.1}{:>12.1}{:>12.1}", "MiB at most", rates[0].1, rates[1].1, rates[2].1);
    println!("elsewhere, on an older machine");
    for (name, other) in ELSEWHERE {
        println!("{name:<24}{:>12}{:>12}{:>12}", other[0], other[1], other[2]);
    }
    let fastest =
        [0, 1, 2].map(|size| ELSEWHERE.iter().map(|(_, others)| others[size]).fold(0.0, f64::max));
    let mesa = ELSEWHERE.iter().find(|(name, _)| name.starts_with("Mesa")).expect("it is listed").1;
    println!("orgdrift here, times as fast as");
    for (name, others) in [("Mesa there", mesa), ("the fastest there", fastest)] {
        let [small, middle, large] = [0, 1, 2].map(|size| rates[size].0 / others[size]);
        println!("{name:<24}{small:>12.1}{middle:>12.1}{large:>12.1}");
    }
    let luck = Streams { seed: 42, future: 0 };
    let last =
        run::<Double>(Request { seats: 1_000, luck, incentives: 1.0, extra_draw: None })[WEEKS - 1];
    println!("last week of seed 42 with 1,000 seats: {last:?}");
}
