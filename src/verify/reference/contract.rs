//! Two tasks, pay for only one of them: how strongly to pay (Holmstrom & Milgrom 1991).
//!
//! ```text
//! agent       chooses e = (e1, e2) to maximize    b e1 - C(e)
//! C(e)        = (c11 e1^2 + 2 c12 e1 e2 + c22 e2^2) / 2
//! principal   chooses b to maximize               B1 e1 + B2 e2 - C(e) - r sigma^2 b^2 / 2
//! b*          = (B1 - B2 c12 / c22) / (1 + r sigma^2 (c11 - c12^2 / c22))
//! ```
//!
//! Efforts count from what the agent does anyway, so they may be negative: tasks that compete for
//! attention (c12 above 0) take it from each other. The noise of what is measured has variance sigma^2,
//! the agent dislikes risk with r, and the fixed part of the wage makes both sides maximize the sum.

use super::{OWN_CODE, TOPIC, searched};
use crate::verify::Claim;
use crate::verify::row::{Rows, Tolerance};
use crate::verify::solve;

/// Width of the interval at which the search for the best pay ends. Value per unit of effort.
const WIDTH: f64 = 1e-6;

/// The claims of this case.
pub const CLAIMS: &[Claim] = &[
    Claim {
        name: "pay_for_one_of_two_tasks_weakens_as_they_compete_for_attention",
        topic: TOPIC,
        says: "The more two tasks compete for attention, the less the one that can be measured should be paid for",
        source: "Holmstrom & Milgrom 1991",
        equation: "b* = (B1 - B2 c12 / c22) / (1 + r sigma^2 (c11 - c12^2 / c22))",
        runs: OWN_CODE,
        compare: |rows| {
            competing_tasks(rows);
            Ok(())
        },
    },
    Claim {
        name: "no_pay_at_all_is_best_when_the_unmeasured_task_loses_what_the_measured_one_gains",
        topic: TOPIC,
        says: "When the unmeasured task loses as much as the measured one gains, no pay for the measure is best",
        source: "Holmstrom & Milgrom 1991",
        equation: "b* = 0 when B1 = B2 c12 / c22, whatever the risk",
        runs: OWN_CODE,
        compare: |rows| {
            no_pay(rows);
            Ok(())
        },
    },
];

/// One principal, one agent, two tasks.
struct Contract {
    /// Worth of a unit of effort on each task. Value.
    worth: [f64; 2],
    /// Cross cost c12, with c11 = c22 = 1. Value per squared effort.
    cross: f64,
    /// Risk aversion times the variance of the measure, r sigma^2. Value.
    risk: f64,
}

impl Contract {
    fn cost(&self, effort: &[f64]) -> f64 {
        0.5 * (effort[0] * effort[0] + effort[1] * effort[1]) + self.cross * effort[0] * effort[1]
    }

    /// What the agent does when a unit of effort on the first task earns `pay`.
    fn response(&self, pay: f64) -> Vec<f64> {
        solve::summit(vec![0.0; 2], |effort| pay * effort[0] - self.cost(effort))
    }

    /// What principal and agent have together.
    fn surplus(&self, pay: f64) -> f64 {
        let effort = self.response(pay);
        let worth = self.worth[0] * effort[0] + self.worth[1] * effort[1];
        worth - self.cost(&effort) - 0.5 * self.risk * pay * pay
    }

    fn best_pay(&self) -> f64 {
        solve::highest(-1.0, 2.0, WIDTH, |pay| self.surplus(pay))
    }

    fn closed_form(&self) -> f64 {
        let gain = self.worth[0] - self.worth[1] * self.cross;
        gain / (1.0 + self.risk * (1.0 - self.cross * self.cross))
    }

    fn described(&self) -> String {
        let Self { worth, cross, risk } = self;
        format!(
            "B = ({}, {}), c12 = {cross}, c11 = c22 = 1, r sigma^2 = {risk}",
            worth[0], worth[1]
        )
    }
}

fn competing_tasks(rows: &mut Rows) {
    for (cross, tabled) in [(-0.5, 0.8571), (0.0, 0.5), (0.5, 0.2857), (0.9, 0.0840)] {
        let contract = Contract { worth: [1.0, 1.0], cross, risk: 1.0 };
        let (unit, found) = ("pay per unit of effort", contract.best_pay());
        rows.at(contract.described())
            .equal("best pay", unit, contract.closed_form(), found, searched(WIDTH))
            .equal("best pay to four digits", unit, tabled, found, Tolerance::as_tabled(4));
    }
}

fn no_pay(rows: &mut Rows) {
    for (worth, cross, risk) in
        [([1.0, 2.0], 0.5, 0.0), ([1.0, 2.0], 0.5, 1.0), ([0.6, 0.8], 0.75, 2.0)]
    {
        let contract = Contract { worth, cross, risk };
        let unit = "pay per unit of effort";
        rows.at(contract.described()).equal(
            "best pay",
            unit,
            0.0,
            contract.best_pay(),
            searched(WIDTH),
        );
    }
    // pay does move effort: it is its worth that cancels
    let contract = Contract { worth: [1.0, 2.0], cross: 0.5, risk: 1.0 };
    let effort = contract.response(0.3);
    rows.at(format!("{}, pay .3", contract.described()))
        .above("effort on the measured task", "effort", 0.0, effort[0], Tolerance::none())
        .below("effort on the other task", "effort", 0.0, effort[1], Tolerance::none())
        .below("surplus", "value", 0.0, contract.surplus(0.3), Tolerance::none());
}
