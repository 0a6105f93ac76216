//! Reporting lines exported from a personnel system become a chart; names of persons are refused.

use std::collections::HashMap;
use std::ops::Range;

use super::header::{Columns, Header, delimiter};
use super::lines::{Lines, Row, shown};
use super::reader::as_name;
use super::suggest::enumerated;
use super::{Chart, MOST_DEPARTMENTS, MOST_LAYERS, Named, chart::NO_DEPARTMENT, label_of};

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
pub(super) struct Complaints {
    list: Vec<ImportProblem>,
    more: usize,
}

impl Complaints {
    pub(super) fn add(&mut self, bytes: Range<usize>, message: String, help: impl Into<String>) {
        if self.list.len() < MOST_LISTED {
            self.list.push(ImportProblem { bytes, message, help: help.into() });
        } else {
            self.more += 1;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
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
        import(bytes, columns, &mut complaints).ok_or_else(|| complaints.into_list())
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

/// Who reports to whom, by row; one more row stands for a head that has none of its own.
struct Tree {
    head: u32,
    /// Rows below each row, one after the other in file order.
    below: Vec<u32>,
    /// Where the rows below each row begin.
    starts: Vec<u32>,
}

impl Tree {
    fn connect(lines: &Lines<'_>, complaints: &mut Complaints) -> Option<Self> {
        let rows = lines.rows.len();
        let mut index: HashMap<&[u8], u32> = HashMap::with_capacity(rows);
        for (row, entry) in lines.rows.iter().enumerate() {
            if let Some(first) = index.insert(lines.seat(entry), row as u32) {
                let first = lines.rows[first as usize].line;
                let seat = shown(lines.seat(entry));
                let message = format!(
                    "row {}: seat `{seat}` appears twice, first in row {first}",
                    entry.line
                );
                complaints.add(lines.bytes(entry), message, "keep one row per seat");
            }
        }
        let mut manager = vec![0_u32; rows];
        let mut heads = Vec::new();
        let mut unknown: Vec<u32> = Vec::new();
        for (row, entry) in lines.rows.iter().enumerate() {
            let above = lines.manager(entry);
            let found = index.get(above).copied();
            let itself = found == Some(row as u32);
            if itself || nobody(above, found.is_some()) {
                heads.push(row as u32);
                manager[row] = row as u32;
            } else if let Some(found) = found {
                manager[row] = found;
            } else {
                unknown.push(row as u32);
            }
        }
        let above = |row: &u32| lines.manager(&lines.rows[*row as usize]);
        let one_unknown = unknown.windows(2).all(|pair| above(&pair[0]) == above(&pair[1]));
        let unseen_head = heads.is_empty() && !unknown.is_empty() && one_unknown;
        if unseen_head {
            heads.push(rows as u32);
            manager.push(rows as u32);
            for &row in &unknown {
                manager[row as usize] = rows as u32;
            }
        } else {
            for &row in &unknown {
                let entry = &lines.rows[row as usize];
                manager[row as usize] = row;
                let id = shown(lines.manager(entry));
                let message = format!("row {}: manager `{id}` has no row", entry.line);
                let help =
                    "add a row for that seat, or leave the manager empty if this is the head";
                complaints.add(lines.bytes(entry), message, help);
            }
        }
        if heads.len() > 1 {
            for &row in &heads {
                let entry = &lines.rows[row as usize];
                let id = shown(lines.seat(entry));
                let message = format!(
                    "row {}: seat `{id}` reports to nobody, as do {} others",
                    entry.line,
                    heads.len() - 1
                );
                let help = "keep one head; give the others a manager or delete their rows";
                complaints.add(lines.bytes(entry), message, help);
            }
        }
        let tree = Self::below(&manager, heads.first().copied());
        report_circles(lines, &manager, complaints);
        complaints.is_empty().then_some(tree)
    }

    fn below(manager: &[u32], head: Option<u32>) -> Self {
        let rows = manager.len();
        let mut starts = vec![0_u32; rows + 1];
        let reports = |row: usize| manager[row] as usize != row;
        for row in (0..rows).filter(|&row| reports(row)) {
            starts[manager[row] as usize + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut below = vec![0; starts[rows] as usize];
        for row in (0..rows).filter(|&row| reports(row)) {
            let place = &mut next[manager[row] as usize];
            below[*place as usize] = row as u32;
            *place += 1;
        }
        Self { head: head.unwrap_or(0), below, starts }
    }

    fn reports(&self, row: u32) -> &[u32] {
        let row = row as usize;
        &self.below[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}

/// Whether the manager column says that there is no manager.
fn nobody(id: &[u8], is_seat: bool) -> bool {
    let words: [&[u8]; 8] = [b"", b"-", b"none", b"null", b"n/a", b"na", b"nan", b"nobody"];
    !is_seat && (id == b"0" || words.iter().any(|word| id.eq_ignore_ascii_case(word)))
}

/// Notes every circle of seats that report to each other.
fn report_circles(lines: &Lines<'_>, manager: &[u32], complaints: &mut Complaints) {
    // 0: not yet seen; otherwise the number of the walk that came past
    let mut seen = vec![0_u32; manager.len()];
    for start in 0..lines.rows.len() {
        let walk = start as u32 + 1;
        let mut row = start;
        while seen[row] == 0 && manager[row] as usize != row {
            seen[row] = walk;
            row = manager[row] as usize;
        }
        if seen[row] != walk || manager[row] as usize == row {
            continue;
        }
        let mut chain = vec![row];
        let mut next = manager[row] as usize;
        while next != row {
            chain.push(next);
            next = manager[next] as usize;
        }
        let id = |row: &usize| shown(lines.seat(&lines.rows[*row]));
        let mut circle: Vec<String> = chain.iter().take(8).map(id).collect();
        circle.push(if chain.len() > 8 {
            format!("... ({} seats)", chain.len())
        } else {
            id(&row)
        });
        let entry = &lines.rows[row];
        let message =
            format!("row {}: seats report in a circle: {}", entry.line, circle.join(" -> "));
        complaints.add(
            lines.bytes(entry),
            message,
            "give one of them a manager outside the circle",
        );
    }
}

/// Numbers the seats from the top down, layer by layer, departments side by side within a team.
fn number(
    lines: &Lines<'_>,
    tree: &Tree,
    departments_given: bool,
    complaints: &mut Complaints,
) -> Imported {
    let seats = tree.starts.len() - 1;
    let mut chart = Chart::with_capacity(seats);
    let mut departments = Departments::new(lines);
    let mut rows = Vec::with_capacity(seats);
    rows.push(tree.head);
    chart.push(0, NO_DEPARTMENT, 0, 0);
    let mut team: Vec<(u16, u32)> = Vec::new();
    let mut seat = 0;
    while seat < rows.len() {
        let layer = chart.layer[seat] + 1;
        team.clear();
        for &row in tree.reports(rows[seat]) {
            let entry = &lines.rows[row as usize];
            let department = match (entry.department, layer) {
                (Some(code), _) => departments.number(code),
                (None, 1) if departments_given => {
                    let message = format!(
                        "row {}: a direct report of the head has no department",
                        entry.line
                    );
                    complaints.add(
                        lines.bytes(entry),
                        message,
                        "fill in the department of this row",
                    );
                    0
                }
                (None, 1) => departments.unnamed(),
                (None, _) => chart.department[seat],
            };
            team.push((department, row));
        }
        if usize::from(layer) >= MOST_LAYERS && !team.is_empty() {
            let entry = &lines.rows[team[0].1 as usize];
            let message = format!("row {}: more than {MOST_LAYERS} layers of managers", entry.line);
            let help = "check the manager column: did a counter end up in it?";
            complaints.add(lines.bytes(entry), message, help);
            break;
        }
        team.sort_by_key(|&(department, _)| department);
        for &(department, row) in &team {
            chart.push(seat as u32, department, layer, 0);
            rows.push(row);
        }
        seat += 1;
    }
    chart.find_teams();
    name_roles(&mut chart, lines, &rows);
    (chart, departments.named(complaints))
}

/// Gives every seat its role: from the file, or by whether somebody reports to it.
fn name_roles(chart: &mut Chart, lines: &Lines<'_>, rows: &[u32]) {
    const USUAL: [&str; 3] = ["leader", "manager", "staff"];
    let mut has_reports = vec![false; rows.len()];
    for &manager in &chart.manager {
        has_reports[manager as usize] = true;
    }
    let usual = |seat: usize| if seat == 0 { 0 } else { 2 - usize::from(has_reports[seat]) };
    let given =
        |row: u32| -> Option<u16> { lines.rows.get(row as usize).and_then(|row: &Row| row.role) };
    let only_usual = rows.iter().all(|&row| {
        given(row).is_none_or(|code| USUAL.contains(&lines.roles[usize::from(code)].as_str()))
    });
    chart.roles = if only_usual { USUAL.map(String::from).to_vec() } else { Vec::new() };
    let mut numbers: Vec<Option<u16>> = vec![None; lines.roles.len() + USUAL.len()];
    for (seat, &row) in rows.iter().enumerate() {
        let (code, name) = match given(row) {
            Some(code) => (usize::from(code), lines.roles[usize::from(code)].as_str()),
            None => (lines.roles.len() + usual(seat), USUAL[usual(seat)]),
        };
        let number = *numbers[code].get_or_insert_with(|| {
            let known = chart.roles.iter().position(|role| role == name);
            known.unwrap_or_else(|| {
                chart.roles.push(name.to_string());
                chart.roles.len() - 1
            }) as u16
        });
        chart.role[seat] = number;
    }
}

/// Departments in the order in which one meets them from the top.
struct Departments<'a> {
    given: &'a [String],
    numbers: Vec<Option<u16>>,
    named: Vec<Named>,
    met: usize,
}

impl<'a> Departments<'a> {
    fn new(lines: &'a Lines<'_>) -> Self {
        let given = &lines.departments;
        Self { given, numbers: vec![None; given.len()], named: Vec::new(), met: 0 }
    }

    fn number(&mut self, code: u16) -> u16 {
        if let Some(number) = self.numbers[usize::from(code)] {
            return number;
        }
        let label = &self.given[usize::from(code)];
        let wanted = as_name(label);
        let mut name = wanted.clone();
        for copy in 2.. {
            if self.named.iter().all(|named| named.name != name) {
                break;
            }
            let room: String = wanted.chars().take(50).collect();
            name = format!("{room}-{copy}");
        }
        let label = if *label == name { label_of(&name) } else { label.clone() };
        let number = self.add(Named { name, label });
        self.numbers[usize::from(code)] = Some(number);
        number
    }

    fn unnamed(&mut self) -> u16 {
        let name = format!("department-{}", self.met + 1);
        let label = label_of(&name);
        self.add(Named { name, label })
    }

    fn add(&mut self, named: Named) -> u16 {
        self.met += 1;
        if self.named.len() < MOST_DEPARTMENTS {
            self.named.push(named);
        }
        self.met.min(MOST_DEPARTMENTS) as u16 - 1
    }

    fn named(self, complaints: &mut Complaints) -> Vec<Named> {
        if self.met > MOST_DEPARTMENTS {
            let message = format!(
                "the reporting lines have {} departments, must be at most {MOST_DEPARTMENTS}",
                self.met
            );
            let examples = enumerated(self.named.iter().take(3).map(|named| named.label.as_str()));
            let help = format!(
                "name a coarser column under `[organization] chart_columns = {{ department = \"...\" }}`; \
                 now they are {examples} and so on"
            );
            complaints.add(0..0, message, help);
        }
        self.named
    }
}
