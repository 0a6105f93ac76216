//! What an option costs: the reward of all, and what happens to counted activity meanwhile.

use crate::document::number::{rounded, significant, unit_after};
use crate::futures::plan::Plan;
use crate::futures::results::Results;
use crate::question::compare::equal_cost;
use crate::scenario::Metric;
use crate::statistics::contrast;
use crate::statistics::estimate::mean;

/// Share of today's reward below which it stays what it is.
const HARDLY: f64 = 0.005;
/// Change of counted activity below which it hardly moves. Points.
const HARDLY_COUNTED: f64 = 0.5;

/// What an option costs: the reward of all against today's, and what happens to counted activity meanwhile. Of one that
/// is over before the final weeks, in its own weeks against the same weeks without it.
pub(super) fn line(plan: &Plan, results: &Results, arm: usize) -> String {
    let Cost { when, before, reward, activity } = Cost::of(plan, results, arm);
    let when = match when {
        None => String::new(),
        Some(weeks) => format!(" {weeks}, after which it is over"),
    };
    let activity = activity.map_or_else(String::new, |change| format!("; {}", of_activity(change)));
    let pays = !plan.baseline().rewards.is_empty();
    let reward = of_reward(reward, pays, before);
    format!("What it costs{when}: {reward}{}{activity}.", found(plan, arm))
}

/// The same in a few words; nothing where reward and counted activity stay what they are.
pub(super) fn in_short(plan: &Plan, results: &Results, arm: usize) -> Option<String> {
    let Cost { when, before, reward, activity } = Cost::of(plan, results, arm);
    let found = found(plan, arm);
    let mut parts = Vec::new();
    if !found.is_empty() || reward[0].max(0.0) * HARDLY < (reward[1] - reward[0]).abs() {
        parts.push(format!("{}{found}", of_reward(reward, true, before)));
    }
    parts.extend(activity.filter(|change| change.abs() >= HARDLY_COUNTED).map(of_activity));
    let when = when.map_or_else(String::new, |weeks| format!(" {weeks}"));
    (!parts.is_empty()).then(|| format!("Cost{when}: {}.", parts.join("; ")))
}

/// What an option costs, in numbers.
struct Cost {
    /// Its own weeks, when it is over before the final ones.
    when: Option<String>,
    before: Before,
    /// Reward of all, without and with it.
    reward: [f64; 2],
    /// Change of counted activity, where that is not the headline itself. Points.
    activity: Option<f64>,
}

impl Cost {
    fn of(plan: &Plan, results: &Results, arm: usize) -> Self {
        let headline = plan.baseline().headline;
        let is_beside = |_: &f64| headline != Metric::ActivityIndex.into();
        let Some((first, last)) = own_weeks(plan, arm) else {
            // means and not medians: it is the sum that somebody pays
            let reward = [0, arm]
                .map(|arm| mean(&results.arms[arm].finals(Metric::Pay).collect::<Vec<_>>()));
            let activity = contrast::company(results, arm, Metric::ActivityIndex)
                .map(|change| change.spread.q50)
                .filter(is_beside);
            return Self { when: None, before: Before::TODAY, reward, activity };
        };
        let in_weeks = |arm: usize, metric: Metric| {
            let weeks = first as usize - 1..last as usize;
            let values = weeks.flat_map(|week| results.arms[arm].weekly(week, metric));
            mean(&values.collect::<Vec<_>>())
        };
        let [was, is] = [0, arm].map(|arm| in_weeks(arm, Metric::ActivityIndex));
        let activity = Some(is - was).filter(|change| change.is_finite()).filter(is_beside);
        let reward = [0, arm].map(|arm| in_weeks(arm, Metric::Pay));
        let when = if first == last {
            format!("in week {first}")
        } else {
            format!("in weeks {first} to {last}")
        };
        Self { when: Some(when), before: Before::WITHOUT_IT, reward, activity }
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
    if share.abs() < HARDLY {
        return format!("as much reward in total as {than}");
    }
    let more = if share > 0.0 { "more" } else { "less" };
    format!("{} % {more} reward in total than {than}", rounded(100.0 * share.abs()))
}

/// What happens to counted activity. Points.
fn of_activity(change: f64) -> String {
    if change.abs() < HARDLY_COUNTED {
        return "counted activity hardly moves".to_owned();
    }
    let verb = if change > 0.0 { "rises" } else { "falls" };
    let size = rounded(change.abs());
    format!("counted activity {verb} by {size} {}", unit_after(&size, "points"))
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
