//! The sheet as pixels (PNG). Every edge is smoothed by the exact share of the pixel that it covers.

use std::error::Error;
use std::fmt;

use ab_glyph::Point as Place;
use ab_glyph_rasterizer::{Rasterizer, point};
use plotters_backend::{BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend};
use png::{DeflateCompression, Filter};

use super::backend::{self, BackendAnswer, colour_of, length_of, place_of};
use crate::ink::letters::Curve;
use crate::ink::sheet::{self, Page, Point};
use crate::ink::theme::{self, Colour};

/// A picture could not be packed into a file.
#[derive(Debug)]
pub struct PaintError(png::EncodingError);

impl fmt::Display for PaintError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the picture could not be drawn: {}", self.0)
    }
}

impl Error for PaintError {}

/// How far the points that bend a quarter of a circle lie from its ends, in units of the radius.
const BEND: f64 = 0.552_284_75;
/// From this cosine of the angle between two stretches on, a line bends gently.
const GENTLE: f64 = 0.6;
/// A share of a pixel that does not change any of its 255 steps; what rounding leaves behind a shape is less.
const NOTHING: f32 = 0.001;
/// How hard to compress. On flat paper with little ink, rows as they are pack smaller than differences from
/// the row above or the pixel before, and the library's 6 saves 6 % in twice the time.
const COMPRESSION: DeflateCompression = DeflateCompression::Level(2);
/// Edges of a quarter of a circle.
const STEPS: usize = 16;

/// The edges of a polygon.
fn closed(corners: &[Point]) -> Vec<Curve> {
    let next = corners.iter().skip(1).chain(corners.first());
    corners.iter().zip(next).map(|(from, to)| vec![*from, *to]).collect()
}

/// A circle as a polygon, around in the same direction as [`stroke`]: quarters of the curves that
/// drawing programs use, finer than pixels can show.
fn circle((x, y): Point, radius: f64) -> Vec<Curve> {
    let ends = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)];
    let mut corners = Vec::with_capacity(ends.len() * STEPS);
    for (number, from) in ends.iter().enumerate() {
        let to = ends[(number + 1) % ends.len()];
        for step in 0..STEPS {
            let along = step as f64 / STEPS as f64;
            let rest = 1.0 - along;
            let leaving = rest * rest * (rest + 3.0 * along) + 3.0 * rest * along * along * BEND;
            let coming = along * along * (along + 3.0 * rest) + 3.0 * along * rest * rest * BEND;
            let at = |from: f64, to: f64| radius * (from * leaving + to * coming);
            corners.push((x + at(from.0, to.0), y + at(from.1, to.1)));
        }
    }
    closed(&corners)
}

/// The outline of a stroke: one polygon as long as the line bends gently, a round joint where it does not.
/// Pieces that overlap would cover the pixels on their edges twice.
fn stroke(points: &[Point], width: f64) -> Vec<Curve> {
    let mut apart: Vec<Point> = points.to_vec();
    apart.dedup();
    let mut curves = Vec::new();
    let mut piece: Vec<Point> = apart.first().copied().into_iter().collect();
    for (number, &to) in apart.iter().enumerate().skip(1) {
        piece.push(to);
        let turn = apart.get(number + 1).map_or(1.0, |&next| {
            let (one, other) = (direction(apart[number - 1], to), direction(to, next));
            one.0 * other.0 + one.1 * other.1
        });
        if turn < GENTLE {
            curves.extend(closed(&ribbon(&piece, width)));
            curves.extend(circle(to, width / 2.0));
            piece = vec![to];
        }
    }
    curves.extend(closed(&ribbon(&piece, width)));
    curves
}

/// The way from one point to another one, of length 1.
fn direction(from: Point, to: Point) -> Point {
    let length = sheet::length(from, to);
    ((to.0 - from.0) / length, (to.1 - from.1) / length)
}

/// A line that bends gently as a polygon: along one side and back along the other.
fn ribbon(points: &[Point], width: f64) -> Vec<Point> {
    let ways: Vec<Point> = points.windows(2).map(|pair| direction(pair[0], pair[1])).collect();
    let (Some(first), Some(last)) = (ways.first(), ways.last()) else { return Vec::new() };
    let before = std::iter::once(first).chain(&ways);
    let after = ways.iter().chain(std::iter::once(last));
    let asides = before.zip(after).map(|(one, other)| {
        // along the mean of both ways, further out the more the line bends
        let scale = width / 2.0 / (1.0 + one.0 * other.0 + one.1 * other.1);
        (-(one.1 + other.1) * scale, (one.0 + other.0) * scale)
    });
    let asides: Vec<Point> = asides.collect();
    let edge = |side: f64| {
        let places = points.iter().zip(&asides);
        places.map(move |((x, y), (across, down))| (x + side * across, y + side * down))
    };
    edge(-1.0).chain(edge(1.0).rev()).collect()
}

/// Pixels on paper: red, green, blue, row by row.
pub(in crate::ink) struct Pixels {
    page: Page,
    /// So many pixels for each pixel of the sheet, along each side.
    scale: u32,
    width: usize,
    height: usize,
    parts: Vec<u8>,
}

impl Pixels {
    /// An empty sheet, so many pixels for each pixel of it along each side.
    pub(in crate::ink) fn new(page: Page, scale: u32) -> Self {
        let (width, height) = ((page.width * scale) as usize, (page.height * scale) as usize);
        let paper = [theme::PAPER.red, theme::PAPER.green, theme::PAPER.blue];
        Self { page, scale, width, height, parts: paper.repeat(width * height) }
    }

    /// The sheet as a PNG file.
    pub(in crate::ink) fn packed(&self) -> Result<Vec<u8>, PaintError> {
        let mut packed = Vec::new();
        let mut encoder = png::Encoder::new(&mut packed, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_filter(Filter::NoFilter);
        encoder.set_deflate_compression(COMPRESSION);
        let written = encoder.write_header().and_then(|mut writer| {
            writer.write_image_data(&self.parts)?;
            writer.finish()
        });
        written.map_err(PaintError)?;
        Ok(packed)
    }

    /// Fills what lies inside closed curves.
    fn fill(&mut self, curves: &[Curve], colour: Colour, opacity: f64) {
        let scale = f64::from(self.scale);
        let last = (self.width as f64, self.height as f64);
        let curves: Vec<Vec<Place>> = curves
            .iter()
            .map(|curve| {
                let place = |(x, y): &Point| {
                    let (x, y) = ((x * scale).clamp(0.0, last.0), (y * scale).clamp(0.0, last.1));
                    point(x as f32, y as f32)
                };
                curve.iter().map(place).collect()
            })
            .collect();
        // only the part of the page that the curves can reach
        let points = || curves.iter().flatten();
        let left = points().map(|point| point.x).fold(f32::INFINITY, f32::min).floor();
        let top = points().map(|point| point.y).fold(f32::INFINITY, f32::min).floor();
        let right = points().map(|point| point.x).fold(0.0, f32::max).ceil();
        let bottom = points().map(|point| point.y).fold(0.0, f32::max).ceil();
        if right <= left || bottom <= top {
            return;
        }
        let mut cover = Rasterizer::new((right - left) as usize + 1, (bottom - top) as usize + 1);
        for curve in &curves {
            let inside: Vec<Place> =
                curve.iter().map(|at| point(at.x - left, at.y - top)).collect();
            match inside[..] {
                [from, to] => cover.draw_line(from, to),
                [from, bend, to] => cover.draw_quad(from, bend, to),
                [from, one, other, to] => cover.draw_cubic(from, one, other, to),
                _ => {}
            }
        }
        let (left, top) = (left as usize, top as usize);
        let across = cover.dimensions().0;
        let ink = [colour.red, colour.green, colour.blue];
        let (mut x, mut y) = (0, 0);
        cover.for_each_pixel(|_, share| {
            let at = (left + x, top + y);
            (x, y) = if x + 1 < across { (x + 1, y) } else { (0, y + 1) };
            if share > NOTHING && at.0 < self.width && at.1 < self.height {
                let start = (at.1 * self.width + at.0) * 3;
                let share = f64::from(share).min(1.0) * opacity;
                for (part, ink) in self.parts[start..start + 3].iter_mut().zip(ink) {
                    let under = f64::from(*part);
                    // the nearest whole number
                    *part = (under + (f64::from(ink) - under) * share + 0.5) as u8;
                }
            }
        });
    }
}

impl DrawingBackend for Pixels {
    backend::takes_everything!();

    fn get_size(&self) -> (u32, u32) {
        backend::size(self.page)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> BackendAnswer {
        let points: Vec<Point> = path.into_iter().map(place_of).collect();
        let outline = stroke(&points, length_of(style.stroke_width()));
        self.fill(&outline, colour_of(style.color()), 1.0);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> BackendAnswer {
        let corners: Vec<Point> = corners.into_iter().map(place_of).collect();
        self.fill(&closed(&corners), colour_of(style.color()), style.color().alpha);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> BackendAnswer {
        let outline = circle(place_of(centre), length_of(radius));
        self.fill(&outline, colour_of(style.color()), 1.0);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> BackendAnswer {
        let curves = backend::writing_of(text, style, at).outlines();
        self.fill(&curves, colour_of(style.color()), 1.0);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(sheet: &Pixels) -> f64 {
        sheet.parts.iter().map(|part| 1.0 - f64::from(*part) / 255.0).sum::<f64>() / 3.0
    }

    fn draw_black(curves: &[Curve]) -> f64 {
        let mut sheet = Pixels::new(Page { width: 60, height: 60 }, 1);
        sheet.fill(curves, theme::map_text(1.0), 1.0);
        ink(&sheet)
    }

    #[test]
    fn as_much_ink_as_area() {
        let square = closed(&[(10.25, 10.5), (20.25, 10.5), (20.25, 30.5), (10.25, 30.5)]);
        assert!((draw_black(&square) - 200.0).abs() < 1.0);
        let disc = circle((30.0, 30.0), 20.0);
        assert!((draw_black(&disc) - 400.0 * std::f64::consts::PI).abs() < 4.0);
    }

    #[test]
    fn as_much_ink_as_the_stroke_is_long_and_wide() {
        let inked = |points: Vec<Point>| draw_black(&stroke(&points, 4.0));
        assert!((inked(vec![(10.0, 10.0), (40.0, 10.0)]) - 120.0).abs() < 1.0);
        // no pixel is covered twice where stretches meet
        let gentle = vec![(10.0, 10.0), (20.0, 12.0), (20.0, 12.0), (30.0, 11.0), (40.0, 14.0)];
        let length: f64 = gentle.windows(2).map(|pair| sheet::length(pair[0], pair[1])).sum();
        assert!((inked(gentle.clone()) - 4.0 * length).abs() < 1.5, "{}", inked(gentle));
        // a joint rounds a sharp corner: two arms, less what they share, more a quarter of a disc
        let sharp = inked(vec![(10.0, 10.0), (40.0, 10.0), (40.0, 40.0)]);
        let expected = 240.0 - 4.0 + std::f64::consts::PI;
        assert!((sharp - expected).abs() < 3.0, "{sharp} {expected}");
        assert!(inked(vec![(10.0, 10.0), (10.0, 10.0)]).abs() < 1e-9);
    }

    #[test]
    fn what_lies_off_the_page_is_cut_at_its_edge() {
        let wide = closed(&[(-50.0, 10.0), (500.0, 10.0), (500.0, 20.0), (-50.0, 20.0)]);
        assert!((draw_black(&wide) - 600.0).abs() < 1.0);
    }
}
