//! What a canvas draws on.

use std::cell::RefCell;
use std::rc::Rc;

use plotters_backend::BackendCoord;

use super::backend::{Look, TextLook};
#[cfg(feature = "app")]
use super::pixels::Pixels;
#[cfg(feature = "app")]
use super::plotted::Plotted as Way;
#[cfg(test)]
use super::straight::Straight;
#[cfg(not(feature = "app"))]
use super::straight::Straight as Way;
use super::vector::Vector;
use crate::ink::sheet::Point;
#[cfg(test)]
use crate::ink::tests::memory::Memory;

/// A backend and the way to it.
pub(in crate::ink) enum Medium {
    /// A scalable drawing.
    Vector(Way<Vector>),
    /// Pixels.
    #[cfg(feature = "app")]
    Pixels(Way<Pixels>),
    /// A scalable drawing as the page in a browser makes it.
    #[cfg(test)]
    VectorOfPage(Straight<Vector>),
    /// What tests look into; plotters would pull what lies outside of the sheet to its edge.
    #[cfg(test)]
    Memory(Straight<Memory>),
}

/// The same for every kind of medium.
macro_rules! on {
    ($medium:expr, $way:ident => $draw:expr) => {
        match $medium {
            Medium::Vector($way) => $draw,
            #[cfg(feature = "app")]
            Medium::Pixels($way) => $draw,
            #[cfg(test)]
            Medium::VectorOfPage($way) => $draw,
            #[cfg(test)]
            Medium::Memory($way) => $draw,
        }
    };
}

impl Medium {
    /// A filled polygon.
    pub(in crate::ink) fn area(&self, corners: &[BackendCoord], look: Look) {
        on!(self, way => way.area(corners, look));
    }

    /// A line through points.
    pub(in crate::ink) fn stroke(&self, points: &[BackendCoord], look: Look) {
        on!(self, way => way.stroke(points, look));
    }

    /// A filled circle.
    pub(in crate::ink) fn dot(&self, centre: BackendCoord, radius: u32, look: Look) {
        on!(self, way => way.dot(centre, radius, look));
    }

    /// A line of text.
    pub(in crate::ink) fn write(&self, text: &str, at: BackendCoord, look: TextLook) {
        on!(self, way => way.write(text, at, look));
    }

    /// Thin lines of single futures, which only a page that can show and hide them gets.
    pub(in crate::ink) fn futures(&self, lines: &[Vec<Point>], look: Look) {
        match self {
            Self::Vector(way) => way.backend.borrow_mut().futures(lines, look),
            #[cfg(feature = "app")]
            Self::Pixels(_) => {}
            #[cfg(test)]
            Self::VectorOfPage(way) => way.backend.borrow_mut().futures(lines, look),
            #[cfg(test)]
            Self::Memory(way) => way.backend.borrow_mut().futures(lines, look),
        }
    }
}

impl From<&Rc<RefCell<Vector>>> for Medium {
    fn from(backend: &Rc<RefCell<Vector>>) -> Self {
        Self::Vector(Way::new(backend))
    }
}

#[cfg(feature = "app")]
impl From<&Rc<RefCell<Pixels>>> for Medium {
    fn from(backend: &Rc<RefCell<Pixels>>) -> Self {
        Self::Pixels(Way::new(backend))
    }
}

#[cfg(test)]
impl Medium {
    /// A scalable drawing as the page in a browser makes it.
    pub(in crate::ink) fn without_plotters(backend: &Rc<RefCell<Vector>>) -> Self {
        Self::VectorOfPage(Straight::new(backend))
    }
}

#[cfg(test)]
impl From<&Rc<RefCell<Memory>>> for Medium {
    fn from(backend: &Rc<RefCell<Memory>>) -> Self {
        Self::Memory(Straight::new(backend))
    }
}
