//! Units of the organization beside those of the model: `natural = "12 tickets"` below a measure says what a counted unit
//! is, and then targets, caps, tiers, gates and noise may be written as `"78 tickets"`.

use super::diagnostic::Problems;
use super::keys;
use super::meant::digits_of;
use super::relative::meant;
use super::source::Span;
use super::suggest::closest;
use super::tree::{KeyRow, Node, TreeTable, Value};
use crate::scenario::quoted::{quoted, short};

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
        let is_unit = size.is_finite()
            && !name.is_empty()
            && !name.starts_with(|first: char| first.is_ascii_digit());
        is_unit.then(|| Self { size, name: name.to_owned() })
    }

    /// So many of them in counted units, each of which is paid with a weight.
    pub(super) fn counted(&self, size: f64, weight: f64) -> f64 {
        meant(size / self.size * weight)
    }
}

/// Puts counted units in place of natural ones. What is wrong is noted and left out.
pub(super) fn resolve(tree: &mut TreeTable, problems: &mut Problems) {
    let before = tree.clone();
    within(tree, "", &before, None, problems);
    for set in tree.changes() {
        let own = set.clone();
        within(set, "set.", &before, Some(&own), problems);
    }
}

fn value<'a>(table: &'a mut TreeTable, name: &str) -> Option<&'a mut Value> {
    table.rows.iter_mut().find(|row| row.name == name).map(|row| &mut row.node.value)
}

/// Targets, caps, tiers and gates of rewards, and the noise of measures.
fn within(
    table: &mut TreeTable,
    prefix: &str,
    tree: &TreeTable,
    set: Option<&TreeTable>,
    problems: &mut Problems,
) {
    for (home, fields) in [("reward", &["target", "cap"][..]), ("measure", &["noise"])] {
        let Some(Value::Table(rows)) = value(table, home) else { continue };
        for row in &mut rows.rows {
            let Value::Table(entries) = &mut row.node.value else { continue };
            for entry in &mut entries.rows {
                let key = keys::join(&format!("{prefix}{home}.{}", row.name), &entry.name);
                let of_measure = |name: &str| natural(tree, name).map(|unit| (unit, 1.0));
                let known = || match home {
                    "measure" => of_measure(&row.name),
                    _ => paid(tree, set, &row.name),
                };
                match &mut entry.node.value {
                    _ if fields.contains(&entry.name.as_str()) => {
                        let unit = Counted { key, word: entry.name.clone(), known: known() };
                        unit.put_all(&mut entry.node, problems);
                    }
                    Value::Table(gate) if home == "reward" && entry.name == "gate" => {
                        for least in &mut gate.rows {
                            let (key, word) = (keys::join(&key, &least.name), least.name.clone());
                            let unit = Counted { key, known: of_measure(&word), word };
                            unit.put_all(&mut least.node, problems);
                        }
                    }
                    // from where a tier holds
                    Value::List(tiers) if home == "reward" && entry.name == "tiers" => {
                        let (key, word) = (format!("{key}.from"), "from".to_string());
                        let unit = Counted { key, word, known: known() };
                        for tier in tiers {
                            let Value::Table(tier) = &mut tier.value else { continue };
                            for from in tier.rows.iter_mut().filter(|row| row.name == "from") {
                                unit.put(&mut from.node, problems);
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}

/// Stands where something wrong was noted, so that nothing is noted that only follows from it.
const WRONG: f64 = 1.0;

/// A number that may be written in natural units.
struct Counted {
    key: String,
    /// The word before the `=`.
    word: String,
    /// What one counted unit is, and how many of them one is paid for.
    known: Option<(Natural, f64)>,
}

impl Counted {
    /// The same for one number of a range or of a relative change.
    fn part(&self, name: &str) -> Self {
        let key = keys::join(&self.key, name);
        Self { key, word: name.to_string(), known: self.known.clone() }
    }

    /// Puts numbers in place of texts with a unit, in a number, a range or a relative change.
    fn put_all(&self, node: &mut Node, problems: &mut Problems) {
        let Value::Table(parts) = &mut node.value else {
            self.put(node, problems);
            return;
        };
        let ends =
            |part: &&mut KeyRow| ["usual", "from", "to", "plus"].contains(&part.name.as_str());
        let mut right = true;
        for part in parts.rows.iter_mut().filter(ends) {
            right &= self.part(&part.name).put(&mut part.node, problems);
        }
        if !right {
            node.value = Value::Number(WRONG);
        }
    }

    /// Tells a number in quotes, which may be counted either way; what is wrong with any other text others tell.
    fn has_a_unit(&self, text: &str, place: Span, problems: &mut Problems) -> bool {
        let (Some((unit, _)), Ok(number)) = (&self.known, text.trim().parse::<f64>()) else {
            return true;
        };
        if unit.size <= 0.0 || !number.is_finite() {
            return true;
        }
        problems.wrong(
            &place,
            format!("`{}` is the text \"{}\", which says no unit", self.key, short(text)),
            format!(
                "write `{word} = {}`, or `{word} = {number}` in counted units",
                quoted(&format!("{number} {}", unit.name)),
                word = self.word
            ),
        );
        false
    }

    /// Puts a number in place of a text with a unit; whether nothing is wrong with it.
    fn put(&self, node: &mut Node, problems: &mut Problems) -> bool {
        let Value::Text(text) = &node.value else { return true };
        let exact = Natural::read(text);
        let Some(given) = exact.clone().or_else(|| loose(text)) else {
            let right = self.has_a_unit(text, node.span.clone(), problems);
            if !right {
                node.value = Value::Number(WRONG);
            }
            return right;
        };
        if self.known.as_ref().is_some_and(|(unit, _)| unit.name == given.name && unit.size <= 0.0)
        {
            // what is wrong is told where the unit is said
            node.value = Value::Number(WRONG);
            return false;
        }
        let unit =
            self.known.as_ref().filter(|(unit, _)| unit.name == given.name && unit.size > 0.0);
        let (name, written) =
            (short(&given.name), format!("`{}` is \"{}\"", self.key, short(text)));
        let line = |name: &str| {
            format!("write `{} = {}`", self.word, quoted(&format!("{} {name}", given.size)))
        };
        let (message, help) = match (unit, exact, &self.known) {
            (Some((unit, weight)), Some(_), _) => {
                node.value = Value::Number(unit.counted(given.size, *weight));
                return true;
            }
            (Some(_), None, _) => {
                (format!("{written}, which is no number and a unit"), line(&given.name))
            }
            // another spelling, or another thing
            (None, _, Some((unit, _))) => {
                let message =
                    format!("{written}, and what it counts is given in {}", short(&unit.name));
                let help = match closest(&given.name, [unit.name.to_lowercase().as_str()]) {
                    Some(_) => line(&unit.name),
                    None => format!(
                        "say how many {} that is, or write counted units without quotes",
                        short(&unit.name)
                    ),
                };
                (message, help)
            }
            (None, _, None) => (
                format!("{written}, and nothing that it counts is known in {name}"),
                format!(
                    "say what a counted unit is: `natural = \"12 {name}\"` below its `[measure.NAME]`, or write \
                     counted units without quotes"
                ),
            ),
        };
        problems.wrong(&node.span, message, help);
        node.value = Value::Number(WRONG);
        false
    }
}

/// A number with signs between thousands, or without a blank before its unit: `1,000 tickets`, `78tickets`.
pub(super) fn loose(text: &str) -> Option<Natural> {
    let text = text.trim();
    let end = text.find(|letter: char| {
        !(letter.is_ascii_digit() || ".,'’_".contains(letter) || letter.is_whitespace())
    })?;
    let (digits, name) = (text[..end].trim(), text[end..].trim());
    // what stands in percent or in signs only is no unit of work
    if name.starts_with(['%', '‰', '/', '-', '+', '*']) || name.is_empty() {
        return None;
    }
    let groups: Vec<&str> = digits
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let thousands = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3);
    let size = if thousands { groups.concat().parse().ok()? } else { digits_of(digits, None)? };
    Some(Natural { size, name: name.to_owned() })
}

/// What a measure says that its counted unit is.
fn natural(tree: &TreeTable, measure: &str) -> Option<Natural> {
    match &tree.table("measure")?.table(measure)?.row("natural")?.node.value {
        Value::Text(text) => Natural::read(text),
        _ => None,
    }
}

/// Natural unit of what a reward pays for, with its weight.
fn paid(tree: &TreeTable, set: Option<&TreeTable>, reward: &str) -> Option<(Natural, f64)> {
    let weights = |table: &TreeTable| -> Option<Vec<KeyRow>> {
        Some(table.table("reward")?.table(reward)?.table("pays_for")?.rows.clone())
    };
    let weights = set.and_then(weights).or_else(|| weights(tree))?;
    // a target of a sum has no unit of its own
    let [row] = weights.as_slice() else { return None };
    match row.node.value {
        Value::Number(weight) => Some((natural(tree, &row.name)?, weight.abs())),
        _ => None,
    }
}
