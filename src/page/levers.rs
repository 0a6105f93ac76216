//! The numbers of a scenario that can be moved on a page, in plain words and with sensible ends.

use serde::Serialize;

use crate::document::number::{capital, rounded, to_nine_digits};
use crate::scenario::parameter::{Adjustable, Form};
use crate::scenario::{Lever, Scenario};

/// Most numbers that are offered at first.
const MOST_OFFERED: usize = 8;
/// Steps from one end of a number to the other, about.
const STEPS: f64 = 100.0;
/// A number whose allowed range is at most so many times its value is moved over all of it.
const WIDE: f64 = 25.0;
/// Steps that people count in, up to a power of ten.
const ROUND_STEPS: [f64; 4] = [1.0, 2.0, 5.0, 10.0];

/// A number that can be moved.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfferedLever {
    /// Full dotted key.
    pub key: String,
    /// What somebody would call it who never saw the file.
    pub label: String,
    /// Unit in words; empty for words.
    pub unit: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// Author and year, or "assumption".
    pub source: String,
    /// Lower end; of words 0.
    pub low: f64,
    /// Upper end; of words the place of the last one.
    pub high: f64,
    /// Distance between two values.
    pub step: f64,
    /// Its value in the scenario; of words their place.
    pub value: f64,
    /// The same in words, with the unit where it is short.
    pub said: String,
    /// `number` or `words`.
    pub kind: &'static str,
    /// The words, if it takes words.
    pub words: Vec<&'static str>,
    /// Between which values the scenario draws it, in words.
    pub range: Option<String>,
}

/// The numbers that a page begins with: those that the file names; else those that its options set, then those with a
/// range.
pub fn offered(scenario: &Scenario) -> Vec<OfferedLever> {
    if !scenario.live.is_empty() {
        return scenario.live.iter().filter_map(|key| of_key(scenario, key)).collect();
    }
    let sets = scenario.options.iter().flat_map(|option| &option.changes);
    let (mut keys, mut in_tables): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for set in sets.flat_map(|change| &change.sets) {
        if set.slots.len() == 1 {
            keys.push(set.key.clone());
            continue;
        }
        // of a table what changes in it
        let now = &scenario.settings[set.slots.clone()];
        let moved = entries(scenario, &set.key).into_iter().zip(now.iter().zip(&set.values));
        in_tables.extend(
            moved.filter(|(_, (now, then))| now.total_cmp(then).is_ne()).map(|(key, _)| key),
        );
    }
    // a number of its own is easier to move than one of several that weigh against each other
    keys.extend(in_tables);
    keys.extend(scenario.assumptions.iter().map(|range| range.key.clone()));
    let mut levers: Vec<OfferedLever> = Vec::new();
    for key in keys {
        if levers.len() < MOST_OFFERED && levers.iter().all(|lever| lever.key != key) {
            levers.extend(of_key(scenario, &key));
        }
    }
    levers
}

/// All numbers that can be moved, in the order of the scenario's settings.
pub fn all(scenario: &Scenario) -> Vec<OfferedLever> {
    let keys = scenario.layout.entries.iter().flat_map(|entry| {
        if entry.slots.len() == 1 { vec![entry.key.clone()] } else { entries(scenario, &entry.key) }
    });
    keys.filter_map(|key| of_key(scenario, &key)).collect()
}

/// The entries of a table of numbers by kind of work or by measure; none of any other.
fn entries(scenario: &Scenario, key: &str) -> Vec<String> {
    let form = crate::scenario::parameter::find(key).map(|row| row.form);
    let names: Vec<&str> = match form {
        Some(Form::PerWork { .. }) => scenario.work.iter().map(|work| work.name.as_str()).collect(),
        Some(Form::PerMeasure { .. }) => {
            scenario.measures.iter().map(|measure| measure.named.name.as_str()).collect()
        }
        _ => Vec::new(),
    };
    names.into_iter().map(|name| format!("{key}.{name}")).collect()
}

/// Labels of the numbers of a table: kinds of work or measures; none of any other.
pub(super) fn named_entries(scenario: &Scenario, key: &str) -> Vec<String> {
    match crate::scenario::parameter::find(key).map(|row| row.form) {
        Some(Form::PerWork { .. } | Form::Shares) => {
            scenario.work.iter().map(|work| work.label.clone()).collect()
        }
        Some(Form::PerMeasure { .. }) => {
            scenario.measures.iter().map(|measure| measure.named.label.clone()).collect()
        }
        _ => Vec::new(),
    }
}

/// The lever of a key, if an option could move it.
fn of_key(scenario: &Scenario, key: &str) -> Option<OfferedLever> {
    let lever = movable(scenario, key)?;
    let parameter = lever.parameter;
    let words = match parameter.form {
        Form::Choice(words) => words.to_vec(),
        Form::Flag => vec!["no", "yes"],
        _ => Vec::new(),
    };
    let value = lever.usual;
    let range = scenario.assumptions.iter().find(|range| range.key == key);
    let (low, high, step) = if words.is_empty() {
        ends(scenario, &lever)
    } else {
        (0.0, words.len() as f64 - 1.0, 1.0)
    };
    Some(OfferedLever {
        label: capital(&scenario.plain(key)),
        unit: parameter.unit,
        meaning: parameter.meaning,
        source: range.map_or_else(|| parameter.source.to_owned(), |range| range.source.clone()),
        low,
        high,
        step,
        value,
        said: said(&lever, value),
        kind: if words.is_empty() { "number" } else { "words" },
        words,
        range: range
            .map(|range| format!("{} to {}", said(&lever, range.from), said(&lever, range.to))),
        key: lever.key,
    })
}

/// The lever of a key, if an option could move it.
pub(super) fn movable(scenario: &Scenario, key: &str) -> Option<Lever> {
    let lever = scenario.lever(key).ok()?;
    let is_movable = matches!(lever.parameter.adjustable, Adjustable::Unit | Adjustable::Company);
    // a number that the file leaves open is below all that is allowed
    let is_there = lever.usual >= lever.limits().0;
    (is_movable && is_there && lever.setting(lever.usual).is_ok()).then_some(lever)
}

/// A value in words: shares as percentages, other numbers with a short unit.
pub fn said(lever: &Lever, value: f64) -> String {
    match lever.parameter.form {
        Form::Choice(words) => words.get(value as usize).map_or("", |word| word).replace('_', " "),
        Form::Flag => if value == 0.0 { "no" } else { "yes" }.to_owned(),
        _ => {
            let unit = lever.parameter.unit;
            if unit.starts_with("share") {
                return format!("{} %", shortest(100.0 * value));
            }
            let number = shortest(value);
            match unit {
                "weeks" | "points" | "people" if number == "1" => {
                    let one = if unit == "people" { "person" } else { unit.trim_end_matches('s') };
                    format!("{number} {one}")
                }
                "weeks" | "points" | "people" | "hours" => format!("{number} {unit}"),
                _ => number,
            }
        }
    }
}

/// A number as short as it can be told without another value of a slider looking the same.
fn shortest(value: f64) -> String {
    let told = (value * 1e4).round() / 1e4;
    if told == 0.0 && value != 0.0 { rounded(value) } else { format!("{}", told + 0.0) }
}

/// The ends of a slider, and its step.
fn ends(scenario: &Scenario, lever: &Lever) -> (f64, f64, f64) {
    let (least, most) = lever.limits();
    let mut known = vec![lever.usual];
    let range = scenario.assumptions.iter().find(|range| range.key == lever.key);
    known.extend(range.iter().flat_map(|range| [range.from, range.to]));
    let sets = scenario.options.iter().flat_map(|option| &option.changes);
    for set in sets.flat_map(|change| &change.sets) {
        if set.key == lever.key {
            known.extend(&set.values);
        } else if let Some(entry) = lever.key.strip_prefix(&format!("{}.", set.key)) {
            let names = entries(scenario, &set.key);
            let place = names.iter().position(|name| name.ends_with(&format!(".{entry}")));
            known.extend(place.and_then(|place| set.values.get(place)));
        }
    }
    let lowest = known.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = known.iter().copied().fold(0.0, f64::max);
    // whole numbers and shares over all that is allowed; what has no natural end around what is known
    let is_wide = most - least > WIDE * highest.max(f64::MIN_POSITIVE) && most > 1.0;
    let (low, high) = if is_wide {
        let low = if lowest <= 0.0 || least >= 0.0 { least.max(0.0) } else { lowest / 2.0 };
        (low, if highest == 0.0 { most.min(1.0) } else { most.min(2.0 * highest) })
    } else {
        (least, most)
    };
    let step = if lever.is_whole() { 1.0 } else { round_step((high - low) / STEPS) };
    let high = if lever.is_whole() { high.ceil() } else { high };
    // both ends lie on the grid of steps, so that a slider reaches them
    let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
    let (low, high) = (to_nine_digits(low).max(least), to_nine_digits(high).min(most));
    (low.min(lever.usual), high.max(lever.usual), step)
}

/// The largest round step that is at most this.
fn round_step(at_most: f64) -> f64 {
    let mut power = 1e-9;
    while 10.0 * power <= at_most {
        power *= 10.0;
    }
    let step = ROUND_STEPS.iter().rev().map(|step| step * power).find(|&step| step <= at_most);
    to_nine_digits(step.unwrap_or(power))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scenario(more: &str) -> Scenario {
        let text = format!("extends = \"tickets-versus-experience\"\n{more}\n");
        Scenario::from_text("one", &text).unwrap_or_else(|wrong| panic!("{wrong}"))
    }

    #[test]
    fn a_page_begins_with_what_options_set_and_then_with_what_is_not_known() {
        let levers = offered(&scenario(""));
        let keys: Vec<&str> = levers.iter().map(|lever| lever.key.as_str()).collect();
        assert_eq!(levers.len(), MOST_OFFERED, "{keys:?}");
        assert_eq!(keys[0], "communication.cadence_weeks");
        assert!(keys.contains(&"reward.ticket_bonus.pays_for.tickets_closed"), "{keys:?}");
        assert!(keys.contains(&"reward.ticket_bonus.strength"), "{keys:?}");
    }

    #[test]
    fn a_file_can_choose_the_numbers() {
        let levers = offered(&scenario("live.levers = [\"workload.meetings\", \"people.habit\"]"));
        let keys: Vec<&str> = levers.iter().map(|lever| lever.key.as_str()).collect();
        assert_eq!(keys, ["workload.meetings", "people.habit"]);
        assert_eq!(levers[0].said, "5 %");
        assert_eq!(levers[1].range.as_deref(), Some("15 % to 50 %"));
    }

    #[test]
    fn every_lever_holds_its_value_between_its_ends_on_whole_steps() {
        for (name, _) in crate::scenario::shipped::library() {
            if *name == "base" {
                continue;
            }
            let scenario = Scenario::embedded(name).unwrap_or_else(|wrong| panic!("{wrong}"));
            let levers = all(&scenario);
            assert!(levers.len() > 50, "{name}: {}", levers.len());
            for lever in levers {
                let OfferedLever { key, low, high, step, value, .. } = &lever;
                assert!(low <= value && value <= high && low < high, "{name} {key}: {lever:?}");
                assert!(*step > 0.0 && (high - low) / step <= 520.0, "{name} {key}: {lever:?}");
                assert!(!lever.label.contains('.') && !lever.said.is_empty(), "{name}: {lever:?}");
                let of = movable(&scenario, key).expect("it is movable");
                for end in [low, high] {
                    assert!(of.limits().0 <= *end && *end <= of.limits().1, "{name} {lever:?}");
                }
            }
        }
    }
}
