//! Names that columns have in exports of many systems, without case, blanks and signs.

// Numbers before words: a file that has both `Employee` and `Employee ID` holds names in the first.
/// Columns of the seat, the likeliest first.
pub(super) const SEAT: &[&str] = &[
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
    "postuniquereference",
    "personalnummer",
    "mitarbeiternummer",
    "planstelle",
    "stelle",
    "post",
];

/// Columns of the manager.
pub(super) const MANAGER: &[&str] = &[
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
    "pid",
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
    "reportstoseniorpost",
    "reportingseniorpost",
    "vorgesetzter",
    "vorgesetzte",
    "vorgesetztenstelle",
    "fuhrungskraft",
    "führungskraft",
];

/// Columns of the department.
pub(super) const DEPARTMENT: &[&str] = &[
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
    "supervisoryorganization",
    "supervisoryorganisation",
    "abteilung",
    "organisationseinheit",
];

/// Columns of the role.
pub(super) const ROLE: &[&str] = &[
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

/// Columns that say how many seats a row stands for.
pub(super) const POSTS: &[&str] = &[
    "posts",
    "numberofposts",
    "noofposts",
    "postcount",
    "numberofpostsinfte",
    "headcount",
    "numberofpositions",
    "numberofseats",
    "anzahlstellen",
    "stellen",
    "stellenzahl",
    "anzahl",
    "count",
    "fte",
    "vollzeitstellen",
];

/// Words in the name of a column that make it one of managers.
const ABOVE: &[&str] = &[
    "manager",
    "supervisor",
    "reportsto",
    "reportto",
    "reportingto",
    "reporting",
    "superior",
    "boss",
    "parent",
    "vorgesetzt",
    "seniorpost",
];
/// Words in the name of a column that make it one of the manager somebody has besides the first.
const BESIDES: &[&str] = &[
    "dotted",
    "matrix",
    "second",
    "2nd",
    "additional",
    "other",
    "functional",
    "project",
    "alternate",
    "indirect",
    "secondary",
    "fachlich",
    "zweit",
    "fonctionnel",
    "funcional",
];
/// Ends of the names of columns that number something.
const NUMBERS: &[&str] =
    &["id", "number", "no", "nr", "code", "ref", "reference", "nummer", "key", "num", "guid"];
/// Words in the name of a column that holds something else than seats.
const ELSE: &[&str] = &[
    "name",
    "mail",
    "title",
    "level",
    "phone",
    "flag",
    "count",
    "grade",
    "job",
    "role",
    "status",
    "dept",
    "department",
    "parentdep",
    "organi",
    "orgunit",
    "hrmanager",
    "unit",
    "cost",
    "zip",
    "postal",
    "postcode",
    "company",
    "location",
    "band",
    "account",
    "national",
    "tax",
    "date",
    "salary",
    "abteilung",
    "satisf",
    "relation",
    "years",
    "with",
];
/// Names of columns that are also titles of jobs: alone they make no header.
const TITLES: &[&str] =
    &["manager", "supervisor", "leader", "boss", "superior", "linemanager", "vorgesetzter", "no"];
/// Names of other columns that are common in exports.
const COMMON: &[&str] = &[
    "name",
    "fullname",
    "firstname",
    "lastname",
    "surname",
    "email",
    "salary",
    "gender",
    "age",
    "location",
    "status",
    "fte",
    "startdate",
    "hiredate",
    "dateofbirth",
];

/// Words that stand in the names of columns only.
const BEYOND_DOUBT: &[&str] = &[
    "number",
    "reference",
    "nummer",
    "reportsto",
    "reportingto",
    "employeeid",
    "managerid",
    "positionid",
];

/// A column name without case, blanks and signs.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a column seems to number the managers of seats, its plain name given.
pub(super) fn numbers_managers(plain: &str) -> bool {
    has(plain, ABOVE) && !has(plain, BESIDES) && !has(plain, ELSE)
}

/// Whether a column seems to number something.
pub(super) fn numbers_something(plain: &str) -> bool {
    NUMBERS.iter().any(|end| plain.ends_with(end))
}

/// Whether a column seems to number seats.
pub(super) fn numbers_seats(plain: &str) -> bool {
    numbers_something(plain) && !has(plain, ABOVE) && !has(plain, ELSE)
}

/// Whether a column seems to hold a manager besides the first.
pub(super) fn second_manager(plain: &str) -> bool {
    let above = has(plain, ABOVE);
    (above && (has(plain, BESIDES) || plain.ends_with('2')))
        || plain.contains("dottedline")
        || plain.contains("matrixreport")
}

/// Whether a first row names columns, so that its words are nobody's.
pub(super) fn is_header(names: &[String]) -> bool {
    let lists = [SEAT, MANAGER, DEPARTMENT, ROLE, POSTS, COMMON];
    let known = |name: &String| {
        let name = plain(name);
        let listed = lists.iter().any(|list| list.contains(&name.as_str()));
        (listed && !TITLES.contains(&name.as_str())) || has(&name, BEYOND_DOUBT)
    };
    let odd = |name: &String| {
        name.contains('@') || name.starts_with(|first: char| first.is_ascii_digit())
    };
    !names.iter().any(odd) && names.iter().any(known)
}

fn has(plain: &str, words: &[&str]) -> bool {
    words.iter().any(|word| plain.contains(word))
}
