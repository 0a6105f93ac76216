//! Corners of the model that must equal a closed form.

pub mod attribution;
pub mod cascade;
pub mod clocks;
pub mod decisions;
pub mod designs;
pub mod done;
pub mod engine;
pub mod gates;
pub mod incentives;
pub mod initiatives;
pub mod landed;
pub mod leaders;
pub mod measures;
pub mod norms;
pub mod pay;
pub mod penalties;
pub mod people;
pub mod pilots;
pub mod rework;
pub mod shapes;
pub mod tiers;
pub mod value;
pub mod wear;
pub mod workload;
pub mod yardstick;
