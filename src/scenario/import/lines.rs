//! The rows of a file of reporting lines: numbers only, nobody's name.

use std::collections::HashMap;
use std::ops::Range;

use super::code::{id, personal, shown};
use super::complaints::{self, ComplaintKind, Complaints};
use super::header::{Columns, Header};
use super::rows::RowReader;
use super::words::{numbers_something, plain};
use crate::scenario::MOST_SEATS;
use crate::scenario::personal::{NUMBER, found_in_a_cell};
use crate::scenario::suggest::enumerated;

/// All rows, the words in them numbered.
pub(super) struct Lines<'a> {
    pub(super) header: &'a Header,
    /// Whether the seats are codes though they may look like names.
    codes: bool,
    /// Identifiers of seats and managers, one behind the other.
    ids: Vec<u8>,
    pub(super) rows: Vec<LineRow>,
    pub(super) departments: Vec<String>,
    pub(super) roles: Vec<String>,
    /// Whether the column of posts says how much of a week each seat works.
    is_share: bool,
    /// Rows whose number of posts is no whole number.
    pub(super) rounded: complaints::RowNumbers,
    /// Rows that stand for nobody.
    pub(super) vacated: complaints::RowNumbers,
    /// Legal but odd: one sentence each.
    pub(super) remarks: Vec<String>,
}

/// One row.
pub(super) struct LineRow {
    /// Line in the file, from 1.
    pub(super) line: u32,
    start: u32,
    seat: Range<u32>,
    manager_end: u32,
    pub(super) department: Option<u16>,
    pub(super) role: Option<u16>,
    /// How many seats it stands for.
    pub(super) posts: u32,
}

impl LineRow {
    /// Where it begins in the text.
    pub(super) fn bytes(&self) -> Range<usize> {
        self.start as usize..self.start as usize
    }
}

impl<'a> Lines<'a> {
    /// Reads every row below the header, which `rows` stands at.
    pub(super) fn read(
        text: &'a str,
        mut rows: RowReader<'a>,
        header: &'a Header,
        columns: &Columns<'_>,
        complaints: &mut Complaints,
    ) -> Option<Self> {
        let guess = (text.len() / 16).min(MOST_SEATS);
        let mut lines = Self {
            header,
            codes: columns.codes,
            ids: Vec::with_capacity(text.len()),
            rows: Vec::with_capacity(guess),
            departments: Vec::new(),
            roles: Vec::new(),
            is_share: header.posts.is_some_and(|column| plain(header.name(column)) == "fte"),
            rounded: complaints::RowNumbers::default(),
            vacated: complaints::RowNumbers::default(),
            remarks: Vec::new(),
        };
        let (mut departments, mut roles) = (Words::default(), Words::default());
        let mut seats = 0_u64;
        let mut second = vec![0_usize; header.second.len()];
        while rows.next(complaints).is_some() {
            if rows.is_empty() {
                continue;
            }
            let place = (rows.line(), rows.bytes().start..rows.bytes().start);
            let fields = rows.fields().enumerate();
            let wide = fields.skip(header.width()).any(|(_, field)| !field.is_empty());
            let short = rows.fields().count() <= header.seat.max(header.manager);
            if wide || short {
                let (said, help) = if short {
                    (" has too few columns", "write a seat and a manager in every row")
                } else {
                    (
                        " has more columns than the first row names",
                        "put fields that hold the sign between columns in quotation marks",
                    )
                };
                complaints.row(
                    ComplaintKind::Fields,
                    place,
                    || said.to_string(),
                    || help.to_string(),
                );
                continue;
            }
            let posts = lines.posts(&rows, complaints);
            let from = lines.ids.len() as u32;
            lines.ids.extend_from_slice(id(rows.field(header.seat)));
            let middle = lines.ids.len() as u32;
            lines.ids.extend_from_slice(id(rows.field(header.manager)));
            let row = LineRow {
                line: rows.line(),
                start: rows.bytes().start as u32,
                seat: from..middle,
                manager_end: lines.ids.len() as u32,
                department: header
                    .department
                    .and_then(|column| departments.number(rows.field(column))),
                role: header.role.and_then(|column| roles.number(rows.field(column))),
                posts,
            };
            for (count, &column) in second.iter_mut().zip(&header.second) {
                *count += usize::from(!super::code::nobody(rows.field(column)));
            }
            seats += u64::from(posts);
            if lines.check(&row, complaints) {
                lines.rows.push(row);
            }
            if seats > MOST_SEATS as u64 {
                let message = format!("the reporting lines have more than {MOST_SEATS} seats");
                let help = "leave out the lowest layer, or take a part of the organization";
                complaints.file(0..0, message, help);
                return None;
            }
        }
        lines.departments = departments.list;
        lines.roles = roles.list;
        if lines.rows.len() < 2 && complaints.is_empty() {
            let (place, message) = match lines.rows.first() {
                None => (0..0, "the reporting lines have a header and no rows".to_string()),
                Some(row) => {
                    let message =
                        format!("row {}: the head is alone, nobody reports to it", row.line);
                    (row.bytes(), message)
                }
            };
            complaints.file(place, message, "export one row per seat, with the seat it reports to");
        }
        lines.refuse_second_managers(&second, complaints);
        lines.look_for_persons(complaints);
        for (words, what) in [(departments.too_many, "departments"), (roles.too_many, "roles")] {
            if words {
                let message = format!("the reporting lines have more than {} {what}", u16::MAX);
                complaints.file(0..0, message, "name a coarser column under `chart_columns`");
            }
        }
        Some(lines)
    }

    /// How many seats the row stands for.
    fn posts(&mut self, rows: &RowReader<'_>, complaints: &mut Complaints) -> u32 {
        let Some(column) = self.header.posts else { return 1 };
        let field = std::str::from_utf8(rows.field(column)).unwrap_or("?");
        if field.is_empty() {
            return 1;
        }
        // `1,000` and `1.000` are a thousand here and one there
        let thousands = has_thousands(field);
        let number = field.parse::<f64>().or_else(|_| field.replace(',', ".").parse());
        match number.map(|number: f64| if thousands { f64::NAN } else { number }) {
            Ok(posts) if (0.0..=MOST_SEATS as f64).contains(&posts) => {
                // somebody on leave keeps the seat
                let whole = if posts > 0.0 || self.is_share { posts.round().max(1.0) } else { 0.0 };
                if (whole - posts).abs() > 1e-9 {
                    self.rounded.add(rows.line());
                }
                if whole < 1.0 {
                    self.vacated.add(rows.line());
                }
                whole as u32
            }
            _ => {
                let place = (rows.line(), rows.bytes().start..rows.bytes().start);
                let name = self.header.name(column);
                let message = || format!(", column `{name}`: this is no number of posts");
                let help = || {
                    if thousands {
                        "write whole numbers without a sign between thousands, such as 1000"
                            .to_string()
                    } else {
                        "write how many seats the row stands for, such as 12".to_string()
                    }
                };
                complaints.row(ComplaintKind::Posts, place, message, help);
                1
            }
        }
    }

    /// Whether a row can take its place; a name of a person can, though it is refused.
    fn check(&self, row: &LineRow, complaints: &mut Complaints) -> bool {
        // nobody can report to a group of posts, so it needs no identifier of its own
        if self.seat(row).is_empty() && self.header.posts.is_none() {
            complaints.row(
                ComplaintKind::Fields,
                (row.line, row.bytes()),
                || format!(" has no seat in column `{}`", self.header.name(self.header.seat)),
                || "give every row a number of its own, or delete the row".to_string(),
            );
            return false;
        }
        if is_a_total(self.seat(row)) {
            complaints.row(
                ComplaintKind::Total,
                (row.line, row.bytes()),
                || " is a total of the others and no seat".to_string(),
                || "delete the row".to_string(),
            );
            return false;
        }
        let ids = [(self.seat(row), self.header.seat), (self.manager(row), self.header.manager)];
        for (id, column) in ids {
            let kind = personal(id, self.codes);
            if let Some(kind) = kind.filter(|_| !super::code::nobody(id)) {
                let codes = if id.contains(&b'@') {
                    ""
                } else {
                    "; if these are codes, write `codes = true` under `[organization]`"
                };
                complaints.row(
                    ComplaintKind::Person,
                    (row.line, row.bytes()),
                    || format!(", column `{}`: this looks like {kind}", self.header.name(column)),
                    || {
                        format!(
                            "replace it by a number in both columns: the simulator needs seats, not \
                             persons{codes}"
                        )
                    },
                );
                return true;
            }
        }
        true
    }

    /// A column of further managers is not left out in silence.
    fn refuse_second_managers(&mut self, filled: &[usize], complaints: &mut Complaints) {
        let used = self.header.second.iter().zip(filled);
        let used = used.filter(|(column, count)| **count > 0 && **column != self.header.manager);
        let names: Vec<&str> = used.map(|(column, _)| self.header.name(*column)).collect();
        if names.is_empty() {
            return;
        }
        let names = enumerated(names);
        if self.header.manager_is_named {
            self.remarks.push(format!(
                "{names} of the reporting lines is left out: a seat has one manager here"
            ));
            return;
        }
        let message = format!("a second manager stands in {names}, and a seat has one here");
        let help = format!(
            "say which one counts, the others are left out then: `[organization] chart_columns = {{ manager = \
             \"{}\" }}`; `orgdrift limits` says why",
            self.header.name(self.header.manager)
        );
        complaints.file(0..0, message, help);
    }

    /// Refuses words of a column that stand for persons; leaves out roles that nobody asked for.
    fn look_for_persons(&mut self, complaints: &mut Complaints) {
        for (column, what) in [(self.header.department, "department"), (self.header.role, "role")] {
            let Some(column) = column else { continue };
            let name = self.header.name(column);
            let is_role = what == "role";
            let words = if is_role { &self.roles } else { &self.departments };
            let help = format!(
                "name another column, or leave it out: `[organization] chart_columns = {{ {what} = \"\" }}`"
            );
            let numbers = numbers_something(&plain(name));
            let mut told = words.iter().map(|word| found_in_a_cell(word, numbers)).enumerate();
            let told = told.find_map(|(place, told)| Some((place, told?)));
            if let Some((place, told)) = told {
                let number = Some(place as u16);
                let has_it =
                    |row: &&LineRow| number == if is_role { row.role } else { row.department };
                let row = self.rows.iter().find(has_it);
                let (line, bytes) = row.map_or((1, 0..0), |row| (row.line, row.bytes()));
                let message = format!("row {line}, column `{name}`: this {what} looks like {told}");
                let codes = if told == NUMBER {
                    "; codes stand in a column that is called so, such as `Department ID`"
                } else {
                    ""
                };
                complaints.file(bytes, message, format!("{help}{codes}"));
            } else if nameable(words) > MANY_WORDS && nameable(words) * 2 > self.rows.len() {
                let (rows, words) = (self.rows.len(), words.len());
                if is_role && !self.header.role_is_named {
                    self.remarks.push(format!(
                        "column `{name}` of the reporting lines is left out: its {rows} rows hold {words} \
                         different words; roles are leader, manager and staff"
                    ));
                    self.roles.clear();
                    self.rows.iter_mut().for_each(|row| row.role = None);
                    continue;
                }
                let message = format!(
                    "column `{name}`: {rows} rows name {words} different {what}s, which looks like names of \
                     persons"
                );
                complaints.file(0..0, message, help);
            }
        }
    }

    /// Identifier of the seat of a row.
    pub(super) fn seat(&self, row: &LineRow) -> &[u8] {
        &self.ids[row.seat.start as usize..row.seat.end as usize]
    }

    /// Identifier of the manager of a row.
    pub(super) fn manager(&self, row: &LineRow) -> &[u8] {
        &self.ids[row.seat.end as usize..row.manager_end as usize]
    }

    /// An identifier for a sentence; `None` where it may be a name.
    pub(super) fn code(&self, id: &[u8]) -> Option<String> {
        shown(id, self.codes)
    }

    /// A kind of seat and its identifier, ``seat `12` ``; `other` where that may be a name.
    pub(super) fn said(&self, kind: &str, id: &[u8], other: &str) -> String {
        self.code(id).map_or_else(|| other.to_string(), |code| format!("{kind} `{code}`"))
    }

    /// Which columns were not read, in a sentence; nothing where the first row may name persons.
    pub(super) fn unread(&self) -> Option<String> {
        let header = self.header;
        let role = header.role.filter(|_| !self.roles.is_empty());
        let read = [Some(header.seat), Some(header.manager), header.department, role, header.posts];
        let left: Vec<&str> = (0..header.width())
            .filter(|column| !read.contains(&Some(*column)))
            .map(|column| header.name(column))
            .filter(|name| !name.is_empty())
            .collect();
        let columns = if left.len() == 1 { "column" } else { "columns" };
        (!left.is_empty() && header.is_sure())
            .then(|| format!("not read: {columns} {}", enumerated(left)))
    }

    /// Which columns were taken, in a sentence.
    pub(super) fn reading(&self) -> String {
        let header = self.header;
        let mut taken = format!(
            "{} rows: the seat from column `{}`, the manager from `{}`",
            self.rows.len(),
            header.name(header.seat),
            header.name(header.manager)
        );
        let further = [
            (header.department, "department"),
            (header.role.filter(|_| !self.roles.is_empty()), "role"),
            (header.posts, "number of posts"),
        ];
        for (column, what) in further {
            if let Some(column) = column {
                taken.push_str(&format!(", the {what} from `{}`", header.name(column)));
            }
        }
        if header.chosen {
            taken.push_str("; of the columns that number seats these two meet in the most rows");
        }
        taken
    }
}

/// Whether a number has a sign between its thousands: `1,000`, `1.200`, `1'000`, `1 000`.
fn has_thousands(field: &str) -> bool {
    let mut groups = field.split([',', '.', '\'', '’', ' ', '\u{a0}', '\u{202f}', '\u{2009}']);
    let first = groups.next().unwrap_or("");
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let mut rest = groups.peekable();
    digits(first)
        && !first.starts_with('0')
        && first.len() <= 3
        && rest.peek().is_some()
        && rest.all(|group| group.len() == 3 && digits(group))
}

/// Words that can be names of persons, which hold no numbers.
fn nameable(words: &[String]) -> usize {
    words.iter().filter(|word| !word.contains(char::is_numeric)).count()
}

/// What stands before a sum below a list, in lower case.
const TOTALS: [&str; 18] = [
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sum",
    "overall",
    "gesamt",
    "summe",
    "zwischensumme",
    "insgesamt",
    "total général",
    "somme",
    "totale",
    "suma",
    "totaal",
    "razem",
    "итого",
    "合计",
];

/// Whether a row adds up the others, by what stands in place of its seat.
fn is_a_total(id: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(id) else { return false };
    let text = text.trim().trim_end_matches([':', '.']).to_lowercase();
    TOTALS.contains(&text.as_str())
}

/// A column with more different words than this is looked at: do they stand for persons?
const MANY_WORDS: usize = 20;

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
