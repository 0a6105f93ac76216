//! Everything a person looks at: tables, charts, words, and the folder they come in.

pub mod argue;
pub mod audit;
pub mod chart;
pub mod datapackage;
mod edge;
pub mod expected;
pub mod figures;
pub mod folder;
pub mod limits;
pub mod manifest;
pub mod number;
pub mod pack;
pub mod parquet;
pub mod parts;
pub mod sensitivity;
pub mod spreadsheet;
pub mod stories;
pub mod summary;
pub mod sweep;
pub mod table;
pub mod tables;
pub mod terminal;
pub mod theme;
pub mod why;
pub mod words;
