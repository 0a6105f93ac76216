//! One folder a question: what is lived for it, what is found in that, and how it is told.

pub mod argue;
pub mod audit;
pub mod compare;
#[cfg(feature = "app")]
pub mod difference;
pub mod sensitivity;
pub mod sweep;
pub mod why;
