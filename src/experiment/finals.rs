//! Only a few measures of the final quarter: what is kept of runs that are too many to keep.

use crate::engine::{Crew, RunRecord};
use crate::experiment::future::{Failure, live_future};
use crate::experiment::plan::Plan;
use crate::scenario::Metric;

/// Chosen measures of the company over the final quarter, by future and arm.
#[derive(Clone, Debug, PartialEq)]
pub struct Finals {
    /// Arms of the plan.
    arms: usize,
    /// Measures that were chosen.
    measures: usize,
    /// Values; not a number where a measure does not apply. `[futures x arms x measures]`
    values: Vec<f64>,
}

impl Finals {
    /// Nothing lived yet.
    pub fn empty(arms: usize, measures: usize) -> Self {
        Self { arms, measures, values: Vec::new() }
    }

    /// Adds the next future: the chosen measures of each arm.
    pub fn push(&mut self, runs: &[Vec<f64>]) {
        debug_assert_eq!(runs.len(), self.arms);
        for run in runs {
            debug_assert_eq!(run.len(), self.measures);
            self.values.extend_from_slice(run);
        }
    }

    /// Values of an arm and of the measure at this place in the list of chosen ones. `[futures]`
    pub fn of(&self, arm: usize, measure: usize) -> impl Iterator<Item = f64> {
        let each = (self.arms * self.measures).max(1);
        let place = arm * self.measures + measure;
        self.values.chunks_exact(each).map(move |future| future[place])
    }
}

/// The chosen measures of a run.
pub(crate) fn chosen(record: &RunRecord, measures: &[Metric]) -> Vec<f64> {
    measures.iter().map(|&metric| record.company_final[metric as usize]).collect()
}

/// Lives all futures of a plan one after the other: what every parallel execution must equal.
///
/// # Errors
/// When a run did not finish.
pub fn live_finals(plan: &Plan, measures: &[Metric], crew: &impl Crew) -> Result<Finals, Failure> {
    let mut finals = Finals::empty(plan.arms.len(), measures.len());
    for future in 0..plan.futures {
        finals.push(&live_future(plan, future, crew, |record, _| chosen(&record, measures))?);
    }
    Ok(finals)
}
