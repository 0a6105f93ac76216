//! Everything that is said about one option against another in the headline, found out once: the word, the counts
//! beside it, what luck and assumptions hold of the spread, and why a lever cannot act.

use crate::futures::plan::{Plan, Varying};
use crate::futures::results::{AssumptionDraws, Results};
use crate::question::compare::unmoved::{self, unmoved};
use crate::statistics::apart::Apart;
use crate::statistics::contrast::Counts;
use crate::statistics::depends::{HeldShare, held};
use crate::statistics::estimate::Spread;
use crate::statistics::verdict::{ENOUGH_FUTURES, Evidence, Verdict};

/// What is known about an option against another one, or against the baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The word.
    pub verdict: Verdict,
    /// In how many futures the headline is up, down, or too close to matter.
    pub counts: Counts,
    /// How many of them are different futures.
    pub different: usize,
    /// Differences in the futures in which both apply.
    pub spread: Spread,
    /// What luck and assumptions hold of the spread, where somebody found out.
    pub apart: Option<Apart>,
    /// What each assumption holds of it, the largest first.
    pub held: Vec<HeldShare>,
    /// Whether futures differ by luck alone: no assumption has different values in them.
    pub is_luck_alone: bool,
}

/// Judges an arm against the baseline; nothing where the headline does not apply.
pub fn judge(plan: &Plan, results: &Results, arm: usize) -> Option<Judgement> {
    judge_against(plan, results, 0, arm)
}

/// Judges an arm against another one.
pub fn judge_against(plan: &Plan, results: &Results, base: usize, arm: usize) -> Option<Judgement> {
    let baseline = plan.baseline();
    let delta = baseline.smallest_difference;
    let all: Vec<f64> = results.arms[base]
        .headline(baseline)
        .zip(results.arms[arm].headline(baseline))
        .map(|(base, arm)| arm - base)
        .collect();
    let applies = |future: &usize| all[*future].is_finite();
    let futures: Vec<usize> = (0..all.len()).filter(applies).collect();
    let differences: Vec<f64> = futures.iter().map(|&future| all[future]).collect();
    let spread = Spread::of(differences.iter().copied())?;
    let assumptions: Vec<AssumptionDraws> = results
        .assumptions
        .iter()
        .map(|draws| AssumptionDraws {
            key: draws.key.clone(),
            values: futures.iter().map(|&future| draws.values[future]).collect(),
        })
        .collect();
    let held = held(&differences, &assumptions, plan.seed);
    let different = results.different([base, arm]).min(differences.len());
    let apart = apart(plan, results, [base, arm], &all, different);
    // what is only seen in a few futures may happen in others
    let idle = unmoved(results, baseline, base, arm)
        .then(|| unmoved::reason(plan, results, base, arm))
        .flatten()
        .filter(|(_, is_sure)| *is_sure || different >= ENOUGH_FUTURES)
        .map(|(reason, _)| reason);
    let evidence = Evidence {
        different,
        assumptions: &assumptions,
        held: &held,
        apart,
        idle: idle.as_deref(),
        ..Evidence::of(&differences, delta, baseline.headline.info().better)
    };
    let verdict = Verdict::of(&evidence);
    let counts = Counts::of(&differences, delta);
    let is_luck_alone = is_luck_alone(&assumptions);
    Some(Judgement { verdict, counts, different, spread, apart, held, is_luck_alone })
}

/// Whether no assumption has different values.
pub(super) fn is_luck_alone(assumptions: &[AssumptionDraws]) -> bool {
    assumptions
        .iter()
        .all(|draws| draws.values.windows(2).all(|pair| pair[0].total_cmp(&pair[1]).is_eq()))
}

/// Whether the word of any arm waits for what luck and assumptions hold.
pub fn waits(plan: &Plan, results: &Results) -> bool {
    let is_open =
        |judged: &Judgement| judged.verdict == Verdict::NoPattern && judged.apart.is_none();
    (1..plan.arms.len()).any(|arm| judge(plan, results, arm).as_ref().is_some_and(is_open))
}

/// What luck and assumptions hold: known where only one of them differs, else as far as futures were lived again
/// with the luck of the next one.
fn apart(
    plan: &Plan,
    results: &Results,
    [base, arm]: [usize; 2],
    all: &[f64],
    different: usize,
) -> Option<Apart> {
    if different < 2 {
        return None;
    }
    match plan.spread {
        Varying::AssumptionsOnly => return Some(Apart::only_assumptions(all.len())),
        Varying::LuckOnly => return Some(Apart::only_luck(all.len())),
        Varying::Joint | Varying::NextLuck if !plan.has_ranges() => {
            return Some(Apart::only_luck(all.len()));
        }
        Varying::Joint | Varying::NextLuck => {}
    }
    let lived = results.next_luck.as_ref()?;
    let next: Vec<f64> =
        lived.of(base, 0).zip(lived.of(arm, 0)).map(|(base, arm)| arm - base).collect();
    // luck belongs to the future after, so a future in which nothing applies breaks the chain
    let finite = |values: &[f64]| values.iter().all(|value| value.is_finite());
    (finite(all) && finite(&next)).then(|| Apart::of(all, &next, plan.seed))?
}
