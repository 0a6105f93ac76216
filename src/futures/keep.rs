//! What is kept of a run. It has a name, and it comes back from bytes: so that a run can be lived in one place and told in
//! another.

use std::sync::Arc;

use crate::engine::{RunRecord, Twins};
use crate::futures::finals::{ChosenMeasures, chosen};
use crate::futures::plan::Plan;
use crate::futures::results::KeptRun;
use crate::model::Groups;
use crate::scenario::{Headline, Scenario};

/// Says what is kept of the run of an arm.
pub trait Keep: Sync {
    /// What it is.
    type Kept: Send;

    /// Names it: with the same name the same numbers are kept of the same run.
    fn name(&self) -> String;

    /// Keeps it of a run, given the twins it was compared with.
    fn of(&self, record: RunRecord, twins: Option<Twins>) -> Self::Kept;

    /// All of it, bit for bit.
    fn to_bytes(&self, kept: &Self::Kept) -> Vec<u8>;

    /// Reads what was kept of a run of this arm; nothing where bytes are missing or too many.
    fn read(&self, bytes: &[u8], plan: &Plan, arm: usize) -> Option<Self::Kept>;
}

/// The same for whoever only passes bytes on.
pub trait KeepBytes: Send + Sync {
    /// As [`Keep::name`].
    fn name(&self) -> String;

    /// Keeps it of a run, as bytes.
    fn bytes_of(&self, record: RunRecord, twins: Option<Twins>) -> Vec<u8>;
}

impl<K: Keep + Send> KeepBytes for K {
    fn name(&self) -> String {
        Keep::name(self)
    }

    fn bytes_of(&self, record: RunRecord, twins: Option<Twins>) -> Vec<u8> {
        self.to_bytes(&self.of(record, twins))
    }
}

/// All that tables and charts need.
#[derive(Clone, Copy, Debug)]
pub struct KeepAll;

impl Keep for KeepAll {
    type Kept = KeptRun;

    fn name(&self) -> String {
        "all".to_owned()
    }

    fn of(&self, record: RunRecord, _: Option<Twins>) -> KeptRun {
        KeptRun::of(record)
    }

    fn to_bytes(&self, kept: &KeptRun) -> Vec<u8> {
        kept.to_bytes()
    }

    fn read(&self, bytes: &[u8], plan: &Plan, arm: usize) -> Option<KeptRun> {
        let scenario = &plan.scenarios[plan.arms[arm].scenario];
        KeptRun::from_bytes(bytes, Groups::new(&scenario.chart, scenario))
    }
}

/// These measures of the final weeks.
#[derive(Clone, Debug)]
pub struct KeepFinals {
    measures: Vec<Headline>,
    /// Whose departments the measures name.
    baseline: Arc<Scenario>,
}

impl KeepFinals {
    /// These measures, where their departments are those of the first scenario of a plan.
    pub fn of_plan(plan: &Plan, measures: &[Headline]) -> Self {
        Self { measures: measures.to_vec(), baseline: Arc::clone(&plan.scenarios[0]) }
    }
}

impl Keep for KeepFinals {
    type Kept = ChosenMeasures;

    fn name(&self) -> String {
        format!("finals of {:?}", self.measures)
    }

    fn of(&self, record: RunRecord, _: Option<Twins>) -> ChosenMeasures {
        chosen(&record, &self.measures, &self.baseline)
    }

    fn to_bytes(&self, kept: &ChosenMeasures) -> Vec<u8> {
        kept.to_bytes()
    }

    fn read(&self, bytes: &[u8], _: &Plan, _: usize) -> Option<ChosenMeasures> {
        ChosenMeasures::from_bytes(bytes).filter(|kept| kept.measures() == self.measures.len())
    }
}
