//! What a result hangs on: the headline at the low and at the high end of each assumption.

use super::canvas::Canvas;
use super::{Frame, Reference, page, panel};

/// The headline when one assumption stands at one end of its range.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct End {
    /// The value of the assumption, in words: number and unit.
    pub setting: String,
    /// The headline.
    pub value: f64,
}

/// One assumption and the headline at both ends of its range.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TornadoRow {
    /// The assumption.
    pub label: String,
    /// At the low end of its range.
    pub low: End,
    /// At the high end of its range.
    pub high: End,
}

/// Bars from the headline at the low end to the headline at the high end of each assumption.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tornado {
    /// The words around the chart.
    pub frame: Frame,
    /// The headline, or a difference of it.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The headline with every assumption where the scenario puts it.
    pub centre: Option<Reference>,
    /// Where the finding turns into its opposite, usually 0; bars across it are flagged.
    pub turn: Option<Reference>,
    /// The assumptions in any order; they are drawn widest first.
    pub rows: Vec<TornadoRow>,
}

/// Draws the chart.
pub(super) fn draw(chart: &Tornado) -> Canvas {
    let mut canvas = Canvas::default();
    let body = page::frame(&mut canvas, &chart.frame);
    panel::nothing(&mut canvas, body);
    canvas
}
