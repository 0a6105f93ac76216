//! Reporting lines: what is read, what is refused, and that what is written reads back.

mod cells;

use std::fmt::Write as _;

use proptest::prelude::*;

use super::{Columns, Imported};
use crate::scenario::{Chart, Named};

fn import(text: &str) -> Result<(Chart, Vec<String>), String> {
    with(text, &Columns::default()).map(|imported| {
        (imported.chart, imported.departments.into_iter().map(|named| named.label).collect())
    })
}

fn with(text: &str, columns: &Columns<'_>) -> Result<Imported, String> {
    match Chart::import(text.as_bytes(), columns) {
        Ok(imported) => {
            let csv = imported.chart.to_csv(&imported.departments);
            let again = Chart::import(csv.as_bytes(), &Columns::default()).unwrap();
            assert_eq!(again.chart, imported.chart, "{csv}");
            Ok(imported)
        }
        Err(problems) => {
            let lines = problems.iter().map(|problem| {
                format!(
                    "{}; {}
",
                    problem.message, problem.help
                )
            });
            Err(lines.collect::<Vec<_>>().concat())
        }
    }
}

/// Problems of a text that is refused, one line each.
fn refused(text: &str, columns: &Columns<'_>) -> String {
    match with(text, columns) {
        Err(problems) => problems,
        Ok(imported) => panic!("{text}: {imported:?}"),
    }
}

#[test]
fn reporting_lines_are_numbered_from_the_top() {
    let text = "seat,manager,department,role\n7,3,ops,staff\n3,1,ops,manager\n1,,,leader\n4,1,sales,manager\n\
                9,4,sales,staff\n8,3,it,staff\n5,3,ops,staff\n";
    let (chart, departments) = import(text).unwrap();
    assert_eq!(chart.manager, [0, 0, 0, 1, 1, 1, 2]);
    assert_eq!(departments, ["Ops", "Sales", "It"]);
    assert_eq!(chart.department[1..], [0, 1, 0, 0, 2, 1]);
    assert_eq!(chart.layer, [0, 1, 1, 2, 2, 2, 2]);
    assert_eq!(chart.teams, [1..3, 3..6, 6..7]);
}

#[test]
fn a_grown_chart_survives_writing_and_reading() {
    for people in [vec![1], vec![40, 7, 1], vec![1, 1, 1], vec![300]] {
        let names: Vec<_> = (0..people.len())
            .map(|index| Named { name: format!("d{index}"), label: format!("D{index}") })
            .collect();
        let chart = Chart::grow(&names, &people, 3);
        let csv = chart.to_csv(&names);
        let again = Chart::import(csv.as_bytes(), &Columns::default()).unwrap();
        assert_eq!((again.chart, again.departments), (chart, names));
    }
}

#[test]
fn exports_as_they_are_found_in_the_wild_are_read() {
    // the head reports to itself, other delimiters, quotes, decimals, byte order mark, Windows lines
    for text in [
        "ID,ReportsToID\n1,1\n2,1\n3,2\n",
        "\u{feff}\"Employee ID\";\"Manager ID\";\"Org Unit\"\r\n1;-;\r\n2;1;\"Kund;innen\"\r\n\r\n3;2;\r\n",
        "position\treports_to\n1.0\tnan\n2\t1.0\n3\t2.0\n",
        "id,parent,title\n1,,\n2,1,\"Head, \"\"all\"\"\"\n3,2,staff\n",
        "number,boss\n1,0\n2,1\n3,2\n",
        "Chart of the first of May\n\nid,boss\n1,-\n2,1\n3,2\n",
        "#TYPE Export\r\n\"EmployeeID\";\"ManagerEmployeeID\"\r\n\"1\";\"\"\r\n\"2\";\"1\"\r\n\"3\";\"2\"\r\n",
        ",,\nId,Manager: Id,Name\n1,,a\n2,1,b\n3,2,c\n,,\n",
    ] {
        let (chart, _) = import(text).unwrap_or_else(|problems| panic!("{text}: {problems}"));
        assert_eq!(chart.manager, [0, 0, 1], "{text}");
    }
}

#[test]
fn without_departments_each_report_of_the_head_leads_one() {
    let (chart, departments) = import("id,boss\n9,1\n1,\n5,1\n6,5\n7,9\n").unwrap();
    assert_eq!(departments, ["Department 1", "Department 2"]);
    assert_eq!(chart.department[1..], [0, 1, 0, 1]);
}

#[test]
fn reporting_lines_that_do_not_fit_are_refused_with_row_and_remedy() {
    for (text, words) in [
        ("", "are empty"),
        ("seat,manager\n", "a header and no rows"),
        ("seat,manager\n1,\n", "row 2: the head is alone"),
        ("a,b\n1,2\n", "no column holds the seat"),
        ("seat,manager\n1,\n2,1\n3,\n", "rows 2 and 4 report to nobody, and a chart has one head"),
        ("seat,manager\n1,\n2,1\n2,1\n", "row 4: seat `2` appears twice, first in row 3"),
        ("seat,manager\n1,\n2,8\n3,9\n", "row 4, column `manager`: manager `9` has no row"),
        ("seat,manager\n1,\n2,3\n3,4\n4,2\n", "row 3: seats report in a circle: 2 -> 3 -> 4 -> 2"),
        ("seat,manager\n1,2\n2,1\n", "circle: 1 -> 2 -> 1"),
        (
            "seat,manager\nAnna Berg,\nDoe John,Anna Berg\n",
            "row 2, column `seat`: this looks like the name of a person; so it is with row 3",
        ),
        ("seat,manager\n1,\n2,1\nTotal,,\n", "row 4 is a total of the others and no seat"),
        ("seat,manager\n1,\n2,1\nSumme:,\n", "row 4 is a total of the others and no seat"),
        ("seat,manager\n1,\n2,\"Berg, Anna\"\n", "looks like the name of a person"),
        ("seat,manager\n1,\n2,a@b.org\n", "looks like an e-mail address"),
        ("seat,manager\nSmith,\n2,Smith\n", "row 2, column `seat`: this looks like the name"),
        ("seat,manager\n1,\njane.roe,1\n", "row 3, column `seat`: this looks like the name"),
        (
            "seat,manager,unit\n1,,x\n2,1,x\n3,1,a@b.org\n",
            "row 4, column `unit`: this department looks like an e-mail address",
        ),
        (
            "seat,manager,role\n1,,x\n2,1,a@b.org\n",
            "row 3, column `role`: this role looks like an e-mail address",
        ),
        (
            "seat,manager,department\n1,,\n2,1,\n",
            "row 3: a direct report of the head has no department",
        ),
        ("seat,manager\n1\n2,1\n", "row 2 has too few columns"),
        ("seat,manager\n,1\n2,1\n", "row 2 has no seat"),
    ] {
        let problems = import(text).unwrap_err();
        assert!(problems.contains(words), "{text}: {problems}");
        for word in ["Anna", "Berg", "Smith", "jane", "a@b.org"] {
            assert!(!problems.contains(word), "{problems}");
        }
    }
    let deep: Vec<String> = (1..100).map(|seat| format!("{seat},{}\n", seat - 1)).collect();
    assert!(
        import(&format!("seat,manager\n0,\n{}", deep.concat()))
            .unwrap_err()
            .contains("more than 60 layers")
    );
}

#[test]
fn many_rows_of_one_cause_are_one_problem() {
    let many: Vec<String> = (1..100).map(|index| format!("{index},x{index}\n")).collect();
    let problems = refused(
        &format!("seat,manager\n0,\n100,0\n101,100\n{}", many.concat()),
        &Columns::default(),
    );
    assert_eq!(problems.lines().count(), 1, "{problems}");
    let words = "row 5, column `manager`: manager `x1` has no row; so it is with rows 6, 7, 8, 9 and 94 more";
    assert!(problems.starts_with(words), "{problems}");
    let elsewhere: Vec<String> =
        (10..40).map(|seat| format!("{seat},{}\n", seat % 5 + 1)).collect();
    let problems =
        refused(&format!("EmpID,ManagerID\n{}", elsewhere.concat()), &Columns::default());
    assert!(problems.starts_with("none of the 5 managers in column `ManagerID` is a seat in column `EmpID`; is another column"), "{problems}");
    assert_eq!(problems.lines().count(), 1, "{problems}");
}

#[test]
fn a_word_for_no_manager_marks_the_head() {
    for marker in
        ["XX", "-1", "0?", "none", "n/a", "null", "-", "1", "NA", "--", "(blank)", "Z9", "#N/A"]
    {
        let imported =
            with(&format!("seat,manager\n1,{marker}\n2,1\n3,2\n"), &Columns::default()).unwrap();
        assert_eq!(imported.chart.manager, [0, 0, 1], "{marker}");
        assert!(imported.remarks.is_empty(), "{imported:?}");
        assert!(
            imported.reading.iter().any(|said| said.starts_with("row 2 is the head")),
            "{imported:?}"
        );
    }
}

#[test]
fn a_seat_is_made_up_with_a_word_only() {
    let imported = with("id,boss\n1,99\n2,99\n3,1\n", &Columns::default()).unwrap();
    assert_eq!(imported.chart.manager, [0, 0, 0, 1]);
    let words =
        "the manager of rows 2 and 3 has no row in the reporting lines: a seat was made for it";
    assert!(imported.remarks[0].starts_with(words), "{imported:?}");
    // what means nobody is no manager that two can share
    assert!(
        refused("id,boss\n1,XX\n2,XX\n3,1\n", &Columns::default())
            .contains("rows 2 and 3 report to nobody")
    );
    let join = Columns { join_heads: true, ..Columns::default() };
    let imported = with("id,boss,unit\n1,XX,\n2,XX,b\n3,1,a\n", &join).unwrap();
    assert_eq!(imported.chart.manager, [0, 0, 0, 1]);
    assert!(
        imported.remarks[0]
            .contains("a seat was set above them, as `organization.join_heads` asks")
    );
    assert!(
        imported.reading.iter().any(|said| said.starts_with("1 department was made up")),
        "{imported:?}"
    );
    assert!(with("id,boss\n1,\n2,1\n", &join).unwrap().remarks.is_empty());
    let (chart, _) =
        import("seat,\"the\nmanager\",manager,note\n1,,,\"a \"\"b\"\"\nc\"\n2,,1,5\" pipe\n")
            .unwrap();
    assert_eq!(chart.manager, [0, 0]);
}

#[test]
fn identifiers_that_are_nearly_the_same_are_told() {
    for (text, words) in [
        (
            "id,boss\n00012,\n00013,12\n00014,13\n",
            "row 3, column `boss`: manager `12` has no row, but seat `00012` of row 2 differs only in leading zeros; so it is with row 4",
        ),
        (
            "id,boss\nP1,\nP2,p1\nP3,P1\n",
            "manager `p1` has no row, but seat `P1` of row 2 differs only in capital letters",
        ),
        (
            "id,boss\n1,\n2,1\u{a0}\n3,1\n",
            "manager `1 ` has no row, but seat `1` of row 2 differs only in spaces",
        ),
        (
            "id,boss\n1,\n2,1.00\n3,1\n",
            "manager `1.00` has no row, but seat `1` of row 2 differs only in decimals",
        ),
        (
            "id,boss\n1,\n2,1;3\n3,1\n",
            "row 3, column `boss`: several managers, and a seat has one here",
        ),
        ("id,boss\nPOS1,\nPOS2,POS1 / POS3\nPOS3,POS1\n", "row 3, column `boss`: several managers"),
    ] {
        let problems = refused(text, &Columns::default());
        assert!(problems.contains(words), "{problems}");
        assert_eq!(problems.lines().count(), 1, "{problems}");
    }
    let imported = with("id,boss\nP1,\np1,P1\nP3,p1\n", &Columns::default()).unwrap();
    assert!(imported.remarks[0].contains("differ only in capital letters"), "{imported:?}");
}

#[test]
fn of_several_numbers_the_pair_that_meets_is_taken() {
    let text = "Employee Number,Position Number,Reports To Position Number,Department,Name\n\
                4711,70,,Board,a\n4712,71,70,Ops,b\n,72,71,Ops,Vacant\n4714,73,71,Ops,c\n";
    let imported = with(text, &Columns::default()).unwrap();
    assert_eq!(imported.chart.manager, [0, 0, 1, 1], "a vacant post is a seat");
    let words =
        "the seat from column `Position Number`, the manager from `Reports To Position Number`";
    assert!(imported.reading[0].contains(words), "{imported:?}");
    assert!(imported.reading[0].contains("these two meet"), "{imported:?}");
    // names in columns of their own do not matter
    let text = "Employee,Employee ID,Manager,Manager ID\na,1,,\nb,2,a,1\n";
    assert!(with(text, &Columns::default()).unwrap().reading[0].contains("`Employee ID`"));
}

#[test]
fn a_row_can_stand_for_many_posts() {
    let text = "Post,Reports to,Unit,Number of posts\nP1,,Board,1\nP2,P1,Ops,1\nP3,P2,Ops,40\n,P2,Ops,2.5\nP5,P2,Ops,0\n";
    let imported = with(text, &Columns::default()).unwrap();
    assert_eq!(imported.chart.seats(), 2 + 40 + 3);
    assert_eq!(imported.chart.teams, [1..2, 2..45]);
    assert!(
        imported.remarks[0].starts_with("row 5 of the reporting lines: parts of a post"),
        "{imported:?}"
    );
    assert!(
        imported.remarks[1].starts_with("row 6 of the reporting lines: no post"),
        "{imported:?}"
    );
    let none = Columns { posts: Some(""), ..Columns::default() };
    assert!(refused(text, &none).contains("row 5 has no seat in column `Post`"));
    for (text, words) in [
        (
            "seat,manager,posts\n1,,1\n2,1,3\n3,2,1\n",
            "row 3 stands for 3 posts, and 1 row reports to it",
        ),
        (
            "seat,manager,posts\n1,,1\n2,1,many\n",
            "row 3, column `posts`: this is no number of posts",
        ),
        ("seat,manager,posts\n1,,1\n2,1,-4\n", "row 3, column `posts`: this is no number of posts"),
        ("seat,manager,posts\n1,,1\n2,1,0\n", "the head is alone"),
        ("seat,manager,posts\n1,,1\n2,1,9999999\n3,1,9\n", "more than 10000000 seats"),
    ] {
        assert!(
            refused(text, &Columns::default()).contains(words),
            "{}",
            refused(text, &Columns::default())
        );
    }
}

#[test]
fn a_second_manager_is_refused_until_one_is_chosen() {
    let text = "Employee ID,Dotted Line Manager ID,Manager ID\n1,,\n2,,1\n3,2,1\n";
    let problems = refused(text, &Columns::default());
    assert!(
        problems.starts_with("a second manager stands in `Dotted Line Manager ID`"),
        "{problems}"
    );
    let chosen = Columns { manager: Some("Manager ID"), ..Columns::default() };
    let imported = with(text, &chosen).unwrap();
    assert!(
        imported.remarks[0]
            .starts_with("`Dotted Line Manager ID` of the reporting lines is left out")
    );
    assert!(import("Employee ID,Matrix Manager,Manager ID\n1,,\n2,,1\n").is_ok(), "nobody has one");
}

#[test]
fn codes_of_letters_are_codes_and_names_are_not() {
    let text = "Post,Reports to\nCEO,\nCHRO,CEO\nHEAD_OPS,CHRO\nSDE-2,HEAD_OPS\n";
    assert_eq!(import(text).unwrap().0.seats(), 4);
    let words = "Post,Reports to\nDirector,\nBuyer,Director\nSeller,Director\n";
    let problems = refused(words, &Columns::default());
    assert!(
        problems.contains("if these are codes, write `codes = true` under `[organization]`"),
        "{problems}"
    );
    let codes = Columns { codes: true, ..Columns::default() };
    assert_eq!(with(words, &codes).unwrap().chart.seats(), 3);
    assert!(refused("id,boss\n1,\na@b.org,1\n", &codes).contains("looks like an e-mail address"));
}

#[test]
fn titles_that_all_differ_are_left_out_and_said() {
    let titles: Vec<String> =
        (1..40).map(|seat| format!("{seat},0,Title {}\n", "x".repeat(seat))).collect();
    let text = format!("seat,manager,title\n0,,Head\n{}", titles.concat());
    let imported = with(&text, &Columns::default()).unwrap();
    assert_eq!(imported.chart.roles, ["leader", "manager", "staff"]);
    assert!(imported.remarks[0].starts_with("column `title` of the reporting lines is left out"));
    let named = Columns { role: Some("title"), ..Columns::default() };
    let problems = refused(&text, &named);
    assert!(problems.starts_with("column `title`: 40 rows name 40 different roles"), "{problems}");
    assert!(problems.contains("chart_columns = { role = \"\" }"), "{problems}");
    let none = Columns { role: Some(""), ..Columns::default() };
    assert!(with(&text, &none).unwrap().remarks.is_empty());
    let units = text.replace("title", "unit");
    assert!(refused(&units, &Columns::default()).contains("chart_columns = { department = \"\" }"));
    let none = Columns { department: Some(""), ..Columns::default() };
    assert_eq!(with(&units, &none).unwrap().departments.len(), 39);
}

#[test]
fn nothing_of_a_file_without_header_is_shown() {
    for text in [
        "root:x:0:0:Jane Roe:/root\nme:x:1:1:John Doe:/home\n",
        "11,,Board,Jane Roe,250000\n12,11,Ops,John Doe,41000\n",
        "P1,,Manager,Jane Roe\nP2,P1,Staff,John Doe\n",
        "Ingrid,Jane Roe,Manager Sales\nBruno,John Doe,Staff\n",
    ] {
        let named = Columns { seat: Some("seat"), ..Columns::default() };
        for columns in [Columns::default(), named] {
            let problems = refused(text, &columns);
            assert!(
                problems.contains("begin the file with a row that names its columns"),
                "{problems}"
            );
            assert!(!problems.contains("Jane") && !problems.contains("Ingrid"), "{problems}");
        }
    }
}

/// Reporting lines of a large company in a random order of rows; for timing by hand:
/// `cargo test --release --lib -- --ignored --nocapture million`.
fn many_lines(seats: u32) -> String {
    let mut order: Vec<u32> = (0..seats).collect();
    let mut luck = 1_u64;
    for at in (1..order.len()).rev() {
        luck = luck.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, (luck >> 33) as usize % (at + 1));
    }
    let mut text = String::from("Employee ID,Manager ID,Department\n");
    for seat in order {
        let manager =
            if seat == 0 { String::new() } else { (100_000 + (seat - 1) / 8).to_string() };
        writeln!(text, "{},{manager},unit {}", 100_000 + seat, seat % 40).unwrap();
    }
    text
}

#[test]
#[ignore = "timed by hand"]
#[expect(clippy::disallowed_types, reason = "a timing")]
fn a_million_rows_are_read_fast() {
    let text = many_lines(1_000_000);
    for _ in 0..5 {
        let start = std::time::Instant::now();
        let imported = Chart::import(text.as_bytes(), &Columns::default()).unwrap();
        println!(
            "{} seats, {} departments in {:?}",
            imported.chart.seats(),
            imported.departments.len(),
            start.elapsed()
        );
    }
}

#[test]
fn large_reporting_lines_keep_their_shape() {
    let (chart, departments) = import(&many_lines(20_000)).unwrap();
    assert_eq!((chart.seats(), departments.len()), (20_000, 40));
    assert!((1..chart.seats()).all(|seat| (chart.manager[seat] as usize) < seat));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_tree_survives_writing_and_reading(above in proptest::collection::vec((any::<u32>(), 0_u8..4), 1..60)) {
        let mut text = String::from("seat,manager,department\n0,,\n");
        for (index, (above, department)) in above.iter().enumerate() {
            let (seat, manager) = (index + 1, *above as usize % (index + 1).min(20));
            writeln!(text, "{seat},{manager},d{department}").unwrap();
        }
        prop_assert!(import(&text).is_ok());
    }
}
