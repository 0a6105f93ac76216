//! Chart 13: two options alone and together.

use super::{NEARLY_ALL, Story, Way, estimate, in_words, scale};
use crate::document::number::{rounded, signed};
use crate::document::phrases::final_period;
use crate::ink::{Emphasis, Figure, RangePanel, RangeRow, Ranges};
use crate::statistics::contrast::{self, Contrast, Counts};
use crate::statistics::estimate::Spread;

/// What chart 13 has found when there is nothing to add up.
const NOTHING: &str = "Neither alone nor together do they make a difference that matters";

/// Two options and the one that combines them. Arms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Trio {
    first: usize,
    second: usize,
    both: usize,
}

impl Story<'_> {
    /// Chart 13: what both options do alone, what they do together, and how far that is from the sum.
    pub(super) fn together(&self) -> Result<Figure, String> {
        let Trio { first, second, both } =
            self.trio().ok_or("No option combines two others without changing anything itself.")?;
        let scenario = self.plan.baseline();
        let delta = scenario.smallest_difference;
        let (factor, unit) = scale(scenario.headline.metric);
        let contrast = |arm: usize| {
            contrast::headline(self.results, arm, scenario)
                .filter(|contrast| contrast.differences.len() == self.results.futures as usize)
        };
        let all = contrast(first).zip(contrast(second)).zip(contrast(both));
        let Some(((one, other), together)) = all else {
            return Err(format!("{} does not apply in every future.", scenario.headline_label()));
        };
        let sum = add(&one, &other);
        let beyond: Vec<f64> =
            together.differences.iter().zip(&sum).map(|(together, sum)| together - sum).collect();
        let spreads = Spread::of(sum.iter().copied()).zip(Spread::of(beyond.iter().copied()));
        let Some((sum, spread)) = spreads else { return Err(super::NO_OPTION.to_owned()) };
        let label = |arm: usize| self.plan.arms[arm].label.clone();
        let row = |label: String, spread: &Spread, emphasis| RangeRow {
            label,
            estimate: estimate(spread, factor),
            zone: factor * delta,
            emphasis,
            told: String::new(),
        };
        let matters = beyond_matters(&beyond, delta);
        let look = |contrast: &Contrast| match Way::of(contrast, delta) {
            Way::Better | Way::Worse => Emphasis::First,
            Way::Nowhere | Way::Unclear => Emphasis::Baseline,
        };
        let rows = vec![
            row(format!("{} alone", label(first)), &one.spread, look(&one)),
            row(format!("{} alone", label(second)), &other.spread, look(&other)),
            row("Sum of the two".to_owned(), &sum, Emphasis::Baseline),
            row(label(both), &together.spread, look(&together)),
            row(
                "Together beyond the sum".to_owned(),
                &spread,
                if matters { Emphasis::Second } else { Emphasis::Baseline },
            ),
        ];
        let numbers: Vec<String> = rows
            .iter()
            .zip([&one.spread, &other.spread, &sum, &together.spread, &spread])
            .map(|(row, spread)| format!("{} {}", row.label, in_words(spread, factor)))
            .collect();
        let medians = [&one, &other, &together].map(|contrast| factor * contrast.spread.q50);
        let grey = self.too_small().map_or(String::new(), |threshold| {
            format!("Grey zone: less than {threshold}, too small to matter.")
        });
        let each = [&one, &other, &together];
        let nothing = each.iter().all(|contrast| Way::of(contrast, delta) == Way::Nowhere);
        Ok(Figure::Ranges(Ranges {
            frame: self.frame(
                if nothing {
                    NOTHING.to_owned()
                } else {
                    finding(medians, factor * spread.q50, matters)
                },
                format!(
                    "{}, {unit}, each minus “{}” in the same future, {}; {}",
                    scenario.headline_label(),
                    self.baseline(),
                    final_period(self.plan.baseline()).to_lowercase(),
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

    /// The first option in file order that combines exactly two others.
    fn trio(&self) -> Option<Trio> {
        let arm_of =
            |option: usize| self.plan.arms.iter().position(|arm| arm.option == Some(option));
        let options = &self.plan.baseline().options;
        if self.plan.scenarios.len() > 1 {
            return None;
        }
        options.iter().enumerate().find_map(|(number, option)| match option.combines[..] {
            [first, second] if first != second => {
                Some(Trio { first: arm_of(first)?, second: arm_of(second)?, both: arm_of(number)? })
            }
            _ => None,
        })
    }
}

/// Differences added up future by future.
fn add(one: &Contrast, other: &Contrast) -> Vec<f64> {
    let pairs = one.differences.iter().zip(&other.differences);
    pairs.map(|(one, other)| one + other).collect()
}

/// Whether the distance from the sum matters, one way in nearly all futures.
fn beyond_matters(beyond: &[f64], delta: f64) -> bool {
    let counts = Counts::of(beyond, delta);
    counts.up.max(counts.down) as f64 >= NEARLY_ALL * counts.all() as f64
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

    #[test]
    fn a_distance_from_the_sum_matters_only_one_way_and_in_nearly_all_futures() {
        assert!(beyond_matters(&[4.0; 10], 3.0) && beyond_matters(&[-4.0; 10], 3.0));
        assert!(!beyond_matters(&[2.0; 10], 3.0));
        assert!(!beyond_matters(&[4.0, 4.0, -4.0, -4.0], 3.0));
    }
}
