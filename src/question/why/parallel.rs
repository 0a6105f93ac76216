//! Every selection of mechanisms through the same futures, in parallel.

use std::sync::atomic::AtomicBool;

use crate::engine::{RunRecord, Twins};
use crate::futures::execute::each_future;
use crate::futures::future::Failure;
use crate::question::why::coalitions::{Coalitions, Potentials, potentials_of};

/// Lives every coalition of mechanisms on the current thread pool; `on_done` and `stop` as for
/// [`execute`](crate::futures::execute::execute). Only one number a group is kept of each run.
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
