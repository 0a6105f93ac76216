//! `sensitivity`: which assumptions a result hangs on.

use std::path::Path;

use crate::cli::answer::load;
use crate::cli::args::{SensitivityArgs, SensitivityMethod};
use crate::cli::outcome::CommandFailure;
use crate::cli::shard::answer_or_shard;
use crate::question::sensitivity::factor::Factor;
use crate::question::sensitivity::study::{Method, Sensitivity};
use crate::scenario::{Advice, Scenario};

/// Lives the scenario at many places of its ranges and writes what the headline hangs on.
pub(super) fn sensitivity(source: &str, how: &SensitivityArgs) -> Result<(), CommandFailure> {
    let scenario = load(source, how.common.json)?;
    let factors = factors(&scenario, &how.over)?;
    let method = match how.method {
        SensitivityMethod::Morris => Method::Morris,
        SensitivityMethod::Sobol => Method::Sobol,
    };
    let (usual, fewest) = (method.usual(), method.fewest());
    let blocks = how.points.unwrap_or(usual);
    if blocks < fewest {
        return Err(CommandFailure::Request(
            format!("`--points {blocks}` says nothing about how surely anything is known"),
            format!("ask for at least {fewest}; {usual} are usual for this method"),
        ));
    }
    let usual = Path::new("output").join(format!("{}-sensitivity", scenario.id));
    let target = how.output.clone().unwrap_or(usual);
    let (futures, seed) = (how.futures, how.common.seed);
    let question = Sensitivity { scenario, factors, method, blocks, futures, seed };
    answer_or_shard(question, &target, (&how.common, how.full), &how.shard)
}

/// What is varied: all ranges of the scenario, or what was named.
fn factors(scenario: &Scenario, over: &[String]) -> Result<Vec<Factor>, Advice> {
    if over.is_empty() {
        let keys = scenario.assumptions.iter().map(|range| range.key.as_str());
        return keys.map(|key| Factor::read(scenario, key)).collect();
    }
    let mut factors: Vec<Factor> = Vec::new();
    for word in over {
        let factor = Factor::read(scenario, word)?;
        if factors.iter().any(|known| known.lever.key == factor.lever.key) {
            return Err(Advice {
                message: format!("`{}` is named twice", factor.lever.key),
                help: "name each number once".to_owned(),
            });
        }
        factors.push(factor);
    }
    Ok(factors)
}
