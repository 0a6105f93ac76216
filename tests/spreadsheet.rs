//! The spreadsheet holds what the CSV holds, numbers as numbers, with a dictionary and a first sheet that says
//! what it is about; the data package describes every table.

#![cfg(feature = "app")]

#[path = "common/program.rs"]
mod program;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use program::{content, works};

const TINY: &str = "extends = \"tickets-versus-experience\"\n\
    [scenario]\ntitle = \"Tiny\"\nquestion = \"Does it run?\"\n\
    [time]\nweeks = 6\n[option.pilot]\nweek = 2\nuntil = 4\n\
    [facts]\nurgent_share = { from = 0.1, to = 0.9 }\n";

fn run(place: &Path, futures: &str) {
    fs::write(place.join("tiny.toml"), TINY).expect("writes");
    works(place, &["run", "tiny.toml", "--futures", futures, "--output", "r", "-qq"]);
}

/// The cells of a CSV file, by the types that the dictionary gives its columns.
fn cells_of_csv(path: &Path, kinds: &[String]) -> Vec<Vec<Data>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_path(path).expect("readable");
    let cell = |(row, text, kind): (usize, &str, &str)| match kind {
        _ if text.is_empty() => Data::Empty,
        "text" => Data::String(text.to_owned()),
        _ if row == 0 => Data::String(text.to_owned()),
        _ => Data::Float(text.parse().expect("a number")),
    };
    let row = |(number, record): (usize, csv::StringRecord)| -> Vec<Data> {
        record.iter().zip(kinds).map(|(text, kind)| cell((number, text, kind))).collect()
    };
    reader.records().map(|record| record.expect("a row")).enumerate().map(row).collect()
}

/// Types of the columns of a table, as the dictionary has them.
fn kinds(folder: &Path, table: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_path(folder.join("columns.csv")).expect("readable");
    let rows = reader.records().map(|row| row.expect("a row")).filter(|row| &row[0] == table);
    rows.map(|row| row[2].to_owned()).collect()
}

/// The CSV files of a folder.
fn tables_in(folder: &Path) -> BTreeSet<String> {
    let is_table = |name: &String| Path::new(name).extension().is_some_and(|end| end == "csv");
    content(folder).into_iter().map(|(name, _)| name).filter(is_table).collect()
}

#[test]
fn every_sheet_equals_its_csv_cell_by_cell() {
    let place = tempfile::tempdir().expect("a temporary folder");
    run(place.path(), "3");
    let folder = place.path().join("r");
    let mut book: Xlsx<_> = open_workbook(folder.join("results.xlsx")).expect("a spreadsheet");
    let mut names = book.sheet_names();
    assert_eq!(names.remove(0), "about");
    assert_eq!(names.last().map(String::as_str), Some("dictionary"));
    for name in &names {
        let table = if name == "dictionary" { "columns" } else { name };
        let sheet = book.worksheet_range(name).expect("a sheet");
        let rows = cells_of_csv(&folder.join(format!("{table}.csv")), &kinds(&folder, table));
        assert_eq!(sheet.height(), rows.len(), "{name}");
        for (number, (shown, row)) in sheet.rows().zip(&rows).enumerate() {
            // a sheet ends with its last cell that holds something
            let mut shown = shown.to_vec();
            shown.resize(row.len(), Data::Empty);
            assert_eq!(&shown, row, "{name}, row {number}");
        }
    }
    assert_eq!(names.len(), tables_in(&folder).len());
}

#[test]
fn the_first_sheet_says_what_the_terminal_says() {
    let place = tempfile::tempdir().expect("a temporary folder");
    run(place.path(), "2");
    let said = works(place.path(), &["run", "tiny.toml", "--futures", "2", "--output", "s", "-q"]);
    let folder = place.path().join("r");
    let mut book: Xlsx<_> = open_workbook(folder.join("results.xlsx")).expect("a spreadsheet");
    let sheet = book.worksheet_range("about").expect("a sheet");
    let texts: Vec<String> = sheet.rows().map(|row| row[1].to_string()).collect();
    assert_eq!(texts[0], "The baseline reproduces the one known fact.");
    for line in said.lines().filter(|line| *line != "s") {
        assert!(texts.iter().any(|text| text == line), "{line} is not in {texts:?}");
    }
    assert!(texts.iter().any(|text| text.contains("seed 1")), "{texts:?}");
    let words: Vec<String> = sheet.rows().map(|row| row[0].to_string()).collect();
    assert!(words.iter().any(|word| word == "Not your organization."), "{words:?}");
}

#[test]
fn what_is_too_long_for_a_sheet_is_in_its_csv() {
    let place = tempfile::tempdir().expect("a temporary folder");
    fs::write(place.path().join("tiny.toml"), TINY).expect("writes");
    let words = ["run", "tiny.toml", "--futures", "200", "--all-futures", "--output", "r", "-qq"];
    works(place.path(), &words);
    let folder = place.path().join("r");
    let mut book: Xlsx<_> = open_workbook(folder.join("results.xlsx")).expect("a spreadsheet");
    let names = book.sheet_names();
    assert!(!names.iter().any(|name| name == "company_weekly"), "{names:?}");
    assert!(names.iter().any(|name| name == "effects"), "{names:?}");
    let sheet = book.worksheet_range("about").expect("a sheet");
    let name = Data::String("company_weekly".to_owned());
    let told = sheet.rows().find(|row| row[0] == name);
    let told = told.expect("it is named").last().expect("a text").to_string();
    assert_eq!(told, "is too long for this file: see company_weekly.csv beside it");
    assert!(folder.join("company_weekly.csv").is_file());
}

#[test]
fn the_data_package_describes_every_table_of_every_command() {
    let place = tempfile::tempdir().expect("a temporary folder");
    run(place.path(), "2");
    let commands: [&[&str]; 3] = [
        &["why", "tiny.toml", "--futures", "1", "--output", "why", "-qq"],
        &["sensitivity", "tiny.toml", "--points", "2", "--futures", "1", "--output", "sens", "-qq"],
        &[
            "sweep",
            "tiny.toml",
            "--vary",
            "workload.arrivals=0.1..0.2:0.1",
            "--futures",
            "1",
            "--output",
            "sweep",
            "-qq",
        ],
    ];
    for words in commands {
        works(place.path(), words);
    }
    for name in ["r", "why", "sens", "sweep"] {
        let folder = place.path().join(name);
        let text = fs::read_to_string(folder.join("datapackage.json")).expect("readable");
        let package: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let resources = package["resources"].as_array().expect("a list");
        let described: BTreeSet<String> = resources
            .iter()
            .map(|resource| resource["path"].as_str().expect("a path").to_owned())
            .collect();
        assert_eq!(described, tables_in(&folder), "{name}");
        for resource in resources {
            let path = folder.join(resource["path"].as_str().expect("a path"));
            let mut reader = csv::Reader::from_path(&path).expect("readable");
            let header: Vec<String> =
                reader.headers().expect("a header").iter().map(str::to_owned).collect();
            let fields: Vec<String> = resource["schema"]["fields"]
                .as_array()
                .expect("a list")
                .iter()
                .map(|field| field["name"].as_str().expect("a name").to_owned())
                .collect();
            assert_eq!(fields, header, "{}", path.display());
        }
    }
}
