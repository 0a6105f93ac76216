//! `workshop`: a folder to carry into a room.

use std::path::Path;

use crate::cli::answer::{answer, load};
use crate::cli::args::WorkshopArgs;
use crate::cli::outcome::CommandFailure;
use crate::question::workshop::AskWorkshop;

/// Lives every option and writes the page, the slides and the sheets.
pub(super) fn workshop(how: &WorkshopArgs) -> Result<(), CommandFailure> {
    let scenario = load(&how.scenario, how.common.json)?;
    let usual = Path::new("output").join(format!("{}-workshop", scenario.id));
    let target = how.output.clone().unwrap_or(usual);
    let question = AskWorkshop::new(scenario, how.futures, how.common.seed);
    answer(question, &target, &how.common, false)
}
