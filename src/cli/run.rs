//! `run` and `demo`: every option through the same futures, then tables, charts and a sentence.

use std::path::{Path, PathBuf};

use crate::cli::answer::{load_all, parquet_is_there};
use crate::cli::args::How;
use crate::cli::outcome::CommandFailure;
use crate::cli::shard::answer_or_shard;
use crate::futures::{Plan, Varying};
use crate::question::compare::ask::{AskCompare, Looks, OtherLuck, Packing};
use crate::question::long_tables::ParquetTables;
use crate::scenario::{Advice, Scenario};

/// The scenario of the demo.
const DEMO: &str = "tickets-versus-experience";
/// Futures of the demo: enough for a verdict, in a second or two.
const FUTURES_OF_THE_DEMO: u32 = 100;
/// Futures of any other run.
const FUTURES: u32 = 200;
/// Longest name of a folder that is made of the names of scenarios.
const LONGEST_NAME: usize = 120;

/// Runs the built-in scenario.
pub(super) fn demo(how: &How) -> Result<(), CommandFailure> {
    let futures = how.futures.or(Some(FUTURES_OF_THE_DEMO));
    compare(vec![Scenario::embedded(DEMO)?], &How { futures, ..how.clone() })
}

/// Runs scenarios and writes their results.
pub(super) fn run(sources: &[String], how: &How) -> Result<(), CommandFailure> {
    compare(load_all(sources, how.common.json)?, how)
}

fn compare(scenarios: Vec<Scenario>, how: &How) -> Result<(), CommandFailure> {
    if how.parquet {
        parquet_is_there()?;
    }
    let plan = plan(scenarios, how)?;
    let target = how.output.clone().unwrap_or_else(|| default_folder(&plan));
    let other_luck = if how.quick { OtherLuck::WhereAWordWaits } else { OtherLuck::Always };
    let question = AskCompare {
        plan,
        looks: Looks { other_luck, second_look: !how.quick },
        packing: Packing {
            all_futures: how.all_futures,
            parquet: ParquetTables::asked(how.parquet),
            slides: how.slides,
            trace: how.trace,
        },
    };
    answer_or_shard(question, &target, (&how.common, how.full), &how.shard)
}

fn plan(mut scenarios: Vec<Scenario>, how: &How) -> Result<Plan, Advice> {
    let spread = spread(how.luck_only, how.assumptions_only);
    let futures = how.futures.unwrap_or(FUTURES);
    let plan = if scenarios.len() == 1 {
        Plan::of_options(scenarios.remove(0), futures, how.common.seed, spread)
    } else {
        Plan::of_scenarios(scenarios, futures, how.common.seed, spread).map_err(|message| {
            Advice::new(message, "give them the same length, or run them one by one")
        })?
    };
    plan.check_varies()?;
    Ok(plan)
}

/// What differs between futures.
pub(super) fn spread(luck_only: bool, assumptions_only: bool) -> Varying {
    match (luck_only, assumptions_only) {
        (true, _) => Varying::LuckOnly,
        (false, true) => Varying::AssumptionsOnly,
        (false, false) => Varying::Joint,
    }
}

/// `output/` and the name of what is run.
fn default_folder(plan: &Plan) -> PathBuf {
    let ids: Vec<&str> = plan.scenarios.iter().map(|scenario| scenario.id.as_str()).collect();
    let name = match ids.as_slice() {
        [only] => (*only).to_owned(),
        several => several.join("-and-").chars().take(LONGEST_NAME).collect(),
    };
    Path::new("output").join(name)
}
