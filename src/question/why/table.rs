//! The table that takes the gap apart: how much of it each mechanism opens.

use crate::document::table::{Cell, Table, TableColumn};
use crate::question::why::causes::{Account, Cause, Part};
use crate::question::why::coalitions::Potentials;

/// Causes of the gap between potential and value over the final weeks, for the company and for each
/// department.
pub fn why<'a>(potentials: &'a Potentials, accounts: &'a [Account]) -> Table<'a> {
    let share =
        |name: &str, meaning: &str| TableColumn::number(name, "share of potential", meaning);
    let columns = vec![
        TableColumn::text("group", "company, or department and its name; a single department is the company"),
        TableColumn::text("cause", "mechanism; two of them joined by +; all for the gap itself; none for rest; pay for no_pay"),
        TableColumn::text(
            "kind",
            "gap: 1 minus potential_share over the final weeks, for a department 1 minus its value over \
             that of the same department in the frictionless twin; rest: gap without any mechanism; value: \
             what a mechanism contributes, rest and all values sum to the gap; interaction: what two \
             mechanisms open together beyond what each opens on its own, below 0 when one replaces the \
             other; without: how much of the gap closes when only these are switched off; no_pay: how much of it \
             closes when nothing is paid at all, below 0 where today's pay is better than none",
        )
        .from_source("Shapley 1953; Grabisch & Roubens 1999"),
        share("mean", "mean of futures; each lives every selection of mechanisms with the same luck")
            .from_source("Shapley 1953; Grabisch & Roubens 1999"),
        share(
            "standard_error",
            "Monte-Carlo error of that mean: standard deviation over futures by the square root of their \
             number; empty for one future",
        ),
        share("q05", "5 % of futures lie below").from_source("Hyndman & Fan 1996, type 7"),
        share("q95", "95 % of futures lie below").from_source("Hyndman & Fan 1996, type 7"),
        TableColumn::whole("n", "futures", "futures in which there is a potential to speak of"),
        TableColumn::text(
            "note",
            "why a mechanism contributes exactly 0: it cannot do anything in this scenario; else empty",
        ),
    ];
    let rows = accounts
        .iter()
        .flat_map(|account| account.causes.iter().map(move |cause| (account, cause)))
        .map(|(account, cause)| row(potentials, account, cause));
    Table { name: "why", columns, rows: Box::new(rows) }
}

fn row(potentials: &Potentials, account: &Account, Cause { part, share }: &Cause) -> Vec<Cell> {
    let note = match part {
        Part::Value(mechanism) => {
            potentials.idle.iter().find(|idle| idle.mechanism == *mechanism).map(|idle| idle.reason)
        }
        _ => None,
    };
    vec![
        account.group.name.as_str().into(),
        Cell::Text(cause_of(*part)),
        kind_of(*part).into(),
        share.mean.into(),
        share.standard_error().into(),
        share.q05.into(),
        share.q95.into(),
        share.n.into(),
        note.unwrap_or_default().into(),
    ]
}

/// The mechanisms that a part is about, as in the table.
pub fn cause_of(part: Part) -> String {
    match part {
        Part::Gap => "all".to_owned(),
        Part::Rest => "none".to_owned(),
        Part::Value(mechanism) | Part::Without(mechanism) => mechanism.to_owned(),
        Part::Unpaid => "pay".to_owned(),
        Part::Interaction(first, second) | Part::WithoutBoth(first, second) => {
            format!("{first} + {second}")
        }
    }
}

/// What a part is, as in the table.
pub fn kind_of(part: Part) -> &'static str {
    match part {
        Part::Gap => "gap",
        Part::Rest => "rest",
        Part::Value(_) => "value",
        Part::Interaction(..) => "interaction",
        Part::Without(_) | Part::WithoutBoth(..) => "without",
        Part::Unpaid => "no_pay",
    }
}
