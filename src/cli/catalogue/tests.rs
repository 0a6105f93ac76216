//! Every row is there once and names only what there is.

use super::row::{CatalogueRow, RowStatus, ShownBy};
use super::{CATALOGUE, CatalogueKind, all, found, meant, rows_with, table};
use crate::document::terminal::WIDTH;
use crate::question::argue::argument::READY;
use crate::scenario::parameter::PARAMETERS;
use crate::scenario::shipped::library;
use crate::scenario::{Mechanisms, glossary};
use crate::verify::claims;
use crate::verify::field::evidence::EVIDENCE;

/// Rows of each kind: shown, in part, not shown.
const COUNTS: [(CatalogueKind, [usize; 3]); 8] = [
    (CatalogueKind::Cause, [79, 1, 0]),
    (CatalogueKind::Symptom, [39, 1, 0]),
    (CatalogueKind::Misreading, [21, 0, 0]),
    (CatalogueKind::Lever, [40, 1, 0]),
    (CatalogueKind::Target, [9, 0, 0]),
    (CatalogueKind::Pattern, [9, 1, 1]),
    (CatalogueKind::Question, [16, 2, 0]),
    (CatalogueKind::Principle, [6, 0, 0]),
];

#[test]
fn every_row_is_there_once_and_in_its_place() {
    assert!(all().map(|(_, row)| row.id).eq(1..=226));
    let counted = CATALOGUE.map(|(kind, rows)| {
        let of = |place| rows.iter().filter(|row| row.status.place() == place).count();
        (kind, [0, 1, 2].map(of))
    });
    assert_eq!(counted, COUNTS);
}

#[test]
fn every_row_says_what_shows_it_or_what_is_missing() {
    for (_, row) in all() {
        let CatalogueRow { id, item, by, how, status } = *row;
        assert!(item.len() > 15 && item.chars().next().is_some_and(char::is_uppercase), "{id}");
        assert_eq!(by.is_empty(), matches!(status, RowStatus::NotShown(_)), "{id}");
        assert_eq!(how.is_empty(), by.is_empty(), "{id}");
        assert!(![item, how].iter().any(|text| text.ends_with('.')), "{id}");
        assert!(status.missing().is_none_or(|missing| missing.len() > 3), "{id}");
        for (place, one) in by.iter().enumerate() {
            assert!(!by[..place].contains(one), "{id} names {} twice", one.name());
        }
        assert!(all().filter(|(_, other)| other.item == item).count() == 1, "{id}: {item}");
    }
}

/// Whether there is such a thing; tables and verbs are looked up from outside, in `tests/catalogue.rs`, and what is
/// named by its type is there.
fn is_there(by: ShownBy) -> bool {
    match by {
        ShownBy::Key(key) => PARAMETERS.iter().any(|row| row.key == key),
        ShownBy::OptionForm(form) => {
            PARAMETERS.iter().any(|row| row.key.strip_prefix("option.*.") == Some(form))
        }
        ShownBy::Mechanism(name) => Mechanisms::NAMES.contains(&name),
        ShownBy::Claim(name) => claims().iter().any(|claim| claim.name == name),
        ShownBy::Finding(name) => EVIDENCE.iter().any(|number| number.name == name),
        ShownBy::Argument(name) => READY.iter().any(|ready| ready.name == name),
        ShownBy::Word(word) => glossary::WORDS.iter().any(|(known, _)| *known == word),
        ShownBy::Scenario(name) => library().iter().any(|(known, _)| *known == name),
        ShownBy::Measure(_)
        | ShownBy::Chart(_)
        | ShownBy::Reading(_)
        | ShownBy::Table(..)
        | ShownBy::Verb(_) => true,
    }
}

#[test]
fn all_that_rows_name_is_there() {
    let named = all().flat_map(|(_, row)| row.by.iter().map(move |by| (row.id, *by)));
    let missing = named.filter(|(_, by)| !is_there(*by));
    let missing: Vec<String> =
        missing.map(|(id, by)| format!("{id}: there is no {} {}", by.kind(), by.name())).collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(!is_there(ShownBy::Key("people.")) && !is_there(ShownBy::OptionForm("only")));
}

#[test]
fn rows_are_found_by_their_words() {
    let ids = |asked: &str| found(asked).map(|(_, row)| row.id).collect::<Vec<_>>();
    assert_eq!(ids("27"), [27]);
    assert!(ids("Silence").contains(&49) && ids("fidelity").contains(&65));
    assert!(ids("lever training").is_empty() && ids("misreading training") == [122]);
    assert!(ids("meetings").contains(&154), "the singular of a word is the word");
    assert_eq!(ids("").len(), 226);
    assert_eq!(rows_with("zebra"), None);
    assert_eq!(meant("tranning").as_deref(), Some("training"));
    assert_eq!(meant("qqqqqqqqqq"), None);
    let said = rows_with("204").expect("a row");
    assert!(said.contains("in part") && said.contains("missing:") && said.contains("read it:"));
}

#[test]
fn the_table_fits_and_counts() {
    let table = table();
    assert!(table.lines().all(|line| line.chars().count() <= WIDTH), "{table}");
    for (kind, counts) in COUNTS {
        let line = table.lines().find(|line| line.starts_with(&format!("{}  ", kind.name())));
        let line = line.unwrap_or_else(|| panic!("{}", kind.name()));
        let numbers: Vec<usize> =
            line.split_whitespace().filter_map(|cell| cell.parse().ok()).collect();
        let [shown, in_part, not_shown] = counts;
        assert_eq!(numbers, [shown, in_part, not_shown, counts.iter().sum()], "{line}");
    }
}
