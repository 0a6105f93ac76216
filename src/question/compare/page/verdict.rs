//! The verdict: one sentence for each option, the numbers behind it, and what else was seen.

use maud::{Markup, html};

use crate::document::number::{capital, counted, signed};
use crate::question::compare::Comparison;
use crate::question::compare::expected;
use crate::question::compare::words::{told, tried};
use crate::scenario::{Headline, Metric};
use crate::statistics::estimate::Spread;

use super::grid::{Grid, GridCell, GridRow, Head};
use super::{ReportPage, prose};

/// Measures beside the headline whose change is shown.
const ALSO_SEEN: [Metric; 10] = [
    Metric::OutcomeIndex,
    Metric::ActivityIndex,
    Metric::Drift,
    Metric::PracticeFit,
    Metric::SignalFidelity,
    Metric::UrgentShare,
    Metric::ReworkShare,
    Metric::Strain,
    Metric::Exits,
    Metric::SilenceRate,
];

pub(super) fn section(page: &ReportPage) -> Markup {
    let options = 1..page.found.plan.arms.len();
    html! {
        @if options.is_empty() {
            p { "There is no option to compare with, so there is no verdict." }
        } @else {
            ol.verdicts {
                @for option in options.clone() {
                    @let told = told(page.found, option);
                    // every result stands in the same size and place, whatever was expected
                    li {
                        p.told {
                            span.option { bdi { (told.label) } span.aside { ": " } }
                            span.words {
                                span.lead { strong { (prose(&told.verdict)) } (prose(&told.size)) }
                                @for line in &told.lines { " " span.rest { (prose(line)) } }
                                @if let Some(line) = expected::line(page.found, option) {
                                    " " span.rest.expected { (prose(&line)) }
                                }
                            }
                        }
                    }
                }
            }
        }
        @if let Some(tried) = tried(&page.found.plan) { p.note { (tried) } }
        (overview(page))
        @if !options.is_empty() {
            details {
                summary { "Also seen: what else changes" }
                (also_seen(page))
            }
        }
    }
}

/// The table of the terminal: levels and the verdict.
fn overview(page: &ReportPage) -> Grid {
    let found = page.found;
    let Comparison { plan, .. } = found;
    let scenario = plan.baseline();
    let headline = scenario.headline;
    let mut metrics = [Metric::OutcomeIndex, Metric::ActivityIndex].map(Headline::from).to_vec();
    if !metrics.contains(&headline) {
        metrics.insert(0, headline);
    }
    let mut heads = vec![Head::words("Option")];
    heads.extend(
        metrics.iter().map(|&metric| Head::numbers(&scenario.label_of(metric), metric.info().unit)),
    );
    let compares = plan.arms.len() > 1;
    if compares {
        let change = format!("Change of {}", scenario.headline_words());
        heads.push(Head::numbers(&change, headline.info().unit));
        heads.push(Head::words("Verdict"));
    }
    let rows = plan.arms.iter().enumerate().map(|(arm, named)| {
        let levels = metrics.iter().map(|&metric| GridCell::level(found.level(arm, metric)));
        let mut cells: Vec<GridCell> = levels.collect();
        match found.judged(arm) {
            Some(judged) => {
                cells.push(of_difference(&judged.spread));
                cells.push(GridCell::Words(judged.verdict.words()));
            }
            None if arm > 0 => {
                cells.extend([GridCell::Nothing, GridCell::Words("no verdict".to_owned())]);
            }
            None if compares => {
                cells.extend([GridCell::Words(String::new()), GridCell::Words(String::new())]);
            }
            None => {}
        }
        GridRow::new(&named.label, cells)
    });
    let rows = rows.collect();
    let weeks = match plan.baseline().final_weeks {
        1 => "the last week".to_owned(),
        several => format!("mean of the last {several} weeks"),
    };
    Grid {
        id: "overview".to_owned(),
        caption: "All options side by side".to_owned(),
        note: format!("{}; 100 is the aligned twin. {}", spread_of(page), sentence_of(&weeks)),
        heads,
        rows,
    }
}

fn sentence_of(text: &str) -> String {
    format!("{}.", capital(text))
}

/// What stands in brackets.
fn spread_of(page: &ReportPage) -> String {
    match page.found.results.futures {
        1 => "One future".to_owned(),
        several => format!(
            "Median of {}, in brackets their middle 90 %",
            counted(several as usize, "future", "futures")
        ),
    }
}

/// A paired difference; only its middle for one future.
pub(super) fn of_difference(spread: &Spread) -> GridCell {
    if spread.n == 1 {
        return GridCell::Number(spread.q50, signed(spread.q50));
    }
    GridCell::difference(spread.q50, spread.q05, spread.q95)
}

/// Paired differences of other measures: they get no verdict.
fn also_seen(page: &ReportPage) -> Grid {
    let found = page.found;
    let Comparison { plan, results: _, .. } = found;
    let mut metrics = ALSO_SEEN.to_vec();
    metrics.retain(|&metric| Headline::from(metric) != plan.baseline().headline);
    let mut heads = vec![Head::words("Measure"), Head::words("Unit")];
    heads.extend(plan.arms[1..].iter().map(|arm| Head::numbers(&arm.label, "")));
    let rows = metrics.into_iter().map(|metric| {
        let info = metric.info();
        let mut cells = vec![GridCell::Words(info.unit.to_owned())];
        cells.extend((1..plan.arms.len()).map(|arm| {
            found
                .change(arm, metric)
                .map_or(GridCell::Nothing, |contrast| of_difference(&contrast.spread))
        }));
        GridRow::of_key(info.label, info.name, cells)
    });
    Grid {
        id: "also-seen".to_owned(),
        caption: "Change against the baseline in the same futures".to_owned(),
        note: format!(
            "{}. Pale: the direction is open within them. Only the headline gets a verdict. Every measure and \
             group is in effects.csv.",
            spread_of(page)
        ),
        heads,
        rows: rows.collect(),
    }
}
