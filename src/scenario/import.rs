//! Reporting lines exported from a personnel system become a chart; names of persons are refused.

mod connect;
mod header;
mod lines;
mod number;

use std::ops::Range;

pub use header::Columns;

use super::{Chart, Named};
use connect::Tree;
use header::{Header, delimiter};
use lines::Lines;
use number::number;

/// Most problems of one file that are listed one by one.
const MOST_LISTED: usize = 20;

/// Something wrong in a file of reporting lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportProblem {
    /// Bytes of the row concerned.
    pub bytes: Range<usize>,
    /// What is wrong, with the row number.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// Problems of one file: the first ones in full, the rest counted.
#[derive(Debug, Default)]
struct Complaints {
    list: Vec<ImportProblem>,
    more: usize,
}

impl Complaints {
    fn add(&mut self, bytes: Range<usize>, message: String, help: impl Into<String>) {
        if self.list.len() < MOST_LISTED {
            self.list.push(ImportProblem { bytes, message, help: help.into() });
        } else {
            self.more += 1;
        }
    }

    fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    fn into_list(mut self) -> Vec<ImportProblem> {
        if self.more > 0 {
            let bytes = self.list.last().map_or(0..0, |problem| problem.bytes.clone());
            let message = format!("and {} more problems like these in this file", self.more);
            let help = "put the first ones right; the same remedy often serves all".to_string();
            self.list.push(ImportProblem { bytes, message, help });
        }
        self.list
    }
}

/// What an import yields: the chart, and the departments in the order of their numbers.
pub type Imported = (Chart, Vec<Named>);

impl Chart {
    /// Reads reporting lines from the bytes of a CSV file.
    ///
    /// Columns are recognised by their names unless `columns` says which ones to use. Seats are
    /// numbered layer by layer; departments in the order in which one meets them from the top.
    ///
    /// # Errors
    /// All rows that do not fit, at most 20 of them one by one.
    pub fn import(bytes: &[u8], columns: &Columns<'_>) -> Result<Imported, Vec<ImportProblem>> {
        let mut complaints = Complaints::default();
        let imported = import(bytes, columns, &mut complaints);
        if imported.is_none() && complaints.is_empty() {
            let message = "the reporting lines cannot be understood".to_string();
            complaints.add(0..0, message, "export them as CSV: `seat,manager,department`");
        }
        imported.ok_or_else(|| complaints.into_list())
    }
}

fn import(bytes: &[u8], columns: &Columns<'_>, complaints: &mut Complaints) -> Option<Imported> {
    let text = text_of(bytes, complaints)?;
    let (delimiter, skip) = delimiter(text);
    let header = Header::read(text, delimiter, skip, columns, complaints)?;
    let lines = Lines::read(text, delimiter, skip, &header, complaints)?;
    let tree = Tree::connect(&lines, complaints)?;
    let chart = number(&lines, &tree, header.department.is_some(), complaints);
    complaints.is_empty().then_some(chart)
}

fn text_of<'a>(bytes: &'a [u8], complaints: &mut Complaints) -> Option<&'a str> {
    let utf8 = "save it as CSV with encoding UTF-8";
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        complaints.add(0..0, "the reporting lines are UTF-16".to_string(), utf8);
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => {
            let help = "export it as CSV, not as a workbook";
            complaints.add(0..0, "the reporting lines are not a text file".to_string(), help);
            None
        }
        Ok(text) if text.trim_start_matches('\u{feff}').trim().is_empty() => {
            let help = "export one row per seat: `seat,manager,department`";
            complaints.add(0..0, "the reporting lines are empty".to_string(), help);
            None
        }
        Ok(text) => Some(text),
        Err(error) => {
            let at = error.valid_up_to();
            let row = String::from_utf8_lossy(&bytes[..at]).matches('\n').count() + 1;
            let message = format!("row {row} has letters that are not UTF-8");
            let help =
                if bytes.contains(&0) { "export it as CSV, not as a workbook" } else { utf8 };
            complaints.add(at..at, message, help);
            None
        }
    }
}

#[cfg(test)]
mod tests;
