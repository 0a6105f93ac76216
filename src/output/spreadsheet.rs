//! Tables as one spreadsheet, for those whose program reads commas and points in its own way: a sheet for each
//! table, a dictionary, and a first sheet that says what it is about. The same tables give the same bytes.

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Note, Workbook, Worksheet, XlsxError};

use crate::document::number::{counted, to_nine_digits};
use crate::document::table::{Cell, Table, TableColumn};

/// File name in a result folder.
pub const SPREADSHEET: &str = "results.xlsx";
/// Most cells of all tables together: more are slow to write and to open. Tables that do not fit are left to
/// their CSV; so no sheet comes near the 1,048,576 rows at which Excel ends.
const MOST_CELLS: usize = 300_000;
/// How hard to compress: the tenth part larger than with the library's 6, in half the time.
const COMPRESSION: u8 = 3;
/// Most characters of a cell. Excel.
const LONGEST_CELL: usize = 32_000;
/// Narrowest and widest column. Characters.
const WIDTHS: (usize, usize) = (9, 60);
/// Width of the texts of the first sheet. Characters.
const TEXT_WIDTH: f64 = 110.0;
/// Rows that decide how wide a column is.
const SAMPLE: usize = 200;

/// The first sheet: what stands beside what, in lines of a word and a text.
#[derive(Clone, Debug, Default)]
pub struct CoverSheet {
    /// Title of the document.
    pub title: String,
    /// A word and a text for each line; a line without a text is a heading.
    pub lines: Vec<(String, String)>,
}

/// A table whose rows are held in memory.
#[derive(Debug)]
pub struct Sheet {
    name: &'static str,
    columns: Vec<TableColumn>,
    /// Nothing when there are more rows than any spreadsheet takes.
    rows: Option<Vec<Vec<Cell>>>,
}

impl Sheet {
    /// Keeps the rows of a table, as long as they are not too many.
    pub fn of(table: Table) -> Self {
        let most_rows = MOST_CELLS / table.columns.len().max(1);
        let rows: Vec<Vec<Cell>> = table.rows.take(most_rows + 1).collect();
        let rows = (rows.len() <= most_rows).then_some(rows);
        Self { name: table.name, columns: table.columns, rows }
    }

    /// Writes a table as CSV and keeps its rows as in [`Self::of`].
    ///
    /// # Errors
    /// When writing fails.
    pub fn of_written(mut table: Table, to: impl Write) -> io::Result<Self> {
        let (name, columns) = (table.name, std::mem::take(&mut table.columns));
        let most_rows = MOST_CELLS / columns.len().max(1);
        let mut rows = Some(Vec::new());
        Table { columns: columns.clone(), ..table }.write_and_hand_on(
            to,
            |row| match &mut rows {
                Some(kept) if kept.len() < most_rows => kept.push(row),
                _ => rows = None,
            },
        )?;
        Ok(Self { name, columns, rows })
    }
}

/// Writes the tables; the last one is the dictionary of their columns.
///
/// # Errors
/// When writing fails, or when a text is not one that a spreadsheet can hold.
pub fn write(about: CoverSheet, sheets: Vec<Sheet>, to: &mut (dyn Write + Send)) -> io::Result<()> {
    let bytes = workbook(about, sheets).map_err(io::Error::other)?;
    to.write_all(&bytes)
}

fn workbook(about: CoverSheet, sheets: Vec<Sheet>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_zip_compression_level(COMPRESSION);
    // a result does not know what day it is
    let created = ExcelDateTime::from_ymd(1980, 1, 1)?;
    let properties = DocProperties::new().set_title(about.title).set_creation_datetime(&created);
    book.set_properties(&properties);
    book.add_worksheet().set_name("about")?;
    let mut contents = Vec::new();
    let mut room = MOST_CELLS;
    for sheet in sheets {
        contents.push(add_table(&mut book, sheet, &mut room)?);
    }
    let mut lines = about.lines;
    lines.push(("Sheets".to_owned(), String::new()));
    lines.extend(contents);
    write_about(book.worksheet_from_index(0)?, &lines)?;
    book.save_to_buffer()
}

fn bold() -> Format {
    Format::new().set_bold()
}

fn write_about(sheet: &mut Worksheet, lines: &[(String, String)]) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap();
    sheet.set_column_width(0, 24)?.set_column_width(1, TEXT_WIDTH)?;
    for (row, (word, text)) in (0..).zip(lines) {
        sheet.write_string_with_format(row, 0, cut(word), &bold())?;
        if !text.is_empty() {
            sheet.write_string_with_format(row, 1, cut(text), &wrapped)?;
        }
    }
    Ok(())
}

/// Adds the sheet of a table and says what it holds; of a table that does not fit, where it is instead.
fn add_table(
    book: &mut Workbook,
    table: Sheet,
    room: &mut usize,
) -> Result<(String, String), XlsxError> {
    let name = sheet_name(table.name);
    let most_rows = *room / table.columns.len().max(1);
    let Some(rows) = table.rows.filter(|rows| rows.len() <= most_rows) else {
        let text = format!("is too long for this file: see {}.csv beside it", table.name);
        return Ok((name, text));
    };
    *room -= rows.len() * table.columns.len();
    let sheet = book.add_worksheet();
    sheet.set_name(&name)?;
    write_header(sheet, &table.columns)?;
    for (number, row) in (1..).zip(&rows) {
        for (column, cell) in (0..).zip(row) {
            write_cell(sheet, number, column, cell)?;
        }
    }
    let last = (rows.len() as u32, table.columns.len().saturating_sub(1) as u16);
    sheet.autofilter(0, 0, last.0, last.1)?;
    sheet.set_freeze_panes(1, 0)?;
    for (place, column) in table.columns.iter().enumerate() {
        sheet.set_column_width(place as u16, width(column, place, &rows) as f64)?;
    }
    Ok((name, format!("{}; the same as {}.csv", counted(rows.len(), "row", "rows"), table.name)))
}

/// The dictionary has a name of its own: it is what one looks for.
fn sheet_name(table: &str) -> String {
    if table == "columns" { "dictionary".to_owned() } else { table.to_owned() }
}

/// Names of the columns, each with its unit and meaning in a note.
fn write_header(sheet: &mut Worksheet, columns: &[TableColumn]) -> Result<(), XlsxError> {
    for (place, column) in (0..).zip(columns) {
        sheet.write_string_with_format(0, place, &column.name, &bold())?;
        let unit =
            if column.unit.is_empty() { String::new() } else { format!("Unit: {}\n", column.unit) };
        let text = cut(&format!("{unit}{}", column.meaning));
        sheet.insert_note(0, place, &Note::new(text).add_author_prefix(false))?;
    }
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) if text.is_empty() => {}
        Cell::Text(text) => {
            if text.len() <= LONGEST_CELL {
                sheet.write_string(row, column, text.as_str())?;
            } else {
                sheet.write_string(row, column, cut(text))?;
            }
        }
        Cell::Whole(count) => {
            sheet.write_number(row, column, *count as f64)?;
        }
        Cell::Number(value) => {
            // the digits of the CSV; what does not apply stays empty
            if value.is_finite() {
                sheet.write_number(row, column, to_nine_digits(*value))?;
            }
        }
    }
    Ok(())
}

/// A text that fits into a cell.
fn cut(text: &str) -> String {
    text.chars().take(LONGEST_CELL).collect()
}

/// Width of a column by its name, with room for the arrow of the filter, and by its first rows. Characters.
fn width(column: &TableColumn, place: usize, rows: &[Vec<Cell>]) -> usize {
    let longest = rows.iter().take(SAMPLE).map(|row| match &row[place] {
        Cell::Text(text) => text.chars().count(),
        Cell::Whole(_) | Cell::Number(_) => 0,
    });
    let longest = longest.max().unwrap_or(0) + 1;
    longest.max(column.name.chars().count() + 4).clamp(WIDTHS.0, WIDTHS.1)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    fn table(name: &'static str, rows: usize) -> Table<'static> {
        let columns = vec![
            TableColumn::text("name", "a name"),
            TableColumn::whole("count", "things", "a count"),
            TableColumn::number("size", "points", "a size"),
        ];
        let rows = (0..rows).map(|row| {
            let size = [1.0 / 3.0, -0.0, f64::NAN, f64::INFINITY][row % 4];
            vec![Cell::Text(format!("=1+{row}, \"ü\"")), row.into(), size.into()]
        });
        Table { name, columns, rows: Box::new(rows) }
    }

    fn about() -> CoverSheet {
        CoverSheet {
            title: "Small".into(),
            lines: vec![("Question".into(), "Does it fit?".into())],
        }
    }

    fn sheets(tables: Vec<Table>) -> Vec<Sheet> {
        tables.into_iter().map(Sheet::of).collect()
    }

    fn written(tables: Vec<Table>) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(about(), sheets(tables), &mut bytes).unwrap();
        bytes
    }

    #[test]
    fn numbers_come_back_as_numbers_and_nothing_is_computed() {
        let bytes = written(vec![table("things", 4), table("columns", 1)]);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        assert_eq!(book.sheet_names(), ["about", "things", "dictionary"]);
        let things = book.worksheet_range("things").unwrap();
        let rows: Vec<&[Data]> = things.rows().collect();
        assert_eq!(rows[1][0], Data::String("=1+0, \"ü\"".into()));
        assert_eq!(rows[1][2], Data::Float(0.333_333_333));
        assert_eq!((&rows[2][1], &rows[2][2]), (&Data::Float(1.0), &Data::Float(0.0)));
        assert_eq!((&rows[3][2], &rows[4][2]), (&Data::Empty, &Data::Empty));
        assert!(book.worksheet_formula("things").unwrap().is_empty());
    }

    #[test]
    fn a_table_that_is_too_long_is_named_with_its_file() {
        let most = MOST_CELLS / 3;
        let bytes = written(vec![table("long", most + 1), table("just", most), table("late", 1)]);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        assert_eq!(book.sheet_names(), ["about", "just"]);
        let about = book.worksheet_range("about").unwrap();
        let said: Vec<String> = about.rows().map(|row| format!("{} {}", row[0], row[1])).collect();
        assert_eq!(said[0], "Question Does it fit?");
        assert!(said[2].contains("long is too long for this file: see long.csv"), "{said:?}");
        assert_eq!(said[3], "just 100000 rows; the same as just.csv");
        assert!(said[4].contains("late is too long"), "{said:?}");
    }

    #[test]
    fn the_same_tables_give_the_same_bytes() {
        let once = written(vec![table("things", 50)]);
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert!(once == written(vec![table("things", 50)]));
    }

    #[test]
    fn texts_that_are_too_long_are_cut() {
        let columns = vec![TableColumn::text("name", "a name")];
        let rows = std::iter::once(vec![Cell::Text("ü".repeat(40_000))]);
        written(vec![Table { name: "long", columns, rows: Box::new(rows) }]);
    }
}
