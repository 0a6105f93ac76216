//! A request that cannot be met.

/// What is wrong with a request, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}; {help}")]
pub struct Advice {
    /// What is wrong, lower case.
    pub message: String,
    /// What to do, one line.
    pub help: String,
}

impl Advice {
    /// Puts the two together.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}
