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
