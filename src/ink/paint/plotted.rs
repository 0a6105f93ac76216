//! The way to a backend through the drawing area of plotters.

use std::cell::RefCell;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Text};
use plotters::style::{Color, FontDesc, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendCoord, BackendTextStyle, DrawingBackend};

use super::backend::{Look, TextLook};

/// A backend below a drawing area. What the area answers does not matter: no backend here can fail.
pub(in crate::ink) struct Plotted<B: DrawingBackend> {
    /// The backend itself, for what plotters has no element for.
    pub(super) backend: Rc<RefCell<B>>,
    area: DrawingArea<B, Shift>,
}

impl<B: DrawingBackend> Plotted<B> {
    /// The whole sheet of a backend.
    pub(super) fn new(backend: &Rc<RefCell<B>>) -> Self {
        Self { backend: Rc::clone(backend), area: DrawingArea::from(backend) }
    }

    /// A filled polygon.
    pub(super) fn area(&self, corners: &[BackendCoord], look: Look) {
        let _ = self.area.draw(&Polygon::new(corners, look));
    }

    /// A line through points.
    pub(super) fn stroke(&self, points: &[BackendCoord], look: Look) {
        let _ = self.area.draw(&PathElement::new(points, look));
    }

    /// A filled circle.
    pub(super) fn dot(&self, centre: BackendCoord, radius: u32, look: Look) {
        let _ = self.area.draw(&Circle::new(centre, radius, look));
    }

    /// A line of text.
    pub(super) fn write(&self, text: &str, at: BackendCoord, look: TextLook) {
        let font = FontDesc::new(look.family(), look.size(), look.style());
        let colour = RGBColor::from(look.lettering.colour);
        let style = TextStyle::from(font).color(&colour).pos(look.anchor());
        let _ = self.area.draw(&Text::new(text, at, style));
    }
}

impl From<Look> for ShapeStyle {
    fn from(Look { colour, opacity, width }: Look) -> Self {
        Self { color: RGBColor::from(colour).mix(opacity), filled: true, stroke_width: width }
    }
}

#[cfg(test)]
mod tests {
    use super::super::backend::{length, place};
    use super::super::straight::Straight;
    use super::*;
    use crate::ink::Page;
    use crate::ink::lettering::{Align, Lettering, Writing};
    use crate::ink::letters::Weight;
    use crate::ink::sheet::Point;
    use crate::ink::tests::memory::{Memory, Remembered};
    use crate::ink::theme;

    #[test]
    fn every_element_arrives_as_it_was_drawn_to_a_hundredth_of_a_pixel() {
        let corners = [(1.25, 2.0), (30.0, 2.0), (30.0, 9.75)];
        // plotters pulls what lies outside to the edge; nothing does
        let points = [(0.0, 0.5), (10.75, 20.25), (1920.0, 1080.0)];
        let writing = |text: &str, at, align, lettering| Writing {
            text: text.to_owned(),
            at,
            align,
            lettering,
        };
        let small = Lettering::small(theme::INK);
        let strong = Lettering { weight: Weight::Strong, size: 44.0, colour: theme::MUTED };
        let texts = [
            writing("Ünder “quotes”", (100.5, 200.25), Align::Right, small),
            writing("Strong", (1.0, 2.0), Align::Centre, strong),
        ];
        macro_rules! drawn {
            ($way:ident) => {{
                let memory = Rc::new(RefCell::new(Memory::new(Page::WIDE)));
                let way = $way::new(&memory);
                let places =
                    |points: &[Point]| points.iter().copied().map(place).collect::<Vec<_>>();
                way.area(&places(&corners), Look::filled(theme::AXIS, 0.25));
                way.stroke(&places(&points), Look::line(theme::INK, 2.5));
                way.dot(place((7.5, 8.25)), length(3.75), Look::filled(theme::MUTED, 1.0));
                for Writing { text, at, align, lettering } in &texts {
                    way.write(text, place(*at), TextLook { lettering: *lettering, align: *align });
                }
                let drawn = &mut memory.borrow_mut().drawn;
                std::mem::take(drawn)
            }};
        }
        let [area, stroke] = [corners, points].map(|points| points.to_vec());
        let [one, other] = texts.clone().map(Remembered::Text);
        let expected = [
            Remembered::Area { corners: area, colour: theme::AXIS, opacity: 0.25 },
            Remembered::Stroke { points: stroke, colour: theme::INK, width: 2.5 },
            Remembered::Dot { centre: (7.5, 8.25), radius: 3.75, colour: theme::MUTED },
            one,
            other,
        ];
        assert_eq!(drawn!(Plotted), expected);
        assert_eq!(drawn!(Straight), expected);
    }
}
