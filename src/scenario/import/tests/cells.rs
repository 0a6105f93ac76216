//! What stands in single cells: numbers of posts, identifiers that lost their form, and what tells of persons.

use super::{refused, with};
use crate::scenario::Columns;

#[test]
fn thousands_in_a_number_of_posts_are_refused_and_not_read_as_decimals() {
    for posts in ["1,000", "1.200", "1'000", "1 000", "12,000,000"] {
        let text = format!("seat;manager;posts\n1;;1\n2;1;{posts}\n");
        let problems = refused(&text, &Columns::default());
        let words = "row 3, column `posts`: this is no number of posts; write whole numbers without a sign between";
        assert!(problems.starts_with(words), "{posts}: {problems}");
    }
    for (name, posts, seats) in [
        ("Count", "40", 41),
        ("Anzahl Stellen", "12", 13),
        ("STELLEN", "3", 4),
        ("FTE", "0.8", 2),
        ("Headcount", "2,0", 3),
        ("posts", "0.500", 2),
        ("FTE", "0", 2),
    ] {
        let text = format!("seat;manager;{name}\n1;;1\n2;1;{posts}\n");
        let imported = with(&text, &Columns::default()).expect(name);
        assert_eq!(imported.chart.seats(), seats, "{name}");
        assert!(imported.reading[0].ends_with(&format!("the number of posts from `{name}`")));
    }
}

#[test]
fn columns_that_are_not_read_are_listed() {
    let text = "Employee ID,Manager ID,Department,Full Name,Salary\n1,,Board,a,1\n2,1,Ops,b,2\n";
    let imported = with(text, &Columns::default()).expect("it is read");
    assert_eq!(imported.reading[1], "not read: columns `Full Name` and `Salary`");
    let whole = with("seat,manager\n1,\n2,1\n", &Columns::default()).expect("it is read");
    assert!(!whole.reading.iter().any(|line| line.starts_with("not read")));
}

#[test]
fn what_befell_a_manager_on_the_way_is_said() {
    for (seat, manager, words) in [
        ("A1", "А1", "differs only in letters of another alphabet that look alike"),
        ("A-1", "A–1", "differs only in the length of a dash"),
        ("12", "１２", "differs only in wide digits or letters"),
        ("00012", "'00012", "differs only in an apostrophe before it"),
        ("1000", "\"1,000\"", "differs only in a sign between thousands"),
        ("100000000000", "1E+11", "a spreadsheet has written a long number with an E"),
    ] {
        let text = format!("seat,manager\n{seat},\n13,{manager}\n14,{seat}\n");
        let problems = refused(&text, &Columns::default());
        assert!(problems.contains(words), "{manager}: {problems}");
    }
    for several in ["2 and 3", "2/3", "2;3", "2 und 3"] {
        let text = format!("seat,manager\n1,\n2,1\n3,1\n4,{several}\n");
        let problems = refused(&text, &Columns::default());
        assert!(problems.contains("several managers"), "{several}: {problems}");
    }
    let rows: Vec<String> =
        (0..60).map(|row| format!("{},{}\n", 10_000 + row, row % 30 + 500)).collect();
    let text = format!("EmpID,ManagerID\n1,\n2,1\n{}", rows.concat());
    let problems = refused(&text, &Columns::default());
    let words = "30 managers in column `ManagerID` are no seats in column `EmpID`: only the head's is; is another";
    assert!(problems.starts_with(words), "{problems}");
}

#[test]
fn further_managers_of_many_names_are_seen() {
    for name in
        ["Fachlicher Vorgesetzter", "dotted line", "2nd manager", "functional manager", "Manager 2"]
    {
        let text = format!("seat,manager,{name}\n1,,\n2,1,\n3,1,2\n");
        let problems = refused(&text, &Columns::default());
        assert!(
            problems.starts_with(&format!("a second manager stands in `{name}`")),
            "{problems}"
        );
    }
}

#[test]
fn cells_that_tell_of_persons_are_refused_and_not_told() {
    for (cell, what) in [
        ("85000", "an amount or a number"),
        ("1970-01-02", "a date"),
        ("female", "the gender of a person"),
        ("+49 170 1234567", "a telephone number"),
        ("Hans-Peter Schmidt", "the name of a person"),
        ("王小明", "the name of a person"),
    ] {
        for column in ["department", "title"] {
            let text = format!("id,manager,{column}\n1,,Board\n2,1,{cell}\n3,1,{cell}\n");
            let problems = refused(&text, &Columns::default());
            assert!(problems.contains(&format!("looks like {what}")), "{problems}");
            assert!(!problems.contains(cell), "{problems}");
        }
    }
    let codes = "id,manager,Department ID\n1,,1000\n2,1,4711\n3,1,4711\n";
    assert!(with(codes, &Columns::default()).is_ok());
}

#[test]
fn columns_written_with_marks_apart_are_found() {
    let text = "seat,manager,Einheit\n1,,K\n2,1,Cafe\u{301}\n".replace("Einheit", "Gro\u{308}sse");
    let columns = Columns { department: Some("Grösse"), ..Columns::default() };
    let imported = with(&text, &columns).expect("it is read");
    assert_eq!(imported.departments[0].label, "Café");
}
