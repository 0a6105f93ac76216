//! Findings in words: what is expected of which measure, of whom, in which weeks.

use crate::document::number::{exact, rounded, signed, unit_after};
use crate::document::phrases::in_final_period;
use crate::futures::plan::BASELINE;
use crate::question::library::CheckedOutcome;
use crate::scenario::{
    FindingGroup, FindingOutcome, FindingWay, Metric, ResultKind, Scenario, StatedFinding,
};

/// The scenario as it is, within a sentence.
const AS_IT_IS: &str = "as it is";

/// How a number of a measure is told: what it is multiplied with, and the unit of a difference and of a level then.
fn told_as(scenario: &Scenario, metric: Metric) -> (f64, &'static str, &'static str) {
    let unit = match (metric, scenario.result().and_then(|(_, measure)| measure.result)) {
        (Metric::RealResult | Metric::RecordedResult, Some(kind)) => match kind {
            ResultKind::Waiting | ResultKind::Rework => "share",
            ResultKind::Backlog | ResultKind::Cases => "working weeks",
        },
        _ => metric.info().unit,
    };
    match unit {
        "share" | "share of effort" => (100.0, "percentage points", "%"),
        "share of seats per year" => (100.0, "percentage points per year", "% per year"),
        unit => (1.0, unit, unit),
    }
}

/// A number with its unit: a size, or with its sign.
fn amount(
    scenario: &Scenario,
    metric: Metric,
    is_level: bool,
    value: f64,
    number: fn(f64) -> String,
) -> String {
    let (factor, difference, level) = told_as(scenario, metric);
    let number = number(factor * value);
    let unit = unit_after(&number, if is_level { level } else { difference });
    format!("{number} {unit}")
}

/// A share of futures: "90 %".
pub fn percent(share: f64) -> String {
    format!("{} %", rounded(100.0 * share))
}

/// The name of an option for people.
fn label<'a>(scenario: &'a Scenario, name: &'a str) -> &'a str {
    let of = |option: &'a crate::scenario::Alternative| {
        (option.named.name == name).then_some(option.named.label.as_str())
    };
    scenario.options.iter().find_map(of).unwrap_or(name)
}

/// What is looked at: "strategic outcome of Support, weeks 27 to 39".
fn subject(scenario: &Scenario, finding: &StatedFinding) -> String {
    let measure = finding.measure.info().label.to_lowercase();
    let of = match &finding.group {
        None => String::new(),
        Some(FindingGroup::Reached) => " of the people whom it reaches".to_owned(),
        Some(FindingGroup::Elsewhere) => " of the people whom it does not reach".to_owned(),
        Some(FindingGroup::Named(group)) => {
            let known = scenario.departments.iter().find(|named| named.name == *group);
            let layer = || group.replace('-', " ");
            format!(" of {}", known.map_or_else(layer, |named| named.label.clone()))
        }
    };
    let when = match finding.weeks {
        None => in_final_period(scenario),
        Some([from, until]) if from == until => format!("in week {from}"),
        Some([from, until]) => format!("in weeks {from} to {until}"),
    };
    format!("{measure}{of} {when}")
}

/// What is expected: "at least 3 points lower, in at least 90 % of futures".
pub fn expectation(scenario: &Scenario, measure: Metric, outcome: FindingOutcome) -> String {
    let size = amount(scenario, measure, outcome.way.is_level(), outcome.at_least, exact);
    let what = match outcome.way {
        FindingWay::Higher => format!("at least {size} higher"),
        FindingWay::Lower => format!("at least {size} lower"),
        FindingWay::NoDifference => format!("no more than {size} apart"),
        FindingWay::Above => format!("{size} or more"),
        FindingWay::Below => format!("{size} or less"),
    };
    let share = if outcome.share >= 1.0 {
        "in all futures".to_owned()
    } else {
        format!("in at least {} of futures", percent(outcome.share))
    };
    format!("{what}, {share}")
}

/// A finding without its sentence: which options, which measure, whose, when, and what is expected.
pub fn stated(scenario: &Scenario, finding: &StatedFinding) -> String {
    let about = |name: &str| {
        if name == BASELINE {
            AS_IT_IS.to_owned()
        } else {
            format!("“{}”", label(scenario, name))
        }
    };
    let option = match finding.option.as_str() {
        BASELINE => "As it is".to_owned(),
        _ => about(&finding.option),
    };
    let against = finding.against.as_ref();
    let against = against.map_or_else(String::new, |other| format!(" against {}", about(other)));
    let expected = expectation(scenario, finding.measure, finding.outcome);
    format!("{option}{against}, {}: {expected}", subject(scenario, finding))
}

/// What came out in the mean of futures: "-3.9 points".
pub fn came_out(scenario: &Scenario, measure: Metric, found: &CheckedOutcome) -> String {
    let is_level = found.expected.way.is_level();
    let number = if is_level { rounded } else { signed };
    match found.spread {
        Some(spread) => amount(scenario, measure, is_level, spread.mean, number),
        None => "not applicable".to_owned(),
    }
}
