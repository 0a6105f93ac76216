//! What a result hangs on: the headline at the low and at the high end of each assumption.

use crate::ink::theme::{self, Colour};

use super::axis::{self, ValueAxis};
use super::canvas::{Align, Canvas, Lettering};
use super::changes::ChangeMarks;
use super::letters::{self, Weight};
use super::page::{self, Area};
use super::rows::{self, RowSheet};
use super::{Emphasis, Frame, Mark, Reference, panel};
use crate::ink::sheet::{Page, Point};

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

/// Widest name of an assumption. Pixels.
const NAMES: f64 = 460.0;
/// Widest words about a setting. Pixels.
const SETTING: f64 = 230.0;
/// Between the end of a bar and the words about its setting. Pixels.
const GAP: f64 = 12.0;
/// Share of its row that a bar fills.
const THICKNESS: f64 = 0.5;

impl TornadoRow {
    /// Both values, if they can be drawn.
    pub(super) fn values(&self) -> Option<(f64, f64)> {
        Some((axis::drawable(self.low.value)?, axis::drawable(self.high.value)?))
    }

    /// Whether the finding turns within the range of the assumption.
    pub fn crosses(&self, turn: f64) -> bool {
        let (low, high) = (self.low.value, self.high.value);
        low < turn && high > turn || low > turn && high < turn
    }
}

/// Draws the chart.
pub(super) fn draw(chart: &Tornado, page: Page) -> Canvas {
    let mut canvas = Canvas::new(page);
    let body = page::frame(&mut canvas, &chart.frame);
    let place = Area { top: body.top + panel::HEADING, ..body };
    let lines = || chart.centre.iter().chain(&chart.turn);
    let lines = || lines().filter(|line| axis::drawable(line.at).is_some());
    let room = place.height() - rows::FEET - 2.5 * rows::REMARK;
    let lift = if lines().next().is_some() { 2.0 * rows::REMARK } else { 0.0 };
    let (drawn, told) = divide(chart, rows::most(room - lift));
    if drawn.is_empty() {
        panel::nothing(&mut canvas, body);
        return canvas;
    }
    let ends = drawn.iter().filter_map(|row| row.values()).flat_map(|(low, high)| [low, high]);
    let axis = ValueAxis::around(ends.chain(lines().map(|line| line.at)), 6);
    let labels = drawn.iter().map(|row| row.label.as_str());
    let names = rows::name_room(labels, NAMES, (room - lift, drawn.len()));
    let settings = drawn.iter().flat_map(|row| [&row.low.setting, &row.high.setting]);
    let lettering = Lettering::small(theme::MUTED);
    let setting =
        settings.map(|words| lettering.width(&cut(words))).fold(0.0, f64::max) + 2.0 * GAP;
    let rows = |lift: f64| {
        let laid = Area { top: place.top + lift, bottom: place.top + room, ..place };
        RowSheet::arrange(laid, drawn.len(), names, axis.clone(), (setting, setting))
    };
    let flat = rows(0.0);
    let mut sorted: Vec<&Reference> = lines().collect();
    sorted.sort_by(|one, other| one.at.total_cmp(&other.at));
    let mut marks: Vec<Mark> = Vec::new();
    for (number, line) in sorted.iter().enumerate() {
        // lines at the same value share one vertical
        let same = number > 0 && (line.at - sorted[number - 1].at).abs() <= 0.0;
        let week = panel::count(if same { number - 1 } else { number });
        marks.push(Mark { week, label: line.label.clone() });
    }
    let across = |number: u32| sorted.get(number as usize).map(|line| flat.across(line.at));
    let verticals = ChangeMarks::arrange(&marks, across, body.right);
    let rows = rows(verticals.height());

    let key = key(&mut canvas, (place.right, place.top - 16.0));
    rows::heading(&mut canvas, Area { right: key, ..place }, 0.0, (&chart.label, &chart.unit));
    rows.grid(&mut canvas);
    verticals.rule(&mut canvas, rows.plot.top, rows.plot.bottom, false);
    verticals.write(&mut canvas, rows.plot.top);
    for (number, row) in drawn.iter().enumerate() {
        draw_row(&mut canvas, chart, &rows, number, row);
    }
    let remark = remark(chart, &told);
    if !remark.is_empty() {
        rows.remark(&mut canvas, &remark);
    }
    canvas
}

/// The rows that are drawn, widest first, and those that are only counted.
fn divide(chart: &Tornado, most: usize) -> (Vec<&TornadoRow>, Vec<&TornadoRow>) {
    let width = |row: &TornadoRow| row.values().map_or(0.0, |(low, high)| (high - low).abs());
    let mut rows: Vec<&TornadoRow> =
        chart.rows.iter().filter(|row| row.values().is_some()).collect();
    rows.sort_by(|one, other| width(other).total_cmp(&width(one)));
    let rest = rows.split_off(rows.len().min(most));
    (rows, rest)
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

/// Says which bar leads to which end, from the right edge to the left, and returns where it begins.
fn key(canvas: &mut Canvas, (mut right, baseline): Point) -> f64 {
    let lettering = Lettering::small(theme::MUTED);
    for (words, colour) in ["low end", "high end"].into_iter().zip(looks()).rev() {
        canvas.write(words, (right, baseline), Align::Right, lettering);
        let left = right - lettering.width(words) - GAP;
        canvas.block((left - 24.0, baseline - 18.0), (left, baseline), colour, 1.0);
        right = left - 24.0 - 2.0 * GAP;
    }
    right
}

/// The words about a setting as far as there is room.
fn cut(words: &str) -> String {
    let lettering = Lettering::small(theme::MUTED);
    letters::wrap(words, lettering.size, lettering.weight, SETTING, 1).concat()
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
    let lettering = if crosses {
        Lettering { weight: Weight::Strong, ..Lettering::small(flag.text) }
    } else {
        Lettering::small(theme::INK)
    };
    rows.name(canvas, number, &row.label, lettering);
    let start = chart.centre.as_ref().and_then(|centre| axis::drawable(centre.at));
    let start = start.unwrap_or_else(|| f64::midpoint(low, high));
    let middle = rows.middle(number);
    let half = rows.height * THICKNESS / 2.0;
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
        let (drawn, told) = divide(&chart, 1);
        assert_eq!((drawn[0].label.as_str(), told.len()), ("b", 1));
        assert_eq!(
            remark(&chart, &told),
            "1 of 3 bars crosses “no difference”: orange. 1 more not drawn: narrower than these."
        );
    }
}
