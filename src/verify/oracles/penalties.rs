//! Penalties, accelerators and targets out of reach: what the last unit earns or costs.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, Trouble};
use crate::verify::oracles::pay::{
    COST, CREDIT, PAY, STRENGTH, believed, credit, falls_back, shares,
};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Penalties and limits";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "a_penalty_changes_no_yardstick",
        topic: TOPIC,
        says: "What is punished is not counted as activity, neither for nor against",
        source: "definition",
        equation: "counted = sum over rewards strength max(0, weight credit) e",
        runs: PAY,
        compare: penalty_and_yardstick,
    },
    Claim {
        name: "a_rate_and_a_capped_penalty_are_an_accelerator",
        topic: TOPIC,
        says: "Two per unit less one per unit up to a quota pays one per unit below it and two above",
        source: "definition",
        equation: "e = g / c below the quota, 2 g / c above; pay = units + max(0, units - quota)",
        runs: PAY,
        compare: accelerator,
    },
    Claim {
        name: "a_penalty_with_a_limit_is_due_once_it_is_reached",
        topic: TOPIC,
        says: "A penalty for passing a limit holds people back near it and is due at the end of a period that passed it",
        source: "mirror of a target (Larkin 2014)",
        equation: "pay = -B if units >= limit, else 0; pull = -B phi(z) / s",
        runs: PAY,
        compare: limit,
    },
    Claim {
        name: "a_target_out_of_reach_teaches_nothing",
        topic: TOPIC,
        says: "What is paid shapes what people take success to be by what one more unit of it earns",
        source: "Larkin 2014; weights: assumption",
        equation: "own view = shares(slope g + custom legacy), slope = B phi((target - units) / sigma) / sigma",
        runs: PAY,
        compare: out_of_reach,
    },
];

fn penalty_and_yardstick(rows: &mut Rows) -> Result<(), Trouble> {
    let case = || {
        Case::of(PAY)
            .with("measure.findings.credit", credit([0.2, 0.7]))
            .with("reward.audit.pays_for", "{ findings = -1 }")
    };
    for (name, strength) in [("none", 0.0), ("mild", 0.1), ("strong", 1.5)] {
        let lived = case().with("reward.audit.strength", strength).live()?;
        let hours = ["a", "b"].map(|kind| lived.last_hours(BASELINE, kind));
        // a penalty moves hours, but an hour counts what it always did
        let counted = STRENGTH * (CREDIT[0] * hours[0] + CREDIT[1] * hours[1]);
        let pull = |k: usize, finding: f64| (STRENGTH * CREDIT[k] - strength * finding).max(0.0);
        rows.at(lived.described())
            .exact("effort on a", "working weeks", pull(0, 0.2) / COST, hours[0])
            .exact("effort on b", "working weeks", pull(1, 0.7) / COST, hours[1])
            .equal(
                format!("counted activity, {name} penalty"),
                "counted units",
                counted,
                lived.last(BASELINE, Metric::Activity),
                Tolerance::digits(2.0, counted),
            );
    }
    Ok(())
}

fn accelerator(rows: &mut Rows) -> Result<(), Trouble> {
    let (quota, weeks, cost) = (1.0, 5, 4.0);
    let lived = Case::of(PAY)
        .with("time.weeks", 10)
        .with("people.effort_cost", cost)
        .with("measure.units.credit", "{ a = 1.0, b = 0.0 }")
        .with("reward.bonus.strength", 2)
        .with("reward.quota.pays_for", "{ units = -1 }")
        .with("reward.quota.shape", "\"capped\"")
        .with("reward.quota.cap", quota)
        .with("reward.quota.period_weeks", weeks)
        .live()?;
    let mut at = rows.at(lived.described());
    let (mut attained, mut earned, mut paid) = (0.0_f64, 0.0, 0.0);
    for week in 1..=5 {
        let slope = if attained < quota { 1.0 } else { 2.0 };
        let hours = slope / cost;
        at.exact(
            format!("effort in week {week}"),
            "working weeks",
            hours,
            lived.hours(BASELINE, week, "company", "a"),
        );
        attained += hours;
        earned = attained + (attained - quota).max(0.0);
        paid += lived.week(BASELINE, week, Metric::Pay);
    }
    at.equal("pay of a period", "motive", earned, paid, Tolerance::digits(5.0, earned));
    Ok(())
}

fn limit(rows: &mut Rows) -> Result<(), Trouble> {
    let (penalty, noise, cost) = (0.3, 0.4, 2.0);
    let case = |target: f64| {
        Case::of(PAY)
            .with("time.weeks", 2)
            .with("people.effort_cost", cost)
            .with("measure.units.credit", "{ a = 1.0, b = 0.0 }")
            .with("measure.cases.credit", "{ a = 1.0, b = 0.0 }")
            .with("measure.cases.noise", noise)
            .with("reward.limit.pays_for", "{ cases = -1 }")
            .with("reward.limit.shape", "\"threshold\"")
            .with("reward.limit.strength", penalty)
            .with("reward.limit.period_weeks", 1)
            .with("reward.limit.target", target)
    };
    for (target, reached) in [(0.1, true), (0.9, false)] {
        let lived = case(target).live()?;
        let before = lived.hours(BASELINE, 1, "company", "a");
        let slope = penalty * math::normal_density((target - before) / noise) / noise;
        let hours = (STRENGTH - slope) / cost;
        let due = if reached { penalty } else { 0.0 };
        let mut at = rows.at(lived.described());
        at.equal(
            "effort in week 2",
            "working weeks",
            hours,
            lived.hours(BASELINE, 2, "company", "a"),
            Tolerance::digits(2.0, 1.0),
        )
        .equal(
            "pay in week 2",
            "motive",
            STRENGTH * hours - due,
            lived.week(BASELINE, 2, Metric::Pay),
            Tolerance::digits(2.0, 1.0),
        );
    }
    Ok(())
}

fn out_of_reach(rows: &mut Rows) -> Result<(), Trouble> {
    let (custom, noise, bonus) = (0.5, 0.5, 0.8);
    for (what, target) in [("in reach", 0.6), ("out of reach", 800.0)] {
        let lived = falls_back(Case::of(PAY))
            .with("time.weeks", 2)
            .with("norms.custom", custom)
            .with("norms.legacy_weeks", 1)
            .with("department.team.identity", credit([0.2, 0.6]))
            .with("measure.units.credit", "{ a = 1.0, b = 0.0 }")
            .with("measure.units.noise", noise)
            .with("reward.bonus.strength", bonus)
            .with("reward.bonus.shape", "\"threshold\"")
            .with("reward.bonus.period_weeks", 1)
            .with("reward.bonus.target", target)
            .live()?;
        let units = lived.hours(BASELINE, 1, "company", "a");
        let slope = bonus * math::normal_density((target - units) / noise) / noise;
        let before = lived.priority(BASELINE, 1, "company", "a").practised;
        let pulls = [slope + 0.2 + custom * before, 0.6 + custom * (1.0 - before)];
        rows.at(lived.described()).equal(
            format!("own view of a after a week, target {what}"),
            "share of effort",
            shares(pulls)[0],
            believed(&lived, BASELINE, 2),
            Tolerance::digits(4.0, 1.0),
        );
    }
    Ok(())
}
