//! What a second look found: how sure every option is, what it depends on, and why there is a gap.

use crate::futures::Plan;
use crate::question::compare::comparison::Comparison;
use crate::question::compare::second_look::{Doubt, SecondLook, SecondSight};
use crate::question::compare::sure::{Standings, standings};
use crate::question::sensitivity::ends::Ends;
use crate::question::sensitivity::swing::{Swings, swings};
use crate::question::why::Why;
use crate::scenario::Advice;

/// A second look that was taken.
#[derive(Debug)]
pub struct Second {
    /// What was compared.
    pub plan: Plan,
    /// How sure every option is, as it was run and under each doubt.
    pub standings: Standings,
    /// Doubts under which the comparison makes no sense, and why.
    pub refused: Vec<(Doubt, String)>,
    /// What moves the option in question, or the scenario as it is when there is none.
    pub ends: Option<(Ends, Option<usize>, Swings)>,
    /// Why there is a gap.
    pub why: Option<Why>,
}

impl Second {
    /// Puts together what was asked and what came back.
    pub fn new(found: &Comparison, look: SecondLook, sight: SecondSight) -> Self {
        let Comparison { plan, results, in_question, .. } = found;
        let refused = |(doubt, plan): &(Doubt, Result<Plan, Advice>)| {
            let advice = plan.as_ref().err()?;
            Some((*doubt, advice.message.clone()))
        };
        let is_doubted = !look.doubts.is_empty();
        let standings =
            if is_doubted { standings(plan, results, &look, &sight) } else { Vec::new() };
        let option = usize::from(in_question.is_some());
        let moved = |ends| (ends, *in_question, swings(&sight.ends, option));
        Self {
            plan: plan.clone(),
            standings,
            refused: look.doubts.iter().filter_map(refused).collect(),
            ends: look.ends.map(moved),
            why: look
                .causes
                .zip(sight.causes)
                .map(|(asked, found)| Why::new(plan.baseline().clone(), None, asked, found)),
        }
    }
}
