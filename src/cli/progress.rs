//! How far a run is, and how long it will still take: a bar in a terminal, a few lines elsewhere, and lines of JSON for a
//! program that asks for them.

#![expect(clippy::disallowed_types, reason = "progress is about time on the wall")]

use std::io::IsTerminal;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::say;
use crate::futures::execute::Pace;

/// Time between two lines where there is no terminal.
const BETWEEN_LINES: Duration = Duration::from_secs(10);
/// Time between two lines that another program reads.
const BETWEEN_REPORTS: Duration = Duration::from_millis(200);
/// The variable with which another program asks for progress as lines of JSON on standard error: its only value is `json`.
/// They come whatever else is quiet, because only somebody who reads them asks.
const ASKED_BY: &str = "ORGDRIFT_PROGRESS";
/// Drawings of the bar per second.
const DRAWINGS: u8 = 5;

/// Tells how far a run is.
pub(super) struct Progress {
    bar: ProgressBar,
    /// What is counted, in the plural.
    what: &'static str,
    lines: Option<ProgressLines>,
}

/// Lines instead of a bar.
struct ProgressLines {
    /// Whether another program reads them.
    for_a_program: bool,
    started: Instant,
    told: Mutex<Instant>,
}

impl ProgressLines {
    fn begin(for_a_program: bool) -> Self {
        let now = Instant::now();
        Self { for_a_program, started: now, told: Mutex::new(now) }
    }

    /// Says how far it is, if it was not said just before.
    fn tell(&self, done: u64, all: u64, what: &str) {
        let Ok(mut told) = self.told.lock() else { return };
        let between = if self.for_a_program { BETWEEN_REPORTS } else { BETWEEN_LINES };
        let is_over = done >= all;
        // the end is news to a program; somebody at a terminal sees it
        let is_news = if is_over { self.for_a_program } else { told.elapsed() >= between };
        if !is_news {
            return;
        }
        *told = Instant::now();
        self.say(done, all, what);
    }

    fn say(&self, done: u64, all: u64, what: &str) {
        let spent = self.started.elapsed().as_secs_f64();
        let left = (done > 0).then(|| spent * all.saturating_sub(done) as f64 / done as f64);
        if self.for_a_program {
            let report =
                serde_json::json!({ "done": done, "all": all, "what": what, "seconds_left": left });
            say::talk(&format!("{{\"progress\":{report}}}"));
        } else {
            let left = left.unwrap_or(0.0);
            say::talk(&format!("{done} of {all} {what}, about {left:.0} s left"));
        }
    }
}

impl Progress {
    /// Begins with nothing done of so many.
    pub(super) fn begin(all: u64, what: &'static str, silent: bool) -> Self {
        let for_a_program = std::env::var(ASKED_BY).is_ok_and(|format| format == "json");
        if silent && !for_a_program {
            return Self { bar: ProgressBar::hidden(), what, lines: None };
        }
        if for_a_program || !std::io::stderr().is_terminal() {
            let bar = ProgressBar::with_draw_target(Some(all), ProgressDrawTarget::hidden());
            let lines = ProgressLines::begin(for_a_program);
            if for_a_program {
                lines.say(0, all, what);
            }
            return Self { bar, what, lines: Some(lines) };
        }
        let bar =
            ProgressBar::with_draw_target(Some(all), ProgressDrawTarget::stderr_with_hz(DRAWINGS));
        let style = format!("{{wide_bar}} {{pos}} of {{len}} {what}, {{eta}} left");
        bar.set_style(
            ProgressStyle::with_template(&style).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        Self { bar, what, lines: None }
    }

    /// Counts what is done.
    pub(super) fn add(&self, count: u64) {
        self.bar.inc(count);
        if let Some(lines) = &self.lines {
            lines.tell(self.bar.position(), self.bar.length().unwrap_or(0), self.what);
        }
    }

    /// Removes the bar.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// Hears how far a lab is, and shows a bar for whatever is lived next.
pub(super) struct Watcher {
    silent: bool,
    bar: Mutex<Option<Arc<Progress>>>,
}

impl Watcher {
    /// Nothing has begun.
    pub(super) fn new(silent: bool) -> Self {
        Self { silent, bar: Mutex::new(None) }
    }

    /// Begins the next bar, or counts what is done.
    pub(super) fn hear(&self, pace: Pace) {
        match pace {
            Pace::Begins(runs, what) => {
                self.end();
                if let Ok(mut bar) = self.bar.lock() {
                    *bar = Some(Arc::new(Progress::begin(runs, what, self.silent)));
                }
            }
            Pace::Done(runs) => {
                let bar = self.bar.lock().ok().and_then(|bar| bar.clone());
                if let Some(bar) = bar {
                    bar.add(runs);
                }
            }
        }
    }

    /// Removes the bar, if there is one.
    pub(super) fn end(&self) {
        let bar = self.bar.lock().ok().and_then(|mut bar| bar.take());
        if let Some(bar) = bar {
            bar.end();
        }
    }
}
