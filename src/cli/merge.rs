//! `merge`: the shards of a sweep become the result that one process would have written.

use std::path::{Path, PathBuf};

use crate::cli::answer::parquet_is_there;
use crate::cli::outcome::CommandFailure;
use crate::cli::say;
use crate::cli::sweep::{show, usual_folder};
use crate::output::folder::FileError;
use crate::output::manifest::{MANIFEST, Manifest, SCENARIO};
use crate::question::sweep::pack::{self, Sources};
use crate::question::sweep::request::{SHARD, Shard, Task};
use crate::question::sweep::words::SweepAnswer;
use crate::scenario::Scenario;
use crate::scenario::file::read_text;

/// Joins shards.
pub(super) fn merge(
    folders: &[PathBuf],
    output: Option<&Path>,
    parquet: bool,
    json: bool,
    quiet: u8,
) -> Result<(), CommandFailure> {
    if parquet {
        parquet_is_there()?;
    }
    let shards = folders.iter().map(|folder| read(folder)).collect::<Result<Vec<Shard>, _>>()?;
    pack::together(&shards)?;
    let Shard { folder: first, task, manifest } = &shards[0];
    check_version(task)?;
    for shard in &shards {
        let changed = pack::changed(shard);
        if !changed.is_empty() {
            return Err(CommandFailure::Request(
                format!(
                    "`{}` was changed after it was written: {}",
                    shard.folder.display(),
                    changed.join(", ")
                ),
                "compute that shard again".to_owned(),
            ));
        }
    }
    let scenario = Scenario::load(&first.join(SCENARIO).to_string_lossy())?;
    let sweep = task.request.sweep(scenario)?;
    let target = output.map_or_else(|| without_shard(first, task), Path::to_path_buf);
    let folder = |part: u64| {
        let wanted = (part % u64::from(task.shards)) as u32 + 1;
        let holder = shards.iter().find(|shard| shard.task.shard == wanted);
        holder.map_or_else(PathBuf::new, |shard| shard.folder.clone())
    };
    let sources = Sources { parts: task.all_parts(), folder: &folder, parquet };
    let (folder, overview) = pack::write(&target, &sweep, Some(manifest.inputs.clone()), &sources)?;
    let source = say::quoted(&folder.join(SCENARIO).to_string_lossy());
    show(&SweepAnswer { overview: &overview, folder: &folder, source: &source }, json, quiet);
    Ok(())
}

fn read(folder: &Path) -> Result<Shard, CommandFailure> {
    let path = folder.join(MANIFEST);
    let text = read_text(&path).map_err(|source| {
        CommandFailure::File(FileError {
            doing: "read".to_owned(),
            path: path.clone(),
            source,
            help: "give folders that `orgdrift sweep --shard i/n` wrote".to_owned(),
        })
    })?;
    let wrong = |reason: String| {
        CommandFailure::Request(
            format!("`{}` is not a shard of a sweep{reason}", folder.display()),
            "give folders that `orgdrift sweep --shard i/n` wrote".to_owned(),
        )
    };
    let manifest: Manifest = serde_json::from_str(&text).map_err(|_| wrong(String::new()))?;
    if manifest.command != SHARD {
        return Err(wrong(String::new()));
    }
    let task = manifest.asked().map_err(|error| wrong(format!(": {error}")))?;
    Ok(Shard { folder: folder.to_path_buf(), task, manifest })
}

/// A merged folder names one version, so all shards must be of it.
fn check_version(task: &Task) -> Result<(), CommandFailure> {
    let version = env!("CARGO_PKG_VERSION");
    if task.version == version {
        return Ok(());
    }
    Err(CommandFailure::Request(
        format!("the shards were written by version {}, this is {version}", task.version),
        "merge them with that version".to_owned(),
    ))
}

/// The folder that the sweep would have without shards.
fn without_shard(folder: &Path, task: &Task) -> PathBuf {
    let ending = format!("-shard-{}-of-{}", task.shard, task.shards);
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    match name.as_deref().and_then(|name| name.strip_suffix(&ending)) {
        Some(name) if !name.is_empty() => folder.with_file_name(name),
        _ => usual_folder(&task.request.scenario),
    }
}
