//! Where a result comes from: version, request, seed, futures, inputs and outputs with their hashes. No time stamps, so
//! that the same request gives the same bytes. Every command that writes a folder writes the same manifest.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::document::charts::LeftOut;

use crate::futures::plan::{Plan, Varying};
use crate::scenario::{Input, Scenario};

/// File name of the manifest in a result folder.
pub const MANIFEST: &str = "manifest.json";
/// File name of a resolved scenario in a result folder.
pub const SCENARIO: &str = "scenario.toml";

/// How many points were asked for, in the request of a study that can be stopped.
const POINTS_ASKED: &str = "points_asked";

/// What a result folder says about itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Always `orgdrift`.
    pub program: String,
    /// Version of the program.
    pub version: String,
    /// The command that wrote the folder.
    pub command: String,
    /// Where futures come from and how many there are; missing where nothing is drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawn: Option<DrawnFutures>,
    /// What else was asked for, in the words of the command.
    pub request: Value,
    /// The scenarios, resolved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<ScenarioEntry>,
    /// Files the scenarios were read from.
    pub inputs: Vec<FileEntry>,
    /// Charts that have nothing to show here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub charts_left_out: Vec<LeftOut>,
    /// Files of this folder, this one excluded.
    pub outputs: Vec<FileEntry>,
}

/// Where futures come from and how many there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawnFutures {
    /// Seed.
    pub seed: u64,
    /// Futures that are complete.
    pub futures: u32,
    /// Futures that were asked for; more than `futures` when it was stopped.
    pub futures_asked: u32,
    /// What differs between futures: joint, luck-only or assumptions-only.
    pub spread: String,
}

/// A scenario of a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioEntry {
    /// Short name.
    pub id: String,
    /// The resolved file in this folder.
    pub file: String,
}

/// A file and its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// Name, with `/` between folders.
    pub file: String,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

impl FileEntry {
    /// Entry of an input file.
    pub fn of_input(input: &Input) -> Self {
        Self { file: input.name.clone(), sha256: input.sha256.clone() }
    }
}

impl DrawnFutures {
    /// The futures of a plan of which so many are complete.
    pub fn of(plan: &Plan, futures: u32) -> Self {
        let spread = plan.spread.name().to_owned();
        Self { seed: plan.seed, futures, futures_asked: plan.futures, spread }
    }

    /// What differed between futures.
    pub fn spread(&self) -> Option<Varying> {
        Varying::named(&self.spread)
    }
}

impl Manifest {
    /// The manifest of a command about some scenarios, before any output is known.
    pub fn new<'a>(
        command: &str,
        drawn: Option<DrawnFutures>,
        request: impl Serialize,
        scenarios: impl IntoIterator<Item = &'a Scenario>,
    ) -> Self {
        let scenarios: Vec<&Scenario> = scenarios.into_iter().collect();
        let entry = |(number, scenario): (usize, &&Scenario)| {
            let file = match scenarios.len() {
                1 => SCENARIO.to_owned(),
                _ => format!("scenarios/{}/{SCENARIO}", number + 1),
            };
            ScenarioEntry { id: scenario.id.clone(), file }
        };
        Self {
            program: "orgdrift".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            command: command.to_owned(),
            drawn,
            // what is asked for is made of names and numbers
            request: serde_json::to_value(request).unwrap_or_default(),
            scenarios: scenarios.iter().enumerate().map(entry).collect(),
            inputs: inputs_of(scenarios.iter().copied()),
            charts_left_out: Vec::new(),
            outputs: Vec::new(),
        }
    }

    /// Takes over what an earlier manifest knows of how the same was asked for and from which files, which a resolved
    /// scenario no longer says.
    pub fn remember(&mut self, earlier: &Self) {
        self.inputs.clone_from(&earlier.inputs);
        if let (Some(drawn), Some(earlier)) = (&mut self.drawn, &earlier.drawn) {
            drawn.futures_asked = earlier.futures_asked;
        }
        if let (Some(asked), Some(earlier)) =
            (self.request.get_mut(POINTS_ASKED), earlier.request.get(POINTS_ASKED))
        {
            asked.clone_from(earlier);
        }
    }

    /// What was asked for, in the words of the command.
    ///
    /// # Errors
    /// When another command or another version wrote it.
    pub fn asked<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_value(self.request.clone())
    }
}

/// Files that scenarios were read from, each once.
pub fn inputs_of<'a>(scenarios: impl IntoIterator<Item = &'a Scenario>) -> Vec<FileEntry> {
    let mut inputs: Vec<FileEntry> = Vec::new();
    for entry in scenarios.into_iter().flat_map(|scenario| &scenario.inputs) {
        let entry = FileEntry::of_input(entry);
        if !inputs.contains(&entry) {
            inputs.push(entry);
        }
    }
    inputs
}
