//! Parquet holds what the CSV holds, row by row.

#![cfg(feature = "parquet")]

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::io::Write;

use orgdrift::document::number::exact;
use orgdrift::document::table::{Cell, Table, TableColumn};
use orgdrift::output::parquet::write;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use program::works;

/// Rows of a Parquet file as the CSV would show them, the header first, and the number of row groups.
fn rows(bytes: &[u8]) -> (Vec<Vec<String>>, usize) {
    let mut file = tempfile::tempfile().expect("a temporary file");
    file.write_all(bytes).expect("writes");
    let reader = SerializedFileReader::new(file).expect("it is Parquet");
    let schema = reader.metadata().file_metadata().schema();
    let mut rows = vec![schema.get_fields().iter().map(|field| field.name().to_owned()).collect()];
    for row in reader.get_row_iter(None).expect("rows") {
        let row = row.expect("a row");
        let shown = row.get_column_iter().map(|(_, field)| match field {
            Field::Str(text) => text.clone(),
            Field::Long(count) => count.to_string(),
            Field::Double(value) => exact(*value),
            Field::Null => String::new(),
            other => panic!("{other:?}"),
        });
        rows.push(shown.collect());
    }
    (rows, reader.num_row_groups())
}

/// Rows of a CSV file.
fn csv_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

#[test]
fn a_long_table_comes_back_row_by_row() {
    let table = || {
        let columns = vec![
            TableColumn::text("name", "a name"),
            TableColumn::whole("count", "things", "a count"),
            TableColumn::number("size.of.it", "points", "a size"),
        ];
        let rows = (0..70_000_usize).map(|row| {
            let size = match row % 3 {
                0 => f64::NAN,
                1 => -0.0,
                _ => row as f64 / 7.0,
            };
            vec![Cell::Text(format!("name {}, \"ü\"", row % 5)), row.into(), size.into()]
        });
        Table { name: "long", columns, rows: Box::new(rows) }
    };
    let (mut as_parquet, mut as_csv) = (Vec::new(), Vec::new());
    write(table(), &mut as_parquet).expect("writes");
    table().write(&mut as_csv).expect("writes");
    assert!(as_parquet.len() < as_csv.len() / 2);
    let (rows, groups) = rows(&as_parquet);
    assert_eq!(groups, 2);
    assert!(rows == csv_rows(&as_csv));
}

#[test]
fn a_table_without_rows_still_has_its_columns() {
    let columns = vec![TableColumn::whole("count", "things", "a count")];
    let mut bytes = Vec::new();
    let table = Table { name: "empty", columns, rows: Box::new(std::iter::empty()) };
    write(table, &mut bytes).expect("writes");
    assert_eq!(rows(&bytes).0, [["count"]]);
}

#[test]
fn a_run_writes_its_long_tables_twice() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let text = "extends = \"tickets-versus-experience\"\n[time]\nweeks = 6\n[option.pilot]\nweek = 2\nuntil = 4\n";
    fs::write(place.path().join("tiny.toml"), text).expect("writes");
    let run = ["run", "tiny.toml", "--futures", "3", "--all-futures", "--parquet", "-qq"];
    works(place.path(), &[&run[..], &["--output", "r"]].concat());
    let tables = ["company_weekly", "layer_weekly", "hours_weekly", "priorities_weekly", "futures"];
    for table in tables {
        let read = |ending: &str| {
            fs::read(place.path().join(format!("r/{table}.{ending}"))).expect("readable")
        };
        let (rows, _) = rows(&read("parquet"));
        assert!(rows.len() > 1 && rows == csv_rows(&read("csv")), "{table}");
    }
    assert!(!place.path().join("r/effects.parquet").exists());
    works(place.path(), &["repeat", "r"]);
}

#[test]
fn a_million_rows_are_parquet_without_being_asked_and_a_repeated_result_is_as_it_was() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let text = "extends = \"tickets-versus-experience\"\n[time]\nweeks = 30\n[option.pilot]\nweek = 2\nuntil = 4\n";
    fs::write(place.path().join("tiny.toml"), text).expect("writes");
    let run = |futures: &str, folder: &str| {
        let words = ["run", "tiny.toml", "--quick", "--all-futures", "-qq", "--futures", futures];
        works(place.path(), &[&words[..], &["--output", folder]].concat());
        place.path().join(folder).join("company_weekly.parquet").exists()
    };
    assert!(!run("2", "few"));
    assert!(run("200", "many"));
    works(place.path(), &["repeat", "few"]);
    works(place.path(), &["repeat", "many"]);
}

#[test]
fn a_sweep_writes_its_table_twice_and_so_do_its_shards() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let text = "extends = \"winning-departments\"\n[time]\nweeks = 6\n";
    fs::write(place.path().join("tiny.toml"), text).expect("writes");
    let sweep = [
        "sweep",
        "tiny.toml",
        "--vary",
        "leadership.playbook=none,listen",
        "--vary",
        "workload.arrivals=0.1..0.3:0.1",
        "--futures",
        "2",
        "--points-a-part",
        "2",
        "--each-future",
        "-qq",
    ];
    works(place.path(), &[&sweep[..], &["--parquet", "--output", "s"]].concat());
    let read = |folder: &str, file: &str| {
        fs::read(place.path().join(format!("{folder}/{file}"))).expect("readable")
    };
    for table in ["sweep", "sweep_futures"] {
        let (rows, _) = rows(&read("s", &format!("{table}.parquet")));
        assert!(rows.len() > 1 && rows == csv_rows(&read("s", &format!("{table}.csv"))), "{table}");
    }
    works(place.path(), &["repeat", "s"]);
    for shard in ["1/2", "2/2"] {
        works(place.path(), &[&sweep[..], &["--output", "t", "--shard", shard]].concat());
    }
    works(
        place.path(),
        &["merge", "t-shard-1-of-2", "t-shard-2-of-2", "--parquet", "--output", "t", "-qq"],
    );
    // or what is asked of the shards is known when they are joined
    for shard in ["1/2", "2/2"] {
        let words = ["--parquet", "--output", "u", "--shard", shard];
        works(place.path(), &[&sweep[..], &words[..]].concat());
    }
    works(place.path(), &["merge", "u-shard-1-of-2", "u-shard-2-of-2", "-qq"]);
    for table in ["sweep.parquet", "sweep_futures.parquet", "manifest.json"] {
        assert!(read("s", table) == read("t", table), "{table}");
        assert!(read("s", table) == read("u", table), "{table}");
    }
}
