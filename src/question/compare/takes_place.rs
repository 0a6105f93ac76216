//! Options that are limited to a department or to some teams, judged where and when they take place: the same seats
//! with the option and without it, in the same future and in the weeks of the option.
//!
//! Value belongs to departments and shows late, so teams have none of their own. What is judged is the alignment of
//! the work they do: 100 when everyone works exactly as the strategy needs.

use crate::futures::plan::Plan;
use crate::futures::results::Results;
use crate::question::compare::judge::{Judgement, is_luck_alone};
use crate::scenario::Better;
use crate::statistics::contrast::Counts;
use crate::statistics::depends::held;
use crate::statistics::estimate::{Spread, error_of_quantile};
use crate::statistics::verdict::{Evidence, Verdict};

/// Smallest difference of alignment that matters where the headline is not counted in points. Points.
const POINTS: f64 = 3.0;

/// What an option does where it takes place.
#[derive(Clone, Debug, PartialEq)]
pub struct TakesPlace {
    /// Its first and last week.
    pub weeks: (u32, u32),
    /// The word and what stands beside it, in points of alignment.
    pub judged: Judgement,
    /// Smallest difference that matters. Points.
    pub delta: f64,
    /// Option minus baseline in each future. Points.
    pub differences: Vec<f64>,
    /// Monte-Carlo standard error of their median. Points.
    pub error: f64,
}

/// Judges a limited option where it takes place, given what it does in the company; nothing for any other arm, nor for an option that cannot act.
pub fn takes_place(
    plan: &Plan,
    results: &Results,
    arm: usize,
    in_all: &Judgement,
) -> Option<TakesPlace> {
    let of = &plan.arms[arm];
    let option = of.option.filter(|_| of.scenario == plan.arms[0].scenario)?;
    let scenario = plan.baseline();
    let place = scenario.limited().position(|limited| limited == option)?;
    let [first, last] = scenario.options[option].weeks_until(scenario.weeks);
    let weeks = first as usize - 1..last as usize;
    let mean = |arm: usize, future: usize| {
        let lived = &results.arms[arm].reached[future][weeks.clone()];
        lived.iter().fold(0.0, |sum, week| sum + week[place]) / lived.len() as f64
    };
    let differences: Vec<f64> = (0..results.futures as usize)
        .map(|future| 100.0 * (mean(arm, future) - mean(0, future)))
        .collect();
    if !differences.iter().all(|difference| difference.is_finite()) {
        return None;
    }
    // what cannot act at all does nothing there either, and the reason is told once
    if matches!(in_all.verdict, Verdict::CannotAct(_)) {
        return None;
    }
    let spread = Spread::of(differences.iter().copied())?;
    let in_points = scenario.headline.info().unit == "points";
    let delta = if in_points { scenario.smallest_difference } else { POINTS };
    let held = held(&differences, &results.assumptions, plan.seed);
    let different = results.different([0, arm]);
    let evidence = Evidence {
        different,
        assumptions: &results.assumptions,
        held: &held,
        ..Evidence::of(&differences, delta, Better::Higher)
    };
    let verdict = Verdict::of(&evidence);
    let counts = Counts::of(&differences, delta);
    let is_luck_alone = is_luck_alone(&results.assumptions);
    let judged = Judgement { verdict, counts, different, spread, apart: None, held, is_luck_alone };
    let error = error_of_quantile(&differences, 0.5);
    Some(TakesPlace { weeks: (first, last), judged, delta, differences, error })
}
