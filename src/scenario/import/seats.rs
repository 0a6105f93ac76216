//! Which row has which seat, and what is the matter with managers that have none.

use std::collections::{HashMap, HashSet};

use super::code::{alike, difference, is_shortened, nobody, parts};
use super::complaints::{ComplaintKind, Complaints, RowNumbers};
use super::lines::{LineRow, Lines};
use crate::scenario::import::above::Above;

/// Rows by their seats.
pub(super) struct Seats<'a, 'b> {
    lines: &'a Lines<'b>,
    rows: HashMap<&'a [u8], u32>,
}

impl<'a, 'b> Seats<'a, 'b> {
    pub(super) fn of(
        lines: &'a Lines<'b>,
        remarks: &mut Vec<String>,
        complaints: &mut Complaints,
    ) -> Self {
        let mut rows: HashMap<&[u8], u32> = HashMap::with_capacity(lines.rows.len());
        let mut odd = false;
        for (row, entry) in lines.rows.iter().enumerate() {
            let seat = lines.seat(entry);
            if seat.is_empty() {
                continue;
            }
            odd = odd || alike(seat).is_some();
            if let Some(first) = rows.insert(seat, row as u32) {
                let first = lines.rows[first as usize].line;
                complaints.row(
                    ComplaintKind::Twice,
                    (entry.line, entry.bytes()),
                    || {
                        let seat = lines.said("seat", seat, "its seat");
                        format!(": {seat} appears twice, first in row {first}")
                    },
                    || "keep one row per seat".to_string(),
                );
            }
        }
        let seats = Self { lines, rows };
        if odd {
            seats.remark_on_twins(remarks);
        }
        seats
    }

    /// Says which seats differ in next to nothing.
    fn remark_on_twins(&self, remarks: &mut Vec<String>) {
        let mut met: HashMap<String, u32> = HashMap::with_capacity(self.lines.rows.len());
        let mut twins = RowNumbers::default();
        let mut first = None;
        for (row, entry) in self.lines.rows.iter().enumerate() {
            let seat = self.lines.seat(entry);
            let twin = met.insert(plainly(seat), row as u32).map(|twin| self.row(twin));
            if let Some(twin) =
                twin.filter(|twin| !seat.is_empty() && self.lines.seat(twin) != seat)
            {
                first = first.or(Some((twin.line, difference(self.lines.seat(twin), seat))));
                twins.add(entry.line);
            }
        }
        if let Some((line, what)) = first {
            remarks.push(format!(
                "the seat in row {line} of the reporting lines and that in {} differ only in {what}: they \
                 are taken as different seats",
                twins.told()
            ));
        }
    }

    fn row(&self, row: u32) -> &LineRow {
        &self.lines.rows[row as usize]
    }

    pub(super) fn manager(&self, row: u32) -> &[u8] {
        self.lines.manager(self.row(row))
    }

    pub(super) fn managers(&self) -> Above {
        let rows = self.lines.rows.len() as u32;
        let mut above = Above { manager: (0..rows).collect(), ..Above::default() };
        for row in 0..rows {
            let id = self.manager(row);
            match self.rows.get(id) {
                Some(&found) if found != row => {
                    above.manager[row as usize] = found;
                    above.met = true;
                }
                None if !nobody(id) => above.unknown.push(row),
                _ => above.heads.push(row),
            }
        }
        above
    }

    /// Rows by what is left of their seats without what is easily lost on the way.
    fn plain(&self) -> HashMap<String, u32> {
        self.rows.iter().map(|(seat, row)| (plainly(seat), *row)).collect()
    }

    /// Another row whose seat is nearly the manager of a row.
    fn nearly(&self, plain: &HashMap<String, u32>, row: u32) -> Option<&LineRow> {
        let found = plain.get(&plainly(self.manager(row)));
        found.filter(|found| **found != row).map(|found| self.row(*found))
    }

    /// Whether the manager of a row stands outside the file: one identifier, unlike all seats but the row's own.
    pub(super) fn is_outside(&self, row: u32) -> bool {
        self.nearly(&self.plain(), row).is_none() && !self.names_several(row)
    }

    /// Whether the manager's field holds several identifiers of which one is a seat.
    fn names_several(&self, row: u32) -> bool {
        let text = String::from_utf8_lossy(self.manager(row));
        let all: Vec<&str> = parts(&text).collect();
        all.len() > 1 && all.iter().any(|part| self.rows.contains_key(part.as_bytes()))
    }

    /// Whether every manager with a row is a head: the others may be numbered by another column.
    fn only_heads_meet(&self, above: &Above) -> bool {
        let manager = |row: usize| above.manager[row] as usize;
        (0..self.lines.rows.len()).all(|row| {
            let own = manager(row);
            own == row || above.heads.contains(&(own as u32))
        })
    }

    /// Says of every manager without a row what is the matter with it.
    pub(super) fn refuse_unknown(&self, above: &Above, complaints: &mut Complaints) {
        if above.unknown.is_empty() {
            return;
        }
        let plain = self.plain();
        let header = self.lines.header;
        let column = header.name(header.manager);
        let mut lost = Vec::new();
        for &row in &above.unknown {
            let entry = self.row(row);
            let place = (entry.line, entry.bytes());
            if self.names_several(row) {
                let message =
                    || format!(", column `{column}`: several managers, and a seat has one here");
                let help = || {
                    "keep the one who sets goals and pay; `orgdrift limits` says why".to_string()
                };
                complaints.row(ComplaintKind::Several, place, message, help);
            } else if let Some(found) = self.nearly(&plain, row) {
                let (id, seat) = (self.lines.manager(entry), self.lines.seat(found));
                let what = difference(id, seat);
                let message = || {
                    format!(
                        ", column `{column}`: {} has no row, but {} of row {} differs only in {what}",
                        self.lines.said("manager", id, "this manager"),
                        self.lines.said("seat", seat, "the seat"),
                        found.line
                    )
                };
                let help = || match what {
                    "leading zeros" => {
                        "write both alike: a spreadsheet drops the zeros of numbers, not those \
                                        of text"
                            .to_string()
                    }
                    "an apostrophe before it" => {
                        "delete it: it tells a spreadsheet that a number is text".to_string()
                    }
                    _ => "write both alike".to_string(),
                };
                complaints.row(ComplaintKind::Alike, place, message, help);
            } else if is_shortened(self.manager(row)) {
                let message = || {
                    format!(
                        ", column `{column}`: a spreadsheet has written a long number with an E, and its last digits \
                         are lost"
                    )
                };
                let help = || {
                    "format the columns of seat and manager as text in the spreadsheet, and export again".to_string()
                };
                complaints.row(ComplaintKind::Shortened, place, message, help);
            } else {
                lost.push(row);
            }
        }
        let managers: HashSet<&[u8]> = lost.iter().map(|&row| self.manager(row)).collect();
        let rows = self.lines.rows.len();
        if lost.len() == above.unknown.len()
            && managers.len() > 2
            && lost.len() * 2 > rows
            && self.only_heads_meet(above)
        {
            let [seat, number] = [header.name(header.seat), &managers.len().to_string()];
            let message = if above.met {
                format!(
                    "{number} managers in column `{column}` are no seats in column `{seat}`: only the head's is"
                )
            } else {
                format!(
                    "none of the {number} managers in column `{column}` is a seat in column `{seat}`"
                )
            };
            let help = format!(
                "is another column meant, such as one of position numbers? name it: `[organization] chart_columns = {{ seat = \"...\", manager = \
                 \"...\" }}`; {}",
                header.said()
            );
            complaints.file(self.row(lost[0]).bytes(), message, help);
            return;
        }
        for row in lost {
            let entry = self.row(row);
            complaints.row(
                ComplaintKind::Unknown,
                (entry.line, entry.bytes()),
                || {
                    let manager =
                        self.lines.said("manager", self.lines.manager(entry), "this manager");
                    format!(", column `{column}`: {manager} has no row")
                },
                || {
                    "add a row for that seat, or leave the manager empty if this is the head"
                        .to_string()
                },
            );
        }
    }
}

/// An identifier without what is easily lost on the way.
fn plainly(id: &[u8]) -> String {
    alike(id).unwrap_or_else(|| String::from_utf8_lossy(id).into_owned())
}
