//! From the sheet to a file: scalable drawing (SVG) or pixels (PNG), with the same layout.

use std::error::Error;
use std::fmt;

use plotters::backend::{BitMapBackend, DrawingBackend, SVGBackend};
use plotters::drawing::DrawingAreaErrorKind;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, ShapeStyle, TextStyle};

use crate::report::theme::{self, Colour};

use super::canvas::{self, Align, Canvas, Point, Shape, Writing};
use super::letters;

/// A picture could not be turned into pixels or packed into a file.
#[derive(Debug)]
pub struct PaintError(String);

impl fmt::Display for PaintError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the picture could not be drawn: {}", self.0)
    }
}

impl Error for PaintError {}

/// How a backend of plotters differs from the sheet.
#[derive(Clone, Copy, Debug)]
struct Medium {
    /// Units of the backend per pixel of the sheet. Backends know whole units only, so more are finer.
    units: f64,
    /// The letter size a backend wants, in units of the real one.
    letter: f64,
    /// From the baseline up to what the backend calls the top of a text, in units of the letter size.
    rise: f64,
    /// Whether strokes are laid down stretch by stretch and texts letter by letter: the pixel backend
    /// miters sharp corners into spikes and loses the space at the left of each letter.
    pieces: bool,
}

/// Plotters divides letter sizes by 1.24 before it writes them, and shifts text down by 0.76 em.
const VECTOR: Medium = Medium { units: 8.0, letter: 1.24, rise: 0.76, pieces: false };
/// Pixels are drawn three times finer and averaged; letters are asked for by the height of their box.
const PIXELS: Medium = Medium {
    units: FINER as f64,
    letter: theme::FONT_BOX,
    rise: theme::FONT_BOX / 2.0,
    pieces: true,
};
/// Fine pixels per pixel, along each side.
const FINER: usize = 3;

type Painted<Backend> = Result<(), DrawingAreaErrorKind<<Backend as DrawingBackend>::ErrorType>>;

/// The sheet as an SVG document.
pub(super) fn svg(canvas: &Canvas, title: &str, description: &str) -> String {
    let mut drawing = String::new();
    let units = |pixels: u32| pixels * VECTOR.units as u32;
    let size = (units(theme::WIDTH), units(theme::HEIGHT));
    let painted = paint(canvas, &mut SVGBackend::with_string(&mut drawing, size), VECTOR);
    assert!(
        painted.is_ok(),
        "the letters inside the program can be read, and a text can always grow"
    );

    let (title, description) = (escape(title), escape(description));
    let mut document = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {} {}\" role=\"img\" stroke-linejoin=\"round\">\n\
         <title>{title}</title>\n<desc>{description}</desc>\n<style>{}</style>\n",
        theme::WIDTH,
        theme::HEIGHT,
        size.0,
        size.1,
        letters::as_style_sheet(),
    );
    let strong = format!("font-weight=\"{}\"", theme::STRONG_WEIGHT);
    let mut inside_text = false;
    for line in drawing.lines().skip(1) {
        // Plotters breaks the line before and after the words of a text, which viewers show as blanks.
        if line.starts_with("<text ") {
            document.push_str(&line.replace("font-weight=\"bold\"", &strong));
            inside_text = true;
        } else {
            document.push_str(line);
            inside_text = inside_text && line != "</text>";
            if !inside_text {
                document.push('\n');
            }
        }
    }
    document
}

/// The sheet as a PNG file.
pub(super) fn png(canvas: &Canvas) -> Result<Vec<u8>, PaintError> {
    let (width, height) = (theme::WIDTH as usize, theme::HEIGHT as usize);
    let mut fine = vec![0xFF; width * height * FINER * FINER * 3];
    let size = (theme::WIDTH * FINER as u32, theme::HEIGHT * FINER as u32);
    paint(canvas, &mut BitMapBackend::with_buffer(&mut fine, size), PIXELS)
        .map_err(|error| PaintError(error.to_string()))?;
    let pixels = average(&fine, width, height);

    let mut packed = Vec::new();
    let mut encoder = png::Encoder::new(&mut packed, theme::WIDTH, theme::HEIGHT);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&pixels)?;
        writer.finish()
    });
    written.map_err(|error| PaintError(error.to_string()))?;
    Ok(packed)
}

/// Averages squares of fine pixels into one pixel each.
fn average(fine: &[u8], width: usize, height: usize) -> Vec<u8> {
    let row = width * FINER * 3;
    let mut pixels = Vec::with_capacity(width * height * 3);
    let mut sums = vec![0_u16; row];
    for rows in fine.chunks_exact(row * FINER) {
        sums.fill(0);
        for line in rows.chunks_exact(row) {
            for (sum, part) in sums.iter_mut().zip(line) {
                *sum += u16::from(*part);
            }
        }
        for square in sums.chunks_exact(FINER * 3) {
            for part in 0..3 {
                let sum: u16 = square.iter().skip(part).step_by(3).sum();
                let count = (FINER * FINER) as u16;
                pixels.push(((sum + count / 2) / count) as u8);
            }
        }
    }
    pixels
}

/// Draws every shape of the sheet on a backend of plotters.
fn paint<Backend: DrawingBackend>(
    canvas: &Canvas,
    backend: &mut Backend,
    medium: Medium,
) -> Painted<Backend> {
    let (width, height) = backend.get_size();
    let page = (width.cast_signed(), height.cast_signed());
    backend
        .draw_rect((0, 0), page, &fill(theme::PAPER, 1.0), true)
        .map_err(DrawingAreaErrorKind::BackendError)?;
    let place = |point: &Point| {
        ((point.0 * medium.units).round() as i32, (point.1 * medium.units).round() as i32)
    };
    for shape in &canvas.shapes {
        match shape {
            Shape::Area { corners, colour, opacity } => {
                backend.fill_polygon(corners.iter().map(place), &fill(*colour, *opacity))
            }
            Shape::Dot { centre, radius, colour } => backend.draw_circle(
                place(centre),
                (radius * medium.units).round() as u32,
                &fill(*colour, 1.0),
                true,
            ),
            Shape::Stroke { points, colour, width } if medium.pieces => {
                let style = fill(*colour, 1.0);
                let radius = (width / 2.0 * medium.units).floor() as u32;
                let joints = points.get(1..points.len() - 1).unwrap_or_default();
                stretches(points, *width)
                    .try_for_each(|corners| backend.fill_polygon(corners.iter().map(place), &style))
                    .and_then(|()| {
                        joints.iter().try_for_each(|joint| {
                            backend.draw_circle(place(joint), radius, &style, true)
                        })
                    })
            }
            Shape::Stroke { points, colour, width } => {
                let style = ShapeStyle {
                    stroke_width: (width * medium.units).round() as u32,
                    ..fill(*colour, 1.0)
                };
                backend.draw_path(points.iter().map(place), &style)
            }
            Shape::Text(writing) => {
                let (text, hand) = (letters::tidy(&writing.text), writing.hand);
                let (left, top) = (writing.at.0, writing.at.1 - hand.size * medium.rise);
                let style = text_style(writing, medium);
                if medium.pieces {
                    let left = left - hand.width(&text) * before_anchor(writing.align);
                    let style = TextStyle { pos: Pos::new(HPos::Left, VPos::Top), ..style };
                    letters::ink(&text, hand.size, hand.weight).into_iter().try_for_each(
                        |(letter, ink)| {
                            backend.draw_text(
                                letter.encode_utf8(&mut [0; 4]),
                                &style,
                                place(&(left + ink, top)),
                            )
                        },
                    )
                } else {
                    backend.draw_text(&text, &style, place(&(left, top)))
                }
            }
        }
        .map_err(DrawingAreaErrorKind::BackendError)?;
    }
    backend.present().map_err(DrawingAreaErrorKind::BackendError)
}

fn fill(colour: Colour, opacity: f64) -> ShapeStyle {
    ShapeStyle { color: colour.ink().mix(opacity), filled: true, stroke_width: 1 }
}

/// The part of a text that lies to the left of its anchor.
fn before_anchor(align: Align) -> f64 {
    match align {
        Align::Left => 0.0,
        Align::Centre => 0.5,
        Align::Right => 1.0,
    }
}

fn text_style(writing: &Writing, medium: Medium) -> TextStyle<'static> {
    letters::register();
    let hand = writing.hand;
    let horizontal = match writing.align {
        Align::Left => HPos::Left,
        Align::Centre => HPos::Center,
        Align::Right => HPos::Right,
    };
    let size = hand.size * medium.letter * medium.units;
    let font = FontDesc::new(FontFamily::Name(theme::FONT_FAMILY), size, hand.weight.style());
    let color = hand.colour.ink().to_backend_color();
    TextStyle { font, color, pos: Pos::new(horizontal, VPos::Top) }
}

/// A stroke as one rectangle per stretch; round joints are drawn between them.
fn stretches(points: &[Point], width: f64) -> impl Iterator<Item = [Point; 4]> {
    points.windows(2).filter_map(move |pair| {
        let (from, to) = (pair[0], pair[1]);
        let (along, down) = (to.0 - from.0, to.1 - from.1);
        let length = canvas::length(from, to);
        let (side, rise) = (-down / length * width / 2.0, along / length * width / 2.0);
        (length > 0.0).then_some([
            (from.0 + side, from.1 + rise),
            (to.0 + side, to.1 + rise),
            (to.0 - side, to.1 - rise),
            (from.0 - side, from.1 - rise),
        ])
    })
}

/// The text as XML wants it.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in letters::tidy(text).chars() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            other => escaped.push(other),
        }
    }
    escaped
}
