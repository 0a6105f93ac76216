//! A question whose runs are lived in shares, on several machines: what each of them lives, what the folder of a share says
//! of itself, and whether some of them are the whole.
//!
//! What is lived later depends on what was found before, so a share holds only runs that are needed whatever comes of
//! them. Whoever has all shares asks the question with them at hand and lives the rest.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::futures::Keep;
use crate::futures::execute::{FutureToLive, Parallel, lived_together};
use crate::futures::keep::{KeepAll, KeepBytes, KeepFinals};
use crate::futures::key::{RunKey, key_of};
use crate::futures::{Lab, Plan};
use crate::output::manifest::Manifest;
use crate::output::records::write_record;
use crate::question::NoAnswer;
use crate::question::again::{Earlier, Repeatable, foreign};
use crate::scenario::{Advice, Headline, Scenario};

/// Command of a share in its manifest.
pub const SHARE: &str = "shard";
/// File of the runs of a share.
pub const RUNS: &str = "runs.bin";

/// A question whose runs can be lived in shares.
pub trait Divisible: Repeatable {
    /// What is asked, so that [`Self::of_share`] asks the same.
    fn asked(&self) -> Manifest;

    /// The scenarios, in the order of the manifest's entries.
    fn scenarios(&self) -> Vec<&Scenario>;

    /// The question of which a share was lived.
    ///
    /// # Errors
    /// When the folder was changed by hand, or another version wrote it.
    fn of_share(earlier: &Earlier) -> Result<Self, Advice> {
        Self::again(earlier)
    }

    /// The same with its long tables as Parquet as well; nothing for a question that has none.
    fn with_parquet(self) -> Option<Self> {
        None
    }

    /// The runs that are needed whatever comes of them, which are most of the work. `lab` lives what has to be known
    /// before.
    ///
    /// # Errors
    /// When there is nothing to live.
    fn needed(self, lab: &impl Lab) -> Result<NeededRuns, NoAnswer>;
}

/// Runs that are needed whatever comes of them.
pub struct NeededRuns {
    /// How many there are.
    runs: u64,
    /// Their plans, one after the other: there may be too many to have them in memory together.
    plans: Box<dyn Iterator<Item = Result<PlanToLive, Advice>>>,
}

/// A plan, and what is kept of its runs.
pub struct PlanToLive {
    plan: Plan,
    keep: Box<dyn KeepBytes>,
}

impl PlanToLive {
    /// A plan of which this is kept.
    pub fn new(plan: Plan, keep: impl Keep + Send + 'static) -> Self {
        Self { plan, keep: Box::new(keep) }
    }

    /// A plan of which all is kept that tables and charts need.
    pub fn all(plan: Plan) -> Self {
        Self::new(plan, KeepAll)
    }

    /// A plan of which these measures of the final weeks are kept.
    pub fn finals(plan: Plan, measures: &[Headline]) -> Self {
        let keep = KeepFinals::of_plan(&plan, measures);
        Self::new(plan, keep)
    }
}

impl NeededRuns {
    /// So many runs, of these plans.
    pub fn of(
        runs: u64,
        plans: impl Iterator<Item = Result<PlanToLive, Advice>> + 'static,
    ) -> Self {
        Self { runs, plans: Box::new(plans) }
    }

    /// The runs of a few plans.
    pub fn of_few(plans: Vec<PlanToLive>) -> Self {
        let runs = plans.iter().map(|plan| plan.plan.runs()).sum();
        Self::of(runs, plans.into_iter().map(Ok))
    }

    /// Lives one of so many shares and writes what is kept of it; says how many futures it holds. All futures of all
    /// plans are dealt out one by one: those that take as long as each other stand beside each other, so that shares
    /// take equally long whatever the plans are.
    ///
    /// # Errors
    /// When it cannot be written; within, when a run did not finish or somebody asked to stop.
    pub fn live_share(
        self,
        (share, shares): (u32, u32),
        lab: &Parallel,
        to: &mut dyn Write,
    ) -> io::Result<Result<u64, NoAnswer>> {
        lab.begin(self.runs / u64::from(shares.max(1)), "runs");
        let (mut dealt, mut futures) = (0_u64, 0_u64);
        let mut waiting: Vec<WaitingFuture> = Vec::new();
        for next in self.plans {
            let plan = match next {
                Ok(plan) => Arc::new(plan),
                Err(advice) => return Ok(Err(advice.into())),
            };
            let mut key = None;
            for future in 0..plan.plan.futures {
                if dealt % u64::from(shares) + 1 == u64::from(share) {
                    let key = *key.get_or_insert_with(|| key_of(&plan.plan, &plan.keep.name()));
                    waiting.push(WaitingFuture { plan: Arc::clone(&plan), key, future });
                    futures += 1;
                }
                dealt += 1;
                if waiting.len() >= lived_together(&plan.plan) as usize
                    && let Err(why) = live(&mut waiting, lab, to)?
                {
                    return Ok(Err(why));
                }
            }
        }
        Ok(live(&mut waiting, lab, to)?.map(|()| futures))
    }
}

/// A future that is lived with the next ones.
struct WaitingFuture {
    plan: Arc<PlanToLive>,
    key: RunKey,
    future: u32,
}

impl WaitingFuture {
    fn to_live(&self) -> FutureToLive<'_> {
        let PlanToLive { plan, keep } = self.plan.as_ref();
        FutureToLive { plan, future: self.future, keep: keep.as_ref() }
    }
}

/// Lives what waits, and writes it in its order.
fn live(
    waiting: &mut Vec<WaitingFuture>,
    lab: &Parallel,
    to: &mut dyn Write,
) -> io::Result<Result<(), NoAnswer>> {
    let next: Vec<FutureToLive> = waiting.iter().map(WaitingFuture::to_live).collect();
    let lived = lab.futures(&next);
    for (WaitingFuture { plan, key, future }, arms) in waiting.drain(..).zip(lived) {
        match arms {
            Ok(arms) => write_record(to, (&key, future), plan.plan.runs_each() as u32, &arms)?,
            Err(failure) => return Ok(Err(failure.into())),
        }
    }
    Ok(Ok(()))
}

/// What the manifest of a share says was asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareRequest {
    /// The command of the whole.
    pub command: String,
    /// What was asked of it.
    pub asked: Value,
    /// Which share, from 1.
    pub shard: u32,
    /// Of how many.
    pub shards: u32,
}

/// The manifest of a share, before any output is known.
pub fn manifest_of_share(whole: Manifest, (shard, shards): (u32, u32)) -> Manifest {
    let Manifest { command, request: asked, .. } = whole;
    let request = ShareRequest { command, asked, shard, shards };
    // it is made of names and numbers
    let request = serde_json::to_value(request).unwrap_or_default();
    Manifest { command: SHARE.to_owned(), request, ..whole }
}

/// What a manifest of a share says of the whole.
///
/// # Errors
/// When it is none.
pub fn manifest_of_whole(share: &Manifest) -> Result<(Manifest, ShareRequest), Advice> {
    if share.command != SHARE {
        return Err(foreign("it is not a shard"));
    }
    let request: ShareRequest =
        share.asked().map_err(|error| foreign(format!("it is not a shard: {error}")))?;
    let (command, asked) = (request.command.clone(), request.asked.clone());
    let whole = Manifest { command, request: asked, outputs: Vec::new(), ..share.clone() };
    Ok((whole, request))
}

/// What differs between two shares besides their numbers and what was lived, in words.
pub fn differences(one: &Manifest, other: &Manifest) -> Vec<String> {
    let plain = |manifest: &Manifest| {
        let mut plain = manifest.clone();
        plain.outputs.retain(|entry| entry.file != RUNS);
        serde_json::to_value(plain).unwrap_or_default()
    };
    let mut names = Vec::new();
    differing("", &plain(one), &plain(other), &mut names);
    names
}

fn differing(name: &str, one: &Value, other: &Value, names: &mut Vec<String>) {
    if let (Value::Object(one), Value::Object(other)) = (one, other) {
        let only_there = other.keys().filter(|key| !one.contains_key(*key));
        for key in one.keys().chain(only_there) {
            let of = |of: &serde_json::Map<String, Value>| of.get(key).cloned().unwrap_or_default();
            differing(key, &of(one), &of(other), names);
        }
    } else if one != other {
        let name = match name {
            "shard" | "futures_asked" => return,
            // beside the runs, a share holds its scenarios
            "outputs" => "scenario",
            name => name,
        };
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
}

/// One of the shares that are joined.
#[derive(Clone, Debug)]
pub struct SharePlace<'a> {
    /// Its folder.
    pub folder: &'a Path,
    /// Which one, from 1.
    pub shard: u32,
    /// Of how many.
    pub shards: u32,
    /// What was asked otherwise than of the first one, in words.
    pub differs: Vec<String>,
}

/// Refuses shares that are not the whole of one request; `whole` is what they are shares of.
///
/// # Errors
/// When one is of another request, is missing, or is there twice.
pub fn together(shares: &[SharePlace], whole: &str) -> Result<(), Advice> {
    let Some(first) = shares.first() else {
        return Err(Advice::new("there is no shard to merge", "name their folders"));
    };
    let mut seen: HashMap<u32, &Path> = HashMap::new();
    for SharePlace { folder, shard, differs, .. } in shares {
        let shown = folder.display();
        if !differs.is_empty() {
            return Err(Advice::new(
                format!("`{shown}` is a shard of another {whole}: other {}", differs.join(", ")),
                "compute it again with the same command as the others, only `--shard` differs",
            ));
        }
        if let Some(earlier) = seen.insert(*shard, folder) {
            let earlier = earlier.display();
            return Err(Advice::new(
                format!("shard {shard} is there twice: `{earlier}` and `{shown}`"),
                "name each shard once",
            ));
        }
    }
    let missing: Vec<String> = (1..=first.shards)
        .filter(|shard| !seen.contains_key(shard))
        .map(|shard| shard.to_string())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let (word, verb) = if missing.len() == 1 { ("shard", "is") } else { ("shards", "are") };
    Err(Advice::new(
        format!("{word} {} of {} {verb} missing", missing.join(", "), first.shards),
        "name the folders of all shards; compute a missing one with `--shard i/n`",
    ))
}
