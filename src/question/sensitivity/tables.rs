//! The tables of a sensitivity study: its indices, and every place it lived.

use crate::document::table::{Cell, Table, TableColumn};
use crate::question::sensitivity::hangs::{Hangs, Index};
use crate::question::sensitivity::study::{Method, PlaceResults, Sensitivity, mean};
use crate::statistics::resample::Estimate;

/// Indices of every varied number for every target.
pub fn sensitivity<'a>(study: &'a Sensitivity, hangs: &'a [Hangs]) -> Table<'a> {
    let number = |name: &str, meaning: &str| TableColumn::number(name, "unit of the row", meaning);
    let columns = vec![
        TableColumn::text("key", "the number that is varied over its range"),
        TableColumn::text(
            "target",
            "baseline: the headline of the scenario as it is; else the headline of this option minus that, in \
             the same futures; both mean of futures",
        ),
        TableColumn::text("method", "morris: elementary effects; sobol: shares of variance"),
        TableColumn::text(
            "index",
            "mu_star: mean size of elementary effects, mu: their mean, sigma: their standard deviation; \
             first_order: share of variance of this number alone, total: with all interactions it takes part in",
        )
        .from_source(
            "Morris 1991; Campolongo, Cariboni & Saltelli 2007; Saltelli et al. 2010; Jansen 1999",
        ),
        TableColumn::text("unit", "unit of value, low and high"),
        number("value", "the index; effects are those of the whole range of the number"),
        number("low", "2.5 % of bootstrap samples of rows and futures lie below").from_source("Efron 1979, percentile"),
        number("high", "97.5 % of bootstrap samples of rows and futures lie below").from_source("Efron 1979, percentile"),
        TableColumn::whole("n", "trajectories or rows", "trajectories or rows in which the target applies"),
    ];
    let rows = hangs.iter().flat_map(move |hangs| {
        hangs.factors.iter().enumerate().flat_map(move |(factor, indices)| {
            indices
                .iter()
                .map(move |(index, estimate)| row(study, hangs, factor, *index, *estimate))
        })
    });
    Table { name: "sensitivity", columns, rows: Box::new(rows) }
}

fn row(
    study: &Sensitivity,
    hangs: &Hangs,
    factor: usize,
    index: Index,
    estimate: Estimate,
) -> Vec<Cell> {
    vec![
        study.factors[factor].lever.key.as_str().into(),
        hangs.target.name.as_str().into(),
        study.method.name().into(),
        index.name().into(),
        unit(study).into(),
        estimate.value.into(),
        estimate.low.into(),
        estimate.high.into(),
        hangs.n.into(),
    ]
}

/// Unit of the indices of a study.
pub fn unit(study: &Sensitivity) -> &'static str {
    match study.method {
        Method::Morris => study.scenario.headline.info().unit,
        Method::Sobol => "share of variance",
    }
}

/// Every place of a study with what came back: what any other program needs to compute the same.
pub fn places<'a>(study: &'a Sensitivity, responses: &'a PlaceResults) -> Table<'a> {
    let columns = vec![
        TableColumn::whole(
            "block",
            "trajectory or row",
            "trajectory of a screening, or row of the radial design: A, then A with each number from B, then B",
        )
        .from_source("Morris 1991; Saltelli et al. 2010"),
        TableColumn::whole("place", "place", "place within the block, from 1"),
        TableColumn::text("kind", "varied: a number that was set; target: what came back"),
        TableColumn::text("name", "key of the number, or target as in sensitivity"),
        TableColumn::number("value", "unit of the number or of the headline", "its value at this place"),
    ];
    let each = study.places_each();
    let targets = study.targets();
    let rows = (0..).zip(responses.values.chunks_exact(each)).flat_map(move |(block, values)| {
        let targets = targets.clone();
        study.block(block).into_iter().zip(values).enumerate().flat_map(
            move |(place, (at, values))| {
                let row = move |kind: &str, name: &str, value: f64| -> Vec<Cell> {
                    vec![
                        (block + 1).into(),
                        (place + 1).into(),
                        kind.into(),
                        name.into(),
                        value.into(),
                    ]
                };
                let factors = study.factors.iter().zip(at);
                let mut rows: Vec<Vec<Cell>> = factors
                    .map(|(factor, at)| row("varied", &factor.lever.key, factor.at(at)))
                    .collect();
                let back = targets.iter().zip(values);
                rows.extend(
                    back.map(|(target, futures)| row("target", &target.name, mean(futures))),
                );
                rows
            },
        )
    });
    Table { name: "sensitivity_places", columns, rows: Box::new(rows) }
}
