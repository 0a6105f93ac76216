//! Shapes of pay: targets, caps, prizes and bonuses that are shared.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, LivedCase, Trouble};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Shapes of pay";
const PAY: &str = "verify/linear-pay";
/// Effort cost in [`PAY`].
const COST: f64 = 2.0;
/// Only work a is counted.
const ONE_UNIT: &str = "{ a = 1.0, b = 0.0 }";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "a_target_exactly_in_reach_pulls_with_the_normal_density_at_0",
        topic: TOPIC,
        says: "A target that is just in reach pulls with the density of making it",
        source: "Larkin 2014",
        equation: "slope = B phi(0) / sigma = .3989 B / sigma",
        runs: PAY,
        compare: threshold,
    },
    Claim {
        name: "a_new_pay_period_starts_from_nothing",
        topic: TOPIC,
        says: "A cap ends the pull within a pay period, and the next period begins anew",
        source: "Larkin 2014",
        equation: "e = b / c while attained < cap, else 0",
        runs: PAY,
        compare: pay_period,
    },
    Claim {
        name: "tournaments_and_group_bonuses_pull_with_their_textbook_slopes",
        topic: TOPIC,
        says: "A prize for the better of two and a bonus shared by a group pull as in the textbook",
        source: "Lazear & Rosen 1981; Holmstrom 1982",
        equation: "dW / (2 sigma sqrt(pi)); b / n^free_riding, of which b is paid",
        runs: PAY,
        compare: tournament_and_group,
    },
    Claim {
        name: "equal_departments_share_a_team_bonus_equally",
        topic: TOPIC,
        says: "What a team shares depends on the team, not on the order of departments",
        source: "Holmstrom 1982",
        equation: "e_1 = e_2 = e_3",
        runs: PAY,
        compare: equal_departments,
    },
    Claim {
        name: "a_target_pulls_by_what_is_attained_and_what_the_period_still_brings",
        topic: TOPIC,
        says: "Within a pay period a target pulls the harder, the surer it can just be made",
        source: "Larkin 2014; normal uncertainty: assumption",
        equation: "slope = B phi(z) / s, z = (target - attained - left x pace) / s, s = sigma sqrt(left / period)",
        runs: PAY,
        compare: within_a_period,
    },
    Claim {
        name: "what_people_earn_follows_the_shape_of_their_reward",
        topic: TOPIC,
        says: "Pieces pay each, a cap ends pay, a target pays once, a prize pays half of those who compete",
        source: "definition; Lazear & Rosen 1981",
        equation: "b units; b min(units, cap); B if units >= target; W / 2 a period",
        runs: PAY,
        compare: earnings,
    },
];

fn threshold(rows: &mut Rows) -> Result<(), Trouble> {
    let (bonus, sigma) = (1.2, 0.8);
    let slope = bonus * math::normal_density(0.0) / sigma;
    // a target that is reached exactly when the pull is that of a target exactly in reach
    let lived = Case::of(PAY)
        .with("time.weeks", 40)
        .with("people.effort_cost", 1)
        .with("measure.units.credit", ONE_UNIT)
        .with("measure.units.noise", sigma)
        .with("reward.bonus.strength", bonus)
        .with("reward.bonus.shape", "\"threshold\"")
        .with("reward.bonus.period_weeks", 1)
        .with("reward.bonus.target", slope)
        .live()?;
    rows.at(lived.described())
        .exact("effort in week 40", "working weeks", slope, lived.last_hours(BASELINE, "a"))
        .equal(
            "slope over B / sigma",
            "share",
            0.3989,
            lived.last_hours(BASELINE, "a") * sigma / bonus,
            Tolerance::as_tabled(4),
        );
    Ok(())
}

fn pay_period(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(PAY)
        .with("time.weeks", 20)
        .with("people.effort_cost", 1)
        .with("measure.units.credit", ONE_UNIT)
        .with("measure.units.noise", 1)
        .with("reward.bonus.strength", 0.4)
        .with("reward.bonus.shape", "\"capped\"")
        .with("reward.bonus.period_weeks", 5)
        .with("reward.bonus.cap", 1)
        .live()?;
    let mut at = rows.at(lived.described());
    // .4 a week: below the cap of 1 before weeks 1, 2 and 3 of a period, above it before weeks 4 and 5
    for (week, theory) in [(1, 0.4), (3, 0.4), (4, 0.0), (5, 0.0), (6, 0.4), (18, 0.4), (20, 0.0)] {
        let hours = lived.hours(BASELINE, week, "company", "a");
        at.exact(format!("effort in week {week}"), "working weeks", theory, hours);
    }
    Ok(())
}

fn tournament_and_group(rows: &mut Rows) -> Result<(), Trouble> {
    let (strength, sigma, people) = (1.2, 0.8, 12.0_f64);
    let lived = Case::of(PAY)
        .with("measure.units.credit", ONE_UNIT)
        .with("measure.units.noise", sigma)
        .with("reward.bonus.strength", strength)
        .option("tournament", "reward.bonus.shape", "\"tournament\"")
        .option("department", "reward.bonus.based_on", "\"department\"")
        .option_of(
            "company",
            &[("reward.bonus.based_on", &"\"company\""), ("reward.bonus.free_riding", &0.5)],
        )
        .live()?;
    let prize = strength / (2.0 * sigma * std::f64::consts::PI.sqrt());
    for (option, slope) in [
        ("tournament", prize),
        ("department", strength / people),
        ("company", strength / people.sqrt()),
    ] {
        rows.at(lived.described_with(option)).exact(
            "effort",
            "working weeks",
            slope / COST,
            lived.last_hours(option, "a"),
        );
        // a group shares what it earns, and all of it is paid
        if option != "tournament" {
            rows.at(lived.described_with(option)).exact(
                "reward",
                "reward",
                strength * slope / COST,
                lived.week(option, 4, Metric::Pay),
            );
        }
    }
    Ok(())
}

fn equal_departments(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(PAY)
        .with("measure.units.credit", ONE_UNIT)
        .with("reward.bonus.based_on", "\"team\"")
        .with("department.second.people", 12)
        .with("department.third.people", 12)
        .live()?;
    let effort = |name: &str| lived.hours(BASELINE, 4, &format!("department {name}"), "a");
    let mut at = rows.at(lived.described());
    for name in ["second", "third"] {
        at.exact(format!("effort in {name}"), "working weeks", effort("team"), effort(name));
    }
    Ok(())
}

fn within_a_period(rows: &mut Rows) -> Result<(), Trouble> {
    let (bonus, sigma, target, period, weeks) = (3.0, 0.5, 2.6, 13_usize, 39);
    let (conviction, cost) = (2.0, 8.0);
    let lived = Case::of(PAY)
        .with("time.weeks", weeks)
        .with("people.effort_cost", cost)
        .with("people.conviction", conviction)
        .with("communication.practice_weight", 0)
        .with("measure.units.credit", ONE_UNIT)
        .with("measure.units.noise", sigma)
        .with("reward.bonus.strength", bonus)
        .with("reward.bonus.shape", "\"threshold\"")
        .with("reward.bonus.period_weeks", period)
        .with("reward.bonus.target", target)
        .live()?;
    // before the first week people worked as if the target were exactly in reach, half of the time on what counts
    let usual = 0.5 * (conviction + bonus * math::normal_density(0.0) / sigma) / cost;
    let (mut attained, mut pace, mut worst, mut highest) = (0.0, usual, 0.0_f64, 0.0_f64);
    for week in 1..=weeks {
        let effort = lived.hours(BASELINE, week, "company", "a");
        let left = (period - (week - 1) % period) as f64;
        let spread = sigma * (left / period as f64).sqrt();
        let missing: f64 = target - attained - left * pace;
        let slope = bonus * math::normal_density(missing / spread) / spread;
        worst = worst.max((effort - (conviction * 0.5 + slope) / cost).abs());
        attained = if week % period == 0 { 0.0 } else { attained + effort };
        pace = effort;
        highest = highest.max(effort);
    }
    // a slope changes by at most B phi / s^2 per unit, and a week adds the digits of all before it
    let steepest = bonus * 0.25 / (sigma * sigma / period as f64);
    let tolerance = Tolerance::digits(2.0 * period as f64 * steepest / cost, highest);
    rows.at(lived.described())
        .equal("largest gap to the rule in 39 weeks", "working weeks", 0.0, worst, tolerance)
        .above("hardest pull", "working weeks", 0.2, highest, Tolerance::none());
    Ok(())
}

fn earnings(rows: &mut Rows) -> Result<(), Trouble> {
    // .4 of an hour each week on a, which counts 1
    let base = || {
        Case::of(PAY)
            .with("time.weeks", 10)
            .with("people.effort_cost", 1)
            .with("measure.units.credit", ONE_UNIT)
            .with("measure.units.noise", 0.5)
            .with("reward.bonus.period_weeks", 5)
            .with("reward.bonus.strength", 0.4)
    };
    let pay = |lived: &LivedCase, weeks: std::ops::RangeInclusive<usize>| {
        weeks.map(|week| lived.week(BASELINE, week, Metric::Pay)).sum::<f64>()
    };
    let lived = base().live()?;
    rows.at(lived.described()).equal(
        "five weeks of pieces",
        "reward",
        5.0 * 0.4 * 0.4,
        pay(&lived, 6..=10),
        Tolerance::digits(1.0, 1.0),
    );
    let capped =
        base().with("reward.bonus.shape", "\"capped\"").with("reward.bonus.cap", 0.5).live()?;
    rows.at(capped.described())
        .exact("first week below the cap", "reward", 0.4 * 0.4, pay(&capped, 6..=6))
        .exact("second week, up to the cap", "reward", 0.4 * 0.1, pay(&capped, 7..=7))
        .exact("later weeks of the period", "reward", 0.0, pay(&capped, 8..=10));
    // along what people believe drives outcomes: .2 of an hour on each, as the strategy needs
    let outcomes = base()
        .with("strategy.value", "\"balanced\"")
        .with("measure.outcomes.kind", "\"outcome\"")
        .with("reward.bonus.pays_for", "{ outcomes = 1 }")
        .with("reward.bonus.shape", "\"capped\"")
        .with("reward.bonus.cap", 0.5)
        .live()?;
    rows.at(outcomes.described())
        .exact("first week of outcomes", "reward", 0.4 * 0.4, pay(&outcomes, 6..=6))
        .exact("second week, up to the cap", "reward", 0.4 * 0.1, pay(&outcomes, 7..=7));
    // conviction alone keeps people at work, so that the target is met or missed by their pace
    let target = |target: f64| {
        base()
            .with("people.conviction", 0.4)
            .with("communication.practice_weight", 0)
            .with("reward.bonus.shape", "\"threshold\"")
            .with("reward.bonus.strength", 0.000_001)
            .with("reward.bonus.target", target)
            .live()
    };
    let (met, missed) = (target(0.9)?, target(1.1)?);
    rows.at(met.described())
        .exact("weeks before the end of a period", "reward", 0.0, pay(&met, 6..=9))
        .exact("last week, target met", "reward", 0.000_001, pay(&met, 10..=10));
    rows.at(missed.described()).exact(
        "last week, target missed",
        "reward",
        0.0,
        pay(&missed, 10..=10),
    );
    let prize = base().with("reward.bonus.shape", "\"tournament\"").live()?;
    let theory = 0.5 * 0.4;
    let tolerance = Tolerance::digits(5.0, theory);
    rows.at(prize.described()).equal(
        "prize of a period",
        "reward",
        theory,
        pay(&prize, 6..=10),
        tolerance,
    );
    Ok(())
}
