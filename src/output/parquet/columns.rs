//! Rows are gathered into columns, a group of rows at a time.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use crate::document::table::{Cell, Table, TableColumn};

/// Rows that are held in memory and written together.
const ROWS_IN_A_GROUP: usize = 65_536;

/// The values of a column in a group of rows.
enum ColumnValues {
    Text(Vec<ByteArray>),
    Whole(Vec<i64>),
    /// Numbers that apply, and for each row whether it does (1) or not (0).
    Number(Vec<f64>, Vec<i16>),
}

impl ColumnValues {
    fn of(column: &TableColumn) -> Self {
        match column.kind {
            "whole" => Self::Whole(Vec::new()),
            "number" => Self::Number(Vec::new(), Vec::new()),
            _ => Self::Text(Vec::new()),
        }
    }

    fn push(&mut self, cell: Cell) -> io::Result<()> {
        match (self, cell) {
            (Self::Text(values), Cell::Text(text)) => {
                values.push(ByteArray::from(text.into_bytes()));
            }
            (Self::Whole(values), Cell::Whole(count)) => {
                values.push(i64::try_from(count).map_err(io::Error::other)?);
            }
            (Self::Number(values, applies), Cell::Number(value)) => {
                applies.push(i16::from(value.is_finite()));
                if value.is_finite() {
                    // no minus sign on zero, as in CSV
                    values.push(value + 0.0);
                }
            }
            (_, cell) => {
                return Err(io::Error::other(format!("{cell:?} does not belong into its column")));
            }
        }
        Ok(())
    }

    fn len(&self) -> usize {
        match self {
            Self::Text(values) => values.len(),
            Self::Whole(values) => values.len(),
            Self::Number(_, applies) => applies.len(),
        }
    }
}

/// Writes a table.
pub(super) fn write(table: Table, to: impl Write + Send) -> io::Result<()> {
    let schema = Arc::new(schema(&table).map_err(io::Error::other)?);
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut file =
        SerializedFileWriter::new(to, schema, Arc::new(properties)).map_err(io::Error::other)?;
    let empty = || table.columns.iter().map(ColumnValues::of).collect::<Vec<ColumnValues>>();
    let mut group = empty();
    for row in table.rows {
        debug_assert_eq!(row.len(), group.len(), "{}", table.name);
        for (values, cell) in group.iter_mut().zip(row) {
            values.push(cell)?;
        }
        if group[0].len() >= ROWS_IN_A_GROUP {
            let full = std::mem::replace(&mut group, empty());
            write_group(&mut file, full).map_err(io::Error::other)?;
        }
    }
    if group.first().is_some_and(|values| values.len() > 0) {
        write_group(&mut file, group).map_err(io::Error::other)?;
    }
    file.close().map(drop).map_err(io::Error::other)
}

fn schema(table: &Table) -> Result<Type, ParquetError> {
    let of = |column: &TableColumn| {
        let (physical, repetition, logical) = match column.kind {
            "whole" => (Physical::INT64, Repetition::REQUIRED, None),
            "number" => (Physical::DOUBLE, Repetition::OPTIONAL, None),
            _ => (Physical::BYTE_ARRAY, Repetition::REQUIRED, Some(LogicalType::String)),
        };
        let built = Type::primitive_type_builder(&column.name, physical)
            .with_repetition(repetition)
            .with_logical_type(logical)
            .build();
        built.map(Arc::new)
    };
    let fields = table.columns.iter().map(of).collect::<Result<Vec<_>, _>>()?;
    Type::group_type_builder(table.name).with_fields(fields).build()
}

fn write_group<W: Write + Send>(
    file: &mut SerializedFileWriter<W>,
    group: Vec<ColumnValues>,
) -> Result<(), ParquetError> {
    let mut rows = file.next_row_group()?;
    for values in group {
        write_column(&mut rows, values)?;
    }
    rows.close().map(drop)
}

fn write_column<W: Write + Send>(
    rows: &mut SerializedRowGroupWriter<W>,
    values: ColumnValues,
) -> Result<(), ParquetError> {
    let Some(mut column) = rows.next_column()? else {
        return Err(ParquetError::General("a row is longer than the columns".to_owned()));
    };
    match values {
        ColumnValues::Text(values) => {
            column.typed::<ByteArrayType>().write_batch(&values, None, None)?;
        }
        ColumnValues::Whole(values) => {
            column.typed::<Int64Type>().write_batch(&values, None, None)?;
        }
        ColumnValues::Number(values, applies) => {
            column.typed::<DoubleType>().write_batch(&values, Some(&applies), None)?;
        }
    }
    column.close()
}
