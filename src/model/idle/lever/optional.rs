//! What has nothing to act on among mechanisms that are off unless a file states them.

use super::ScenarioFacts;

impl ScenarioFacts<'_> {
    pub(super) fn of_conflict(&self, conflict: &str, field: &str) -> Option<String> {
        let mechanisms = self.scenario.mechanisms;
        if !mechanisms.interdependence {
            return Some("the `interdependence` mechanism is off".to_owned());
        }
        let hands_on = field == "hours" || field == "relief_need";
        if hands_on && !mechanisms.workload {
            return Some("the `workload` mechanism is off: no urgent work lands".to_owned());
        }
        if field != "relief_need" {
            return None;
        }
        let of_file = self.scenario.conflicts.iter().find(|known| known.named.name == conflict)?;
        if self.none(&format!("conflict.{conflict}.hours")) {
            return Some("this conflict brings no urgent work (`hours` is 0)".to_owned());
        }
        (of_file.relieved_by.is_none()).then(|| {
            "nothing relieves the target of this conflict: it has no `relieved_by`".to_owned()
        })
    }
}
