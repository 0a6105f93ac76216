//! The tables of an argument: every point that was lived, and the places where the winner changes.

use crate::document::table::{Cell, Table, TableColumn};
use crate::question::argue::argument::Argument;
use crate::question::argue::boundary::WinnerBoundary;

/// What a place of the boundary is: the median difference is zero.
pub const EVEN: &str = "even";
/// What a place of the boundary is: the winner is another one on its two sides.
pub const WINNER: &str = "winner changes";

/// One column for each parameter asked about, under its key.
fn keys(argument: &Argument) -> Vec<TableColumn> {
    let column = |row: &crate::question::argue::argument::ArgumentAxis| {
        let parameter = row.lever.parameter;
        let meaning = format!("value asked about: {}", parameter.meaning);
        TableColumn::number(&row.lever.key, parameter.unit, &meaning).from_source(parameter.source)
    };
    argument.axes.iter().map(column).collect()
}

/// Every point that was lived; the last parameter runs fastest.
pub fn argue<'a>(argument: &Argument, argued: &'a WinnerBoundary) -> Table<'a> {
    let unit = argument.scenario.headline.info().unit;
    let difference = |name: &str, meaning: &str| {
        let meaning =
            format!("{meaning} of the headline, first side minus second, paired by future");
        TableColumn::number(name, unit, &meaning).from_source("Hyndman & Fan 1996, type 7")
    };
    let mut columns = keys(argument);
    columns.extend([
        difference("diff_median", "median difference"),
        difference("diff_q05", "5 % of futures lie below this difference"),
        difference("diff_q95", "95 % of futures lie below this difference"),
        TableColumn::whole(
            "n_first",
            "futures",
            "futures in which the first side is better by at least what matters",
        ),
        TableColumn::whole("n_close", "futures", "futures in which the difference does not matter"),
        TableColumn::whole(
            "n_second",
            "futures",
            "futures in which the second side is better by at least what matters",
        ),
        TableColumn::text(
            "winner",
            "first, second or too close to call: a side wins when it would get a verdict",
        )
        .from_source("Wilson 1927"),
    ]);
    let rows = argued.points.iter().map(|point| {
        let mut row: Vec<Cell> = point.values.iter().map(|&value| value.into()).collect();
        let spread = |of: fn(&crate::statistics::estimate::Spread) -> f64| {
            Cell::Number(point.spread.as_ref().map_or(f64::NAN, of))
        };
        row.extend([
            spread(|spread| spread.q50),
            spread(|spread| spread.q05),
            spread(|spread| spread.q95),
            point.counts.up.into(),
            point.counts.middle.into(),
            point.counts.down.into(),
            point.call.word().into(),
        ]);
        row
    });
    Table { name: "argue", columns, rows: Box::new(rows) }
}

/// The boundary: where the median difference is zero and, along one parameter, where the winner changes.
pub fn boundary<'a>(argument: &Argument, argued: &'a WinnerBoundary) -> Table<'a> {
    let mut columns = vec![
        TableColumn::text(
            "kind",
            "even: the median difference is zero; winner changes: another one wins below than above",
        ),
        TableColumn::whole(
            "line",
            "line",
            "number of the line, from 1; along one parameter each place is a line",
        ),
        TableColumn::whole("place", "place", "number of the place on its line, from 1"),
    ];
    columns.extend(keys(argument));
    columns.extend([
        TableColumn::text("below", "winner below the place, along one parameter"),
        TableColumn::text("above", "winner above the place, along one parameter"),
    ]);
    let even = argued.even.iter().enumerate().flat_map(|(line, places)| {
        places
            .iter()
            .enumerate()
            .map(move |(place, values)| row(EVEN, line + 1, place + 1, values, ["", ""]))
    });
    let lines = argued.even.len();
    let changes = argued.stretches.windows(2).enumerate().map(move |(number, pair)| {
        let at = 0.5 * (pair[0].to + pair[1].from);
        let winners = [pair[0].call.word(), pair[1].call.word()];
        row(WINNER, lines + number + 1, 1, &[at], winners)
    });
    Table { name: "boundary", columns, rows: Box::new(even.chain(changes)) }
}

fn row(kind: &str, line: usize, place: usize, values: &[f64], winners: [&str; 2]) -> Vec<Cell> {
    let mut row: Vec<Cell> = vec![kind.into(), line.into(), place.into()];
    row.extend(values.iter().map(|&value| Cell::from(value)));
    row.extend(winners.map(Cell::from));
    row
}
