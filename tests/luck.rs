//! The promises about luck: same seed, same bits, whatever the threads, the futures or the options.

mod common;

use common::{SMALL, bits, plan, scenario};
use orgdrift::engine::CallingThread;
use orgdrift::futures::lab::live_all;
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::futures::results::Results;
#[cfg(feature = "app")]
use orgdrift::question::why::coalitions::{Coalitions, Potentials};
use orgdrift::scenario::Metric;

fn alone(plan: &Plan) -> Results {
    live_all(plan, &CallingThread).expect("runs")
}

#[cfg(feature = "app")]
fn with_threads(plan: &Plan, threads: usize) -> Results {
    use orgdrift::futures::Lab;
    use orgdrift::futures::execute::{Parallel, on_threads};
    let lived = on_threads(threads, || Parallel::default().results(plan));
    lived.expect("threads").expect("runs")
}

#[test]
#[cfg(feature = "app")]
fn threads_do_not_matter() {
    let plan = plan(SMALL, 7);
    let reference = bits(&alone(&plan));
    for threads in [1, 2, 3, 8] {
        assert!(bits(&with_threads(&plan, threads)) == reference, "{threads} threads differ");
    }
}

#[test]
#[cfg(feature = "app")]
fn threads_do_not_matter_for_the_causes_of_a_gap() {
    use orgdrift::futures::InOrder;
    use orgdrift::futures::execute::{Parallel, on_threads};
    let text = SMALL.replace(
        "extends = \"base\"",
        "extends = \"base\"\nmechanisms = [\"incentives\", \"signal\", \"workload\", \"silence\"]",
    );
    let coalitions = Coalitions::of(&scenario(&text), 3, 1, Varying::Joint);
    let bits = |potentials: &Potentials| -> Vec<u64> {
        potentials.shares.iter().flatten().flatten().map(|share| share.to_bits()).collect()
    };
    let reference = bits(&coalitions.live(&InOrder(&CallingThread)).expect("runs"));
    // the company and two departments
    assert_eq!(reference.len(), 3 * 3 * 16);
    for threads in [1, 2, 3, 8] {
        let lived = on_threads(threads, || coalitions.live(&Parallel::default()));
        let lived = lived.expect("threads").expect("runs");
        assert!(bits(&lived) == reference, "{threads} threads differ");
    }
}

#[test]
#[cfg(feature = "app")]
fn threads_do_not_matter_inside_a_large_organization() {
    large_organization_gives_the_same_bits("15000", "5");
}

#[test]
#[cfg(feature = "app")]
#[ignore = "slow: a hundred thousand seats for half a year"]
fn threads_do_not_matter_inside_a_very_large_organization() {
    large_organization_gives_the_same_bits("94000", "26");
}

#[cfg(feature = "app")]
fn large_organization_gives_the_same_bits(people: &str, weeks: &str) {
    let text = SMALL
        .replace("people = 40", &format!("people = {people}"))
        .replace("people = 25", "people = 6000")
        .replace("weeks = 30", &format!("weeks = {weeks}"))
        .replace("week = 20", "week = 2")
        .replace("week = 8", "week = 2")
        .replace("until = 10", "until = 3");
    let plan = plan(&text, 1);
    let reference = bits(&alone(&plan));
    for threads in [1, 2, 3, 8] {
        assert!(bits(&with_threads(&plan, threads)) == reference, "{threads} threads differ");
    }
}

#[test]
fn more_futures_never_change_earlier_ones() {
    let (few, many) = (alone(&plan(SMALL, 4)), alone(&plan(SMALL, 9)));
    for (few, many) in few.arms.iter().zip(&many.arms) {
        for future in 0..4 {
            let flat = |arm: &orgdrift::futures::results::ArmResults| {
                arm.company[future]
                    .iter()
                    .flatten()
                    .map(|value| value.to_bits())
                    .collect::<Vec<_>>()
            };
            assert!(flat(few) == flat(many), "future {future} differs");
        }
    }
    for (few, many) in few.assumptions.iter().zip(&many.assumptions) {
        assert_eq!(few.values[..], many.values[..4]);
    }
}

#[test]
fn an_option_equals_the_baseline_until_its_first_week() {
    let results = alone(&plan(SMALL, 3));
    let baseline = &results.arms[0];
    for option in &results.arms[1..] {
        for future in 0..3 {
            for week in 0..19 {
                let (left, right) =
                    (&baseline.company[future][week], &option.company[future][week]);
                let same = left.iter().zip(right).all(|(a, b)| a.to_bits() == b.to_bits());
                assert!(same, "week {} differs", week + 1);
            }
            let value = |arm: &orgdrift::futures::results::ArmResults| {
                arm.company[future][29][Metric::Value as usize]
            };
            assert!(
                value(baseline).to_bits() != value(option).to_bits(),
                "the option does nothing"
            );
        }
    }
}

#[test]
fn a_against_a_is_exactly_0() {
    let plan = Plan::of_scenarios(vec![scenario(SMALL), scenario(SMALL)], 5, 3, Varying::Joint)
        .expect("comparable");
    let all = bits(&alone(&plan));
    assert!(all[0] == all[1], "the same scenario twice differs");
}

#[test]
fn another_seed_is_another_luck() {
    let mut other = plan(SMALL, 1);
    let first = bits(&alone(&other));
    other.seed = 2;
    assert!(bits(&alone(&other)) != first);
}

#[test]
fn luck_only_holds_assumptions_and_assumptions_only_holds_luck() {
    let with = |spread| alone(&Plan { spread, ..plan(SMALL, 4) });
    let luck = with(Varying::LuckOnly);
    let conviction = &luck.assumptions[0];
    assert_eq!(conviction.key, "people.conviction");
    assert!(conviction.values.iter().all(|&value| value.to_bits() == 1.5_f64.to_bits()));
    let arrived = |results: &Results, future: usize| {
        results.arms[0].company[future][0][Metric::UrgentShare as usize]
    };
    let apart = |results: &Results| (arrived(results, 0) - arrived(results, 1)).abs();
    assert!(apart(&luck) > 1e-4, "luck does not differ");

    // hours bind under linear rewards, so that only luck decides how urgent the first week is
    let text = SMALL
        .replace("{ usual = 0.25, from = 0.2, to = 0.4 }", "0.25\nhaste = 0")
        .replace("shape = \"threshold\"", "shape = \"linear\"");
    let held = alone(&Plan { spread: Varying::AssumptionsOnly, ..plan(&text, 4) });
    // sums of different rows are rounded differently, no more
    assert!(apart(&held) < 1e-14, "luck differs");
    assert!((held.assumptions[0].values[0] - held.assumptions[0].values[1]).abs() > 1e-6);
}

#[test]
fn a_range_keeps_its_luck_when_other_ranges_are_added() {
    let one = SMALL.replace("{ usual = 0.25, from = 0.2, to = 0.4 }", "0.25");
    let (one, two) = (alone(&plan(&one, 3)), alone(&plan(SMALL, 3)));
    let values = |results: &Results| {
        let of =
            |draws: &&orgdrift::futures::results::AssumptionDraws| draws.key == "people.conviction";
        results.assumptions.iter().find(of).expect("conviction is ranged").values.clone()
    };
    assert_eq!(values(&one), values(&two));
}

#[test]
fn a_pilot_with_more_teams_contains_the_smaller_one() {
    use orgdrift::engine::timeline::Timeline;
    use orgdrift::model::Organization;
    use orgdrift::model::policy::World;
    let more = SMALL.replace("teams = 3", "teams = 5");
    let members = |text: &str| {
        let scenario = scenario(text);
        let timeline = Timeline::new(&scenario, Some(1), World::AsIs, None);
        let luck = plan(text, 1).luck(0);
        let org = Organization::<4>::new(timeline.first_settings(), &timeline.pilots(), luck);
        (0..org.seats())
            .filter(|&seat| org.units[usize::from(org.unit[seat])].pilots != 0)
            .collect::<Vec<_>>()
    };
    let (small, large) = (members(SMALL), members(&more));
    assert!(!small.is_empty() && small.len() < large.len());
    assert!(small.iter().all(|seat| large.contains(seat)));
}
