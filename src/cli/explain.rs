//! `explain` and `schema`: what every word of a scenario file means.

use crate::cli::outcome::Failure;
use crate::cli::say;
use crate::scenario::parameter::PARAMETERS;
use crate::scenario::{Mechanisms, Metric, explain as book, glossary, schema as form};

/// Explains a key, a measure, a mechanism or a word of results; without one, lists them.
pub(super) fn explain(word: &str) -> Result<(), Failure> {
    if word.is_empty() {
        say::data(&contents());
        return Ok(());
    }
    if let Some(text) = book::explain(word) {
        say::data(&text);
        return Ok(());
    }
    let similar: Vec<String> =
        book::suggestions(word).into_iter().map(|name| format!("`{name}`")).collect();
    let help = if similar.is_empty() {
        "run `orgdrift explain` for a list".to_owned()
    } else {
        format!("did you mean {}?", similar.join(" or "))
    };
    Err(Failure::Request(format!("there is no key, measure, mechanism or verdict `{word}`"), help))
}

fn contents() -> String {
    let mut text = "keys of a scenario file\n".to_owned();
    for row in PARAMETERS {
        text.push_str(&format!("  {:<44}{}\n", row.key, row.meaning));
    }
    text.push_str("\nmeasures\n");
    for metric in Metric::ALL {
        text.push_str(&format!("  {:<44}{}\n", metric.info().name, metric.info().meaning));
    }
    text.push_str(&format!("\nmechanisms\n  {}\n", Mechanisms::NAMES.join(", ")));
    text.push_str("\nverdicts and other words of results\n");
    for (word, _) in glossary::WORDS {
        text.push_str(&format!("  {word}\n"));
    }
    text.push_str("\nnext: orgdrift explain KEY, or explain WORD\n");
    text
}

/// Prints the JSON Schema of scenario files.
#[expect(clippy::unnecessary_wraps, reason = "every verb answers in the same way")]
pub(super) fn schema() -> Result<(), Failure> {
    say::data(&form::schema());
    Ok(())
}
