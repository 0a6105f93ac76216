//! Bars: what each cause contributes, and what a result hangs on when one assumption stands at the ends of its range.

use crate::ink::axis::{self, ValueAxis, short, signed_short};
use crate::ink::canvas::Canvas;
use crate::ink::key::{Key, Sample};
use crate::ink::lettering::{Align, Lettering};
use crate::ink::letters;
use crate::ink::sheet::Area;
use crate::ink::theme::{self, Colour};
use crate::ink::{Emphasis, Frame, Interval, Reference, panel};

use super::RowSheet;

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

/// The headline when one assumption stands at one end of its range.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TornadoEnd {
    /// The value of the assumption, in words: number and unit.
    pub setting: String,
    /// The headline.
    pub value: f64,
}

/// One assumption and the headline at both ends of its range.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TornadoRow {
    /// The assumption.
    pub label: String,
    /// At the low end of its range.
    pub low: TornadoEnd,
    /// At the high end of its range.
    pub high: TornadoEnd,
}

/// Bars from the headline at the low end to the headline at the high end of each assumption.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tornado {
    /// The words around the chart.
    pub frame: Frame,
    /// The headline, or a difference of it.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The headline with every assumption where the scenario puts it.
    pub centre: Option<Reference>,
    /// Where the finding turns into its opposite, usually 0; bars across it are flagged.
    pub turn: Option<Reference>,
    /// The assumptions in any order; they are drawn widest first.
    pub rows: Vec<TornadoRow>,
}

/// Between the end of a bar and its words. Pixels.
const GAP: f64 = 12.0;
/// Share of the page that the causes take when there are pairs.
const LEFT_SHARE: f64 = 0.52;
/// Between the two panels. Pixels.
const BETWEEN: f64 = 60.0;
/// Widest names of causes and of pairs. Pixels.
const NAMES: (f64, f64) = (400.0, 370.0);
/// Share of its row that a bar fills, causes and pairs.
const THICKNESS: (f64, f64) = (0.56, 0.36);
/// The axis has at least so much room beside names and numbers. Pixels.
const SMALLEST: f64 = 230.0;
/// Most pairs that are drawn: their names need two lines each.
const MOST_PAIRS: usize = 10;
/// Most names in the line about the rest.
const MOST_TOLD: usize = 4;

/// Draws causes and their pairs.
pub(in crate::ink) fn causes(chart: &Causes, canvas: &mut Canvas, body: Area) {
    let body = Area { top: body.top + panel::HEADING, ..body };
    let (causes, pairs) = (&chart.causes, &chart.pairs);
    let wide = (NAMES.0, THICKNESS.0);
    if pairs.bars.is_empty() {
        if causes.bars.is_empty() {
            return panel::nothing(canvas, body);
        }
        return draw_panel(canvas, causes, body, wide, usize::MAX);
    }
    let middle = body.left + body.width() * LEFT_SHARE;
    draw_panel(canvas, causes, Area { right: middle, ..body }, wide, usize::MAX);
    let right = Area { left: middle + BETWEEN, ..body };
    draw_panel(canvas, pairs, right, (NAMES.1, THICKNESS.1), MOST_PAIRS);
}

/// The bars that are drawn, largest first, and those that are only told.
fn divide(panel: &BarPanel, most: usize) -> (Vec<&Bar>, Vec<&Bar>) {
    let (drawn, told): (Vec<&Bar>, Vec<&Bar>) =
        panel.bars.iter().partition(|bar| bar.size().is_some_and(|size| size > panel.negligible));
    let size = |bar: &Bar| bar.size().unwrap_or(0.0);
    let (drawn, mut rest) = super::largest_first(drawn, size, most);
    rest.extend(super::largest_first(told, size, usize::MAX).0);
    (drawn, rest)
}

impl Bar {
    /// Its size without its sign, if it can be drawn.
    fn size(&self) -> Option<f64> {
        axis::drawable(self.estimate.value).map(f64::abs)
    }
}

/// What is said about the bars that are not drawn.
fn told(told: &[&Bar]) -> String {
    let largest = told.iter().filter_map(|bar| bar.size()).fold(0.0, f64::max);
    let names: Vec<String> =
        told.iter().take(MOST_TOLD).map(|bar| letters::tidy(&bar.label)).collect();
    let more = if told.len() > MOST_TOLD { " and others" } else { "" };
    let size = match short(largest).as_str() {
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
    panel::heading(canvas, place, 0.0, (&panel.label, &panel.unit));
    let totals = usize::from(panel.total.is_some());
    let room = place.height() - super::FEET - super::REMARK;
    let (drawn, rest) = divide(panel, most.min(super::most(room) - totals));
    let shown: Vec<&Bar> = drawn.iter().copied().chain(&panel.total).collect();
    let strong = Lettering::strong(theme::INK);
    let text = |bar: &Bar| signed_short(bar.estimate.value);
    let width = |bar: &&Bar| strong.width(&text(bar)) + 2.0 * GAP;
    let number = shown.iter().map(width).fold(0.0, f64::max);
    let ends = || shown.iter().flat_map(|bar| bar.estimate.ends()).filter_map(axis::drawable);
    let widest = widest.min((place.width() - 2.0 * number - SMALLEST) * 0.75);
    let labels = shown.iter().map(|bar| bar.label.as_str());
    let names = super::name_room(labels, widest, (room, shown.len()));
    let beside = (if ends().any(|end| end < 0.0) { number } else { 4.0 }, number);
    let wanted = ((place.width() - names - 2.0 * number) / 110.0).clamp(2.0, 8.0);
    let axis = ValueAxis::around(ends().chain([0.0]), wanted as u32);
    let laid = Area { bottom: place.top + room, ..place };
    let rows = RowSheet::arrange(laid, shown.len(), names, axis, beside);
    if !shown.is_empty() {
        rows.grid(canvas);
    }
    let zero = rows.across(0.0);
    for (number, bar) in shown.iter().enumerate() {
        let is_total = number >= drawn.len();
        let middle = rows.middle(number);
        rows.name(canvas, number, &bar.label, Lettering::standing_out(theme::INK, is_total));
        if is_total && number > 0 {
            rows.line_above(canvas, number, theme::AXIS);
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
            let ends = [(rows.across(low), middle), (rows.across(high), middle)];
            canvas.stroke(&ends, theme::PAPER, theme::WHISKER_WIDTH + 2.0 * theme::CASING);
            rows.whisker(canvas, (low, high), middle, theme::INK);
            (left, right) = (left.min(rows.across(low)), right.max(rows.across(high)));
        }
        let (x, align) =
            if value < 0.0 { (left - GAP, Align::Right) } else { (right + GAP, Align::Left) };
        canvas.level(&text(bar), (x, middle), align, Lettering::strong(style.text));
    }
    if !rest.is_empty() {
        rows.remark(canvas, &told(&rest));
    }
}

/// Widest name of an assumption. Pixels.
const ASSUMPTIONS: f64 = 460.0;
/// Widest words about a setting. Pixels.
const SETTING: f64 = 230.0;
/// Share of its row that the bar of an assumption fills.
const THICK: f64 = 0.5;

impl TornadoRow {
    /// Both values, if they can be drawn.
    fn values(&self) -> Option<(f64, f64)> {
        Some((axis::drawable(self.low.value)?, axis::drawable(self.high.value)?))
    }

    /// Whether the finding turns within the range of the assumption.
    pub fn crosses(&self, turn: f64) -> bool {
        let (low, high) = (self.low.value, self.high.value);
        low < turn && high > turn || low > turn && high < turn
    }
}

/// Draws the headline at both ends of each assumption.
pub(in crate::ink) fn tornado(chart: &Tornado, canvas: &mut Canvas, body: Area) {
    let place = Area { top: body.top + panel::HEADING, ..body };
    let lines: Vec<&Reference> = chart.centre.iter().chain(&chart.turn).collect();
    let lines: Vec<&Reference> =
        lines.into_iter().filter(|line| axis::drawable(line.at).is_some()).collect();
    let room = place.height() - super::FEET - super::REMARK;
    let lift = if lines.is_empty() { 0.0 } else { 2.0 * theme::ROW };
    let (drawn, rest) = widest_first(chart, super::most(room - lift));
    if drawn.is_empty() {
        return panel::nothing(canvas, body);
    }
    let ends = drawn.iter().filter_map(|row| row.values()).flat_map(|(low, high)| [low, high]);
    let axis = ValueAxis::around(ends.chain(lines.iter().map(|line| line.at)), 6);
    let labels = drawn.iter().map(|row| row.label.as_str());
    let names = super::name_room(labels, ASSUMPTIONS, (room - lift, drawn.len()));
    let settings = drawn.iter().flat_map(|row| [&row.low.setting, &row.high.setting]);
    let setting = Lettering::small(theme::MUTED).widest(settings.map(|words| cut(words)));
    let beside = (setting + 2.0 * GAP, setting + 2.0 * GAP);
    let laid = Area { bottom: place.top + room, ..place };
    let (rows, verticals) =
        RowSheet::under_verticals(laid, drawn.len(), names, &axis, beside, &lines);

    let key = Key { room: f64::INFINITY, width: 24.0, gap: GAP, between: 2.0 * GAP };
    let ends = ["low end", "high end"].into_iter().zip(looks());
    let ends =
        ends.map(|(name, colour)| (name, Lettering::small(theme::MUTED), Sample::Block(colour)));
    let right = key.leftwards(canvas, (place.right, place.top - 16.0), ends);
    panel::heading(canvas, Area { right, ..place }, 0.0, (&chart.label, &chart.unit));
    rows.grid(canvas);
    verticals.draw(canvas, rows.plot, true, false);
    for (number, row) in drawn.iter().enumerate() {
        draw_row(canvas, chart, &rows, number, row);
    }
    let remark = remark(chart, &rest);
    if !remark.is_empty() {
        rows.remark(canvas, &remark);
    }
}

/// The rows that are drawn, widest first, and those that are only counted.
fn widest_first(chart: &Tornado, most: usize) -> (Vec<&TornadoRow>, Vec<&TornadoRow>) {
    let width = |row: &TornadoRow| row.values().map_or(0.0, |(low, high)| (high - low).abs());
    let rows = chart.rows.iter().filter(|row| row.values().is_some()).collect();
    super::largest_first(rows, width, most)
}

/// What is said below the bars.
fn remark(chart: &Tornado, told: &[&TornadoRow]) -> String {
    let mut text = String::new();
    if let Some(turn) = &chart.turn {
        let crossing = chart.rows.iter().filter(|row| row.crosses(turn.at)).count();
        let line = letters::tidy(&turn.label);
        text = match crossing {
            0 => format!("No bar crosses “{line}”."),
            1 => format!("1 of {} bars crosses “{line}”: orange.", chart.rows.len()),
            some => format!("{some} of {} bars cross “{line}”: orange.", chart.rows.len()),
        };
    }
    if !told.is_empty() {
        text.push_str(&format!(" {} more not drawn: narrower than these.", told.len()));
    }
    text.trim().to_owned()
}

/// The looks of the bar to the low end and of the bar to the high end.
fn looks() -> [Colour; 2] {
    [Emphasis::Baseline, Emphasis::First].map(|of| theme::line_style(of).mark)
}

/// The words about a setting as far as there is room.
fn cut(words: &str) -> String {
    let lettering = Lettering::small(theme::MUTED);
    lettering.line(words, SETTING)
}

fn draw_row(
    canvas: &mut Canvas,
    chart: &Tornado,
    rows: &RowSheet,
    number: usize,
    row: &TornadoRow,
) {
    let Some((low, high)) = row.values() else { return };
    let turn = chart.turn.as_ref().and_then(|turn| axis::drawable(turn.at));
    let crosses = turn.is_some_and(|turn| row.crosses(turn));
    let flag = theme::line_style(Emphasis::Second);
    let colour = if crosses { flag.text } else { theme::INK };
    let lettering = Lettering::standing_out(colour, crosses);
    rows.name(canvas, number, &row.label, lettering);
    let start = chart.centre.as_ref().and_then(|centre| axis::drawable(centre.at));
    let start = start.unwrap_or_else(|| f64::midpoint(low, high));
    let middle = rows.middle(number);
    let half = rows.height * THICK / 2.0;
    // both ends on one side of the start: one above the other
    let same_side = (low - start) * (high - start) > 0.0;
    let halves = if same_side { [(-half, 0.0), (0.0, half)] } else { [(-half, half); 2] };
    for ((value, colour), (above, below)) in [low, high].into_iter().zip(looks()).zip(halves) {
        let mut bar = |from: f64, to: f64, colour: Colour| {
            let (from, to) =
                ((rows.across(from), middle + above), (rows.across(to), middle + below));
            canvas.block(from, to, colour, 1.0);
        };
        bar(start, value, colour);
        if let Some(turn) = turn.filter(|turn| crosses && (value - turn) * (start - turn) < 0.0) {
            bar(turn, value, flag.mark);
        }
    }
    let (left, right) = (low.min(high).min(start), low.max(high).max(start));
    // the words stand at their own end; at the start if both ends lie on the same side
    let low_is_left = if same_side && low < start { low <= high } else { low < high };
    let settings = if low_is_left {
        [&row.low.setting, &row.high.setting]
    } else {
        [&row.high.setting, &row.low.setting]
    };
    let lettering = Lettering::small(theme::MUTED);
    let baseline = middle + lettering.size * theme::CAP_HEIGHT / 2.0;
    let places = [(rows.across(left) - GAP, Align::Right), (rows.across(right) + GAP, Align::Left)];
    for (words, (x, align)) in settings.into_iter().zip(places) {
        canvas.plaque(&cut(words), (x, baseline), align, lettering);
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
        let (drawn, rest) = divide(&panel, 9);
        assert_eq!(told(&rest), "2 more at 0: c, d");
        assert_eq!(
            (labels(drawn), labels(rest)),
            (vec!["b".into(), "a".into()], vec!["c".into(), "d".into()])
        );
        let (drawn, rest) = divide(&panel, 1);
        assert_eq!((drawn.len(), rest.len()), (1, 3));
        assert_eq!(told(&rest), "3 more at 1.0 or less, either way: a, c, d");
    }

    fn row(label: &str, low: f64, high: f64) -> TornadoRow {
        let end = |value| TornadoEnd { setting: "x".to_owned(), value };
        TornadoRow { label: label.to_owned(), low: end(low), high: end(high) }
    }

    #[test]
    fn a_bar_that_only_touches_the_line_does_not_cross_it() {
        assert!(row("a", -1.0, 1.0).crosses(0.0) && row("a", 1.0, -1.0).crosses(0.0));
        assert!(!row("a", 0.0, 1.0).crosses(0.0) && !row("a", f64::NAN, 1.0).crosses(0.0));
    }

    #[test]
    fn the_widest_bar_comes_first_and_what_is_not_drawn_is_counted() {
        let turn = Some(Reference { at: 0.0, label: "no difference".to_owned() });
        let rows = vec![row("a", 1.0, 2.0), row("b", 3.0, -4.0), row("c", f64::NAN, 1.0)];
        let chart = Tornado { turn, rows, ..Tornado::default() };
        let (drawn, told) = widest_first(&chart, 1);
        assert_eq!((drawn[0].label.as_str(), told.len()), ("b", 1));
        assert_eq!(
            remark(&chart, &told),
            "1 of 3 bars crosses “no difference”: orange. 1 more not drawn: narrower than these."
        );
    }
}
