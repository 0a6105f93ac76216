//! One reading in words: a title, a sentence with its figures, and what would change it.

mod beyond;

use crate::document::number::{counted, rounded};
use crate::question::audit::reading::{DepartmentCase, Reading, Topic};
use crate::scenario::{Scenario, ValueOrigin};

/// Most departments that are named one by one.
const MOST_NAMED: usize = 4;

/// A few words that name a reading.
pub fn title(scenario: &Scenario, reading: &Reading) -> String {
    let work = work(scenario, reading);
    match reading.topic {
        Topic::PriorityWithoutReward => format!("wanted, but hardly paid: {work}"),
        Topic::RewardWithoutPriority => format!("paid, but hardly wanted: {work}"),
        Topic::PenalisedPriority => format!("wanted, but penalised: {work}"),
        Topic::PayAngle => "pay points away from the strategy".to_owned(),
        Topic::WorkWithoutMeasure => format!("wanted, but counted by nothing: {work}"),
        Topic::MoreWorkThanHours => "more urgent work than hours".to_owned(),
        Topic::TippingPoint if is_beyond(reading) => {
            "urgent work beyond its tipping point".to_owned()
        }
        Topic::TippingPoint => "urgent work close to its tipping point".to_owned(),
        Topic::TooManyPriorities => "many priorities for few hours".to_owned(),
        Topic::PullingApart => {
            let (source, target) = ends(scenario, reading);
            format!("{source} is paid for what costs {target}")
        }
        Topic::HarmfulReward => format!("paid, although it harms: {work}"),
        _ => beyond::title(scenario, reading, &work),
    }
}

/// What stands out, in one sentence with its figures.
pub fn sentence(scenario: &Scenario, reading: &Reading) -> String {
    let work = work(scenario, reading);
    let places = places(scenario, &reading.cases);
    let value = span(reading, |case| 100.0 * case.value);
    let against = span(reading, |case| 100.0 * case.against);
    match reading.topic {
        Topic::PriorityWithoutReward => format!(
            "{work} is {against} % of what the strategy asks for and {value} % of what is paid, {places}."
        ),
        Topic::RewardWithoutPriority => format!(
            "{work} is {value} % of what is paid and {against} % of what the strategy asks for, {places}."
        ),
        Topic::PenalisedPriority => {
            let pull = span(reading, |case| -case.value);
            format!(
                "{work} is {against} % of what the strategy asks for {places}, and rewards take {pull} \
                 motive away for each hour of it."
            )
        }
        Topic::PayAngle => format!(
            "What is paid points away from what the strategy asks for by {} (0 is the same direction, 90 \
             has nothing in common).",
            angles(scenario, reading, &places)
        ),
        Topic::WorkWithoutMeasure => format!(
            "Measures count {value} % of what the strategy asks for {places}; nothing counts {work}."
        ),
        Topic::MoreWorkThanHours => {
            let (needed, hours) =
                (span(reading, |case| case.value), span(reading, |case| case.against));
            format!(
                "Urgent requests and the fires they start need {needed} working weeks of each seat and \
                 week {places}; {hours} can go to them, and the rest piles up or is dropped."
            )
        }
        Topic::TippingPoint => tipping(scenario, reading, &places),
        Topic::TooManyPriorities => {
            let several = span(reading, |case| case.against);
            let left = span(reading, |case| 100.0 * case.value * case.against);
            format!(
                "{several} things are called important {places}, and {left} % of the week is left for \
                 them after urgent work and meetings: {value} % of a week for each."
            )
        }
        Topic::PullingApart => {
            let (source, target) = ends(scenario, reading);
            format!(
                "{work} is {value} % of what is paid in {source}, and costs {target} about as much value \
                 as {against} % of its working hours."
            )
        }
        Topic::HarmfulReward => format!(
            "{work} is {value} % of what is paid {places}, and at the hours it draws it destroys about as \
             much value as {against} % of the week creates."
        ),
        _ => beyond::sentence(scenario, reading, &work, &places),
    }
}

/// What would change it.
pub(super) fn remedy(scenario: &Scenario, reading: &Reading) -> String {
    let pays = reading.keys.iter().find(|key| key.ends_with(".pays_for"));
    let pays = pays.map_or("`pays_for`".to_owned(), |key| format!("`{key}`"));
    let work = work(scenario, reading);
    match reading.topic {
        Topic::PriorityWithoutReward => format!(
            "credit for it in a measure that is paid, or some weight on an outcome measure in {pays}"
        ),
        Topic::RewardWithoutPriority => {
            format!(
                "less credit for it, less weight on that measure in {pays}, or a smaller `strength`"
            )
        }
        Topic::PenalisedPriority => {
            format!("a credit that is not below 0, or no negative weight in {pays}")
        }
        Topic::PayAngle => format!(
            "weights in {pays} that follow the strategy, or some weight on an outcome measure; another \
             `strength` does not turn it"
        ),
        Topic::WorkWithoutMeasure => {
            format!("a measure with `credit` for {work}, or an outcome measure")
        }
        Topic::MoreWorkThanHours => {
            "fewer arrivals, fewer meetings, approvals and initiatives, or more people".to_owned()
        }
        Topic::TippingPoint => {
            "fewer arrivals or meetings, or pay that leaves time for work that prevents".to_owned()
        }
        Topic::TooManyPriorities => {
            "fewer `strategy.competing_priorities`, or fewer arrivals and meetings".to_owned()
        }
        Topic::PullingApart => {
            format!("a smaller cost by agreed rules, or less weight on that work in {pays}")
        }
        Topic::HarmfulReward => format!("less credit for it, or less weight on it in {pays}"),
        _ => beyond::remedy(scenario, reading),
    }
}

/// The figures of a reading in few words.
pub(super) fn figure(scenario: &Scenario, reading: &Reading) -> String {
    let value = span(reading, |case| 100.0 * case.value);
    let against = span(reading, |case| 100.0 * case.against);
    match reading.topic {
        Topic::PriorityWithoutReward | Topic::RewardWithoutPriority => {
            format!("{value} % of pay against {against} % of the strategy")
        }
        Topic::PenalisedPriority => {
            format!("{} motive an hour", span(reading, |case| case.value))
        }
        Topic::PayAngle => format!("{} degrees", span(reading, |case| case.value)),
        Topic::WorkWithoutMeasure => format!("{value} % counted"),
        Topic::MoreWorkThanHours | Topic::TippingPoint => format!(
            "{} of {} working weeks",
            span(reading, |case| case.value),
            span(reading, |case| case.against)
        ),
        Topic::TooManyPriorities => format!("{value} % of a week for each"),
        Topic::PullingApart => format!("{against} % of its working hours"),
        Topic::HarmfulReward => format!("{against} % of the week"),
        _ => beyond::figure(scenario, reading),
    }
}

/// The key to look at first, and where it stands.
pub(super) fn placed<'a>(
    scenario: &'a Scenario,
    reading: &'a Reading,
) -> (&'a str, Option<ValueOrigin<'a>>) {
    let key = reading.keys.first().map_or("", String::as_str);
    (key, scenario.origins.place(key))
}

fn is_beyond(reading: &Reading) -> bool {
    reading.cases.iter().any(|case| case.value > case.against)
}

fn tipping(scenario: &Scenario, reading: &Reading, places: &str) -> String {
    let load = span(reading, |case| case.value);
    let most = span(reading, |case| case.against);
    let is_upper_end = scenario.assumptions.iter().any(|range| {
        let is_it = |case: &DepartmentCase| {
            case.value > range.usual && (case.value - range.to).abs() < 1e-12
        };
        range.key == "workload.arrivals" && reading.cases.iter().all(is_it)
    });
    let begin = if is_upper_end { "At the upper end of its range " } else { "" };
    let verdict = if is_beyond(reading) {
        format!("only about {most} can be borne: there is no time left to prevent the next ones")
    } else {
        format!("beyond about {most} there is no time left to prevent the next ones")
    };
    format!(
        "{begin}{load} working weeks of urgent requests land on each seat in a week {places}, and {verdict}."
    )
}

/// Source and target of a conflict.
fn ends<'a>(scenario: &'a Scenario, reading: &Reading) -> (&'a str, &'a str) {
    let conflict = reading.conflict.map(|conflict| &scenario.conflicts[conflict]);
    let label = |department: usize| scenario.departments[department].label.as_str();
    conflict.map_or(("", ""), |conflict| (label(conflict.source), label(conflict.target)))
}

fn work(scenario: &Scenario, reading: &Reading) -> String {
    let names: Vec<&str> =
        reading.work.iter().map(|&kind| scenario.work[kind].label.as_str()).collect();
    list(&names)
}

/// Names with commas and an "and".
pub(super) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The departments of an effect: "in Support".
pub(super) fn reached(scenario: &Scenario, departments: &[usize]) -> String {
    let names: Vec<&str> =
        departments.iter().map(|&number| scenario.departments[number].label.as_str()).collect();
    list(&names)
}

/// Where it holds: "in all departments", "in Sales and Product".
fn places(scenario: &Scenario, cases: &[DepartmentCase]) -> String {
    if cases.len() == scenario.departments.len() && cases.len() > 1 {
        return "in all departments".to_owned();
    }
    let names: Vec<&str> =
        cases.iter().map(|case| scenario.departments[case.department].label.as_str()).collect();
    if names.len() <= MOST_NAMED {
        return format!("in {}", list(&names));
    }
    let others = counted(names.len() - 1, "other department", "other departments");
    format!("in {} and {others}", names[0])
}

fn angles(scenario: &Scenario, reading: &Reading, places: &str) -> String {
    let all = span(reading, |case| case.value);
    let is_one =
        reading.cases.iter().all(|case| rounded(case.value) == rounded(reading.cases[0].value));
    if is_one || reading.cases.len() > MOST_NAMED {
        return format!("{all} degrees {places}");
    }
    let each: Vec<String> = reading
        .cases
        .iter()
        .enumerate()
        .map(|(place, case)| {
            let unit = if place == 0 { " degrees" } else { "" };
            let department = &scenario.departments[case.department].label;
            format!("{}{unit} in {department}", rounded(case.value))
        })
        .collect();
    list(&each.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Smallest and largest of a number over the departments: "8", "25 to 40".
fn span(reading: &Reading, of: impl Fn(&DepartmentCase) -> f64) -> String {
    let values = || reading.cases.iter().map(&of);
    let low = short(values().fold(f64::INFINITY, f64::min));
    let high = short(values().fold(f64::NEG_INFINITY, f64::max));
    if low == high { low } else { format!("{low} to {high}") }
}

/// A rounded number without a needless decimal.
fn short(value: f64) -> String {
    let text = rounded(value);
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}
