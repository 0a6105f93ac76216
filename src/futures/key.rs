//! By what the runs of a plan are known, so that they are found again where they were not lived.

use std::fmt::{self, Write};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::futures::plan::Plan;
use crate::scenario::{Chart, Scenario};

/// By what the runs of a plan, and what is kept of them, are known. Not how many futures there are: a future is the same
/// among few and among many.
pub type RunKey = [u8; 32];

/// The key of what is kept of the runs of a plan: [`Keep::name`](crate::futures::keep::Keep::name).
pub fn key_of(plan: &Plan, kept: &str) -> RunKey {
    let Plan { scenarios, arms, futures: _, seed, spread } = plan;
    let mut text = HashedText(Sha256::new());
    text.add(&(kept, arms, seed, spread));
    let mut last: Option<(&Arc<Chart>, RunKey)> = None;
    for scenario in scenarios {
        // many scenarios of a plan share their chart, which is the longest part of a large one
        let chart = match last {
            Some((chart, key)) if Arc::ptr_eq(chart, &scenario.chart) => key,
            _ => key_of_chart(&scenario.chart),
        };
        last = Some((&scenario.chart, chart));
        text.add(&chart);
        add_scenario(&mut text, scenario);
    }
    text.0.finalize().into()
}

fn key_of_chart(chart: &Chart) -> RunKey {
    let mut text = HashedText(Sha256::new());
    text.add(chart);
    text.0.finalize().into()
}

/// Adds all that acts in a run, in the words that the compiler derives, in which no number loses a bit. What is only
/// told, and from which files it was read, is left out: a resolved file says it in other words.
fn add_scenario(text: &mut HashedText, scenario: &Scenario) {
    let Scenario {
        weeks,
        final_weeks,
        start,
        cross_ties,
        departments,
        work,
        urgent,
        measures,
        rewards,
        conflicts,
        mechanisms,
        layout,
        settings,
        assumptions,
        events,
        options,
        // added before
        chart: _,
        // told, not lived
        id: _,
        title: _,
        question: _,
        headline: _,
        smallest_difference: _,
        grown_with: _,
        facts: _,
        show: _,
        first_chart: _,
        live: _,
        card: _,
        findings: _,
        resolved: _,
        inputs: _,
        stand_ins: _,
        remarks: _,
        reading: _,
        origins: _,
    } = scenario;
    text.add(&(weeks, final_weeks, start, cross_ties, departments, work, urgent));
    text.add(&(measures, rewards, conflicts, mechanisms, &layout.entries, settings));
    text.add(&(assumptions, events, options));
}

/// Text that is hashed as it is written.
struct HashedText(Sha256);

impl HashedText {
    fn add(&mut self, value: &impl fmt::Debug) {
        // hashing does not fail
        let _ = write!(self, "{value:?};");
    }
}

impl Write for HashedText {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::futures::plan::Varying;
    use crate::scenario::Mechanisms;

    fn plan(more: &str) -> Plan {
        let text = format!("extends = \"tickets-versus-experience\"\n{more}\n");
        let scenario =
            Scenario::from_text("one", &text).unwrap_or_else(|problems| panic!("{problems}"));
        Plan::of_options(scenario, 3, 1, Varying::Joint)
    }

    #[test]
    fn a_key_is_of_all_that_acts_and_of_nothing_else() {
        let usual = key_of(&plan(""), "all");
        let told = "scenario.title = \"Another\"\nscenario.compare = [\"both\"]";
        assert_ne!(key_of(&plan(told), "all"), usual, "fewer options");
        assert_eq!(key_of(&plan("scenario.title = \"Another\""), "all"), usual);
        assert_eq!(key_of(&Plan { futures: 9, ..plan("") }, "all"), usual);

        let mut off = plan("");
        Arc::make_mut(&mut off.scenarios[0]).mechanisms = Mechanisms::NONE;
        let others = [
            key_of(&plan(""), "finals"),
            key_of(&Plan { seed: 2, ..plan("") }, "all"),
            key_of(&Plan { spread: Varying::NextLuck, ..plan("") }, "all"),
            key_of(&plan("people.conviction = 1.2000000000000002"), "all"),
            key_of(&plan("organization.span = 4"), "all"),
            key_of(&plan("option.double_bonus.week = 2"), "all"),
            key_of(&off, "all"),
        ];
        for (place, other) in others.iter().enumerate() {
            assert!(*other != usual && !others[..place].contains(other), "{place}");
        }
    }
}
