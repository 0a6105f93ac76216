//! What has nothing to act on among mechanisms that are off unless a file states them.

use super::ScenarioFacts;

impl ScenarioFacts<'_> {
    pub(super) fn of_any_measure(&self, measure: &str, field: &str) -> Option<String> {
        self.of_design(measure, field).or_else(|| self.of_measure(measure, field))
    }

    fn of_design(&self, measure: &str, field: &str) -> Option<String> {
        if !["malleable", "review_weeks", "rotation_weeks"].contains(&field) {
            return None;
        }
        let mut measures = self.scenario.measures.iter();
        if measures.any(|known| known.named.name == measure && known.observes_outcome) {
            return Some(format!("`{measure}` observes the outcome, and no review changes that"));
        }
        if !self.scenario.mechanisms.incentives {
            return Some("the `incentives` mechanism is off: what is paid pulls nobody".to_owned());
        }
        (field != "malleable" && self.none(&format!("measure.{measure}.malleable")))
            .then(|| format!("reviews leave `{measure}` as it is (`malleable` is 0)"))
    }

    pub(super) fn of_any_work(&self, field: &str) -> Option<String> {
        if field == "done_clarity" && !self.scenario.mechanisms.workload {
            return Some("the `workload` mechanism is off: all work is accepted".to_owned());
        }
        self.of_work(field)
    }

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
