//! Which tables are long enough for a format of their own.

use serde::{Deserialize, Serialize};

/// Rows from which a table is written as Parquet unasked: as CSV it takes minutes to read and ten times the room.
const LONG: u64 = 1_000_000;

/// Which long tables are written as Parquet beside CSV, by a program that can.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParquetTables {
    /// Those of at least a million rows.
    #[default]
    WhereLong,
    /// All that may become long.
    All,
    /// None, as in the result that is repeated.
    None,
}

impl ParquetTables {
    /// What a flag asks for.
    pub fn asked(all: bool) -> Self {
        if all { Self::All } else { Self::WhereLong }
    }

    /// What is in a result already.
    pub fn as_before(is_there: bool) -> Self {
        if is_there { Self::All } else { Self::None }
    }

    /// Whether tables of a result whose longest one has so many rows are written as Parquet.
    pub fn holds(self, rows: u64) -> bool {
        match self {
            Self::WhereLong => cfg!(feature = "parquet") && rows >= LONG,
            Self::All => true,
            Self::None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_rows_are_parquet_unasked_and_a_repeated_result_is_as_it_was() {
        assert_eq!(ParquetTables::asked(false).holds(LONG), cfg!(feature = "parquet"));
        assert!(!ParquetTables::asked(false).holds(LONG - 1));
        assert!(ParquetTables::asked(true).holds(1));
        assert!(
            !ParquetTables::as_before(false).holds(LONG) && ParquetTables::as_before(true).holds(1)
        );
    }
}
