//! Every shipped scenario shows what it claims to show, and its counter-condition makes it vanish.

use orgdrift::engine::CallingThread;
use orgdrift::futures::lab::live_all;
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::futures::results::Results;
use orgdrift::model::GroupKind;
use orgdrift::scenario::shipped::library;
use orgdrift::scenario::{Metric, Scenario};
use orgdrift::statistics::estimate::mean;

const FUTURES: u32 = 12;

fn run(scenario: Scenario) -> (Plan, Results) {
    let plan = Plan::of_options(scenario, FUTURES, 11, Varying::Joint);
    let results = live_all(&plan, &CallingThread).expect("runs");
    (plan, results)
}

fn shipped(name: &str) -> (Plan, Results) {
    run(Scenario::embedded(name).unwrap_or_else(|problems| panic!("{problems}")))
}

/// The scenario with some changes on top.
fn changed(name: &str, changes: &str) -> (Plan, Results) {
    let text = format!("extends = \"{name}\"\n{changes}");
    run(Scenario::from_text("changed", &text).unwrap_or_else(|problems| panic!("{problems}")))
}

fn last(run: &(Plan, Results), option: &str, metric: Metric) -> f64 {
    let arm = run.0.arms.iter().position(|arm| arm.name == option).expect("the option exists");
    mean(&run.1.arms[arm].finals(metric).collect::<Vec<_>>())
}

fn in_week(run: &(Plan, Results), option: &str, week: usize, metric: Metric) -> f64 {
    let arm = run.0.arms.iter().position(|arm| arm.name == option).expect("the option exists");
    mean(&run.1.arms[arm].weekly(week - 1, metric).collect::<Vec<_>>())
}

#[test]
fn every_shipped_scenario_loads_without_remarks() {
    for (name, _) in library().iter().filter(|(name, _)| *name != "base") {
        let scenario = Scenario::embedded(name).unwrap_or_else(|problems| panic!("{problems}"));
        assert!(scenario.remarks.is_empty(), "{name}: {:?}", scenario.remarks);
        assert!(!scenario.options.is_empty(), "{name} has no options");
    }
}

#[test]
fn paying_for_tickets_makes_people_busy_but_not_better() {
    let run = shipped("tickets-versus-experience");
    let first = in_week(&run, "baseline", 1, Metric::OutcomeIndex);
    assert!((95.0..=106.0).contains(&first), "outcome starts at {first}");
    let outcome = last(&run, "baseline", Metric::OutcomeIndex);
    // about half of what the twin reaches: a strategy that stalls, not a company that falls apart
    assert!((45.0..=62.0).contains(&outcome), "outcome ends at {outcome}");
    let activity = last(&run, "baseline", Metric::ActivityIndex);
    assert!(activity > 135.0, "activity ends at {activity}");
}

#[test]
fn clear_words_and_a_better_measure_help_partly_and_together_most() {
    let run = shipped("tickets-versus-experience");
    let outcome = |option| last(&run, option, Metric::OutcomeIndex);
    let (baseline, both) = (outcome("baseline"), outcome("both"));
    for partly in ["outcome_bonus", "clear_strategy"] {
        assert!(outcome(partly) > baseline + 3.0 && outcome(partly) < both - 3.0, "{partly}");
    }
    let doubled = outcome("double_bonus") - baseline;
    assert!((-6.0..0.0).contains(&doubled), "doubling the bonus changes outcome by {doubled}");
}

#[test]
fn without_the_gap_between_pay_and_strategy_there_is_little_drift() {
    // counter-condition: the measure credits work as the strategy needs it
    let run = changed(
        "tickets-versus-experience",
        "[measure.tickets_closed]\n\
         credit = { tickets = 0.25, root_cause = 0.40, experience = 0.35, reporting = 0.0 }\n",
    );
    let drift = last(&run, "baseline", Metric::Drift);
    let usual = last(&shipped("tickets-versus-experience"), "baseline", Metric::Drift);
    assert!(drift < usual / 3.0, "drift is {drift}, usually {usual}");
    assert!(last(&run, "baseline", Metric::OutcomeIndex) > 80.0);
}

#[test]
fn a_pilot_that_ends_leaves_little_behind() {
    let run = shipped("tickets-versus-experience");
    let gain = |week| {
        in_week(&run, "pilot", week, Metric::OutcomeIndex)
            - in_week(&run, "baseline", week, Metric::OutcomeIndex)
    };
    assert!(gain(12).abs() < 1e-12, "the pilot has not begun");
    assert!(gain(45) > 0.1, "the pilot shows {}", gain(45));
    assert!(gain(104) < gain(45) / 2.0, "{} after {}", gain(104), gain(45));
}

#[test]
fn departments_win_while_the_company_loses() {
    let run = shipped("winning-departments");
    let results = &run.1.arms[0];
    for (place, group) in results.grouping.of_kind(GroupKind::Department) {
        let activity: Vec<f64> = results.group_finals(place, Metric::ActivityIndex).collect();
        assert!(mean(&activity) > 100.0, "{} stands at {}", group.name, mean(&activity));
    }
    let company = last(&run, "baseline", Metric::OutcomeIndex);
    assert!(company < 80.0, "the company stands at {company}");
}

#[test]
fn without_interdependence_and_own_targets_the_company_keeps_up() {
    // counter-condition: only urgent work is left of the mechanisms
    let text = "mechanisms = [\"workload\"]\nextends = \"winning-departments\"\n";
    let run =
        run(Scenario::from_text("changed", text).unwrap_or_else(|problems| panic!("{problems}")));
    let company = last(&run, "baseline", Metric::OutcomeIndex);
    assert!(company > 85.0, "the company stands at {company}");
}
