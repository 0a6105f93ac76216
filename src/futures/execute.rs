//! Futures in parallel, results in order.
//!
//! Small organizations run many futures and options at the same time; large ones run one at a time,
//! with many threads on its blocks of seats. Either way everything is collected in order and added up
//! afterwards, so the number of threads does not change a bit.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::engine::{CallingThread, Crew, RunRecord, Twins};
use crate::futures::finals::Finals;
use crate::futures::future::{Failure, TwinPairs, live_arm, live_future, live_twin};
use crate::futures::keep::{Keep, KeepBytes, KeepFinals};
use crate::futures::lab::{Lab, unless_stopped};
use crate::futures::plan::Plan;
use crate::model::policy::World;
use crate::scenario::Headline;

/// Organizations with at least this many seats are split over threads; smaller ones are not worth it.
const SEATS_WORTH_SPLITTING: usize = 20_000;
/// Pieces that the blocks of a large organization are cut into, for each thread.
const PIECES_PER_THREAD: usize = 4;
/// Futures that are started together; a stopped experiment keeps complete futures of whole batches and
/// of the beginning of the last one.
const FUTURES_IN_A_BATCH: u32 = 32;

/// A crew that looks at a stop flag, and works alone or with all threads of the pool.
#[derive(Clone, Copy, Debug)]
struct ThreadCrew<'a> {
    stop: &'a AtomicBool,
    many: bool,
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
            CallingThread.work_through(pieces);
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

/// What a lab tells whoever waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// So many runs begin, and what they are.
    Begins(u64, &'static str),
    /// So many of them are done.
    Done(u64),
}

/// All threads of the current pool. Raising `stop` ends an experiment within a simulated week, keeping the futures that
/// are complete.
#[derive(Clone, Copy)]
pub struct Parallel<'a> {
    /// Whether someone asked to stop.
    pub stop: &'a AtomicBool,
    /// Is told how far it is.
    pub watch: &'a (dyn Fn(Pace) + Sync),
}

/// Nobody asks to stop.
static GO_ON: AtomicBool = AtomicBool::new(false);

impl Default for Parallel<'_> {
    fn default() -> Self {
        Self { stop: &GO_ON, watch: &|_| {} }
    }
}

impl std::fmt::Debug for Parallel<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Parallel").field("stop", self.stop).finish_non_exhaustive()
    }
}

/// One future of a plan, and what is kept of its runs.
#[derive(Clone, Copy)]
pub struct FutureToLive<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The future, from 0.
    pub future: u32,
    /// What is kept of the run of each arm.
    pub keep: &'a dyn KeepBytes,
}

impl std::fmt::Debug for FutureToLive<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (future, keep) = (self.future, self.keep.name());
        formatter
            .debug_struct("FutureToLive")
            .field("future", &future)
            .field("keep", &keep)
            .finish_non_exhaustive()
    }
}

/// How many futures of a plan are lived together where they are handed over one after the other.
pub fn lived_together(plan: &Plan) -> u32 {
    if is_large(plan) { 1 } else { FUTURES_IN_A_BATCH }
}

impl Parallel<'_> {
    /// Lives one future, with all threads of the pool.
    ///
    /// # Errors
    /// When a run did not finish.
    pub fn future<K: Keep>(
        &self,
        plan: &Plan,
        future: u32,
        keep: &K,
    ) -> Result<Vec<K::Kept>, Failure> {
        self.live(plan, future, &|record, twins: Option<Twins>| keep.of(record, twins))
    }

    /// Lives some futures, of whichever plans, and hands over in their order what is kept of the run of each arm.
    pub fn futures(&self, futures: &[FutureToLive]) -> Vec<Result<Vec<Vec<u8>>, Failure>> {
        let live = |&FutureToLive { plan, future, keep }: &FutureToLive| {
            self.live(plan, future, &|record, twins: Option<Twins>| keep.bytes_of(record, twins))
        };
        if futures.iter().any(|future| is_large(future.plan)) {
            futures.iter().map(live).collect()
        } else {
            futures.par_iter().map(live).collect()
        }
    }

    fn live<T: Send>(
        &self,
        plan: &Plan,
        future: u32,
        keep: &(impl Fn(RunRecord, Option<Twins>) -> T + Sync),
    ) -> Result<Vec<T>, Failure> {
        let Self { stop, watch } = *self;
        let on_done = |runs| watch(Pace::Done(runs));
        if is_large(plan) {
            let lived = live_future(plan, future, &ThreadCrew { stop, many: true }, keep);
            on_done(plan.runs_each());
            lived
        } else {
            live_together(plan, future, ThreadCrew { stop, many: false }, &on_done, keep)
        }
    }
}

impl Lab for Parallel<'_> {
    fn begin(&self, runs: u64, what: &'static str) {
        (self.watch)(Pace::Begins(runs, what));
    }

    fn each_future<K: Keep>(
        &self,
        plan: &Plan,
        keep: &K,
        mut take: impl FnMut(u32, Vec<K::Kept>),
    ) -> Result<(), Failure> {
        let batch = lived_together(plan);
        let mut first = 0;
        while first < plan.futures {
            let next = plan.futures.min(first + batch);
            let live = |future| self.future(plan, future, keep);
            let lived: Vec<Result<Vec<K::Kept>, Failure>> = if batch == 1 {
                (first..next).map(live).collect()
            } else {
                (first..next).into_par_iter().map(live).collect()
            };
            for (future, runs) in (first..next).zip(lived) {
                match unless_stopped(runs)? {
                    Some(runs) => take(future, runs),
                    None => return Ok(()),
                }
            }
            first = next;
        }
        Ok(())
    }

    fn finals_of(
        &self,
        plans: &[Plan],
        measures: &[Headline],
    ) -> Result<Vec<Finals>, (usize, Failure)> {
        let crew = ThreadCrew { stop: self.stop, many: plans.iter().any(is_large) };
        let futures: Vec<(usize, u32)> = plans
            .iter()
            .enumerate()
            .flat_map(|(place, plan)| (0..plan.futures).map(move |future| (place, future)))
            .collect();
        let live = |&(place, future): &(usize, u32)| {
            let plan = &plans[place];
            let keep = KeepFinals::of_plan(plan, measures);
            let keep = |record, twins: Option<Twins>| keep.of(record, twins);
            let lived = live_future(plan, future, &crew, keep);
            (self.watch)(Pace::Done(plan.runs_each()));
            lived.map_err(|failure| (place, failure))
        };
        let lived: Vec<_> = if crew.many {
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
}

/// Whether the organizations of a plan are worth splitting over threads.
pub fn is_large(plan: &Plan) -> bool {
    plan.scenarios.iter().any(|scenario| scenario.chart.seats() >= SEATS_WORTH_SPLITTING)
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
