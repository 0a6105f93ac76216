//! What a finished comparison is looked at again for, in parallel.

use std::sync::atomic::AtomicBool;

use crate::engine::Unfinished;
use crate::futures::execute::{execute_finals, runs_each};
use crate::futures::finals::Finals;
use crate::futures::future::Failure;
use crate::futures::plan::Plan;
use crate::question::compare::second_look::{SecondLook, SecondSight};
use crate::question::why::parallel::execute_coalitions;

/// Takes a second look at a finished plan on the current thread pool; `on_done` and `stop` as for
/// [`execute`](crate::futures::execute::execute). Nothing when someone asked to stop before it was complete.
///
/// # Errors
/// When a number stopped making sense in a run.
pub fn execute_second_look(
    look: &SecondLook,
    plan: &Plan,
    stop: &AtomicBool,
    on_done: impl Fn(u64) + Sync,
) -> Result<Option<SecondSight>, Failure> {
    let doubted: Vec<Plan> = look.doubted().map(|(_, plan)| plan.clone()).collect();
    let ends = look.end_plans();
    let headline = [plan.baseline().headline];
    let finals = |plans: &[Plan]| match execute_finals(plans, &headline, stop, &on_done) {
        Ok(finals) => Ok(Some(finals)),
        Err((_, failure)) if failure.reason == Unfinished::Stopped => Ok(None),
        Err((_, failure)) => Err(failure),
    };
    let (Some(doubts), Some(ends)) = (finals(&doubted)?, finals(&ends)?) else { return Ok(None) };
    let causes = match &look.causes {
        Some(causes) => {
            let potentials = execute_coalitions(causes, stop, &on_done)?;
            if potentials.shares.len() < causes.plan.futures as usize {
                return Ok(None);
            }
            Some(potentials)
        }
        None => None,
    };
    Ok(Some(SecondSight { doubts, ends, causes }))
}

/// Lives the first futures of a plan again with the luck of the next one, if that tells anything, and keeps the
/// headline; `on_done` and `stop` as for [`execute`](crate::futures::execute::execute). Nothing when someone asked to stop.
///
/// # Errors
/// When a number stopped making sense in a run.
pub fn execute_next_luck(
    plan: &Plan,
    stop: &AtomicBool,
    on_done: impl Fn(u64) + Sync,
) -> Result<Option<Finals>, Failure> {
    let Some(again) = plan.with_next_luck() else { return Ok(None) };
    match execute_finals(&[again], &[plan.baseline().headline], stop, on_done) {
        Ok(mut finals) => Ok(finals.pop()),
        Err((_, failure)) if failure.reason == Unfinished::Stopped => Ok(None),
        Err((_, failure)) => Err(failure),
    }
}

/// Runs of a second look.
pub fn runs_of_second_look(look: &SecondLook) -> u64 {
    let of = |plan: &Plan| u64::from(plan.futures) * runs_each(plan);
    let doubts: u64 = look.doubted().map(|(_, plan)| of(plan)).sum();
    let ends = look.ends.as_ref().map_or(0, crate::question::sensitivity::ends::Ends::runs);
    doubts + ends + look.causes.as_ref().map_or(0, |causes| of(&causes.plan))
}
