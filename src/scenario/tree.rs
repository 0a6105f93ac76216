//! The contents of scenario files as a tree, each word with its place, and how a child overrides its parent.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::Problems;
use super::keys;
use super::source::Span;

/// A table of a scenario file, in file order.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
}

/// One key and its value.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) name: String,
    /// Place of the key.
    pub(super) place: Span,
    pub(super) node: Node,
}

/// A value and its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) value: Value,
}

/// A value of a scenario file.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(String),
    Number(f64),
    Flag(bool),
    Date,
    List(Vec<Node>),
    Table(Table),
}

impl Table {
    /// The row of a name.
    pub(super) fn row(&self, name: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.name == name)
    }

    /// The table of a name.
    pub(super) fn table(&self, name: &str) -> Option<&Self> {
        match &self.row(name)?.node.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Puts a child over its parent: tables merge key by key, everything else is replaced whole.
    pub(super) fn merge(&mut self, child: Self) {
        self.merge_at("", child);
    }

    fn merge_at(&mut self, prefix: &str, child: Self) {
        for row in child.rows {
            let key = keys::join(prefix, &row.name);
            let Some(mine) = self.rows.iter_mut().find(|mine| mine.name == row.name) else {
                self.rows.push(row);
                continue;
            };
            mine.place = row.place;
            match (&mut mine.node.value, row.node.value) {
                (Value::Table(parent), Value::Table(table)) if keys::leaf(&key).is_none() => {
                    parent.merge_at(&key, table);
                    mine.node.span = row.node.span;
                }
                (_, value) => mine.node = Node { span: row.node.span, value },
            }
        }
    }
}

/// Reads TOML text that starts at a place of the source map. All mistakes of spelling are noted;
/// `None` if they leave nothing to rely on.
pub(super) fn parse(text: &str, start: usize, problems: &mut Problems) -> Option<Table> {
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut reliable = true;
    let mut last_line = None;
    for error in errors {
        let span = error.span().unwrap_or(text.len()..text.len());
        let line = text[..span.start.min(text.len())].matches('\n').count();
        // one slip often confuses the rest of its line
        if last_line.replace(line) == Some(line) {
            continue;
        }
        let place = span.start + start..span.end + start;
        if error.message() == "duplicate key" {
            let name = text.get(span.clone()).unwrap_or("").trim();
            let twice = format!("`{name}` is given twice");
            let help = "keep one of the two; to change a value in an option, write it under `set`";
            let problem = problems.wrong(&place, twice, help);
            if let Some(first) = first_given(text, &span) {
                problem.also(&(first.start + start..first.end + start), "first given here");
            }
        } else {
            reliable = false;
            let (message, help) = in_plain_words(error.message());
            problems.wrong(&place, message, help);
        }
    }
    reliable.then(|| table(document.into_inner(), start))
}

/// The earlier line that gives the same key or the same table.
fn first_given(text: &str, span: &Span) -> Option<Span> {
    let line_start = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next()?.trim();
    let header = line.starts_with('[');
    let name = text.get(span.clone())?;
    let mut at = line_start;
    while at > 0 {
        let before = text[..at - 1].rfind('\n').map_or(0, |newline| newline + 1);
        let earlier = text[before..at].trim();
        let indent = text[before..at].len() - text[before..at].trim_start().len();
        let place = before + indent..before + indent + earlier.len();
        let without_comment = |line: &str| line.split('#').next().unwrap_or("").trim().to_string();
        if header && without_comment(earlier) == without_comment(line) {
            return Some(place);
        }
        if !header && earlier.starts_with('[') {
            return None;
        }
        let after = earlier.strip_prefix(name).unwrap_or("").trim_start();
        if !header && (after.starts_with('=') || after.starts_with('.')) {
            return Some(place.start..place.start + name.len());
        }
        at = before;
    }
    None
}

/// A message of the TOML reader for people who do not know TOML.
fn in_plain_words(message: &str) -> (String, String) {
    let (what, help) = if message.starts_with("string values must be quoted") {
        ("a word stands where a value is expected", "put words in quotes: `key = \"word\"`")
    } else if message.starts_with("unexpected leading zero") {
        ("a number starts with a zero", "write `7`, not `07`")
    } else if message.starts_with("unclosed table") || message.contains("array table") {
        ("a table heading is not closed", "close it: `[table]`")
    } else if message.starts_with("unclosed inline table") || message.contains("inline table") {
        ("a `{ ... }` table is not complete", "write `{ name = 0.5, other = 0.5 }`")
    } else if message.starts_with("missing comma between key") {
        ("a comma is missing", "write `{ name = 0.5, other = 0.5 }`")
    } else if message.contains("array") {
        ("a `[ ... ]` list is not complete", "write `[\"one\", \"two\"]`")
    } else if message.starts_with("missing value") {
        ("a value is missing", "write a value behind the `=`, or delete the line")
    } else if message.starts_with("key with no value") || message.contains("assignment") {
        ("`=` is missing", "write `key = value`")
    } else if message.contains("extra `=`") {
        ("there is one `=` too many", "write `key = value`")
    } else if message.starts_with("cannot extend value") {
        ("a value is treated as a table", "use another name, or delete the earlier value")
    } else if message.contains("unquoted key") {
        ("a key contains a character that is not allowed", "use letters, digits, `_` and `-` only")
    } else if message.contains("quote") || message.contains("multi-line") {
        ("a text is not closed", "put a `\"` before and behind the text")
    } else if message.contains("recurs") {
        ("tables are nested too deeply", "a scenario needs at most five levels")
    } else {
        return (
            format!("this is not TOML: {}", message.replace(", expected", "; expected")),
            "write `key = value`, one per line, under a `[table]` heading".to_string(),
        );
    };
    (what.to_string(), help.to_string())
}

fn table(rows: DeTable<'_>, start: usize) -> Table {
    let mut rows: Vec<Row> = rows
        .into_iter()
        .map(|(key, value)| {
            let place = key.span();
            Row {
                name: key.into_inner().into_owned(),
                place: place.start + start..place.end + start,
                node: node(value, start),
            }
        })
        .collect();
    // the reader sorts by name; people think in the order of the file
    rows.sort_by_key(|row| row.place.start);
    Table { rows }
}

fn node(value: Spanned<DeValue<'_>>, start: usize) -> Node {
    let span = value.span();
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(whole) => {
            let value = i128::from_str_radix(whole.as_str(), whole.radix());
            Value::Number(value.map_or(f64::INFINITY, |value| value as f64))
        }
        DeValue::Float(number) => Value::Number(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Datetime(_) => Value::Date,
        DeValue::Array(items) => {
            Value::List(items.into_iter().map(|item| node(item, start)).collect())
        }
        DeValue::Table(rows) => Value::Table(table(rows, start)),
    };
    Node { span: span.start + start..span.end + start, value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Table {
        parse(text, 0, &mut Problems::default()).unwrap()
    }

    #[test]
    fn tables_keep_the_order_of_the_file() {
        let table = read("[work.z]\nharm = 1\n[work.a]\nharm = 2\n[work.m]\n");
        let names: Vec<_> = table.table("work").unwrap().rows.iter().map(|row| &row.name).collect();
        assert_eq!(names, ["z", "a", "m"]);
    }

    #[test]
    fn tables_merge_and_values_are_replaced_whole() {
        let mut parent = read(
            "[strategy]\nintent = { a = 0.5, b = 0.5 }\ndrift = 0\n[people]\nconviction = 1\n",
        );
        parent
            .merge(read("[strategy]\nintent = { c = 1 }\n[people]\nconviction = { usual = 2 }\n"));
        let strategy = parent.table("strategy").unwrap();
        assert_eq!(strategy.table("intent").unwrap().rows.len(), 1);
        assert!(strategy.row("drift").is_some());
        assert!(parent.table("people").unwrap().table("conviction").is_some());
    }

    #[test]
    fn options_of_a_parent_keep_what_the_child_does_not_set() {
        let mut parent = read("[option.a]\nset.strategy.intent = { x = 1 }\nset.voice.risk = 1\n");
        parent.merge(read("[option.a]\nset.strategy.intent = { y = 1 }\n"));
        let set = parent.table("option").unwrap().table("a").unwrap().table("set").unwrap();
        let intent = set.table("strategy").unwrap().table("intent").unwrap();
        assert_eq!(intent.rows[0].name, "y");
        assert_eq!(intent.rows.len(), 1);
        assert!(set.table("voice").is_some());
    }

    #[test]
    fn all_slips_of_spelling_are_noted_at_once() {
        let mut problems = Problems::default();
        assert!(parse("a = \nb = c\n[d\n", 0, &mut problems).is_none());
        assert_eq!(problems.len(), 3);
    }
}
