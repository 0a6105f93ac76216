//! How long a page takes to answer in a real browser, beside the program itself.

#![expect(clippy::disallowed_types, reason = "how long something takes is what is measured here")]

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use serde::Deserialize;

use crate::cli::outcome::CommandFailure;
use crate::document::number::rounded;
use crate::page::{ArmOfPage, DrawnForm, PageState, Session, StateChange, levers};
use crate::scenario::{Advice, Scenario};

/// Programs that may be there.
const BROWSERS: [&str; 6] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
/// What a page writes before its figures.
const MARK: &str = "MEASURED ";
/// Longest that a page may take. Seconds.
const PATIENCE: u64 = 180;
/// Futures of the first answer.
const FIRST: u32 = 8;
/// Changes that the program itself answers.
const CHANGES: usize = 20;

/// What a page found out about itself.
#[derive(Debug, Deserialize)]
pub(super) struct PageFigures {
    /// From a moved lever to changed pixels. Milliseconds.
    drags: Vec<f64>,
    /// From a moved lever until all futures are told. Milliseconds.
    all: f64,
    /// From opening to the first chart. Milliseconds.
    first_chart: f64,
    /// Engines that worked side by side.
    workers: u32,
    /// Memory of all engines, and of the page's script where the browser tells. Bytes.
    memory: f64,
}

/// Opens a page in a browser that is there and lets it measure itself.
pub(super) fn measured(page: &Path) -> Result<PageFigures, CommandFailure> {
    let Some(browser) = found() else {
        return Err(CommandFailure::Request(
            "there is no Chromium on the search path of programs".to_owned(),
            "install Chromium, Chrome or Edge; the page itself opens in any browser".to_owned(),
        ));
    };
    let fail = |what: &str, source: &dyn std::fmt::Display| {
        CommandFailure::Request(
            format!("{}: {what}: {source}", browser.display()),
            "open the page yourself: it works without being measured".to_owned(),
        )
    };
    let page = fs::canonicalize(page).map_err(|source| fail("the page is not there", &source))?;
    let profile = std::env::temp_dir().join(format!("orgdrift-measure-{}", std::process::id()));
    let mut command = Command::new(&browser);
    command
        .args(["--headless", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--enable-logging=stderr", "--enable-precise-memory-info"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("file://{}#measure", page.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    if is_root() {
        // Chromium refuses its sandbox to the administrator
        command.arg("--no-sandbox");
    }
    let mut child = command.spawn().map_err(|source| fail("it does not start", &source))?;
    let figures = read(&mut child);
    // it has done its work, however that went
    let _ = child.kill();
    let _ = child.wait();
    let _ = fs::remove_dir_all(&profile);
    let figures = figures.ok_or_else(|| fail("the page", &"it did not answer in time"))?;
    serde_json::from_str(&figures).map_err(|source| fail("the page", &source))
}

/// Waits for the line with figures.
fn read(child: &mut Child) -> Option<String> {
    let told = child.stderr.take()?;
    let (to, from) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(told).lines().map_while(Result::ok) {
            let figures =
                line.split_once(MARK).and_then(|(_, rest)| rest.rsplit_once("\", source:"));
            if let Some((figures, _)) = figures {
                // whoever waited may have given up
                let _ = to.send(figures.to_owned());
            }
        }
    });
    from.recv_timeout(Duration::from_secs(PATIENCE)).ok()
}

fn found() -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::var_os("PATH")
        .map(|path| std::env::split_paths(&path).collect())
        .unwrap_or_default();
    let is_there =
        |name: &&str| folders.iter().map(|folder| folder.join(name)).find(|it| it.is_file());
    BROWSERS.iter().find_map(is_there).or_else(|| {
        let on_a_mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
        Some(PathBuf::from(OsStr::new(on_a_mac))).filter(|path| path.is_file())
    })
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").is_ok_and(|it| it.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

/// What the program itself takes for the same: a number is moved, eight futures are lived on one thread and drawn.
/// Milliseconds, one for each change.
pub(super) fn natively(scenario: &Scenario, seed: u64) -> Result<Vec<f64>, Advice> {
    let chart = crate::document::provenance::imports_chart(scenario)
        .then(|| scenario.chart.to_csv(&scenario.departments));
    let chart = chart.as_deref().map(str::as_bytes);
    let mut session = Session::open(&scenario.id, &scenario.resolved, chart, seed)?;
    live(&mut session, ArmOfPage::AsItIs)?;
    let Some(lever) = levers::offered(scenario).into_iter().find(|lever| lever.kind == "number")
    else {
        return Err(Advice::new("there is no number to move", "add `live.levers` to the scenario"));
    };
    let mut taken = Vec::new();
    for change in 0..CHANGES {
        let steps = ((lever.high - lever.low) / lever.step).floor();
        let value = lever.low + lever.step * ((change as f64 * 0.618).fract() * steps).floor();
        let set = [(lever.key.clone(), value)].into_iter().collect();
        let state = PageState {
            now: StateChange { set, ..StateChange::default() },
            ..PageState::default()
        };
        let since = Instant::now();
        session.change(state)?;
        if session.arm_now().is_some() {
            live(&mut session, ArmOfPage::Now)?;
        }
        // other final weeks are other numbers of the scenario as it is as well
        if session.draw(FIRST, false, "changed", DrawnForm::OfPage).is_err() {
            live(&mut session, ArmOfPage::AsItIs)?;
            session.draw(FIRST, false, "changed", DrawnForm::OfPage)?;
        }
        taken.push(1000.0 * since.elapsed().as_secs_f64());
    }
    Ok(taken)
}

fn live(session: &mut Session, arm: ArmOfPage) -> Result<(), Advice> {
    for future in 0..FIRST {
        let run = session.live(arm, future)?;
        session.keep(arm, future, &run)?;
    }
    Ok(())
}

/// The figures of both in lines.
pub(super) fn told(page: &PageFigures, native: &[f64], futures: u32) -> String {
    let PageFigures { drags, all, first_chart, workers, memory } = page;
    let of = |times: &[f64], share: f64| {
        let mut sorted = times.to_vec();
        sorted.sort_by(f64::total_cmp);
        sorted.get(((sorted.len() as f64 * share) as usize).min(sorted.len().max(1) - 1)).copied()
    };
    let ms = |time: Option<f64>| format!("{} ms", rounded(time.unwrap_or(f64::NAN)));
    let (middle, own) = (of(drags, 0.5), of(native, 0.5));
    let ratio = middle.zip(own).map_or(f64::NAN, |(page, own)| page / own);
    let memory = format!("{} million bytes", rounded(memory / 1e6));
    format!(
        "first chart after opening            {}\n\
         first answer, {} futures, median      {} ({} changes, 95 % within {})\n\
         the same by the program, one thread  {} (the page takes {} times as long, with {workers} engines)\n\
         all {futures} futures told                {}\n\
         memory of the page, engines included {memory}\n",
        ms(Some(*first_chart)),
        FIRST,
        ms(middle),
        drags.len(),
        ms(of(drags, 0.95)),
        ms(own),
        rounded(ratio),
        ms(Some(*all)),
    )
}
