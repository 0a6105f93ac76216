//! Small panels with the same lines and the same axes, one for each group.

use crate::ink::theme;
use crate::math;

use super::axis::{self, ValueAxis};
use super::canvas::{Align, Canvas, Lettering};
use super::labels::{self, EndLabel};
use super::letters::{self, Weight};
use super::lines::Path;
use super::page::{self, Area};
use super::panel::{self, height_of};
use super::{Band, Emphasis, Frame, Reference, rows};
use crate::ink::sheet::{Page, Point};

/// A small panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Multiple {
    /// The group.
    pub label: String,
    /// One for each name of the chart.
    pub bands: Vec<Band>,
    /// Whether the panel asks for attention.
    pub stands_out: bool,
}

/// Small panels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Multiples {
    /// The words around the chart.
    pub frame: Frame,
    /// What the lines are called and how they look, at most four.
    pub names: Vec<(String, Emphasis)>,
    /// A line to compare with, if there is one.
    pub reference: Option<Reference>,
    /// The panels, row by row.
    pub panels: Vec<Multiple>,
}

/// Height of the row with the names of the lines. Pixels.
const KEY: f64 = 40.0;
/// Length of the sample of a line beside its name. Pixels.
const SAMPLE: f64 = 56.0;
/// Between two panels beside each other. Pixels.
const BETWEEN: f64 = 28.0;
/// Between two rows of panels. Pixels.
const BELOW: f64 = 14.0;
/// Room for the last number of a line. Pixels.
const ENDS: f64 = 86.0;
/// Height of the row of weeks. Pixels.
const WEEKS: f64 = 42.0;
/// A panel is at least so wide and so high. Pixels.
const SMALLEST: (f64, f64) = (170.0, 70.0);

/// Width of a panel in units of its height.
const WIDER: f64 = 1.9;
/// What an empty place costs, where a panel 2.7 times too wide or too high costs 1.
const EMPTY: f64 = 0.3;

/// Draws the chart.
pub(super) fn draw(chart: &Multiples, page: Page) -> Canvas {
    let mut canvas = Canvas::new(page);
    let body = page::frame(&mut canvas, &chart.frame);
    let values = chart.panels.iter().flat_map(|panel| &panel.bands).flat_map(extent);
    let values: Vec<f64> = values.filter_map(axis::drawable).collect();
    if values.is_empty() {
        panel::nothing(&mut canvas, body);
        return canvas;
    }
    let reference = chart.reference.iter().map(|reference| reference.at);
    let axis = ValueAxis::around(values.into_iter().chain(reference), 4);
    let lettering = Lettering::small(theme::MUTED);
    let ticks = axis.ticks.iter().map(|(_, words)| lettering.width(words)).fold(0.0, f64::max);
    let field = Area {
        left: body.left + ticks + panel::TICK_GAP,
        top: body.top + KEY,
        bottom: body.bottom - WEEKS,
        ..body
    };
    let (columns, rows) = grid_of(chart.panels.len(), field);
    let width = (field.right - field.left + BETWEEN) / columns as f64 - BETWEEN - ENDS;
    let height = (field.height() + BELOW) / rows as f64 - BELOW - panel::HEADING;
    let count = chart.panels.iter().flat_map(|panel| &panel.bands).map(|band| band.middle.len());
    let count = panel::count(count.max().unwrap_or(0).max(1));

    key(&mut canvas, chart, (body.left, body.top + KEY - 14.0), body.right);
    for (number, of) in chart.panels.iter().take(columns * rows).enumerate() {
        let (column, row) = (number % columns, number / columns);
        let left = field.left + column as f64 * (width + ENDS + BETWEEN);
        let top = field.top + panel::HEADING + row as f64 * (height + panel::HEADING + BELOW);
        let plot = Area { left, top, right: left + width, bottom: top + height };
        let weight = if of.stands_out { Weight::Strong } else { Weight::Regular };
        let lettering = Lettering { weight, ..Lettering::small(theme::INK) };
        let label =
            letters::wrap(&of.label, lettering.size, lettering.weight, width + ENDS - 8.0, 1)
                .concat();
        canvas.write(&label, (left, top - 14.0), Align::Left, lettering);
        draw_panel(&mut canvas, chart, of, plot, (&axis, count, column == 0));
        let lowest = number + columns >= chart.panels.len().min(columns * rows);
        if lowest {
            weeks(&mut canvas, plot, count);
        }
    }
    canvas
}

/// How many panels stand beside and below each other: panels about twice as wide as high, few empty places.
fn grid_of(panels: usize, field: Area) -> (usize, usize) {
    let most = |length: f64, smallest: f64| (length / smallest).floor().max(1.0) as usize;
    let columns = most(field.right - field.left, SMALLEST.0 + ENDS + BETWEEN).min(panels.max(1));
    let lines = most(field.height(), SMALLEST.1 + panel::HEADING + BELOW);
    let rows_for = |columns: usize| panels.div_ceil(columns).min(lines);
    let shape = |columns: usize| {
        let wide = (field.right - field.left) / columns as f64;
        let high = field.height() / rows_for(columns) as f64;
        let empty = columns * rows_for(columns) - panels;
        math::ln(wide / high / WIDER).abs() + EMPTY * empty as f64
    };
    let enough = |columns: &usize| columns * rows_for(*columns) >= panels;
    let best =
        (1..=columns).filter(enough).min_by(|&one, &other| shape(one).total_cmp(&shape(other)));
    let columns = best.unwrap_or(columns);
    (columns, rows_for(columns))
}

fn extent(band: &Band) -> impl Iterator<Item = f64> {
    band.low.iter().chain(&band.middle).chain(&band.high).copied()
}

fn draw_panel(
    canvas: &mut Canvas,
    chart: &Multiples,
    of: &Multiple,
    plot: Area,
    (axis, count, is_first): (&ValueAxis, u32, bool),
) {
    let muted = Lettering::small(theme::MUTED);
    let mut last = f64::INFINITY;
    for (value, words) in &axis.ticks {
        let y = height_of(plot, axis, *value);
        canvas.stroke(vec![(plot.left, y), (plot.right, y)], theme::GRID, theme::GRID_WIDTH);
        if is_first && last - y > muted.size * 1.1 {
            let baseline = y + muted.size * theme::CAP_HEIGHT / 2.0;
            canvas.write(words, (plot.left - panel::TICK_GAP, baseline), Align::Right, muted);
            last = y;
        }
    }
    if let Some(at) = chart.reference.as_ref().and_then(|line| axis::drawable(line.at)) {
        let y = height_of(plot, axis, at);
        let line = vec![(plot.left, y), (plot.right, y)];
        canvas.dashed(line, theme::REFERENCE_DASHES, theme::AXIS, theme::REFERENCE_WIDTH);
    }
    let across = |position: usize| Some(week_place(plot, panel::count(position) + 1, count));
    let named = || chart.names.iter().zip(&of.bands);
    let paths: Vec<Path> =
        named().map(|((_, look), band)| Path::new(*look, band, across, plot, axis)).collect();
    for path in &paths {
        path.draw_band(canvas);
    }
    for path in &paths {
        path.draw_line(canvas);
    }
    let ends = named().filter_map(|((_, look), band)| {
        let end = band.middle.iter().rev().find_map(|value| axis::drawable(*value))?;
        let style = theme::line_style(*look);
        let lettering = Lettering { weight: Weight::Strong, ..Lettering::small(style.text) };
        let y = height_of(plot, axis, end);
        Some(EndLabel::wrapped(y, &rows::short(end), lettering, style.mark, 1, ENDS))
    });
    let range = (plot.top - 4.0, plot.bottom + 8.0);
    labels::draw_near(canvas, ends.collect(), plot.right, range, ENDS);
}

/// Horizontal place of a week; a single week lies in the middle.
fn week_place(plot: Area, week: u32, count: u32) -> f64 {
    if count < 2 {
        return f64::midpoint(plot.left, plot.right);
    }
    plot.left + (f64::from(week) - 1.0) / f64::from(count - 1) * (plot.right - plot.left)
}

/// The first and the last week below a panel.
fn weeks(canvas: &mut Canvas, plot: Area, count: u32) {
    let lettering = Lettering::small(theme::MUTED);
    let line = vec![(plot.left, plot.bottom), (plot.right, plot.bottom)];
    canvas.stroke(line, theme::AXIS, theme::GRID_WIDTH);
    let baseline = plot.bottom + 14.0 + lettering.size * 0.9;
    if count < 2 {
        let middle = f64::midpoint(plot.left, plot.right);
        canvas.write("week 1", (middle, baseline), Align::Centre, lettering);
        return;
    }
    canvas.write("week 1", (plot.left, baseline), Align::Left, lettering);
    let last = count.to_string();
    if plot.right - plot.left > lettering.width("week 1") + lettering.width(&last) + 20.0 {
        canvas.write(&last, (plot.right, baseline), Align::Right, lettering);
    }
}

/// Says which line is which, and what the reference line stands for.
fn key(canvas: &mut Canvas, chart: &Multiples, (mut left, baseline): Point, right: f64) {
    let middle = baseline - theme::TEXT_SIZE * theme::CAP_HEIGHT / 2.0;
    let count = chart.names.len() + usize::from(chart.reference.is_some());
    let room = (right - left) / count.max(1) as f64 - SAMPLE - 50.0;
    let mut sample = |name: &str,
                      lettering: Lettering,
                      draw: &mut dyn FnMut(&mut Canvas, Vec<Point>)| {
        let name = letters::shorten(&letters::tidy(name), lettering.size, lettering.weight, room);
        draw(canvas, vec![(left, middle), (left + SAMPLE, middle)]);
        canvas.write(&name, (left + SAMPLE + 12.0, baseline), Align::Left, lettering);
        left += SAMPLE + 12.0 + lettering.width(&name) + 34.0;
    };
    for (name, emphasis) in &chart.names {
        let style = theme::line_style(*emphasis);
        let lettering = Lettering { weight: Weight::Strong, ..Lettering::small(style.text) };
        sample(name, lettering, &mut |canvas, line| {
            canvas.dashed(line, style.dashes, style.mark, style.width);
        });
    }
    if let Some(reference) = &chart.reference {
        sample(&reference.label, Lettering::small(theme::AXIS), &mut |canvas, line| {
            canvas.dashed(line, theme::REFERENCE_DASHES, theme::AXIS, theme::REFERENCE_WIDTH);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panels_fill_the_page_without_becoming_too_small() {
        let field = Area { left: 100.0, top: 300.0, right: 1860.0, bottom: 960.0 };
        assert_eq!(grid_of(1, field), (1, 1));
        assert_eq!(grid_of(4, field), (2, 2));
        let (columns, rows) = grid_of(12, field);
        assert!(columns * rows >= 12 && columns > rows, "{columns} {rows}");
        let (columns, rows) = grid_of(500, field);
        assert!(columns * rows <= 36, "{columns} {rows}");
    }
}
