//! The sheet as a scalable drawing (SVG): short, with one path for all dashes of a line.

use std::fmt::Write as _;

use plotters_backend::{BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend};

use super::backend::{self, BackendAnswer, Look, colour_of, length_of, place_of};
use crate::ink::lettering::{Align, Writing};
use crate::ink::letters::{self, Curve, Weight};
use crate::ink::sheet::{Page, Point};
use crate::ink::theme::{self, Colour};

/// What becomes of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ink) enum TextForm {
    /// Text in letters that the document carries with it.
    Carried,
    /// Text in the letters of the page around the drawing.
    OfPage,
    /// Outlines, for programs that know few letters.
    Outlined,
}

/// A drawing: elements, one a line.
pub(in crate::ink) struct Vector {
    page: Page,
    words: TextForm,
    text: String,
    /// Colour and width, in units, of a path that is still open: neighbouring strokes of one look become one path.
    open: Option<(Colour, u32)>,
}

impl Vector {
    /// An empty drawing.
    pub(in crate::ink) fn new(page: Page, words: TextForm) -> Self {
        Self { page, words, text: String::new(), open: None }
    }

    /// The sheet as a document of its own; text that stays text has its letters inside.
    pub(in crate::ink) fn document(&mut self, title: &str, description: &str) -> String {
        let Page { width, height } = self.page;
        let letters = match self.words {
            TextForm::Carried => format!("<style>{}</style>\n", letters::as_style_sheet()),
            TextForm::OfPage | TextForm::Outlined => String::new(),
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" stroke-linejoin=\"round\">\n\
             <title>{}</title>\n<desc>{}</desc>\n{letters}\
             <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n{}</svg>\n",
            escape(title),
            escape(description),
            theme::PAPER.name(),
            self.elements(),
        )
    }

    /// The sheet as a part of a page, which gives it letters and paper; `id` begins the names inside.
    pub(in crate::ink) fn inline(&mut self, title: &str, description: &str, id: &str) -> String {
        let Page { width, height } = self.page;
        let id = escape(id);
        format!(
            "<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
             stroke-linejoin=\"round\">\n<title id=\"{id}-title\">{}</title>\n\
             <desc id=\"{id}-desc\">{}</desc>\n{}</svg>\n",
            escape(title),
            escape(description),
            self.elements(),
        )
    }

    /// All elements in order.
    pub(in crate::ink) fn elements(&mut self) -> &str {
        self.put_down();
        &self.text
    }

    /// Thin lines of single futures, which only a page that can show and hide them gets.
    pub(super) fn futures(&mut self, lines: &[Vec<Point>], look: Look) {
        if self.words != TextForm::OfPage {
            return;
        }
        self.put_down();
        self.text.push_str("<path class=\"futures\" display=\"none\" d=\"");
        for points in lines {
            through(&mut self.text, points.iter().copied());
        }
        self.open = Some((look.colour, look.width));
        self.put_down();
    }

    /// Ends the path that is still open.
    fn put_down(&mut self) {
        if let Some((colour, width)) = self.open.take() {
            let (colour, width) = (colour.name(), short(length_of(width)));
            self.put(format_args!(
                "\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"/>\n"
            ));
        }
    }

    /// Adds to the elements.
    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // a string takes everything
        let _ = self.text.write_fmt(text);
    }
}

impl DrawingBackend for Vector {
    backend::takes_everything!();

    fn get_size(&self) -> (u32, u32) {
        backend::size(self.page)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> BackendAnswer {
        let look = Some((colour_of(style.color()), style.stroke_width()));
        if self.open != look {
            self.put_down();
            self.text.push_str("<path d=\"");
            self.open = look;
        }
        through(&mut self.text, path.into_iter().map(place_of));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> BackendAnswer {
        self.put_down();
        self.text.push_str("<path d=\"");
        through(&mut self.text, corners.into_iter().map(place_of));
        let (colour, opacity) = (colour_of(style.color()).name(), style.color().alpha);
        self.put(format_args!("z\" fill=\"{colour}\""));
        if opacity < 1.0 {
            self.put(format_args!(" fill-opacity=\"{}\"", short(opacity)));
        }
        self.text.push_str("/>\n");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> BackendAnswer {
        self.put_down();
        let (x, y) = place_of(centre);
        self.put(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>\n",
            short(x),
            short(y),
            short(length_of(radius)),
            colour_of(style.color()).name()
        ));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> BackendAnswer {
        self.put_down();
        let writing = backend::writing_of(text, style, at);
        let element = match self.words {
            TextForm::Outlined => outline(&writing),
            words => self::text(&writing, words),
        };
        self.text.push_str(&element);
        Ok(())
    }
}

/// Adds a path through points.
fn through(path: &mut String, points: impl IntoIterator<Item = Point>) {
    for (number, (x, y)) in points.into_iter().enumerate() {
        path.push_str(["M", "L", " "][number.min(2)]);
        put_short(path, x);
        path.push(' ');
        put_short(path, y);
    }
}

/// A text as outlines.
fn outline(writing: &Writing) -> String {
    let colour = writing.lettering.colour.name();
    format!("<path d=\"{}\" fill=\"{colour}\"/>\n", bent(&writing.outlines()))
}

/// A path along curves; one that does not begin where the last one ended begins a new contour.
fn bent(curves: &[Curve]) -> String {
    let mut path = String::new();
    let mut end = None;
    for curve in curves {
        let Some((start, rest)) = curve.split_first() else { continue };
        if end != Some(*start) {
            through(&mut path, [*start]);
        }
        path.push_str(["L", "Q", "C"][rest.len().clamp(1, 3) - 1]);
        for (number, (x, y)) in rest.iter().enumerate() {
            if number > 0 {
                path.push(' ');
            }
            put_short(&mut path, *x);
            path.push(' ');
            put_short(&mut path, *y);
        }
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
    let mut text = String::new();
    put_short(&mut text, value);
    text
}

/// Adds a number of pixels, the same way.
fn put_short(text: &mut String, value: f64) {
    let start = text.len();
    // a string takes everything
    let _ = write!(text, "{value:.2}");
    let digits = text[start..].trim_end_matches('0').trim_end_matches('.').len();
    text.truncate(start + digits);
    if text[start..] == *"-0" {
        text.remove(start);
    }
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
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::super::medium::Medium;
    use super::*;
    use crate::ink::canvas::Canvas;
    use crate::ink::lettering::Lettering;
    use crate::ink::tests::remembered;

    /// A drawing made by a canvas.
    fn drawing(words: TextForm, draw: impl FnOnce(&mut Canvas)) -> Rc<RefCell<Vector>> {
        let drawing = Rc::new(RefCell::new(Vector::new(Page::WIDE, words)));
        draw(&mut Canvas::new(Page::WIDE, vec![Medium::from(&drawing)]));
        drawing
    }

    #[test]
    fn numbers_are_as_short_as_a_drawing_allows() {
        assert_eq!([0.0, -0.001, 12.0, 12.5, 12.345].map(short), ["0", "0", "12", "12.5", "12.35"]);
        let mut path = String::new();
        through(&mut path, [(1.0, 2.0), (3.0, 4.0), (5.0, 6.0)]);
        assert_eq!(path, "M1 2L3 4 5 6");
    }

    #[test]
    fn dashes_of_a_line_become_one_path() {
        let draw = |canvas: &mut Canvas| {
            canvas.dashed(&[(0.0, 0.0), (88.0, 0.0)], &[5.0, 5.0], theme::INK, 2.0);
            canvas.stroke(&[(0.0, 9.0), (9.0, 9.0)], theme::AXIS, 2.0);
        };
        let lines = drawing(TextForm::OfPage, draw).borrow_mut().elements().lines().count();
        assert_eq!((remembered(Page::WIDE, draw).len(), lines), (10, 2));
    }

    #[test]
    fn outlines_need_no_letters_and_stand_where_the_text_stood() {
        let drawing = drawing(TextForm::Outlined, |canvas| {
            canvas.write("Ib", (500.0, 300.0), Align::Right, Lettering::small(theme::INK));
        });
        let mut drawing = drawing.borrow_mut();
        let drawing = drawing.elements();
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
        let drawn = |words| {
            drawing(words, |canvas| {
                canvas.futures(&[vec![(0.0, 0.0), (1.0, 1.0)]], theme::INK, 1.0);
            })
        };
        let inline = drawn(TextForm::OfPage).borrow_mut().inline("t", "d", "one");
        assert!(inline.contains("class=\"futures\" display=\"none\""));
        assert!(!drawn(TextForm::Carried).borrow_mut().document("t", "d").contains("futures"));
        assert!(!drawn(TextForm::Outlined).borrow_mut().document("t", "d").contains("futures"));
    }
}
