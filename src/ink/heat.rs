//! The headline over two levers: a cell for each pair of steps, and contours through them.

use crate::ink::theme;

use super::axis::{self, ValueAxis};
use super::canvas::{Align, Canvas, Lettering};
use super::field::{Field, ROW};
use super::letters::{self, Weight};
use super::lever::{Spot, VariedLever};
use super::page::{self, Area};
use super::{Frame, panel, rows};
use crate::ink::sheet::Page;

/// The headline over the plane of two levers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeatMap {
    /// The words around the chart.
    pub frame: Frame,
    /// The horizontal lever.
    pub across: VariedLever,
    /// The vertical lever, its first step at the bottom.
    pub up: VariedLever,
    /// The headline, as the heading of the colour legend.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The headline, `values[step of up][step of across]`; what is not a number is hatched.
    pub values: Vec<Vec<f64>>,
    /// The design of today.
    pub current: Option<Spot>,
}

/// Width of the place for the colour legend. Pixels.
const LEGEND: f64 = 330.0;
/// Between the map and the legend. Pixels.
const GAP: f64 = 56.0;
/// Width of the bar of colours. Pixels.
const BAR: f64 = 46.0;
/// Steps of colour on the bar.
const SHADES: u32 = 128;
/// About how many contours there are.
const CONTOURS: u32 = 6;
/// Without contours, a map of so many cells carries its values.
const MOST_VALUES: usize = 120;
/// Around the value in a cell, to the sides and above and below. Pixels.
const AIR: (f64, f64) = (8.0, 6.0);
/// Between the edges of two neighbouring cells, so that no seam shows. Pixels.
const LAP: f64 = 0.5;

/// Draws the chart.
pub(super) fn draw(chart: &HeatMap, page: Page) -> Canvas {
    let mut canvas = Canvas::new(page);
    let body = page::frame(&mut canvas, &chart.frame);
    let map = Area { right: body.right - LEGEND - GAP, ..body };
    let mut field = Field::arrange(map, &chart.across, &chart.up);
    let known: Vec<f64> =
        field.cells(&chart.values).filter_map(|(_, value)| axis::drawable(*value)).collect();
    if known.is_empty() {
        panel::nothing(&mut canvas, body);
        return canvas;
    }
    let axis = ValueAxis::around(known.iter().copied(), CONTOURS);
    let mut unknown = false;
    for (cell, value) in field.cells(&chart.values) {
        let (from, to) = ((cell.left, cell.top), (cell.right, cell.bottom));
        if let Some(value) = axis::drawable(*value) {
            let to = ((to.0 + LAP).min(field.plot.right), (to.1 + LAP).min(field.plot.bottom));
            canvas.block(from, to, theme::map_colour(axis.share(value)), 1.0);
        } else {
            unknown = true;
            canvas.hatch(from, to, theme::MUTED);
        }
    }
    field.edges(&mut canvas);
    let mut drawn = Vec::new();
    if field.is_continuous() {
        for (level, words) in &axis.ticks {
            let lines = field.contours(&chart.values, *level);
            for line in &lines {
                canvas.cased(line, theme::CONTOUR_WIDTH.0);
            }
            drawn.push((lines, words));
        }
    }
    if let Some(spot) = &chart.current {
        field.mark(&mut canvas, spot);
    }
    let contoured = drawn.iter().any(|(lines, _)| !lines.is_empty());
    for (lines, words) in drawn {
        field.label_line(&mut canvas, &lines, words, Lettering::small(theme::INK));
    }
    if !contoured && known.len() <= MOST_VALUES {
        write_values(&mut canvas, &mut field, chart, &axis);
    }
    let place = Area { left: field.plot.right + GAP, right: body.right, ..field.plot };
    legend(&mut canvas, chart, &axis, place, unknown);
    canvas
}

/// Writes the value into each cell that has room for it, in its middle or, beside other words, below.
fn write_values(canvas: &mut Canvas, field: &mut Field<'_>, chart: &HeatMap, axis: &ValueAxis) {
    for (cell, value) in field.cells(&chart.values) {
        let Some(value) = axis::drawable(*value) else { continue };
        let lettering = Lettering::small(theme::map_text(axis.share(value)));
        let words = rows::short(value);
        let (half, tall) = (lettering.width(&words) / 2.0 + AIR.0, lettering.size / 2.0 + AIR.1);
        if cell.right - cell.left < 2.0 * half || cell.height() < 2.0 * tall {
            continue;
        }
        let x = f64::midpoint(cell.left, cell.right);
        let heights = [f64::midpoint(cell.top, cell.bottom), cell.bottom - tall - 1.0];
        let place =
            |y: f64| Area { left: x - half, right: x + half, top: y - tall, bottom: y + tall };
        if let Some(y) = heights.into_iter().find(|&y| field.is_free(place(y))) {
            let baseline = y + lettering.size * theme::CAP_HEIGHT / 2.0;
            canvas.write(&words, (x, baseline), Align::Centre, lettering);
        }
    }
}

/// Draws the bar of colours with its numbers, and above it what they measure.
fn legend(canvas: &mut Canvas, chart: &HeatMap, axis: &ValueAxis, place: Area, unknown: bool) {
    let strong =
        Lettering { size: theme::HEADING_SIZE, weight: Weight::Strong, colour: theme::INK };
    let small = Lettering::small(theme::MUTED);
    let room = place.right - place.left;
    let label = letters::wrap(&chart.label, strong.size, strong.weight, room, 2);
    let unit = letters::wrap(&chart.unit, small.size, small.weight, room, 2);
    let mut baseline = place.top + small.size * 0.8;
    for (rows, lettering) in [(label, strong), (unit, small)] {
        for row in rows.iter().filter(|row| !row.is_empty()) {
            canvas.write(row, (place.left, baseline), Align::Left, lettering);
            baseline += lettering.size * theme::LEADING;
        }
    }
    let note = if unknown { 2.0 * ROW } else { 0.0 };
    let bar = Area { top: baseline + 4.0, bottom: place.bottom - 12.0 - note, ..place };
    let right = bar.left + BAR;
    for shade in 0..SHADES {
        let place = |number: u32| bar.bottom - f64::from(number) / f64::from(SHADES) * bar.height();
        let colour = theme::map_colour((f64::from(shade) + 0.5) / f64::from(SHADES));
        let top = (place(shade + 1) - LAP).max(bar.top);
        canvas.block((bar.left, place(shade)), (right, top), colour, 1.0);
    }
    for (value, words) in &axis.ticks {
        let y = panel::height_of(bar, axis, *value);
        canvas.stroke(vec![(right, y), (right + 10.0, y)], theme::AXIS, theme::GRID_WIDTH);
        let middle = y + small.size * theme::CAP_HEIGHT / 2.0;
        canvas.write(words, (right + 18.0, middle), Align::Left, small);
    }
    if unknown {
        let top = place.bottom - small.size;
        canvas.hatch((bar.left, top), (right, place.bottom), theme::MUTED);
        canvas.write("no value", (right + 18.0, place.bottom - 4.0), Align::Left, small);
    }
}
