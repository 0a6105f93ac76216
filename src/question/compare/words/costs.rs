//! What an option costs: the reward of all, and what happens to counted activity meanwhile.

use crate::document::number::{rounded, significant, unit_after};
use crate::futures::plan::Plan;
use crate::futures::results::Results;
use crate::question::compare::equal_cost;
use crate::scenario::Metric;
use crate::statistics::contrast;
use crate::statistics::estimate::mean;

/// What an option costs: the reward of all against today's, and what happens to counted activity meanwhile. Of one that
/// is over before the final weeks, in its own weeks against the same weeks without it.
pub(super) fn line(plan: &Plan, results: &Results, arm: usize) -> String {
    let headline = plan.baseline().headline;
    let (when, before, reward, activity) = match own_weeks(plan, arm) {
        None => {
            // means and not medians: it is the sum that somebody pays
            let reward = [0, arm]
                .map(|arm| mean(&results.arms[arm].finals(Metric::Pay).collect::<Vec<_>>()));
            let activity = contrast::company(results, arm, Metric::ActivityIndex);
            (String::new(), Before::TODAY, reward, activity.map(|change| change.spread.q50))
        }
        Some((first, last)) => {
            let in_weeks = |arm: usize, metric: Metric| {
                let weeks = first as usize - 1..last as usize;
                let values = weeks.flat_map(|week| results.arms[arm].weekly(week, metric));
                mean(&values.collect::<Vec<_>>())
            };
            let [was, is] = [0, arm].map(|arm| in_weeks(arm, Metric::ActivityIndex));
            let activity = Some(is - was).filter(|change| change.is_finite());
            let reward = [0, arm].map(|arm| in_weeks(arm, Metric::Pay));
            let when = if first == last {
                format!(" in week {first}, after which it is over")
            } else {
                format!(" in weeks {first} to {last}, after which it is over")
            };
            (when, Before::WITHOUT_IT, reward, activity)
        }
    };
    let activity = activity.filter(|_| headline != Metric::ActivityIndex.into());
    let activity = activity.map_or_else(String::new, of_activity);
    let pays = !plan.baseline().rewards.is_empty();
    let reward = of_reward(reward, pays, before);
    format!("What it costs{when}: {reward}{}{activity}.", found(plan, arm))
}

/// First and last week of an option that is over before the final weeks.
fn own_weeks(plan: &Plan, arm: usize) -> Option<(u32, u32)> {
    let of = &plan.arms[arm];
    let scenario = &plan.scenarios[of.scenario];
    let option = &scenario.options[of.option?];
    let last = option.over_before(scenario)?;
    Some((option.changes.iter().map(|change| change.week).min()?, last))
}

/// How a sentence speaks of what an option is held against.
#[derive(Clone, Copy)]
struct Before {
    /// After "no reward is paid,".
    either_way: &'static str,
    /// After "reward is paid where none is".
    there: &'static str,
    /// After "as much" and "than".
    than: &'static str,
}

impl Before {
    const TODAY: Self = Self { either_way: "today or then", there: "today", than: "today" };
    const WITHOUT_IT: Self =
        Self { either_way: "with it or without", there: "without it", than: "without it" };
}

/// The reward of all, without and with an option; `pays` is whether there is any reward at all.
fn of_reward([today, then]: [f64; 2], pays: bool, before: Before) -> String {
    let Before { either_way, there, than } = before;
    if !pays || (today <= 0.0 && then <= today) {
        return format!("no reward is paid, {either_way}");
    }
    if today <= 0.0 {
        return format!("reward is paid where none is {there}");
    }
    let share = (then - today) / today;
    if share.abs() < 0.005 {
        return format!("as much reward in total as {than}");
    }
    let more = if share > 0.0 { "more" } else { "less" };
    format!("{} % {more} reward in total than {than}", rounded(100.0 * share.abs()))
}

/// What happens to counted activity. Points.
fn of_activity(change: f64) -> String {
    if change.abs() < 0.5 {
        return "; counted activity hardly moves".to_owned();
    }
    let verb = if change > 0.0 { "rises" } else { "falls" };
    let size = rounded(change.abs());
    format!("; counted activity {verb} by {size} {}", unit_after(&size, "points"))
}

/// The value by which an option was made to cost as much as the baseline.
fn found(plan: &Plan, arm: usize) -> String {
    let of = &plan.arms[arm];
    let scenario = &plan.scenarios[of.scenario];
    let asked = of.option.and_then(|option| scenario.options[option].at_equal_cost.as_ref());
    let Some((asked, value)) = asked.and_then(|asked| Some((asked, asked.value?))) else {
        return String::new();
    };
    let today = scenario.lever(&asked.key).map_or(f64::NAN, |lever| lever.usual);
    format!(
        ", with {} at {} instead of {}, as found in {} futures",
        scenario.plain(&asked.key),
        significant(value, 3),
        significant(today, 3),
        equal_cost::FUTURES
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reward_is_told_against_what_it_is_held_against() {
        let told = |today, then, before| of_reward([today, then], true, before);
        assert_eq!(told(2.0, 3.0, Before::TODAY), "50 % more reward in total than today");
        assert_eq!(told(2.0, 2.001, Before::TODAY), "as much reward in total as today");
        assert_eq!(told(2.0, 1.5, Before::WITHOUT_IT), "25 % less reward in total than without it");
        assert_eq!(told(0.0, 1.0, Before::WITHOUT_IT), "reward is paid where none is without it");
        assert_eq!(told(0.0, 0.0, Before::TODAY), "no reward is paid, today or then");
        assert_eq!(
            of_reward([0.0; 2], false, Before::WITHOUT_IT),
            "no reward is paid, with it or without"
        );
    }
}
