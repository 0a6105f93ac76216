//! What an option costs: the reward of all, and what happens to counted activity meanwhile.

use crate::document::number::{rounded, significant, unit_after};
use crate::futures::plan::Plan;
use crate::question::compare::Comparison;
use crate::question::compare::cost::Cost;
use crate::question::compare::equal_cost;

/// Share of today's reward below which it stays what it is.
const HARDLY: f64 = 0.005;
/// Change of counted activity below which it hardly moves. Points.
const HARDLY_COUNTED: f64 = 0.5;

/// What an option costs: the reward of all against today's, and what happens to counted activity meanwhile. Of one that
/// is over before the final weeks, in its own weeks against the same weeks without it.
pub(super) fn line(found: &Comparison, arm: usize) -> String {
    let cost = found.cost(arm);
    let when = match cost.own_weeks {
        None => String::new(),
        Some(weeks) => format!(" {}, after which it is over", in_weeks(weeks)),
    };
    let activity =
        cost.activity.map_or_else(String::new, |change| format!("; {}", of_activity(change)));
    let pays = !found.baseline().rewards.is_empty();
    let reward = of_reward(cost.reward, pays, before(cost));
    format!("What it costs{when}: {reward}{}{activity}.", equal_value(&found.plan, arm))
}

/// The same in a few words; nothing where reward and counted activity stay what they are.
pub(super) fn in_short(found: &Comparison, arm: usize) -> Option<String> {
    let cost = found.cost(arm);
    let (before, reward, activity) = (before(cost), cost.reward, cost.activity);
    let equal_value = equal_value(&found.plan, arm);
    let mut parts = Vec::new();
    if !equal_value.is_empty() || reward[0].max(0.0) * HARDLY < (reward[1] - reward[0]).abs() {
        parts.push(format!("{}{equal_value}", of_reward(reward, true, before)));
    }
    parts.extend(activity.filter(|change| change.abs() >= HARDLY_COUNTED).map(of_activity));
    let when = cost.own_weeks.map_or_else(String::new, |weeks| format!(" {}", in_weeks(weeks)));
    (!parts.is_empty()).then(|| format!("Cost{when}: {}.", parts.join("; ")))
}

/// The weeks of an option that is over before the final ones, in words.
fn in_weeks((first, last): (u32, u32)) -> String {
    if first == last { format!("in week {first}") } else { format!("in weeks {first} to {last}") }
}

/// What an option is held against: today, or the same weeks without it.
fn before(cost: &Cost) -> Before {
    if cost.own_weeks.is_some() { Before::WITHOUT_IT } else { Before::TODAY }
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
fn equal_value(plan: &Plan, arm: usize) -> String {
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
