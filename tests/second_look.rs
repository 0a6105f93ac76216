//! A second look at a comparison: the same futures under other doubts, whatever the number of threads.

mod common;

use common::{SMALL, plan, scenario};
use orgdrift::engine::CallingThread;
use orgdrift::futures::InOrder;
use orgdrift::futures::finals::Finals;
use orgdrift::futures::lab::{live_all, live_finals};
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::question::compare::second_look::{Doubt, SecondLook, SecondSight};
use orgdrift::question::compare::sure::standings;

fn values(finals: &Finals, arm: usize) -> Vec<f64> {
    finals.of(arm, 0).collect()
}

/// What a look sees, lived in order.
fn live(look: &SecondLook, plan: &Plan) -> SecondSight {
    look.live(plan, &InOrder(&CallingThread)).expect("runs").expect("nobody stopped it")
}

/// A look at the outcome option of the small organization.
fn look(futures: u32) -> (Plan, SecondLook) {
    let plan = plan(SMALL, futures);
    let look = SecondLook::of(&plan, Some(1));
    (plan, look)
}

#[test]
fn doubts_are_runs_that_anyone_can_ask_for() {
    let (plan, look) = look(3);
    let sight = live(&look, &plan);
    let names: Vec<&str> = look.doubted().map(|(doubt, _)| doubt.name()).collect();
    assert_eq!(names, Doubt::ALL.map(Doubt::name));
    let headline = [plan.baseline().headline];
    let asked_for = |plan: &Plan| live_finals(plan, &headline, &CallingThread).expect("runs");
    for (place, spread) in [Varying::LuckOnly, Varying::AssumptionsOnly].into_iter().enumerate() {
        let asked = asked_for(&Plan::of_options(scenario(SMALL), 3, 1, spread));
        assert_eq!(sight.doubts[place], asked, "{}", spread.name());
    }
    let halved = SMALL
        .replace("from = 0.8, to = 2.5", "from = 1.15, to = 2.0")
        .replace("from = 0.2, to = 0.4", "from = 0.225, to = 0.325");
    assert_ne!(halved, SMALL);
    let asked = asked_for(&common::plan(&halved, 3));
    for arm in 0..3 {
        let pairs = values(&sight.doubts[2], arm).into_iter().zip(values(&asked, arm));
        assert!(pairs.into_iter().all(|(ours, asked)| (ours - asked).abs() < 1e-9));
    }
    // ends know the option in question only, causes the scenario as it is
    let ends = look.ends.as_ref().expect("there are ranges");
    assert_eq!(ends.scenario.options.len(), 1);
    assert_eq!(sight.ends.len(), 1 + 2 * ends.factors.len());
    let causes = sight.causes.as_ref().expect("one scenario");
    assert_eq!(causes.shares.len(), 3);
}

#[test]
fn standings_count_every_future_once_and_begin_with_the_run_itself() {
    let (plan, look) = look(4);
    let results = live_all(&plan, &CallingThread).expect("runs");
    let sight = live(&look, &plan);
    let all = standings(&plan, &results, &look, &sight);
    let varied: Vec<Option<Doubt>> = all.iter().map(|(doubt, _)| *doubt).collect();
    let doubts = Doubt::ALL.map(Some);
    assert_eq!(varied, [&[None], &doubts[..]].concat());
    for (_, options) in &all {
        assert_eq!(options.len(), 2);
        assert!(options.iter().flatten().all(|standing| standing.counts.all() == 4));
    }
    let contrast = orgdrift::statistics::contrast::headline(&results, 1, plan.baseline());
    let run = all[0].1[0].expect("it applies");
    assert_eq!(run.spread, contrast.expect("it applies").spread);
}

#[test]
fn there_is_no_doubt_where_nothing_is_compared_or_assumed() {
    // no option in question
    let alone = SecondLook::of(&plan(SMALL, 2), None);
    assert!(alone.doubts.is_empty() && alone.ends.is_some() && alone.causes.is_some());
    // luck only was asked for
    let luck = Plan::of_options(scenario(SMALL), 2, 1, Varying::LuckOnly);
    assert!(SecondLook::of(&luck, Some(1)).doubts.is_empty());
    // no range
    let certain = SMALL
        .replace("{ usual = 1.5, from = 0.8, to = 2.5, source = \"assumption\" }", "1.5")
        .replace("{ usual = 0.25, from = 0.2, to = 0.4 }", "0.25");
    let certain = SecondLook::of(&plan(&certain, 2), Some(1));
    assert!(certain.doubts.is_empty() && certain.ends.is_none());
    // several scenarios
    let several = Plan::of_scenarios(vec![scenario(SMALL), scenario(SMALL)], 2, 1, Varying::Joint);
    let several = SecondLook::of(&several.expect("they can be compared"), Some(1));
    assert_eq!(several.doubts.len(), Doubt::ALL.len());
    assert!(several.ends.is_none() && several.causes.is_none());
}

#[test]
#[cfg(feature = "app")]
fn threads_do_not_matter_and_a_stopped_look_is_none() {
    use orgdrift::futures::execute::{Pace, Parallel, on_threads};
    use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
    let (plan, look) = look(3);
    let alone: SecondSight = live(&look, &plan);
    for threads in [1, 3] {
        let (stop, runs) = (AtomicBool::new(false), AtomicU64::new(0));
        let count = |pace| match pace {
            Pace::Begins(..) => {}
            Pace::Done(more) => drop(runs.fetch_add(more, Ordering::Relaxed)),
        };
        let lab = Parallel { stop: &stop, watch: &count };
        let lived = on_threads(threads, || look.live(&plan, &lab));
        let lived = lived.expect("threads").expect("runs").expect("nobody stopped it");
        assert_eq!(lived, alone, "{threads} threads");
        assert_eq!(runs.into_inner(), look.runs());
    }
    let stop = AtomicBool::new(true);
    let stopped = on_threads(2, || look.live(&plan, &Parallel { stop: &stop, watch: &|_| {} }));
    assert_eq!(stopped.expect("threads").expect("being stopped is no error"), None);
}
