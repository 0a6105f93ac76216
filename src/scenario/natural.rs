//! Units of the organization beside those of the model: `natural = "12 tickets"` below a measure says what a counted unit
//! is, and then targets, caps, tiers, gates and noise may be written as `"78 tickets"`.

use super::diagnostic::Problems;
use super::keys;
use super::tree::{Node, Row, Table, Value};
use super::value::short;

/// What one counted unit of a measure is.
#[derive(Clone, Debug, PartialEq)]
pub struct Natural {
    /// How many of them one counted unit is, above 0.
    pub size: f64,
    /// What they are called: `tickets`.
    pub name: String,
}

impl Natural {
    /// Reads a number and a name: `12 tickets`.
    pub fn read(text: &str) -> Option<Self> {
        let (number, name) = text.trim().split_once(char::is_whitespace)?;
        let (size, name) = (number.parse::<f64>().ok()?, name.trim());
        let is_unit = size.is_finite() && !name.is_empty() && name.parse::<f64>().is_err();
        is_unit.then(|| Self { size, name: name.to_owned() })
    }
}

/// Puts counted units in place of natural ones. What is wrong is noted and left out.
pub(super) fn resolve(tree: &mut Table, problems: &mut Problems) {
    let before = tree.clone();
    within(tree, "", &before, None, problems);
    for owner in ["event", "option"] {
        let Some(Value::Table(rows)) = value(tree, owner) else { continue };
        for row in &mut rows.rows {
            let Value::Table(change) = &mut row.node.value else { continue };
            let Some(Value::Table(set)) = value(change, "set") else { continue };
            let own = set.clone();
            within(set, "set.", &before, Some(&own), problems);
        }
    }
}

fn value<'a>(table: &'a mut Table, name: &str) -> Option<&'a mut Value> {
    table.rows.iter_mut().find(|row| row.name == name).map(|row| &mut row.node.value)
}

/// Targets, caps, tiers and gates of rewards, and the noise of measures.
fn within(
    table: &mut Table,
    prefix: &str,
    tree: &Table,
    set: Option<&Table>,
    problems: &mut Problems,
) {
    for (home, fields) in [("reward", &["target", "cap"][..]), ("measure", &["noise"])] {
        let Some(Value::Table(rows)) = value(table, home) else { continue };
        for row in &mut rows.rows {
            let Value::Table(entries) = &mut row.node.value else { continue };
            let known = || {
                let known = match home {
                    "measure" => natural(tree, &row.name).map(|unit| vec![(unit, 1.0)]),
                    _ => Some(paid(tree, set, &row.name)),
                };
                known.unwrap_or_default()
            };
            entries.rows.retain_mut(|entry| {
                let key = keys::join(&format!("{prefix}{home}.{}", row.name), &entry.name);
                match &mut entry.node.value {
                    _ if fields.contains(&entry.name.as_str()) => {
                        counted(&mut entry.node, &key, known, problems)
                    }
                    Value::Table(gate) if home == "reward" && entry.name == "gate" => {
                        gate.rows.iter_mut().all(|least| {
                            let (key, name) = (keys::join(&key, &least.name), least.name.clone());
                            let known = || {
                                let unit = natural(tree, &name).map(|unit| (unit, 1.0));
                                unit.into_iter().collect()
                            };
                            counted(&mut least.node, &key, known, problems)
                        })
                    }
                    // from where a tier holds
                    Value::List(tiers) if home == "reward" && entry.name == "tiers" => {
                        let mut all = tiers.iter_mut().filter_map(|tier| match &mut tier.value {
                            Value::Table(tier) => {
                                tier.rows.iter_mut().find(|row| row.name == "from")
                            }
                            _ => None,
                        });
                        let key = format!("{key}.from");
                        all.all(|from| counted(&mut from.node, &key, known, problems))
                    }
                    _ => true,
                }
            });
        }
    }
}

/// Puts counted units in place of one value in natural ones; whether nothing is wrong with it.
fn counted(
    node: &mut Node,
    key: &str,
    known: impl Fn() -> Vec<(Natural, f64)>,
    problems: &mut Problems,
) -> bool {
    let Value::Text(text) = &node.value else { return true };
    let Some(given) = Natural::read(text) else { return true };
    let known = known();
    let unit = known.iter().find(|(unit, _)| unit.name == given.name);
    if let Some((unit, weight)) = unit.filter(|(unit, _)| unit.size > 0.0) {
        node.value = Value::Number(given.size / unit.size * weight);
        return true;
    }
    let message = format!(
        "`{key}` is \"{}\", and nothing that it counts is known in {}",
        short(text),
        short(&given.name)
    );
    let help = format!(
        "say what a counted unit is: `natural = \"12 {}\"` below its `[measure.NAME]`, or write counted units \
         without quotes",
        short(&given.name)
    );
    problems.wrong(&node.span, message, help);
    false
}

/// What a measure says that its counted unit is.
fn natural(tree: &Table, measure: &str) -> Option<Natural> {
    match &tree.table("measure")?.table(measure)?.row("natural")?.node.value {
        Value::Text(text) => Natural::read(text),
        _ => None,
    }
}

/// Natural units of what a reward pays for, each with its weight.
fn paid(tree: &Table, set: Option<&Table>, reward: &str) -> Vec<(Natural, f64)> {
    let weights = |table: &Table| -> Option<Vec<Row>> {
        Some(table.table("reward")?.table(reward)?.table("pays_for")?.rows.clone())
    };
    let weights = set.and_then(weights).or_else(|| weights(tree)).unwrap_or_default();
    // a target of a sum has no unit of its own
    if weights.len() != 1 {
        return Vec::new();
    }
    let unit = |row: &Row| match row.node.value {
        Value::Number(weight) => Some((natural(tree, &row.name)?, weight.abs())),
        _ => None,
    };
    weights.iter().filter_map(unit).collect()
}
