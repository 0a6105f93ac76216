//! How long it takes to read and check a scenario, and to import reporting lines. Items are files and
//! rows.

use std::fmt::Write as _;

use divan::Bencher;
use divan::counter::ItemsCount;
use orgdrift::scenario::{Chart, Columns, Scenario};

fn main() {
    divan::main();
}

#[divan::bench(args = ["tickets-versus-experience", "winning-departments"])]
fn scenario(bencher: Bencher, name: &str) {
    bencher.counter(ItemsCount::new(1_usize)).bench_local(|| Scenario::embedded(name).is_ok());
}

#[divan::bench(args = [1_000, 100_000, 1_000_000], sample_count = 5, sample_size = 1)]
fn reporting_lines(bencher: Bencher, rows: usize) {
    let mut text = "ID;ReportsToID\n1;\n".to_owned();
    // seven reports each, in an order that is not the order of layers
    for place in 1..rows {
        let seat = 1 + (place * 7919) % rows;
        if seat > 1 {
            writeln!(text, "{seat};{}", (seat - 2) / 7 + 1).expect("writes");
        }
    }
    let columns = Columns::default();
    bencher
        .counter(ItemsCount::new(rows))
        .bench_local(|| Chart::import(text.as_bytes(), &columns).is_ok());
}
