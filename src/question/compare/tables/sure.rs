//! The table of how sure a comparison is.

use crate::document::table::{Cell, Table, TableColumn};
use crate::futures::plan::Plan;
use crate::question::compare::second_look::Doubt;
use crate::question::compare::sure::{Standing, Standings};

/// Name of a comparison as it was run, whatever was varied.
const AS_RUN: &str = "as-run";

/// Columns of how many futures an option is up, too close or down in.
pub(super) fn counts() -> [TableColumn; 3] {
    [
        ("n_up", "futures with a headline that is higher by at least what matters"),
        ("n_mid", "futures without a difference that matters"),
        ("n_down", "futures with a headline that is lower by at least what matters"),
    ]
    .map(|(name, meaning)| TableColumn::whole(name, "futures", meaning))
}

/// In how many futures each option is up, too close or down in the headline, as run and under each doubt.
pub fn sure<'a>(plan: &'a Plan, standings: &'a Standings) -> Table<'a> {
    let unit = plan.baseline().headline.info().unit;
    let [up, mid, down] = counts();
    let difference = |name: &str, meaning: &str| {
        TableColumn::number(name, unit, meaning)
            .from_source("paired differences, common random numbers")
    };
    let columns = vec![
        super::option(),
        TableColumn::text(
            "varied",
            "as-run: luck and assumptions as asked for; luck-only and assumptions-only: the other holds; \
             ranges-halved, ranges-doubled: every range half or twice as wide around its usual value, as \
             far as its limits allow",
        ),
        up,
        mid,
        down,
        TableColumn::whole(
            "n",
            "futures",
            "different futures behind the row; 1 where nothing that is drawn acts, so that all are one and the same run",
        ),
        difference("diff_median", "headline of the option minus baseline, median of futures"),
        difference("diff_q05", "the same, 5 % of futures lie below"),
        difference("diff_q95", "the same, 95 % of futures lie below"),
    ];
    let rows = standings.iter().flat_map(move |(doubt, options)| {
        let varied = doubt.map_or(AS_RUN, Doubt::name);
        options.iter().zip(&plan.arms[1..]).filter_map(move |(standing, arm)| {
            let Standing { counts, different, spread } = standing.as_ref()?;
            Some(vec![
                arm.name.as_str().into(),
                varied.into(),
                counts.up.into(),
                counts.middle.into(),
                counts.down.into(),
                Cell::from(*different),
                spread.q50.into(),
                spread.q05.into(),
                spread.q95.into(),
            ])
        })
    });
    Table { name: "robustness", columns, rows: Box::new(rows) }
}
