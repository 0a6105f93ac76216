//! The table of what limited options do to the people whom they reach, and what spills over to all others.

use crate::document::table::{Table, TableColumn};
use crate::question::compare::Comparison;
use crate::question::compare::reached::reached as reached_people;

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
    let rows = (1..plan.arms.len()).flat_map(move |arm| {
        reached_people(plan, results, arm).into_iter().map(move |found| {
            let apart = &found.apart;
            vec![
                plan.arms[arm].name.as_str().into(),
                found.weeks[0].into(),
                found.weeks[1].into(),
                found.people.written().into(),
                found.metric.info().name.into(),
                found.with.into(),
                found.without.into(),
                apart.mean.into(),
                apart.standard_error().into(),
                apart.q50.into(),
                apart.q05.into(),
                apart.q95.into(),
            ]
        })
    });
    Some(Table { name: "reached", columns, rows: Box::new(rows) })
}
