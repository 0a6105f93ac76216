pub mod founding;
pub mod groups;
pub mod organization;
pub mod policy;
pub mod rules;
pub mod settings;
pub mod value;
pub mod workforce;

pub use groups::{Group, GroupKind, Groups};
pub use organization::{Organization, Unit};
pub use policy::{Policies, Policy};
pub use value::ValueForm;
pub use workforce::{Block, Workforce};

/// One number for each kind of work; columns beyond the kinds in use are 0.
pub type Row<const K: usize> = [f64; K];
