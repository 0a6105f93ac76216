//! Why the gap: a bar for each cause, next to it the pairs that do more, or less, together.

use crate::ink::theme;

use super::axis::{self, ValueAxis};
use super::canvas::{Align, Canvas, Lettering};
use super::letters::{self, Weight};
use super::page::{self, Area};
use super::rows::{self, RowSheet};
use super::{Emphasis, Frame, panel};
use crate::ink::sheet::Page;

/// A number and between which limits it lies.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Interval {
    /// Lower limit; not a number if there is none.
    pub low: f64,
    /// The number itself.
    pub value: f64,
    /// Upper limit; not a number if there is none.
    pub high: f64,
}

/// A bar from zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Where it ends, with its error.
    pub estimate: Interval,
}

/// Bars over one axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarPanel {
    /// What is measured.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The bars in any order; they are drawn largest first, whatever their sign.
    pub bars: Vec<Bar>,
    /// Bars up to this size are told in one line instead of drawn.
    pub negligible: f64,
    /// The sum of all bars, drawn below them.
    pub total: Option<Bar>,
}

/// What each cause contributes, and what pairs of causes add or take away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Causes {
    /// The words around the chart.
    pub frame: Frame,
    /// The causes.
    pub causes: BarPanel,
    /// The strongest pairs; without bars there is only one panel.
    pub pairs: BarPanel,
}

/// Share of the page that the causes take when there are pairs.
const LEFT_SHARE: f64 = 0.52;
/// Between the two panels. Pixels.
const BETWEEN: f64 = 60.0;
/// Widest names of causes and of pairs. Pixels.
const NAMES: (f64, f64) = (400.0, 370.0);
/// Share of its row that a bar fills, causes and pairs.
const THICKNESS: (f64, f64) = (0.56, 0.36);
/// Between the end of a bar and its number. Pixels.
const GAP: f64 = 12.0;
/// The axis has at least so much room beside names and numbers. Pixels.
const SMALLEST: f64 = 230.0;
/// Most pairs that are drawn: their names need two lines each.
const MOST_PAIRS: usize = 10;
/// Most names in the line about the rest.
const MOST_TOLD: usize = 4;

/// Draws the chart.
pub(super) fn draw(chart: &Causes, page: Page) -> Canvas {
    let mut canvas = Canvas::new(page);
    let body = page::frame(&mut canvas, &chart.frame);
    let body = Area { top: body.top + panel::HEADING, ..body };
    if chart.causes.bars.is_empty() && chart.pairs.bars.is_empty() {
        panel::nothing(&mut canvas, body);
    } else if chart.pairs.bars.is_empty() {
        draw_panel(&mut canvas, &chart.causes, body, (NAMES.0, THICKNESS.0), usize::MAX);
    } else {
        let middle = body.left + (body.right - body.left) * LEFT_SHARE;
        let left = Area { right: middle, ..body };
        let right = Area { left: middle + BETWEEN, ..body };
        draw_panel(&mut canvas, &chart.causes, left, (NAMES.0, THICKNESS.0), usize::MAX);
        draw_panel(&mut canvas, &chart.pairs, right, (NAMES.1, THICKNESS.1), MOST_PAIRS);
    }
    canvas
}

/// The bars that are drawn, largest first, and those that are only told.
fn divide(panel: &BarPanel, most: usize) -> (Vec<&Bar>, Vec<&Bar>) {
    let (mut drawn, mut told): (Vec<&Bar>, Vec<&Bar>) =
        panel.bars.iter().partition(|bar| bar.size().is_some_and(|size| size > panel.negligible));
    let by_size = |one: &&Bar, other: &&Bar| {
        let size = |bar: &Bar| bar.size().unwrap_or(0.0);
        size(other).total_cmp(&size(one))
    };
    drawn.sort_by(by_size);
    told.sort_by(by_size);
    let rest = drawn.split_off(drawn.len().min(most));
    told.splice(0..0, rest);
    (drawn, told)
}

impl Bar {
    /// Its size without its sign, if it can be drawn.
    fn size(&self) -> Option<f64> {
        axis::drawable(self.estimate.value).map(f64::abs)
    }

    /// All ends that can be drawn.
    fn ends(&self) -> impl Iterator<Item = f64> {
        let Interval { low, value, high } = self.estimate;
        [low, value, high].into_iter().filter_map(axis::drawable)
    }
}

impl Interval {
    /// Its limits, if both can be drawn and lie apart.
    pub(super) fn limits(&self) -> Option<(f64, f64)> {
        let (low, high) = (axis::drawable(self.low)?, axis::drawable(self.high)?);
        (low < high).then_some((low, high))
    }
}

/// What is said about the bars that are not drawn.
fn remark(told: &[&Bar]) -> String {
    let largest = told.iter().filter_map(|bar| bar.size()).fold(0.0, f64::max);
    let names: Vec<String> =
        told.iter().take(MOST_TOLD).map(|bar| letters::tidy(&bar.label)).collect();
    let more = if told.len() > MOST_TOLD { " and others" } else { "" };
    let size = match rows::short(largest).as_str() {
        "0" => "0".to_owned(),
        size => format!("{size} or less, either way"),
    };
    format!("{} more at {size}: {}{more}", told.len(), names.join(", "))
}

fn draw_panel(
    canvas: &mut Canvas,
    panel: &BarPanel,
    place: Area,
    (widest, share): (f64, f64),
    most: usize,
) {
    rows::heading(canvas, place, 0.0, (&panel.label, &panel.unit));
    let totals = usize::from(panel.total.is_some());
    let room = place.height() - rows::FEET - 2.5 * rows::REMARK;
    let (drawn, told) = divide(panel, most.min(rows::most(room) - totals));
    let shown: Vec<&Bar> = drawn.iter().copied().chain(&panel.total).collect();
    let lettering = Lettering { weight: Weight::Strong, ..Lettering::small(theme::INK) };
    let text = |bar: &Bar| rows::signed_short(bar.estimate.value);
    let width = |bar: &&Bar| lettering.width(&text(bar)) + 2.0 * GAP;
    let number = shown.iter().map(width).fold(0.0, f64::max);
    let negative = shown.iter().any(|bar| bar.ends().any(|end| end < 0.0));
    let ends = shown.iter().flat_map(|bar| bar.ends()).chain([0.0]);
    let widest = widest.min((place.right - place.left - 2.0 * number - SMALLEST) * 0.75);
    let names =
        rows::name_room(shown.iter().map(|bar| bar.label.as_str()), widest, (room, shown.len()));
    let beside = (if negative { number } else { 4.0 }, number);
    let wanted = ((place.right - place.left - names - 2.0 * number) / 110.0).clamp(2.0, 8.0);
    let axis = ValueAxis::around(ends, wanted as u32);
    let laid = Area { bottom: place.top + room, ..place };
    let rows = RowSheet::arrange(laid, shown.len(), names, axis, beside);
    if !shown.is_empty() {
        rows.grid(canvas);
    }
    let zero = rows.across(0.0);
    for (number, bar) in shown.iter().enumerate() {
        let is_total = number >= drawn.len();
        let middle = rows.middle(number);
        let name = if is_total { lettering } else { Lettering::small(theme::INK) };
        rows.name(canvas, number, &bar.label, name);
        if is_total && number > 0 {
            let line = middle - rows.height / 2.0;
            let ends = vec![(place.left, line), (rows.plot.right, line)];
            canvas.stroke(ends, theme::AXIS, theme::GRID_WIDTH);
        }
        let Some(value) = axis::drawable(bar.estimate.value) else { continue };
        let emphasis = match (is_total, value < 0.0) {
            (true, _) => Emphasis::Baseline,
            (false, true) => Emphasis::Second,
            (false, false) => Emphasis::First,
        };
        let style = theme::line_style(emphasis);
        let half = rows.height * share / 2.0;
        let end = rows.across(value);
        canvas.block((zero, middle - half), (end, middle + half), style.mark, 1.0);
        let (mut left, mut right) = (end.min(zero), end.max(zero));
        if let Some((low, high)) = bar.estimate.limits() {
            // on paper and on the bar itself
            let ends = vec![(rows.across(low), middle), (rows.across(high), middle)];
            canvas.stroke(ends, theme::PAPER, theme::WHISKER_WIDTH + 2.0 * theme::CASING);
            rows.whisker(canvas, (low, high), middle, theme::INK);
            (left, right) = (left.min(rows.across(low)), right.max(rows.across(high)));
        }
        let (x, align) =
            if value < 0.0 { (left - GAP, Align::Right) } else { (right + GAP, Align::Left) };
        let baseline = middle + lettering.size * theme::CAP_HEIGHT / 2.0;
        canvas.write(
            &text(bar),
            (x, baseline),
            align,
            Lettering { colour: style.text, ..lettering },
        );
    }
    if !told.is_empty() {
        rows.remark(canvas, &remark(&told));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, value: f64) -> Bar {
        let estimate = Interval { low: value - 0.1, value, high: value + 0.1 };
        Bar { label: label.to_owned(), estimate }
    }

    #[test]
    fn the_largest_come_first_whatever_their_sign_and_small_ones_are_told() {
        let panel = BarPanel {
            bars: vec![bar("a", 1.0), bar("b", -3.0), bar("c", 0.0), bar("d", f64::NAN)],
            negligible: 0.05,
            ..BarPanel::default()
        };
        let labels = |bars: Vec<&Bar>| bars.iter().map(|bar| bar.label.clone()).collect::<Vec<_>>();
        let (drawn, told) = divide(&panel, 9);
        assert_eq!(remark(&told), "2 more at 0: c, d");
        assert_eq!(
            (labels(drawn), labels(told)),
            (vec!["b".into(), "a".into()], vec!["c".into(), "d".into()])
        );
        let (drawn, told) = divide(&panel, 1);
        assert_eq!((drawn.len(), told.len()), (1, 3));
        assert_eq!(remark(&told), "3 more at 1.0 or less, either way: a, c, d");
    }
}
