//! Scenarios for a room: the list of their questions, and the card of one.

use serde_json::{Value, json};

use crate::document::charts::ReportChart;
use crate::document::terminal::{WIDTH, joined, wrapped, wrapped_to};
use crate::question::library::words::{expectation, stated};
use crate::scenario::{Scenario, StatedFinding};

/// Blanks between the names of a list and their questions.
const GAP: usize = 2;

/// The questions of scenarios, each beside the name under which it runs.
pub fn list(scenarios: &[Scenario]) -> String {
    let widest = scenarios.iter().map(|scenario| scenario.id.len()).max().unwrap_or(0);
    let mut lines = Vec::new();
    for scenario in scenarios {
        let mut question = wrapped_to(WIDTH, &scenario.question, widest + GAP, widest + GAP);
        if let Some(first) = question.first_mut() {
            first.replace_range(..widest + GAP, &format!("{:1$}", scenario.id, widest + GAP));
        }
        lines.extend(question);
    }
    lines.push(String::new());
    let next = "next: orgdrift library NAME shows how to tell it in a room, orgdrift run NAME what comes out, orgdrift \
                new MINE --from NAME begins a file of your own";
    lines.extend(wrapped(next, 0, 2));
    joined(&lines)
}

/// The same for programs.
pub fn json_list(scenarios: &[Scenario]) -> String {
    let row = |scenario: &Scenario| json!({ "scenario": scenario.id, "title": scenario.title, "question": scenario.question });
    let rows: Vec<Value> = scenarios.iter().map(row).collect();
    format!("{:#}", json!({ "version": env!("CARGO_PKG_VERSION"), "scenarios": rows }))
}

/// How to tell a scenario in a room, in the order in which one would; `source` is its name or file for a command.
pub fn card(scenario: &Scenario, source: &str) -> String {
    let mut lines = wrapped(&scenario.title, 0, 0);
    lines.extend(wrapped(&scenario.question, 0, 0));
    let mut part = |heading: &str, paragraphs: Vec<String>| {
        if !paragraphs.is_empty() {
            lines.extend([String::new(), heading.to_owned()]);
            lines.extend(paragraphs);
        }
    };
    let text = |text: &str| wrapped(text, 2, 2);
    let card = scenario.card.as_ref();
    part("Today", card.map_or_else(Vec::new, |card| text(&card.today)));
    part("Ask first", card.map_or_else(Vec::new, |card| text(&card.ask)));
    let mut look = card.map_or_else(Vec::new, |card| text(&card.look_at));
    let chart = scenario.first_chart.and_then(ReportChart::named);
    look.extend(chart.map(|chart| format!("  in chart {}", chart.name())));
    part("Look at", look);
    let shown = scenario.show;
    let option = |(place, option): (usize, &crate::scenario::Alternative)| {
        let mark = if Some(place) == shown { "; pictures show it" } else { "" };
        wrapped(&format!("{} ({}){mark}", option.named.label, option.named.name), 2, 4)
    };
    part("Options", scenario.options.iter().enumerate().flat_map(option).collect());
    let findings = scenario.findings.iter().enumerate();
    part(
        "What comes out",
        findings.flat_map(|(place, finding)| told(scenario, place + 1, finding)).collect(),
    );
    let expected = card.and_then(|card| card.people_expect.as_deref());
    part("Often expected, and not found", expected.map_or_else(Vec::new, text));
    let questions = card.map_or(&[][..], |card| card.debrief.as_slice()).iter().enumerate();
    part(
        "To talk about",
        questions.flat_map(|(place, asked)| numbered(place + 1, asked)).collect(),
    );
    part("Behind it", card.map_or_else(Vec::new, |card| text(&card.case)));
    if card.is_none() {
        part(
            "It has no card",
            text("a file says how to tell it in a room under [card]: orgdrift explain card"),
        );
    }
    lines.push(String::new());
    let mut next = format!("next: orgdrift run {source}");
    if !scenario.findings.is_empty() {
        next.push_str(&format!(", and orgdrift library {source} --check"));
    }
    lines.extend(wrapped(&next, 0, 2));
    joined(&lines)
}

/// A numbered paragraph.
fn numbered(number: usize, text: &str) -> Vec<String> {
    wrapped(&format!("{number}. {text}"), 2, 5)
}

/// A finding: its sentence, what exactly is meant, and when it is not so.
fn told(scenario: &Scenario, number: usize, finding: &StatedFinding) -> Vec<String> {
    let mut lines = numbered(number, &finding.says);
    lines.extend(wrapped(&format!("{}.", stated(scenario, finding)), 5, 5));
    let counter = &finding.counter;
    lines.extend(wrapped(&format!("But: {}", counter.says), 5, 5));
    let then = expectation(scenario, finding.measure, counter.outcome);
    lines.extend(wrapped(&format!("There: {then}."), 5, 5));
    lines
}

/// The same for programs.
pub fn json_card(scenario: &Scenario) -> String {
    let findings: Vec<Value> = scenario
        .findings
        .iter()
        .map(|finding| {
            json!({
                "finding": finding.name,
                "says": finding.says,
                "means": stated(scenario, finding),
                "counter": finding.counter.says,
                "then": expectation(scenario, finding.measure, finding.counter.outcome),
            })
        })
        .collect();
    let options: Vec<Value> = scenario
        .options
        .iter()
        .map(|option| json!({ "option": option.named.name, "label": option.named.label }))
        .collect();
    let card = scenario.card.as_ref().map(|card| {
        json!({
            "today": card.today, "ask": card.ask, "look_at": card.look_at, "debrief": card.debrief, "case": card.case,
            "people_expect": card.people_expect,
        })
    });
    let chart = scenario.first_chart.and_then(ReportChart::named).map(ReportChart::name);
    let data = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "scenario": scenario.id,
        "title": scenario.title,
        "question": scenario.question,
        "show": scenario.show.map(|option| scenario.options[option].named.name.as_str()),
        "first_chart": chart,
        "options": options,
        "findings": findings,
        "card": card,
    });
    format!("{data:#}")
}
