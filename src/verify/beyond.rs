//! What is known and does not come out of this model, said beside what does.

/// A known result that the model does not reproduce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// The result, one sentence without a full stop.
    pub says: &'static str,
    /// Author and year.
    pub source: &'static str,
    /// Why the model does not reproduce it, one sentence without a full stop.
    pub why: &'static str,
}

/// Known results that the model does not reproduce.
pub const NOT_REPRODUCED: &[Beyond] = &[];
