//! Chart 13: two options alone and together.

use super::{Story, Way, estimate, in_words, scale};
use crate::document::number::{rounded, signed};
use crate::document::phrases::final_period;
use crate::ink::{Emphasis, Figure, RangePanel, RangeRow, Ranges};
use crate::question::compare::together::{DoesNotApply, Together};
use crate::statistics::contrast::Contrast;
use crate::statistics::estimate::Spread;

/// What chart 13 has found when there is nothing to add up.
const NOTHING: &str = "Neither alone nor together do they make a difference that matters";

impl Story<'_> {
    /// Chart 13: what both options do alone, what they do together, and how far that is from the sum.
    pub(super) fn together(&self) -> Result<Figure, String> {
        let scenario = self.found.baseline();
        let found = self.found.together.as_ref().map_err(|DoesNotApply| {
            format!("{} does not apply in every future.", scenario.headline_label())
        })?;
        let Together { first: one, second: other, both, sum, beyond, matters } = found
            .as_ref()
            .ok_or("No option combines two others without changing anything itself.")?;
        let delta = scenario.smallest_difference;
        let (factor, unit) = scale(scenario.headline.metric);
        let label = |arm: usize| self.found.plan.arms[arm].label.clone();
        let row = |label: String, spread: &Spread, emphasis| RangeRow {
            label,
            estimate: estimate(spread, factor),
            zone: factor * delta,
            emphasis,
            told: String::new(),
        };
        let look = |contrast: &Contrast| match Way::of(contrast, delta) {
            Way::Better | Way::Worse => Emphasis::First,
            Way::Nowhere | Way::Unclear => Emphasis::Baseline,
        };
        let rows = vec![
            row(format!("{} alone", label(one.arm)), &one.spread, look(one)),
            row(format!("{} alone", label(other.arm)), &other.spread, look(other)),
            row("Sum of the two".to_owned(), sum, Emphasis::Baseline),
            row(label(both.arm), &both.spread, look(both)),
            row(
                "Together beyond the sum".to_owned(),
                beyond,
                if *matters { Emphasis::Second } else { Emphasis::Baseline },
            ),
        ];
        let numbers: Vec<String> = rows
            .iter()
            .zip([&one.spread, &other.spread, sum, &both.spread, beyond])
            .map(|(row, spread)| format!("{} {}", row.label, in_words(spread, factor)))
            .collect();
        let medians = [one, other, both].map(|contrast| factor * contrast.spread.q50);
        let grey = self.too_small().map_or(String::new(), |threshold| {
            format!("Grey zone: less than {threshold}, too small to matter.")
        });
        let each = [one, other, both];
        let nothing = each.iter().all(|contrast| Way::of(contrast, delta) == Way::Nowhere);
        Ok(Figure::Ranges(Ranges {
            frame: self.frame(
                if nothing {
                    NOTHING.to_owned()
                } else {
                    finding(medians, factor * beyond.q50, *matters)
                },
                format!(
                    "{}, {unit}, each minus “{}” in the same future, {}; {}",
                    scenario.headline_label(),
                    self.baseline(),
                    final_period(self.found.plan.baseline()).to_lowercase(),
                    self.pairs_note()
                ),
                &format!("{}; {unit}.", numbers.join("; ")),
            ),
            panels: vec![RangePanel {
                label: scenario.headline_label(),
                unit: format!("difference, {unit}"),
                rows,
            }],
            remark: grey,
        }))
    }
}

/// What chart 13 has found.
fn finding([one, other, together]: [f64; 3], beyond: f64, matters: bool) -> String {
    let start =
        format!("Together {}, alone {} and {}", signed(together), signed(one), signed(other));
    if !matters {
        return format!("{start}: about the sum of the two");
    }
    let word = if beyond > 0.0 { "more" } else { "less" };
    format!("{start}: {} {word} than the sum of the two", rounded(beyond.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_whether_the_sum_is_missed_and_on_which_side() {
        assert_eq!(
            finding([13.0, 9.0, 23.4], 0.9, false),
            "Together +23, alone +13 and +9.0: about the sum of the two"
        );
        assert_eq!(
            finding([13.0, -2.0, 23.4], 12.4, true),
            "Together +23, alone +13 and -2.0: 12 more than the sum of the two"
        );
        assert_eq!(
            finding([-13.0, -9.0, -30.0], -8.0, true),
            "Together -30, alone -13 and -9.0: 8.0 less than the sum of the two"
        );
    }
}
