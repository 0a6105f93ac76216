//! The table of findings: what was expected, and what came out.

use crate::document::table::{Cell, Table, TableColumn};
use crate::question::library::{CheckedLibrary, CheckedOutcome};
use crate::scenario::{FindingGroup, Scenario, StatedFinding};

/// Two rows for each finding: the scenario as it is, and with the counter.
pub fn findings(checked: &CheckedLibrary) -> Table<'_> {
    let columns = vec![
        TableColumn::text("scenario", "name of the scenario"),
        TableColumn::text("finding", "name of the finding in its file"),
        TableColumn::text(
            "under",
            "as it is, or counter: the change under which it vanishes or turns",
        ),
        TableColumn::text("option", "option that it is about"),
        TableColumn::text("against", "option that it is held against; empty for a level"),
        TableColumn::text("measure", "measure that it is about"),
        TableColumn::text(
            "group",
            "department or layer; company; reached: people in the teams that the option reaches; elsewhere: all others",
        ),
        TableColumn::whole("from_week", "week", "first week that counts; their mean is taken"),
        TableColumn::whole("until_week", "week", "last week that counts"),
        TableColumn::text("expected", "higher, lower, no difference, above or below"),
        TableColumn::number(
            "at_least",
            "unit of the measure",
            "size of the difference, largest one of no difference, or the level",
        ),
        TableColumn::number("share_expected", "share", "in how many futures it has to be so"),
        TableColumn::number(
            "mean",
            "unit of the measure",
            "mean over futures of the difference in the same future, or of the level",
        ),
        TableColumn::number(
            "standard_error",
            "unit of the measure",
            "Monte-Carlo error of that mean; empty for one future",
        ),
        TableColumn::whole("met", "futures", "futures in which it is as expected"),
        TableColumn::whole("n", "futures", "futures"),
        TableColumn::text("holds", "yes, or no"),
    ];
    let rows = checked.scenarios.iter().flat_map(|checked| {
        checked.findings().flat_map(|(stated, found)| {
            let parts = [("as it is", found.as_it_is), ("counter", found.counter)];
            parts.map(|(under, found)| row(&checked.scenario, stated, under, &found))
        })
    });
    Table { name: "findings", columns, rows: Box::new(rows) }
}

fn row(
    scenario: &Scenario,
    stated: &StatedFinding,
    under: &str,
    found: &CheckedOutcome,
) -> Vec<Cell> {
    let last = [scenario.weeks - scenario.final_weeks + 1, scenario.weeks];
    let [from, until] = stated.weeks.unwrap_or(last);
    let CheckedOutcome { expected, spread, met, futures } = found;
    vec![
        scenario.id.as_str().into(),
        stated.name.as_str().into(),
        under.into(),
        stated.option.as_str().into(),
        stated.against.as_deref().unwrap_or("").into(),
        stated.measure.info().name.into(),
        stated.group.as_ref().map_or("company", FindingGroup::written).into(),
        from.into(),
        until.into(),
        expected.way.words().into(),
        expected.at_least.into(),
        expected.share.into(),
        spread.map_or(f64::NAN, |spread| spread.mean).into(),
        spread.map_or(f64::NAN, |spread| spread.standard_error()).into(),
        (*met).into(),
        (*futures).into(),
        (if found.holds() { "yes" } else { "no" }).into(),
    ]
}
