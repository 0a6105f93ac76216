//! Reporting lines exported from a personnel system become a chart; names of persons are refused.

mod above;
mod code;
mod complaints;
mod connect;
mod decode;
mod header;
mod lines;
mod number;
mod pair;
mod rows;
mod seats;
mod words;

pub use complaints::ImportProblem;
pub(super) use decode::decoded;
pub use header::Columns;

use super::{Chart, Named};
use complaints::Complaints;
use connect::Tree;
use header::Header;
use lines::Lines;
use number::number;
use rows::RowReader;

/// What an import yields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Who reports to whom.
    pub chart: Chart,
    /// Departments in the order of their numbers.
    pub departments: Vec<Named>,
    /// How the file was read: encoding, columns, who leads, one sentence each.
    pub reading: Vec<String>,
    /// What was made up or left out, one sentence each.
    pub remarks: Vec<String>,
}

impl Chart {
    /// Reads reporting lines from the bytes of a CSV file.
    ///
    /// Columns are recognised by their names unless `columns` says which ones to use. Seats are
    /// numbered layer by layer; departments in the order in which one meets them from the top.
    ///
    /// # Errors
    /// What does not fit, one problem for each cause.
    pub fn import(bytes: &[u8], columns: &Columns<'_>) -> Result<Imported, Vec<ImportProblem>> {
        let (text, encoding) = decoded(bytes).map_err(|problem| vec![problem])?;
        let mut complaints = Complaints::default();
        let imported = import(&text, encoding, columns, &mut complaints);
        if imported.is_none() && complaints.is_empty() {
            let message = "the reporting lines cannot be understood";
            complaints.file(0..0, message, "export them as CSV: `seat,manager,department`");
        }
        imported.ok_or_else(|| complaints.into_list())
    }
}

fn import(
    text: &str,
    encoding: Option<&str>,
    columns: &Columns<'_>,
    complaints: &mut Complaints,
) -> Option<Imported> {
    let mut rows = RowReader::new(text);
    if rows.header(complaints).is_none() {
        if complaints.is_empty() {
            let help = "begin the file with a row that names its columns, such as `seat,manager,department`";
            complaints.file(0..0, "no row of the reporting lines names two columns", help);
        }
        return None;
    }
    let named_in = rows.line();
    let found = Header::read(&rows, columns, complaints)?;
    let header = pair::choose(text, found, complaints)?;
    let mut lines = Lines::read(text, rows, &header, columns, complaints)?;
    if complaints.speak_of_all() {
        // what else could be said would have the same cause
        return None;
    }
    let mut remarks = std::mem::take(&mut lines.remarks);
    let tree = Tree::connect(&lines, columns.join_heads, &mut remarks, complaints)?;
    let (chart, departments, made_up) = number(&lines, &tree, complaints);
    if !complaints.is_empty() {
        return None;
    }
    let encoding = encoding.map(|name| format!("read as {name}"));
    let below = (named_in > 1).then(|| format!("row {named_in} names the columns"));
    let mut reading: Vec<String> =
        encoding.into_iter().chain(below).chain([lines.reading()]).collect();
    reading.extend(lines.unread());
    reading.push(tree.lead);
    for (rows, said) in [
        (&lines.rounded, "parts of a post are rounded to whole seats, at least one"),
        (&lines.vacated, "no post, so no seat"),
    ] {
        if !rows.is_empty() {
            remarks.push(format!("{} of the reporting lines: {said}", rows.told()));
        }
    }
    if made_up > 0 {
        let why = if header.department.is_some() {
            "not every report of the head names one"
        } else {
            "no column names them"
        };
        let departments =
            if made_up == 1 { "1 department was" } else { &format!("{made_up} departments were") };
        reading.push(format!("{departments} made up, one for each report of the head, as {why}"));
    }
    Some(Imported { chart, departments, reading, remarks })
}

#[cfg(test)]
mod tests;
