//! What an option costs: the reward of all, and what happens to counted activity meanwhile.

use crate::futures::plan::Plan;
use crate::futures::results::Results;
use crate::scenario::Metric;
use crate::statistics::contrast;
use crate::statistics::estimate::mean;

/// What an option costs: the reward of all against today's, and what happens to counted activity meanwhile. Of one that
/// is over before the final weeks, in its own weeks against the same weeks without it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// First and last week of an option that is over before the final ones.
    pub own_weeks: Option<(u32, u32)>,
    /// Reward of all, without and with it.
    pub reward: [f64; 2],
    /// Change of counted activity, where that is not the headline itself. Points.
    pub activity: Option<f64>,
}

impl Cost {
    /// The cost of an arm.
    pub fn of(plan: &Plan, results: &Results, arm: usize) -> Self {
        let headline = plan.baseline().headline;
        let is_beside = |_: &f64| headline != Metric::ActivityIndex.into();
        let own_weeks = own_weeks(plan, arm);
        let Some((first, last)) = own_weeks else {
            // means and not medians: it is the sum that somebody pays
            let reward = [0, arm]
                .map(|arm| mean(&results.arms[arm].finals(Metric::Pay).collect::<Vec<_>>()));
            let activity = contrast::company(results, arm, Metric::ActivityIndex)
                .map(|change| change.spread.q50)
                .filter(is_beside);
            return Self { own_weeks, reward, activity };
        };
        let in_weeks = |arm: usize, metric: Metric| {
            let weeks = first as usize - 1..last as usize;
            let values = weeks.flat_map(|week| results.arms[arm].weekly(week, metric));
            mean(&values.collect::<Vec<_>>())
        };
        let [was, is] = [0, arm].map(|arm| in_weeks(arm, Metric::ActivityIndex));
        let activity = Some(is - was).filter(|change| change.is_finite()).filter(is_beside);
        let reward = [0, arm].map(|arm| in_weeks(arm, Metric::Pay));
        Self { own_weeks, reward, activity }
    }
}

/// First and last week of an option that is over before the final weeks.
fn own_weeks(plan: &Plan, arm: usize) -> Option<(u32, u32)> {
    let of = &plan.arms[arm];
    let scenario = &plan.scenarios[of.scenario];
    let option = &scenario.options[of.option?];
    let last = option.over_before(scenario)?;
    Some((option.changes.iter().map(|change| change.week).min()?, last))
}
