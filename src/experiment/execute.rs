//! Futures in parallel, results in order.
//!
//! Small organizations run many futures and options at the same time; large ones run one at a time,
//! with many hands on its blocks of seats. Either way everything is collected in order and added up
//! afterwards, so the number of threads does not change a bit.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::engine::{Alone, Crew, Unfinished};
use crate::experiment::future::{
    Failure, TwinPairs, assumption_keys, assumption_values, live_arm, live_future, live_twin,
};
use crate::experiment::plan::Plan;
use crate::experiment::results::{Kept, Results};
use crate::model::policy::World;

/// Organizations with at least this many seats are split over threads; smaller ones are not worth it.
const SEATS_WORTH_SPLITTING: usize = 20_000;
/// Futures that are started together; a stopped experiment keeps complete futures of whole batches and
/// of the beginning of the last one.
const FUTURES_IN_A_BATCH: u32 = 32;

/// A crew that looks at a stop flag, and works alone or with all threads of the pool.
#[derive(Clone, Copy, Debug)]
struct Hands<'a> {
    stop: &'a AtomicBool,
    many: bool,
}

impl Crew for Hands<'_> {
    fn each<T: Send>(&self, items: &mut [T], work: impl Fn(&mut T) + Sync) {
        if self.many {
            items.par_iter_mut().for_each(&work);
        } else {
            Alone.each(items, work);
        }
    }

    fn each_chunk<A: Send, B: Send>(
        &self,
        left: &mut [A],
        right: &mut [B],
        rows: usize,
        work: impl Fn(usize, &mut [A], &mut [B]) + Sync,
    ) {
        if self.many {
            left.par_chunks_mut(rows)
                .zip(right.par_chunks_mut(rows))
                .enumerate()
                .for_each(|(number, (left, right))| work(number * rows, left, right));
        } else {
            Alone.each_chunk(left, right, rows, work);
        }
    }

    fn stop_asked(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Runs a plan on the current thread pool. `on_done` is told after each run how many runs are done;
/// raising `stop` ends the experiment within a simulated week, keeping the futures that are complete.
///
/// # Errors
/// When a number stopped making sense in a run. Being stopped is no error: see [`Results::futures`].
pub fn execute(
    plan: &Plan,
    stop: &AtomicBool,
    on_done: impl Fn(u64) + Sync,
) -> Result<Results, Failure> {
    let keys = assumption_keys(plan);
    let mut results = Results::empty(plan.arms.len(), plan.baseline().weeks, &keys);
    let large =
        plan.scenarios.iter().any(|scenario| scenario.chart.seats() >= SEATS_WORTH_SPLITTING);
    let batch = if large { 1 } else { FUTURES_IN_A_BATCH };
    let mut first = 0;
    while first < plan.futures {
        let next = plan.futures.min(first + batch);
        let lived: Vec<Result<Vec<Kept>, Failure>> = if large {
            (first..next)
                .map(|future| {
                    let lived = live_future(plan, future, &Hands { stop, many: true });
                    on_done(runs_each(plan));
                    lived
                })
                .collect()
        } else {
            (first..next)
                .into_par_iter()
                .map(|future| live_together(plan, future, Hands { stop, many: false }, &on_done))
                .collect()
        };
        for (future, runs) in (first..next).zip(lived) {
            match runs {
                Ok(runs) => results.push(runs, &assumption_values(plan, &keys, future)),
                Err(failure) if failure.reason == Unfinished::Stopped => return Ok(results),
                Err(failure) => return Err(failure),
            }
        }
        first = next;
    }
    Ok(results)
}

/// Runs of one future: its twins and every option.
pub fn runs_each(plan: &Plan) -> u64 {
    (plan.arms.len() + 2 * plan.references().len()) as u64
}

/// Lives one future with its options side by side.
fn live_together(
    plan: &Plan,
    future: u32,
    crew: Hands,
    on_done: &(impl Fn(u64) + Sync),
) -> Result<Vec<Kept>, Failure> {
    let pair = |reference: usize| {
        let (aligned, frictionless) = rayon::join(
            || live_twin(plan, reference, future, World::AlignedTwin, &crew),
            || live_twin(plan, reference, future, World::FrictionlessTwin, &crew),
        );
        on_done(2);
        Ok((aligned?, frictionless?))
    };
    let pairs = plan.references().into_iter().map(pair).collect::<Result<_, Failure>>()?;
    let twins = TwinPairs::new(plan, pairs);
    let arms: Vec<Result<Kept, Failure>> = (0..plan.arms.len())
        .into_par_iter()
        .map(|arm| {
            let kept = live_arm(plan, arm, future, &twins, &crew);
            on_done(1);
            kept
        })
        .collect();
    arms.into_iter().collect()
}
