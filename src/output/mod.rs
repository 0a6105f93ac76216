//! Forms in which results leave the program: complete folders, spreadsheets, Parquet, data packages. None knows a question.

pub mod aside;
pub mod datapackage;
pub mod document;
pub mod folder;
pub mod live;
pub mod manifest;
pub mod parquet;
pub mod parts;
pub mod policy;
pub mod records;
pub mod spreadsheet;
pub mod workers;
pub mod write;
