//! The tables of a sweep, point by point: one row for each option and measure.

use crate::document::table::{Cell, TableColumn};
use crate::futures::finals::Finals;
use crate::futures::plan::Plan;
use crate::question::compare::tables;
use crate::question::sweep::axis::Axis;
use crate::question::sweep::points::Sweep;
use crate::statistics::estimate::Spread;

/// Name of the table.
pub const TABLE: &str = "sweep";
/// Name of the table with every future.
pub const FUTURES: &str = "sweep_futures";
/// Name of the share of futures that collapse, where a measure stands.
pub const COLLAPSED: &str = "collapsed";

/// Columns of the table.
pub fn columns(sweep: &Sweep) -> Vec<TableColumn> {
    let of_measure =
        |name: &str, meaning: &str| TableColumn::number(name, "unit of the measure", meaning);
    let quantile = |name: &str, meaning: &str| {
        of_measure(name, meaning).from_source("Hyndman & Fan 1996, type 7")
    };
    let difference = |name: &str, meaning: &str| {
        of_measure(name, meaning).from_source("paired differences, common random numbers")
    };
    let mut columns = beginning(sweep);
    columns.extend([
        measure(),
        of_measure("mean", "mean of futures, final weeks"),
        of_measure("sd", "standard deviation over futures"),
        quantile("q05", "5 % of futures lie below"),
        quantile("q50", "median of futures"),
        quantile("q95", "95 % of futures lie below"),
        TableColumn::whole("n", "futures", "futures in which the measure applies"),
        TableColumn::whole(
            "n_different",
            "futures",
            "different futures of the option and the baseline; 1 where nothing that is drawn acts at this point, \
             so that all are one and the same run",
        ),
        difference(
            "diff_median",
            "option minus baseline in the same future of the same point, median of futures; empty for the \
             baseline",
        ),
        difference("diff_q05", "the same, 5 % of futures lie below"),
        difference("diff_q95", "the same, 95 % of futures lie below"),
    ]);
    columns
}

/// Columns of the table with every future.
pub fn future_columns(sweep: &Sweep) -> Vec<TableColumn> {
    let mut columns = beginning(sweep);
    columns.extend([
        TableColumn::whole(
            "future",
            "future",
            "number of the future, from 1; the same at every point",
        ),
        measure(),
        TableColumn::number("value", "unit of the measure", "value over the final weeks"),
    ]);
    columns
}

fn beginning(sweep: &Sweep) -> Vec<TableColumn> {
    let mut columns = vec![TableColumn::whole("point", "point", "number of the point, from 1")];
    columns.extend(sweep.axes.iter().map(of_key));
    columns.push(TableColumn::text("option", "option; the first one is the baseline"));
    columns
}

fn of_key(axis: &Axis) -> TableColumn {
    let (lever, parameter) = (&axis.lever, axis.lever.parameter);
    let meaning = format!("{}, as in a scenario file", parameter.meaning);
    let column = if lever.is_words() {
        TableColumn::text(&lever.key, &meaning)
    } else if lever.is_whole() {
        TableColumn::whole(&lever.key, parameter.unit, &meaning)
    } else {
        TableColumn::number(&lever.key, parameter.unit, &meaning)
    };
    column.from_source(parameter.source)
}

fn measure() -> TableColumn {
    TableColumn::text(
        "measure",
        "what is measured; its unit and meaning are rows of this dictionary",
    )
}

/// Every measure as a row of the dictionary, with what collapses if that is counted.
pub fn measures(sweep: &Sweep) -> (&'static str, Vec<TableColumn>) {
    let (name, mut columns) = tables::measures();
    if let Some(below) = sweep.terms.collapse_below {
        let headline = sweep.terms.measures[0].info().name;
        let meaning = format!(
            "share of futures whose {headline} is below {below} (one number per point and option; it stands \
             under mean)"
        );
        columns.push(TableColumn::number(COLLAPSED, "share", &meaning));
    }
    (name, columns)
}

/// Rows of a point: for each option every measure, the headline first, and at the end what collapsed.
pub fn rows(sweep: &Sweep, point: u64, plan: &Plan, finals: &Finals) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for (arm, named) in plan.arms.iter().enumerate() {
        let begins = begins(sweep, point, &named.name);
        for (place, metric) in sweep.terms.measures.iter().enumerate() {
            let differences = finals.of(0, place).zip(finals.of(arm, place));
            let differences = differences.map(|(baseline, option)| option - baseline);
            let difference = (arm > 0).then(|| Spread::of(differences)).flatten();
            let mut row = begins.clone();
            row.push(metric.info().name.into());
            row.extend(of_spread(Spread::of(finals.of(arm, place)).as_ref()));
            row.push(finals.different(&[0, arm]).into());
            row.extend(of_difference(difference.as_ref()));
            rows.push(row);
        }
        if let Some(below) = sweep.terms.collapse_below {
            let ends: Vec<f64> = finals.of(arm, 0).filter(|value| value.is_finite()).collect();
            let collapsed = ends.iter().filter(|&&value| value < below).count();
            let mut row = begins;
            row.push(COLLAPSED.into());
            // without any future the share is not a number, which is written as empty
            row.push((collapsed as f64 / ends.len() as f64).into());
            row.extend([Cell::from(f64::NAN), f64::NAN.into(), f64::NAN.into(), f64::NAN.into()]);
            row.push(ends.len().into());
            row.push(finals.different(&[0, arm]).into());
            row.extend(of_difference(None));
            rows.push(row);
        }
    }
    rows
}

/// Rows of a point with every future.
pub fn future_rows(sweep: &Sweep, point: u64, plan: &Plan, finals: &Finals) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for (arm, named) in plan.arms.iter().enumerate() {
        let begins = begins(sweep, point, &named.name);
        for (place, metric) in sweep.terms.measures.iter().enumerate() {
            for (future, value) in finals.of(arm, place).enumerate() {
                let mut row = begins.clone();
                row.extend([(future + 1).into(), metric.info().name.into(), value.into()]);
                rows.push(row);
            }
        }
    }
    rows
}

fn begins(sweep: &Sweep, point: u64, option: &str) -> Vec<Cell> {
    let mut cells = vec![Cell::from(point + 1)];
    let values = sweep.axes.iter().zip(sweep.values(point));
    cells.extend(values.map(|(axis, value)| Cell::from(axis.lever.written(value))));
    cells.push(option.into());
    cells
}

fn of_spread(spread: Option<&Spread>) -> [Cell; 6] {
    let [mean, sd, q05, q50, q95] = spread.map_or([f64::NAN; 5], |spread| {
        [spread.mean, spread.sd, spread.q05, spread.q50, spread.q95]
    });
    let n = spread.map_or(0, |spread| spread.n);
    [mean.into(), sd.into(), q05.into(), q50.into(), q95.into(), n.into()]
}

fn of_difference(spread: Option<&Spread>) -> [Cell; 3] {
    let all = spread.map_or([f64::NAN; 3], |spread| [spread.q50, spread.q05, spread.q95]);
    all.map(Cell::from)
}
