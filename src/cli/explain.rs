//! `explain` and `schema`: what every word of a scenario file means.

use crate::cli::outcome::CommandFailure;
use crate::cli::{catalogue, say, topics};
use crate::document::terminal::wrapped;
use crate::scenario::parameter::PARAMETERS;
use crate::scenario::{Mechanisms, Metric, explain as book, glossary, schema as form};

/// Explains a topic, a key, a measure, a mechanism or a word of results; without one, lists topics.
pub(super) fn explain(word: &str) -> Result<(), CommandFailure> {
    if word.is_empty() {
        say::data(&contents());
        return Ok(());
    }
    if word == "keys" {
        say::data(&all_words());
        return Ok(());
    }
    if let Some(page) = topics::find(word) {
        say::data(page);
        return Ok(());
    }
    if let Some(mut text) = book::explain(word) {
        if word == "people" {
            text.push_str("\nsee also: orgdrift explain reporting lines\n");
        }
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
    Err(CommandFailure::Request(
        format!("there is no topic, key, measure, mechanism or verdict `{word}`"),
        help,
    ))
}

/// Prints the catalogue of what practitioners bring, or its rows with some words.
pub(super) fn catalogue(asked: &str, json: bool) -> Result<(), CommandFailure> {
    if asked.is_empty() && !json {
        say::data(&catalogue::table());
        return Ok(());
    }
    let Some(text) = catalogue::rows_with(asked) else {
        let help = catalogue::meant(asked).map_or_else(
            || "try one shorter word, or `orgdrift explain --catalogue` for all rows".to_owned(),
            |word| format!("did you mean `{word}`? `orgdrift explain --catalogue` lists all rows"),
        );
        return Err(CommandFailure::Request(
            format!("no row of the catalogue says `{asked}`"),
            help,
        ));
    };
    say::data(&if json { catalogue::json(asked) } else { text });
    Ok(())
}

/// Topics, and by which words everything else is found.
fn contents() -> String {
    let mut tables: Vec<&str> = Vec::new();
    for table in PARAMETERS.iter().filter_map(|row| row.key.split_once('.')).map(|(table, _)| table)
    {
        if !tables.contains(&table) {
            tables.push(table);
        }
    }
    let mut text = format!("topics\n{}", topics::list());
    for (what, words) in [
        ("tables of a scenario file", tables.join(", ")),
        ("mechanisms", Mechanisms::NAMES.join(", ")),
        ("lists", "keys, measures, mechanisms, verdicts".to_owned()),
    ] {
        text.push_str(&format!("\n{what}\n"));
        for line in wrapped(&words, 2, 2) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text.push_str(
        "\nnext: orgdrift explain TOPIC, or any of these words, a key (people.conviction), a measure\n\
         (outcome_index) or a word of results (MOSTLY LUCK); what practitioners bring, and what shows\n\
         it: orgdrift explain --catalogue\n",
    );
    text
}

fn all_words() -> String {
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
pub(super) fn schema() -> Result<(), CommandFailure> {
    say::data(&form::schema());
    Ok(())
}
