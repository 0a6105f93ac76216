//! What somebody changed on a page, and the scenario file that says the same.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::levers::{movable, said};
use crate::document::number::{capital, counted, to_nine_digits};
use crate::scenario::parameter::{self, Form};
use crate::scenario::{Advice, Expectation, Lever, Scenario};

/// Longest name of a change that a chart can bear beside its line.
const LONGEST_LABEL: usize = 56;

/// What is changed: options of the file that are ticked, and numbers that are moved.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StateChange {
    /// Names of options.
    pub presets: Vec<String>,
    /// Numbers by key; of words their place.
    pub set: BTreeMap<String, f64>,
}

/// Everything that somebody did on a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PageState {
    /// What holds now.
    pub now: StateChange,
    /// What it is held against besides the scenario as it is.
    pub pinned: Option<StateChange>,
    /// What the room expects of what holds now: better, worse, no difference.
    pub expect: Option<String>,
}

/// A number after a change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangedLever {
    /// Full dotted key.
    pub key: String,
    /// What it is now, ticked options included.
    pub value: f64,
    /// The same in words.
    pub said: String,
    /// What it is in the scenario, in words.
    pub before: String,
    /// Whether the two differ.
    pub moved: bool,
    /// Why it is to be read with caution, a sentence.
    pub lamp: Option<String>,
}

impl StateChange {
    /// Whether it leaves the scenario as it is.
    pub fn is_nothing(&self, scenario: &Scenario) -> bool {
        let is_moved = |(key, &value): (&String, &f64)| {
            movable(scenario, key).is_none_or(|lever| lever.usual.total_cmp(&value).is_ne())
        };
        self.presets.is_empty() && !self.set.iter().any(is_moved)
    }

    /// What it is called beside a line.
    pub fn label(&self, scenario: &Scenario) -> String {
        let all = self.all(scenario);
        let fits = |text: &String| text.chars().count() <= LONGEST_LABEL;
        let first = all.first().cloned().unwrap_or_default();
        let more = format!("{first} + {} more", all.len().saturating_sub(1));
        let whole = all.join(" + ");
        let moved = self.moved(scenario);
        match (&self.presets[..], &moved[..]) {
            _ if fits(&whole) => whole,
            // one thing alone is called what it is called
            ([_], []) => whole,
            ([], [(lever, _)]) => capital(&scenario.plain(&lever.key)),
            _ if fits(&more) => more,
            _ => counted(all.len(), "change", "changes together"),
        }
    }

    /// All that it changes: options by their names, and numbers with their values.
    pub fn all(&self, scenario: &Scenario) -> Vec<String> {
        let ticked = scenario.options.iter().filter(|it| self.presets.contains(&it.named.name));
        let mut all: Vec<String> = ticked.map(|option| option.named.label.clone()).collect();
        let moved = self.moved(scenario);
        if let (Some(table), true) = (table_of(scenario, &moved), moved.len() > 1) {
            all.push(capital(&scenario.plain(table)));
            return all;
        }
        let told = |(lever, value): &(Lever, f64)| {
            format!("{}: {}", capital(&scenario.plain(&lever.key)), said(lever, *value))
        };
        all.extend(moved.iter().map(told));
        all
    }

    /// The numbers that differ from the scenario.
    fn moved(&self, scenario: &Scenario) -> Vec<(Lever, f64)> {
        let levers = self
            .set
            .iter()
            .filter_map(|(key, &value)| movable(scenario, key).map(|lever| (lever, value)));
        levers.filter(|(lever, value)| lever.usual.total_cmp(value).is_ne()).collect()
    }

    /// All numbers of the scenario under it in the end: what lasts and holds for everyone.
    pub fn settings(&self, scenario: &Scenario) -> Vec<f64> {
        let mut settings = scenario.settings.clone();
        let ticked = scenario.options.iter().filter(|it| self.presets.contains(&it.named.name));
        for change in ticked.flat_map(|option| &option.changes) {
            if change.until.is_none() && change.scope.is_company() {
                for set in &change.sets {
                    settings[set.slots.clone()].copy_from_slice(&set.values);
                }
            }
        }
        for (lever, value) in self.moved(scenario) {
            if let Ok(set) = lever.setting(value) {
                settings[set.slots].copy_from_slice(&set.values);
            }
        }
        settings
    }

    /// A number under it.
    pub fn lever(&self, scenario: &Scenario, settings: &[f64], key: &str) -> Option<ChangedLever> {
        let lever = movable(scenario, key)?;
        let slot = lever.setting(lever.usual).ok()?.slots.start;
        let value = settings[slot];
        let beyond = scenario.beyond_range(key, value, value);
        let beyond =
            beyond.map(|it| format!("{} is {it}: nobody has looked there.", said(&lever, value)));
        let cautions: Vec<String> =
            self.overruled(scenario, &lever, slot, value).into_iter().chain(beyond).collect();
        let lamp = Some(cautions.join(" ")).filter(|lamp| !lamp.is_empty());
        Some(ChangedLever {
            said: said(&lever, value),
            before: said(&lever, lever.usual),
            moved: lever.usual.total_cmp(&value).is_ne(),
            lamp,
            value,
            key: lever.key,
        })
    }

    /// What ticked options alone would set, where a number that was moved goes before them.
    fn overruled(
        &self,
        scenario: &Scenario,
        lever: &Lever,
        slot: usize,
        value: f64,
    ) -> Option<String> {
        self.set.get(&lever.key).filter(|moved| moved.total_cmp(&lever.usual).is_ne())?;
        let ticked = scenario.options.iter().filter(|it| self.presets.contains(&it.named.name));
        let sets = ticked.flat_map(|option| {
            let sets = option.changes.iter().flat_map(|change| &change.sets);
            sets.map(move |set| (&option.named.label, set))
        });
        let (label, alone) = sets
            .filter(|(_, set)| set.slots.contains(&slot))
            .map(|(label, set)| (label, set.values[slot - set.slots.start]))
            .next_back()?;
        let told = said(lever, alone);
        alone
            .total_cmp(&value)
            .is_ne()
            .then(|| format!("Your value counts, and not the {told} of “{label}”."))
    }

    /// Refuses what this scenario does not have.
    ///
    /// # Errors
    /// What is wrong, and what to do.
    pub fn check(&self, scenario: &Scenario) -> Result<(), Advice> {
        for name in &self.presets {
            if scenario.options.iter().all(|option| option.named.name != *name) {
                return Err(Advice::new(
                    format!("there is no option `{name}` in this scenario"),
                    "open the page from which the link comes",
                ));
            }
        }
        for (key, &value) in &self.set {
            let Some(lever) = movable(scenario, key) else {
                return Err(Advice::new(
                    format!("`{key}` cannot be moved in this scenario"),
                    "open the page from which the link comes",
                ));
            };
            let (low, high) = lever.limits();
            if !(low..=high).contains(&value) || (lever.is_whole() && value.fract() != 0.0) {
                return Err(Advice::new(
                    format!("`{key}` cannot be {value}: it goes from {low} to {high}"),
                    "move it back",
                ));
            }
        }
        Ok(())
    }
}

/// The table of which all moved numbers are entries: one thing, however many kinds of work or measures it has.
fn table_of<'a>(scenario: &Scenario, moved: &'a [(Lever, f64)]) -> Option<&'a str> {
    let table = |lever: &'a Lever| lever.key.rsplit_once('.').map(|(table, _)| table);
    let first = table(&moved.first()?.0)?;
    let is_one = scenario.layout.slots(first).is_some()
        && moved.iter().all(|(lever, _)| table(lever) == Some(first));
    is_one.then_some(first)
}

/// A change that becomes an option of a file.
struct WrittenOption<'a> {
    name: &'a str,
    /// What stands before its label, where two changes are compared.
    letter: &'a str,
    change: &'a StateChange,
    against: Option<&'a str>,
    expect: Option<&'a str>,
}

impl PageState {
    /// The scenario file that compares the same, complete; and the names of what holds now and of what it is held
    /// against, where there is any change.
    ///
    /// # Errors
    /// What is wrong, and what to do.
    pub fn file(&self, scenario: &Scenario) -> Result<StateFile, Advice> {
        self.now.check(scenario)?;
        if let Some(pinned) = &self.pinned {
            pinned.check(scenario)?;
        }
        if let Some(word) = &self.expect
            && Expectation::named(word).is_none()
        {
            return Err(Advice::new(
                format!("`{word}` is nothing that could be expected"),
                "say better, worse or no difference",
            ));
        }
        let now = (!self.now.is_nothing(scenario)).then(|| free_name(scenario, "what_if"));
        let is_held = |change: &&StateChange| !change.is_nothing(scenario) && **change != self.now;
        let held = self.pinned.as_ref().filter(is_held);
        let pinned = held.map(|_| free_name(scenario, "pinned"));
        let mut text = without_answers(&scenario.resolved);
        let compared: Vec<String> =
            now.iter().chain(&pinned).map(|name| format!("\"{name}\"")).collect();
        // a list of none cannot be written: without an option to compare, none is there
        if compared.is_empty() {
            text = without_tables(&text, "option.");
        } else {
            let mut about = format!("compare = [{}]\n", compared.join(", "));
            if let Some(now) = &now {
                let _ = writeln!(about, "show = \"{now}\"");
            }
            text = with_lines(&text, "scenario", &about);
        }
        if let Some(name) = &now {
            let option = WrittenOption {
                name,
                letter: if held.is_some() { "B: " } else { "" },
                change: &self.now,
                against: pinned.as_deref(),
                expect: self.expect.as_deref(),
            };
            option.write(scenario, &mut text);
        }
        if let (Some(name), Some(change)) = (&pinned, held) {
            let option = WrittenOption { name, letter: "A: ", change, against: None, expect: None };
            option.write(scenario, &mut text);
        }
        Ok(StateFile { text, now, pinned })
    }
}

/// A scenario file that compares what somebody changed on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateFile {
    /// The file.
    pub text: String,
    /// The option that holds what is changed now.
    pub now: Option<String>,
    /// The option that it is held against.
    pub pinned: Option<String>,
}

impl WrittenOption<'_> {
    fn write(&self, scenario: &Scenario, text: &mut String) {
        let Self { name, letter, change, against, expect } = self;
        let label = toml::Value::String(format!("{letter}{}", change.label(scenario)));
        let _ = write!(text, "\n[option.{name}]\nlabel = {label}\n");
        if let Some(expect) = expect {
            let _ = writeln!(text, "expect = \"{expect}\"");
        }
        if let Some(against) = against {
            let _ = writeln!(text, "against = \"{against}\"");
        }
        if !change.presets.is_empty() {
            // in the order of the file, whatever was ticked first
            let ticked = scenario.options.iter().map(|option| &option.named.name);
            let ticked: Vec<String> = ticked
                .filter(|name| change.presets.contains(name))
                .map(|name| format!("\"{name}\""))
                .collect();
            let _ = writeln!(text, "combine = [{}]", ticked.join(", "));
        }
        let settings = change.settings(scenario);
        let mut tables: Vec<&str> = Vec::new();
        let moved = change.moved(scenario);
        for (lever, value) in &moved {
            let key = &lever.key;
            if scenario.layout.slots(key).is_some() {
                let _ = writeln!(text, "set.{key} = {}", written(scenario, lever, *value));
            } else if let Some((table, _)) = key.rsplit_once('.')
                && !tables.contains(&table)
            {
                tables.push(table);
                let _ = writeln!(text, "set.{table} = {}", whole_table(scenario, table, &settings));
            }
        }
    }
}

/// One value as it stands in a file; a number that is drawn stays so, its range scaled with it.
fn written(scenario: &Scenario, lever: &Lever, value: f64) -> String {
    if let Form::Choice(_) = lever.parameter.form {
        return format!("\"{}\"", lever.written(value));
    }
    let range = scenario.assumptions.iter().find(|range| range.key == lever.key);
    match range {
        Some(range) if range.from < range.to && !lever.is_words() => {
            let (low, high) = lever.limits();
            let scaled = |end: f64| {
                let end = if range.usual == 0.0 { end + value } else { end * value / range.usual };
                to_nine_digits(end.clamp(low, high))
            };
            format!(
                "{{ usual = {}, from = {}, to = {} }}",
                to_nine_digits(value),
                scaled(range.from).min(value),
                scaled(range.to).max(value)
            )
        }
        _ if lever.is_words() => lever.written(value),
        _ => to_nine_digits(value).to_string(),
    }
}

/// A table of numbers by kind of work or measure with all its entries.
fn whole_table(scenario: &Scenario, table: &str, settings: &[f64]) -> String {
    let names: Vec<&str> = match parameter::find(table).map(|row| row.form) {
        Some(Form::PerWork { .. }) => scenario.work.iter().map(|work| work.name.as_str()).collect(),
        _ => scenario.measures.iter().map(|measure| measure.named.name.as_str()).collect(),
    };
    let slots = scenario.layout.slots(table).unwrap_or_default();
    let entries = names.into_iter().zip(&settings[slots]);
    let entries: Vec<String> =
        entries.map(|(name, value)| format!("{name} = {}", to_nine_digits(*value))).collect();
    format!("{{ {} }}", entries.join(", "))
}

/// A name that no option of the scenario has.
fn free_name(scenario: &Scenario, wanted: &str) -> String {
    let is_free = |name: &str| scenario.options.iter().all(|option| option.named.name != name);
    let numbered = (2..).map(|number| format!("{wanted}_{number}"));
    let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
    names.find(|name| is_free(name)).unwrap_or_else(|| wanted.to_owned())
}

/// A resolved scenario without what was found in it and without what is compared and shown.
fn without_answers(resolved: &str) -> String {
    let mut text = without_tables(resolved, "finding.");
    for word in ["show", "compare"] {
        text = without_line(&text, "scenario", word);
    }
    text.replacen(
        "# The scenario with everything it extends, complete and ready to run.",
        "# A scenario that was changed on a page, complete and ready to run: `what_if` is what was set there.",
        1,
    )
}

/// A resolved scenario without the tables whose headings begin like this; each heading and each value has a line.
fn without_tables(resolved: &str, begins: &str) -> String {
    let heading = format!("[{begins}");
    let mut is_left_out = false;
    let kept = resolved.lines().filter(|line| {
        if line.starts_with('[') {
            is_left_out = line.starts_with(&heading);
        }
        !is_left_out
    });
    kept.fold(String::with_capacity(resolved.len()), |text, line| text + line + "\n")
}

/// Without the line of a word in a table.
fn without_line(resolved: &str, table: &str, word: &str) -> String {
    let (heading, begins) = (format!("[{table}]"), format!("{word} = "));
    let mut is_there = false;
    let kept = resolved.lines().filter(|line| {
        if line.starts_with('[') {
            is_there = *line == heading;
        }
        !(is_there && line.starts_with(&begins))
    });
    kept.fold(String::with_capacity(resolved.len()), |text, line| text + line + "\n")
}

/// With more lines at the head of a table; the table is there or put before the first one.
fn with_lines(resolved: &str, table: &str, lines: &str) -> String {
    let heading = format!("[{table}]\n");
    if let Some(place) = resolved.find(&heading) {
        let (before, after) = resolved.split_at(place + heading.len());
        return format!("{before}{lines}{after}");
    }
    let (before, after) = resolved.split_at(resolved.find("\n[").unwrap_or(resolved.len()));
    format!("{before}\n{heading}{lines}{after}")
}
