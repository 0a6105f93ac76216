//! How long one week takes, at several sizes. Items are seat-weeks.

#[path = "shared/sized.rs"]
mod sized;

use divan::Bencher;
use divan::counter::ItemsCount;
use orgdrift::engine::{CallingThread, tick};
use orgdrift::rng::Streams;
use sized::Company;

fn main() {
    divan::main();
}

#[divan::bench(args = [216, 2_000, 20_000, 200_000], sample_count = 20)]
fn week(bencher: Bencher, people: usize) {
    let luck = Streams { seed: 1, future: 0 };
    let Company { org, policies, mut state } = Company::found(people, luck);
    let mut week = 0;
    bencher.counter(ItemsCount::new(org.seats() - 1)).bench_local(|| {
        week += 1;
        tick::advance(&org, &policies, &mut state, luck, week, &CallingThread);
    });
}
