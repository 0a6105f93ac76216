//! What a result hangs on: how much of its spread each assumption explains, alone and with others.

use crate::ink::theme;

use super::axis::{self, ValueAxis};
use super::bars::Interval;
use super::canvas::{Align, Canvas, Lettering};
use super::changes::ChangeMarks;
use super::letters::{self, Weight};
use super::page::{self, Area};
use super::rows::{self, RowSheet};
use super::{Emphasis, Frame, Mark, Reference, panel};
use crate::ink::sheet::{Page, Point};

/// The indices of one assumption.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexRow {
    /// The assumption.
    pub label: String,
    /// One estimate for each name of the chart.
    pub estimates: Vec<Interval>,
}

/// Rows of dots with whiskers over one axis: Sobol' indices (two per row) or Morris' mu* (one per row).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexChart {
    /// The words around the chart.
    pub frame: Frame,
    /// What is measured.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// What the dots of a row are, one or two names: the last one decides the order of the rows.
    pub names: Vec<String>,
    /// The assumptions in any order; they are drawn largest first.
    pub rows: Vec<IndexRow>,
    /// What an assumption without any influence would reach, if that is known.
    pub noise: Option<Reference>,
}

/// Widest name of an assumption. Pixels.
const NAMES: f64 = 520.0;
/// Radius of a dot. Pixels.
const RADIUS: f64 = 9.0;
/// Between the end of a whisker and the number beside it. Pixels.
const GAP: f64 = 14.0;
/// Share of a row between its two dots.
const APART: f64 = 0.34;
/// Between two names of dots. Pixels.
const NAME_GAP: f64 = 34.0;

/// Draws the chart.
pub(super) fn draw(chart: &IndexChart, page: Page) -> Canvas {
    let mut canvas = Canvas::new(page);
    let body = page::frame(&mut canvas, &chart.frame);
    let place = Area { top: body.top + panel::HEADING, ..body };
    if !chart.rows.iter().any(|row| size(row, chart.names.len()).is_some()) {
        panel::nothing(&mut canvas, body);
        return canvas;
    }
    let noise = chart.noise.as_ref().filter(|noise| axis::drawable(noise.at).is_some());
    let room = place.height() - rows::FEET - 2.5 * rows::REMARK;
    let lift = if noise.is_some() { 2.0 * rows::REMARK } else { 0.0 };
    let (drawn, told) = divide(chart, rows::most(room - lift));
    let ends = drawn.iter().flat_map(|row| row.estimates.iter().take(chart.names.len().max(1)));
    let ends = ends.flat_map(|estimate| [estimate.low, estimate.value, estimate.high]);
    let axis = ValueAxis::around(ends.chain([0.0]).chain(noise.map(|noise| noise.at)), 8);
    let labels = drawn.iter().map(|row| row.label.as_str());
    let names = rows::name_room(labels, NAMES, (room - lift, drawn.len()));
    let laid = |lift: f64| Area { top: place.top + lift, bottom: place.top + room, ..place };
    let rows = |lift| RowSheet::arrange(laid(lift), drawn.len(), names, axis.clone(), (4.0, 110.0));
    let marks: Vec<Mark> =
        noise.map(|noise| Mark { week: 0, label: noise.label.clone() }).into_iter().collect();
    let across = rows(0.0).across(noise.map_or(0.0, |noise| noise.at));
    let verticals = ChangeMarks::arrange(&marks, |_| Some(across), body.right);
    let rows = rows(verticals.height());

    let key = key(&mut canvas, chart, (place.right, place.top - 16.0));
    let words = (chart.label.as_str(), chart.unit.as_str());
    rows::heading(&mut canvas, Area { right: key, ..place }, 0.0, words);
    rows.grid(&mut canvas);
    verticals.rule(&mut canvas, rows.plot.top, rows.plot.bottom, false);
    verticals.write(&mut canvas, rows.plot.top);
    for (number, row) in drawn.iter().enumerate() {
        rows.name(&mut canvas, number, &row.label, Lettering::small(theme::INK));
        if number > 0 {
            let y = rows.middle(number) - rows.height / 2.0;
            let line = vec![(place.left, y), (rows.plot.right, y)];
            canvas.stroke(line, theme::GRID, theme::GRID_WIDTH);
        }
        draw_row(&mut canvas, chart, &rows, number, row);
    }
    if !told.is_empty() {
        let largest = told.iter().filter_map(|row| size(row, chart.names.len()));
        let largest = rows::short(largest.fold(0.0, f64::max));
        let remark = format!("{} more not drawn: each {largest} or less", told.len());
        rows.remark(&mut canvas, &remark);
    }
    canvas
}

/// By what an assumption is sorted: the estimate of the last name.
fn size(row: &IndexRow, names: usize) -> Option<f64> {
    let last = row.estimates.iter().take(names.max(1)).next_back()?;
    axis::drawable(last.value)
}

/// The rows that are drawn, largest first, and those that are only counted.
fn divide(chart: &IndexChart, most: usize) -> (Vec<&IndexRow>, Vec<&IndexRow>) {
    let size = |row: &IndexRow| size(row, chart.names.len()).unwrap_or(f64::NEG_INFINITY);
    let mut rows: Vec<&IndexRow> = chart.rows.iter().collect();
    rows.sort_by(|one, other| size(other).total_cmp(&size(one)));
    let rest = rows.split_off(rows.len().min(most));
    (rows, rest)
}

/// The first of two dots is a green ring, the last one a navy disc: they differ in shape, too.
fn emphasis(position: usize, names: usize) -> Emphasis {
    if position + 1 < names { Emphasis::Third } else { Emphasis::First }
}

fn mark(canvas: &mut Canvas, centre: Point, radius: f64, emphasis: Emphasis) {
    let colour = theme::line_style(emphasis).mark;
    if emphasis == Emphasis::First {
        canvas.mark(centre, radius, colour);
    } else {
        canvas.ring(centre, radius, colour);
    }
}

/// Says which dot is which, from the right edge to the left, and returns where it begins.
fn key(canvas: &mut Canvas, chart: &IndexChart, (mut right, baseline): Point) -> f64 {
    if chart.names.len() < 2 {
        return right;
    }
    for (position, name) in chart.names.iter().enumerate().rev() {
        let emphasis = emphasis(position, chart.names.len());
        let colour = theme::line_style(emphasis).text;
        let lettering = Lettering { weight: Weight::Strong, ..Lettering::small(colour) };
        let name = letters::wrap(name, lettering.size, lettering.weight, 300.0, 1).concat();
        canvas.write(&name, (right, baseline), Align::Right, lettering);
        let centre = right - lettering.width(&name) - 8.0 - RADIUS;
        mark(
            canvas,
            (centre, baseline - lettering.size * theme::CAP_HEIGHT / 2.0),
            RADIUS,
            emphasis,
        );
        right = centre - RADIUS - NAME_GAP;
    }
    right
}

fn draw_row(
    canvas: &mut Canvas,
    chart: &IndexChart,
    rows: &RowSheet,
    number: usize,
    row: &IndexRow,
) {
    let count = chart.names.len().clamp(1, 2);
    let radius = RADIUS.min(rows.height * 0.2);
    let mut right = rows.across(0.0);
    let mut last = None;
    for (position, estimate) in row.estimates.iter().take(count).enumerate() {
        let Some(value) = axis::drawable(estimate.value) else { continue };
        let aside = if count < 2 { 0.0 } else { position as f64 - 0.5 };
        let middle = rows.middle(number) + aside * APART * rows.height;
        let emphasis = emphasis(position, count);
        let colour = theme::line_style(emphasis).mark;
        if let Some(limits) = estimate.limits() {
            rows.whisker(canvas, limits, middle, colour);
            right = right.max(rows.across(limits.1));
        }
        right = right.max(rows.across(value) + RADIUS);
        mark(canvas, (rows.across(value), middle), radius, emphasis);
        last = Some((value, emphasis));
    }
    if let Some((value, emphasis)) = last {
        let colour = theme::line_style(emphasis).text;
        let lettering = Lettering { weight: Weight::Strong, ..Lettering::small(colour) };
        let baseline = rows.middle(number) + lettering.size * theme::CAP_HEIGHT / 2.0;
        canvas.write(&rows::short(value), (right + GAP, baseline), Align::Left, lettering);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_by_their_last_estimate() {
        let row = |label: &str, values: [f64; 2]| IndexRow {
            label: label.to_owned(),
            estimates: values.map(|value| Interval { low: value, value, high: value }).to_vec(),
        };
        let rows = vec![row("a", [0.9, 0.1]), row("b", [0.0, 0.7]), row("c", [0.1, f64::NAN])];
        let names = vec!["first order".to_owned(), "total".to_owned()];
        let chart = IndexChart { names, rows, ..IndexChart::default() };
        let (drawn, told) = divide(&chart, 2);
        let labels: Vec<&str> = drawn.iter().map(|row| row.label.as_str()).collect();
        assert_eq!((labels, told.len()), (vec!["b", "a"], 1));
    }
}
