//! Directions that theory gives, with common luck, each with its lever moved both ways.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, LivedCase, Trouble};
use crate::verify::paired::{FUTURES, finals, gain, of_a_sign, rises};
use crate::verify::row::{Rows, Tolerance, mean_and_error};

const TOPIC: &str = "Signs";
const TICKETS: &str = "tickets-versus-experience";
const DEPARTMENTS: &str = "winning-departments";
const DOUBT: &str = "verify/doubt-and-colleagues";
const DILUTED: &str = "verify/diluted-message";
const FIRES: &str = "verify/measure-and-fires";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "clarity_and_measure_each_help_partly_and_more_together",
        topic: TOPIC,
        says: "An unclear strategy and a wrong measure each hold back what curing the other could bring",
        source: "Kerr 1975; Sull et al. 2018",
        equation: "none < one < both",
        runs: TICKETS,
        compare: clarity_and_measure,
    },
    Claim {
        name: "training_raises_activity_and_value_and_leaves_alignment_alone",
        topic: TOPIC,
        says: "Skill multiplies what hours achieve and has no direction",
        source: "definition",
        equation: "value = hours x skill x alignment; d alignment / d skill = 0",
        runs: TICKETS,
        compare: training,
    },
    Claim {
        name: "morale_moves_nothing_while_hours_bind_and_something_when_they_do_not",
        topic: TOPIC,
        says: "Willingness changes nothing where all hours are worked anyway, and something where they are not",
        source: "definition",
        equation: "e = min(H, sum m / cost) shares",
        runs: TICKETS,
        compare: morale,
    },
    Claim {
        name: "stronger_pay_on_the_same_wrong_measure_does_not_help",
        topic: TOPIC,
        says: "More pay for the same wrong measure buys more of what is counted and less of what is wanted",
        source: "Kerr 1975; Holmstrom & Milgrom 1991",
        equation: "d outcome / d strength < 0 < d activity / d strength",
        runs: TICKETS,
        compare: stronger_pay,
    },
    Claim {
        name: "fewer_competing_priorities_help_and_more_hurt",
        topic: TOPIC,
        says: "Every other thing that is asked for takes from the strategy",
        source: "Sull et al. 2018",
        equation: "d outcome / d competing_priorities < 0",
        runs: TICKETS,
        compare: fewer_priorities,
    },
    Claim {
        name: "every_department_wins_and_the_company_loses_when_measures_conflict",
        topic: TOPIC,
        says: "Each department counts a success while the company misses, the more the costlier their conflicts",
        source: "Kerr 1975; Holmstrom & Milgrom 1991",
        equation: "each activity index > 100 > company outcome index; d outcome / d cost < 0",
        runs: DEPARTMENTS,
        compare: every_department,
    },
    Claim {
        name: "filtered_news_makes_the_gap_look_smaller",
        topic: TOPIC,
        says: "Leaders see a smaller gap than there is, the more so the more news is filtered on the way up",
        source: "Read 1962; Roberts & O'Reilly 1974",
        equation: "0 < 100 - reported < 100 - outcome; equal when everything is said and passed on",
        runs: TICKETS,
        compare: filtered_news,
    },
    Claim {
        name: "silence_rises_where_voice_is_ignored_and_falls_where_it_is_answered",
        topic: TOPIC,
        says: "Reports that change nothing teach people to keep silent, answers teach them to speak",
        source: "Morrison & Milliken 2000",
        equation: "d silence / d response < 0",
        runs: TICKETS,
        compare: silence,
    },
    Claim {
        name: "lower_clarity_raises_the_pull_of_others",
        topic: TOPIC,
        says: "Doubt makes people look around, so an example set by one leader travels further",
        source: "Friedkin & Johnsen 1990",
        equation: "d (distance from the own view) / d doubt > 0",
        runs: DOUBT,
        compare: pull_of_others,
    },
    Claim {
        name: "adding_a_bad_measure_hurts_faster_than_removing_it_heals",
        topic: TOPIC,
        says: "Where fires feed on themselves a bad measure hurts faster than its removal heals, elsewhere not",
        source: "Repenning 2001",
        equation: "points regained in a year < points lost in a year near the tipping point, equal far from it",
        runs: FIRES,
        compare: bad_measure,
    },
    Claim {
        name: "restating_a_diluted_message_can_be_worse_than_silence",
        topic: TOPIC,
        says: "What arrives of a diluted strategy can be worse than what is remembered, a crisp one is worth repeating",
        source: "Williamson 1967; Sull et al. 2018",
        equation: "sign of d outcome / d cadence turns with dilution",
        runs: DILUTED,
        compare: diluted_message,
    },
];

/// All options of a case through the futures of this chapter.
fn live(case: Case) -> Result<LivedCase, Trouble> {
    case.futures(FUTURES).live()
}

/// A measure in a week (from 1) of every future.
fn in_week(lived: &LivedCase, option: &str, week: usize, metric: Metric) -> Vec<f64> {
    (0..FUTURES as usize).map(|future| lived.weekly(option, future, metric)[week - 1]).collect()
}

/// Largest difference in any future; not a number when there are none.
fn largest_difference(from: &[f64], to: &[f64]) -> f64 {
    let pairs = from.iter().zip(to).map(|(from, to)| (to - from).abs());
    pairs.reduce(f64::max).unwrap_or(f64::NAN)
}

/// Asks that a measure is the same in every future of two options, to the last written digit.
fn stays(rows: &mut Rows, lived: &LivedCase, from: &str, to: &str, metric: Metric, by: Tolerance) {
    let difference = largest_difference(&finals(lived, from, metric), &finals(lived, to, metric));
    rows.at(lived.described_with(to)).equal(
        format!("{}: {to} against {from}, largest difference", metric.info().name),
        metric.info().unit,
        0.0,
        difference,
        by,
    );
}

fn clarity_and_measure(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = live(
        Case::of(TICKETS)
            .option_of(
                "murky",
                &[("communication.fidelity", &0.5), ("communication.cadence_weeks", &0)],
            )
            .option(
                "worse_measure",
                "measure.tickets_closed.credit",
                "{ tickets = 0.95, reporting = 0.05 }",
            )
            .line("option.murky_and_worse.combine = [\"murky\", \"worse_measure\"]"),
    )?;
    for (from, to) in [
        (BASELINE, "clear_strategy"),
        (BASELINE, "outcome_bonus"),
        ("clear_strategy", "both"),
        ("outcome_bonus", "both"),
        ("murky", BASELINE),
        ("worse_measure", BASELINE),
        ("murky_and_worse", "murky"),
        ("murky_and_worse", "worse_measure"),
    ] {
        rises(rows, &lived, from, to, Metric::OutcomeIndex);
    }
    Ok(())
}

fn training(rows: &mut Rows) -> Result<(), Trouble> {
    let factor: f64 = 1.25;
    let skill = ["tickets", "root_cause", "experience", "reporting"]
        .map(|work| format!("work.{work}.skill"));
    let sets = |value: &'static f64| {
        skill.each_ref().map(|key| (key.as_str(), value as &dyn std::fmt::Display))
    };
    // value shows at once, so that what newcomers cost is divided by the same hours in every option
    let mut case = Case::of(TICKETS);
    for work in ["tickets", "root_cause", "experience"] {
        case = case.with(&format!("work.{work}.payoff_weeks"), 1);
    }
    let lived = live(case.option_of("trained", &sets(&1.25)).option_of("untrained", &sets(&0.8)))?;
    for metric in [Metric::OutcomeIndex, Metric::ActivityIndex] {
        rises(rows, &lived, BASELINE, "trained", metric);
        rises(rows, &lived, "untrained", BASELINE, metric);
    }
    for option in ["trained", "untrained"] {
        for metric in [Metric::AlignmentFactor, Metric::PracticeFit] {
            stays(rows, &lived, BASELINE, option, metric, Tolerance::digits(2.0, 1.0));
        }
    }
    let split = |option: &str| finals(&lived, option, Metric::SplitSkill);
    for (option, theory) in [("trained", math::ln(factor)), ("untrained", -math::ln(factor))] {
        let (gain, _) = gain(&split(BASELINE), &split(option));
        rows.at(lived.described_with(option)).equal(
            format!("split_skill: {option} minus baseline"),
            "log points",
            theory,
            gain,
            Tolerance::digits(2.0, 1.0),
        );
    }
    Ok(())
}

fn morale(rows: &mut Rows) -> Result<(), Trouble> {
    let cost = "people.effort_cost";
    let case = Case::of(TICKETS).with(cost, 1).option("keen", cost, 0.5).option("tired", cost, 5);
    let lived = live(case.option("less_tired", cost, 4))?;
    for metric in
        [Metric::OutcomeIndex, Metric::ActivityIndex, Metric::AlignmentFactor, Metric::Engagement]
    {
        stays(rows, &lived, BASELINE, "keen", metric, Tolerance::none());
    }
    rises(rows, &lived, "tired", "less_tired", Metric::Engagement);
    rises(rows, &lived, "less_tired", BASELINE, Metric::Engagement);
    rises(rows, &lived, "tired", "less_tired", Metric::ActivityIndex);
    Ok(())
}

fn stronger_pay(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = live(Case::of(TICKETS).option("half", "reward.ticket_bonus.strength", 0.5))?;
    rises(rows, &lived, "double_bonus", BASELINE, Metric::OutcomeIndex);
    rises(rows, &lived, BASELINE, "half", Metric::OutcomeIndex);
    rises(rows, &lived, BASELINE, "double_bonus", Metric::ActivityIndex);
    rises(rows, &lived, "half", BASELINE, Metric::ActivityIndex);
    Ok(())
}

fn fewer_priorities(rows: &mut Rows) -> Result<(), Trouble> {
    let key = "strategy.competing_priorities";
    let case = Case::of(TICKETS).option("one_thing", key, 0).option("everything", key, 8);
    let lived = live(case)?;
    for metric in [Metric::OutcomeIndex, Metric::SignalFidelity] {
        rises(rows, &lived, BASELINE, "one_thing", metric);
        rises(rows, &lived, "everything", BASELINE, metric);
    }
    Ok(())
}

fn every_department(rows: &mut Rows) -> Result<(), Trouble> {
    let [promises, shortcuts, half_done] =
        ["conflict.promises.cost", "conflict.shortcuts.cost", "conflict.half_done.cost"];
    let lived = live(
        Case::of(DEPARTMENTS)
            .option_of("peace", &[(promises, &0), (shortcuts, &0), (half_done, &0)])
            .option_of("war", &[(promises, &0.8), (shortcuts, &0.4), (half_done, &0.6)]),
    )?;
    let mut at = rows.at(lived.described());
    for name in ["sales", "operations", "product"] {
        let activity = lived.department_low(BASELINE, name, Metric::ActivityIndex);
        let quantity = format!("activity_index of {name}, 5 % of futures lie below");
        at.above(quantity, "points", 100.0, activity, Tolerance::none());
    }
    let (company, error) = mean_and_error(&finals(&lived, BASELINE, Metric::OutcomeIndex));
    at.below("outcome_index of the company", "points", 100.0, company, of_a_sign(error));
    rises(rows, &lived, BASELINE, "peace", Metric::OutcomeIndex);
    rises(rows, &lived, "war", BASELINE, Metric::OutcomeIndex);
    Ok(())
}

fn filtered_news(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = live(
        Case::of(TICKETS)
            .option_of("open", &[("voice.pass_through", &1), ("voice.risk", &0)])
            .option("closed", "voice.pass_through", 0)
            .option("news_only", "leadership.dashboard_weight", 0)
            .option_of(
                "everything_heard",
                &[
                    ("leadership.dashboard_weight", &0),
                    ("voice.pass_through", &1),
                    ("voice.base", &20),
                ],
            ),
    )?;
    let gap = |option: &str, metric| -> Vec<f64> {
        finals(&lived, option, metric).iter().map(|index| 100.0 - index).collect()
    };
    for option in [BASELINE, "news_only"] {
        let truth = gap(option, Metric::OutcomeIndex);
        let seen = gap(option, Metric::ReportedIndex);
        let (_, error) = gain(&truth, &seen);
        let (_, error_of_seen) = mean_and_error(&seen);
        rows.at(lived.described_with(option))
            .below(
                "gap that leaders see, against the true gap",
                "points",
                mean_and_error(&truth).0,
                mean_and_error(&seen).0,
                of_a_sign(error),
            )
            .above(
                "gap that leaders see",
                "points",
                0.0,
                mean_and_error(&seen).0,
                of_a_sign(error_of_seen),
            );
    }
    let heard = finals(&lived, "everything_heard", Metric::PerceptionGap);
    rows.at(lived.described_with("everything_heard")).equal(
        "true gap minus gap that leaders see",
        "points",
        0.0,
        mean_and_error(&heard).0,
        Tolerance::digits(2.0, 100.0),
    );
    rises(rows, &lived, "open", BASELINE, Metric::PerceptionGap);
    rises(rows, &lived, BASELINE, "closed", Metric::PerceptionGap);
    Ok(())
}

fn silence(rows: &mut Rows) -> Result<(), Trouble> {
    let (key, change) = ("voice.response", 53);
    let mut case = Case::of(TICKETS).option("deaf", key, 0).option("answering", key, 1);
    for (option, response) in [("deaf_later", 0), ("answering_later", 1)] {
        case = case.option(option, key, response).line(&format!("option.{option}.week = {change}"));
    }
    let lived = live(case)?;
    rises(rows, &lived, BASELINE, "deaf", Metric::SilenceRate);
    rises(rows, &lived, "answering", BASELINE, Metric::SilenceRate);
    let at = |option: &str, week| in_week(&lived, option, week, Metric::SilenceRate);
    for (option, sign) in [("deaf_later", 1.0), ("answering_later", -1.0)] {
        let same = largest_difference(&at(BASELINE, change - 1), &at(option, change - 1));
        let (more, error) = gain(&at(BASELINE, 104), &at(option, 104));
        let mut row = rows.at(lived.described_with(option));
        row.equal(
            "silence_rate against baseline before the change, largest difference",
            "share",
            0.0,
            same,
            Tolerance::none(),
        );
        let quantity = "silence_rate against baseline a year after the change";
        if sign > 0.0 {
            row.above(quantity, "share", 0.0, more, of_a_sign(error));
        } else {
            row.below(quantity, "share", 0.0, more, of_a_sign(error));
        }
    }
    // within the run, at the same misfit: one week says little, a quarter more
    let quarter = |last: usize| -> Vec<f64> {
        let weeks: Vec<Vec<f64>> = (last - 12..=last).map(|week| at("deaf", week)).collect();
        (0..FUTURES as usize)
            .map(|future| weeks.iter().map(|week| week[future]).sum::<f64>() / 13.0)
            .collect()
    };
    let (more, error) = gain(&quarter(39), &quarter(104));
    rows.at(lived.described_with("deaf")).above(
        "silence_rate: last quarter minus third quarter",
        "share",
        0.0,
        more,
        of_a_sign(error),
    );
    Ok(())
}

fn pull_of_others(rows: &mut Rows) -> Result<(), Trouble> {
    let key = "communication.fog";
    let lived = live(Case::of(DOUBT).option("foggy", key, 0.1).option("clear", key, 0.001))?;
    rises(rows, &lived, "foggy", BASELINE, Metric::PracticeFit);
    rises(rows, &lived, BASELINE, "clear", Metric::PracticeFit);
    rises(rows, &lived, "foggy", BASELINE, Metric::Clarity);
    rises(rows, &lived, BASELINE, "clear", Metric::Clarity);
    // the intent is half of each kind, the example of the leader is all `a`
    let followed = |option: &str| lived.priority(option, 80, "company", "a").practised - 0.5;
    for (less, more) in [(BASELINE, "foggy"), ("clear", BASELINE)] {
        rows.at(lived.described_with(more)).above(
            format!("practice beyond the intent, {more} against {less}"),
            "share of effort",
            followed(less),
            followed(more),
            Tolerance::exact(followed(less)),
        );
    }
    Ok(())
}

fn bad_measure(rows: &mut Rows) -> Result<(), Trouble> {
    let key = "measure.units.credit";
    let bad = "{ tickets = 0.60, root_cause = 0.12, experience = 0.08, reporting = 0.20 }";
    let good = "{ tickets = 0.25, root_cause = 0.40, experience = 0.35 }";
    let tipping = live(Case::of(FIRES))?;
    let calm = live(Case::of(FIRES).with("workload.fire", 0.6))?;
    let trapped = live(Case::of(FIRES).with(key, bad).option("episode", key, good))?;
    let quantity =
        "points regained in the year after removal, against those lost in the year after adding";
    let [lost, regained] = years_of_the_episode(&tipping);
    let (_, error) = gain(&lost, &regained);
    let (lost_mean, regained_mean) = (mean_and_error(&lost).0, mean_and_error(&regained).0);
    let mut at = rows.at(tipping.described());
    at.below(quantity, "points", lost_mean, regained_mean, of_a_sign(error));
    let [calm_lost, calm_regained] = years_of_the_episode(&calm);
    let (_, error) = gain(&calm_lost, &calm_regained);
    let (calm_lost, calm_regained) =
        (mean_and_error(&calm_lost).0, mean_and_error(&calm_regained).0);
    // where fires do not feed on themselves it heals as fast as it hurt
    rows.at(calm.described()).equal(quantity, "points", calm_lost, calm_regained, of_a_sign(error));
    // the other way round: a good measure for two years where the bad one has always been
    let [gained, _] = years_of_the_episode(&trapped).map(|year| year.map(|points| -points));
    let (_, error) = gain(&lost, &gained);
    rows.at(trapped.described_with("episode")).below(
        "points gained in the year after adding a good measure, against those lost after a bad one",
        "points",
        lost_mean,
        mean_and_error(&gained).0,
        of_a_sign(error),
    );
    Ok(())
}

/// Points of outcome lost in the year after the episode began, and regained in the year after it ended, in
/// each future. The same number of weeks either way and in points: an episode that has not settled when it
/// ends would seem to come faster than it goes if both were measured by its own depth.
fn years_of_the_episode(lived: &LivedCase) -> [[f64; FUTURES as usize]; 2] {
    let (begins, ends, year) = (105, 208, 52);
    let lost = |week: usize| {
        let [calm, episode] =
            [BASELINE, "episode"].map(|option| in_week(lived, option, week, Metric::OutcomeIndex));
        std::array::from_fn::<f64, { FUTURES as usize }, _>(|future| calm[future] - episode[future])
    };
    let (deep, healed) = (lost(ends), lost(ends + year));
    [lost(begins - 1 + year), std::array::from_fn(|future| deep[future] - healed[future])]
}

fn diluted_message(rows: &mut Rows) -> Result<(), Trouble> {
    let many = Case::of(DILUTED).with("strategy.competing_priorities", 20);
    let crisp = Case::of(DILUTED)
        .with("strategy.competing_priorities", 0)
        .with("communication.translation", 0.9);
    let (many, crisp) = (live(many)?, live(crisp)?);
    for metric in [Metric::SignalFidelity, Metric::OutcomeIndex] {
        rises(rows, &many, "weekly", "silent", metric);
        rises(rows, &crisp, "silent", "weekly", metric);
    }
    Ok(())
}
