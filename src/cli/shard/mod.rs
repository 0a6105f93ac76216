//! One share of a question for one process: which one, what it lives, and the folder it leaves for `merge`.

use std::path::{Path, PathBuf};

use crate::cli::answer::{self, AnswerTerms};
use crate::cli::args::{Common, ShardArgs, ShardWord};
use crate::cli::outcome::CommandFailure;
use crate::cli::say;
use crate::cli::size::RequestSize;
use crate::cli::threads::with_threads;
use crate::document::number::counted;
use crate::output::folder::Folder;
use crate::output::manifest::{MANIFEST, Manifest};
use crate::output::parts::is_unchanged;
use crate::output::write::{write_manifest, write_scenario};
use crate::question::shards::{Divisible, RUNS, SHARE, manifest_of_share};
use crate::question::sweep::request::SHARD;
use crate::question::{Findings, Question};
use crate::scenario::file::read_text;

mod environment;

/// Which shard of how many, and what said so besides the command line.
#[derive(Clone, Debug)]
pub(super) struct ChosenShard {
    pub(super) shard: u32,
    pub(super) shards: u32,
    from: Option<String>,
}

/// What was written of a shard, for whoever started it.
pub(super) struct ShardSaid<'a> {
    pub(super) chosen: &'a ChosenShard,
    /// Folder that all shards together become.
    pub(super) all: &'a Path,
    /// Folder of the shard.
    pub(super) folder: &'a Path,
    /// What is in it.
    pub(super) label: &'static str,
    /// How much of the whole it holds, in words; nothing where it was there already.
    pub(super) holds: Option<String>,
    /// The same for a program.
    pub(super) counts: serde_json::Value,
}

impl ShardArgs {
    /// Which shard is asked for, if any.
    pub(super) fn chosen(&self) -> Result<Option<ChosenShard>, CommandFailure> {
        Ok(match self.shard {
            None => None,
            Some(ShardWord::Numbered(shard, shards)) => {
                Some(ChosenShard { shard, shards, from: None })
            }
            Some(ShardWord::FromEnvironment(asked)) => {
                let environment::ClusterTask { shard, shards, from } =
                    environment::read(asked, &|name| std::env::var(name).ok())?;
                Some(ChosenShard { shard, shards, from: Some(from) })
            }
        })
    }
}

impl ChosenShard {
    /// The folder of a shard beside the folder of the whole.
    pub(super) fn folder(&self, all: &Path) -> PathBuf {
        folder_of(all, self.shard, self.shards)
    }

    /// `Shard 2 of 3`, and what said so.
    fn named(&self) -> String {
        let from = self.from.as_ref().map_or_else(String::new, |from| format!(" ({from})"));
        format!("Shard {} of {}{from}", self.shard, self.shards)
    }
}

fn folder_of(all: &Path, shard: u32, shards: u32) -> PathBuf {
    let name = all.file_name().map_or_else(|| "result".into(), |name| name.to_string_lossy());
    all.with_file_name(format!("{name}-shard-{shard}-of-{shards}"))
}

/// The folder of the whole, by that of a shard; nothing where it was given another name.
pub(super) fn without_shard(folder: &Path, shard: u32, shards: u32) -> Option<PathBuf> {
    let name = folder.file_name()?.to_string_lossy().into_owned();
    let whole = name.strip_suffix(&format!("-shard-{shard}-of-{shards}"))?;
    (!whole.is_empty()).then(|| folder.with_file_name(whole))
}

/// Whether a folder holds all that would be written of a shard again: the same was asked of the same version, and no file
/// was changed.
pub(super) fn is_complete(folder: &Path, wanted: &Manifest) -> bool {
    let Ok(text) = read_text(&folder.join(MANIFEST)) else { return false };
    let Ok(there) = serde_json::from_str::<Manifest>(&text) else { return false };
    let is_same = Manifest { outputs: Vec::new(), ..there.clone() } == *wanted;
    is_same && there.outputs.iter().all(|entry| is_unchanged(folder, entry))
}

/// Says that a shard is in the way of another one: that of another request, or of the same whose files were changed.
pub(super) fn note_of_another(folder: &Path, wanted: &Manifest) {
    let text = read_text(&folder.join(MANIFEST)).ok();
    let Some(there) = text.and_then(|text| serde_json::from_str::<Manifest>(&text).ok()) else {
        return;
    };
    if ![SHARE, SHARD].contains(&there.command.as_str()) {
        return;
    }
    let is_same = Manifest { outputs: Vec::new(), ..there } == *wanted;
    let what = if is_same {
        "the same shard, but its files were changed; it is lived again and replaced"
    } else {
        "a shard of another request, which is replaced when this one is complete"
    };
    say::talk(&format!("note: `{}` holds {what}", folder.display()));
}

/// Lives a question and tells the answer, or lives the shard of it that is asked for.
pub(super) fn answer_or_shard<Q: Divisible + Question<Found: Findings + Send> + Send>(
    question: Q,
    target: &Path,
    (common, full): (&Common, bool),
    shard: &ShardArgs,
) -> Result<(), CommandFailure> {
    match shard.chosen()? {
        None => answer::answer(question, target, common, full),
        Some(chosen) => live(question, target, common, &chosen),
    }
}

fn live<Q: Divisible + Send>(
    question: Q,
    all: &Path,
    common: &Common,
    chosen: &ChosenShard,
) -> Result<(), CommandFailure> {
    let target = chosen.folder(all);
    let place = (chosen.shard, chosen.shards);
    let manifest = manifest_of_share(question.asked(), place);
    let said = |folder: &Path, lived: Option<u64>| {
        let holds = lived.map(|futures| counted(futures as usize, "future", "futures"));
        let counts = serde_json::json!({ "futures": lived });
        show(&ShardSaid { chosen, all, folder, label: "runs", holds, counts }, common);
    };
    if is_complete(&target, &manifest) {
        said(&target, None);
        return Ok(());
    }
    if common.quiet < 2 {
        answer::note(question.remarks());
        note_of_another(&target, &manifest);
    }
    let terms = AnswerTerms::of(common);
    let mut folder = Folder::begin(&target)?;
    agree(&question, chosen, &terms)?;
    question.check()?;
    for (scenario, entry) in question.scenarios().into_iter().zip(&manifest.scenarios) {
        write_scenario(&mut folder, entry, scenario)?;
    }
    let lived = answer::in_lab(&terms, |lab| {
        let needed = question.needed(&lab)?;
        match folder.put(RUNS, |to| needed.live_share(place, &lab, to)) {
            Ok((entry, lived)) => Ok(Ok((entry, lived?))),
            Err(error) => Ok(Err(error)),
        }
    });
    let (entry, futures) = lived.map_err(|failure| ended(failure, chosen))??;
    folder.remember([entry]);
    let manifest = Manifest { outputs: folder.written().to_vec(), ..manifest };
    write_manifest(&mut folder, &manifest)?;
    said(&folder.finish()?, Some(futures));
    Ok(())
}

/// Whether there is room and time for its part of the work.
fn agree(
    question: &impl Question,
    chosen: &ChosenShard,
    terms: &AnswerTerms,
) -> Result<(), CommandFailure> {
    let threads = with_threads(terms.threads, rayon::current_num_threads)?;
    let effort = question.effort(threads)?;
    let whole = RequestSize::of(&effort);
    let shards = u64::from(chosen.shards);
    // what is lived is written at once, so of what the whole keeps in memory there is at most a part
    let (runs, kept) = (whole.runs.div_ceil(shards), whole.kept / shards as f64);
    RequestSize { runs, kept, less: MORE_SHARDS, ..whole }.agree(terms.threads, terms.consent)
}

/// How to ask for less of one shard.
const MORE_SHARDS: &str = "cut it into more shards";

fn ended(why: CommandFailure, chosen: &ChosenShard) -> CommandFailure {
    match why {
        CommandFailure::Stopped => CommandFailure::Paused(format!(
            "stopped: nothing of shard {} of {} was written; the same command begins it again",
            chosen.shard, chosen.shards
        )),
        other => other,
    }
}

/// Says what a shard holds and how to join it with the others.
pub(super) fn show(said: &ShardSaid, common: &Common) {
    let ShardSaid { chosen, all, folder, label, holds, counts } = said;
    if common.quiet > 1 {
        return;
    }
    if common.json {
        let mut data = serde_json::json!({
            "shard": chosen.shard, "shards": chosen.shards,
            "folder": folder.display().to_string(), "was_there": holds.is_none(),
        });
        if let (Some(data), Some(counts)) = (data.as_object_mut(), counts.as_object()) {
            data.extend(counts.clone());
            data.extend(chosen.from.clone().map(|from| ("from".to_owned(), from.into())));
        }
        return say::data(&format!("{data:#}"));
    }
    if common.quiet == 1 {
        return say::data(&folder.display().to_string());
    }
    let held = match holds {
        Some(holds) => format!("is complete: {holds}."),
        None => "was there already, complete: nothing was lived.".to_owned(),
    };
    say::data(&format!(
        "{} {held}\n{label}  {}\nnext: when all shards are, `orgdrift merge {}`\n",
        chosen.named(),
        folder.display(),
        all_folders(all, chosen.shards)
    ));
}

/// Most shards whose folders are named one by one.
const MOST_NAMED: u32 = 12;

/// The folders of all shards, as a shell takes them.
fn all_folders(all: &Path, shards: u32) -> String {
    if shards > MOST_NAMED {
        return format!("{}-shard-*-of-{shards}", say::quoted(&all.to_string_lossy()));
    }
    let of = |shard| say::quoted(&folder_of(all, shard, shards).to_string_lossy());
    (1..=shards).map(of).collect::<Vec<_>>().join(" ")
}
