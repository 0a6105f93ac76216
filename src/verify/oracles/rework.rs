//! Hurry, work that comes back, and work that is given up.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, LivedCase, Trouble};
use crate::verify::paired::{FUTURES, falls, gain_of, of_a_sign, rises};
use crate::verify::row::{Rows, Tolerance, mean_and_error};

const TOPIC: &str = "Hurry and rework";
const QUEUE: &str = "verify/queue";
const TICKETS: &str = "tickets-versus-experience";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "skimped_work_comes_back_as_a_geometric_series",
        topic: TOPIC,
        says: "What is left out of an item comes back, and at rework 1 hurry saves no hour",
        source: "Cooper 1980",
        equation: "items = l / (1 - rework (1 - p)); hours = p items",
        runs: QUEUE,
        compare: comes_back,
    },
    Claim {
        name: "hurry_helps_only_where_nothing_comes_back",
        topic: TOPIC,
        says: "Half the time per item looks like a remedy only as long as what was left out never comes back",
        source: "Oliva & Sterman 2001",
        equation: "d outcome / d hurry <= 0 at rework >= 1, > 0 at rework 0 under load",
        runs: TICKETS,
        compare: hurry,
    },
    Claim {
        name: "work_given_up_costs_what_it_is_worth",
        topic: TOPIC,
        says: "Urgent work that is given up costs value, week by week",
        source: "definition",
        equation: "value lost = missed_cost (l - C)",
        runs: QUEUE,
        compare: given_up,
    },
    Claim {
        name: "less_load_helps_the_overloaded_and_not_the_slack",
        topic: TOPIC,
        says: "A company that gives work up gains from less of it, one with hours to spare gains nothing",
        source: "definition",
        equation: "d value / d l = -missed_cost where l > C; >= 0 where there is slack",
        runs: QUEUE,
        compare: less_load,
    },
    Claim {
        name: "free_hours_are_used_at_once_whatever_the_habit",
        topic: TOPIC,
        says: "Habit is in what people do with their hours, never in whether they use them",
        source: "definition",
        equation: "unused = 0 while hours bind; split += habit (plan - split)",
        runs: TICKETS,
        compare: no_idle_hours,
    },
    Claim {
        name: "an_hour_of_rework_makes_rework_worth_of_value",
        topic: TOPIC,
        says: "Hours that go to fires count as activity and make no value",
        source: "Repenning 2001; Seddon 2003 (failure demand)",
        equation: "value lost = fire d u (1 - worth), u = l / (1 - fire d)",
        runs: QUEUE,
        compare: worth_of_rework,
    },
    Claim {
        name: "more_fires_never_score_better",
        topic: TOPIC,
        says: "The outcome falls as fires grow, however the kinds of work replace each other",
        source: "Repenning 2001",
        equation: "d outcome / d fire < 0 at every substitution",
        runs: TICKETS,
        compare: more_fires,
    },
    Claim {
        name: "pay_by_the_item_buys_pace",
        topic: TOPIC,
        says: "Time per item falls with the part of pay by the item in what speaks for and against hurry, down to the fastest",
        source: "Paarsch & Shearer 2000; Oliva & Sterman 2001",
        equation: "tau = max(fastest, exp(-haste q)), q = b g / (b g + conviction kappa): .6065 at q = .5, haste = 1",
        runs: QUEUE,
        compare: haste,
    },
    Claim {
        name: "a_higher_piece_rate_shortens_items_and_brings_more_back",
        topic: TOPIC,
        says: "Where urgent work is paid by the piece, more pay means less time per piece and more rework",
        source: "Paarsch & Shearer 2000; Oliva & Sterman 2001",
        equation: "d tau / d b < 0 < d rework / d b",
        runs: TICKETS,
        compare: piece_rate,
    },
];

/// Tiny items and constant pace: pay by the item and nothing that speaks against hurry.
fn hurried(haste: f64) -> Case {
    Case::of(QUEUE)
        .with("mechanisms", "[\"incentives\", \"workload\"]")
        .with("department.desk.people", 200)
        .with("time.weeks", 400)
        .with("workload.item", 0.01)
        .with("workload.arrivals", 0.3)
        .with("workload.haste", haste)
        .with("workload.fastest", 0.05)
        .with("workload.erosion_weeks", 0)
        .with("people.conviction", 0)
        .with("measure.items.credit", "{ a = 1.0, b = 1.0 }")
        .with("reward.rate.pays_for", "{ items = 1 }")
        .with("reward.rate.strength", 5)
}

fn comes_back(rows: &mut Rows) -> Result<(), Trouble> {
    let (l, haste) = (0.3_f64, 0.5);
    let p = math::exp(-haste);
    let mut case = hurried(haste);
    let options = [("half", 0.5), ("all", 1.0), ("double", 2.0)];
    for (option, rework) in options {
        case = case.option(option, "workload.rework", rework);
    }
    let lived = case.live()?;
    let weeks = 101..=400;
    for (option, rework) in options {
        let mean = |of: &dyn Fn(usize) -> f64| weeks.clone().map(of).sum::<f64>() / 300.0;
        let done = mean(&|week| lived.week(option, week, Metric::UrgentDone));
        let hours = mean(&|week| urgent_hours(&lived, option, week));
        let multiple = 1.0 / (1.0 - rework * (1.0 - p));
        let error = (l * 0.01 / (200.0 * 300.0)).sqrt() * multiple;
        let of = "Poisson arrivals at 200 desks over 300 weeks";
        rows.at(lived.described_with(option))
            .exact("time per item", "share", p, lived.last(option, Metric::TimePerItem))
            .equal("items done", "working weeks", l * multiple, done, Tolerance::errors(error, of))
            .equal(
                "hours they take",
                "working weeks",
                p * l * multiple,
                hours,
                Tolerance::errors(error, of),
            );
    }
    Ok(())
}

/// All urgent hours, those on rework included.
fn urgent_hours(lived: &LivedCase, option: &str, week: usize) -> f64 {
    ["urgent", "rework"].map(|kind| lived.hours(option, week, "company", kind)).iter().sum()
}

fn hurry(rows: &mut Rows) -> Result<(), Trouble> {
    let case = |rework: f64| {
        Case::of(TICKETS)
            .with("workload.arrivals", 0.55)
            .with("workload.rework", rework)
            .option_of(
                "half_the_time",
                &[("workload.corner_cutting", &3), ("workload.fastest", &0.3)],
            )
            .option("never", "workload.corner_cutting", 0)
            .futures(FUTURES)
    };
    for rework in [1.0, 2.0] {
        let lived = case(rework).live()?;
        falls(rows, &lived, "never", "half_the_time", Metric::Value);
    }
    // no fires, so that nothing at all comes back
    let lived = case(0.0).with("workload.fire", 0).live()?;
    rises(rows, &lived, "never", "half_the_time", Metric::Value);
    Ok(())
}

fn given_up(rows: &mut Rows) -> Result<(), Trouble> {
    let (l, cost) = (1.3_f64, 1.5);
    let lived = Case::of(QUEUE)
        .with("workload.arrivals", l)
        .with("workload.item", 0.05)
        .with("workload.backlog_max", 4)
        .option("free", "workload.missed_cost", 0)
        .option("dear", "workload.missed_cost", cost)
        .live()?;
    let from = 101..=600;
    let mean = |metric: Metric, option: &str| {
        from.clone().map(|week| lived.week(option, week, metric)).sum::<f64>() / 500.0
    };
    let error = (l * 0.05 / (400.0 * 500.0)).sqrt();
    let of = "Poisson arrivals at 400 desks over 500 weeks";
    let missed = mean(Metric::MissedWork, BASELINE);
    let lost = mean(Metric::Value, "free") - mean(Metric::Value, "dear");
    rows.at(lived.described_with("dear"))
        .equal("work given up", "working weeks", l - 1.0, missed, Tolerance::errors(error, of))
        .equal(
            "value lost",
            "value per seat",
            cost * (l - 1.0),
            lost,
            Tolerance::errors(cost * error, of),
        );
    Ok(())
}

fn less_load(rows: &mut Rows) -> Result<(), Trouble> {
    let case = |load: f64, less: f64| {
        Case::of(QUEUE)
            .with("time.weeks", 200)
            .with("workload.item", 0.05)
            .with("workload.backlog_max", 1)
            .with("workload.missed_cost", 1)
            .with("workload.arrivals", load)
            .option("less", "workload.arrivals", less)
            .futures(FUTURES)
    };
    let (overloaded, slack) = (case(1.4, 1.2).live()?, case(0.3, 0.2).live()?);
    let (more, error) = gain_of(&overloaded, BASELINE, "less", Metric::Value);
    let what = "value: a fifth of a week less to do";
    rows.at(overloaded.described_with("less"))
        .above(what, "value per seat", 0.0, more, of_a_sign(error))
        .equal(
            "the same, over missed_cost",
            "value per seat",
            0.2,
            more,
            Tolerance::errors(error, "12 futures"),
        );
    let missed = |option: &str| mean_and_error(&slack.finals(option, Metric::MissedWork)).0;
    rows.at(slack.described_with("less")).exact(
        "work given up less, with hours to spare",
        "working weeks",
        0.0,
        missed(BASELINE) - missed("less"),
    );
    Ok(())
}

fn no_idle_hours(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(TICKETS)
        .with("workload.arrivals", 0.5)
        .with("people.effort_cost", 0.5)
        .option("slow", "people.habit", 0.05)
        .option_of("tired", &[("people.effort_cost", &20), ("workload.arrivals", &0.1)])
        .live()?;
    for option in [BASELINE, "slow"] {
        let most = lived.weekly(option, 0, Metric::UnusedShare).into_iter().fold(0.0, f64::max);
        rows.at(lived.described_with(option)).exact(
            "most unused hours in any week",
            "working weeks",
            0.0,
            most,
        );
    }
    let idle = lived.last("tired", Metric::UnusedShare);
    rows.at(lived.described_with("tired")).above(
        "unused hours where little pulls",
        "working weeks",
        0.1,
        idle,
        Tolerance::none(),
    );
    Ok(())
}

/// Fires at fixed quality, linear value.
fn burning(worth: f64) -> Case {
    Case::of(QUEUE)
        .with("department.desk.people", 200)
        .with("time.weeks", 400)
        .with("strategy.value", "\"linear\"")
        .with("workload.item", 0.01)
        .with("workload.arrivals", 0.45)
        .with("workload.fire", 1)
        .with("workload.surface", 0.5)
        .with("workload.defect", 0.3)
        .with("workload.defect_slope", 0)
        .with("workload.rework_worth", worth)
        .option("half", "workload.rework_worth", 0.5)
        .option("nothing", "workload.rework_worth", 0)
}

fn worth_of_rework(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = burning(1.0).live()?;
    let mean = |option: &str| {
        (101..=400).map(|week| lived.week(option, week, Metric::Value)).sum::<f64>() / 300.0
    };
    let fires = 0.3 * 0.45 / 0.7;
    let error = (0.45_f64 * 0.01 / (200.0 * 300.0)).sqrt() / 0.7;
    let of = "Poisson arrivals at 200 desks over 300 weeks";
    for (option, worth) in [("half", 0.5), ("nothing", 0.0)] {
        rows.at(lived.described_with(option)).equal(
            "value lost against full worth",
            "value per seat",
            fires * (1.0 - worth),
            mean(BASELINE) - mean(option),
            Tolerance::errors(error, of),
        );
    }
    let rework = (101..=400).map(|week| lived.hours(BASELINE, week, "company", "rework"));
    rows.at(lived.described()).equal(
        "hours on rework in the ledger",
        "working weeks",
        fires,
        rework.sum::<f64>() / 300.0,
        Tolerance::errors(2.0 * error, of),
    );
    Ok(())
}

fn more_fires(rows: &mut Rows) -> Result<(), Trouble> {
    for substitution in [-1.0, 0.0, 0.5, 1.0] {
        let lived = Case::of(TICKETS)
            .with("strategy.substitution", substitution)
            .with("workload.arrivals", 0.45)
            .option("calm", "workload.fire", 0.4)
            .option("burning", "workload.fire", 1.4)
            .futures(FUTURES)
            .live()?;
        for (less, more) in [("calm", BASELINE), (BASELINE, "burning")] {
            falls(rows, &lived, less, more, Metric::OutcomeIndex);
        }
    }
    Ok(())
}

fn haste(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = hurried(1.0)
        .with("time.weeks", 4)
        .with("people.conviction", 5)
        .option("none", "workload.haste", 0)
        .option("much", "people.conviction", 0)
        .option("floor", "workload.fastest", 0.8)
        .option("eroding", "workload.erosion_weeks", 1)
        .live()?;
    let pace = |q: f64, floor: f64| math::exp(-q).max(floor);
    for (option, theory) in [
        (BASELINE, pace(0.5, 0.05)),
        ("none", 1.0),
        ("much", pace(1.0, 0.05)),
        ("floor", 0.8),
        // what is done for pay becomes no standard
        ("eroding", pace(0.5, 0.05)),
    ] {
        rows.at(lived.described_with(option)).exact(
            "time per item",
            "share",
            theory,
            lived.last(option, Metric::TimePerItem),
        );
    }
    Ok(())
}

fn piece_rate(rows: &mut Rows) -> Result<(), Trouble> {
    let strength = "reward.ticket_bonus.strength";
    let lived = Case::of(TICKETS)
        .with("workload.haste", 0.3)
        .option("less", strength, 0.5)
        .option("more", strength, 2)
        .futures(FUTURES)
        .live()?;
    for (less, more) in [("less", BASELINE), (BASELINE, "more")] {
        falls(rows, &lived, less, more, Metric::TimePerItem);
        rises(rows, &lived, less, more, Metric::ReworkShare);
    }
    Ok(())
}
