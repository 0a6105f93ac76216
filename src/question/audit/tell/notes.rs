//! What else `check` says of a file: where its rows come from, settings that do nothing, ties, and changes that are
//! never complete.

use crate::document::number::counted;
use crate::model::idle::{ramps, settings};
use crate::question::audit::tell::words::list;
use crate::scenario::Scenario;
use crate::scenario::parameter::FREE_TABLES;

/// Most rows of a table that are named one by one.
const MOST_NAMED: usize = 6;

/// Remarks on the file, a sentence each, without a full stop.
pub fn notes(scenario: &Scenario) -> Vec<String> {
    let mut notes = ties(scenario);
    notes.extend(settings(scenario).into_iter().map(|(keys, reason)| {
        let verb = if keys.len() == 1 { "does" } else { "do" };
        let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        format!("{} {verb} nothing here: {reason}", list(&keys))
    }));
    notes.extend(ramps(scenario).into_iter().map(|(label, ramp, left)| {
        let ramp = counted(ramp as usize, "week", "weeks");
        format!("{label} is never complete: its ramp takes {ramp} and there are {left}")
    }));
    notes
}

/// Kinds of work that are needed most, where there are several: a tie has no order.
fn ties(scenario: &Scenario) -> Vec<String> {
    let mut found: Vec<(String, String)> = Vec::new();
    let company = std::iter::once((String::new(), "strategy.intent".to_owned()));
    let own = scenario.departments.iter().map(|department| {
        (format!(" in {}", department.label), format!("department.{}.intent", department.name))
    });
    for (place, key) in company.chain(own) {
        let Some(slots) = scenario.layout.slots(&key) else { continue };
        let shares = &scenario.settings[slots];
        let most = shares.iter().copied().fold(0.0, f64::max);
        let first = (0..shares.len()).filter(|&k| most > 0.0 && shares[k] >= most);
        let first: Vec<&str> = first.map(|k| scenario.work[k].label.as_str()).collect();
        if first.len() > 1 {
            found.push((place, list(&first)));
        }
    }
    let tie = |(place, work): (String, String)| {
        format!(
            "{work} are needed alike{place}, and more than anything else: a tie, in which any of them counts as \
             the top priority and the order of tables means nothing"
        )
    };
    found.into_iter().map(tie).collect()
}

/// Rows that this file takes from others, a line for each of them; defaults are no rows.
pub fn inherited(scenario: &Scenario) -> Vec<String> {
    let Some(own) = scenario.origins.first_file() else { return Vec::new() };
    let mut files: Vec<(&str, Vec<String>)> = Vec::new();
    for &table in FREE_TABLES {
        let mut rows: Vec<(&str, Vec<&str>)> = Vec::new();
        for name in scenario.origins.rows(table) {
            let Some(place) = scenario.origins.place(&format!("{table}.{name}")) else { continue };
            if place.file == own {
                continue;
            }
            match rows.iter_mut().find(|(file, _)| *file == place.file) {
                Some((_, names)) => names.push(name),
                None => rows.push((place.file, vec![name])),
            }
        }
        for (file, names) in rows {
            let more = names.len().saturating_sub(MOST_NAMED);
            let mut text = format!("{table} {}", names[..names.len() - more].join(", "));
            if more > 0 {
                text.push_str(&format!(" and {more} more"));
            }
            match files.iter_mut().find(|(known, _)| *known == file) {
                Some((_, tables)) => tables.push(text),
                None => files.push((file, vec![text])),
            }
        }
    }
    let line = |(file, tables): (&str, Vec<String>)| {
        format!("from {file}: {} (`remove = true` below a row takes it out)", tables.join("; "))
    };
    files.into_iter().map(line).collect()
}
