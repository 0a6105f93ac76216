//! The parameter table as a JSON Schema, so that editors complete and check scenario files.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::explain::default_of;
use super::keys::{self, Next};
use super::parameter::{
    Adjustable, FREE_TABLES, Form, MOST_TIERS, PARAMETERS, Parameter, TIER_FROM, TIER_RATE,
};
use super::removal::REMOVE;
use super::{Level, Mechanisms, Metric};

/// Names of rows.
const NAME: &str = "^[a-z0-9_-]{1,60}$";

/// JSON Schema (draft 7) of a scenario file.
pub fn schema() -> String {
    let mut root = table("", &|_| true, false);
    root["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    root["title"] = json!("orgdrift scenario");
    format!("{root:#}\n")
}

/// The table at a key pattern, with the parameters that pass a filter; `relative` where numbers may be changes of what
/// the scenario says.
fn table(pattern: &str, keep: &dyn Fn(&Parameter) -> bool, relative: bool) -> Value {
    let any = |prefix: &str| {
        let deeper = format!("{prefix}.");
        PARAMETERS
            .iter()
            .any(|row| keep(row) && (row.key == prefix || row.key.starts_with(&deeper)))
    };
    let Next::Words(words) = keys::below(pattern) else {
        let row = table(&format!("{pattern}.*"), keep, relative);
        let names = if pattern == "facts" { metric_pattern() } else { NAME.to_owned() };
        return closed("patternProperties", json!({ names: row }));
    };
    let mut properties = Map::new();
    for word in words {
        let key = keys::join(pattern, word);
        if !any(&key) {
            continue;
        }
        let found = PARAMETERS.iter().find(|row| row.key == key);
        let below = found.map_or_else(|| table(&key, keep, relative), |row| value(row, relative));
        properties.insert(word.to_owned(), below);
    }
    if pattern.is_empty() && keep(&PARAMETERS[0]) {
        properties.insert("each".to_owned(), each());
    }
    if keys::is_change(pattern) {
        let is_event = !pattern.starts_with("option.");
        let adjustable = |row: &Parameter| match row.adjustable {
            Adjustable::No => false,
            Adjustable::World => is_event,
            Adjustable::Company | Adjustable::Unit => true,
        };
        properties.insert("set".to_owned(), table("", &adjustable, true));
    }
    let is_row = |name: &&str| pattern.strip_suffix(".*") == Some(*name);
    if !relative && FREE_TABLES.iter().any(is_row) {
        let words = "true takes the row out of what the files bring that this one extends";
        properties.insert(REMOVE.to_owned(), json!({ "type": "boolean", "description": words }));
    }
    closed("properties", properties.into())
}

/// An object with these members and no others.
fn closed(members: &str, are: Value) -> Value {
    let mut object = json!({ "type": "object", "additionalProperties": false });
    object[members] = are;
    object
}

fn each() -> Value {
    let without_label = |row: &Parameter| row.key.rsplit('.').next() != Some("label");
    let row = |name: &&str| {
        let mut row = table(&format!("{name}.*"), &without_label, false);
        if let Some(properties) = row["properties"].as_object_mut() {
            let of_one = ["set", "counter", REMOVE];
            properties.retain(|word, _| !of_one.contains(&word.as_str()));
        }
        ((*name).to_owned(), row)
    };
    let mut each = closed("properties", FREE_TABLES.iter().map(row).collect());
    each["description"] =
        json!("what every row of a named table has unless the row says otherwise");
    each
}

fn value(parameter: &Parameter, relative: bool) -> Value {
    let per_name = |low, high| closed("patternProperties", json!({ NAME: number(low, high) }));
    let list = |items: Value| json!({ "type": "array", "minItems": 1, "items": items });
    let name = || json!({ "type": "string", "pattern": NAME });
    let mut value = match parameter.form {
        Form::Number { low, high } => {
            let range = parameter.ranged.then(|| range(low, high));
            one_of([Some(number(low, high)), range], relative)
        }
        Form::Whole { low, high } => {
            let whole = json!({ "type": "integer", "minimum": low, "maximum": high });
            one_of([Some(whole), None], relative)
        }
        Form::Choice(choice) => json!({ "enum": choice }),
        Form::Flag => json!({ "type": "boolean" }),
        Form::Text => json!({ "type": "string", "minLength": 1 }),
        Form::Texts(least, most) => {
            let text = json!({ "type": "string", "minLength": 1 });
            json!({ "type": "array", "minItems": least, "maxItems": most, "items": text })
        }
        Form::Shares => per_name(0.0, 1.0),
        Form::PerWork { low, high } | Form::PerMeasure { low, high } => per_name(low, high),
        Form::Tiers => tiers(),
        Form::DepartmentName | Form::WorkName => name(),
        Form::MetricName => json!({ "enum": weekly_metrics().collect::<Vec<_>>() }),
        Form::DepartmentNames | Form::WorkNames | Form::OptionNames => list(name()),
        Form::MechanismNames => json!({ "type": "array", "items": { "enum": Mechanisms::NAMES } }),
    };
    value["description"] = json!(description(parameter));
    if let Some(default) = default_of(parameter.key).and_then(|default| of_toml(&default)) {
        value["default"] = default;
    }
    value
}

/// A value as a scenario file writes it.
fn of_toml(value: &str) -> Option<Value> {
    let table: toml::Table = format!("value = {value}").parse().ok()?;
    serde_json::to_value(table.get("value")?).ok()
}

fn number(low: f64, high: f64) -> Value {
    json!({ "type": "number", "minimum": plain(low), "maximum": plain(high) })
}

/// A number as people write it: `1`, not `1.0`.
fn plain(number: f64) -> Value {
    if number.fract() == 0.0 { json!(number as i64) } else { json!(number) }
}

fn tiers() -> Value {
    let mut tier = closed(
        "properties",
        json!({
            "from": number(TIER_FROM.0, TIER_FROM.1),
            "rate": number(TIER_RATE.0, TIER_RATE.1),
        }),
    );
    tier["required"] = json!(["from", "rate"]);
    json!({ "type": "array", "minItems": 1, "maxItems": MOST_TIERS, "items": tier })
}

/// One way to write a value, or several; a change of what the scenario says where that is allowed.
fn one_of(ways: [Option<Value>; 2], relative: bool) -> Value {
    let mut ways: Vec<Value> = ways.into_iter().flatten().collect();
    if relative {
        let number = json!({ "type": "number" });
        let mut change = closed("properties", json!({ "times": number, "plus": number }));
        change["minProperties"] = json!(1);
        ways.push(change);
    }
    if ways.len() == 1 { ways.remove(0) } else { json!({ "anyOf": ways }) }
}

fn range(low: f64, high: f64) -> Value {
    let number = || number(low, high);
    let source = json!({ "type": "string" });
    let mut range = closed(
        "properties",
        json!({ "usual": number(), "from": number(), "to": number(), "source": source }),
    );
    range["required"] = json!(["usual", "from", "to"]);
    range
}

fn description(parameter: &Parameter) -> String {
    let mut words = parameter.meaning.to_string();
    if !parameter.unit.is_empty() {
        let _ = write!(words, " ({})", parameter.unit);
    }
    if parameter.source != "assumption" {
        let _ = write!(words, "; source: {}", parameter.source);
    }
    words
}

fn weekly_metrics() -> impl Iterator<Item = &'static str> {
    let weekly = Metric::ALL.iter().filter(|metric| metric.info().level != Level::Run);
    weekly.map(|metric| metric.info().name)
}

fn metric_pattern() -> String {
    let names: Vec<&str> = weekly_metrics().collect();
    format!("^({})$", names.join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_stands_in_the_schema() {
        let schema = schema();
        for parameter in PARAMETERS {
            let word = parameter.key.rsplit('.').next().unwrap();
            assert!(schema.contains(&format!("\"{word}\": {{")), "{}", parameter.key);
            assert!(schema.contains(&parameter.meaning.replace('"', "\\\"")), "{}", parameter.key);
        }
    }

    #[test]
    fn the_schema_is_json_and_lets_options_set_adjustable_keys_only() {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        let row = |table: &str| {
            schema["properties"][table]["patternProperties"][NAME]["properties"].clone()
        };
        let set = row("option")["set"]["properties"].clone();
        assert!(set["communication"]["properties"]["fidelity"].is_object());
        assert!(set["reward"]["patternProperties"][NAME]["properties"]["strength"].is_object());
        assert!(set["organization"].is_null() && set["option"].is_null());
        let steps =
            set["communication"]["properties"]["cadence_weeks"]["anyOf"].as_array().unwrap();
        assert!(steps[1]["properties"]["times"].is_object());
        let whole = &schema["properties"]["communication"]["properties"]["cadence_weeks"];
        assert_eq!(whole["type"], "integer");
        assert_eq!(row("option")["remove"]["type"], "boolean");
        assert!(
            schema["properties"]["each"]["properties"]["reward"]["properties"]["remove"].is_null()
        );
        assert!(set["voice"]["properties"]["start"].is_null());
        assert!(
            schema["properties"]["each"]["properties"]["reward"]["properties"]["label"].is_null()
        );
        assert_eq!(row("reward")["strength"]["default"], 1);
        assert_eq!(schema["properties"]["time"]["properties"]["weeks"]["maximum"], 1040);
    }
}
