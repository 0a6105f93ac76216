//! The audit in words: for the terminal with the lines of the file, for the page as titles and sentences, for
//! programs as JSON.

mod brief;
mod notes;
mod words;

use serde_json::{Value, json};

use crate::document::number::{counted, exact, rounded};
use crate::document::terminal::{joined, wrapped};
use crate::model::idle::lever;
use crate::question::audit::reading::{Audit, Effect, Owner, Reading, Severity, Turn, Worth};
use crate::scenario::{Expectation, Scenario};
use words::{figure, placed, remedy};

pub use brief::brief;
pub use notes::{inherited, notes};
pub use words::{sentence, title};

/// Most readings that are told at once; the weightiest come first.
const MOST_SHOWN: usize = 10;
/// How the file is read.
const READ_AS: &str = "read as if everyone had just understood the strategy; what gets lost on the way \
                       down comes on top";

/// Everything: readings with their lines, and what events and options change about them.
pub fn full(scenario: &Scenario, audit: &Audit) -> String {
    let mut lines = Vec::new();
    lines.extend(wrapped(&heading(audit), 0, 0));
    lines.extend(wrapped(&worth(scenario, audit), 0, 0));
    let mut shown: Vec<&str> = Vec::new();
    for reading in audit.readings.iter().take(MOST_SHOWN) {
        let (key, _) = placed(scenario, reading);
        lines.push(String::new());
        lines.extend(told(scenario, reading, shown.contains(&key)));
        shown.push(key);
    }
    let more = audit.readings.len().saturating_sub(MOST_SHOWN);
    if more > 0 {
        lines.push(String::new());
        lines.push(format!(
            "and {} that weigh less: see `--json`",
            counted(more, "other", "others")
        ));
    }
    if !audit.effects.is_empty() {
        lines.push(String::new());
        lines.push(
            "What a change in this file does about that (of what a week could bring, the strategy understood)".to_owned(),
        );
        for effect in &audit.effects {
            lines.extend(turned(scenario, audit, effect));
        }
    }
    lines.extend(untouched(scenario, audit));
    let idle = idle(scenario);
    if !idle.is_empty() {
        lines.push(String::new());
    }
    for (option, reason) in idle {
        let label = &scenario.options[option].named.label;
        lines.extend(wrapped(&format!("{label}: CANNOT ACT HERE: {reason}."), 0, 2));
    }
    let lit = lamps(scenario);
    if !lit.is_empty() {
        lines.push(String::new());
    }
    for (option, reason) in lit {
        let label = &scenario.options[option].named.label;
        lines.extend(wrapped(&format!("Caution: {label} {reason}."), 0, 2));
    }
    joined(&lines)
}

/// Options that are to be read with caution, and why.
fn lamps(scenario: &Scenario) -> Vec<(usize, String)> {
    let options = 0..scenario.options.len();
    options.filter_map(|option| Some((option, scenario.lamp(option)?))).collect()
}

/// Options of which the file alone says that they cannot move the headline, and why.
fn idle(scenario: &Scenario) -> Vec<(usize, String)> {
    let options = 0..scenario.options.len();
    options.filter_map(|option| Some((option, lever(scenario, option)?))).collect()
}

/// Titles and sentences of all readings, what matters most first: for the page.
pub fn pairs(scenario: &Scenario, audit: &Audit) -> Vec<(String, String)> {
    let pair = |reading: &Reading| (title(scenario, reading), sentence(scenario, reading));
    audit.readings.iter().map(pair).collect()
}

fn heading(audit: &Audit) -> String {
    match audit.readings.len() {
        0 => format!("Nothing stands out in pay, measures, hours and priorities ({READ_AS})."),
        1 => format!("One thing stands out before anything is simulated ({READ_AS})."),
        several => format!("{several} things stand out before anything is simulated ({READ_AS})."),
    }
}

/// What somebody who has understood everything makes of the week, as it is and with another pay.
fn worth(scenario: &Scenario, audit: &Audit) -> String {
    let Worth { now, unpaid, well_paid } = audit.worth;
    let week = format!("A week brings {} of what it could", percent(now));
    if scenario.rewards.is_empty() {
        return format!("{week}.");
    }
    format!(
        "{week}, {} without pay, {} with pay for what is needed.",
        percent(unpaid),
        percent(well_paid)
    )
}

fn percent(share: f64) -> String {
    format!("{} %", rounded(100.0 * share))
}

fn severity(reading: &Reading) -> &'static str {
    match reading.severity() {
        Severity::High => "look at this first",
        Severity::Middle => "worth a look",
        Severity::Low => "good to know",
    }
}

fn told(scenario: &Scenario, reading: &Reading, is_shown: bool) -> Vec<String> {
    let mut lines = wrapped(&format!("{}: {}", severity(reading), title(scenario, reading)), 0, 2);
    lines.extend(wrapped(&sentence(scenario, reading), 2, 2));
    let (key, place) = placed(scenario, reading);
    match (scenario.origins.excerpt(key), place) {
        (Some(_), Some(place)) if is_shown => {
            lines.push(format!("  --> {}:{}:{}, as above", place.file, place.line, place.column));
        }
        (Some(excerpt), _) => lines.extend(excerpt.lines().map(|line| format!("  {line}"))),
        _ => lines.push(format!("  --> `{key}` is a default: `orgdrift explain {key}`")),
    }
    lines.extend(wrapped(&format!("= would change it: {}", remedy(scenario, reading)), 2, 4));
    lines
}

fn turned(scenario: &Scenario, audit: &Audit, effect: &Effect) -> Vec<String> {
    let whom = words::reached(scenario, &effect.departments);
    let whom = match (whom.is_empty(), effect.pilot) {
        (true, false) => String::new(),
        (true, true) => ", where it takes place".to_owned(),
        (false, false) => format!(", in {whom}"),
        (false, true) => format!(", where it takes place in {whom}"),
    };
    let then = match effect.owner {
        Owner::Option(number) => {
            format!(" ({}, then {})", percent(audit.worth.now), percent(audit.worths[number]))
        }
        Owner::Event(_) => String::new(),
    };
    let name = format!("{}{whom}", effect.owner.label(scenario));
    if let Some(turn) = effect.common_turn().filter(|_| effect.turns.len() > 1) {
        let what = match turn {
            Turn::Settles => "settles all of it",
            Turn::Eases => "eases all of it",
            Turn::Weakens => "leaves all of it, with less pull behind it",
            Turn::Leaves | Turn::Brings => "leaves all of it as it is",
            Turn::Strengthens => "leaves all of it, with more pull behind it",
            Turn::Worsens => "worsens all of it",
        };
        let aside = aside(scenario, effect, turn);
        return wrapped(&format!("{name}: {what}{aside}{then}"), 2, 4);
    }
    let mut lines = wrapped(&format!("{name}{then}"), 2, 4);
    for (turn, reading) in &effect.turns {
        let before = effect.before.iter().find(|before| before.is_about(reading));
        let figure = |reading| figure(scenario, reading);
        let (then, was) = (figure(reading), before.map(figure));
        let size = match (turn, was) {
            (Turn::Settles, _) => format!("was {then}"),
            (Turn::Eases | Turn::Worsens, Some(was)) if was != then => {
                format!("{was}, then {then}")
            }
            (Turn::Strengthens, _) => format!("{then}, with more pull behind it"),
            (Turn::Weakens, _) => format!("{then}, with less pull behind it"),
            _ => then,
        };
        let same_figures = matches!(turn, Turn::Strengthens | Turn::Weakens);
        let verb = if same_figures { Turn::Leaves.name() } else { turn.name() };
        let text = format!("{verb}: {} ({size})", title(scenario, reading));
        lines.extend(wrapped(&text, 4, 6));
    }
    lines
}

/// A remark on an option that is expected to help and settles nothing.
fn aside(scenario: &Scenario, effect: &Effect, turn: Turn) -> &'static str {
    let expected = match effect.owner {
        Owner::Option(number) => scenario.options[number].expected.as_ref(),
        Owner::Event(_) => None,
    };
    let is_hoped = expected.is_some_and(|expected| expected.outcome == Expectation::Better);
    if is_hoped && turn > Turn::Eases { ", although it is expected to help" } else { "" }
}

/// Options that change none of the values that readings rest on.
fn untouched(scenario: &Scenario, audit: &Audit) -> Vec<String> {
    if audit.readings.is_empty() {
        return Vec::new();
    }
    let is_told = |name: &str| {
        audit
            .effects
            .iter()
            .any(|effect| effect.owner.named(scenario).is_some_and(|named| named.name == name))
    };
    let names: Vec<&str> = scenario
        .options
        .iter()
        .enumerate()
        .filter(|(number, option)| {
            !is_told(&option.named.name) && lever(scenario, *number).is_none()
        })
        .map(|(_, option)| option.named.label.as_str())
        .collect();
    if names.is_empty() {
        return Vec::new();
    }
    let verb = if names.len() == 1 { "touches" } else { "touch" };
    let mut lines = vec![String::new()];
    lines.extend(wrapped(&format!("{} {verb} none of this.", words::list(&names)), 0, 0));
    lines
}

/// The same for programs.
pub fn json(scenario: &Scenario, audit: &Audit) -> Value {
    let effects: Vec<Value> = audit
        .effects
        .iter()
        .map(|effect| {
            let turns: Vec<Value> = effect
                .turns
                .iter()
                .map(|(turn, reading)| {
                    json!({ "turn": turn.name(), "reading": as_json(scenario, reading) })
                })
                .collect();
            json!({
                "option": effect.owner.named(scenario).map(|named| named.name.as_str()),
                "label": effect.owner.label(scenario),
                "departments": effect
                    .departments
                    .iter()
                    .map(|&number| scenario.departments[number].name.as_str())
                    .collect::<Vec<_>>(),
                "only_some_teams": effect.pilot,
                "turns": turns,
            })
        })
        .collect();
    let readings: Vec<Value> =
        audit.readings.iter().map(|reading| as_json(scenario, reading)).collect();
    let idle: Vec<Value> = idle(scenario)
        .into_iter()
        .map(|(option, reason)| {
            let named = &scenario.options[option].named;
            json!({ "option": named.name, "label": named.label, "reason": reason })
        })
        .collect();
    let caution: Vec<Value> = lamps(scenario)
        .into_iter()
        .map(|(option, reason)| {
            let named = &scenario.options[option].named;
            json!({ "option": named.name, "label": named.label, "reason": reason })
        })
        .collect();
    let number = |value: f64| exact(value).parse::<f64>().ok();
    let Worth { now, unpaid, well_paid } = audit.worth;
    let options: Vec<Value> = scenario
        .options
        .iter()
        .zip(&audit.worths)
        .map(|(option, &worth)| json!({ "option": option.named.name, "share": number(worth) }))
        .collect();
    json!({
        "read_as": READ_AS,
        "understood": {
            "unit": "share of what a week could bring",
            "as_it_is": number(now),
            "without_pay": number(unpaid),
            "paid_as_needed": number(well_paid),
            "options": options,
        },
        "readings": readings,
        "effects": effects,
        "cannot_act": idle,
        "caution": caution,
        "notes": notes(scenario),
        "inherited": inherited(scenario),
    })
}

fn as_json(scenario: &Scenario, reading: &Reading) -> Value {
    let number = |value: f64| exact(value).parse::<f64>().ok();
    let [unit, against_unit] = reading.topic.units();
    let cases: Vec<Value> = reading
        .cases
        .iter()
        .map(|case| {
            json!({
                "department": scenario.departments[case.department].name,
                "value": number(case.value), "unit": unit,
                "against": number(case.against), "against_unit": against_unit,
            })
        })
        .collect();
    let work: Vec<&str> =
        reading.work.iter().map(|&kind| scenario.work[kind].name.as_str()).collect();
    let (key, place) = placed(scenario, reading);
    json!({
        "topic": reading.topic.name(),
        "severity": severity(reading),
        "weight": number(reading.weight()),
        "title": title(scenario, reading),
        "sentence": sentence(scenario, reading),
        "would_change_it": remedy(scenario, reading),
        "work": work,
        "conflict": reading.conflict.map(|conflict| scenario.conflicts[conflict].named.name.as_str()),
        "departments": cases,
        "key": key,
        "keys": reading.keys,
        "is_default": place.is_none_or(|place| place.is_default),
        "file": place.map_or("", |place| place.file),
        "line": place.map_or(0, |place| place.line),
        "column": place.map_or(0, |place| place.column),
    })
}
