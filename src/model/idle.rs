//! Which mechanisms have nothing to act on, so that switching them off would change nothing at all.
//!
//! Each condition makes the rules that a switch changes (see [`rules`](super::rules)) the same with it and
//! without it, in every week, whatever is drawn and whatever leaders do. A mechanism that is not found idle
//! here may still do nothing; one that is found idle surely does nothing to value.

mod lever;
mod likely;
mod setting;

pub use lever::supposed;
pub use setting::{ramps, settings};

use crate::scenario::{Change, Mechanisms, Scenario};

/// The playbook that does nothing, as it is coded in the settings.
const NO_PLAYBOOK: f64 = 0.0;

/// Why a mechanism cannot open any gap; `None` where it may. In the order of [`Mechanisms::NAMES`]. Looks at
/// the scenario, its ranges, its events, and one option.
pub fn idle(scenario: &Scenario, option: Option<usize>) -> [Option<&'static str>; 7] {
    let sizes = Sizes::of(scenario, option);
    let none = |key: &str| sizes.largest(key) <= 0.0;
    let every = |table: &str, names: &[String], field: &str| {
        names.iter().all(|name| none(&format!("{table}.{name}.{field}")))
    };
    let names = |named: &mut dyn Iterator<Item = &crate::scenario::Named>| -> Vec<String> {
        named.map(|named| named.name.clone()).collect()
    };
    let rewards = names(&mut scenario.rewards.iter().map(|reward| &reward.named));
    let departments = names(&mut scenario.departments.iter());
    let work = names(&mut scenario.work.iter());
    let conflicts = names(&mut scenario.conflicts.iter().map(|conflict| &conflict.named));

    let full = |field: &str| {
        let keys = work.iter().map(|name| format!("work.{name}.{field}"));
        keys.into_iter().all(|key| sizes.words(&key).into_iter().all(|value| value >= 1.0))
    };
    let unrewarded = every("reward", &rewards, "strength")
        && none("people.recognition")
        && every("work", &work, "repugnance")
        && full("allowed")
        && every("department", &departments, "identity");
    let alone = none("norms.conformity") && none("norms.conformity_when_unclear");
    // without arrivals nothing is worked off in a hurry, so there are no defects and no fires either
    let overhead = ["meetings", "approvals", "reporting"];
    let unloaded = none("workload.arrivals")
        && every("conflict", &conflicts, "hours")
        && work.iter().all(|name| sizes.is_always(&format!("work.{name}.done_clarity"), 1.0))
        && overhead.iter().all(|key| none(&format!("workload.{key}")))
        && (none("workload.switching_cost") || sizes.largest("workload.initiatives") <= 1.0)
        && [
            "strain_rate",
            "strain_misfit",
            "exit_rate",
            "urgency_pull",
            "reaction",
            "upkeep",
            "learning",
        ]
        .iter()
        .all(|key| none(&format!("people.{key}")))
        && ["setup", "clarify", "coordinate", "referee"]
            .iter()
            .all(|key| none(&format!("workload.{key}")))
        && none("communication.talk")
        && every("work", &work, "sign_offs")
        && every("conflict", &conflicts, "hours")
        && full("done_clarity");
    let prompt = every("work", &work, "payoff_weeks");
    let peaceful = every("conflict", &conflicts, "cost") && every("conflict", &conflicts, "hours");
    let passive = sizes.largest("leadership.playbook") <= NO_PLAYBOOK;

    let reasons = [
        unrewarded.then_some("nothing is rewarded, recognized or identified with"),
        None,
        alone.then_some("nobody follows colleagues"),
        unloaded.then_some("there is no urgent work, no overhead, no strain, and nobody leaves"),
        prompt.then_some("all work pays off at once"),
        peaceful.then_some("no conflict between departments costs anything"),
        passive.then_some("leaders have no playbook, so what they see changes nothing"),
    ];
    debug_assert_eq!(reasons.len(), Mechanisms::NAMES.len());
    reasons
}

/// Why the headline cannot move with this option, as far as the file tells; `None` where it may. Whatever it sets, people
/// who are watched do otherwise.
pub fn lever(scenario: &Scenario, option: usize) -> Option<String> {
    let mut changes = scenario.options[option].changes.iter();
    let watched = changes.any(|change| change.attention.size > 0.0);
    lever::lever(scenario, option).filter(|_| !watched)
}

/// The largest size that each number ever has. A ramp stays between its ends.
struct Sizes<'a> {
    scenario: &'a Scenario,
    /// Events, and changes of the option.
    changes: Vec<&'a Change>,
    /// `[slots]`
    largest: Vec<f64>,
}

impl<'a> Sizes<'a> {
    fn of(scenario: &'a Scenario, option: Option<usize>) -> Self {
        let of_option = option.map_or(&[][..], |option| &scenario.options[option].changes);
        Self::with(scenario, scenario.events.iter().chain(of_option).collect())
    }

    /// Over all options together.
    fn of_everything(scenario: &'a Scenario) -> Self {
        let options = scenario.options.iter().flat_map(|option| &option.changes);
        Self::with(scenario, scenario.events.iter().chain(options).collect())
    }

    fn with(scenario: &'a Scenario, changes: Vec<&'a Change>) -> Self {
        let mut largest: Vec<f64> = scenario.settings.iter().map(|value| value.abs()).collect();
        let mut see = |slot: usize, value: f64| largest[slot] = largest[slot].max(value.abs());
        for range in &scenario.assumptions {
            see(range.slot, range.from);
            see(range.slot, range.to);
        }
        for set in changes.iter().flat_map(|change| &change.sets) {
            for (slot, &value) in set.slots.clone().zip(&set.values) {
                see(slot, value);
            }
            if let Some((from, to)) = set.range {
                see(set.slots.start, from);
                see(set.slots.start, to);
            }
        }
        Self { scenario, changes, largest }
    }

    /// Of one entry of a table.
    fn one(&self, key: &str, entry: usize) -> f64 {
        let slots = self.scenario.layout.slots(key);
        slots.map_or(f64::INFINITY, |slots| self.largest[slots.start + entry])
    }

    /// Every value that the first number of a key ever takes, its usual one first; words by their place.
    fn words(&self, key: &str) -> Vec<f64> {
        let Some(slots) = self.scenario.layout.slots(key) else { return Vec::new() };
        let sets = self.changes.iter().flat_map(|change| &change.sets);
        let later = sets.filter(|set| set.key == key).map(|set| set.values[0]);
        std::iter::once(self.scenario.settings[slots.start]).chain(later).collect()
    }

    /// Whether all numbers of a key are this one whatever happens.
    fn is_always(&self, key: &str, value: f64) -> bool {
        let Some(slots) = self.scenario.layout.slots(key) else { return false };
        let is = |number: &f64| number.to_bits() == value.to_bits();
        let ranges = self.scenario.assumptions.iter().filter(|range| slots.contains(&range.slot));
        let sets = self.changes.iter().flat_map(|change| &change.sets).filter(|set| set.key == key);
        self.scenario.settings[slots.clone()].iter().all(is)
            && ranges.flat_map(|range| [&range.from, &range.to]).all(is)
            && sets
                .flat_map(|set| {
                    set.values.iter().chain(set.range.iter().flat_map(|(from, to)| [from, to]))
                })
                .all(is)
    }

    /// Whether an event or the option sets a key.
    fn is_changed(&self, key: &str) -> bool {
        self.changes.iter().flat_map(|change| &change.sets).any(|set| set.key == key)
    }

    /// Of all numbers of a key; infinite for an unknown one, which proves nothing.
    fn largest(&self, key: &str) -> f64 {
        let Some(slots) = self.scenario.layout.slots(key) else { return f64::INFINITY };
        self.largest[slots].iter().fold(0.0, |most, &size| most.max(size))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        let scenario = Scenario::from_text("idle", text).unwrap_or_else(|wrong| panic!("{wrong}"));
        let idle = idle(&scenario, None);
        let found = Mechanisms::NAMES.iter().zip(idle).filter(|(_, reason)| reason.is_some());
        found.map(|(name, _)| *name).collect()
    }

    const TICKETS: &str = "extends = \"tickets-versus-experience\"\n";

    #[test]
    fn without_a_conflict_and_a_playbook_two_mechanisms_have_nothing_to_do() {
        assert_eq!(found(TICKETS), ["interdependence", "silence"]);
        let conflict = "[conflict.repairs]\nsource = \"support\"\ntarget = \"success\"\n\
            work = \"tickets\"\ncost = 0.1\n";
        assert_eq!(found(&format!("{TICKETS}{conflict}")), ["silence"]);
        let free = conflict.replace("0.1", "0");
        assert_eq!(found(&format!("{TICKETS}{free}")), ["interdependence", "silence"]);
    }

    #[test]
    fn what_an_event_brings_is_not_idle() {
        let event = "[event.worry]\nweek = 90\nset.leadership.playbook = \"restate\"\n";
        assert_eq!(found(&format!("{TICKETS}{event}")), ["interdependence"]);
    }

    #[test]
    fn what_lands_elsewhere_or_comes_back_is_not_idle() {
        let conflict = "[conflict.promises]\nsource = \"support\"\ntarget = \"success\"\n\
            work = \"tickets\"\nhours = 0.1\n";
        assert_eq!(found(&format!("{TICKETS}{conflict}")), ["silence"]);
        let quiet = "mechanisms = [\"workload\"]\nworkload.arrivals = 0\nworkload.meetings = 0\n\
            workload.approvals = 0\nworkload.reporting = 0\npeople.strain_rate = 0\n\
            people.strain_misfit = 0\npeople.exit_rate = 0\n";
        assert!(found(&format!("{TICKETS}{quiet}")).contains(&"workload"));
        let vague = "work.experience.done_clarity = 0.5\n";
        assert!(!found(&format!("{TICKETS}{quiet}{vague}")).contains(&"workload"));
    }

    #[test]
    fn what_an_option_brings_is_not_idle_in_that_option() {
        let text = format!("{TICKETS}[option.act]\nset.leadership.playbook = \"listen\"\n");
        let scenario = Scenario::from_text("idle", &text).expect("a scenario");
        let act = scenario.options.iter().position(|option| option.named.name == "act");
        assert!(idle(&scenario, None)[6].is_some() && idle(&scenario, act)[6].is_none());
    }

    #[test]
    fn numbers_that_are_all_zero_leave_little_to_do() {
        let text = "department.engineering.identity = {}\ndepartment.success.identity = {}\n\
            norms.conformity = 0\nnorms.conformity_when_unclear = 0\npeople.recognition = 0\n\
            reward.ticket_bonus.strength = 0\nwork.tickets.payoff_weeks = 0\n\
            work.root_cause.payoff_weeks = 0\nwork.experience.payoff_weeks = 0\n\
            workload.arrivals = 0\nworkload.meetings = 0\nworkload.approvals = 0\n\
            workload.reporting = 0\npeople.strain_rate = 0\npeople.strain_misfit = 0\n\
            people.exit_rate = 0\n";
        let all_but_signal =
            ["incentives", "norms", "workload", "horizon", "interdependence", "silence"];
        assert_eq!(found(&format!("{TICKETS}{text}")), all_but_signal);
        let ranged = text.replace(
            "workload.arrivals = 0\n",
            "workload.arrivals = { usual = 0, from = 0, to = 0.1, source = \"assumption\" }\n",
        );
        assert!(!found(&format!("{TICKETS}{ranged}")).contains(&"workload"));
    }
}
