//! How long one week takes, at several sizes. Items are seat-weeks.

use divan::Bencher;
use divan::counter::ItemsCount;
use orgdrift::engine::timeline::Timeline;
use orgdrift::engine::{Alone, tick};
use orgdrift::model::policy::World;
use orgdrift::model::{Organization, founding};
use orgdrift::rng::Streams;
use orgdrift::scenario::Scenario;

fn main() {
    divan::main();
}

/// The demo scenario with about so many people.
fn scenario(people: usize) -> Scenario {
    let text = format!(
        "extends = \"tickets-versus-experience\"\n\
         [department.support]\npeople = {}\n[department.engineering]\npeople = {}\n\
         [department.success]\npeople = {}\n[option.pilot]\nonly_in = {{ department = \"support\" }}\n",
        people / 2,
        people / 3,
        people / 6
    );
    Scenario::from_text("sized", &text).unwrap_or_else(|problems| panic!("{problems}"))
}

#[divan::bench(args = [216, 2_000, 20_000, 200_000], sample_count = 20)]
fn week(bencher: Bencher, people: usize) {
    let scenario = scenario(people);
    let luck = Streams { seed: 1, future: 0 };
    let timeline = Timeline::new(&scenario, None, World::AsIs, None);
    let org = Organization::<4>::new(timeline.first_settings(), &timeline.pilots(), luck);
    let policies = timeline.first_policies(&org);
    let mut state = founding::found(&org, &policies, scenario.start, timeline.tracked_rewards());
    let mut week = 0;
    bencher.counter(ItemsCount::new(org.seats() - 1)).bench_local(|| {
        week += 1;
        tick::advance(&org, &policies, &mut state, luck, week, &Alone);
    });
}
