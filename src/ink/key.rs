//! Keys: which mark of a chart stands for what, in one row.

use super::Emphasis;
use super::canvas::Canvas;
use super::lettering::{Align, Lettering};
use super::sheet::Point;
use super::theme::{self, Colour, LineStyle};

/// Height of a block of colour. Pixels.
const BLOCK: f64 = 18.0;
/// Half the height of an upright. Pixels.
const UPRIGHT: f64 = 14.0;

/// What stands beside a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sample {
    /// A piece of a line.
    Line(LineStyle),
    /// A piece of a line to compare with.
    Reference,
    /// A dot.
    Dot(Emphasis),
    /// A thick vertical line.
    Upright,
    /// A block of colour.
    Block(Colour),
}

/// The distances within a key. Pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Key {
    /// Width of the widest name.
    pub(super) room: f64,
    /// Width of a sample.
    pub(super) width: f64,
    /// Between a sample and its name.
    pub(super) gap: f64,
    /// Between a name and the next sample.
    pub(super) between: f64,
}

impl Key {
    /// Draws names behind their samples, from a point on their baseline on to the right.
    pub(super) fn rightwards<'a>(
        &self,
        canvas: &mut Canvas,
        (mut left, baseline): Point,
        names: impl Iterator<Item = (&'a str, Lettering, Sample)>,
    ) {
        for (name, lettering, sample) in names {
            let name = lettering.line(name, self.room);
            self.draw(canvas, (left, baseline), sample);
            left += self.width + self.gap;
            canvas.write(&name, (left, baseline), Align::Left, lettering);
            left += lettering.width(&name) + self.between;
        }
    }

    /// Draws them from a point on to the left, the last one first; returns where the key begins.
    pub(super) fn leftwards<'a>(
        &self,
        canvas: &mut Canvas,
        (mut right, baseline): Point,
        names: impl DoubleEndedIterator<Item = (&'a str, Lettering, Sample)>,
    ) -> f64 {
        for (name, lettering, sample) in names.rev() {
            let name = lettering.line(name, self.room);
            canvas.write(&name, (right, baseline), Align::Right, lettering);
            let left = right - lettering.width(&name) - self.gap - self.width;
            self.draw(canvas, (left, baseline), sample);
            right = left - self.between;
        }
        right
    }

    fn draw(&self, canvas: &mut Canvas, (left, baseline): Point, sample: Sample) {
        let middle = baseline - theme::TEXT_SIZE * theme::CAP_HEIGHT / 2.0;
        let (right, radius) = (left + self.width, self.width / 2.0);
        let line = ((left, middle), (right, middle));
        match sample {
            Sample::Line(style) => {
                canvas.dashed(&[line.0, line.1], style.dashes, style.mark, style.width);
            }
            Sample::Reference => canvas.reference(line.0, line.1),
            Sample::Dot(emphasis) => canvas.shaped((left + radius, middle), radius, emphasis),
            Sample::Upright => canvas.upright((left + radius, middle), UPRIGHT),
            Sample::Block(colour) => {
                canvas.block((left, baseline - BLOCK), (right, baseline), colour, 1.0);
            }
        }
    }
}
