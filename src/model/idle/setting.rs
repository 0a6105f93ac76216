//! Values that a file states and that have nothing to act on, in the scenario as it is and in every option of it.

use std::collections::HashSet;

use super::Sizes;
use super::lever::ScenarioFacts;
use crate::scenario::{Change, Scenario, difference};

/// Values that the file itself states, other than by default, and that surely do nothing to the headline: the keys that
/// share a reason, and the reason; in the order of its lines. What only an option sets is the matter of
/// [`super::lever`].
pub fn settings(scenario: &Scenario) -> Vec<(Vec<String>, String)> {
    let known = ScenarioFacts { scenario, sizes: Sizes::of_everything(scenario) };
    let differs = difference::from_base(scenario);
    let of_rows = differs.only.iter().flat_map(|row| &row.values);
    let other: HashSet<&str> =
        differs.changed.iter().chain(of_rows).map(|changed| changed.key.as_str()).collect();
    let mut found: Vec<(usize, String, String)> = Vec::new();
    for entry in &scenario.layout.entries {
        let place = scenario.origins.place(&entry.key);
        let Some(place) = place.filter(|place| Some(place.file) == scenario.origins.first_file())
        else {
            continue;
        };
        let stated = scenario.settings[entry.slots.clone()].iter().any(|&value| value != 0.0);
        // what says that there is nothing has nothing to act on, and means it
        let is_told = stated && other.contains(entry.key.as_str());
        if !is_told || changes(scenario).any(|(key, _)| key == entry.key) {
            continue;
        }
        if let Some(reason) = known.sure(&entry.key) {
            found.push((place.line, entry.key.clone(), reason));
        }
    }
    found.sort();
    let mut told: Vec<(Vec<String>, String)> = Vec::new();
    for (_, key, reason) in found {
        match told.iter_mut().find(|(_, known)| *known == reason) {
            Some((keys, _)) => keys.push(key),
            None => told.push((vec![key], reason)),
        }
    }
    told
}

/// Events and options whose changes are complete only after the run: their names, the weeks that a ramp takes, and
/// those that are left.
pub fn ramps(scenario: &Scenario) -> Vec<(String, u32, u32)> {
    let options = scenario.options.iter().flat_map(|option| &option.changes);
    let mut found: Vec<(String, u32, u32)> = Vec::new();
    for change in scenario.events.iter().chain(options) {
        let last = change.until.unwrap_or(scenario.weeks).min(scenario.weeks);
        let left = (last + 1).saturating_sub(change.week);
        let is_told = found.iter().any(|(label, ..)| *label == change.label);
        if change.ramp_weeks > left && change.sets.iter().any(|set| set.glides) && !is_told {
            found.push((change.label.clone(), change.ramp_weeks, left));
        }
    }
    found
}

/// Everything that events and options set.
fn changes(scenario: &Scenario) -> impl Iterator<Item = (&str, &Change)> {
    let options = scenario.options.iter().flat_map(|option| &option.changes);
    let all = scenario.events.iter().chain(options);
    all.flat_map(|change| change.sets.iter().map(move |set| (set.key.as_str(), change)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(more: &str) -> Vec<String> {
        let text = format!("extends = \"tickets-versus-experience\"\n{more}");
        let scenario = Scenario::from_text("idle", &text).unwrap_or_else(|wrong| panic!("{wrong}"));
        settings(&scenario).into_iter().flat_map(|(keys, _)| keys).collect()
    }

    #[test]
    fn settings_that_do_nothing_are_known() {
        assert_eq!(found(""), Vec::<String>::new());
        let bonus = "reward.ticket_bonus";
        let text = format!("{bonus}.target = 4\n{bonus}.free_riding = 0.5\n{bonus}.cap = 9\n");
        let all = ["target", "free_riding", "cap"].map(|word| format!("{bonus}.{word}"));
        assert_eq!(found(&text), all);
        // an option may give it something to act on
        let option = format!(
            "option.goal.set.{bonus}.shape = \"threshold\"\nmeasure.tickets_closed.noise = 0.5\n"
        );
        assert_eq!(found(&format!("{text}{option}")), [all[1].clone(), all[2].clone()]);
    }

    #[test]
    fn a_ramp_that_is_longer_than_the_run_is_known() {
        let text = "extends = \"tickets-versus-experience\"\noption.slow.ramp_weeks = 200\n\
                    option.slow.week = 5\noption.slow.set.people.conviction = 3\n";
        let scenario = Scenario::from_text("slow", text).expect("a scenario");
        assert_eq!(ramps(&scenario), [("Slow".to_owned(), 200, 100)]);
    }
}
