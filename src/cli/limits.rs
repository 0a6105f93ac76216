//! `limits`: what a result cannot tell, and how large a scenario can be.

use crate::cli::outcome::CommandFailure;
use crate::cli::say;
use crate::document::limits::limits;

/// Prints the limits.
#[expect(clippy::unnecessary_wraps, reason = "every verb answers in the same way")]
pub(super) fn print() -> Result<(), CommandFailure> {
    say::data(&limits());
    Ok(())
}
