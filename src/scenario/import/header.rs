//! Which column of an exported file holds what.

use super::Complaints;
use crate::scenario::suggest::{closest, enumerated};

/// Columns to use, where the user names them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Columns<'a> {
    /// Column of the seat.
    pub seat: Option<&'a str>,
    /// Column of the manager's seat.
    pub manager: Option<&'a str>,
    /// Column of the department.
    pub department: Option<&'a str>,
    /// Column of the role.
    pub role: Option<&'a str>,
}

// Numbers before words: a file that has both `Employee` and `Employee ID` holds names in the first.
const SEAT: &[&str] = &[
    "seat",
    "seatid",
    "id",
    "employeeid",
    "employeenumber",
    "employeeno",
    "empid",
    "positionid",
    "personid",
    "personnelnumber",
    "workerid",
    "staffid",
    "userid",
    "nodeid",
    "number",
    "no",
    "nr",
    "node",
    "employee",
    "position",
    "person",
];
const MANAGER: &[&str] = &[
    "managerseat",
    "managerid",
    "manageremployeeid",
    "managernumber",
    "managerpositionid",
    "reportstoid",
    "reportingtoid",
    "supervisorid",
    "bossid",
    "parentid",
    "superiorid",
    "leaderid",
    "linemanagerid",
    "managerposition",
    "manager",
    "reportsto",
    "reportingto",
    "reportstoposition",
    "supervisor",
    "boss",
    "parent",
    "parentposition",
    "superior",
    "leader",
    "linemanager",
];
const DEPARTMENT: &[&str] = &[
    "department",
    "departmentname",
    "departmentid",
    "dept",
    "deptname",
    "deptid",
    "unit",
    "unitname",
    "orgunit",
    "organizationalunit",
    "organisationalunit",
    "organizationunit",
    "division",
    "function",
    "area",
    "businessunit",
    "group",
];
const ROLE: &[&str] = &[
    "role",
    "title",
    "job",
    "jobtitle",
    "jobrole",
    "level",
    "grade",
    "joblevel",
    "jobgrade",
    "positiontitle",
    "jobfamily",
];

/// Positions of the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) seat: usize,
    pub(super) manager: usize,
    pub(super) department: Option<usize>,
    pub(super) role: Option<usize>,
}

/// The character between columns, and the bytes before the header (a byte order mark, a `sep=` line).
pub(super) fn delimiter(text: &str) -> (u8, usize) {
    let mut skip = text.len() - text.trim_start_matches('\u{feff}').len();
    let first = text[skip..].lines().next().unwrap_or("");
    if let Some(&[sign]) = first.strip_prefix("sep=").map(str::as_bytes) {
        skip += text[skip..].find('\n').map_or(first.len(), |newline| newline + 1);
        return (sign, skip);
    }
    skip += text[skip..].len() - text[skip..].trim_start_matches(['\r', '\n']).len();
    let first = text[skip..].lines().next().unwrap_or("");
    let count = |sign: u8| {
        let mut quoted = false;
        let mut count = 0;
        for byte in first.bytes() {
            quoted ^= byte == b'"';
            count += usize::from(byte == sign && !quoted);
        }
        count
    };
    // the first of the most frequent ones
    let sign = [b'|', b'\t', b';', b','].into_iter().max_by_key(|&sign| count(sign));
    (sign.unwrap_or(b','), skip)
}

impl Header {
    /// Finds the columns in the first row.
    pub(super) fn read(
        text: &str,
        delimiter: u8,
        skip: usize,
        columns: &Columns<'_>,
        complaints: &mut Complaints,
    ) -> Option<Self> {
        let first = text[skip..].lines().next().unwrap_or("");
        let bytes = skip..skip + first.len();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(first.as_bytes());
        let record = reader.records().next()?.ok()?;
        let names: Vec<String> = record.iter().map(|name| name.trim().to_string()).collect();
        let mut find = |wanted: Option<&str>, key: &str, synonyms: &[&str]| match wanted {
            Some(wanted) => {
                let found = names.iter().position(|name| name.eq_ignore_ascii_case(wanted.trim()));
                if found.is_none() {
                    let message =
                        format!("there is no column `{wanted}`, named by `chart_columns.{key}`");
                    let known = || names.iter().map(String::as_str);
                    let help = match closest(wanted, known()) {
                        Some(meant) => format!("did you mean `{meant}`?"),
                        None => format!("columns are {}", enumerated(known())),
                    };
                    complaints.add(bytes.clone(), message, help);
                }
                found
            }
            None => {
                synonyms.iter().find_map(|word| names.iter().position(|name| plain(name) == *word))
            }
        };
        let seat = find(columns.seat, "seat", SEAT);
        let manager = find(columns.manager, "manager", MANAGER);
        let department = find(columns.department, "department", DEPARTMENT);
        let role = find(columns.role, "role", ROLE);
        for (found, wanted, key) in
            [(seat, columns.seat, "seat"), (manager, columns.manager, "manager")]
        {
            if found.is_none() && wanted.is_none() {
                let message = format!("no column holds the {key}");
                let known = enumerated(names.iter().map(String::as_str));
                let help = format!(
                    "name it in the scenario: `[organization] chart_columns = {{ {key} = \"...\" }}`; columns \
                     are {known}"
                );
                complaints.add(bytes.clone(), message, help);
            }
        }
        if !complaints.is_empty() {
            return None;
        }
        Some(Self { seat: seat?, manager: manager?, department, role })
    }
}

/// A column name without case, blanks and signs.
fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(text: &str) -> Option<Header> {
        let (delimiter, skip) = delimiter(text);
        Header::read(text, delimiter, skip, &Columns::default(), &mut Complaints::default())
    }

    #[test]
    fn exports_of_many_systems_are_understood() {
        let header =
            |seat, manager, department, role| Some(Header { seat, manager, department, role });
        assert_eq!(columns("ID,ReportsToID\n"), header(0, 1, None, None));
        assert_eq!(
            columns("\u{feff}Org Unit;Manager ID;Employee ID\r\n"),
            header(2, 1, Some(0), None)
        );
        assert_eq!(columns("position_id\tparent\tJob Title\n"), header(0, 1, None, Some(2)));
        assert_eq!(columns("sep=;\nseat;boss\n"), header(0, 1, None, None));
        let names_too = "Employee,Employee ID,Manager,Manager ID\n";
        assert_eq!(columns(names_too), header(1, 3, None, None));
        assert_eq!(columns("a,b\n"), None);
    }
}
