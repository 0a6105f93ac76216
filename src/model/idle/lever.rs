//! Why a lever that an option pulls has nothing to act on.
//!
//! Each reason of [`lever`] is sure: it follows from the file alone, whatever is drawn. Others depend on how a run
//! goes, such as corners that nobody has to cut; [`supposed`] knows them for an option that was seen to change
//! nothing.

mod differences;
mod optional;

use super::likely::likely;
use super::{NO_PLAYBOOK, Sizes};
use crate::scenario::parameter::{self, CAPPED, Form, LINEAR, THRESHOLD, TIERS, TOURNAMENT};
use crate::scenario::{Change, Metric, Scenario};

/// Measures that what people say to their leaders moves even where leaders never act on it.
const ABOUT_VOICE: [Metric; 6] = [
    Metric::ReportedIndex,
    Metric::PerceptionGap,
    Metric::ConcernShare,
    Metric::SilenceRate,
    Metric::Voice,
    Metric::HeardShare,
];
/// What leaders do that has no size: adding a priority and restating.
const WITHOUT_SIZE: [f64; 3] = [0.0, 1.0, 2.0];
/// Most reasons that are told of one option.
const MOST_REASONS: usize = 2;

/// Why the headline cannot move with this option, as far as the file tells; `None` where it may. Without a full
/// stop.
pub(super) fn lever(scenario: &Scenario, option: usize) -> Option<String> {
    let changes = &scenario.options[option].changes;
    if changes.iter().all(|change| change.sets.is_empty()) {
        return Some("it changes nothing".to_owned());
    }
    if let Some(first) = changes.iter().map(|change| change.week).min()
        && first > scenario.weeks
    {
        let weeks = scenario.weeks;
        return Some(format!("it begins in week {first} and the run ends with week {weeks}"));
    }
    if changes.iter().all(|change| says_what_is(scenario, change)) {
        return Some("it sets what is so already".to_owned());
    }
    let known = ScenarioFacts { scenario, sizes: Sizes::of(scenario, Some(option)) };
    let of = |(key, change): (&str, &Change)| {
        elsewhere(scenario, key, change).or_else(|| known.sure(key))
    };
    together(keys(changes).map(of))
}

/// Why an option that was seen to change nothing in the headline may have changed nothing.
pub fn supposed(scenario: &Scenario, option: usize) -> String {
    let changes = &scenario.options[option].changes;
    let known = ScenarioFacts { scenario, sizes: Sizes::of(scenario, Some(option)) };
    let of = |(key, change): (&str, &Change)| {
        let sure = elsewhere(scenario, key, change).or_else(|| known.sure(key));
        Some(sure.unwrap_or_else(|| likely(key)))
    };
    together(keys(changes).map(of)).unwrap_or_else(|| "it changes nothing".to_owned())
}

/// All that an option sets, with the change that does.
fn keys(changes: &[Change]) -> impl Iterator<Item = (&str, &Change)> {
    changes.iter().flat_map(|change| change.sets.iter().map(move |set| (set.key.as_str(), change)))
}

/// Several reasons in one; none if one of them is missing.
fn together(reasons: impl Iterator<Item = Option<String>>) -> Option<String> {
    let mut all: Vec<String> = Vec::new();
    for reason in reasons {
        let reason = reason?;
        if !all.contains(&reason) {
            all.push(reason);
        }
    }
    let more = all.len().saturating_sub(MOST_REASONS);
    all.truncate(MOST_REASONS);
    if more > 0 {
        all.push("the rest has nothing to act on either".to_owned());
    }
    (!all.is_empty()).then(|| all.join("; "))
}

/// Whether a change sets nothing but what holds anyway: no range, and no event that sets the same.
fn says_what_is(scenario: &Scenario, change: &Change) -> bool {
    change.sets.iter().all(|set| {
        let slots = &set.slots;
        let ranged = scenario.assumptions.iter().any(|range| slots.contains(&range.slot));
        let by_events = scenario.events.iter().flat_map(|event| &event.sets);
        let touched = by_events.into_iter().any(|other| other.key == set.key);
        let same = scenario.settings[slots.clone()].iter().zip(&set.values);
        set.range.is_none()
            && !ranged
            && !touched
            && same.into_iter().all(|(now, new)| now.to_bits() == new.to_bits())
    })
}

/// Why a reward does nothing where the change is limited to a department in which it is not paid.
fn elsewhere(scenario: &Scenario, key: &str, change: &Change) -> Option<String> {
    let department = change.scope.department?;
    let (name, _) = key.strip_prefix("reward.")?.split_once('.')?;
    let reward = scenario.rewards.iter().find(|reward| reward.named.name == name)?;
    let label = &scenario.departments[department].label;
    (!reward.departments.contains(&department)).then(|| format!("`{name}` is not paid in {label}"))
}

/// What the file says about every number, events and the option included.
pub(super) struct ScenarioFacts<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) sizes: Sizes<'a>,
}

impl ScenarioFacts<'_> {
    /// Whether a number is 0 whatever happens.
    fn none(&self, key: &str) -> bool {
        self.sizes.largest(key) <= 0.0
    }

    /// Whether the first number of a key never is one of these.
    fn never(&self, key: &str, values: &[f64]) -> bool {
        let is = |value: f64| values.iter().any(|known| (value - known).abs() < 0.5);
        !self.sizes.words(key).into_iter().any(is)
    }

    /// Whether it is nothing but these.
    fn only(&self, key: &str, values: &[f64]) -> bool {
        let is = |value: f64| values.iter().any(|known| (value - known).abs() < 0.5);
        self.sizes.words(key).into_iter().all(is)
    }

    /// Names of the rewards that may ever pay for a measure, or have it as a gate.
    fn payers(&self, measure: &str) -> Vec<&str> {
        let place = self.scenario.measures.iter().position(|known| known.named.name == measure);
        let pays = |name: &&str| {
            place.is_some_and(|place| {
                let ever = |key: &str| self.sizes.one(&format!("reward.{name}.{key}"), place) > 0.0;
                ever("pays_for") || ever("gate")
            })
        };
        let names = self.scenario.rewards.iter().map(|reward| reward.named.name.as_str());
        names.filter(pays).collect()
    }

    /// Whether people leave.
    fn nobody_leaves(&self) -> bool {
        !self.scenario.mechanisms.workload || self.none("people.exit_rate")
    }

    /// Why a key surely does nothing to the headline.
    pub(super) fn sure(&self, key: &str) -> Option<String> {
        let mut parts = key.split('.');
        let (table, second) = (parts.next()?, parts.next()?);
        if let Some(reason) = self.of_any_optional(key) {
            return Some(reason);
        }
        match table {
            "strategy" => self.of_strategy(second),
            "communication" => self.of_communication(second),
            "norms" => self.of_norms(second),
            "people" => self.of_people(second),
            "workload" => self.of_workload(second),
            "voice" | "leadership" => self.of_leaders(key),
            "measure" => self.of_any_measure(second, parts.next()?),
            "reward" => self.of_reward(second, parts.next()?),
            "work" => self.of_any_work(parts.next()?),
            "conflict" => self.of_conflict(second, parts.next()?),
            _ => None,
        }
    }

    /// Whether no measure of an outcome is ever paid for.
    fn no_outcome_is_paid(&self) -> bool {
        let mut outcomes = self.scenario.measures.iter().filter(|known| known.observes_outcome);
        outcomes.all(|measure| self.payers(&measure.named.name).is_empty())
    }

    fn of_strategy(&self, field: &str) -> Option<String> {
        match field {
            "others" if self.none("strategy.competing_priorities") => {
                Some("nothing else is asked for (`strategy.competing_priorities` is 0)".to_owned())
            }
            "substitution" if self.only("strategy.value", &[1.0]) => Some(
                "`substitution` counts only for `strategy.value = \"balanced\"`; here it is linear"
                    .to_owned(),
            ),
            "awareness_weeks" if !self.scenario.mechanisms.signal => {
                Some("the `signal` mechanism is off, so leaders notice at once".to_owned())
            }
            "awareness_weeks" if self.none("strategy.drift") && !self.intent_changes() => {
                Some("what the strategy needs never changes (`strategy.drift` is 0)".to_owned())
            }
            "awareness_weeks" if self.sizes.largest("strategy.awareness_weeks") <= 1.0 => {
                Some("leaders already notice within a week".to_owned())
            }
            _ => None,
        }
    }

    fn intent_changes(&self) -> bool {
        let departments = self.scenario.departments.iter();
        let own = departments.map(|department| format!("department.{}.intent", department.name));
        own.chain(["strategy.intent".to_owned()]).any(|key| self.sizes.is_changed(&key))
    }

    fn of_communication(&self, field: &str) -> Option<String> {
        let heard = [
            "cadence_weeks",
            "fidelity",
            "distortion",
            "translation",
            "forgetting",
            "fog",
            "listening_noise",
            "ambiguity_max",
        ];
        if !self.scenario.mechanisms.signal && heard.contains(&field) {
            return Some("the `signal` mechanism is off: everyone knows the strategy".to_owned());
        }
        match field {
            "credibility_start" if self.nobody_leaves() => Some(
                "`credibility_start` concerns newcomers once a run has begun, and nobody leaves"
                    .to_owned(),
            ),
            _ => None,
        }
    }

    fn of_norms(&self, field: &str) -> Option<String> {
        // what was done before also fills an own view that is left open
        if ["custom", "legacy_weeks", "seen_by_visibility"].contains(&field)
            && !self.none("norms.custom")
        {
            return None;
        }
        if !self.scenario.mechanisms.norms && field != "custom" {
            return Some("the `norms` mechanism is off: nobody looks at colleagues".to_owned());
        }
        let alone = self.none("norms.conformity") && self.none("norms.conformity_when_unclear");
        match field {
            "manager_weight" | "legacy" | "legacy_weeks" | "seen_by_visibility" | "leaders"
            | "leader_weight"
                if alone =>
            {
                Some("nobody follows colleagues (`norms.conformity` is 0)".to_owned())
            }
            "legacy_weeks" if self.none("norms.legacy") => {
                Some("how it was always done has no weight (`norms.legacy` is 0)".to_owned())
            }
            _ => None,
        }
    }

    fn of_people(&self, field: &str) -> Option<String> {
        let mechanisms = self.scenario.mechanisms;
        let rested = self.none("people.strain_rate") && self.none("people.strain_misfit");
        let off = "the `workload` mechanism is off: nobody tires and nobody leaves";
        let tires =
            ["comfortable_load", "strain_rate", "strain_misfit", "strain_recovery", "strain_cost"];
        let leaves = ["exit_rate", "exit_strain", "onboarding", "onboarding_weeks"];
        if !mechanisms.workload && (tires.contains(&field) || leaves.contains(&field)) {
            return Some(off.to_owned());
        }
        let all_work = |field: &str| {
            let names = self.scenario.work.iter();
            names.map(|work| format!("work.{}.{field}", work.name)).all(|key| self.none(&key))
        };
        match field {
            "learning_weeks" if self.no_outcome_is_paid() => {
                Some("nobody is ever paid for an outcome".to_owned())
            }
            "comfortable_load" if self.none("people.strain_rate") => {
                Some("no load tires anyone (`people.strain_rate` is 0)".to_owned())
            }
            "strain_recovery" | "strain_cost" | "exit_strain" if rested => {
                Some("nobody ever tires".to_owned())
            }
            "exit_strain" | "onboarding" | "onboarding_weeks" if self.nobody_leaves() => {
                Some("nobody ever leaves".to_owned())
            }
            "horizon_weeks" if !mechanisms.horizon => {
                Some("the `horizon` mechanism is off: late payoffs count in full".to_owned())
            }
            "horizon_weeks" if all_work("payoff_weeks") => {
                Some("all work pays off at once".to_owned())
            }
            "recognition" if all_work("visibility") => {
                Some("no work can be seen (`visibility` is 0 everywhere)".to_owned())
            }
            _ => None,
        }
    }

    fn of_workload(&self, field: &str) -> Option<String> {
        if !self.scenario.mechanisms.workload {
            return Some("the `workload` mechanism is off".to_owned());
        }
        let none = |field: &str| self.none(&format!("workload.{field}"));
        let at_most_one = self.sizes.largest("workload.initiatives") <= 1.0;
        let urgent = ![
            "arrivals",
            "meetings",
            "approvals",
            "reporting",
            "initiatives",
            "switching_cost",
            "setup",
            "initiative_size",
            "initiative_due",
            "scope_growth",
            "owned",
            "clarify",
            "coordinate",
            "referee",
            "sign_off_weeks",
        ]
        .contains(&field);
        match field {
            "initiatives" | "switching_cost" if at_most_one && none("setup") => {
                Some("hours are lost only beyond the first initiative, and there is one".to_owned())
            }
            "initiatives" if none("switching_cost") && none("setup") => {
                Some("switching between initiatives costs nothing".to_owned())
            }
            _ if urgent && none("arrivals") => Some("no urgent work ever arrives".to_owned()),
            "fastest" | "erosion_weeks" | "restore_weeks" | "rework"
                if none("corner_cutting") && none("haste") =>
            {
                Some("nobody cuts corners (`workload.corner_cutting` is 0)".to_owned())
            }
            "pressure_from" if none("corner_cutting") && none("overtime") => {
                Some("nobody cuts corners or works overtime under pressure".to_owned())
            }
            "defect" | "defect_slope" | "quality_need" if none("fire") || none("surface") => {
                Some("defects never come back as urgent work".to_owned())
            }
            "quality_need" if none("defect_slope") => {
                Some("prevention makes no difference (`workload.defect_slope` is 0)".to_owned())
            }
            _ => None,
        }
    }

    fn of_leaders(&self, key: &str) -> Option<String> {
        let passive = self.only("leadership.playbook", &[NO_PLAYBOOK]);
        let about_voice = ABOUT_VOICE.contains(&self.scenario.headline.metric);
        let of_dashboard =
            ["leadership.dashboard_weight", "leadership.target", "leadership.dashboard_cap"];
        let is_heard = key.starts_with("voice.") || of_dashboard.contains(&key);
        // with a playbook reports that are acted on put things right; what is lost further up was acted on before
        let repairs = !passive && !self.none("voice.repair") && !self.none("voice.response");
        if key.starts_with("voice.") && key != "voice.pass_through" && repairs {
            return None;
        }
        if key == "voice.risk" && self.none("voice.risk_weight") {
            return Some("personal risk has no weight (`voice.risk_weight` is 0)".to_owned());
        }
        if is_heard && about_voice {
            return None;
        }
        if is_heard && passive {
            return Some(
                "leaders have no playbook, so what they see and hear changes nothing".to_owned(),
            );
        }
        if is_heard && !self.scenario.mechanisms.silence {
            return Some(
                "the `silence` mechanism is off: leaders see the outcome itself".to_owned(),
            );
        }
        match key {
            "leadership.concern_level"
            | "leadership.delay_weeks"
            | "leadership.pause_weeks"
            | "leadership.step"
                if passive =>
            {
                Some("`leadership.*` acts only with a playbook, and there is none".to_owned())
            }
            "leadership.step" if self.only("leadership.playbook", &WITHOUT_SIZE) => {
                Some("what this playbook does has no size".to_owned())
            }
            _ => None,
        }
    }

    fn of_measure(&self, measure: &str, field: &str) -> Option<String> {
        let observes = self
            .scenario
            .measures
            .iter()
            .any(|known| known.named.name == measure && known.observes_outcome);
        if field == "credit" && observes {
            return Some(format!(
                "`{measure}` observes the outcome, whatever it is said to credit"
            ));
        }
        if field == "seen_as" && !observes {
            return Some(format!("`{measure}` counts work, so nobody takes it for anything else"));
        }
        let payers = self.payers(measure);
        if payers.is_empty() {
            return Some(format!("no reward pays for `{measure}`"));
        }
        let noisy = [THRESHOLD as f64, TOURNAMENT as f64, TIERS as f64];
        let is_gated = |name: &str| !self.none(&format!("reward.{name}.gate"));
        let without =
            |name: &&str| self.never(&format!("reward.{name}.shape"), &noisy) && !is_gated(name);
        (field == "noise" && payers.iter().all(without)).then(|| {
            format!(
                "`noise` matters only for `shape = \"threshold\"`, `\"tournament\"` and `\"tiers\"`, and no reward that \
                 pays for `{measure}` has one of them"
            )
        })
    }

    fn of_reward(&self, reward: &str, field: &str) -> Option<String> {
        let key = |field: &str| format!("reward.{reward}.{field}");
        let shape = |shapes: &[usize]| {
            let shapes: Vec<f64> = shapes.iter().map(|&shape| shape as f64).collect();
            self.never(&key("shape"), &shapes)
        };
        let is = || self.shape_of(reward);
        match field {
            "cap" if shape(&[CAPPED]) => {
                Some(format!("`cap` counts only for `shape = \"capped\"`; this reward is {}", is()))
            }
            "target" if shape(&[THRESHOLD]) => Some(format!(
                "`target` counts only for `shape = \"threshold\"`; this reward is {}",
                is()
            )),
            "tiers" if shape(&[TIERS]) => {
                Some(format!("`tiers` count only for `shape = \"tiers\"`; this reward is {}", is()))
            }
            "period_weeks"
                if self.only(&key("shape"), &[LINEAR as f64])
                    && self.none(&key("gate"))
                    && self.none(&key("sees_results")) =>
            Some(format!(
                "`period_weeks` counts only for a target, a cap, tiers, a gate or a tournament; this reward is {}",
                is()
            )),
            "free_riding" if self.only(&key("based_on"), &[0.0]) => Some(
                "`free_riding` counts only where a group's result is paid; this reward is individual"
                    .to_owned(),
            ),
            "based_on" if self.none(&key("free_riding")) => Some(
                "a group's size does not dilute this reward (`free_riding` is 0)".to_owned(),
            ),
            "shape" | "based_on" | "period_weeks" | "target" | "cap" | "tiers" | "gate" | "free_riding"
            | "pays_for"
                if self.none(&key("strength")) =>
            {
                Some("this reward has no strength".to_owned())
            }
            _ => None,
        }
    }

    /// The shape of a reward in words.
    fn shape_of(&self, reward: &str) -> &'static str {
        let key = format!("reward.{reward}.shape");
        let now = self.sizes.words(&key).first().map_or(0, |&value| value as usize);
        match parameter::find(&key).map(|row| row.form) {
            Some(Form::Choice(words)) => words.get(now).copied().unwrap_or("linear"),
            _ => "linear",
        }
    }

    fn of_work(&self, field: &str) -> Option<String> {
        match field {
            "value_per_hour" if self.only("strategy.value", &[0.0]) => Some(
                "`value_per_hour` counts only for `strategy.value = \"linear\"`; here it is balanced"
                    .to_owned(),
            ),
            "prevents" if self.of_workload("quality_need").is_some() => {
                self.of_workload("quality_need")
            }
            _ => None,
        }
    }
}
