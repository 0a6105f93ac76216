//! Waiting work that departments pass to each other.

use crate::futures::plan::BASELINE;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, LivedCase, Trouble};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Hand-offs";
const LINEAR: &str = "verify/linear-pay";
const QUEUE: &str = "verify/queue";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "help_moves_what_a_week_does_not_hold",
        topic: TOPIC,
        says: "What lands beyond a week waits until others take it over: the more help, the less; with full help two departments carry the load of both",
        source: "Thompson 1967; form: assumption",
        equation: "backlog of the full = (l - C) / help; hours of the other = l' + n (l - C) / n'; missed = (n l + n' l' - n C - n' C) / n where both are full",
        runs: LINEAR,
        compare: moves,
    },
    Claim {
        name: "help_neither_makes_nor_loses_work",
        topic: TOPIC,
        says: "All that lands is done, given up or still waits, whoever does it",
        source: "definition",
        equation: "sum over departments of change of backlog = landed - done - missed, each week",
        runs: QUEUE,
        compare: conserved,
    },
    Claim {
        name: "help_relieves_only_while_others_have_room",
        topic: TOPIC,
        says: "Help empties a full department while another one has hours to spare, and takes these hours from what that one would do; where all are full it changes nothing",
        source: "Thompson 1967",
        equation: "d backlog of the full / d help < 0 while others have room, = 0 where they have none",
        runs: QUEUE,
        compare: relieves,
    },
];

/// Seats of the team that lets work land, of the desk on which it lands, and of the one that may help.
const SEATS: [f64; 3] = [96.0, 24.0, 48.0];
/// Effective hours of kind b per seat of the team.
const PROMISED: f64 = 0.12;

/// A team whose work of kind b lands on a desk, week by week the same, and a back office beside it; nothing else is urgent.
fn desk_and_office(landing: f64) -> Case {
    Case::of(LINEAR)
        .with("mechanisms", "[\"incentives\", \"workload\", \"interdependence\"]")
        .with("time.weeks", 120)
        .with("department.team.people", SEATS[0])
        .with("department.desk.people", SEATS[1])
        .with("department.office.people", SEATS[2])
        .with("conflict.promises.source", "\"team\"")
        .with("conflict.promises.target", "\"desk\"")
        .with("conflict.promises.work", "\"b\"")
        .with("conflict.promises.hours", landing * SEATS[1] / (SEATS[0] * PROMISED))
        .with("people.strain_rate", 0)
        .with("people.exit_rate", 0)
        .with("workload.arrivals", 0)
        .with("workload.meetings", 0)
        .with("workload.approvals", 0)
        .with("workload.reporting", 0)
        .with("workload.urgent_cap", 1)
        .with("workload.backlog_max", 5)
        .with("workload.corner_cutting", 0)
        .with("workload.haste", 0)
        .with("workload.fire", 0)
        // the team only hands on
        .with("event.busy.week", 1)
        .with("event.busy.only_in.department", "\"team\"")
        .with("event.busy.set.workload.urgent_cap", 0)
}

fn moves(rows: &mut Rows) -> Result<(), Trouble> {
    // what lands on the desk, of which it holds 1; the office takes over what is beyond, and holds 2 of the desk's
    for (landing, fits) in [(1.5, true), (2.8, true), (3.5, false)] {
        let lived = desk_and_office(landing)
            .option("half", "workload.help", 0.5)
            .option("full", "workload.help", 1)
            .live()?;
        for (option, help) in [("half", 0.5), ("full", 1.0)] {
            let beyond: f64 = landing - 1.0;
            let share = SEATS[1] / SEATS[2];
            let office = if fits { beyond * share } else { 1.0 };
            let of = |department, metric| lived.department(option, department, metric);
            let mut at = rows.at(lived.described_with(option));
            at.exact("hours of the desk", "working weeks", 1.0, of("desk", Metric::UrgentDone))
                .exact(
                    "hours of the office",
                    "working weeks",
                    office,
                    of("office", Metric::UrgentDone),
                )
                .exact(
                    "work that lands on the office itself",
                    "working weeks",
                    0.0,
                    of("office", Metric::UrgentLanded),
                )
                .exact(
                    "work that the desk gives up",
                    "working weeks",
                    if fits { 0.0 } else { beyond - 1.0 / share },
                    of("desk", Metric::MissedWork),
                )
                .exact(
                    "work that waits at the desk",
                    "working weeks",
                    if fits { beyond / help } else { 5.0 },
                    of("desk", Metric::Backlog),
                );
        }
    }
    // two weeks of work beyond the own for each seat of the desk are a week for each of the office
    let lived = desk_and_office(3.0).option("full", "workload.help", 1).live()?;
    let done = |department| lived.department("full", department, Metric::UrgentDone);
    rows.at(lived.described_with("full")).exact(
        "hours of the office, against those of the desk",
        "working weeks",
        done("desk"),
        done("office"),
    );
    Ok(())
}

/// Three departments with urgent work by chance, of which each has the load of its own.
fn by_chance() -> Case {
    Case::of(QUEUE)
        .with("time.weeks", 60)
        .with("workload.item", 0.125)
        .with("workload.arrivals", 0.5)
        .with("workload.backlog_max", 2)
        .with("department.desk.people", 40)
        .with("department.counter.people", 24)
        .with("department.office.people", 56)
}

/// The same with the load of each from the first week on.
fn loaded(loads: [f64; 3]) -> Case {
    ["desk", "counter", "office"].into_iter().zip(loads).fold(by_chance(), |case, (name, load)| {
        case.with(&format!("event.{name}.week"), 1)
            .with(&format!("event.{name}.only_in.department"), format!("\"{name}\""))
            .with(&format!("event.{name}.set.workload.arrivals"), load)
    })
}

fn conserved(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = loaded([1.4, 1.1, 0.8])
        .with("workload.rework", 1)
        .with("workload.corner_cutting", 0.2)
        .option("help", "workload.help", 0.6)
        .live()?;
    for option in [BASELINE, "help"] {
        let (mut before, mut worst, mut given_up) = (0.0, 0.0_f64, 0.0);
        for week in 1..=lived.weeks() {
            let of = |metric| lived.week(option, week, metric);
            let waits = of(Metric::Backlog);
            let missed = of(Metric::MissedWork);
            let theory = before + of(Metric::UrgentLanded) - of(Metric::UrgentDone) - missed;
            worst = worst.max((waits - theory).abs());
            given_up += missed;
            before = waits;
        }
        rows.at(lived.described_with(option))
            .equal(
                "backlog: largest gap of 60 weeks to what landed less what was done and given up",
                "working weeks per seat",
                0.0,
                worst,
                Tolerance::digits(5.0, 1.0),
            )
            .above("work given up in all", "working weeks", 0.1, given_up, Tolerance::none());
    }
    Ok(())
}

/// Own hours of the office, on both kinds of work.
fn own_hours(lived: &LivedCase, option: &str) -> f64 {
    let of = |kind| lived.hours(option, lived.weeks(), "department office", kind);
    of("a") + of("b")
}

fn relieves(rows: &mut Rows) -> Result<(), Trouble> {
    // one is full and one has room
    let lived = loaded([1.3, 0.6, 0.3]).option("help", "workload.help", 0.5).live()?;
    let backlog =
        |lived: &LivedCase, option: &str| lived.department(option, "desk", Metric::Backlog);
    rows.at(lived.described_with("help"))
        .below(
            "backlog of the full department, against no help",
            "working weeks",
            0.5 * backlog(&lived, BASELINE),
            backlog(&lived, "help"),
            Tolerance::none(),
        )
        .below(
            "hours that the office chooses how to spend, against no help",
            "working weeks",
            own_hours(&lived, BASELINE),
            own_hours(&lived, "help"),
            Tolerance::none(),
        );
    // all are full
    let lived = loaded([1.5, 1.3, 1.3])
        .option("help", "workload.help", 1)
        .option("none", "workload.help", 0)
        .live()?;
    for department in ["desk", "counter", "office"] {
        for metric in [Metric::Backlog, Metric::UrgentDone, Metric::MissedWork] {
            let of = |option| lived.department(option, department, metric);
            rows.at(lived.described_with("help")).equal(
                format!("{department}: {}, against no help", metric.info().name),
                "working weeks",
                of("none"),
                of("help"),
                Tolerance::none(),
            );
        }
    }
    Ok(())
}
