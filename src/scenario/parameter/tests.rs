//! The parameter table and `base.toml` say the same.

use std::collections::BTreeSet;

use super::*;
use crate::scenario::explain::default_of;

const BASE: &str = include_str!("../../../scenarios/base.toml");

/// Key of the parameter table, value and comment of each line of `base.toml`. A line that is itself a
/// comment counts if it names keys: then its value is empty.
fn lines() -> Vec<(String, String, String)> {
    let mut table = String::new();
    let mut lines = Vec::new();
    for line in BASE.lines().map(str::trim) {
        if let Some(heading) = line.strip_prefix('[') {
            let heading = heading.trim_end_matches(']');
            table = match heading.strip_prefix("each.") {
                Some(row) => format!("{row}.*."),
                None => format!("{heading}."),
            };
            continue;
        }
        let commented = line.starts_with('#');
        let text = line.trim_start_matches("# ");
        let (text, comment) = text.split_once(" #").unwrap_or((text, ""));
        let (names, value) = text.split_once('=').unwrap_or((text, ""));
        for name in names.split(',').map(str::trim) {
            let key = format!("{table}{name}");
            let nested = PARAMETERS.iter().any(|row| row.key.starts_with(&format!("{key}.")));
            if find_exactly(&key).is_some() || nested {
                let value = if commented { "" } else { value.trim() };
                lines.push((key, value.to_string(), comment.trim().to_string()));
            } else {
                assert!(
                    commented || name.is_empty(),
                    "`{key}` is in base.toml but not in the table"
                );
            }
        }
    }
    lines
}

fn find_exactly(key: &str) -> Option<&'static Parameter> {
    PARAMETERS.iter().find(|row| row.key == key)
}

#[test]
fn keys_are_unique_and_described() {
    let mut seen = BTreeSet::new();
    for row in PARAMETERS {
        assert!(seen.insert(row.key), "{} twice", row.key);
        assert!(!row.meaning.is_empty() && !row.meaning.ends_with('.'), "{}", row.key);
        assert!(!row.source.is_empty(), "{}", row.key);
        assert!(!row.meaning.starts_with(char::is_uppercase), "{}", row.key);
    }
}

#[test]
fn every_value_of_base_has_a_row_and_every_row_is_in_base() {
    let named: BTreeSet<String> = lines().into_iter().map(|(key, ..)| key).collect();
    let comments: String = BASE.lines().filter(|line| line.starts_with('#')).collect();
    for row in PARAMETERS {
        // names, and what stands in inner tables, are mentioned in a comment
        let mut words = row.key.split('.').filter(|word| *word != "*");
        let mentioned =
            words.all(|word| comments.contains(word) || BASE.contains(&format!("{word}]")));
        assert!(mentioned || named.contains(row.key), "`{}` is not in base.toml", row.key);
    }
}

#[test]
fn base_follows_the_order_of_the_table() {
    for tables in [false, true] {
        let named =
            lines().into_iter().map(|(key, ..)| key).filter(|key| key.contains(".*.") == tables);
        let places: Vec<usize> =
            named.filter_map(|key| PARAMETERS.iter().position(|row| row.key == key)).collect();
        assert!(places.is_sorted(), "{:?}", places.windows(2).find(|pair| pair[0] > pair[1]));
    }
}

#[test]
fn every_default_lies_in_its_range() {
    for row in PARAMETERS {
        let Some(default) = default_of(row.key) else { continue };
        match row.form {
            Form::Number { low, high } => {
                let value: f64 = default.parse().unwrap();
                assert!((low..=high).contains(&value), "{}", row.key);
            }
            Form::Whole { low, high } => {
                let value: u32 = default.parse().unwrap();
                assert!((low..=high).contains(&value), "{}", row.key);
            }
            Form::Choice(words) => {
                assert!(words.contains(&default.trim_matches('"')), "{}", row.key);
            }
            _ => {}
        }
    }
}

#[test]
fn comments_in_base_state_unit_and_range_of_the_table() {
    for (key, value, comment) in lines() {
        let Some(row) = find_exactly(&key) else { continue };
        if value.is_empty() {
            continue;
        }
        let range = match row.form {
            Form::Number { low, high } | Form::PerWork { low, high } => format!("{low} to {high}"),
            Form::Whole { low, high } if low != high => format!("{low} to {high}"),
            Form::Choice(words) => words.join(" | "),
            _ => continue,
        };
        let per_kind = ["", " per kind of work", " for each kind of work"];
        let units = per_kind.map(|words| format!("{}{words}, {range}", row.unit));
        let fits = |expected: &String| {
            let rest = comment.strip_prefix(expected.trim_start_matches(", "));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(';'))
        };
        assert!(units.iter().any(fits), "`{key}`: `{comment}`, the table says {units:?}");
    }
}

#[test]
fn rows_of_free_tables_are_found_by_their_names() {
    assert_eq!(find("reward.any-name.strength").unwrap().key, "reward.*.strength");
    assert_eq!(find("reward.strength"), None);
    assert_eq!(find("reward.a.b.strength"), None);
    assert!(
        FREE_TABLES
            .iter()
            .all(|table| PARAMETERS.iter().any(|row| row.key.starts_with(&format!("{table}.*."))))
    );
}

#[test]
fn ranges_stand_only_where_the_documentation_says() {
    let tables =
        ["people.", "communication.", "norms.", "workload.", "voice.", "leadership.", "reward."];
    for row in PARAMETERS {
        let number = matches!(row.form, Form::Number { .. });
        let of_results = ["limit_weeks", "relabel", "recorded_by_others"]
            .iter()
            .any(|word| row.key.strip_prefix("measure.*.") == Some(word));
        let in_table = tables.iter().any(|table| row.key.starts_with(table));
        let documented = number && (in_table || of_results);
        assert_eq!(row.ranged, documented, "{}", row.key);
    }
}
