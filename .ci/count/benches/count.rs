//! Instructions of a week and of a run, the same on every day and under every load of the machine.

use std::hint::black_box;

use gungraun::{library_benchmark, library_benchmark_group, main};
use orgdrift::engine::timeline::Timeline;
use orgdrift::engine::{CallingThread, RunRecord, Trial, simulate, tick};
use orgdrift::model::policy::World;
use orgdrift::model::{Organization, Policies, Workforce, founding};
use orgdrift::rng::Streams;
use orgdrift::scenario::Scenario;

const LUCK: Streams = Streams { seed: 1, future: 0 };

fn demo(people: usize) -> Scenario {
    let text = format!(
        "extends = \"tickets-versus-experience\"\ntime.weeks = 26\n\
         [department.support]\npeople = {}\n[department.engineering]\npeople = {}\n\
         [department.success]\npeople = {}\n",
        people / 2,
        people / 3,
        people / 6
    );
    Scenario::from_text("demo", &text).expect("a scenario")
}

type Company = (Organization<4>, Policies<4>, Workforce<4>);

/// A company in the middle of its first year.
fn company(people: usize) -> Company {
    let scenario = demo(people);
    let timeline = Timeline::new(&scenario, None, World::AsIs, None);
    let org = Organization::<4>::new(timeline.first_settings(), &timeline.pilots(), LUCK);
    let policies = timeline.first_policies(&org);
    let mut state = founding::found(&org, &policies, scenario.start, timeline.tracked_rewards());
    for week in 1..=13 {
        tick::advance(&org, &policies, &mut state, LUCK, week, &CallingThread);
    }
    (org, policies, state)
}

#[library_benchmark(setup = company)]
#[bench::small(216)]
#[bench::large(20_000)]
fn quarter((org, policies, mut state): Company) -> Workforce<4> {
    for week in 14..=26 {
        tick::advance(black_box(&org), &policies, &mut state, LUCK, week, &CallingThread);
    }
    state
}

#[library_benchmark(setup = demo)]
#[bench::small(216)]
fn half_a_year(scenario: Scenario) -> RunRecord {
    let trial = Trial {
        scenario: &scenario,
        option: None,
        world: World::AsIs,
        yardstick: &scenario,
        luck: LUCK,
        assumptions: None,
        twins: None,
    };
    simulate(black_box(trial), &CallingThread).expect("a run")
}

library_benchmark_group!(name = engine; benchmarks = quarter, half_a_year);
main!(library_benchmark_groups = engine);
