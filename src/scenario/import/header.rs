//! Which column of an exported file holds what.

use super::complaints::Complaints;
use super::rows::RowReader;
use super::words::{
    DEPARTMENT, MANAGER, POSTS, ROLE, SEAT, is_header, numbers_managers, numbers_seats, plain,
    second_manager,
};
use crate::scenario::letters::composed;
use crate::scenario::personal;
use crate::scenario::suggest::{closest, enumerated};

/// Whether the plain name of a column may be meant.
type Fits = fn(&str) -> bool;

/// How to read a file: columns to use, where the user names them, and what the file does not say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Columns<'a> {
    /// Column of the seat.
    pub seat: Option<&'a str>,
    /// Column of the manager's seat.
    pub manager: Option<&'a str>,
    /// Column of the department; an empty name leaves it out.
    pub department: Option<&'a str>,
    /// Column of the role; an empty name leaves it out.
    pub role: Option<&'a str>,
    /// Column of how many seats a row stands for; an empty name leaves it out.
    pub posts: Option<&'a str>,
    /// Whether the seats are codes though they may look like names.
    pub codes: bool,
    /// Whether to set one seat above several heads.
    pub join_heads: bool,
}

/// Positions of the columns.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// Names of all columns.
    names: Vec<String>,
    pub(super) seat: usize,
    pub(super) manager: usize,
    pub(super) department: Option<usize>,
    pub(super) role: Option<usize>,
    pub(super) posts: Option<usize>,
    /// Whether the user named the column of the role.
    pub(super) role_is_named: bool,
    /// Columns that seem to hold a manager besides the first.
    pub(super) second: Vec<usize>,
    /// Whether the user named the column of the manager.
    pub(super) manager_is_named: bool,
    /// Whether seat and manager were chosen among several columns because they meet.
    pub(super) chosen: bool,
}

/// The columns that a file has, before the pair of seat and manager is chosen.
pub(super) struct HeaderColumns {
    pub(super) header: Header,
    /// Columns that may hold the seat, the likeliest first, and how many of them have a usual name.
    pub(super) seats: (Vec<usize>, usize),
    /// The same for the manager.
    pub(super) managers: (Vec<usize>, usize),
}

impl Header {
    /// Finds the columns in the first row.
    pub(super) fn read(
        rows: &RowReader<'_>,
        columns: &Columns<'_>,
        complaints: &mut Complaints,
    ) -> Option<HeaderColumns> {
        let names: Vec<String> =
            rows.fields().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
        let bytes = rows.bytes();
        let plain: Vec<String> = names.iter().map(|name| plain(name)).collect();
        let usual = |words: &[&str]| -> Vec<usize> {
            words.iter().filter_map(|word| plain.iter().position(|name| name == word)).collect()
        };
        let mut find = |wanted: &str, key: &str| {
            let wanted = &*composed(wanted.into());
            let found = names.iter().position(|name| name.eq_ignore_ascii_case(wanted.trim()));
            if found.is_none() {
                let message =
                    format!("there is no column `{wanted}`, named by `chart_columns.{key}`");
                let help = match closest(wanted, names.iter().map(String::as_str)) {
                    Some(meant) if is_header(&names) => format!("did you mean `{meant}`?"),
                    _ => said(&names),
                };
                complaints.file(bytes.clone(), message, help);
            }
            found
        };
        let mut candidates = |wanted: Option<&str>, key: &str, words: &[&str], other: Fits| {
            if let Some(wanted) = wanted {
                return (find(wanted, key).into_iter().collect::<Vec<_>>(), 1);
            }
            let known = usual(words);
            let fits = |column: &usize| {
                other(&plain[*column])
                    && !known.contains(column)
                    && personal::column(&names[*column]).is_none()
            };
            let further = (0..plain.len()).filter(fits);
            (known.iter().copied().chain(further).collect(), known.len())
        };
        let seats = candidates(columns.seat, "seat", SEAT, numbers_seats);
        let managers = candidates(columns.manager, "manager", MANAGER, numbers_managers);
        let mut one = |wanted: Option<&str>, key: &str, words: &[&str]| match wanted {
            Some(wanted) if wanted.trim().is_empty() => None,
            Some(wanted) => find(wanted, key),
            None => usual(words).first().copied(),
        };
        let department = one(columns.department, "department", DEPARTMENT);
        let role = one(columns.role, "role", ROLE);
        let posts = one(columns.posts, "posts", POSTS);
        if !complaints.is_empty() {
            return None;
        }
        let header = Self {
            names,
            seat: 0,
            manager: 0,
            department,
            role,
            posts,
            role_is_named: columns.role.is_some(),
            second: (0..plain.len()).filter(|&column| second_manager(&plain[column])).collect(),
            manager_is_named: columns.manager.is_some(),
            chosen: false,
        };
        Some(HeaderColumns { header, seats, managers })
    }

    /// The name of a column.
    pub(super) fn name(&self, column: usize) -> &str {
        self.names.get(column).map_or("", String::as_str)
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        self.names.len()
    }

    /// Whether the first row names columns beyond doubt.
    pub(super) fn is_sure(&self) -> bool {
        is_header(&self.names)
    }

    /// What the first row names, for a help.
    pub(super) fn said(&self) -> String {
        said(&self.names)
    }
}

/// The columns of a file; nothing of its first row if that may be no header.
fn said(names: &[String]) -> String {
    if is_header(names) {
        format!("columns are {}", enumerated(names.iter().map(String::as_str)))
    } else {
        "begin the file with a row that names its columns, such as `seat,manager,department`"
            .to_string()
    }
}
