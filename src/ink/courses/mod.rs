//! Courses: values over weeks, or over the steps of a lever.

mod over_lever;
mod over_weeks;
mod path;
mod stacks;
mod told;
mod weeks;

pub use over_lever::{Boundary, Cliff, CliffLine, OptionSide};
pub(super) use over_lever::{boundary, cliff};
pub use over_weeks::{Line, LinePanels, Multiple, Multiples, Panel, Single};
pub(super) use over_weeks::{multiples, panels};
pub(super) use path::end_label;
pub use stacks::{Layer, LayerKind, Stack, StackPanels};
pub(super) use stacks::{stacks, unlabelled};
