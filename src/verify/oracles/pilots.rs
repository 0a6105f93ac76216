//! Who takes part in a pilot, and what being watched does.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, Trouble};
use crate::verify::paired::{FUTURES, finals, gain, of_a_sign, rises};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Pilots";
const LINEAR: &str = "verify/linear-pay";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "people_who_are_watched_get_used_to_it",
        topic: TOPIC,
        says: "Being watched raises the pull of conviction, which falls back exponentially",
        source: "Mayo 1933; Levitt & List 2011",
        equation: "hours = conviction (1 + attention exp(-t / T)) / effort cost",
        runs: LINEAR,
        compare: watched,
    },
    Claim {
        name: "volunteers_are_drawn_where_all_are_alike",
        topic: TOPIC,
        says: "Where nobody is more willing than others, the most willing teams are those that luck draws",
        source: "definition",
        equation: "at a spread of 0 both have the same effect in every future",
        runs: LINEAR,
        compare: alike,
    },
    Claim {
        name: "volunteers_overstate_what_everyone_would_gain",
        topic: TOPIC,
        says: "What makes conviction pull harder does more for the teams that volunteer than for all, and drawn teams tell the truth",
        source: "Allcott 2015",
        equation: "gain per seat: most willing > everyone; drawn = everyone but for chance",
        runs: LINEAR,
        compare: overstate,
    },
    Claim {
        name: "people_whom_an_option_reaches_are_told_against_themselves",
        topic: TOPIC,
        says: "What an option does is known of the people whom it reaches, in its weeks and against the same people without it",
        source: "definition",
        equation: "value gained per seat = worth x conviction / effort cost; of all others 0",
        runs: LINEAR,
        compare: told,
    },
    Claim {
        name: "nothing_spills_over_where_nobody_looks_at_others",
        topic: TOPIC,
        says: "Others change by what they see, and by nothing else",
        source: "Friedkin & Johnsen 1990",
        equation: "difference elsewhere = 0 with norms off, > 0 with them",
        runs: LINEAR,
        compare: spills,
    },
    Claim {
        name: "drawn_teams_tell_the_truth_and_volunteers_and_the_watched_tell_more",
        topic: TOPIC,
        says: "Read in the teams of a pilot, drawn teams tell what everyone would gain; volunteers and people who are watched tell more",
        source: "Allcott 2015; Levitt & List 2011",
        equation: "gain of those reached: drawn = everyone but for chance; most willing, watched > everyone",
        runs: LINEAR,
        compare: read_out,
    },
];

const CONVICTION: f64 = 1.0;
const EFFORT_COST: f64 = 8.0;
/// A head, six managers, and teams of six: seats, teams of a pilot and seats in these.
const SEATS: f64 = 43.0;
const TEAMS: f64 = 2.0;
const IN_PILOT: f64 = 12.0;
/// Value of an hour that is split as the strategy needs.
const WORTH: f64 = 0.75;

/// Nothing pulls but conviction, and there are hours to spare.
fn convinced() -> Case {
    Case::of(LINEAR)
        .with("department.team.people", SEATS)
        .with("reward.bonus.strength", 0)
        .with("people.conviction", CONVICTION)
        .with("people.effort_cost", EFFORT_COST)
}

fn watched(rows: &mut Rows) -> Result<(), Trouble> {
    let (attention, weeks, first) = (0.5, 10.0, 5_usize);
    let lived = convinced()
        .with("time.weeks", 30)
        // a number as it is: nothing acts but being watched
        .option("watched", "people.habit", 1)
        .line(&format!("option.watched.week = {first}"))
        .line(&format!("option.watched.attention = {attention}"))
        .line(&format!("option.watched.attention_weeks = {weeks}"))
        .live()?;
    let usual = CONVICTION / EFFORT_COST;
    for week in [first - 1, first, first + 1, first + 10, 30] {
        let lift = if week < first {
            0.0
        } else {
            attention * math::exp(-((week - first) as f64) / weeks)
        };
        let hours = ["a", "b"].map(|kind| lived.hours("watched", week, "company", kind));
        rows.at(lived.described_with("watched")).exact(
            format!("hours in week {week}"),
            "working weeks",
            usual * (1.0 + lift),
            hours[0] + hours[1],
        );
    }
    Ok(())
}

/// More conviction in two teams that volunteer, in two that are drawn, and everywhere.
fn tried(spread: f64) -> Case {
    let conviction = "people.conviction";
    convinced()
        .with("people.conviction_spread", spread)
        .option("volunteers", conviction, 2.0 * CONVICTION)
        .line(&format!("option.volunteers.only_in.teams = {TEAMS}"))
        .line("option.volunteers.only_in.chosen = \"most_willing\"")
        .option("drawn", conviction, 2.0 * CONVICTION)
        .line(&format!("option.drawn.only_in.teams = {TEAMS}"))
        .option("all", conviction, 2.0 * CONVICTION)
        .futures(FUTURES)
}

fn alike(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = tried(0.0).live()?;
    let value = |option: &str| finals(&lived, option, Metric::Value);
    let gained = WORTH * CONVICTION / EFFORT_COST * IN_PILOT / SEATS;
    for option in ["volunteers", "drawn"] {
        for (future, (with, without)) in value(option).iter().zip(value(BASELINE)).enumerate() {
            rows.at(lived.described_with(option)).exact(
                format!("value in future {}", future + 1),
                "value per seat",
                without + gained,
                *with,
            );
        }
    }
    Ok(())
}

fn overstate(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = tried(0.5).live()?;
    let without = finals(&lived, BASELINE, Metric::Value);
    // per seat that takes part
    let gained = |option: &str, seats: f64| -> Vec<f64> {
        let with = finals(&lived, option, Metric::Value);
        with.iter().zip(&without).map(|(with, without)| (with - without) * SEATS / seats).collect()
    };
    let everyone = gained("all", SEATS);
    let (more, error) = gain(&everyone, &gained("volunteers", IN_PILOT));
    rows.at(lived.described_with("volunteers")).above(
        "gain per seat of volunteers minus that of everyone",
        "value per seat",
        0.0,
        more,
        of_a_sign(error),
    );
    let (more, error) = gain(&everyone, &gained("drawn", IN_PILOT));
    rows.at(lived.described_with("drawn")).equal(
        "gain per seat of drawn teams minus that of everyone",
        "value per seat",
        0.0,
        more,
        of_a_sign(error),
    );
    rises(rows, &lived, "drawn", "volunteers", Metric::Value);
    Ok(())
}

fn told(rows: &mut Rows) -> Result<(), Trouble> {
    let (first, last) = (2, 3);
    let lived = tried(0.0)
        .line(&format!("option.drawn.week = {first}"))
        .line(&format!("option.drawn.until = {last}"))
        .live()?;
    let hours = CONVICTION / EFFORT_COST;
    for (people, more) in [("reached", hours), ("elsewhere", 0.0)] {
        rows.at(lived.described_with("drawn"))
            .exact(
                format!("value of people {people}, in the weeks of the option"),
                "value per seat",
                WORTH * more,
                lived.followed("drawn", people, Metric::Value)[0],
            )
            .exact(
                format!("hours that people {people} leave unused"),
                "share",
                -more,
                lived.followed("drawn", people, Metric::UnusedShare)[0],
            );
    }
    Ok(())
}

fn spills(rows: &mut Rows) -> Result<(), Trouble> {
    let case = |mechanisms: &str| {
        tried(0.0)
            .with("mechanisms", mechanisms)
            .with("time.weeks", 30)
            .with("strategy.intent", "{ a = 1.0, b = 0.0 }")
            .with("people.effort_cost", 2)
            .with("reward.bonus.strength", 0.8)
            .with("norms.conformity", 0.4)
            .with("norms.legacy", 0.5)
            .with("norms.legacy_weeks", 4)
            .live()
    };
    let alone = case("[\"incentives\"]")?;
    for metric in [Metric::Value, Metric::PracticeFit, Metric::Activity, Metric::Pay] {
        rows.at(alone.described_with("drawn")).equal(
            format!("{} elsewhere: with the option minus without", metric.info().name),
            metric.info().unit,
            0.0,
            alone.followed("drawn", "elsewhere", metric)[0],
            Tolerance::none(),
        );
    }
    let seen = case("[\"incentives\", \"norms\"]")?;
    rows.at(seen.described_with("drawn")).above(
        "practice_fit elsewhere: with the option minus without",
        Metric::PracticeFit.info().unit,
        0.0,
        seen.followed("drawn", "elsewhere", Metric::PracticeFit)[0],
        Tolerance::none(),
    );
    Ok(())
}

fn read_out(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = tried(0.5)
        .option("watched", "people.conviction", 2.0 * CONVICTION)
        .line(&format!("option.watched.only_in.teams = {TEAMS}"))
        .line("option.watched.attention = 1")
        .line("option.watched.attention_weeks = 10")
        .live()?;
    let finals = |option: &str| finals(&lived, option, Metric::Value);
    let (everyone, error_of_all) = gain(&finals(BASELINE), &finals("all"));
    let quantity = |option: &str| {
        format!("gain per seat that is read in the teams: {option}, minus that of everyone")
    };
    let gained = |option: &str| {
        let [gained, error] = lived.followed(option, "reached", Metric::Value);
        (gained - everyone, (error * error + error_of_all * error_of_all).sqrt())
    };
    let (apart, error) = gained("drawn");
    rows.at(lived.described_with("drawn")).equal(
        quantity("drawn"),
        "value per seat",
        0.0,
        apart,
        of_a_sign(error),
    );
    for option in ["volunteers", "watched"] {
        let (apart, error) = gained(option);
        rows.at(lived.described_with(option)).above(
            quantity(option),
            "value per seat",
            0.0,
            apart,
            of_a_sign(error),
        );
    }
    Ok(())
}
