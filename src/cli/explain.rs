//! `explain` and `schema`: what every word of a scenario file means.

use crate::cli::outcome::Failure;
use crate::cli::say;
use crate::scenario::parameter::PARAMETERS;
use crate::scenario::{Mechanisms, Metric, explain as book, schema as form};

/// Explains a key, a measure or a mechanism; without one, lists them.
pub(super) fn explain(word: Option<&str>) -> Result<(), Failure> {
    let Some(word) = word else {
        say::data(&contents());
        return Ok(());
    };
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
    Err(Failure::Request(format!("there is no key, measure or mechanism `{word}`"), help))
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
    text.push_str("\nnext: orgdrift explain KEY\n");
    text
}

/// Prints the JSON Schema of scenario files.
#[expect(clippy::unnecessary_wraps, reason = "every verb answers in the same way")]
pub(super) fn schema() -> Result<(), Failure> {
    say::data(&form::schema());
    Ok(())
}
