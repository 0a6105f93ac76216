//! What differs between two scenarios, key by key, and what a scenario does not take from `base`.
//!
//! Both sides are read from their resolved form, so that it does not matter which file of a chain of
//! `extends` wrote a value, nor whether a row states a default or leaves it out.

use super::diagnostic::Problems;
use super::parameter::{self, FREE_TABLES, Form, PARAMETERS, Parameter};
use super::tree::{self, Node, TreeTable, Value};
use super::{Mechanisms, RESOLVED_CHART, Scenario, finding, keys, label_of};
use crate::scenario::shipped::library;

/// A value as a scenario gives it.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// Nothing is given and there is no default.
    Nothing,
    /// A number.
    Number(f64),
    /// A number that is drawn afresh for each future.
    Range {
        /// Usual value.
        usual: f64,
        /// Smallest value.
        from: f64,
        /// Largest value.
        to: f64,
        /// Where the range comes from; empty when the file does not say.
        source: String,
    },
    /// `true` or `false`.
    Flag(bool),
    /// A word, a name or a text.
    Text(String),
    /// Names, and tiers in words: their rate, and from where it holds.
    Names(Vec<String>),
    /// Kinds of work or measures, each with its number.
    Entries(Vec<(String, f64)>),
}

/// One key whose value differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Full dotted key, free names included.
    pub key: String,
    /// Its row in the parameter table: unit, meaning, source.
    pub parameter: &'static Parameter,
    /// Value in the first scenario.
    pub first: Given,
    /// Value in the second scenario.
    pub second: Given,
}

/// One of the two scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceSide {
    /// The first.
    First,
    /// The second.
    Second,
}

/// A row with a free name that only one scenario has: a department, a kind of work, an option.
#[derive(Clone, Debug, PartialEq)]
pub struct Only {
    /// Which scenario has it.
    pub side: DifferenceSide,
    /// Its table: `department`, `work`, `option`.
    pub table: &'static str,
    /// Its name.
    pub name: String,
    /// Its name on charts.
    pub label: String,
    /// What it says that a row of the other scenario would not have by default.
    pub values: Vec<Changed>,
}

/// Everything that differs, in the order of the parameter table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// Keys that both have, with other values.
    pub changed: Vec<Changed>,
    /// Rows that only one has.
    pub only: Vec<Only>,
    /// Tables whose rows are the same in another order: the same meaning, other luck.
    pub reordered: Vec<&'static str>,
}

impl Difference {
    /// Whether nothing differs.
    pub fn is_none(&self) -> bool {
        self.changed.is_empty() && self.only.is_empty() && self.reordered.is_empty()
    }
}

/// What differs between two scenarios.
pub fn between(first: &Scenario, second: &Scenario) -> Difference {
    let mut difference = compare(&Outline::of(first), &Outline::of(second));
    let imports =
        |scenario: &Scenario| scenario.resolved.contains(&format!("chart = \"{RESOLVED_CHART}\""));
    if (imports(first) || imports(second)) && first.chart != second.chart {
        lines_differ(&mut difference, first, second);
    }
    difference
}

/// What a scenario states that `base` does not: `first` is the default, `second` the scenario's value.
pub fn from_base(scenario: &Scenario) -> Difference {
    compare(&Outline::of_base(), &Outline::of(scenario))
}

/// The value of every key that holds for the company as a whole, in the order of the parameter table.
pub fn company_wide(scenario: &Scenario) -> Vec<(&'static Parameter, Given)> {
    let outline = Outline::of(scenario);
    company_wide_keys().map(|parameter| (parameter, outline.plain(parameter))).collect()
}

/// Keys without free names that say something about the organization or the run.
fn company_wide_keys() -> impl Iterator<Item = &'static Parameter> {
    let about_files = |key: &str| {
        ["format", "extends", "scenario.show", "scenario.first_chart", "scenario.compare"]
            .contains(&key)
            || ["organization.chart", "card.", "live."].iter().any(|about| key.starts_with(about))
    };
    PARAMETERS
        .iter()
        .filter(move |parameter| !parameter.key.contains('*') && !about_files(parameter.key))
}

fn lines_differ(difference: &mut Difference, first: &Scenario, second: &Scenario) {
    let Some(parameter) = parameter::find("organization.chart") else { return };
    let shape = |scenario: &Scenario| {
        format!(
            "{} seats in {} layers below the head",
            scenario.chart.seats() - 1,
            scenario.chart.layers() - 1
        )
    };
    let (before, mut after) = (shape(first), shape(second));
    if before == after {
        after.push_str(", with other reporting lines");
    }
    let at = difference
        .changed
        .iter()
        .position(|changed| changed.key.contains("department"))
        .unwrap_or(difference.changed.len());
    let key = parameter.key.to_owned();
    let (first, second) = (Given::Text(before), Given::Text(after));
    difference.changed.insert(at, Changed { key, parameter, first, second });
}

/// A scenario as a flat list of keys.
struct Outline {
    /// Values without a free name, by key.
    plain: Vec<(String, Given)>,
    /// What rows have unless they say otherwise, by key with `*` for the name.
    defaults: Vec<(String, Given)>,
    rows: Vec<OutlineRow>,
}

/// A row with a free name.
struct OutlineRow {
    table: &'static str,
    name: String,
    label: String,
    /// What it states, by the rest of the key: `people`, `set.communication.cadence_weeks`.
    given: Vec<(String, Given)>,
}

impl Outline {
    fn of(scenario: &Scenario) -> Self {
        let mut outline = Self::read(&scenario.resolved);
        // reporting lines name departments that the file may not mention
        for (place, named) in scenario.departments.iter().enumerate() {
            let known = |row: &&mut OutlineRow| row.table == "department" && row.name == named.name;
            let seats = || {
                let there = scenario.chart.department.iter();
                there.filter(|&&department| usize::from(department) == place).count()
            };
            let people = |given: &[(String, Given)]| given.iter().any(|(key, _)| key == "people");
            let with_people = |seats: usize| ("people".to_owned(), Given::Number(seats as f64));
            match outline.rows.iter_mut().find(known) {
                Some(row) if people(&row.given) => {}
                Some(row) => row.given.push(with_people(seats())),
                None => outline.rows.push(OutlineRow {
                    table: "department",
                    name: named.name.clone(),
                    label: named.label.clone(),
                    given: vec![with_people(seats())],
                }),
            }
        }
        // a reward that names every department is one that names none
        for row in outline.rows.iter_mut().filter(|row| row.table == "reward") {
            row.given.retain(|(key, given)| match given {
                Given::Names(names) if key == "departments" => {
                    names.len() < scenario.departments.len()
                }
                _ => true,
            });
        }
        // and a department that names every kind of work is one that names none
        for row in outline.rows.iter_mut().filter(|row| row.table == "department") {
            row.given.retain(|(key, given)| match given {
                Given::Names(names) if key == "work" => names.len() < scenario.work.len(),
                _ => true,
            });
        }
        outline
    }

    fn of_base() -> Self {
        let base = library().iter().find(|(name, _)| *name == "base");
        Self::read(base.map_or("", |(_, text)| text))
    }

    fn read(text: &str) -> Self {
        let mut outline = Self { plain: Vec::new(), defaults: Vec::new(), rows: Vec::new() };
        // what was resolved is spelled rightly
        let mut tree = tree::parse(text, 0, &mut Problems::default()).unwrap_or_default();
        // how a file is told in a room says nothing about the organization
        finding::keep_out(&mut tree);
        for row in &tree.rows {
            match (&row.node.value, free_table(&row.name)) {
                (Value::Table(rows), Some(table)) => outline.add_rows(table, rows),
                (Value::Table(tables), None) if row.name == "each" => {
                    outline.add_defaults(tables);
                }
                _ => flatten(&row.name, &row.node, &mut outline.plain),
            }
        }
        outline
    }

    fn add_defaults(&mut self, tables: &TreeTable) {
        for each in &tables.rows {
            let Value::Table(fields) = &each.node.value else { continue };
            for field in &fields.rows {
                let key = format!("{}.*.{}", each.name, field.name);
                flatten(&key, &field.node, &mut self.defaults);
            }
        }
    }

    fn add_rows(&mut self, table: &'static str, rows: &TreeTable) {
        for row in &rows.rows {
            let prefix = keys::join(table, &row.name);
            let mut given = Vec::new();
            flatten(&prefix, &row.node, &mut given);
            let mut label = label_of(&row.name);
            for (key, _) in &mut given {
                *key = key[prefix.len() + 1..].to_owned();
            }
            given.retain(|(key, value)| match value {
                Given::Text(text) if key == "label" => {
                    label.clone_from(text);
                    false
                }
                _ => true,
            });
            self.rows.push(OutlineRow { table, name: row.name.clone(), label, given });
        }
    }

    fn plain(&self, parameter: &Parameter) -> Given {
        lookup(&self.plain, parameter.key)
    }

    fn rows_of(&self, table: &str) -> Vec<&OutlineRow> {
        self.rows.iter().filter(|row| row.table == table).collect()
    }

    fn default_of(&self, table: &str, field: &str) -> Given {
        lookup(&self.defaults, &format!("{table}.*.{field}"))
    }

    /// What holds for a row, stated or by default.
    fn of_row(&self, row: &OutlineRow, field: &str) -> Given {
        match lookup(&row.given, field) {
            Given::Nothing => self.default_of(row.table, field),
            given => given,
        }
    }
}

fn free_table(name: &str) -> Option<&'static str> {
    FREE_TABLES.iter().copied().find(|table| *table == name)
}

fn lookup(list: &[(String, Given)], key: &str) -> Given {
    list.iter().find(|(known, _)| known == key).map_or(Given::Nothing, |(_, given)| given.clone())
}

/// Adds every value below a key.
fn flatten(key: &str, node: &Node, into: &mut Vec<(String, Given)>) {
    match &node.value {
        Value::Table(table) if keys::leaf(key).is_none() => {
            for row in &table.rows {
                flatten(&keys::join(key, &row.name), &row.node, into);
            }
        }
        _ => into.push((key.to_owned(), given(keys::leaf(key), node))),
    }
}

fn given(parameter: Option<&Parameter>, node: &Node) -> Given {
    let number = |node: &Node| match node.value {
        Value::Number(number) => number,
        _ => f64::NAN,
    };
    match &node.value {
        Value::Number(number) => Given::Number(*number),
        Value::Flag(flag) => Given::Flag(*flag),
        Value::Text(text) => Given::Text(text.clone()),
        Value::Date => Given::Nothing,
        Value::List(items) => Given::Names(
            items
                .iter()
                .filter_map(|item| match &item.value {
                    Value::Text(text) => Some(text.clone()),
                    Value::Table(tier) => {
                        let at = |word: &str| Some(number(&tier.row(word)?.node));
                        Some(format!("{} from {}", at("rate")?, at("from")?))
                    }
                    _ => None,
                })
                .collect(),
        ),
        Value::Table(table) if parameter.is_some_and(|parameter| parameter.ranged) => {
            let at = |word: &str| table.row(word).map_or(f64::NAN, |row| number(&row.node));
            let source = match table.row("source").map(|row| &row.node.value) {
                Some(Value::Text(text)) => text.clone(),
                _ => String::new(),
            };
            Given::Range { usual: at("usual"), from: at("from"), to: at("to"), source }
        }
        Value::Table(table) => Given::Entries(
            table.rows.iter().map(|row| (row.name.clone(), number(&row.node))).collect(),
        ),
    }
}

fn compare(first: &Outline, second: &Outline) -> Difference {
    let mut difference = Difference::default();
    for parameter in company_wide_keys() {
        let (before, after) = (first.plain(parameter), second.plain(parameter));
        note(&mut difference.changed, parameter.key.to_owned(), parameter, (before, after));
    }
    for &table in FREE_TABLES {
        let (left, right) = (first.rows_of(table), second.rows_of(table));
        for row in &left {
            match right.iter().find(|other| other.name == row.name) {
                Some(other) => compare_rows(&mut difference.changed, (first, row), (second, other)),
                None => difference.only.push(only(DifferenceSide::First, second, (first, row))),
            }
        }
        let is_new = |row: &&&OutlineRow| left.iter().all(|other| other.name != row.name);
        for row in right.iter().filter(is_new) {
            difference.only.push(only(DifferenceSide::Second, first, (second, row)));
        }
        let order = |rows: &[&OutlineRow], others: &[&OutlineRow]| -> Vec<String> {
            let shared = rows.iter().filter(|row| others.iter().any(|it| it.name == row.name));
            shared.map(|row| row.name.clone()).collect()
        };
        if order(&left, &right) != order(&right, &left) {
            difference.reordered.push(table);
        }
    }
    difference
}

/// Rests of keys that two rows state or may state, in the order of the parameter table; what options and
/// events set comes last.
fn fields(table: &str, rows: [&OutlineRow; 2]) -> Vec<String> {
    let prefix = format!("{table}.*.");
    let listed = PARAMETERS.iter().filter_map(|parameter| parameter.key.strip_prefix(&prefix));
    let mut fields: Vec<String> =
        listed.filter(|field| *field != "label").map(str::to_owned).collect();
    for (field, _) in rows.iter().flat_map(|row| &row.given) {
        if !fields.contains(field) {
            fields.push(field.clone());
        }
    }
    fields
}

fn compare_rows(
    changed: &mut Vec<Changed>,
    (first, row): (&Outline, &OutlineRow),
    (second, other): (&Outline, &OutlineRow),
) {
    let prefix = keys::join(row.table, &row.name);
    let key = format!("{prefix}.label");
    if let Some(parameter) = keys::leaf(&key) {
        let labels = (Given::Text(row.label.clone()), Given::Text(other.label.clone()));
        note(changed, key, parameter, labels);
    }
    for field in fields(row.table, [row, other]) {
        let key = keys::join(&prefix, &field);
        let Some(parameter) = keys::leaf(&key) else { continue };
        let values = (first.of_row(row, &field), second.of_row(other, &field));
        note(changed, key, parameter, values);
    }
}

/// A row that the scenario `own` has and the scenario `other` has not.
fn only(side: DifferenceSide, other: &Outline, (own, row): (&Outline, &OutlineRow)) -> Only {
    let mut values = Vec::new();
    for field in fields(row.table, [row, row]) {
        let key = format!("{}.{}.{field}", row.table, row.name);
        let Some(parameter) = keys::leaf(&key) else { continue };
        let pair = (other.default_of(row.table, &field), own.of_row(row, &field));
        let pair = if side == DifferenceSide::First { (pair.1, pair.0) } else { pair };
        note(&mut values, key, parameter, pair);
    }
    Only { side, table: row.table, name: row.name.clone(), label: row.label.clone(), values }
}

fn note(
    changed: &mut Vec<Changed>,
    key: String,
    parameter: &'static Parameter,
    (first, second): (Given, Given),
) {
    if plain_form(parameter, &first) != plain_form(parameter, &second) {
        changed.push(Changed { key, parameter, first, second });
    }
}

/// The form in which two ways of writing the same are equal: what is left out of a table is 0, the order
/// of names means nothing where it means nothing, and all mechanisms are the same as none named.
fn plain_form(parameter: &Parameter, given: &Given) -> Given {
    match given {
        Given::Entries(entries) => {
            let mut entries: Vec<_> =
                entries.iter().filter(|(_, number)| *number != 0.0).cloned().collect();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            Given::Entries(entries)
        }
        Given::Nothing if matches!(parameter.form, Form::PerWork { .. }) => {
            Given::Entries(Vec::new())
        }
        Given::Names(names) if !matches!(parameter.form, Form::OptionNames | Form::Tiers) => {
            let mut names = names.clone();
            names.sort_unstable();
            let all = Mechanisms::NAMES.len();
            if matches!(parameter.form, Form::MechanismNames) && names.len() == all {
                return Given::Nothing;
            }
            Given::Names(names)
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests;
