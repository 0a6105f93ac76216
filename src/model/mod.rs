//! An organization in numbers: who works there, under which rules, and how everyone's week goes. The description of the
//! whole model is in [`overview`] (sections 1 to 6), [`description`] (section 7 and the measures) and [`optional`] (mechanisms
//! that are off unless a scenario states them).

pub mod can;
pub mod clout;
pub mod description;
pub mod design;
pub mod followed;
pub mod founding;
pub mod groups;
pub mod handoff;
pub mod help;
pub mod idle;
pub mod initiative;
pub mod layout;
pub mod offer;
pub mod optional;
pub mod organization;
pub mod overview;
pub mod payoff;
pub mod policy;
pub mod pretence;
pub mod pull;
pub mod result;
pub mod reward;
pub mod rework;
pub mod rules;
pub mod settings;
pub mod stop_list;
pub mod temper;
pub mod twin;
pub mod value;
pub mod view;
pub mod world;

pub use can::Repertoire;
pub use groups::{Group, GroupKind, Groups};
pub use layout::{Block, Scratch, Tile, Workforce};
pub use organization::{Organization, Unit};
pub use policy::{Policies, Policy};
pub use value::ValueForm;

/// One number for each kind of work; columns beyond the kinds in use are 0.
pub type Row<const K: usize> = [f64; K];
