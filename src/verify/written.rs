//! Tables as their readers see them.

use crate::document::table::Table;

/// A table as it is written.
pub(super) fn bytes(table: Table) -> Vec<u8> {
    let mut written = Vec::new();
    // a list of bytes takes everything
    let whole = table.write(&mut written).is_ok();
    if whole { written } else { Vec::new() }
}

/// The rows of a table as a reader of the file sees them.
pub(super) fn rows(table: Table) -> Vec<Vec<String>> {
    csv::Reader::from_reader(bytes(table).as_slice())
        .records()
        .map_while(Result::ok)
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

/// A written number; an empty field does not apply.
pub(super) fn number(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}
