//! Where futures are lived. A question asks a lab for what it needs and gets it in order, so that sums have the same
//! bits wherever it was lived: one run after the other on the calling thread, or on all threads of a pool.

use crate::engine::{Crew, RunAbort, Twins};
use crate::futures::finals::Finals;
use crate::futures::future::{Failure, assumption_keys, assumption_values, live_future};
use crate::futures::keep::{Keep, KeepAll, KeepFinals};
use crate::futures::plan::Plan;
use crate::futures::results::Results;
use crate::scenario::Headline;

/// Lives futures.
pub trait Lab: Sync {
    /// Says what is lived next and how many runs that takes, for whoever waits.
    fn begin(&self, _runs: u64, _what: &'static str) {}

    /// Lives the futures of a plan and hands over, in their order, what is kept of the run of each arm.
    ///
    /// # Errors
    /// When a number stopped making sense in a run. Being stopped is no error: the futures before it were handed over.
    fn each_future<K: Keep>(
        &self,
        plan: &Plan,
        keep: &K,
        take: impl FnMut(u32, Vec<K::Kept>),
    ) -> Result<(), Failure>;

    /// Lives several plans and keeps these measures of the final quarter. All plans are held in memory together, so
    /// hand over as many as keep the threads busy, and not all of a long sweep.
    ///
    /// # Errors
    /// The place of the first plan in which a run did not finish, because a number stopped making sense or because
    /// someone asked to stop.
    fn finals_of(
        &self,
        plans: &[Plan],
        measures: &[Headline],
    ) -> Result<Vec<Finals>, (usize, Failure)>;

    /// Lives a plan and keeps all that tables and charts need.
    ///
    /// # Errors
    /// As [`Self::each_future`]; see [`Results::futures`] for how many are complete.
    fn results(&self, plan: &Plan) -> Result<Results, Failure> {
        let keys = assumption_keys(plan);
        let mut results = Results::empty(plan.arms.len(), plan.baseline().weeks, &keys);
        self.each_future(plan, &KeepAll, |future, runs| {
            results.push(runs, &assumption_values(plan, &keys, future));
        })?;
        Ok(results)
    }

    /// Lives a plan and keeps one measure of the final quarter.
    ///
    /// # Errors
    /// When a run did not finish.
    fn finals(&self, plan: &Plan, measure: impl Into<Headline>) -> Result<Finals, Failure> {
        let lived = self.finals_of(std::slice::from_ref(plan), &[measure.into()]);
        lived.map(|mut finals| finals.remove(0)).map_err(|(_, failure)| failure)
    }
}

/// What came of something that may have been stopped: nothing then.
///
/// # Errors
/// When a number stopped making sense in a run.
pub fn unless_stopped<T>(lived: Result<T, Failure>) -> Result<Option<T>, Failure> {
    match lived {
        Ok(lived) => Ok(Some(lived)),
        Err(failure) if failure.reason == RunAbort::Stopped => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// One run after the other, by one crew: what every other lab must equal.
#[derive(Clone, Copy)]
pub struct InOrder<'a>(pub &'a dyn Crew);

impl std::fmt::Debug for InOrder<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("InOrder")
    }
}

impl Lab for InOrder<'_> {
    fn each_future<K: Keep>(
        &self,
        plan: &Plan,
        keep: &K,
        mut take: impl FnMut(u32, Vec<K::Kept>),
    ) -> Result<(), Failure> {
        let keep = |record, twins: Option<Twins>| keep.of(record, twins);
        for future in 0..plan.futures {
            match unless_stopped(live_future(plan, future, self.0, keep))? {
                Some(runs) => take(future, runs),
                None => break,
            }
        }
        Ok(())
    }

    fn finals_of(
        &self,
        plans: &[Plan],
        measures: &[Headline],
    ) -> Result<Vec<Finals>, (usize, Failure)> {
        let live = |(place, plan): (usize, &Plan)| {
            let mut finals = Finals::empty(plan.arms.len(), measures.len());
            let keep = KeepFinals::of_plan(plan, measures);
            for future in 0..plan.futures {
                let keep = |record, twins: Option<Twins>| keep.of(record, twins);
                let runs = live_future(plan, future, self.0, keep);
                finals.push(&runs.map_err(|failure| (place, failure))?);
            }
            Ok(finals)
        };
        plans.iter().enumerate().map(live).collect()
    }
}

/// Lives all futures one after the other; those before somebody asked to stop.
///
/// # Errors
/// When a number stopped making sense in a run.
pub fn live_all(plan: &Plan, crew: &dyn Crew) -> Result<Results, Failure> {
    InOrder(crew).results(plan)
}

/// Lives all futures one after the other and keeps these measures.
///
/// # Errors
/// When a run did not finish.
pub fn live_finals(
    plan: &Plan,
    measures: &[impl Into<Headline> + Copy],
    crew: &dyn Crew,
) -> Result<Finals, Failure> {
    let measures: Vec<Headline> = measures.iter().map(|&measure| measure.into()).collect();
    let lived = InOrder(crew).finals_of(std::slice::from_ref(plan), &measures);
    lived.map(|mut finals| finals.remove(0)).map_err(|(_, failure)| failure)
}
