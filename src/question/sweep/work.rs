//! Lives the points of a sweep part by part; what is complete is never lived again.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::document::table::write_rows;
use crate::engine::RunAbort;
use crate::futures::Lab;
use crate::futures::execute::first_told;
use crate::futures::future;
use crate::output::folder::FileError;
use crate::output::parts::Parts;
use crate::question::sweep::points::Sweep;
use crate::question::sweep::request::{Task, part_names};
use crate::question::sweep::rows::{future_rows, rows};
use crate::scenario::{Advice, Headline};

/// Runs of a part, about: what is lost at most when the machine fails.
const RUNS_OF_A_PART: u64 = 20_000;
/// Most points of a part.
const MOST_POINTS_OF_A_PART: u64 = 1024;

/// Why work ended early.
#[derive(Debug, thiserror::Error)]
pub enum EarlyEnd {
    /// Someone asked to stop.
    #[error("someone stopped it")]
    Stopped,
    /// The values of a point make no sense together.
    #[error(transparent)]
    Nonsense(Advice),
    /// A number stopped making sense: the point in words, and the run.
    #[error("with {0}")]
    Run(String, #[source] future::Failure),
    /// A file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
}

impl From<Advice> for EarlyEnd {
    fn from(advice: Advice) -> Self {
        Self::Nonsense(advice)
    }
}

/// Points of a part when nobody asks for a number: some seconds of work, and something for every shard.
pub fn usual_part(sweep: &Sweep, runs_each: u64, shards: u32) -> u64 {
    let runs = u64::from(sweep.terms.futures) * runs_each;
    let for_each_shard = (sweep.points() / u64::from(shards.max(1))).max(1);
    (RUNS_OF_A_PART / runs.max(1)).clamp(1, MOST_POINTS_OF_A_PART).min(for_each_shard)
}

/// The parts that are still to be lived.
pub fn missing(task: &Task, parts: &Parts) -> Vec<u64> {
    task.parts().filter(|&part| !parts.has(&part_names(part)[0])).collect()
}

/// Sees on the current thread pool whether the values of all points of some parts make sense together. `on_done` is
/// told after each part how many points were seen.
///
/// # Errors
/// The first point that makes none, or that someone asked to stop.
pub fn check(
    sweep: &Sweep,
    task: &Task,
    parts: &[u64],
    stop: &AtomicBool,
    on_done: impl Fn(u64) + Sync,
) -> Result<(), EarlyEnd> {
    let wrong = first_told(parts, |&part| {
        if stop.load(Ordering::Relaxed) {
            return Some(EarlyEnd::Stopped);
        }
        let points = task.points(part);
        on_done(points.end - points.start);
        points.into_iter().find_map(|point| sweep.plan(point).err()).map(EarlyEnd::Nonsense)
    });
    wrong.map_or(Ok(()), Err)
}

/// Lives one part and keeps it. A few points are in memory at a time.
///
/// # Errors
/// When it did not come to its end; then nothing of it is kept.
pub fn live(
    sweep: &Sweep,
    task: &Task,
    part: u64,
    parts: &Parts,
    lab: &impl Lab,
) -> Result<(), EarlyEnd> {
    let measures: Vec<Headline> =
        sweep.terms.measures.iter().map(|&measure| measure.into()).collect();
    let trouble = |error| parts.trouble("write into", error);
    let [summary, futures] = part_names(part);
    let mut to = parts.begin(&summary)?;
    let mut each = sweep.terms.each_future.then(|| parts.begin(&futures)).transpose()?;
    let points = task.points(part);
    let mut first = points.start;
    while first < points.end {
        let next = points.end.min(first + sweep.together());
        let plans = (first..next).map(|point| sweep.plan(point)).collect::<Result<Vec<_>, _>>()?;
        let finals =
            lab.finals_of(&plans, &measures).map_err(|(place, failure)| match failure.reason {
                RunAbort::Stopped => EarlyEnd::Stopped,
                RunAbort::Diverged { .. } => {
                    EarlyEnd::Run(sweep.described(first + place as u64), failure)
                }
            })?;
        for (point, (plan, finals)) in (first..next).zip(plans.iter().zip(&finals)) {
            write_rows(&mut to, rows(sweep, point, plan, finals)).map_err(trouble)?;
            if let Some(each) = &mut each {
                write_rows(each, future_rows(sweep, point, plan, finals)).map_err(trouble)?;
            }
        }
        first = next;
    }
    // the summary comes last: a part is there when it is
    if let Some(mut each) = each {
        each.flush().map_err(trouble)?;
        each.finish().map_err(trouble)?;
    }
    Ok(to.finish().map_err(trouble)?)
}
