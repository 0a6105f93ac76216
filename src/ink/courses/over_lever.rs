//! Courses over the steps of a lever: where the cliff is, and where the winner between two options changes.

use crate::ink::axis::{self, ValueAxis};
use crate::ink::canvas::Canvas;
use crate::ink::labels::{self, EndLabel};
use crate::ink::lettering::Lettering;
use crate::ink::lever::{LeverFeet, Place, Scale, VariedLever};
use crate::ink::panel::{self, height_of};
use crate::ink::sheet::Area;
use crate::ink::verticals::Verticals;
use crate::ink::{Band, Emphasis, Frame, Reference, theme};

use super::path::{self, Path};

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

/// One of two options.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionSide {
    /// What is said where it wins.
    pub label: String,
    /// Its look.
    pub emphasis: Emphasis,
}

/// The difference between two options along one lever.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// The words around the chart.
    pub frame: Frame,
    /// The lever; words are drawn as dots with whiskers instead of a line.
    pub lever: VariedLever,
    /// What is subtracted from what.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The difference, one value per step: median and middle 90 % of futures.
    pub difference: Band,
    /// Differences up to this size are too small to matter; 0 draws no zone.
    pub too_close: f64,
    /// What the zero line stands for.
    pub zero: String,
    /// Who wins above the zero line.
    pub above: OptionSide,
    /// Who wins below the zero line.
    pub below: OptionSide,
    /// Where the winner changes.
    pub crossings: Vec<Place>,
    /// Where the lever stands today.
    pub current: Option<Place>,
}

/// About how many numbers stand below a chart.
const NUMBERS: u32 = 10;
/// Between the words of two steps. Pixels.
const AIR: f64 = 14.0;
/// Verticals that lie closer together share a name. Pixels.
const APART: f64 = 0.5;
/// Between two options at the same word. Pixels.
const BESIDE: f64 = 34.0;
/// Half the width of the end of a whisker. Pixels.
const CAP: f64 = 9.0;
/// Radius of the dot of one step on a line, and of a word. Pixels.
const DOTS: (f64, f64) = (5.0, 9.0);
/// Above so many steps a line carries no dots.
const MOST_DOTS: usize = 40;
/// Between the edge of a plot and its first and last step, so that dots do not touch the edge. Pixels.
const EDGE: f64 = 14.0;
/// The same where options stand side by side around a single number. Pixels.
const WIDE_EDGE: f64 = 90.0;
/// Below the last plot, the place that its names may take. Pixels.
const BELOW: f64 = 80.0;

/// The place that plots over one lever take.
struct Along<'chart> {
    feet: LeverFeet<'chart>,
    /// Left and right edge of all plots; where the first one may begin and the last one must end.
    place: Area,
    verticals: Verticals,
}

impl<'chart> Along<'chart> {
    /// Divides the body of the page, given the widest tick and the end labels.
    fn arrange(
        body: Area,
        lever: &'chart VariedLever,
        verticals: &[Place],
        ticks: f64,
        labels: &[EndLabel],
    ) -> Self {
        let (left, right) = panel::sides(body, ticks, labels::widest(labels));
        let places = verticals.iter().map(|vertical| vertical.at);
        let edge = if lever.steps.count() < 2 { WIDE_EDGE } else { EDGE };
        let scale = Scale::new(lever, places, false, (left + edge, right - edge), NUMBERS);
        let named =
            verticals.iter().filter_map(|one| Some((scale.inside(one.at)?, one.label.as_str())));
        let verticals = Verticals::arrange(named, APART, body.right);
        let feet = LeverFeet::new(lever, scale, right - left, AIR);
        let top = body.top + panel::HEADING + verticals.height();
        let place = Area { left, top, right, bottom: body.bottom - feet.height() };
        Self { feet, place, verticals }
    }

    /// Writes the heading of a plot; that of the first one stands above the names of the verticals.
    fn heading(&self, canvas: &mut Canvas, plot: Area, is_first: bool, words: (&str, &str)) {
        let lift = if is_first { self.verticals.height() } else { 0.0 };
        panel::heading(canvas, plot, lift, words);
    }

    /// Draws the lower edge, the row of steps and the name of the lever below the last plot.
    fn draw_feet(&self, canvas: &mut Canvas, plot: Area) {
        canvas.rule((plot.left, plot.bottom), (plot.right, plot.bottom), theme::AXIS);
        self.feet.draw(canvas, plot);
        self.feet.name(canvas, plot);
    }
}

/// The values of one option along the lever, ready to be drawn.
struct Course<'chart> {
    emphasis: Emphasis,
    band: &'chart Band,
    /// Horizontal place of each step.
    across: Vec<Option<f64>>,
    path: Option<Path>,
    plot: Area,
    axis: &'chart ValueAxis,
}

impl<'chart> Course<'chart> {
    /// The option at this position out of so many; at words and at a single step options stand side by
    /// side.
    fn new(
        along: &Along<'_>,
        (emphasis, band): (Emphasis, &'chart Band),
        (position, of): (usize, usize),
        plot: Area,
        axis: &'chart ValueAxis,
    ) -> Self {
        let LeverFeet { lever, scale, .. } = &along.feet;
        let steps = lever.steps.count();
        let apart = lever.has_words() || steps < 2;
        let room = plot.width() / steps.max(1) as f64;
        let beside = BESIDE.min(0.8 * room / of.max(1) as f64);
        let middle = (of.max(1) as f64 - 1.0) / 2.0;
        let aside = if apart { (position as f64 - middle) * beside } else { 0.0 };
        let place = |step| lever.value(step).map(|value| scale.place(value) + aside);
        let across: Vec<Option<f64>> = (0..steps.min(band.middle.len())).map(place).collect();
        let of_step = |step: usize| across.get(step).copied().flatten();
        let path = (!apart).then(|| Path::new(emphasis, band, of_step, plot, axis));
        Self { emphasis, band, across, path, plot, axis }
    }

    /// The steps that have a place, with what `value` gives for them.
    fn drawn<Value>(&self, value: impl Fn(usize) -> Option<Value>) -> Vec<(f64, Value)> {
        let steps = self.across.iter().enumerate();
        steps.filter_map(|(step, across)| Some(((*across)?, value(step)?))).collect()
    }

    /// Height of one of the values of a step, if it can be drawn.
    fn height(&self, of: &[f64], step: usize) -> Option<f64> {
        Some(height_of(self.plot, self.axis, axis::drawable(*of.get(step)?)?))
    }

    /// Where the middle lies at each step.
    fn points(&self) -> Vec<(f64, f64)> {
        self.drawn(|step| self.height(&self.band.middle, step))
    }

    /// Draws the spread: a band, or whiskers.
    fn draw_spread(&self, canvas: &mut Canvas) {
        if let Some(path) = &self.path {
            return path.draw_band(canvas);
        }
        let colour = theme::line_style(self.emphasis).mark;
        let ends = |step| {
            let (low, high) = (&self.band.low, &self.band.high);
            Some([self.height(low, step)?, self.height(high, step)?])
        };
        for (x, [bottom, top]) in self.drawn(ends) {
            canvas.stroke(&[(x, bottom), (x, top)], colour, theme::WHISKER_WIDTH);
            for y in [bottom, top] {
                canvas.stroke(&[(x - CAP, y), (x + CAP, y)], colour, theme::WHISKER_WIDTH);
            }
        }
    }

    /// Draws the middle: a line with a dot at each step, or dots.
    fn draw_middle(&self, canvas: &mut Canvas) {
        let mut radius = DOTS.1;
        if let Some(path) = &self.path {
            path.draw_line(canvas);
            radius = DOTS.0;
            if self.across.len() > MOST_DOTS {
                return;
            }
        }
        for centre in self.points() {
            canvas.mark(centre, radius, theme::line_style(self.emphasis).mark);
        }
    }
}

/// Share of the height that the lower panel takes.
const LOWER: f64 = 0.3;
/// Between the two panels, without the heading of the lower one. Pixels.
const GAP: f64 = 22.0;

impl Cliff {
    /// Between which values of the lever the steepest change lies, and what is said about it.
    fn steepest(&self) -> Option<(f64, f64, &str)> {
        let (step, label) = self.steepest.as_ref()?;
        Some((self.lever.value(*step)?, self.lever.value(step + 1)?, label))
    }

    /// The labels at the ends of the lines of the upper panel.
    fn end_labels(&self, axis: &ValueAxis, plot: Area) -> Vec<EndLabel> {
        let lines = self.lines.iter();
        let lines = lines.map(|line| (line.label.as_str(), line.emphasis, &line.band));
        path::end_labels(lines, self.reference.as_ref(), axis, plot)
    }
}

/// Draws the headline against a lever.
pub(in crate::ink) fn cliff(chart: &Cliff, canvas: &mut Canvas, body: Area) {
    let lines = chart.lines.iter().map(|line| (line.emphasis, &line.band));
    let extent = path::extent(lines, chart.lever.has_words(), chart.reference.as_ref());
    let axis = ValueAxis::around(extent, 5);
    let shares = ValueAxis::percent(2);
    let mut verticals: Vec<Place> = chart.current.iter().cloned().collect();
    verticals.extend(
        chart.steepest().map(|(from, to, label)| Place {
            at: f64::midpoint(from, to),
            label: label.to_owned(),
        }),
    );
    let ticks = axis.widest().max(shares.widest());
    let labels = chart.end_labels(&axis, body);
    let along = Along::arrange(body, &chart.lever, &verticals, ticks, &labels);

    let mut upper = along.place;
    let mut lower = None;
    if chart.lines.iter().any(|line| !line.collapse.is_empty()) {
        let height = (upper.height() - GAP - panel::HEADING) * LOWER;
        lower = Some(Area { top: upper.bottom - height, ..upper });
        upper.bottom -= height + GAP + panel::HEADING;
    }
    let headline: Vec<&Band> = chart.lines.iter().map(|line| &line.band).collect();
    draw_panel(canvas, chart, &along, (upper, true), &axis, &headline);
    if let Some(lower) = lower {
        let bands: Vec<Band> = chart.lines.iter().map(collapse).collect();
        let bands: Vec<&Band> = bands.iter().collect();
        draw_panel(canvas, chart, &along, (lower, false), &shares, &bands);
    }
    along.draw_feet(canvas, lower.unwrap_or(upper));
}

/// The share of futures that collapse as a line without a band.
fn collapse(line: &CliffLine) -> Band {
    let share = |share: &f64| if share.is_finite() { share.clamp(0.0, 1.0) } else { f64::NAN };
    Band { middle: line.collapse.iter().map(share).collect(), ..Band::default() }
}

/// Draws one of the two panels: the headline first, then the share of futures that collapse.
fn draw_panel(
    canvas: &mut Canvas,
    chart: &Cliff,
    along: &Along<'_>,
    (plot, is_first): (Area, bool),
    axis: &ValueAxis,
    bands: &[&Band],
) {
    let words =
        if is_first { (&chart.label[..], &chart.unit[..]) } else { (&chart.collapse[..], SHARE) };
    along.heading(canvas, plot, is_first, words);
    let count = bands.len();
    let lines = || chart.lines.iter().zip(bands);
    let mut courses: Vec<Course<'_>> = lines()
        .enumerate()
        .map(|(at, (line, band))| {
            Course::new(along, (line.emphasis, band), (at, count), plot, axis)
        })
        .collect();
    courses.sort_by_key(|course| path::depth(course.emphasis));
    if courses.iter().all(|course| course.points().is_empty()) {
        panel::nothing(canvas, plot);
        if is_first {
            along.verticals.draw(canvas, plot, true, false);
        }
        return;
    }
    if let Some((from, to, _)) = chart.steepest() {
        let (left, right) = (along.feet.scale.place(from), along.feet.scale.place(to));
        canvas.fill(Area { left, right, ..plot }, theme::GRID);
    }
    panel::grid(canvas, plot, axis);
    for course in &courses {
        course.draw_spread(canvas);
    }
    along.verticals.draw(canvas, plot, is_first, false);
    let reference = chart.reference.as_ref().filter(|_| is_first);
    if let Some(value) = Reference::drawable(reference) {
        panel::reference(canvas, plot, axis, value);
    }
    for course in &courses {
        course.draw_middle(canvas);
    }
    let heights = if is_first {
        (plot.top - 6.0, plot.bottom + GAP)
    } else {
        (plot.top - panel::HEADING + 4.0, plot.bottom + BELOW)
    };
    let named = lines().map(|(line, band)| (line.label.as_str(), line.emphasis, *band));
    let ends = path::end_labels(named, reference, axis, plot);
    labels::draw(canvas, ends, plot.right, heights, panel::LABEL_ROOM);
}

/// What the lower panel measures.
const SHARE: &str = "share of futures";
/// Opacity of the zone of differences that are too small to matter.
const ZONE: f64 = 0.75;

/// Draws the difference between two options along a lever.
pub(in crate::ink) fn boundary(chart: &Boundary, canvas: &mut Canvas, body: Area) {
    let Boundary { lever, difference: Band { low, middle, high }, too_close, .. } = chart;
    let values = low.iter().chain(middle).chain(high).chain([too_close]).copied();
    let axis = ValueAxis::around(values.chain([0.0, -too_close]), 6);
    let verticals: Vec<Place> = chart.crossings.iter().chain(&chart.current).cloned().collect();
    let labels = sides(chart, &axis, body);
    let along = Along::arrange(body, lever, &verticals, axis.widest(), &labels);
    let plot = along.place;
    along.heading(canvas, plot, true, (&chart.label, &chart.unit));
    let course = Course::new(&along, (Emphasis::First, &chart.difference), (0, 1), plot, &axis);
    if course.points().is_empty() {
        panel::nothing(canvas, plot);
        return along.draw_feet(canvas, plot);
    }
    let height = |value: f64| height_of(plot, &axis, value);
    if let Some(close) = axis::drawable(*too_close).filter(|close| *close > 0.0) {
        let corners = ((plot.left, height(close)), (plot.right, height(-close)));
        canvas.block(corners.0, corners.1, theme::GRID, ZONE);
    }
    panel::grid(canvas, plot, &axis);
    let zero = [(plot.left, height(0.0)), (plot.right, height(0.0))];
    canvas.stroke(&zero, theme::AXIS, theme::REFERENCE_WIDTH);
    course.draw_spread(canvas);
    along.verticals.draw(canvas, plot, true, false);
    course.draw_middle(canvas);
    for crossing in chart.crossings.iter().filter(|_| !lever.has_words()) {
        if let Some(x) = along.feet.scale.inside(crossing.at) {
            canvas.ring((x, height(0.0)), theme::MARK_RADIUS.1, theme::INK);
        }
    }
    along.draw_feet(canvas, plot);
    let heights = (plot.top - 6.0, plot.bottom + BELOW);
    labels::draw(canvas, sides(chart, &axis, plot), plot.right, heights, panel::LABEL_ROOM);
}

/// Who wins above and below, each in the middle of its half; and what the zero line means.
fn sides(chart: &Boundary, axis: &ValueAxis, plot: Area) -> Vec<EndLabel> {
    let zero = height_of(plot, axis, 0.0);
    let label = |text: &str, end: f64, lettering, leader, rank| {
        EndLabel::wrapped(end, text, lettering, leader, rank, panel::LABEL_ROOM)
    };
    let side = |side: &OptionSide, end: f64| {
        let lettering = Lettering::strong(theme::line_style(side.emphasis).text);
        label(&side.label, end, lettering, theme::PAPER, 2)
    };
    let mut labels = vec![
        side(&chart.above, f64::midpoint(plot.top, zero)),
        label(&chart.zero, zero, Lettering::small(theme::AXIS), theme::AXIS, 1),
        side(&chart.below, f64::midpoint(plot.bottom, zero)),
    ];
    labels.retain(|label| label.width() > 0.0);
    labels
}
