//! A line of text on a sheet: where it stands and how its letters look.

use super::letters::{self, Curve, Weight};
use super::sheet::Point;
use super::theme::{self, Colour};

/// Which part of a text lies on its anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// The text starts there.
    Left,
    /// The text is centred there.
    Centre,
    /// The text ends there.
    Right,
}

impl Align {
    /// The part of a text that lies to the left of its anchor.
    pub(super) fn before_anchor(self) -> f64 {
        match self {
            Self::Left => 0.0,
            Self::Centre => 0.5,
            Self::Right => 1.0,
        }
    }
}

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lettering {
    /// Letter size in pixels.
    pub(super) size: f64,
    /// Regular or strong.
    pub(super) weight: Weight,
    /// Colour of the letters.
    pub(super) colour: Colour,
}

impl Lettering {
    /// The smallest regular letters in this colour.
    pub(super) fn small(colour: Colour) -> Self {
        Self { size: theme::TEXT_SIZE, weight: Weight::Regular, colour }
    }

    /// The smallest strong letters in this colour.
    pub(super) fn strong(colour: Colour) -> Self {
        Self { weight: Weight::Strong, ..Self::small(colour) }
    }

    /// The smallest letters in this colour, strong for what stands out.
    pub(super) fn standing_out(colour: Colour, stands_out: bool) -> Self {
        if stands_out { Self::strong(colour) } else { Self::small(colour) }
    }

    /// Width of a text in this lettering. Pixels.
    pub(super) fn width(&self, text: &str) -> f64 {
        letters::width(text, self.size, self.weight)
    }

    /// Width of the widest of some texts. Pixels.
    pub(super) fn widest(&self, texts: impl IntoIterator<Item = impl AsRef<str>>) -> f64 {
        texts.into_iter().map(|text| self.width(text.as_ref())).fold(0.0, f64::max)
    }

    /// A text in at most so many lines of this width; what does not fit becomes an ellipsis.
    pub(super) fn wrap(&self, text: &str, room: f64, lines: usize) -> Vec<String> {
        letters::wrap(text, self.size, self.weight, room, lines)
    }

    /// A text on one line of this width; what does not fit becomes an ellipsis.
    pub(super) fn line(&self, text: &str, room: f64) -> String {
        letters::shorten(&letters::tidy(text), self.size, self.weight, room)
    }
}

/// One line of text on the sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Writing {
    /// The words, on one line.
    pub(super) text: String,
    /// The anchor, on the baseline.
    pub(super) at: Point,
    /// What lies on the anchor.
    pub(super) align: Align,
    /// How it looks.
    pub(super) lettering: Lettering,
}

impl Writing {
    /// The outlines of its letters. Pixels.
    pub(super) fn outlines(&self) -> Vec<Curve> {
        let Lettering { size, weight, .. } = self.lettering;
        let left = self.at.0 - self.lettering.width(&self.text) * self.align.before_anchor();
        letters::outlines(&self.text, size, weight, (left, self.at.1))
    }

    /// The box around the letters: left, top, right, bottom.
    pub(super) fn bounds(&self) -> (f64, f64, f64, f64) {
        let width = self.lettering.width(&self.text);
        let left = self.at.0 - width * self.align.before_anchor();
        let (rise, fall) = (self.lettering.size * 0.76, self.lettering.size * 0.24);
        (left, self.at.1 - rise, left + width, self.at.1 + fall)
    }
}
