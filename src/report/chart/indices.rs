//! What a result hangs on: how much of its spread each assumption explains, alone and with others.

use super::bars::Estimate;
use super::canvas::Canvas;
use super::{Frame, Reference, page, panel};

/// The indices of one assumption.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexRow {
    /// The assumption.
    pub label: String,
    /// One estimate for each name of the chart.
    pub estimates: Vec<Estimate>,
}

/// Rows of dots with whiskers over one axis: Sobol' indices (two per row) or Morris' mu* (one per row).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Indices {
    /// The words around the chart.
    pub frame: Frame,
    /// What is measured.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// What the dots of a row are, one or two names: the last one decides the order of the rows.
    pub names: Vec<String>,
    /// The assumptions in any order; they are drawn largest first.
    pub rows: Vec<IndexRow>,
    /// What an assumption without any influence would reach, if that is known.
    pub noise: Option<Reference>,
}

/// Draws the chart.
pub(super) fn draw(chart: &Indices) -> Canvas {
    let mut canvas = Canvas::default();
    let body = page::frame(&mut canvas, &chart.frame);
    panel::nothing(&mut canvas, body);
    canvas
}
