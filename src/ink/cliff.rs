//! Where the cliff is: the headline against one lever, and the share of futures that collapse.

use crate::ink::theme;

use super::along::{self, Along, Course};
use super::axis::{self, ValueAxis};
use super::canvas::Canvas;
use super::labels::{self, EndLabel};
use super::lever::{Place, VariedLever};
use super::page::{self, Area};
use super::panel::{self, height_of};
use super::{Band, Emphasis, Frame, Reference, lines};
use crate::ink::sheet::Page;

/// One option along the lever.
#[derive(Clone, Debug, PartialEq)]
pub struct CliffLine {
    /// What the line is called at its end.
    pub label: String,
    /// How much attention it asks for.
    pub emphasis: Emphasis,
    /// The headline, one value per step: median and middle 90 % of futures.
    pub band: Band,
    /// Share of futures that collapse, 0 to 1, one value per step; empty if nothing can collapse.
    pub collapse: Vec<f64>,
}

/// The headline against one lever, above the share of futures that collapse.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cliff {
    /// The words around the chart.
    pub frame: Frame,
    /// The lever; words are drawn as dots with whiskers instead of lines.
    pub lever: VariedLever,
    /// The headline.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// What counts as a collapse, as the heading of the lower panel.
    pub collapse: String,
    /// A line to compare with, if there is one.
    pub reference: Option<Reference>,
    /// The options, at most four if every line is to keep its own look.
    pub lines: Vec<CliffLine>,
    /// Where the lever stands today.
    pub current: Option<Place>,
    /// The position of the step before the steepest change, 0 first, and what is said about it.
    pub steepest: Option<(usize, String)>,
}

/// Share of the height that the lower panel takes.
const LOWER: f64 = 0.3;
/// Between the two panels, without the heading of the lower one. Pixels.
const GAP: f64 = 22.0;

/// Draws the chart.
pub(super) fn draw(chart: &Cliff, page: Page) -> Canvas {
    let mut canvas = Canvas::new(page);
    let body = page::frame(&mut canvas, &chart.frame);
    let axis = ValueAxis::around(extent(chart), 5);
    let shares = ValueAxis::percent(2);
    let whole = chart.lines.iter().filter_map(|line| end_label(line, &line.band, &axis, body));
    let reference = reference_label(chart, &axis, body);
    let label = whole.chain(reference).map(|label| label.width()).fold(0.0, f64::max);
    let ticks = along::widest_tick(&axis).max(along::widest_tick(&shares));
    let mut verticals: Vec<Place> = chart.current.iter().cloned().collect();
    let steep = steepest(chart);
    verticals.extend(
        steep
            .iter()
            .map(|(from, to, label)| Place { at: f64::midpoint(*from, *to), label: label.clone() }),
    );
    let along = Along::arrange(body, &chart.lever, &verticals, (ticks, label));

    let collapses = chart.lines.iter().any(|line| !line.collapse.is_empty());
    let (left, right) = along.sides;
    let (top, bottom) = along.heights;
    let lower = if collapses { (bottom - top - GAP - panel::HEADING) * LOWER } else { 0.0 };
    let upper_end = if collapses { bottom - lower - GAP - panel::HEADING } else { bottom };
    let upper = Area { left, top, right, bottom: upper_end };
    let lower = Area { top: bottom - lower, bottom, ..upper };

    let bands: Vec<Band> = chart.lines.iter().map(collapse).collect();
    let headline = chart.lines.iter().map(|line| (line, &line.band)).collect();
    let words = (chart.label.as_str(), chart.unit.as_str());
    draw_panel(&mut canvas, chart, &along, (upper, true), &axis, headline, words);
    if collapses {
        let lines = chart.lines.iter().zip(&bands).collect();
        let words = (chart.collapse.as_str(), "share of futures");
        draw_panel(&mut canvas, chart, &along, (lower, false), &shares, lines, words);
    }
    along.feet(&mut canvas, if collapses { lower } else { upper });
    canvas
}

/// Draws one of the two panels.
fn draw_panel(
    canvas: &mut Canvas,
    chart: &Cliff,
    along: &Along<'_>,
    (plot, is_first): (Area, bool),
    axis: &ValueAxis,
    mut lines: Vec<(&CliffLine, &Band)>,
    words: (&str, &str),
) {
    along.heading(canvas, plot, is_first, words);
    let ends = lines.iter().filter_map(|(line, band)| end_label(line, band, axis, plot));
    let reference = reference_label(chart, axis, plot).filter(|_| is_first);
    let ends: Vec<EndLabel> = ends.chain(reference).collect();
    let count = lines.len();
    let mut courses: Vec<(u8, Course<'_>)> = Vec::new();
    for (position, (line, band)) in lines.drain(..).enumerate() {
        let course = Course::new(along, (line.emphasis, band), (position, count), plot, axis);
        courses.push((lines::depth(line.emphasis), course));
    }
    courses.sort_by_key(|(depth, _)| *depth);
    if courses.iter().all(|(_, course)| course.is_empty()) {
        panel::nothing(canvas, plot);
        if is_first {
            along.verticals(canvas, plot, true);
        }
        return;
    }
    if let Some((from, to, _)) = steepest(chart) {
        let (from, to) = (along.scale.place(from), along.scale.place(to));
        canvas.block((from, plot.top), (to, plot.bottom), theme::GRID, 1.0);
    }
    panel::grid(canvas, plot, axis);
    for (_, course) in &courses {
        course.draw_spread(canvas);
    }
    along.verticals(canvas, plot, is_first);
    if let Some(value) = chart.reference.as_ref().and_then(|line| axis::drawable(line.at))
        && is_first
    {
        let y = height_of(plot, axis, value);
        let path = vec![(plot.left, y), (plot.right, y)];
        canvas.dashed(path, theme::REFERENCE_DASHES, theme::AXIS, theme::REFERENCE_WIDTH);
    }
    for (_, course) in &courses {
        course.draw_middle(canvas);
    }
    let heights = if is_first {
        (plot.top - 6.0, plot.bottom + GAP)
    } else {
        (plot.top - panel::HEADING + 4.0, plot.bottom + 80.0)
    };
    labels::draw(canvas, ends, plot.right, heights, panel::LABEL_ROOM);
}

/// All values that the upper panel has to show.
fn extent(chart: &Cliff) -> impl Iterator<Item = f64> {
    let lines = chart.lines.iter().flat_map(|line| {
        let spread = chart.lever.has_words() || theme::line_style(line.emphasis).band > 0.0;
        let edges = line.band.low.iter().chain(&line.band.high).filter(move |_| spread);
        line.band.middle.iter().chain(edges)
    });
    lines.copied().chain(chart.reference.as_ref().map(|reference| reference.at))
}

/// The share of futures that collapse as a line without a band.
fn collapse(line: &CliffLine) -> Band {
    let share = |share: &f64| if share.is_finite() { share.clamp(0.0, 1.0) } else { f64::NAN };
    Band { middle: line.collapse.iter().map(share).collect(), ..Band::default() }
}

fn end_label(line: &CliffLine, band: &Band, axis: &ValueAxis, plot: Area) -> Option<EndLabel> {
    let last = band.middle.iter().rev().find_map(|value| axis::drawable(*value))?;
    let label = lines::end_label(&line.label, line.emphasis, height_of(plot, axis, last));
    (label.width() > 0.0).then_some(label)
}

fn reference_label(chart: &Cliff, axis: &ValueAxis, plot: Area) -> Option<EndLabel> {
    let reference = chart.reference.as_ref()?;
    let value = axis::drawable(reference.at)?;
    let label = lines::reference_label(&reference.label, height_of(plot, axis, value));
    (label.width() > 0.0).then_some(label)
}

/// Between which values of the lever the steepest change lies, and what is said about it.
fn steepest(chart: &Cliff) -> Option<(f64, f64, String)> {
    let (step, label) = chart.steepest.as_ref()?;
    Some((chart.lever.value(*step)?, chart.lever.value(step + 1)?, label.clone()))
}
