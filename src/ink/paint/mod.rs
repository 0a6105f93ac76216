//! From the sheet to a file: scalable drawing (SVG) or pixels (PNG), with the same layout.

#[cfg(feature = "app")]
mod pixels;
#[cfg(feature = "app")]
mod plot;
mod surface;
mod vector;

#[cfg(feature = "app")]
pub use pixels::PaintError;
#[cfg(feature = "app")]
pub(super) use pixels::png;
#[cfg(test)]
pub(super) use vector::both_ways;
pub(super) use vector::{document, inline, outlined};
