//! Differences of two scenarios in words, and as data.

use serde_json::{Map, Value, json};

use crate::document::number::counted;
use crate::document::terminal::{WIDTH, joined, wrapped_to};
use crate::scenario::difference::{Changed, Difference, DifferenceSide, Given, Only};

/// A value as people read it; shares and other tables with the names of their entries.
pub fn written(given: &Given) -> String {
    match given {
        Given::Nothing => "not given".to_owned(),
        Given::Number(number) => number.to_string(),
        Given::Range { usual, from, to, .. } => format!("{usual}, drawn from {from} to {to}"),
        Given::Flag(true) => "yes".to_owned(),
        Given::Flag(false) => "no".to_owned(),
        Given::Text(text) if text.is_empty() => "empty".to_owned(),
        Given::Text(text) => text.clone(),
        Given::Names(names) if names.is_empty() => "none".to_owned(),
        Given::Names(names) => names.join(", "),
        Given::Entries(entries) if entries.is_empty() => "none".to_owned(),
        Given::Entries(entries) => {
            let each: Vec<String> =
                entries.iter().map(|(name, number)| format!("{name} {number}")).collect();
            each.join(", ")
        }
    }
}

/// Where a range comes from.
pub fn source(given: &Given) -> Option<&str> {
    match given {
        Given::Range { source, .. } if source.is_empty() => Some("assumption"),
        Given::Range { source, .. } => Some(source),
        _ => None,
    }
}

/// The table of a key, and the rest of the key.
pub fn split(key: &str) -> (&str, &str) {
    key.split_once('.').unwrap_or(("top of the file", key))
}

/// What a key means, with its unit.
pub fn meaning(changed: &Changed) -> String {
    let parameter = changed.parameter;
    let verb = if changed.key.contains(".set.") { "sets " } else { "" };
    let unit =
        if parameter.unit.is_empty() { String::new() } else { format!(" ({})", parameter.unit) };
    format!("{verb}{}{unit}", parameter.meaning)
}

/// Everything that differs, grouped by table; `names` are those of the two scenarios.
pub fn text(difference: &Difference, names: [&str; 2]) -> String {
    let mut lines = wrapped_to(WIDTH, &headline(difference, names), 0, 0);
    let mut table = "";
    for changed in &difference.changed {
        let (next, rest) = split(&changed.key);
        if next != table {
            lines.extend([String::new(), next.to_owned()]);
            table = next;
        }
        lines.extend(wrapped_to(WIDTH, &format!("{rest}: {}", meaning(changed)), 2, 4));
        let wide = names.map(|name| name.chars().count()).into_iter().max().unwrap_or(0);
        for (name, given) in names.iter().zip([&changed.first, &changed.second]) {
            let said = match source(given) {
                Some(source) => format!("{} ({source})", written(given)),
                None => written(given),
            };
            lines.extend(hanging(&format!("    {name:wide$}  "), &said));
        }
    }
    for (side, name) in [DifferenceSide::First, DifferenceSide::Second].into_iter().zip(names) {
        let mut of_side = difference.only.iter().filter(|only| only.side == side).peekable();
        if of_side.peek().is_some() {
            lines.extend([String::new(), format!("only in {name}")]);
        }
        for only in of_side {
            lines.extend(wrapped_to(WIDTH, &about_row(only), 2, 4));
            for changed in &only.values {
                let own =
                    if side == DifferenceSide::First { &changed.first } else { &changed.second };
                let said = format!("{} = {}", rest_of(only, changed), written(own));
                lines.extend(wrapped_to(WIDTH, &said, 4, 6));
            }
        }
    }
    for table in &difference.reordered {
        let said = format!(
            "{table}: the same rows in another order, which means the same but draws other luck"
        );
        lines.push(String::new());
        lines.extend(wrapped_to(WIDTH, &said, 0, 2));
    }
    joined(&lines)
}

/// How much differs, in one sentence.
pub fn headline(difference: &Difference, [first, second]: [&str; 2]) -> String {
    if difference.is_none() {
        return format!("no difference: `{first}` and `{second}` describe the same");
    }
    let mut parts = Vec::new();
    if !difference.changed.is_empty() {
        parts.push(format!("differ in {}", counted(difference.changed.len(), "value", "values")));
    }
    for (side, name) in [(DifferenceSide::First, first), (DifferenceSide::Second, second)] {
        let rows = difference.only.iter().filter(|only| only.side == side).count();
        if rows > 0 {
            parts.push(format!("{} only in `{name}`", counted(rows, "row is", "rows are")));
        }
    }
    if !difference.reordered.is_empty() {
        parts.push("some rows stand in another order".to_owned());
    }
    format!("`{first}` and `{second}`: {}", parts.join("; "))
}

fn about_row(only: &Only) -> String {
    // a fact has no name on charts of its own
    if only.table == "facts" {
        format!("[{}.{}]", only.table, only.name)
    } else {
        format!("[{}.{}] {}", only.table, only.name, only.label)
    }
}

/// The key of a row's value below the row itself.
pub fn rest_of<'a>(only: &Only, changed: &'a Changed) -> &'a str {
    let prefix = only.table.len() + only.name.len() + 2;
    changed.key.get(prefix..).unwrap_or(&changed.key)
}

/// A text after some words, its further lines below its first.
fn hanging(words: &str, text: &str) -> Vec<String> {
    let indent = words.chars().count().min(WIDTH / 2);
    let mut lines = wrapped_to(WIDTH, text, indent, indent);
    if let Some(first) = lines.first_mut() {
        *first = format!("{words}{}", first.trim_start());
    }
    lines
}

/// The same for programs; what is not given is left out.
pub fn json(difference: &Difference, names: [&str; 2]) -> String {
    let changed: Vec<Value> = difference.changed.iter().map(of_changed).collect();
    let only: Vec<Value> = difference
        .only
        .iter()
        .map(|only| {
            let values: Map<String, Value> = only
                .values
                .iter()
                .filter_map(|changed| {
                    let own = if only.side == DifferenceSide::First {
                        &changed.first
                    } else {
                        &changed.second
                    };
                    Some((rest_of(only, changed).to_owned(), of_given(own)?))
                })
                .collect();
            let name = if only.side == DifferenceSide::First { names[0] } else { names[1] };
            json!({
                "in": name, "table": only.table, "name": only.name, "label": only.label,
                "values": values,
            })
        })
        .collect();
    format!(
        "{:#}",
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "first": names[0],
            "second": names[1],
            "same": difference.is_none(),
            "changed": changed,
            "only_in_one": only,
            "reordered": difference.reordered,
        })
    )
}

fn of_changed(changed: &Changed) -> Value {
    let parameter = changed.parameter;
    let mut data = json!({
        "key": changed.key, "meaning": parameter.meaning, "unit": parameter.unit,
        "source": parameter.source,
    });
    for (name, given) in [("first", &changed.first), ("second", &changed.second)] {
        if let Some(value) = of_given(given) {
            data[name] = value;
        }
    }
    data
}

fn of_given(given: &Given) -> Option<Value> {
    Some(match given {
        Given::Nothing => return None,
        Given::Number(number) => json!(number),
        Given::Range { usual, from, to, source } => {
            json!({ "usual": usual, "from": from, "to": to, "source": source })
        }
        Given::Flag(flag) => json!(flag),
        Given::Text(text) => json!(text),
        Given::Names(names) => json!(names),
        Given::Entries(entries) => {
            let entries: Map<String, Value> =
                entries.iter().map(|(name, number)| (name.clone(), json!(number))).collect();
            json!(entries)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, difference};

    fn pair(changes: &str) -> Difference {
        let plain = Scenario::embedded("tickets-versus-experience").expect("shipped");
        let text = format!("extends = \"tickets-versus-experience\"\n{changes}");
        let other = Scenario::from_text("other", &text).unwrap_or_else(|wrong| panic!("{wrong}"));
        difference::between(&plain, &other)
    }

    #[test]
    fn no_difference_is_said_plainly() {
        let none = pair("");
        assert_eq!(text(&none, ["a", "b"]), "no difference: `a` and `b` describe the same\n");
        let data: Value = serde_json::from_str(&json(&none, ["a", "b"])).expect("JSON");
        assert_eq!(data["same"], json!(true));
        assert_eq!(data["changed"], json!([]));
    }

    #[test]
    fn a_value_is_told_with_meaning_unit_and_both_values() {
        let one = pair("[communication]\ncadence_weeks = 4\n");
        assert_eq!(
            text(&one, ["a", "mine"]),
            "`a` and `mine`: differ in 1 value\n\ncommunication\n  cadence_weeks: weeks between two \
             restatements of the strategy; 0 is never (weeks)\n    a     13\n    mine  4\n"
        );
    }

    #[test]
    fn rows_and_ranges_are_told() {
        let several = pair(
            "[people]\nconviction = 2\n[option.monthly]\nlabel = \"Every <month>\"\nweek = 13\n\
             set.communication.cadence_weeks = 4\n",
        );
        let said = text(&several, ["a", "b"]);
        for part in [
            "`a` and `b`: differ in 1 value; 1 row is only in `b`",
            "    a  1.5, drawn from 0.8 to 2.5 (assumption)\n    b  2\n",
            "only in b\n  [option.monthly] Every <month>\n    week = 13\n    \
             set.communication.cadence_weeks = 4\n",
        ] {
            assert!(said.contains(part), "{part}\nis missing in\n{said}");
        }
        assert!(said.lines().all(|line| line.chars().count() <= WIDTH), "{said}");
        let data: Value = serde_json::from_str(&json(&several, ["a", "b"])).expect("JSON");
        assert_eq!(data["changed"][0]["first"]["to"], json!(2.5));
        assert_eq!(data["only_in_one"][0]["values"]["week"], json!(13.0));
    }
}
