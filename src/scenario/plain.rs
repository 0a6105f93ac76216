//! Names of keys for sentences: what somebody would call a number who never saw the file.

use super::Scenario;

/// Names for everything that may be drawn, varied or changed; `{}` stands for the label of the row.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("department.*.intent", "what the strategy needs from {}"),
    ("department.*.own_view", "what {} takes success to be"),
    ("department.*.work", "what {} can do"),
    ("department.*.identity", "the professional pride of {}"),
    ("work.*.visibility", "how visible {} is"),
    ("work.*.payoff_weeks", "how soon {} pays off"),
    ("work.*.payoff_steps", "in how many steps {} pays off"),
    ("work.*.prevents", "how much {} prevents"),
    ("work.*.harm", "the harm that {} does"),
    ("work.*.skill", "how skilled people are at {}"),
    ("work.*.value_per_hour", "what an hour of {} is worth"),
    ("strategy.intent", "what the strategy asks for"),
    ("strategy.competing_priorities", "how many other things are called important"),
    ("strategy.value", "how work adds up to value"),
    ("strategy.substitution", "how far one kind of work replaces another"),
    ("strategy.drift", "how fast the strategy's needs change"),
    ("strategy.awareness_weeks", "how soon leaders notice new needs"),
    ("communication.cadence_weeks", "how often the strategy is said"),
    ("communication.fidelity", "how well a message survives each layer"),
    ("communication.distortion", "how much managers reinterpret a message"),
    ("communication.translation", "how far the strategy is spelled out for each role"),
    ("communication.forgetting", "how fast people forget what they heard"),
    ("communication.fog", "how fast doubt grows between messages"),
    ("communication.starting_ambiguity", "how unsure newcomers are about the strategy"),
    ("communication.listening_noise", "how unclear even a clear message is"),
    ("communication.ambiguity_max", "how unsure people can become"),
    ("communication.practice_weight", "how much pay counts against words"),
    ("communication.credibility_rate", "how fast credibility follows pay"),
    ("communication.credibility_width", "how much mismatch of words and pay is forgiven"),
    ("communication.credibility_start", "how credible leaders are at first"),
    ("norms.conformity", "how much people follow colleagues"),
    ("norms.conformity_when_unclear", "how much people follow colleagues when the strategy is unclear"),
    ("norms.manager_weight", "how much people follow their own manager"),
    ("norms.legacy", "how much people follow old ways"),
    ("norms.legacy_weeks", "how long old ways are remembered"),
    ("people.conviction", "how much people care about the strategy"),
    ("people.recognition", "how much people want to be seen"),
    ("people.horizon_weeks", "how patient people are"),
    ("people.effort_cost", "how dear an extra hour is"),
    ("people.habit", "how fast people change habits"),
    ("people.comfortable_load", "how much work does not tire"),
    ("people.strain_rate", "how fast overload exhausts people"),
    ("people.strain_misfit", "how fast work off the strategy exhausts people"),
    ("people.strain_recovery", "how fast people recover"),
    ("people.strain_cost", "how many hours exhaustion costs"),
    ("people.exit_rate", "how often people leave"),
    ("people.exit_strain", "how strongly exhaustion makes people leave"),
    ("people.onboarding", "what a newcomer achieves at first"),
    ("people.onboarding_weeks", "how long it takes to learn the job"),
    ("people.skill_spread", "how much people differ in skill"),
    ("workload.arrivals", "how much urgent work arrives"),
    ("workload.item", "how large an urgent item is"),
    ("workload.urgent_cap", "how much of the week urgent work may take"),
    ("workload.backlog_max", "how much urgent work may wait"),
    ("workload.corner_cutting", "how readily people cut corners"),
    ("workload.fastest", "how far corners can be cut"),
    ("workload.erosion_weeks", "how fast standards erode"),
    ("workload.restore_weeks", "how fast standards recover"),
    ("workload.defect", "how many defects there are even with prevention"),
    ("workload.defect_slope", "how many defects neglect adds"),
    ("workload.quality_need", "how much prevention is enough"),
    ("workload.surface", "how soon defects surface"),
    ("workload.fire", "how much urgent work a defect causes"),
    ("workload.meetings", "the hours in meetings"),
    ("workload.approvals", "the hours spent on approvals"),
    ("workload.reporting", "the hours spent on reporting"),
    ("workload.initiatives", "how many initiatives run at once"),
    ("workload.switching_cost", "what switching between initiatives costs"),
    ("voice.concern", "how far off the strategy work has to be to worry people"),
    ("voice.base", "how ready people are to speak"),
    ("voice.efficacy", "how much it matters that speaking helps"),
    ("voice.risk", "how risky speaking up is"),
    ("voice.risk_weight", "how much risk silences people"),
    ("voice.misfit", "how much a large misfit makes people speak"),
    ("voice.start", "what people expect of speaking up at first"),
    ("voice.learning", "how fast people learn whether speaking helps"),
    ("voice.response", "how many reports are acted on"),
    ("voice.pass_through", "how well bad news survives each layer"),
    ("leadership.practice", "how leaders spend their own week"),
    ("leadership.playbook", "what leaders do about a gap"),
    ("leadership.dashboard_weight", "how much leaders trust the dashboard"),
    ("leadership.concern_level", "how large a gap makes leaders act"),
    ("leadership.delay_weeks", "how long leaders take to act"),
    ("leadership.pause_weeks", "how long leaders wait between two actions"),
    ("leadership.step", "how large an action of leaders is"),
    ("measure.*.credit", "what {} counts"),
    ("measure.*.noise", "how noisy {} is"),
    ("strategy.says", "what leaders ask for"),
    ("voice.repair", "how much a report that is acted on puts right"),
    ("leadership.target", "the target on the dashboard"),
    ("leadership.dashboard_cap", "how far the dashboard goes beyond its target"),
    ("work.*.repugnance", "how much people mind {}"),
    ("strategy.others", "what else leaders ask for"),
    ("norms.custom", "the weight of what was done before"),
    ("norms.seen_by_visibility", "how far people see only what is visible"),
    ("people.learning_weeks", "how fast people learn what moves an outcome"),
    ("workload.missed_cost", "what work given up costs"),
    ("workload.pressure_from", "how much waiting work it takes to feel pressure"),
    ("workload.haste", "how much pay by the item hurries people"),
    ("workload.rework", "how much skimped work comes back"),
    ("workload.rework_worth", "what an hour of rework is worth"),
    ("measure.*.seen_as", "what people take {} for"),
    ("reward.*.pays_for", "what {} pays for"),
    ("reward.*.strength", "the strength of {}"),
    ("reward.*.shape", "the shape of {}"),
    ("reward.*.based_on", "whose result {} pays"),
    ("reward.*.period_weeks", "the pay period of {}"),
    ("reward.*.target", "the target of {}"),
    ("reward.*.cap", "the cap of {}"),
    ("reward.*.tiers", "the tiers of {}"),
    ("reward.*.gate", "the gate of {}"),
    ("reward.*.free_riding", "how far a group dilutes {}"),
    ("measure.*.malleable", "how far reviews bend {}"),
    ("measure.*.review_weeks", "how often {} is reviewed"),
    ("measure.*.rotation_weeks", "how often others review {}"),
    ("measure.*.limit_weeks", "the limit of {}"),
    ("measure.*.relabel", "how much an hour of writing it differently adds to {}"),
    ("measure.*.recorded_by_others", "how far others record {}"),
    ("work.*.done_clarity", "how clear it is when {} is done"),
    ("conflict.*.cost", "the cost of {}"),
    ("norms.leaders", "how many informal leaders there are"),
    ("norms.leader_weight", "how much an informal leader counts with colleagues"),
    ("people.skill_with_conviction", "how far those who care are more skilled"),
    ("people.horizon_spread", "how much people differ in patience"),
    ("people.horizon_with_conviction", "how far those who care are more patient"),
    ("people.habit_spread", "how much people differ in how fast they change habits"),
    ("people.habit_with_conviction", "how far those who care change habits faster"),
    ("people.trust_spread", "how much people differ in how much words weigh"),
    ("people.trust_with_conviction", "how far words weigh more with those who care"),
    ("people.recognition_spread", "how much people differ in how much they want to be seen"),
    ("people.recognition_with_conviction", "how far those who care want to be seen more"),
    ("people.conviction_spread", "how much people differ in how much they care"),
    ("work.*.builds", "how much {} builds skill"),
    ("people.upkeep", "how fast missing recognition wears people down"),
    ("people.learning", "how much skill people build"),
    ("work.*.allowed", "how far {} is allowed"),
    ("work.*.risk", "how uncertain pay for {} is"),
    ("work.*.sign_offs", "how many sign-offs {} needs"),
    ("people.recognition_of", "what is recognized"),
    ("people.caution", "how much people mind uncertain pay"),
    ("people.urgency_pull", "how much the urgent draws people who are unclear"),
    ("people.sensing_weeks", "how fast departments sense what is needed"),
    ("people.pretence", "how much people only report"),
    ("people.reaction", "how much a change of pay upsets people"),
    ("department.*.information_age", "how old the facts of {} are"),
    ("communication.precedent", "how much others learn from what is stopped"),
    ("communication.fatigue", "how much rest a message needs"),
    ("communication.talk", "how many hours a restatement takes"),
    ("workload.setup", "how many hours an initiative takes to move at all"),
    ("workload.initiative_size", "how large an initiative is"),
    ("workload.initiative_due", "when an initiative is due"),
    ("workload.scope_growth", "how fast initiatives grow where done is vague"),
    ("workload.owned", "how many initiatives have one owner"),
    ("workload.clarify", "how many hours unclear goals cost"),
    ("workload.coordinate", "how many hours a colleague elsewhere costs"),
    ("workload.overtime", "how many hours beyond the contract pressure adds"),
    ("workload.referee", "how many hours of a manager a clash of reports costs"),
    ("workload.help", "how much departments help each other out"),
    ("workload.sign_off_weeks", "how long a sign-off takes"),
    ("leadership.reference_weeks", "how fast leaders get used to what is reported"),
    ("leadership.padding", "how much each layer polishes its report"),
    ("reward.*.sees_results", "how far {} counts only what shows in time"),
    ("conflict.*.hours", "how much urgent work lands through {}"),
    ("conflict.*.relief_need", "how much care it takes to keep {} from landing"),
];

/// The name of a key of the parameter table; `None` for keys that no sentence is about.
pub fn pattern(key: &str) -> Option<&'static str> {
    NAMES.iter().find(|(known, _)| *known == key).map(|(_, name)| *name)
}

impl Scenario {
    /// A key as a sentence calls it: "how fast people change habits", "the strength of ticket bonus". An entry of a
    /// table is named with it. The key itself for one that is not known.
    pub fn plain(&self, key: &str) -> String {
        if let Some(name) = self.named_plainly(key) {
            return name;
        }
        let entry = key.rmatch_indices('.').take(2).find_map(|(dot, _)| {
            let entry = key[dot + 1..].replace(['_', '.'], " ");
            Some(format!("{} ({entry})", self.named_plainly(&key[..dot])?))
        });
        entry.unwrap_or_else(|| key.to_owned())
    }

    fn named_plainly(&self, key: &str) -> Option<String> {
        let row = super::parameter::find(key)?;
        let name = pattern(row.key)?;
        let mut parts = key.split('.');
        let (table, row_name) = (parts.next()?, parts.next()?);
        Some(if name.contains("{}") {
            name.replace("{}", &self.label(table, row_name))
        } else {
            name.to_owned()
        })
    }

    /// The label of a row with a free name, as it stands within a sentence: departments keep their capital.
    pub fn label(&self, table: &str, name: &str) -> String {
        let found = match table {
            "department" => self.departments.iter().find(|row| row.name == name),
            "work" => self.work.iter().find(|row| row.name == name),
            "measure" => self.measures.iter().map(|row| &row.named).find(|row| row.name == name),
            "reward" => self.rewards.iter().map(|row| &row.named).find(|row| row.name == name),
            "conflict" => self.conflicts.iter().map(|row| &row.named).find(|row| row.name == name),
            _ => None,
        };
        let label = found.map_or_else(|| name.to_owned(), |row| row.label.clone());
        if table == "department" { label } else { uncapital(&label) }
    }
}

/// A label within a sentence: without its capital, unless the whole word is one (`NPS`, `IT help desk`).
pub fn uncapital(label: &str) -> String {
    let mut letters = label.chars();
    let Some(first) = letters.next() else { return String::new() };
    let is_name = letters.clone().next().is_none_or(char::is_uppercase);
    if is_name { label.to_owned() } else { first.to_lowercase().chain(letters).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::parameter::{Adjustable, PARAMETERS};

    #[test]
    fn everything_that_may_change_or_vary_has_a_plain_name() {
        for row in PARAMETERS {
            let needs = row.ranged || row.adjustable != Adjustable::No;
            assert!(!needs || pattern(row.key).is_some(), "{}", row.key);
            let name = pattern(row.key).unwrap_or("");
            assert_eq!(name.contains("{}"), !name.is_empty() && row.key.contains('*'), "{name}");
            assert!(name.split(' ').count() <= 12 && !name.ends_with('.'), "{name}");
        }
        for (key, _) in NAMES {
            assert!(PARAMETERS.iter().any(|row| row.key == *key), "{key}");
        }
    }

    #[test]
    fn rows_are_named_by_their_labels() {
        let scenario = Scenario::embedded("tickets-versus-experience").expect("it is shipped");
        for (key, name) in [
            ("people.habit", "how fast people change habits"),
            ("reward.ticket_bonus.strength", "the strength of ticket bonus"),
            ("work.root_cause.visibility", "how visible fixing root causes is"),
            ("department.success.intent", "what the strategy needs from Customer success"),
            (
                "reward.ticket_bonus.pays_for.tickets_closed",
                "what ticket bonus pays for (tickets closed)",
            ),
            ("reward.ticket_bonus.tiers.2.rate", "the tiers of ticket bonus (2 rate)"),
            ("no.such.key", "no.such.key"),
        ] {
            assert_eq!(scenario.plain(key), name);
        }
        assert_eq!(
            ["NPS", "IT desk", "Bonus", "é", ""].map(uncapital),
            ["NPS", "IT desk", "bonus", "é", ""]
        );
    }
}
