//! Changes that are relative to what the scenario says: `{ times = 1.5 }` and `{ plus = 0.1 }` become the numbers they
//! mean before anything else is read.

use super::diagnostic::Problems;
use super::keys;
use super::parameter::{self, FREE_TABLES, Form};
use super::source::Span;
use super::suggest::closest;
use super::tree::{KeyRow, Node, TreeTable, Value};

/// Puts numbers in place of relative changes of events, options and counters of findings. What is wrong is noted and left out.
pub(super) fn resolve(tree: &mut TreeTable, problems: &mut Problems) {
    let before = tree.clone();
    for set in tree.changes() {
        walk(set, "", &before, problems);
    }
}

fn walk(table: &mut TreeTable, prefix: &str, tree: &TreeTable, problems: &mut Problems) {
    table.rows.retain_mut(|row| {
        let key = keys::join(prefix, &row.name);
        let Value::Table(below) = &mut row.node.value else { return true };
        if parameter::find(&key).is_none() {
            walk(below, &key, tree, problems);
            return true;
        }
        if let Some((word, meant)) = RelativeStep::nearly(below, &key) {
            let message = format!("`{word}` is no relative change");
            problems.wrong(&row.node.span, message, format!("write `set.{key} = {meant}`"));
            return false;
        }
        let Some(step) = RelativeStep::of(below) else { return true };
        let was = problems.len();
        let place = row.node.span.clone();
        match step.and_then(|step| step.applied(&key, tree, &place)) {
            Ok(value) => row.node.value = value,
            Err((message, help)) => {
                problems.wrong(&place, message, help);
            }
        }
        problems.len() == was
    });
}

/// A relative change.
#[derive(Clone, Copy, Debug)]
struct RelativeStep {
    times: f64,
    plus: f64,
}

/// What is wrong, and what to do.
type Wrong = (String, String);

impl RelativeStep {
    /// A table that was meant as one: its word, and the table that says it.
    fn nearly(table: &TreeTable, key: &str) -> Option<(String, String)> {
        let form = parameter::find(key)?.form;
        let [row] = table.rows.as_slice() else { return None };
        let Value::Number(number) = row.node.value else { return None };
        if !matches!(form, Form::Number { .. } | Form::Whole { .. }) {
            return None;
        }
        let word = row.name.to_lowercase();
        let meant = match word.as_str() {
            "times" | "plus" | "usual" | "from" | "to" => return None,
            "minus" | "subtract" | "less" | "reduce" => format!("{{ plus = {} }}", meant(-number)),
            "add" | "more" | "increase" | "by" => format!("{{ plus = {number} }}"),
            "time" | "factor" | "multiply" | "multiplied" | "x" => {
                format!("{{ times = {number} }}")
            }
            "percent" | "pct" => format!("{{ times = {} }}", meant(1.0 + number / 100.0)),
            _ => match closest(&word, ["times", "plus"])? {
                "times" => format!("{{ times = {number} }}"),
                _ => format!("{{ plus = {number} }}"),
            },
        };
        Some((row.name.clone(), meant))
    }

    /// Reads it, where a table is one.
    fn of(table: &TreeTable) -> Option<Result<Self, Wrong>> {
        let is_step = |row: &KeyRow| ["times", "plus"].contains(&row.name.as_str());
        if table.rows.is_empty() || !table.rows.iter().any(is_step) {
            return None;
        }
        let usage =
            "write `{ times = 1.5 }` for half as much again, or `{ plus = 0.1 }`".to_owned();
        if let Some(other) = table.rows.iter().find(|row| !is_step(row)) {
            let message = format!("`{}` stands beside a relative change", other.name);
            return Some(Err((message, usage)));
        }
        let mut step = Self { times: 1.0, plus: 0.0 };
        for row in &table.rows {
            let Value::Number(number) = row.node.value else {
                let message = format!("`{}` of a relative change is no number", row.name);
                return Some(Err((message, usage)));
            };
            *(if row.name == "times" { &mut step.times } else { &mut step.plus }) = number;
        }
        if !step.times.is_finite() || !step.plus.is_finite() {
            return Some(Err(("a relative change is no number".to_owned(), usage)));
        }
        Some(Ok(step))
    }

    /// A sum of decimals is no longer one: what is meant has fewer digits than a number can hold.
    fn of_number(self, number: f64) -> f64 {
        meant(self.times * number + self.plus)
    }

    /// The value that a key takes.
    fn applied(self, key: &str, tree: &TreeTable, place: &Span) -> Result<Value, Wrong> {
        let form = parameter::find(key).map(|row| row.form);
        let base = stated(tree, key).ok_or_else(|| {
            let message = format!("`{key}` has no value that a relative change could start from");
            (message, format!("write the value itself: `set.{key} = ...`"))
        })?;
        let limits = match form {
            Some(Form::Number { low, high }) => (low, high),
            Some(Form::Whole { low, high }) => (f64::from(low), f64::from(high)),
            Some(Form::PerWork { low, high } | Form::PerMeasure { low, high })
                if self.plus.total_cmp(&0.0).is_eq() =>
            {
                (low, high)
            }
            Some(Form::PerWork { .. } | Form::PerMeasure { .. }) => {
                let message = format!("`{key}` is a table, to which nothing can be added");
                return Err((message, "write `{ times = 1.5 }`, or the table itself".to_owned()));
            }
            _ => {
                let message =
                    format!("`{key}` is no number, so there is nothing to change relatively");
                return Err((message, format!("write the value itself: `set.{key} = ...`")));
            }
        };
        let is_whole = matches!(form, Some(Form::Whole { .. }));
        let number = |number: f64| -> Result<f64, Wrong> {
            let exact = self.of_number(number);
            let found = if is_whole { exact.round() } else { exact };
            if found >= limits.0 && found <= limits.1 {
                return Ok(found);
            }
            let message = format!(
                "`set.{key}` becomes {found} from {number}, must be {} to {}",
                limits.0, limits.1
            );
            Err((
                message,
                format!("`orgdrift explain {key}` says what it means; change it by less"),
            ))
        };
        match base {
            Value::Number(base) => Ok(Value::Number(number(*base)?)),
            // a range keeps its words; a negative factor turns it round
            Value::Table(table) => {
                let mut table = table.clone();
                for row in &mut table.rows {
                    if let Value::Number(base) = row.node.value {
                        row.node =
                            Node { span: place.clone(), value: Value::Number(number(base)?) };
                    }
                }
                if self.times < 0.0 && table.row("from").is_some() {
                    for row in &mut table.rows {
                        match row.name.as_str() {
                            "from" => "to".clone_into(&mut row.name),
                            "to" => "from".clone_into(&mut row.name),
                            _ => {}
                        }
                    }
                }
                Ok(Value::Table(table))
            }
            _ => Err((
                format!("`{key}` is no number, so there is nothing to change relatively"),
                format!("write the value itself: `set.{key} = ...`"),
            )),
        }
    }
}

/// A number with fifteen digits, as many as every decimal keeps.
pub(super) fn meant(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

/// What the scenario says of a key, itself or for every row of its table.
fn stated<'a>(tree: &'a TreeTable, key: &str) -> Option<&'a Value> {
    let at = |path: &str| {
        let (tables, word) = path.rsplit_once('.')?;
        let table = tables.split('.').try_fold(tree, |table, part| table.table(part))?;
        table.row(word).map(|row| &row.node.value)
    };
    at(key).or_else(|| {
        let (table, rest) = key.split_once('.')?;
        let (_, field) = rest.split_once('.')?;
        FREE_TABLES.contains(&table).then(|| at(&format!("each.{table}.{field}")))?
    })
}
