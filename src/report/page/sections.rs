//! Who pays, why, how sure, and what a result cannot tell.

use maud::{Markup, html};

use crate::analysis::contrast::{self, Counts};
use crate::analysis::estimate::wilson;
use crate::analysis::hanging::strongest;
use crate::experiment::Varying;
use crate::report::limits::{CANNOT_TELL, NUMBERS_COME_FROM};
use crate::report::number::{counted, exact, rounded, signed};
use crate::report::words::meaning;

use super::given::{Amount, Causes, Counted, GroupChange, HangsOn, WhoPays};
use super::grid::{Cell, Grid, Head, Row};
use super::{Page, prose};

/// Who gains and who pays under one option.
pub(super) fn who_pays((number, who): (usize, &WhoPays)) -> Markup {
    let heads = vec![
        Head::words("Group"),
        Head::numbers("Own measure", "% of the baseline's"),
        Head::numbers("Reward", "% of the baseline's"),
        Head::numbers("Hours over capacity", "hours a week"),
        Head::numbers("Strain", "points of 100"),
        Head::numbers("Futures worse off", "share"),
        Head::words("Mainly because"),
    ];
    let amount = |amount: Option<Amount>| {
        amount.map_or(Cell::Nothing, |it| Cell::difference(it.middle, it.low, it.high))
    };
    let row = |group: &GroupChange| {
        let measured = match group.own_measure.as_str() {
            "" => "nothing is counted".to_owned(),
            measure => format!("measured by {measure}"),
        };
        let people = counted(group.people as usize, "person", "people");
        let line = format!("{}, {people}, {measured}", group.kind);
        let cells = vec![
            amount(group.measure),
            amount(group.pay),
            amount(group.hours_over),
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
        let given = page.given.how_sure.iter().flatten();
        for sure in given.filter(|sure| sure.option == named.label) {
            for Counted { varied, better, same, worse } in &sure.counts {
                rows.push(counts_row(&named.label, varied, [*better, *same, *worse]));
            }
        }
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

/// The difference an option makes at both ends of each assumption.
pub(super) fn hangs_on(page: &Page, (number, on): (usize, &HangsOn)) -> Markup {
    let unit = page.plan.baseline().headline.info().unit;
    let rows = on.swings.iter().map(|swing| {
        let crosses = swing.difference.0 * swing.difference.1 < 0.0;
        let difference = |value: f64| Cell::Number(value, signed(value));
        let cells = vec![
            Cell::Words(swing.unit.clone()),
            Cell::rounded(swing.range.0),
            difference(swing.difference.0),
            Cell::rounded(swing.range.1),
            difference(swing.difference.1),
            Cell::Words(if crosses { "yes" } else { "no" }.to_owned()),
        ];
        Row::of_key(&swing.meaning, &swing.key, cells)
    });
    html! { (Grid {
        id: format!("hangs-on-{}", number + 1),
        caption: format!("At both ends of each assumption: {}", on.option),
        note: "All other assumptions hold at their usual values.".to_owned(),
        heads: vec![
            Head::words("Assumption"),
            Head::words("Unit"),
            Head::numbers("Lowest value", ""),
            Head::numbers("Difference there", unit),
            Head::numbers("Highest value", ""),
            Head::numbers("Difference there", unit),
            Head::words("Turns the result"),
        ],
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
