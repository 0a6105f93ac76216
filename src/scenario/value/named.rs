//! Values that speak of other rows by their names: shares, weights, departments, measures.

use super::{Reader, Typed};
use crate::scenario::metric::Metric;
use crate::scenario::parameter::Form;
use crate::scenario::quoted::short;
use crate::scenario::source::Span;
use crate::scenario::suggest::{closest, enumerated, listed};
use crate::scenario::tree::{Node, TreeTable, Value};
use crate::scenario::{Level, Mechanisms, keys};

/// Largest difference from 1 that a sum of shares may have.
const SHARE_SLACK: f64 = 1e-6;

impl Reader<'_> {
    pub(super) fn shares(&mut self, table: &TreeTable, node: &Node) -> Option<Typed> {
        for row in &table.rows {
            if let Value::Number(value) = row.node.value
                && value < 0.0
            {
                let message =
                    format!("the share `{}.{}` is {value}, must be 0 or more", self.key, row.name);
                let help = "write 0 for work that the split does not contain";
                self.problems.wrong(&row.node.span, message, help);
                return None;
            }
        }
        let names = self.names.work.clone();
        // single shares are not limited here: a split in percent is one mistake, not one per kind
        let numbers = self.numbers(table, &names, "kind of work", "work", 0.0, 1e9)?;
        let sum: f64 = numbers.iter().map(|(_, share)| share).sum();
        if (sum - 1.0).abs() <= SHARE_SLACK {
            return Some(Typed::Numbers(numbers));
        }
        let shown = (sum * 1e6).round() / 1e6;
        let message = format!("the shares of `{}` sum to {shown}, must sum to 1", self.key);
        let help = if (sum - 100.0).abs() < 1e-3 {
            "write 0.25 for 25 %".to_string()
        } else if sum < 1.0 {
            format!("add {} to one of them", tidy(1.0 - sum))
        } else {
            format!("take {} from one of them", tidy(sum - 1.0))
        };
        self.problems.wrong(&node.span, message, help);
        None
    }

    pub(super) fn numbers(
        &mut self,
        table: &TreeTable,
        names: &[String],
        what: &str,
        home: &str,
        low: f64,
        high: f64,
    ) -> Option<Vec<(usize, f64)>> {
        let before = self.problems.len();
        let mut numbers = Vec::new();
        for row in &table.rows {
            let key = keys::join(self.key, &row.name);
            let value = self.number(&key, &row.node, low, high);
            let index = names.iter().position(|name| *name == row.name);
            match (index, value) {
                (Some(index), Some(value)) => numbers.push((index, value)),
                (None, _) => self.unknown(&row.name, &row.place, names, what, home),
                _ => {}
            }
        }
        (self.problems.len() == before).then_some(numbers)
    }

    fn unknown(&mut self, name: &str, place: &Span, names: &[String], what: &str, home: &str) {
        let message = format!("unknown {what} `{}` in `{}`", short(name), self.key);
        self.problems.wrong(place, message, unknown_help(name, names, home));
    }

    pub(super) fn names(&mut self, items: &[Node]) -> Option<Typed> {
        let (names, what, home) = match self.parameter.form {
            Form::DepartmentName | Form::DepartmentNames => {
                (self.names.departments.clone()?, "department", "department")
            }
            Form::WorkName | Form::WorkNames => (self.names.work.clone(), "kind of work", "work"),
            _ => (self.names.options.clone(), "option", "option"),
        };
        let before = self.problems.len();
        let mut found: Vec<(usize, Span)> = Vec::new();
        for item in items {
            let Value::Text(name) = &item.value else {
                self.wrong_kind(self.key, item, "a name in quotes");
                continue;
            };
            match names.iter().position(|known| known == name) {
                None => self.unknown(name, &item.span, &names, what, home),
                Some(index) => {
                    if let Some((_, first)) = found.iter().find(|(known, _)| *known == index) {
                        let message = format!("`{}` names `{name}` twice", self.key);
                        let problem = self.problems.wrong(&item.span, message, "name it once");
                        problem.also(first, "first named here");
                    }
                    found.push((index, item.span.clone()));
                }
            }
        }
        (self.problems.len() == before).then_some(Typed::Names(found))
    }

    pub(super) fn metric(&mut self, node: &Node, name: &str) -> Option<Typed> {
        let Some(metric) = Metric::named(name) else {
            let message =
                format!("`{}` is \"{}\", which is no measure of results", self.key, short(name));
            self.problems.wrong(&node.span, message, metric_help(name));
            return None;
        };
        if metric.info().level == Level::Run {
            let message =
                format!("`{}` is \"{name}\", which is known only for a run as a whole", self.key);
            let help = "choose a measure that has a value every week, such as `outcome_index`";
            self.problems.wrong(&node.span, message, help);
            return None;
        }
        Some(Typed::Metric(metric))
    }

    pub(super) fn mechanisms(&mut self, items: &[Node]) -> Option<Typed> {
        let before = self.problems.len();
        let mut on = [false; 7];
        for item in items {
            let Value::Text(name) = &item.value else {
                self.wrong_kind(self.key, item, "a name in quotes");
                continue;
            };
            if let Some(index) = Mechanisms::NAMES.iter().position(|known| known == name) {
                on[index] = true;
            } else {
                let names = Mechanisms::NAMES.iter().copied();
                let help = match closest(name, names.clone()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("choose from {}", listed(names)),
                };
                self.problems.wrong(
                    &item.span,
                    format!("unknown mechanism `{}`", short(name)),
                    help,
                );
            }
        }
        (self.problems.len() == before).then(|| Typed::Mechanisms(Mechanisms::from_switches(on)))
    }
}

/// What to do about a name that no row of a table bears.
pub(in crate::scenario) fn unknown_help(name: &str, names: &[String], home: &str) -> String {
    let known = || names.iter().map(String::as_str);
    match closest(name, known()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if names.is_empty() => format!("add a table `[{home}.{}]`", short(name)),
        None => {
            format!("known are {}; or add a table `[{home}.{}]`", enumerated(known()), short(name))
        }
    }
}

/// What to do about a name that is no measure of results.
pub(in crate::scenario) fn metric_help(name: &str) -> String {
    match closest(name, Metric::ALL.iter().map(|metric| metric.info().name)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "choose one of `outcome_index`, `activity_index`, `drift`, `strain`, ...; \
                 run `orgdrift explain measures`"
            .to_string(),
    }
}

fn tidy(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}
