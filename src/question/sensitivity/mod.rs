//! What does a result hang on: the same futures with other assumptions, and one assumption at a time.

pub mod ends;
#[cfg(feature = "app")]
pub mod ends_table;
pub mod factor;
pub mod found;
pub mod hangs;
pub mod study;
pub mod swing;
#[cfg(feature = "app")]
pub mod tables;
#[cfg(feature = "app")]
pub mod tell;
#[cfg(feature = "app")]
pub mod tornado;

pub use ends::Ends;
pub use found::StudyFindings;
pub use study::Sensitivity;
