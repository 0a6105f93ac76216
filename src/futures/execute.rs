//! Futures in parallel, results in order.
//!
//! Small organizations run many futures and options at the same time; large ones run one at a time,
//! with many threads on its blocks of seats. Either way everything is collected in order and added up
//! afterwards, so the number of threads does not change a bit.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::engine::{Alone, Crew, RunRecord, Twins, Unfinished};
use crate::futures::finals::{Finals, chosen};
use crate::futures::future::{
    Failure, TwinPairs, assumption_keys, assumption_values, live_arm, live_future, live_twin,
};
use crate::futures::plan::Plan;
use crate::futures::results::{Kept, Results};
use crate::model::policy::World;
use crate::scenario::Headline;

/// Organizations with at least this many seats are split over threads; smaller ones are not worth it.
pub(crate) const SEATS_WORTH_SPLITTING: usize = 20_000;
/// Pieces that the blocks of a large organization are cut into, for each thread.
const PIECES_PER_THREAD: usize = 4;
/// Futures that are started together; a stopped experiment keeps complete futures of whole batches and
/// of the beginning of the last one.
pub(crate) const FUTURES_IN_A_BATCH: u32 = 32;

/// A crew that looks at a stop flag, and works alone or with all threads of the pool.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ThreadCrew<'a> {
    pub(crate) stop: &'a AtomicBool,
    pub(crate) many: bool,
}

impl Crew for ThreadCrew<'_> {
    /// Few pieces, so that their scratch spaces stay in the caches of the cores that use them; more than threads, so that no
    /// thread waits long for the last one.
    fn pieces(&self, most: usize) -> usize {
        if self.many { most.min(PIECES_PER_THREAD * rayon::current_num_threads()) } else { 1 }
    }

    fn work_through(&self, pieces: &mut [&mut (dyn FnMut() + Send)]) {
        if self.many {
            pieces.par_iter_mut().for_each(|piece| piece());
        } else {
            Alone.work_through(pieces);
        }
    }

    fn stop_asked(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Does some work with so many threads; 0 is as many as the machine has cores.
///
/// # Errors
/// When the threads cannot be started.
pub fn on_threads<T: Send>(
    threads: usize,
    work: impl FnOnce() -> T + Send,
) -> Result<T, rayon::ThreadPoolBuildError> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    Ok(pool.install(work))
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
    each_future(
        plan,
        stop,
        on_done,
        |record, _| Kept::of(record),
        |future, runs| {
            results.push(runs, &assumption_values(plan, &keys, future));
        },
    )?;
    Ok(results)
}

/// Lives several plans side by side on the current thread pool and keeps these measures of the final
/// quarter; `on_done` and `stop` as for [`execute`]. All plans are held in memory together, so hand over as
/// many as keep the threads busy, and not all of a long sweep.
///
/// # Errors
/// The place of the plan in which a run did not finish, because a number stopped making sense or because
/// someone asked to stop.
pub fn execute_finals(
    plans: &[Plan],
    measures: &[impl Into<Headline> + Copy],
    stop: &AtomicBool,
    on_done: impl Fn(u64) + Sync,
) -> Result<Vec<Finals>, (usize, Failure)> {
    let measures = &measures.iter().map(|&measure| measure.into()).collect::<Vec<Headline>>();
    let large = plans.iter().any(is_large);
    let futures: Vec<(usize, u32)> = plans
        .iter()
        .enumerate()
        .flat_map(|(place, plan)| (0..plan.futures).map(move |future| (place, future)))
        .collect();
    let live = |&(place, future): &(usize, u32)| {
        let plan = &plans[place];
        let keep = |record: RunRecord, _: Option<Twins>| chosen(&record, measures, plan.baseline());
        let lived = live_future(plan, future, &ThreadCrew { stop, many: large }, keep);
        on_done(runs_each(plan));
        lived.map_err(|failure| (place, failure))
    };
    let lived: Vec<_> = if large {
        futures.iter().map(live).collect()
    } else {
        futures.par_iter().map(live).collect()
    };
    let empty = |plan: &Plan| Finals::empty(plan.arms.len(), measures.len());
    let mut finals: Vec<Finals> = plans.iter().map(empty).collect();
    for ((place, _), runs) in futures.into_iter().zip(lived) {
        finals[place].push(&runs?);
    }
    Ok(finals)
}

/// Whether the organizations of a plan are worth splitting over threads.
pub fn is_large(plan: &Plan) -> bool {
    plan.scenarios.iter().any(|scenario| scenario.chart.seats() >= SEATS_WORTH_SPLITTING)
}

/// Lives the futures of a plan in parallel and hands over, in order, what is kept of the runs of each.
pub(crate) fn each_future<T: Send>(
    plan: &Plan,
    stop: &AtomicBool,
    on_done: impl Fn(u64) + Sync,
    keep: impl Fn(RunRecord, Option<Twins>) -> T + Sync,
    mut take: impl FnMut(u32, Vec<T>),
) -> Result<(), Failure> {
    let large = is_large(plan);
    let batch = if large { 1 } else { FUTURES_IN_A_BATCH };
    let mut first = 0;
    while first < plan.futures {
        let next = plan.futures.min(first + batch);
        let lived: Vec<Result<Vec<T>, Failure>> = if large {
            (first..next)
                .map(|future| {
                    let lived = live_future(plan, future, &ThreadCrew { stop, many: true }, &keep);
                    on_done(runs_each(plan));
                    lived
                })
                .collect()
        } else {
            (first..next)
                .into_par_iter()
                .map(|future| {
                    live_together(plan, future, ThreadCrew { stop, many: false }, &on_done, &keep)
                })
                .collect()
        };
        for (future, runs) in (first..next).zip(lived) {
            match runs {
                Ok(runs) => take(future, runs),
                Err(failure) if failure.reason == Unfinished::Stopped => return Ok(()),
                Err(failure) => return Err(failure),
            }
        }
        first = next;
    }
    Ok(())
}

/// Runs of one future: its twins and every option.
pub fn runs_each(plan: &Plan) -> u64 {
    (plan.arms.len() + 2 * plan.references().len()) as u64
}

/// Lives one future with its options side by side.
fn live_together<T: Send>(
    plan: &Plan,
    future: u32,
    crew: ThreadCrew,
    on_done: &(impl Fn(u64) + Sync),
    keep: &(impl Fn(RunRecord, Option<Twins>) -> T + Sync),
) -> Result<Vec<T>, Failure> {
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
    let arms: Vec<Result<T, Failure>> = (0..plan.arms.len())
        .into_par_iter()
        .map(|arm| {
            let kept = live_arm(plan, arm, future, &twins, &crew)
                .map(|record| keep(record, twins.of(plan.arms[arm].reference)));
            on_done(1);
            kept
        })
        .collect();
    arms.into_iter().collect()
}

/// What is told of the first of some things, in their order, of which anything is; on the current thread pool.
pub fn first_told<T: Sync, R: Send>(
    things: &[T],
    tell: impl Fn(&T) -> Option<R> + Sync + Send,
) -> Option<R> {
    things.par_iter().find_map_first(tell)
}
