//! Work of one department that lands in another, and work that helps it.

use crate::futures::plan::BASELINE;
use crate::scenario::Metric;
use crate::verify::Claim;
use crate::verify::case::{Case, Trouble};
use crate::verify::row::{Rows, Tolerance};

const TOPIC: &str = "Hand-offs";
const LINEAR: &str = "verify/linear-pay";

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "work_of_one_department_lands_in_another",
        topic: TOPIC,
        says: "Each effective hour in the source brings the target its urgent work, less what relief keeps from landing",
        source: "Thompson 1967; Levitt et al. 1994",
        equation: "landed per seat = hours E max(0, 1 - relief / need) / seats",
        runs: LINEAR,
        compare: lands,
    },
    Claim {
        name: "pushing_the_source_piles_up_work_only_where_the_target_is_full",
        topic: TOPIC,
        says: "More of the work that lands elsewhere leaves no backlog in a target with hours to spare, and one in a full target",
        source: "Thompson 1967; Levitt et al. 1994",
        equation: "d backlog / d push = 0 where landed < C, > 0 where landed > C",
        runs: LINEAR,
        compare: piles_up,
    },
    Claim {
        name: "work_that_helps_another_department_adds_value_there",
        topic: TOPIC,
        says: "A cost below 0 is help: the target gains it for each effective hour in the source",
        source: "definition",
        equation: "value gained per seat of the target = -cost E / seats",
        runs: LINEAR,
        compare: helps,
    },
];

/// Seats of the source and of the target.
const SEATS: [f64; 2] = [12.0, 24.0];
/// Effective hours per seat of each kind of work that pay buys: strength x credit / effort cost.
const HOURS: [f64; 2] = [0.24, 0.12];

/// A team whose work of kind b concerns a desk, and nothing else that is urgent.
fn team_and_desk() -> Case {
    Case::of(LINEAR)
        .with("mechanisms", "[\"incentives\", \"workload\", \"interdependence\"]")
        .with("time.weeks", 30)
        .with("department.desk.people", SEATS[1])
        .with("conflict.promises.source", "\"team\"")
        .with("conflict.promises.target", "\"desk\"")
        .with("conflict.promises.work", "\"b\"")
        .with("conflict.promises.relieved_by", "\"a\"")
        .with("conflict.promises.relief_need", 0.001)
        .with("people.strain_rate", 0)
        .with("people.exit_rate", 0)
        .with("workload.arrivals", 0)
        .with("workload.meetings", 0)
        .with("workload.approvals", 0)
        .with("workload.reporting", 0)
        .with("workload.urgent_cap", 1)
        .with("workload.backlog_max", 1000)
        .with("workload.corner_cutting", 0)
        .with("workload.haste", 0)
        .with("workload.fire", 0)
}

fn lands(rows: &mut Rows) -> Result<(), Trouble> {
    let (hours, need) = (0.5, 0.6);
    let lived = team_and_desk()
        .with("conflict.promises.hours", hours)
        .option("half_relieved", "conflict.promises.relief_need", need)
        .option("more", "conflict.promises.relief_need", 1)
        .option_of(
            "more_for_each",
            &[("conflict.promises.hours", &2), ("conflict.promises.relief_need", &need)],
        )
        .live()?;
    let landed = |hours: f64, need: f64| {
        hours * SEATS[0] * HOURS[1] * (1.0 - HOURS[0] / need).max(0.0) / SEATS[1]
    };
    for (option, theory) in [
        (BASELINE, 0.0),
        ("half_relieved", landed(hours, need)),
        ("more", landed(hours, 1.0)),
        ("more_for_each", landed(2.0, need)),
    ] {
        rows.at(lived.described_with(option))
            .exact(
                "urgent work that lands on a desk",
                "working weeks",
                theory,
                lived.department(option, "desk", Metric::UrgentLanded),
            )
            .exact(
                "urgent work done there",
                "working weeks",
                theory,
                lived.department(option, "desk", Metric::UrgentDone),
            )
            .exact(
                "urgent work that lands in the team",
                "working weeks",
                0.0,
                lived.department(option, "team", Metric::UrgentLanded),
            );
    }
    Ok(())
}

fn piles_up(rows: &mut Rows) -> Result<(), Trouble> {
    let case = |hours: f64| {
        team_and_desk()
            .with("department.team.people", SEATS[1])
            .with("conflict.promises.relieved_by", "\"b\"")
            .with("conflict.promises.relief_need", 1)
            .with("conflict.promises.hours", hours)
            .option("push", "reward.bonus.strength", 1.2)
            .live()
    };
    // pay doubles the hours of kind b: .42 to .73, and .95 to 1.64 working weeks on each desk
    for (hours, is_full) in [(4.0, false), (9.0, true)] {
        let lived = case(hours)?;
        let backlog = |option: &str| lived.department(option, "desk", Metric::Backlog);
        let (quantity, unit) = ("backlog of a desk: push minus baseline", "working weeks");
        let piled = backlog("push") - backlog(BASELINE);
        let mut at = rows.at(lived.described_with("push"));
        if is_full {
            at.above(quantity, unit, 1.0, piled, Tolerance::none());
        } else {
            at.exact(quantity, unit, 0.0, piled);
        }
    }
    Ok(())
}

fn helps(rows: &mut Rows) -> Result<(), Trouble> {
    let lived = team_and_desk()
        .option("helps", "conflict.promises.cost", -0.5)
        .option("costs", "conflict.promises.cost", 0.5)
        .live()?;
    let value = |option: &str| lived.department(option, "desk", Metric::Value);
    for (option, sign) in [("helps", 1.0), ("costs", -1.0)] {
        rows.at(lived.described_with(option)).exact(
            "value of a desk: option minus baseline",
            "value per seat",
            sign * 0.5 * SEATS[0] * HOURS[1] / SEATS[1],
            value(option) - value(BASELINE),
        );
    }
    Ok(())
}
