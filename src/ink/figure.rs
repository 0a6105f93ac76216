//! Any chart of this program, and the forms in which it leaves it.

use std::cell::RefCell;
use std::rc::Rc;

use super::canvas::Canvas;
use super::paint::medium::Medium;
#[cfg(feature = "app")]
use super::paint::pixels::{PaintError, Pixels};
use super::paint::vector::{TextForm, Vector};
use super::{
    Beliefs, Boundary, Causes, Cliff, DotPanels, Frame, Front, Gains, HeatMap, IndexChart,
    LinePanels, Multiples, Page, Piles, Plane, Ranges, StackPanels, Tornado, courses, field, page,
    rows, scatter,
};

/// Makes the kinds of charts from one table: what a kind is called, its data, and what draws them into a place on the
/// sheet.
macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident($chart:ty) is drawn by $draw:path;)*) => {
        /// Any chart this crate can draw.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Figure {
            $($(#[$about])* $kind($chart),)*
        }

        impl Figure {
            /// The words around the chart.
            pub fn frame(&self) -> &Frame {
                match self { $(Self::$kind(chart) => &chart.frame,)* }
            }

            fn frame_mut(&mut self) -> &mut Frame {
                match self { $(Self::$kind(chart) => &mut chart.frame,)* }
            }

            /// Draws the words and the chart.
            pub(super) fn draw(&self, canvas: &mut Canvas) {
                let place = page::frame(canvas, self.frame());
                match self { $(Self::$kind(chart) => $draw(chart, canvas, place),)* }
            }
        }
    };
}

kinds! {
    /// Lines with bands over weeks.
    Lines(LinePanels) is drawn by courses::panels;
    /// Small panels with the same lines.
    Multiples(Multiples) is drawn by courses::multiples;
    /// Stacked shares over weeks.
    Stacks(StackPanels) is drawn by courses::stacks;
    /// The headline against one lever.
    Cliff(Cliff) is drawn by courses::cliff;
    /// Where the winner changes along one lever.
    Boundary(Boundary) is drawn by courses::boundary;
    /// Bars of causes and of their pairs.
    Causes(Causes) is drawn by rows::causes;
    /// The headline at both ends of each assumption.
    Tornado(Tornado) is drawn by rows::tornado;
    /// How much each assumption explains.
    Indices(IndexChart) is drawn by rows::indices;
    /// Differences with their spread.
    Ranges(Ranges) is drawn by rows::ranges;
    /// A few futures as dots.
    Piles(Piles) is drawn by rows::piles;
    /// Changes by group.
    Gains(Gains) is drawn by rows::gains;
    /// Priorities by group.
    Beliefs(Beliefs) is drawn by rows::beliefs;
    /// The headline over two levers.
    Heat(HeatMap) is drawn by field::heat;
    /// Where the winner changes over two levers.
    Plane(Plane) is drawn by field::plane;
    /// Options between what they cost and what they bring.
    Front(Front) is drawn by scatter::front;
    /// Pairs of numbers, and rows of dots.
    Dots(DotPanels) is drawn by scatter::pairs;
}

impl Figure {
    /// The figure without single futures.
    #[must_use]
    pub fn without_singles(&self) -> Self {
        let mut figure = self.clone();
        if let Self::Lines(chart) = &mut figure {
            for panel in &mut chart.panels {
                panel.singles.clear();
            }
        }
        figure
    }

    /// The frame's alternative text, followed by what the picture itself leaves without a label.
    pub fn alternative_text(&self) -> String {
        let mut text = self.frame().alternative_text.trim().to_owned();
        if let Self::Stacks(chart) = self {
            for note in courses::unlabelled(chart) {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&note);
            }
        }
        text
    }

    /// Draws it on a backend of its own.
    fn drawn_on<B>(&self, page: Page, backend: B) -> Rc<RefCell<B>>
    where
        Medium: for<'a> From<&'a Rc<RefCell<B>>>,
    {
        let backend = Rc::new(RefCell::new(backend));
        self.draw(&mut Canvas::new(page, vec![Medium::from(&backend)]));
        backend
    }

    fn document(&self, drawing: &RefCell<Vector>) -> String {
        drawing.borrow_mut().document(&self.frame().title, &self.alternative_text())
    }

    /// The picture as an SVG document with title and description; text stays text.
    pub fn svg(&self) -> String {
        self.document(&self.drawn_on(Page::WIDE, Vector::new(Page::WIDE, TextForm::Carried)))
    }

    /// The picture as an SVG document in which all text is outlines, for slides.
    pub fn svg_outlined(&self, page: Page) -> String {
        self.document(&self.drawn_on(page, Vector::new(page, TextForm::Outlined)))
    }

    /// The picture as a part of an HTML page, which provides the letters (see
    /// [`page_style`](super::page_style)): an `svg` element with title and description, without
    /// paper, as wide as its container. A path of class `futures` is hidden until the page shows it.
    pub fn svg_inline(&self, form: Inline) -> String {
        let drawing = Vector::new(form.page, TextForm::OfPage);
        let drawing = if form.words {
            self.drawn_on(form.page, drawing)
        } else {
            let mut bare = self.clone();
            let frame = bare.frame_mut();
            frame.title.clear();
            frame.subtitle.clear();
            frame.provenance.clear();
            bare.drawn_on(form.page, drawing)
        };
        let (title, description) = (&self.frame().title, self.alternative_text());
        drawing.borrow_mut().inline(title, &description, form.id)
    }

    /// The picture as a PNG file, 8-bit RGB, `scale` pixels for each pixel of the page along each side.
    ///
    /// # Errors
    /// When the pixels cannot be packed; does not depend on the data.
    #[cfg(feature = "app")]
    pub fn png(&self, page: Page, scale: u32) -> Result<Vec<u8>, PaintError> {
        self.drawn_on(page, Pixels::new(page, scale)).borrow().packed()
    }

    /// The same bytes as [`Figure::svg`] and a PNG file of the same page, laid out once.
    #[cfg(feature = "app")]
    pub fn files(&self) -> FigureFiles {
        self.printed(Page::WIDE, TextForm::Carried, 1)
    }

    /// The same bytes as [`Figure::svg_outlined`] and [`Figure::png`], laid out once.
    #[cfg(feature = "app")]
    pub fn slide(&self, page: Page, scale: u32) -> FigureFiles {
        self.printed(page, TextForm::Outlined, scale)
    }

    #[cfg(feature = "app")]
    fn printed(&self, page: Page, words: TextForm, scale: u32) -> FigureFiles {
        let drawing = Rc::new(RefCell::new(Vector::new(page, words)));
        let pixels = Rc::new(RefCell::new(Pixels::new(page, scale)));
        let media = vec![Medium::from(&drawing), Medium::from(&pixels)];
        self.draw(&mut Canvas::new(page, media));
        let png = pixels.borrow().packed();
        FigureFiles { svg: self.document(&drawing), png }
    }
}

/// A picture in both forms.
#[cfg(feature = "app")]
pub struct FigureFiles {
    /// The SVG document.
    pub svg: String,
    /// The PNG file, or why its pixels could not be packed, which does not depend on the data.
    pub png: Result<Vec<u8>, PaintError>,
}

/// How a picture is put into an HTML page.
#[derive(Clone, Copy, Debug)]
pub struct Inline<'a> {
    /// Begins the names inside the picture; differs from picture to picture. Letters, digits, hyphens.
    pub id: &'a str,
    /// Its size, which decides how much of it letters take.
    pub page: Page,
    /// Whether title, subtitle and provenance are drawn; a page may rather write them itself.
    pub words: bool,
}
