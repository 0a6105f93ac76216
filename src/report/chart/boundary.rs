//! Where the winner between two options changes along one lever.

use super::canvas::Canvas;
use super::lever::{Lever, Place};
use super::{Band, Emphasis, Frame, page, panel};

/// One of two options.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// What is said where it wins.
    pub label: String,
    /// Its look.
    pub emphasis: Emphasis,
}

/// The difference between two options along one lever.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// The words around the chart.
    pub frame: Frame,
    /// The lever; words are drawn as dots with whiskers instead of a line.
    pub lever: Lever,
    /// What is subtracted from what.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The difference, one value per step: median and middle 90 % of futures.
    pub difference: Band,
    /// Differences up to this size are too small to matter; 0 draws no zone.
    pub too_close: f64,
    /// What the zero line stands for.
    pub zero: String,
    /// Who wins above the zero line.
    pub above: Side,
    /// Who wins below the zero line.
    pub below: Side,
    /// Where the winner changes.
    pub crossings: Vec<Place>,
    /// Where the lever stands today.
    pub current: Option<Place>,
}

/// Draws the chart.
pub(super) fn draw(chart: &Boundary) -> Canvas {
    let mut canvas = Canvas::default();
    let body = page::frame(&mut canvas, &chart.frame);
    panel::nothing(&mut canvas, body);
    canvas
}
