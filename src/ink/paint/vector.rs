//! The sheet as a scalable drawing (SVG): short, with one path for all dashes of a line.

use crate::ink::theme::{self, Colour};

use super::super::canvas::{Align, Canvas, Writing};
use super::super::letters::{self, Curve, Weight};
#[cfg(feature = "app")]
use super::plot::draw;
use super::surface::Surface;
#[cfg(not(feature = "app"))]
use super::surface::draw;
use crate::ink::sheet::Point;

/// What becomes of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TextForm {
    /// Text in letters that the document carries with it.
    Carried,
    /// Text in the letters of the page around the drawing.
    OfPage,
    /// Outlines: no letters are needed.
    Outlined,
}

/// The sheet as a document of its own; text stays text, its letters are inside.
pub(in super::super) fn document(canvas: &Canvas, title: &str, description: &str) -> String {
    let head = format!(
        "<title>{}</title>\n<desc>{}</desc>\n<style>{}</style>\n",
        escape(title),
        escape(description),
        letters::as_style_sheet(),
    );
    standing_alone(canvas, &head, TextForm::Carried)
}

/// The sheet as a document of its own in which all text is outlines, for programs that know few letters.
pub(in super::super) fn outlined(canvas: &Canvas, title: &str, description: &str) -> String {
    let head = format!("<title>{}</title>\n<desc>{}</desc>\n", escape(title), escape(description));
    standing_alone(canvas, &head, TextForm::Outlined)
}

fn standing_alone(canvas: &Canvas, head: &str, words: TextForm) -> String {
    let (width, height) = (canvas.page.width, canvas.page.height);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" stroke-linejoin=\"round\">\n{head}\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n{}</svg>\n",
        theme::PAPER.name(),
        shapes(canvas, words),
    )
}

/// The sheet as a part of a page, which gives it letters and paper; `id` begins the names inside.
pub(in super::super) fn inline(
    canvas: &Canvas,
    title: &str,
    description: &str,
    id: &str,
) -> String {
    let id = escape(id);
    format!(
        "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
         stroke-linejoin=\"round\">\n<title id=\"{id}-title\">{}</title>\n\
         <desc id=\"{id}-desc\">{}</desc>\n{}</svg>\n",
        canvas.page.width,
        canvas.page.height,
        escape(title),
        escape(description),
        shapes(canvas, TextForm::OfPage),
    )
}

/// A line that is being collected: neighbouring strokes of one look become one path.
struct Pen {
    colour: Colour,
    width: f64,
    path: String,
}

/// All shapes in order.
fn shapes(canvas: &Canvas, words: TextForm) -> String {
    let mut drawing = Drawing { text: String::new(), pen: None, words };
    draw(canvas, &mut drawing);
    drawing.put_down();
    drawing.text
}

/// All shapes, with plotters and without.
#[cfg(test)]
pub(in super::super) fn both_ways(canvas: &Canvas) -> [String; 2] {
    let drawn = |way: fn(&Canvas, &mut Drawing)| {
        let mut drawing = Drawing { text: String::new(), pen: None, words: TextForm::OfPage };
        way(canvas, &mut drawing);
        drawing.put_down();
        drawing.text
    };
    [drawn(draw::<Drawing>), drawn(super::surface::draw::<Drawing>)]
}

/// Elements of a drawing, one a line.
struct Drawing {
    text: String,
    pen: Option<Pen>,
    words: TextForm,
}

impl Drawing {
    /// Ends the line that is being collected.
    fn put_down(&mut self) {
        if let Some(Pen { colour, width, path }) = self.pen.take() {
            self.text.push_str(&format!(
                "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"/>\n",
                colour.name(),
                short(width)
            ));
        }
    }
}

impl Surface for Drawing {
    fn stroke(&mut self, points: &[Point], colour: Colour, width: f64) {
        let same = |pen: &Pen| pen.colour == colour && pen.width.to_bits() == width.to_bits();
        if !self.pen.as_ref().is_some_and(same) {
            self.put_down();
        }
        let pen = self.pen.get_or_insert_with(|| Pen { colour, width, path: String::new() });
        pen.path.push_str(&through(points));
    }

    fn area(&mut self, corners: &[Point], colour: Colour, opacity: f64) {
        self.put_down();
        let see_through = if opacity < 1.0 {
            format!(" fill-opacity=\"{}\"", short(opacity))
        } else {
            String::new()
        };
        self.text.push_str(&format!(
            "<path d=\"{}z\" fill=\"{}\"{see_through}/>\n",
            through(corners),
            colour.name()
        ));
    }

    fn dot(&mut self, centre: Point, radius: f64, colour: Colour) {
        self.put_down();
        self.text.push_str(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>\n",
            short(centre.0),
            short(centre.1),
            short(radius),
            colour.name()
        ));
    }

    fn write(&mut self, writing: &Writing) {
        self.put_down();
        self.text.push_str(&match self.words {
            TextForm::Outlined => outline(writing),
            words => text(writing, words),
        });
    }

    fn futures(&mut self, lines: &[Vec<Point>], colour: Colour, width: f64) {
        if self.words != TextForm::OfPage {
            return;
        }
        self.put_down();
        let path: String = lines.iter().map(|points| through(points)).collect();
        self.text.push_str(&format!(
            "<path class=\"futures\" display=\"none\" d=\"{path}\" fill=\"none\" \
             stroke=\"{}\" stroke-width=\"{}\"/>\n",
            colour.name(),
            short(width)
        ));
    }
}

/// A path through points.
fn through(points: &[Point]) -> String {
    let mut path = String::new();
    for (number, (x, y)) in points.iter().enumerate() {
        let command = ["M", "L", " "][number.min(2)];
        path.push_str(&format!("{command}{} {}", short(*x), short(*y)));
    }
    path
}

/// A text as outlines.
fn outline(Writing { text, at, align, lettering }: &Writing) -> String {
    let left = at.0 - lettering.width(text) * align.before_anchor();
    let curves = letters::outlines(text, lettering.size, lettering.weight, (left, at.1));
    format!("<path d=\"{}\" fill=\"{}\"/>\n", bent(&curves), lettering.colour.name())
}

/// A path along curves; one that does not begin where the last one ended begins a new contour.
fn bent(curves: &[Curve]) -> String {
    let mut path = String::new();
    let mut end = None;
    for curve in curves {
        let Some((start, rest)) = curve.split_first() else { continue };
        if end != Some(*start) {
            path.push_str(&format!("M{} {}", short(start.0), short(start.1)));
        }
        path.push_str(["L", "Q", "C"][rest.len().clamp(1, 3) - 1]);
        let points: Vec<String> =
            rest.iter().map(|(x, y)| format!("{} {}", short(*x), short(*y))).collect();
        path.push_str(&points.join(" "));
        end = rest.last().copied();
    }
    path
}

/// A text as text.
fn text(Writing { text, at, align, lettering }: &Writing, words: TextForm) -> String {
    let anchor = match align {
        Align::Left => "",
        Align::Centre => " text-anchor=\"middle\"",
        Align::Right => " text-anchor=\"end\"",
    };
    let weight = match lettering.weight {
        Weight::Regular => String::new(),
        Weight::Strong => format!(" font-weight=\"{}\"", theme::STRONG_WEIGHT),
    };
    let family = match words {
        TextForm::Carried => format!(" font-family=\"{}\"", theme::FONT_FAMILY),
        TextForm::OfPage | TextForm::Outlined => String::new(),
    };
    format!(
        "<text x=\"{}\" y=\"{}\"{anchor}{family} font-size=\"{}\"{weight} fill=\"{}\">{}</text>\n",
        short(at.0),
        short(at.1),
        short(lettering.size),
        lettering.colour.name(),
        escape(text)
    )
}

/// A number of pixels with at most two digits behind the point.
fn short(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::Page;
    use crate::ink::canvas::{DrawnShape, Lettering};

    #[test]
    fn numbers_are_as_short_as_a_drawing_allows() {
        assert_eq!([0.0, -0.001, 12.0, 12.5, 12.345].map(short), ["0", "0", "12", "12.5", "12.35"]);
        assert_eq!(through(&[(1.0, 2.0), (3.0, 4.0), (5.0, 6.0)]), "M1 2L3 4 5 6");
    }

    #[test]
    fn dashes_of_a_line_become_one_path() {
        let mut canvas = Canvas::new(Page::WIDE);
        canvas.dashed(vec![(0.0, 0.0), (88.0, 0.0)], &[5.0, 5.0], theme::INK, 2.0);
        canvas.stroke(vec![(0.0, 9.0), (9.0, 9.0)], theme::AXIS, 2.0);
        let drawing = shapes(&canvas, TextForm::OfPage);
        assert_eq!((canvas.shapes.len(), drawing.lines().count()), (10, 2));
    }

    #[test]
    fn outlines_need_no_letters_and_stand_where_the_text_stood() {
        let mut canvas = Canvas::new(Page::WIDE);
        canvas.write("Ib", (500.0, 300.0), Align::Right, Lettering::small(theme::INK));
        let drawing = shapes(&canvas, TextForm::Outlined);
        assert!(!drawing.contains("<text") && drawing.contains("<path d=\"M"));
        let curves = letters::outlines("I", 24.0, Weight::Regular, (100.0, 300.0));
        let heights = curves.iter().flatten().map(|(_, y)| *y);
        let (low, high) =
            (heights.clone().fold(f64::MIN, f64::max), heights.fold(f64::MAX, f64::min));
        assert!((low - 300.0).abs() < 0.1, "{low}");
        assert!((low - high - 24.0 * theme::CAP_HEIGHT).abs() < 0.5, "{high}");
    }

    #[test]
    fn only_a_page_gets_the_single_futures() {
        let mut canvas = Canvas::new(Page::WIDE);
        let lines = vec![vec![(0.0, 0.0), (1.0, 1.0)]];
        canvas.shapes.push(DrawnShape::Futures { lines, colour: theme::INK, width: 1.0 });
        assert!(inline(&canvas, "t", "d", "one").contains("class=\"futures\" display=\"none\""));
        assert!(!document(&canvas, "t", "d").contains("futures"));
        assert!(!outlined(&canvas, "t", "d").contains("futures"));
    }
}
