//! The table of options that are judged against another option as well.

use crate::document::table::{Cell, Table, TableColumn};
use crate::futures::plan::Plan;
use crate::futures::results::Results;
use crate::question::compare::judge::judge_against;
use crate::question::compare::words::rival;
use crate::statistics::estimate::error_of_quantile;

/// Every option that names another one, against it; nothing where none does.
pub fn against<'a>(plan: &'a Plan, results: &'a Results) -> Option<Table<'a>> {
    let pairs: Vec<(usize, usize)> =
        (1..plan.arms.len()).filter_map(|arm| Some((arm, rival(plan, arm)?))).collect();
    if pairs.is_empty() {
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
    let rows = pairs.into_iter().filter_map(move |(arm, other)| {
        let judged = judge_against(plan, results, other, arm)?;
        let [this, that] = [arm, other].map(|arm| results.arms[arm].headline(plan.baseline()));
        let differences: Vec<f64> =
            this.zip(that).map(|(this, that)| this - that).filter(|it| it.is_finite()).collect();
        Some(vec![
            plan.arms[arm].name.as_str().into(),
            plan.arms[other].name.as_str().into(),
            judged.spread.q50.into(),
            judged.spread.q05.into(),
            judged.spread.q95.into(),
            error_of_quantile(&differences, 0.5).into(),
            judged.counts.up.into(),
            judged.counts.middle.into(),
            judged.counts.down.into(),
            Cell::Text(judged.verdict.words()),
        ])
    });
    Some(Table { name: "against_another_option", columns, rows: Box::new(rows) })
}
