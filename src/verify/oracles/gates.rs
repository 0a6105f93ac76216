//! Gates: a reward that is due only if another measure holds.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, LivedCase, Trouble};
use crate::verify::oracles::pay::{COST, PAY, STRENGTH};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Gates";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "a_gate_on_the_brink_lets_half_of_the_pull_through_and_pulls_itself",
        topic: TOPIC,
        says: "Where a gate is just in reach, half of the pull of the reward is left, and what it opens pulls towards its own measure",
        source: "MacDonald & Marx 2001; density as for a target (Larkin 2014)",
        equation: "slope of what is paid = b / 2, of the gate = b units phi(0) / sigma",
        runs: PAY,
        compare: on_the_brink,
    },
    Claim {
        name: "a_gate_pulls_by_what_is_attained_and_what_the_period_still_brings",
        topic: TOPIC,
        says: "Within a pay period a gate pulls by its chance of being passed, and by what is then due",
        source: "Larkin 2014; normal uncertainty: assumption",
        equation: "paid: b F'(end) Phi(z), gate: b F(end) phi(z) / s, z = (attained + left x pace - gate) / s",
        runs: PAY,
        compare: within_a_period,
    },
    Claim {
        name: "a_gate_that_is_certain_changes_nothing_and_one_out_of_reach_ends_the_pull",
        topic: TOPIC,
        says: "A gate that everyone passes pulls as no gate, and one that nobody can pass leaves nothing of the reward",
        source: "definition",
        equation: "Phi = 1, phi = 0: as without; Phi = phi = 0: as without the reward",
        runs: PAY,
        compare: certain_and_far,
    },
    Claim {
        name: "what_a_gate_holds_back_is_due_at_the_end_of_a_period_that_passes_it",
        topic: TOPIC,
        says: "Under a gate all of the pay of a period is due in its last week, whatever the shape, and nothing if one gate is missed",
        source: "definition",
        equation: "b F(units) if each gate holds, else 0",
        runs: PAY,
        compare: due,
    },
];

/// A case in which only work a is paid for, and work b counts towards a gate.
fn gated(gate: f64) -> Case {
    Case::of(PAY)
        .with("measure.units.credit", "{ a = 1.0, b = 0.0 }")
        .with("measure.care.credit", "{ a = 0.0, b = 1.0 }")
        .with("measure.care.noise", 0.8)
        .with("reward.bonus.gate", format!("{{ care = {gate} }}"))
}

fn on_the_brink(rows: &mut Rows) -> Result<(), Trouble> {
    // the gate that is just reached by what it pulls itself
    let paid = 0.5 * STRENGTH / COST;
    let care = STRENGTH * paid * math::normal_density(0.0) / 0.8 / COST;
    let lived = gated(care).with("time.weeks", 40).with("reward.bonus.period_weeks", 1).live()?;
    let without = gated(0.0).with("time.weeks", 40).with("reward.bonus.period_weeks", 1).live()?;
    rows.at(lived.described())
        .exact("effort that is paid", "working weeks", paid, lived.last_hours(BASELINE, "a"))
        .exact("effort for the gate", "working weeks", care, lived.last_hours(BASELINE, "b"));
    rows.at(without.described())
        .exact(
            "effort that is paid without a gate",
            "working weeks",
            2.0 * paid,
            without.last_hours(BASELINE, "a"),
        )
        .exact("the other effort", "working weeks", 0.0, without.last_hours(BASELINE, "b"));
    Ok(())
}

fn within_a_period(rows: &mut Rows) -> Result<(), Trouble> {
    let (sigma, noise, gate, period, weeks) = (0.5, 0.4, 1.9, 13_usize, 39);
    let (conviction, cost) = (2.0, 8.0);
    let lived = gated(gate)
        .with("time.weeks", weeks)
        .with("people.effort_cost", cost)
        .with("people.conviction", conviction)
        .with("communication.practice_weight", 0)
        .with("measure.units.noise", sigma)
        .with("measure.care.noise", noise)
        .with("reward.bonus.shape", "\"tiers\"")
        .with("reward.bonus.tiers", "[{ from = 0, rate = 0.5 }, { from = 2, rate = 1.5 }]")
        .with("reward.bonus.period_weeks", period)
        .live()?;
    // before the first week people worked as if the step were exactly in reach and the gate passed, half on each
    let usual = 0.5 * (conviction + STRENGTH) / cost;
    let (mut attained, mut pace, mut worst, mut highest) = ([0.0; 2], [usual; 2], 0.0_f64, 0.0_f64);
    for week in 1..=weeks {
        let hours = ["a", "b"].map(|kind| lived.hours(BASELINE, week, "company", kind));
        let left = (period - (week - 1) % period) as f64;
        let part = (left / period as f64).sqrt();
        let [units, care] = [0, 1].map(|k| attained[k] + left * pace[k]);
        let (beyond, spread, z) = (units - 2.0, sigma * part, (care - gate) / (noise * part));
        let passed: f64 = math::normal_chance(beyond / spread);
        let rate = 0.5 + passed;
        let expected =
            0.5 * units + beyond * passed + spread * math::normal_density(beyond / spread);
        let slopes =
            [rate * math::normal_chance(z), expected * math::normal_density(z) / (noise * part)];
        for k in 0..2 {
            let rule: f64 = (conviction * 0.5 + STRENGTH * slopes[k]) / cost;
            worst = worst.max((hours[k] - rule).abs());
            attained[k] = if week % period == 0 { 0.0 } else { attained[k] + hours[k] };
        }
        highest = highest.max(STRENGTH * slopes[1] / cost);
        pace = hours;
    }
    // a slope changes by at most b F phi(0) / s^2 per unit, and a week adds the digits of all before it
    let steepest = STRENGTH * 6.0 * 0.4 / (noise * noise / period as f64);
    let tolerance = Tolerance::digits(2.0 * period as f64 * steepest / cost, 1.0);
    rows.at(lived.described())
        .equal("largest gap to the rule in 39 weeks", "working weeks", 0.0, worst, tolerance)
        .above("hardest pull of the gate", "working weeks", 0.05, highest, Tolerance::none());
    Ok(())
}

fn certain_and_far(rows: &mut Rows) -> Result<(), Trouble> {
    // conviction keeps people at both, .2 of an hour a week each
    let cost = 4.0;
    let by_conviction = 0.2;
    let with_gate = |gate: f64| {
        gated(gate)
            .with("time.weeks", 10)
            .with("people.conviction", 2.0 * by_conviction * cost)
            .with("people.effort_cost", cost)
            .with("communication.practice_weight", 0)
            .with("measure.care.noise", 0.02)
            .with("reward.bonus.period_weeks", 5)
            .live()
    };
    let (without, certain, far) = (with_gate(0.0)?, with_gate(0.5)?, with_gate(50.0)?);
    let hours =
        |lived: &LivedCase, week: usize, kind: &str| lived.hours(BASELINE, week, "company", kind);
    let paid = |lived: &LivedCase| {
        (6..=10).map(|week| lived.week(BASELINE, week, Metric::Pay)).sum::<f64>()
    };
    let mut at = rows.at(certain.described());
    for week in [6, 8, 10] {
        for kind in ["a", "b"] {
            let (same, found) = (hours(&without, week, kind), hours(&certain, week, kind));
            at.exact(format!("effort on {kind} in week {week}"), "working weeks", same, found);
        }
    }
    let same = paid(&without);
    at.equal("pay of a period", "motive", same, paid(&certain), Tolerance::digits(5.0, same));
    let mut at = rows.at(far.described());
    for week in [6, 8, 10] {
        for kind in ["a", "b"] {
            let found = hours(&far, week, kind);
            at.exact(
                format!("effort on {kind}, gate far, week {week}"),
                "working weeks",
                by_conviction,
                found,
            );
        }
    }
    at.exact("pay of a period, gate far", "motive", 0.0, paid(&far));
    Ok(())
}

fn due(rows: &mut Rows) -> Result<(), Trouble> {
    const FAINT: f64 = 0.000_001;
    // conviction alone keeps people at work, .2 of an hour a week on each, 1 a period
    let case = |gate: &str| {
        gated(0.0)
            .with("time.weeks", 10)
            .with("strategy.value", "\"balanced\"")
            .with("people.conviction", 0.8)
            .with("communication.practice_weight", 0)
            .with("measure.units.noise", 0.5)
            .with("measure.outcomes.kind", "\"outcome\"")
            .with("measure.outcomes.noise", 0.5)
            .with("reward.bonus.strength", FAINT)
            .with("reward.bonus.period_weeks", 5)
            .with("reward.bonus.gate", gate)
    };
    let tiers = "[{ from = 0, rate = 0 }, { from = 0.6, rate = 2 }]";
    let shapes = [
        ("linear", "cap", "0", 1.0),
        ("capped", "cap", "0.7", 0.7),
        ("threshold", "target", "0.9", 1.0),
        ("tiers", "tiers", tiers, 0.8),
    ];
    let gates = [
        ("{ care = 0.9 }", true),
        ("{ care = 1.1 }", false),
        ("{ outcomes = 1.9 }", true),
        ("{ outcomes = 2.1 }", false),
        ("{ care = 0.9, outcomes = 1.9 }", true),
        ("{ care = 0.9, outcomes = 2.1 }", false),
    ];
    for (shape, key, value, earned) in shapes {
        for (gate, is_passed) in gates {
            let lived = case(gate)
                .with("reward.bonus.shape", format!("\"{shape}\""))
                .with(&format!("reward.bonus.{key}"), value)
                .live()?;
            let pay = |weeks: std::ops::RangeInclusive<usize>| {
                weeks.map(|week| lived.week(BASELINE, week, Metric::Pay) / FAINT).sum::<f64>()
            };
            let theory = if is_passed { earned } else { 0.0 };
            rows.at(lived.described())
                .equal(
                    "before the last week",
                    "counted units",
                    0.0,
                    pay(6..=9),
                    Tolerance::as_tabled(4),
                )
                .equal(
                    "in the last week",
                    "counted units",
                    theory,
                    pay(10..=10),
                    Tolerance::as_tabled(4),
                );
        }
    }
    Ok(())
}
