//! What a sweep writes and says: its tables in parts, one folder of all of them, and a sentence.

pub mod overview;
pub mod pack;
mod pictures;
pub mod request;
pub mod rows;
pub mod words;
pub mod work;

pub use overview::Overview;
pub use request::{Request, Task};
