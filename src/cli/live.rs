//! `live`: a page in which numbers can be moved.

mod measure;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::answer::{load, note};
use crate::cli::args::LiveArgs;
use crate::cli::library::shipped;
use crate::cli::outcome::CommandFailure;
use crate::cli::say;
use crate::output::folder::FileError;
use crate::output::live::{self, LivePage, page};
use crate::scenario::Scenario;

/// Writes a page of one scenario, or of all that come with the program.
pub(super) fn live(how: &LiveArgs) -> Result<(), CommandFailure> {
    let scenarios = match &how.scenario {
        Some(source) => vec![load(source, false)?],
        None => shipped()?,
    };
    let usual = match &scenarios[..] {
        [one] => format!("{}-live.html", one.id),
        _ => "live.html".to_owned(),
    };
    let target = how.output.clone().unwrap_or_else(|| Path::new("output").join(usual));
    if let ([one], 0 | 1) = (&scenarios[..], how.quiet) {
        let taken = one.taken_as_they_stand().map(|(_, said)| said);
        note(one.with_id(one.remarks.iter().cloned().chain(taken)));
    }
    let page = page(&LivePage {
        scenarios: &scenarios.iter().collect::<Vec<&Scenario>>(),
        predict: how.predict,
        report: None,
        futures: how.futures,
        seed: how.seed,
    });
    write(&target, &page)?;
    match how.quiet {
        0 => say::data(&format!(
            "{}\nopen it with a double click: it needs no network and sends nothing.\n",
            target.display()
        )),
        1 => say::data(&format!("{}\n", target.display())),
        _ => {}
    }
    if how.measure
        && let [scenario] = &scenarios[..]
    {
        let page = measure::measured(&target)?;
        let native = measure::natively(scenario, how.seed)?;
        say::data(&measure::told(&page, &native, how.futures));
    }
    Ok(())
}

/// Writes a file that appears complete or not at all, in place of an earlier page and of nothing else.
fn write(target: &Path, text: &str) -> Result<(), CommandFailure> {
    let fail = |doing: &str, path: &Path, source: io::Error| {
        CommandFailure::File(FileError {
            doing: doing.to_owned(),
            path: path.to_path_buf(),
            source,
            help: "choose another place with `--output FILE`".to_owned(),
        })
    };
    if target.is_dir() {
        let source = io::Error::from(io::ErrorKind::IsADirectory);
        return Err(fail("write the page over the folder", target, source));
    }
    if target.exists() && !fs::read(target).is_ok_and(|earlier| live::is_page(&earlier)) {
        let source = io::Error::from(io::ErrorKind::AlreadyExists);
        return Err(fail("write the page over a file that is no such page,", target, source));
    }
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|source| fail("create", folder, source))?;
    }
    let mut beside: PathBuf = target.to_path_buf();
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    beside.set_file_name(format!(".{name}.{}", std::process::id()));
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, target));
    written.map_err(|source| {
        // half a page would be in the way of the next attempt
        let _ = fs::remove_file(&beside);
        fail("write", target, source)
    })
}
