//! The marks of courses: a line with its band, the name at its end, and the line to compare with.

use crate::ink::axis::{self, ValueAxis};
use crate::ink::canvas::Canvas;
use crate::ink::labels::EndLabel;
use crate::ink::lettering::Lettering;
use crate::ink::panel::{self, height_of};
use crate::ink::sheet::{Area, Point};
use crate::ink::theme::{self, LineStyle};
use crate::ink::{Band, Emphasis, Reference};

/// Half the width of the bar that stands for the band of one single place. Pixels.
const HALF_BAR: f64 = 16.0;
/// Rank of the label of a reference line.
const REFERENCE_RANK: u8 = 2;

/// Later lines are drawn over earlier ones: broken lines last, so that a solid one under them still shows.
pub(super) fn depth(emphasis: Emphasis) -> u8 {
    match emphasis {
        Emphasis::Quiet => 0,
        Emphasis::Baseline => 1,
        Emphasis::First => 2,
        Emphasis::Third => 3,
        Emphasis::Second => 4,
    }
}

/// Labels with a higher rank stay longer when there is no room.
fn rank(emphasis: Emphasis) -> u8 {
    match emphasis {
        Emphasis::Quiet => 1,
        Emphasis::Baseline => 3,
        Emphasis::Third => 4,
        Emphasis::Second => 5,
        Emphasis::First => 6,
    }
}

/// The label of a line that ends at this height.
pub(in crate::ink) fn end_label(label: &str, emphasis: Emphasis, end: f64) -> EndLabel {
    let style = theme::line_style(emphasis);
    let lettering = Lettering::standing_out(style.text, style.strong);
    EndLabel::wrapped(end, label, lettering, style.mark, rank(emphasis), panel::LABEL_ROOM)
}

/// The label of a line to compare with at this height.
pub(super) fn reference_label(label: &str, end: f64) -> EndLabel {
    let lettering = Lettering::small(theme::AXIS);
    EndLabel::wrapped(end, label, lettering, theme::AXIS, REFERENCE_RANK, panel::LABEL_ROOM)
}

/// The last value of a band that can be drawn.
pub(super) fn last(band: &Band) -> Option<f64> {
    band.middle.iter().rev().find_map(|value| axis::drawable(*value))
}

/// The labels at the ends of lines, and of the line to compare with.
pub(super) fn end_labels<'a>(
    lines: impl Iterator<Item = (&'a str, Emphasis, &'a Band)>,
    reference: Option<&Reference>,
    axis: &ValueAxis,
    plot: Area,
) -> Vec<EndLabel> {
    let height = |value| height_of(plot, axis, value);
    let ends = lines.filter_map(|(label, emphasis, band)| {
        Some(end_label(label, emphasis, height(last(band)?)))
    });
    let reference = reference.and_then(|reference| {
        Some(reference_label(&reference.label, height(axis::drawable(reference.at)?)))
    });
    ends.chain(reference).filter(|label| label.width() > 0.0).collect()
}

/// All values that lines have to show; the edges only of bands that are drawn, or of all with their `spread`.
pub(super) fn extent<'a>(
    lines: impl Iterator<Item = (Emphasis, &'a Band)>,
    spread: bool,
    reference: Option<&Reference>,
) -> impl Iterator<Item = f64> {
    let values = lines.flat_map(move |(emphasis, band)| {
        let spread = spread || theme::line_style(emphasis).band > 0.0;
        let edges = band.low.iter().chain(&band.high).filter(move |_| spread);
        band.middle.iter().chain(edges).copied()
    });
    values.chain(reference.map(|reference| reference.at))
}

/// One line as it lies on the sheet: unbroken pieces of its band and of its middle.
pub(super) struct Path {
    style: LineStyle,
    band: Vec<Vec<(Point, Point)>>,
    /// The points of the line, piece by piece.
    pub(super) line: Vec<Vec<Point>>,
}

impl Path {
    /// `across` gives the horizontal place of a position in the band, if it has one.
    pub(super) fn new(
        emphasis: Emphasis,
        of: &Band,
        across: impl Fn(usize) -> Option<f64>,
        plot: Area,
        axis: &ValueAxis,
    ) -> Self {
        let place = |position: usize, value: f64| {
            Some((across(position)?, height_of(plot, axis, axis::drawable(value)?)))
        };
        let style = theme::line_style(emphasis);
        let middle = of.middle.iter().enumerate().map(|(position, value)| place(position, *value));
        let edges = of.low.iter().zip(&of.high).take(of.middle.len()).enumerate();
        let band = edges
            .map(|(position, (low, high))| Some((place(position, *low)?, place(position, *high)?)));
        let band = if style.band > 0.0 { unbroken(band) } else { Vec::new() };
        Self { style, band, line: unbroken(middle) }
    }

    /// Draws the band.
    pub(super) fn draw_band(&self, canvas: &mut Canvas) {
        for piece in &self.band {
            if let [(low, high)] = piece[..] {
                let corners = ((low.0 - HALF_BAR, low.1), (high.0 + HALF_BAR, high.1));
                canvas.block(corners.0, corners.1, self.style.mark, self.style.band);
            } else {
                let lower = piece.iter().map(|(low, _)| *low);
                let upper = piece.iter().rev().map(|(_, high)| *high);
                let corners: Vec<Point> = lower.chain(upper).collect();
                canvas.area(&corners, self.style.mark, self.style.band);
            }
        }
    }

    /// Draws the line.
    pub(super) fn draw_line(&self, canvas: &mut Canvas) {
        for piece in &self.line {
            if let [point] = piece[..] {
                canvas.dot(point, self.style.width * theme::DOT_RADIUS, self.style.mark);
            } else {
                canvas.dashed(piece, self.style.dashes, self.style.mark, self.style.width);
            }
        }
    }
}

/// Breaks a row of values with gaps into pieces without gaps.
pub(super) fn unbroken<Value>(values: impl Iterator<Item = Option<Value>>) -> Vec<Vec<Value>> {
    let mut pieces = vec![Vec::new()];
    for value in values {
        match (value, pieces.last_mut()) {
            (Some(value), Some(piece)) => piece.push(value),
            (None, Some(piece)) if !piece.is_empty() => pieces.push(Vec::new()),
            _ => {}
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_weeks_leave_a_gap() {
        let values = [None, Some(1), Some(2), None, None, Some(3), None];
        assert_eq!(unbroken(values.into_iter()), vec![vec![1, 2], vec![3]]);
        assert_eq!(unbroken(std::iter::empty::<Option<u8>>()), Vec::<Vec<u8>>::new());
    }

    #[test]
    fn the_band_of_a_quiet_line_does_not_stretch_the_axis() {
        let band = Band { low: vec![-1000.0], middle: vec![1.0], high: vec![1000.0] };
        let values = |emphasis| extent([(emphasis, &band)].into_iter(), false, None).count();
        assert_eq!([Emphasis::Quiet, Emphasis::First].map(values), [1, 3]);
    }
}
