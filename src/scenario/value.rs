//! One value of a file becomes a checked number, word or name.

mod named;
mod range;
mod texts;
mod tiers;

pub(super) use named::{metric_help, unknown_help};
pub(super) use tiers::disorder;

use super::diagnostic::Problems;
use super::explain::default_of;
use super::letters::{code, composed, deceiving, honest};
use super::line::{no_date, without_quotes};
use super::meant::{factor, is_day, of_today};
use super::metric::Metric;
use super::parameter::{EMPTY_LEAVES_OUT, Form, Parameter};
use super::personal::{self, Stands};
use super::quoted::short;
use super::source::Span;
use super::suggest::{closest, listed};
use super::tree::{KeyRow, Node, TreeTable, Value};
use super::unmodelled::{said_otherwise, unmodelled};
use super::{Mechanisms, keys};
use crate::scenario::quoted::quoted;

/// A checked value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Typed {
    Number(f64),
    Range(Range),
    /// Index of a word in its list.
    Word(usize),
    Flag(bool),
    Text(String),
    Texts(Vec<String>),
    /// Index and number of the kinds of work or measures that are named; of tiers, from where each holds and its rate.
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
    row: &KeyRow,
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
            (Form::Text, Value::Text(text)) => self.text(node, text).map(Typed::Text),
            (Form::Texts(least, most), Value::List(items)) => {
                self.texts(items, node, (least, most))
            }
            (Form::Shares, Value::Table(table)) => self.shares(table, node),
            (Form::PerWork { low, high }, Value::Table(table)) => {
                let names = self.names.work.clone();
                self.numbers(table, &names, "kind of work", "work", low, high).map(Typed::Numbers)
            }
            (Form::PerMeasure { .. }, Value::Table(table))
                if self.key.rsplit('.').next() == Some("gate")
                    && table.row("at_least").is_some() =>
            {
                self.gate_with_words(table, node)
            }
            (Form::PerMeasure { low, high }, Value::Table(table)) => {
                let names = self.names.measures.clone();
                self.numbers(table, &names, "measure", "measure", low, high).map(Typed::Numbers)
            }
            (Form::Tiers, Value::List(items)) => self.tiers(items, node).map(Typed::Numbers),
            (Form::DepartmentName | Form::WorkName, Value::Text(_)) => {
                self.names(std::slice::from_ref(node))
            }
            (Form::DepartmentNames | Form::WorkNames | Form::OptionNames, Value::List(items)) => {
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

    /// A gate written with words for its parts, `{ measure = "experience", at_least = 5 }`.
    fn gate_with_words(&mut self, table: &TreeTable, node: &Node) -> Option<Typed> {
        let known = &self.names.measures;
        let name = match table.row("measure").map(|row| &row.node.value) {
            Some(Value::Text(name)) if known.contains(name) => name.as_str(),
            _ => known.first().map_or("NAME", String::as_str),
        };
        let message = format!("`{}` must name its measure as a key", self.key);
        let help = format!(
            "write `gate = {{ {name} = 5 }}`: the measure, and the least counted units of it per pay period"
        );
        self.problems.wrong(&node.span, message, help);
        None
    }

    fn wrong_kind(&mut self, key: &str, node: &Node, expected: &str) {
        let found = self.found(node);
        let word = key.rsplit('.').next().unwrap_or(key);
        let one_number = expected.starts_with("a number") && !expected.contains("for each")
            || expected.starts_with("a whole number");
        let weeks = one_number && self.parameter.unit.starts_with("week");
        let help = match (&node.value, self.parameter.form) {
            (Value::Text(text), _) if weeks && is_day(text) => no_date(word, Some(self.parameter)),
            (Value::Date, _) if weeks => no_date(word, Some(self.parameter)),
            (Value::Text(text), _)
                if one_number && self.key.starts_with("set.") && factor(text).is_some() =>
            {
                let times = factor(text).unwrap_or(1.0);
                format!(
                    "write `{word} = {{ times = {times} }}`: relative to what the scenario says"
                )
            }
            (Value::Text(text), Form::Flag | Form::Number { .. } | Form::Whole { .. })
                if one_number || self.parameter.form == Form::Flag =>
            {
                let of_today = of_today(text).filter(|_| self.key.starts_with("set."));
                let plain = without_quotes(text, word, self.parameter);
                let help = plain.map(|plain| plain + &of_today.unwrap_or_default());
                help.unwrap_or_else(|| {
                    let what = if one_number { "a number" } else { "`true` or `false`" };
                    format!("write {what} without quotes; {}", self.ask())
                })
            }
            (Value::Text(text), form) if is_list(form) => {
                format!("put it in brackets: `{word} = [{}]`", quoted(&short(text)))
            }
            (Value::Number(number), Form::Flag) => {
                format!(
                    "write `{word} = {}`",
                    if number.total_cmp(&0.0).is_eq() { "false" } else { "true" }
                )
            }
            (Value::List(_), _) if one_number && self.parameter.ranged => {
                format!(
                    "write one number, or a range: `{word} = {{ usual = 0.5, from = 0.3, to = 0.8 }}`"
                )
            }
            (_, Form::Tiers) => format!("write `tiers = {}`", tiers::USAGE),
            (_, Form::Text) => format!("write `{word} = \"...\"`"),
            (_, Form::Texts(least, _)) => texts::usage(word, least),
            (_, Form::Choice(words)) => {
                format!("write `{word} = \"{}\"`; {}", words[0], self.ask())
            }
            (_, Form::Shares | Form::PerWork { .. }) if !one_number => {
                let name = self.names.work.first().map_or("tickets", String::as_str);
                format!("write `{word} = {{ {name} = 1.0 }}`")
            }
            (_, Form::PerMeasure { .. }) if !one_number => {
                let name = self.names.measures.first().map_or("tickets_closed", String::as_str);
                format!("write `{word} = {{ {name} = 1.0 }}`")
            }
            _ => match default_of(self.parameter.key).filter(|_| one_number) {
                Some(usual) => {
                    format!("write one number, such as `{word} = {usual}`; {}", self.ask())
                }
                None => self.ask(),
            },
        };
        let message = format!("`{key}` is {found}, must be {expected}");
        self.problems.wrong(&node.span, message, help);
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
        let help = match (closest(word, words.iter().copied()), said_otherwise(word)) {
            (_, Some(write)) => write.to_string(),
            (Some(meant), None) => format!("did you mean `{meant}`?"),
            (None, None) => match unmodelled(word) {
                Some(left_out) => {
                    format!("the model leaves out {}; {}", left_out.what, left_out.nearest)
                }
                None => format!("choose one of them; {}", self.ask()),
            },
        };
        self.problems.wrong(&node.span, message, help);
        None
    }

    pub(super) fn text(&mut self, node: &Node, text: &str) -> Option<String> {
        let is_path = matches!(self.key, "organization.chart" | "extends");
        // a path is what the system calls it, sign by sign
        let text = &*if is_path { text.into() } else { composed(text.into()) };
        let may_be_empty = EMPTY_LEAVES_OUT.contains(&self.key);
        if text.trim().is_empty() && !may_be_empty {
            let message = format!("`{}` is empty", self.key);
            self.problems.wrong(&node.span, message, "write a few words, or delete the line");
            return None;
        }
        if text.chars().any(char::is_control) {
            let message = format!("`{}` has a line break or an invisible character", self.key);
            self.problems.wrong(&node.span, message, "write it on one line");
            return None;
        }
        if let Some((letter, why)) = deceiving(text) {
            let message = format!("`{}` holds {}, {why}", self.key, code(letter));
            let word = self.key.rsplit('.').next().unwrap_or(self.key);
            let help = format!("write `{word} = {}`", quoted(&honest(text)));
            self.problems.wrong(&node.span, message, help);
            return None;
        }
        let what = match self.key {
            _ if is_path => personal::found_in_a_path(text),
            _ if self.key.starts_with("organization.chart_columns.") => personal::column(text),
            // authors, as beside a number
            "card.case" => personal::found(text, Stands::Source),
            _ => personal::found(text, Stands::Text),
        };
        if let Some(what) = what {
            let message = format!("`{}` holds {what}", self.key);
            self.problems.wrong(&node.span, message, personal::remedy(what)).without_its_line();
            return None;
        }
        Some(text.to_string())
    }
}

fn is_list(form: Form) -> bool {
    matches!(
        form,
        Form::DepartmentNames | Form::WorkNames | Form::OptionNames | Form::MechanismNames
    )
}
