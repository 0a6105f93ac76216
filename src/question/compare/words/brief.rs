//! What a terminal says below the sentence about an option: only what somebody would miss who decides.

use crate::document::phrases::in_final_period;
use crate::question::compare::expected::{ExpectationResult, fared};
use crate::question::compare::fortunes::losers;
use crate::question::compare::{Against, Comparison};
use crate::scenario::Better;

use super::{beside, costs, quoted};

/// All options, the best first, those without a verdict last; before them the one that the scenario shows.
pub fn in_order_of_effect(found: &Comparison) -> Vec<usize> {
    let Comparison { plan, .. } = found;
    let sign = match plan.baseline().headline.info().better {
        Better::Lower => -1.0,
        Better::Higher | Better::Neither => 1.0,
    };
    let shown = plan.baseline().show.and(found.in_question);
    let effect = |arm: usize| {
        if Some(arm) == shown {
            return f64::INFINITY;
        }
        let judged = found.judged(arm);
        judged.map_or(f64::NEG_INFINITY, |judged| sign * judged.spread.q50)
    };
    let mut arms: Vec<(f64, usize)> = (1..plan.arms.len()).map(|arm| (effect(arm), arm)).collect();
    arms.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    arms.into_iter().map(|(_, arm)| arm).collect()
}

/// Short sentences about an option, the weightiest first: how it fared against what was expected, whether it is to be
/// read with caution, what is left of it in the company, who would lose, and what it costs. None says that nothing
/// happens.
pub fn remarks(found: &Comparison, arm: usize) -> Vec<String> {
    let Comparison { plan, .. } = found;
    let mut remarks = Vec::new();
    if let Some((expected, fared, _)) = fared(found, arm) {
        let outcome = expected.outcome.words();
        remarks.push(match fared {
            ExpectationResult::AsExpected => format!("As expected: {outcome}."),
            ExpectationResult::AgainstExpectation => format!("Against expectation: {outcome}."),
            ExpectationResult::Open => format!("Expected: {outcome}, still open."),
        });
    }
    remarks.extend(beside::caution(plan, arm));
    if found.there(arm).is_some()
        && let Some(left) = found.judged(arm)
    {
        remarks.push(format!(
            "What is left of it in the company {}: {}.",
            in_final_period(plan.baseline()),
            left.verdict.words()
        ));
    }
    if plan.arms[arm].reference == 0 {
        remarks.extend(losers(found, arm).map(|who| format!("{who}.")));
        remarks.extend(costs::in_short(found, arm));
    } else {
        remarks.push("It is held against its own aligned twin.".to_owned());
    }
    remarks.extend(beside::sizes(plan, arm));
    if let Some(Against { other, judged, .. }) = found.against(arm) {
        let other = quoted(&plan.arms[*other].label);
        remarks.push(format!("Against {other}: {}.", judged.verdict.words()));
    }
    remarks
}
