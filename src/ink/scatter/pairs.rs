//! Pairs of numbers beside the diagonal, and rows of dots that say how far apart they are.

use crate::ink::axis::{self, ValueAxis};
use crate::ink::canvas::Canvas;
use crate::ink::lettering::{Align, Lettering};
use crate::ink::panel::{self, height_of};
use crate::ink::sheet::{Area, Point};
use crate::ink::{Emphasis, Frame, rows, theme};

/// Two numbers that should be equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The number on the horizontal axis; only its size is drawn.
    pub across: f64,
    /// The number on the vertical axis; only its size is drawn, 0 at the lower edge.
    pub up: f64,
    /// Whether the pair asks for attention.
    pub stands_out: bool,
}

/// Pairs of numbers beside the diagonal, both axes in powers of ten.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PairPanel {
    /// What is compared.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// Name of the horizontal axis.
    pub across: String,
    /// Name of the vertical axis.
    pub up: String,
    /// What the diagonal stands for.
    pub diagonal: String,
    /// The pairs; those with 0 on the horizontal axis have no place and are not drawn.
    pub pairs: Vec<Pair>,
}

/// A dot of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Where it lies; from -1 to 1 is inside the zone, far outside is drawn at the edge.
    pub at: f64,
    /// Whether the dot asks for attention.
    pub stands_out: bool,
}

/// Dots that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DotRow {
    /// What they have in common.
    pub label: String,
    /// The dots.
    pub dots: Vec<Dot>,
}

/// Rows of dots over a zone from -1 to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowPanel {
    /// What is measured.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// What the zone stands for.
    pub zone: String,
    /// The rows from top to bottom.
    pub rows: Vec<DotRow>,
}

/// Pairs beside the diagonal, and how far apart they are, row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DotPanels {
    /// The words around the chart.
    pub frame: Frame,
    /// The panel on the left.
    pub pairs: PairPanel,
    /// The panel on the right.
    pub rows: RowPanel,
}

/// Height of the ticks and of the axis name below a panel. Pixels.
const FEET: f64 = 88.0;
/// Between words and a plot: more than a dot on its edge takes. Pixels.
const TICK_GAP: f64 = 20.0;
/// Share of the page that the panel on the left takes.
const LEFT_SHARE: f64 = 0.46;
/// Between the two panels. Pixels.
const BETWEEN: f64 = 70.0;
/// Most steps on an axis of powers of ten.
const MOST_STEPS: i32 = 6;
/// Widest name of a row. Pixels.
const NAME_ROOM: f64 = 330.0;
/// Tallest row. Pixels.
const TALLEST_ROW: f64 = 92.0;
/// Half the width of the zone that is drawn, and where dots further off lie.
const ENDS: (f64, f64) = (1.3, 1.2);
/// From the diagonal to its name. Pixels.
const ASIDE: f64 = 30.0;
/// Places along the diagonal where its name may stand, the best first.
const PLACES: [f64; 7] = [0.30, 0.22, 0.38, 0.14, 0.46, 0.54, 0.62];

/// Draws the chart.
pub(in crate::ink) fn pairs(chart: &DotPanels, canvas: &mut Canvas, body: Area) {
    if chart.pairs.pairs.is_empty() && chart.rows.rows.is_empty() {
        return panel::nothing(canvas, body);
    }
    let body = Area { top: body.top + panel::HEADING, bottom: body.bottom - FEET, ..body };
    let middle = body.left + body.width() * LEFT_SHARE;
    draw_pairs(canvas, &chart.pairs, Area { right: middle, ..body });
    draw_rows(canvas, &chart.rows, Area { left: middle + BETWEEN, ..body });
}

fn draw_pairs(canvas: &mut Canvas, panel: &PairPanel, place: Area) {
    let decades = panel.pairs.iter().flat_map(|pair| [pair.across, pair.up]);
    let axis = ValueAxis::decades(decades.filter_map(axis::decade), MOST_STEPS);
    let lettering = Lettering::small(theme::MUTED);
    let plot = Area { left: place.left + axis.widest() + TICK_GAP, ..place };
    panel::heading(canvas, plot, 0.0, (&panel.label, &panel.unit));
    let across = |value: f64| plot.left + axis.share(value) * plot.width();
    for (value, words) in &axis.ticks {
        let (x, y) = (across(*value), height_of(plot, &axis, *value));
        canvas.rule((plot.left, y), (plot.right, y), theme::GRID);
        canvas.rule((x, plot.top), (x, plot.bottom), theme::GRID);
        canvas.level(words, (plot.left - TICK_GAP, y), Align::Right, lettering);
        canvas.write(words, (x, first_foot(plot)), Align::Centre, lettering);
    }
    foot(canvas, plot, &panel.across, lettering);
    canvas.reference((plot.left, plot.bottom), (plot.right, plot.top));
    let up = |pair: &Pair| {
        let lowest = pair.up.is_finite().then_some(plot.bottom);
        axis::decade(pair.up).map(|decade| height_of(plot, &axis, decade)).or(lowest)
    };
    let dots: Vec<(Point, bool)> = panel
        .pairs
        .iter()
        .filter_map(|pair| Some(((across(axis::decade(pair.across)?), up(pair)?), pair.stands_out)))
        .collect();
    mark_all(canvas, &dots);
    let inside = plot.width() - 2.0 * TICK_GAP;
    let name = lettering.line(&panel.up, inside);
    canvas.write(&name, (plot.left + TICK_GAP, plot.top + 32.0), Align::Left, lettering);
    name_diagonal(canvas, &panel.diagonal, plot, &dots);
}

/// Writes the name of the diagonal below it, where it covers no dot.
fn name_diagonal(canvas: &mut Canvas, name: &str, plot: Area, dots: &[(Point, bool)]) {
    let lettering = Lettering::small(theme::AXIS);
    let room = plot.width() / 3.0;
    let name = lettering.line(name, room);
    if name.is_empty() {
        return;
    }
    let start = |share: f64| {
        let x = plot.left + share * plot.width();
        (x + ASIDE, plot.bottom - share * plot.height() + ASIDE)
    };
    let reach = theme::MARK_RADIUS.1;
    let covers = |share: f64| {
        let (left, middle) = start(share);
        let right = left + lettering.width(&name);
        dots.iter().any(|((x, y), _)| {
            (left - reach..right + reach).contains(x) && (middle - y).abs() < lettering.size + reach
        })
    };
    let share = PLACES.into_iter().find(|share| !covers(*share)).unwrap_or(PLACES[0]);
    let (left, middle) = start(share);
    let line = [(left - ASIDE + 5.0, middle - ASIDE + 5.0), (left - 6.0, middle - 6.0)];
    canvas.stroke(&line, theme::AXIS, theme::LEADER_WIDTH);
    canvas.level(&name, (left, middle), Align::Left, lettering);
}

fn draw_rows(canvas: &mut Canvas, panel: &RowPanel, place: Area) {
    panel::heading(canvas, place, 0.0, (&panel.label, &panel.unit));
    let count = panel.rows.len().max(1) as f64;
    let height = (place.height() / count).min(TALLEST_ROW);
    let left = place.left + NAME_ROOM + TICK_GAP;
    let plot = Area { left, bottom: place.top + count * height, ..place };
    let across = |at: f64| plot.left + (at + ENDS.0) / (2.0 * ENDS.0) * plot.width();
    let lettering = Lettering::small(theme::MUTED);
    canvas.block((across(-1.0), plot.top), (across(1.0), plot.bottom), theme::GRID, 1.0);
    for (at, words) in [(-1.0, "−1"), (0.0, "0"), (1.0, "+1")] {
        canvas.rule((across(at), plot.top), (across(at), plot.bottom), theme::AXIS);
        canvas.write(words, (across(at), first_foot(plot)), Align::Centre, lettering);
    }
    foot(canvas, plot, &panel.zone, lettering);
    let mut dots = Vec::new();
    for (number, row) in panel.rows.iter().enumerate() {
        let top = plot.top + number as f64 * height;
        let middle = top + height / 2.0;
        if number > 0 {
            // paper shows on the grey zone, grey on the paper around it
            let mut line = |from, to, colour| canvas.rule((from, top), (to, top), colour);
            line(place.left, across(-1.0), theme::GRID);
            line(across(-1.0), across(1.0), theme::PAPER);
            line(across(1.0), plot.right, theme::GRID);
        }
        name_row(canvas, row, (place.left, middle), height);
        dots.extend(spread(&row.dots, &across, middle, height));
    }
    mark_all(canvas, &dots);
}

/// Writes the name of a row; in the colour of its dots if one of them stands out.
fn name_row(canvas: &mut Canvas, row: &DotRow, (left, middle): Point, height: f64) {
    let stands_out = row.dots.iter().any(|dot| dot.stands_out);
    let colour = if stands_out { theme::line_style(Emphasis::Second).text } else { theme::INK };
    let lettering = Lettering::standing_out(colour, stands_out);
    rows::name(canvas, &row.label, (left, middle), (NAME_ROOM, height), lettering);
}

/// Dots at their places; those that would cover an earlier one move up or down within their row.
fn spread(
    dots: &[Dot],
    across: &impl Fn(f64) -> f64,
    middle: f64,
    height: f64,
) -> Vec<(Point, bool)> {
    let mut placed: Vec<(Point, bool)> = Vec::new();
    for dot in dots {
        let at = if dot.at.is_nan() { ENDS.1 } else { dot.at.clamp(-ENDS.1, ENDS.1) };
        let x = across(at);
        let radius = radius(dot.stands_out);
        let step = 2.0 * radius + theme::MARK_SEAM;
        let room = ((height / 2.0 - radius) / step).floor().max(0.0) as i32;
        // the middle, then one step below and above, then two ...
        let sides = (1..=room).flat_map(|level| [level, -level]);
        let mut heights =
            std::iter::once(0).chain(sides).map(|level| middle + f64::from(level) * step);
        let covers = |((other_x, other_y), _): &(Point, bool), y: f64| {
            (other_x - x).abs() < step && (other_y - y).abs() < step - theme::MARK_SEAM
        };
        let free = heights.find(|&y| !placed.iter().any(|other| covers(other, y)));
        placed.push(((x, free.unwrap_or(middle)), dot.stands_out));
    }
    placed
}

/// Radius of a dot. Pixels.
fn radius(stands_out: bool) -> f64 {
    if stands_out { theme::MARK_RADIUS.1 } else { theme::MARK_RADIUS.0 }
}

/// Draws dots; those that stand out last and larger.
fn mark_all(canvas: &mut Canvas, dots: &[(Point, bool)]) {
    let emphasis = |stands_out| if stands_out { Emphasis::Second } else { Emphasis::First };
    for last in [false, true] {
        for (centre, stands_out) in dots.iter().filter(|(_, stands_out)| *stands_out == last) {
            let colour = theme::line_style(emphasis(*stands_out)).mark;
            canvas.mark(*centre, radius(*stands_out), colour);
        }
    }
}

/// Baseline of the ticks below a plot.
fn first_foot(plot: Area) -> f64 {
    plot.bottom + 36.0
}

/// Writes the name of a horizontal axis below its ticks.
fn foot(canvas: &mut Canvas, plot: Area, name: &str, lettering: Lettering) {
    let name = lettering.line(name, plot.width());
    let middle = plot.middle().0;
    canvas.write(&name, (middle, first_foot(plot) + 36.0), Align::Centre, lettering);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dots(places: &[f64]) -> Vec<(Point, bool)> {
        let dots: Vec<Dot> = places.iter().map(|&at| Dot { at, stands_out: false }).collect();
        spread(&dots, &|at| 100.0 * at, 50.0, 90.0)
    }

    #[test]
    fn equal_dots_stand_above_each_other_within_their_row() {
        let placed = dots(&[0.0; 5]);
        let mut heights: Vec<f64> = placed.iter().map(|((_, y), _)| *y).collect();
        heights.sort_by(f64::total_cmp);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] > 2.0 * theme::MARK_RADIUS.0));
        assert!(heights[0] > 5.0 && heights[4] < 95.0, "{heights:?}");
        assert_eq!(dots(&[0.0; 80]).len(), 80);
    }

    #[test]
    fn what_is_far_off_lies_at_the_edge() {
        let placed = dots(&[-1e9, 1e9, f64::INFINITY, f64::NAN, 0.5]);
        let across: Vec<f64> = placed.iter().map(|((x, _), _)| x / 100.0).collect();
        assert_eq!(across, [-ENDS.1, ENDS.1, ENDS.1, ENDS.1, 0.5]);
    }
}
