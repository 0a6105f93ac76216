//! `why`: the gap to what the company could achieve, taken apart by mechanisms.

use std::path::Path;

use crate::cli::answer::load;
use crate::cli::args::Attribution;
use crate::cli::outcome::CommandFailure;
use crate::cli::shard::answer_or_shard;
use crate::question::why::AskWhy;

/// Lives every selection of mechanisms and writes what each of them contributes.
pub(super) fn why(source: &str, how: &Attribution) -> Result<(), CommandFailure> {
    let scenario = load(source, how.common.json)?;
    let id = scenario.id.clone();
    let question = AskWhy::new(scenario, how.option.as_deref(), how.futures, how.common.seed)?;
    let of = question.option().map_or_else(String::new, |option| format!("-{option}"));
    let usual = || Path::new("output").join(format!("{id}-why{of}"));
    let target = how.output.clone().unwrap_or_else(usual);
    answer_or_shard(question, &target, (&how.common, false), &how.shard)
}
