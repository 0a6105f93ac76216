//! A backend that remembers what it was given.

use plotters_backend::{BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend};

use crate::ink::lettering::Writing;
use crate::ink::paint::backend::{self, BackendAnswer, Look, colour_of, length_of, place_of};
use crate::ink::sheet::{Page, Point};
use crate::ink::theme::Colour;

/// Something that was drawn, in pixels of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ink) enum Remembered {
    /// A filled area.
    Area { corners: Vec<Point>, colour: Colour, opacity: f64 },
    /// A line through points.
    Stroke { points: Vec<Point>, colour: Colour, width: f64 },
    /// A filled circle.
    Dot { centre: Point, radius: f64, colour: Colour },
    /// A line of text.
    Text(Writing),
    /// Lines of single futures.
    Futures { lines: Vec<Vec<Point>> },
}

/// A sheet and everything that was drawn on it, in order.
pub(in crate::ink) struct Memory {
    pub(in crate::ink) page: Page,
    pub(in crate::ink) drawn: Vec<Remembered>,
}

impl Memory {
    pub(in crate::ink) fn new(page: Page) -> Self {
        Self { page, drawn: Vec::new() }
    }

    pub(in crate::ink) fn futures(&mut self, lines: &[Vec<Point>], _look: Look) {
        self.drawn.push(Remembered::Futures { lines: lines.to_vec() });
    }
}

impl DrawingBackend for Memory {
    backend::takes_everything!();

    fn get_size(&self) -> (u32, u32) {
        backend::size(self.page)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> BackendAnswer {
        let points = path.into_iter().map(place_of).collect();
        let width = length_of(style.stroke_width());
        self.drawn.push(Remembered::Stroke { points, colour: colour_of(style.color()), width });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> BackendAnswer {
        let corners = corners.into_iter().map(place_of).collect();
        let (colour, opacity) = (colour_of(style.color()), style.color().alpha);
        self.drawn.push(Remembered::Area { corners, colour, opacity });
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> BackendAnswer {
        let (centre, radius) = (place_of(centre), length_of(radius));
        self.drawn.push(Remembered::Dot { centre, radius, colour: colour_of(style.color()) });
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> BackendAnswer {
        self.drawn.push(Remembered::Text(backend::writing_of(text, style, at)));
        Ok(())
    }
}
