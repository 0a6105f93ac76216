//! Arguments: both sides live the same futures, and the boundary lies where it must.

#![cfg(feature = "app")]

mod common;

use std::convert::Infallible;

use common::{SMALL, scenario};
use orgdrift::engine::CallingThread;
use orgdrift::futures::Lab;
use orgdrift::futures::execute::{Parallel, on_threads};
use orgdrift::futures::lab::live_all;
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::question::argue::argument::{self, Argument, READY, Request};
use orgdrift::question::argue::boundary::{Call, WinnerBoundary, search};
use orgdrift::question::argue::words::sentences;
use orgdrift::scenario::Scenario;
use orgdrift::statistics::contrast;

fn argument(scenario: &Scenario, sides: [&str; 2], over: &[&str], futures: u32) -> Argument {
    let over: Vec<String> = over.iter().map(|text| (*text).to_owned()).collect();
    let request = Request { first: sides[0], second: sides[1], over: &over };
    Argument::new(scenario, request, futures, 1).expect("it makes sense")
}

/// Paired differences at each point.
fn differences(argument: &Argument, points: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let plans: Vec<Plan> =
        points.iter().map(|point| argument.plan(point).expect("it makes sense")).collect();
    let headline = [argument.scenario.headline];
    let lived = Parallel::default().finals_of(&plans, &headline);
    lived.expect("runs").iter().map(argument::differences).collect()
}

fn argued(argument: &Argument) -> WinnerBoundary {
    search::<Infallible>(argument, |points| Ok(differences(argument, points))).expect("runs")
}

/// The small organization, in which small differences matter.
fn small() -> Scenario {
    let text = SMALL.replace("[scenario]", "[scenario]\nsmallest_difference_that_matters = 0.05");
    scenario(&text)
}

#[test]
fn a_side_is_even_with_a_scenario_that_already_is_like_it() {
    let over = ["people.conviction=0.5..4.5:1"];
    let argument = argument(&small(), ["people.conviction=2", "baseline"], &over, 12);
    let argued = argued(&argument);
    let calls: Vec<Call> = argued.stretches.iter().map(|stretch| stretch.call).collect();
    assert!(matches!(calls.as_slice(), [Call::First, .., Call::Second]), "{calls:?}");
    let even = argued.even[0][0][0];
    assert!((even - 2.0).abs() <= argued.width[0], "{even}");
    let text = sentences(&argument, &argued).join(" ");
    assert!(text.contains("people.conviction = 2 wins below `people.conviction` 1."), "{text}");
    assert!(text.contains("As it is wins above 2."), "{text}");
}

#[test]
fn the_line_through_a_plane_follows_the_parameter_that_decides() {
    let over = ["people.conviction=0.5..4.5:2", "norms.conformity=0.1..0.3:0.1"];
    let argument = argument(&small(), ["people.conviction=2.5", "baseline"], &over, 6);
    let argued = argued(&argument);
    assert_eq!(argued.points.len(), 9);
    assert_eq!(argued.even.len(), 1);
    let line = &argued.even[0];
    assert!(line.len() >= 3 && line.iter().all(|at| (at[0] - 2.5).abs() < 1e-9), "{line:?}");
    assert!(sentences(&argument, &argued)[1].starts_with("The boundary (`people.conviction`"));
}

#[test]
fn the_same_change_under_two_names_changes_nothing() {
    let sides = ["One: people.habit=0.5", "Other: people.habit=0.5"];
    let over = ["norms.conformity=0.1..0.3:0.1"];
    let argument = argument(&small(), sides, &over, 5);
    let argued = argued(&argument);
    assert!(argued.points.iter().all(|point| point.median().abs() < 1e-12));
    assert!(argued.points.len() == 3 && argued.even.is_empty());
    let text = sentences(&argument, &argued).join(" ");
    assert!(text.contains("too close to call throughout"), "{text}");
    assert!(text.contains("does not settle it"), "{text}");
}

#[test]
fn a_point_is_what_a_run_of_the_file_would_give() {
    let over = ["communication.fidelity=0.6..0.9:0.3"];
    let argument = argument(&small(), ["outcome", "baseline"], &over, 3);
    let lived = differences(&argument, &[vec![0.6]]);
    let text = SMALL.replace("[people]", "[communication]\nfidelity = 0.6\n[people]");
    let plan = Plan::of_options(scenario(&text), 3, 1, Varying::Joint);
    let results = live_all(&plan, &CallingThread).expect("runs");
    let arm = plan.arms.iter().position(|arm| arm.name == "outcome").expect("an option");
    let contrast = contrast::headline(&results, arm, plan.baseline()).expect("applies");
    assert_eq!(lived[0], contrast.differences);
}

#[test]
fn threads_do_not_matter() {
    let over = ["people.conviction=0.5..4.5:2"];
    let argument = argument(&small(), ["people.conviction=2", "outcome"], &over, 5);
    let with = |threads| on_threads(threads, || argued(&argument)).expect("threads start");
    let one = with(1);
    assert!(one == with(2) && one == with(5));
}

/// Every argument of `argue --list` has a side that wins here and another that wins there.
#[test]
#[ignore = "thousands of runs: for a release build"]
fn arguments_that_come_with_the_program_have_a_boundary() {
    for ready in READY {
        let scenario = Scenario::embedded(ready.scenario).expect("it is shipped");
        let argument = argument(&scenario, [ready.first, ready.second], ready.over, 40);
        let argued = argued(&argument);
        let wins = |call| argued.points.iter().any(|point| point.call == call);
        assert!(wins(Call::First) && wins(Call::Second), "{}", ready.name);
        assert_eq!(argued.even.len(), 1, "{}", ready.name);
    }
}
