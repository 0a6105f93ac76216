//! Hours beyond the contract: where they hold a backlog, and what they cost later.

use crate::engine::record::{LEDGER_ENDS, OVERTIME};
use crate::futures::plan::BASELINE;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, LivedCase, Trouble};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Urgent work";
const QUEUE: &str = "verify/queue";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "overtime_holds_a_backlog_where_it_meets_what_arrives",
        topic: TOPIC,
        says: "Where pressure adds hours a backlog grows until these are as many as arrive beyond the contract",
        source: "Homer 1985; Oliva & Sterman 2001",
        equation: "overtime min(1, pressure) = l - 1; l = 1.1, overtime = .2: pressure .5, .4 wait; .05: d backlog / dt = .05",
        runs: QUEUE,
        compare: backlog,
    },
    Claim {
        name: "long_hours_help_for_weeks_and_hurt_later",
        topic: TOPIC,
        says: "Long hours achieve more at first, and less once tired people have left or the rush is over",
        source: "Homer 1985; Oliva & Sterman 2001",
        equation: "value with overtime above that without in the first weeks, below it later",
        runs: QUEUE,
        compare: later,
    },
];

fn backlog(rows: &mut Rows) -> Result<(), Trouble> {
    let (l, desks, weeks, from) = (1.1_f64, 400.0_f64, 600, 200);
    let item = 0.002;
    let lived = Case::of(QUEUE)
        .with("time.weeks", weeks)
        .with("workload.arrivals", l)
        .with("workload.item", item)
        .option("enough", "workload.overtime", 0.2)
        .option("too_little", "workload.overtime", 0.05)
        .live()?;
    let counted = (weeks - from) as f64;
    let mean = |option: &str, metric| {
        (from + 1..=weeks).map(|week| lived.week(option, week, metric)).sum::<f64>() / counted
    };
    // what a desk keeps of a surplus from one week to the next is 1 - overtime of it
    let error = (l * item / (desks * counted)).sqrt();
    let of = "Poisson arrivals at 400 desks over 400 weeks";
    let pressure = (l - 1.0) / 0.2;
    let mut at = rows.at(lived.described_with("enough"));
    at.equal(
        "hours beyond the contract",
        "share of the week",
        l - 1.0,
        mean("enough", Metric::OvertimeShare),
        Tolerance::errors(error, of),
    );
    at.equal(
        "work waiting",
        "working weeks per seat",
        1.0 + pressure - l,
        mean("enough", Metric::Backlog),
        Tolerance::errors(error / 0.2, of),
    );
    let kinds = ["a", "b"].into_iter().chain(LEDGER_ENDS).filter(|&kind| kind != OVERTIME);
    let all: f64 = kinds.map(|kind| lived.last_hours("enough", kind)).sum();
    at.exact(
        "all hours of the ledger less those beyond the contract",
        "working weeks",
        1.0,
        all - lived.last_hours("enough", OVERTIME),
    );
    let growth = lived.week("too_little", weeks, Metric::Backlog)
        - lived.week("too_little", from, Metric::Backlog);
    rows.at(lived.described_with("too_little"))
        .exact(
            "hours beyond the contract",
            "share of the week",
            0.05,
            lived.last("too_little", Metric::OvertimeShare),
        )
        .equal(
            "growth of the backlog",
            "working weeks per week",
            l - 1.05,
            growth / counted,
            Tolerance::errors(error, of),
        );
    Ok(())
}

fn later(rows: &mut Rows) -> Result<(), Trouble> {
    let tiring = || {
        Case::of(QUEUE)
            .with("workload.item", 0.05)
            .with("workload.arrivals", 1.3)
            .with("strategy.value", "\"linear\"")
            .with("people.strain_rate", 0.1)
            .option("long_hours", "workload.overtime", 0.3)
    };
    // those who are exhausted leave, and those who follow have to learn
    let lasting = tiring()
        .with("time.weeks", 200)
        .with("people.exit_rate", 0.005)
        .with("people.exit_strain", 5)
        .with("people.onboarding", 0.2)
        .with("people.onboarding_weeks", 40)
        .live()?;
    tell(rows, &lasting, "the load stays", [4..=12, 150..=200]);
    // nobody leaves, and after half a year the load is what a week holds
    let rush = tiring()
        .with("time.weeks", 52)
        .with("workload.arrivals", 0.6)
        .with("workload.backlog_max", 2)
        .with("event.rush.week", 1)
        .with("event.rush.until", 26)
        .with("event.rush.set.workload.arrivals", 1.3)
        .live()?;
    tell(rows, &rush, "a rush of half a year", [4..=12, 34..=45]);
    Ok(())
}

/// Compares value with long hours and without, early and late.
fn tell(
    rows: &mut Rows,
    lived: &LivedCase,
    what: &str,
    [early, late]: [std::ops::RangeInclusive<usize>; 2],
) {
    let mean = |option: &str, weeks: &std::ops::RangeInclusive<usize>| {
        let count = weeks.clone().count() as f64;
        weeks.clone().map(|week| lived.week(option, week, Metric::Value)).sum::<f64>() / count
    };
    let span = |weeks: &std::ops::RangeInclusive<usize>| {
        format!("strategic value, {what}, weeks {} to {}", weeks.start(), weeks.end())
    };
    let unit = "value per seat";
    rows.at(lived.described_with("long_hours"))
        .above(
            span(&early),
            unit,
            mean(BASELINE, &early),
            mean("long_hours", &early),
            Tolerance::none(),
        )
        .below(
            span(&late),
            unit,
            mean(BASELINE, &late),
            mean("long_hours", &late),
            Tolerance::none(),
        );
}
