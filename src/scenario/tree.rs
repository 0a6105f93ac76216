//! The contents of scenario files as a tree, each word with its place, and how a child overrides its parent.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::Problems;
use super::source::Span;
use super::{keys, spelling};

/// A table of a scenario file, in file order.
#[derive(Clone, Debug, Default)]
pub(super) struct TreeTable {
    pub(super) rows: Vec<KeyRow>,
}

/// One key and its value.
#[derive(Clone, Debug)]
pub(super) struct KeyRow {
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
    Table(TreeTable),
}

impl TreeTable {
    /// The row of a name.
    pub(super) fn row(&self, name: &str) -> Option<&KeyRow> {
        self.rows.iter().find(|row| row.name == name)
    }

    /// The table of a name.
    pub(super) fn table(&self, name: &str) -> Option<&Self> {
        match &self.row(name)?.node.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The table of a name, to change it.
    pub(super) fn table_mut(&mut self, name: &str) -> Option<&mut Self> {
        let row = self.rows.iter_mut().find(|row| row.name == name)?;
        match &mut row.node.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// What events, options and the counters of findings set, in file order of each table.
    pub(super) fn changes(&mut self) -> Vec<&mut Self> {
        let mut sets = Vec::new();
        for owner in &mut self.rows {
            let is_finding = owner.name == "finding";
            if !is_finding && !["event", "option"].contains(&owner.name.as_str()) {
                continue;
            }
            let Value::Table(rows) = &mut owner.node.value else { continue };
            for row in &mut rows.rows {
                let Value::Table(change) = &mut row.node.value else { continue };
                let change = if is_finding { change.table_mut("counter") } else { Some(change) };
                sets.extend(change.and_then(|change| change.table_mut("set")));
            }
        }
        sets
    }

    /// Puts a child over its parent: tables merge key by key, everything else is replaced whole.
    pub(super) fn merge(&mut self, child: Self) {
        self.merge_at("", child);
    }

    fn merge_at(&mut self, prefix: &str, child: Self) {
        let mut misplaced = Vec::new();
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
                // a mistake that the reader will report; what the parent says still counts
                (Value::Table(_), value)
                    if keys::leaf(&key).is_none() && !matches!(value, Value::Table(_)) =>
                {
                    let node = Node { span: row.node.span, value };
                    misplaced.push(KeyRow { name: row.name, place: mine.place.clone(), node });
                }
                (_, value) => mine.node = Node { span: row.node.span, value },
            }
        }
        self.rows.extend(misplaced);
    }
}

/// Reads TOML text that starts at a place of the source map. All mistakes of spelling are noted;
/// `None` if they leave nothing to rely on.
pub(super) fn parse(text: &str, start: usize, problems: &mut Problems) -> Option<TreeTable> {
    let (document, errors) = DeTable::parse_recoverable(text);
    let reliable = spelling::note(text, errors, start, problems);
    reliable.then(|| table(document.into_inner(), start))
}

fn table(rows: DeTable<'_>, start: usize) -> TreeTable {
    let mut rows: Vec<KeyRow> = rows
        .into_iter()
        .map(|(key, value)| {
            let place = key.span();
            KeyRow {
                name: key.into_inner().into_owned(),
                place: place.start + start..place.end + start,
                node: node(value, start),
            }
        })
        .collect();
    // the reader sorts by name; people think in the order of the file
    rows.sort_by_key(|row| row.place.start);
    TreeTable { rows }
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

    fn read(text: &str) -> TreeTable {
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
