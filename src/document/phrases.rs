//! Phrases that sentences, tables and charts share.

use crate::scenario::{QUARTER, Scenario, parameter};

/// What a key means, for a table; the key itself when it has no row of its own.
pub fn meaning(key: &str) -> &str {
    parameter::find(key).map_or(key, |row| row.meaning)
}

/// The weeks that results speak of, as a sentence begins: all weeks of a short run, else whole cycles at its end.
pub fn final_period(scenario: &Scenario) -> String {
    match (scenario.weeks, scenario.final_weeks) {
        (1, _) => "The only week".to_owned(),
        (weeks, last) if weeks == last => format!("Mean of all {weeks} weeks"),
        (_, QUARTER) => "Final quarter".to_owned(),
        (_, last) => format!("Final {last} weeks"),
    }
}

/// The same within a sentence.
pub fn in_final_period(scenario: &Scenario) -> String {
    match (scenario.weeks, scenario.final_weeks) {
        (1, _) => "in the only week".to_owned(),
        (weeks, last) if weeks == last => format!("over all {weeks} weeks"),
        (_, QUARTER) => "in the final quarter".to_owned(),
        (_, last) => format!("in the final {last} weeks"),
    }
}

/// What stands in the corner of a chart that shows an option to be read with caution.
pub fn caution_with(option: &str) -> String {
    format!("caution with {option} · ")
}
