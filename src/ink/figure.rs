//! Any chart of this program, and the forms in which it leaves it.

use super::paint::{self, PaintError};
use super::{
    Beliefs, Boundary, Causes, Cliff, DotPanels, Frame, Front, Gains, HeatMap, IndexChart,
    LinePanels, Multiples, Page, Piles, Plane, Ranges, StackPanels, Tornado, bars, boundary,
    canvas, cliff, dots, front, gains, heat, indices, lines, multiples, piles, plane, priorities,
    ranges, stacks, tornado,
};

/// Any chart this crate can draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// Lines with bands over weeks.
    Lines(LinePanels),
    /// Stacked shares over weeks.
    Stacks(StackPanels),
    /// Pairs of numbers, and rows of dots.
    Dots(DotPanels),
    /// The headline against one lever.
    Cliff(Cliff),
    /// The headline over two levers.
    Heat(HeatMap),
    /// Bars of causes and of their pairs.
    Causes(Causes),
    /// How much each assumption explains.
    Indices(IndexChart),
    /// The headline at both ends of each assumption.
    Tornado(Tornado),
    /// Where the winner changes along one lever.
    Boundary(Boundary),
    /// Where the winner changes over two levers.
    Plane(Plane),
    /// Differences with their spread.
    Ranges(Ranges),
    /// A few futures as dots.
    Piles(Piles),
    /// Changes by group.
    Gains(Gains),
    /// Priorities by group.
    Beliefs(Beliefs),
    /// Small panels with the same lines.
    Multiples(Multiples),
    /// Options between what they cost and what they bring.
    Front(Front),
}

impl Figure {
    /// The words around the chart.
    pub fn frame(&self) -> &Frame {
        match self {
            Self::Lines(chart) => &chart.frame,
            Self::Stacks(chart) => &chart.frame,
            Self::Dots(chart) => &chart.frame,
            Self::Cliff(chart) => &chart.frame,
            Self::Heat(chart) => &chart.frame,
            Self::Causes(chart) => &chart.frame,
            Self::Indices(chart) => &chart.frame,
            Self::Tornado(chart) => &chart.frame,
            Self::Boundary(chart) => &chart.frame,
            Self::Plane(chart) => &chart.frame,
            Self::Ranges(chart) => &chart.frame,
            Self::Piles(chart) => &chart.frame,
            Self::Gains(chart) => &chart.frame,
            Self::Beliefs(chart) => &chart.frame,
            Self::Multiples(chart) => &chart.frame,
            Self::Front(chart) => &chart.frame,
        }
    }

    fn frame_mut(&mut self) -> &mut Frame {
        match self {
            Self::Lines(chart) => &mut chart.frame,
            Self::Stacks(chart) => &mut chart.frame,
            Self::Dots(chart) => &mut chart.frame,
            Self::Cliff(chart) => &mut chart.frame,
            Self::Heat(chart) => &mut chart.frame,
            Self::Causes(chart) => &mut chart.frame,
            Self::Indices(chart) => &mut chart.frame,
            Self::Tornado(chart) => &mut chart.frame,
            Self::Boundary(chart) => &mut chart.frame,
            Self::Plane(chart) => &mut chart.frame,
            Self::Ranges(chart) => &mut chart.frame,
            Self::Piles(chart) => &mut chart.frame,
            Self::Gains(chart) => &mut chart.frame,
            Self::Beliefs(chart) => &mut chart.frame,
            Self::Multiples(chart) => &mut chart.frame,
            Self::Front(chart) => &mut chart.frame,
        }
    }

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
            for note in stacks::unlabelled(chart) {
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
    /// [`as_style_sheet`](super::as_style_sheet)): an `svg` element with title and description, without
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
    pub fn png(&self, page: Page, scale: u32) -> Result<Vec<u8>, PaintError> {
        paint::png(&self.draw(page), scale)
    }

    pub(super) fn draw(&self, page: Page) -> canvas::Canvas {
        match self {
            Self::Lines(chart) => lines::draw(chart, page),
            Self::Stacks(chart) => stacks::draw(chart, page),
            Self::Dots(chart) => dots::draw(chart, page),
            Self::Cliff(chart) => cliff::draw(chart, page),
            Self::Heat(chart) => heat::draw(chart, page),
            Self::Causes(chart) => bars::draw(chart, page),
            Self::Indices(chart) => indices::draw(chart, page),
            Self::Tornado(chart) => tornado::draw(chart, page),
            Self::Boundary(chart) => boundary::draw(chart, page),
            Self::Plane(chart) => plane::draw(chart, page),
            Self::Ranges(chart) => ranges::draw(chart, page),
            Self::Piles(chart) => piles::draw(chart, page),
            Self::Gains(chart) => gains::draw(chart, page),
            Self::Beliefs(chart) => priorities::draw(chart, page),
            Self::Multiples(chart) => multiples::draw(chart, page),
            Self::Front(chart) => front::draw(chart, page),
        }
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
