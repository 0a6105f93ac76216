//! What a room needs for an hour and a half: the live page, slides, and three sheets of paper.

pub mod ask;
mod pack;
mod sheets;

pub use ask::{AskWorkshop, WorkshopKit};
