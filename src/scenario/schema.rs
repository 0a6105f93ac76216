//! The parameter table as a JSON Schema, so that editors complete and check scenario files.

use std::fmt::Write as _;

use super::explain::default_of;
use super::keys::{self, Next};
use super::parameter::{
    Adjustable, FREE_TABLES, Form, MOST_TIERS, PARAMETERS, Parameter, TIER_FROM, TIER_RATE,
};
use super::removal::REMOVE;
use super::{Level, Mechanisms, Metric};

/// Names of rows.
const NAME: &str = "^[a-z0-9_-]{1,60}$";

/// A JSON value that keeps the order of its members.
enum Json {
    Bool(bool),
    Number(f64),
    /// JSON text that is complete already.
    Raw(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// JSON Schema (draft 7) of a scenario file.
pub fn schema() -> String {
    let mut root = vec![
        member("$schema", text("http://json-schema.org/draft-07/schema#")),
        member("title", text("orgdrift scenario")),
    ];
    let Json::Object(object) = table("", &|_| true, false) else { return String::new() };
    root.extend(object);
    let mut out = String::new();
    write(&mut out, &Json::Object(root), 0);
    out.push('\n');
    out
}

fn member(name: &str, value: Json) -> (String, Json) {
    (name.to_string(), value)
}

fn text(words: &str) -> Json {
    Json::Text(words.to_string())
}

/// The table at a key pattern, with the parameters that pass a filter; `relative` where numbers may be changes of what
/// the scenario says.
fn table(pattern: &str, keep: &dyn Fn(&Parameter) -> bool, relative: bool) -> Json {
    let inside = format!("{pattern}.");
    let any = |prefix: &str| {
        let deeper = format!("{prefix}.");
        PARAMETERS
            .iter()
            .any(|row| keep(row) && (row.key == prefix || row.key.starts_with(&deeper)))
    };
    let mut object =
        vec![member("type", text("object")), member("additionalProperties", Json::Bool(false))];
    let Next::Words(words) = keys::below(pattern) else {
        let row = table(&format!("{inside}*"), keep, relative);
        let names = if pattern == "facts" { metric_pattern() } else { NAME.to_string() };
        object.push(member("patternProperties", Json::Object(vec![(names, row)])));
        return Json::Object(object);
    };
    let mut properties = Vec::new();
    for word in words {
        let key = keys::join(pattern, word);
        if !any(&key) {
            continue;
        }
        let found = PARAMETERS.iter().find(|row| row.key == key);
        let value = |row| value(row, relative);
        properties.push(member(word, found.map_or_else(|| table(&key, keep, relative), value)));
    }
    if pattern.is_empty() && keep(&PARAMETERS[0]) {
        properties.push(member("each", each()));
    }
    if matches!(pattern, "option.*" | "event.*") {
        let is_event = pattern == "event.*";
        let adjustable = |row: &Parameter| match row.adjustable {
            Adjustable::No => false,
            Adjustable::World => is_event,
            Adjustable::Company | Adjustable::Unit => true,
        };
        properties.push(member("set", table("", &adjustable, true)));
    }
    let is_row = |name: &&&str| pattern.strip_suffix(".*") == Some(**name);
    if !relative && FREE_TABLES.iter().any(|name| is_row(&name)) {
        let words = "true takes the row out of what the files bring that this one extends";
        let remove = vec![member("description", text(words)), member("type", text("boolean"))];
        properties.push(member(REMOVE, Json::Object(remove)));
    }
    object.push(member("properties", Json::Object(properties)));
    Json::Object(object)
}

fn each() -> Json {
    let without_label = |row: &Parameter| row.key.rsplit('.').next() != Some("label");
    let rows = FREE_TABLES.iter().map(|name| {
        let Json::Object(mut row) = table(&format!("{name}.*"), &without_label, false) else {
            return member(name, text(""));
        };
        for (word, value) in &mut row {
            if let (Json::Object(properties), "properties") = (value, word.as_str()) {
                properties.retain(|(word, _)| word != "set" && word != REMOVE);
            }
        }
        member(name, Json::Object(row))
    });
    Json::Object(vec![
        member("type", text("object")),
        member("additionalProperties", Json::Bool(false)),
        member(
            "description",
            text("what every row of a named table has unless the row says otherwise"),
        ),
        member("properties", Json::Object(rows.collect())),
    ])
}

fn value(parameter: &Parameter, relative: bool) -> Json {
    let mut object = vec![member("description", text(&description(parameter)))];
    if let Some(default) = default_of(parameter.key) {
        let default = if default == "{}" {
            Json::Object(Vec::new())
        } else {
            Json::Raw(json_number(&default))
        };
        object.push(member("default", default));
    }
    let number = |low: f64, high: f64| {
        Json::Object(vec![
            member("type", text("number")),
            member("minimum", Json::Number(low)),
            member("maximum", Json::Number(high)),
        ])
    };
    let per_name = |low, high| {
        vec![
            member("type", text("object")),
            member("additionalProperties", Json::Bool(false)),
            member("patternProperties", Json::Object(vec![(NAME.to_string(), number(low, high))])),
        ]
    };
    let list = |items: Json| {
        vec![
            member("type", text("array")),
            member("minItems", Json::Number(1.0)),
            member("items", items),
        ]
    };
    let name = || Json::Object(vec![member("type", text("string")), member("pattern", text(NAME))]);
    let words = |words: &mut dyn Iterator<Item = &str>| Json::List(words.map(text).collect());
    object.extend(match parameter.form {
        Form::Number { low, high } => {
            let mut ways = vec![number(low, high)];
            ways.extend(parameter.ranged.then(|| range(&number, low, high)));
            one_of(ways, relative)
        }
        Form::Whole { low, high } => {
            let whole = Json::Object(vec![
                member("type", text("integer")),
                member("minimum", Json::Number(f64::from(low))),
                member("maximum", Json::Number(f64::from(high))),
            ]);
            one_of(vec![whole], relative)
        }
        Form::Choice(choice) => vec![member("enum", words(&mut choice.iter().copied()))],
        Form::Flag => vec![member("type", text("boolean"))],
        Form::Text => vec![member("type", text("string")), member("minLength", Json::Number(1.0))],
        Form::Shares => per_name(0.0, 1.0),
        Form::PerWork { low, high } | Form::PerMeasure { low, high } => per_name(low, high),
        Form::Tiers => tiers(&number),
        Form::DepartmentName | Form::WorkName => members(name()),
        Form::MetricName => vec![member("enum", words(&mut weekly_metrics()))],
        Form::DepartmentNames | Form::WorkNames | Form::OptionNames => list(name()),
        Form::MechanismNames => {
            let names = words(&mut Mechanisms::NAMES.iter().copied());
            let mut list = list(Json::Object(vec![member("enum", names)]));
            list.retain(|(word, _)| word != "minItems");
            list
        }
    });
    Json::Object(object)
}

fn tiers(number: &dyn Fn(f64, f64) -> Json) -> Vec<(String, Json)> {
    let tier = Json::Object(vec![
        member("type", text("object")),
        member("additionalProperties", Json::Bool(false)),
        member("required", Json::List(["from", "rate"].map(text).into())),
        member(
            "properties",
            Json::Object(vec![
                member("from", number(TIER_FROM.0, TIER_FROM.1)),
                member("rate", number(TIER_RATE.0, TIER_RATE.1)),
            ]),
        ),
    ]);
    vec![
        member("type", text("array")),
        member("minItems", Json::Number(1.0)),
        member("maxItems", Json::Number(MOST_TIERS as f64)),
        member("items", tier),
    ]
}

/// One way to write a value, or several; a change of what the scenario says where that is allowed.
fn one_of(mut ways: Vec<Json>, relative: bool) -> Vec<(String, Json)> {
    if relative {
        let number = || Json::Object(vec![member("type", text("number"))]);
        let steps = vec![member("times", number()), member("plus", number())];
        ways.push(Json::Object(vec![
            member("type", text("object")),
            member("additionalProperties", Json::Bool(false)),
            member("minProperties", Json::Number(1.0)),
            member("properties", Json::Object(steps)),
        ]));
    }
    match ways.pop() {
        Some(only) if ways.is_empty() => members(only),
        last => {
            ways.extend(last);
            vec![member("anyOf", Json::List(ways))]
        }
    }
}

fn members(json: Json) -> Vec<(String, Json)> {
    match json {
        Json::Object(members) => members,
        _ => Vec::new(),
    }
}

fn range(number: &dyn Fn(f64, f64) -> Json, low: f64, high: f64) -> Json {
    let source = Json::Object(vec![member("type", text("string"))]);
    Json::Object(vec![
        member("type", text("object")),
        member("additionalProperties", Json::Bool(false)),
        member("required", Json::List(["usual", "from", "to"].map(text).into())),
        member(
            "properties",
            Json::Object(vec![
                member("usual", number(low, high)),
                member("from", number(low, high)),
                member("to", number(low, high)),
                member("source", source),
            ]),
        ),
    ])
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

/// A number of TOML as a number of JSON; words and flags are the same in both.
fn json_number(toml: &str) -> String {
    toml.replace('_', "")
}

fn write(out: &mut String, json: &Json, depth: usize) {
    let indent = "  ".repeat(depth + 1);
    let end = "  ".repeat(depth);
    match json {
        Json::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Json::Number(number) => {
            let _ = write!(out, "{number}");
        }
        Json::Raw(raw) => out.push_str(raw),
        Json::Text(text) => quote(out, text),
        Json::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                write(out, item, depth);
            }
            out.push(']');
        }
        Json::Object(members) if members.is_empty() => out.push_str("{}"),
        Json::Object(members) => {
            out.push('{');
            for (index, (name, value)) in members.iter().enumerate() {
                out.push_str(if index > 0 { ",\n" } else { "\n" });
                out.push_str(&indent);
                quote(out, name);
                out.push_str(": ");
                write(out, value, depth + 1);
            }
            let _ = write!(out, "\n{end}}}");
        }
    }
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        if matches!(letter, '"' | '\\') {
            out.push('\\');
        }
        out.push(letter);
    }
    out.push('"');
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
    #[cfg(feature = "app")]
    fn the_schema_is_json_and_lets_options_set_adjustable_keys_only() {
        let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
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
