//! Who gains, who pays: a row for each group of people, a column of bars for each thing that changes.

use crate::ink::canvas::Canvas;

use crate::ink::lettering::{Align, Lettering};
use crate::ink::sheet::{Area, Point};
use crate::ink::{Emphasis, Frame, axis, panel, theme};

/// What changes for a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Gain {
    /// The change.
    pub value: f64,
    /// The change in words: a number, with its sign.
    pub text: String,
    /// Better, worse, or neither.
    pub emphasis: Emphasis,
    /// Whether its direction holds in nearly all futures: solid, otherwise hatched.
    pub holds: bool,
}

/// A group of people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GainRow {
    /// The group.
    pub label: String,
    /// One change for each column; nothing where the column does not apply.
    pub gains: Vec<Option<Gain>>,
}

/// Groups of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GainBlock {
    /// What kind of group.
    pub label: String,
    /// The groups from top to bottom.
    pub rows: Vec<GainRow>,
}

/// Something that changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GainColumn {
    /// What changes.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The smallest change that may fill the column: smaller ones stay short.
    pub least: f64,
}

/// Changes by group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gains {
    /// The words around the chart.
    pub frame: Frame,
    /// What changes, from left to right.
    pub columns: Vec<GainColumn>,
    /// The groups, kind by kind.
    pub blocks: Vec<GainBlock>,
    /// What is said below the groups.
    pub remark: String,
}

/// Widest name of a group, share of the page.
const NAMES: f64 = 0.24;
/// Between two columns. Pixels.
const BETWEEN: f64 = 40.0;
/// Between a bar and its number. Pixels.
const GAP: f64 = 10.0;
/// Between two blocks. Pixels.
const BLOCK_GAP: f64 = 16.0;
/// Height of the name of a block. Pixels.
const BLOCK: f64 = 34.0;
/// Highest row. Pixels.
const HIGHEST: f64 = 62.0;
/// Share of its row that a bar fills.
const THICKNESS: f64 = 0.56;

/// Draws the chart.
pub(in crate::ink) fn gains(chart: &Gains, canvas: &mut Canvas, body: Area) {
    let head = 2.0 * theme::ROW + 14.0;
    let remark = if chart.remark.is_empty() { 0.0 } else { 2.6 * theme::ROW };
    let room = body.height() - head - remark;
    let blocks = fitting(&chart.blocks, room);
    let count: usize = blocks.iter().map(|(_, rows)| rows.len()).sum();
    if count == 0 || chart.columns.is_empty() {
        return panel::nothing(canvas, body);
    }
    let spare = room - blocks.len() as f64 * (BLOCK + BLOCK_GAP);
    let height = (spare / count as f64).min(HIGHEST);
    let labels = blocks.iter().flat_map(|(_, rows)| rows.iter().map(|row| row.label.as_str()));
    let names = super::name_room(labels, NAMES * body.width(), (spare, count));
    let left = body.left + names + 30.0;
    let width = (body.right - left + BETWEEN) / chart.columns.len() as f64 - BETWEEN;
    let columns: Vec<ColumnPlace> = (0..chart.columns.len())
        .map(|number| {
            let left = left + number as f64 * (width + BETWEEN);
            ColumnPlace::new(&blocks, number, chart.columns[number].least, (left, left + width))
        })
        .collect();

    for (column, words) in columns.iter().zip(&chart.columns) {
        column.head(canvas, words, body.top);
    }
    let muted = Lettering::small(theme::MUTED);
    let mut top = body.top + head;
    for (label, shown) in &blocks {
        let label = muted.line(label, body.width());
        canvas.write(&label, (body.left, top + BLOCK - 10.0), Align::Left, muted);
        canvas.rule((body.left, top + BLOCK - 1.0), (body.right, top + BLOCK - 1.0), theme::GRID);
        top += BLOCK;
        let bottom = top + shown.len() as f64 * height;
        for column in &columns {
            canvas.rule((column.zero, top + 4.0), (column.zero, bottom - 4.0), theme::AXIS);
        }
        for row in *shown {
            let middle = top + height / 2.0;
            let size = (names, height);
            let lettering = Lettering::small(theme::INK);
            super::name(canvas, &row.label, (body.left, middle), size, lettering);
            for (column, gain) in columns.iter().zip(&row.gains) {
                column.draw(canvas, gain.as_ref(), middle, height);
            }
            top += height;
        }
        top += BLOCK_GAP;
    }
    let lines = muted.wrap(&chart.remark, body.width(), 2);
    canvas.lines(&lines, (body.left, top + 0.9 * theme::ROW), Align::Left, muted);
}

/// The blocks with as many of their first groups as fit.
fn fitting(blocks: &[GainBlock], room: f64) -> Vec<(&str, &[GainRow])> {
    let mut shown: Vec<(&str, &[GainRow])> = blocks
        .iter()
        .filter(|block| !block.rows.is_empty())
        .map(|block| (block.label.as_str(), &block.rows[..]))
        .collect();
    let needed = |shown: &[(&str, &[GainRow])]| {
        let rows: usize = shown.iter().map(|(_, rows)| rows.len()).sum();
        rows as f64 * super::HEIGHTS.0 + shown.len() as f64 * (BLOCK + BLOCK_GAP)
    };
    while needed(&shown) > room {
        let several = shown.len() > 1;
        match shown.iter_mut().max_by_key(|(_, rows)| rows.len()) {
            Some((_, rows)) if rows.len() > 1 => *rows = &rows[..rows.len() - 1],
            _ if several => {
                shown.pop();
            }
            _ => break,
        }
    }
    shown
}

/// One column on the sheet.
struct ColumnPlace {
    left: f64,
    right: f64,
    /// Where nothing changes. Pixels.
    zero: f64,
    /// Pixels per unit.
    scale: f64,
}

impl ColumnPlace {
    /// Lays out a column so that every bar and its number fit.
    fn new(
        blocks: &[(&str, &[GainRow])],
        number: usize,
        least: f64,
        (left, right): (f64, f64),
    ) -> Self {
        let gains = || {
            let rows = blocks.iter().flat_map(|(_, rows)| rows.iter());
            let gains = rows.filter_map(move |row| row.gains.get(number)?.as_ref());
            gains.filter_map(|gain| Some((axis::drawable(gain.value)?, gain)))
        };
        let lettering = Lettering::strong(theme::INK);
        let low = gains().map(|(value, _)| value).fold(0.0, f64::min);
        let high = gains().map(|(value, _)| value).fold(0.0, f64::max);
        let room = |negative: bool| {
            let side = gains().filter(|(value, _)| (*value < 0.0) == negative);
            let widths = side.map(|(_, gain)| lettering.width(&cut(&gain.text, left, right)) + GAP);
            widths.fold(0.0, f64::max)
        };
        let (before, behind) = (room(true), room(false));
        let span = (right - left - before - behind).max(1.0);
        // half of each first, so that no difference of two can overflow
        let size = ((high / 2.0 - low / 2.0) * 2.0).max(axis::drawable(least).unwrap_or(0.0));
        // what is left of the column lies on the side without bars
        let unused = if high > 0.0 { 0.0 } else { size + low };
        let share = if size > 0.0 { (unused - low).clamp(0.0, size) / size } else { 0.0 };
        let zero = left + before + span * if low < 0.0 { share } else { 0.0 };
        Self { left, right, zero, scale: if size > 0.0 { span / size } else { 0.0 } }
    }

    /// Writes what changes, and in which unit.
    fn head(&self, canvas: &mut Canvas, words: &GainColumn, top: f64) {
        let lines = [
            (&words.label, Lettering::strong(theme::INK)),
            (&words.unit, Lettering::small(theme::MUTED)),
        ];
        for (number, (text, lettering)) in lines.into_iter().enumerate() {
            let baseline = top + (number as f64 + 0.8) * theme::ROW;
            let text = lettering.line(text, self.right - self.left);
            canvas.write(&text, (self.left, baseline), Align::Left, lettering);
        }
    }

    fn draw(&self, canvas: &mut Canvas, gain: Option<&Gain>, middle: f64, height: f64) {
        let drawn = gain.and_then(|gain| Some((gain, axis::drawable(gain.value)?)));
        let Some((gain, value)) = drawn else {
            let lettering = Lettering::small(theme::MUTED);
            canvas.level("–", (self.zero + GAP, middle), Align::Left, lettering);
            return;
        };
        let style = theme::line_style(gain.emphasis);
        let end =
            self.zero + (value * self.scale).clamp(self.left - self.right, self.right - self.left);
        let half = height * THICKNESS / 2.0;
        let (from, to) = ((self.zero, middle - half), (end, middle + half));
        if gain.holds {
            canvas.block(from, to, style.mark, 1.0);
        } else if (end - self.zero).abs() > 1.0 {
            canvas.hatch(from, to, style.mark);
            let edge: [Point; 5] = [from, (to.0, from.1), to, (from.0, to.1), from];
            canvas.stroke(&edge, style.mark, theme::HATCH_WIDTH);
        }
        let text = cut(&gain.text, self.left, self.right);
        let (x, align) =
            if value < 0.0 { (end - GAP, Align::Right) } else { (end + GAP, Align::Left) };
        canvas.level(&text, (x, middle), align, Lettering::standing_out(style.text, gain.holds));
    }
}

/// The words beside a bar as far as there is room.
fn cut(text: &str, left: f64, right: f64) -> String {
    Lettering::strong(theme::INK).line(text, (right - left) * 0.42)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_block_gives_up_groups_first() {
        let block =
            |rows: usize| GainBlock { label: String::new(), rows: vec![GainRow::default(); rows] };
        let blocks = [block(30), block(3), block(0)];
        let counts = |room: f64| -> Vec<usize> {
            fitting(&blocks, room).iter().map(|(_, rows)| rows.len()).collect()
        };
        assert_eq!(counts(2000.0), [30, 3]);
        assert_eq!(counts(10.0 * super::super::HEIGHTS.0 + 2.0 * (BLOCK + BLOCK_GAP)), [7, 3]);
        assert_eq!(counts(1.0), [1]);
    }
}
