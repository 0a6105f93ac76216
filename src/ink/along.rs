//! What charts along one lever have in common: verticals with names, the row of steps, dots with whiskers.

use crate::ink::theme;

use super::canvas::{Align, Canvas, Lettering};
use super::changes::ChangeMarks;
use super::lever::{Place, Scale, VariedLever};
use super::lines::Path;
use super::page::Area;
use super::panel::{self, height_of};
use super::{Band, Emphasis, Mark, axis, labels, letters};

/// Height of a tick, its words and the name of the lever below the last plot. Pixels.
const FEET: f64 = 84.0;
/// Height of each further row of words. Pixels.
const ROW: f64 = theme::TEXT_SIZE * theme::LEADING;
/// Most rows of words below a step.
const MOST_ROWS: usize = 3;
/// About how many numbers stand below a chart.
const NUMBERS: u32 = 10;
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

/// The place that plots over one lever take.
pub(super) struct Along<'chart> {
    lever: &'chart VariedLever,
    /// Where the steps lie.
    pub(super) scale: Scale,
    /// Left and right edge of all plots.
    pub(super) sides: (f64, f64),
    /// Where the first plot may begin and the last one must end.
    pub(super) heights: (f64, f64),
    verticals: ChangeMarks,
    feet: Vec<Vec<String>>,
}

impl<'chart> Along<'chart> {
    /// Divides the body of the page, given the widest tick and the widest end label.
    pub(super) fn arrange(
        body: Area,
        lever: &'chart VariedLever,
        verticals: &[Place],
        (ticks, label): (f64, f64),
    ) -> Self {
        let left = body.left + ticks + panel::TICK_GAP;
        let right = body.right - (label + labels::OVERHEAD).max(panel::SMALLEST_GUTTER);
        let places = verticals.iter().map(|vertical| vertical.at);
        let edge = if lever.steps.count() < 2 { WIDE_EDGE } else { EDGE };
        let scale = Scale::new(lever, places, false, (left + edge, right - edge), NUMBERS);
        let mut sorted: Vec<&Place> =
            verticals.iter().filter(|vertical| scale.inside(vertical.at).is_some()).collect();
        sorted.sort_by(|one, other| one.at.total_cmp(&other.at));
        // verticals at the same place share a number, and so a name
        let mut marks: Vec<Mark> = Vec::new();
        let mut places: Vec<f64> = Vec::new();
        for vertical in sorted {
            let place = scale.place(vertical.at);
            if places.last().is_none_or(|last| place - last > 0.5) {
                places.push(place);
            }
            let week = panel::count(places.len() - 1);
            marks.push(Mark { week, label: vertical.label.clone() });
        }
        let place = |number: u32| places.get(number as usize).copied();
        let verticals = ChangeMarks::arrange(&marks, place, body.right);
        let room = (right - left) / scale.ticks.len().max(1) as f64 - 14.0;
        let small = Lettering::small(theme::MUTED);
        let most = if lever.has_words() { MOST_ROWS } else { 1 };
        let foot = |(_, words): &(f64, String)| {
            let room = if lever.has_words() { room } else { f64::INFINITY };
            letters::wrap(words, small.size, small.weight, room, most)
        };
        let feet: Vec<Vec<String>> = scale.ticks.iter().map(foot).collect();
        let rows = feet.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let bottom = body.bottom - FEET - (rows as f64 - 1.0) * ROW;
        let heights = (body.top + panel::HEADING + verticals.height(), bottom);
        Self { lever, scale, sides: (left, right), heights, verticals, feet }
    }

    /// Horizontal place of a step.
    pub(super) fn across(&self, step: usize) -> Option<f64> {
        self.lever.value(step).map(|value| self.scale.place(value))
    }

    /// Writes the heading of a plot; that of the first one stands above the names of the verticals.
    pub(super) fn heading(
        &self,
        canvas: &mut Canvas,
        plot: Area,
        is_first: bool,
        (label, unit): (&str, &str),
    ) {
        let strip = if is_first { self.verticals.height() } else { 0.0 };
        let start = (plot.left, plot.top - strip - 16.0);
        panel::heading(canvas, start, plot.right, label, unit);
    }

    /// Draws the verticals through a plot, and their names above the first one.
    pub(super) fn verticals(&self, canvas: &mut Canvas, plot: Area, is_first: bool) {
        self.verticals.rule(canvas, plot.top, plot.bottom, false);
        if is_first {
            self.verticals.write(canvas, plot.top);
        }
    }

    /// Draws the row of steps and the name of the lever below the last plot.
    pub(super) fn feet(&self, canvas: &mut Canvas, plot: Area) {
        let lettering = Lettering::small(theme::MUTED);
        let edge = vec![(plot.left, plot.bottom), (plot.right, plot.bottom)];
        canvas.stroke(edge, theme::AXIS, theme::GRID_WIDTH);
        let first = words_below(canvas, plot, &self.scale, &self.feet);
        let rows = self.feet.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let middle = f64::midpoint(plot.left, plot.right);
        let room = plot.right - plot.left;
        let name =
            letters::wrap(&self.lever.name(), lettering.size, lettering.weight, room, 1).concat();
        let baseline = first + rows as f64 * ROW + 4.0;
        canvas.write(
            &name,
            (middle, baseline),
            Align::Centre,
            Lettering { colour: theme::INK, ..lettering },
        );
    }
}

/// Draws the ticks of a lower edge and the words below them, as far as they do not touch; returns the baseline of
/// their first row.
pub(super) fn words_below(
    canvas: &mut Canvas,
    plot: Area,
    scale: &Scale,
    feet: &[Vec<String>],
) -> f64 {
    let lettering = Lettering::small(theme::MUTED);
    let first = plot.bottom + 16.0 + lettering.size * 0.9;
    let mut last_end = f64::NEG_INFINITY;
    for ((value, _), rows) in scale.ticks.iter().zip(feet) {
        let x = scale.place(*value);
        let tick = vec![(x, plot.bottom), (x, plot.bottom + 8.0)];
        canvas.stroke(tick, theme::AXIS, theme::GRID_WIDTH);
        let half = rows.iter().map(|row| lettering.width(row)).fold(0.0, f64::max) / 2.0;
        if x - half < last_end + 8.0 {
            continue;
        }
        last_end = x + half;
        for (number, row) in rows.iter().enumerate() {
            canvas.write(row, (x, first + number as f64 * ROW), Align::Centre, lettering);
        }
    }
    first
}

/// The values of one option along the lever, ready to be drawn.
pub(super) struct Course<'chart> {
    emphasis: Emphasis,
    band: &'chart Band,
    /// Horizontal place of each step.
    across: Vec<Option<f64>>,
    path: Option<Path>,
    plot: Area,
    axis: &'chart axis::ValueAxis,
}

impl<'chart> Course<'chart> {
    /// The option at this position out of so many; at words and at a single step options stand side by
    /// side.
    pub(super) fn new(
        along: &Along<'_>,
        (emphasis, band): (Emphasis, &'chart Band),
        (position, of): (usize, usize),
        plot: Area,
        axis: &'chart axis::ValueAxis,
    ) -> Self {
        let steps = along.lever.steps.count();
        let apart = along.lever.has_words() || steps < 2;
        let room = (plot.right - plot.left) / steps.max(1) as f64;
        let beside = BESIDE.min(0.8 * room / of.max(1) as f64);
        let middle = (of.max(1) as f64 - 1.0) / 2.0;
        let aside = if apart { (position as f64 - middle) * beside } else { 0.0 };
        let place = |step| along.across(step).map(|x| x + aside);
        let across: Vec<Option<f64>> = (0..steps.min(band.middle.len())).map(place).collect();
        let of_step = |step: usize| across.get(step).copied().flatten();
        let path = (!apart).then(|| Path::new(emphasis, band, of_step, plot, axis));
        Self { emphasis, band, across, path, plot, axis }
    }

    /// Whether there is nothing to draw.
    pub(super) fn is_empty(&self) -> bool {
        !self
            .across
            .iter()
            .zip(&self.band.middle)
            .any(|(across, value)| across.is_some() && axis::drawable(*value).is_some())
    }

    /// Draws the spread: a band, or whiskers.
    pub(super) fn draw_spread(&self, canvas: &mut Canvas) {
        if let Some(path) = &self.path {
            path.draw_band(canvas);
            return;
        }
        let colour = theme::line_style(self.emphasis).mark;
        let ends = self.band.low.iter().zip(&self.band.high);
        for (across, (low, high)) in self.across.iter().zip(ends) {
            let (Some(x), Some(low), Some(high)) =
                (*across, axis::drawable(*low), axis::drawable(*high))
            else {
                continue;
            };
            let height = |value| height_of(self.plot, self.axis, value);
            let (bottom, top) = (height(low), height(high));
            canvas.stroke(vec![(x, bottom), (x, top)], colour, theme::WHISKER_WIDTH);
            for y in [bottom, top] {
                canvas.stroke(vec![(x - CAP, y), (x + CAP, y)], colour, theme::WHISKER_WIDTH);
            }
        }
    }

    /// Draws the middle: a line with a dot at each step, or dots.
    pub(super) fn draw_middle(&self, canvas: &mut Canvas) {
        if let Some(path) = &self.path {
            path.draw_line(canvas);
        }
        let style = theme::line_style(self.emphasis);
        let radius = if self.path.is_some() { DOTS.0 } else { DOTS.1 };
        if self.path.is_some() && self.across.len() > MOST_DOTS {
            return;
        }
        for (across, value) in self.across.iter().zip(&self.band.middle) {
            if let (Some(x), Some(value)) = (*across, axis::drawable(*value)) {
                let centre = (x, height_of(self.plot, self.axis, value));
                canvas.mark(centre, radius, style.mark);
            }
        }
    }
}

/// The widest words of an axis. Pixels.
pub(super) fn widest_tick(axis: &axis::ValueAxis) -> f64 {
    let lettering = Lettering::small(theme::MUTED);
    axis.ticks.iter().map(|(_, words)| lettering.width(words)).fold(0.0, f64::max)
}
