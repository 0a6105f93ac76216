//! The steps of a lever along the edge of a chart: numbers at their true distance, words at equal ones.

use crate::document::number::significant;
use crate::ink::theme;

use super::axis::{self, ValueAxis};
use super::canvas::Canvas;
use super::lettering::{Align, Lettering};
use super::sheet::Area;

/// The values that a lever takes, in the order in which they are drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Steps {
    /// Numbers, rising, in the unit of the lever.
    Numbers(Vec<f64>),
    /// Words without a distance between them.
    Words(Vec<String>),
}

impl Default for Steps {
    fn default() -> Self {
        Self::Numbers(Vec::new())
    }
}

impl Steps {
    /// How many steps there are.
    pub fn count(&self) -> usize {
        match self {
            Self::Numbers(values) => values.len(),
            Self::Words(words) => words.len(),
        }
    }
}

/// Something that was varied from step to step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VariedLever {
    /// What it means, in words of the field.
    pub label: String,
    /// Its unit; empty for words.
    pub unit: String,
    /// Its values.
    pub steps: Steps,
}

/// A labelled place on one lever.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Where it lies: in the unit of the lever, or the position of the word, 0 first.
    pub at: f64,
    /// What it stands for.
    pub label: String,
}

/// A labelled place in the plane of two levers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spot {
    /// Where it lies on the horizontal lever, as in [`Place`].
    pub across: f64,
    /// Where it lies on the vertical lever, as in [`Place`].
    pub up: f64,
    /// What it stands for.
    pub label: String,
}

impl VariedLever {
    /// The name of the lever with its unit.
    pub(super) fn name(&self) -> String {
        let unit = if self.unit.trim().is_empty() { "" } else { ", " };
        format!("{}{unit}{}", self.label, self.unit)
    }

    /// The value of a step on the scale, if it can be drawn.
    pub(super) fn value(&self, step: usize) -> Option<f64> {
        match &self.steps {
            Steps::Numbers(values) => values.get(step).copied().and_then(axis::drawable),
            Steps::Words(words) => (step < words.len()).then_some(step as f64),
        }
    }

    /// Whether the steps are words.
    pub(super) fn has_words(&self) -> bool {
        matches!(self.steps, Steps::Words(_))
    }

    /// The values between which a step reaches, half-way to its neighbours.
    pub(super) fn reach(&self, step: usize) -> Option<(f64, f64)> {
        let own = self.value(step)?;
        let before = step.checked_sub(1).and_then(|step| self.value(step));
        let after = self.value(step + 1);
        let half = |other: Option<f64>| other.map(|other| (other - own).abs() / 2.0);
        let alone = if own.abs() > 0.0 { own.abs() / 2.0 } else { 0.5 };
        let below = half(before).or(half(after)).unwrap_or(alone);
        let above = half(after).or(half(before)).unwrap_or(alone);
        Some((own - below, own + above))
    }
}

/// A lever laid along an edge of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    /// Pixel at the low end and at the high end.
    ends: (f64, f64),
    /// Value at the low end and at the high end.
    values: (f64, f64),
    /// Values with words, from low to high.
    pub(super) ticks: Vec<(f64, String)>,
}

impl Scale {
    /// Lays a lever and other places of interest between two pixels, with about `wanted` numbers; cells
    /// reach half-way to their neighbours, points do not.
    pub(super) fn new(
        lever: &VariedLever,
        others: impl Iterator<Item = f64>,
        cells: bool,
        ends: (f64, f64),
        wanted: u32,
    ) -> Self {
        let steps = 0..lever.steps.count();
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        let mut include = |value: f64| (low, high) = (low.min(value), high.max(value));
        for step in steps.clone() {
            if cells || lever.has_words() {
                lever.reach(step).into_iter().for_each(|(from, to)| {
                    include(from);
                    include(to);
                });
            } else {
                lever.value(step).into_iter().for_each(&mut include);
            }
        }
        if !lever.has_words() && !cells {
            others.filter_map(axis::drawable).for_each(&mut include);
        }
        let around = |low, high, wanted| ValueAxis::around([low, high].into_iter(), wanted);
        if low >= high || !(high - low).is_finite() {
            let axis = around(low, high, 2);
            (low, high) = (axis.low, axis.high);
        }
        let ticks = match &lever.steps {
            Steps::Words(words) => {
                words.iter().enumerate().map(|(step, word)| (step as f64, word.clone())).collect()
            }
            // a few cells carry their own numbers
            Steps::Numbers(values) if cells && values.len() <= wanted as usize => {
                let values = values.iter().copied().filter_map(axis::drawable);
                values.map(|value| (value, significant(value, 3).replace('-', "−"))).collect()
            }
            Steps::Numbers(values) => {
                let finite = || values.iter().copied().filter_map(axis::drawable);
                let (low, high) = if cells {
                    (
                        finite().fold(f64::INFINITY, f64::min),
                        finite().fold(f64::NEG_INFINITY, f64::max),
                    )
                } else {
                    (low, high)
                };
                let inside = |wanted| -> Vec<(f64, String)> {
                    let ticks = around(low, high, wanted).ticks.into_iter();
                    ticks.filter(|(value, _)| (low..=high).contains(value)).collect()
                };
                let ticks = inside(wanted);
                if ticks.len() < 2 { inside(2 * wanted) } else { ticks }
            }
        };
        Self { ends, values: (low, high), ticks }
    }

    /// The pixel of a value; beyond the ends it stays at the end.
    pub(super) fn place(&self, value: f64) -> f64 {
        let (low, high) = self.values;
        let share = ((value - low) / (high - low)).clamp(0.0, 1.0);
        self.ends.0 + share * (self.ends.1 - self.ends.0)
    }

    /// The pixel of a value between the ends; nothing for what lies beyond them.
    pub(super) fn inside(&self, value: f64) -> Option<f64> {
        (self.values.0..=self.values.1).contains(&value).then(|| self.place(value))
    }
}

/// Height of a tick, its words and the name of the lever below a plot. Pixels.
pub(super) const FEET: f64 = 84.0;
/// Most lines of words below a step.
const MOST_LINES: usize = 3;

/// A lever along the lower edge of a plot: ticks, the words of the steps below them, and its name.
pub(super) struct LeverFeet<'chart> {
    /// The lever.
    pub(super) lever: &'chart VariedLever,
    /// Where its steps lie.
    pub(super) scale: Scale,
    words: Vec<Vec<String>>,
}

impl<'chart> LeverFeet<'chart> {
    /// Breaks the words of the steps at the room that each has below a plot of this width, with so much air between
    /// two of them.
    pub(super) fn new(lever: &'chart VariedLever, scale: Scale, width: f64, air: f64) -> Self {
        let room = width / scale.ticks.len().max(1) as f64 - air;
        let (room, lines) = if lever.has_words() { (room, MOST_LINES) } else { (f64::INFINITY, 1) };
        let small = Lettering::small(theme::MUTED);
        let words = scale.ticks.iter().map(|(_, words)| small.wrap(words, room, lines)).collect();
        Self { lever, scale, words }
    }

    /// Lines of words below the steps.
    fn lines(&self) -> f64 {
        self.words.iter().map(Vec::len).max().unwrap_or(1).max(1) as f64
    }

    /// Height of everything below the plot. Pixels.
    pub(super) fn height(&self) -> f64 {
        FEET + (self.lines() - 1.0) * theme::ROW
    }

    /// Baseline of the first words.
    fn first(plot: Area) -> f64 {
        plot.bottom + 16.0 + theme::TEXT_SIZE * 0.9
    }

    /// Draws the ticks, and the words of the steps as far as they do not touch.
    pub(super) fn draw(&self, canvas: &mut Canvas, plot: Area) {
        let small = Lettering::small(theme::MUTED);
        let mut last_end = f64::NEG_INFINITY;
        for ((value, _), words) in self.scale.ticks.iter().zip(&self.words) {
            let x = self.scale.place(*value);
            canvas.rule((x, plot.bottom), (x, plot.bottom + 8.0), theme::AXIS);
            let half = small.widest(words) / 2.0;
            if x - half >= last_end + 8.0 {
                last_end = x + half;
                canvas.lines(words, (x, Self::first(plot)), Align::Centre, small);
            }
        }
    }

    /// Writes the name of the lever below the words.
    pub(super) fn name(&self, canvas: &mut Canvas, plot: Area) {
        let ink = Lettering::small(theme::INK);
        let name = ink.line(&self.lever.name(), plot.width());
        let baseline = Self::first(plot) + self.lines() * theme::ROW + 4.0;
        canvas.write(&name, (plot.middle().0, baseline), Align::Centre, ink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(values: &[f64]) -> VariedLever {
        VariedLever { steps: Steps::Numbers(values.to_vec()), ..VariedLever::default() }
    }

    fn scale(lever: &VariedLever, cells: bool) -> Scale {
        Scale::new(lever, std::iter::empty(), cells, (0.0, 100.0), 5)
    }

    #[test]
    fn numbers_keep_their_distance_and_words_do_not_have_one() {
        let uneven = scale(&numbers(&[0.0, 10.0, 100.0]), false);
        assert!((uneven.place(10.0) - 10.0).abs() < 1e-9);
        let words = Steps::Words(["none", "team", "company", "both"].map(str::to_owned).to_vec());
        let words = scale(&VariedLever { steps: words, ..VariedLever::default() }, false);
        let places: Vec<f64> = (0..4).map(|step| words.place(f64::from(step))).collect();
        assert_eq!(places, [12.5, 37.5, 62.5, 87.5]);
        assert_eq!(words.ticks[2].1, "company");
    }

    #[test]
    fn cells_reach_half_way_to_their_neighbours() {
        let lever = numbers(&[0.0, 1.0, 5.0]);
        assert_eq!(lever.reach(0), Some((-0.5, 0.5)));
        assert_eq!(lever.reach(1), Some((0.5, 3.0)));
        assert_eq!(lever.reach(2), Some((3.0, 7.0)));
        assert_eq!(numbers(&[4.0]).reach(0), Some((2.0, 6.0)));
        assert!(scale(&lever, true).place(-0.5).abs() < 1e-9);
    }

    #[test]
    fn whatever_the_steps_there_is_a_place_for_them() {
        let cases: [&[f64]; 7] =
            [&[], &[0.0], &[3.0, 3.0], &[f64::NAN], &[f64::MIN, f64::MAX], &[2.0, 1.0], &[1e-320]];
        for values in cases {
            for cells in [false, true] {
                let scale = scale(&numbers(values), cells);
                for value in values.iter().filter_map(|value| axis::drawable(*value)) {
                    let place = scale.place(value);
                    assert!((0.0..=100.0).contains(&place), "{values:?} {scale:?}");
                }
                assert!(scale.ticks.len() < 20, "{values:?}");
            }
        }
    }
}
