//! The table behind a tornado: a result at both ends of each range, one number at a time.

use crate::document::table::{Table, TableColumn};
use crate::futures::plan::BASELINE;
use crate::question::sensitivity::ends::Ends;
use crate::question::sensitivity::swing::Swings;

/// Every target at the ends of every range: the headline of the baseline, or an option's difference from it.
pub fn ends<'a>(ends: &'a Ends, targets: Vec<(&'a str, &'a Swings)>) -> Table<'a> {
    let unit = ends.scenario.headline.info().unit;
    let number = |name: &str, unit: &str, meaning: &str| TableColumn::number(name, unit, meaning);
    let error = |name: &str, meaning: &str| {
        TableColumn::number(name, unit, meaning)
            .from_source("paired differences, common random numbers")
    };
    let columns = vec![
        TableColumn::text("key", "the number that stands at an end of its range, all others usual"),
        TableColumn::text(
            "target",
            "baseline: the headline as it is; else the headline of this option minus that, in the same futures",
        ),
        number("from", "unit of the key", "low end of the range"),
        number("usual", "unit of the key", "value in the scenario"),
        number("to", "unit of the key", "high end of the range"),
        number("at_from", unit, "the target with the number at the low end, mean of futures"),
        error("error_at_from", "standard error of at_from minus at_usual"),
        number("at_usual", unit, "the target with every number at its usual value"),
        number("at_to", unit, "the target with the number at the high end, mean of futures"),
        error("error_at_to", "standard error of at_to minus at_usual"),
        TableColumn::text(
            "turns",
            "yes: at one of the ends the difference has another sign than at_usual, by more than twice its error, or \
             differs from it by at least what matters; empty for the baseline",
        ),
        TableColumn::whole(
            "n",
            "futures",
            "different futures behind each mean; 1 where luck does not act, so that all are one and the same run",
        ),
    ];
    let rows = targets.into_iter().flat_map(move |(target, of)| {
        ends.factors.iter().zip(&of.swings).map(move |(factor, swing)| {
            let turns = match target {
                BASELINE => "",
                _ if swing.turns(of.usual, ends.scenario.smallest_difference) => "yes",
                _ => "no",
            };
            vec![
                factor.lever.key.as_str().into(),
                target.into(),
                factor.from.into(),
                factor.lever.usual.into(),
                factor.to.into(),
                swing.low.value.into(),
                swing.low.error.into(),
                of.usual.into(),
                swing.high.value.into(),
                swing.high.error.into(),
                turns.into(),
                of.different.into(),
            ]
        })
    });
    Table { name: "one_at_a_time", columns, rows: Box::new(rows) }
}
