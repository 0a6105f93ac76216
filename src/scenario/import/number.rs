//! Seats and departments are numbered from the top down.

use super::complaints::{ComplaintKind, Complaints};
use super::connect::Tree;
use super::lines::{LineRow, Lines};
use crate::scenario::chart::{Chart, NO_DEPARTMENT};
use crate::scenario::reader::as_name;
use crate::scenario::{MOST_DEPARTMENTS, MOST_LAYERS, Named, label_of};

/// Numbers the seats from the top down, layer by layer, departments side by side within a team. Says as well how many
/// departments were made up.
pub(super) fn number(
    lines: &Lines<'_>,
    tree: &Tree,
    complaints: &mut Complaints,
) -> (Chart, Vec<Named>, usize) {
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
            if entry.posts == 0 {
                continue;
            }
            let department = match (entry.department, layer) {
                (Some(code), _) => departments.number(code),
                (None, 1) if lines.header.department.is_some() && !tree.joined => {
                    complaints.row(
                        ComplaintKind::Department,
                        (entry.line, entry.bytes()),
                        || ": a direct report of the head has no department".to_string(),
                        || "fill in the department of this row".to_string(),
                    );
                    0
                }
                (None, 1) => departments.unnamed(),
                (None, _) => chart.department[seat],
            };
            team.extend((0..entry.posts).map(|_| (department, row)));
        }
        if usize::from(layer) >= MOST_LAYERS && !team.is_empty() {
            let entry = &lines.rows[team[0].1 as usize];
            let message = format!("row {}: more than {MOST_LAYERS} layers of managers", entry.line);
            let help = "check the manager column: did a counter end up in it?";
            complaints.file(entry.bytes(), message, help);
            break;
        }
        team.sort_by_key(|&(department, _)| department);
        for &(department, row) in &team {
            chart.push(seat as u32, department, layer, 0);
            rows.push(row);
        }
        seat += 1;
    }
    if rows.len() < 2 && complaints.is_empty() {
        let help = "export one row per seat, with the seat it reports to";
        complaints.file(0..0, "the head is alone: no other row stands for a post", help);
    }
    chart.find_teams();
    name_roles(&mut chart, lines, &rows);
    let made_up = departments.made_up;
    (chart, departments.named(complaints), made_up)
}

/// Gives every seat its role: from the file, or by whether somebody reports to it.
fn name_roles(chart: &mut Chart, lines: &Lines<'_>, rows: &[u32]) {
    const USUAL: [&str; 3] = ["leader", "manager", "staff"];
    let mut has_reports = vec![false; rows.len()];
    for &manager in &chart.manager {
        has_reports[manager as usize] = true;
    }
    let usual = |seat: usize| if seat == 0 { 0 } else { 2 - usize::from(has_reports[seat]) };
    let given = |row: u32| -> Option<u16> {
        lines.rows.get(row as usize).and_then(|row: &LineRow| row.role)
    };
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
    /// Departments that no row names.
    made_up: usize,
}

impl<'a> Departments<'a> {
    fn new(lines: &'a Lines<'_>) -> Self {
        let given = &lines.departments;
        Self { given, numbers: vec![None; given.len()], named: Vec::new(), met: 0, made_up: 0 }
    }

    fn number(&mut self, code: u16) -> u16 {
        if let Some(number) = self.numbers[usize::from(code)] {
            return number;
        }
        let label = &self.given[usize::from(code)];
        let mut wanted = as_name(label);
        // a number alone would be taken for an amount where the chart is read again
        if wanted.len() > 3 && wanted.bytes().all(|byte| byte.is_ascii_digit()) {
            wanted.insert_str(0, "department-");
        }
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
        self.made_up += 1;
        let mut name = format!("department-{}", self.met + 1);
        while self.named.iter().any(|named| named.name == name) {
            name.push_str("-more");
        }
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
            let help =
                "name a coarser column: `[organization] chart_columns = { department = \"...\" }`";
            complaints.file(0..0, message, help);
        }
        self.named
    }
}
