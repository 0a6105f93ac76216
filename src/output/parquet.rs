//! Tables as Parquet, for those who read millions of rows; only when built with the feature `parquet`.

#[cfg(feature = "parquet")]
mod columns;

use std::io::{self, Write};

use crate::document::table::Table;

/// Whether this program can write Parquet.
pub const IS_BUILT_IN: bool = cfg!(feature = "parquet");

/// Writes a table as Parquet: the columns and values of its CSV, text as UTF-8, whole numbers as 64-bit
/// integers, numbers as doubles with all their digits; what does not apply is null. Compressed with
/// Snappy, in groups of rows, so that a table need not fit into memory.
///
/// # Errors
/// When writing fails, or when the program was built without the feature.
pub fn write(table: Table, to: impl Write + Send) -> io::Result<()> {
    #[cfg(feature = "parquet")]
    return columns::write(table, to);
    #[cfg(not(feature = "parquet"))]
    {
        let (_, _) = (table, to);
        Err(io::Error::new(io::ErrorKind::Unsupported, "built without the feature `parquet`"))
    }
}
