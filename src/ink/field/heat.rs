//! The headline over two levers: a cell for each pair of steps, and contours through them.

use crate::ink::axis::{self, ValueAxis, short};
use crate::ink::canvas::Canvas;
use crate::ink::lettering::{Align, Lettering};
use crate::ink::letters::Weight;
use crate::ink::lever::{Spot, VariedLever};
use crate::ink::sheet::Area;
use crate::ink::{Frame, panel, theme};

use super::Field;

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
pub(in crate::ink) fn heat(chart: &HeatMap, canvas: &mut Canvas, body: Area) {
    let map = Area { right: body.right - LEGEND - GAP, ..body };
    let mut field = Field::arrange(map, &chart.across, &chart.up);
    let known: Vec<f64> =
        field.cells(&chart.values).filter_map(|(_, value)| axis::drawable(*value)).collect();
    if known.is_empty() {
        return panel::nothing(canvas, body);
    }
    let axis = ValueAxis::around(known.iter().copied(), CONTOURS);
    let mut unknown = false;
    for (cell, value) in field.cells(&chart.values) {
        if let Some(value) = axis::drawable(*value) {
            let right = (cell.right + LAP).min(field.plot.right);
            let bottom = (cell.bottom + LAP).min(field.plot.bottom);
            canvas.fill(Area { right, bottom, ..cell }, theme::map_colour(axis.share(value)));
        } else {
            unknown = true;
            canvas.hatch((cell.left, cell.top), (cell.right, cell.bottom), theme::MUTED);
        }
    }
    field.edges(canvas);
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
        field.mark(canvas, spot);
    }
    let contoured = drawn.iter().any(|(lines, _)| !lines.is_empty());
    for (lines, words) in drawn {
        field.label_line(canvas, &lines, words, Lettering::small(theme::INK));
    }
    if !contoured && known.len() <= MOST_VALUES {
        write_values(canvas, &field, chart, &axis);
    }
    let place = Area { left: field.plot.right + GAP, right: body.right, ..field.plot };
    legend(canvas, chart, &axis, place, unknown);
}

/// Writes the value into each cell that has room for it, in its middle or, beside other words, below.
fn write_values(canvas: &mut Canvas, field: &Field<'_>, chart: &HeatMap, axis: &ValueAxis) {
    for (cell, value) in field.cells(&chart.values) {
        let Some(value) = axis::drawable(*value) else { continue };
        let lettering = Lettering::small(theme::map_text(axis.share(value)));
        let words = short(value);
        let size = (lettering.width(&words) / 2.0 + AIR.0, lettering.size / 2.0 + AIR.1);
        if cell.width() < 2.0 * size.0 || cell.height() < 2.0 * size.1 {
            continue;
        }
        let (x, middle) = cell.middle();
        let mut places = [(x, middle), (x, cell.bottom - size.1 - 1.0)].into_iter();
        if let Some(place) = places.find(|&place| field.is_free(Area::around(place, size))) {
            canvas.level(&words, place, Align::Centre, lettering);
        }
    }
}

/// Draws the bar of colours with its numbers, and above it what they measure.
fn legend(canvas: &mut Canvas, chart: &HeatMap, axis: &ValueAxis, place: Area, unknown: bool) {
    let strong =
        Lettering { size: theme::HEADING_SIZE, weight: Weight::Strong, colour: theme::INK };
    let small = Lettering::small(theme::MUTED);
    let mut baseline = place.top + small.size * 0.8;
    for (text, lettering) in [(&chart.label, strong), (&chart.unit, small)] {
        for row in lettering.wrap(text, place.width(), 2).iter().filter(|row| !row.is_empty()) {
            canvas.write(row, (place.left, baseline), Align::Left, lettering);
            baseline += lettering.size * theme::LEADING;
        }
    }
    let note = if unknown { 2.0 * theme::ROW } else { 0.0 };
    let bar = Area {
        top: baseline + 4.0,
        right: place.left + BAR,
        bottom: place.bottom - 12.0 - note,
        ..place
    };
    let right = bar.right;
    for shade in 0..SHADES {
        let height =
            |number: u32| bar.bottom - f64::from(number) / f64::from(SHADES) * bar.height();
        let colour = theme::map_colour((f64::from(shade) + 0.5) / f64::from(SHADES));
        let top = (height(shade + 1) - LAP).max(bar.top);
        canvas.block((bar.left, height(shade)), (right, top), colour, 1.0);
    }
    for (value, words) in &axis.ticks {
        let y = panel::height_of(bar, axis, *value);
        canvas.rule((right, y), (right + 10.0, y), theme::AXIS);
        canvas.level(words, (right + 18.0, y), Align::Left, small);
    }
    if unknown {
        let top = place.bottom - small.size;
        canvas.hatch((bar.left, top), (right, place.bottom), theme::MUTED);
        canvas.write("no value", (right + 18.0, place.bottom - 4.0), Align::Left, small);
    }
}
