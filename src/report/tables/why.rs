//! The table that takes the gap apart: how much of it each mechanism opens.

use crate::analysis::causes::{Cause, Part, causes};
use crate::experiment::Potentials;
use crate::report::table::{Cell, Column, Table};

/// Causes of the gap between potential and value over the final quarter.
pub fn why(potentials: &Potentials) -> Table<'static> {
    let share = |name: &str, meaning: &str| Column::number(name, "share of potential", meaning);
    let columns = vec![
        Column::text(
            "cause",
            "mechanism; two of them joined by + for an interaction; all for the gap itself",
        ),
        Column::text(
            "kind",
            "gap: 1 minus potential_share over the final quarter; value: what a mechanism contributes, \
             all values sum to the gap; interaction: what two mechanisms open together beyond what \
             each opens on its own, below 0 when one replaces the other",
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
        Column::whole("n", "futures", "futures in which there is a potential to speak of"),
    ];
    Table { name: "why", columns, rows: Box::new(causes(potentials).into_iter().map(row)) }
}

fn row(Cause { part, share }: Cause) -> Vec<Cell> {
    let (cause, kind) = match part {
        Part::Gap => ("all".to_owned(), "gap"),
        Part::Value(mechanism) => (mechanism.to_owned(), "value"),
        Part::Interaction(first, second) => (format!("{first} + {second}"), "interaction"),
    };
    vec![
        Cell::Text(cause),
        kind.into(),
        share.mean.into(),
        share.standard_error().into(),
        share.q05.into(),
        share.q95.into(),
        share.n.into(),
    ]
}
