//! How far a run is, and how long it will still take: a bar in a terminal, a few lines elsewhere.

#![expect(clippy::disallowed_types, reason = "progress is about time on the wall")]

use std::io::IsTerminal;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::say;
use crate::futures::execute::Pace;

/// Time between two lines where there is no terminal.
const BETWEEN_LINES: Duration = Duration::from_secs(10);
/// Drawings of the bar per second.
const DRAWINGS: u8 = 5;

/// Tells how far a run is.
pub(super) struct Progress {
    bar: ProgressBar,
    /// What is counted, in the plural.
    what: &'static str,
    plain: Option<Mutex<Plain>>,
}

struct Plain {
    started: Instant,
    told: Instant,
}

impl Progress {
    /// Begins with nothing done of so many.
    pub(super) fn begin(all: u64, what: &'static str, silent: bool) -> Self {
        if silent {
            return Self { bar: ProgressBar::hidden(), what, plain: None };
        }
        if !std::io::stderr().is_terminal() {
            let now = Instant::now();
            let bar = ProgressBar::with_draw_target(Some(all), ProgressDrawTarget::hidden());
            return Self { bar, what, plain: Some(Mutex::new(Plain { started: now, told: now })) };
        }
        let bar =
            ProgressBar::with_draw_target(Some(all), ProgressDrawTarget::stderr_with_hz(DRAWINGS));
        let style = format!("{{wide_bar}} {{pos}} of {{len}} {what}, {{eta}} left");
        bar.set_style(
            ProgressStyle::with_template(&style).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        Self { bar, what, plain: None }
    }

    /// Counts what is done.
    pub(super) fn add(&self, count: u64) {
        self.bar.inc(count);
        let Some(plain) = &self.plain else { return };
        let Ok(mut plain) = plain.lock() else { return };
        let (done, all) = (self.bar.position(), self.bar.length().unwrap_or(0));
        if plain.told.elapsed() >= BETWEEN_LINES && done < all {
            plain.told = Instant::now();
            let left = plain.started.elapsed().as_secs_f64() * (all - done) as f64 / done as f64;
            say::talk(&format!("{done} of {all} {}, about {left:.0} s left", self.what));
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
