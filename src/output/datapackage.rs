//! The tables of a folder as a data package: what programs that know the standard need to read them.
//!
//! Frictionless Data Package: <https://specs.frictionlessdata.io>, profile of tabular data. Units stand in
//! the field property `unit`, which the standard leaves free.

use serde_json::{Value, json};

use crate::document::table::TableColumn;
use crate::output::manifest::FileEntry;

/// File name in a folder.
pub const DATA_PACKAGE: &str = "datapackage.json";

/// What a folder is, for people.
#[derive(Clone, Copy, Debug)]
pub struct Label<'a> {
    /// Short name; what does not fit into a name of the standard is replaced.
    pub name: &'a str,
    /// Title.
    pub title: &'a str,
    /// One sentence.
    pub description: &'a str,
}

/// Describes the tables that were written, by the columns they were written from.
pub fn descriptor(
    label: Label,
    tables: &[(&'static str, Vec<TableColumn>)],
    written: &[FileEntry],
) -> String {
    let resources: Vec<Value> = tables
        .iter()
        .filter_map(|(name, columns)| {
            let path = format!("{name}.csv");
            let file = written.iter().find(|entry| entry.file == path)?;
            Some(resource(name, columns, file))
        })
        .collect();
    let package = json!({
        "profile": "tabular-data-package",
        "name": standard_name(label.name),
        "title": label.title,
        "description": label.description,
        "version": env!("CARGO_PKG_VERSION"),
        "resources": resources,
    });
    format!("{package:#}\n")
}

fn resource(name: &str, columns: &[TableColumn], file: &FileEntry) -> Value {
    let fields: Vec<Value> = columns.iter().map(field).collect();
    json!({
        "profile": "tabular-data-resource",
        "name": standard_name(name),
        "path": file.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "hash": format!("sha256:{}", file.sha256),
        "dialect": { "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true },
        "schema": { "fields": fields, "missingValues": [""] },
    })
}

fn field(column: &TableColumn) -> Value {
    let kind = match column.kind {
        "whole" => "integer",
        "number" => "number",
        _ => "string",
    };
    let mut field = json!({
        "name": column.name,
        "type": kind,
        "description": column.meaning,
        "source": column.source,
    });
    if !column.unit.is_empty() {
        field["unit"] = Value::from(column.unit.clone());
    }
    field
}

/// Lower-case letters, digits, `.`, `_` and `-`.
fn standard_name(name: &str) -> String {
    let standard = |letter: char| match letter {
        'a'..='z' | '0'..='9' | '.' | '_' | '-' => letter,
        'A'..='Z' => letter.to_ascii_lowercase(),
        _ => '-',
    };
    let name: String = name.chars().map(standard).collect();
    if name.is_empty() { "result".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_described_by_their_columns_and_files_that_are_not_there_are_left_out() {
        let columns = vec![
            TableColumn::text("option", "an option"),
            TableColumn::number("mean", "points", "a mean").from_source("Gauss 1809"),
            TableColumn::whole("n", "futures", "a count"),
        ];
        let tables = [("things", columns), ("measure", vec![TableColumn::text("x", "no file")])];
        let written = [FileEntry { file: "things.csv".into(), sha256: "ab".into() }];
        let label = Label { name: "Größe 1", title: "T", description: "D" };
        let package: Value = serde_json::from_str(&descriptor(label, &tables, &written)).unwrap();
        assert_eq!(package["name"], "gr--e-1");
        let resources = package["resources"].as_array().unwrap();
        assert_eq!(resources.len(), 1);
        assert_eq!(resources[0]["hash"], "sha256:ab");
        let fields = &resources[0]["schema"]["fields"];
        assert_eq!(fields[1]["unit"], "points");
        assert_eq!(fields[2]["type"], "integer");
        assert!(fields[0].get("unit").is_none());
    }
}
