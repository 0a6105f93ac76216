//! Futures in parallel, results in order.
//!
//! Small organizations run many futures and options at the same time; large ones run one at a time,
//! with many threads on its blocks of seats. Either way everything is collected in order and added up
//! afterwards, so the number of threads does not change a bit.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::engine::crew::one_by_one;
use crate::engine::{Alone, Crew, RunRecord, Twins, Unfinished};
use crate::experiment::coalitions::{Coalitions, Potentials, potentials_of};
use crate::experiment::finals::{Finals, chosen};
use crate::experiment::future::{
    Failure, TwinPairs, assumption_keys, assumption_values, live_arm, live_future, live_twin,
};
use crate::experiment::plan::Plan;
use crate::experiment::results::{Kept, Results};
use crate::experiment::second_look::{SecondLook, SecondSight};
use crate::experiment::sensitivity::{Responses, Sensitivity, live_place};
use crate::model::policy::World;
use crate::scenario::Headline;

/// Organizations with at least this many seats are split over threads; smaller ones are not worth it.
const SEATS_WORTH_SPLITTING: usize = 20_000;
/// Pieces that the blocks of a large organization are cut into, for each thread.
const SCRATCH_PER_THREAD: usize = 4;
/// Futures that are started together; a stopped experiment keeps complete futures of whole batches and
/// of the beginning of the last one.
const FUTURES_IN_A_BATCH: u32 = 32;

/// A crew that looks at a stop flag, and works alone or with all threads of the pool.
#[derive(Clone, Copy, Debug)]
struct Threads<'a> {
    stop: &'a AtomicBool,
    many: bool,
}

impl Crew for Threads<'_> {
    fn each<T: Send, D: Send>(
        &self,
        items: &mut [T],
        scratch_pool: &mut [D],
        work: impl Fn(&mut T, &mut D) + Sync,
    ) {
        if self.many {
            items
                .par_chunks_mut(items_per_scratch(items.len(), scratch_pool.len()))
                .zip(scratch_pool)
                .for_each(|(items, scratch)| items.iter_mut().for_each(|item| work(item, scratch)));
        } else {
            Alone.each(items, scratch_pool, work);
        }
    }

    fn each_with<T: Send, A: Send, D: Send>(
        &self,
        items: &mut [T],
        column: &mut [A],
        rows: usize,
        scratch_pool: &mut [D],
        work: impl Fn(&mut T, Option<&T>, &mut [A], &mut D) + Sync,
    ) {
        if self.many {
            let many = items_per_scratch(items.len(), scratch_pool.len());
            items
                .par_chunks_mut(many)
                .zip(column.par_chunks_mut(many * rows))
                .zip(scratch_pool)
                .for_each(|((items, column), scratch)| {
                    one_by_one(items, column, rows, scratch, &work);
                });
        } else {
            Alone.each_with(items, column, rows, scratch_pool, work);
        }
    }

    fn stop_asked(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// How many items share one scratch space: few spaces, so that they stay in the caches of the cores that use them; more than
/// threads, so that no thread waits long for the last one.
fn items_per_scratch(items: usize, scratch_pool: usize) -> usize {
    let busy = scratch_pool.min(SCRATCH_PER_THREAD * rayon::current_num_threads());
    items.div_ceil(busy).max(1)
}

/// Does some work with so many threads; 0 is as many as the machine has cores.
///
/// # Errors
/// When the threads cannot be started; the words are those of the system.
pub fn on_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> Result<T, String> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.map(|pool| pool.install(work)).map_err(|error| error.to_string())
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

/// Lives every coalition of mechanisms on the current thread pool; `on_done` and `stop` as for
/// [`execute`]. Only one number a group is kept of each run.
///
/// # Errors
/// When a number stopped making sense in a run. Being stopped is no error: the futures that are complete
/// are there.
pub fn execute_coalitions(
    coalitions: &Coalitions,
    stop: &AtomicBool,
    on_done: impl Fn(u64) + Sync,
) -> Result<Potentials, Failure> {
    let mut potentials = Potentials::empty(coalitions);
    let keep = |record: RunRecord, twins: Option<Twins>| potentials_of(&record, twins);
    each_future(&coalitions.plan, stop, on_done, keep, |_, runs| potentials.push(&runs))?;
    Ok(potentials)
}

/// Lives every place of a study on the current thread pool; `on_done` and `stop` as for [`execute`].
///
/// # Errors
/// When a number stopped making sense in a run. Being stopped is no error: the blocks that are complete are
/// there.
pub fn execute_places(
    study: &Sensitivity,
    stop: &AtomicBool,
    on_done: impl Fn(u64) + Sync,
) -> Result<Responses, Failure> {
    let many = study.scenario.chart.seats() >= SEATS_WORTH_SPLITTING;
    let threads = Threads { stop, many };
    let live = |place: &Vec<f64>| {
        let lived = live_place(study, place, &threads);
        on_done(study.runs_each());
        lived
    };
    let mut responses = Responses::default();
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
        let lived = live_future(plan, future, &Threads { stop, many: large }, keep);
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

/// Takes a second look at a finished plan on the current thread pool; `on_done` and `stop` as for
/// [`execute`]. Nothing when someone asked to stop before it was complete.
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
/// headline; `on_done` and `stop` as for [`execute`]. Nothing when someone asked to stop.
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
    let ends = look.ends.as_ref().map_or(0, super::Ends::runs);
    doubts + ends + look.causes.as_ref().map_or(0, |causes| of(&causes.plan))
}

/// Whether the organizations of a plan are worth splitting over threads.
pub fn is_large(plan: &Plan) -> bool {
    plan.scenarios.iter().any(|scenario| scenario.chart.seats() >= SEATS_WORTH_SPLITTING)
}

/// Lives the futures of a plan in parallel and hands over, in order, what is kept of the runs of each.
fn each_future<T: Send>(
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
                    let lived = live_future(plan, future, &Threads { stop, many: true }, &keep);
                    on_done(runs_each(plan));
                    lived
                })
                .collect()
        } else {
            (first..next)
                .into_par_iter()
                .map(|future| {
                    live_together(plan, future, Threads { stop, many: false }, &on_done, &keep)
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
    crew: Threads,
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
