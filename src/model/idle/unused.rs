//! Why a rule that is off unless a file asks for it has nothing to act on: it works with another number that is 0.

use super::lever::ScenarioFacts;

impl ScenarioFacts<'_> {
    /// Whether every kind of work stays allowed.
    fn nothing_is_stopped(&self) -> bool {
        let keys = self.scenario.work.iter().map(|work| format!("work.{}.allowed", work.name));
        keys.into_iter().all(|key| self.sizes.words(&key).into_iter().all(|value| value > 0.0))
    }

    /// Why such a key surely does nothing to the headline, by what it works with.
    pub(super) fn unused(&self, key: &str) -> Option<String> {
        let scenario = self.scenario;
        let (table, rest) = key.split_once('.')?;
        let field = rest.rsplit('.').next().unwrap_or(rest);
        let none = |key: &str| self.sizes.largest(key) <= 0.0;
        let no_work = |field: &str| {
            scenario.work.iter().all(|work| none(&format!("work.{}.{field}", work.name)))
        };
        let all_rewards = |holds: &dyn Fn(&str) -> bool| {
            scenario.rewards.iter().all(|reward| holds(&reward.named.name))
        };
        let needs_pay = || all_rewards(&|name| none(&format!("reward.{name}.strength")));
        let reason = match (table, field) {
            ("communication", "precedent") if !scenario.mechanisms.signal => {
                "the `signal` mechanism is off: everyone knows the strategy".to_owned()
            }
            ("communication", "precedent") if self.nothing_is_stopped() => {
                "no work is ever stopped (`work.*.allowed`)".to_owned()
            }
            ("people", "reaction") if needs_pay() => "nothing is paid, so no pay moves".to_owned(),
            ("people", "caution") if no_work("risk") => {
                "no work is risky (`work.*.risk` is 0)".to_owned()
            }
            ("people", "caution") | ("work", "risk") if needs_pay() => "nothing is paid".to_owned(),
            ("work", "risk") if none("people.caution") => {
                "nobody minds risk (`people.caution` is 0)".to_owned()
            }
            ("work", "risk" | "allowed") if !scenario.mechanisms.incentives => {
                "the `incentives` mechanism is off: everyone works along what is needed".to_owned()
            }
            ("people", "learning") if no_work("builds") => {
                "no work builds skill (`work.*.builds` is 0)".to_owned()
            }
            ("work", "builds") if none("people.learning") => {
                "nobody learns by doing (`people.learning` is 0)".to_owned()
            }
            ("work", "builds") if !scenario.mechanisms.workload => {
                "the `workload` mechanism is off: nobody learns by doing".to_owned()
            }
            ("work", "sign_offs") if none("workload.sign_off_weeks") => {
                "sign-offs take no time (`workload.sign_off_weeks` is 0)".to_owned()
            }
            ("workload", "sign_off_weeks") if no_work("sign_offs") => {
                "no work waits for a sign-off (`work.*.sign_offs` is 0)".to_owned()
            }
            ("department", "information_age") if none("people.sensing_weeks") => {
                "no department senses what is needed (`people.sensing_weeks` is 0)".to_owned()
            }
            ("people", "recognition_of") if none("people.recognition") => {
                "nobody wants to be recognized (`people.recognition` is 0)".to_owned()
            }
            ("workload", "setup") if none("workload.initiatives") => {
                "there are no initiatives (`workload.initiatives` is 0)".to_owned()
            }
            ("workload", "coordinate") if scenario.cross_ties == 0 => {
                "nobody has colleagues elsewhere (`organization.cross_ties` is 0)".to_owned()
            }
            ("workload", "coordinate") if scenario.departments.len() == 1 => {
                "there is one department, so nobody works apart".to_owned()
            }
            ("reward", "sees_results") if no_work("payoff_weeks") => {
                "all work pays off at once".to_owned()
            }
            ("leadership", "padding") if none("voice.risk") => {
                "speaking up is not risky (`voice.risk` is 0)".to_owned()
            }
            _ => return None,
        };
        Some(reason)
    }
}
