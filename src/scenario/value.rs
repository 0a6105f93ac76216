//! One value of a file becomes a checked number, word or name.

use super::diagnostic::Problems;
use super::keys;
use super::metric::Metric;
use super::parameter::{Form, Parameter};
use super::source::Span;
use super::suggest::{closest, enumerated, listed};
use super::tree::{Node, Row, Table, Value};
use super::{Level, Mechanisms};

/// Largest difference from 1 that a sum of shares may have.
const SHARE_SLACK: f64 = 1e-6;

/// A checked value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Typed {
    Number(f64),
    Range(Range),
    /// Index of a word in its list.
    Word(usize),
    Flag(bool),
    Text(String),
    /// Index and number of the kinds of work or measures that are named.
    Numbers(Vec<(usize, f64)>),
    /// Index of a name, and where it stands.
    Names(Vec<(usize, Span)>),
    Metric(Metric),
    Mechanisms(Mechanisms),
}

/// A number that is not known exactly.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Range {
    pub(super) usual: f64,
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) source: String,
}

/// The free names of a scenario.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// `None` while nobody knows them, because the chart could not be read.
    pub(super) departments: Option<Vec<String>>,
    pub(super) work: Vec<String>,
    pub(super) measures: Vec<String>,
    pub(super) rewards: Vec<String>,
    pub(super) conflicts: Vec<String>,
    pub(super) options: Vec<String>,
}

/// Checks the value of a key; problems are noted and give `None`.
pub(super) fn read(
    parameter: &Parameter,
    key: &str,
    row: &Row,
    names: &Names,
    problems: &mut Problems,
) -> Option<Typed> {
    let mut reader = Reader { parameter, key, names, problems };
    reader.read(&row.node)
}

struct Reader<'a> {
    parameter: &'a Parameter,
    key: &'a str,
    names: &'a Names,
    problems: &'a mut Problems,
}

impl Reader<'_> {
    fn read(&mut self, node: &Node) -> Option<Typed> {
        match (self.parameter.form, &node.value) {
            (Form::Number { .. } | Form::Whole { .. }, Value::Table(table)) => {
                self.range(table, node)
            }
            (Form::Number { low, high }, _) => {
                Some(Typed::Number(self.number(self.key, node, low, high)?))
            }
            (Form::Whole { low, high }, _) => self.whole(node, low, high),
            (Form::Choice(words), Value::Text(word)) => self.word(node, word, words),
            (Form::Flag, Value::Flag(flag)) => Some(Typed::Flag(*flag)),
            (Form::Text, Value::Text(text)) => self.text(node, text),
            (Form::Shares, Value::Table(table)) => self.shares(table, node),
            (Form::PerWork { low, high }, Value::Table(table)) => {
                let names = self.names.work.clone();
                self.numbers(table, &names, "kind of work", "work", low, high).map(Typed::Numbers)
            }
            (Form::PerMeasure { low, high }, Value::Table(table)) => {
                let names = self.names.measures.clone();
                self.numbers(table, &names, "measure", "measure", low, high).map(Typed::Numbers)
            }
            (Form::DepartmentName | Form::WorkName, Value::Text(_)) => {
                self.names(std::slice::from_ref(node))
            }
            (Form::DepartmentNames | Form::OptionNames, Value::List(items)) => {
                if items.is_empty() {
                    let message = format!("`{}` is an empty list", self.key);
                    self.problems.wrong(
                        &node.span,
                        message,
                        "name at least one, or delete the line",
                    );
                    return None;
                }
                self.names(items)
            }
            (Form::MetricName, Value::Text(name)) => self.metric(node, name),
            (Form::MechanismNames, Value::List(items)) => self.mechanisms(items),
            _ => {
                self.wrong_kind(self.key, node, &keys::expected(self.parameter));
                None
            }
        }
    }

    fn wrong_kind(&mut self, key: &str, node: &Node, expected: &str) {
        let found = self.found(node);
        let word = key.rsplit('.').next().unwrap_or(key);
        let help = match (&node.value, self.parameter.form) {
            (Value::Text(text), _) if expected.contains("number") => {
                match text.trim().parse::<f64>() {
                    Ok(number) => format!("remove the quotes: `{word} = {number}`"),
                    Err(_) if text.contains(',') => {
                        "write a decimal point and no quotes: `0.5`".to_string()
                    }
                    Err(_) => format!("write a number without quotes; {}", self.ask()),
                }
            }
            (Value::Text(text), Form::Flag) if text == "true" || text == "false" => {
                format!("remove the quotes: `{word} = {text}`")
            }
            (Value::Text(text), form) if is_list(form) => {
                format!("put it in brackets: `{word} = [\"{text}\"]`")
            }
            (Value::Number(number), Form::Flag) => {
                format!("write `{word} = {}`", if *number == 0.0 { "false" } else { "true" })
            }
            (_, Form::Text) => format!("write `{word} = \"...\"`"),
            (_, Form::Shares | Form::PerWork { .. }) => {
                let name = self.names.work.first().map_or("tickets", String::as_str);
                format!("write `{word} = {{ {name} = 1.0 }}`")
            }
            (_, Form::PerMeasure { .. }) => {
                let name = self.names.measures.first().map_or("tickets_closed", String::as_str);
                format!("write `{word} = {{ {name} = 1.0 }}`")
            }
            _ => self.ask(),
        };
        self.problems.wrong(&node.span, format!("`{key}` is {found}, must be {expected}"), help);
    }

    /// What stands in the file, in words.
    fn found(&self, node: &Node) -> String {
        match &node.value {
            Value::Text(text) => format!("the text \"{}\"", short(text)),
            Value::Number(_) => short(self.problems.sources.text(&node.span)),
            Value::Flag(flag) => format!("{flag}"),
            Value::Date => "a date".to_string(),
            Value::List(_) => "a list".to_string(),
            Value::Table(_) => "a table".to_string(),
        }
    }

    fn ask(&self) -> String {
        format!("run `orgdrift explain {}`", self.key)
    }

    fn number(&mut self, key: &str, node: &Node, low: f64, high: f64) -> Option<f64> {
        let Value::Number(value) = node.value else {
            let unit = self.parameter.unit;
            self.wrong_kind(key, node, &format!("a number from {low} to {high} ({unit})"));
            return None;
        };
        if value >= low && value <= high {
            // negative zero is the same number written oddly
            return Some(value + 0.0);
        }
        let written = self.found(node);
        let message = format!("`{key}` is {written}, must be {low} to {high}{}", self.unit());
        let help = if high.total_cmp(&1.0).is_eq() && (2.0..=100.0).contains(&value) {
            format!("{written} % is written {}; {}", value / 100.0, self.parameter.meaning)
        } else {
            self.meaning()
        };
        self.problems.wrong(&node.span, message, help);
        None
    }

    fn whole(&mut self, node: &Node, low: u32, high: u32) -> Option<Typed> {
        let Value::Number(value) = node.value else {
            self.wrong_kind(self.key, node, &keys::expected(self.parameter));
            return None;
        };
        if value.fract() != 0.0 && value.is_finite() {
            let written = self.found(node);
            let message =
                format!("`{}` is {written}, must be a whole number{}", self.key, self.unit());
            let nearest = value.round().clamp(f64::from(low), f64::from(high));
            self.problems.wrong(&node.span, message, format!("write {nearest}"));
            return None;
        }
        if low == high {
            if value.total_cmp(&f64::from(low)).is_eq() {
                return Some(Typed::Number(value));
            }
            let message = format!("`{}` is {}, must be {low}", self.key, self.found(node));
            let help =
                format!("write `{} = {low}`: this program reads version {low} only", self.key);
            self.problems.wrong(&node.span, message, help);
            return None;
        }
        self.number(self.key, node, f64::from(low), f64::from(high)).map(Typed::Number)
    }

    fn unit(&self) -> String {
        if self.parameter.unit.is_empty() {
            String::new()
        } else {
            format!(" ({})", self.parameter.unit)
        }
    }

    fn meaning(&self) -> String {
        format!("it means: {}; {}", self.parameter.meaning, self.ask())
    }

    fn range(&mut self, table: &Table, node: &Node) -> Option<Typed> {
        if !self.parameter.ranged {
            let what = if table.row("from").is_some() || table.row("usual").is_some() {
                "a range"
            } else {
                "a table"
            };
            let expected = keys::expected(self.parameter);
            let message = format!("`{}` is {what}, must be {expected}", self.key);
            let usual = table.row("usual").map(|row| self.problems.sources.text(&row.node.span));
            let word = self.key.rsplit('.').next().unwrap_or(self.key);
            let value = usual.map_or("...".to_string(), short);
            let help = format!(
                "write `{word} = {value}`; ranges stand under `communication`, `norms`, `people` and \
                 `workload` only"
            );
            self.problems.wrong(&node.span, message, help);
            return None;
        }
        let Form::Number { low, high } = self.parameter.form else { return None };
        let before = self.problems.len();
        let mut numbers = [None; 3];
        let mut source = "assumption".to_string();
        for row in &table.rows {
            let key = keys::join(self.key, &row.name);
            match (row.name.as_str(), &row.node.value) {
                ("usual", _) => numbers[0] = self.number(&key, &row.node, low, high),
                ("from", _) => numbers[1] = self.number(&key, &row.node, low, high),
                ("to", _) => numbers[2] = self.number(&key, &row.node, low, high),
                ("source", Value::Text(text)) => source.clone_from(text),
                ("source", _) => {
                    let message =
                        format!("`{key}` is {}, must be text in quotes", self.found(&row.node));
                    let help = "write `source = \"who says so\"`";
                    self.problems.wrong(&row.node.span, message, help);
                }
                _ => {
                    let words = ["usual", "from", "to", "source"];
                    let help = closest(&row.name, words).map_or_else(
                        || {
                            "a range is `{ usual = 1.5, from = 0.8, to = 2.5, source = \"...\" }`"
                                .into()
                        },
                        |word| format!("did you mean `{word}`?"),
                    );
                    self.problems.wrong(&row.place, format!("unknown key `{key}`"), help);
                }
            }
        }
        if self.problems.len() > before {
            return None;
        }
        let [Some(usual), Some(from), Some(to)] = numbers else {
            let missing =
                ["usual", "from", "to"].into_iter().find(|word| table.row(word).is_none());
            let message =
                format!("the range `{}` has no `{}`", self.key, missing.unwrap_or("usual"));
            let help = "a range is `{ usual = 1.5, from = 0.8, to = 2.5 }`";
            self.problems.wrong(&node.span, message, help);
            return None;
        };
        if from > to {
            let message = format!("the range `{}` runs from {from} to {to}", self.key);
            self.problems.wrong(&node.span, message, format!("write `from = {to}, to = {from}`"));
            return None;
        }
        if usual < from || usual > to {
            let message =
                format!("`{}.usual` is {usual}, must be {from} to {to}, its own range", self.key);
            let help = "move `usual` into the range, or widen the range";
            self.problems.wrong(&node.span, message, help);
            return None;
        }
        Some(Typed::Range(Range { usual, from, to, source }))
    }

    fn word(&mut self, node: &Node, word: &str, words: &'static [&'static str]) -> Option<Typed> {
        if let Some(index) = words.iter().position(|known| *known == word) {
            return Some(Typed::Word(index));
        }
        let message = format!(
            "`{}` is \"{}\", must be {}",
            self.key,
            short(word),
            listed(words.iter().copied())
        );
        let help = match closest(word, words.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("choose one of them; {}", self.ask()),
        };
        self.problems.wrong(&node.span, message, help);
        None
    }

    fn text(&mut self, node: &Node, text: &str) -> Option<Typed> {
        if text.trim().is_empty() {
            let message = format!("`{}` is empty", self.key);
            self.problems.wrong(&node.span, message, "write a few words, or delete the line");
            return None;
        }
        if text.chars().any(char::is_control) {
            let message = format!("`{}` has a line break or an invisible character", self.key);
            self.problems.wrong(&node.span, message, "write it on one line");
            return None;
        }
        Some(Typed::Text(text.to_string()))
    }

    fn shares(&mut self, table: &Table, node: &Node) -> Option<Typed> {
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

    fn numbers(
        &mut self,
        table: &Table,
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

    fn names(&mut self, items: &[Node]) -> Option<Typed> {
        let (names, what, home) = match self.parameter.form {
            Form::DepartmentName | Form::DepartmentNames => {
                (self.names.departments.clone()?, "department", "department")
            }
            Form::WorkName => (self.names.work.clone(), "kind of work", "work"),
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

    fn metric(&mut self, node: &Node, name: &str) -> Option<Typed> {
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

    fn mechanisms(&mut self, items: &[Node]) -> Option<Typed> {
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

fn is_list(form: Form) -> bool {
    matches!(form, Form::DepartmentNames | Form::OptionNames | Form::MechanismNames)
}

/// What to do about a name that no row of a table bears.
pub(super) fn unknown_help(name: &str, names: &[String], home: &str) -> String {
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
pub(super) fn metric_help(name: &str) -> String {
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

/// A text that fits into a sentence.
pub(super) fn short(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
