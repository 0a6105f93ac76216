//! Findings come out, fail and vanish as they should; what is said of shipped scenarios holds.

#[cfg(feature = "app")]
#[path = "common/program.rs"]
mod program;

use orgdrift::engine::CallingThread;
use orgdrift::futures::lab::{InOrder, live_all};
use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::question::Question as _;
use orgdrift::question::compare::Comparison;
use orgdrift::question::library::{AskLibrary, CheckedLibrary, CheckedOutcome};
use orgdrift::scenario::shipped::library;
use orgdrift::scenario::{FindingOutcome, FindingWay, Scenario};

/// A company in which meetings take as much time as an option says they do.
const TINY: &str = r#"
[scenario]
title = "Meetings"
question = "What do meetings cost?"
[time]
weeks = 8
[department.support]
people = 14
[department.success]
people = 6
[work.tickets]
serves_urgent = true
[work.root_cause]
prevents = 1
[strategy]
intent = { tickets = 0.4, root_cause = 0.6 }
[measure.closed]
credit = { tickets = 1 }
[reward.bonus]
pays_for = { closed = 1 }

[option.meetings]
label = "More meetings"
set.workload.meetings = 0.4
[option.fewer]
set.workload.meetings = 0.01

[finding.less_time]
says = "More meetings leave less time."
option = "meetings"
against = "baseline"
measure = "overhead_share"
expect = "higher"
at_least = 0.3
share = 1
[finding.less_time.counter]
says = "Where there are as many meetings already, they leave as much as before."
set.workload.meetings = 0.4
expect = "no difference"
at_least = 0.001
share = 1

[finding.some_time]
says = "Even now some time goes to them."
option = "baseline"
measure = "overhead_share"
group = "support"
from_week = 3
until_week = 5
expect = "above"
at_least = 0.09
share = 1
[finding.some_time.counter]
says = "Without any of it, none does."
set.workload.meetings = 0
set.workload.approvals = 0
set.workload.reporting = 0
expect = "below"
at_least = 0.001
share = 1
"#;

fn read(text: &str) -> Scenario {
    Scenario::from_text("meetings", text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn checked(scenarios: Vec<Scenario>, futures: u32) -> CheckedLibrary {
    let question = AskLibrary::new(scenarios, futures, 1).expect("findings");
    question.find(&InOrder(&CallingThread)).expect("it runs")
}

fn mean(outcome: &CheckedOutcome) -> f64 {
    outcome.spread.expect("numbers").mean
}

#[test]
fn a_finding_comes_out_and_vanishes_with_its_counter() {
    let found = checked(vec![read(TINY)], 3);
    assert_eq!(found.complete(), [2, 2]);
    assert_eq!(found.failing().count(), 0);
    let [difference, level] = found.scenarios[0].findings.as_slice() else { panic!("{found:?}") };
    assert_eq!((difference.as_it_is.met, difference.as_it_is.futures), (3, 3));
    assert!((mean(&difference.as_it_is) - 0.35).abs() < 0.01, "{difference:?}");
    assert!(mean(&difference.counter).abs() < 1e-12, "{difference:?}");
    assert!((mean(&level.as_it_is) - 0.1).abs() < 0.01, "{level:?}");
    assert!(mean(&level.counter).abs() < 1e-12, "{level:?}");
}

#[test]
fn what_is_said_and_does_not_come_out_fails() {
    let wrong = TINY.replacen("expect = \"higher\"", "expect = \"lower\"", 1);
    let found = checked(vec![read(&wrong)], 2);
    let failing: Vec<&str> = found.failing().map(|(_, stated, _)| stated.name.as_str()).collect();
    assert_eq!(failing, ["less_time"]);
    let finding = &found.scenarios[0].findings[0];
    assert!(!finding.as_it_is.holds() && finding.counter.holds());
    assert_eq!(finding.as_it_is.met, 0);
    // a counter that leaves the finding as it is
    let idle =
        TINY.replacen("set.workload.meetings = 0.4\nexpect", "set.voice.risk = 0.2\nexpect", 1);
    assert_ne!(idle, TINY);
    let found = checked(vec![read(&idle)], 2);
    let finding = &found.scenarios[0].findings[0];
    assert!(finding.as_it_is.holds() && !finding.counter.holds());
}

/// An option that no longer pays one department, or some of its teams, for tickets, and what is said of those whom it reaches.
fn limited(scope: &str, group: &str) -> String {
    let end = TINY.find("[finding.").expect("it has findings");
    let rest = format!(
        r#"
        [option.try]
        only_in = {scope}
        set.reward.bonus.strength = 0
        [finding.there]
        says = "Where it takes place, the work turns."
        option = "try"
        against = "baseline"
        measure = "practice_fit"
        {group}
        from_week = 2
        until_week = 7
        expect = "higher"
        at_least = 0.001
        share = 1
        [finding.there.counter]
        says = "Where nothing is paid, it does not."
        set.reward.bonus.strength = 0
        expect = "no difference"
        at_least = 0.0001
        share = 1
        "#
    );
    format!("{}{rest}", &TINY[..end])
}

#[test]
fn the_people_whom_an_option_reaches_are_held_against_themselves() {
    let of = |scope: &str, group: &str| {
        let found = checked(vec![read(&limited(scope, group))], 3);
        mean(&found.scenarios[0].findings[0].as_it_is)
    };
    // a department that is reached as a whole is the group of that name
    let department = "{ department = \"support\" }";
    let [reached, named] =
        ["group = \"reached\"", "group = \"support\""].map(|group| of(department, group));
    assert!(reached > 0.01 && (reached - named).abs() < 1e-12, "{reached} is not {named}");
    // of teams nobody else's work is mixed in; two of them are never too few people to be shown
    let teams = "{ department = \"support\", teams = 2 }";
    let [reached, named] =
        ["group = \"reached\"", "group = \"support\""].map(|group| of(teams, group));
    assert!(reached > 1.1 * named, "{reached} against {named}");
    // and the finding vanishes with its counter
    let found = checked(vec![read(&limited(teams, "group = \"reached\""))], 3);
    assert!(found.scenarios[0].findings[0].holds(), "{:?}", found.scenarios[0].findings);
    // without weeks the final ones count, as for any group
    let weeks = limited(department, "group = \"reached\"").replace("from_week = 2\n", "");
    let final_weeks = weeks.replace("until_week = 7\n", "");
    assert!(checked(vec![read(&final_weeks)], 2).scenarios[0].findings[0].holds());
}

#[test]
fn shares_of_futures_are_counted() {
    let expected = FindingOutcome { way: FindingWay::Lower, at_least: 2.0, share: 0.75 };
    let holds = |numbers: &[f64]| CheckedOutcome::of(expected, numbers).holds();
    assert!(holds(&[-2.0, -3.0, -9.0, 1.0]));
    assert!(!holds(&[-2.0, -3.0, -1.9, 1.0]));
    assert!(!holds(&[-2.0, -3.0, f64::NAN, f64::NAN]), "what does not apply is not as expected");
    let found = CheckedOutcome::of(expected, &[-2.0, -4.0, f64::NAN, 0.0]);
    assert!((found.share() - 0.5).abs() < 1e-12);
    assert!((mean(&found) + 2.0).abs() < 1e-12);
}

#[test]
fn scenarios_without_findings_and_groups_that_are_not_shown_are_refused() {
    let end = TINY.find("[finding.").expect("it has findings");
    let refused = AskLibrary::new(vec![read(&TINY[..end])], 2, 1).expect_err("no finding");
    assert!(refused.message.contains("states no finding"), "{refused:?}");
    assert!(refused.help.contains("[finding.NAME]"), "{refused:?}");
    // two heads are too few to be a group of their own
    let layer = TINY.replacen("group = \"support\"", "group = \"layer-1\"", 1);
    let refused = AskLibrary::new(vec![read(&layer)], 2, 1).expect_err("a merged layer");
    assert!(refused.message.contains("is not shown on its own"), "{refused:?}");
    assert!(refused.help.contains("`layer-1-2`"), "{refused:?}");
    let merged = TINY.replacen("group = \"support\"", "group = \"layer-1-2\"", 1);
    assert_eq!(checked(vec![read(&merged)], 1).failing().count(), 0);
    let refused = AskLibrary::new(Vec::new(), 2, 1).expect("nothing wrong yet").effort(1).err();
    assert!(refused.expect("nothing to check").help.contains("orgdrift library"));
}

fn compared(text: &str) -> Comparison {
    let plan = Plan::of_options(read(text), 2, 1, Varying::Joint);
    let results = live_all(&plan, &CallingThread).expect("it runs");
    Comparison::of(plan, results)
}

/// Name of the option that pictures are about.
fn in_question(found: &Comparison) -> &str {
    &found.plan.arms[found.in_question.expect("an option")].name
}

#[test]
fn pictures_are_about_the_largest_difference_or_what_the_scenario_shows() {
    let headline = |word: &str| format!("[scenario]\nheadline = \"overhead_share\"\n{word}");
    let largest = compared(&TINY.replacen("[scenario]\n", &headline(""), 1));
    assert_eq!(in_question(&largest), "meetings", "a harm is larger than the help");
    assert_eq!(largest.plan.arms[largest.best.expect("an option")].name, "fewer");
    let shown = compared(&TINY.replacen("[scenario]\n", &headline("show = \"fewer\"\n"), 1));
    assert_eq!(in_question(&shown), "fewer");
}

#[cfg(feature = "app")]
#[test]
fn the_story_begins_with_the_chart_that_the_scenario_names() {
    use orgdrift::question::compare::figures::{StoryChart, all};
    use orgdrift::question::compare::words::in_order_of_effect;
    let first = |found: &Comparison| {
        let story = all(found, "corner");
        story.into_iter().find_map(StoryChart::into_chart).expect("a chart").name
    };
    assert_eq!(first(&compared(TINY)), "1-busy-and-better");
    let words = "[scenario]\nfirst_chart = \"where_the_hours_went\"\nshow = \"meetings\"\n";
    let found = compared(&TINY.replacen("[scenario]\n", words, 1));
    assert_eq!(first(&found), "5-where-the-hours-went");
    assert_eq!(in_order_of_effect(&found)[0], found.in_question.expect("an option"));
}

#[test]
fn every_shipped_scenario_has_a_card_and_a_finding() {
    for (name, _) in library().iter().filter(|(name, _)| *name != "base") {
        let scenario = Scenario::embedded(name).unwrap_or_else(|problems| panic!("{problems}"));
        assert!(scenario.card.is_some(), "{name} has no card");
        assert!(!scenario.findings.is_empty(), "{name} states no finding");
        assert!(scenario.show.is_some(), "{name} shows no option");
        assert!(scenario.first_chart.is_some(), "{name} names no first chart");
        AskLibrary::new(vec![scenario], 1, 1).unwrap_or_else(|advice| panic!("{name}: {advice:?}"));
    }
}

#[test]
#[ignore = "lives every finding of every shipped scenario, some minutes"]
fn what_shipped_scenarios_are_said_to_show_comes_out() {
    use orgdrift::question::library::ask::FUTURES;
    let names = library().iter().map(|(name, _)| *name).filter(|name| *name != "base");
    let all = names.map(|name| Scenario::embedded(name).expect("it is shipped")).collect();
    let found = checked(all, FUTURES);
    let failing: Vec<String> = found
        .failing()
        .map(|(scenario, stated, found)| format!("{}: {}: {found:?}", scenario.id, stated.name))
        .collect();
    assert!(failing.is_empty(), "{}", failing.join("\n"));
}

#[cfg(feature = "app")]
#[test]
fn the_program_checks_findings_and_fails_where_one_does_not_come_out() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let here = place.path();
    let write = |name: &str, text: &str| std::fs::write(here.join(name), text).expect("writes");
    write("right.toml", TINY);
    write("wrong.toml", &TINY.replacen("expect = \"higher\"", "expect = \"lower\"", 1));
    let card = program::works(here, &["library", "right.toml"]);
    let card = card.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(card.contains("More meetings leave less time."), "{card}");
    assert!(card.contains("at least 30 percentage points higher, in all futures"), "{card}");
    let check = |file| ["library", file, "--check", "--futures", "2", "--output", "r"];
    let said = program::works(here, &check("right.toml"));
    assert!(said.contains("all 2 findings hold"), "{said}");
    program::works(here, &["repeat", "r"]);
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_orgdrift"))
        .args(check("wrong.toml"))
        .current_dir(here)
        .output()
        .expect("starts");
    assert_eq!(output.status.code(), Some(5));
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("DOES NOT HOLD") && said.contains("percentage points lower"), "{said}");
}
