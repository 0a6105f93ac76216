//! Chart 5: where the hours went, the baseline above the option in question.

use super::{NO_BREAK, Story};
use crate::document::number::{counted, rounded};
use crate::engine::record::LEDGER_ENDS;
use crate::ink::{Figure, Layer, LayerKind, Stack, StackPanels};
use crate::model::GroupKind;
use crate::scenario::{Metric, Named};
use crate::statistics::estimate::mean;

impl Story<'_> {
    /// Chart 5: where the hours went, the baseline above the option in question.
    pub(super) fn hours(&self) -> Figure {
        let arms: Vec<usize> = std::iter::once(0).chain(self.in_question).collect();
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
                    let overtime = self.overtime(arm).last().copied().unwrap_or(0.0);
                    let beyond = if overtime > 0.0 {
                        format!("; overtime in it {} %", rounded(100.0 * overtime))
                    } else {
                        String::new()
                    };
                    format!("{}, last week: {}{beyond}", stack.label, last.join(", "))
                })
                .collect();
        Figure::Stacks(StackPanels {
            frame: self.frame(
                title,
                format!(
                    "Share of the contracted week, all departments{}; mean of {}",
                    if arms.iter().any(|&arm| self.found.results.arms[arm].has_overtime()) {
                        "; what is beyond 100 % is overtime"
                    } else {
                        ""
                    },
                    counted(self.found.results.futures as usize, "future", "futures")
                ),
                &format!("{}.", described.join(". ")),
            ),
            stacks: arms.iter().map(|&arm| self.stack(arm)).collect(),
            marks: self.marks(),
        })
    }

    /// Kinds of work of an option.
    fn work(&self, arm: usize) -> &[Named] {
        &self.found.plan.scenarios[self.found.plan.arms[arm].scenario].work
    }

    /// An entry of the ledger of the company, mean of futures. `[weeks]`
    fn ledger(&self, arm: usize, entry: usize) -> Vec<f64> {
        let of = &self.found.results.arms[arm];
        let entries = self.work(arm).len() + LEDGER_ENDS.len();
        let ledgers = 1 + of.grouping.of_kind(GroupKind::Department).count();
        let futures = f64::from(self.found.results.futures);
        (0..self.weeks())
            .map(|week| of.ledger[week * ledgers * entries + entry] / futures)
            .collect()
    }

    /// Hours beyond the contract. Shares of the contracted week. `[weeks]`
    fn overtime(&self, arm: usize) -> Vec<f64> {
        self.ledger(arm, self.work(arm).len() + LEDGER_ENDS.len() - 1)
    }

    fn stack(&self, arm: usize) -> Stack {
        let work = self.work(arm);
        let share = |entry: usize| self.ledger(arm, entry);
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
            ("Rework", LayerKind::Rework),
            ("Overhead", LayerKind::Overhead),
            ("Lost to strain", LayerKind::Strain),
            ("Unused", LayerKind::Unused),
        ];
        for (place, (label, kind)) in ends.into_iter().enumerate() {
            layers.push(Layer { label: label.to_owned(), kind, share: share(work.len() + place) });
        }
        Stack { label: self.found.plan.arms[arm].label.clone(), layers }
    }

    /// Mean share of the final weeks that urgent work, rework included, takes of the contracted week.
    fn urgent_share_of_week(&self, arm: usize) -> f64 {
        let stack = self.stack(arm);
        let weeks = self.found.plan.baseline().final_weeks as usize;
        let urgent = stack
            .layers
            .iter()
            .filter(|layer| matches!(layer.kind, LayerKind::Urgent | LayerKind::Rework));
        urgent.map(|layer| mean(&layer.share[layer.share.len().saturating_sub(weeks)..])).sum()
    }

    /// What the hours of the baseline say about firefighting, and whether the option in question changes it.
    fn hours_title(&self) -> String {
        let percent = |share: f64| format!("{}{NO_BREAK}%", rounded(100.0 * share));
        let urgent = self.urgent_share_of_week(0);
        let overhead = self.final_median(0, Metric::OverheadShare);
        let now = format!(
            "Urgent work and rework take {} of the week, overhead {}",
            percent(urgent),
            percent(overhead)
        );
        let overtime = self.final_median(0, Metric::OvertimeShare);
        let now = if overtime >= 0.005 {
            format!("{now}; {} are overtime", percent(overtime))
        } else {
            now
        };
        let then = self
            .in_question
            .map(|arm| (&self.found.plan.arms[arm].label, self.urgent_share_of_week(arm)));
        match then {
            Some((label, share)) if (share - urgent).abs() >= 0.005 => {
                format!("{now}; “{label}” brings the first to {}", percent(share))
            }
            Some((label, _)) => format!("{now}; “{label}” hardly changes that"),
            None => now,
        }
    }
}
