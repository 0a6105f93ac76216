//! The table of who gains and who pays.

use crate::document::table::{Cell, Table, TableColumn};
use crate::question::compare::Comparison;
use crate::question::compare::fortunes::reason;
use crate::question::compare::gains::{
    Fortune, MeasureChange, NEARLY_ALL, REWARD_MATTERS, STRAIN_MATTERS, TOLD,
};
use crate::scenario::Metric;
use crate::statistics::estimate::Spread;

/// How each group fares with each option that is held against the baseline's own twin.
pub fn gains(found: &Comparison) -> Table<'_> {
    let Comparison { plan, .. } = found;
    let futures = |name: &str, meaning: &str| {
        TableColumn::whole(name, "futures", meaning).from_source("definition")
    };
    let percent = |share: f64| format!("{:.0} %", 100.0 * share);
    let (reward, strain) = (percent(REWARD_MATTERS), percent(STRAIN_MATTERS));
    let mut columns = vec![
        super::option(),
        TableColumn::text("group_kind", "department, layer or role"),
        TableColumn::text("group", "group of seats; groups under five are merged"),
        TableColumn::whole("people", "people", "seats in the group, the leader's never included"),
        futures(
            "n_worse",
            &format!("futures with at least {reward} less reward or {strain} more strain"),
        ),
        futures(
            "n_better",
            &format!(
                "futures with at least {reward} more reward or {strain} less strain, and not worse"
            ),
        ),
        futures("n", "futures in all"),
    ];
    for metric in TOLD {
        let info = metric.info();
        let number = |name: &str, meaning: &str| {
            TableColumn::number(&format!("{}_{name}", info.name), info.unit, meaning)
        };
        columns.push(number("before", &format!("{}, as it is, median of futures", info.meaning)));
        columns.push(number("change", "option minus that in the same future, median of futures"));
        if in_percent(metric) {
            for (name, of) in
                [("share", "median"), ("share_q05", "5 % quantile"), ("share_q95", "95 % quantile")]
            {
                let meaning =
                    format!("change as a share of that in the same future, {of} of futures");
                columns.push(TableColumn::number(
                    &format!("{}_{name}", info.name),
                    "share",
                    &meaning,
                ));
            }
        }
        columns.push(TableColumn::text(
            &format!("{}_sure", info.name),
            &format!("yes: at least {} of futures agree on the direction", percent(NEARLY_ALL)),
        ));
    }
    columns.push(TableColumn::text("reason", "what moves reward or strain most, in words"));
    let rows =
        (1..plan.arms.len()).filter(|&arm| plan.arms[arm].reference == 0).flat_map(move |arm| {
            found.fortunes(arm).iter().map(move |fortune| row(&plan.arms[arm].name, fortune))
        });
    Table { name: "who_gains", columns, rows: Box::new(rows) }
}

/// Whether a change is told as a share of what was there: strain and work that nobody gets to are shares already.
const fn in_percent(metric: Metric) -> bool {
    matches!(metric, Metric::Pay | Metric::Activity)
}

fn row(option: &str, fortune: &Fortune) -> Vec<Cell> {
    let mut row: Vec<Cell> = vec![
        option.into(),
        fortune.group.kind.name().into(),
        Cell::Text(fortune.group.name.clone()),
        fortune.group.people.into(),
        fortune.worse.into(),
        fortune.better.into(),
        fortune.futures.into(),
    ];
    for (metric, moved) in TOLD.into_iter().zip(&fortune.moved) {
        let of =
            |number: fn(&MeasureChange) -> f64| Cell::from(moved.as_ref().map_or(f64::NAN, number));
        row.extend([of(|moved| moved.before.q50), of(|moved| moved.change.q50)]);
        if in_percent(metric) {
            let share = moved.as_ref().and_then(|moved| moved.share);
            let of = |number: fn(&Spread) -> f64| share.as_ref().map_or(f64::NAN, number).into();
            row.extend([of(|share| share.q50), of(|share| share.q05), of(|share| share.q95)]);
        }
        let sure = moved.as_ref().map(|moved| if moved.is_sure() { "yes" } else { "no" });
        row.push(Cell::from(sure.unwrap_or("")));
    }
    row.push(Cell::Text(reason(fortune)));
    row
}
