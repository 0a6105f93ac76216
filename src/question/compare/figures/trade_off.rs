//! Chart 14: what every option brings against what it costs people.

use super::{NO_OPTION, Story, VISIBLE, estimate};
use crate::document::number::{rounded, signed};
use crate::document::phrases::final_period;
use crate::ink::{Choice, Figure, Front, Interval};
use crate::scenario::Metric;

/// A change of strain that a room can see. Percentage points.
const FELT: f64 = 1.0;

impl Story<'_> {
    /// Chart 14: strategic outcome against strain, one point for each option, the baseline marked.
    pub(super) fn trade_off(&self) -> Result<Figure, String> {
        if self.in_question.is_none() {
            return Err(NO_OPTION.to_owned());
        }
        let change = |arm: usize, metric: Metric, factor: f64| {
            if arm == 0 {
                return Some(Interval::default());
            }
            let contrast = self.found.change(arm, metric)?;
            Some(estimate(&contrast.spread, factor))
        };
        let mut choices: Vec<Choice> = self
            .shown
            .iter()
            .filter_map(|&arm| {
                Some(Choice {
                    label: self.found.plan.arms[arm].label.clone(),
                    emphasis: self.emphasis(arm),
                    across: change(arm, Metric::Strain, 100.0)?,
                    up: change(arm, Metric::OutcomeIndex, 1.0)?,
                    on_front: false,
                })
            })
            .collect();
        if choices.iter().all(|choice| choice.across.value.abs() < FELT) {
            return Err(format!(
                "No option changes strain by a percentage point or more against “{}”, so nothing is traded \
                 off.",
                self.baseline()
            ));
        }
        let front = front(&choices);
        for (choice, on_front) in choices.iter_mut().zip(front) {
            choice.on_front = on_front;
        }
        let numbers: Vec<String> = choices
            .iter()
            .map(|choice| {
                let beaten = if choice.on_front { ", on the front" } else { "" };
                format!(
                    "{}: outcome {}, strain {}{beaten}",
                    choice.label,
                    signed(choice.up.value),
                    signed(choice.across.value)
                )
            })
            .collect();
        let note = match self.found.results.futures {
            1 => "one future".to_owned(),
            _ => format!("crosses: {}", self.pairs_note()),
        };
        Ok(Figure::Front(Front {
            frame: self.frame(
                self.bargain(),
                format!(
                    "Change of outcome against change of strain, each minus “{}” in the same future, {}; {note}{}",
                    self.baseline(),
                    final_period(self.found.plan.baseline()).to_lowercase(),
                    self.more_note()
                ),
                &format!("Points of outcome and percentage points of strain, medians. {}.", numbers.join("; ")),
            ),
            across: ("Change of strain".to_owned(), "percentage points".to_owned()),
            up: ("Change of strategic outcome".to_owned(), "points".to_owned()),
            choices,
            line: "discs: no other option brings more for less".to_owned(),
        }))
    }

    /// What the option with most outcome brings and costs.
    fn bargain(&self) -> String {
        let change = |arm: usize, metric: Metric| {
            self.found.change(arm, metric).map(|contrast| contrast.spread.q50)
        };
        let gains = (1..self.found.plan.arms.len())
            .filter_map(|arm| Some((arm, change(arm, Metric::OutcomeIndex)?)));
        let most = gains.reduce(|best, next| if next.1 > best.1 { next } else { best });
        let Some((arm, gain)) = most else {
            return finding("", f64::NAN, f64::NAN, self.baseline());
        };
        let strain = change(arm, Metric::Strain).map_or(f64::NAN, |strain| 100.0 * strain);
        finding(&self.found.plan.arms[arm].label, gain, strain, self.baseline())
    }
}

/// Which options no other one beats: at least as much outcome for no more strain, and better in one of them.
fn front(choices: &[Choice]) -> Vec<bool> {
    let beats = |one: &Choice, other: &Choice| {
        let (more, less) = (one.up.value - other.up.value, other.across.value - one.across.value);
        more >= 0.0 && less >= 0.0 && more + less > 0.0
    };
    choices.iter().map(|choice| !choices.iter().any(|other| beats(other, choice))).collect()
}

/// What chart 14 has found: the change of outcome in points and of strain in percentage points of the option
/// with most outcome.
fn finding(label: &str, gain: f64, strain: f64, baseline: &str) -> String {
    if !gain.is_finite() {
        return "Outcome and strain of every option".to_owned();
    }
    if gain < VISIBLE {
        return format!("No option brings visibly more outcome than “{baseline}”");
    }
    let brings = format!("“{label}” brings {} points of outcome", signed(gain));
    if strain >= FELT {
        format!("{brings} and costs {} percentage points of strain", rounded(strain))
    } else if strain <= -FELT {
        format!("{brings} and takes {} percentage points of strain away", rounded(-strain))
    } else if strain.is_finite() {
        format!("{brings} at about the same strain")
    } else {
        brings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::Emphasis;

    fn choice(strain: f64, outcome: f64) -> Choice {
        let at = |value| Interval { low: value, value, high: value };
        Choice {
            label: String::new(),
            emphasis: Emphasis::Quiet,
            across: at(strain),
            up: at(outcome),
            on_front: false,
        }
    }

    #[test]
    fn an_option_is_on_the_front_if_none_brings_more_for_less() {
        let choices =
            [choice(10.0, 50.0), choice(10.0, 60.0), choice(20.0, 80.0), choice(30.0, 70.0)];
        assert_eq!(front(&choices), [false, true, true, false]);
        assert_eq!(front(&[choice(1.0, 1.0), choice(1.0, 1.0)]), [true, true]);
    }

    #[test]
    fn titles_say_what_is_gained_and_what_it_costs() {
        let title = |gain, strain| finding("Audit", gain, strain, "As it is");
        assert_eq!(
            title(23.0, 4.2),
            "“Audit” brings +23 points of outcome and costs 4.2 percentage points of strain"
        );
        assert_eq!(
            title(23.0, -4.2),
            "“Audit” brings +23 points of outcome and takes 4.2 percentage points of strain away"
        );
        assert_eq!(
            title(23.0, 0.2),
            "“Audit” brings +23 points of outcome at about the same strain"
        );
        assert_eq!(title(0.4, 9.0), "No option brings visibly more outcome than “As it is”");
        assert_eq!(title(f64::NAN, 9.0), "Outcome and strain of every option");
    }
}
