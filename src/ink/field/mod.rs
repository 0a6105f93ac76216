//! Maps over two levers: cells, both edges, lines through the cells, words on top.

mod heat;
mod plane;
mod told;

pub use heat::HeatMap;
pub(super) use heat::heat;
pub(super) use plane::plane;
pub use plane::{Plane, Winner};

use super::canvas::Canvas;

use super::lettering::{Align, Lettering};
use super::lever::{FEET, LeverFeet, Scale, Spot, VariedLever};
use super::sheet::{self, Area, Point};
use super::{panel, theme};
use crate::math::contour::{GridCrossing, level_lines};

/// Most lines of words beside a step.
const LINES: usize = 2;
/// Widest words beside the map. Pixels.
const SIDE: f64 = 260.0;
/// Between the words of two steps below the map. Pixels.
const AIR: f64 = 12.0;
/// About how many numbers stand below and beside the map.
const NUMBERS: (u32, u32) = (10, 8);
/// Radius of the ring of today. Pixels.
const RING: f64 = 11.0;
/// Around the ring of today and its name. Pixels.
const ASIDE: f64 = 8.0;
/// Paper around words on a map. Pixels.
const PAD: (f64, f64) = (8.0, 4.0);
/// Places along a line where its label may stand, the best first.
const PLACES: [f64; 9] = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88];

/// A map on the sheet.
struct Field<'chart> {
    feet: LeverFeet<'chart>,
    up: &'chart VariedLever,
    rising: Scale,
    /// The place of the cells.
    plot: Area,
    /// Where words already stand.
    taken: Vec<Area>,
    sides: Vec<Vec<String>>,
}

impl<'chart> Field<'chart> {
    /// Lays the levers into a place.
    fn arrange(place: Area, across: &'chart VariedLever, up: &'chart VariedLever) -> Self {
        let scale = |lever, from, to, numbers| {
            Scale::new(lever, std::iter::empty(), true, (from, to), numbers)
        };
        let mut plot = Area { top: place.top + panel::HEADING, ..place };
        // the words beside the steps, in the height that is left above one line of words below them
        let ticks = scale(up, plot.bottom, plot.top, NUMBERS.1).ticks;
        let room = (plot.height() - FEET) / ticks.len().max(1) as f64;
        let lines = if room < LINES as f64 * theme::ROW { 1 } else { LINES };
        let small = Lettering::small(theme::MUTED);
        let sides: Vec<Vec<String>> =
            ticks.iter().map(|(_, words)| small.wrap(words, SIDE, lines)).collect();
        plot.left += small.widest(sides.iter().flatten()) + panel::TICK_GAP + 8.0;
        let along = scale(across, plot.left, plot.right, NUMBERS.0);
        let feet = LeverFeet::new(across, along, plot.width(), AIR);
        plot.bottom -= feet.height();
        let rising = scale(up, plot.bottom, plot.top, NUMBERS.1);
        Self { feet, up, rising, plot, taken: Vec::new(), sides }
    }

    /// Whether both levers are numbers, so that lines between their steps mean something.
    fn is_continuous(&self) -> bool {
        !self.feet.lever.has_words() && !self.up.has_words()
    }

    /// The place of a cell.
    fn cell(&self, column: usize, row: usize) -> Option<Area> {
        let LeverFeet { lever: across, scale: along, .. } = &self.feet;
        let (left, right) = across.reach(column)?;
        let (bottom, top) = self.up.reach(row)?;
        let area = Area {
            left: along.place(left),
            right: along.place(right),
            top: self.rising.place(top),
            bottom: self.rising.place(bottom),
        };
        (area.left < area.right && area.top < area.bottom).then_some(area)
    }

    /// All cells with their value.
    fn cells<'values, Value>(
        &'values self,
        values: &'values [Vec<Value>],
    ) -> impl Iterator<Item = (Area, &'values Value)> {
        values.iter().enumerate().flat_map(move |(row, of)| {
            let cells = of.iter().enumerate();
            cells.filter_map(move |(column, value)| Some((self.cell(column, row)?, value)))
        })
    }

    /// Draws the frame, both edges with their words, and the names of both levers.
    fn edges(&self, canvas: &mut Canvas) {
        let plot = self.plot;
        let Area { left, top, right, bottom } = plot;
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        canvas.stroke(&corners, theme::AXIS, theme::GRID_WIDTH);
        self.feet.draw(canvas, plot);
        let mut last_top = f64::INFINITY;
        for ((value, _), rows) in self.rising.ticks.iter().zip(&self.sides) {
            let y = self.rising.place(*value);
            canvas.rule((left - 8.0, y), (left, y), theme::AXIS);
            let half = rows.len() as f64 * theme::ROW / 2.0;
            if y + half <= last_top {
                last_top = y - half;
                let first = (left - panel::TICK_GAP - 4.0, last_top + 0.5 * theme::ROW);
                canvas.level_lines(rows, first, Align::Right, Lettering::small(theme::MUTED));
            }
        }
        self.feet.name(canvas, plot);
        let ink = Lettering::small(theme::INK);
        let name = ink.line(&format!("↑ {}", self.up.name()), plot.width());
        canvas.write(&name, (left, top - 16.0), Align::Left, ink);
    }

    /// The lines of a level as they lie on the sheet.
    fn contours(&self, values: &[Vec<f64>], level: f64) -> Vec<Vec<Point>> {
        let LeverFeet { lever: across, scale: along, .. } = &self.feet;
        let place = |crossing: &GridCrossing| {
            let (row, column) =
                crossing.place(|row| self.up.value(row), |column| across.value(column))?;
            Some((along.place(column), self.rising.place(row)))
        };
        let lines = level_lines(values, level);
        lines.iter().map(|line| line.iter().filter_map(place).collect()).collect()
    }

    /// Writes words on paper centred at a point, if they fit the map there and cover no other words.
    fn label(
        &mut self,
        canvas: &mut Canvas,
        rows: &[String],
        at: Point,
        lettering: Lettering,
    ) -> bool {
        let half = lettering.widest(rows) / 2.0 + PAD.0;
        let tall = rows.len() as f64 * theme::ROW / 2.0 + PAD.1;
        let area = Area::around(at, (half, tall));
        if !self.is_free(area) {
            return false;
        }
        canvas.fill(area, theme::PAPER);
        let first = (at.0, at.1 - tall + PAD.1 + 0.5 * theme::ROW);
        canvas.level_lines(rows, first, Align::Centre, lettering);
        self.taken.push(area);
        true
    }

    /// Whether a place lies inside the map and covers no words.
    fn is_free(&self, area: Area) -> bool {
        let plot = self.plot;
        let inside = area.left >= plot.left
            && area.right <= plot.right
            && area.top >= plot.top
            && area.bottom <= plot.bottom;
        inside && !self.taken.iter().any(|other| overlap(area, *other))
    }

    /// Labels the longest of some lines, where its label covers no other words; says whether it did.
    fn label_line(
        &mut self,
        canvas: &mut Canvas,
        lines: &[Vec<Point>],
        text: &str,
        lettering: Lettering,
    ) -> bool {
        let width = lettering.width(text);
        let mut sorted: Vec<&Vec<Point>> = lines.iter().collect();
        sorted.sort_by(|one, other| whole(other).total_cmp(&whole(one)));
        let text = [text.to_owned()];
        for line in sorted.into_iter().filter(|line| whole(line) > width) {
            for share in PLACES {
                let Some(at) = along(line, share) else { continue };
                if self.label(canvas, &text, at, lettering) {
                    return true;
                }
            }
        }
        false
    }

    /// Marks a spot with a ring and its name beside it.
    fn mark(&mut self, canvas: &mut Canvas, spot: &Spot) {
        let place = self.feet.scale.inside(spot.across).zip(self.rising.inside(spot.up));
        let Some((x, y)) = place else { return };
        canvas.ring((x, y), RING, theme::INK);
        self.taken.push(Area::around((x, y), (RING + 4.0, RING + 4.0)));
        let lettering = Lettering::strong(theme::INK);
        let rows = lettering.wrap(&spot.label, (self.plot.width() / 3.0).min(330.0), 2);
        let half = lettering.widest(&rows) / 2.0;
        if half <= 0.0 {
            return;
        }
        let aside = half + PAD.0 + RING + ASIDE;
        let above = rows.len() as f64 * theme::ROW / 2.0 + PAD.1 + RING + ASIDE;
        let places = [(aside, 0.0), (-aside, 0.0), (0.0, -above), (0.0, above)];
        let corners = [(aside, -above), (-aside, -above), (aside, above), (-aside, above)];
        for (right, down) in places.into_iter().chain(corners) {
            if self.label(canvas, &rows, (x + right, y + down), lettering) {
                return;
            }
        }
    }
}

fn overlap(one: Area, other: Area) -> bool {
    one.left < other.right
        && other.left < one.right
        && one.top < other.bottom
        && other.top < one.bottom
}

/// Length of a line. Pixels.
fn whole(line: &[Point]) -> f64 {
    line.windows(2).map(|pair| sheet::length(pair[0], pair[1])).sum()
}

/// The point at this share of a line's length.
fn along(line: &[Point], share: f64) -> Option<Point> {
    let mut left = whole(line) * share;
    for pair in line.windows(2) {
        let length = sheet::length(pair[0], pair[1]);
        if length >= left && length > 0.0 {
            let part = left / length;
            let ((x, y), (to_x, to_y)) = (pair[0], pair[1]);
            return Some((x + (to_x - x) * part, y + (to_y - y) * part));
        }
        left -= length;
    }
    line.last().copied()
}
