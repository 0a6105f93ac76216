//! `repeat`: a result folder again, byte by byte.

use crate::cli::outcome::REPEAT_ELSEWHERE;
use std::path::{Path, PathBuf};

use crate::cli::args::Repetition;
use crate::cli::outcome::CommandFailure;
use crate::cli::run::{
    look_again, memory_of, parquet_is_there, runs_of_all, settle, simulate, stop_on_request,
    take_apart,
};
use crate::cli::size::{Consent, RequestSize};
use crate::cli::threads::{Threads, with_threads};
use crate::cli::{say, sweep};
use crate::document::number::counted;
use crate::futures::plan::Plan;
use crate::output::aside::Aside;
use crate::output::folder::{FileError, Folder, sha256};
use crate::output::manifest::{self, FileEntry, MANIFEST, Manifest, SCENARIO, is_of};
use crate::output::write::SLIDES;
use crate::question::compare::pack::{self, Packing};
use crate::question::compare::second::Second;
use crate::question::sweep::request::{SHARD, SWEEP, SweepManifest};
use crate::scenario::Scenario;
use crate::scenario::file::{read_text, read_whole};

/// Runs a result folder again and compares every file.
pub(super) fn repeat(folder: &Path, how: &Repetition) -> Result<(), CommandFailure> {
    let (output, threads, quiet) = (how.output.as_deref(), how.threads, how.quiet);
    let text = read(folder)?;
    if is_of(SWEEP, &text) {
        return repeat_sweep(folder, &text, how);
    }
    let manifest = read_manifest(folder, &text)?;
    compare_version(&manifest.version, quiet);
    let parquet = has_parquet(&manifest.outputs)?;
    let mut plan = plan(folder, &manifest)?;
    let place = Destination::of(folder, output)?;
    let size = RequestSize {
        like: &plan,
        runs: runs_of_all(&plan, manifest.other_luck, manifest.second_look),
        kept: memory_of(&plan, threads),
        besides: 0.0,
        tables: 0.0,
        less: REPEAT_ELSEWHERE,
    };
    size.agree(threads, Consent { yes: how.yes, talks: quiet < 2 })?;
    let stop = stop_on_request("stopped at once; nothing was written");
    settle(&mut plan, &stop, threads)?;
    let mut results = simulate(&plan, &stop, threads, quiet > 0)?;
    if results.futures < plan.futures {
        return Err(CommandFailure::Stopped);
    }
    if manifest.other_luck {
        take_apart(&plan, &mut results, &stop, threads, quiet > 0)?;
    }
    let sight = if manifest.second_look {
        let sight = look_again(&plan, &results, &stop, threads, quiet > 0)?;
        Some(sight.ok_or(CommandFailure::Stopped)?)
    } else {
        None
    };
    let second = sight.as_ref().map(|(look, sight)| Second::new(&plan, &results, look, sight));
    let packing = Packing {
        all_futures: manifest.all_futures,
        parquet,
        slides: manifest.outputs.iter().any(|entry| entry.file.starts_with(SLIDES)),
        repeats: Some(&manifest),
        second: second.as_ref(),
    };
    let written =
        with_threads(threads, || pack::write(&place.target, &plan, &results, packing, &Threads))??;
    judge(folder, &written.folder, &manifest.outputs, output.is_some(), quiet)
}

/// Runs a sweep again and compares every file.
fn repeat_sweep(folder: &Path, text: &str, how: &Repetition) -> Result<(), CommandFailure> {
    let (output, quiet) = (how.output.as_deref(), how.quiet);
    let manifest: SweepManifest = serde_json::from_str(text).map_err(|error| {
        foreign(format!("`{}` holds no manifest of this program: {error}", folder.display()))
    })?;
    compare_version(&manifest.version, quiet);
    let scenario = Scenario::load(&folder.join(SCENARIO).to_string_lossy())?;
    let sweep = manifest.request.sweep(scenario)?;
    let parquet = has_parquet(&manifest.outputs)?;
    let place = Destination::of(folder, output)?;
    let written = sweep::again(&sweep, &place.target, (manifest.inputs, parquet), how)?;
    judge(folder, &written, &manifest.outputs, output.is_some(), quiet)
}

/// Whether a result holds Parquet; then this program has to be able to write it.
fn has_parquet(outputs: &[FileEntry]) -> Result<bool, CommandFailure> {
    let parquet = outputs.iter().any(|entry| entry.file.ends_with(".parquet"));
    if parquet {
        parquet_is_there()?;
    }
    Ok(parquet)
}

/// Says when another version wrote the result.
fn compare_version(version: &str, quiet: u8) {
    let own = env!("CARGO_PKG_VERSION");
    if version != own && quiet < 2 {
        say::talk(&format!(
            "note: the result was written by version {version}, this is {own}; bytes may differ"
        ));
    }
}

/// Compares the repeated folder and says how it went.
fn judge(
    folder: &Path,
    written: &Path,
    outputs: &[FileEntry],
    is_kept: bool,
    quiet: u8,
) -> Result<(), CommandFailure> {
    let different = compare(folder, written, outputs)?;
    if !different.is_empty() {
        return Err(CommandFailure::Different(different));
    }
    if quiet < 2 {
        let files = counted(outputs.len() + 1, "file", "files");
        let kept = if is_kept { format!("\n{}", written.display()) } else { String::new() };
        say::data(&format!("the same bytes again: {files} of `{}`{kept}\n", folder.display()));
    }
    Ok(())
}

fn file_error(doing: &str, path: &Path, source: std::io::Error) -> CommandFailure {
    CommandFailure::File(FileError {
        doing: doing.to_owned(),
        path: path.to_path_buf(),
        source,
        help: "give a folder that `orgdrift run` or `orgdrift sweep` wrote".to_owned(),
    })
}

fn foreign(message: String) -> CommandFailure {
    CommandFailure::Request(
        message,
        "give a folder that `orgdrift run` or `orgdrift sweep` wrote".to_owned(),
    )
}

fn read(folder: &Path) -> Result<String, CommandFailure> {
    let path = folder.join(MANIFEST);
    read_text(&path).map_err(|source| file_error("read", &path, source))
}

fn read_manifest(folder: &Path, text: &str) -> Result<Manifest, CommandFailure> {
    let path = folder.join(MANIFEST);
    if is_of(SHARD, text) {
        return Err(CommandFailure::Request(
            format!("`{}` is one shard of a sweep, not a result", folder.display()),
            "join all shards with `orgdrift merge`, and repeat what it writes".to_owned(),
        ));
    }
    if let Some(command) = manifest::command(text) {
        return Err(CommandFailure::Request(
            format!("`{}` was written by `orgdrift {command}`: it is not a run", folder.display()),
            format!(
                "{command} again with another `--output DIR`; the two `manifest.json` hold the same hashes"
            ),
        ));
    }
    serde_json::from_str(text).map_err(|error| {
        foreign(format!("`{}` is not a manifest of this program: {error}", path.display()))
    })
}

/// The plan that a manifest describes, from the resolved scenarios in its folder.
fn plan(folder: &Path, manifest: &Manifest) -> Result<Plan, CommandFailure> {
    let mut scenarios = Vec::new();
    for entry in &manifest.scenarios {
        let path = folder.join(&entry.file);
        let mut scenario = Scenario::load(&path.to_string_lossy())?;
        scenario.id.clone_from(&entry.id);
        scenarios.push(scenario);
    }
    let spread = manifest
        .spread()
        .ok_or_else(|| foreign(format!("the manifest speaks of spread `{}`", manifest.spread)))?;
    let (futures, seed) = (manifest.futures, manifest.seed);
    if manifest.compares_scenarios {
        return Plan::of_scenarios(scenarios, futures, seed, spread).map_err(foreign);
    }
    match scenarios.pop() {
        Some(scenario) if scenarios.is_empty() && futures > 0 => {
            Ok(Plan::of_options(scenario, futures, seed, spread))
        }
        _ => Err(foreign("the manifest names no scenario or no future".to_owned())),
    }
}

/// Where the repeated result goes.
struct Destination {
    target: PathBuf,
    /// What is removed afterwards, when nobody wants to keep it.
    _aside: Option<Aside>,
}

impl Destination {
    fn of(folder: &Path, output: Option<&Path>) -> Result<Self, CommandFailure> {
        if let Some(output) = output {
            Folder::try_out(output)?;
            return Ok(Self { target: output.to_path_buf(), _aside: None });
        }
        let aside = Aside::begin(folder, "repeated").map_err(|source| {
            CommandFailure::File(FileError {
                doing: "write beside".to_owned(),
                path: folder.to_path_buf(),
                source,
                help: "choose another place with `--output DIR`".to_owned(),
            })
        })?;
        Ok(Self { target: aside.folder().join("again"), _aside: Some(aside) })
    }
}

/// Files of the original that differ from the manifest's hashes or from the repeated files.
fn compare(
    original: &Path,
    again: &Path,
    outputs: &[FileEntry],
) -> Result<Vec<String>, CommandFailure> {
    let mut different = Vec::new();
    let names = outputs.iter().map(|entry| (entry.file.as_str(), Some(&entry.sha256)));
    for (name, expected) in names.chain(std::iter::once((MANIFEST, None))) {
        let read = |folder: &Path| {
            let path = folder.join(name);
            read_whole(&path).map_err(|source| file_error("read", &path, source))
        };
        let (first, second) = (sha256(&read(original)?), sha256(&read(again)?));
        if first != second || expected.is_some_and(|expected| *expected != first) {
            different.push(name.to_owned());
        }
    }
    Ok(different)
}
