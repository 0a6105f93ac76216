//! Rows: names on the left, one horizontal axis, a bar or dots for each name, room for numbers.

mod bars;
mod dots;
mod gains;
mod piles;
mod priorities;
mod told;

pub use bars::{Bar, BarPanel, Causes, Tornado, TornadoEnd, TornadoRow};
pub(super) use bars::{causes, tornado};
pub use dots::{IndexChart, IndexRow, RangePanel, RangeRow, Ranges};
pub(super) use dots::{indices, ranges};
pub(super) use gains::gains;
pub use gains::{Gain, GainBlock, GainColumn, GainRow, Gains};
pub(super) use piles::piles;
pub use piles::{Grain, Pile, Piles};
pub(super) use priorities::beliefs;
pub use priorities::{BeliefPair, BeliefPanel, BeliefRow, Beliefs};

use super::axis::ValueAxis;
use super::canvas::Canvas;
use super::lettering::{Align, Lettering};
use super::sheet::{Area, Point};
use super::verticals::Verticals;
use super::{Reference, panel, theme};

/// Between a name and the plot. Pixels.
const NAME_GAP: f64 = 20.0;
/// Height of the numbers below the plot. Pixels.
const FEET: f64 = 44.0;
/// Height of a remark of two lines below the numbers. Pixels.
const REMARK: f64 = 2.5 * theme::ROW;
/// Smallest and largest height of a row. Pixels.
const HEIGHTS: (f64, f64) = (34.0, 104.0);
/// Half the width of the end of a whisker. Pixels.
const CAP: f64 = 8.0;

/// Writes a name in front of a row, at most on three lines, in a place so wide and so high.
pub(super) fn name(
    canvas: &mut Canvas,
    text: &str,
    at: Point,
    (width, height): (f64, f64),
    lettering: Lettering,
) {
    centred(canvas, &lettering.wrap(text, width, lines(height)), at, lettering);
}

/// Writes lines below each other, the middle of all of them at the height of the anchor.
fn centred(canvas: &mut Canvas, lines: &[String], (left, middle): Point, lettering: Lettering) {
    let first = middle - (lines.len() as f64 - 1.0) / 2.0 * theme::ROW;
    canvas.level_lines(lines, (left, first), Align::Left, lettering);
}

/// How many lines of a name fit a row of this height.
fn lines(height: f64) -> usize {
    ((height / theme::ROW) as usize).clamp(1, 3)
}

/// How many rows fit a height.
fn most(height: f64) -> usize {
    (height / HEIGHTS.0).floor().max(1.0) as usize
}

/// As many rows as are drawn, largest first, and the rest.
fn largest_first<Row>(
    mut rows: Vec<&Row>,
    size: impl Fn(&Row) -> f64,
    most: usize,
) -> (Vec<&Row>, Vec<&Row>) {
    rows.sort_by(|one, other| size(other).total_cmp(&size(one)));
    let rest = rows.split_off(rows.len().min(most));
    (rows, rest)
}

/// The height that a remark takes, if there is one.
fn remark_height(remark: &str) -> f64 {
    if remark.is_empty() { 0.0 } else { REMARK }
}

/// The room that the widest name takes: at most so much, a third more if rows are so low that a name has
/// only one line.
fn name_room<'a>(
    names: impl Iterator<Item = &'a str>,
    most: f64,
    (height, count): (f64, usize),
) -> f64 {
    let strong = Lettering::strong(theme::INK);
    let lines = lines((height / count.max(1) as f64).min(HEIGHTS.1));
    let most = if lines < 2 { most * 4.0 / 3.0 } else { most };
    names.map(|text| strong.widest(strong.wrap(text, most, lines))).fold(0.0, f64::max).min(most)
}

/// Rows over one axis on the sheet.
struct RowSheet {
    /// The plot.
    plot: Area,
    /// The horizontal axis.
    axis: ValueAxis,
    /// Height of a row. Pixels.
    height: f64,
    /// Where names begin. Pixels.
    left: f64,
    /// Where the axis begins and ends: inside the plot, so that words fit beside the longest bars.
    ends: (f64, f64),
}

impl RowSheet {
    /// Lays so many rows into a place whose upper edge is the upper edge of the plot; `names` is the
    /// widest name, `beside` the room to the left and right of the axis.
    fn arrange(place: Area, count: usize, names: f64, axis: ValueAxis, beside: (f64, f64)) -> Self {
        let height = (place.height() / count.max(1) as f64).min(HEIGHTS.1);
        let bottom = place.top + count as f64 * height;
        Self::in_heights(Area { bottom, ..place }, count, names, axis, beside)
    }

    /// The same with rows as high as the place allows.
    fn in_heights(
        place: Area,
        count: usize,
        names: f64,
        axis: ValueAxis,
        beside: (f64, f64),
    ) -> Self {
        let height = place.height() / count.max(1) as f64;
        let plot = Area { left: place.left + names + NAME_GAP, ..place };
        let ends = (plot.left + beside.0, plot.right - beside.1);
        Self { plot, axis, height, left: place.left, ends }
    }

    /// The same as [`Self::arrange`] with verticals at values to compare with, their names above the plot.
    fn under_verticals(
        place: Area,
        count: usize,
        names: f64,
        axis: &ValueAxis,
        beside: (f64, f64),
        values: &[&Reference],
    ) -> (Self, Verticals) {
        let below = |lift: f64| {
            let place = Area { top: place.top + lift, ..place };
            Self::arrange(place, count, names, axis.clone(), beside)
        };
        let flat = below(0.0);
        let places = values.iter().map(|line| (flat.across(line.at), line.label.as_str()));
        let verticals = Verticals::arrange(places, 0.0, place.right);
        (below(verticals.height()), verticals)
    }

    /// The pixel of a value.
    fn across(&self, value: f64) -> f64 {
        self.ends.0 + self.axis.share(value) * (self.ends.1 - self.ends.0)
    }

    /// The height of the middle of a row.
    fn middle(&self, number: usize) -> f64 {
        self.plot.top + (number as f64 + 0.5) * self.height
    }

    /// Draws the vertical grid with its numbers; zero is darker.
    fn grid(&self, canvas: &mut Canvas) {
        let is_zero = |value: f64| value.abs() < f64::MIN_POSITIVE;
        let colour = |value| if is_zero(value) { theme::AXIS } else { theme::GRID };
        panel::columns(canvas, self.plot, &self.axis, |value| self.across(value), colour);
    }

    /// Draws a line from the names to the end of the plot above a row.
    fn line_above(&self, canvas: &mut Canvas, number: usize, colour: theme::Colour) {
        let y = self.middle(number) - self.height / 2.0;
        canvas.rule((self.left, y), (self.plot.right, y), colour);
    }

    /// Writes the name of a row.
    fn name(&self, canvas: &mut Canvas, number: usize, text: &str, lettering: Lettering) {
        let room = self.plot.left - NAME_GAP - self.left;
        name(canvas, text, (self.left, self.middle(number)), (room, self.height), lettering);
    }

    /// Writes a remark below the rows, on at most two lines.
    fn remark(&self, canvas: &mut Canvas, text: &str) {
        let lettering = Lettering::small(theme::MUTED);
        let lines = lettering.wrap(text, self.plot.right - self.left, 2);
        let first = (self.left, self.plot.bottom + FEET + theme::ROW);
        canvas.lines(&lines, first, Align::Left, lettering);
    }

    /// Draws a whisker between two values at a height.
    fn whisker(
        &self,
        canvas: &mut Canvas,
        (low, high): (f64, f64),
        middle: f64,
        colour: theme::Colour,
    ) {
        let (left, right) = (self.across(low), self.across(high));
        canvas.stroke(&[(left, middle), (right, middle)], colour, theme::WHISKER_WIDTH);
        for x in [left, right] {
            let cap = [(x, middle - CAP), (x, middle + CAP)];
            canvas.stroke(&cap, colour, theme::WHISKER_WIDTH);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn low_rows_have_one_line_and_high_ones_at_most_three() {
        assert_eq!([34.0, 60.0, 104.0, 900.0].map(lines), [1, 2, 3, 3]);
        assert_eq!((most(700.0), most(1.0)), (20, 1));
    }
}
