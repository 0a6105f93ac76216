//! Corners of the model that must equal a closed form.

pub mod attribution;
pub mod cascade;
pub mod engine;
pub mod incentives;
pub mod leaders;
pub mod norms;
pub mod people;
pub mod shapes;
pub mod value;
pub mod workload;
