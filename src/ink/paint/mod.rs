//! From the canvas to a file: a scalable drawing (SVG) and pixels (PNG) are backends of plotters, with the same layout.

pub(super) mod backend;
pub(super) mod medium;
#[cfg(feature = "app")]
pub(super) mod pixels;
#[cfg(feature = "app")]
mod plotted;
#[cfg(any(test, not(feature = "app")))]
mod straight;
pub(super) mod vector;

#[cfg(feature = "app")]
pub use pixels::PaintError;
