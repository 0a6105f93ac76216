//! Who pays, why, how sure, and what a result cannot tell.

use maud::{Markup, html};

use crate::document::limits::{CANNOT_TELL, NUMBERS_COME_FROM};
use crate::document::number::{counted, exact, rounded, signed};
use crate::futures::plan::Varying;
use crate::question::compare::Comparison;
use crate::statistics::contrast::Counts;
use crate::statistics::depends::HeldShare;
use crate::statistics::resample::Estimate;

use super::given::{Amount, GapParts, GroupChange, HangsOn, HowSure, Share, WhoPays};
use super::grid::{Grid, GridCell, GridRow, Head};
use super::{ReportPage, prose};

/// Who gains and who pays under one option.
pub(super) fn who_pays((number, who): (usize, &WhoPays)) -> Markup {
    let heads = vec![
        Head::words("Group"),
        Head::numbers("Reward", "% of the baseline's"),
        Head::numbers("Own counted work", "% of the baseline's"),
        Head::numbers("Urgent work given up", "% of a working week"),
        Head::numbers("Strain", "points of 100"),
        Head::numbers("Futures worse off", "share"),
        Head::words("Mainly because"),
    ];
    let amount = |amount: Option<Amount>| {
        amount.map_or(GridCell::Nothing, |it| GridCell::difference(it.middle, it.low, it.high))
    };
    let row = |group: &GroupChange| {
        let people = counted(group.people as usize, "person", "people");
        let line = format!("{}, {people}", group.kind);
        let cells = vec![
            amount(group.pay),
            amount(group.counted),
            amount(group.given_up),
            amount(group.strain),
            group.worse_off.map_or(GridCell::Nothing, GridCell::percent),
            GridCell::Words(group.reason.clone()),
        ];
        GridRow::with_line(&group.group, &line, cells)
    };
    let grid = Grid {
        id: format!("who-pays-{}", number + 1),
        caption: format!("What changes for whom: {}", who.option),
        note:
            "Change against the baseline in the same futures, final weeks: median, in brackets the \
               middle 90 % of futures. Pale: the direction is open within them."
                .to_owned(),
        heads,
        rows: who.groups.iter().map(row).collect(),
    };
    html! {
        (grid)
        @for note in &who.notes { p.note { (prose(note)) } }
    }
}

/// The gap taken apart.
pub(super) fn causes(causes: &GapParts) -> Markup {
    let part = |part: f64, error: Option<f64>| {
        let error = error.map_or(GridCell::Nothing, GridCell::rounded);
        vec![GridCell::rounded(part), error]
    };
    let mut rows: Vec<GridRow> = causes
        .parts
        .iter()
        .map(|cause| {
            GridRow::of_key(&cause.meaning, &cause.mechanism, part(cause.part, cause.error))
        })
        .collect();
    rows.push(GridRow::new("The whole gap", part(causes.gap, None)));
    html! { (Grid {
        id: "causes".to_owned(),
        caption: format!("What opens the gap: {}", causes.option),
        note: format!(
            "Shapley values: what each mechanism opens on average over all orders of switching it on. Mean of \
             {}; the parts sum to the gap.",
            counted(causes.futures, "future", "futures")
        ),
        heads: vec![
            Head::words("Mechanism"),
            Head::numbers("Part of the gap", "% of the potential"),
            Head::numbers("Monte-Carlo error", "% of the potential"),
        ],
        rows,
    }) }
}

/// In how many futures each option is better or worse, and what the difference hangs on.
pub(super) fn how_sure(page: &ReportPage) -> Markup {
    let found = page.found;
    let Comparison { plan, results, .. } = found;
    if plan.arms.len() == 1 {
        return html! { p { "There is no option to compare with." } };
    }
    let scenario = plan.baseline();
    let unit = scenario.headline.info().unit;
    let varied = match plan.spread {
        Varying::Joint if results.assumptions.is_empty() => "Luck (nothing else varies)",
        Varying::Joint | Varying::NextLuck => "Luck and assumptions",
        Varying::LuckOnly => "Luck only",
        Varying::AssumptionsOnly => "Assumptions only",
    };
    let mut rows = Vec::new();
    for (arm, named) in plan.arms.iter().enumerate().skip(1) {
        let Some(contrast) = found.headline(arm) else { continue };
        rows.push(counts_row(&named.label, varied, contrast.counts(scenario.smallest_difference)));
    }
    let grid = Grid {
        id: "counts".to_owned(),
        caption: format!(
            "Futures in which {} is higher or lower by at least {} {unit}",
            scenario.headline_words(),
            exact(scenario.smallest_difference)
        ),
        note: "In the same futures as the baseline. The verdict is earned by the lower end of the 95 % limits \
               of these shares, so more futures alone do not buy a stronger word."
            .to_owned(),
        heads: vec![
            Head::words("Option"),
            Head::words("What varies"),
            Head::numbers("Higher", "futures"),
            Head::numbers("No difference that matters", "futures"),
            Head::numbers("Lower", "futures"),
            Head::numbers("Share higher", "95 % limits"),
            Head::numbers("Share lower", "95 % limits"),
        ],
        rows,
    };
    html! { (grid) (explains(page)) }
}

fn counts_row(option: &str, varied: &str, counts: Counts) -> GridRow {
    let Counts { up, middle, down } = counts;
    let limits = |count: usize| {
        let [low, middle, high] = counts.share(count);
        let share = |share: f64| format!("{}\u{a0}%", rounded(100.0 * share));
        let numbers = [middle, low, high];
        GridCell::Spread { numbers, texts: numbers.map(share), holds: true }
    };
    let cells = vec![
        GridCell::Words(varied.to_owned()),
        GridCell::count(up),
        GridCell::count(middle),
        GridCell::count(down),
        limits(up),
        limits(down),
    ];
    GridRow::new(option, cells)
}

/// What luck and the two largest assumptions hold of the spread of each difference.
fn explains(page: &ReportPage) -> Markup {
    let found = page.found;
    let Comparison { plan, results: _, .. } = found;
    let rows: Vec<GridRow> = (1..plan.arms.len())
        .filter_map(|arm| Some((arm, found.judged(arm)?)))
        .filter(|(_, judged)| judged.different > 1)
        .flat_map(|(arm, judged)| {
            let label = plan.arms[arm].label.as_str();
            let row = |what: &str, key: Option<&str>, share: Estimate, way: &str| {
                let key = key.map_or(GridCell::Nothing, |key| GridCell::Code(key.to_owned()));
                let cells = vec![
                    GridCell::Words(what.to_owned()),
                    key,
                    of_share(share),
                    GridCell::Words(way.to_owned()),
                ];
                GridRow::new(label, cells)
            };
            let of_assumption = |held: &HeldShare| {
                let way = if held.rises { "rises with it" } else { "falls with it" };
                let name = plan.baseline().plain(&held.key);
                row(&name, Some(&held.key), held.share, way)
            };
            let mut rows: Vec<GridRow> = judged.held.iter().take(2).map(of_assumption).collect();
            if let Some(apart) = judged.apart {
                rows.push(row("luck, whatever the assumptions", None, apart.luck, ""));
                rows.push(row("all assumptions, whatever the luck", None, apart.assumptions, ""));
                rows.push(row("only both together", None, apart.together, ""));
            }
            rows
        })
        .collect();
    html! { @if !rows.is_empty() { (Grid {
        id: "explains".to_owned(),
        caption: "What each difference depends on".to_owned(),
        note: "Share of the spread over futures. Of an assumption: the correlation ratio, which sees any shape, \
               corrected for chance. Luck, assumptions and both together sum to 100 %. In brackets the 95 % \
               bootstrap interval. Each assumption is estimated by itself, so that several can sum to more than all together."
            .to_owned(),
        heads: vec![
            Head::words("Option"),
            Head::words("What"),
            Head::words("Key"),
            Head::numbers("Holds", "of the spread"),
            Head::words("The difference"),
        ],
        rows,
    }) } }
}

fn of_share(share: Estimate) -> GridCell {
    let numbers = [share.value, share.low, share.high];
    let text = |share: f64| format!("{}\u{a0}%", rounded(100.0 * share));
    if numbers.iter().all(|share| share.is_finite()) {
        GridCell::Spread { numbers, texts: numbers.map(text), holds: true }
    } else {
        GridCell::percent(share.value)
    }
}

/// How often each difference goes the same way under other doubts.
pub(super) fn doubts(page: &ReportPage, sure: &HowSure) -> Markup {
    let scenario = page.found.plan.baseline();
    let row = |option: &Share| {
        let share = |share: &Option<f64>| share.map_or(GridCell::Nothing, GridCell::percent);
        let mut cells = vec![GridCell::Words(option.way.to_owned())];
        cells.extend(option.shares.iter().map(share));
        GridRow::new(&option.option, cells)
    };
    let mut heads = vec![Head::words("Option"), Head::words("Which way")];
    heads.extend(sure.varied.iter().map(|varied| Head::numbers(varied, "of futures")));
    let grid = Grid {
        id: "doubts".to_owned(),
        caption: format!(
            "Would it be the same if less, or more, were open? Share of futures in which {} moves this way \
             by at least {} {}",
            scenario.headline_words(),
            exact(scenario.smallest_difference),
            scenario.headline.info().unit
        ),
        note: format!(
            "The first column as it was run, the others in the first {}. Luck only: every assumption at its \
             usual value. Assumptions only: every future has the same luck.",
            counted(sure.futures, "future", "futures")
        ),
        heads,
        rows: sure.options.iter().map(row).collect(),
    };
    html! {
        (grid)
        @for note in &sure.notes { p.note { (prose(note)) } }
    }
}

/// The headline, or the difference an option makes in it, at both ends of each assumption.
pub(super) fn hangs_on(page: &ReportPage, on: &HangsOn) -> Markup {
    let scenario = page.found.plan.baseline();
    let info = scenario.headline.info();
    let (there, caption) = match &on.option {
        Some(option) => {
            ("Difference there".to_owned(), format!("At both ends of each assumption: {option}"))
        }
        None => (scenario.headline_label(), "At both ends of each assumption: as it is".to_owned()),
    };
    let rows = on.swings.iter().map(|swing| {
        let (low, high) = swing.reached;
        let reached = |value: f64| match (&on.option, value.is_finite()) {
            (_, false) => GridCell::Nothing,
            (Some(_), true) => GridCell::Number(value, signed(value)),
            (None, true) => GridCell::rounded(value),
        };
        let mut cells = vec![
            GridCell::Words(swing.unit.clone()),
            GridCell::rounded(swing.range.0),
            reached(low),
            GridCell::rounded(swing.range.1),
            reached(high),
        ];
        cells.extend(on.option.as_ref().map(|_| GridCell::Words(swing.changes.to_owned())));
        GridRow::of_key(&swing.meaning, &swing.key, cells)
    });
    let mut heads = vec![
        Head::words("Assumption"),
        Head::words("Unit"),
        Head::numbers("Lowest value", ""),
        Head::numbers(&there, info.unit),
        Head::numbers("Highest value", ""),
        Head::numbers(&there, info.unit),
    ];
    heads.extend(on.option.as_ref().map(|_| Head::words("Changes of the finding")));
    html! { (Grid {
        id: "hangs-on".to_owned(),
        caption,
        note: format!(
            "One number at a time, all others at their usual values; mean of the first {}. A finding is reversed where \
             the difference has another sign by more than its error; its size changes where it differs from the usual one by \
             at least what matters.",
            counted(on.futures, "future", "futures")
        ),
        heads,
        rows: rows.collect(),
    }) }
}

/// What a result cannot tell.
pub(super) fn limits() -> Markup {
    html! {
        ul.limits { @for (words, rest) in CANNOT_TELL { li { strong { (words) } " " (prose(rest)) } } }
        h3 { "Where the numbers come from" }
        ul { @for text in NUMBERS_COME_FROM { li { (prose(text)) } } }
    }
}
