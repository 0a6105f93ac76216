//! Reporting lines: what is read, what is refused, and that what is written reads back.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::Columns;
use crate::scenario::{Chart, Named};

fn import(text: &str) -> Result<(Chart, Vec<String>), String> {
    match Chart::import(text.as_bytes(), &Columns::default()) {
        Ok((chart, departments)) => {
            let csv = chart.to_csv(&departments);
            let again = Chart::import(csv.as_bytes(), &Columns::default()).unwrap();
            assert_eq!(again.0, chart, "{csv}");
            Ok((chart, departments.into_iter().map(|named| named.label).collect()))
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
        let chart = Chart::grow(&people, 3);
        let csv = chart.to_csv(&names);
        let (again, departments) = Chart::import(csv.as_bytes(), &Columns::default()).unwrap();
        assert_eq!((again, departments), (chart, names));
    }
}

#[test]
fn exports_as_they_are_found_in_the_wild_are_read() {
    // the head reports to itself, other delimiters, quotes, decimals, byte order mark, Windows lines
    for text in [
        "ID,ReportsToID\n1,1\n2,1\n3,2\n",
        "\u{feff}\"Employee ID\";\"Manager ID\";\"Org Unit\"\r\n1;-;\r\n2;1;\"Kund;innen\"\r\n\r\n3;2;\r\n",
        "position\treports_to\n1.0\tnan\n2\t1.0\n3\t2.0\n",
        "id,parent,title\n2,1,\"Head, \"\"all\"\"\"\n3,2,staff\n",
        "number,boss\n1,0\n2,1\n3,2\n",
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
        ("seat,manager\n1,\n2,1\n3,\n", "row 4: seat `3` reports to nobody, as well as 1 more"),
        ("seat,manager\n1,\n2,1\n2,1\n", "row 4: seat `2` appears twice, first in row 3"),
        ("seat,manager\n1,\n2,8\n3,9\n", "row 4: manager `9` has no row"),
        ("seat,manager\n1,\n2,3\n3,4\n4,2\n", "row 3: seats report in a circle: 2 -> 3 -> 4 -> 2"),
        ("seat,manager\n1,2\n2,1\n", "circle: 1 -> 2 -> 1"),
        (
            "seat,manager\nAnna Berg,\nDoe John,Anna Berg\n",
            "row 2: the seat `Anna Berg` looks like the name of a person",
        ),
        ("seat,manager\n1,\n2,\"Berg, Anna\"\n", "looks like the name of a person"),
        ("seat,manager\n1,\n2,a@b.org\n", "looks like an e-mail address"),
        ("seat,manager\nSmith,\n2,Smith\n", "row 2: the seat `Smith` looks like the name"),
        ("seat,manager\n1,\njane.roe,1\n", "row 3: the seat `jane.roe` looks like the name"),
        (
            "seat,manager,unit\n1,,x\n2,1,x\n3,1,a@b.org\n",
            "row 4: the department `a@b.org` looks like an e-mail address",
        ),
        (
            "seat,manager,role\n1,,x\n2,1,a@b.org\n",
            "row 3: the role `a@b.org` looks like an e-mail address",
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
    }
    let many: Vec<String> = (0..100).map(|index| format!("{index}x,nobody{index}\n")).collect();
    let problems = import(&format!("seat,manager\n{}", many.concat())).unwrap_err();
    assert!(problems.contains("and 80 more"), "{problems}");
    let named: Vec<String> = (1..40).map(|seat| format!("{seat},0,Person {seat}\n")).collect();
    let problems = import(&format!("seat,manager,role\n0,,Head\n{}", named.concat())).unwrap_err();
    assert!(problems.contains("40 rows name 40 different roles"), "{problems}");
    let deep: Vec<String> = (1..100).map(|seat| format!("{seat},{}\n", seat - 1)).collect();
    assert!(
        import(&format!("seat,manager\n0,\n{}", deep.concat()))
            .unwrap_err()
            .contains("more than 60 layers")
    );
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
        let (chart, departments) = Chart::import(text.as_bytes(), &Columns::default()).unwrap();
        println!(
            "{} seats, {} departments in {:?}",
            chart.seats(),
            departments.len(),
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
