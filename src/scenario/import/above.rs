//! Who reports to whom by the rows of a file.

/// What the manager column says.
#[derive(Default)]
pub(super) struct Above {
    /// Row of each row's manager; its own where there is none.
    pub(super) manager: Vec<u32>,
    /// Rows that report to nobody.
    pub(super) heads: Vec<u32>,
    /// Rows whose manager has no row.
    pub(super) unknown: Vec<u32>,
    /// Whether some manager has a row.
    pub(super) met: bool,
}
