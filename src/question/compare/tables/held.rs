//! The table of what luck and assumptions hold of the spread of each difference.

use crate::document::table::{Cell, Table, TableColumn};
use crate::question::compare::Comparison;
use crate::question::compare::judge::Judgement;
use crate::statistics::resample::Estimate;

/// Luck, assumptions and both together, and each assumption by itself, for every option.
pub fn held(found: &Comparison) -> Table<'_> {
    let Comparison { plan, .. } = found;
    let share = |name: &str, meaning: &str| TableColumn::number(name, "share of variance", meaning);
    let columns = vec![
        super::option(),
        TableColumn::text(
            "what",
            "luck, assumptions, together: parts of the spread over futures that sum to 1; else the key of an \
             assumption, and what it holds by itself. Parts are missing where nobody found out (`--quick`) and for \
             fewer than four futures",
        )
        .from_source("Sobol' 1993; Janon et al. 2014; Pearson 1905; Kelley 1935"),
        share(
            "share",
            "share of the variance of the option's difference in the headline; of an assumption the correlation ratio \
             over bins of equal size, corrected for chance",
        ),
        share("low", "2.5 % of bootstrap samples lie below; of the two largest assumptions only")
            .from_source("Efron 1979, percentile"),
        share("high", "97.5 % of bootstrap samples lie below; of the two largest assumptions only")
            .from_source("Efron 1979, percentile"),
        TableColumn::whole("n", "futures", "futures behind it"),
    ];
    let rows = (1..plan.arms.len()).flat_map(move |arm| {
        let name = plan.arms[arm].name.as_str();
        found.judged(arm).map_or_else(Vec::new, |judged| rows(name, judged))
    });
    Table { name: "luck_and_assumptions", columns, rows: Box::new(rows) }
}

fn rows(option: &str, judged: &Judgement) -> Vec<Vec<Cell>> {
    let row = |what: &str, share: Estimate, n: usize| -> Vec<Cell> {
        let Estimate { value, low, high } = share;
        vec![option.into(), what.into(), value.into(), low.into(), high.into(), n.into()]
    };
    let parts = judged.apart.iter().flat_map(|apart| {
        [("luck", apart.luck), ("assumptions", apart.assumptions), ("together", apart.together)]
            .map(|(what, share)| row(what, share, apart.n))
    });
    let own = judged.held.iter().map(|held| row(&held.key, held.share, judged.spread.n));
    parts.chain(own).collect()
}
