//! The model description names every parameter and every measure, and tells the order of the week as it is.

use std::collections::BTreeSet;

use orgdrift::scenario::Metric;
use orgdrift::scenario::parameter::{Form, PARAMETERS};

const SECTIONS_1_TO_6: &str = include_str!("../src/model/overview.rs");
const SECTION_7: &str = include_str!("../src/model/description.rs");
const MEASURES: &str = include_str!("../src/model/description/measures.rs");
const OPTIONAL: &str = include_str!("../src/model/optional.rs");
const TICK: &str = include_str!("../src/engine/tick.rs");
const RUN: &str = include_str!("../src/engine/run.rs");

/// The module documentation in a source file, without comment signs.
fn documentation(source: &str) -> String {
    let lines = source.lines().filter_map(|line| line.strip_prefix("//!"));
    lines.flat_map(|line| [line.strip_prefix(' ').unwrap_or(line), "\n"]).collect()
}

/// Code without its comments.
fn code(source: &str) -> String {
    source.lines().flat_map(|line| [line.split("//").next().unwrap_or(""), "\n"]).collect()
}

fn description() -> String {
    documentation(SECTIONS_1_TO_6)
        + &documentation(OPTIONAL)
        + &documentation(SECTION_7)
        + "# Measures\n"
        + &documentation(MEASURES)
}

/// Parameter keys that a text does not name in backticks.
fn undescribed(text: &str) -> Vec<&'static str> {
    let keys = PARAMETERS.iter().map(|parameter| parameter.key);
    keys.filter(|key| !text.contains(&format!("`{key}`"))).collect()
}

/// Measures that have no row of their own in the list of measures.
fn unmeasured(text: &str) -> Vec<&'static str> {
    let list = after(text, "# Measures\n");
    let names = Metric::ALL.iter().map(|metric| metric.info().name);
    names.filter(|name| !list.contains(&format!("\n- `{name}`: "))).collect()
}

/// Dotted names in backticks that belong to a table of the scenario file and that no key has.
fn unknown_keys(text: &str) -> BTreeSet<&str> {
    let tables: BTreeSet<&str> =
        PARAMETERS.iter().filter_map(|row| Some(row.key.split_once('.')?.0)).collect();
    let quoted = text.split('`').skip(1).step_by(2);
    let keys = quoted.filter(|word| {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "._*".contains(letter);
        word.split_once('.').is_some_and(|(table, _)| tables.contains(table))
            && word.chars().all(plain)
    });
    keys.filter(|key| PARAMETERS.iter().all(|row| row.key != *key)).collect()
}

/// What follows a heading.
fn after<'a>(text: &'a str, heading: &str) -> &'a str {
    text.split_once(heading).expect("the heading is there").1
}

/// The part of the description that tells the order of a run.
fn scheduling(text: &str) -> &str {
    let section = after(text, "# 3 Process overview and scheduling\n");
    section.split_once("\n# 4 ").expect("section 4 follows").0
}

/// Words between `use crate::engine::phase::{` and `}`.
fn phases(tick: &str) -> Vec<&str> {
    let list = after(tick, "use crate::engine::phase::{").split_once('}').expect("closed").0;
    list.split(',').map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// `name::verb` in the order in which a text has them, for these names; in code only where it is called.
fn steps<'a>(text: &'a str, names: &[&str], called: bool) -> Vec<&'a str> {
    let word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let found = text.match_indices("::").filter_map(|(at, _)| {
        let start = text[..at].rfind(|letter| !word(letter)).map_or(0, |before| before + 1);
        let rest = &text[at + 2..];
        let length = rest.find(|letter| !word(letter)).unwrap_or(rest.len());
        let (name, verb) = (&text[start..at], &rest[..length]);
        let is_verb = verb.starts_with(|letter: char| letter.is_ascii_lowercase());
        let is_step = names.contains(&name) && is_verb;
        (is_step && (!called || rest[length..].starts_with('(')))
            .then(|| &text[start..at + 2 + length])
    });
    found.collect()
}

/// Steps of a week as code has them.
fn called_in_week(tick: &str) -> Vec<String> {
    let tick = code(tick);
    let names = phases(&tick);
    let body = after(&tick, "pub fn advance");
    steps(body, &names, true).into_iter().map(String::from).collect()
}

/// Steps of a week as the description has them.
fn told_of_week(text: &str) -> Vec<String> {
    let names = phases(TICK);
    steps(scheduling(text), &names, false).into_iter().map(String::from).collect()
}

#[test]
fn every_parameter_is_described() {
    let missing = undescribed(&description());
    assert!(
        missing.is_empty(),
        "name each in backticks in src/model/{{overview,description,optional}}.rs: {missing:?}"
    );
}

#[test]
fn every_shape_of_a_reward_is_described_with_its_slope() {
    let shape = PARAMETERS.iter().find(|row| row.key == "reward.*.shape").map(|row| row.form);
    let Some(Form::Choice(words)) = shape else { panic!("a shape is one word of a list") };
    let text = description();
    let missing: Vec<_> =
        words.iter().filter(|word| !text.contains(&format!("\n{word} "))).collect();
    assert!(missing.is_empty(), "each needs its slope in src/model/description.rs: {missing:?}");
}

#[test]
fn every_measure_is_described() {
    let missing = unmeasured(&description());
    assert!(
        missing.is_empty(),
        "each needs a line in src/model/description/measures.rs: {missing:?}"
    );
}

#[test]
fn the_description_names_no_parameter_that_does_not_exist() {
    assert_eq!(unknown_keys(&description()), BTreeSet::new());
}

#[test]
fn the_week_is_told_in_the_order_in_which_it_happens() {
    let called = called_in_week(TICK);
    assert!(called.len() > 15, "the calls were not found: {called:?}");
    assert_eq!(told_of_week(&description()), called);
}

#[test]
fn the_week_is_measured_before_leaders_respond() {
    let run = code(RUN);
    let names = ["measure", "leadership"];
    let all = steps(after(&run, "fn live<"), &names, true);
    let called: Vec<&str> = all.into_iter().filter(|step| !step.ends_with("_index")).collect();
    assert_eq!(called.last(), Some(&"leadership::respond"));
    assert_eq!(steps(scheduling(&description()), &names, false), called);
}

#[test]
fn a_gap_in_the_description_would_be_seen() {
    let text = description();
    let without = text.replace("`workload.fastest`", "`fastest`");
    assert_eq!(undescribed(&without), ["workload.fastest"]);
    let without = text.replace("- `pay`: ", "- pay: ");
    assert_eq!(unmeasured(&without), ["pay"]);
    let renamed = text.replace("`workload.fastest`", "`workload.quickest`");
    assert_eq!(unknown_keys(&renamed), BTreeSet::from(["workload.quickest"]));
}

#[test]
fn a_wrong_order_would_be_seen() {
    let called = called_in_week(TICK);
    let swapped = TICK.replace("strain::settle(", "strain::later(");
    let swapped = swapped.replace("standards::drift(", "strain::settle(");
    assert_ne!(called_in_week(&swapped), called);
    let text = description();
    let forgotten = text.replace("norms::look_around", "colleagues");
    assert_eq!(told_of_week(&forgotten).len(), called.len() - 1);
}
