//! What people think the priorities are: panels beside each other, in each a row for each kind of work.

use crate::ink::axis::{self, ValueAxis};
use crate::ink::canvas::Canvas;
use crate::ink::key::{Key, Sample};
use crate::ink::lettering::Lettering;
use crate::ink::sheet::{Area, Point};
use crate::ink::{Emphasis, Frame, panel, theme};

use super::RowSheet;

/// What a group of people believe and do about one kind of work.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BeliefPair {
    /// Percent of effort that they believe the strategy asks for, mean.
    pub believed: f64,
    /// Standard deviation of that between people.
    pub apart: f64,
    /// Percent of their hours that goes there, mean.
    pub practised: f64,
}

/// A group of people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BeliefPanel {
    /// The group.
    pub label: String,
    /// One for each kind of work.
    pub beliefs: Vec<BeliefPair>,
}

/// A kind of work.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BeliefRow {
    /// The kind of work.
    pub label: String,
    /// Percent of effort that the strategy asks for; nothing when that changes.
    pub needed: Option<f64>,
}

/// Priorities by group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beliefs {
    /// The words around the chart.
    pub frame: Frame,
    /// What the three marks stand for: needed, believed, practised.
    pub names: [String; 3],
    /// The kinds of work from top to bottom.
    pub rows: Vec<BeliefRow>,
    /// The groups from left to right.
    pub panels: Vec<BeliefPanel>,
}

/// Widest name of a kind of work, share of the page.
const NAMES: f64 = 0.22;
/// Between two panels. Pixels.
const BETWEEN: f64 = 46.0;
/// A panel is at least so wide. Pixels.
const NARROWEST: f64 = 220.0;
/// Highest row. Pixels.
const HIGHEST: f64 = 160.0;
/// Radius of a dot. Pixels.
const RADIUS: f64 = 10.0;
/// Height of the row with the names of the marks. Pixels.
const KEY: f64 = 44.0;

/// Draws the chart.
pub(in crate::ink) fn beliefs(chart: &Beliefs, canvas: &mut Canvas, body: Area) {
    let top = body.top + KEY + panel::HEADING;
    let room = body.bottom - top - super::FEET;
    let shown: Vec<&BeliefRow> = chart.rows.iter().take(super::most(room)).collect();
    if shown.is_empty() || chart.panels.is_empty() {
        return panel::nothing(canvas, body);
    }
    let labels = shown.iter().map(|row| row.label.as_str());
    let names = super::name_room(labels, NAMES * body.width(), (room, shown.len()));
    let wide = body.width() - names;
    let fitting = ((wide + BETWEEN) / (NARROWEST + BETWEEN)).floor().max(1.0) as usize;
    let panels = spread_out(&chart.panels, fitting);
    let values = panels.iter().flat_map(|panel| panel.beliefs.iter().take(shown.len()));
    let values = values.flat_map(|belief| [belief.low(), belief.high(), belief.practised]);
    let needed = shown.iter().filter_map(|row| row.needed);
    let width = (wide + BETWEEN) / panels.len() as f64 - BETWEEN;
    let ends = values.chain(needed).map(|value| value.clamp(0.0, 100.0)).chain([0.0]);
    let axis = ValueAxis::around(ends, (width / 90.0).clamp(2.0, 6.0) as u32);

    key(canvas, chart, (body.left, body.top + KEY - 16.0), body.right);
    let bottom = top + room.min(shown.len() as f64 * HIGHEST);
    for (number, panel) in panels.iter().enumerate() {
        let left = body.left + names + number as f64 * (width + BETWEEN);
        let place = Area { left, right: left + width, top, bottom };
        let rows = RowSheet::in_heights(place, shown.len(), 0.0, axis.clone(), (RADIUS, RADIUS));
        let heading = Area { left: rows.plot.left, ..place };
        panel::heading(canvas, heading, 0.0, (&panel.label, ""));
        rows.grid(canvas);
        for (place, (row, belief)) in shown.iter().zip(&panel.beliefs).enumerate() {
            let middle = rows.middle(place);
            if number == 0 {
                let (size, lettering) = ((names, rows.height), Lettering::small(theme::INK));
                super::name(canvas, &row.label, (body.left, middle), size, lettering);
            }
            draw_row(canvas, &rows, middle, row, belief);
        }
    }
}

/// So many panels, evenly spread, the first and the last among them.
fn spread_out(panels: &[BeliefPanel], most: usize) -> Vec<&BeliefPanel> {
    let last = panels.len() - 1;
    match most {
        1 => vec![&panels[last]],
        most if most > last => panels.iter().collect(),
        most => (0..most).map(|number| &panels[number * last / (most - 1)]).collect(),
    }
}

impl BeliefPair {
    /// What people believe, less how far they are apart.
    fn low(&self) -> f64 {
        self.believed - self.apart
    }

    /// What people believe, and how far they are apart.
    fn high(&self) -> f64 {
        self.believed + self.apart
    }
}

/// What is needed, believed and practised of one kind of work.
fn draw_row(
    canvas: &mut Canvas,
    rows: &RowSheet,
    middle: f64,
    row: &BeliefRow,
    belief: &BeliefPair,
) {
    if let Some(needed) = row.needed.and_then(axis::drawable) {
        canvas.upright((rows.across(needed), middle), (rows.height * 0.36).min(28.0));
    }
    let limits = axis::drawable(belief.low()).zip(axis::drawable(belief.high()));
    if let Some((low, high)) = limits.filter(|(low, high)| low < high) {
        let ends = [(rows.across(low), middle), (rows.across(high), middle)];
        canvas.stroke(&ends, theme::line_style(Emphasis::First).mark, theme::WHISKER_WIDTH);
    }
    let radius = RADIUS.min(rows.height * 0.25);
    for (value, emphasis) in
        [(belief.believed, Emphasis::First), (belief.practised, Emphasis::Second)]
    {
        if let Some(value) = axis::drawable(value) {
            canvas.shaped((rows.across(value), middle), radius, emphasis);
        }
    }
}

/// Says which mark is which.
fn key(canvas: &mut Canvas, chart: &Beliefs, start: Point, right: f64) {
    let room = (right - start.0) / 3.0 - 60.0;
    let key = Key { room, width: 2.0 * RADIUS, gap: 10.0, between: 36.0 };
    let dot = |emphasis| (theme::line_style(emphasis).text, Sample::Dot(emphasis));
    let marks = [(theme::AXIS, Sample::Upright), dot(Emphasis::First), dot(Emphasis::Second)];
    let names = chart.names.iter().zip(marks).filter(|(name, _)| !name.is_empty());
    let names =
        names.map(|(name, (colour, sample))| (name.as_str(), Lettering::strong(colour), sample));
    key.rightwards(canvas, start, names);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_and_the_front_line_are_always_shown() {
        let panel = |number: usize| BeliefPanel { label: number.to_string(), beliefs: Vec::new() };
        let panels: Vec<BeliefPanel> = (0..9).map(panel).collect();
        let shown = |most: usize| -> String {
            spread_out(&panels, most).iter().map(|panel| panel.label.as_str()).collect()
        };
        assert_eq!([1, 2, 3, 9, 20].map(shown), ["8", "08", "048", "012345678", "012345678"]);
    }
}
