//! The catalogue as a table, as the rows with some words, and for programs.

use serde_json::{Value, json};

use super::row::{CatalogueRow, RowStatus, ShownBy};
use super::{CATALOGUE, CatalogueKind, all, found};
use crate::document::number::counted;
use crate::document::terminal::{aligned, wrapped};

/// How far the words of a row are moved in: its number and two spaces.
const IN: usize = 6;

/// All rows by kind, one or a few lines each, and how many of each kind are shown.
pub(in crate::cli) fn table() -> String {
    let mut text = format!(
        "{} of what practitioners bring, and what shows them; a row without a mark is shown\n",
        counted(all().count(), "row", "rows")
    );
    for (kind, rows) in CATALOGUE {
        text.push_str(&format!("\n{}\n", kind.heading()));
        for row in rows {
            brief(&mut text, row);
        }
    }
    text.push_str(&format!("\n{}", counts()));
    text.push_str(
        "\nnext: orgdrift explain --catalogue WORD (bonus, silence, 27) says how to read the rows it finds\n",
    );
    text
}

fn push(text: &mut String, lines: Vec<String>) {
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
}

/// What shows a row: kinds once, where several of a kind follow each other.
fn shown_by(row: &CatalogueRow) -> String {
    let runs = row.by.chunk_by(|one, next| one.kind() == next.kind());
    let told = runs.map(|run| {
        let names: Vec<String> = run.iter().map(|by| by.place()).collect();
        let several = if run.len() > 1 { "s" } else { "" };
        format!("{}{several} {}", run[0].kind(), names.join(", "))
    });
    told.collect::<Vec<_>>().join("; ")
}

fn brief(text: &mut String, row: &CatalogueRow) {
    numbered(text, row.id, row.item);
    let by = shown_by(row);
    let line = match row.status {
        RowStatus::Shown => by,
        RowStatus::InPart(_) => format!("in part: {by}"),
        RowStatus::NotShown(missing) => format!("not shown: it would take {missing}"),
    };
    push(text, wrapped(&line, IN, IN));
}

/// A row's number and its words beside it.
fn numbered(text: &mut String, id: u16, words: &str) {
    labelled(text, &format!("{id:>4}  "), words);
}

/// Words beside their label, the lines after the first below them.
fn labelled(text: &mut String, label: &str, words: &str) {
    let mut lines = wrapped(words, label.len(), label.len());
    if let Some(first) = lines.first_mut() {
        first.replace_range(..label.len(), label);
    }
    push(text, lines);
}

/// How many rows of each kind are shown.
fn counts() -> String {
    let count = |kind: Option<CatalogueKind>, place: Option<usize>| {
        let of = all().filter(|(own, row)| {
            kind.is_none_or(|kind| kind == *own) && place.is_none_or(|it| it == row.status.place())
        });
        of.count().to_string()
    };
    let line = |name: &str, kind: Option<CatalogueKind>| {
        let cells = (0..RowStatus::NAMES.len()).map(|place| count(kind, Some(place)));
        std::iter::once(name.to_owned()).chain(cells).chain([count(kind, None)]).collect::<Vec<_>>()
    };
    let head = std::iter::once("kind").chain(RowStatus::NAMES).chain(["all"]);
    let mut rows = vec![head.map(str::to_owned).collect::<Vec<_>>()];
    rows.extend(CATALOGUE.iter().map(|(kind, _)| line(kind.name(), Some(*kind))));
    rows.push(line("all", None));
    aligned(&rows).join("\n") + "\n"
}

/// The rows with these words and how to read them; nothing if there are none.
pub(in crate::cli) fn rows_with(asked: &str) -> Option<String> {
    let mut text = String::new();
    for (kind, row) in found(asked) {
        full(&mut text, kind, row);
    }
    (!text.is_empty()).then_some(text)
}

fn full(text: &mut String, kind: CatalogueKind, row: &CatalogueRow) {
    let CatalogueRow { id, item, how, status, .. } = *row;
    numbered(text, id, &format!("{item} ({}, {})", kind.name(), status.name()));
    labelled(text, "      shown by: ", &shown_by(row));
    labelled(text, "      read it:  ", how);
    labelled(text, "      missing:  ", status.missing().unwrap_or(""));
}

/// The rows with these words, all of them for none, as JSON.
pub(in crate::cli) fn json(asked: &str) -> String {
    let rows: Vec<Value> = found(asked).map(|(kind, row)| as_value(kind, row)).collect();
    format!("{:#}", json!({ "rows": rows }))
}

fn as_value(kind: CatalogueKind, row: &CatalogueRow) -> Value {
    let by = |by: &ShownBy| match by.column() {
        Some(column) => json!({ "kind": by.kind(), "name": by.name(), "column": column }),
        None => json!({ "kind": by.kind(), "name": by.name() }),
    };
    json!({
        "id": row.id,
        "kind": kind.name(),
        "item": row.item,
        "status": row.status.name(),
        "shown_by": row.by.iter().map(by).collect::<Vec<_>>(),
        "how_to_read": row.how,
        "missing": row.status.missing(),
    })
}
