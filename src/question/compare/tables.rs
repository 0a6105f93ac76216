//! The tables of a result folder, in tidy form: one value a row.

mod against;
mod gains;
mod held;
mod reached;
mod seats;
mod sure;
mod takes_place;

pub use against::against;
pub use gains::gains;
pub use held::held;
pub use reached::reached;
pub use seats::seats_weekly;
pub use sure::sure;
pub use takes_place::where_it_takes_place;

use crate::document::table::{Cell, Table, TableColumn};
use crate::engine::record::LEDGER_ENDS;
use crate::futures::plan::Plan;
use crate::futures::results::{DEPARTMENT_METRICS, LAYER_METRICS, followed};
use crate::model::{Group, GroupKind};
use crate::question::compare::Comparison;
use crate::question::compare::judge::Judgement;
use crate::scenario::{Level, Metric};
use crate::statistics::contrast::Contrast;
use crate::statistics::estimate::Spread;
use crate::statistics::verdict::Verdict;

fn option() -> TableColumn {
    TableColumn::text("option", "option; the first one is the baseline")
}

fn week() -> TableColumn {
    TableColumn::whole("week", "week", "simulated week, from 1")
}

fn measure() -> TableColumn {
    TableColumn::text(
        "measure",
        "what is measured; its unit and meaning are rows of this dictionary",
    )
}

fn future() -> TableColumn {
    TableColumn::whole("future", "future", "number of the future, from 1")
}

fn of_measure(name: &str, meaning: &str) -> TableColumn {
    TableColumn::number(name, "unit of the measure", meaning)
}

fn quantiles(names: &[&str]) -> Vec<TableColumn> {
    let meaning = |name: &str| match name {
        "mean" => "mean of futures",
        "sd" => "standard deviation over futures",
        "q05" => "5 % of futures lie below",
        "q25" => "25 % of futures lie below",
        "q50" => "median of futures",
        "q75" => "75 % of futures lie below",
        _ => "95 % of futures lie below",
    };
    names
        .iter()
        .map(|name| of_measure(name, meaning(name)).from_source("Hyndman & Fan 1996, type 7"))
        .chain(std::iter::once(TableColumn::whole(
            "n",
            "futures",
            "futures in which the measure applies",
        )))
        .collect()
}

/// The tables of a result folder; `all_futures` asks for weekly measures of every future instead of their
/// spread.
pub fn all(found: &Comparison, all_futures: bool) -> Vec<Table<'_>> {
    let mut tables = vec![
        if all_futures { company_weekly_all(found) } else { company_weekly(found) },
        group_final(found),
        layer_weekly(found),
        department_weekly(found),
        hours_weekly(found),
        priorities_weekly(found),
        effects(found),
        held(found),
        gains(found),
        futures(found),
    ];
    tables.extend(against(found));
    tables.extend(where_it_takes_place(found));
    tables.extend(reached(found));
    tables
}

/// Weekly measures of the company, spread over futures.
pub fn company_weekly(found: &Comparison) -> Table<'_> {
    let Comparison { plan, results, .. } = found;
    let mut columns = vec![option(), week(), measure()];
    columns.extend(quantiles(&["mean", "sd", "q05", "q25", "q50", "q75", "q95"]));
    let rows = plan.arms.iter().enumerate().flat_map(move |(number, arm)| {
        (0..results.weeks as usize).flat_map(move |week| {
            weekly_metrics().filter_map(move |metric| {
                let spread = found.in_week(number, week, metric)?;
                let mut row: Vec<Cell> =
                    vec![arm.name.as_str().into(), (week + 1).into(), metric.info().name.into()];
                row.extend(seven(&spread));
                Some(row)
            })
        })
    });
    Table { name: "company_weekly", columns, rows: Box::new(rows) }
}

/// Weekly measures of the company in every future.
pub fn company_weekly_all(found: &Comparison) -> Table<'_> {
    let Comparison { plan, results, .. } = found;
    let columns =
        vec![option(), future(), week(), measure(), of_measure("value", "value in that future")];
    let rows = plan.arms.iter().zip(&results.arms).flat_map(move |(arm, of)| {
        of.company.iter().enumerate().flat_map(move |(future, weeks)| {
            weeks.iter().enumerate().flat_map(move |(week, measures)| {
                weekly_metrics().filter(|&metric| measures[metric as usize].is_finite()).map(
                    move |metric| {
                        vec![
                            arm.name.as_str().into(),
                            (future + 1).into(),
                            (week + 1).into(),
                            metric.info().name.into(),
                            measures[metric as usize].into(),
                        ]
                    },
                )
            })
        })
    });
    Table { name: "company_weekly", columns, rows: Box::new(rows) }
}

fn weekly_metrics() -> impl Iterator<Item = Metric> {
    Metric::ALL.iter().copied().filter(|metric| metric.info().level != Level::Run)
}

fn seven(spread: &Spread) -> Vec<Cell> {
    let Spread { mean, sd, q05, q25, q50, q75, q95, n } = *spread;
    vec![
        mean.into(),
        sd.into(),
        q05.into(),
        q25.into(),
        q50.into(),
        q75.into(),
        q95.into(),
        n.into(),
    ]
}

/// Measures of each group over the final weeks.
pub fn group_final(found: &Comparison) -> Table<'_> {
    let Comparison { plan, results, .. } = found;
    let mut columns = vec![
        option(),
        TableColumn::text("group_kind", "department, layer or role"),
        TableColumn::text("group", "group of seats; groups under five are merged"),
        TableColumn::whole("people", "people", "seats in the group, the leader's never included"),
        measure(),
    ];
    columns.extend(quantiles(&["mean", "q05", "q50", "q95"]));
    let rows =
        plan.arms.iter().zip(&results.arms).enumerate().flat_map(move |(number, (arm, of))| {
            of.grouping.all.iter().enumerate().flat_map(move |(place, group)| {
                Metric::ALL.iter().filter_map(move |&metric| {
                    let spread = found.level_of_group(number, place, metric)?;
                    Some(vec![
                        arm.name.as_str().into(),
                        group.kind.name().into(),
                        group.name.as_str().into(),
                        group.people.into(),
                        metric.info().name.into(),
                        spread.mean.into(),
                        spread.q05.into(),
                        spread.q50.into(),
                        spread.q95.into(),
                        spread.n.into(),
                    ])
                })
            })
        });
    Table { name: "group_final", columns, rows: Box::new(rows) }
}

/// Weekly measures of each layer.
pub fn layer_weekly(found: &Comparison) -> Table<'_> {
    let Comparison { plan, results, .. } = found;
    let columns = vec![
        option(),
        week(),
        TableColumn::text("layer", "distance from the leader; layers under five seats are merged"),
        measure(),
        of_measure("mean", "mean of futures"),
        of_measure("q05", "5 % of futures lie below"),
        of_measure("q95", "95 % of futures lie below"),
    ];
    let rows =
        plan.arms.iter().zip(&results.arms).enumerate().flat_map(move |(option, (arm, of))| {
            let layers: Vec<&str> = of
                .grouping
                .of_kind(GroupKind::Layer)
                .map(|(_, group)| group.name.as_str())
                .collect();
            (0..results.weeks as usize).flat_map(move |week| {
                layers.clone().into_iter().enumerate().flat_map(move |(place, layer)| {
                    LAYER_METRICS.iter().enumerate().filter_map(move |(number, metric)| {
                        let spread = found.layer_in_week(option, week, place, number)?;
                        Some(vec![
                            arm.name.as_str().into(),
                            (week + 1).into(),
                            layer.into(),
                            metric.info().name.into(),
                            spread.mean.into(),
                            spread.q05.into(),
                            spread.q95.into(),
                        ])
                    })
                })
            })
        });
    Table { name: "layer_weekly", columns, rows: Box::new(rows) }
}

/// Weekly measures of each department.
pub fn department_weekly(found: &Comparison) -> Table<'_> {
    let Comparison { plan, results, .. } = found;
    let columns = vec![
        option(),
        week(),
        TableColumn::text(
            "department",
            "department as in group_final; of more than 24 the 24 with most people",
        ),
        measure(),
        of_measure("mean", "mean of futures"),
        of_measure("q05", "5 % of futures lie below"),
        of_measure("q50", "median of futures"),
        of_measure("q95", "95 % of futures lie below"),
    ];
    let rows =
        plan.arms.iter().zip(&results.arms).enumerate().flat_map(move |(option, (arm, of))| {
            let names: Vec<&str> = followed(&of.grouping)
                .into_iter()
                .map(|place| of.grouping.all[place].name.as_str())
                .collect();
            (0..results.weeks as usize).flat_map(move |week| {
                names.clone().into_iter().enumerate().flat_map(move |(place, name)| {
                    DEPARTMENT_METRICS.iter().enumerate().filter_map(move |(number, metric)| {
                        let spread = found.department_in_week(option, week, place, number)?;
                        Some(vec![
                            arm.name.as_str().into(),
                            (week + 1).into(),
                            name.into(),
                            metric.info().name.into(),
                            spread.mean.into(),
                            spread.q05.into(),
                            spread.q50.into(),
                            spread.q95.into(),
                        ])
                    })
                })
            })
        });
    Table { name: "department_weekly", columns, rows: Box::new(rows) }
}

/// Where the hours went: shares of the contracted week that sum to 1 and the overtime.
pub fn hours_weekly(found: &Comparison) -> Table<'_> {
    let Comparison { plan, results, .. } = found;
    let columns = vec![
        option(),
        week(),
        TableColumn::text("group", "company, or kind and name of a group as in group_final"),
        TableColumn::text(
            "kind",
            "kind of work of one's own choosing, or urgent, rework, overhead, lost_to_strain, unused; overtime is no kind: the hours of the others beyond the contract",
        ),
        TableColumn::number(
            "hours",
            "working weeks per seat and week",
            "mean of futures, share of the contracted week; the kinds of a group and week sum to 1 + overtime",
        ),
    ];
    let rows = plan.arms.iter().zip(&results.arms).flat_map(move |(arm, of)| {
        let kinds: Vec<&str> = plan.scenarios[arm.scenario]
            .work
            .iter()
            .map(|work| work.name.as_str())
            .chain(LEDGER_ENDS)
            .collect();
        let departments = of.grouping.of_kind(GroupKind::Department);
        let groups: Vec<String> = std::iter::once("company".to_owned())
            .chain(departments.map(|(_, group)| full_name(group)))
            .collect();
        let futures = f64::from(results.futures);
        let each = groups.len() * kinds.len();
        of.ledger.iter().enumerate().map(move |(place, sum)| {
            let (week, within) = (place / each, place % each);
            vec![
                arm.name.as_str().into(),
                (week + 1).into(),
                groups[within / kinds.len()].as_str().into(),
                kinds[within % kinds.len()].into(),
                (sum / futures).into(),
            ]
        })
    });
    Table { name: "hours_weekly", columns, rows: Box::new(rows) }
}

/// What people believe and do about each kind of work.
pub fn priorities_weekly(found: &Comparison) -> Table<'_> {
    let Comparison { plan, results, .. } = found;
    let share = |name: &str, meaning: &str| TableColumn::number(name, "share of effort", meaning);
    let columns = vec![
        option(),
        week(),
        TableColumn::text(
            "group",
            "company, or department or layer and its name as in group_final",
        ),
        TableColumn::text("kind", "kind of work"),
        share("believed", "what holders believe the strategy asks for, mean of seats and futures")
            .from_source("Sull et al. 2018"),
        share(
            "believed_sd",
            "standard deviation of that between the seats of a future, pooled over futures",
        ),
        share(
            "practised",
            "part of all hours worked, urgent ones included, mean of seats and futures",
        ),
        share(
            "practised_sd",
            "standard deviation of that between the seats of a future, pooled over futures",
        ),
    ];
    let rows = plan.arms.iter().zip(&results.arms).flat_map(move |(arm, of)| {
        let work = &plan.scenarios[arm.scenario].work;
        let named = of.grouping.all.iter().filter(|group| group.kind != GroupKind::Role);
        let groups: Vec<String> =
            std::iter::once("company".to_owned()).chain(named.map(full_name)).collect();
        let futures = f64::from(results.futures);
        let each = groups.len() * work.len();
        of.priorities.iter().enumerate().map(move |(place, sum)| {
            let (week, within) = (place / each, place % each);
            vec![
                arm.name.as_str().into(),
                (week + 1).into(),
                groups[within / work.len()].as_str().into(),
                work[within % work.len()].name.as_str().into(),
                (sum.believed / futures).into(),
                (sum.believed_variance / futures).sqrt().into(),
                (sum.practised / futures).into(),
                (sum.practised_variance / futures).sqrt().into(),
            ]
        })
    });
    Table { name: "priorities_weekly", columns, rows: Box::new(rows) }
}

/// Kind and name of a group in one word group: `department support`.
fn full_name(group: &Group) -> String {
    format!("{} {}", group.kind.name(), group.name)
}

/// Paired differences from the baseline over the final weeks.
pub fn effects(found: &Comparison) -> Table<'_> {
    let Comparison { plan, results, .. } = found;
    let count = |name: &str, meaning: &str| TableColumn::whole(name, "futures", meaning);
    let difference = |name: &str, meaning: &str| {
        of_measure(name, meaning).from_source("paired differences, common random numbers")
    };
    let columns = vec![
        option(),
        measure(),
        TableColumn::text("group", "company, or kind and name of a group as in group_final"),
        difference("diff_median", "option minus baseline in the same future, median of futures"),
        difference("diff_q05", "the same, 5 % of futures lie below"),
        difference("diff_q95", "the same, 95 % of futures lie below"),
        difference(
            "diff_error",
            "Monte-Carlo standard error of diff_median, from the order of futures; empty when all futures are one and \
             the same run",
        )
        .from_source("David & Nagaraja 2003"),
        count("n_up", "futures with a higher value; for the headline by at least what matters"),
        count("n_mid", "futures without a difference; for the headline without one that matters"),
        count("n_down", "futures with a lower value; for the headline by at least what matters"),
        TableColumn::text("verdict", "verdict on the headline; empty for all other measures")
            .from_source("Wilson 1927 limits on shares of futures"),
        count("n_different", "different futures; 1 when all of them are one and the same run"),
        TableColumn::text("reason", "why the option cannot act here; empty when it can"),
    ];
    let rows = (1..plan.arms.len()).flat_map(move |arm| {
        let company = Metric::ALL.iter().filter_map(move |&metric| found.change(arm, metric));
        let groups = (0..results.arms[0].grouping.all.len()).flat_map(move |group| {
            Metric::ALL.iter().filter_map(move |&metric| found.change_of_group(arm, group, metric))
        });
        let judged = found.judged(arm);
        let different = results.different([0, arm]);
        company.chain(groups).map(move |contrast| effect_row(plan, different, judged, &contrast))
    });
    Table { name: "effects", columns, rows: Box::new(rows) }
}

fn effect_row(
    plan: &Plan,
    different: usize,
    judged: Option<&Judgement>,
    contrast: &Contrast,
) -> Vec<Cell> {
    let baseline = plan.baseline();
    let of_department = contrast.group.as_ref().map(|group| (group.kind, group.name.as_str()));
    let named = |place: usize| (GroupKind::Department, baseline.departments[place].name.as_str());
    let is_headline = contrast.metric == baseline.headline.metric
        && of_department == baseline.headline.department.map(named);
    let delta = if is_headline { baseline.smallest_difference } else { 0.0 };
    let counts = contrast.counts(delta);
    let group = contrast.group.as_ref().map_or_else(|| "company".to_owned(), full_name);
    let verdict = judged.filter(|_| is_headline).map(|judged| &judged.verdict);
    let reason = match verdict {
        Some(Verdict::CannotAct(reason)) => reason.clone(),
        _ => String::new(),
    };
    let error = if different > 1 { contrast.median_error() } else { f64::NAN };
    vec![
        plan.arms[contrast.arm].name.as_str().into(),
        contrast.metric.info().name.into(),
        Cell::Text(group),
        contrast.spread.q50.into(),
        contrast.spread.q05.into(),
        contrast.spread.q95.into(),
        error.into(),
        counts.up.into(),
        counts.middle.into(),
        counts.down.into(),
        Cell::Text(verdict.map(Verdict::words).unwrap_or_default()),
        different.min(contrast.differences.len()).into(),
        Cell::Text(reason),
    ]
}

/// Measures of the company over the final weeks in every future, with the assumptions it drew.
pub fn futures(found: &Comparison) -> Table<'_> {
    let Comparison { plan, results, .. } = found;
    let mut columns = vec![future()];
    for draws in &results.assumptions {
        let unit = crate::scenario::parameter::find(&draws.key).map_or("", |row| row.unit);
        columns.push(TableColumn::number(
            &format!("assumption.{}", draws.key),
            unit,
            "value of this assumption in that future; where an event or option has a range of its own, its value lies at the same place of that range",
        ));
    }
    columns.extend([option(), measure(), of_measure("value", "value over the final weeks")]);
    let rows = (0..results.futures as usize).flat_map(move |future| {
        plan.arms.iter().zip(&results.arms).flat_map(move |(arm, of)| {
            let measures = &of.company_final[future];
            Metric::ALL.iter().filter(|&&metric| measures[metric as usize].is_finite()).map(
                move |&metric| {
                    let mut row: Vec<Cell> = vec![(future + 1).into()];
                    row.extend(
                        results.assumptions.iter().map(|draws| Cell::from(draws.values[future])),
                    );
                    row.push(arm.name.as_str().into());
                    row.push(metric.info().name.into());
                    row.push(measures[metric as usize].into());
                    row
                },
            )
        })
    });
    Table { name: "futures", columns, rows: Box::new(rows) }
}

/// Every measure as a row of the dictionary, under the name `measure`.
pub fn measures() -> (&'static str, Vec<TableColumn>) {
    let columns = Metric::ALL
        .iter()
        .map(|metric| {
            let info = metric.info();
            let mean_of = match info.level {
                Level::Run => "one number per run",
                _ => "weekly; tables of the final weeks hold its mean over them, see `final_weeks` in manifest.json",
            };
            TableColumn::number(info.name, info.unit, &format!("{} ({mean_of})", info.meaning))
                .from_source(info.source)
        })
        .collect();
    ("measure", columns)
}
