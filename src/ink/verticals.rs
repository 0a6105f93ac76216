//! Verticals through a chart: thin and dashed, a name above the chart for each, no name on top of another.

use crate::ink::theme;

use super::canvas::Canvas;

use super::lettering::{Align, Lettering};
use super::letters;
use super::sheet::Area;

/// Names are broken at this width. Pixels.
const WIDEST: f64 = 380.0;
/// Names are broken at this width when many verticals crowd each other. Pixels.
const NARROW: f64 = 170.0;
/// From the vertical to its name, and between two names. Pixels.
const GAP: f64 = 10.0;
/// Levels of names above a chart; a name that needs more is left to the alternative text.
const LEVELS: usize = 4;

/// One vertical and the rows of its name.
#[derive(Clone, Debug, PartialEq)]
struct Vertical {
    x: f64,
    rows: Vec<String>,
    level: Option<usize>,
}

/// Verticals, their names arranged above a plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Verticals {
    all: Vec<Vertical>,
    levels: Vec<f64>,
}

impl Verticals {
    /// Arranges verticals at these places; those that lie at most so far `apart` are one with a common name.
    pub(super) fn arrange<'a>(
        places: impl Iterator<Item = (f64, &'a str)>,
        apart: f64,
        right: f64,
    ) -> Self {
        let mut sorted: Vec<(f64, &str)> = places.collect();
        sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut named: Vec<(f64, String)> = Vec::new();
        for (x, name) in sorted {
            let name = letters::tidy(name);
            match named.last_mut() {
                Some((last, all)) if x - *last <= apart => *all = format!("{all} · {name}"),
                _ => named.push((x, name)),
            }
        }
        let wide = Self::level(&named, WIDEST, right);
        let narrow = Self::level(&named, NARROW, right);
        let dropped = wide.all.iter().any(|vertical| vertical.level.is_none());
        if dropped || wide.height() > narrow.height() { narrow } else { wide }
    }

    /// From right to left, each name goes one level above all names that begin under it. So no
    /// name covers another and no vertical crosses a name.
    fn level(named: &[(f64, String)], room: f64, right: f64) -> Self {
        let lettering = Lettering::small(theme::AXIS);
        let mut all: Vec<Vertical> = Vec::new();
        for (x, text) in named.iter().rev() {
            let rows = lettering.wrap(text, room.min(right - x - GAP), 2);
            let end = x + 2.0 * GAP + lettering.widest(&rows);
            let under = all.iter().filter(|other| other.x < end);
            let level = under.filter_map(|other| other.level).max().map_or(0, |level| level + 1);
            all.push(Vertical { x: *x, rows, level: (level < LEVELS).then_some(level) });
        }
        all.reverse();
        let count = all.iter().filter_map(|one| one.level).max().map_or(0, |level| level + 1);
        let height = |level: usize| {
            let on_it = all.iter().filter(|one| one.level == Some(level));
            on_it.map(|one| one.rows.len()).max().unwrap_or(0) as f64 * theme::ROW
        };
        let levels = (0..count).map(height).collect();
        Self { all, levels }
    }

    /// Height of the strip that holds the names. Pixels.
    pub(super) fn height(&self) -> f64 {
        self.levels.iter().sum()
    }

    /// Draws the verticals through a plot, on thin strips of paper if the plot is dark; their names above it if it is
    /// the first one.
    pub(super) fn draw(&self, canvas: &mut Canvas, plot: Area, is_first: bool, is_dark: bool) {
        let half = theme::CHANGE_WIDTH * 1.25;
        for Vertical { x, .. } in &self.all {
            if is_dark {
                let (from, to) = ((x - half, plot.top), (x + half, plot.bottom));
                canvas.block(from, to, theme::PAPER, 0.75);
            }
            rule(canvas, *x, plot.top, plot.bottom);
        }
        if is_first {
            self.write(canvas, plot.top);
        }
    }

    /// Writes the names; the strip ends at `bottom`, the top of the plot.
    fn write(&self, canvas: &mut Canvas, bottom: f64) {
        for Vertical { x, rows, level } in &self.all {
            let Some(level) = *level else { continue };
            let top = bottom - self.levels[..=level].iter().sum::<f64>();
            rule(canvas, *x, top + 2.0, bottom);
            let first = (x + GAP, top + 0.5 * theme::ROW - 4.0);
            canvas.level_lines(rows, first, Align::Left, Lettering::small(theme::AXIS));
        }
    }
}

fn rule(canvas: &mut Canvas, x: f64, top: f64, bottom: f64) {
    let line = [(x, top), (x, bottom)];
    canvas.dashed(&line, theme::CHANGE_DASHES, theme::AXIS, theme::CHANGE_WIDTH);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::Page;
    use crate::ink::tests::memory::Remembered;
    use crate::ink::tests::remembered;

    /// One of 52 weeks and a name.
    fn at(week: u32, name: &str) -> (f64, &str) {
        (100.0 + f64::from(week) * 25.0, name)
    }

    fn arrange(places: &[(f64, &str)]) -> Verticals {
        Verticals::arrange(places.iter().copied(), 0.0, 1860.0)
    }

    fn boxes(changes: &Verticals) -> Vec<(f64, f64, f64, f64)> {
        let drawn = remembered(Page::WIDE, |canvas| changes.write(canvas, 300.0));
        let texts = drawn.iter().filter_map(|element| match element {
            Remembered::Text(writing) => Some(writing.bounds()),
            _ => None,
        });
        texts.collect()
    }

    #[test]
    fn names_never_cover_each_other_nor_leave_the_page() {
        let crowds: [&[u32]; 5] =
            [&[13, 40], &[13, 14], &[1, 2, 3, 4, 5], &[50, 51, 52], &[10, 11, 20, 21, 30, 31, 52]];
        for weeks in crowds {
            let name = "bonus follows closed tickets, not experience";
            let places: Vec<_> = weeks.iter().map(|&week| at(week, name)).collect();
            let boxes = boxes(&arrange(&places));
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
        let verticals =
            arrange(&[10, 13, 16, 30].map(|week| at(week, "a rather long name of a change")));
        for one in &verticals.all {
            let end = one.x + GAP + Lettering::small(theme::AXIS).widest(&one.rows);
            for other in verticals.all.iter().filter(|other| other.x > one.x && other.x < end) {
                assert!(other.level < one.level, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn verticals_at_one_place_share_a_name() {
        let verticals = arrange(&[at(13, "one"), at(40, "three"), at(13, "two")]);
        let names: Vec<&[String]> = verticals.all.iter().map(|one| &one.rows[..]).collect();
        assert_eq!(names, [["one · two"], ["three"]]);
        assert!(arrange(&[]).height() < 1e-12);
    }
}
