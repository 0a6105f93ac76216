//! Assumptions with their ranges and sources, and what a scenario does not take from `base`.

use maud::{Markup, html};

use crate::document::number::exact;
use crate::futures::plan::Varying;
use crate::question::difference::{meaning, rest_of, source, written};
use crate::scenario::difference::{
    Changed, DifferenceSide, Given, Only, between, company_wide, from_base,
};
use crate::scenario::parameter::{self, Form, MOST_TIERS, Parameter};
use crate::scenario::{Assumption, Scenario};

use super::ReportPage;
use super::grid::{Grid, GridCell, GridRow, Head};

/// A number of the scenario as it was written.
fn as_written(value: f64) -> GridCell {
    GridCell::Number(value, exact(value))
}

/// Ranged assumptions, and every number that holds for the company as a whole.
pub(super) fn assumptions(page: &ReportPage) -> Markup {
    let several = page.found.plan.scenarios.len() > 1;
    html! {
        @if page.found.plan.spread == Varying::LuckOnly {
            p { "In this result only luck varies: every range is held at its usual value." }
        }
        @for (number, scenario) in page.found.plan.scenarios.iter().enumerate() {
            @if several { h3 { bdi { (page.found.plan.arms[number].label) } } }
            (of_scenario(number, scenario))
        }
    }
}

fn of_scenario(number: usize, scenario: &Scenario) -> Markup {
    html! {
        @if scenario.assumptions.is_empty() {
            p { "No number is given as a range, so every assumption below is taken as certain." }
        } @else { (ranges(number, scenario)) }
        details {
            summary { "Every number that holds for the company as a whole" }
            (values(number, scenario))
        }
    }
}

fn ranges(number: usize, scenario: &Scenario) -> Grid {
    let row = |assumption: &Assumption| {
        let Assumption { key, usual, from, to, source, .. } = assumption;
        let unit = parameter::find(key).map_or("", |parameter| parameter.unit);
        let source = if source.is_empty() { "assumption" } else { source };
        let cells = vec![
            as_written(*usual),
            as_written(*from),
            as_written(*to),
            GridCell::Words(unit.to_owned()),
            GridCell::Words(source.to_owned()),
        ];
        GridRow::of_key(crate::document::phrases::meaning(key), key, cells)
    };
    Grid {
        id: format!("ranges-{}", number + 1),
        caption: "Assumptions that vary from future to future".to_owned(),
        note: "Drawn evenly between both ends, independently of each other, the same draw for every option."
            .to_owned(),
        heads: vec![
            Head::words("Assumption"),
            Head::numbers("Usual", ""),
            Head::numbers("From", ""),
            Head::numbers("To", ""),
            Head::words("Unit"),
            Head::words("Source of the range"),
        ],
        rows: scenario.assumptions.iter().map(row).collect(),
    }
}

fn values(number: usize, scenario: &Scenario) -> Grid {
    let all = company_wide(scenario);
    let told = all.iter().filter(|(parameter, given)| {
        !matches!(parameter.form, Form::Text) && *given != Given::Nothing
    });
    let row = |(parameter, given): &(&'static Parameter, Given)| {
        let cells = vec![
            value(given),
            GridCell::Words(parameter.unit.to_owned()),
            GridCell::Words(allowed(parameter)),
            GridCell::Words(source(given).unwrap_or(parameter.source).to_owned()),
        ];
        GridRow::of_key(parameter.meaning, parameter.key, cells)
    };
    Grid {
        id: format!("values-{}", number + 1),
        caption: "Numbers and words that hold for the company as a whole".to_owned(),
        note: "Those of departments, work, measures, rewards and options that are not defaults follow below."
            .to_owned(),
        heads: vec![
            Head::words("What it is"),
            Head::words("Value"),
            Head::words("Unit"),
            Head::words("Allowed"),
            Head::words("Source"),
        ],
        rows: told.map(row).collect(),
    }
}

fn value(given: &Given) -> GridCell {
    match given {
        Given::Number(number) => GridCell::Stated(*number),
        other => GridCell::Words(written(other)),
    }
}

fn allowed(parameter: &Parameter) -> String {
    match parameter.form {
        Form::Number { low, high }
        | Form::PerWork { low, high }
        | Form::PerMeasure { low, high } => {
            format!("{low} to {high}")
        }
        Form::Whole { low, high } => format!("{low} to {high}, whole"),
        Form::Choice(words) => words.join(", "),
        Form::Flag => "yes or no".to_owned(),
        Form::Shares => "shares that sum to 1".to_owned(),
        Form::Tiers => format!("1 to {MOST_TIERS} tiers"),
        _ => String::new(),
    }
}

/// What each scenario states itself; of compared scenarios also what differs between them.
pub(super) fn differs(page: &ReportPage) -> Markup {
    let scenarios = &page.found.plan.scenarios;
    let label = |number: usize| page.found.plan.arms[number].label.as_str();
    html! {
        p {
            "Everything that is not listed here is as in " code { "base" } ", the scenario that holds the \
             defaults; the file " code { "scenario.toml" } " beside this page holds all of it."
        }
        @for (number, scenario) in scenarios.iter().enumerate() {
            @if scenarios.len() > 1 { h3 { bdi { (label(number)) } } }
            (stated(number, scenario))
        }
        @if scenarios.len() > 1 {
            @for (number, other) in scenarios.iter().enumerate().skip(1) {
                h3 { bdi { (label(0)) } " and " bdi { (label(number)) } }
                (compared(number, [label(0), label(number)], [&scenarios[0], other]))
            }
        }
    }
}

fn stated(number: usize, scenario: &Scenario) -> Markup {
    let difference = from_base(scenario);
    let says_something = |changed: &&Changed| !matches!(changed.parameter.form, Form::Text);
    let changed: Vec<&Changed> = difference.changed.iter().filter(says_something).collect();
    html! {
        @if !changed.is_empty() { (values_side_by_side(
            &format!("differs-{}", number + 1),
            "The company as a whole",
            ["Here", "Default"],
            changed.iter().map(|changed| (*changed, &changed.second, &changed.first)),
        )) }
        @if !difference.only.is_empty() {
            (rows(&format!("rows-{}", number + 1), "Departments, work, measures, rewards, events, options, facts", &difference.only))
        }
    }
}

fn compared(number: usize, names: [&str; 2], [first, second]: [&Scenario; 2]) -> Markup {
    let difference = between(first, second);
    let (before, after): (Vec<Only>, Vec<Only>) =
        difference.only.iter().cloned().partition(|only| only.side == DifferenceSide::First);
    html! {
        @if difference.is_none() { p { "No difference: both describe the same." } }
        @if !difference.changed.is_empty() { (values_side_by_side(
            &format!("between-{number}"),
            "Values that differ",
            names,
            difference.changed.iter().map(|changed| (changed, &changed.first, &changed.second)),
        )) }
        @for (place, only, name) in [(1, &before, names[0]), (2, &after, names[1])] {
            @if !only.is_empty() {
                (rows(&format!("only-{number}-{place}"), &format!("Only in {name}"), only))
            }
        }
        @for table in &difference.reordered {
            p { "The rows of " code { (table) } " stand in another order." }
        }
    }
}

fn values_side_by_side<'a>(
    id: &str,
    caption: &str,
    names: [&str; 2],
    pairs: impl Iterator<Item = (&'a Changed, &'a Given, &'a Given)>,
) -> Grid {
    let row = |(changed, left, right): (&Changed, &Given, &Given)| {
        GridRow::of_key(&meaning(changed), &changed.key, vec![value(left), value(right)])
    };
    let mut heads = vec![Head::words("What it is")];
    heads.extend(names.map(Head::words));
    Grid {
        id: id.to_owned(),
        caption: caption.to_owned(),
        note: String::new(),
        heads,
        rows: pairs.map(row).collect(),
    }
}

/// What rows with free names say that is not a default.
fn rows(id: &str, caption: &str, all: &[Only]) -> Grid {
    let mut rows = Vec::new();
    for only in all {
        let table = format!("{}.{}", only.table, only.name);
        let mut own_rows = Vec::new();
        for changed in &only.values {
            let (own, default) = match only.side {
                DifferenceSide::First => (&changed.first, &changed.second),
                DifferenceSide::Second => (&changed.second, &changed.first),
            };
            let cells = vec![
                GridCell::Code(rest_of(only, changed).to_owned()),
                value(own),
                GridCell::Words(changed.parameter.unit.to_owned()),
                if *default == Given::Nothing {
                    GridCell::Words(String::new())
                } else {
                    value(default)
                },
            ];
            own_rows.push(GridRow::of_key(&only.label, &table, cells));
        }
        if only.values.is_empty() {
            let nothing = || GridCell::Words(String::new());
            let cells =
                vec![GridCell::Words("all defaults".to_owned()), nothing(), nothing(), nothing()];
            own_rows.push(GridRow::of_key(&only.label, &table, cells));
        }
        rows.extend(GridRow::together(own_rows));
    }
    Grid {
        id: id.to_owned(),
        caption: caption.to_owned(),
        note: String::new(),
        heads: ["Row", "Key", "Value", "Unit", "Default"].map(Head::words).into(),
        rows,
    }
}
