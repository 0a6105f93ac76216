//! What a limited option does to the people whom it reaches, and what spills over to all others: the same people with it and
//! without it, in the same future and in its weeks.

use crate::futures::plan::Plan;
use crate::futures::results::Results;
use crate::scenario::{FindingGroup, Level, Metric};
use crate::statistics::estimate::Spread;

/// Whom an option reaches, and all others, in the order in which runs keep them.
const SIDES: [FindingGroup; 2] = [FindingGroup::Reached, FindingGroup::Elsewhere];

/// A measure of those whom an option reaches or of all others, over its weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachedPeople {
    /// First and last week of the option.
    pub weeks: [u32; 2],
    /// Who they are.
    pub people: FindingGroup,
    /// The measure.
    pub metric: Metric,
    /// With the option, median of futures.
    pub with: f64,
    /// The same people without it.
    pub without: f64,
    /// With it minus without it, over futures.
    pub apart: Spread,
}

/// Every measure that applies, of an arm whose option is limited; nothing for any other arm.
pub fn reached(plan: &Plan, results: &Results, arm: usize) -> Vec<ReachedPeople> {
    let scenario = plan.baseline();
    let option = plan.arms[arm].option.filter(|_| plan.arms[arm].scenario == plan.arms[0].scenario);
    let place = option.and_then(|option| scenario.limited().position(|limited| limited == option));
    let (Some(option), Some(place)) = (option, place) else { return Vec::new() };
    let weeks = scenario.options[option].weeks_until(scenario.weeks);
    let of_side = |side: usize| {
        let metrics = Metric::ALL.iter().filter(|metric| metric.info().level == Level::Group);
        metrics.filter_map(move |&metric| {
            let of = |arm: usize| {
                let futures = results.arms[arm].followed.iter();
                futures.map(move |limited| limited[place][side][metric as usize])
            };
            Some(ReachedPeople {
                weeks,
                people: SIDES[side].clone(),
                metric,
                with: Spread::of(of(arm))?.q50,
                without: Spread::of(of(0))?.q50,
                apart: Spread::of(of(arm).zip(of(0)).map(|(with, without)| with - without))?,
            })
        })
    };
    (0..SIDES.len()).flat_map(of_side).collect()
}
