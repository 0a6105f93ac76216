//! Which numbers go into which chart, and what each chart has found.

use crate::analysis::contrast;
use crate::analysis::course::course;
use crate::analysis::estimate::{Band as Course, Spread, mean};
use crate::engine::record::{LEDGER_ENDS, QUARTER};
use crate::experiment::{Plan, Results};
use crate::model::GroupKind;
use crate::report::chart::{
    Band, Emphasis, Figure, Frame, Layer, LayerKind, Line, LinePanels, Mark, Panel, Reference,
    Stack, StackPanels,
};
use crate::report::manifest::LeftOut;
use crate::report::number::{counted, rounded, signed};
use crate::report::words::final_period;
use crate::scenario::{Better, Change, Metric};

/// Most options whose lines get their own colour, the baseline included.
const COLOURED: usize = 4;
/// Most lines of a chart, the baseline included; further options are left to the tables.
const MOST_LINES: usize = 7;
/// A difference of indices that a room can see. Points.
const VISIBLE: f64 = 1.0;

/// Keeps a number and its unit on one line.
const NO_BREAK: char = '\u{a0}';

/// A chart and the name of its files.
#[derive(Clone, Debug)]
pub struct Named {
    /// File name without ending; begins with the number that the chart has in all results.
    pub name: &'static str,
    /// The chart.
    pub figure: Figure,
}

impl Named {
    /// Its files in a result folder: vectors, then pixels.
    pub fn files(&self) -> [String; 2] {
        ["svg", "png"].map(|ending| format!("charts/{}.{ending}", self.name))
    }
}

/// A chart of the story, or why there is none.
#[derive(Clone, Debug)]
pub enum Shown {
    /// A chart.
    Chart(Named),
    /// A chart that has nothing to show here.
    Nothing {
        /// What its files would be called, as in [`Named`].
        name: &'static str,
        /// Why there is nothing to show: one sentence with its full stop.
        why: String,
    },
}

impl Shown {
    /// The chart, if there is one.
    pub fn chart(&self) -> Option<&Named> {
        match self {
            Self::Chart(chart) => Some(chart),
            Self::Nothing { .. } => None,
        }
    }

    /// What the manifest says of a chart that has nothing to show.
    pub fn left_out(&self) -> Option<LeftOut> {
        match self {
            Self::Chart(_) => None,
            Self::Nothing { name, why } => {
                Some(LeftOut { chart: (*name).to_owned(), why: why.clone() })
            }
        }
    }
}

/// All charts of an experiment in the order in which one would tell the story, with `provenance` in their
/// corner.
pub fn all(plan: &Plan, results: &Results, provenance: &str) -> Vec<Shown> {
    let story = Story::new(plan, results, provenance);
    let chart = |name, figure| Shown::Chart(Named { name, figure });
    vec![
        chart("1-busy-and-better", story.busy_and_better()),
        chart("2-the-drift-gap", story.drift_gap()),
        chart("5-where-the-hours-went", story.hours()),
    ]
}

/// What all charts share.
struct Story<'a> {
    plan: &'a Plan,
    results: &'a Results,
    provenance: &'a str,
    /// Arms shown as lines, the baseline first, in file order. Indices.
    shown: Vec<usize>,
    /// The option that helps the headline most, if there is any option.
    best: Option<usize>,
}

impl<'a> Story<'a> {
    fn new(plan: &'a Plan, results: &'a Results, provenance: &'a str) -> Self {
        let better = plan.baseline().headline.info().better;
        let sign = if better == Better::Lower { -1.0 } else { 1.0 };
        let gain = |arm: &usize| {
            contrast::company(results, *arm, plan.baseline().headline)
                .map(|contrast| sign * contrast.spread.q50)
        };
        let best = (1..plan.arms.len())
            .filter_map(|arm| Some((arm, gain(&arm)?)))
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
            .map(|(arm, _)| arm);
        // the best option is always shown; of the others those that come first
        let others = (1..plan.arms.len()).filter(|&arm| Some(arm) != best);
        let room = MOST_LINES - 1 - usize::from(best.is_some());
        let mut shown: Vec<usize> =
            std::iter::once(0).chain(best).chain(others.take(room)).collect();
        shown.sort_unstable();
        Self { plan, results, provenance, shown, best }
    }

    fn weeks(&self) -> usize {
        self.results.weeks as usize
    }

    /// Baseline grey; the best option first in colour; then the others while colours last.
    fn emphasis(&self, arm: usize) -> Emphasis {
        if arm == 0 {
            return Emphasis::Baseline;
        }
        if Some(arm) == self.best {
            return Emphasis::First;
        }
        if self.plan.arms.len() > COLOURED {
            return Emphasis::Quiet;
        }
        // the place among the options that are not the best
        let before = (1..arm).filter(|&other| Some(other) != self.best).count();
        if before == 0 { Emphasis::Second } else { Emphasis::Third }
    }

    fn lines(&self, metric: Metric) -> Vec<Line> {
        self.shown
            .iter()
            .map(|&arm| {
                let Course { low, middle, high } =
                    course(&self.results.arms[arm], self.weeks(), metric);
                Line {
                    label: self.plan.arms[arm].label.clone(),
                    emphasis: self.emphasis(arm),
                    band: Band { low, middle, high },
                }
            })
            .collect()
    }

    fn final_median(&self, arm: usize, metric: Metric) -> f64 {
        Spread::of(self.results.arms[arm].finals(metric)).map_or(f64::NAN, |spread| spread.q50)
    }

    /// The events and the changes of options with a colour of their own, where they happen after the
    /// first week.
    fn marks(&self) -> Vec<Mark> {
        let scenario = self.plan.baseline();
        let coloured = self.shown.iter().filter(|&&arm| {
            self.plan.scenarios.len() == 1 && self.emphasis(arm) != Emphasis::Quiet
        });
        let of_options = coloured
            .filter_map(|&arm| self.plan.arms[arm].option)
            .flat_map(|option| &scenario.options[option].changes);
        let mut marks: Vec<Mark> = Vec::new();
        for change in scenario.events.iter().chain(of_options) {
            let Change { label, week, until, .. } = change;
            let starts = (*week > 1).then(|| Mark { week: *week, label: label.clone() });
            let ends = until
                .filter(|&until| until < self.results.weeks)
                .map(|until| Mark { week: until + 1, label: format!("End of: {label}") });
            for mark in starts.into_iter().chain(ends) {
                if !marks.contains(&mark) {
                    marks.push(mark);
                }
            }
        }
        marks
    }

    fn frame(&self, title: String, subtitle: String, alternative: &str) -> Frame {
        Frame {
            alternative_text: format!("{title}. {alternative}"),
            title,
            subtitle,
            provenance: self.provenance.to_owned(),
        }
    }

    fn spread_note(&self) -> String {
        let spread = match self.results.futures {
            1 => "one future".to_owned(),
            several => format!("median and middle 90{NO_BREAK}% of {several} futures"),
        };
        let own_twins = self.plan.arms.iter().any(|arm| arm.reference > 0);
        let spread =
            if own_twins { format!("{spread}; each against its own twin") } else { spread };
        match self.plan.arms.len() - self.shown.len() {
            0 => spread,
            left => {
                format!("{spread}; {} in the tables", counted(left, "more option", "more options"))
            }
        }
    }

    /// Final-quarter medians of the shown options, for those who cannot see the chart.
    fn numbers(&self, metrics: &[Metric]) -> String {
        let of = |arm: usize| {
            let values: Vec<String> = metrics
                .iter()
                .map(|&metric| {
                    let label = metric.info().label.to_lowercase();
                    format!("{label} {}", rounded(self.final_median(arm, metric)))
                })
                .collect();
            format!("{}: {}", self.plan.arms[arm].label, values.join(", "))
        };
        let all: Vec<String> = self.shown.iter().map(|&arm| of(arm)).collect();
        format!("{}, medians. {}.", final_period(self.results.weeks), all.join("; "))
    }

    /// Chart 1: activity and outcome over time, one above the other.
    fn busy_and_better(&self) -> Figure {
        let activity = self.final_median(0, Metric::ActivityIndex);
        let outcome = self.final_median(0, Metric::OutcomeIndex);
        let title = busy_title(activity, outcome, self.help());
        let panel = |metric: Metric| Panel {
            label: metric.info().label.to_owned(),
            unit: "index".to_owned(),
            reference: Some(Reference { at: 100.0, label: "aligned twin".to_owned() }),
            lines: self.lines(metric),
        };
        Figure::Lines(LinePanels {
            frame: self.frame(
                title,
                format!(
                    "Index by week, 100 = aligned twin (same seats, hours, urgent work and luck); {}",
                    self.spread_note()
                ),
                &self.numbers(&[Metric::ActivityIndex, Metric::OutcomeIndex]),
            ),
            panels: vec![panel(Metric::ActivityIndex), panel(Metric::OutcomeIndex)],
            marks: self.marks(),
        })
    }

    /// What the best option does to the outcome, if it matters.
    fn help(&self) -> Option<String> {
        let arm = self.best?;
        let contrast = contrast::company(self.results, arm, Metric::OutcomeIndex)?;
        let gain = contrast.spread.q50;
        let label = &self.plan.arms[arm].label;
        if self.plan.scenarios.len() > 1 || gain.abs() < VISIBLE {
            return None;
        }
        let others = (1..self.plan.arms.len()).filter(|&other| other != arm);
        let most = others
            .filter_map(|other| contrast::company(self.results, other, Metric::OutcomeIndex))
            .all(|other| other.spread.q50 <= gain);
        let several = self.plan.arms.len() > 2;
        let word = if gain > 0.0 && several && most { "most: " } else { "" };
        let effect = if gain > 0.0 { "helps" } else { "hurts" };
        let hedge = if contrast.differences.iter().all(|&difference| difference * gain > 0.0) {
            ""
        } else {
            " (not in all futures)"
        };
        Some(format!("“{label}” {effect} {word}{}{NO_BREAK}points{hedge}", signed(gain)))
    }

    /// Chart 2: activity index minus outcome index.
    fn drift_gap(&self) -> Figure {
        let gap = self.final_median(0, Metric::Drift);
        let first = course(&self.results.arms[0], self.weeks(), Metric::Drift)
            .middle
            .first()
            .copied()
            .unwrap_or(gap);
        let title = gap_title(first, gap, self.results.weeks, self.narrowest());
        Figure::Lines(LinePanels {
            frame: self.frame(
                title,
                format!("Counted activity minus strategic outcome, points; {}", self.spread_note()),
                &self.numbers(&[Metric::Drift]),
            ),
            panels: vec![Panel {
                label: Metric::Drift.info().label.to_owned(),
                unit: "points".to_owned(),
                reference: Some(Reference { at: 0.0, label: "no drift".to_owned() }),
                lines: self.lines(Metric::Drift),
            }],
            marks: self.marks(),
        })
    }

    /// The option with the smallest gap, and its size, if it is visibly smaller.
    fn narrowest(&self) -> Option<(String, f64)> {
        if self.plan.scenarios.len() > 1 {
            return None;
        }
        let gap = |arm: usize| self.final_median(arm, Metric::Drift).abs();
        let arm = (1..self.plan.arms.len())
            .reduce(|best, arm| if gap(arm) < gap(best) { arm } else { best })?;
        (gap(arm) + VISIBLE < gap(0))
            .then(|| (self.plan.arms[arm].label.clone(), self.final_median(arm, Metric::Drift)))
    }

    /// Chart 5: where the hours went, the baseline above the best option.
    fn hours(&self) -> Figure {
        let arms: Vec<usize> = std::iter::once(0).chain(self.best).collect();
        let title = self.hours_title();
        let described: Vec<String> =
            arms.iter()
                .map(|&arm| {
                    let stack = self.stack(arm);
                    let last: Vec<String> = stack
                        .layers
                        .iter()
                        .filter_map(|layer| {
                            layer.share.last().map(|share| {
                                format!("{} {} %", layer.label, rounded(100.0 * share))
                            })
                        })
                        .collect();
                    format!("{}, last week: {}", stack.label, last.join(", "))
                })
                .collect();
        Figure::Stacks(StackPanels {
            frame: self.frame(
                title,
                format!(
                    "Share of the contracted week, all departments; mean of {}",
                    counted(self.results.futures as usize, "future", "futures")
                ),
                &format!("{}.", described.join(". ")),
            ),
            stacks: arms.iter().map(|&arm| self.stack(arm)).collect(),
            marks: self.marks(),
        })
    }

    fn stack(&self, arm: usize) -> Stack {
        let of = &self.results.arms[arm];
        let work = &self.plan.scenarios[self.plan.arms[arm].scenario].work;
        let entries = work.len() + LEDGER_ENDS.len();
        let ledgers = 1 + of.grouping.of_kind(GroupKind::Department).count();
        let futures = f64::from(self.results.futures);
        let share = |entry: usize| -> Vec<f64> {
            (0..self.weeks())
                .map(|week| of.ledger[week * ledgers * entries + entry] / futures)
                .collect()
        };
        let mut layers: Vec<Layer> = work
            .iter()
            .enumerate()
            .map(|(kind, work)| Layer {
                label: work.label.clone(),
                kind: LayerKind::Work(kind),
                share: share(kind),
            })
            .collect();
        let ends = [
            ("Urgent work", LayerKind::Urgent),
            ("Overhead", LayerKind::Overhead),
            ("Lost to strain", LayerKind::Strain),
            ("Unused", LayerKind::Unused),
        ];
        for (place, (label, kind)) in ends.into_iter().enumerate() {
            layers.push(Layer { label: label.to_owned(), kind, share: share(work.len() + place) });
        }
        Stack { label: self.plan.arms[arm].label.clone(), layers }
    }

    /// Mean share of the final quarter that urgent work takes of the contracted week.
    fn urgent_share_of_week(&self, arm: usize) -> f64 {
        let stack = self.stack(arm);
        let urgent = stack.layers.iter().find(|layer| layer.kind == LayerKind::Urgent);
        urgent.map_or(f64::NAN, |layer| {
            let last = &layer.share[layer.share.len().saturating_sub(QUARTER)..];
            mean(last)
        })
    }

    /// What the hours of the baseline say about firefighting, and whether the best option changes it.
    fn hours_title(&self) -> String {
        let percent = |share: f64| format!("{}{NO_BREAK}%", rounded(100.0 * share));
        let urgent = self.urgent_share_of_week(0);
        let overhead = self.final_median(0, Metric::OverheadShare);
        let now = format!(
            "Urgent work takes {} of the week, overhead {}",
            percent(urgent),
            percent(overhead)
        );
        let then =
            self.best.map(|arm| (&self.plan.arms[arm].label, self.urgent_share_of_week(arm)));
        match then {
            Some((label, share)) if (share - urgent).abs() >= 0.005 => {
                format!("{now}; “{label}” brings urgent work to {}", percent(share))
            }
            Some((label, _)) => format!("{now}; “{label}” hardly changes that"),
            None => now,
        }
    }
}

/// What chart 1 has found. Medians of the final quarter.
fn busy_title(activity: f64, outcome: f64, help: Option<String>) -> String {
    if !activity.is_finite() || !outcome.is_finite() {
        return "Activity and outcome over time".to_owned();
    }
    let busy = activity - 100.0;
    let better = outcome - 100.0;
    let start = if busy >= VISIBLE && better <= -VISIBLE {
        format!(
            "Busy but not better: activity{NO_BREAK}{}, outcome{NO_BREAK}{}",
            rounded(activity),
            rounded(outcome)
        )
    } else if busy <= -VISIBLE && better >= VISIBLE {
        format!(
            "Less counted, more achieved: activity{NO_BREAK}{}, outcome{NO_BREAK}{}",
            rounded(activity),
            rounded(outcome)
        )
    } else if busy.abs() < VISIBLE && better.abs() < VISIBLE {
        "Activity and outcome both stay with the aligned twin".to_owned()
    } else {
        format!(
            "Activity ends at{NO_BREAK}{}, outcome at{NO_BREAK}{}",
            rounded(activity),
            rounded(outcome)
        )
    };
    match help {
        Some(help) => format!("{start}; {help}"),
        None => start,
    }
}

/// What chart 2 has found.
fn gap_title(first: f64, last: f64, weeks: u32, narrowest: Option<(String, f64)>) -> String {
    if !last.is_finite() {
        return "The gap between activity and outcome".to_owned();
    }
    let weeks = counted(weeks as usize, "week", "weeks");
    let start = if last.abs() < VISIBLE {
        format!("No gap between activity and outcome after {weeks}")
    } else if last > first + VISIBLE {
        format!("The gap grows from {} to {} points in {weeks}", rounded(first), rounded(last))
    } else if last < first - VISIBLE {
        format!("The gap moves from {} to {} points in {weeks}", rounded(first), rounded(last))
    } else {
        format!("The gap stays at {} points over {weeks}", rounded(last))
    };
    match narrowest {
        Some((label, gap)) => format!("{start}; “{label}” leaves {}", rounded(gap)),
        None => start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_what_the_numbers_say() {
        assert_eq!(
            busy_title(144.0, 56.4, None).replace(NO_BREAK, " "),
            "Busy but not better: activity 144, outcome 56"
        );
        assert_eq!(
            busy_title(100.2, 99.9, None),
            "Activity and outcome both stay with the aligned twin"
        );
        assert_eq!(
            gap_title(7.0, 88.0, 104, Some(("Both".to_owned(), 44.0))),
            "The gap grows from 7.0 to 88 points in 104 weeks; “Both” leaves 44"
        );
        assert_eq!(
            gap_title(0.0, 0.2, 1, None),
            "No gap between activity and outcome after 1 week"
        );
    }
}
