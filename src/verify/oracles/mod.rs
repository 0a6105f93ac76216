//! Corners of the model that must equal a closed form.

pub mod incentives;
