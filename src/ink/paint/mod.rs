//! From the sheet to a file: scalable drawing (SVG) or pixels (PNG), with the same layout.

mod pixels;
mod plot;
mod vector;

pub use pixels::PaintError;
pub(super) use pixels::png;
pub(super) use vector::{document, inline, outlined};
