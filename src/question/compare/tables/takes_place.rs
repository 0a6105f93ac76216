//! The table of options that are limited to a department or to some teams, where and when they take place.

use crate::document::table::{Cell, Table, TableColumn};
use crate::question::compare::Comparison;

/// Every limited option against the same people as it is, in its weeks; nothing where no option is limited.
pub fn where_it_takes_place(found: &Comparison) -> Option<Table<'_>> {
    let Comparison { plan, .. } = found;
    let limited = plan.baseline().limited().count();
    if limited == 0 || plan.scenarios.len() > 1 {
        return None;
    }
    let count = |name: &str, meaning: &str| TableColumn::whole(name, "futures", meaning);
    let points = |name: &str, meaning: &str| {
        TableColumn::number(name, "points of alignment", meaning)
            .from_source("paired differences, common random numbers")
    };
    let columns = vec![
        super::option(),
        TableColumn::whole("from_week", "week", "first week of the option"),
        TableColumn::whole("until_week", "week", "last week of the option, or of the run"),
        points(
            "diff_median",
            "alignment of the work of the people it reaches, mean of its weeks, minus that of the same people as it \
             is, median of futures; 100 is work split exactly as needed",
        ),
        points("diff_q05", "the same, 5 % of futures lie below"),
        points("diff_q95", "the same, 95 % of futures lie below"),
        points("diff_error", "Monte-Carlo standard error of diff_median")
            .from_source("David & Nagaraja 2003"),
        count("n_up", "futures with work that is better aligned by at least what matters"),
        count("n_mid", "futures without a difference that matters"),
        count("n_down", "futures with work that is worse aligned by at least what matters"),
        TableColumn::text("verdict", "verdict where it takes place")
            .from_source("Wilson 1927 limits on shares of futures"),
    ];
    let rows = (1..plan.arms.len()).filter_map(move |arm| {
        let there = found.there(arm)?;
        let judged = &there.judged;
        Some(vec![
            plan.arms[arm].name.as_str().into(),
            there.weeks.0.into(),
            there.weeks.1.into(),
            judged.spread.q50.into(),
            judged.spread.q05.into(),
            judged.spread.q95.into(),
            there.error.into(),
            judged.counts.up.into(),
            judged.counts.middle.into(),
            judged.counts.down.into(),
            Cell::Text(judged.verdict.words()),
        ])
    });
    Some(Table { name: "where_it_takes_place", columns, rows: Box::new(rows) })
}
