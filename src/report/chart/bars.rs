//! Why the gap: a bar for each cause, next to it the pairs that do more, or less, together.

use super::canvas::Canvas;
use super::{Frame, page, panel};

/// A number and between which limits it lies.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// Lower limit; not a number if there is none.
    pub low: f64,
    /// The number itself.
    pub value: f64,
    /// Upper limit; not a number if there is none.
    pub high: f64,
}

/// A bar from zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Where it ends, with its error.
    pub estimate: Estimate,
}

/// Bars over one axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarPanel {
    /// What is measured.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The bars in any order; they are drawn largest first, whatever their sign.
    pub bars: Vec<Bar>,
    /// Bars up to this size are told in one line instead of drawn.
    pub negligible: f64,
    /// The sum of all bars, drawn below them.
    pub total: Option<Bar>,
}

/// What each cause contributes, and what pairs of causes add or take away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Causes {
    /// The words around the chart.
    pub frame: Frame,
    /// The causes.
    pub causes: BarPanel,
    /// The strongest pairs; without bars there is only one panel.
    pub pairs: BarPanel,
}

/// Draws the chart.
pub(super) fn draw(chart: &Causes) -> Canvas {
    let mut canvas = Canvas::default();
    let body = page::frame(&mut canvas, &chart.frame);
    panel::nothing(&mut canvas, body);
    canvas
}
