//! What is wrong with a file, one problem for each cause.

use std::ops::Range;

/// Something wrong in a file of reporting lines.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}; {help}")]
pub struct ImportProblem {
    /// Bytes of the row concerned, in the text as it was read.
    pub bytes: Range<usize>,
    /// What is wrong, with the row number; nothing of the row but the code of a seat.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// What ties problems together: those of one kind most often have one cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ComplaintKind {
    /// The file as a whole; listed one by one.
    File,
    /// A row without the fields it needs.
    Fields,
    /// A row that adds up the others.
    Total,
    /// The name of a person or an address.
    Person,
    /// A seat with several rows.
    Twice,
    /// A manager without a row.
    Unknown,
    /// A manager whose row is written a little differently.
    Alike,
    /// A number that a spreadsheet has shortened.
    Shortened,
    /// Several managers in one field.
    Several,
    /// Managers in a circle.
    Circle,
    /// A number of posts that cannot be.
    Posts,
    /// A row without a department.
    Department,
}

/// Most problems of one kind that are listed one by one.
const FEW: usize = 3;
/// Most row numbers that a sentence lists.
const MOST_ROWS: usize = 5;

/// Problems of one file: a few of each kind in full, many of a kind as one.
#[derive(Debug, Default)]
pub(super) struct Complaints {
    list: Vec<(ComplaintKind, Vec<ImportProblem>, RowNumbers)>,
}

/// Numbers of rows: how many, and the first of them.
#[derive(Debug, Default)]
pub(super) struct RowNumbers {
    first: Vec<u32>,
    count: usize,
}

impl RowNumbers {
    pub(super) fn add(&mut self, line: u32) {
        self.count += 1;
        if self.first.len() < MOST_ROWS {
            self.first.push(line);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// `row 3`, `rows 3 and 4` or `rows 3, 4, 5, 6, 7 and 12 more`.
    pub(super) fn told(&self) -> String {
        let mut words: Vec<String> = self.first.iter().map(u32::to_string).collect();
        if self.count > words.len() {
            words.push(format!("{} more", self.count - words.len()));
        }
        match words.split_last() {
            Some((only, [])) => format!("row {only}"),
            Some((last, others)) => format!("rows {} and {last}", others.join(", ")),
            None => "no row".to_string(),
        }
    }
}

impl FromIterator<u32> for RowNumbers {
    fn from_iter<I: IntoIterator<Item = u32>>(lines: I) -> Self {
        let mut rows = Self::default();
        lines.into_iter().for_each(|line| rows.add(line));
        rows
    }
}

impl Complaints {
    /// Notes something about the file as a whole.
    pub(super) fn file(
        &mut self,
        bytes: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let problem = ImportProblem { bytes, message: message.into(), help: help.into() };
        self.list.push((ComplaintKind::File, vec![problem], RowNumbers::default()));
    }

    /// Notes something about a row; `message` goes on after the row's number.
    pub(super) fn row(
        &mut self,
        kind: ComplaintKind,
        (line, bytes): (u32, Range<usize>),
        message: impl FnOnce() -> String,
        help: impl FnOnce() -> String,
    ) {
        let at = self.list.iter().position(|(known, ..)| *known == kind).unwrap_or_else(|| {
            self.list.push((kind, Vec::new(), RowNumbers::default()));
            self.list.len() - 1
        });
        let (_, problems, rows) = &mut self.list[at];
        rows.add(line);
        // what befalls a whole column has one cause however few rows it shows in
        let few = if matches!(
            kind,
            ComplaintKind::Person | ComplaintKind::Alike | ComplaintKind::Shortened
        ) {
            1
        } else {
            FEW
        };
        if problems.len() < few {
            let message = format!("row {line}{}", message());
            problems.push(ImportProblem { bytes, message, help: help() });
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether something is wrong with the file as a whole or with a whole column.
    pub(super) fn speak_of_all(&self) -> bool {
        self.list.iter().any(|(kind, _, rows)| match kind {
            ComplaintKind::File => true,
            ComplaintKind::Person => rows.count > 1,
            _ => false,
        })
    }

    pub(super) fn into_list(self) -> Vec<ImportProblem> {
        let mut all = Vec::new();
        for (_, mut problems, rows) in self.list {
            let more = rows.count.saturating_sub(problems.len());
            if more > 0 {
                problems.truncate(1);
                for problem in &mut problems {
                    problem.message.push_str(&format!("; so it is with {}", others(&rows)));
                }
            }
            all.append(&mut problems);
        }
        all
    }
}

/// Every row but the first, in words.
fn others(rows: &RowNumbers) -> String {
    let rest = RowNumbers { first: rows.first[1..].to_vec(), count: rows.count - 1 };
    rest.told()
}
