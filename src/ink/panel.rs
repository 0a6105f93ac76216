//! What plots of all families have in common: a heading, grid lines with numbers, room for names beside them.

use crate::ink::theme;

use super::axis::ValueAxis;
use super::canvas::Canvas;
use super::labels;
use super::lettering::{Align, Lettering};
use super::letters::Weight;
use super::sheet::{Area, Point};

/// Height of a heading. Pixels.
pub(super) const HEADING: f64 = 42.0;
/// From the baseline of a heading to what stands below it. Pixels.
const BELOW_HEADING: f64 = 16.0;
/// Between a tick's words and the plot. Pixels.
pub(super) const TICK_GAP: f64 = 12.0;
/// The place to the right of a plot is at least this wide. Pixels.
const SMALLEST_GUTTER: f64 = 210.0;
/// The widest end label that the place to the right of a plot can hold. Pixels.
pub(super) const LABEL_ROOM: f64 = 390.0;

/// What a chart or panel without values says.
pub(super) const NOTHING: &str = "Nothing to show: no values were given.";

/// Left and right edge of plots in a place, beside ticks and end labels of these widths.
pub(super) fn sides(place: Area, ticks: f64, label: f64) -> (f64, f64) {
    let gutter = (label + labels::OVERHEAD).max(SMALLEST_GUTTER);
    (place.left + ticks + TICK_GAP, place.right - gutter)
}

/// Writes what a plot shows and, if there is room, its unit, so much above the plot; returns their baseline.
pub(super) fn heading(
    canvas: &mut Canvas,
    plot: Area,
    lift: f64,
    (label, unit): (&str, &str),
) -> f64 {
    let baseline = plot.top - lift - BELOW_HEADING;
    let strong =
        Lettering { size: theme::HEADING_SIZE, weight: Weight::Strong, colour: theme::INK };
    let label = strong.line(label, plot.width());
    canvas.write(&label, (plot.left, baseline), Align::Left, strong);
    let small = Lettering::small(theme::MUTED);
    let start = plot.left + strong.width(&label) + if label.is_empty() { 0.0 } else { 14.0 };
    if plot.right - start > 60.0 {
        let unit = small.line(unit, plot.right - start);
        canvas.write(&unit, (start, baseline), Align::Left, small);
    }
    baseline
}

/// Draws horizontal grid lines and their numbers; the zero line is darker if there is something below it.
pub(super) fn grid(canvas: &mut Canvas, plot: Area, axis: &ValueAxis) {
    for (value, words) in &axis.ticks {
        let y = height_of(plot, axis, *value);
        let zero = value.abs() < f64::MIN_POSITIVE && axis.low < 0.0;
        let colour = if zero { theme::AXIS } else { theme::GRID };
        canvas.rule((plot.left, y), (plot.right, y), colour);
        let lettering = Lettering::small(theme::MUTED);
        canvas.level(words, (plot.left - TICK_GAP, y), Align::Right, lettering);
    }
}

/// Draws vertical grid lines and, below the plot, those of their numbers that do not touch; `colour` is that of a
/// line at a value.
pub(super) fn columns(
    canvas: &mut Canvas,
    plot: Area,
    axis: &ValueAxis,
    across: impl Fn(f64) -> f64,
    colour: impl Fn(f64) -> theme::Colour,
) {
    let lettering = Lettering::small(theme::MUTED);
    let mut last_end = f64::NEG_INFINITY;
    for (value, words) in &axis.ticks {
        let x = across(*value);
        canvas.rule((x, plot.top), (x, plot.bottom), colour(*value));
        let half = lettering.width(words) / 2.0;
        if x - half > last_end + 10.0 {
            canvas.write(words, (x, plot.bottom + 34.0), Align::Centre, lettering);
            last_end = x + half;
        }
    }
}

/// Says in the middle of a place that there is nothing in it.
pub(super) fn nothing(canvas: &mut Canvas, place: Area) {
    canvas.write(NOTHING, place.middle(), Align::Centre, Lettering::small(theme::MUTED));
}

/// The same in a plot of a chart whose other plots have values.
pub(super) fn nothing_here(canvas: &mut Canvas, plot: Area) {
    let (x, y): Point = plot.middle();
    canvas.write(NOTHING, (x, y + 8.0), Align::Centre, Lettering::small(theme::MUTED));
}

/// Height of a value on the sheet. Pixels from the top.
pub(super) fn height_of(plot: Area, axis: &ValueAxis, value: f64) -> f64 {
    plot.bottom - axis.share(value) * plot.height()
}

/// Draws a line to compare with at a value, from edge to edge.
pub(super) fn reference(canvas: &mut Canvas, plot: Area, axis: &ValueAxis, value: f64) {
    let y = height_of(plot, axis, value);
    canvas.reference((plot.left, y), (plot.right, y));
}
