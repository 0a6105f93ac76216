//! What charts of named rows have in common: names on the left, one horizontal axis, room for numbers.

use crate::document::number::{rounded, significant};
use crate::ink::theme;

use super::axis::{self, ValueAxis};
use super::canvas::{Align, Canvas, Lettering};
use super::letters::{self, Weight};
use super::page::Area;
use super::{Emphasis, panel};
use crate::ink::sheet::Point;

/// Between a name and the plot. Pixels.
const NAME_GAP: f64 = 20.0;
/// Height of the numbers below the plot. Pixels.
pub(super) const FEET: f64 = 44.0;
/// Height of one row of a remark below the rows. Pixels.
pub(super) const REMARK: f64 = theme::TEXT_SIZE * theme::LEADING;
/// Smallest and largest height of a row. Pixels.
const HEIGHTS: (f64, f64) = (LOWEST, 104.0);
/// Smallest height of a row. Pixels.
pub(super) const LOWEST: f64 = 34.0;
/// Half the width of the end of a whisker. Pixels.
const CAP: f64 = 8.0;

/// Draws a dot whose shape tells what its colour tells: a disc for the first option and for what is better,
/// a ring for the second one and for what is worse, a small disc for the baseline.
pub(super) fn dot(canvas: &mut Canvas, centre: Point, radius: f64, emphasis: Emphasis) {
    let colour = theme::line_style(emphasis).mark;
    match emphasis {
        Emphasis::First => canvas.mark(centre, radius, colour),
        Emphasis::Baseline | Emphasis::Quiet => canvas.mark(centre, radius * 0.72, colour),
        Emphasis::Second | Emphasis::Third => canvas.ring(centre, radius, colour),
    }
}

/// From this size on numbers beside marks get an exponent.
const HUGE: f64 = 1e7;

/// A number beside a mark: two digits and a true minus sign.
pub(super) fn short(value: f64) -> String {
    let value = axis::drawable(value).unwrap_or(value);
    let text = if value.abs() >= HUGE { significant(value, 2) } else { rounded(value) };
    text.replace('-', "−")
}

/// [`short`] with a sign.
pub(super) fn signed_short(value: f64) -> String {
    let text = short(value);
    if value > 0.0 && text != "0" { format!("+{text}") } else { text }
}

/// Writes a name in front of a row, at most on three lines, in a place so wide and so high.
pub(super) fn name(
    canvas: &mut Canvas,
    text: &str,
    (left, middle): Point,
    (width, height): (f64, f64),
    lettering: Lettering,
) {
    let leading = lettering.size * theme::LEADING;
    let rows = letters::wrap(text, lettering.size, lettering.weight, width, lines(height));
    let first = middle - (rows.len() as f64 - 1.0) / 2.0 * leading;
    for (number, row) in rows.iter().enumerate() {
        let baseline = first + number as f64 * leading + lettering.size * theme::CAP_HEIGHT / 2.0;
        canvas.write(row, (left, baseline), Align::Left, lettering);
    }
}

/// How many lines of a name fit a row of this height.
fn lines(height: f64) -> usize {
    ((height / (theme::TEXT_SIZE * theme::LEADING)) as usize).clamp(1, 3)
}

/// How many rows fit a height.
pub(super) fn most(height: f64) -> usize {
    (height / HEIGHTS.0).floor().max(1.0) as usize
}

/// Rows over one axis on the sheet.
pub(super) struct RowSheet {
    /// The plot.
    pub(super) plot: Area,
    /// The horizontal axis.
    pub(super) axis: ValueAxis,
    /// Height of a row. Pixels.
    pub(super) height: f64,
    /// Where names begin. Pixels.
    left: f64,
    /// Where the axis begins and ends: inside the plot, so that words fit beside the longest bars.
    ends: (f64, f64),
}

impl RowSheet {
    /// Lays so many rows into a place whose upper edge is the upper edge of the plot; `names` is the
    /// widest name, `beside` the room to the left and right of the axis.
    pub(super) fn arrange(
        place: Area,
        count: usize,
        names: f64,
        axis: ValueAxis,
        beside: (f64, f64),
    ) -> Self {
        let height = (place.height() / count.max(1) as f64).min(HEIGHTS.1);
        let bottom = place.top + count as f64 * height;
        Self::in_heights(Area { bottom, ..place }, count, names, axis, beside)
    }

    /// The same with rows as high as the place allows.
    pub(super) fn in_heights(
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

    /// Where the axis ends. Pixels.
    pub(super) fn end(&self) -> f64 {
        self.ends.1
    }

    /// The pixel of a value.
    pub(super) fn across(&self, value: f64) -> f64 {
        self.ends.0 + self.axis.share(value) * (self.ends.1 - self.ends.0)
    }

    /// The height of the middle of a row.
    pub(super) fn middle(&self, number: usize) -> f64 {
        self.plot.top + (number as f64 + 0.5) * self.height
    }

    /// Draws the vertical grid with its numbers; zero is darker.
    pub(super) fn grid(&self, canvas: &mut Canvas) {
        let lettering = Lettering::small(theme::MUTED);
        let mut last_end = f64::NEG_INFINITY;
        for (value, words) in &self.axis.ticks {
            let x = self.across(*value);
            let zero = value.abs() < f64::MIN_POSITIVE;
            let colour = if zero { theme::AXIS } else { theme::GRID };
            let line = vec![(x, self.plot.top), (x, self.plot.bottom)];
            canvas.stroke(line, colour, theme::GRID_WIDTH);
            let half = lettering.width(words) / 2.0;
            if x - half > last_end + 10.0 {
                canvas.write(words, (x, self.plot.bottom + 34.0), Align::Centre, lettering);
                last_end = x + half;
            }
        }
    }

    /// Writes the name of a row.
    pub(super) fn name(
        &self,
        canvas: &mut Canvas,
        number: usize,
        text: &str,
        lettering: Lettering,
    ) {
        let room = self.plot.left - NAME_GAP - self.left;
        name(canvas, text, (self.left, self.middle(number)), (room, self.height), lettering);
    }

    /// Writes a remark below the rows, on at most two lines.
    pub(super) fn remark(&self, canvas: &mut Canvas, text: &str) {
        let lettering = Lettering::small(theme::MUTED);
        let room = self.plot.right - self.left;
        let first = self.plot.bottom + FEET + REMARK;
        let rows = letters::wrap(text, lettering.size, lettering.weight, room, 2);
        for (number, row) in rows.iter().enumerate() {
            canvas.write(row, (self.left, first + number as f64 * REMARK), Align::Left, lettering);
        }
    }

    /// Draws a whisker between two values at a height.
    pub(super) fn whisker(
        &self,
        canvas: &mut Canvas,
        (low, high): (f64, f64),
        middle: f64,
        colour: theme::Colour,
    ) {
        let (left, right) = (self.across(low), self.across(high));
        canvas.stroke(vec![(left, middle), (right, middle)], colour, theme::WHISKER_WIDTH);
        for x in [left, right] {
            let cap = vec![(x, middle - CAP), (x, middle + CAP)];
            canvas.stroke(cap, colour, theme::WHISKER_WIDTH);
        }
    }
}

/// The room that the widest name takes: at most so much, a third more if rows are so low that a name has
/// only one line.
pub(super) fn name_room<'a>(
    names: impl Iterator<Item = &'a str>,
    most: f64,
    (height, count): (f64, usize),
) -> f64 {
    let strong = Lettering { weight: Weight::Strong, ..Lettering::small(theme::INK) };
    let lines = lines((height / count.max(1) as f64).min(HEIGHTS.1));
    let most = if lines < 2 { most * 4.0 / 3.0 } else { most };
    let width = |text: &str| {
        let rows = letters::wrap(text, strong.size, strong.weight, most, lines);
        rows.iter().map(|row| strong.width(row)).fold(0.0, f64::max)
    };
    names.map(width).fold(0.0, f64::max).min(most)
}

/// Writes the heading of rows above their plot.
pub(super) fn heading(canvas: &mut Canvas, place: Area, lift: f64, words: (&str, &str)) {
    let start = (place.left, place.top - lift - 16.0);
    panel::heading(canvas, start, place.right, words.0, words.1);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_beside_marks_are_short_whatever_their_size() {
        let words = [1.0, -6.24, 0.0, -1e-12, 1e300, f64::MIN, 143.0].map(signed_short);
        assert_eq!(words, ["+1.0", "−6.2", "0", "0", "+1e300", "−1e300", "+143"]);
        assert_eq!(short(f64::NAN), "not applicable");
    }

    #[test]
    fn low_rows_have_one_line_and_high_ones_at_most_three() {
        assert_eq!([34.0, 60.0, 104.0, 900.0].map(lines), [1, 2, 3, 3]);
        assert_eq!((most(700.0), most(1.0)), (20, 1));
    }
}
