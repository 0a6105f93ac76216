//! A second look at a finished comparison: how sure it is, what it hangs on, and why there is a gap.
//!
//! Fewer futures than the comparison itself, because counts and causes need less than a curve; the first ones,
//! so that they are the same futures.

use std::sync::Arc;

use crate::futures::finals::Finals;
use crate::futures::future::Failure;
use crate::futures::lab::{Lab, unless_stopped};
use crate::futures::plan::{Plan, Varying};
use crate::question::sensitivity::ends::Ends;
use crate::question::why::coalitions::{Coalitions, Potentials};
use crate::scenario::{Advice, Scenario};

/// Most futures under each doubt: enough for the strongest word there is.
const FUTURES_OF_DOUBTS: u32 = 40;
/// Most futures at each end of a range: the ends differ by more than luck in common.
const FUTURES_OF_ENDS: u32 = 10;
/// Runs that the causes of the gap may take.
const RUNS_OF_CAUSES: u32 = 400;
/// Fewest and most futures of the causes.
const FUTURES_OF_CAUSES: (u32, u32) = (3, 20);

/// A way to doubt a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Only luck differs between futures.
    LuckOnly,
    /// Only assumptions differ between futures.
    AssumptionsOnly,
    /// Every range half as wide.
    Halved,
    /// Every range twice as wide, as far as its limits allow.
    Doubled,
}

impl Doubt {
    /// All of them, in the order they are told.
    pub const ALL: [Self; 4] = [Self::LuckOnly, Self::AssumptionsOnly, Self::Halved, Self::Doubled];

    /// Name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::LuckOnly => "luck-only",
            Self::AssumptionsOnly => "assumptions-only",
            Self::Halved => "ranges-halved",
            Self::Doubled => "ranges-doubled",
        }
    }

    /// The same comparison under this doubt.
    fn plan(self, plan: &Plan) -> Result<Plan, Advice> {
        let futures = plan.futures.min(FUTURES_OF_DOUBTS);
        let spread = match self {
            Self::LuckOnly => Varying::LuckOnly,
            Self::AssumptionsOnly => Varying::AssumptionsOnly,
            Self::Halved | Self::Doubled => Varying::Joint,
        };
        let scale = match self {
            Self::LuckOnly | Self::AssumptionsOnly => 1.0,
            Self::Halved => 0.5,
            Self::Doubled => 2.0,
        };
        let wider = |scenario: &Arc<Scenario>| scenario.with_ranges(scale).map(Arc::new);
        let scenarios = plan.scenarios.iter().map(wider).collect::<Result<_, _>>()?;
        Ok(Plan { scenarios, futures, spread, ..plan.clone() })
    }
}

/// What is looked at again.
#[derive(Clone, Debug)]
pub struct SecondLook {
    /// The comparison under each doubt, or why it makes no sense under it. Empty when there is nothing to
    /// compare or nothing to doubt: no option, no range, or not both luck and assumptions varied.
    pub doubts: Vec<(Doubt, Result<Plan, Advice>)>,
    /// The ends of all ranges, with the option in question only; `None` without ranges, or when an end makes
    /// no sense.
    pub ends: Option<Ends>,
    /// Selections of mechanisms of the scenario as it is; `None` when several scenarios are compared.
    pub causes: Option<Coalitions>,
}

impl SecondLook {
    /// What to look at again of a finished plan. `in_question` is the arm that pictures are about, if there is one besides the
    /// baseline.
    pub fn of(plan: &Plan, in_question: Option<usize>) -> Self {
        let is_doubtful = plan.spread == Varying::Joint && plan.has_ranges();
        let doubts = match in_question {
            Some(_) if is_doubtful => {
                Doubt::ALL.iter().map(|&doubt| (doubt, doubt.plan(plan))).collect()
            }
            _ => Vec::new(),
        };
        let [scenario] = plan.scenarios.as_slice() else {
            return Self { doubts, ends: None, causes: None };
        };
        let option = in_question.and_then(|arm| plan.arms[arm].option);
        let mut asked = Scenario::clone(scenario);
        asked.options = option.map(|option| scenario.options[option].clone()).into_iter().collect();
        let futures = plan.futures.min(FUTURES_OF_ENDS);
        let ends = Ends::of_ranges(asked, futures, plan.seed).ok();
        let ends = ends.filter(|ends| !ends.factors.is_empty() && ends.plans().is_ok());
        let acting = |futures| Coalitions::acting(scenario, None, futures, plan.seed, plan.spread);
        let (fewest, most) = FUTURES_OF_CAUSES;
        let each = acting(1).plan.arms.len() as u32;
        let futures = (RUNS_OF_CAUSES / each).clamp(fewest, most).min(plan.futures);
        Self { doubts, ends, causes: Some(acting(futures)) }
    }

    /// Plans under those doubts that make sense.
    pub fn doubted(&self) -> impl Iterator<Item = (Doubt, &Plan)> {
        self.doubts.iter().filter_map(|(doubt, plan)| Some((*doubt, plan.as_ref().ok()?)))
    }

    /// Runs of it all.
    pub fn runs(&self) -> u64 {
        let doubts: u64 = self.doubted().map(|(_, plan)| plan.runs()).sum();
        let causes = self.causes.as_ref().map_or(0, |causes| causes.plan.runs());
        doubts + self.ends.as_ref().map_or(0, Ends::runs) + causes
    }

    /// Lives it all. Nothing when someone asked to stop before it was complete.
    ///
    /// # Errors
    /// When a number stopped making sense in a run.
    pub fn live(&self, plan: &Plan, lab: &impl Lab) -> Result<Option<SecondSight>, Failure> {
        let headline = [plan.baseline().headline];
        let finals = |plans: &[Plan]| {
            unless_stopped(lab.finals_of(plans, &headline).map_err(|(_, failure)| failure))
        };
        let doubted: Vec<Plan> = self.doubted().map(|(_, plan)| plan.clone()).collect();
        let Some(doubts) = finals(&doubted)? else { return Ok(None) };
        let Some(ends) = finals(&self.end_plans())? else { return Ok(None) };
        let causes = self.causes.as_ref().map(|causes| causes.live(lab)).transpose()?;
        let asked = self.causes.as_ref().map_or(0, |causes| causes.plan.futures as usize);
        let is_complete = causes.as_ref().is_none_or(|causes| causes.shares.len() == asked);
        Ok(is_complete.then_some(SecondSight { doubts, ends, causes }))
    }

    /// Plans of the ends of ranges.
    pub fn end_plans(&self) -> Vec<Plan> {
        self.ends.as_ref().and_then(|ends| ends.plans().ok()).unwrap_or_default()
    }
}

/// What came back.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondSight {
    /// The headline under each doubt that makes sense, as in [`SecondLook::doubted`].
    pub doubts: Vec<Finals>,
    /// The headline with everything usual and at the ends of each range, as in [`Ends::plans`].
    pub ends: Vec<Finals>,
    /// What every selection of mechanisms made of its potential.
    pub causes: Option<Potentials>,
}
