//! What a word of a scenario file means, where it stands and what it may be.

use std::fmt::Write as _;

use super::diagnostic::Problems;
use super::parameter::{self, Adjustable, Form, PARAMETERS, Parameter};
use super::suggest::closest;
use super::tree::{self, TreeTable};
use super::unmodelled::{said_otherwise, unmodelled};
use super::{Better, Level, Mechanisms, Metric, glossary, keys};
use crate::scenario::shipped::library;

/// What each mechanism does when it is off, in the order of [`Mechanisms::NAMES`].
const OFF: [&str; 7] = [
    "rewards pull along what they pay for; off: along the intent with the same strength",
    "the strategy is heard through layers; off: everyone knows it",
    "colleagues pull; off: nobody looks at others",
    "urgent work, overhead, strain and exits; off: there are none",
    "late payoffs count less; off: all count the same",
    "departments cost each other; off: they do not",
    "bad news is filtered; off: leaders see the truth",
];

/// Explains a key (`workload.arrivals`, `reward.bonus.strength`), a word that stands in one table only
/// (`arrivals`), a table (`workload`), a measure of results (`drift`), a mechanism (`norms`), or a word of results
/// (`MOSTLY LUCK`, `aligned twin`). `measures`, `mechanisms` and `verdicts` list all of them. `None` for unknown
/// words; see [`suggestions`].
pub fn explain(key_or_word: &str) -> Option<String> {
    let asked = key_or_word.trim();
    if let Some((word, meaning)) = glossary::find(asked)
        && parameter::find(asked).is_none()
    {
        return Some(glossed(word, meaning, asked));
    }
    let plain = keys::plain(asked.strip_prefix("set.").unwrap_or(asked))?;
    if let Some(parameter) = parameter::find(&plain) {
        let mut text = block(parameter);
        if plain == "mechanisms" {
            text.push_str(&mechanisms());
        }
        return Some(text);
    }
    if let Some(metric) = Metric::named(asked) {
        return Some(measure(metric));
    }
    if asked == "measures" {
        return Some(measures());
    }
    if asked == "verdicts" {
        return Some(verdicts());
    }
    let below: Vec<&Parameter> =
        PARAMETERS.iter().filter(|parameter| is_below(parameter, &plain)).collect();
    let mechanism = Mechanisms::NAMES.iter().position(|name| *name == asked);
    if mechanism.is_some() || !below.is_empty() {
        let mut text = mechanism.map_or_else(String::new, |index| {
            format!(
                "{asked} (mechanism)\n  {}\n  stands in:  mechanisms = [\"{asked}\", ...]\n",
                OFF[index]
            )
        });
        if !below.is_empty() {
            text.push_str(&list(&format!("[{asked}]"), &below));
        }
        return Some(text);
    }
    let same_word = |parameter: &&Parameter| parameter.key.rsplit('.').next() == Some(asked);
    let homes: Vec<&Parameter> = PARAMETERS.iter().filter(same_word).collect();
    match homes[..] {
        [] => {
            let left_out = unmodelled(asked).map(|row| {
                format!(
                    "{asked} (not in the model)\n  the model leaves out {}\n  nearest:    {}\n",
                    row.what, row.nearest
                )
            });
            let otherwise = || {
                let write = said_otherwise(asked)?;
                Some(format!("{asked} (said otherwise)\n  {write}\n"))
            };
            left_out.or_else(otherwise)
        }
        [parameter] => Some(block(parameter)),
        _ => Some(list(&format!("`{asked}` stands in several tables:"), &homes)),
    }
}

/// Words that somebody may have meant, the closest one first.
pub fn suggestions(key_or_word: &str) -> Vec<&'static str> {
    let mut words: Vec<&'static str> = PARAMETERS.iter().map(|parameter| parameter.key).collect();
    words.extend(PARAMETERS.iter().filter_map(|parameter| parameter.key.rsplit('.').next()));
    words.extend(PARAMETERS.iter().filter_map(|parameter| parameter.key.split('.').next()));
    words.extend(Metric::ALL.iter().map(|metric| metric.info().name));
    words.extend(Mechanisms::NAMES);
    words.push("measures");
    words.extend(glossary::WORDS.iter().map(|(word, _)| *word));
    let mut found = Vec::new();
    while let Some(word) = closest(key_or_word, words.iter().copied()).filter(|_| found.len() < 3) {
        found.push(word);
        words.retain(|other| *other != word);
    }
    found
}

/// The default of a key of the parameter table as `base.toml` writes it; `None` if it has none.
pub fn default_of(key: &str) -> Option<String> {
    let base = library().iter().find(|(name, _)| *name == "base")?.1;
    let tree = tree::parse(base, 0, &mut Problems::default())?;
    let place = match key.split_once(".*.") {
        Some((table, field)) => format!("each.{table}.{field}"),
        None => key.to_string(),
    };
    let (tables, word) = place.rsplit_once('.').unwrap_or(("", &place));
    let inner = |table: Option<&'_ TreeTable>, part: &str| {
        table.and_then(|table| table.table(part)).cloned()
    };
    let table = tables
        .split('.')
        .filter(|part| !part.is_empty())
        .try_fold(tree, |t, part| inner(Some(&t), part))?;
    let span = table.row(word)?.node.span.clone();
    base.get(span).map(String::from)
}

/// A word of results; a measure of the same name follows.
fn glossed(word: &str, meaning: &str, asked: &str) -> String {
    let is_verdict = word.chars().all(|letter| !letter.is_lowercase());
    let kind = match word {
        "remove" | "times" | "plus" => "word of scenario files",
        _ if is_verdict => "verdict",
        _ => "word of results",
    };
    let mut text = format!("{word} ({kind})\n  {meaning}\n");
    if let Some(metric) = Metric::named(asked) {
        let _ = write!(text, "\n{}", self::measure(metric));
    }
    text
}

fn is_below(parameter: &Parameter, key: &str) -> bool {
    let mut parts = parameter.key.split('.');
    key.split('.').all(|word| parts.next().is_some_and(|part| part == word || part == "*"))
        && parts.next().is_some()
}

fn list(title: &str, parameters: &[&Parameter]) -> String {
    let wide = parameters.iter().map(|parameter| parameter.key.len()).max().unwrap_or(0);
    let mut text = format!("{title}\n");
    for parameter in parameters {
        let _ = writeln!(text, "  {:wide$}  {}", parameter.key, parameter.meaning);
    }
    text
}

fn block(parameter: &Parameter) -> String {
    let mut text = format!("{}\n  {}\n", parameter.key, parameter.meaning);
    let mut line = |word: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "  {word:<11} {value}");
        }
    };
    line("in words:", &parameter.plain.replace("{}", "NAME"));
    line("unit:", parameter.unit);
    let range = if parameter.ranged {
        ", or a range { usual = ..., from = ..., to = ..., source = \"...\" }"
    } else {
        ""
    };
    let allowed = match parameter.form {
        Form::Number { low, high } => format!("{low} to {high}{range}"),
        Form::Whole { low, high } if low != high => format!("whole numbers from {low} to {high}"),
        Form::PerWork { low, high } => {
            format!("{low} to {high} for each kind of work; kinds left out get 0")
        }
        Form::PerMeasure { low, high } => {
            format!("{low} to {high} for each measure; measures left out get 0")
        }
        Form::Shares => "shares of kinds of work that sum to 1; kinds left out get 0".to_string(),
        _ => keys::expected(parameter),
    };
    line("allowed:", &allowed);
    line("default:", &default_of(parameter.key).unwrap_or_else(|| "none".to_string()));
    line("source:", parameter.source);
    line(
        "changes:",
        match parameter.adjustable {
            Adjustable::No => "fixed before the first week",
            Adjustable::World => "by events, for the whole company; options are measured by it",
            Adjustable::Company => "by events and options, for the whole company",
            Adjustable::Unit => {
                "by events and options, for the company, one department or a few teams"
            }
        },
    );
    line("stands in:", &stands_in(parameter.key));
    text
}

fn stands_in(key: &str) -> String {
    match key.split_once(".*.") {
        Some((table, rest)) if rest.starts_with("counter.") => format!("[{table}.NAME.counter]"),
        Some((table, _)) => format!("[{table}.NAME], or [each.{table}] for all of them"),
        None => match key.rsplit_once('.') {
            Some((table, _)) => format!("[{table}]"),
            None => "the top of the file".to_string(),
        },
    }
}

fn measure(metric: Metric) -> String {
    let info = metric.info();
    let better = match info.better {
        Better::Higher => "more is better",
        Better::Lower => "less is better",
        Better::Neither => "neither more nor less is better",
    };
    let level = match info.level {
        Level::Group => "every week, for the company and each group of seats",
        Level::Company => "every week, for the company",
        Level::Run => "one number per run",
    };
    format!(
        "{} (measure of results: {})\n  {}\n  {:<11} {}\n  {:<11} {better}\n  {:<11} {level}\n  {:<11} {}\n  {:<11} {}\n",
        info.name,
        info.label,
        info.meaning,
        "unit:",
        info.unit,
        "direction:",
        "available:",
        "source:",
        info.source,
        "stands in:",
        "scenario.headline, [facts] and [finding.NAME]"
    )
}

/// What a mechanism does, in a few words; nothing for other words.
pub fn mechanism(name: &str) -> &'static str {
    let place = Mechanisms::NAMES.iter().position(|known| *known == name);
    let all = place.map_or("", |place| OFF[place]);
    all.split_once("; off: ").map_or(all, |(on, _)| on)
}

/// What a mechanism costs, as a sentence about the gap calls it; the name itself for other words.
pub fn cost_of(name: &str) -> &str {
    match name {
        "incentives" => "paying for the wrong thing",
        "signal" => "messages that get lost",
        "norms" => "following colleagues",
        "workload" => "urgent work and overhead",
        "horizon" => "impatience",
        "interdependence" => "departments that cost each other",
        "silence" => "bad news that is filtered",
        other => other,
    }
}

fn measures() -> String {
    let mut text = String::from("measures of results\n");
    for metric in Metric::ALL {
        let _ = writeln!(text, "  {:<18}  {}", metric.info().name, metric.info().meaning);
    }
    text
}

fn verdicts() -> String {
    let mut text = String::from("verdicts and other words of results\n");
    for (word, meaning) in glossary::WORDS {
        let _ = writeln!(text, "  {word}\n    {meaning}");
    }
    text
}

fn mechanisms() -> String {
    let mut text = String::new();
    for (name, off) in Mechanisms::NAMES.iter().zip(OFF) {
        let _ = writeln!(text, "  {name:<16} {off}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_measure_and_mechanism_is_explained() {
        for parameter in PARAMETERS {
            assert!(
                explain(parameter.key).unwrap().contains(parameter.meaning),
                "{}",
                parameter.key
            );
        }
        assert!(Metric::ALL.iter().all(|metric| explain(metric.info().name).is_some()));
        assert!(
            Mechanisms::NAMES.iter().all(|name| explain(name).is_some() && cost_of(name) != *name)
        );
    }

    #[test]
    fn words_of_results_are_explained_however_they_are_written() {
        for (word, meaning) in glossary::WORDS {
            for asked in [(*word).to_owned(), word.to_lowercase(), format!("\"{word}\"")] {
                let told = explain(&asked).unwrap_or_else(|| panic!("{asked}"));
                assert!(told.contains(meaning), "{asked}: {told}");
            }
        }
        assert!(explain("CLEARLY better").unwrap().contains("90 %"));
        assert!(
            explain("IT DEPENDS ON people.habit").unwrap().starts_with("IT DEPENDS ON (verdict)")
        );
        // a word that is a measure as well is told as both
        let drift = explain("drift").unwrap();
        assert!(drift.contains("word of results") && drift.contains("measure of results"));
        assert!(explain("strategy.drift").unwrap().contains("weekly random change"));
        assert!(explain("verdicts").unwrap().contains("MOSTLY LUCK"));
    }

    #[test]
    fn words_without_their_table_are_found() {
        assert!(explain("arrivals").unwrap().starts_with("workload.arrivals"));
        assert!(explain("reward.my_bonus.strength").unwrap().contains("default:    1"));
        assert!(explain("label").unwrap().contains("department.*.label"));
        assert!(explain("communication").unwrap().contains("communication.fog"));
        assert_eq!(explain("banana"), None);
        assert_eq!(suggestions("fidelty").first(), Some(&"fidelity"));
    }

    #[test]
    fn defaults_are_those_of_base() {
        assert_eq!(default_of("communication.fidelity").as_deref(), Some("0.9"));
        assert_eq!(default_of("work.*.skill").as_deref(), Some("1"));
        assert_eq!(default_of("strategy.intent"), None);
    }
}
