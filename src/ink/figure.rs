//! Any chart of this program, and the forms in which it leaves it.

use super::canvas::Canvas;
use super::paint;
#[cfg(feature = "app")]
use super::paint::PaintError;
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

            /// The sheet with the words and the chart.
            pub(super) fn draw(&self, page: Page) -> Canvas {
                let mut canvas = Canvas::new(page);
                let place = page::frame(&mut canvas, self.frame());
                match self { $(Self::$kind(chart) => $draw(chart, &mut canvas, place),)* }
                canvas
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

    /// The picture as an SVG document with title and description; text stays text.
    pub fn svg(&self) -> String {
        paint::document(&self.draw(Page::WIDE), &self.frame().title, &self.alternative_text())
    }

    /// The picture as an SVG document in which all text is outlines, for slides.
    pub fn svg_outlined(&self, page: Page) -> String {
        paint::outlined(&self.draw(page), &self.frame().title, &self.alternative_text())
    }

    /// The picture as a part of an HTML page, which provides the letters (see
    /// [`page_style`](super::page_style)): an `svg` element with title and description, without
    /// paper, as wide as its container. A path of class `futures` is hidden until the page shows it.
    pub fn svg_inline(&self, form: Inline) -> String {
        let canvas = if form.words {
            self.draw(form.page)
        } else {
            let mut bare = self.clone();
            let frame = bare.frame_mut();
            frame.title.clear();
            frame.subtitle.clear();
            frame.provenance.clear();
            bare.draw(form.page)
        };
        paint::inline(&canvas, &self.frame().title, &self.alternative_text(), form.id)
    }

    /// The picture as a PNG file, 8-bit RGB, `scale` pixels for each pixel of the page along each side.
    ///
    /// # Errors
    /// When the pixels cannot be packed; does not depend on the data.
    #[cfg(feature = "app")]
    pub fn png(&self, page: Page, scale: u32) -> Result<Vec<u8>, PaintError> {
        paint::png(&self.draw(page), scale)
    }
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
