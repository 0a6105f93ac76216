//! Dated changes: a thin dashed vertical for each, its name above the chart, no name on top of another.

use crate::ink::theme;

use super::canvas::{Align, Canvas, Lettering};
use super::letters::{self, Weight};
use super::{Mark, labels};

/// Names are broken at this width. Pixels.
const WIDEST: f64 = 380.0;
/// Names are broken at this width when many changes crowd each other. Pixels.
const NARROW: f64 = 170.0;
/// From the vertical to its name, and between two names. Pixels.
const GAP: f64 = 10.0;
/// Levels of names above a chart; a name that needs more is left to the alternative text.
const LEVELS: usize = 4;

/// One vertical and the rows of its name.
#[derive(Clone, Debug, PartialEq)]
struct ChangeMark {
    x: f64,
    rows: Vec<String>,
    level: Option<usize>,
}

/// The names of all dated changes, arranged above a plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ChangeMarks {
    changes: Vec<ChangeMark>,
    levels: Vec<f64>,
}

impl ChangeMarks {
    /// Arranges the changes; `place` gives the horizontal place of a week, if it is on the chart.
    pub(super) fn arrange(marks: &[Mark], place: impl Fn(u32) -> Option<f64>, right: f64) -> Self {
        let mut dated: Vec<(u32, f64, String)> = Vec::new();
        let mut sorted: Vec<&Mark> = marks.iter().collect();
        sorted.sort_by_key(|mark| mark.week);
        for mark in sorted {
            let Some(x) = place(mark.week) else { continue };
            let label = letters::tidy(&mark.label);
            match dated.last_mut() {
                Some((week, _, text)) if *week == mark.week => *text = format!("{text} · {label}"),
                _ => dated.push((mark.week, x, label)),
            }
        }
        let wide = Self::level(&dated, WIDEST, right);
        let narrow = Self::level(&dated, NARROW, right);
        let dropped = wide.changes.iter().any(|change| change.level.is_none());
        if dropped || wide.height() > narrow.height() { narrow } else { wide }
    }

    /// From right to left, each name goes one level above all names that begin under it. So no
    /// name covers another and no vertical crosses a name.
    fn level(dated: &[(u32, f64, String)], room: f64, right: f64) -> Self {
        let mut changes: Vec<ChangeMark> = Vec::new();
        for (_, x, text) in dated.iter().rev() {
            let room = room.min(right - x - GAP);
            let rows = letters::wrap(text, theme::TEXT_SIZE, Weight::Regular, room, 2);
            let end = x + 2.0 * GAP + rows.iter().map(|row| width(row)).fold(0.0, f64::max);
            let under = changes.iter().filter(|other| other.x < end);
            let level = under.filter_map(|other| other.level).max().map_or(0, |level| level + 1);
            changes.push(ChangeMark { x: *x, rows, level: (level < LEVELS).then_some(level) });
        }
        changes.reverse();
        let count =
            changes.iter().filter_map(|change| change.level).max().map_or(0, |level| level + 1);
        let levels = (0..count)
            .map(|level| {
                let rows = changes
                    .iter()
                    .filter(|change| change.level == Some(level))
                    .map(|change| change.rows.len());
                rows.max().unwrap_or(0) as f64 * labels::ROW
            })
            .collect();
        Self { changes, levels }
    }

    /// Height of the strip that holds the names. Pixels.
    pub(super) fn height(&self) -> f64 {
        self.levels.iter().sum()
    }

    /// Writes the names; the strip ends at `bottom`, the top of the plot.
    pub(super) fn write(&self, canvas: &mut Canvas, bottom: f64) {
        let lettering = Lettering::small(theme::AXIS);
        for change in &self.changes {
            let Some(level) = change.level else { continue };
            let top = bottom - self.levels[..=level].iter().sum::<f64>();
            rule(canvas, change.x, top + 2.0, bottom);
            for (number, row) in change.rows.iter().enumerate() {
                let baseline = top
                    + (number as f64 + 0.5) * labels::ROW
                    + lettering.size * theme::CAP_HEIGHT / 2.0
                    - 4.0;
                canvas.write(row, (change.x + GAP, baseline), Align::Left, lettering);
            }
        }
    }

    /// Draws the verticals through one plot, on a thin strip of paper if the plot is dark.
    pub(super) fn rule(&self, canvas: &mut Canvas, top: f64, bottom: f64, dark: bool) {
        let half = theme::CHANGE_WIDTH * 1.25;
        for change in &self.changes {
            if dark {
                canvas.block((change.x - half, top), (change.x + half, bottom), theme::PAPER, 0.75);
            }
            rule(canvas, change.x, top, bottom);
        }
    }
}

fn width(text: &str) -> f64 {
    letters::width(text, theme::TEXT_SIZE, Weight::Regular)
}

fn rule(canvas: &mut Canvas, x: f64, top: f64, bottom: f64) {
    canvas.dashed(
        vec![(x, top), (x, bottom)],
        theme::CHANGE_DASHES,
        theme::AXIS,
        theme::CHANGE_WIDTH,
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::Page;
    use crate::ink::canvas::DrawnShape;

    fn mark(week: u32, label: &str) -> Mark {
        Mark { week, label: label.to_owned() }
    }

    fn arrange(marks: &[Mark]) -> ChangeMarks {
        ChangeMarks::arrange(
            marks,
            |week| (1..=52).contains(&week).then(|| 100.0 + f64::from(week) * 25.0),
            1860.0,
        )
    }

    fn boxes(changes: &ChangeMarks) -> Vec<(f64, f64, f64, f64)> {
        let mut canvas = Canvas::new(Page::WIDE);
        changes.write(&mut canvas, 300.0);
        let texts = canvas.shapes.iter().filter_map(|shape| match shape {
            DrawnShape::Text(writing) => Some(writing.bounds()),
            _ => None,
        });
        texts.collect()
    }

    #[test]
    fn names_never_cover_each_other_nor_leave_the_page() {
        let crowds: [&[u32]; 5] =
            [&[13, 40], &[13, 14], &[1, 2, 3, 4, 5], &[50, 51, 52], &[10, 11, 20, 21, 30, 31, 52]];
        for weeks in crowds {
            let marks: Vec<Mark> = weeks
                .iter()
                .map(|&week| mark(week, "bonus follows closed tickets, not experience"))
                .collect();
            let boxes = boxes(&arrange(&marks));
            assert!(!boxes.is_empty());
            for (position, one) in boxes.iter().enumerate() {
                assert!(one.2 <= 1860.0 && one.1 >= 0.0, "{weeks:?} {one:?}");
                for other in &boxes[..position] {
                    let apart = one.2 <= other.0
                        || other.2 <= one.0
                        || one.3 <= other.1 + 0.01
                        || other.3 <= one.1 + 0.01;
                    assert!(apart, "{weeks:?}: {one:?} covers {other:?}");
                }
            }
        }
    }

    #[test]
    fn no_vertical_crosses_a_name() {
        let marks: Vec<Mark> =
            [10, 13, 16, 30].map(|week| mark(week, "a rather long name of a change")).to_vec();
        let changes = arrange(&marks);
        for change in &changes.changes {
            let end = change.x + GAP + change.rows.iter().map(|row| width(row)).fold(0.0, f64::max);
            for other in changes.changes.iter().filter(|other| other.x > change.x && other.x < end)
            {
                assert!(other.level < change.level, "{change:?} {other:?}");
            }
        }
    }

    #[test]
    fn changes_of_one_week_share_a_name_and_weeks_outside_are_left_out() {
        let changes =
            arrange(&[mark(13, "one"), mark(13, "two"), mark(0, "before"), mark(99, "after")]);
        assert_eq!(changes.changes.len(), 1);
        assert_eq!(changes.changes[0].rows, ["one · two"]);
        assert!(arrange(&[]).height() < 1e-12);
    }
}
