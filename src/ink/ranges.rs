//! Differences with their spread: one row each, a dot for the middle and a bar for what lies around it.

use crate::ink::theme;

use super::axis::{self, ValueAxis};
use super::bars::Interval;
use super::canvas::{Align, Canvas, Lettering};
use super::letters::{self, Weight};
use super::page::{self, Area};
use super::rows::{self, RowSheet};
use super::{Emphasis, Frame, panel};
use crate::ink::sheet::Page;

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeRow {
    /// What differs.
    pub label: String,
    /// The middle of the difference and between which limits it lies.
    pub estimate: Interval,
    /// Differences up to this size do not matter; 0 when that is not known.
    pub zone: f64,
    /// How much attention it asks for; decides the shape of its dot, too.
    pub emphasis: Emphasis,
    /// What the difference means, after its numbers: `better`.
    pub told: String,
}

/// Differences in one unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RangePanel {
    /// What is measured.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The differences from top to bottom.
    pub rows: Vec<RangeRow>,
}

/// Panels of differences, one for each unit, below each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranges {
    /// The words around the chart.
    pub frame: Frame,
    /// The panels from top to bottom.
    pub panels: Vec<RangePanel>,
    /// What is said below the last panel, on at most two lines.
    pub remark: String,
}

/// Widest name of a row, share of the page.
const NAMES: f64 = 0.27;
/// Widest words behind a row. Pixels.
const TOLD: f64 = 450.0;
/// Highest row. Pixels.
const HIGHEST: f64 = 104.0;
/// Between the axis and the words behind a row. Pixels.
const GAP: f64 = 18.0;
/// Radius of a dot. Pixels.
const RADIUS: f64 = 10.0;
/// Between a panel's numbers and the next heading. Pixels.
const BETWEEN: f64 = 6.0;

/// Draws the chart.
pub(super) fn draw(chart: &Ranges, page: Page) -> Canvas {
    let mut canvas = Canvas::new(page);
    let body = page::frame(&mut canvas, &chart.frame);
    let remark = if chart.remark.is_empty() { 0.0 } else { 2.5 * rows::REMARK };
    let each = panel::HEADING + rows::FEET + BETWEEN;
    let known: Vec<(&RangePanel, Vec<&RangeRow>)> = chart
        .panels
        .iter()
        .map(|panel| (panel, panel.rows.iter().filter(|row| row.middle().is_some()).collect()))
        .filter(|(_, rows): &(_, Vec<_>)| !rows.is_empty())
        .collect();
    // panels that would leave no room for a row of their own are left to the tables
    let fitting = ((body.height() - remark) / (each + rows::LOWEST)).floor().max(1.0) as usize;
    let mut panels: Vec<_> = known.into_iter().take(fitting).collect();
    let room = body.height() - remark - panels.len() as f64 * each;
    keep(&mut panels, rows::most(room));
    let count: usize = panels.iter().map(|(_, rows)| rows.len()).sum();
    if count == 0 {
        panel::nothing(&mut canvas, body);
        return canvas;
    }
    let height = (room / count as f64).min(HIGHEST);
    let all = || panels.iter().flat_map(|(_, rows)| rows);
    let widest = NAMES * (body.right - body.left);
    let names = rows::name_room(all().map(|row| row.label.as_str()), widest, (room, count));
    let told = all().map(|row| told(row)).map(|told| lettering(Emphasis::First).width(&told));
    let told = told.fold(0.0, f64::max);

    let mut top = body.top;
    for (panel, shown) in &panels {
        let first = top + panel::HEADING;
        let place = Area { top: first, bottom: first + shown.len() as f64 * height, ..body };
        let ends = shown.iter().flat_map(|row| {
            let Interval { low, value, high } = row.estimate;
            [low, value, high, row.zone, -row.zone]
        });
        let wanted = ((body.right - body.left - names - told) / 120.0).clamp(2.0, 9.0);
        let axis = ValueAxis::around(ends.chain([0.0]), wanted as u32);
        let rows = RowSheet::arrange(place, shown.len(), names, axis, (2.0 * RADIUS, told + GAP));
        rows::heading(&mut canvas, place, 0.0, (&panel.label, &panel.unit));
        for (number, row) in shown.iter().enumerate() {
            draw_zone(&mut canvas, &rows, number, row);
        }
        rows.grid(&mut canvas);
        for (number, row) in shown.iter().enumerate() {
            draw_row(&mut canvas, &rows, number, row);
        }
        top = place.bottom + rows::FEET + BETWEEN;
        let last = std::ptr::eq(*panel, panels[panels.len() - 1].0);
        if last && !chart.remark.is_empty() {
            rows.remark(&mut canvas, &chart.remark);
        }
    }
    canvas
}

/// Keeps so many rows: the first ones of each panel, as evenly as possible.
fn keep(panels: &mut [(&RangePanel, Vec<&RangeRow>)], most: usize) {
    while panels.iter().map(|(_, rows)| rows.len()).sum::<usize>() > most {
        match panels.iter_mut().max_by_key(|(_, rows)| rows.len()) {
            Some((_, rows)) if rows.len() > 1 => rows.truncate(rows.len() - 1),
            _ => break,
        }
    }
}

impl RangeRow {
    fn middle(&self) -> Option<f64> {
        axis::drawable(self.estimate.value)
    }
}

fn lettering(emphasis: Emphasis) -> Lettering {
    let colour = theme::line_style(emphasis).text;
    let strong = matches!(emphasis, Emphasis::First | Emphasis::Second);
    let weight = if strong { Weight::Strong } else { Weight::Regular };
    Lettering { weight, ..Lettering::small(colour) }
}

/// The numbers of a row and what they mean.
fn told(row: &RangeRow) -> String {
    let mut text = rows::signed_short(row.estimate.value);
    if let Some((low, high)) = row.estimate.limits() {
        let (low, high) = (rows::signed_short(low), rows::signed_short(high));
        if low != high {
            text = format!("{text} ({low} to {high})");
        }
    }
    if !row.told.is_empty() {
        text = format!("{text} {}", row.told);
    }
    let lettering = lettering(Emphasis::First);
    letters::wrap(&text, lettering.size, lettering.weight, TOLD, 1).concat()
}

fn draw_zone(canvas: &mut Canvas, rows: &RowSheet, number: usize, row: &RangeRow) {
    let Some(zone) = axis::drawable(row.zone).filter(|zone| *zone > 0.0) else { return };
    let half = rows.height / 2.0;
    let middle = rows.middle(number);
    let (left, right) = (rows.across(-zone), rows.across(zone));
    canvas.block((left, middle - half), (right, middle + half), theme::GRID, 1.0);
}

fn draw_row(canvas: &mut Canvas, rows: &RowSheet, number: usize, row: &RangeRow) {
    let Some(value) = row.middle() else { return };
    let colour = theme::line_style(row.emphasis).mark;
    let middle = rows.middle(number);
    rows.name(canvas, number, &row.label, Lettering::small(theme::INK));
    let radius = RADIUS.min(rows.height * 0.25);
    // a whisker within its dot would only fray the edge of the dot
    let limits = row.estimate.limits();
    let seen = |(low, high): &(f64, f64)| rows.across(*high) - rows.across(*low) > 2.6 * radius;
    if let Some(limits) = limits.filter(seen) {
        rows.whisker(canvas, limits, middle, colour);
    }
    rows::dot(canvas, (rows.across(value), middle), radius, row.emphasis);
    let lettering = lettering(row.emphasis);
    let baseline = middle + lettering.size * theme::CAP_HEIGHT / 2.0;
    canvas.write(&told(row), (rows.end() + GAP, baseline), Align::Left, lettering);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_say_their_numbers_and_what_they_mean() {
        let estimate = Interval { low: -5.2, value: -3.0, high: 1.0 };
        let row = RangeRow {
            label: String::new(),
            estimate,
            zone: 0.0,
            emphasis: Emphasis::First,
            told: "worse".to_owned(),
        };
        assert_eq!(told(&row), "−3.0 (−5.2 to +1.0) worse");
        let alone = Interval { low: 2.0, value: 2.0, high: 2.0 };
        assert_eq!(told(&RangeRow { estimate: alone, told: String::new(), ..row }), "+2.0");
    }

    #[test]
    fn the_longest_panel_gives_up_rows_first() {
        let row = RangeRow {
            label: String::new(),
            estimate: Interval::default(),
            zone: 0.0,
            emphasis: Emphasis::First,
            told: String::new(),
        };
        let panel = RangePanel::default();
        let mut panels = [(&panel, vec![&row; 9]), (&panel, vec![&row; 3])];
        keep(&mut panels, 7);
        assert_eq!(panels.iter().map(|(_, rows)| rows.len()).collect::<Vec<_>>(), [4, 3]);
        keep(&mut panels, 0);
        assert_eq!(panels.iter().map(|(_, rows)| rows.len()).collect::<Vec<_>>(), [1, 1]);
    }
}
