//! How sure a comparison is: in how many futures it holds, as it was run and under each doubt.

use crate::futures::finals::Finals;
use crate::futures::plan::Plan;
use crate::futures::results::Results;
use crate::question::compare::second_look::{Doubt, SecondLook, SecondSight};
use crate::statistics::contrast::Counts;
use crate::statistics::estimate::Spread;

/// How an option stands against the baseline in the headline, paired future by future.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// In how many futures it is up, down, or too close to matter.
    pub counts: Counts,
    /// How many of these futures are different ones.
    pub different: usize,
    /// Option minus baseline, over futures.
    pub spread: Spread,
}

/// How every option stands as it was run: `None`, and under each doubt. `[varied][options]`; the first option
/// is arm 1. Not there where the headline does not apply.
pub type Standings = Vec<(Option<Doubt>, Vec<Option<Standing>>)>;

/// Everything that is known about how sure a comparison is.
pub fn standings(
    plan: &Plan,
    results: &Results,
    look: &SecondLook,
    sight: &SecondSight,
) -> Standings {
    let delta = plan.baseline().smallest_difference;
    let arms = 1..plan.arms.len();
    let run = arms.clone().map(|arm| {
        let [baseline, option] = [0, arm].map(|arm| results.arms[arm].headline(plan.baseline()));
        standing(baseline, option, delta, results.different([0, arm]))
    });
    let mut all: Standings = vec![(None, run.collect())];
    for ((doubt, _), finals) in look.doubted().zip(&sight.doubts) {
        let under = |arm| of_finals(finals, arm, delta);
        all.push((Some(doubt), arms.clone().map(under).collect()));
    }
    all
}

fn of_finals(finals: &Finals, arm: usize, delta: f64) -> Option<Standing> {
    standing(finals.of(0, 0), finals.of(arm, 0), delta, finals.different(&[0, arm]))
}

fn standing(
    baseline: impl Iterator<Item = f64>,
    option: impl Iterator<Item = f64>,
    delta: f64,
    different: usize,
) -> Option<Standing> {
    let differences: Vec<f64> = baseline
        .zip(option)
        .map(|(baseline, option)| option - baseline)
        .filter(|difference| difference.is_finite())
        .collect();
    let spread = Spread::of(differences.iter().copied())?;
    let counts = Counts::of(&differences, delta);
    Some(Standing { counts, different: different.min(counts.all()), spread })
}
