//! One key of a sweep and the values it takes.

use crate::scenario::typed::{TypedKey, TypedRange, nine_digits};
use crate::scenario::{Advice, Lever, Scenario};

/// Most values of one key.
const MOST_VALUES: f64 = 1e9;

/// A key and its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The number that is varied.
    pub lever: Lever,
    /// The values it takes.
    pub values: Values,
}

/// The values of a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// These.
    Listed(Vec<f64>),
    /// From one end in equal steps, as far as the other end.
    Steps {
        /// First value.
        from: f64,
        /// No value is larger.
        to: f64,
        /// Distance of neighbours, above 0.
        step: f64,
        /// How many. At least 2.
        count: u64,
    },
    /// Anything between two ends.
    Range {
        /// Smallest value.
        from: f64,
        /// Largest value, above the smallest.
        to: f64,
    },
}

impl Axis {
    /// Reads `KEY=from..to:step`, `KEY=from..to` or `KEY=a,b,c`; with `times:` or `plus:` before the values they are
    /// relative to what the scenario says, as in `KEY=times:0.5..2:0.5`.
    ///
    /// # Errors
    /// When there is no such key, or when it cannot take these values.
    pub fn read(scenario: &Scenario, text: &str) -> Result<Self, Advice> {
        if !text.contains('=') {
            return Err(Advice {
                message: format!("`{text}` does not say which values the key takes"),
                help: "write `--vary KEY=from..to:step` or `--vary KEY=a,b,c`".to_owned(),
            });
        }
        let typed = TypedKey::read(scenario, text, "--vary ")?;
        let values = match typed.range()? {
            None => Values::Listed(typed.listed()?),
            Some(TypedRange { from, to, step: None }) => Values::Range { from, to },
            Some(range @ TypedRange { from, to, step: Some(step) }) => {
                // an end that is met but for rounding counts
                let count = ((to - from) / step + 1e-9).floor() + 1.0;
                if count > MOST_VALUES {
                    let key = &typed.lever.key;
                    let most = format!("`{key}` would take {count} values, at most {MOST_VALUES}");
                    return Err(typed.wrong_step(range, most));
                }
                Values::Steps { from, to, step, count: count as u64 }
            }
        };
        Ok(Self { lever: typed.lever, values })
    }

    /// How many values there are; `None` for anything between two ends.
    pub fn count(&self) -> Option<u64> {
        match &self.values {
            Values::Listed(values) => Some(values.len() as u64),
            Values::Steps { count, .. } => Some(*count),
            Values::Range { .. } => None,
        }
    }

    /// One of the values; of a range its lower end.
    pub fn at(&self, place: u64) -> f64 {
        match &self.values {
            Values::Listed(values) => values[place as usize],
            Values::Steps { from, to, step, .. } => {
                nine_digits(from + place as f64 * step).min(*to)
            }
            Values::Range { from, .. } => *from,
        }
    }

    /// Smallest and largest value.
    pub fn ends(&self) -> (f64, f64) {
        match &self.values {
            Values::Listed(values) => {
                let low = values.iter().copied().fold(f64::INFINITY, f64::min);
                (low, values.iter().copied().fold(f64::NEG_INFINITY, f64::max))
            }
            Values::Steps { from, to, .. } | Values::Range { from, to } => (*from, *to),
        }
    }

    /// The value that far along the axis, from 0 to below 1; each listed value gets an equal part.
    pub fn along(&self, share: f64) -> f64 {
        match &self.values {
            Values::Range { from, to } if self.lever.is_whole() => {
                (from + (share * (to - from + 1.0)).floor()).min(*to)
            }
            Values::Range { from, to } => nine_digits(from + share * (to - from)).clamp(*from, *to),
            _ => self.at((share * self.count().unwrap_or(1) as f64) as u64),
        }
    }

    /// The values as they would be typed.
    pub fn written(&self) -> String {
        match &self.values {
            Values::Listed(values) => {
                let words: Vec<String> =
                    values.iter().map(|value| self.lever.written(*value)).collect();
                words.join(",")
            }
            Values::Steps { from, to, step, .. } => format!("{from}..{to}:{step}"),
            Values::Range { from, to } => format!("{from}..{to}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(text: &str) -> Result<Axis, Advice> {
        Axis::read(&Scenario::embedded("tickets-versus-experience").expect("it is shipped"), text)
    }

    fn values(text: &str) -> Vec<String> {
        let axis = axis(text).expect("it can take these values");
        let count = axis.count().expect("countable");
        (0..count).map(|place| axis.lever.written(axis.at(place))).collect()
    }

    #[test]
    fn relative_values_start_from_what_the_scenario_says() {
        assert_eq!(values("people.conviction=times:0.5,1,2"), ["0.75", "1.5", "3"]);
        assert_eq!(values("people.conviction=plus:-0.5..0.5:0.5"), ["1", "1.5", "2"]);
        assert_eq!(values("workload.arrivals=times:1..2:0.5"), ["0.14", "0.21", "0.28"]);
        assert_eq!(values("communication.cadence_weeks=times:0.3,2"), ["4", "26"]);
        let wrong = |text: &str| axis(text).expect_err("it makes no sense").message;
        assert!(wrong("leadership.playbook=times:2").contains("is a word"));
        assert!(wrong("people.recognition=times:2").contains("every multiple is 0"));
        assert!(wrong("communication.fidelity=times:2").contains("must be 0 to 1"));
    }

    #[test]
    fn steps_are_short_numbers_and_meet_their_end() {
        assert_eq!(values("communication.fidelity=0..0.3:0.1"), ["0", "0.1", "0.2", "0.3"]);
        assert_eq!(values("reward.ticket_bonus.strength=0..1:0.4"), ["0", "0.4", "0.8"]);
        assert_eq!(values("communication.cadence_weeks=4 .. 12 : 4"), ["4", "8", "12"]);
        assert_eq!(axis("communication.fidelity=0..1:0.001").expect("fits").count(), Some(1001));
    }

    #[test]
    fn lists_keep_their_order_and_know_words() {
        assert_eq!(values("leadership.playbook=listen, restate").len(), 2);
        assert_eq!(values("communication.fidelity=0.9,0.5"), ["0.9", "0.5"]);
    }

    #[test]
    fn shares_reach_every_value_equally() {
        let range = axis("communication.fidelity=0.5..0.9").expect("fits");
        assert!((range.along(0.0) - 0.5).abs() < 1e-12 && (range.along(0.5) - 0.7).abs() < 1e-12);
        let whole = axis("communication.cadence_weeks=1..4").expect("fits");
        let weeks: Vec<f64> = [0.0, 0.24, 0.26, 0.99].map(|share| whole.along(share)).to_vec();
        assert_eq!(weeks, [1.0, 1.0, 2.0, 4.0]);
        let listed = axis("communication.fidelity=0.1,0.2").expect("fits");
        assert!((listed.along(0.999) - 0.2).abs() < 1e-12);
        assert_eq!(axis("communication.fidelity=0.5..0.9").expect("fits").written(), "0.5..0.9");
    }

    #[test]
    fn nonsense_is_told_with_a_remedy() {
        let wrong = |text: &str| axis(text).expect_err("nonsense");
        for (text, message, help) in [
            ("communication.fidelity", "does not say which values", "KEY=from..to:step"),
            ("communication.fidelty=1", "has no number", "did you mean"),
            ("communication.fidelity=0.9..0.1:0.1", "must go up", "smaller value first"),
            ("communication.fidelity=0..1:0", "must be above 0", "0..1:0.1"),
            ("communication.fidelity=0..1:2", "at most 1", "0..1:0.1"),
            ("communication.fidelity=0..1:x", "is not a number", "0..1:0.1"),
            ("communication.fidelity=0..2:0.1", "must be 0 to 1", "explain"),
            ("communication.fidelity=0..1:0.0000000001", "at most 1000000000", "0..1:0.1"),
            ("communication.fidelity=0.5,0.5", "twice", "once"),
            ("communication.cadence_weeks=1..10:0.5", "whole number", "1..10:"),
            ("leadership.playbook=a..b", "takes words", "list them"),
        ] {
            let advice = wrong(text);
            assert!(advice.message.contains(message), "{text}: {}", advice.message);
            assert!(advice.help.contains(help), "{text}: {}", advice.help);
            // what the help proposes is accepted
            let proposed = advice.help.split('`').filter_map(|part| part.strip_prefix("--vary "));
            for proposed in proposed.filter(|part| !part.contains("KEY")) {
                assert!(axis(proposed).is_ok(), "{proposed}");
            }
        }
    }
}
