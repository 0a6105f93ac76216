//! What a workshop shows: every option through the same futures.

use crate::futures::lab::Lab;
use crate::futures::{Plan, Varying};
use crate::question::compare::Comparison;
use crate::question::compare::ask::{AskCompare, ComparisonReport, Looks, OtherLuck, Packing};
use crate::question::{Effort, NoAnswer, Question};
use crate::scenario::{Advice, Scenario};

/// Everything to carry into a room.
#[derive(Clone, Debug)]
pub struct AskWorkshop {
    /// What is lived.
    pub asked: AskCompare,
}

/// What comes out, and what is carried.
#[derive(Debug)]
pub struct WorkshopKit {
    /// What was found.
    pub report: ComparisonReport,
}

impl AskWorkshop {
    /// A workshop about a scenario with so many futures.
    pub fn new(scenario: Scenario, futures: u32, seed: u64) -> Self {
        let plan = Plan::of_options(scenario, futures, seed, Varying::Joint);
        let looks = Looks { other_luck: OtherLuck::Always, second_look: false };
        Self {
            asked: AskCompare {
                plan,
                looks,
                packing: Packing { slides: true, ..Packing::default() },
            },
        }
    }
}

impl Question for AskWorkshop {
    type Found = WorkshopKit;

    fn remarks(&self) -> Vec<String> {
        let mut remarks = self.asked.remarks();
        let scenario = self.asked.plan.baseline();
        if scenario.card.is_none() {
            remarks.extend(
                scenario.with_id([
                    "it has no [card], so the sheets ask in general words: `orgdrift explain card`"
                        .to_owned(),
                ]),
            );
        }
        remarks
    }

    fn effort(&self, threads: usize) -> Result<Effort<'_>, Advice> {
        self.asked.effort(threads)
    }

    fn check(&self) -> Result<(), Advice> {
        if self.asked.plan.arms.len() < 2 {
            return Err(Advice::new(
                format!(
                    "`{}` has no option, so there is nothing to expect and to try",
                    self.asked.plan.baseline().id
                ),
                "add one: `orgdrift new my-company` shows how",
            ));
        }
        self.asked.check()
    }

    fn find(self, lab: &impl Lab) -> Result<WorkshopKit, NoAnswer> {
        Ok(WorkshopKit { report: self.asked.find(lab)? })
    }
}

impl WorkshopKit {
    /// What was found.
    pub fn found(&self) -> &Comparison {
        &self.report.comparison
    }
}
