//! The catalogue from outside: what it prints, and that the tables, columns and verbs it names are there.

#![cfg(feature = "app")]

#[path = "common/program.rs"]
mod program;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use program::{content, fails, orgdrift, works};

/// A short company with a pilot, so that a result has all its tables.
const SHORT: &str = "extends = \"tickets-versus-experience\"\n[time]\nweeks = 20\n\
                     [option.pilot]\nweek = 4\nuntil = 12\n";

/// All rows, as programs get them.
fn rows(place: &Path, words: &[&str]) -> Vec<serde_json::Value> {
    let said = works(place, &[&["explain", "--catalogue", "--json"], words].concat());
    let mut data: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    serde_json::from_value(data["rows"].take()).expect("rows")
}

/// What rows name of one kind, with its column if it has one.
fn named(rows: &[serde_json::Value], kind: &str) -> BTreeSet<(String, Option<String>)> {
    let all = rows.iter().flat_map(|row| row["shown_by"].as_array().expect("a list"));
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    all.filter(|by| by["kind"] == kind)
        .map(|by| (text(&by["name"]).expect("a name"), text(&by["column"])))
        .collect()
}

#[test]
fn tables_and_columns_that_rows_name_are_written() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let here = place.path();
    fs::write(here.join("short.toml"), SHORT).expect("writes");
    works(here, &["run", "short.toml", "--futures", "3", "--output", "r", "-qq"]);
    let mut written = BTreeSet::new();
    for (name, bytes) in content(&here.join("r")) {
        let Some(table) = name.strip_suffix(".csv") else { continue };
        let text = String::from_utf8(bytes).expect("text");
        for column in text.lines().next().expect("a header").split(',') {
            written.insert((table.to_owned(), Some(column.to_owned())));
        }
    }
    let named = named(&rows(here, &[]), "table");
    assert!(named.len() > 10, "{named:?}");
    let missing: Vec<_> = named.difference(&written).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn verbs_that_rows_name_are_there() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let named = named(&rows(place.path(), &[]), "verb");
    assert!(named.len() >= 5, "{named:?}");
    for (verb, _) in named {
        assert!(orgdrift(place.path(), &[&verb, "--help"]).status.success(), "{verb}");
    }
}

#[test]
fn every_row_is_printed_and_words_find_theirs() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let here = place.path();
    let table = works(here, &["explain", "--catalogue"]);
    let all = rows(here, &[]);
    assert_eq!(all.len(), 226);
    let one_line = table.split_whitespace().collect::<Vec<_>>().join(" ");
    for row in &all {
        let item = row["item"].as_str().expect("words");
        assert!(one_line.contains(item), "{item}");
    }
    assert!(table.contains("not shown"));

    let silence = works(here, &["explain", "--catalogue", "silence"]);
    assert!(silence.contains("silence_rate") && silence.contains("read it:"), "{silence}");
    assert!(rows(here, &["symptom", "meetings"]).iter().all(|row| row["kind"] == "symptom"));
    assert_eq!(rows(here, &["87"])[0]["id"], 87);

    let said = fails(here, &["explain", "--catalogue", "silense"], 2);
    assert!(said.contains("did you mean `silence`?"), "{said}");
    let said = fails(here, &["explain", "--catalogue", "xyzzyxyzzy"], 2);
    assert!(said.contains("--catalogue"), "{said}");
    // without the catalogue there is nothing to print as JSON
    fails(here, &["explain", "--json"], 2);
}

#[test]
fn words_of_results_that_were_asked_for_are_explained() {
    let place = tempfile::tempdir().expect("a temporary folder");
    for (word, says) in [
        ("strategic outcome", "outcome_index"),
        ("futures", "other luck"),
        ("reward in total", "not in money"),
        ("points", "aligned twin"),
    ] {
        let mut asked = vec!["explain"];
        asked.extend(word.split(' '));
        let said = works(place.path(), &asked);
        assert!(said.contains(says) && said.contains("word of results"), "{said}");
    }
}
