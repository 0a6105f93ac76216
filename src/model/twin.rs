//! What the aligned twin has in common with the organization that is held against it.
//!
//! An option is lived by the organization and never by its twin. So one that changes what both have, such as the
//! hours of meetings, can pass the twin: that says how much the change is worth, not that people are better aligned
//! than aligned.

use crate::scenario::parameter;

/// Keys that move the value of the aligned twin.
const COMMON: &[&str] = &[
    "department.*.identity",
    "work.*.visibility",
    "work.*.payoff_weeks",
    "work.*.payoff_steps",
    "work.*.skill",
    "people.conviction",
    "people.recognition",
    "people.effort_cost",
    "people.habit",
    "workload.arrivals",
    "workload.item",
    "workload.urgent_cap",
    "workload.backlog_max",
    "workload.meetings",
    "workload.approvals",
    "workload.reporting",
    "measure.*.credit",
    "measure.*.noise",
    "measure.*.limit_weeks",
    "reward.*.pays_for",
    "reward.*.strength",
    "reward.*.shape",
    "reward.*.based_on",
    "reward.*.tiers",
    "reward.*.free_riding",
];

/// Whether the aligned twin has a key as well, so that an option that sets it may pass 100. What describes the world is
/// everybody's, and no option sets it.
pub fn of_the_twin(key: &str) -> bool {
    COMMON.iter().any(|pattern| parameter::matches(pattern, key))
}
