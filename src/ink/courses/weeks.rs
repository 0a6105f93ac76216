//! What all charts over weeks have in common: panels below each other, dated changes and the row of weeks.

use crate::ink::axis::{self, ValueAxis};
use crate::ink::canvas::Canvas;
use crate::ink::lettering::{Align, Lettering};
use crate::ink::sheet::Area;
use crate::ink::verticals::Verticals;
use crate::ink::{Mark, labels, panel, theme};

/// Between a panel and the heading of the next one, and the same for three and more panels. Pixels.
const GAP: (f64, f64) = (20.0, 12.0);
/// Height of the row of weeks below the last panel. Pixels.
const WEEKS: f64 = 46.0;
/// The name of the horizontal axis.
const WEEK: &str = "week";

/// From week numbers to places on the sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct WeekScale {
    /// Places of the first and of the last week.
    pub(super) ends: (f64, f64),
    /// How many weeks there are.
    pub(super) count: u32,
}

impl WeekScale {
    /// Horizontal place of a week, 0 is the first; a single week lies in the middle.
    pub(super) fn place(&self, position: usize) -> f64 {
        let (left, right) = self.ends;
        if self.count < 2 {
            return f64::midpoint(left, right);
        }
        left + position as f64 / f64::from(self.count - 1) * (right - left)
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
    changes: Verticals,
}

impl Panels {
    /// Divides the body of the page: `axes` has one axis per panel, `label` is the widest end label.
    pub(super) fn arrange(
        body: Area,
        axes: &[ValueAxis],
        label: f64,
        weeks: usize,
        marks: &[Mark],
    ) -> Self {
        let small = Lettering::small(theme::MUTED);
        let ticks = axes.iter().map(ValueAxis::widest).fold(small.width(WEEK) + 10.0, f64::max);
        let (left, right) = panel::sides(body, ticks, label);
        let weeks = WeekScale { ends: (left, right), count: count(weeks) };
        let dated = marks.iter().filter(|mark| (1..=weeks.count).contains(&mark.week));
        let dated = dated.map(|mark| (weeks.place(mark.week as usize - 1), mark.label.as_str()));
        let changes = Verticals::arrange(dated, 0.0, body.right);

        let panels = axes.len().max(1) as f64;
        let gap = if axes.len() > 2 { GAP.1 } else { GAP.0 };
        let room = body.height()
            - WEEKS
            - changes.height()
            - panels * panel::HEADING
            - (panels - 1.0) * gap;
        let height = (room / panels).max(20.0);
        let first = body.top + panel::HEADING + changes.height();
        let plots = (0..axes.len())
            .map(|number| {
                let top = first + number as f64 * (height + gap + panel::HEADING);
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
        words: (&str, &str),
        ends: &str,
    ) {
        let plot = self.plots[number];
        let lift = if number == 0 { self.changes.height() } else { 0.0 };
        let baseline = panel::heading(canvas, plot, lift, words);
        let small = Lettering::small(theme::MUTED);
        canvas.write(ends, (plot.right + labels::OVERHEAD, baseline), Align::Left, small);
    }

    /// Draws the dated changes through a panel, and their names above the first one.
    pub(super) fn changes(&self, canvas: &mut Canvas, number: usize, dark: bool) {
        self.changes.draw(canvas, self.plots[number], number == 0, dark);
    }

    /// Draws the row of weeks below the last panel.
    pub(super) fn week_axis(&self, canvas: &mut Canvas) {
        let Some(plot) = self.plots.last() else { return };
        let lettering = Lettering::small(theme::MUTED);
        canvas.rule((plot.left, plot.bottom), (plot.right, plot.bottom), theme::AXIS);
        let baseline = plot.bottom + 16.0 + lettering.size * 0.9;
        for week in axis::week_ticks(self.weeks.count) {
            let x = self.weeks.place(week as usize - 1);
            canvas.rule((x, plot.bottom), (x, plot.bottom + 8.0), theme::AXIS);
            canvas.write(&week.to_string(), (x, baseline), Align::Centre, lettering);
        }
        canvas.write(WEEK, (plot.left - 22.0, baseline), Align::Right, lettering);
    }

    /// The heights between which the end labels of a panel may lie: beside its own heading, unless
    /// words stand there, and down to the next heading or the end of the row of weeks.
    pub(super) fn label_range(&self, number: usize) -> (f64, f64) {
        let plot = self.plots[number];
        let above = if number == 0 { 6.0 } else { panel::HEADING - 4.0 };
        let below = if number + 1 == self.plots.len() { WEEKS } else { self.gap };
        (plot.top - above, plot.bottom + below)
    }
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

/// A count of weeks as the week axis wants it; there is always a first week.
pub(super) fn count(weeks: usize) -> u32 {
    u32::try_from(weeks).unwrap_or(u32::MAX).max(1)
}
