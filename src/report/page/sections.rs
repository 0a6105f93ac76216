//! Who pays, why, how sure, and what a result cannot tell.

use maud::{Markup, html};

use crate::analysis::contrast::{self, Counts};
use crate::analysis::estimate::wilson;
use crate::analysis::hanging::strongest;
use crate::experiment::Varying;
use crate::report::limits::{CANNOT_TELL, NUMBERS_COME_FROM};
use crate::report::number::{counted, exact, rounded, signed};
use crate::report::words::meaning;

use super::given::{Amount, Causes, GroupChange, HangsOn, HowSure, Share, WhoPays};
use super::grid::{Cell, Grid, Head, Row};
use super::{Page, prose};

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
        amount.map_or(Cell::Nothing, |it| Cell::difference(it.middle, it.low, it.high))
    };
    let row = |group: &GroupChange| {
        let people = counted(group.people as usize, "person", "people");
        let line = format!("{}, {people}", group.kind);
        let cells = vec![
            amount(group.pay),
            amount(group.counted),
            amount(group.given_up),
            amount(group.strain),
            group.worse_off.map_or(Cell::Nothing, Cell::percent),
            Cell::Words(group.reason.clone()),
        ];
        Row::with_line(&group.group, &line, cells)
    };
    let grid = Grid {
        id: format!("who-pays-{}", number + 1),
        caption: format!("What changes for whom: {}", who.option),
        note: "Change against the baseline in the same futures, final quarter: median, in brackets the \
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
pub(super) fn causes(causes: &Causes) -> Markup {
    let part = |part: f64, error: Option<f64>| {
        let error = error.map_or(Cell::Nothing, Cell::rounded);
        vec![Cell::rounded(part), error]
    };
    let mut rows: Vec<Row> = causes
        .parts
        .iter()
        .map(|cause| Row::of_key(&cause.meaning, &cause.mechanism, part(cause.part, cause.error)))
        .collect();
    rows.push(Row::new("The whole gap", part(causes.gap, None)));
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
pub(super) fn how_sure(page: &Page) -> Markup {
    let Page { plan, results, .. } = *page;
    if plan.arms.len() == 1 {
        return html! { p { "There is no option to compare with." } };
    }
    let scenario = plan.baseline();
    let unit = scenario.headline.info().unit;
    let varied = match plan.spread {
        Varying::Joint if results.assumptions.is_empty() => "Luck (nothing else varies)",
        Varying::Joint => "Luck and assumptions",
        Varying::LuckOnly => "Luck only",
        Varying::AssumptionsOnly => "Assumptions only",
    };
    let mut rows = Vec::new();
    for (arm, named) in plan.arms.iter().enumerate().skip(1) {
        let Some(contrast) = contrast::company(results, arm, scenario.headline) else { continue };
        let Counts { up, middle, down } =
            Counts::of(&contrast.differences, scenario.smallest_difference);
        rows.push(counts_row(&named.label, varied, [up, middle, down]));
    }
    let grid = Grid {
        id: "counts".to_owned(),
        caption: format!(
            "Futures in which {} is higher or lower by at least {} {unit}",
            scenario.headline.info().label.to_lowercase(),
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

fn counts_row(option: &str, varied: &str, [up, middle, down]: [usize; 3]) -> Row {
    let all = up + middle + down;
    let limits = |count: usize| {
        let (low, high) = wilson(count, all);
        let share = |share: f64| format!("{}\u{a0}%", rounded(100.0 * share));
        let middle = if all == 0 { 0.0 } else { count as f64 / all as f64 };
        let numbers = [middle, low, high];
        Cell::Spread { numbers, texts: numbers.map(share), holds: true }
    };
    let cells = vec![
        Cell::Words(varied.to_owned()),
        Cell::count(up),
        Cell::count(middle),
        Cell::count(down),
        limits(up),
        limits(down),
    ];
    Row::new(option, cells)
}

/// The assumption that explains most of each difference.
fn explains(page: &Page) -> Markup {
    let Page { plan, results, .. } = *page;
    let rows: Vec<Row> = (1..plan.arms.len())
        .filter_map(|arm| {
            let contrast = contrast::company(results, arm, plan.baseline().headline)?;
            let hanging = strongest(&contrast.differences, &results.assumptions)?;
            let way = if hanging.rises { "rises with it" } else { "falls as it rises" };
            let cells = vec![
                Cell::Words(meaning(&hanging.key).to_owned()),
                Cell::Code(hanging.key),
                Cell::percent(hanging.share),
                Cell::Words(way.to_owned()),
            ];
            Some(Row::new(&plan.arms[arm].label, cells))
        })
        .collect();
    html! { @if !rows.is_empty() && results.futures > 1 { (Grid {
        id: "explains".to_owned(),
        caption: "The assumption that explains most of the difference".to_owned(),
        note: "Share of the spread over futures that its ranks explain: Spearman's rho squared.".to_owned(),
        heads: vec![
            Head::words("Option"),
            Head::words("Assumption"),
            Head::words("Key"),
            Head::numbers("Explains", "of the spread"),
            Head::words("The difference"),
        ],
        rows,
    }) } }
}

/// How often each difference goes the same way under other doubts.
pub(super) fn doubts(page: &Page, sure: &HowSure) -> Markup {
    let scenario = page.plan.baseline();
    let row = |option: &Share| {
        let share = |share: &Option<f64>| share.map_or(Cell::Nothing, Cell::percent);
        let mut cells = vec![Cell::Words(option.way.to_owned())];
        cells.extend(option.shares.iter().map(share));
        Row::new(&option.option, cells)
    };
    let mut heads = vec![Head::words("Option"), Head::words("Which way")];
    heads.extend(sure.varied.iter().map(|varied| Head::numbers(varied, "of futures")));
    let grid = Grid {
        id: "doubts".to_owned(),
        caption: format!(
            "Would it be the same if less, or more, were open? Share of futures in which {} moves this way \
             by at least {} {}",
            scenario.headline.info().label.to_lowercase(),
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
pub(super) fn hangs_on(page: &Page, on: &HangsOn) -> Markup {
    let info = page.plan.baseline().headline.info();
    let (there, caption) = match &on.option {
        Some(option) => ("Difference there", format!("At both ends of each assumption: {option}")),
        None => (info.label, "At both ends of each assumption: as it is".to_owned()),
    };
    let rows = on.swings.iter().map(|swing| {
        let (low, high) = swing.reached;
        let reached = |value: f64| match (&on.option, value.is_finite()) {
            (_, false) => Cell::Nothing,
            (Some(_), true) => Cell::Number(value, signed(value)),
            (None, true) => Cell::rounded(value),
        };
        let turns = match &on.option {
            Some(_) if low * high < 0.0 => "yes",
            Some(_) => "no",
            None => "",
        };
        let mut cells = vec![
            Cell::Words(swing.unit.clone()),
            Cell::rounded(swing.range.0),
            reached(low),
            Cell::rounded(swing.range.1),
            reached(high),
        ];
        cells.extend((!turns.is_empty()).then(|| Cell::Words(turns.to_owned())));
        Row::of_key(&swing.meaning, &swing.key, cells)
    });
    let mut heads = vec![
        Head::words("Assumption"),
        Head::words("Unit"),
        Head::numbers("Lowest value", ""),
        Head::numbers(there, info.unit),
        Head::numbers("Highest value", ""),
        Head::numbers(there, info.unit),
    ];
    heads.extend(on.option.as_ref().map(|_| Head::words("Turns the result")));
    html! { (Grid {
        id: "hangs-on".to_owned(),
        caption,
        note: format!(
            "One number at a time, all others at their usual values; mean of the first {}.",
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
