//! People who differ: what is usual stays what is usual, and each does what the own factor says.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::model::Organization;
use crate::verify::Claim;
use crate::verify::case::{Case, Trouble};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "People who differ";
const LINEAR: &str = "verify/linear-pay";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "people_who_differ_are_on_average_as_usual",
        topic: TOPIC,
        says: "However much people differ in horizon, habit, trust or recognition, their mean is that of the usual seat",
        source: "definition",
        equation: "factor = exp(s eps - s^2 / 2): mean 1, standard deviation sqrt(exp(s^2) - 1)",
        runs: LINEAR,
        compare: means,
    },
    Claim {
        name: "differences_go_together_as_asked",
        topic: TOPIC,
        says: "Those who are more convinced differ in other ways as far as the file says, whether or not conviction differs",
        source: "definition",
        equation: "correlation of ln factor and ln factor of conviction = r; exact at 1 and -1",
        runs: LINEAR,
        compare: together,
    },
    Claim {
        name: "each_waits_trusts_and_wants_to_be_seen_by_the_own_factor",
        topic: TOPIC,
        says: "Who is more patient discounts less, who trusts more weighs words more against pay, who wants to be seen does more of what is seen, who is quicker leaves habits sooner",
        source: "Mazur 1987; Simons 2002; form: assumption",
        equation: "f H / (f H + T); (f c x + w p) / (f c + w); f recognition; 1 - (1 - min(1, f habit))^t; mean over seats",
        runs: LINEAR,
        compare: each,
    },
];

/// Seats of a company whose means are compared.
const MANY: u32 = 10_000;
/// Seats of a company of which each is looked at.
const SOME: u32 = 60;
const SPREAD: f64 = 0.5;
const COST: f64 = 4.0;
/// Words of the keys, in the order of the factors.
const WAYS: [&str; 4] = ["horizon", "habit", "trust", "recognition"];

/// Nothing pulls unless a case says so, and there are hours to spare.
fn free(people: u32) -> Case {
    Case::of(LINEAR)
        .with("department.team.people", people)
        .with("reward.bonus.strength", 0)
        .with("people.effort_cost", COST)
        .with("norms.custom", 0)
}

/// How each of the people differs in one way; the seat at the top is no person of the company.
fn factors(org: &Organization<4>, way: usize) -> Vec<f64> {
    let column = &org.tempers.columns()[way];
    column.get(1..).map_or_else(Vec::new, <[f64]>::to_vec)
}

fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len() as f64
}

fn means(rows: &mut Rows) -> Result<(), Trouble> {
    let all = WAYS
        .iter()
        .fold(free(MANY), |case, way| case.with(&format!("people.{way}_spread"), SPREAD));
    let lived = all.with("people.recognition", 1).with("work.a.visibility", 0.6).live()?;
    let org = lived.organization();
    let variance = math::exp(SPREAD * SPREAD) - 1.0;
    let of = "a factor of 10,000 seats";
    let error = (variance / f64::from(MANY)).sqrt();
    for (number, way) in WAYS.iter().enumerate() {
        let factors = factors(&org, number);
        let squares: Vec<f64> = factors.iter().map(|f| (f - 1.0) * (f - 1.0)).collect();
        let fourth: Vec<f64> = squares.iter().map(|square| square * square).collect();
        let of_squares = ((mean(&fourth) - variance * variance) / f64::from(MANY)).sqrt();
        rows.at(lived.described())
            .equal(
                format!("{way}: mean factor"),
                "factor",
                1.0,
                mean(&factors),
                Tolerance::errors(error, of),
            )
            .equal(
                format!("{way}: variance of factors"),
                "squared factor",
                variance,
                mean(&squares),
                Tolerance::errors(of_squares, of),
            );
    }
    let usual = 0.6 / COST;
    rows.at(lived.described()).equal(
        "hours for the sake of being seen",
        "working weeks",
        usual,
        lived.last_hours(BASELINE, "a"),
        Tolerance::errors(usual * error, of),
    );
    Ok(())
}

/// What was drawn for each seat, standard normal but for rounding.
fn drawn(factors: &[f64]) -> Vec<f64> {
    factors.iter().map(|factor| math::ln(*factor) / SPREAD + 0.5 * SPREAD).collect()
}

fn correlation(one: &[f64], two: &[f64]) -> f64 {
    let about = |numbers: &[f64]| {
        let middle = mean(numbers);
        numbers.iter().map(|number| number - middle).collect::<Vec<_>>()
    };
    let (one, two) = (about(one), about(two));
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(one, two)| one * two).sum::<f64>();
    product(&one, &two) / (product(&one, &one) * product(&two, &two)).sqrt()
}

fn together(rows: &mut Rows) -> Result<(), Trouble> {
    let asked = [0.6, -0.3, 1.0, -1.0];
    let case = |conviction: f64| {
        WAYS.iter().zip(asked).fold(
            free(MANY)
                .with("people.conviction_spread", conviction)
                .with("people.skill_spread", SPREAD)
                .with("people.skill_with_conviction", 0.5),
            |case, (way, r)| {
                case.with(&format!("people.{way}_spread"), SPREAD)
                    .with(&format!("people.{way}_with_conviction"), r)
            },
        )
    };
    let lived = case(SPREAD).live()?;
    let org = lived.organization();
    let convictions = drawn(&org.zeal[1..]);
    let talents = drawn(&org.talent[1..]);
    let ways = (0..WAYS.len()).map(|way| drawn(&factors(&org, way))).collect::<Vec<_>>();
    let others = ways.iter().chain([&talents]).zip(WAYS.iter().chain([&"skill"]));
    for ((other, way), r) in others.zip(asked.into_iter().chain([0.5])) {
        let error = (1.0 - r * r) / f64::from(MANY).sqrt();
        let of = "a correlation over 10,000 seats";
        rows.at(lived.described()).equal(
            format!("{way} and conviction"),
            "correlation",
            r,
            correlation(&convictions, other),
            if error > 0.0 { Tolerance::errors(error, of) } else { Tolerance::exact(1.0) },
        );
    }
    // what goes together with conviction goes together where everyone is convinced alike
    let alike = case(0.0).live()?;
    let others = alike.organization().tempers;
    let apart = others.columns().iter().flatten().zip(org.tempers.columns().iter().flatten());
    let apart = apart.map(|(one, two)| (one - two).abs()).fold(0.0, f64::max);
    rows.at(alike.described()).equal(
        "factors: largest difference to those where convictions differ",
        "factor",
        0.0,
        apart,
        Tolerance::none(),
    );
    Ok(())
}

fn each(rows: &mut Rows) -> Result<(), Trouble> {
    let spread = |case: Case, way: &str| case.with(&format!("people.{way}_spread"), SPREAD);
    // patience
    let (payoff, horizon, conviction) = (26.0, 13.0, 1.0);
    let lived = spread(free(SOME), "horizon")
        .with("mechanisms", "[\"incentives\", \"horizon\"]")
        .with("people.conviction", conviction)
        .with("people.horizon_weeks", horizon)
        .with("work.a.payoff_weeks", 0)
        .with("work.b.payoff_weeks", payoff)
        .live()?;
    let discounts = factors(&lived.organization(), 0)
        .into_iter()
        .map(|f| f * horizon / (f * horizon + payoff))
        .collect::<Vec<_>>();
    rows.at(lived.described())
        .exact(
            "hours on work that pays off late",
            "working weeks",
            conviction * 0.5 * mean(&discounts) / COST,
            lived.last_hours(BASELINE, "b"),
        )
        .exact(
            "hours on work that pays off at once",
            "working weeks",
            conviction * 0.5 / COST,
            lived.last_hours(BASELINE, "a"),
        );
    // habit: the kick-off splits the week evenly, and then one kind alone pulls
    let (habit, weeks) = (0.4, 6_i32);
    let lived = spread(free(SOME), "habit")
        .with("time.weeks", weeks)
        .with("people.habit", habit)
        .with("department.team.identity", "{ b = 1 }")
        .live()?;
    let left = factors(&lived.organization(), 1)
        .into_iter()
        .map(|f| math::power(1.0 - (f * habit).min(1.0), f64::from(weeks)))
        .collect::<Vec<_>>();
    rows.at(lived.described()).exact(
        "hours that habit still keeps",
        "working weeks",
        0.5 * mean(&left) / COST,
        lived.last_hours(BASELINE, "a"),
    );
    // trust
    let (strength, weight) = (0.8, 1.5);
    let lived = spread(free(SOME), "trust")
        .with("people.conviction", conviction)
        .with("reward.bonus.strength", strength)
        .with("communication.practice_weight", weight)
        .with("communication.credibility_rate", 0)
        .with("communication.credibility_start", 0.7)
        .live()?;
    let pay = [0.6 * strength, 0.3 * strength];
    let size = pay[0] + pay[1];
    let weight = weight * size / (size + conviction);
    let trust = factors(&lived.organization(), 2);
    for (kind, pay) in ["a", "b"].into_iter().zip(pay) {
        let acted_on = trust
            .iter()
            .map(|f| (f * 0.7 * 0.5 + weight * pay / size) / (f * 0.7 + weight))
            .collect::<Vec<_>>();
        rows.at(lived.described()).exact(
            format!("hours on {kind}"),
            "working weeks",
            (pay + conviction * mean(&acted_on)) / COST,
            lived.last_hours(BASELINE, kind),
        );
    }
    // recognition, beside an identity that all have alike
    let (recognition, identity) = (0.5, 0.3);
    let lived = spread(free(SOME), "recognition")
        .with("people.recognition", recognition)
        .with("work.a.visibility", 0.8)
        .with("work.b.visibility", 0.2)
        .with("department.team.identity", format!("{{ a = {identity} }}"))
        .live()?;
    let acclaim = mean(&factors(&lived.organization(), 3));
    for (kind, visible, identity) in [("a", 0.8, identity), ("b", 0.2, 0.0)] {
        rows.at(lived.described()).exact(
            format!("hours on {kind} for the sake of being seen, and of what one is"),
            "working weeks",
            (acclaim * recognition * visible + identity) / COST,
            lived.last_hours(BASELINE, kind),
        );
    }
    Ok(())
}
