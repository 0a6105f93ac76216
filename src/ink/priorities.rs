//! What people think the priorities are: panels beside each other, in each a row for each kind of work.

use crate::ink::theme;

use super::axis::{self, ValueAxis};
use super::canvas::{Align, Canvas, Lettering};
use super::letters::{self, Weight};
use super::page::{self, Area};
use super::rows::{self, RowSheet};
use super::{Emphasis, Frame, panel};
use crate::ink::sheet::{Page, Point};

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
/// Width of the mark of what is needed. Pixels.
const NEEDED: f64 = 6.0;
/// Height of the row with the names of the marks. Pixels.
const KEY: f64 = 44.0;

/// Draws the chart.
pub(super) fn draw(chart: &Beliefs, page: Page) -> Canvas {
    let mut canvas = Canvas::new(page);
    let body = page::frame(&mut canvas, &chart.frame);
    let top = body.top + KEY + panel::HEADING;
    let room = body.bottom - top - rows::FEET;
    let shown: Vec<&BeliefRow> = chart.rows.iter().take(rows::most(room)).collect();
    if shown.is_empty() || chart.panels.is_empty() {
        panel::nothing(&mut canvas, body);
        return canvas;
    }
    let labels = shown.iter().map(|row| row.label.as_str());
    let names = rows::name_room(labels, NAMES * (body.right - body.left), (room, shown.len()));
    let wide = body.right - body.left - names;
    let fitting = ((wide + BETWEEN) / (NARROWEST + BETWEEN)).floor().max(1.0) as usize;
    let panels = spread_out(&chart.panels, fitting);
    let values = panels.iter().flat_map(|panel| panel.beliefs.iter().take(shown.len()));
    let values = values.flat_map(|belief| {
        [belief.believed - belief.apart, belief.believed + belief.apart, belief.practised]
    });
    let needed = shown.iter().filter_map(|row| row.needed);
    let width = (wide + BETWEEN) / panels.len() as f64 - BETWEEN;
    let ends = values.chain(needed).map(|value| value.clamp(0.0, 100.0)).chain([0.0]);
    let axis = ValueAxis::around(ends, (width / 90.0).clamp(2.0, 6.0) as u32);

    key(&mut canvas, chart, (body.left, body.top + KEY - 16.0), body.right);
    for (number, panel) in panels.iter().enumerate() {
        let left = body.left + names + number as f64 * (width + BETWEEN);
        let bottom = top + room.min(shown.len() as f64 * HIGHEST);
        let place = Area { left, right: left + width, top, bottom };
        let rows = RowSheet::in_heights(place, shown.len(), 0.0, axis.clone(), (RADIUS, RADIUS));
        rows::heading(&mut canvas, Area { left: rows.plot.left, ..place }, 0.0, (&panel.label, ""));
        rows.grid(&mut canvas);
        for (place, (row, belief)) in shown.iter().zip(&panel.beliefs).enumerate() {
            let middle = rows.middle(place);
            if number == 0 {
                let (width, lettering) = ((names, rows.height), Lettering::small(theme::INK));
                rows::name(&mut canvas, &row.label, (body.left, middle), width, lettering);
            }
            draw_row(&mut canvas, &rows, middle, row, belief);
        }
    }
    canvas
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

/// What is needed, believed and practised of one kind of work.
fn draw_row(
    canvas: &mut Canvas,
    rows: &RowSheet,
    middle: f64,
    row: &BeliefRow,
    belief: &BeliefPair,
) {
    let style = theme::line_style(Emphasis::First);
    if let Some(needed) = row.needed.and_then(axis::drawable) {
        let half = (rows.height * 0.36).min(28.0);
        needed_mark(canvas, (rows.across(needed), middle), half);
    }
    if let (Some(low), Some(high)) = (
        axis::drawable(belief.believed - belief.apart),
        axis::drawable(belief.believed + belief.apart),
    ) && low < high
    {
        let ends = vec![(rows.across(low), middle), (rows.across(high), middle)];
        canvas.stroke(ends, style.mark, theme::WHISKER_WIDTH);
    }
    let radius = RADIUS.min(rows.height * 0.25);
    for (value, emphasis) in
        [(belief.believed, Emphasis::First), (belief.practised, Emphasis::Second)]
    {
        if let Some(value) = axis::drawable(value) {
            rows::dot(canvas, (rows.across(value), middle), radius, emphasis);
        }
    }
}

/// A thick vertical line.
fn needed_mark(canvas: &mut Canvas, (x, middle): Point, half: f64) {
    let (from, to) = ((x - NEEDED / 2.0, middle - half), (x + NEEDED / 2.0, middle + half));
    canvas.block(from, to, theme::AXIS, 1.0);
}

/// Says which mark is which.
fn key(canvas: &mut Canvas, chart: &Beliefs, (mut left, baseline): Point, right: f64) {
    let emphases = [Emphasis::Baseline, Emphasis::First, Emphasis::Second];
    let room = (right - left) / 3.0 - 60.0;
    for (name, emphasis) in chart.names.iter().zip(emphases) {
        if name.is_empty() {
            continue;
        }
        let colour = match emphasis {
            Emphasis::Baseline => theme::AXIS,
            other => theme::line_style(other).text,
        };
        let lettering = Lettering { weight: Weight::Strong, ..Lettering::small(colour) };
        let name = letters::shorten(&letters::tidy(name), lettering.size, lettering.weight, room);
        let centre = (left + RADIUS, baseline - lettering.size * theme::CAP_HEIGHT / 2.0);
        match emphasis {
            Emphasis::Baseline => needed_mark(canvas, centre, 14.0),
            other => rows::dot(canvas, centre, RADIUS, other),
        }
        canvas.write(&name, (left + 2.0 * RADIUS + 10.0, baseline), Align::Left, lettering);
        left += 2.0 * RADIUS + 10.0 + lettering.width(&name) + 36.0;
    }
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
