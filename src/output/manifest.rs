//! Where a result comes from: version, seed, futures, inputs and outputs with their hashes. No time
//! stamps, so that the same run gives the same bytes.

use serde::{Deserialize, Serialize};

use crate::futures::plan::{Plan, Varying};
use crate::futures::results::Results;
use crate::scenario::Input;

/// File name of the manifest in a result folder.
pub const MANIFEST: &str = "manifest.json";
/// File name of a resolved scenario in a result folder.
pub const SCENARIO: &str = "scenario.toml";

/// What a result folder says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Always `orgdrift`.
    pub program: String,
    /// Version of the program.
    pub version: String,
    /// Seed.
    pub seed: u64,
    /// Futures that are complete.
    pub futures: u32,
    /// Futures that were asked for; more than `futures` when the run was stopped.
    pub futures_asked: u32,
    /// What differs between futures: joint, luck-only or assumptions-only.
    pub spread: String,
    /// Whether weekly tables hold every future.
    pub all_futures: bool,
    /// Whether a second look was taken: how sure, what it hangs on, why.
    pub second_look: bool,
    /// Whether futures were lived again with other luck, to tell luck and assumptions apart.
    #[serde(default)]
    pub other_luck: bool,
    /// Whether several scenarios were compared as they are, instead of the options of one.
    pub compares_scenarios: bool,
    /// The scenarios, resolved.
    pub scenarios: Vec<ScenarioEntry>,
    /// Files the scenarios were read from.
    pub inputs: Vec<FileEntry>,
    /// Charts that have nothing to show here.
    pub charts_left_out: Vec<LeftOut>,
    /// Files of this folder, this one excluded.
    pub outputs: Vec<FileEntry>,
}

/// A chart that has nothing to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// Its number and name, as its file would be called.
    pub chart: String,
    /// Why there is nothing to show, in one sentence.
    pub why: String,
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

impl Manifest {
    /// The manifest of a result, before any output is known.
    pub fn new(
        plan: &Plan,
        results: &Results,
        all_futures: bool,
        scenarios: Vec<ScenarioEntry>,
    ) -> Self {
        Self {
            program: "orgdrift".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            seed: plan.seed,
            futures: results.futures,
            futures_asked: plan.futures,
            spread: plan.spread.name().to_owned(),
            all_futures,
            second_look: false,
            other_luck: results.next_luck.is_some(),
            compares_scenarios: plan.scenarios.len() > 1,
            scenarios,
            inputs: inputs_of(plan),
            charts_left_out: Vec::new(),
            outputs: Vec::new(),
        }
    }

    /// What differed between futures.
    pub fn spread(&self) -> Option<Varying> {
        Varying::named(&self.spread)
    }
}

/// What a folder of `orgdrift verify` says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// Always `orgdrift`.
    pub program: &'static str,
    /// Version of the program.
    pub version: &'static str,
    /// Always `verify`: tells this folder from the result of a run.
    pub command: &'static str,
    /// Claims that were run, by name.
    pub claims: Vec<&'static str>,
    /// Whether the field was looked at as well.
    pub field: bool,
    /// Files of the scenario that the field was compared with.
    pub inputs: Vec<FileEntry>,
    /// Files of this folder, this one excluded.
    pub outputs: Vec<FileEntry>,
}

impl Verification {
    /// The manifest of a verification.
    pub fn new(
        claims: Vec<&'static str>,
        field: bool,
        inputs: Vec<FileEntry>,
        outputs: Vec<FileEntry>,
    ) -> Self {
        Self {
            program: "orgdrift",
            version: env!("CARGO_PKG_VERSION"),
            command: VERIFY,
            claims,
            field,
            inputs,
            outputs,
        }
    }
}

/// Files that the scenarios of a plan were read from, each once.
fn inputs_of(plan: &Plan) -> Vec<FileEntry> {
    let mut inputs: Vec<FileEntry> = Vec::new();
    for entry in plan.scenarios.iter().flat_map(|scenario| &scenario.inputs) {
        let entry = FileEntry::of_input(entry);
        if !inputs.contains(&entry) {
            inputs.push(entry);
        }
    }
    inputs
}

/// What a folder says about itself that holds neither a run nor a verification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Study<T> {
    /// Always `orgdrift`.
    pub program: &'static str,
    /// Version of the program.
    pub version: &'static str,
    /// The command: tells this folder from the result of a run.
    pub command: &'static str,
    /// Seed.
    pub seed: u64,
    /// Futures that are complete.
    pub futures: u32,
    /// Futures that were asked for; more than `futures` when it was stopped.
    pub futures_asked: u32,
    /// What differs between futures: joint, luck-only or assumptions-only.
    pub spread: &'static str,
    /// What else was asked for.
    pub request: T,
    /// The scenario, resolved.
    pub scenarios: Vec<ScenarioEntry>,
    /// Files it was read from.
    pub inputs: Vec<FileEntry>,
    /// Files of this folder, this one excluded.
    pub outputs: Vec<FileEntry>,
}

impl<T> Study<T> {
    /// The manifest of a study of one scenario of which so many futures are complete, before any output is
    /// known.
    pub fn new(command: &'static str, plan: &Plan, futures: u32, request: T) -> Self {
        Self {
            program: "orgdrift",
            version: env!("CARGO_PKG_VERSION"),
            command,
            seed: plan.seed,
            futures,
            futures_asked: plan.futures,
            spread: plan.spread.name(),
            request,
            scenarios: vec![ScenarioEntry {
                id: plan.baseline().id.clone(),
                file: SCENARIO.to_owned(),
            }],
            inputs: inputs_of(plan),
            outputs: Vec::new(),
        }
    }
}

/// The command as a manifest names it.
const VERIFY: &str = "verify";

/// What a folder of `orgdrift argue` says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArgueManifest {
    /// Always `orgdrift`.
    pub program: &'static str,
    /// Version of the program.
    pub version: &'static str,
    /// Always `argue`: tells this folder from the result of a run.
    pub command: &'static str,
    /// Seed.
    pub seed: u64,
    /// Futures at each point.
    pub futures: u32,
    /// The scenario, resolved.
    pub scenario: ScenarioEntry,
    /// One side, as it was asked for.
    pub first: String,
    /// The other side.
    pub second: String,
    /// The parameters asked about, as `KEY=from..to:step`.
    pub over: Vec<String>,
    /// Files the scenario was read from.
    pub inputs: Vec<FileEntry>,
    /// Files of this folder, this one excluded.
    pub outputs: Vec<FileEntry>,
}

/// The command that wrote a folder, by its manifest; `None` for the result of a run.
pub fn command(text: &str) -> Option<String> {
    let manifest: serde_json::Value = serde_json::from_str(text).ok()?;
    manifest.get("command")?.as_str().map(str::to_owned)
}

/// Whether a manifest was written by this command.
pub fn is_of(name: &str, text: &str) -> bool {
    command(text).is_some_and(|command| command == name)
}
