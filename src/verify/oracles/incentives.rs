//! What pay buys: slopes, shapes, and the price of paying for the wrong thing.

use crate::experiment::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, Lived, Trouble};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Incentives";
const PAY: &str = "verify/linear-pay";
/// Worth of an hour of each kind, credit of each kind, strength and effort cost in [`PAY`].
const WORTH: [f64; 2] = [1.0, 0.5];
const CREDIT: [f64; 2] = [0.6, 0.3];
const STRENGTH: f64 = 0.8;
const COST: f64 = 2.0;

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "linear_pay_with_slack_hours_buys_slope_times_credit_over_cost",
        topic: TOPIC,
        says: "With hours to spare, effort is slope times credit over cost, and value and cost follow",
        source: "Baker 1992, 2002; Holmstrom & Milgrom 1991",
        equation: "e = b g / c; value = b f.g / c; cost = b^2 g.g / (2 c)",
        runs: PAY,
        compare: linear_pay,
    },
    Claim {
        name: "the_best_slope_keeps_cos_squared_of_the_first_best",
        topic: TOPIC,
        says: "The best pay for a distorted measure earns cos squared of the angle between measure and value",
        source: "Baker 2002",
        equation: "b* = f.g / g.g; surplus / first best = cos^2(f, g)",
        runs: PAY,
        compare: best_slope,
    },
    Claim {
        name: "binding_hours_go_to_each_kind_by_its_share_of_motives",
        topic: TOPIC,
        says: "Hours that bind scale the split of effort, they do not bend it",
        source: "Luce 1959",
        equation: "e_k = H m_k / sum m; d e_2 / d m_1 = -H m_2 / (sum m)^2",
        runs: PAY,
        compare: binding_hours,
    },
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
        equation: "dW / (2 sigma sqrt(pi)); b / n^free_riding",
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
        name: "harm_turns_value_at_alpha_over_two_beta_while_activity_stays_linear",
        topic: TOPIC,
        says: "Paying ever more for a harmful measure first raises value, then destroys it, while the count keeps rising",
        source: "Gao et al. 2023",
        equation: "value = alpha b - beta b^2, beta = harm g_h^2 / c^2; turn at alpha / (2 beta)",
        runs: PAY,
        compare: harm,
    },
    Claim {
        name: "a_reward_on_outcomes_pulls_along_what_people_believe",
        topic: TOPIC,
        says: "Pay for outcomes pulls along what people believe drives outcomes, late effects less",
        source: "Holmstrom & Milgrom 1991; belief and discount: assumption",
        equation: "e_k = b x_k / ((1 + T_k / horizon) c)",
        runs: PAY,
        compare: outcome_pay,
    },
    Claim {
        name: "recognition_and_conviction_pull_beside_pay",
        topic: TOPIC,
        says: "Being seen and believing in the strategy pull beside pay, and doubt weakens the belief",
        source: "additive motives, Benabou & Tirole 2006; linear form: assumption",
        equation: "e_k = (b g_k + recognition v_k + conviction kappa x_k) / c, kappa = P0 / (P0 + V)",
        runs: PAY,
        compare: other_motives,
    },
    Claim {
        name: "a_ramp_moves_a_rule_step_by_step_and_habits_follow_slowly",
        topic: TOPIC,
        says: "A change with a ramp comes in equal steps, and habits follow it gradually",
        source: "definition; partial adjustment (Nerlove 1958)",
        equation: "b_j = old + (new - old) j / ramp; e += habit (e* - e)",
        runs: PAY,
        compare: ramp_and_habit,
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

fn dot(left: [f64; 2], right: [f64; 2]) -> f64 {
    left[0] * right[0] + left[1] * right[1]
}

fn credit(row: [f64; 2]) -> String {
    format!("{{ a = {:?}, b = {:?} }}", row[0], row[1])
}

fn linear_pay(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(PAY).live()?;
    let mut at = rows.at(lived.described());
    for (kind, credit) in ["a", "b"].into_iter().zip(CREDIT) {
        at.exact(
            format!("effort on {kind}"),
            "working weeks",
            STRENGTH * credit / COST,
            lived.last_hours(BASELINE, kind),
        );
    }
    let value = STRENGTH * dot(WORTH, CREDIT) / COST;
    at.exact("strategic value", "value per seat", value, lived.last(BASELINE, Metric::Value));
    let cost = STRENGTH * STRENGTH * dot(CREDIT, CREDIT) / (2.0 * COST);
    at.exact("effort cost", "value per seat", cost, lived.last(BASELINE, Metric::EffortCost));
    Ok(())
}

fn best_slope(rows: &mut Rows) -> Result<(), Trouble> {
    let (root3, root2) = (3.0_f64.sqrt(), 2.0_f64.sqrt());
    for (degrees, measure, kept) in [
        (30, [root3 / 2.0, 0.5], 0.75),
        (45, [1.0 / root2, 1.0 / root2], 0.5),
        (60, [0.5, root3 / 2.0], 0.25),
    ] {
        // only work a is worth something, and measure and worth both have length 1
        let (step, steps) = (0.01, 120);
        let slope = |at: i32| f64::from(at) * step;
        let mut case = Case::of(PAY)
            .with("work.b.value_per_hour", 0)
            .with("measure.units.credit", credit(measure))
            .option("best", "reward.bonus.strength", measure[0]);
        for at in 1..=steps {
            case = case.option(&format!("b{at}"), "reward.bonus.strength", slope(at));
        }
        let lived = case.live()?;
        let surplus = |option: &str| {
            lived.last(option, Metric::Value) - lived.last(option, Metric::EffortCost)
        };
        let sweep = (1..=steps).max_by(|&left, &right| {
            surplus(&format!("b{left}")).total_cmp(&surplus(&format!("b{right}")))
        });
        let found = sweep.map_or(f64::NAN, slope);
        let tolerance = Tolerance::bound(step / 2.0, "half a step of the sweep");
        rows.at(format!("{PAY}, credit at {degrees} degrees from worth, strength .01 to 1.20"))
            .equal("best slope", "motive per unit", measure[0], found, tolerance);
        let first_best = 1.0 / (2.0 * COST);
        let ratio = surplus("best") / first_best;
        rows.at(format!("{PAY}, credit at {degrees} degrees from worth, best strength")).equal(
            "surplus over first best",
            "share",
            kept,
            ratio,
            Tolerance::digits(4.0, 1.0),
        );
    }
    Ok(())
}

fn binding_hours(rows: &mut Rows) -> Result<(), Trouble> {
    let (first, second, step) = (1.5, 0.9, 1e-3);
    let key = "measure.units.credit";
    let lived = Case::of(PAY)
        .with("reward.bonus.strength", 1)
        .with("people.effort_cost", 1)
        .with(key, credit([first, second]))
        .option("more", key, credit([first + step, second]))
        .option("less", key, credit([first - step, second]))
        .live()?;
    let total = first + second;
    let mut at = rows.at(lived.described());
    at.exact("hours on a", "working weeks", first / total, lived.last_hours(BASELINE, "a"))
        .exact("hours on b", "working weeks", second / total, lived.last_hours(BASELINE, "b"))
        .exact("unused hours", "working weeks", 0.0, lived.last_hours(BASELINE, "unused"));
    let slope = (lived.last_hours("more", "b") - lived.last_hours("less", "b")) / (2.0 * step);
    // the third derivative of m2/(m1 + m2) bounds a central difference; nine digits do the rest
    let curvature = step * step * second / (total * total * total * total);
    let tolerance = Tolerance::bound(curvature + 5e-9 / step, "central difference of nine digits");
    let theory = -second / (total * total);
    at.equal("d hours on b / d motive for a", "weeks per motive", theory, slope, tolerance);
    Ok(())
}

fn threshold(rows: &mut Rows) -> Result<(), Trouble> {
    let (bonus, sigma) = (1.2, 0.8);
    let slope = bonus * math::normal_density(0.0) / sigma;
    // a target that is reached exactly when the pull is that of a target exactly in reach
    let lived = Case::of(PAY)
        .with("time.weeks", 40)
        .with("people.effort_cost", 1)
        .with("measure.units.credit", credit([1.0, 0.0]))
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
        .with("measure.units.credit", credit([1.0, 0.0]))
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
        .with("measure.units.credit", credit([1.0, 0.0]))
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
    }
    Ok(())
}

fn equal_departments(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(PAY)
        .with("measure.units.credit", credit([1.0, 0.0]))
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

fn harm(rows: &mut Rows) -> Result<(), Trouble> {
    let (worth, measure, cost, harm) = ([1.0, 0.2], [0.6, 0.4], 1.0, 2.0);
    let alpha = dot(worth, measure) / cost;
    let beta = harm * measure[0] * measure[0] / (cost * cost);
    let turn = alpha / (2.0 * beta);
    let mut case = Case::of(PAY)
        .with("work.b.value_per_hour", worth[1])
        .with("work.a.harm", harm)
        .with("people.effort_cost", cost)
        .with("measure.units.credit", credit(measure));
    let slope = |step: i32| f64::from(step) * turn / 10.0;
    for step in 1..=20 {
        case = case.option(&format!("b{step}"), "reward.bonus.strength", slope(step));
    }
    let lived = case.live()?;
    let value = |step: i32| lived.last(&format!("b{step}"), Metric::Value);
    // the yardstick is the baseline's strength times credit
    let count = STRENGTH * dot(measure, measure) / cost;
    for step in [1, 5, 10, 15, 20] {
        let (option, b) = (format!("b{step}"), slope(step));
        let theory = alpha * b - beta * b * b;
        rows.at(lived.described_with(&option))
            .equal(
                "strategic value",
                "value per seat",
                theory,
                value(step),
                Tolerance::digits(2.0, alpha * b),
            )
            .exact("activity", "counted units", b * count, lived.last(&option, Metric::Activity));
    }
    let best = (1..=20).max_by(|&left, &right| value(left).total_cmp(&value(right)));
    let tolerance = Tolerance::bound(turn / 20.0, "half a step of the sweep");
    rows.at(format!("{}, strength from {:.3} to {:.3}", lived.described(), slope(1), slope(20)))
        .equal("turn", "motive per unit", turn, best.map_or(f64::NAN, slope), tolerance);
    Ok(())
}

fn outcome_pay(rows: &mut Rows) -> Result<(), Trouble> {
    let (strength, horizon, payoff) = (1.2, 13.0, [1.0, 26.0]);
    let intent = [0.6, 0.4];
    let lived = Case::of(PAY)
        .with("mechanisms", "[\"incentives\", \"horizon\"]")
        .with("strategy.intent", credit(intent))
        .with("measure.outcomes.kind", "\"outcome\"")
        .with("reward.bonus.pays_for", "{ outcomes = 1 }")
        .with("reward.bonus.strength", strength)
        .with("people.horizon_weeks", horizon)
        .with("work.a.payoff_weeks", payoff[0])
        .with("work.b.payoff_weeks", payoff[1])
        .live()?;
    let mut at = rows.at(lived.described());
    for (number, kind) in ["a", "b"].into_iter().enumerate() {
        let theory = strength * intent[number] / (1.0 + payoff[number] / horizon) / COST;
        let hours = lived.last_hours(BASELINE, kind);
        at.exact(format!("effort on {kind}"), "working weeks", theory, hours);
    }
    Ok(())
}

fn other_motives(rows: &mut Rows) -> Result<(), Trouble> {
    let (recognition, seen, conviction) = (0.3, [1.0, 0.4], 0.5);
    let (starting, view) = (0.3, [0.2, 0.8]);
    let lived = Case::of(PAY)
        .with("mechanisms", "[\"incentives\", \"signal\"]")
        .with("time.start", "\"settled\"")
        .with("people.recognition", recognition)
        .with("people.conviction", conviction)
        .with("work.a.visibility", seen[0])
        .with("work.b.visibility", seen[1])
        .with("department.team.own_view", credit(view))
        .with("communication.cadence_weeks", 0)
        .with("communication.practice_weight", 0)
        .with("communication.starting_ambiguity", starting)
        .with("communication.ambiguity_max", 0.6)
        .option("clear", "communication.fog", 0)
        .option("foggy", "communication.fog", 10)
        .live()?;
    // nobody says anything, so doubt stays at its start, or rises to its ceiling at once
    for (option, doubt) in [("clear", starting), ("foggy", 0.6)] {
        let clarity = starting / (starting + doubt);
        let mut at = rows.at(lived.described_with(option));
        for (number, kind) in ["a", "b"].into_iter().enumerate() {
            let pull = STRENGTH * CREDIT[number]
                + recognition * seen[number]
                + conviction * clarity * view[number];
            let hours = lived.last_hours(option, kind);
            at.exact(format!("effort on {kind}"), "working weeks", pull / COST, hours);
        }
    }
    Ok(())
}

fn ramp_and_habit(rows: &mut Rows) -> Result<(), Trouble> {
    let (change, ramp, new, habit) = (10, 4, 1.6, 0.3);
    let lived = Case::of(PAY)
        .with("time.weeks", 20)
        .with("event.raise.week", change)
        .with("event.raise.ramp_weeks", ramp)
        .with("event.raise.set.reward.bonus.strength", new)
        .option("slow", "people.habit", habit)
        .live()?;
    let strength = |week: usize| {
        let steps = (week + 1).saturating_sub(change).min(ramp);
        STRENGTH + (new - STRENGTH) * steps as f64 / ramp as f64
    };
    let wanted = |week: usize| strength(week) * CREDIT[0] / COST;
    let mut at = rows.at(lived.described());
    for week in [9, 10, 11, 13, 14] {
        let hours = lived.hours(BASELINE, week, "company", "a");
        at.exact(format!("effort in week {week}"), "working weeks", wanted(week), hours);
    }
    // habits begin where the first week finds them and then adjust by a share of what is missing
    let mut effort = lived.hours("slow", 1, "company", "a");
    let mut at = rows.at(lived.described_with("slow"));
    for week in 2..=20 {
        effort += habit * (wanted(week) - effort);
        if [5, 10, 13, 20].contains(&week) {
            at.equal(
                format!("effort in week {week}"),
                "working weeks",
                effort,
                lived.hours("slow", week, "company", "a"),
                Tolerance::digits(2.0, effort),
            );
        }
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
        .with("measure.units.credit", credit([1.0, 0.0]))
        .with("measure.units.noise", sigma)
        .with("reward.bonus.strength", bonus)
        .with("reward.bonus.shape", "\"threshold\"")
        .with("reward.bonus.period_weeks", period)
        .with("reward.bonus.target", target)
        .live()?;
    let (mut attained, mut pace, mut worst, mut highest) = (0.0, None, 0.0_f64, 0.0_f64);
    for week in 1..=weeks {
        let effort = lived.hours(BASELINE, week, "company", "a");
        // the first week finds people as they are used to work, which the table does not tell
        if let Some(pace) = pace {
            let left = (period - (week - 1) % period) as f64;
            let spread = sigma * (left / period as f64).sqrt();
            let missing: f64 = target - attained - left * pace;
            let slope = bonus * math::normal_density(missing / spread) / spread;
            worst = worst.max((effort - (conviction * 0.5 + slope) / cost).abs());
        }
        attained = if week % period == 0 { 0.0 } else { attained + effort };
        pace = Some(effort);
        highest = highest.max(effort);
    }
    // a slope changes by at most B phi / s^2 per unit, and a week adds the digits of all before it
    let steepest = bonus * 0.25 / (sigma * sigma / period as f64);
    let tolerance = Tolerance::digits(2.0 * period as f64 * steepest / cost, highest);
    rows.at(lived.described())
        .equal("largest gap to the rule in 38 weeks", "working weeks", 0.0, worst, tolerance)
        .above("hardest pull", "working weeks", 0.2, highest, Tolerance::none());
    Ok(())
}

fn earnings(rows: &mut Rows) -> Result<(), Trouble> {
    // .4 of an hour each week on a, which counts 1
    let base = || {
        Case::of(PAY)
            .with("time.weeks", 10)
            .with("people.effort_cost", 1)
            .with("measure.units.credit", credit([1.0, 0.0]))
            .with("measure.units.noise", 0.5)
            .with("reward.bonus.period_weeks", 5)
            .with("reward.bonus.strength", 0.4)
    };
    let pay = |lived: &Lived, weeks: std::ops::RangeInclusive<usize>| {
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
