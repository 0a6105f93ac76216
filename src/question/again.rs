//! A question asked again from the folder that an earlier answer was written into.

use serde::de::DeserializeOwned;

use crate::output::manifest::{DrawnFutures, Manifest};
use crate::question::Question;
use crate::scenario::{Advice, Scenario};

/// A question that can be asked again.
pub trait Repeatable: Question + Sized {
    /// Its command, as a manifest names it.
    const COMMAND: &'static str;

    /// The same question as before.
    ///
    /// # Errors
    /// When the folder was changed by hand, or another version wrote it.
    fn again(earlier: &Earlier) -> Result<Self, Advice>;
}

/// What a result folder says of how it was asked for.
#[derive(Debug)]
pub struct Earlier<'a> {
    /// Its manifest.
    pub manifest: &'a Manifest,
    /// Its scenarios, resolved.
    pub scenarios: Vec<Scenario>,
}

/// A folder that does not say what was asked for.
pub fn foreign(message: impl Into<String>) -> Advice {
    Advice::new(
        message,
        "the files were changed by hand, or another version of the program wrote them",
    )
}

impl Earlier<'_> {
    /// What was asked for, in the words of the command.
    ///
    /// # Errors
    /// When the manifest has other words.
    pub fn request<T: DeserializeOwned>(&self) -> Result<T, Advice> {
        self.manifest.asked().map_err(|error| {
            foreign(format!("the manifest does not say what was asked for: {error}"))
        })
    }

    /// Where futures came from.
    ///
    /// # Errors
    /// When nothing is said about it.
    pub fn drawn(&self) -> Result<&DrawnFutures, Advice> {
        self.manifest.drawn.as_ref().ok_or_else(|| foreign("the manifest names no seed"))
    }

    /// The only scenario.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn scenario(&self) -> Result<Scenario, Advice> {
        match self.scenarios.as_slice() {
            [scenario] => Ok(scenario.clone()),
            _ => Err(foreign("the manifest does not name one scenario")),
        }
    }
}
