//! The way to a backend without plotters, for the page in a browser: plotters brings along all of what a browser can do.
//! A test holds both ways equal.

use std::cell::RefCell;
use std::rc::Rc;

use plotters_backend::{BackendCoord, DrawingBackend};

use super::backend::{Look, TextLook};

/// A backend that is handed everything itself. What it answers does not matter: no backend here can fail.
pub(in crate::ink) struct Straight<B> {
    /// The backend.
    pub(super) backend: Rc<RefCell<B>>,
}

impl<B: DrawingBackend> Straight<B> {
    /// The whole sheet of a backend.
    pub(super) fn new(backend: &Rc<RefCell<B>>) -> Self {
        Self { backend: Rc::clone(backend) }
    }

    /// A filled polygon.
    pub(super) fn area(&self, corners: &[BackendCoord], look: Look) {
        let _ = self.backend.borrow_mut().fill_polygon(corners.iter().copied(), &look);
    }

    /// A line through points.
    pub(super) fn stroke(&self, points: &[BackendCoord], look: Look) {
        let _ = self.backend.borrow_mut().draw_path(points.iter().copied(), &look);
    }

    /// A filled circle.
    pub(super) fn dot(&self, centre: BackendCoord, radius: u32, look: Look) {
        let _ = self.backend.borrow_mut().draw_circle(centre, radius, &look, true);
    }

    /// A line of text.
    pub(super) fn write(&self, text: &str, at: BackendCoord, look: TextLook) {
        let _ = self.backend.borrow_mut().draw_text(text, &look, at);
    }
}
