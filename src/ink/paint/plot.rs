//! From the sheet through plotters to a surface: plotters draws the shapes, surfaces turn them into a file.
//!
//! The backends that come with plotters round every place to whole pixels and write text in letters of the
//! system. These surfaces do neither: plotters gets a hundred units for each pixel.

use std::convert::Infallible;

use plotters::backend::DrawingBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, RGBColor, ShapeStyle, TextStyle};

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle,
};

use crate::ink::theme::{self, Colour};

use super::super::canvas::{Align, Canvas, DrawnShape, Lettering, Writing};
use super::super::letters::{self, Weight};
use super::surface::{Surface, UNITS};
use crate::ink::sheet::Point;

/// Draws the sheet on a surface.
pub(super) fn draw<S: Surface>(canvas: &Canvas, surface: &mut S) {
    for shape in &canvas.shapes {
        if let DrawnShape::Futures { lines, colour, width } = shape {
            surface.futures(lines, *colour, *width);
            continue;
        }
        let size = (units(f64::from(canvas.page.width)), units(f64::from(canvas.page.height)));
        let area = Plotter { surface: &mut *surface, size }.into_drawing_area();
        // a surface takes everything; nothing can go wrong
        let _: Result<(), DrawingAreaErrorKind<Infallible>> = plot(&area, shape);
    }
}

/// Hands one shape to plotters as its element.
fn plot<S: Surface>(
    area: &DrawingArea<Plotter<'_, S>, Shift>,
    shape: &DrawnShape,
) -> Result<(), DrawingAreaErrorKind<Infallible>> {
    match shape {
        DrawnShape::Area { corners, colour, opacity } => area
            .draw(&Polygon::new(places(corners), RGBColor::from(*colour).mix(*opacity).filled())),
        DrawnShape::Stroke { points, colour, width } => {
            let style = ShapeStyle::from(RGBColor::from(*colour)).stroke_width(units(*width));
            area.draw(&PathElement::new(places(points), style))
        }
        DrawnShape::Dot { centre, radius, colour } => area.draw(&Circle::new(
            place(*centre),
            units(*radius),
            RGBColor::from(*colour).filled(),
        )),
        DrawnShape::Text(Writing { text, at, align, lettering }) => {
            let weight = match lettering.weight {
                Weight::Regular => FontStyle::Normal,
                Weight::Strong => FontStyle::Bold,
            };
            let side = match align {
                Align::Left => HPos::Left,
                Align::Centre => HPos::Center,
                Align::Right => HPos::Right,
            };
            let font = FontDesc::new(FontFamily::Name(theme::FONT_FAMILY), lettering.size, weight);
            // plotters has no word for the baseline: here the bottom of a text is its baseline
            let colour = RGBColor::from(lettering.colour);
            let style = TextStyle::from(font).color(&colour).pos(Pos::new(side, VPos::Bottom));
            area.draw(&Text::new(letters::tidy(text), place(*at), style))
        }
        DrawnShape::Futures { .. } => Ok(()),
    }
}

/// A backend of plotters that hands everything to a surface.
struct Plotter<'a, S> {
    surface: &'a mut S,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl<S: Surface> DrawingBackend for Plotter<'_, S> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        let corners = [(0, 0), (1, 0), (1, 1), (0, 1)].map(|(x, y)| pixels((at.0 + x, at.1 + y)));
        self.surface.area(&corners, colour(color), color.alpha);
        Ok(())
    }

    fn draw_path<Style: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &Style,
    ) -> Drawn {
        let points: Vec<Point> = path.into_iter().map(pixels).collect();
        let width = f64::from(style.stroke_width()) / UNITS;
        self.surface.stroke(&points, colour(style.color()), width);
        Ok(())
    }

    fn fill_polygon<Style: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &Style,
    ) -> Drawn {
        let corners: Vec<Point> = corners.into_iter().map(pixels).collect();
        self.surface.area(&corners, colour(style.color()), style.color().alpha);
        Ok(())
    }

    fn draw_circle<Style: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &Style,
        _fill: bool,
    ) -> Drawn {
        self.surface.dot(pixels(centre), f64::from(radius) / UNITS, colour(style.color()));
        Ok(())
    }

    fn draw_text<Style: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &Style,
        at: BackendCoord,
    ) -> Drawn {
        let align = match style.anchor().h_pos {
            HPos::Left => Align::Left,
            HPos::Center => Align::Centre,
            HPos::Right => Align::Right,
        };
        let weight = match style.style() {
            FontStyle::Bold => Weight::Strong,
            _ => Weight::Regular,
        };
        let lettering = Lettering { size: style.size(), weight, colour: colour(style.color()) };
        self.surface.write(&Writing { text: text.to_owned(), at: pixels(at), align, lettering });
        Ok(())
    }
}

/// A length in units of plotters.
fn units(length: f64) -> u32 {
    (length * UNITS).round() as u32
}

/// A place in units of plotters.
fn place((x, y): Point) -> BackendCoord {
    ((x * UNITS).round() as i32, (y * UNITS).round() as i32)
}

fn places(points: &[Point]) -> Vec<BackendCoord> {
    points.iter().copied().map(place).collect()
}

/// A place of plotters in pixels of the sheet.
fn pixels((x, y): BackendCoord) -> Point {
    (f64::from(x) / UNITS, f64::from(y) / UNITS)
}

/// A colour of plotters without its opacity.
fn colour(BackendColor { rgb: (red, green, blue), .. }: BackendColor) -> Colour {
    Colour { red, green, blue }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::Page;

    /// Remembers what it was given.
    #[derive(Default)]
    struct Memory(Vec<DrawnShape>);

    impl Surface for Memory {
        fn stroke(&mut self, points: &[Point], colour: Colour, width: f64) {
            self.0.push(DrawnShape::Stroke { points: points.to_vec(), colour, width });
        }

        fn area(&mut self, corners: &[Point], colour: Colour, opacity: f64) {
            self.0.push(DrawnShape::Area { corners: corners.to_vec(), colour, opacity });
        }

        fn dot(&mut self, centre: Point, radius: f64, colour: Colour) {
            self.0.push(DrawnShape::Dot { centre, radius, colour });
        }

        fn write(&mut self, writing: &Writing) {
            self.0.push(DrawnShape::Text(writing.clone()));
        }
    }

    #[test]
    fn every_shape_arrives_as_it_was_drawn_to_a_hundredth_of_a_pixel() {
        let mut canvas = Canvas::new(Page::WIDE);
        canvas.area(vec![(1.25, 2.0), (30.0, 2.0), (30.0, 9.75)], theme::AXIS, 0.25);
        // plotters pulls what lies outside to the edge; nothing does
        canvas.stroke(vec![(0.0, 0.5), (10.75, 20.25), (1920.0, 1080.0)], theme::INK, 2.5);
        canvas.dot((7.5, 8.25), 3.75, theme::MUTED);
        canvas.write("Ünder “quotes”", (100.5, 200.25), Align::Right, Lettering::small(theme::INK));
        let strong = Lettering { weight: Weight::Strong, size: 44.0, colour: theme::MUTED };
        canvas.write("Strong", (1.0, 2.0), Align::Centre, strong);
        let mut memory = Memory::default();
        draw(&canvas, &mut memory);
        assert_eq!(memory.0, canvas.shapes);
    }
}
