//! The same scenario with other numbers: what sweeps and sensitivities are made of.

use std::sync::Arc;

use super::advice::Advice;
use super::check::sense;
use super::parameter::{self, Form, Parameter, TIER_FROM, TIER_RATE, tiers};
use super::suggest::{closest, listed};
use super::{Chart, MOST_LAYERS, Natural, Scenario, Setting};

/// One number of a scenario that can be another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// Full dotted key.
    pub key: String,
    /// Its row in the parameter table: form, unit, meaning, source.
    pub parameter: &'static Parameter,
    /// Its value in the scenario; of a range the usual one. Words are coded by their place in the list.
    pub usual: f64,
    /// What one counted unit is, and with which weight it is paid, where a number may be written in it.
    natural: Option<(Natural, f64)>,
    /// What it moves.
    place: LeverTarget,
}

/// What a lever moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LeverTarget {
    /// A slot of the settings.
    Slot(usize),
    /// How many report to a manager: the company is grown anew.
    Span,
}

/// The key of [`LeverTarget::Span`].
const SPAN: &str = "organization.span";

impl Lever {
    /// Reads a value as it would stand in a scenario file: a number, or one of the words of the key.
    ///
    /// # Errors
    /// When it is no such value or outside the allowed range.
    pub fn read(&self, text: &str) -> Result<f64, Advice> {
        let key = &self.key;
        let word = text.trim().trim_matches('"');
        match self.parameter.form {
            Form::Choice(words) => {
                words.iter().position(|known| *known == word).map(|at| at as f64).ok_or_else(|| {
                    let message = format!("`{key}` cannot be `{word}`");
                    Advice::new(message, format!("it is {}", listed(words.iter().copied())))
                })
            }
            Form::Flag => match word {
                "true" => Ok(1.0),
                "false" => Ok(0.0),
                _ => Err(Advice::new(
                    format!("`{key}` cannot be `{word}`"),
                    "it is `true` or `false`",
                )),
            },
            _ => {
                let number = self.number(word)?;
                self.allowed(number).map(|()| number)
            }
        }
    }

    /// A number, or one with its natural unit.
    fn number(&self, word: &str) -> Result<f64, Advice> {
        if let Ok(number) = word.parse() {
            return Ok(number);
        }
        let message = format!("`{word}` is not a number");
        let Some((unit, weight)) = &self.natural else {
            return Err(Advice::new(message, "write numbers with a decimal point, as in `0.5`"));
        };
        match Natural::read(word) {
            Some(given) if given.name == unit.name => Ok(unit.counted(given.size, *weight)),
            _ => {
                let help =
                    format!("write counted units, as in `5`, or `60 {}` for each value", unit.name);
                Err(Advice::new(message, help))
            }
        }
    }

    /// A value as it would stand in a scenario file.
    pub fn written(&self, value: f64) -> String {
        match self.parameter.form {
            Form::Choice(words) => words.get(value as usize).copied().unwrap_or("").to_owned(),
            Form::Flag => (value != 0.0).to_string(),
            _ => value.to_string(),
        }
    }

    /// Whether values are words and not numbers, so that there is nothing between two of them.
    pub fn is_words(&self) -> bool {
        matches!(self.parameter.form, Form::Choice(_) | Form::Flag)
    }

    /// Whether only whole numbers make sense.
    pub fn is_whole(&self) -> bool {
        matches!(self.parameter.form, Form::Whole { .. })
    }

    /// Smallest and largest allowed number.
    pub fn limits(&self) -> (f64, f64) {
        match self.parameter.form {
            Form::Number { low, high }
            | Form::PerWork { low, high }
            | Form::PerMeasure { low, high } => (low, high),
            Form::Tiers if self.key.rsplit('.').next() == Some("rate") => TIER_RATE,
            Form::Tiers => TIER_FROM,
            Form::Whole { low, high } => (f64::from(low), f64::from(high)),
            Form::Choice(words) => (0.0, words.len() as f64 - 1.0),
            _ => (0.0, 1.0),
        }
    }

    /// What an option would set, for everyone.
    ///
    /// # Errors
    /// When it is fixed before the first week.
    pub fn setting(&self, value: f64) -> Result<Setting, Advice> {
        let LeverTarget::Slot(slot) = self.place else {
            return Err(Advice::new(
                format!("`{}` cannot change during a run", self.key),
                "vary it, or write a second file that `extends` this one and run both",
            ));
        };
        Ok(Setting {
            key: self.key.clone(),
            slots: slot..slot + 1,
            values: vec![value],
            glides: !self.is_words(),
            range: None,
        })
    }

    /// Refuses numbers outside the allowed range.
    fn allowed(&self, value: f64) -> Result<(), Advice> {
        let (low, high) = self.limits();
        let fits = value >= low && value <= high;
        if fits && (!self.is_whole() || value.fract() == 0.0) {
            return Ok(());
        }
        let whole = if self.is_whole() { "a whole number from " } else { "" };
        let unit = self.parameter.unit;
        let unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
        let message = format!("`{}` is {value}, must be {whole}{low} to {high}{unit}", self.key);
        let meaning = self.parameter.meaning;
        Err(Advice::new(
            message,
            format!("it means: {meaning}; run `orgdrift explain {}`", self.key),
        ))
    }
}

impl Scenario {
    /// The number behind a key: any adjustable one, and one entry of a table such as
    /// `reward.bonus.pays_for.units`.
    ///
    /// # Errors
    /// When there is no such key, or when it is not one number or word.
    pub fn lever(&self, key: &str) -> Result<Lever, Advice> {
        let one = |slot: usize, form: &'static Parameter| Lever {
            key: key.to_owned(),
            parameter: form,
            usual: self.settings[slot],
            natural: self.natural(key),
            place: LeverTarget::Slot(slot),
        };
        if key == SPAN {
            return self.span();
        }
        if let (Some(slots), Some(parameter)) = (self.layout.slots(key), parameter::find(key)) {
            return match parameter.form {
                Form::Number { .. } | Form::Whole { .. } | Form::Choice(_) | Form::Flag => {
                    Ok(one(slots.start, parameter))
                }
                _ => Err(Advice::new(
                    format!("`{key}` is a table, not one number"),
                    "name one of its entries, as in `reward.bonus.pays_for.units` or `reward.bonus.tiers.2.rate`; \
                     shares that sum to 1 cannot be varied one by one",
                )),
            };
        }
        for (dot, _) in key.rmatch_indices('.').take(2) {
            let (table, entry) = (&key[..dot], &key[dot + 1..]);
            if let (Some(slots), Some(parameter)) =
                (self.layout.slots(table), parameter::find(table))
                && let Some(at) = self.entry(parameter, &self.settings[slots.clone()], entry)
            {
                return Ok(one(slots.start + at, parameter));
            }
        }
        let known = parameter::find(key).is_some();
        let message = if known {
            format!("`{key}` is fixed before the first week and cannot be varied")
        } else {
            format!("`{}` has no number `{key}`", self.id)
        };
        let keys = self.layout.entries.iter().map(|entry| entry.key.as_str());
        let help = match closest(key, keys) {
            Some(near) if !known => {
                format!("did you mean `{near}`? `orgdrift explain` lists all keys")
            }
            _ => "`orgdrift explain` lists all keys".to_owned(),
        };
        Err(Advice::new(message, help))
    }

    /// Which number of a table bears a name: a kind of work, a measure, or `2.rate` of a tier.
    fn entry(&self, parameter: &Parameter, numbers: &[f64], entry: &str) -> Option<usize> {
        match parameter.form {
            Form::PerWork { .. } => self.work.iter().position(|work| work.name == entry),
            Form::PerMeasure { .. } => {
                self.measures.iter().position(|measure| measure.named.name == entry)
            }
            Form::Tiers => (0..2 * tiers(numbers).count())
                .find(|at| entry == format!("{}.{}", at / 2 + 1, ["from", "rate"][at % 2])),
            _ => None,
        }
    }

    /// The same scenario with other numbers; a varied assumption is no longer drawn. `resolved` and
    /// `remarks` stay those of the original.
    ///
    /// # Errors
    /// When a number is outside its allowed range, or when the numbers together make no sense.
    pub fn with_values(&self, values: &[(&Lever, f64)]) -> Result<Self, Advice> {
        let mut varied = self.clone();
        for (lever, value) in values {
            if !lever.is_words() {
                lever.allowed(*value)?;
            }
            match lever.place {
                LeverTarget::Slot(slot) => {
                    varied.settings[slot] = *value;
                    varied.assumptions.retain(|assumption| assumption.slot != slot);
                }
                LeverTarget::Span => varied.grow(*value as u32)?,
            }
        }
        varied.sensible()
    }

    /// The natural unit in which a target, a cap or noise may be written, and its weight.
    fn natural(&self, key: &str) -> Option<(Natural, f64)> {
        let parts: Vec<&str> = key.split('.').collect();
        match parts.as_slice() {
            ["measure", name, "noise"] => {
                let measure = self.measures.iter().find(|measure| measure.named.name == *name)?;
                Some((measure.natural.clone()?, 1.0))
            }
            ["reward", name, "target" | "cap"] => {
                let slots = self.layout.slots(&format!("reward.{name}.pays_for"))?;
                let weights = self.measures.iter().zip(&self.settings[slots]);
                let mut paid = weights.filter(|(_, weight)| **weight != 0.0);
                let (measure, weight) = paid.next().filter(|_| paid.next().is_none())?;
                Some((measure.natural.clone()?, weight.abs()))
            }
            _ => None,
        }
    }

    /// How many report to a manager, where the company is grown and not imported.
    fn span(&self) -> Result<Lever, Advice> {
        let parameter = parameter::find(SPAN);
        match (parameter, self.grown_with) {
            (Some(parameter), Some(span)) => {
                let (key, place) = (SPAN.to_owned(), LeverTarget::Span);
                Ok(Lever { key, parameter, usual: f64::from(span), natural: None, place })
            }
            _ => Err(Advice::new(
                format!(
                    "`{SPAN}` does nothing where `organization.chart` says who reports to whom"
                ),
                "vary something else, or leave out the chart and give departments with `people`",
            )),
        }
    }

    /// Grows the same departments with another span.
    fn grow(&mut self, span: u32) -> Result<(), Advice> {
        let mut people = vec![0_u32; self.departments.len()];
        for &department in &self.chart.department[1..] {
            people[usize::from(department)] += 1;
        }
        let layers = people.iter().map(|&people| Chart::layers_needed(people, span)).max();
        if let Some(layers) = layers.filter(|&layers| layers > MOST_LAYERS) {
            return Err(Advice::new(
                format!("a span of {span} gives {layers} layers, must be at most {MOST_LAYERS}"),
                "raise `organization.span`, or lower `people`",
            ));
        }
        let chart = Chart::grow(&self.departments, &people, span);
        let changes = self.options.iter().flat_map(|option| &option.changes).chain(&self.events);
        for change in changes {
            let most = chart.teams_of(change.scope.department);
            if let Some(teams) = change.scope.teams.filter(|&teams| teams as usize > most) {
                let label = &change.label;
                return Err(Advice::new(
                    format!(
                        "{label} is limited to {teams} teams, and a span of {span} leaves {most}"
                    ),
                    "take fewer teams in its `only_in`, or smaller spans",
                ));
            }
        }
        self.chart = Arc::new(chart);
        self.grown_with = Some(span);
        Ok(())
    }

    /// The same scenario with every range so many times as wide around its usual value, as far as the limits
    /// of the key allow.
    ///
    /// # Errors
    /// When the ends of the wider ranges make no sense together.
    pub fn with_ranges(&self, scale: f64) -> Result<Self, Advice> {
        let mut varied = self.clone();
        let wider = |key: &str, usual: f64, from: f64, to: f64| {
            let (low, high) = match parameter::find(key).map(|row| row.form) {
                Some(Form::Number { low, high }) => (low, high),
                _ => (f64::NEG_INFINITY, f64::INFINITY),
            };
            let at = |end: f64| (usual + scale * (end - usual)).clamp(low, high);
            (at(from), at(to))
        };
        for range in &mut varied.assumptions {
            (range.from, range.to) = wider(&range.key, range.usual, range.from, range.to);
        }
        let options = varied.options.iter_mut().flat_map(|option| &mut option.changes);
        for set in varied.events.iter_mut().chain(options).flat_map(|change| &mut change.sets) {
            let usual = set.values[0];
            set.range = set.range.map(|(from, to)| wider(&set.key, usual, from, to));
        }
        varied.sensible()
    }

    /// Refuses a scenario whose numbers make no sense together.
    fn sensible(self) -> Result<Self, Advice> {
        match sense::nonsense(&self) {
            Some((message, help)) => Err(Advice { message, help }),
            None => Ok(Self { final_weeks: self.window(), ..self }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> Scenario {
        Scenario::embedded("tickets-versus-experience").expect("it is shipped")
    }

    #[test]
    fn a_varied_scenario_is_the_one_that_a_file_would_describe() {
        let scenario = shipped();
        let strength = scenario.lever("reward.ticket_bonus.strength").expect("a number");
        let fidelity = scenario.lever("communication.fidelity").expect("a number");
        let playbook = scenario.lever("leadership.playbook").expect("a word");
        let listen = playbook.read("listen").expect("a word of the list");
        let varied = scenario
            .with_values(&[(&strength, 0.4), (&fidelity, 0.9), (&playbook, listen)])
            .expect("it makes sense");
        let text = "extends = \"tickets-versus-experience\"
            reward.ticket_bonus.strength = 0.4
            communication.fidelity = 0.9
            leadership.playbook = \"listen\"";
        let file = Scenario::from_text("file", text).expect("it makes sense");
        assert_eq!(varied.settings, file.settings);
        assert_eq!(playbook.written(listen), "listen");
    }

    #[test]
    fn another_span_is_the_company_that_a_file_would_grow() {
        let scenario = shipped();
        let span = scenario.lever(SPAN).expect("the company is grown");
        assert_eq!(span.usual.to_bits(), 6.0_f64.to_bits());
        let varied = scenario.with_values(&[(&span, 12.0)]).expect("it makes sense");
        let text = "extends = \"tickets-versus-experience\"\norganization.span = 12\n";
        let file = Scenario::from_text("file", text).expect("it makes sense");
        assert_eq!(varied.chart, file.chart);
        assert!(span.setting(12.0).is_err());
        assert!(
            scenario.with_values(&[(&span, 1.0)]).expect_err("a chain").message.contains("layers")
        );
    }

    #[test]
    fn a_varied_assumption_is_no_longer_drawn() {
        let scenario = shipped();
        let key = scenario.assumptions.first().expect("it has ranges").key.clone();
        let lever = scenario.lever(&key).expect("a number");
        let varied = scenario.with_values(&[(&lever, lever.usual)]).expect("it makes sense");
        assert_eq!(varied.assumptions.len(), scenario.assumptions.len() - 1);
        assert!(varied.assumptions.iter().all(|assumption| assumption.key != key));
    }

    #[test]
    fn entries_of_tables_have_names() {
        let lever = shipped().lever("reward.ticket_bonus.pays_for.customer_experience");
        assert!(lever.expect("an entry").usual.abs() < 1e-15);
        assert!(shipped().lever("measure.tickets_closed.credit.tickets").is_ok());
        let text = "extends = \"tickets-versus-experience\"\n[reward.ticket_bonus]\n\
            tiers = [{ from = 0, rate = 1 }, { from = 10, rate = 2.5 }, { from = 12, rate = 3 }]\n";
        let scenario = Scenario::from_text("tiers", text).expect("it is right");
        let lever = |entry: &str| scenario.lever(&format!("reward.ticket_bonus.tiers.{entry}"));
        assert!((lever("2.rate").expect("an entry").usual - 2.5).abs() < 1e-15);
        assert!((lever("3.from").expect("an entry").usual - 12.0).abs() < 1e-15);
        assert!(lever("4.rate").is_err() && lever("2.price").is_err() && lever("2").is_err());
        let from = lever("2.from").expect("an entry");
        assert!(scenario.with_values(&[(&from, 11.0)]).is_ok());
        let wrong = scenario.with_values(&[(&from, 12.0)]).expect_err("out of order");
        assert!(wrong.message.contains("tier 3 of `reward.ticket_bonus.tiers`"), "{wrong:?}");
    }

    #[test]
    fn wrong_keys_and_values_are_told_with_a_remedy() {
        let scenario = shipped();
        let wrong = |key: &str| scenario.lever(key).expect_err("no such number").message;
        assert_eq!(
            scenario.lever("communication.fidelty").expect_err("a slip").help,
            "did you mean `communication.fidelity`? `orgdrift explain` lists all keys"
        );
        assert_eq!(wrong("strategy.intent"), "`strategy.intent` is a table, not one number");
        assert_eq!(
            wrong("organization.cross_ties"),
            "`organization.cross_ties` is fixed before the first week and cannot be varied"
        );
        let fidelity = scenario.lever("communication.fidelity").expect("a number");
        assert_eq!(
            fidelity.read("1.5").expect_err("too much").message,
            "`communication.fidelity` is 1.5, must be 0 to 1 (share)"
        );
        assert_eq!(fidelity.read("much").expect_err("a word").message, "`much` is not a number");
        assert!(fidelity.read("NaN").is_err() && fidelity.read("inf").is_err());
        let cadence = scenario.lever("communication.cadence_weeks").expect("a number");
        assert!(cadence.read("1.5").is_err());
    }

    #[test]
    fn numbers_that_make_no_sense_together_are_refused() {
        let scenario = shipped();
        let meetings = scenario.lever("workload.meetings").expect("a number");
        let approvals = scenario.lever("workload.approvals").expect("a number");
        assert!(scenario.with_values(&[(&meetings, 0.5)]).is_ok());
        let refused = scenario.with_values(&[(&meetings, 0.5), (&approvals, 0.5)]);
        assert!(refused.expect_err("no hours left").message.contains("must be below 1"));
    }

    #[test]
    fn ranges_widen_around_their_usual_value_as_far_as_their_limits() {
        let text = "extends = \"tickets-versus-experience\"\n[people]\n\
            conviction = { usual = 1.5, from = 1.0, to = 3.0 }\nhabit = { usual = 0.4, from = 0.1, to = 0.9 }\n\
            [option.more]\nset.people.conviction = { usual = 2.0, from = 1.5, to = 2.5 }\n";
        let scenario = Scenario::from_text("wider", text).expect("it is right");
        let ends = |scenario: &Scenario, key: &str| {
            let range = scenario.assumptions.iter().find(|range| range.key == key);
            range.map(|range| (range.from, range.to)).expect("it is a range")
        };
        let doubled = scenario.with_ranges(2.0).expect("it makes sense");
        assert_eq!(ends(&doubled, "people.conviction"), (0.5, 4.5));
        assert_eq!(ends(&doubled, "people.habit"), (0.0, 1.0));
        let set = doubled.options.iter().find(|option| option.named.name == "more");
        assert_eq!(set.expect("an option").changes[0].sets[0].range, Some((1.0, 3.0)));
        let halved = scenario.with_ranges(0.5).expect("it makes sense");
        assert_eq!(ends(&halved, "people.conviction"), (1.25, 2.25));
        // hours run out when overhead may be twice as uncertain
        let text = "extends = \"tickets-versus-experience\"\n[workload]\n\
            meetings = { usual = 0.4, from = 0.3, to = 0.5 }\n\
            approvals = { usual = 0.2, from = 0.1, to = 0.3 }\n";
        let tight = Scenario::from_text("tight", text).expect("it is right");
        assert!(
            tight.with_ranges(2.0).expect_err("no hours are left").message.contains("meetings")
        );
    }
}
