//! What an argument shows: the boundary where the winner changes, never a winner alone.

use std::path::Path;

use crate::question::argue::argument::Argument;
use crate::question::argue::boundary::Argued;

/// What is shown.
#[derive(Clone, Copy, Debug)]
pub struct ArgumentResult<'a> {
    /// What was argued about.
    pub argument: &'a Argument,
    /// What came out.
    pub argued: &'a Argued,
    /// Where the files are.
    pub folder: &'a Path,
}
