//! `repeat`: a result folder again, byte by byte.

use std::path::{Path, PathBuf};

use crate::cli::answer::{self, AnswerTerms, parquet_is_there};
use crate::cli::args::Repetition;
use crate::cli::outcome::{CommandFailure, REPEAT_ELSEWHERE};
use crate::cli::size::Consent;
use crate::cli::{say, sweep};
use crate::document::number::counted;
use crate::document::provenance::sha256;
use crate::output::aside::Aside;
use crate::output::folder::{FileError, Folder};
use crate::output::manifest::{FileEntry, MANIFEST, Manifest, ScenarioEntry};
use crate::question::again::{Earlier, Repeatable};
use crate::question::argue::Argument;
use crate::question::compare::ask::AskCompare;
use crate::question::library::AskLibrary;
use crate::question::long_tables::ParquetTables;
use crate::question::sensitivity::Sensitivity;
use crate::question::shards::SHARE;
use crate::question::sweep::request::{SHARD, SWEEP, SweepRequest};
use crate::question::why::AskWhy;
use crate::question::workshop::AskWorkshop;
use crate::question::{Findings, Question};
use crate::scenario::file::{read_text, read_whole};
use crate::scenario::{Advice, Scenario};

/// Asks the question of a result folder again, if it is one of these.
macro_rules! ask_again {
    ($again:expr; $($question:ty),+ $(,)?) => {
        match $again.manifest.command.as_str() {
            $(<$question as Repeatable>::COMMAND => $again.live::<$question>()?,)+
            SWEEP => $again.sweep()?,
            _ => return Err($again.refused()),
        }
    };
}

/// Asks a result folder's question again and compares every file.
pub(super) fn repeat(folder: &Path, how: &Repetition) -> Result<(), CommandFailure> {
    let manifest = read_manifest(folder)?;
    compare_version(&manifest.version, how.quiet);
    let again = Again {
        folder,
        manifest: &manifest,
        parquet: ParquetTables::as_before(has_parquet(&manifest.outputs)?),
        output: how.output.as_deref(),
        terms: AnswerTerms {
            threads: how.threads,
            consent: Consent { yes: how.yes, talks: how.quiet < 2 },
            silent: how.quiet > 0,
            less: Some(REPEAT_ELSEWHERE),
        },
    };
    // the place is removed when it goes out of scope, unless somebody wants to keep it
    let (_place, written) =
        ask_again!(again; AskCompare, AskWhy, Sensitivity, Argument, AskLibrary, AskWorkshop);
    judge(folder, &written, &manifest.outputs, how.output.is_some(), how.quiet)
}

/// What is asked again.
struct Again<'a> {
    folder: &'a Path,
    manifest: &'a Manifest,
    /// Whether the tables are written as Parquet as well.
    parquet: ParquetTables,
    /// Where the repeated result is kept, if somebody wants it.
    output: Option<&'a Path>,
    terms: AnswerTerms,
}

impl Again<'_> {
    /// Lives a question to its end and writes it.
    fn live<Q: Repeatable + Question<Found: Findings + Send> + Send>(
        &self,
    ) -> Result<(Destination, PathBuf), CommandFailure> {
        let question = Q::again(&self.earlier()?)?;
        let place = Destination::of(self.folder, self.output)?;
        let found = answer::find(question, &place.target, &self.terms)?;
        if !found.missing().is_empty() {
            return Err(CommandFailure::Stopped);
        }
        let mut document = found.document();
        document.manifest.remember(self.manifest);
        let written = answer::write_document(document, &place.target, &self.terms)?;
        Ok((place, written.folder))
    }

    /// A sweep again, which is lived part by part.
    fn sweep(&self) -> Result<(Destination, PathBuf), CommandFailure> {
        let earlier = self.earlier()?;
        let request: SweepRequest = earlier.request()?;
        let sweep = request.sweep(earlier.scenario()?)?;
        let place = Destination::of(self.folder, self.output)?;
        let kept = (self.manifest.inputs.clone(), self.parquet);
        let written = sweep::again(&sweep, &place.target, kept, &self.terms)?;
        Ok((place, written))
    }

    fn earlier(&self) -> Result<Earlier<'_>, CommandFailure> {
        earlier(self.folder, self.manifest)
    }

    /// Why a folder of another command is not asked for again.
    fn refused(&self) -> CommandFailure {
        let (folder, command) = (self.folder.display(), &self.manifest.command);
        if [SHARD, SHARE].contains(&command.as_str()) {
            return CommandFailure::Request(
                format!("`{folder}` is one shard, not a result"),
                "join all shards with `orgdrift merge`, and repeat what it writes".to_owned(),
            );
        }
        CommandFailure::Request(
            format!(
                "`{folder}` was written by `orgdrift {command}`, which holds no result of a scenario"
            ),
            format!(
                "{command} again with another `--output DIR`; the two `manifest.json` hold the same hashes"
            ),
        )
    }
}

/// A manifest with the resolved scenarios of its folder.
pub(super) fn earlier<'a>(
    folder: &Path,
    manifest: &'a Manifest,
) -> Result<Earlier<'a>, CommandFailure> {
    let load = |entry: &ScenarioEntry| -> Result<Scenario, CommandFailure> {
        let scenario = Scenario::load(&folder.join(&entry.file).to_string_lossy())?;
        Ok(Scenario { id: entry.id.clone(), ..scenario })
    };
    let scenarios = manifest.scenarios.iter().map(load).collect::<Result<_, _>>()?;
    Ok(Earlier { manifest, scenarios })
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
        help: WROTE.to_owned(),
    })
}

fn foreign(message: &str) -> CommandFailure {
    Advice::new(message, WROTE).into()
}

/// Which folders can be repeated.
const WROTE: &str =
    "give a result folder of a question: it holds a `manifest.json` that says what was asked";

fn read_manifest(folder: &Path) -> Result<Manifest, CommandFailure> {
    let path = folder.join(MANIFEST);
    let text = read_text(&path).map_err(|source| file_error("read", &path, source))?;
    serde_json::from_str(&text).map_err(|error| {
        foreign(&format!("`{}` is not a manifest of this program: {error}", path.display()))
    })
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
