//! Rates that change with what was attained: quotas, accelerators and decelerators in one reward.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, LivedCase, Trouble};
use crate::verify::oracles::pay::{COST, PAY, STRENGTH};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Tiers";
/// Only work a is counted.
const ONE_UNIT: &str = "{ a = 1.0, b = 0.0 }";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "a_step_exactly_in_reach_pulls_with_the_mean_of_both_rates",
        topic: TOPIC,
        says: "Between two rates people work for what they expect to earn by the last unit of the period",
        source: "Misra & Nair 2011",
        equation: "slope = b (r1 + r2) / 2 where the step is just in reach",
        runs: PAY,
        compare: at_par,
    },
    Claim {
        name: "tiers_pull_by_what_is_attained_and_what_the_period_still_brings",
        topic: TOPIC,
        says: "Within a pay period tiers pull with the rate that is to be expected at its end",
        source: "Misra & Nair 2011; Larkin 2014; normal uncertainty: assumption",
        equation: "slope = b (r1 + sum (r_next - r) Phi((attained + left x pace - from) / s)), s = sigma sqrt(left / period)",
        runs: PAY,
        compare: within_a_period,
    },
    Claim {
        name: "tiers_of_one_rate_are_a_linear_reward",
        topic: TOPIC,
        says: "Tiers whose rates are all the same pull and pay as a reward without tiers, as a penalty too",
        source: "definition",
        equation: "r1 = r2 = ... = r: slope = b r, pay = b r units",
        runs: PAY,
        compare: one_rate,
    },
    Claim {
        name: "a_quota_in_reach_pulls_and_one_far_away_does_not",
        topic: TOPIC,
        says: "Where nothing is paid below a quota, people work for it when they can make it, and not when they cannot",
        source: "Misra & Nair 2011; Larkin 2014",
        equation: "r = 0, 1 from q: slope -> b where q is passed, 0 where it is far",
        runs: PAY,
        compare: quota,
    },
    Claim {
        name: "tiers_earn_what_a_rate_and_a_capped_reward_or_penalty_earn",
        topic: TOPIC,
        says: "An accelerator earns what two per unit less one per unit up to the quota earn, a decelerator what one per unit and one more up to the quota earn",
        source: "definition",
        equation: "1 from 0, 2 from q = 2 units - min(units, q); 2 from 0, 1 from q = units + min(units, q)",
        runs: PAY,
        compare: identities,
    },
];

/// A case in which only work a counts, with these tiers.
fn tiers(tiers: &[(f64, f64)]) -> Case {
    let each: Vec<String> =
        tiers.iter().map(|(from, rate)| format!("{{ from = {from}, rate = {rate} }}")).collect();
    Case::of(PAY)
        .with("measure.units.credit", ONE_UNIT)
        .with("reward.bonus.shape", "\"tiers\"")
        .with("reward.bonus.tiers", format!("[{}]", each.join(", ")))
}

fn at_par(rows: &mut Rows) -> Result<(), Trouble> {
    for rates in [[0.5, 2.0], [2.0, 0.5], [0.0, 1.0]] {
        // a step that is reached exactly when the pull is that of a step exactly in reach
        let hours = STRENGTH * 0.5 * (rates[0] + rates[1]) / COST;
        let lived = tiers(&[(0.0, rates[0]), (hours, rates[1])])
            .with("time.weeks", 40)
            .with("measure.units.noise", 0.8)
            .with("reward.bonus.period_weeks", 1)
            .live()?;
        let last = lived.last_hours(BASELINE, "a");
        rows.at(lived.described()).exact("effort in the last week", "working weeks", hours, last);
    }
    Ok(())
}

fn within_a_period(rows: &mut Rows) -> Result<(), Trouble> {
    let (sigma, period, weeks) = (0.5, 13_usize, 39);
    let (conviction, cost) = (2.0, 8.0);
    let all = [(0.0, 0.2), (1.8, 3.0), (2.9, 0.5)];
    let lived = tiers(&all)
        .with("time.weeks", weeks)
        .with("people.effort_cost", cost)
        .with("people.conviction", conviction)
        .with("communication.practice_weight", 0)
        .with("measure.units.noise", sigma)
        .with("reward.bonus.period_weeks", period)
        .live()?;
    // before the first week people worked as if both steps were exactly in reach, half of the time on what counts
    let usual = 0.5 * (conviction + STRENGTH * 0.5 * (0.2 + 0.5)) / cost;
    let (mut attained, mut pace, mut worst) = (0.0, usual, 0.0_f64);
    let (mut lowest, mut highest) = (f64::INFINITY, 0.0_f64);
    for week in 1..=weeks {
        let effort = lived.hours(BASELINE, week, "company", "a");
        let left = (period - (week - 1) % period) as f64;
        let spread = sigma * (left / period as f64).sqrt();
        let passed = |from: f64| math::normal_chance((attained + left * pace - from) / spread);
        let rate: f64 = 0.2 + 2.8 * passed(1.8) - 2.5 * passed(2.9);
        worst = worst.max((effort - (conviction * 0.5 + STRENGTH * rate) / cost).abs());
        attained = if week % period == 0 { 0.0 } else { attained + effort };
        pace = effort;
        (lowest, highest) = (lowest.min(rate), highest.max(rate));
    }
    // a rate changes by at most r phi(0) / s per unit, and a week adds the digits of all before it
    let steepest = STRENGTH * 2.8 * 0.4 / (sigma / (period as f64).sqrt());
    let tolerance = Tolerance::digits(2.0 * period as f64 * steepest / cost, 1.0);
    rows.at(lived.described())
        .equal("largest gap to the rule in 39 weeks", "working weeks", 0.0, worst, tolerance)
        .above(
            "difference of rates",
            "share of strength",
            0.2,
            highest - lowest,
            Tolerance::none(),
        );
    Ok(())
}

fn one_rate(rows: &mut Rows) -> Result<(), Trouble> {
    let rate = 0.7;
    let of = |case: Case| case.with("measure.units.noise", 0.5).with("time.weeks", 8).live();
    let same = of(tiers(&[(0.0, rate), (0.3, rate), (1.0, rate)]))?;
    let linear = of(Case::of(PAY)
        .with("measure.units.credit", ONE_UNIT)
        .with("reward.bonus.strength", STRENGTH * rate))?;
    let mut at = rows.at(same.described());
    for week in 1..=8 {
        let hours = |lived: &LivedCase| lived.hours(BASELINE, week, "company", "a");
        let pay = |lived: &LivedCase| lived.week(BASELINE, week, Metric::Pay);
        at.exact(format!("effort in week {week}"), "working weeks", hours(&linear), hours(&same))
            .equal(
                format!("pay in week {week}"),
                "motive",
                pay(&linear),
                pay(&same),
                Tolerance::digits(4.0, 1.0),
            );
    }
    // a penalty beside the reward of the scenario
    let penalty = |case: Case| {
        case.with("measure.cases.credit", ONE_UNIT)
            .with("measure.cases.noise", 0.5)
            .with("reward.limit.pays_for", "{ cases = -1 }")
    };
    let tiered = penalty(Case::of(PAY))
        .with("reward.limit.strength", 0.3)
        .with("reward.limit.shape", "\"tiers\"")
        .with("reward.limit.tiers", "[{ from = 0, rate = 0.7 }, { from = 0.2, rate = 0.7 }]")
        .live()?;
    let plain = penalty(Case::of(PAY)).with("reward.limit.strength", 0.3 * rate).live()?;
    rows.at(tiered.described())
        .exact(
            "effort with a penalty",
            "working weeks",
            plain.last_hours(BASELINE, "a"),
            tiered.last_hours(BASELINE, "a"),
        )
        .equal(
            "pay with a penalty",
            "motive",
            plain.last(BASELINE, Metric::Pay),
            tiered.last(BASELINE, Metric::Pay),
            Tolerance::digits(4.0, 1.0),
        );
    Ok(())
}

fn quota(rows: &mut Rows) -> Result<(), Trouble> {
    // .2 of an hour a week by conviction alone, 1 a period
    let cost = 4.0;
    let with_quota = |quota: f64| {
        tiers(&[(0.0, 0.0), (quota, 1.0)])
            .with("time.weeks", 10)
            .with("people.conviction", 1.6)
            .with("people.effort_cost", cost)
            .with("communication.practice_weight", 0)
            .with("measure.units.noise", 0.3)
            .with("reward.bonus.period_weeks", 5)
            .live()
    };
    let by_conviction = 0.5 * 1.6 / cost;
    let (near, far) = (with_quota(0.2)?, with_quota(4.0)?);
    // the quota is passed in week 1 and 2 of the period, and then every unit is paid in full
    rows.at(near.described())
        .equal(
            "effort in the fourth week",
            "working weeks",
            by_conviction + STRENGTH / cost,
            near.hours(BASELINE, 9, "company", "a"),
            Tolerance::as_tabled(4),
        )
        .above(
            "effort in the first week of a period",
            "working weeks",
            by_conviction + 0.9 * STRENGTH / cost,
            near.hours(BASELINE, 6, "company", "a"),
            Tolerance::none(),
        );
    let mut at = rows.at(far.described());
    for week in [6, 8, 10] {
        at.equal(
            format!("effort in week {week}"),
            "working weeks",
            by_conviction,
            far.hours(BASELINE, week, "company", "a"),
            Tolerance::as_tabled(6),
        );
    }
    let paid = (6..=10).map(|week| far.week(BASELINE, week, Metric::Pay)).sum::<f64>();
    at.exact("pay of a period", "motive", 0.0, paid);
    Ok(())
}

fn identities(rows: &mut Rows) -> Result<(), Trouble> {
    // conviction alone keeps people at work, .4 of an hour a week, so that only what is earned differs
    const FAINT: f64 = 0.000_001;
    let faint = |case: Case| {
        case.with("time.weeks", 10)
            .with("people.conviction", 1.6)
            .with("communication.practice_weight", 0)
            .with("measure.units.credit", ONE_UNIT)
            .with("measure.units.noise", 0.5)
            .with("reward.bonus.strength", FAINT)
            .with("reward.bonus.period_weeks", 5)
    };
    let two = |rate: f64, weight: f64| {
        faint(Case::of(PAY))
            .with("reward.bonus.strength", rate * FAINT)
            .with("reward.quota.pays_for", format!("{{ units = {weight} }}"))
            .with("reward.quota.strength", FAINT)
            .with("reward.quota.shape", "\"capped\"")
            .with("reward.quota.cap", 0.9)
            .with("reward.quota.period_weeks", 5)
            .live()
    };
    for (rates, rate, weight) in [([1.0, 2.0], 2.0, -1.0), ([2.0, 1.0], 1.0, 1.0)] {
        let one = faint(tiers(&[(0.0, rates[0]), (0.9, rates[1])])).live()?;
        let two = two(rate, weight)?;
        let mut at = rows.at(one.described());
        for week in 6..=10 {
            let pay = |lived: &LivedCase| lived.week(BASELINE, week, Metric::Pay) / FAINT;
            at.equal(
                format!("pay in week {week}"),
                "counted units",
                pay(&two),
                pay(&one),
                Tolerance::as_tabled(5),
            );
        }
    }
    Ok(())
}
