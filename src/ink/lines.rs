//! Lines with bands over weeks, one panel per measure, all measures over the same weeks.

use crate::ink::theme::{self, LineStyle};

use super::axis::{self, ValueAxis};
use super::canvas::{Canvas, DrawnShape, Lettering};
use super::labels::{self, EndLabel};
use super::letters::Weight;
use super::page::{self, Area};
use super::panel::{self, Panels, height_of};
use super::{Band, Emphasis, Line, LinePanels, Panel};
use crate::ink::sheet::{Page, Point};

/// Half the width of the bar that stands for the band of one single week. Pixels.
const HALF_BAR: f64 = 16.0;
/// Between two lines of one single week, which stand side by side. Pixels.
const BESIDE: f64 = 48.0;

/// Draws the chart.
pub(super) fn draw(chart: &LinePanels, page: Page) -> Canvas {
    let mut canvas = Canvas::new(page);
    let body = page::frame(&mut canvas, &chart.frame);
    if chart.panels.is_empty() {
        panel::nothing(&mut canvas, body);
        return canvas;
    }
    let steps = panel::steps(chart.panels.len());
    let axes: Vec<ValueAxis> = if chart.same_axis {
        vec![ValueAxis::around(chart.panels.iter().flat_map(extent), steps); chart.panels.len()]
    } else {
        chart.panels.iter().map(|panel| ValueAxis::around(extent(panel), steps)).collect()
    };
    let lines = chart.panels.iter().flat_map(|panel| &panel.lines);
    let count = panel::count(lines.map(|line| line.band.middle.len()).max().unwrap_or(0).max(1));
    let widest =
        chart.panels.iter().zip(&axes).flat_map(|(panel, axis)| end_labels(panel, axis, body));
    let widest = widest.map(|label| label.width()).fold(0.0, f64::max);
    let panels = Panels::arrange(body, &axes, widest, count, &chart.marks);

    for (number, (panel, axis)) in chart.panels.iter().zip(&axes).enumerate() {
        let plot = panels.plots[number];
        panels.heading(&mut canvas, number, &panel.label, &panel.unit, "");
        let mut lines: Vec<&Line> = panel.lines.iter().collect();
        lines.sort_by_key(|line| depth(line.emphasis));
        let middle = (lines.len() as f64 - 1.0) / 2.0;
        let aside =
            |position: usize| if count == 1 { (position as f64 - middle) * BESIDE } else { 0.0 };
        let path = |(position, line): (usize, &&Line)| {
            let across = |week| Some(panels.weeks.place(panel::count(week) + 1) + aside(position));
            Path::new(line.emphasis, &line.band, across, plot, axis)
        };
        let paths: Vec<Path> = lines.iter().enumerate().map(path).collect();
        if paths.iter().all(|path| path.line.is_empty()) {
            panels.nothing(&mut canvas, number);
            continue;
        }
        panels.grid(&mut canvas, number, axis);
        for path in &paths {
            path.draw_band(&mut canvas);
        }
        draw_singles(&mut canvas, panel, &panels, plot, axis);
        panels.changes(&mut canvas, number, false);
        if let Some(value) =
            panel.reference.as_ref().and_then(|reference| axis::drawable(reference.at))
        {
            let y = height_of(plot, axis, value);
            let path = vec![(plot.left, y), (plot.right, y)];
            canvas.dashed(path, theme::REFERENCE_DASHES, theme::AXIS, theme::REFERENCE_WIDTH);
        }
        for path in &paths {
            path.draw_line(&mut canvas);
        }
        let ends = end_labels(panel, axis, plot);
        labels::draw(&mut canvas, ends, plot.right, panels.label_range(number), panel::LABEL_ROOM);
    }
    panels.week_axis(&mut canvas);
    canvas
}

/// Draws single futures as far as the axis reaches; those of one emphasis are one shape.
fn draw_singles(canvas: &mut Canvas, panel: &Panel, panels: &Panels, plot: Area, axis: &ValueAxis) {
    let mut drawn: Vec<(Emphasis, Vec<Vec<Point>>)> = Vec::new();
    for single in &panel.singles {
        let place = |(week, value): (usize, &f64)| {
            let value = axis::drawable(*value)?;
            let x = panels.weeks.place(panel::count(week) + 1);
            (axis.low..=axis.high).contains(&value).then(|| (x, height_of(plot, axis, value)))
        };
        let pieces = unbroken(single.values.iter().enumerate().map(place));
        let pieces = pieces.into_iter().filter(|piece| piece.len() > 1);
        match drawn.iter_mut().find(|(emphasis, _)| *emphasis == single.emphasis) {
            Some((_, lines)) => lines.extend(pieces),
            None => drawn.push((single.emphasis, pieces.collect())),
        }
    }
    for (emphasis, lines) in drawn.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        let colour = theme::line_style(emphasis).mark;
        canvas.shapes.push(DrawnShape::Futures { lines, colour, width: theme::SINGLE_WIDTH });
    }
}

/// All values that a panel has to show.
fn extent(panel: &Panel) -> impl Iterator<Item = f64> {
    let lines = panel.lines.iter().flat_map(|line| {
        let banded = theme::line_style(line.emphasis).band > 0.0;
        let edges = line.band.low.iter().chain(&line.band.high).filter(move |_| banded);
        line.band.middle.iter().chain(edges)
    });
    lines.copied().chain(panel.reference.as_ref().map(|reference| reference.at))
}

/// Later lines are drawn over earlier ones: broken lines last, so that a solid one under them still shows.
pub(super) fn depth(emphasis: Emphasis) -> u8 {
    match emphasis {
        Emphasis::Quiet => 0,
        Emphasis::Baseline => 1,
        Emphasis::First => 2,
        Emphasis::Third => 3,
        Emphasis::Second => 4,
    }
}

/// Labels with a higher rank stay longer when there is no room.
fn rank(emphasis: Emphasis) -> u8 {
    match emphasis {
        Emphasis::Quiet => 1,
        Emphasis::Baseline => 3,
        Emphasis::Third => 4,
        Emphasis::Second => 5,
        Emphasis::First => 6,
    }
}

/// Rank of the label of a reference line.
const REFERENCE_RANK: u8 = 2;

/// The label of a line that ends at this height.
pub(super) fn end_label(label: &str, emphasis: Emphasis, end: f64) -> EndLabel {
    let style = theme::line_style(emphasis);
    let weight = if style.strong { Weight::Strong } else { Weight::Regular };
    let lettering = Lettering { weight, ..Lettering::small(style.text) };
    EndLabel::wrapped(end, label, lettering, style.mark, rank(emphasis), panel::LABEL_ROOM)
}

/// The label of a reference line at this height.
pub(super) fn reference_label(label: &str, end: f64) -> EndLabel {
    let lettering = Lettering::small(theme::AXIS);
    EndLabel::wrapped(end, label, lettering, theme::AXIS, REFERENCE_RANK, panel::LABEL_ROOM)
}

/// The labels at the ends of all lines of a panel, and of its reference line.
fn end_labels(panel: &Panel, axis: &ValueAxis, plot: Area) -> Vec<EndLabel> {
    let mut ends = Vec::new();
    for line in &panel.lines {
        let Some(last) = line.band.middle.iter().rev().find_map(|value| axis::drawable(*value))
        else {
            continue;
        };
        ends.push(end_label(&line.label, line.emphasis, height_of(plot, axis, last)));
    }
    if let Some(reference) = &panel.reference
        && let Some(value) = axis::drawable(reference.at)
    {
        ends.push(reference_label(&reference.label, height_of(plot, axis, value)));
    }
    ends.retain(|label| label.width() > 0.0);
    ends
}

/// One line as it lies on the sheet: unbroken pieces of its band and of its middle.
pub(super) struct Path {
    style: LineStyle,
    band: Vec<Vec<(Point, Point)>>,
    /// The points of the line, piece by piece.
    pub(super) line: Vec<Vec<Point>>,
}

impl Path {
    /// `across` gives the horizontal place of a position in the band, if it has one.
    pub(super) fn new(
        emphasis: Emphasis,
        of: &Band,
        across: impl Fn(usize) -> Option<f64>,
        plot: Area,
        axis: &ValueAxis,
    ) -> Self {
        let place = |position: usize, value: f64| {
            Some((across(position)?, height_of(plot, axis, axis::drawable(value)?)))
        };
        let style = theme::line_style(emphasis);
        let middle = of.middle.iter().enumerate().map(|(position, value)| place(position, *value));
        let edges = of.low.iter().zip(&of.high).take(of.middle.len()).enumerate();
        let band = edges
            .map(|(position, (low, high))| Some((place(position, *low)?, place(position, *high)?)));
        let band = if style.band > 0.0 { unbroken(band) } else { Vec::new() };
        Self { style, band, line: unbroken(middle) }
    }

    /// Draws the band.
    pub(super) fn draw_band(&self, canvas: &mut Canvas) {
        for piece in &self.band {
            if let [(low, high)] = piece[..] {
                let corners = ((low.0 - HALF_BAR, low.1), (high.0 + HALF_BAR, high.1));
                canvas.block(corners.0, corners.1, self.style.mark, self.style.band);
            } else {
                let lower = piece.iter().map(|(low, _)| *low);
                let upper = piece.iter().rev().map(|(_, high)| *high);
                canvas.area(lower.chain(upper).collect(), self.style.mark, self.style.band);
            }
        }
    }

    /// Draws the line.
    pub(super) fn draw_line(&self, canvas: &mut Canvas) {
        for piece in &self.line {
            if let [point] = piece[..] {
                canvas.dot(point, self.style.width * theme::DOT_RADIUS, self.style.mark);
            } else {
                canvas.dashed(piece.clone(), self.style.dashes, self.style.mark, self.style.width);
            }
        }
    }
}

/// Breaks a row of values with gaps into pieces without gaps.
fn unbroken<Value>(values: impl Iterator<Item = Option<Value>>) -> Vec<Vec<Value>> {
    let mut pieces = vec![Vec::new()];
    for value in values {
        match (value, pieces.last_mut()) {
            (Some(value), Some(piece)) => piece.push(value),
            (None, Some(piece)) if !piece.is_empty() => pieces.push(Vec::new()),
            _ => {}
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_weeks_leave_a_gap() {
        let values = [None, Some(1), Some(2), None, None, Some(3), None];
        assert_eq!(unbroken(values.into_iter()), vec![vec![1, 2], vec![3]]);
        assert_eq!(unbroken(std::iter::empty::<Option<u8>>()), Vec::<Vec<u8>>::new());
    }

    #[test]
    fn the_band_of_a_quiet_line_does_not_stretch_the_axis() {
        let mut line = Line {
            label: "x".into(),
            emphasis: Emphasis::Quiet,
            band: super::super::Band { low: vec![-1000.0], middle: vec![1.0], high: vec![1000.0] },
        };
        let panel = Panel { lines: vec![line.clone()], ..Panel::default() };
        assert_eq!(extent(&panel).collect::<Vec<_>>(), [1.0]);
        line.emphasis = Emphasis::First;
        let panel = Panel { lines: vec![line], ..Panel::default() };
        assert_eq!(extent(&panel).count(), 3);
    }
}
