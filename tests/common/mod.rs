//! What several tests need: small scenarios and exact comparison.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "every test file includes this module for itself and uses a part of it"
)]

use orgdrift::futures::plan::{Plan, Varying};
use orgdrift::futures::results::Results;
use orgdrift::scenario::Scenario;

/// A small organization with everything switched on: two departments, a conflict, ranges, an event, an
/// option from week 20 and a pilot.
pub const SMALL: &str = r#"
extends = "base"
[scenario]
title = "Small"
question = "Does everything work together?"
[time]
weeks = 30
[organization]
span = 4
[department.support]
people = 40
[department.sales]
people = 25
[work.tickets]
visibility = 1.0
serves_urgent = true
[work.root_cause]
visibility = 0.2
payoff_weeks = 6
prevents = 1.0
[work.experience]
visibility = 0.2
payoff_weeks = 20
[strategy]
intent = { tickets = 0.3, root_cause = 0.4, experience = 0.3 }
drift = 0.005
[measure.closed]
credit = { tickets = 0.7, root_cause = 0.2, experience = 0.1 }
noise = 0.5
[measure.satisfaction]
kind = "outcome"
noise = 0.2
[reward.bonus]
departments = ["support"]
pays_for = { closed = 1.0 }
[reward.target]
departments = ["sales"]
pays_for = { closed = 1.0 }
shape = "threshold"
target = 5
[conflict.promises]
source = "sales"
target = "support"
work = "tickets"
cost = 0.2
[people]
conviction = { usual = 1.5, from = 0.8, to = 2.5, source = "assumption" }
skill_spread = 0.2
[workload]
arrivals = { usual = 0.25, from = 0.2, to = 0.4 }
[event.outage]
week = 8
until = 10
set.workload.arrivals = 0.6
[option.outcome]
week = 20
set.reward.bonus.pays_for = { closed = 0.4, satisfaction = 0.6 }
[option.pilot]
week = 20
ramp_weeks = 3
only_in = { department = "support", teams = 3 }
set.communication.fidelity = 0.95
"#;

/// Loads a scenario from text that must be right.
pub fn scenario(text: &str) -> Scenario {
    Scenario::from_text("test", text).unwrap_or_else(|problems| panic!("{problems}"))
}

/// All options of a scenario text, with luck and assumptions.
pub fn plan(text: &str, futures: u32) -> Plan {
    Plan::of_options(scenario(text), futures, 1, Varying::Joint)
}

/// Every bit of a result, option by option: weekly and final measures of company, groups and layers,
/// the ledger and the assumptions.
pub fn bits(results: &Results) -> Vec<Vec<u64>> {
    let of = |values: &mut dyn Iterator<Item = f64>| values.map(f64::to_bits).collect::<Vec<u64>>();
    let mut all: Vec<Vec<u64>> = results
        .arms
        .iter()
        .map(|arm| {
            let mut bits = of(&mut arm.company.iter().flatten().flatten().copied());
            bits.extend(of(&mut arm.company_final.iter().flatten().copied()));
            bits.extend(of(&mut arm.groups_final.iter().flatten().flatten().copied()));
            bits.extend(of(&mut arm.layers.iter().flatten().flatten().copied()));
            bits.extend(of(&mut arm.ledger.iter().copied()));
            bits
        })
        .collect();
    all.push(of(&mut results.assumptions.iter().flat_map(|draws| draws.values.iter().copied())));
    all
}
