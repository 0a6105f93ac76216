//! What a page without a server asks of the simulator: what can be moved, what comes of it, and a file that says the same.
//!
//! A [`Session`] holds one scenario and what somebody changed in it. It lives futures one by one, wherever that is, keeps
//! what others lived, and tells it in the words and charts of `run`: the scenario that it compares is read from the very
//! file that it [saves](Session::save), so a page and `run` cannot answer differently.

mod about;
mod answers;
mod company;
mod counter;
pub mod levers;
mod session;
pub mod state;

pub use about::PageAbout;
pub use answers::{ChangedState, DrawnChart, DrawnForm, DrawnTab, DrawnVerdict, PageDrawing};
pub use company::{CompanyPlaces, CompanyWords, MOST_DRAWN};
pub use counter::PageFinding;
pub use session::{ArmOfPage, Session};
pub use state::{ChangedLever, PageState, StateChange};
