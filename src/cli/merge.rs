//! `merge`: the shards of a command become the result that one process would have written.

use std::path::{Path, PathBuf};

use crate::cli::answer::{self, AnswerTerms, parquet_is_there};
use crate::cli::args::MergeArgs;
use crate::cli::outcome::CommandFailure;
use crate::cli::repeat::earlier;
use crate::cli::say;
use crate::cli::shard::without_shard;
use crate::cli::size::Consent;
use crate::cli::sweep::{show, usual_folder};
use crate::document::number::counted;
use crate::output::folder::FileError;
use crate::output::manifest::{MANIFEST, Manifest, SCENARIO};
use crate::output::parts::is_unchanged;
use crate::output::records::Records;
use crate::question::again::Repeatable;
use crate::question::compare::ask::AskCompare;
use crate::question::library::AskLibrary;
use crate::question::long_tables::ParquetTables;
use crate::question::sensitivity::Sensitivity;
use crate::question::shards::{
    self, Divisible, RUNS, SHARE, SharePlace, ShareRequest, manifest_of_whole,
};
use crate::question::sweep::pack::{self, Sources};
use crate::question::sweep::request::{SHARD, Shard, Task};
use crate::question::sweep::words::SweepAnswer;
use crate::question::why::AskWhy;
use crate::question::{Findings, Question};
use crate::scenario::Scenario;
use crate::scenario::file::read_text;

/// A shard as its folder says it.
struct ReadShard<'a> {
    folder: &'a Path,
    manifest: Manifest,
}

/// Joins shards.
pub(super) fn merge(how: &MergeArgs) -> Result<(), CommandFailure> {
    if how.parquet {
        parquet_is_there()?;
    }
    let place = |folder: &Path| folder.canonicalize().ok();
    let written = how.output.as_deref().and_then(place);
    if let Some(shard) =
        how.folders.iter().find(|&folder| written.is_some() && place(folder) == written)
    {
        return Err(CommandFailure::Request(
            format!(
                "`{}` is one of the shards and would be replaced by what they become",
                shard.display()
            ),
            "choose another folder with `--output DIR`".to_owned(),
        ));
    }
    let read = how.folders.iter().map(|folder| read(folder)).collect::<Result<Vec<_>, _>>()?;
    // at least one folder is asked for; the first one says what the others have to be
    if read.first().is_some_and(|first| first.manifest.command == SHARE) {
        merge_runs(&read, how)
    } else {
        merge_sweep(&read, how)
    }
}

/// Asks the question of which these are shards, with their runs at hand.
macro_rules! ask_with {
    ($merging:expr; $($question:ty),+ $(,)?) => {
        match $merging.whole.command.as_str() {
            $(<$question as Repeatable>::COMMAND => $merging.find::<$question>(),)+
            _ => Err(no_shard($merging.folder, "")),
        }
    };
}

/// Joins the shards of anything but a sweep.
fn merge_runs(read: &[ReadShard], how: &MergeArgs) -> Result<(), CommandFailure> {
    let first = &read[0];
    let requests = read.iter().map(request_of).collect::<Result<Vec<_>, _>>()?;
    let places = read.iter().zip(&requests).map(|(shard, (_, request))| SharePlace {
        folder: shard.folder,
        shard: request.shard,
        shards: request.shards,
        differs: shards::differences(&shard.manifest, &first.manifest),
    });
    let places: Vec<SharePlace> = places.collect();
    shards::together(&places, "request")?;
    check_version(&first.manifest.version)?;
    let mut records = Records::default();
    for shard in read {
        let changed = changed(shard, &mut records);
        if !changed.is_empty() {
            return Err(was_changed(shard.folder, &changed));
        }
    }
    let (whole, ShareRequest { shard, shards, .. }) = &requests[0];
    let target = how.output.clone().or_else(|| without_shard(first.folder, *shard, *shards));
    let usual = || {
        let ids: Vec<&str> = whole.scenarios.iter().map(|entry| entry.id.as_str()).collect();
        Path::new("output").join(format!("{}-{}", ids.join("-and-"), whole.command))
    };
    let target = target.unwrap_or_else(usual);
    let merging = Merging { folder: first.folder, whole, target: &target, records: &records, how };
    ask_with!(merging; AskCompare, AskWhy, Sensitivity, AskLibrary)
}

/// What a shard says of the whole.
fn request_of(shard: &ReadShard) -> Result<(Manifest, ShareRequest), CommandFailure> {
    manifest_of_whole(&shard.manifest).map_err(|_| no_shard(shard.folder, ""))
}

/// Files of a shard that differ from its manifest, or that cannot be read; its runs are found on the way.
fn changed(shard: &ReadShard, records: &mut Records) -> Vec<String> {
    let outputs = &shard.manifest.outputs;
    let mut changed = Vec::new();
    for entry in outputs {
        let is_same = if entry.file == RUNS {
            records.add(&shard.folder.join(RUNS)).is_ok_and(|sha256| sha256 == entry.sha256)
        } else {
            is_unchanged(shard.folder, entry)
        };
        if !is_same {
            changed.push(entry.file.clone());
        }
    }
    // a file that the manifest does not name is not protected by a hash
    if !outputs.iter().any(|entry| entry.file == RUNS) {
        changed.push(RUNS.to_owned());
    }
    changed
}

/// Shards that are complete, and where their result goes.
struct Merging<'a> {
    /// The folder of one of them, with the resolved scenarios.
    folder: &'a Path,
    /// What was asked.
    whole: &'a Manifest,
    target: &'a Path,
    records: &'a Records,
    how: &'a MergeArgs,
}

impl Merging<'_> {
    fn find<Q: Divisible + Question<Found: Findings + Send> + Send>(
        &self,
    ) -> Result<(), CommandFailure> {
        let MergeArgs { threads, yes, json, quiet, full, parquet, .. } = *self.how;
        let mut question = Q::of_share(&earlier(self.folder, self.whole)?)?;
        if parquet {
            question = question.with_parquet().ok_or_else(|| {
                CommandFailure::Request(
                    format!("`{}` writes no long table that could be Parquet", Q::COMMAND),
                    "leave `--parquet` out".to_owned(),
                )
            })?;
        }
        let terms = AnswerTerms {
            threads,
            consent: Consent { yes, talks: quiet < 2 },
            silent: quiet > 0 || json,
            less: Some("merge them on a larger machine"),
        };
        let (found, [read, lived]) =
            answer::find_with_records(question, self.target, self.records, &terms)?;
        if !found.missing().is_empty() {
            return Err(CommandFailure::Paused(
                "stopped: nothing was written; the shards are as they were".to_owned(),
            ));
        }
        let mut document = found.document();
        document.manifest.remember(self.whole);
        let written = answer::write_document(document, self.target, &terms)?;
        if quiet == 0 {
            let lived = if lived == 0 {
                "none was left to live".to_owned()
            } else {
                format!(
                    "{} that depend on them were lived now",
                    counted(lived as usize, "run", "runs")
                )
            };
            say::talk(&format!(
                "note: {} came from the shards, {lived}",
                counted(read as usize, "run", "runs")
            ));
        }
        answer::tell(&found, &written, answer::volume(json, quiet, full))
    }
}

/// Joins the parts of a sweep.
fn merge_sweep(read: &[ReadShard], how: &MergeArgs) -> Result<(), CommandFailure> {
    let shards = read.iter().map(shard_of_sweep).collect::<Result<Vec<Shard>, _>>()?;
    pack::together(&shards)?;
    let Shard { folder: first, task, manifest } = &shards[0];
    check_version(&task.version)?;
    if task.parquet {
        parquet_is_there()?;
    }
    for shard in &shards {
        let changed = pack::changed(shard);
        if !changed.is_empty() {
            return Err(was_changed(&shard.folder, &changed));
        }
    }
    let scenario = Scenario::load(&first.join(SCENARIO).to_string_lossy())?;
    let sweep = task.request.sweep(scenario)?;
    let target = how.output.clone().or_else(|| without_shard(first, task.shard, task.shards));
    let target = target.unwrap_or_else(|| usual_folder(&task.request.scenario));
    let folder = |part: u64| {
        let wanted = (part % u64::from(task.shards)) as u32 + 1;
        let holder = shards.iter().find(|shard| shard.task.shard == wanted);
        holder.map_or_else(PathBuf::new, |shard| shard.folder.clone())
    };
    let sources = Sources {
        parts: task.all_parts(),
        folder: &folder,
        parquet: ParquetTables::asked(how.parquet || task.parquet),
    };
    let (folder, overview) = pack::write(&target, &sweep, Some(manifest.inputs.clone()), &sources)?;
    let source = say::quoted(&folder.join(SCENARIO).to_string_lossy());
    let answer = SweepAnswer { overview: &overview, folder: &folder, source: &source };
    show(&answer, how.json, how.quiet);
    Ok(())
}

fn shard_of_sweep(shard: &ReadShard) -> Result<Shard, CommandFailure> {
    let ReadShard { folder, manifest } = shard;
    if manifest.command != SHARD {
        return Err(no_shard(folder, " of a sweep, as the first one is"));
    }
    let task: Task = manifest.asked().map_err(|error| no_shard(folder, &format!(": {error}")))?;
    Ok(Shard { folder: folder.to_path_buf(), task, manifest: manifest.clone() })
}

/// Which folders can be merged.
const WROTE: &str = "give folders that `run`, `sweep`, `sensitivity`, `why` or `library --check` wrote with `--shard`";

fn read(folder: &Path) -> Result<ReadShard<'_>, CommandFailure> {
    let path = folder.join(MANIFEST);
    let text = read_text(&path).map_err(|source| {
        CommandFailure::File(FileError {
            doing: "read".to_owned(),
            path: path.clone(),
            source,
            help: WROTE.to_owned(),
        })
    })?;
    match serde_json::from_str::<Manifest>(&text) {
        Ok(manifest) if [SHARE, SHARD].contains(&manifest.command.as_str()) => {
            Ok(ReadShard { folder, manifest })
        }
        _ => Err(no_shard(folder, "")),
    }
}

fn no_shard(folder: &Path, reason: &str) -> CommandFailure {
    let message = format!("`{}` is not a shard{reason}", folder.display());
    CommandFailure::Request(message, WROTE.to_owned())
}

fn was_changed(folder: &Path, files: &[String]) -> CommandFailure {
    CommandFailure::Request(
        format!("`{}` was changed after it was written: {}", folder.display(), files.join(", ")),
        "compute that shard again".to_owned(),
    )
}

/// A merged folder names one version, so all shards must be of it.
fn check_version(there: &str) -> Result<(), CommandFailure> {
    let version = env!("CARGO_PKG_VERSION");
    if there == version {
        return Ok(());
    }
    Err(CommandFailure::Request(
        format!("the shards were written by version {there}, this is {version}"),
        "merge them with that version".to_owned(),
    ))
}
