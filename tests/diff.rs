//! `diff` as a user meets it: both ways of naming scenarios, exit codes, words and JSON.

#![cfg(feature = "app")]

#[path = "common/program.rs"]
mod program;

use std::fs;

use program::{fails, works};

const CHANGED: &str = "extends = \"tickets-versus-experience\"\n[communication]\ncadence_weeks = 4\n\
    [option.monthly]\nlabel = \"Every month\"\nset.communication.cadence_weeks = 4\n";

#[test]
fn two_scenarios_are_compared_in_words_and_exit_with_0_either_way() {
    let place = tempfile::tempdir().expect("a temporary folder");
    fs::write(place.path().join("mine.toml"), CHANGED).expect("writes");
    let said = works(place.path(), &["diff", "tickets-versus-experience", "mine.toml"]);
    for part in [
        "`tickets-versus-experience` and `mine`: differ in 1 value; 1 row is only in `mine`",
        "cadence_weeks: weeks between two restatements of the strategy; 0 is never (weeks)",
        "    tickets-versus-experience  13\n    mine                       4\n",
        "[option.monthly] Every month\n    set.communication.cadence_weeks = 4\n",
        "next: orgdrift run tickets-versus-experience mine.toml",
    ] {
        assert!(said.contains(part), "{part}\nis missing in\n{said}");
    }
    let same = works(place.path(), &["diff", "mine.toml", "./mine.toml"]);
    assert!(
        same.starts_with("no difference: `mine.toml` and `./mine.toml` describe the same\n"),
        "{same}"
    );
}

#[test]
fn departments_work_and_rewards_of_one_side_are_named() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let said = works(place.path(), &["diff", "tickets-versus-experience", "winning-departments"]);
    for part in [
        "only in tickets-versus-experience",
        "[department.support] Support\n    people = 108\n",
        "only in winning-departments",
        "[work.joint] Working across departments",
        "[conflict.promises] Promises that operations must keep",
    ] {
        assert!(said.contains(part), "{part}\nis missing in\n{said}");
    }
    let told = said.lines().filter(|line| !line.starts_with("next:"));
    assert!(
        told.clone().count() > 50 && told.clone().all(|line| line.chars().count() <= 96),
        "{said}"
    );
}

#[test]
fn programs_read_the_differences() {
    let place = tempfile::tempdir().expect("a temporary folder");
    fs::write(place.path().join("mine.toml"), CHANGED).expect("writes");
    let said = works(place.path(), &["diff", "--json", "tickets-versus-experience", "mine.toml"]);
    let data: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(data["same"], false);
    assert_eq!(data["changed"][0]["key"], "communication.cadence_weeks");
    assert_eq!(data["changed"][0]["unit"], "weeks");
    assert_eq!(data["changed"][0]["second"], 4.0);
    assert_eq!(data["only_in_one"][0]["in"], "mine");
    assert!(!said.contains("null"), "{said}");
}

#[test]
fn reporting_lines_are_compared_as_well() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let rest =
        "\n[work.x]\nserves_urgent = true\n[work.y]\n[strategy]\nintent = { x = 0.5, y = 0.5 }\n";
    for (name, boss_of_5) in [("a", "1"), ("b", "2")] {
        let lines = format!(
            "seat,manager,department\n0,,\n1,0,sales\n2,0,support\n3,1,sales\n4,2,support\n5,{boss_of_5},sales\n6,2,support\n"
        );
        fs::write(place.path().join(format!("{name}.csv")), lines).expect("writes");
        let text = format!("extends = \"base\"\n[organization]\nchart = \"{name}.csv\"{rest}");
        fs::write(place.path().join(format!("{name}.toml")), text).expect("writes");
    }
    let said = works(place.path(), &["diff", "a.toml", "b.toml"]);
    assert!(
        said.contains("6 seats in 2 layers below the head, with other reporting lines"),
        "{said}"
    );
    let same = works(place.path(), &["diff", "a.toml", "a.toml"]);
    assert!(same.starts_with("no difference"), "{same}");
}

#[test]
fn what_is_wrong_with_either_is_told_together() {
    let place = tempfile::tempdir().expect("a temporary folder");
    fs::write(place.path().join("bad.toml"), "extends = \"base\"\n[voice]\nrisk = 7\n")
        .expect("writes");
    let said = fails(place.path(), &["diff", "bad.toml", "no-such-scenario"], 3);
    assert!(said.contains("`voice.risk` is 7") && said.contains("no-such-scenario"), "{said}");
    fails(place.path(), &["diff", "tickets-versus-experience"], 2);
}
