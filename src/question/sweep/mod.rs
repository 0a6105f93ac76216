//! What happens over a range of values: every point lives the same futures.

pub mod axis;
#[cfg(feature = "app")]
pub mod overview;
#[cfg(feature = "app")]
pub mod pack;
#[cfg(feature = "app")]
pub mod pictures;
pub mod points;
#[cfg(feature = "app")]
pub mod request;
#[cfg(feature = "app")]
pub mod rows;
#[cfg(feature = "app")]
pub mod words;
#[cfg(feature = "app")]
pub mod work;

pub use points::Sweep;
