//! What a long request takes, measured and said before it starts.

#![expect(clippy::disallowed_types, reason = "how long something takes is about time on the wall")]

use crate::document::number::sized;
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::time::Instant;

use crate::cli::args::Common;
use crate::cli::outcome::CommandFailure;
use crate::cli::threads::with_threads;
use crate::cli::{memory, say};
use crate::document::number::counted;
use crate::futures::Lab;
use crate::futures::execute::{Parallel, is_large};
use crate::futures::plan::Plan;
use crate::question::Effort;
use crate::scenario::{Metric, Scenario};

/// Requests that take longer ask first. Seconds.
const LONG: f64 = 3600.0;
/// Requests below this are not measured: the slowest machine does them within the hour. Weeks of a seat.
const SHORT: f64 = 3e9;
/// What a week of a run takes beside its seats, as so many seats.
const SEATS_OF_A_WEEK: f64 = 50.0;
/// What a run takes beside its weeks, as so many weeks of a seat.
const WORK_OF_A_RUN: f64 = 5_000.0;
/// So many weeks tell how long a week takes.
const FEW_WEEKS: u32 = 3;
/// What takes so long can be measured. Seconds.
const LONG_ENOUGH: f64 = 0.5;
/// Most futures that are lived to see how long they take.
const MOST_AT_ONCE: u32 = 10_000;
/// Memory of a seat while it is simulated. Bytes.
const BYTES_OF_A_SEAT: f64 = 400.0;

/// What was agreed to before it is known how long it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Consent {
    /// Whether the request says `--yes`.
    pub(super) yes: bool,
    /// Whether something may be said.
    pub(super) talks: bool,
}

/// What a request takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct RequestSize<'a> {
    /// What is lived first, or something like all that is lived.
    pub(super) like: &'a Plan,
    /// Runs of it all.
    pub(super) runs: u64,
    /// What is kept in memory until the end. Bytes.
    pub(super) kept: f64,
    /// Time besides runs, on one thread. Seconds.
    pub(super) besides: f64,
    /// Size of the tables, where that is worth saying. Bytes.
    pub(super) tables: f64,
    /// How to ask for less.
    pub(super) less: &'static str,
}

impl<'a> RequestSize<'a> {
    /// What a question takes.
    pub(super) fn of(effort: &'a Effort) -> Self {
        let Effort { like, runs, kept, less } = effort;
        Self { like, runs: *runs, kept: *kept, besides: 0.0, tables: 0.0, less }
    }
}

impl RequestSize<'_> {
    /// Refuses what does not fit into memory, and asks before what takes long.
    pub(super) fn agree(
        &self,
        threads: Option<u32>,
        consent: Consent,
    ) -> Result<(), CommandFailure> {
        let workers = with_threads(threads, rayon::current_num_threads)?;
        let bytes = self.bytes(workers);
        let most = memory::most();
        if bytes > most.bytes {
            return Err(CommandFailure::Request(
                format!("{} need about {} of memory, {}", self.amount(), sized(bytes), most.why),
                self.less.to_owned(),
            ));
        }
        if self.work() < SHORT {
            return Ok(());
        }
        if is_large(self.like) && consent.talks {
            say::talk("note: living a few weeks to see how long it takes");
        }
        let seconds = with_threads(threads, || self.seconds())?;
        if seconds < LONG {
            return Ok(());
        }
        let tables = if self.tables > 0.0 {
            format!(", and tables of about {}", sized(self.tables))
        } else {
            String::new()
        };
        let takes = format!(
            "{} take about {} with {} and {} of memory{tables}",
            self.amount(),
            lasting(seconds),
            counted(workers, "thread", "threads"),
            sized(bytes)
        );
        consent.to(&takes, self.less)
    }

    /// `5,000,000 runs (of 104 weeks of 401 people)`.
    fn amount(&self) -> String {
        let scenario = self.like.baseline();
        format!(
            "{} of {} of {}",
            counted(self.runs as usize, "run", "runs"),
            counted(scenario.weeks as usize, "week", "weeks"),
            counted(scenario.chart.seats() - 1, "person", "people")
        )
    }

    /// About how much there is to do. Weeks of a seat.
    fn work(&self) -> f64 {
        let scenario = self.like.baseline();
        let seats = scenario.chart.seats() as f64 + SEATS_OF_A_WEEK;
        self.runs as f64 * (seats * f64::from(scenario.weeks) + WORK_OF_A_RUN)
    }

    /// Memory at its most.
    fn bytes(&self, workers: usize) -> f64 {
        let at_once = if is_large(self.like) { 1 } else { workers };
        let seats = |plan: &Plan| {
            plan.scenarios.iter().map(|scenario| scenario.chart.seats()).max().unwrap_or(0)
        };
        self.kept + at_once as f64 * BYTES_OF_A_SEAT * seats(self.like) as f64
    }

    /// How long it takes on the current thread pool, measured.
    fn seconds(&self) -> f64 {
        let futures = self.runs as f64 / self.like.runs_each() as f64;
        futures * seconds_of_a_future(self.like) + self.besides
    }
}

impl Consent {
    /// What the options say that every experiment has.
    pub(super) fn of(common: &Common) -> Self {
        Self { yes: common.yes, talks: common.quiet < 2 }
    }

    /// Goes on with what takes long only if somebody wants it.
    fn to(self, takes: &str, less: &str) -> Result<(), CommandFailure> {
        if self.yes {
            if self.talks {
                say::talk(&format!("note: {takes}"));
            }
            return Ok(());
        }
        let nobody = || {
            CommandFailure::Request(
                takes.to_owned(),
                format!("add `--yes` to begin nevertheless; or {less}"),
            )
        };
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return Err(nobody());
        }
        say::talk(&format!("{takes}.\nBegin? [y/N]"));
        let mut answer = String::new();
        let read = io::stdin().read_line(&mut answer);
        if read.is_ok() && is_yes(&answer) { Ok(()) } else { Err(CommandFailure::Declined) }
    }
}

fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}

/// How long futures of a plan take on the current thread pool. Seconds of one, when many are lived.
fn seconds_of_a_future(plan: &Plan) -> f64 {
    let weeks = plan.baseline().weeks;
    let mut at_once = if is_large(plan) { 1 } else { rayon::current_num_threads() as u32 };
    // large organizations live for years of which a few weeks tell
    let few = weeks.min(FEW_WEEKS);
    let (one, several) = (seconds(plan, at_once, 1), seconds(plan, at_once, few));
    let a_week = (several - one).max(0.0) / f64::from((few - 1).max(1));
    let mut all = one + a_week * f64::from(weeks - 1);
    // small ones are over before a clock sees it
    while all < LONG_ENOUGH && at_once < MOST_AT_ONCE {
        at_once *= 2;
        all = seconds(plan, at_once, weeks);
    }
    all / f64::from(at_once)
}

/// Lives so many futures of a plan, and only so many weeks of them, and says how long that took.
fn seconds(plan: &Plan, futures: u32, weeks: u32) -> f64 {
    let cut = |scenario: &Arc<Scenario>| {
        let final_weeks = scenario.final_weeks.min(weeks);
        Arc::new(Scenario { weeks, final_weeks, ..Scenario::clone(scenario) })
    };
    let scenarios = plan.scenarios.iter().map(cut).collect();
    let cut = Plan { scenarios, futures, ..plan.clone() };
    seconds_of(|| {
        // what cannot be lived is told when it counts
        let _ = Parallel::default().finals(&cut, Metric::Value);
    })
}

/// How long some work takes.
pub(super) fn seconds_of(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64()
}

/// A stretch of time in words, as exact as an estimate is.
fn lasting(seconds: f64) -> String {
    let (hour, day, year) = (3600.0, 86_400.0, 365.25 * 86_400.0);
    let (unit, one, several) = if seconds < 48.0 * hour {
        (hour, "hour", "hours")
    } else if seconds < 2.0 * year {
        (day, "day", "days")
    } else {
        (year, "year", "years")
    };
    counted((seconds / unit).round().max(1.0) as usize, one, several)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_is_as_exact_as_it_can_be() {
        let hours = 3600.0;
        let words =
            [1.2, 5.6, 47.0, 49.0, 24.0 * 700.0, 24.0 * 365.25 * 3.0].map(|it| lasting(it * hours));
        assert_eq!(words, ["1 hour", "6 hours", "47 hours", "2 days", "700 days", "3 years"]);
        let words = [1.0, 3.4e6, 2.34e9, 5.6e10, 1.2e12].map(sized);
        assert_eq!(words, ["1 MB", "3 MB", "2.3 GB", "56 GB", "1.2 TB"]);
    }

    #[test]
    fn only_a_clear_yes_is_one() {
        assert!(is_yes("y\n") && is_yes(" Yes "));
        assert!(!is_yes("") && !is_yes("\n") && !is_yes("no") && !is_yes("yesterday"));
    }
}
