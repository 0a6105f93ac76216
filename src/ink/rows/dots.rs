//! Dots with whiskers: how much of a result each assumption explains, and differences with their spread.

use crate::ink::axis::{self, ValueAxis, short, signed_short};
use crate::ink::canvas::Canvas;
use crate::ink::key::{Key, Sample};
use crate::ink::lettering::{Align, Lettering};
use crate::ink::sheet::Area;
use crate::ink::{Emphasis, Frame, Interval, Reference, panel, theme};

use super::RowSheet;

/// The indices of one assumption.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexRow {
    /// The assumption.
    pub label: String,
    /// One estimate for each name of the chart.
    pub estimates: Vec<Interval>,
}

/// Rows of dots with whiskers over one axis: Sobol' indices (two per row) or Morris' mu* (one per row).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexChart {
    /// The words around the chart.
    pub frame: Frame,
    /// What is measured.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// What the dots of a row are, one or two names: the last one decides the order of the rows.
    pub names: Vec<String>,
    /// The assumptions in any order; they are drawn largest first.
    pub rows: Vec<IndexRow>,
    /// What an assumption without any influence would reach, if that is known.
    pub noise: Option<Reference>,
}

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

/// Widest name of an assumption. Pixels.
const NAMES: f64 = 520.0;
/// Radius of the dot of an estimate. Pixels.
const RADIUS: f64 = 9.0;
/// Between the end of a whisker and the number beside it. Pixels.
const GAP: f64 = 14.0;
/// Share of a row between its two dots.
const APART: f64 = 0.34;
/// The dots in the key. Pixels.
const KEY: Key = Key { room: 300.0, width: 2.0 * RADIUS, gap: 8.0, between: 34.0 };

impl IndexChart {
    /// The estimates of a row that have a name, at least one.
    pub(super) fn estimates<'row>(&self, row: &'row IndexRow) -> &'row [Interval] {
        &row.estimates[..row.estimates.len().min(self.names.len().max(1))]
    }

    /// By what an assumption is sorted: the estimate of the last name.
    fn size(&self, row: &IndexRow) -> Option<f64> {
        axis::drawable(self.estimates(row).last()?.value)
    }

    /// The rows that are drawn, largest first, and those that are only counted.
    fn divide(&self, most: usize) -> (Vec<&IndexRow>, Vec<&IndexRow>) {
        let size = |row: &IndexRow| self.size(row).unwrap_or(f64::NEG_INFINITY);
        super::largest_first(self.rows.iter().collect(), size, most)
    }
}

/// Draws the estimates of assumptions.
pub(in crate::ink) fn indices(chart: &IndexChart, canvas: &mut Canvas, body: Area) {
    let place = Area { top: body.top + panel::HEADING, ..body };
    if !chart.rows.iter().any(|row| chart.size(row).is_some()) {
        return panel::nothing(canvas, body);
    }
    let noise = chart.noise.iter().filter(|noise| axis::drawable(noise.at).is_some());
    let noise: Vec<&Reference> = noise.collect();
    let room = place.height() - super::FEET - super::REMARK;
    let lift = if noise.is_empty() { 0.0 } else { 2.0 * theme::ROW };
    let (drawn, rest) = chart.divide(super::most(room - lift));
    let ends = drawn.iter().flat_map(|row| chart.estimates(row)).flat_map(Interval::ends);
    let axis = ValueAxis::around(ends.chain([0.0]).chain(noise.iter().map(|noise| noise.at)), 8);
    let labels = drawn.iter().map(|row| row.label.as_str());
    let names = super::name_room(labels, NAMES, (room - lift, drawn.len()));
    let laid = Area { bottom: place.top + room, ..place };
    let (rows, verticals) =
        RowSheet::under_verticals(laid, drawn.len(), names, &axis, (4.0, 110.0), &noise);

    let of = |at: usize| emphasis(at, chart.names.len());
    let key = chart.names.iter().enumerate().filter(|_| chart.names.len() > 1);
    let key = key.map(|(at, name)| {
        let colour = theme::line_style(of(at)).text;
        (name.as_str(), Lettering::strong(colour), Sample::Dot(of(at)))
    });
    let key: Vec<_> = key.collect();
    let right = KEY.leftwards(canvas, (place.right, place.top - 16.0), key.into_iter());
    panel::heading(canvas, Area { right, ..place }, 0.0, (&chart.label, &chart.unit));
    rows.grid(canvas);
    verticals.draw(canvas, rows.plot, true, false);
    for (number, row) in drawn.iter().enumerate() {
        rows.name(canvas, number, &row.label, Lettering::small(theme::INK));
        if number > 0 {
            rows.line_above(canvas, number, theme::GRID);
        }
        draw_estimates(canvas, chart, &rows, number, row);
    }
    if !rest.is_empty() {
        let largest = rest.iter().filter_map(|row| chart.size(row)).fold(0.0, f64::max);
        let more = format!("{} more not drawn: each {} or less", rest.len(), short(largest));
        rows.remark(canvas, &more);
    }
}

/// The first of two dots is a green ring, the last one a navy disc: they differ in shape, too.
fn emphasis(position: usize, names: usize) -> Emphasis {
    if position + 1 < names { Emphasis::Third } else { Emphasis::First }
}

fn draw_estimates(
    canvas: &mut Canvas,
    chart: &IndexChart,
    rows: &RowSheet,
    number: usize,
    row: &IndexRow,
) {
    let count = chart.names.len().clamp(1, 2);
    let radius = RADIUS.min(rows.height * 0.2);
    let mut right = rows.across(0.0);
    let mut last = None;
    for (position, estimate) in row.estimates.iter().take(count).enumerate() {
        let Some(value) = axis::drawable(estimate.value) else { continue };
        let aside = if count < 2 { 0.0 } else { position as f64 - 0.5 };
        let middle = rows.middle(number) + aside * APART * rows.height;
        let emphasis = emphasis(position, count);
        if let Some(limits) = estimate.limits() {
            rows.whisker(canvas, limits, middle, theme::line_style(emphasis).mark);
            right = right.max(rows.across(limits.1));
        }
        right = right.max(rows.across(value) + RADIUS);
        canvas.shaped((rows.across(value), middle), radius, emphasis);
        last = Some((value, emphasis));
    }
    if let Some((value, emphasis)) = last {
        let lettering = Lettering::strong(theme::line_style(emphasis).text);
        let at = (right + GAP, rows.middle(number));
        canvas.level(&short(value), at, Align::Left, lettering);
    }
}

/// Widest name of a difference, share of the page.
const WIDEST: f64 = 0.27;
/// Widest words behind a difference. Pixels.
const TOLD: f64 = 450.0;
/// Between the axis and the words behind a difference. Pixels.
const BEFORE_TOLD: f64 = 18.0;
/// Radius of the dot of a difference. Pixels.
const LARGE: f64 = 10.0;
/// Between a panel's numbers and the next heading. Pixels.
const BETWEEN: f64 = 6.0;

/// Draws differences, one panel for each unit.
pub(in crate::ink) fn ranges(chart: &Ranges, canvas: &mut Canvas, body: Area) {
    let remark = super::remark_height(&chart.remark);
    let each = panel::HEADING + super::FEET + BETWEEN;
    let known: Vec<(&RangePanel, Vec<&RangeRow>)> = chart
        .panels
        .iter()
        .map(|panel| (panel, panel.rows.iter().filter(|row| row.middle().is_some()).collect()))
        .filter(|(_, rows): &(_, Vec<_>)| !rows.is_empty())
        .collect();
    // panels that would leave no room for a row of their own are left to the tables
    let lowest = each + super::HEIGHTS.0;
    let fitting = ((body.height() - remark) / lowest).floor().max(1.0) as usize;
    let mut panels: Vec<_> = known.into_iter().take(fitting).collect();
    let room = body.height() - remark - panels.len() as f64 * each;
    keep(&mut panels, super::most(room));
    let count: usize = panels.iter().map(|(_, rows)| rows.len()).sum();
    if count == 0 {
        return panel::nothing(canvas, body);
    }
    let height = (room / count as f64).min(super::HEIGHTS.1);
    let all = || panels.iter().flat_map(|(_, rows)| rows);
    let labels = all().map(|row| row.label.as_str());
    let names = super::name_room(labels, WIDEST * body.width(), (room, count));
    let told = lettering(Emphasis::First).widest(all().map(|row| told(row)));
    let wanted = ((body.width() - names - told) / 120.0).clamp(2.0, 9.0) as u32;
    let beside = (2.0 * LARGE, told + BEFORE_TOLD);

    let mut top = body.top;
    let last = panels.len() - 1;
    for (at, (panel, shown)) in panels.iter().enumerate() {
        let first = top + panel::HEADING;
        let place = Area { top: first, bottom: first + shown.len() as f64 * height, ..body };
        let ends = shown.iter().flat_map(|row| row.estimate.ends());
        let zones = shown.iter().flat_map(|row| [row.zone, -row.zone]);
        let axis = ValueAxis::around(ends.chain(zones).chain([0.0]), wanted);
        let rows = RowSheet::arrange(place, shown.len(), names, axis, beside);
        panel::heading(canvas, place, 0.0, (&panel.label, &panel.unit));
        for (number, row) in shown.iter().enumerate() {
            draw_zone(canvas, &rows, number, row);
        }
        rows.grid(canvas);
        for (number, row) in shown.iter().enumerate() {
            draw_range(canvas, &rows, number, row);
        }
        top = place.bottom + super::FEET + BETWEEN;
        if at == last && !chart.remark.is_empty() {
            rows.remark(canvas, &chart.remark);
        }
    }
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

/// Letters behind a difference.
fn lettering(emphasis: Emphasis) -> Lettering {
    let strong = matches!(emphasis, Emphasis::First | Emphasis::Second);
    Lettering::standing_out(theme::line_style(emphasis).text, strong)
}

/// The numbers of a row and what they mean.
fn told(row: &RangeRow) -> String {
    let mut text = signed_short(row.estimate.value);
    if let Some((low, high)) = row.estimate.limits() {
        let (low, high) = (signed_short(low), signed_short(high));
        if low != high {
            text = format!("{text} ({low} to {high})");
        }
    }
    if !row.told.is_empty() {
        text = format!("{text} {}", row.told);
    }
    lettering(Emphasis::First).line(&text, TOLD)
}

fn draw_zone(canvas: &mut Canvas, rows: &RowSheet, number: usize, row: &RangeRow) {
    let Some(zone) = axis::drawable(row.zone).filter(|zone| *zone > 0.0) else { return };
    let (middle, half) = (rows.middle(number), rows.height / 2.0);
    let (left, right) = (rows.across(-zone), rows.across(zone));
    canvas.block((left, middle - half), (right, middle + half), theme::GRID, 1.0);
}

fn draw_range(canvas: &mut Canvas, rows: &RowSheet, number: usize, row: &RangeRow) {
    let Some(value) = row.middle() else { return };
    let middle = rows.middle(number);
    rows.name(canvas, number, &row.label, Lettering::small(theme::INK));
    let radius = LARGE.min(rows.height * 0.25);
    // a whisker within its dot would only fray the edge of the dot
    let seen = |(low, high): &(f64, f64)| rows.across(*high) - rows.across(*low) > 2.6 * radius;
    if let Some(limits) = row.estimate.limits().filter(seen) {
        rows.whisker(canvas, limits, middle, theme::line_style(row.emphasis).mark);
    }
    canvas.shaped((rows.across(value), middle), radius, row.emphasis);
    let at = (rows.ends.1 + BEFORE_TOLD, middle);
    canvas.level(&told(row), at, Align::Left, lettering(row.emphasis));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_by_their_last_estimate() {
        let row = |label: &str, values: [f64; 2]| IndexRow {
            label: label.to_owned(),
            estimates: values.map(|value| Interval { low: value, value, high: value }).to_vec(),
        };
        let rows = vec![row("a", [0.9, 0.1]), row("b", [0.0, 0.7]), row("c", [0.1, f64::NAN])];
        let names = vec!["first order".to_owned(), "total".to_owned()];
        let chart = IndexChart { names, rows, ..IndexChart::default() };
        let (drawn, told) = chart.divide(2);
        let labels: Vec<&str> = drawn.iter().map(|row| row.label.as_str()).collect();
        assert_eq!((labels, told.len()), (vec!["b", "a"], 1));
    }

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
