//! The headline over two levers: a cell for each pair of steps, and contours through them.

use super::canvas::Canvas;
use super::lever::{Lever, Spot};
use super::{Frame, page, panel};

/// The headline over the plane of two levers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeatMap {
    /// The words around the chart.
    pub frame: Frame,
    /// The horizontal lever.
    pub across: Lever,
    /// The vertical lever, its first step at the bottom.
    pub up: Lever,
    /// The headline, as the heading of the colour legend.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The headline, `values[step of up][step of across]`; what is not a number is hatched.
    pub values: Vec<Vec<f64>>,
    /// The design of today.
    pub current: Option<Spot>,
}

/// Draws the chart.
pub(super) fn draw(chart: &HeatMap) -> Canvas {
    let mut canvas = Canvas::default();
    let body = page::frame(&mut canvas, &chart.frame);
    panel::nothing(&mut canvas, body);
    canvas
}
