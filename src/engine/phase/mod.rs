//! The steps of a week, one file each. They never call each other; their order is in `engine::tick`.
//!
//! Each file begins with its formulas: functions of values that return values, for a number or for eight of them side by
//! side ([`crate::math::Number`]), in the words of [`crate::model::description`]. The steps that follow are about eight
//! seats of a tile: they read eight rows of each column, call the formulas and write the rows back. Where and when these
//! seats are is [`crate::engine::here::Here`].

pub mod cascade;
pub mod credibility;
pub mod defects;
pub mod demand;
pub mod effort;
pub mod leadership;
pub mod motive;
pub mod norms;
pub mod own_view;
pub mod production;
pub mod settle;
pub mod standards;
pub mod strain;
pub mod strategy;
pub mod tally;
pub mod turnover;
pub mod voice;
