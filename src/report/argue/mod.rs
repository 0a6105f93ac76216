//! What an argument shows: the boundary where the winner changes, never a winner alone.

pub mod pack;
mod picture;
pub mod tables;
pub mod words;

use std::path::Path;

use crate::analysis::boundary::Argued;
use crate::experiment::Argument;

/// What is shown.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// What was argued about.
    pub argument: &'a Argument,
    /// What came out.
    pub argued: &'a Argued,
    /// Where the files are.
    pub folder: &'a Path,
}
