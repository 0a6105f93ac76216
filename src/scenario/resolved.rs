//! A scenario with all its parents merged is written as one file that can be run again.

use std::fmt::Write as _;

use super::keys::{self, Next};
use super::source::Span;
use super::tree::{KeyRow, Node, TreeTable, Value};
use super::{Named, RESOLVED_CHART, label_of};
use crate::scenario::quoted::quoted;

/// Writes the merged files in the order of the parameter table; `imported` names the departments of a
/// chart that is saved beside the file.
pub(super) fn write(tree: &TreeTable, imported: Option<&[Named]>) -> String {
    let mut tree = tree.clone();
    tree.rows.retain(|row| row.name != "extends");
    if let Some(departments) = imported {
        adopt_chart(&mut tree, departments);
    }
    let mut text =
        String::from("# The scenario with everything it extends, complete and ready to run.\n\n");
    let rows = in_order(&tree, "", &["each"]);
    for row in &rows {
        if !matches!(row.node.value, Value::Table(_)) {
            let _ = writeln!(text, "{} = {}", row.name, value(&row.node));
        }
    }
    for row in rows {
        let Value::Table(table) = &row.node.value else { continue };
        let each = row.name == "each";
        if row.name != "facts" && (each || matches!(keys::below(&row.name), Next::FreeName)) {
            for inner in &table.rows {
                let Value::Table(entries) = &inner.node.value else { continue };
                let heading = keys::join(&row.name, &inner.name);
                let pattern = if each { format!("{}.*", inner.name) } else { heading.clone() };
                section(&mut text, &heading, &pattern, entries);
            }
        } else {
            section(&mut text, &row.name, &row.name, table);
        }
    }
    text
}

fn section(text: &mut String, heading: &str, pattern: &str, table: &TreeTable) {
    let _ = writeln!(text, "\n[{heading}]");
    for row in in_order(table, pattern, &["set"]) {
        entry(text, heading, &row.name, &row.node);
    }
}

/// One value, or the values of an inner table with dotted keys.
fn entry(text: &mut String, heading: &str, dotted: &str, node: &Node) {
    let key = keys::join(heading, dotted);
    let whole = keys::leaf(&key).is_some() || heading == "facts";
    match &node.value {
        Value::Table(table) if !whole => {
            for row in &table.rows {
                entry(text, heading, &keys::join(dotted, &row.name), &row.node);
            }
        }
        _ => {
            let _ = writeln!(text, "{dotted} = {}", value(node));
        }
    }
}

/// Rows in the order of the parameter table; rows with free names, and words it does not list, as they stand.
fn in_order<'a>(table: &'a TreeTable, pattern: &str, also: &[&str]) -> Vec<&'a KeyRow> {
    let words = match keys::below(pattern) {
        Next::Words(words) => words,
        Next::FreeName => Vec::new(),
    };
    let mut rows: Vec<&KeyRow> = table.rows.iter().collect();
    rows.sort_by_key(|row| {
        let place = words.iter().position(|word| *word == row.name);
        // defaults of rows stand before the tables with free names that follow the company-wide ones
        match place {
            _ if pattern.is_empty() && also.contains(&row.name.as_str()) => {
                words.iter().position(|word| *word == "measure").map_or((1, 0), |at| (0, at * 2))
            }
            Some(at) => (0, at * 2 + 1),
            None => (1, 0),
        }
    });
    rows
}

fn value(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => quoted(text),
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{}", *number as i64)
        }
        Value::Number(number) => format!("{number:?}"),
        Value::Flag(flag) => flag.to_string(),
        Value::Date => String::new(),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(value).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Table(table) if table.rows.is_empty() => "{}".to_string(),
        Value::Table(table) => {
            let rows: Vec<String> = table
                .rows
                .iter()
                .map(|row| format!("{} = {}", row.name, value(&row.node)))
                .collect();
            format!("{{ {} }}", rows.join(", "))
        }
    }
}

/// Lets the file name the chart beside it, and keeps the labels its departments had.
fn adopt_chart(tree: &mut TreeTable, departments: &[Named]) {
    if let Some(organization) = child(tree, "organization") {
        let of_the_export = ["chart_columns", "codes"];
        organization.rows.retain(|row| !of_the_export.contains(&row.name.as_str()));
        put(organization, "chart", Value::Text(RESOLVED_CHART.to_string()));
    }
    if child(tree, "department").is_none() {
        put(tree, "department", Value::Table(TreeTable::default()));
    }
    let Some(table) = child(tree, "department") else { return };
    for named in departments {
        if named.label == label_of(&named.name) {
            continue;
        }
        if child(table, &named.name).is_none() {
            put(table, &named.name, Value::Table(TreeTable::default()));
        }
        if let Some(row) = child(table, &named.name) {
            put(row, "label", Value::Text(named.label.clone()));
        }
    }
}

fn child<'a>(table: &'a mut TreeTable, name: &str) -> Option<&'a mut TreeTable> {
    let row = table.rows.iter_mut().find(|row| row.name == name)?;
    match &mut row.node.value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

fn put(table: &mut TreeTable, name: &str, value: Value) {
    table.rows.retain(|row| row.name != name);
    let node = Node { span: Span::default(), value };
    table.rows.push(KeyRow { name: name.to_string(), place: Span::default(), node });
}
