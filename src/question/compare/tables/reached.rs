//! The table of what limited options do to the people whom they reach, and what spills over to all others.

use crate::document::table::{Table, TableColumn};
use crate::question::compare::Comparison;
use crate::scenario::{FindingGroup, Level, Metric};
use crate::statistics::estimate::Spread;

/// Every limited option against the same people as it is, in its weeks, measure by measure; nothing where no option is
/// limited.
pub fn reached(found: &Comparison) -> Option<Table<'_>> {
    let Comparison { plan, results, .. } = found;
    let scenario = plan.baseline();
    if plan.scenarios.len() > 1 || scenario.limited().next().is_none() {
        return None;
    }
    let number = |name: &str, meaning: &str| super::of_measure(name, meaning);
    let columns = vec![
        super::option(),
        TableColumn::whole("from_week", "week", "first week of the option"),
        TableColumn::whole("until_week", "week", "last week of the option, or of the run"),
        TableColumn::text(
            "people",
            "reached: the people whom the option reaches in a future; elsewhere: all others, to whom it can only spill over",
        ),
        super::measure(),
        number("with_option", "mean of these weeks, with the option; median of futures"),
        number("without", "the same people in the same weeks without it; median of futures"),
        number("diff_mean", "with it minus without it, future by future; mean of futures")
            .from_source("paired differences, common random numbers"),
        number("diff_error", "Monte-Carlo standard error of diff_mean"),
        number("diff_median", "with it minus without it, future by future; median of futures")
            .from_source("paired differences, common random numbers"),
        number("diff_q05", "the same, 5 % of futures lie below"),
        number("diff_q95", "the same, 95 % of futures lie below"),
    ];
    let arms = (1..plan.arms.len()).filter(|&arm| plan.arms[arm].scenario == plan.arms[0].scenario);
    let limited = arms.filter_map(move |arm| {
        let option = plan.arms[arm].option?;
        Some((arm, option, scenario.limited().position(|limited| limited == option)?))
    });
    let rows = limited.flat_map(move |(arm, option, place)| {
        let weeks = scenario.options[option].weeks_until(scenario.weeks);
        [FindingGroup::Reached, FindingGroup::Elsewhere].into_iter().enumerate().flat_map(
            move |(side, people)| {
                let metrics =
                    Metric::ALL.iter().filter(|metric| metric.info().level == Level::Group);
                metrics.filter_map(move |&metric| {
                    let of = |arm: usize| -> Vec<f64> {
                        let futures = results.arms[arm].followed.iter();
                        futures.map(|limited| limited[place][side][metric as usize]).collect()
                    };
                    let (with, without) = (of(arm), of(0));
                    let apart = with.iter().zip(&without).map(|(with, without)| with - without);
                    let apart = Spread::of(apart)?;
                    let middle =
                        |values: Vec<f64>| Spread::of(values.into_iter()).map(|spread| spread.q50);
                    Some(vec![
                        plan.arms[arm].name.as_str().into(),
                        weeks[0].into(),
                        weeks[1].into(),
                        people.written().into(),
                        metric.info().name.into(),
                        middle(with)?.into(),
                        middle(without)?.into(),
                        apart.mean.into(),
                        apart.standard_error().into(),
                        apart.q50.into(),
                        apart.q05.into(),
                        apart.q95.into(),
                    ])
                })
            },
        )
    });
    Some(Table { name: "reached", columns, rows: Box::new(rows) })
}
