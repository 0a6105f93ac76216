//! What all charts over weeks have in common: panels below each other, grid lines and the row of weeks.

use crate::ink::theme;

use super::axis::{self, ValueAxis};
use super::canvas::{Align, Canvas, Lettering};
use super::changes::ChangeMarks;
use super::letters::{self, Weight};
use super::page::Area;
use super::{Mark, labels};
use crate::ink::sheet::Point;

/// Height of a panel's heading. Pixels.
pub(super) const HEADING: f64 = 42.0;
/// Between a panel and the heading of the next one, and the same for three and more panels. Pixels.
const GAP: (f64, f64) = (20.0, 12.0);
/// Height of the row of weeks below the last panel. Pixels.
const WEEKS: f64 = 46.0;
/// Between a tick's words and the plot. Pixels.
pub(super) const TICK_GAP: f64 = 12.0;
/// The place to the right of the plots is at least this wide. Pixels.
pub(super) const SMALLEST_GUTTER: f64 = 210.0;

/// The widest end label that the place to the right of a plot can hold. Pixels.
pub(super) const LABEL_ROOM: f64 = 390.0;
/// The same for layers, whose names carry a share and may have to share rows. Pixels.
pub(super) const STACK_ROOM: f64 = 500.0;

/// From week numbers to places on the sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct WeekScale {
    left: f64,
    right: f64,
    count: u32,
}

impl WeekScale {
    /// Horizontal place of a week, 1 is the first; a single week lies in the middle.
    pub(super) fn place(&self, week: u32) -> f64 {
        if self.count < 2 {
            return f64::midpoint(self.left, self.right);
        }
        let share = (f64::from(week) - 1.0) / f64::from(self.count - 1);
        self.left + share * (self.right - self.left)
    }
}

/// The panels of a chart on its sheet.
#[derive(Clone, Debug)]
pub(super) struct Panels {
    /// The plots from top to bottom.
    pub(super) plots: Vec<Area>,
    /// Where the weeks lie.
    pub(super) weeks: WeekScale,
    gap: f64,
    changes: ChangeMarks,
}

impl Panels {
    /// Divides the body of the page: `axes` has one axis per panel, `label` is the widest end label.
    pub(super) fn arrange(
        body: Area,
        axes: &[ValueAxis],
        label: f64,
        count: u32,
        marks: &[Mark],
    ) -> Self {
        let small = Lettering::small(theme::MUTED);
        let words = axes.iter().flat_map(|axis| &axis.ticks);
        let ticks =
            words.map(|(_, words)| small.width(words)).fold(small.width(WEEK) + 10.0, f64::max);
        let left = body.left + ticks + TICK_GAP;
        let right = body.right - (label + labels::OVERHEAD).max(SMALLEST_GUTTER);
        let weeks = WeekScale { left, right, count };
        let changes = ChangeMarks::arrange(
            marks,
            |week| (1..=count).contains(&week).then(|| weeks.place(week)),
            body.right,
        );

        let panels = axes.len().max(1) as f64;
        let gap = if axes.len() > 2 { GAP.1 } else { GAP.0 };
        let room =
            body.height() - WEEKS - changes.height() - panels * HEADING - (panels - 1.0) * gap;
        let height = (room / panels).max(20.0);
        let first = body.top + HEADING + changes.height();
        let plots = (0..axes.len())
            .map(|number| {
                let top = first + number as f64 * (height + gap + HEADING);
                Area { left, top, right, bottom: top + height }
            })
            .collect();
        Self { plots, weeks, gap, changes }
    }

    /// Writes the heading of a panel, its unit and, over the end labels, what they tell.
    pub(super) fn heading(
        &self,
        canvas: &mut Canvas,
        number: usize,
        label: &str,
        unit: &str,
        ends: &str,
    ) {
        let plot = self.plots[number];
        let strip = if number == 0 { self.changes.height() } else { 0.0 };
        let baseline = plot.top - strip - 16.0;
        heading(canvas, (plot.left, baseline), plot.right, label, unit);
        let small = Lettering::small(theme::MUTED);
        canvas.write(ends, (plot.right + labels::OVERHEAD, baseline), Align::Left, small);
    }

    /// Draws grid lines and their numbers.
    pub(super) fn grid(&self, canvas: &mut Canvas, number: usize, axis: &ValueAxis) {
        grid(canvas, self.plots[number], axis);
    }

    /// Draws the dated changes through a panel, and their names above the first one.
    ///
    /// On dark areas the verticals lie on a thin strip of paper.
    pub(super) fn changes(&self, canvas: &mut Canvas, number: usize, dark: bool) {
        let plot = self.plots[number];
        self.changes.rule(canvas, plot.top, plot.bottom, dark);
        if number == 0 {
            self.changes.write(canvas, plot.top);
        }
    }

    /// Draws the row of weeks below the last panel.
    pub(super) fn week_axis(&self, canvas: &mut Canvas) {
        let Some(plot) = self.plots.last() else { return };
        let lettering = Lettering::small(theme::MUTED);
        canvas.stroke(
            vec![(plot.left, plot.bottom), (plot.right, plot.bottom)],
            theme::AXIS,
            theme::GRID_WIDTH,
        );
        let baseline = plot.bottom + 16.0 + lettering.size * 0.9;
        for week in axis::week_ticks(self.weeks.count) {
            let x = self.weeks.place(week);
            canvas.stroke(
                vec![(x, plot.bottom), (x, plot.bottom + 8.0)],
                theme::AXIS,
                theme::GRID_WIDTH,
            );
            canvas.write(&week.to_string(), (x, baseline), Align::Centre, lettering);
        }
        canvas.write(WEEK, (plot.left - 22.0, baseline), Align::Right, lettering);
    }

    /// The heights between which the end labels of a panel may lie: beside its own heading, unless
    /// words stand there, and down to the next heading or the end of the row of weeks.
    pub(super) fn label_range(&self, number: usize) -> (f64, f64) {
        let plot = self.plots[number];
        let above = if number == 0 { 6.0 } else { HEADING - 4.0 };
        let below = if number + 1 == self.plots.len() { WEEKS } else { self.gap };
        (plot.top - above, plot.bottom + below)
    }

    /// Says in the middle of a panel that there is nothing in it.
    pub(super) fn nothing(&self, canvas: &mut Canvas, number: usize) {
        let plot = self.plots[number];
        let middle =
            (f64::midpoint(plot.left, plot.right), f64::midpoint(plot.top, plot.bottom) + 8.0);
        canvas.write(NOTHING, middle, Align::Centre, Lettering::small(theme::MUTED));
    }
}

/// Writes what a panel shows and, if there is room before `right`, its unit.
pub(super) fn heading(
    canvas: &mut Canvas,
    (left, baseline): Point,
    right: f64,
    label: &str,
    unit: &str,
) {
    let strong =
        Lettering { size: theme::HEADING_SIZE, weight: Weight::Strong, colour: theme::INK };
    let label = letters::wrap(label, strong.size, strong.weight, right - left, 1).concat();
    canvas.write(&label, (left, baseline), Align::Left, strong);
    let small = Lettering::small(theme::MUTED);
    let start = left + strong.width(&label) + if label.is_empty() { 0.0 } else { 14.0 };
    if right - start > 60.0 {
        let unit = letters::wrap(unit, small.size, small.weight, right - start, 1).concat();
        canvas.write(&unit, (start, baseline), Align::Left, small);
    }
}

/// Draws horizontal grid lines and their numbers; the zero line is darker if there is something below it.
pub(super) fn grid(canvas: &mut Canvas, plot: Area, axis: &ValueAxis) {
    let lettering = Lettering::small(theme::MUTED);
    for (value, words) in &axis.ticks {
        let y = height_of(plot, axis, *value);
        let zero = value.abs() < f64::MIN_POSITIVE && axis.low < 0.0;
        let colour = if zero { theme::AXIS } else { theme::GRID };
        canvas.stroke(vec![(plot.left, y), (plot.right, y)], colour, theme::GRID_WIDTH);
        let baseline = y + lettering.size * theme::CAP_HEIGHT / 2.0;
        canvas.write(words, (plot.left - TICK_GAP, baseline), Align::Right, lettering);
    }
}

/// The name of the horizontal axis.
const WEEK: &str = "week";

/// What a chart or panel without values says.
pub(super) const NOTHING: &str = "Nothing to show: no values were given.";

/// Says in the middle of the page that there is no panel.
pub(super) fn nothing(canvas: &mut Canvas, body: Area) {
    let middle = (f64::midpoint(body.left, body.right), f64::midpoint(body.top, body.bottom));
    canvas.write(NOTHING, middle, Align::Centre, Lettering::small(theme::MUTED));
}

/// Height of a value on the sheet. Pixels from the top.
pub(super) fn height_of(plot: Area, axis: &ValueAxis, value: f64) -> f64 {
    plot.bottom - axis.share(value) * plot.height()
}

/// About how many steps a value axis has, given the number of panels.
pub(super) fn steps(panels: usize) -> u32 {
    match panels {
        0 | 1 => 6,
        2 => 5,
        3 => 4,
        _ => 3,
    }
}

/// A count of weeks as the week axis wants it.
pub(super) fn count(weeks: usize) -> u32 {
    u32::try_from(weeks).unwrap_or(u32::MAX)
}
