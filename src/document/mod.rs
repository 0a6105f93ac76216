//! What is told, whatever leaves the program: numbers in words, phrases, tables and their dictionary, limits.

pub mod charts;
pub mod limits;
pub mod number;
pub mod phrases;
pub mod provenance;
pub mod table;
pub mod terminal;
