//! What maps over two levers have in common: cells, both edges, lines through the cells, words on top.

use crate::ink::theme;
use crate::math::contour::{GridCrossing, level_lines};

use super::along::words_below;
use super::canvas::{self, Align, Canvas, Lettering};
use super::letters::{self, Weight};
use super::lever::{Scale, Spot, VariedLever};
use super::page::Area;
use super::panel;
use crate::ink::sheet::Point;

/// Height of ticks, words and the name of the lever below the map. Pixels.
const FEET: f64 = 84.0;
/// Most rows of words below a step, and beside it.
const ROWS: (usize, usize) = (3, 2);
/// Widest words beside the map. Pixels.
const SIDE: f64 = 260.0;
/// About how many numbers stand below and beside the map.
const NUMBERS: (u32, u32) = (10, 8);
/// Radius of the ring of today. Pixels.
const RING: f64 = 11.0;
/// Paper around words on a map. Pixels.
const PAD: (f64, f64) = (8.0, 4.0);
/// Places along a line where its label may stand, the best first.
const PLACES: [f64; 9] = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88];

/// Height of a row of words. Pixels.
pub(super) const ROW: f64 = theme::TEXT_SIZE * theme::LEADING;

/// A map on the sheet.
pub(super) struct Field<'chart> {
    across: &'chart VariedLever,
    up: &'chart VariedLever,
    scales: (Scale, Scale),
    /// The place of the cells.
    pub(super) plot: Area,
    /// Where words already stand.
    taken: Vec<Area>,
    feet: Vec<Vec<String>>,
    sides: Vec<Vec<String>>,
}

impl<'chart> Field<'chart> {
    /// Lays the levers into a place.
    pub(super) fn arrange(
        place: Area,
        across: &'chart VariedLever,
        up: &'chart VariedLever,
    ) -> Self {
        let small = Lettering::small(theme::MUTED);
        let none = std::iter::empty;
        let plot = Area { top: place.top + panel::HEADING, bottom: place.bottom - FEET, ..place };
        let rising = Scale::new(up, none(), true, (plot.bottom, plot.top), NUMBERS.1);
        let room = plot.height() / rising.ticks.len().max(1) as f64;
        let most = if room < ROWS.1 as f64 * ROW { 1 } else { ROWS.1 };
        let beside =
            |(_, words): &(f64, String)| letters::wrap(words, small.size, small.weight, SIDE, most);
        let sides: Vec<Vec<String>> = rising.ticks.iter().map(beside).collect();
        let widest = sides.iter().flatten().map(|row| small.width(row)).fold(0.0, f64::max);
        let plot = Area { left: place.left + widest + panel::TICK_GAP + 8.0, ..plot };
        let along = Scale::new(across, none(), true, (plot.left, plot.right), NUMBERS.0);
        let room = (plot.right - plot.left) / along.ticks.len().max(1) as f64 - 12.0;
        let most = if across.has_words() { ROWS.0 } else { 1 };
        let below = |(_, words): &(f64, String)| {
            let room = if across.has_words() { room } else { f64::INFINITY };
            letters::wrap(words, small.size, small.weight, room, most)
        };
        let feet: Vec<Vec<String>> = along.ticks.iter().map(below).collect();
        let rows = feet.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let plot = Area { bottom: plot.bottom - (rows as f64 - 1.0) * ROW, ..plot };
        let rising = Scale::new(up, none(), true, (plot.bottom, plot.top), NUMBERS.1);
        Self { across, up, scales: (along, rising), plot, taken: Vec::new(), feet, sides }
    }

    /// Whether both levers are numbers, so that lines between their steps mean something.
    pub(super) fn is_continuous(&self) -> bool {
        !self.across.has_words() && !self.up.has_words()
    }

    /// The place of a cell.
    pub(super) fn cell(&self, column: usize, row: usize) -> Option<Area> {
        let (left, right) = self.across.reach(column)?;
        let (bottom, top) = self.up.reach(row)?;
        let (across, up) = &self.scales;
        let area = Area {
            left: across.place(left),
            right: across.place(right),
            top: up.place(top),
            bottom: up.place(bottom),
        };
        (area.left < area.right && area.top < area.bottom).then_some(area)
    }

    /// All cells with their value.
    pub(super) fn cells<'values, Value>(
        &'values self,
        values: &'values [Vec<Value>],
    ) -> impl Iterator<Item = (Area, &'values Value)> {
        values.iter().enumerate().flat_map(move |(row, of)| {
            let cells = of.iter().enumerate();
            cells.filter_map(move |(column, value)| Some((self.cell(column, row)?, value)))
        })
    }

    /// Draws the frame, both edges with their words, and the names of both levers.
    pub(super) fn edges(&self, canvas: &mut Canvas) {
        let plot = self.plot;
        let lettering = Lettering::small(theme::MUTED);
        let corners = vec![
            (plot.left, plot.top),
            (plot.right, plot.top),
            (plot.right, plot.bottom),
            (plot.left, plot.bottom),
            (plot.left, plot.top),
        ];
        canvas.stroke(corners, theme::AXIS, theme::GRID_WIDTH);
        let first = words_below(canvas, plot, &self.scales.0, &self.feet);
        let mut last_top = f64::INFINITY;
        for ((value, _), rows) in self.scales.1.ticks.iter().zip(&self.sides) {
            let y = self.scales.1.place(*value);
            canvas.stroke(
                vec![(plot.left - 8.0, y), (plot.left, y)],
                theme::AXIS,
                theme::GRID_WIDTH,
            );
            let half = rows.len() as f64 * ROW / 2.0;
            if y + half > last_top {
                continue;
            }
            last_top = y - half;
            for (number, row) in rows.iter().enumerate() {
                let middle = last_top + (number as f64 + 0.5) * ROW;
                let baseline = middle + lettering.size * theme::CAP_HEIGHT / 2.0;
                let right = plot.left - panel::TICK_GAP - 4.0;
                canvas.write(row, (right, baseline), Align::Right, lettering);
            }
        }
        let ink = Lettering { colour: theme::INK, ..lettering };
        let one_line = |text: &str, room: f64| {
            letters::wrap(text, lettering.size, lettering.weight, room, 1).concat()
        };
        let rows = self.feet.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let name = one_line(&self.across.name(), plot.right - plot.left);
        let middle = f64::midpoint(plot.left, plot.right);
        let baseline = first + rows as f64 * ROW + 4.0;
        canvas.write(&name, (middle, baseline), Align::Centre, ink);
        let left = plot.left;
        let name = one_line(&format!("↑ {}", self.up.name()), plot.right - left);
        canvas.write(&name, (left, plot.top - 16.0), Align::Left, ink);
    }

    /// The lines of a level as they lie on the sheet.
    pub(super) fn contours(&self, values: &[Vec<f64>], level: f64) -> Vec<Vec<Point>> {
        let place = |crossing: &GridCrossing| {
            let (up, across) =
                crossing.place(|row| self.up.value(row), |column| self.across.value(column))?;
            Some((self.scales.0.place(across), self.scales.1.place(up)))
        };
        let lines = level_lines(values, level);
        lines.iter().map(|line| line.iter().filter_map(place).collect()).collect()
    }

    /// Writes words on paper centred at a point, if they fit the map there and cover no other words.
    pub(super) fn label(
        &mut self,
        canvas: &mut Canvas,
        rows: &[String],
        at: Point,
        lettering: Lettering,
    ) -> bool {
        let half = rows.iter().map(|row| lettering.width(row)).fold(0.0, f64::max) / 2.0 + PAD.0;
        let tall = rows.len() as f64 * ROW / 2.0 + PAD.1;
        let area =
            Area { left: at.0 - half, right: at.0 + half, top: at.1 - tall, bottom: at.1 + tall };
        if !self.is_free(area) {
            return false;
        }
        canvas.block((area.left, area.top), (area.right, area.bottom), theme::PAPER, 1.0);
        for (number, row) in rows.iter().enumerate() {
            let middle = at.1 - tall + PAD.1 + (number as f64 + 0.5) * ROW;
            let baseline = middle + lettering.size * theme::CAP_HEIGHT / 2.0;
            canvas.write(row, (at.0, baseline), Align::Centre, lettering);
        }
        self.taken.push(area);
        true
    }

    /// Whether a place lies inside the map and covers no words.
    pub(super) fn is_free(&self, area: Area) -> bool {
        let plot = self.plot;
        let inside = area.left >= plot.left
            && area.right <= plot.right
            && area.top >= plot.top
            && area.bottom <= plot.bottom;
        inside && !self.taken.iter().any(|other| overlap(area, *other))
    }

    /// Labels the longest of some lines, where its label covers no other words; says whether it did.
    pub(super) fn label_line(
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
    pub(super) fn mark(&mut self, canvas: &mut Canvas, spot: &Spot) {
        let (across, up) = &self.scales;
        let (Some(x), Some(y)) = (across.inside(spot.across), up.inside(spot.up)) else { return };
        canvas.ring((x, y), RING, theme::INK);
        let around =
            |size: f64| Area { left: x - size, right: x + size, top: y - size, bottom: y + size };
        self.taken.push(around(RING + 4.0));
        let lettering = Lettering { weight: Weight::Strong, ..Lettering::small(theme::INK) };
        let room = ((self.plot.right - self.plot.left) / 3.0).min(330.0);
        let rows = letters::wrap(&spot.label, lettering.size, lettering.weight, room, 2);
        let half = rows.iter().map(|row| lettering.width(row)).fold(0.0, f64::max) / 2.0;
        if half <= 0.0 {
            return;
        }
        let aside = half + PAD.0 + RING + 8.0;
        let above = rows.len() as f64 * ROW / 2.0 + PAD.1 + RING + 8.0;
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
    line.windows(2).map(|pair| canvas::length(pair[0], pair[1])).sum()
}

/// The point at this share of a line's length.
fn along(line: &[Point], share: f64) -> Option<Point> {
    let mut left = whole(line) * share;
    for pair in line.windows(2) {
        let length = canvas::length(pair[0], pair[1]);
        if length >= left && length > 0.0 {
            let part = left / length;
            let ((x, y), (to_x, to_y)) = (pair[0], pair[1]);
            return Some((x + (to_x - x) * part, y + (to_y - y) * part));
        }
        left -= length;
    }
    line.last().copied()
}
