//! Every place of a sensitivity study, in parallel.

use std::sync::atomic::AtomicBool;

use rayon::prelude::*;

use crate::engine::Unfinished;
use crate::futures::execute::{FUTURES_IN_A_BATCH, SEATS_WORTH_SPLITTING, ThreadCrew};
use crate::futures::future::Failure;
use crate::question::sensitivity::study::{PlaceResults, Sensitivity, live_place};

/// Lives every place of a study on the current thread pool; `on_done` and `stop` as for [`execute`](crate::futures::execute::execute).
///
/// # Errors
/// When a number stopped making sense in a run. Being stopped is no error: the blocks that are complete are
/// there.
pub fn execute_places(
    study: &Sensitivity,
    stop: &AtomicBool,
    on_done: impl Fn(u64) + Sync,
) -> Result<PlaceResults, Failure> {
    let many = study.scenario.chart.seats() >= SEATS_WORTH_SPLITTING;
    let threads = ThreadCrew { stop, many };
    let live = |place: &Vec<f64>| {
        let lived = live_place(study, place, &threads);
        on_done(study.runs_each());
        lived
    };
    let mut responses = PlaceResults::default();
    let blocks = if many { 1 } else { FUTURES_IN_A_BATCH };
    for first in (0..study.blocks).step_by(blocks as usize) {
        let last = study.blocks.min(first + blocks);
        let places: Vec<Vec<f64>> = (first..last).flat_map(|block| study.block(block)).collect();
        let lived: Vec<Result<Vec<Vec<f64>>, Failure>> = if many {
            places.iter().map(live).collect()
        } else {
            places.par_iter().map(live).collect()
        };
        for value in lived {
            match value {
                Ok(value) => responses.values.push(value),
                Err(failure) if failure.reason == Unfinished::Stopped => {
                    let each = study.places_each();
                    responses.values.truncate(responses.values.len() / each * each);
                    return Ok(responses);
                }
                Err(failure) => return Err(failure),
            }
        }
    }
    Ok(responses)
}
