//! What has nothing to act on among differences between people.

use super::ScenarioFacts;

impl ScenarioFacts<'_> {
    /// Why a key about who differs from whom surely does nothing to the headline.
    pub(super) fn of_differences(&self, table: &str, field: &str) -> Option<String> {
        let none = |key: &str| self.sizes.largest(key) <= 0.0;
        if let ("people", Some(way)) = (table, field.strip_suffix("_with_conviction")) {
            let spread = format!("people.{way}_spread");
            return none(&spread).then(|| format!("nobody differs in it (`{spread}` is 0)"));
        }
        let reason = match (table, field) {
            ("norms", "leaders") if self.sizes.largest("norms.leader_weight") <= 1.0 => {
                "an informal leader counts as any colleague (`norms.leader_weight` is 1)"
            }
            ("norms", "leader_weight") if none("norms.leaders") => {
                "there are no informal leaders (`norms.leaders` is 0)"
            }
            ("people", "recognition_spread") if none("people.recognition") => {
                "nobody wants to be recognized (`people.recognition` is 0)"
            }
            ("people", "horizon_spread") if !self.scenario.mechanisms.horizon => {
                "the `horizon` mechanism is off: late payoffs count in full"
            }
            ("people", "trust_spread") if none("people.conviction") => {
                "the strategy pulls nobody (`people.conviction` is 0)"
            }
            ("people", "trust_spread") if none("communication.practice_weight") => {
                "words are not weighed against pay (`communication.practice_weight` is 0)"
            }
            _ => return None,
        };
        Some(reason.to_owned())
    }
}
