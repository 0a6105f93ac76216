//! What shapes end up on, and the shortest way there.
//!
//! The program draws through plotters; the page in a browser does without it, because plotters brings along all of what a
//! browser can do. A test holds the two ways equal.

use crate::ink::sheet::Point;
use crate::ink::theme::Colour;

use super::super::canvas::Writing;
#[cfg(any(test, not(feature = "app")))]
use super::super::canvas::{Canvas, DrawnShape};
#[cfg(any(test, not(feature = "app")))]
use super::super::letters;

/// Units for each pixel of the sheet: places are drawn to a hundredth of a pixel.
pub(super) const UNITS: f64 = 100.0;

/// What shapes end up on. Places and lengths in pixels of the sheet.
pub(super) trait Surface {
    /// A line through points.
    fn stroke(&mut self, points: &[Point], colour: Colour, width: f64);
    /// A filled polygon.
    fn area(&mut self, corners: &[Point], colour: Colour, opacity: f64);
    /// A filled circle.
    fn dot(&mut self, centre: Point, radius: f64, colour: Colour);
    /// A line of text.
    fn write(&mut self, writing: &Writing);
    /// Lines of single futures, which only a page shows.
    fn futures(&mut self, _lines: &[Vec<Point>], _colour: Colour, _width: f64) {}
}

/// Draws the sheet on a surface.
#[cfg(any(test, not(feature = "app")))]
pub(super) fn draw<S: Surface>(canvas: &Canvas, surface: &mut S) {
    let length = |length: f64| (length * UNITS).round() / UNITS;
    let place = |(x, y): Point| (length(x), length(y));
    let places = |points: &[Point]| points.iter().copied().map(place).collect::<Vec<Point>>();
    for shape in &canvas.shapes {
        match shape {
            DrawnShape::Area { corners, colour, opacity } => {
                surface.area(&places(corners), *colour, *opacity);
            }
            DrawnShape::Stroke { points, colour, width } => {
                surface.stroke(&places(points), *colour, length(*width));
            }
            DrawnShape::Dot { centre, radius, colour } => {
                surface.dot(place(*centre), length(*radius), *colour);
            }
            DrawnShape::Text(writing) => {
                let text = letters::tidy(&writing.text);
                surface.write(&Writing { text, at: place(writing.at), ..writing.clone() });
            }
            DrawnShape::Futures { lines, colour, width } => surface.futures(lines, *colour, *width),
        }
    }
}
