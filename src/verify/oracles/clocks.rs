//! When work shows: value that takes several steps to come through.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, Trouble};
use crate::verify::oracles::decisions::paid;
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "When work shows";
const PAY: &str = "verify/linear-pay";
/// Value of an effective hour of each kind in that scenario.
const WORTH: [f64; 2] = [1.0, 0.5];

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "value_that_takes_steps_shows_by_the_sum_of_its_delays",
        topic: TOPIC,
        says: "Value that takes several steps shows as far as all of them are over by then, with the same mean as in one step",
        source: "Forrester 1961; Sterman 2000",
        equation: "shown after t weeks = 1 - sum over j < n of C(t + n - 1, j) r^j (1 - r)^(t + n - 1 - j), r = n / (payoff + n - 1); in small weeks 1 - exp(-x) sum x^j / j!, x = n t / payoff",
        runs: PAY,
        compare: steps,
    },
    Claim {
        name: "more_steps_show_nothing_for_long_and_then_most",
        topic: TOPIC,
        says: "The more steps, the less shows at first and the more in the end, so a change is judged too early",
        source: "Sterman 2000; Rahmandad et al. 2018",
        equation: "shown with 6 steps < with 1 at payoff / 4, > at 2 payoff",
        runs: PAY,
        compare: late,
    },
    Claim {
        name: "pay_for_what_shows_in_time_follows_the_steps",
        topic: TOPIC,
        says: "Pay that sees only what shows within its period counts what the steps have let through by then",
        source: "Stein 1989; Rahmandad et al. 2018",
        equation: "hours = b (1 - exp(-x) sum over j < n of x^j / j!) / cost, x = n period / payoff",
        runs: PAY,
        compare: paid_in_time,
    },
];

/// Chance of fewer than `n` successes in so many trials, each with chance `r`: what of `n` steps is not over yet.
fn not_over(trials: u32, n: u32, r: f64) -> f64 {
    let mut ways = 1.0;
    let mut sum = 0.0;
    for j in 0..n {
        let [over, open] = [j, trials - j].map(f64::from);
        sum += ways * math::power(r, over) * math::power(1.0 - r, open);
        ways *= open / (over + 1.0);
    }
    sum
}

fn steps(rows: &mut Rows) -> Result<(), Trouble> {
    let (payoff, n, change) = ([13.0, 4.5], [3, 8], 101);
    let lived = Case::of(PAY)
        .with("time.weeks", 160)
        .with("time.start", "\"settled\"")
        .with("work.a.payoff_weeks", payoff[0])
        .with("work.a.payoff_steps", n[0])
        .with("work.b.payoff_weeks", payoff[1])
        .with("work.b.payoff_steps", n[1])
        .with("event.raise.week", change)
        .with("event.raise.set.reward.bonus.strength", 1.6)
        .live()?;
    let mut at = rows.at(lived.described());
    for week in [100, 101, 103, 108, 115, 130, 160] {
        let since = (week + 1 - change) as u32;
        let value = (0..2).map(|kind| {
            let steps = f64::from(n[kind]);
            let r = steps / (payoff[kind] + steps - 1.0);
            let shown = 1.0 - not_over(since + n[kind] - 1, n[kind], r);
            WORTH[kind] * paid(kind) * (1.0 + if since > 0 { shown } else { 0.0 })
        });
        let simulated = lived.week(BASELINE, week, Metric::Value);
        at.exact(format!("value in week {week}"), "value per seat", value.sum(), simulated);
    }
    // weeks that are small against the delay: the Erlang distribution of continuous time
    let (payoff, n) = (500.0, 3);
    let lived = Case::of(PAY)
        .with("time.weeks", 700)
        .with("time.start", "\"settled\"")
        .with("work.a.payoff_weeks", payoff)
        .with("work.a.payoff_steps", n)
        .with("work.b.payoff_weeks", payoff)
        .with("work.b.payoff_steps", n)
        .with("event.raise.week", 1)
        .with("event.raise.set.reward.bonus.strength", 1.6)
        .live()?;
    let old = WORTH[0] * paid(0) + WORTH[1] * paid(1);
    let mut at = rows.at(lived.described());
    for week in [100, 300, 700] {
        let x = f64::from(n) * week as f64 / payoff;
        let theory = old * (2.0 - math::exp(-x) * (1.0 + x + x * x / 2.0));
        let simulated = lived.week(BASELINE, week, Metric::Value);
        let near = Tolerance::bound(0.01 * old, "weeks of 1 / 500 of the delay");
        at.equal(format!("value in week {week}"), "value per seat", theory, simulated, near);
    }
    Ok(())
}

fn late(rows: &mut Rows) -> Result<(), Trouble> {
    let (payoff, change) = (40, 11);
    let lived = Case::of(PAY)
        .with("time.weeks", 110)
        .with("time.start", "\"settled\"")
        .with("work.a.payoff_weeks", payoff)
        .with("work.b.payoff_weeks", payoff)
        .with("event.raise.week", change)
        .with("event.raise.set.reward.bonus.strength", 1.6)
        .option_of("steps", &[("work.a.payoff_steps", &6), ("work.b.payoff_steps", &6)])
        .live()?;
    let value = |option: &str, week: usize| lived.week(option, week, Metric::Value);
    let [early, later] = [change + payoff / 4, change + 2 * payoff];
    rows.at(lived.described_with("steps"))
        .exact("value before", "value per seat", value(BASELINE, 10), value("steps", 10))
        .below(
            "value after a quarter of the time, against one step",
            "value per seat",
            value(BASELINE, early),
            value("steps", early),
            Tolerance::none(),
        )
        .above(
            "value after twice the time, against one step",
            "value per seat",
            value(BASELINE, later),
            value("steps", later),
            Tolerance::none(),
        );
    Ok(())
}

fn paid_in_time(rows: &mut Rows) -> Result<(), Trouble> {
    let (period, payoff, n) = (13.0, 20.0, 3.0);
    let lived = Case::of(PAY)
        .with("work.a.payoff_weeks", 0)
        .with("work.b.payoff_weeks", payoff)
        .with("work.b.payoff_steps", n)
        .option("all", "reward.bonus.sees_results", 1)
        .live()?;
    let x = n * period / payoff;
    let kept = 1.0 - math::exp(-x) * (1.0 + x + x * x / 2.0);
    rows.at(lived.described_with("all"))
        .exact("hours on a", "working weeks", paid(0), lived.last_hours("all", "a"))
        .exact("hours on b", "working weeks", kept * paid(1), lived.last_hours("all", "b"));
    Ok(())
}
