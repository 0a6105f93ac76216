//! The steps of a week, one file each. They never call each other; their order is in [`crate::engine::tick`].
//!
//! Each file begins with its formulas: functions of values that return values, in the words of
//! [`crate::model::description`], over a number type ([`crate::math::Number`]) that is a scalar in the plain week and a
//! vector of lanes in the fast one. The steps that follow them are adapters: each works on one group of
//! [`crate::math::LANES`] neighbouring rows of a tile, reads these rows of each column, calls the formulas and writes the
//! rows back. Which seats, rules and week these are is [`crate::engine::here::Here`].

pub mod cascade;
pub mod credibility;
pub mod defects;
pub mod demand;
pub mod design;
pub mod effort;
pub mod friction;
pub mod leadership;
pub mod motive;
pub mod norms;
pub mod own_view;
pub mod production;
pub mod results;
pub mod settle;
pub mod standards;
pub mod strain;
pub mod strategy;
pub mod tally;
pub mod turnover;
pub mod voice;
