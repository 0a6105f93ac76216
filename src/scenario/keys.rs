//! Which words may stand where: the parameter table read as a tree.

use super::parameter::{self, Form, MOST_TIERS, PARAMETERS, Parameter};

/// A key below another.
pub(super) fn join(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_string() } else { format!("{prefix}.{name}") }
}

/// The row of the parameter table that describes a key as written, also under `each` and `set`;
/// `None` for tables and unknown words.
pub(super) fn leaf(key: &str) -> Option<&'static Parameter> {
    parameter::find(&plain(key)?)
}

/// The key without `each` and `set`: `each.work.harm` is about `work.*.harm`, and
/// `option.pilot.set.voice.risk` about `voice.risk`.
pub(super) fn plain(key: &str) -> Option<String> {
    let mut parts = key.split('.');
    match parts.next()? {
        "each" => {
            let table = parts.next()?;
            let rest: Vec<&str> = parts.collect();
            let free = parameter::FREE_TABLES.contains(&table) && rest != ["label"];
            free.then(|| format!("{table}.*.{}", rest.join(".")))
        }
        "option" | "event" => {
            let rest: Vec<&str> = parts.skip(1).collect();
            match rest.split_first() {
                Some((&"set", target)) => Some(target.join(".")),
                _ => Some(key.to_string()),
            }
        }
        "finding" => {
            let rest: Vec<&str> = parts.skip(1).collect();
            match rest.as_slice() {
                ["counter", "set", target @ ..] => Some(target.join(".")),
                _ => Some(key.to_string()),
            }
        }
        _ => Some(key.to_string()),
    }
}

/// Whether a key names something that changes the scenario: an event, an option or the counter of a finding.
pub(super) fn is_change(key: &str) -> bool {
    let mut parts = key.split('.');
    let (table, name) = (parts.next(), parts.next());
    let end = match table {
        Some("event" | "option") => None,
        Some("finding") => Some("counter"),
        _ => return false,
    };
    name.is_some() && parts.next() == end && parts.next().is_none()
}

/// What may follow a key that is not itself a value.
pub(super) enum Next {
    /// Any valid name.
    FreeName,
    /// One of these words.
    Words(Vec<&'static str>),
}

impl Next {
    /// Whether it is one of the words of the parameter table: such a word names nobody.
    pub(super) fn has(&self, word: &str) -> bool {
        matches!(self, Self::Words(words) if words.contains(&word))
    }
}

/// What may stand directly below a key, in the order of the parameter table. Empty for unknown keys.
pub(super) fn below(key: &str) -> Next {
    let depth = if key.is_empty() { 0 } else { key.split('.').count() };
    let mut words = Vec::new();
    for parameter in PARAMETERS {
        if depth > 0 && !parameter::may_begin_alike(parameter.key, key) {
            continue;
        }
        let mut parts = parameter.key.split('.');
        let fits = depth == 0
            || key
                .split('.')
                .all(|word| parts.next().is_some_and(|part| part == "*" || part == word));
        let Some(next) = parts.next().filter(|_| fits) else { continue };
        if next == "*" {
            return Next::FreeName;
        }
        if !words.contains(&next) {
            words.push(next);
        }
    }
    Next::Words(words)
}

/// The key of the table that holds a word, when the word stands in exactly one other table.
pub(super) fn home(word: &str) -> Option<&'static str> {
    let mut homes = PARAMETERS
        .iter()
        .filter(|parameter| parameter.key.rsplit('.').next() == Some(word))
        .map(|parameter| parameter.key);
    let first = homes.next()?;
    homes.next().is_none().then_some(first)
}

/// The form of a value in words: "a number from 0 to 1 (share)".
pub(super) fn expected(parameter: &Parameter) -> String {
    let unit =
        if parameter.unit.is_empty() { String::new() } else { format!(" ({})", parameter.unit) };
    match parameter.form {
        Form::Number { low, high } => format!("a number from {low} to {high}{unit}"),
        Form::Whole { low, high } if low == high => format!("{low}"),
        Form::Whole { low, high } => format!("a whole number from {low} to {high}{unit}"),
        Form::Choice(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
            format!("one of {}", words.join(", "))
        }
        Form::Flag => "true or false".to_string(),
        Form::Text => "text in quotes".to_string(),
        Form::Texts(least, most) if least == most => format!("a list of {least} texts in quotes"),
        Form::Texts(least, most) => format!("a list of {least} to {most} texts in quotes"),
        Form::Shares => "shares of the kinds of work that sum to 1".to_string(),
        Form::PerWork { low, high } => {
            format!("a number from {low} to {high} for each kind of work{unit}")
        }
        Form::PerMeasure { low, high } => {
            format!("a number from {low} to {high} for each measure{unit}")
        }
        Form::Tiers => {
            format!("a list of 1 to {MOST_TIERS} tiers, each `{{ from = ..., rate = ... }}`")
        }
        Form::DepartmentName => "the name of a department in quotes".to_string(),
        Form::WorkName => "the name of a kind of work in quotes".to_string(),
        Form::MetricName => "the name of a measure of results in quotes".to_string(),
        Form::DepartmentNames => "a list of department names".to_string(),
        Form::WorkNames => "a list of kinds of work".to_string(),
        Form::OptionNames => "a list of option names".to_string(),
        Form::MechanismNames => "a list of mechanism names".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_under_each_and_set_are_about_the_same_rows() {
        assert_eq!(leaf("each.work.harm").unwrap().key, "work.*.harm");
        assert_eq!(leaf("option.a.set.reward.b.strength").unwrap().key, "reward.*.strength");
        assert_eq!(leaf("option.a.only_in.teams").unwrap().key, "option.*.only_in.teams");
        assert_eq!(leaf("finding.a.counter.set.voice.risk").unwrap().key, "voice.risk");
        assert_eq!(leaf("finding.a.counter.says").unwrap().key, "finding.*.counter.says");
        assert!(is_change("option.a") && is_change("finding.a.counter") && is_change("event.a"));
        assert!(!is_change("finding.a") && !is_change("option") && !is_change("option.a.only_in"));
        assert!(leaf("each.work.label").is_none());
        assert!(leaf("option.a.set").is_none());
        assert!(leaf("strategy").is_none());
    }

    #[test]
    fn the_table_knows_what_stands_below_a_key() {
        assert!(matches!(below("work"), Next::FreeName));
        assert!(matches!(below(""), Next::Words(words) if words.contains(&"strategy")));
        assert!(
            matches!(below("option.a.only_in"), Next::Words(words) if words == ["department", "teams", "chosen"])
        );
        assert!(matches!(below("nonsense"), Next::Words(words) if words.is_empty()));
    }

    #[test]
    fn a_word_that_stands_elsewhere_has_a_home() {
        assert_eq!(home("fidelity"), Some("communication.fidelity"));
        assert_eq!(home("label"), None);
    }
}
