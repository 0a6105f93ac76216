//! Where the cliff is: the headline against one lever, and the share of futures that collapse.

use super::canvas::Canvas;
use super::lever::{Lever, Place};
use super::{Band, Emphasis, Frame, Reference, page, panel};

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
    pub lever: Lever,
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

/// Draws the chart.
pub(super) fn draw(chart: &Cliff) -> Canvas {
    let mut canvas = Canvas::default();
    let body = page::frame(&mut canvas, &chart.frame);
    panel::nothing(&mut canvas, body);
    canvas
}
