//! Courses over weeks: lines with bands, one panel per measure below each other, or small ones beside each other.

use crate::ink::axis::{self, ValueAxis};
use crate::ink::canvas::Canvas;
use crate::ink::key::{Key, Sample};
use crate::ink::labels::{self, EndLabel};
use crate::ink::lettering::{Align, Lettering};
use crate::ink::panel::{self, height_of};
use crate::ink::sheet::{Area, Point};
use crate::ink::{Band, Emphasis, Frame, Mark, Reference, theme};
use crate::math;

use super::path::{self, Path};
use super::weeks::{self, Panels, WeekScale};

/// One labelled line of a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What the line is called at its end.
    pub label: String,
    /// How much attention it asks for.
    pub emphasis: Emphasis,
    /// Its values.
    pub band: Band,
}

/// One measure and its lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// The measure.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// A line to compare with, if there is one.
    pub reference: Option<Reference>,
    /// The lines, at most seven if every end is to keep its own label.
    pub lines: Vec<Line>,
    /// Single futures, which only a page draws that can show and hide them.
    pub singles: Vec<Single>,
}

/// One future of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Single {
    /// The emphasis of its line.
    pub emphasis: Emphasis,
    /// Its values, one per week.
    pub values: Vec<f64>,
}

/// Panels of lines, one above the other, over the same weeks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinePanels {
    /// The words around the chart.
    pub frame: Frame,
    /// The panels from top to bottom.
    pub panels: Vec<Panel>,
    /// The dated changes, drawn through all panels.
    pub marks: Vec<Mark>,
    /// Whether all panels have the same axis.
    pub same_axis: bool,
}

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

/// Small panels with the same lines and the same axes, one for each group.
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

/// Between two lines of one single week, which stand side by side. Pixels.
const BESIDE: f64 = 48.0;

impl Panel {
    fn extent(&self) -> impl Iterator<Item = f64> {
        let lines = self.lines.iter().map(|line| (line.emphasis, &line.band));
        path::extent(lines, false, self.reference.as_ref())
    }

    fn end_labels(&self, axis: &ValueAxis, plot: Area) -> Vec<EndLabel> {
        let lines = self.lines.iter();
        let lines = lines.map(|line| (line.label.as_str(), line.emphasis, &line.band));
        path::end_labels(lines, self.reference.as_ref(), axis, plot)
    }
}

/// Draws panels below each other.
pub(in crate::ink) fn panels(chart: &LinePanels, canvas: &mut Canvas, body: Area) {
    if chart.panels.is_empty() {
        return panel::nothing(canvas, body);
    }
    let steps = weeks::steps(chart.panels.len());
    let axes: Vec<ValueAxis> = if chart.same_axis {
        let values = chart.panels.iter().flat_map(Panel::extent);
        vec![ValueAxis::around(values, steps); chart.panels.len()]
    } else {
        chart.panels.iter().map(|panel| ValueAxis::around(panel.extent(), steps)).collect()
    };
    let lines = chart.panels.iter().flat_map(|panel| &panel.lines);
    let count = lines.map(|line| line.band.middle.len()).max().unwrap_or(0);
    let labels = chart.panels.iter().zip(&axes);
    let labels: Vec<EndLabel> =
        labels.flat_map(|(panel, axis)| panel.end_labels(axis, body)).collect();
    let panels = Panels::arrange(body, &axes, labels::widest(&labels), count, &chart.marks);

    for (number, (panel, axis)) in chart.panels.iter().zip(&axes).enumerate() {
        let plot = panels.plots[number];
        panels.heading(canvas, number, (&panel.label, &panel.unit), "");
        let mut lines: Vec<&Line> = panel.lines.iter().collect();
        lines.sort_by_key(|line| path::depth(line.emphasis));
        let middle = (lines.len() as f64 - 1.0) / 2.0;
        let aside =
            |position: usize| if count < 2 { (position as f64 - middle) * BESIDE } else { 0.0 };
        let path = |(position, line): (usize, &&Line)| {
            let across = |week| Some(panels.weeks.place(week) + aside(position));
            Path::new(line.emphasis, &line.band, across, plot, axis)
        };
        let paths: Vec<Path> = lines.iter().enumerate().map(path).collect();
        if paths.iter().all(|path| path.line.is_empty()) {
            panel::nothing_here(canvas, plot);
            continue;
        }
        panel::grid(canvas, plot, axis);
        for path in &paths {
            path.draw_band(canvas);
        }
        draw_singles(canvas, panel, &panels, plot, axis);
        panels.changes(canvas, number, false);
        if let Some(value) = Reference::drawable(panel.reference.as_ref()) {
            panel::reference(canvas, plot, axis, value);
        }
        for path in &paths {
            path.draw_line(canvas);
        }
        let ends = panel.end_labels(axis, plot);
        labels::draw(canvas, ends, plot.right, panels.label_range(number), panel::LABEL_ROOM);
    }
    panels.week_axis(canvas);
}

/// Draws single futures as far as the axis reaches; those of one emphasis are one shape.
fn draw_singles(canvas: &mut Canvas, panel: &Panel, panels: &Panels, plot: Area, axis: &ValueAxis) {
    let mut drawn: Vec<(Emphasis, Vec<Vec<Point>>)> = Vec::new();
    for single in &panel.singles {
        let place = |(week, value): (usize, &f64)| {
            let value = axis::drawable(*value)?;
            let place = (panels.weeks.place(week), height_of(plot, axis, value));
            (axis.low..=axis.high).contains(&value).then_some(place)
        };
        let pieces = path::unbroken(single.values.iter().enumerate().map(place));
        let pieces = pieces.into_iter().filter(|piece| piece.len() > 1);
        match drawn.iter_mut().find(|(emphasis, _)| *emphasis == single.emphasis) {
            Some((_, lines)) => lines.extend(pieces),
            None => drawn.push((single.emphasis, pieces.collect())),
        }
    }
    for (emphasis, lines) in drawn.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        let colour = theme::line_style(emphasis).mark;
        canvas.futures(&lines, colour, theme::SINGLE_WIDTH);
    }
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

/// Draws small panels beside and below each other.
pub(in crate::ink) fn multiples(chart: &Multiples, canvas: &mut Canvas, body: Area) {
    let bands = || chart.panels.iter().flat_map(|panel| &panel.bands);
    let values = bands().flat_map(|band| [&band.low, &band.middle, &band.high]).flatten();
    let values: Vec<f64> = values.copied().filter_map(axis::drawable).collect();
    if values.is_empty() {
        return panel::nothing(canvas, body);
    }
    let reference = chart.reference.iter().map(|reference| reference.at);
    let axis = ValueAxis::around(values.into_iter().chain(reference), 4);
    let field = Area {
        left: body.left + axis.widest() + panel::TICK_GAP,
        top: body.top + KEY,
        bottom: body.bottom - WEEKS,
        ..body
    };
    let (columns, rows) = grid_of(chart.panels.len(), field);
    let width = (field.width() + BETWEEN) / columns as f64 - BETWEEN - ENDS;
    let height = (field.height() + BELOW) / rows as f64 - BELOW - panel::HEADING;
    let count = weeks::count(bands().map(|band| band.middle.len()).max().unwrap_or(0));

    key(canvas, chart, (body.left, body.top + KEY - 14.0), body.right);
    for (number, of) in chart.panels.iter().take(columns * rows).enumerate() {
        let (column, row) = (number % columns, number / columns);
        let left = field.left + column as f64 * (width + ENDS + BETWEEN);
        let top = field.top + panel::HEADING + row as f64 * (height + panel::HEADING + BELOW);
        let plot = Area { left, top, right: left + width, bottom: top + height };
        let lettering = Lettering::standing_out(theme::INK, of.stands_out);
        let label = lettering.line(&of.label, width + ENDS - 8.0);
        canvas.write(&label, (left, top - 14.0), Align::Left, lettering);
        draw_multiple(canvas, chart, of, plot, (&axis, count, column == 0));
        let lowest = number + columns >= chart.panels.len().min(columns * rows);
        if lowest {
            first_and_last_week(canvas, plot, count);
        }
    }
}

/// How many panels stand beside and below each other: panels about twice as wide as high, few empty places.
fn grid_of(panels: usize, field: Area) -> (usize, usize) {
    let most = |length: f64, smallest: f64| (length / smallest).floor().max(1.0) as usize;
    let columns = most(field.width(), SMALLEST.0 + ENDS + BETWEEN).min(panels.max(1));
    let lines = most(field.height(), SMALLEST.1 + panel::HEADING + BELOW);
    let rows_for = |columns: usize| panels.div_ceil(columns).min(lines);
    let shape = |columns: usize| {
        let wide = field.width() / columns as f64;
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

fn draw_multiple(
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
        canvas.rule((plot.left, y), (plot.right, y), theme::GRID);
        if is_first && last - y > muted.size * 1.1 {
            canvas.level(words, (plot.left - panel::TICK_GAP, y), Align::Right, muted);
            last = y;
        }
    }
    if let Some(at) = Reference::drawable(chart.reference.as_ref()) {
        panel::reference(canvas, plot, axis, at);
    }
    let weeks = WeekScale { ends: (plot.left, plot.right), count };
    let across = |position: usize| Some(weeks.place(position));
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
        let end = path::last(band)?;
        let style = theme::line_style(*look);
        let y = height_of(plot, axis, end);
        let lettering = Lettering::strong(style.text);
        Some(EndLabel::wrapped(y, &axis::short(end), lettering, style.mark, 1, ENDS))
    });
    let range = (plot.top - 4.0, plot.bottom + 8.0);
    labels::draw_near(canvas, ends.collect(), plot.right, range, ENDS);
}

/// The first and the last week below a panel.
fn first_and_last_week(canvas: &mut Canvas, plot: Area, count: u32) {
    const FIRST: &str = "week 1";
    let lettering = Lettering::small(theme::MUTED);
    canvas.rule((plot.left, plot.bottom), (plot.right, plot.bottom), theme::AXIS);
    let baseline = plot.bottom + 14.0 + lettering.size * 0.9;
    if count < 2 {
        return canvas.write(FIRST, (plot.middle().0, baseline), Align::Centre, lettering);
    }
    canvas.write(FIRST, (plot.left, baseline), Align::Left, lettering);
    let last = count.to_string();
    if plot.width() > lettering.width(FIRST) + lettering.width(&last) + 20.0 {
        canvas.write(&last, (plot.right, baseline), Align::Right, lettering);
    }
}

/// Says which line is which, and what the reference line stands for.
fn key(canvas: &mut Canvas, chart: &Multiples, start: Point, right: f64) {
    let count = chart.names.len() + usize::from(chart.reference.is_some());
    let room = (right - start.0) / count.max(1) as f64 - SAMPLE - 50.0;
    let key = Key { room, width: SAMPLE, gap: 12.0, between: 34.0 };
    let lines = chart.names.iter().map(|(name, look)| {
        let style = theme::line_style(*look);
        (name.as_str(), Lettering::strong(style.text), Sample::Line(style))
    });
    let reference = chart.reference.iter().map(|reference| {
        (reference.label.as_str(), Lettering::small(theme::AXIS), Sample::Reference)
    });
    key.rightwards(canvas, start, lines.chain(reference));
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
