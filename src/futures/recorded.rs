//! A lab that has part of the futures already, lived elsewhere, and lives the others.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::futures::execute::{Pace, Parallel};
use crate::futures::finals::Finals;
use crate::futures::future::Failure;
use crate::futures::keep::{Keep, KeepFinals};
use crate::futures::key::{RunKey, key_of};
use crate::futures::lab::{Lab, unless_stopped};
use crate::futures::plan::Plan;
use crate::scenario::Headline;

/// Where it lies what was kept of runs.
pub trait RunStore: Sync {
    /// Whether something is kept of the runs of a future.
    fn has(&self, key: &RunKey, future: u32) -> bool;

    /// What is kept of the run of each arm; nothing where it cannot be read.
    fn read(&self, key: &RunKey, future: u32) -> Option<Vec<Vec<u8>>>;
}

/// All threads of the current pool, for what is not in a store. Whatever is asked for has the same bits as if it had been
/// lived.
#[derive(Debug)]
pub struct Recorded<'a, S> {
    lab: Parallel<'a>,
    store: &'a S,
    /// Runs that were not lived.
    read: AtomicU64,
}

impl<'a, S: RunStore> Recorded<'a, S> {
    /// What a store has is not lived.
    pub fn new(lab: Parallel<'a>, store: &'a S) -> Self {
        Self { lab, store, read: AtomicU64::new(0) }
    }

    /// How many runs were not lived so far.
    pub fn runs_read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// The key of a plan of which every future is in the store.
    fn key_of_all(&self, plan: &Plan, keep: &impl Keep) -> Option<RunKey> {
        let key = key_of(plan, &keep.name());
        (0..plan.futures).all(|future| self.store.has(&key, future)).then_some(key)
    }

    /// A future from the store; lived where it cannot be read after all.
    fn future<K: Keep>(
        &self,
        key: &RunKey,
        plan: &Plan,
        future: u32,
        keep: &K,
    ) -> Result<Vec<K::Kept>, Failure> {
        let read = |bytes: Vec<Vec<u8>>| -> Option<Vec<K::Kept>> {
            if bytes.len() != plan.arms.len() {
                return None;
            }
            let arms = bytes.iter().enumerate();
            arms.map(|(arm, bytes)| keep.read(bytes, plan, arm)).collect()
        };
        let Some(runs) = self.store.read(key, future).and_then(read) else {
            return self.lab.future(plan, future, keep);
        };
        self.read.fetch_add(plan.runs_each(), Ordering::Relaxed);
        (self.lab.watch)(Pace::Done(plan.runs_each()));
        Ok(runs)
    }

    /// The measures of a plan, if all its futures are in the store.
    fn finals_in_store(
        &self,
        plan: &Plan,
        measures: &[Headline],
    ) -> Result<Option<Finals>, Failure> {
        let keep = KeepFinals::of_plan(plan, measures);
        let Some(key) = self.key_of_all(plan, &keep) else { return Ok(None) };
        let mut finals = Finals::empty(plan.arms.len(), measures.len());
        for future in 0..plan.futures {
            finals.push(&self.future(&key, plan, future, &keep)?);
        }
        Ok(Some(finals))
    }
}

impl<S: RunStore> Lab for Recorded<'_, S> {
    fn begin(&self, runs: u64, what: &'static str) {
        self.lab.begin(runs, what);
    }

    fn each_future<K: Keep>(
        &self,
        plan: &Plan,
        keep: &K,
        mut take: impl FnMut(u32, Vec<K::Kept>),
    ) -> Result<(), Failure> {
        let Some(key) = self.key_of_all(plan, keep) else {
            return self.lab.each_future(plan, keep, take);
        };
        for future in 0..plan.futures {
            match unless_stopped(self.future(&key, plan, future, keep))? {
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
        let mut found = Vec::with_capacity(plans.len());
        for (place, plan) in plans.iter().enumerate() {
            found.push(self.finals_in_store(plan, measures).map_err(|failure| (place, failure))?);
        }
        let left: Vec<usize> = (0..plans.len()).filter(|&place| found[place].is_none()).collect();
        let others: Vec<Plan> = left.iter().map(|&place| plans[place].clone()).collect();
        let lived = self.lab.finals_of(&others, measures);
        let mut lived = lived.map_err(|(place, failure)| (left[place], failure))?.into_iter();
        // as many were lived as were not found
        Ok(found.into_iter().filter_map(|found| found.or_else(|| lived.next())).collect())
    }
}
