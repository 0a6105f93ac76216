//! Sizes and places on a sheet of paper.

use super::theme;

/// Size of a picture. Pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Distance between left and right edge.
    pub width: u32,
    /// Distance between upper and lower edge.
    pub height: u32,
}

impl Page {
    /// A slide of today, 16:9.
    pub const WIDE: Self = Self { width: theme::WIDTH, height: theme::HEIGHT };
    /// A slide of an older projector, 4:3.
    pub const CLASSIC: Self = Self { width: theme::CLASSIC_WIDTH, height: theme::HEIGHT };
}

/// A place on the sheet in pixels from the left and from the top.
pub(super) type Point = (f64, f64);

/// Distance between two points. Pixels.
pub(super) fn length(from: Point, to: Point) -> f64 {
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    (across * across + down * down).sqrt()
}

/// A rectangle on the sheet, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    /// Left edge.
    pub(super) left: f64,
    /// Upper edge.
    pub(super) top: f64,
    /// Right edge.
    pub(super) right: f64,
    /// Lower edge.
    pub(super) bottom: f64,
}

impl Area {
    /// So much to both sides of a point, above and below it.
    pub(super) fn around((x, y): Point, (aside, above): (f64, f64)) -> Self {
        Self { left: x - aside, right: x + aside, top: y - above, bottom: y + above }
    }

    /// Distance between left and right edge.
    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Distance between upper and lower edge.
    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The point in the middle.
    pub(super) fn middle(&self) -> Point {
        (f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }
}
