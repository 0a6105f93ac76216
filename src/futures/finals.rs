//! Only a few measures of the final weeks: what is kept of runs that are too many to keep.

use crate::engine::RunRecord;
use crate::futures::bytes::{list_from_bytes, list_to_bytes};
use crate::scenario::{Headline, Scenario};

/// Chosen measures of the company over the final weeks, by future and arm.
#[derive(Clone, Debug, PartialEq)]
pub struct Finals {
    /// Arms of the plan.
    arms: usize,
    /// Measures that were chosen.
    measures: usize,
    /// Values; not a number where a measure does not apply. `[futures x arms x measures]`
    values: Vec<f64>,
    /// Prints of all company measures in every week, by which runs are known to be the same. `[futures x arms]`
    prints: Vec<u64>,
}

/// What is kept of one run.
#[derive(Clone, Debug, PartialEq)]
pub struct ChosenMeasures {
    values: Vec<f64>,
    print: u64,
}

impl ChosenMeasures {
    /// These values, of a run that is known by nothing else.
    pub fn of(values: Vec<f64>) -> Self {
        let print = print(values.iter());
        Self { values, print }
    }

    /// How many values there are.
    pub fn measures(&self) -> usize {
        self.values.len()
    }

    /// All of it, bit for bit.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = list_to_bytes(&self.values);
        bytes.extend(self.print.to_le_bytes());
        bytes
    }

    /// Reads it again; nothing where bytes are missing or too many.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (values, print) = bytes.split_last_chunk::<8>()?;
        Some(Self { values: list_from_bytes(values)?, print: u64::from_le_bytes(*print) })
    }
}

/// A number that is another one for other values. Runs that were lived by different builds of the program are compared by
/// it, so it is not left to the standard library, whose hash may differ from release to release. Each step is a
/// bijection of what came before: values that differ in one place have different prints.
fn print<'a>(values: impl Iterator<Item = &'a f64>) -> u64 {
    values.fold(0, |print, value| {
        let mixed = (print ^ value.to_bits()).wrapping_mul(ODD);
        mixed ^ (mixed >> 32)
    })
}

/// An odd number without pattern, the golden ratio in 64 bits.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

impl Finals {
    /// Nothing lived yet.
    pub fn empty(arms: usize, measures: usize) -> Self {
        Self { arms, measures, values: Vec::new(), prints: Vec::new() }
    }

    /// Adds the next future: the chosen measures of each arm.
    pub fn push(&mut self, runs: &[ChosenMeasures]) {
        debug_assert_eq!(runs.len(), self.arms);
        for run in runs {
            debug_assert_eq!(run.values.len(), self.measures);
            self.values.extend_from_slice(&run.values);
            self.prints.push(run.print);
        }
    }

    /// How many futures of these arms are different ones: all of them, or 1 when nothing that is drawn acts and
    /// every future is one and the same run.
    pub fn different(&self, arms: &[usize]) -> usize {
        let each = self.arms.max(1);
        let mut futures = self.prints.chunks_exact(each);
        let Some(first) = futures.next() else { return 0 };
        let is_first = |future: &[u64]| arms.iter().all(|&arm| future[arm] == first[arm]);
        if futures.all(is_first) { 1 } else { self.prints.len() / each }
    }

    /// Values of an arm and of the measure at this place in the list of chosen ones. `[futures]`
    pub fn of(&self, arm: usize, measure: usize) -> impl Iterator<Item = f64> {
        let each = (self.arms * self.measures).max(1);
        let place = arm * self.measures + measure;
        self.values.chunks_exact(each).map(move |future| future[place])
    }
}

/// The chosen measures of a run; departments are those of this scenario.
pub(crate) fn chosen(
    record: &RunRecord,
    measures: &[Headline],
    scenario: &Scenario,
) -> ChosenMeasures {
    let values = measures.iter().map(|&measure| record.final_of(measure, scenario)).collect();
    ChosenMeasures { values, print: print(record.company.iter().flatten()) }
}
