//! Chart 3: what changed by the end, measure by measure.

use super::{NO_BREAK, Story, Way, estimate, in_words, scale};
use crate::document::number::counted;
use crate::document::phrases::final_period;
use crate::ink::{Emphasis, Figure, RangePanel, RangeRow, Ranges};
use crate::scenario::{Better, Metric};

/// The measures of the chart after the headline; all others are in the tables.
const MEASURES: [Metric; 13] = [
    Metric::OutcomeIndex,
    Metric::ActivityIndex,
    Metric::Drift,
    Metric::PerceptionGap,
    Metric::TopPriorityKnown,
    Metric::DecideByStrategy,
    Metric::PracticeFit,
    Metric::UrgentShare,
    Metric::OverheadShare,
    Metric::Strain,
    Metric::SilenceRate,
    Metric::Credibility,
    Metric::Exits,
];
/// Points, or percentage points, that nobody sees.
const UNSEEN: f64 = 0.05;
/// Most measures without a change that are named.
const MOST_STILL: usize = 5;
/// Most measures named in the title.
const MOST_NAMED: usize = 2;

impl Story<'_> {
    /// Chart 3: the option in question minus the baseline in the final weeks.
    pub(super) fn what_changed(&self) -> Result<Figure, String> {
        let (arm, label) = self.option_in_question()?;
        let scenario = self.found.plan.baseline();
        let headline = scenario.headline;
        let is_shown = |metric| headline.department.is_some() || metric != headline.metric;
        let others = MEASURES.into_iter().filter(|&metric| is_shown(metric));
        let all =
            std::iter::once((headline.metric, true)).chain(others.map(|metric| (metric, false)));
        let mut panels: Vec<RangePanel> = Vec::new();
        let mut found = WayCounts::default();
        let mut numbers = Vec::new();
        let mut still: Vec<String> = Vec::new();
        for (metric, is_headline) in all {
            let contrast = if is_headline {
                self.found.headline(arm).cloned()
            } else {
                self.found.change(arm, metric)
            };
            let Some(contrast) = contrast else { continue };
            let delta = if is_headline { scenario.smallest_difference } else { 0.0 };
            let (factor, unit) = scale(metric);
            // what differs by less than a room can see counts as no change
            let unseen = if factor > 1.0 || unit == "points" { UNSEEN / factor } else { 0.0 };
            let way = Way::of(&contrast, delta.max(unseen));
            let info = metric.info();
            let name = if is_headline { scenario.headline_label() } else { info.label.to_owned() };
            let (emphasis, told) = words(way, info.better, delta);
            // one verdict on the headline everywhere
            let verdict = (is_headline && way == Way::Unclear)
                .then(|| self.found.judged(arm))
                .flatten()
                .map(|judged| judged.verdict.words().to_lowercase());
            let told = verdict.unwrap_or_else(|| told.to_owned());
            found.add(way, info.better, name.clone());
            numbers.push(format!(
                "{name}: {} {unit}{}{told}",
                in_words(&contrast.spread, factor),
                if told.is_empty() { "" } else { " " }
            ));
            if way == Way::Nowhere && !is_headline {
                still.push(info.label.to_lowercase());
                continue;
            }
            let row = RangeRow {
                label: name,
                estimate: estimate(&contrast.spread, factor),
                zone: factor * delta,
                emphasis,
                told,
            };
            match panels.iter_mut().find(|panel| panel.unit == unit) {
                Some(panel) => panel.rows.push(row),
                None => panels.push(RangePanel {
                    label: "Change".to_owned(),
                    unit: unit.to_owned(),
                    rows: vec![row],
                }),
            }
        }
        let zone = self.too_small().map_or(String::new(), |threshold| {
            let label = scenario.headline_words();
            format!("Grey zone: less than {threshold} of {label}, too small to matter. ")
        });
        Ok(Figure::Ranges(Ranges {
            frame: self.frame(
                found.title(label),
                format!(
                    "“{label}” minus “{}” in the same future, {}; {}",
                    self.baseline(),
                    final_period(self.found.plan.baseline()).to_lowercase(),
                    self.pairs_note()
                ),
                &format!("{}.", numbers.join("; ")),
            ),
            panels,
            remark: format!(
                "{zone}Better or worse: that way in at least 90{NO_BREAK}% of futures.{}",
                match still.len() {
                    0 => String::new(),
                    few if few <= MOST_STILL => {
                        format!(" Without a visible change: {}.", still.join(", "))
                    }
                    many => format!(" {many} more measures without a visible change."),
                }
            ),
        }))
    }
}

/// How a row looks and what is said behind its numbers.
fn words(way: Way, better: Better, delta: f64) -> (Emphasis, &'static str) {
    match (way, better) {
        (Way::Nowhere, _) if delta > 0.0 => (Emphasis::Baseline, "too small"),
        (Way::Nowhere, _) => (Emphasis::Baseline, "no change"),
        (Way::Unclear, _) => (Emphasis::Baseline, "unclear"),
        (_, Better::Neither) => (Emphasis::Baseline, ""),
        (Way::Better, _) => (Emphasis::First, "better"),
        (Way::Worse, _) => (Emphasis::Second, "worse"),
    }
}

/// How many measures of a direction went which way.
#[derive(Clone, Debug, Default, PartialEq)]
struct WayCounts {
    all: usize,
    better: usize,
    worse: Vec<String>,
}

impl WayCounts {
    fn add(&mut self, way: Way, better: Better, label: String) {
        if better == Better::Neither {
            return;
        }
        self.all += 1;
        match way {
            Way::Better => self.better += 1,
            Way::Worse => self.worse.push(label),
            Way::Nowhere | Way::Unclear => {}
        }
    }

    /// What chart 3 has found.
    fn title(&self, label: &str) -> String {
        let all = counted(self.all, "measure", "measures");
        let worse = match self.worse.len() {
            0 => "none worse".to_owned(),
            count if count <= MOST_NAMED => {
                let names: Vec<String> =
                    self.worse.iter().map(|label| label.to_lowercase()).collect();
                format!("{count} worse ({})", names.join(", "))
            }
            count => format!("{count} worse"),
        };
        match (self.better, self.worse.len()) {
            (0, 0) => format!("“{label}” clearly moves none of {all}"),
            (0, _) => format!("“{label}”: of {all} none ends better, {worse}"),
            (1, _) => format!("“{label}”: 1 of {all} ends better, {worse}"),
            (better, _) => format!("“{label}”: {better} of {all} end better, {worse}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_what_the_measures_say() {
        let title = |all, better, worse: &[&'static str]| {
            WayCounts { all, better, worse: worse.iter().map(|&label| label.to_owned()).collect() }
                .title("Audit")
        };
        assert_eq!(title(12, 9, &[]), "“Audit”: 9 of 12 measures end better, none worse");
        assert_eq!(
            title(12, 1, &["Strain"]),
            "“Audit”: 1 of 12 measures ends better, 1 worse (strain)"
        );
        assert_eq!(
            title(12, 0, &["A", "B", "C"]),
            "“Audit”: of 12 measures none ends better, 3 worse"
        );
        assert_eq!(title(1, 0, &[]), "“Audit” clearly moves none of 1 measure");
    }

    #[test]
    fn measures_without_a_good_direction_are_neither_better_nor_worse() {
        let mut found = WayCounts::default();
        found.add(Way::Better, Better::Neither, "Counted activity".to_owned());
        assert_eq!(found, WayCounts::default());
        assert_eq!(words(Way::Better, Better::Neither, 0.0), (Emphasis::Baseline, ""));
        assert_eq!(words(Way::Worse, Better::Lower, 0.0), (Emphasis::Second, "worse"));
        assert_eq!(words(Way::Nowhere, Better::Lower, 3.0).1, "too small");
    }
}
