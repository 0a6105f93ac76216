//! Where the winner between two options changes in the plane of two levers.

use super::boundary::Side;
use super::canvas::Canvas;
use super::lever::{Lever, Spot};
use super::{Frame, page, panel};

/// Who wins in one cell of the plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Winner {
    /// The first option.
    First,
    /// The second option.
    Second,
    /// Too close to call.
    Close,
    /// Nothing is known there.
    Unknown,
}

/// The winner over the plane of two levers.
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    /// The words around the chart.
    pub frame: Frame,
    /// The horizontal lever.
    pub across: Lever,
    /// The vertical lever, its first step at the bottom.
    pub up: Lever,
    /// The first option.
    pub first: Side,
    /// The second option.
    pub second: Side,
    /// What is said where it is too close to call.
    pub close: String,
    /// Who wins, `winners[step of up][step of across]`.
    pub winners: Vec<Vec<Winner>>,
    /// The difference whose zero is the boundary, `differences[step of up][step of across]`; empty draws
    /// no line.
    pub differences: Vec<Vec<f64>>,
    /// What the line of zero difference stands for.
    pub boundary: String,
    /// The position of today.
    pub current: Option<Spot>,
}

/// Draws the chart.
pub(super) fn draw(chart: &Plane) -> Canvas {
    let mut canvas = Canvas::default();
    let body = page::frame(&mut canvas, &chart.frame);
    panel::nothing(&mut canvas, body);
    canvas
}
