//! What has nothing to act on among mechanisms that are off unless a file states them.

use super::ScenarioFacts;
use crate::scenario::ResultKind;

impl ScenarioFacts<'_> {
    pub(super) fn of_any_measure(&self, measure: &str, field: &str) -> Option<String> {
        let of_result = self.of_result(measure, field);
        of_result.or_else(|| self.of_design(measure, field)).or_else(|| {
            let is_result = ["limit_weeks", "relabel", "recorded_by_others"].contains(&field);
            self.of_measure(measure, field).filter(|_| !is_result)
        })
    }

    fn of_result(&self, measure: &str, field: &str) -> Option<String> {
        let known = self.scenario.measures.iter().find(|known| known.named.name == measure)?;
        let of_any = ["limit_weeks", "relabel", "recorded_by_others"].contains(&field);
        let Some(kind) = known.result else {
            return of_any
                .then(|| format!("`{measure}` is about no result (`result` is \"none\")"));
        };
        let key = |field: &str| format!("measure.{measure}.{field}");
        match field {
            "credit" | "seen_as" => {
                Some(format!("`{measure}` is about a result, whatever hours it is said to credit"))
            }
            "malleable" | "review_weeks" | "rotation_weeks" => {
                Some(format!("`{measure}` is about a result, and no review changes that"))
            }
            "limit_weeks" if kind != ResultKind::Waiting => {
                Some("`limit_weeks` counts only for `result = \"waiting\"`".to_owned())
            }
            "relabel" | "recorded_by_others" if known.relabelled_by.is_none() => {
                Some(format!("nothing makes the record of `{measure}` better (`relabelled_by`)"))
            }
            "relabel" | "recorded_by_others" if !self.scenario.mechanisms.incentives => {
                Some("the `incentives` mechanism is off: what is paid pulls nobody".to_owned())
            }
            "recorded_by_others" if self.none(&key("relabel")) => {
                Some("an hour of `relabelled_by` changes nothing (`relabel` is 0)".to_owned())
            }
            "relabel" if self.sizes.is_always(&key("recorded_by_others"), 1.0) => {
                Some("others keep the record (`recorded_by_others` is 1)".to_owned())
            }
            _ => None,
        }
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

    /// Whether the value of a kind of work always shows in the week after it, sign-offs included, and no pay waits for it.
    fn pays_off_within_a_week(&self, key: &str) -> bool {
        let of = |field: &str| {
            let work = key.rsplit_once('.').map_or(key, |(work, _)| work);
            self.sizes.largest(&format!("{work}.{field}"))
        };
        let sees = |reward: &str| self.sizes.largest(&format!("reward.{reward}.sees_results"));
        let mut rewards = self.scenario.rewards.iter();
        of("payoff_weeks") <= 1.0
            && of("sign_offs") <= 0.0
            && rewards.all(|reward| sees(&reward.named.name) <= 0.0)
    }

    /// Whether all that is handed over is always accepted.
    fn all_is_accepted(&self) -> bool {
        let mut work = self.scenario.work.iter();
        work.all(|work| self.sizes.is_always(&format!("work.{}.done_clarity", work.name), 1.0))
    }

    /// Whether every kind of work stays allowed.
    fn nothing_is_stopped(&self) -> bool {
        let keys = self.scenario.work.iter().map(|work| format!("work.{}.allowed", work.name));
        keys.into_iter().all(|key| self.sizes.words(&key).into_iter().all(|value| value > 0.0))
    }

    /// Why such a key surely does nothing to the headline, by what it works with.
    pub(super) fn of_any_optional(&self, key: &str) -> Option<String> {
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
        if let Some(reason) = self.of_differences(table, field) {
            return Some(reason);
        }
        let reason = match (table, field) {
            ("communication", "precedent" | "fatigue") if !scenario.mechanisms.signal => {
                "the `signal` mechanism is off: everyone knows the strategy".to_owned()
            }
            ("communication", "precedent") if self.nothing_is_stopped() => {
                "no work is ever stopped (`work.*.allowed`)".to_owned()
            }
            ("people", "reaction") if needs_pay() => "nothing is paid, so no pay moves".to_owned(),
            ("people", "pretence") if needs_pay() => {
                "nothing is paid, so no pay goes another way than the strategy".to_owned()
            }
            ("people", "pretence") if none("people.conviction") => {
                "the strategy pulls nobody (`people.conviction` is 0)".to_owned()
            }
            ("people", "pretence") if !scenario.mechanisms.incentives => {
                "the `incentives` mechanism is off: what is paid pulls nobody".to_owned()
            }
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
            ("work", "payoff_steps") if self.pays_off_within_a_week(key) => {
                "this work pays off within a week, so in one step".to_owned()
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
            ("workload", "scope_growth" | "owned") if none("workload.initiative_size") => {
                "initiatives have no size (`workload.initiative_size` is 0)".to_owned()
            }
            ("workload", "owned") if scenario.departments.len() == 1 => {
                "there is one department, so nobody waits for another".to_owned()
            }
            ("workload", "scope_growth") if self.all_is_accepted() => {
                "nothing comes back (`work.*.done_clarity` is 1)".to_owned()
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
            ("workload", "help") if scenario.departments.len() == 1 => {
                "there is one department, so nobody can help it out".to_owned()
            }
            ("workload", "referee")
                if scenario.chart.manager[1..].iter().all(|&above| above == 0) =>
            {
                "nobody below the top has reports".to_owned()
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
