//! What an option costs: the reward of all, and what happens to counted activity meanwhile.

use crate::analysis::contrast;
use crate::analysis::estimate::mean;
use crate::experiment::{Plan, Results, equal_cost};
use crate::report::number::{rounded, significant, unit_after};
use crate::scenario::Metric;

/// What an option costs that is over before the final weeks: in its own weeks, against the same weeks as it is.
fn while_it_lasts(plan: &Plan, results: &Results, arm: usize) -> Option<String> {
    let of = &plan.arms[arm];
    let scenario = &plan.scenarios[of.scenario];
    let option = &scenario.options[of.option?];
    let last = option.over_before(scenario)?;
    let first = option.changes.iter().map(|change| change.week).min()?;
    let mean_of = |arm: usize, metric: Metric| {
        let of_week = |week| mean(&results.arms[arm].weekly(week, metric).collect::<Vec<_>>());
        mean(&(first as usize - 1..last as usize).map(of_week).collect::<Vec<_>>())
    };
    let [today, then] = [0, arm].map(|arm| mean_of(arm, Metric::Pay));
    let when =
        if first == last { format!("week {first}") } else { format!("weeks {first} to {last}") };
    let reward = if scenario.rewards.is_empty() || (today <= 0.0 && then <= 0.0) {
        "no reward is paid, with it or without".to_owned()
    } else if today <= 0.0 {
        "reward is paid where none is without it".to_owned()
    } else {
        match (then - today) / today {
            share if share.abs() < 0.005 => "as much reward in total as without it".to_owned(),
            share => format!(
                "{} % {} reward in total than without it",
                rounded(100.0 * share.abs()),
                if share > 0.0 { "more" } else { "less" }
            ),
        }
    };
    let [was, is] = [0, arm].map(|arm| mean_of(arm, Metric::ActivityIndex));
    let activity = match is - was {
        change if !change.is_finite() => String::new(),
        change if change.abs() < 0.5 => "; counted activity hardly moves".to_owned(),
        change => {
            let size = rounded(change.abs());
            let verb = if change > 0.0 { "rises" } else { "falls" };
            format!("; counted activity {verb} by {size} {}", unit_after(&size, "points"))
        }
    };
    Some(format!("What it costs in {when}, after which it is over: {reward}{activity}."))
}

/// What an option costs: the reward of all against today's, and what happens to counted activity meanwhile.
pub(super) fn line(plan: &Plan, results: &Results, arm: usize) -> String {
    let scenario = plan.baseline();
    if let Some(line) = while_it_lasts(plan, results, arm) {
        return line;
    }
    // means and not medians: it is the sum that somebody pays
    let [today, then] =
        [0, arm].map(|arm| mean(&results.arms[arm].finals(Metric::Pay).collect::<Vec<_>>()));
    let paid = then - today;
    let reward = if scenario.rewards.is_empty() || (today <= 0.0 && paid <= 0.0) {
        "no reward is paid, today or then".to_owned()
    } else if today <= 0.0 {
        "reward is paid where none is today".to_owned()
    } else {
        let percent = rounded(100.0 * (paid / today).abs());
        match paid {
            paid if (paid / today).abs() < 0.005 => "as much reward in total as today".to_owned(),
            paid if paid > 0.0 => format!("{percent} % more reward in total than today"),
            _ => format!("{percent} % less reward in total than today"),
        }
    };
    let activity = contrast::company(results, arm, Metric::ActivityIndex)
        .filter(|_| scenario.headline != Metric::ActivityIndex.into())
        .map(|activity| activity.spread.q50);
    let activity = activity.map_or_else(String::new, |change| {
        if change.abs() < 0.5 {
            "; counted activity hardly moves".to_owned()
        } else {
            let verb = if change > 0.0 { "rises" } else { "falls" };
            let size = rounded(change.abs());
            format!("; counted activity {verb} by {size} {}", unit_after(&size, "points"))
        }
    });
    format!("What it costs: {reward}{}{activity}.", found(plan, arm))
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
