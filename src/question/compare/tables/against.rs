//! The table of options that are judged against another option as well.

use crate::document::table::{Cell, Table, TableColumn};
use crate::question::compare::{Against, Comparison};

/// Every option that names another one, against it; nothing where none does.
pub fn against(found: &Comparison) -> Option<Table<'_>> {
    let Comparison { plan, .. } = found;
    if found.options().all(|arm| found.against(arm).is_none()) {
        return None;
    }
    let unit = plan.baseline().headline.info().unit;
    let [up, mid, down] = super::sure::counts();
    let difference = |name: &str, meaning: &str| {
        TableColumn::number(name, unit, meaning)
            .from_source("paired differences, common random numbers")
    };
    let columns = vec![
        super::option(),
        TableColumn::text("against", "the other option"),
        difference(
            "diff_median",
            "headline of the option minus that of the other one, median of futures",
        ),
        difference("diff_q05", "the same, 5 % of futures lie below"),
        difference("diff_q95", "the same, 95 % of futures lie below"),
        difference("diff_error", "Monte-Carlo standard error of diff_median")
            .from_source("David & Nagaraja 2003"),
        up,
        mid,
        down,
        TableColumn::text("verdict", "verdict on the headline")
            .from_source("Wilson 1927 limits on shares of futures"),
    ];
    let rows = found.options().filter_map(move |arm| {
        let Against { other, judged, error } = found.against(arm)?;
        Some(vec![
            plan.arms[arm].name.as_str().into(),
            plan.arms[*other].name.as_str().into(),
            judged.spread.q50.into(),
            judged.spread.q05.into(),
            judged.spread.q95.into(),
            (*error).into(),
            judged.counts.up.into(),
            judged.counts.middle.into(),
            judged.counts.down.into(),
            Cell::Text(judged.verdict.words()),
        ])
    });
    Some(Table { name: "against_another_option", columns, rows: Box::new(rows) })
}
