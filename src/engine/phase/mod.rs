//! The steps of a week, one file each. They never call each other; their order is in `engine::tick`.
//!
//! Most of them are about eight seats of a tile: eight rows of each column, side by side in registers. Where and when
//! they are is [`crate::engine::here::Here`].

pub mod cascade;
pub mod credibility;
pub mod defects;
pub mod demand;
pub mod effort;
pub mod leadership;
pub mod motive;
pub mod norms;
pub mod production;
pub mod settle;
pub mod standards;
pub mod strain;
pub mod strategy;
pub mod tally;
pub mod turnover;
pub mod voice;
