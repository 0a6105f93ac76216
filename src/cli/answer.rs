//! From a question to its answer, for every verb: what should be known before, whether there is room for it, the runs
//! with a progress bar, the folder, and what the terminal shows.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::cli::args::Common;
use crate::cli::outcome::{CommandFailure, STOPPED};
use crate::cli::progress::Watcher;
use crate::cli::say;
use crate::cli::size::{Consent, RequestSize};
use crate::cli::threads::{Threads, with_threads};
use crate::futures::execute::{Pace, Parallel};
use crate::futures::recorded::Recorded;
use crate::output::document::{self, Document, Volume, WrittenFolder};
use crate::output::folder::Folder;
use crate::output::parquet;
use crate::output::records::Records;
use crate::question::{Findings, NoAnswer, Question};
use crate::scenario::Scenario;
use crate::scenario::diagnostic::Problems;

/// How a question is lived.
#[derive(Clone, Copy, Debug)]
pub(super) struct AnswerTerms {
    /// Threads; all cores when left out.
    pub(super) threads: Option<u32>,
    /// What was agreed to.
    pub(super) consent: Consent,
    /// Whether progress stays untold.
    pub(super) silent: bool,
    /// How to ask for less, where the question does not know.
    pub(super) less: Option<&'static str>,
}

impl AnswerTerms {
    /// What the options say that every experiment has.
    pub(super) fn of(common: &Common) -> Self {
        Self {
            threads: common.threads,
            consent: Consent::of(common),
            silent: common.quiet > 0 || common.json,
            less: None,
        }
    }
}

/// Lives a question, writes its folder and prints the answer.
pub(super) fn answer<Q: Question<Found: Findings + Send> + Send>(
    question: Q,
    target: &Path,
    common: &Common,
    full: bool,
) -> Result<(), CommandFailure> {
    let loud = common.quiet < 2;
    if loud {
        note(question.remarks());
    }
    let terms = AnswerTerms::of(common);
    let found = find(question, target, &terms)?;
    if loud {
        found.missing().iter().for_each(|missing| say::talk(missing));
    }
    let written = write(&found, target, &terms)?;
    tell(&found, &written, volume(common.json, common.quiet, full))
}

/// Prints what was found, if anything is printed, and fails where it is not as it was said to be.
pub(super) fn tell(
    found: &impl Findings,
    written: &WrittenFolder,
    volume: Option<Volume>,
) -> Result<(), CommandFailure> {
    if let Some(volume) = volume {
        say::data(&found.text(volume, written));
    }
    match found.failing() {
        failing if failing.is_empty() => Ok(()),
        failing => Err(CommandFailure::Findings(failing)),
    }
}

/// How much is printed, if anything is.
pub(super) fn volume(json: bool, quiet: u8, full: bool) -> Option<Volume> {
    match (json, quiet, full) {
        (_, 2.., _) => None,
        (true, ..) => Some(Volume::Json),
        (false, 1, _) => Some(Volume::Short),
        (false, 0, true) => Some(Volume::Full),
        (false, 0, false) => Some(Volume::Brief),
    }
}

/// Says what is legal but should be known.
pub(super) fn note(remarks: impl IntoIterator<Item = String>) {
    remarks.into_iter().for_each(|remark| say::talk(&format!("note: {remark}")));
}

/// Lives a question, if there is room for it and its folder.
pub(super) fn find<Q: Question<Found: Send> + Send>(
    question: Q,
    target: &Path,
    terms: &AnswerTerms,
) -> Result<Q::Found, CommandFailure> {
    Folder::try_out(target)?;
    agree(&question, 0, terms)?;
    in_lab(terms, |lab| question.find(&lab))
}

/// The same with some of its runs at hand, which are not lived again; says how many of them were needed, and how many
/// were lived besides.
pub(super) fn find_with_records<Q: Question<Found: Send> + Send>(
    question: Q,
    target: &Path,
    records: &Records,
    terms: &AnswerTerms,
) -> Result<(Q::Found, [u64; 2]), CommandFailure> {
    Folder::try_out(target)?;
    agree(&question, records.runs(), terms)?;
    in_lab(terms, |lab| {
        let lived = AtomicU64::new(0);
        let watch = |pace| {
            if let Pace::Done(runs) = pace {
                lived.fetch_add(runs, Ordering::Relaxed);
            }
            (lab.watch)(pace);
        };
        let lab = Recorded::new(Parallel { watch: &watch, ..lab }, records);
        let found = question.find(&lab)?;
        let read = lab.runs_read();
        Ok((found, [read, lived.load(Ordering::Relaxed) - read]))
    })
}

/// Whether there is room and time for a question, where so many of its runs need not be lived.
fn agree(
    question: &impl Question,
    at_hand: u64,
    terms: &AnswerTerms,
) -> Result<(), CommandFailure> {
    let threads = with_threads(terms.threads, rayon::current_num_threads)?;
    let effort = question.effort(threads)?;
    let size = RequestSize::of(&effort);
    let runs = size.runs.saturating_sub(at_hand);
    let size = RequestSize { runs, less: terms.less.unwrap_or(effort.less), ..size };
    size.agree(terms.threads, terms.consent)?;
    Ok(question.check()?)
}

/// Does some work in a lab that shows how far it is and can be stopped.
pub(super) fn in_lab<T: Send>(
    terms: &AnswerTerms,
    work: impl FnOnce(Parallel) -> Result<T, NoAnswer> + Send,
) -> Result<T, CommandFailure> {
    let stop = stop_on_request("stopped at once; nothing was written");
    let watcher = Watcher::new(terms.silent);
    let watch = |pace| watcher.hear(pace);
    let lived = with_threads(terms.threads, || work(Parallel { stop: &stop, watch: &watch }))?;
    watcher.end();
    Ok(lived?)
}

/// Writes what was found.
pub(super) fn write(
    found: &impl Findings,
    target: &Path,
    terms: &AnswerTerms,
) -> Result<WrittenFolder, CommandFailure> {
    write_document(found.document(), target, terms)
}

/// Writes a result folder.
pub(super) fn write_document(
    document: Document,
    target: &Path,
    terms: &AnswerTerms,
) -> Result<WrittenFolder, CommandFailure> {
    Ok(with_threads(terms.threads, || document::write(target, document, &Threads))??)
}

impl From<NoAnswer> for CommandFailure {
    fn from(why: NoAnswer) -> Self {
        match why {
            NoAnswer::Request(advice) => advice.into(),
            NoAnswer::Run(failure) => Self::Run(failure),
            NoAnswer::Stopped => Self::Stopped,
        }
    }
}

/// A flag that Ctrl-C raises; a second Ctrl-C ends the program at once with these words.
pub(super) fn stop_on_request(last_words: &'static str) -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    // without a handler Ctrl-C simply ends the program; that is no reason not to run
    let _ = ctrlc::set_handler(move || {
        if asked.swap(true, Ordering::Relaxed) {
            leave(last_words);
        }
    });
    stop
}

/// Ends the program at once, because someone asked for the second time.
#[expect(clippy::exit, reason = "whoever presses Ctrl-C twice does not want to wait")]
fn leave(last_words: &str) {
    say::talk(last_words);
    std::process::exit(STOPPED.into());
}

/// Says how to get Parquet when the program was built without it, before anything runs.
pub(super) fn parquet_is_there() -> Result<(), CommandFailure> {
    if parquet::IS_BUILT_IN {
        return Ok(());
    }
    Err(CommandFailure::Request(
        "this program was built without Parquet".to_owned(),
        "read the CSV tables, which hold the same, or build it with `--features parquet`"
            .to_owned(),
    ))
}

/// Loads one scenario.
pub(super) fn load(source: &str, json: bool) -> Result<Scenario, CommandFailure> {
    Scenario::load(source).map_err(|wrong| problems(vec![wrong], json))
}

/// Loads all scenarios; everything that is wrong with any of them is told together.
pub(super) fn load_all(sources: &[String], json: bool) -> Result<Vec<Scenario>, CommandFailure> {
    let (mut scenarios, mut wrong) = (Vec::new(), Vec::new());
    for source in sources {
        match Scenario::load(source) {
            Ok(scenario) => scenarios.push(scenario),
            Err(problems) => wrong.push(problems),
        }
    }
    if wrong.is_empty() { Ok(scenarios) } else { Err(problems(wrong, json)) }
}

fn problems(wrong: Vec<Problems>, json: bool) -> CommandFailure {
    if json { CommandFailure::ScenariosAsData(wrong) } else { CommandFailure::Scenarios(wrong) }
}
