//! Charts over weeks: activity and outcome, the gap between them, and what leaders see of it.

use super::{NO_BREAK, Story, VISIBLE};
use crate::document::number::{counted, rounded, unit_after};
use crate::document::phrases::final_period;
use crate::ink::{Emphasis, Figure, Line, LinePanels, Panel, Reference, Single};
use crate::scenario::{Headline, Metric};

/// Most futures that a page can show one by one.
const MOST_SINGLE: usize = 20;

impl Story<'_> {
    /// Chart 1: activity and outcome over time, one above the other.
    pub(super) fn busy_and_better(&self) -> Figure {
        let activity = self.final_median(0, Metric::ActivityIndex);
        let outcome = self.final_median(0, Metric::OutcomeIndex);
        let title = busy_title(activity, outcome, self.is_of_all_weeks(), self.help());
        let panel = |metric: Metric| Panel {
            label: metric.info().label.to_owned(),
            unit: "index".to_owned(),
            reference: Some(Reference { at: 100.0, label: "aligned twin".to_owned() }),
            lines: self.lines(metric),
            singles: self.singles(metric),
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
            same_axis: false,
        })
    }

    /// Single futures of the baseline and of the option in question, for pages that can show and hide them.
    fn singles(&self, metric: Metric) -> Vec<Single> {
        let of = |arm: usize| {
            let futures = self.found.results.arms[arm].company.iter().take(MOST_SINGLE);
            futures.map(move |weeks| Single {
                emphasis: self.emphasis(arm),
                values: weeks.iter().map(|measures| measures[metric as usize]).collect(),
            })
        };
        std::iter::once(0).chain(self.in_question).flat_map(of).collect()
    }

    /// What the option in question does to the outcome, if it matters: against the other option that it names, where it
    /// names one, else against the scenario as it is.
    fn help(&self) -> Option<String> {
        let arm = self.in_question?;
        let contrast = self.found.change(arm, Metric::OutcomeIndex)?;
        let of = &self.found.plan.arms;
        let is_headline = self.found.baseline().headline == Headline::from(Metric::OutcomeIndex);
        let against = self.found.against(arm).filter(|_| is_headline);
        let judged = against.map(|against| &against.judged).or_else(|| self.found.judged(arm));
        // a title says no more than the verdict about the same number
        let is_open = is_headline && judged.is_some_and(|judged| judged.verdict.is_open());
        let gain = against.map_or(contrast.spread.q50, |against| against.judged.spread.q50);
        if is_open || self.found.plan.scenarios.len() > 1 || gain.abs() < VISIBLE {
            return None;
        }
        let others = (1..of.len()).filter(|&other| other != arm);
        let most = others
            .filter_map(|other| self.found.change(other, Metric::OutcomeIndex))
            .all(|other| other.spread.q50 <= gain);
        let effect = match gain > 0.0 {
            true if of.len() > 2 && most && against.is_none() => "helps most,",
            true => "helps",
            false => "hurts",
        };
        let beside = against
            .map_or_else(String::new, |against| format!(" against “{}”", of[against.other].label));
        let is_in_all = || contrast.differences.iter().all(|&difference| difference * gain > 0.0);
        let hedge = if against.is_some() || is_in_all() { "" } else { " (not in all futures)" };
        let size = rounded(gain.abs());
        let unit = unit_after(&size, "points");
        Some(format!("“{}” {effect} by {size}{NO_BREAK}{unit}{beside}{hedge}", of[arm].label))
    }

    /// Chart 2: activity index minus outcome index.
    pub(super) fn drift_gap(&self) -> Figure {
        let mut gap = self.final_median(0, Metric::Drift);
        let middle = self.found.course(0, Metric::Drift).middle;
        let first = middle.first().copied().unwrap_or(gap);
        let mut narrowest = self.narrowest();
        if self.is_of_all_weeks() {
            // a mean of all weeks is not where the gap has got to
            gap = middle.last().copied().unwrap_or(gap);
            narrowest = None;
        }
        let title = gap_title(first, gap, self.found.results.weeks, narrowest);
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
                singles: Vec::new(),
            }],
            marks: self.marks(),
            same_axis: false,
        })
    }

    /// The option with the smallest gap, and its size, if it is visibly smaller.
    fn narrowest(&self) -> Option<(String, f64)> {
        if self.found.plan.scenarios.len() > 1 {
            return None;
        }
        let gap = |arm: usize| self.final_median(arm, Metric::Drift).abs();
        let arm = (1..self.found.plan.arms.len())
            .reduce(|best, arm| if gap(arm) < gap(best) { arm } else { best })?;
        // a gap that closes because the outcome falls is no good news
        let outcome = self.found.change(arm, Metric::OutcomeIndex)?.spread.q50;
        (gap(arm) + VISIBLE < gap(0) && outcome > -VISIBLE).then(|| {
            (self.found.plan.arms[arm].label.clone(), self.final_median(arm, Metric::Drift))
        })
    }

    /// Chart 8: the picture at the top beside what is happening, for the baseline and the option in question.
    pub(super) fn leaders(&self) -> Result<Figure, String> {
        let arms: Vec<usize> = std::iter::once(0).chain(self.in_question).collect();
        let (seen, real) = (Metric::ReportedIndex, Metric::OutcomeIndex);
        let last = |arm: usize, metric: Metric| self.final_median(arm, metric);
        if !last(0, seen).is_finite() || !last(0, real).is_finite() {
            return Err("What leaders see cannot be held against the outcome here.".to_owned());
        }
        let narrowed =
            self.in_question.filter(|_| self.found.plan.scenarios.len() == 1).map(|arm| {
                (self.found.plan.arms[arm].label.as_str(), last(arm, seen) - last(arm, real))
            });
        let title = seen_title(last(0, seen), last(0, real), narrowed);
        let line = |arm: usize, metric: Metric, label: &str, emphasis| Line {
            label: label.to_owned(),
            emphasis,
            band: self.found.course(arm, metric),
        };
        let panel = |arm: usize| Panel {
            label: self.found.plan.arms[arm].label.clone(),
            unit: "index".to_owned(),
            reference: Some(Reference { at: 100.0, label: "aligned twin".to_owned() }),
            lines: vec![
                line(arm, seen, "What leaders see", Emphasis::Second),
                line(arm, real, "What is happening", Emphasis::First),
            ],
            singles: Vec::new(),
        };
        let numbers: Vec<String> = arms
            .iter()
            .map(|&arm| {
                format!(
                    "{}: leaders see {}, the outcome is {}",
                    self.found.plan.arms[arm].label,
                    rounded(last(arm, seen)),
                    rounded(last(arm, real))
                )
            })
            .collect();
        let period = final_period(self.found.plan.baseline());
        Ok(Figure::Lines(LinePanels {
            frame: self.frame(
                title,
                format!(
                    "Picture at the top (counted activity and the bad news that got through) and \
                     strategic outcome, index, 100 = aligned twin; {}",
                    self.pairs_note()
                ),
                &format!("{period}, medians. {}.", numbers.join("; ")),
            ),
            panels: arms.iter().map(|&arm| panel(arm)).collect(),
            marks: Vec::new(),
            same_axis: true,
        }))
    }
}

/// What chart 1 has found. Medians of the final weeks, which in a short run are all of them.
fn busy_title(activity: f64, outcome: f64, of_all_weeks: bool, help: Option<String>) -> String {
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
            "Activity {}{NO_BREAK}{}, outcome{}{NO_BREAK}{}",
            if of_all_weeks { "averages" } else { "stands at" },
            rounded(activity),
            if of_all_weeks { "" } else { " at" },
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

/// What chart 8 has found; `narrowed` is the option in question and its distance between picture and outcome.
fn seen_title(seen: f64, real: f64, narrowed: Option<(&str, f64)>) -> String {
    let gap = seen - real;
    let start = if gap.abs() < VISIBLE {
        format!("Leaders see what is happening: {} against {}", rounded(seen), rounded(real))
    } else {
        let word = if gap > 0.0 { "too rosy" } else { "too dark" };
        format!(
            "Leaders see {}, the outcome is {}: {}{NO_BREAK}points {word}",
            rounded(seen),
            rounded(real),
            rounded(gap.abs())
        )
    };
    match narrowed {
        Some((label, left)) if left.abs() + VISIBLE < gap.abs() => {
            format!("{start}; “{label}” leaves {}", rounded(left.abs()))
        }
        Some((label, left)) if left.abs() > gap.abs() + VISIBLE => {
            format!("{start}; with “{label}” {}", rounded(left.abs()))
        }
        _ => start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaders_may_see_too_much_too_little_or_the_truth() {
        let title = |seen, real, narrowed| seen_title(seen, real, narrowed).replace(NO_BREAK, " ");
        assert_eq!(
            title(120.0, 56.0, Some(("Speak up", 30.0))),
            "Leaders see 120, the outcome is 56: 64 points too rosy; “Speak up” leaves 30"
        );
        assert_eq!(
            title(80.0, 90.0, Some(("Audit", -10.5))),
            "Leaders see 80, the outcome is 90: 10 points too dark"
        );
        assert_eq!(
            title(90.2, 90.0, Some(("Audit", 9.0))),
            "Leaders see what is happening: 90 against 90; with “Audit” 9.0"
        );
        assert_eq!(title(90.2, 90.0, None), "Leaders see what is happening: 90 against 90");
    }

    #[test]
    fn titles_say_what_the_numbers_say() {
        assert_eq!(
            busy_title(144.0, 56.4, false, None).replace(NO_BREAK, " "),
            "Busy but not better: activity 144, outcome 56"
        );
        assert_eq!(
            busy_title(100.2, 99.9, false, None),
            "Activity and outcome both stay with the aligned twin"
        );
        let of_few_weeks = |of_all_weeks| busy_title(154.0, 102.0, of_all_weeks, None);
        assert_eq!(
            of_few_weeks(false).replace(NO_BREAK, " "),
            "Activity stands at 154, outcome at 102"
        );
        assert_eq!(of_few_weeks(true).replace(NO_BREAK, " "), "Activity averages 154, outcome 102");
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
