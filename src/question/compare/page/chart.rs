//! Charts of the page: the finding as a heading, the picture, and the numbers under it.

use maud::{Markup, PreEscaped, html};

use crate::document::charts::LeftOut;
use crate::document::charts::number_of;
use crate::engine::record::{LEDGER_ENDS, OVERTIME};
use crate::futures::results::ArmResults;
use crate::ink::{Inline, NamedChart, Page};
use crate::model::GroupKind;
use crate::question::compare::Comparison;
use crate::scenario::{Metric, QUARTER};

use super::grid::{Grid, GridCell, GridRow, Head};

/// Most weeks in a table under a chart.
const MOST_WEEKS: usize = 10;

/// What a section shows of the charts with these numbers, in this order: the chart, or why there is none.
pub(super) struct Charts<'a> {
    pub(super) found: &'a Comparison,
    pub(super) all: &'a [NamedChart],
    pub(super) left_out: &'a [LeftOut],
}

impl Charts<'_> {
    /// The charts with these numbers.
    pub(super) fn numbered(&self, numbers: &[u32]) -> Markup {
        html! { @for &number in numbers {
            @for named in self.all.iter().filter(|it| number_of(it.name) == Some(number)) {
                (self.one(named))
            }
            @for chart in self.left_out.iter().filter(|it| number_of(&it.chart) == Some(number)) {
                p.left-out { "Chart " (chart.chart.replace('-', " ")) " is left out. " (chart.why) }
            }
        } }
    }

    /// The charts that no section asks for.
    pub(super) fn all_but(&self, numbers: &[u32]) -> Markup {
        let is_other = |number: u32| !numbers.contains(&number);
        html! {
            @for named in self.all.iter().filter(|it| number_of(it.name).is_none_or(is_other)) {
                (self.one(named))
            }
        }
    }

    /// Whether there is any chart with these numbers, or a line about it.
    pub(super) fn any(&self, numbers: &[u32]) -> bool {
        let is_one = |name: &str| number_of(name).is_some_and(|number| numbers.contains(&number));
        self.all.iter().any(|named| is_one(named.name))
            || self.left_out.iter().any(|left_out| is_one(&left_out.chart))
    }

    fn one(&self, named: &NamedChart) -> Markup {
        let frame = named.figure.frame();
        // the page writes the words around the picture itself
        let drawn = Inline { id: named.name, page: Page::WIDE, words: false };
        html! {
            figure {
                figcaption {
                    h3 { (frame.title) }
                    p.subtitle { (frame.subtitle) }
                }
                div.wide.chart role="region" aria-label={ "Chart: " (frame.title) } tabindex="0" {
                    (PreEscaped(named.figure.svg_inline(drawn)))
                }
                details {
                    summary { "The numbers of this chart" }
                    p { (named.figure.alternative_text()) }
                    @for grid in self.numbers(named) { (grid) }
                }
            }
        }
    }

    /// The tables under a chart.
    fn numbers(&self, named: &NamedChart) -> Vec<Grid> {
        match number_of(named.name) {
            Some(1) => [Metric::ActivityIndex, Metric::OutcomeIndex]
                .map(|metric| self.weekly(metric))
                .into_iter()
                .collect(),
            Some(2) => vec![self.weekly(Metric::Drift)],
            Some(5) => vec![self.hours()],
            _ => Vec::new(),
        }
    }

    /// A measure of the company week by week, option by option.
    fn weekly(&self, metric: Metric) -> Grid {
        let info = metric.info();
        let mut heads = vec![Head::numbers("Week", "")];
        heads.extend(self.found.plan.arms.iter().map(|arm| Head::numbers(&arm.label, "")));
        let rows = weeks(self.found.results.weeks as usize)
            .into_iter()
            .map(|week| {
                let level = |arm| GridCell::level(self.found.in_week(arm, week - 1, metric));
                let cells = (0..self.found.plan.arms.len()).map(level).collect();
                GridRow::new(&week.to_string(), cells)
            })
            .collect();
        let note = match self.found.results.futures {
            1 => "One future.".to_owned(),
            several => format!("Median of {several} futures; in brackets their middle 90 %."),
        };
        Grid {
            id: format!("weekly-{}", info.name.replace('_', "-")),
            caption: format!("{} by week, {}", info.label, info.unit),
            note: format!("{note} Every week is in company_weekly.csv."),
            heads,
            rows,
        }
    }

    /// Where the hours of the last week went, option by option.
    fn hours(&self) -> Grid {
        let arms = || self.found.plan.arms.iter().zip(&self.found.results.arms);
        let mut kinds: Vec<(String, String)> = Vec::new();
        for arm in &self.found.plan.arms {
            for work in &self.found.plan.scenarios[arm.scenario].work {
                if kinds.iter().all(|(name, _)| *name != work.name) {
                    kinds.push((work.name.clone(), work.label.clone()));
                }
            }
        }
        let ends = ["Urgent work", "Rework", "Overhead", "Lost to strain", "Unused", "Overtime"];
        // what nobody ever works needs no row, and without it the kinds add up to 100 %
        let has_overtime = self.found.results.arms.iter().any(ArmResults::has_overtime);
        let ends =
            LEDGER_ENDS.iter().zip(ends).filter(|(name, _)| **name != OVERTIME || has_overtime);
        kinds.extend(ends.map(|(name, label)| ((*name).to_owned(), label.to_owned())));
        let share = |(arm, of): (&crate::futures::plan::Arm, &ArmResults), kind: &str| {
            let work = &self.found.plan.scenarios[arm.scenario].work;
            let names: Vec<&str> =
                work.iter().map(|work| work.name.as_str()).chain(LEDGER_ENDS).collect();
            let Some(entry) = names.iter().position(|name| *name == kind) else {
                return GridCell::Nothing;
            };
            let ledgers = 1 + of.grouping.of_kind(GroupKind::Department).count();
            let last = (self.found.results.weeks as usize - 1) * ledgers * names.len();
            GridCell::percent(of.ledger[last + entry] / f64::from(self.found.results.futures))
        };
        let mut heads = vec![Head::words("Kind of hours")];
        heads.extend(self.found.plan.arms.iter().map(|arm| Head::numbers(&arm.label, "")));
        Grid {
            id: "hours-last-week".to_owned(),
            caption: "Where the hours of the last week went, share of the contracted week"
                .to_owned(),
            note: format!(
                "Mean of futures, all departments{}. Every week and department is in hours_weekly.csv.",
                if has_overtime { "; more than 100 % in all is overtime" } else { "" }
            ),
            heads,
            rows: kinds
                .iter()
                .map(|(name, label)| {
                    GridRow::new(label, arms().map(|arm| share(arm, name)).collect())
                })
                .collect(),
        }
    }
}

/// The first week, the last one, and quarters between them as far as there is room.
fn weeks(all: usize) -> Vec<usize> {
    let quarter = QUARTER as usize;
    let quarters = all.div_ceil(quarter * (MOST_WEEKS - 1));
    let mut weeks = vec![1];
    weeks.extend((1..all).filter(|week| week.is_multiple_of(quarter * quarters)));
    if all > 1 {
        weeks.push(all);
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_with_the_first_and_end_with_the_last() {
        assert_eq!(weeks(1), [1]);
        assert_eq!(weeks(6), [1, 6]);
        assert_eq!(weeks(13), [1, 13]);
        assert_eq!(weeks(104), [1, 13, 26, 39, 52, 65, 78, 91, 104]);
        for all in 1..=1040 {
            let weeks = weeks(all);
            assert!(weeks.len() <= MOST_WEEKS + 1 && weeks.last() == Some(&all), "{weeks:?}");
            assert!(weeks.windows(2).all(|pair| pair[0] < pair[1]), "{weeks:?}");
        }
    }
}
