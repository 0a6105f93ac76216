//! Measures of results: what becomes of urgent work, what is written down of it, and what people do for either.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, LivedCase, Trouble};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Results";
const LINEAR: &str = "verify/linear-pay";
const QUEUE: &str = "verify/queue";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "the_share_served_in_time_follows_the_mean_wait",
        topic: TOPIC,
        says: "The share served within a limit is that of waits that spread exponentially around Little's mean",
        source: "Little 1961; Pollaczek-Khinchine; spread: assumption",
        equation: "share = 1 - exp(-limit / wait), wait = b / m + item u / (2 (1 - u)); b = backlog_max where all is full, 0 where hands are enough",
        runs: QUEUE,
        compare: in_time,
    },
    Claim {
        name: "what_is_recorded_exceeds_what_is_by_the_hours_that_write_it",
        topic: TOPIC,
        says: "The record is better than the result by what hours of writing it differently add, and pay buys these hours like any other",
        source: "Bevan & Hood 2006; Holmstrom & Milgrom 1991; form: assumption",
        equation: "recorded - real = r hours, hours = strength r / cost, r = (1 - recorded_by_others) relabel",
        runs: LINEAR,
        compare: recorded,
    },
    Claim {
        name: "others_who_record_record_what_is",
        topic: TOPIC,
        says: "Where others keep the record it is what is, to the last bit, and nobody has a reason to write it differently",
        source: "Propper et al. 2008; definition",
        equation: "recorded = real, hours of writing it differently = 0, at recorded_by_others = 1",
        runs: LINEAR,
        compare: by_others,
    },
    Claim {
        name: "people_do_for_a_result_what_an_hour_does_for_it",
        topic: TOPIC,
        says: "A result pulls along what an hour more does to it now: serving who waits, preventing what would come back, writing it differently",
        source: "Baker 1992; form: assumption",
        equation: "hours = strength d recorded / d hour / cost, by last week's numbers",
        runs: LINEAR,
        compare: pulls,
    },
    Claim {
        name: "pay_counts_what_is_recorded",
        topic: TOPIC,
        says: "What a result earns is what was recorded the week before",
        source: "definition",
        equation: "pay = strength recorded",
        runs: LINEAR,
        compare: pays,
    },
    Claim {
        name: "a_target_is_met_on_paper_without_hands_and_in_fact_with_them",
        topic: TOPIC,
        says: "Where all hands are full and those who are judged keep the record, a target improves the record alone; where hands are free and others keep it, it improves the result",
        source: "Bevan & Hood 2006; Propper et al. 2008",
        equation: "full, own record: real same, recorded up; free, others' record: real up, recorded = real",
        runs: LINEAR,
        compare: on_paper,
    },
];

const STRENGTH: f64 = 0.3;
const EFFORT_COST: f64 = 2.0;
const ITEM: f64 = 0.01;
/// Nobody is counted as busier.
const MOST_BUSY: f64 = 0.95;
/// Urgent work that waits at most, where more arrives than can be done. Working weeks.
const FULL: f64 = 2.0;
/// Part of the week that urgent work can take there.
const CAP: f64 = 0.5;

/// A team that is judged by a result, with hours to spare; hours of b write it down differently.
fn judged(result: &str, weight: f64) -> Case {
    Case::of(LINEAR)
        .with("mechanisms", "[\"incentives\", \"workload\"]")
        .with("time.weeks", 30)
        .with("measure.units.result", format!("\"{result}\""))
        .with("measure.units.relabelled_by", "\"b\"")
        .with("reward.bonus.pays_for", format!("{{ units = {weight} }}"))
        .with("reward.bonus.strength", STRENGTH)
        .with("people.effort_cost", EFFORT_COST)
        .with("people.strain_rate", 0)
        .with("people.exit_rate", 0)
        .with("workload.item", ITEM)
        .with("workload.meetings", 0)
        .with("workload.approvals", 0)
        .with("workload.reporting", 0)
        .with("workload.urgent_cap", 1)
        .with("workload.corner_cutting", 0)
        .with("workload.haste", 0)
        .with("workload.rework", 0)
        .with("workload.missed_cost", 0)
        .with("workload.fire", 0)
}

/// The same with far more work than can be done: so much waits, and so much is done in a week.
fn overloaded(result: &str, weight: f64) -> Case {
    judged(result, weight)
        .with("workload.arrivals", 5)
        .with("workload.urgent_cap", CAP)
        .with("workload.backlog_max", FULL)
}

fn in_time(rows: &mut Rows) -> Result<(), Trouble> {
    let queue = || {
        Case::of(QUEUE)
            .with("time.weeks", 40)
            .with("measure.served.result", "\"waiting\"")
            .option("long", "measure.served.limit_weeks", 4)
            .option("short", "measure.served.limit_weeks", 0.01)
    };
    let limits = [(BASELINE, 1.0), ("long", 4.0), ("short", 0.01)];
    let item = 0.01;
    let full = queue()
        .with("workload.item", item)
        .with("workload.arrivals", 5)
        .with("workload.backlog_max", FULL)
        .live()?;
    let within = |item: f64, busy: f64| item * busy / (2.0 * (1.0 - busy));
    let some = queue().with("workload.arrivals", 0.9).live()?;
    let slack = queue().with("workload.arrivals", 0.5).with("workload.item", 0.02).live()?;
    for (option, limit) in limits {
        let share = |wait: f64| 1.0 - math::exp(-limit / wait);
        rows.at(full.described_with(option)).exact(
            "share served in time, where all is full",
            "share",
            share(FULL + within(item, MOST_BUSY)),
            full.last(option, Metric::RealResult),
        );
        for (lived, item) in [(&some, 1.0), (&slack, 0.02)] {
            // an hour a week is all there is, so what is done is how busy people are
            let done = lived.last(option, Metric::UrgentDone);
            let waits = lived.last(option, Metric::Backlog);
            rows.at(lived.described_with(option)).exact(
                "share served in time, by what is done and what is left over",
                "share",
                share(waits / done + within(item, done.min(MOST_BUSY))),
                lived.last(option, Metric::RealResult),
            );
        }
    }
    Ok(())
}

fn recorded(rows: &mut Rows) -> Result<(), Trouble> {
    let relabel = 0.8;
    let lived = judged("cases", 1.0)
        .with("workload.arrivals", 0.3)
        .with("measure.units.relabel", relabel)
        .option("half", "measure.units.recorded_by_others", 0.5)
        .option("more", "measure.units.relabel", 1.2)
        .live()?;
    for (option, added) in [(BASELINE, relabel), ("half", 0.5 * relabel), ("more", 1.2)] {
        let hours = STRENGTH * added / EFFORT_COST;
        let apart =
            lived.last(option, Metric::RecordedResult) - lived.last(option, Metric::RealResult);
        rows.at(lived.described_with(option))
            .exact(
                "hours of writing it differently",
                "working weeks",
                hours,
                lived.last_hours(option, "b"),
            )
            .exact("recorded minus real", "working weeks per seat", added * hours, apart)
            .exact(
                "real, as it is done",
                "working weeks per seat",
                lived.last(option, Metric::UrgentDone),
                lived.last(option, Metric::RealResult),
            );
    }
    // what waits less on paper, and what has been done before less often
    let less = overloaded("backlog", -1.0).with("measure.units.relabel", relabel).live()?;
    let hours = STRENGTH * relabel / EFFORT_COST;
    rows.at(less.described()).exact(
        "recorded backlog minus backlog",
        "working weeks per seat",
        -relabel * hours,
        less.last(BASELINE, Metric::RecordedResult) - less.last(BASELINE, Metric::Backlog),
    );
    Ok(())
}

fn by_others(rows: &mut Rows) -> Result<(), Trouble> {
    for (result, weight) in [("waiting", 1.0), ("backlog", -1.0), ("cases", 1.0), ("rework", -1.0)]
    {
        let lived = overloaded(result, weight)
            .with("workload.fire", 0.5)
            .with("measure.units.relabel", 0.8)
            // people write it down differently for another reason: the record stays what it is
            .with("department.team.identity", "{ b = 0.1 }")
            .with("measure.units.recorded_by_others", 1)
            .live()?;
        let real = lived.weekly(BASELINE, 0, Metric::RealResult);
        let recorded = lived.weekly(BASELINE, 0, Metric::RecordedResult);
        let apart = real.iter().zip(&recorded).map(|(real, recorded)| (real - recorded).abs());
        rows.at(lived.described())
            .equal(
                format!("largest difference of the record of {result} in any week"),
                "unit of the result",
                0.0,
                apart.fold(0.0, |most, apart| if apart <= most { most } else { apart }),
                Tolerance::none(),
            )
            .above(
                "what is, in the last week",
                "unit of the result",
                0.0,
                lived.last(BASELINE, Metric::RealResult),
                Tolerance::none(),
            )
            .exact(
                "hours of writing it differently, for the other reason alone",
                "working weeks",
                0.1 / EFFORT_COST,
                lived.last_hours(BASELINE, "b"),
            );
    }
    Ok(())
}

fn pulls(rows: &mut Rows) -> Result<(), Trouble> {
    // an hour a week serves an hour of what waits; a limit of a week
    let queue = FULL + CAP * ITEM * CAP / (2.0 * (1.0 - CAP));
    let limits = CAP / queue;
    let sooner = math::exp(-limits) * limits / queue;
    for (result, weight, relabel, [serving, writing]) in [
        ("waiting", 1.0, 0.5, [sooner, 0.5]),
        // nobody hides more than there is
        ("waiting", 1.0, 9.0, [sooner, math::exp(-limits)]),
        ("backlog", -1.0, 0.5, [1.0, 0.5]),
        ("cases", 1.0, 0.5, [1.0, 0.5]),
    ] {
        let lived = overloaded(result, weight).with("measure.units.relabel", relabel).live()?;
        rows.at(lived.described())
            .exact(
                format!("hours beyond urgent work for {result}"),
                "working weeks",
                STRENGTH * serving / EFFORT_COST,
                lived.last_hours(BASELINE, "a"),
            )
            .exact(
                "hours of writing it differently",
                "working weeks",
                STRENGTH * writing / EFFORT_COST,
                lived.last_hours(BASELINE, "b"),
            );
    }
    prevention(rows)
}

/// Hours of prevention that a record of rework pulls, where others keep it.
fn prevention(rows: &mut Rows) -> Result<(), Trouble> {
    let (fire, slope, need) = (0.6, 0.4, 0.5);
    let lived = judged("rework", -1.0)
        .with("workload.arrivals", 0.3)
        .with("workload.fire", fire)
        .with("workload.defect", 0.2)
        .with("workload.defect_slope", slope)
        .with("workload.quality_need", need)
        .with("workload.surface", 0.5)
        .with("work.b.prevents", 1)
        .with("measure.units.relabelled_by", "\"b\"")
        .with("measure.units.relabel", 0)
        .live()?;
    let before = lived.weeks() - 1;
    let of = |metric: Metric| lived.week(BASELINE, before, metric);
    let (landed, share) = (of(Metric::UrgentLanded), of(Metric::ReworkShare));
    let avoided = fire * slope * of(Metric::UrgentDone) / need;
    let along = (avoided * (1.0 - share) / landed).min(share);
    rows.at(lived.described()).exact(
        "hours of prevention",
        "working weeks",
        STRENGTH * along / EFFORT_COST,
        lived.last_hours(BASELINE, "b"),
    );
    Ok(())
}

fn pays(rows: &mut Rows) -> Result<(), Trouble> {
    let gate = overloaded("waiting", 1.0)
        .with("measure.units.relabel", 0.5)
        .option("shared", "reward.bonus.based_on", "\"department\"")
        .option_of(
            "target",
            &[
                ("reward.bonus.shape", &"\"capped\""),
                ("reward.bonus.cap", &1.0),
                ("reward.bonus.period_weeks", &52),
            ],
        )
        .live()?;
    let before = gate.weeks() - 1;
    for option in [BASELINE, "shared"] {
        rows.at(gate.described_with(option)).exact(
            "pay",
            "reward per seat",
            STRENGTH * gate.week(option, before, Metric::RecordedResult),
            gate.last(option, Metric::Pay),
        );
    }
    let all: f64 = gate.weekly("target", 0, Metric::Pay).iter().sum();
    rows.at(gate.described_with("target")).exact(
        "pay of the whole run, up to the cap",
        "reward per seat",
        STRENGTH,
        all,
    );
    Ok(())
}

fn on_paper(rows: &mut Rows) -> Result<(), Trouble> {
    let without = |case: Case| case.option("none", "reward.bonus.strength", 0).live();
    let full = without(overloaded("waiting", 1.0).with("measure.units.relabel", 0.5))?;
    let free = without(
        judged("waiting", 1.0)
            .with("workload.arrivals", 0.5)
            .with("workload.item", 0.1)
            .with("workload.fire", 0.6)
            .with("workload.defect_slope", 0.4)
            .with("workload.quality_need", 0.5)
            .with("workload.surface", 0.5)
            .with("work.b.prevents", 1)
            .with("measure.units.limit_weeks", 0.05)
            .with("measure.units.relabel", 0.5)
            .with("measure.units.recorded_by_others", 1),
    )?;
    let gained = |lived: &LivedCase, metric: Metric| {
        lived.last(BASELINE, metric) - lived.last("none", metric)
    };
    rows.at(full.described())
        .exact(
            "real: with a target minus without, hands full",
            "share",
            0.0,
            gained(&full, Metric::RealResult),
        )
        .above(
            "recorded: with a target minus without, hands full",
            "share",
            0.0,
            gained(&full, Metric::RecordedResult),
            Tolerance::none(),
        );
    rows.at(free.described())
        .above(
            "real: with a target minus without, hands free",
            "share",
            0.0,
            gained(&free, Metric::RealResult),
            Tolerance::none(),
        )
        .exact(
            "recorded minus real there",
            "share",
            0.0,
            free.last(BASELINE, Metric::RecordedResult) - free.last(BASELINE, Metric::RealResult),
        );
    Ok(())
}
