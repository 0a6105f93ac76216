//! The rows of a file of reporting lines: numbers only, nobody's name.

use std::collections::HashMap;
use std::ops::Range;

use super::Complaints;
use super::header::Header;
use crate::scenario::MOST_SEATS;

/// All rows, the words in them numbered.
pub(super) struct Lines<'a> {
    text: &'a str,
    skip: usize,
    /// Identifiers of seats and managers, one behind the other.
    ids: Vec<u8>,
    pub(super) rows: Vec<Row>,
    pub(super) departments: Vec<String>,
    pub(super) roles: Vec<String>,
}

/// One row.
pub(super) struct Row {
    /// Line in the file, from 1.
    pub(super) line: u32,
    start: u32,
    seat: Range<u32>,
    manager_end: u32,
    pub(super) department: Option<u16>,
    pub(super) role: Option<u16>,
}

impl<'a> Lines<'a> {
    /// Reads every row below the header.
    pub(super) fn read(
        text: &'a str,
        delimiter: u8,
        skip: usize,
        header: &Header,
        complaints: &mut Complaints,
    ) -> Option<Self> {
        let body = &text.as_bytes()[skip..];
        let before = text[..skip].matches('\n').count() as u64;
        let guess = (body.len() / 16).min(MOST_SEATS);
        let mut lines = Self {
            text,
            skip,
            ids: Vec::with_capacity(body.len()),
            rows: Vec::with_capacity(guess),
            departments: Vec::new(),
            roles: Vec::new(),
        };
        let mut departments = Words::default();
        let mut roles = Words::default();
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(body);
        let mut record = csv::ByteRecord::new();
        while reader.read_byte_record(&mut record).ok()? {
            let field = |column: usize| record.get(column).unwrap_or_default().trim_ascii();
            let position = record.position()?;
            let line = (position.line() + before) as u32;
            let start = position.byte() as u32;
            let (seat, manager) = (id(field(header.seat)), id(field(header.manager)));
            if seat.is_empty() && record.iter().all(|field| field.trim_ascii().is_empty()) {
                continue;
            }
            let from = lines.ids.len() as u32;
            lines.ids.extend_from_slice(seat);
            let middle = lines.ids.len() as u32;
            lines.ids.extend_from_slice(manager);
            let manager_end = lines.ids.len() as u32;
            let row = Row {
                line,
                start,
                seat: from..middle,
                manager_end,
                department: header.department.and_then(|column| departments.number(field(column))),
                role: header.role.and_then(|column| roles.number(field(column))),
            };
            let short = record.len() <= header.seat.max(header.manager);
            if lines.check(&row, short, complaints) {
                lines.rows.push(row);
            }
            if lines.rows.len() > MOST_SEATS {
                let message = format!("the reporting lines have more than {MOST_SEATS} rows");
                complaints.add(
                    0..0,
                    message,
                    "leave out the lowest layer, or take a part of the organization",
                );
                return None;
            }
        }
        lines.departments = departments.list;
        lines.roles = roles.list;
        if lines.rows.len() < 2 && complaints.is_empty() {
            let message = match lines.rows.len() {
                0 => "the reporting lines have a header and no rows".to_string(),
                _ => format!("row {}: the head is alone, nobody reports to it", lines.rows[0].line),
            };
            let bytes = lines.rows.first().map_or(skip..skip, |row| lines.bytes(row));
            complaints.add(bytes, message, "export one row per seat, with the seat it reports to");
        }
        for (words, what) in [(&lines.departments, "department"), (&lines.roles, "role")] {
            lines.look_for_persons(words, what, complaints);
        }
        for (words, what) in [(departments.too_many, "departments"), (roles.too_many, "roles")] {
            if words {
                let message = format!("the reporting lines have more than {} {what}", u16::MAX);
                complaints.add(0..0, message, "name a coarser column under `chart_columns`");
            }
        }
        Some(lines)
    }

    /// Refuses words of a column that stand for persons.
    fn look_for_persons(&self, words: &[String], what: &str, complaints: &mut Complaints) {
        let help = "leave this column out, or name another one under `chart_columns`";
        if let Some(place) = words.iter().position(|word| word.contains('@')) {
            let number = Some(place as u16);
            let has_it =
                |row: &&Row| number == if what == "role" { row.role } else { row.department };
            let row = self.rows.iter().find(has_it);
            let (line, bytes) = row.map_or((1, 0..0), |row| (row.line, self.bytes(row)));
            let word = shown(words[place].as_bytes());
            let message = format!("row {line}: the {what} `{word}` looks like an e-mail address");
            complaints.add(bytes, message, help);
        } else if words.len() > MANY_WORDS && words.len() * 2 > self.rows.len() {
            let message = format!(
                "{} rows name {} different {what}s: that looks like names of persons",
                self.rows.len(),
                words.len()
            );
            complaints.add(0..0, message, help);
        }
    }

    /// Whether a row can take its place; a name of a person can, though it is refused.
    fn check(&self, row: &Row, short: bool, complaints: &mut Complaints) -> bool {
        let (seat, manager) = (self.seat(row), self.manager(row));
        if short {
            let message = format!("row {} has too few columns", row.line);
            complaints.add(self.bytes(row), message, "write a seat and a manager in every row");
            return false;
        }
        if seat.is_empty() {
            let message = format!("row {} has no seat", row.line);
            complaints.add(
                self.bytes(row),
                message,
                "give every row a number of its own, or delete the row",
            );
            return false;
        }
        for (id, what) in [(seat, "seat"), (manager, "manager")] {
            if let Some(kind) = personal(id) {
                let message =
                    format!("row {}: the {what} `{}` looks like {kind}", row.line, shown(id));
                let help = "replace it by a number in both columns: the simulator needs seats, not persons";
                complaints.add(self.bytes(row), message, help);
            }
        }
        true
    }

    /// Identifier of the seat of a row.
    pub(super) fn seat(&self, row: &Row) -> &[u8] {
        &self.ids[row.seat.start as usize..row.seat.end as usize]
    }

    /// Identifier of the manager of a row.
    pub(super) fn manager(&self, row: &Row) -> &[u8] {
        &self.ids[row.seat.end as usize..row.manager_end as usize]
    }

    /// Where a row stands in the file.
    pub(super) fn bytes(&self, row: &Row) -> Range<usize> {
        let start = self.skip + row.start as usize;
        // the reader counts a line ending as the beginning of the next row
        let blank =
            self.text[start..].len() - self.text[start..].trim_start_matches(['\r', '\n']).len();
        let start = start + blank;
        let length = self.text[start..].lines().next().unwrap_or("").len();
        start..start + length
    }
}

/// Exports often turn numbers into decimals: `12.0` is seat `12`.
fn id(field: &[u8]) -> &[u8] {
    match field.strip_suffix(b".0") {
        Some(whole) if !whole.is_empty() && whole.iter().all(u8::is_ascii_digit) => whole,
        _ => field,
    }
}

/// A column with more different words than this is looked at: do they stand for persons?
const MANY_WORDS: usize = 20;
/// Longest code without a digit that can be no name worth protecting, such as `CEO` or `b`.
const SHORT_CODE: usize = 3;

/// What an identifier looks like if it points at a person: anything without a digit that is longer than a
/// short code may be a name.
fn personal(id: &[u8]) -> Option<&'static str> {
    if id.contains(&b'@') {
        return Some("an e-mail address");
    }
    let text = String::from_utf8_lossy(id);
    let has_digit = text.chars().any(|letter| letter.is_ascii_digit());
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let words = text.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty()).count();
    let is_name = letters > SHORT_CODE && (!has_digit || words > 1);
    is_name.then_some("the name of a person")
}

/// Words of a column, numbered in the order in which they appear.
#[derive(Default)]
struct Words {
    numbers: HashMap<Vec<u8>, u16>,
    list: Vec<String>,
    last: Option<(Vec<u8>, u16)>,
    too_many: bool,
}

impl Words {
    fn number(&mut self, word: &[u8]) -> Option<u16> {
        if word.is_empty() {
            return None;
        }
        if let Some((last, number)) = &self.last
            && last == word
        {
            return Some(*number);
        }
        let number = if let Some(&number) = self.numbers.get(word) {
            number
        } else {
            if self.list.len() > usize::from(u16::MAX) - 4 {
                self.too_many = true;
                return Some(0);
            }
            let number = self.list.len() as u16;
            let text = String::from_utf8_lossy(word);
            // invisible characters would disturb tables and charts
            let text = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
            self.list.push(text.take(60).collect());
            self.numbers.insert(word.to_vec(), number);
            number
        };
        self.last = Some((word.to_vec(), number));
        Some(number)
    }
}

/// An identifier as part of a sentence.
pub(super) fn shown(id: &[u8]) -> String {
    crate::scenario::value::short(&String::from_utf8_lossy(id))
}
