//! What pay buys: slopes, shapes, and the price of paying for the wrong thing.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, Trouble};
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
        says: "Pay for outcomes pulls along what people believe drives outcomes or, untranslated, take them for, late effects less",
        source: "Holmstrom & Milgrom 1991; belief and discount: assumption",
        equation: "e_k = b (t x_k + (1 - t) seen_k) / ((1 + T_k / horizon) c)",
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
        says: "A change with a ramp comes in equal steps; how much people work follows at once, what they work on gradually",
        source: "definition; partial adjustment (Nerlove 1958)",
        equation: "b_j = old + (new - old) j / ramp; split += habit (plan - split)",
        runs: PAY,
        compare: ramp_and_habit,
    },
    Claim {
        name: "repugnance_takes_from_what_pulls",
        topic: TOPIC,
        says: "A motive against a kind of work takes from all that pulls towards it, down to nothing",
        source: "additive motives, Benabou & Tirole 2006",
        equation: "e_k = max(0, b g_k - repugnance_k) / c",
        runs: PAY,
        compare: repugnance,
    },
    Claim {
        name: "what_nobody_asks_for_gets_no_hours",
        topic: TOPIC,
        says: "Work that is neither needed nor paid nor seen gets no hour, however muddled the message; harmful work ends some time after its pay",
        source: "definition",
        equation: "intent = pay = visibility = 0 -> e = 0",
        runs: "tickets-versus-experience",
        compare: unasked,
    },
    Claim {
        name: "work_that_a_department_cannot_do_gets_no_hours",
        topic: TOPIC,
        says: "Work that a department cannot do gets none of its hours, and the rest of its work keeps its proportions",
        source: "definition; independence of irrelevant alternatives (Luce 1959)",
        equation: "can_k = 0 -> e_k = 0; else e_k / e_j = m_k / m_j",
        runs: "verify/linear-pay, tickets-versus-experience",
        compare: impossible,
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
    let (intent, seen_as) = ([0.6, 0.4], [0.1, 0.9]);
    let lived = Case::of(PAY)
        .with("mechanisms", "[\"incentives\", \"horizon\"]")
        .with("strategy.intent", credit(intent))
        .with("measure.outcomes.kind", "\"outcome\"")
        .with("measure.outcomes.seen_as", credit(seen_as))
        .with("reward.bonus.pays_for", "{ outcomes = 1 }")
        .with("reward.bonus.strength", strength)
        .with("people.horizon_weeks", horizon)
        .with("work.a.payoff_weeks", payoff[0])
        .with("work.b.payoff_weeks", payoff[1])
        .option("untold", "communication.translation", 0)
        .option("partly", "communication.translation", 0.3)
        .option("told", "communication.translation", 1)
        .live()?;
    for (option, told) in [("untold", 0.0), ("partly", 0.3), ("told", 1.0)] {
        let mut at = rows.at(lived.described_with(option));
        for (number, kind) in ["a", "b"].into_iter().enumerate() {
            let direction = told * intent[number] + (1.0 - told) * seen_as[number];
            let theory = strength * direction / (1.0 + payoff[number] / horizon) / COST;
            let hours = lived.last_hours(option, kind);
            at.exact(format!("effort on {kind}"), "working weeks", theory, hours);
        }
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
    let other = [0.1, 0.8];
    let lived = Case::of(PAY)
        .with("time.weeks", 20)
        .with("time.start", "\"settled\"")
        .with("event.raise.week", change)
        .with("event.raise.ramp_weeks", ramp)
        .with("event.raise.set.reward.bonus.strength", new)
        .option("slow", "people.habit", habit)
        .option_of("other", &[("people.habit", &habit), ("measure.units.credit", &credit(other))])
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
    // more of the same is no new habit
    let mut at = rows.at(lived.described_with("slow"));
    for week in [5, 10, 13, 20] {
        let hours = lived.hours("slow", week, "company", "a");
        at.equal(
            format!("effort in week {week}"),
            "working weeks",
            wanted(week),
            hours,
            Tolerance::digits(2.0, 1.0),
        );
    }
    // the split begins as it was before the change and then adjusts by a share of what is missing
    let mut at = rows.at(lived.described_with("other"));
    let split = |row: [f64; 2]| row[0] / (row[0] + row[1]);
    for week in [1, 2, 5, 20] {
        let kept = math::power(1.0 - habit, week as f64);
        let share = split(other) + kept * (split(CREDIT) - split(other));
        let amount = strength(week) * (other[0] + other[1]) / COST;
        at.equal(
            format!("effort under another measure in week {week}"),
            "working weeks",
            share * amount,
            lived.hours("other", week, "company", "a"),
            Tolerance::digits(4.0, 1.0),
        );
    }
    Ok(())
}

fn repugnance(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of(PAY)
        .option("some", "work.a.repugnance", 0.1)
        .option("much", "work.a.repugnance", 2)
        .live()?;
    for (option, against) in [(BASELINE, 0.0), ("some", 0.1), ("much", 2.0)] {
        let theory = (STRENGTH * CREDIT[0] - against).max(0.0) / COST;
        rows.at(lived.described_with(option))
            .exact("effort on a", "working weeks", theory, lived.last_hours(option, "a"))
            .exact(
                "effort on b",
                "working weeks",
                STRENGTH * CREDIT[1] / COST,
                lived.last_hours(option, "b"),
            );
    }
    Ok(())
}

fn unasked(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = Case::of("tickets-versus-experience")
        .with("time.weeks", 208)
        .with("communication.distortion", 0.4)
        .with("strategy.competing_priorities", 6)
        .with("work.reporting.visibility", 0)
        .with("work.reporting.repugnance", 0.1)
        .with(
            "measure.tickets_closed.credit",
            "{ tickets = 0.6, root_cause = 0.2, experience = 0.2 }",
        )
        .option_of(
            "others",
            &[
                ("strategy.others", &"{ reporting = 1 }"),
                ("work.reporting.repugnance", &0),
                ("communication.distortion", &0.05),
            ],
        )
        .option(
            "episode",
            "measure.tickets_closed.credit",
            "{ tickets = 0.4, root_cause = 0.1, experience = 0.1, reporting = 0.4 }",
        )
        .line("option.episode.until = 40")
        .live()?;
    let most = |option: &str| {
        let weeks =
            (1..=lived.weeks()).map(|week| lived.hours(option, week, "company", "reporting"));
        weeks.fold(0.0, f64::max)
    };
    let hours = "working weeks";
    rows.at(lived.described()).equal(
        "most hours on it in any week",
        hours,
        0.0,
        most(BASELINE),
        Tolerance::none(),
    );
    rows.at(lived.described_with("others")).above(
        "most hours on it, asked for",
        hours,
        0.02,
        most("others"),
        Tolerance::none(),
    );
    let mut at = rows.at(lived.described_with("episode"));
    let (paid, after) = (
        lived.hours("episode", 40, "company", "reporting"),
        lived.hours("episode", lived.weeks(), "company", "reporting"),
    );
    at.above("hours on it while it is paid", hours, 0.1, paid, Tolerance::none()).below(
        "hours on it three years after its pay ended",
        hours,
        0.005,
        after,
        Tolerance::none(),
    );
    Ok(())
}

fn impossible(rows: &mut Rows) -> Result<(), Trouble> {
    let weeks = "working weeks";
    let key = "department.team.work";
    let slack = |kinds: &str| Case::of(PAY).with(key, kinds).live();
    let (only_b, all) = (slack("[\"b\"]")?, slack("[\"b\", \"a\"]")?);
    let pull = STRENGTH * CREDIT[1] / COST;
    rows.at(only_b.described())
        .equal("effort on a", weeks, 0.0, only_b.last_hours(BASELINE, "a"), Tolerance::none())
        .exact("effort on b", weeks, pull, only_b.last_hours(BASELINE, "b"));
    rows.at(all.described()).exact(
        "effort on a, everything named",
        weeks,
        STRENGTH * CREDIT[0] / COST,
        all.last_hours(BASELINE, "a"),
    );
    let bound = Case::of(PAY).with("people.effort_cost", 0.1).with(key, "[\"b\"]").live()?;
    rows.at(bound.described()).exact(
        "hours that bind",
        weeks,
        1.0,
        bound.last_hours(BASELINE, "b"),
    );

    // paid, asked for, done by colleagues elsewhere, and needs that move
    let case = |kinds: &str| {
        Case::of("tickets-versus-experience")
            .with("strategy.drift", 0.01)
            .with("strategy.says", "{ tickets = 0.1, experience = 0.9 }")
            .with("strategy.competing_priorities", 3)
            .with("strategy.others", "{ experience = 1 }")
            .with("norms.conformity", 0.6)
            .with("people.exit_rate", 0.02)
            .with("department.engineering.own_view", "{ tickets = 0.5, root_cause = 0.5 }")
            .with("department.engineering.intent", "{ tickets = 0.5, root_cause = 0.5 }")
            .with("measure.tickets_closed.credit", "{ tickets = 0.5, experience = 0.5 }")
            .with("department.engineering.work", kinds)
            .live()
    };
    let lived = case("[\"tickets\", \"root_cause\"]")?;
    let most = |group: &str| {
        let weeks =
            (1..=lived.weeks()).map(|week| lived.hours(BASELINE, week, group, "experience"));
        weeks.fold(0.0, f64::max)
    };
    let of_others = most("department support");
    rows.at(lived.described())
        .equal(
            "most hours on it in any week",
            weeks,
            0.0,
            most("department engineering"),
            Tolerance::none(),
        )
        .above("most hours on it elsewhere", weeks, 0.1, of_others, Tolerance::none());
    let (all, last) =
        (case("[\"tickets\", \"root_cause\", \"experience\", \"reporting\"]")?, lived.weeks());
    rows.at(all.described()).above(
        "hours on it of those who can",
        weeks,
        0.02,
        all.hours(BASELINE, last, "department engineering", "experience"),
        Tolerance::none(),
    );
    Ok(())
}
