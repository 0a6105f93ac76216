//! Tables and their dictionary: a table is written from the same columns that `columns.csv` explains.

use std::io::{self, Write};

use crate::document::number::write_exact;

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// Name in the header.
    pub name: String,
    /// `text`, `whole` or `number`.
    pub kind: &'static str,
    /// Unit in words; empty for text.
    pub unit: String,
    /// What it means.
    pub meaning: String,
    /// Where the idea comes from, or "definition".
    pub source: String,
}

impl TableColumn {
    /// A column of names.
    pub fn text(name: &str, meaning: &str) -> Self {
        Self::new(name, "text", "", meaning)
    }

    /// A column of whole numbers.
    pub fn whole(name: &str, unit: &str, meaning: &str) -> Self {
        Self::new(name, "whole", unit, meaning)
    }

    /// A column of numbers.
    pub fn number(name: &str, unit: &str, meaning: &str) -> Self {
        Self::new(name, "number", unit, meaning)
    }

    fn new(name: &str, kind: &'static str, unit: &str, meaning: &str) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            unit: unit.to_owned(),
            meaning: meaning.to_owned(),
            source: "definition".to_owned(),
        }
    }

    /// The same column with its source.
    #[must_use]
    pub fn from_source(mut self, source: &str) -> Self {
        source.clone_into(&mut self.source);
        self
    }
}

/// One value of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A name.
    Text(String),
    /// A count.
    Whole(u64),
    /// A quantity; what is not finite is written as empty: it does not apply.
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<f64> for Cell {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        Self::Whole(count)
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Self {
        Self::Whole(u64::from(count))
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::Whole(count as u64)
    }
}

impl Cell {
    /// Writes it at the end of a text.
    fn write(&self, text: &mut Vec<u8>) {
        match self {
            Self::Text(words) => text.extend_from_slice(words.as_bytes()),
            // a vector takes everything
            Self::Whole(count) => drop(write!(text, "{count}")),
            Self::Number(value) => write_exact(*value, text),
        }
    }
}

/// A table: its columns, and its rows one by one.
pub struct Table<'a> {
    /// File name without ending.
    pub name: &'static str,
    /// Columns.
    pub columns: Vec<TableColumn>,
    /// Rows, each as long as the columns.
    pub rows: Box<dyn Iterator<Item = Vec<Cell>> + Send + 'a>,
}

impl std::fmt::Debug for Table<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Table").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Table<'_> {
    /// Writes the table as CSV: comma, decimal point, UTF-8, LF.
    ///
    /// # Errors
    /// When writing fails.
    pub fn write(self, to: impl Write) -> io::Result<()> {
        self.write_and_hand_on(to, drop)
    }

    /// The same; every row is handed on when it is written.
    ///
    /// # Errors
    /// When writing fails.
    pub fn write_and_hand_on(
        self,
        to: impl Write,
        mut take: impl FnMut(Vec<Cell>),
    ) -> io::Result<()> {
        let mut writer = csv::WriterBuilder::new().from_writer(to);
        writer.write_record(self.columns.iter().map(|column| column.name.as_str()))?;
        let mut text = Vec::new();
        for row in self.rows {
            debug_assert_eq!(row.len(), self.columns.len(), "{}", self.name);
            write_row(&mut writer, &mut text, &row)?;
            take(row);
        }
        writer.flush()
    }
}

/// Writes a row; `text` is any buffer.
fn write_row(
    writer: &mut csv::Writer<impl Write>,
    text: &mut Vec<u8>,
    row: &[Cell],
) -> io::Result<()> {
    for cell in row {
        text.clear();
        cell.write(text);
        writer.write_field(&*text)?;
    }
    writer.write_record(None::<&[u8]>)?;
    Ok(())
}

/// Writes rows as in [`Table::write`], without a header: a piece of a table.
///
/// # Errors
/// When writing fails.
pub fn write_rows(to: impl Write, rows: impl IntoIterator<Item = Vec<Cell>>) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().from_writer(to);
    let mut text = Vec::new();
    for row in rows {
        write_row(&mut writer, &mut text, &row)?;
    }
    writer.flush()
}

/// The dictionary of tables: one row for each of their columns.
pub fn dictionary(tables: &[(&'static str, Vec<TableColumn>)]) -> Table<'static> {
    let columns = vec![
        TableColumn::text("table", "table the column belongs to"),
        TableColumn::text("column", "name of the column"),
        TableColumn::text("type", "text, whole or number"),
        TableColumn::text("unit", "unit in words; empty for text"),
        TableColumn::text("meaning", "what the column holds"),
        TableColumn::text("source", "author and year of the idea, or definition, or assumption"),
    ];
    let own = ("columns", columns.clone());
    let rows: Vec<Vec<Cell>> = tables
        .iter()
        .chain(std::iter::once(&own))
        .flat_map(|(table, columns)| {
            columns.iter().map(move |column| {
                [
                    table,
                    column.name.as_str(),
                    column.kind,
                    &column.unit,
                    &column.meaning,
                    &column.source,
                ]
                .map(Cell::from)
                .to_vec()
            })
        })
        .collect();
    Table { name: "columns", columns, rows: Box::new(rows.into_iter()) }
}
