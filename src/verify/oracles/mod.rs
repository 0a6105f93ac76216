//! Corners of the model that must equal a closed form.

pub mod attribution;
pub mod cascade;
pub mod engine;
pub mod incentives;
pub mod norms;
pub mod people;
pub mod value;
pub mod workload;
