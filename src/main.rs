//! The command line of `orgdrift`.

use std::process::ExitCode;

fn main() -> ExitCode {
    orgdrift::run_program()
}
