//! Initiatives whose scope grows, and initiatives that nobody owns.

use crate::futures::plan::BASELINE;
use crate::math;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::Trouble;
use crate::verify::oracles::decisions::{at_rest, paid};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "When initiatives end";
const PAY: &str = "verify/linear-pay";
/// Motive per working week in that scenario.
const COST: f64 = 2.0;

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "scope_that_grows_lengthens_initiatives_without_bound",
        topic: TOPIC,
        says: "Where it is vague when work is done, what is left grows while it is worked off: initiatives take longer than in proportion, and from some growth on none is ever finished",
        source: "Jones 1996; Cooper 1980",
        equation: "lead = -ln(1 - g L) / g, g = scope_growth (1 - done_clarity), L = n size / (done_clarity hours); never at g L >= 1",
        runs: PAY,
        compare: growth,
    },
    Claim {
        name: "an_initiative_without_an_owner_waits_for_the_slowest",
        topic: TOPIC,
        says: "With one owner and a scope that stays, an initiative takes the hours of all; without one it takes as long as the slowest department",
        source: "Little 1961; Ford & Sterman 2003",
        equation: "lead = owned n size / mean hours + (1 - owned) n size / least hours; late = owned exp(-due / ..) + (1 - owned) exp(-due / ..)",
        runs: PAY,
        compare: owner,
    },
];

fn growth(rows: &mut Rows) -> Result<(), Trouble> {
    let (clarity, size, due) = (0.6, 4.0, 26.0);
    let key = "workload.scope_growth";
    let lived = at_rest()
        .with("workload.initiatives", 1)
        .with("workload.switching_cost", 0)
        .with("workload.initiative_size", size)
        .with("workload.initiative_due", due)
        .with("work.a.done_clarity", clarity)
        .with("work.b.done_clarity", clarity)
        .option("slow", key, 0.05)
        .option("fast", key, 0.1)
        .option("endless", key, 0.2)
        .option_of("two", &[(key, &0.05), ("workload.initiatives", &2)])
        .option_of(
            "clear",
            &[(key, &0.2), ("work.a.done_clarity", &1), ("work.b.done_clarity", &1)],
        )
        .live()?;
    let hours = paid(0) + paid(1);
    let last = |option: &str, metric: Metric| lived.last(option, metric);
    let plain = size / (clarity * hours);
    let lead = |growth: f64, plain: f64| {
        let g = growth * (1.0 - clarity);
        if g > 0.0 { -math::ln(1.0 - g * plain) / g } else { plain }
    };
    let cases = [
        (BASELINE, lead(0.0, plain)),
        ("slow", lead(0.05, plain)),
        ("fast", lead(0.1, plain)),
        ("two", lead(0.05, 2.0 * plain)),
        ("clear", size / hours),
    ];
    for (option, theory) in cases {
        rows.at(lived.described_with(option))
            .exact("time to finish", "weeks", theory, last(option, Metric::LeadWeeks))
            .exact("late", "share", math::exp(-due / theory), last(option, Metric::LateShare));
    }
    let never = last("endless", Metric::LeadWeeks).is_nan();
    rows.at(lived.described_with("endless"))
        .exact("late, where scope outgrows work", "share", 1.0, last("endless", Metric::LateShare))
        .exact("whether none is ever finished", "yes or no", 1.0, f64::from(never));
    rows.at(lived.described_with("two")).above(
        "time to finish, against twice that of one initiative",
        "weeks",
        2.0 * last("slow", Metric::LeadWeeks),
        last("two", Metric::LeadWeeks),
        Tolerance::none(),
    );
    Ok(())
}

fn owner(rows: &mut Rows) -> Result<(), Trouble> {
    let (size, due, identity) = (5.0, 20.0, 0.6);
    let lived = at_rest()
        .with("department.other.people", 12)
        .with("department.other.identity", format!("{{ b = {identity} }}"))
        .with("workload.initiatives", 2)
        .with("workload.switching_cost", 0)
        .with("workload.initiative_size", size)
        .with("workload.initiative_due", due)
        .option("half", "workload.owned", 0.5)
        .option("none", "workload.owned", 0)
        .live()?;
    let fewest = paid(0) + paid(1);
    // two departments of one size
    let mean = fewest + 0.5 * identity / COST;
    let [together, slowest] = [mean, fewest].map(|hours| 2.0 * size / hours);
    for (option, owned) in [(BASELINE, 1.0), ("half", 0.5), ("none", 0.0)] {
        let of = |with: f64, without: f64| owned * with + (1.0 - owned) * without;
        let late = |lead: f64| math::exp(-due / lead);
        let last = |metric: Metric| lived.last(option, metric);
        rows.at(lived.described_with(option))
            .exact("time to finish", "weeks", of(together, slowest), last(Metric::LeadWeeks))
            .exact("late", "share", of(late(together), late(slowest)), last(Metric::LateShare))
            .exact(
                "time to finish the part of the slower department",
                "weeks",
                slowest,
                lived.department(option, "team", Metric::LeadWeeks),
            );
    }
    Ok(())
}
