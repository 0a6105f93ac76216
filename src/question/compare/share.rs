//! A comparison lived in shares: what is asked of each, and which runs are needed whatever comes of the others.

use serde::{Deserialize, Serialize};

use crate::futures::{Lab, Plan};
use crate::output::manifest::{DrawnFutures, Manifest};
use crate::question::NoAnswer;
use crate::question::again::{Earlier, Repeatable};
use crate::question::compare::ask::{AskCompare, Looks, OtherLuck, Packing};
use crate::question::compare::comparison::shown;
use crate::question::compare::{SecondLook, equal_cost, pack};
use crate::question::long_tables::ParquetTables;
use crate::question::shards::{Divisible, NeededRuns, PlanToLive};
use crate::question::why::coalitions::KeepPotentials;
use crate::scenario::{Advice, Metric, Scenario};

/// What is asked of a share: all of the question, some of which its answer only implies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ShareOfComparison {
    /// Whether several scenarios are compared as they are, instead of the options of one.
    compares_scenarios: bool,
    looks: Looks,
    packing: Packing,
}

impl Divisible for AskCompare {
    fn asked(&self) -> Manifest {
        let Self { plan, looks, packing } = self;
        let compares_scenarios = plan.scenarios.len() > 1;
        let request = ShareOfComparison { compares_scenarios, looks: *looks, packing: *packing };
        let drawn = DrawnFutures::of(plan, plan.futures);
        Manifest::new(Self::COMMAND, Some(drawn), request, self.scenarios())
    }

    fn scenarios(&self) -> Vec<&Scenario> {
        self.plan.scenarios.iter().map(AsRef::as_ref).collect()
    }

    fn of_share(earlier: &Earlier) -> Result<Self, Advice> {
        let ShareOfComparison { compares_scenarios, looks, packing } = earlier.request()?;
        Ok(Self { plan: pack::plan_again(earlier, compares_scenarios)?, looks, packing })
    }

    fn with_parquet(self) -> Option<Self> {
        let packing = Packing { parquet: ParquetTables::All, ..self.packing };
        Some(Self { packing, ..self })
    }

    /// The futures of every option; those again with other luck, if that does not depend on what came out; and of the
    /// second look what does not depend on which option is in question.
    fn needed(self, lab: &impl Lab) -> Result<NeededRuns, NoAnswer> {
        let Self { mut plan, looks, .. } = self;
        equal_cost::settle(&mut plan, |trial| lab.finals(trial, Metric::Pay))?;
        let headline = [plan.baseline().headline];
        let mut plans = vec![PlanToLive::all(plan.clone())];
        if looks.other_luck == OtherLuck::Always {
            let again = plan.with_next_luck();
            plans.extend(again.map(|again| PlanToLive::finals(again, &headline)));
        }
        if looks.second_look {
            plans.extend(of_second_look(&plan));
        }
        Ok(NeededRuns::of_few(plans))
    }
}

fn of_second_look(plan: &Plan) -> Vec<PlanToLive> {
    let headline = [plan.baseline().headline];
    let said = shown(plan);
    let is_known = said.is_some() || plan.arms.len() <= 2;
    // doubts and causes are the same whichever option is in question
    let look = SecondLook::of(plan, said.or((plan.arms.len() > 1).then_some(1)));
    let ends = if is_known { look.end_plans() } else { Vec::new() };
    let doubted = look.doubted().map(|(_, plan)| plan.clone());
    let mut plans: Vec<PlanToLive> =
        doubted.chain(ends).map(|plan| PlanToLive::finals(plan, &headline)).collect();
    plans.extend(look.causes.map(|causes| PlanToLive::new(causes.plan, KeepPotentials)));
    plans
}
