//! Cards and findings are read as they stand, refused with a remedy, and not inherited.

use super::*;
use crate::scenario::Scenario;

const FILE: &str = r#"
extends = "tickets-versus-experience"

[scenario]
show = "double_bonus"
first_chart = "who_gains_who_pays"

[card]
today = "It is counted"
ask = "What does a second bonus buy?"
look_at = "The line of the outcome after week 26"
debrief = ["Who pays?", "Who gains?", "Who knew?"]
case = "Kerr, Steven 1975"
people_expect = "More money, more of everything"

[finding.busy]
says = "Twice the bonus buys no better outcome."
option = "double_bonus"
against = "baseline"
measure = "outcome_index"
group = "support"
from_week = 27
until_week = 39
expect = "lower"
at_least = 3
share = 0.9

[finding.busy.counter]
says = "When tickets are all that is needed, it does."
set.strategy.intent = { tickets = 1.0 }
set.measure.tickets_closed.credit = { tickets = 1.0 }
set.workload.arrivals = { times = 0.5 }
expect = "no difference"
at_least = 2
share = 0.66
"#;

fn read(text: &str) -> Scenario {
    Scenario::from_text("told", text).unwrap_or_else(|problems| panic!("{problems}"))
}

/// What is said of the file in which one line is another.
fn refused(line: &str, other: &str) -> (String, String) {
    assert!(FILE.contains(line), "{line}");
    let text = FILE.replacen(line, other, 1);
    let problems = Scenario::from_text("told", &text).expect_err(other);
    let all: Vec<_> = problems.plain();
    assert_eq!(all.len(), 1, "{other}: {all:#?}");
    assert!(all[0].line > 0, "{other}: {all:#?}");
    (all[0].message.clone(), all[0].help.clone())
}

#[test]
fn cards_and_findings_are_read() {
    let scenario = read(FILE);
    let shown = scenario.show.map(|option| scenario.options[option].named.name.as_str());
    assert_eq!(shown, Some("double_bonus"));
    assert_eq!(scenario.first_chart, Some("who_gains_who_pays"));
    let card = scenario.card.as_ref().expect("a card");
    assert_eq!(card.debrief, ["Who pays?", "Who gains?", "Who knew?"]);
    assert_eq!(card.case, "Kerr, Steven 1975");
    let [finding] = scenario.findings.as_slice() else { panic!("{:?}", scenario.findings) };
    assert_eq!(finding.weeks, Some([27, 39]));
    assert_eq!(finding.group, Some(FindingGroup::Named("support".to_owned())));
    assert_eq!(finding.against.as_deref(), Some("baseline"));
    assert_eq!(finding.outcome.way, FindingWay::Lower);
    let keys: Vec<&str> = finding.counter.change.sets.iter().map(|set| set.key.as_str()).collect();
    let wanted = ["strategy.intent", "measure.tickets_closed.credit", "workload.arrivals"];
    assert_eq!(keys, wanted);
    assert_eq!(finding.counter.change.sets[2].values, [0.07]);
}

#[test]
fn the_resolved_file_keeps_them() {
    let scenario = read(FILE);
    let again = Scenario::from_text("told", &scenario.resolved)
        .unwrap_or_else(|problems| panic!("{problems}\n{}", scenario.resolved));
    assert_eq!(again.card, scenario.card);
    assert_eq!((again.show, again.first_chart), (scenario.show, scenario.first_chart));
    assert_eq!(format!("{:?}", again.findings), format!("{:?}", scenario.findings));
    assert_eq!(again.resolved, scenario.resolved);
}

#[test]
fn a_child_inherits_neither_card_nor_findings() {
    let folder = std::env::temp_dir().join(format!("orgdrift-told-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("a file");
        path.display().to_string()
    };
    write("parent.toml", FILE);
    let child = write("child.toml", "extends = \"parent.toml\"\nworkload.meetings = 0.1\n");
    let bare = Scenario::load(&child).unwrap_or_else(|problems| panic!("{problems}"));
    let own = "extends = \"parent.toml\"\n[card]\ntoday = \"Now\"\nask = \"What?\"\nlook_at = \"Here\"\n\
               debrief = [\"a\", \"b\", \"c\"]\ncase = \"Kerr 1975\"\n";
    let told =
        Scenario::load(&write("told.toml", own)).unwrap_or_else(|problems| panic!("{problems}"));
    std::fs::remove_dir_all(&folder).expect("it is gone");
    assert!(bare.card.is_none() && bare.findings.is_empty());
    assert!(bare.show.is_none() && bare.first_chart.is_none());
    assert_eq!(bare.options.len(), read(FILE).options.len());
    assert_eq!(told.card.expect("its own").people_expect, None);
    assert!(!bare.resolved.contains("finding"), "{}", bare.resolved);
}

#[test]
fn a_counter_holds_from_the_first_week_in_every_option() {
    let scenario = read(FILE);
    let changed = scenario.with_counter(&scenario.findings[0].counter);
    let first = &changed.events[0];
    assert_eq!((first.week, first.until, first.ramp_weeks), (1, None, 1));
    assert!(first.scope.is_company() && first.sets.len() == 3);
    assert_eq!(changed.final_weeks, scenario.final_weeks);
}

#[test]
fn outcomes_know_which_numbers_meet_them() {
    let met = |way, number| FindingOutcome { way, at_least: 3.0, share: 1.0 }.is_met_by(number);
    assert!(met(FindingWay::Higher, 3.0) && !met(FindingWay::Higher, 2.9));
    assert!(met(FindingWay::Lower, -3.0) && !met(FindingWay::Lower, 3.0));
    assert!(met(FindingWay::NoDifference, -3.0) && !met(FindingWay::NoDifference, 3.1));
    assert!(met(FindingWay::Above, 3.0) && !met(FindingWay::Above, 2.0));
    assert!(met(FindingWay::Below, 2.0) && !met(FindingWay::Below, 4.0));
    for way in FindingWay::ALL {
        assert!(!met(way, f64::NAN), "{way:?}");
    }
}

/// A line, what stands in its place, and what is said of it: message and help.
type Refusal = (&'static str, &'static str, &'static str, &'static str);

const REFUSALS: &[Refusal] = &[
    (
        "show = \"double_bonus\"",
        "show = \"duoble_bonus\"",
        "no such option",
        "did you mean `double_bonus`?",
    ),
    ("show = \"double_bonus\"", "show = \"baseline\"", "every picture shows anyway", "known are"),
    (
        "first_chart = \"who_gains_who_pays\"",
        "first_chart = \"who_gains\"",
        "must be `busy_and_better`",
        "choose one of them",
    ),
    (
        "\"Who knew?\"]",
        "]",
        "holds 2, must be 3 texts",
        "write `debrief = [\"...\", \"...\", \"...\"]`",
    ),
    ("\"Who knew?\"]", "3]", "must be a text in quotes", "write `debrief"),
    (
        "debrief = [\"Who pays?\", \"Who gains?\", \"Who knew?\"]",
        "debrief = \"Who pays?\"",
        "must be a list of 3 texts",
        "write `debrief",
    ),
    ("ask = \"What does a second bonus buy?\"\n", "", "`card` has no `ask`", "below `[card]`"),
    ("case = \"Kerr, Steven 1975\"\n", "", "`card` has no `case`", "write `case = \"Kerr 1975\"`"),
    (
        "people_expect",
        "people_expected",
        "unknown key `card.people_expected`",
        "did you mean `card.people_expect`?",
    ),
    (
        "says = \"Twice the bonus buys no better outcome.\"\n",
        "",
        "`finding.busy` has no `says`",
        "read aloud",
    ),
    (
        "option = \"double_bonus\"",
        "option = \"triple_bonus\"",
        "there is no such option",
        "did you mean `double_bonus`?",
    ),
    ("against = \"baseline\"", "against = \"nothing\"", "there is no such option", "known are"),
    (
        "against = \"baseline\"",
        "against = \"double_bonus\"",
        "the option itself",
        "name another option",
    ),
    (
        "against = \"baseline\"\n",
        "",
        "nothing says of what it is held against",
        "write `against = \"baseline\"`",
    ),
    (
        "measure = \"outcome_index\"",
        "measure = \"outcome_indx\"",
        "no measure of results",
        "did you mean `outcome_index`?",
    ),
    (
        "measure = \"outcome_index\"",
        "measure = \"dispersion\"",
        "measure of the company only",
        "leave it out",
    ),
    (
        "group = \"support\"",
        "group = \"suport\"",
        "no such department or layer",
        "did you mean `support`?",
    ),
    ("group = \"support\"", "group = \"layer-1\"", "is a layer", "such as `signal_fidelity`"),
    ("group = \"support\"", "group = \"layer-9\"", "is a layer", "name a department"),
    ("from_week = 27", "from_week = 105", "must be 1 to 104", "raise `time.weeks`"),
    ("until_week = 39", "until_week = 26", "must be 27 or later", "leave it out"),
    ("expect = \"lower\"", "expect = \"worse\"", "must be `higher`", "choose one of them"),
    (
        "at_least = 3\nshare = 0.9",
        "at_least = -3\nshare = 0.9",
        "must be above 0",
        "without its sign",
    ),
    ("share = 0.9", "share = 0", "no future would have to show it", "such as `share = 0.9`"),
    ("share = 0.9", "share = 90", "must be 0 to 1", "90 % is written 0.9"),
    (
        "says = \"When tickets are all that is needed, it does.\"\n",
        "",
        "has no `counter.says`",
        "read aloud",
    ),
    (
        "expect = \"no difference\"",
        "expect = \"lower\"",
        "as the finding does",
        "vanishes or turns",
    ),
    (
        "expect = \"no difference\"",
        "expect = \"above\"",
        "the counter of `finding.busy` expects",
        "about a difference",
    ),
    (
        "set.workload.arrivals = { times = 0.5 }",
        "set.department.support.people = 3",
        "cannot change during a run",
        "fixed before the first week",
    ),
    (
        "set.workload.arrivals = { times = 0.5 }",
        "set.workload.arrival = 0.5",
        "unknown key",
        "set.workload.arrivals",
    ),
    (
        "set.workload.arrivals = { times = 0.5 }",
        "set.workload.meetings = 0.9\nset.workload.approvals = 0.5",
        "with the counter of finding `busy`",
        "leave people some hours",
    ),
    (
        "[finding.busy.counter]",
        "[finding.busy.contrary]",
        "unknown key `finding.busy.contrary`",
        "keys of `finding.busy`",
    ),
    (
        "ask = \"What does",
        "ask = \"Anna Miller asks what does",
        "the name of a person",
        "name the function",
    ),
    ("says = \"Twice", "says = \"Anna Miller: twice", "the name of a person", "name the function"),
];

#[test]
fn what_makes_no_sense_is_refused_with_a_remedy() {
    for &(line, other, says, remedy) in REFUSALS {
        if other.contains("contrary") {
            // the counter is missing as well, then
            let text = FILE.replacen(line, other, 1);
            let said = Scenario::from_text("told", &text).expect_err("refused").to_string();
            assert!(said.contains(says) && said.contains("is missing"), "{said}");
            continue;
        }
        let (message, help) = refused(line, other);
        assert!(message.contains(says), "{other}: {message}");
        assert!(help.contains(remedy), "{other}: {message}: {help}");
    }
}

#[test]
fn a_finding_needs_a_counter_that_changes_something() {
    let end = FILE.find("[finding.busy.counter]").expect("it stands there");
    let problems = Scenario::from_text("told", &FILE[..end]).expect_err("refused").plain();
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(problems[0].message.contains("the counter of `finding.busy` is missing"));
    let lines: Vec<&str> = FILE.lines().filter(|line| !line.starts_with("set.")).collect();
    let text = lines.join("\n");
    let problems = Scenario::from_text("told", &text).expect_err("refused").plain();
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(problems[0].message.contains("changes nothing"), "{problems:#?}");
}

#[test]
fn a_level_is_held_against_nothing() {
    let level = FILE.replacen("expect = \"lower\"", "expect = \"below\"", 1).replacen(
        "expect = \"no difference\"",
        "expect = \"above\"",
        1,
    );
    let problems = Scenario::from_text("told", &level).expect_err("refused").plain();
    assert!(problems[0].help.contains("delete `against`"), "{problems:#?}");
    let right = level.replacen("against = \"baseline\"\n", "", 1);
    assert_eq!(read(&right).findings[0].outcome.way, FindingWay::Below);
    let layer = right.replacen("group = \"support\"", "group = \"layer-2\"", 1).replacen(
        "measure = \"outcome_index\"",
        "measure = \"clarity\"",
        1,
    );
    let named = FindingGroup::Named("layer-2".to_owned());
    assert_eq!(read(&layer).findings[0].group, Some(named));
    let deep = layer.replacen("layer-2", "layer-9", 1);
    let problems = Scenario::from_text("told", &deep).expect_err("refused").plain();
    assert!(problems[0].help.contains("layers are `layer-1` to"), "{problems:#?}");
}

/// The file with a finding about the people whom the option reaches that some teams try out.
fn of_the_reached() -> String {
    FILE.replacen("option = \"double_bonus\"", "option = \"pilot\"", 1)
        .replacen("group = \"support\"", "group = \"reached\"", 1)
        .replacen("measure = \"outcome_index\"", "measure = \"practice_fit\"", 1)
}

#[test]
fn a_finding_may_be_about_the_people_whom_an_option_reaches() {
    let text = of_the_reached();
    assert_eq!(read(&text).findings[0].group, Some(FindingGroup::Reached));
    let others = text.replacen("\"reached\"", "\"elsewhere\"", 1);
    assert_eq!(read(&others).findings[0].group, Some(FindingGroup::Elsewhere));
    for (right, wrong, says, remedy) in [
        ("option = \"pilot\"", "option = \"double_bonus\"", "not limited", "limited are `pilot`"),
        ("against = \"baseline\"", "against = \"double_bonus\"", "others may be", "baseline"),
        ("\"practice_fit\"", "\"effort_cost\"", "of the company only", "outcome_index"),
    ] {
        let text = text.replacen(right, wrong, 1);
        let problems = Scenario::from_text("told", &text).expect_err(wrong).plain();
        assert_eq!(problems.len(), 1, "{problems:#?}");
        assert!(problems[0].message.contains(says), "{problems:#?}");
        assert!(problems[0].help.contains(remedy), "{problems:#?}");
    }
}
