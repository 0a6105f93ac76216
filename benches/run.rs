//! How long one run of the default scenario takes on one core, founding and measuring included. Items
//! are seat-weeks.

use divan::Bencher;
use divan::counter::ItemsCount;
use orgdrift::engine::{CallingThread, Trial, Twins, simulate};
use orgdrift::model::policy::World;
use orgdrift::rng::Streams;
use orgdrift::scenario::Scenario;

fn main() {
    divan::main();
}

#[divan::bench(args = ["tickets-versus-experience", "winning-departments"], sample_count = 30)]
fn one_run(bencher: Bencher, name: &str) {
    let scenario = Scenario::embedded(name).unwrap_or_else(|problems| panic!("{problems}"));
    let luck = Streams { seed: 1, future: 0 };
    let trial = |world| Trial {
        scenario: &scenario,
        option: None,
        world,
        yardstick: &scenario,
        streams: luck,
        assumptions: Some(luck),
        twins: None,
    };
    let aligned = simulate(trial(World::AlignedTwin), &CallingThread).expect("twin");
    let frictionless = simulate(trial(World::FrictionlessTwin), &CallingThread).expect("twin");
    let twins = Some(Twins { aligned: &aligned, frictionless: &frictionless });
    let seat_weeks = (scenario.chart.seats() - 1) * scenario.weeks as usize;
    bencher.counter(ItemsCount::new(seat_weeks)).bench_local(|| {
        simulate(Trial { twins, ..trial(World::AsIs) }, &CallingThread).expect("run")
    });
}
