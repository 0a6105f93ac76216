//! The audit in few lines: what stands out and where, and what each option does about it.

use crate::document::number::counted;
use crate::document::terminal::{joined, wrapped_to};
use crate::model::idle::lever;
use crate::question::audit::reading::{Audit, Owner, Reading, Turn};
use crate::scenario::Scenario;

use super::words::{figure, placed, title};
use super::{percent, severity, worth};

/// Most readings that are told; the weightiest come first.
const MOST_READINGS: usize = 6;
/// Most options.
const MOST_OPTIONS: usize = 6;
/// Width of a small terminal. Columns.
const NARROW: usize = 79;

/// Readings with figure and line, one after the other, and one line for each option.
pub fn brief(scenario: &Scenario, audit: &Audit) -> String {
    let heading = match audit.readings.len() {
        0 => "Nothing stands out in pay, measures, hours and priorities.".to_owned(),
        1 => "One thing stands out before anything is simulated.".to_owned(),
        several => format!("{several} things stand out before anything is simulated."),
    };
    let mut lines = vec![heading];
    lines.extend(wrapped_to(NARROW, &worth(scenario, audit), 0, 0));
    for reading in audit.readings.iter().take(MOST_READINGS) {
        lines.extend(wrapped_to(NARROW, &told(scenario, reading), 2, 4));
    }
    let more = audit.readings.len().saturating_sub(MOST_READINGS);
    if more > 0 {
        lines.push(format!("  and {} that weigh less", counted(more, "other", "others")));
    }
    if !scenario.options.is_empty() {
        lines.push(String::new());
        lines.push("What each option does about that (what a week then brings)".to_owned());
    }
    for option in 0..scenario.options.len().min(MOST_OPTIONS) {
        lines.extend(wrapped_to(NARROW, &does(scenario, audit, option), 2, 4));
    }
    let more = scenario.options.len().saturating_sub(MOST_OPTIONS);
    if more > 0 {
        lines.push(format!("  and {}", counted(more, "other option", "other options")));
    }
    joined(&lines)
}

/// A reading with its figure and its line.
fn told(scenario: &Scenario, reading: &Reading) -> String {
    let text = format!("{}: {}", severity(reading), title(scenario, reading));
    let figure = figure(scenario, reading);
    let place = match placed(scenario, reading) {
        (_, Some(place)) if !place.is_default => format!("line {} of {}", place.line, place.file),
        (key, _) => format!("`{key}`"),
    };
    format!("{text} ({figure}; {place})")
}

/// What an option does about the readings, whether it can act, and whether it is to be read with caution.
fn does(scenario: &Scenario, audit: &Audit, option: usize) -> String {
    let label = &scenario.options[option].named.label;
    if let Some(reason) = lever(scenario, option) {
        return format!("{label}: CANNOT ACT HERE: {reason}.");
    }
    let effect = audit
        .effects
        .iter()
        .find(|effect| matches!(effect.owner, Owner::Option(number) if number == option));
    let mut text = match effect {
        None => format!("{label}: touches none of it"),
        Some(effect) => {
            let count = |wanted: &[Turn]| {
                effect.turns.iter().filter(|(turn, _)| wanted.contains(turn)).count()
            };
            let parts: Vec<String> = [
                ("settles", count(&[Turn::Settles])),
                ("eases", count(&[Turn::Eases])),
                ("leaves", count(&[Turn::Leaves, Turn::Weakens, Turn::Strengthens])),
                ("worsens", count(&[Turn::Worsens])),
                ("brings", count(&[Turn::Brings])),
            ]
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(verb, count)| format!("{verb} {count}"))
            .collect();
            format!("{label}: {}", parts.join(", "))
        }
    };
    text.push_str(&format!(" ({})", percent(audit.worths[option])));
    if let Some(reason) = scenario.lamp(option) {
        text.push_str(&format!(". Caution: it {reason}"));
    }
    text
}
