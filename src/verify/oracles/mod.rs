//! Corners of the model that must equal a closed form.

pub mod attribution;
pub mod engine;
pub mod incentives;
