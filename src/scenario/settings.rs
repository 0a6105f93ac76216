//! Every value that may change during a run gets its place in one list of numbers.

use std::ops::Range;

use super::draft::Draft;
use super::parameter::{Adjustable, Form, MOST_TIERS, PARAMETERS, Parameter};
use super::value::{Names, Typed};
use super::{ABSENT, Assumption, Entry, Layout};

/// The places, the numbers in them, and which of them are ranges.
pub(super) struct SettingsLayout {
    pub(super) layout: Layout,
    pub(super) values: Vec<f64>,
    pub(super) assumptions: Vec<Assumption>,
}

/// Numbers that the first day needs and nothing changes later.
const FOUNDING_KEYS: [&str; 14] = [
    "norms.leaders",
    "norms.leader_weight",
    "people.conviction_spread",
    "people.skill_spread",
    "people.skill_with_conviction",
    "people.horizon_spread",
    "people.horizon_with_conviction",
    "people.habit_spread",
    "people.habit_with_conviction",
    "people.trust_spread",
    "people.trust_with_conviction",
    "people.recognition_spread",
    "people.recognition_with_conviction",
    "voice.start",
];

/// Lays out every adjustable value of a scenario.
pub(super) fn lay_out(draft: &Draft, names: &Names) -> SettingsLayout {
    let mut settings =
        SettingsLayout { layout: Layout::default(), values: Vec::new(), assumptions: Vec::new() };
    for parameter in PARAMETERS {
        if parameter.adjustable == Adjustable::No && !FOUNDING_KEYS.contains(&parameter.key) {
            continue;
        }
        match parameter.key.split_once(".*.") {
            None => settings.add(parameter, parameter.key.to_string(), draft, names),
            Some((table, field)) => {
                for name in rows(names, table) {
                    settings.add(parameter, format!("{table}.{name}.{field}"), draft, names);
                }
            }
        }
    }
    settings.layout = Layout::of(settings.layout.entries);
    settings
}

fn rows<'a>(names: &'a Names, table: &str) -> &'a [String] {
    match table {
        "department" => names.departments.as_deref().unwrap_or(&[]),
        "work" => &names.work,
        "measure" => &names.measures,
        "reward" => &names.rewards,
        "conflict" => &names.conflicts,
        _ => &[],
    }
}

impl SettingsLayout {
    fn add(&mut self, parameter: &Parameter, key: String, draft: &Draft, names: &Names) {
        let start = self.values.len();
        let typed = draft.get(&key).map(|given| &given.typed);
        match typed {
            Some(typed) => self.values.extend(numbers(parameter, typed, names)),
            None => self.values.extend(vec![ABSENT; width(parameter, names)]),
        }
        if let Some(Typed::Range(range)) = typed {
            self.assumptions.push(Assumption {
                key: key.clone(),
                slot: start,
                usual: range.usual,
                from: range.from,
                to: range.to,
                source: range.source.clone(),
            });
        }
        let slots = start..self.values.len();
        self.layout.entries.push(Entry { key, slots, glides: glides(parameter) });
    }

    /// The place of a key; every adjustable key has one.
    pub(super) fn slots(&self, key: &str) -> Range<usize> {
        self.layout.slots(key).unwrap_or(0..0)
    }
}

/// How many numbers a value takes.
fn width(parameter: &Parameter, names: &Names) -> usize {
    match parameter.form {
        Form::Shares | Form::PerWork { .. } | Form::WorkNames => names.work.len(),
        Form::PerMeasure { .. } => names.measures.len(),
        Form::Tiers => 2 * MOST_TIERS,
        _ => 1,
    }
}

/// Whether a ramp moves a value bit by bit.
pub(super) fn glides(parameter: &Parameter) -> bool {
    !matches!(parameter.form, Form::Choice(_) | Form::Flag | Form::WorkNames)
}

/// A value as numbers: words as the index in their list, flags as 0 or 1, ranges at `usual`, each
/// tier as two numbers.
pub(super) fn numbers(parameter: &Parameter, typed: &Typed, names: &Names) -> Vec<f64> {
    match typed {
        Typed::Number(number) => vec![*number],
        Typed::Range(range) => vec![range.usual],
        Typed::Word(index) => vec![*index as f64],
        Typed::Flag(flag) => vec![f64::from(u8::from(*flag))],
        Typed::Numbers(given) => {
            let nothing = if parameter.form == Form::Tiers { ABSENT } else { 0.0 };
            let mut all = vec![nothing; width(parameter, names)];
            for &(index, number) in given {
                all[index] = number;
            }
            all
        }
        Typed::Names(possible) if matches!(parameter.form, Form::WorkNames) => {
            let mut can = vec![0.0; width(parameter, names)];
            for (index, _) in possible {
                can[*index] = 1.0;
            }
            can
        }
        Typed::Text(_)
        | Typed::Texts(_)
        | Typed::Names(_)
        | Typed::Metric(_)
        | Typed::Mechanisms(_) => vec![ABSENT],
    }
}
