//! Courses over a lever in words and numbers.

use crate::document::number::{rounded, signed};
use crate::ink::lever::VariedLever;
use crate::ink::{Band, Boundary, Cliff, told};

/// A band at some steps of a lever, and what else there is to say about a step.
fn at_steps(
    lever: &VariedLever,
    Band { low, middle, high }: &Band,
    number: impl Fn(f64) -> String,
    more: impl Fn(usize) -> String,
) -> String {
    let at = |step: usize| {
        let limits = told::limits(low.get(step), high.get(step));
        let step_words = told::step_words(lever, step)?;
        Some(format!("at {step_words}: {}{limits}{}", number(*middle.get(step)?), more(step)))
    };
    let steps: Vec<String> = told::some_steps(middle.len()).into_iter().filter_map(at).collect();
    steps.join("; ")
}

impl Cliff {
    /// Each option at some steps of the lever, with the share of futures that collapse.
    pub fn told(&self) -> String {
        let measure = told::measure(&self.label, &self.unit);
        let mut text = format!("{measure} against {}.", told::lever(&self.lever));
        for line in &self.lines {
            let collapse = |step: usize| {
                let collapse = line.collapse.get(step).filter(|share| share.is_finite());
                collapse.map_or(String::new(), |share| {
                    format!(", {} % of futures collapse", rounded(100.0 * share))
                })
            };
            let steps = at_steps(&self.lever, &line.band, rounded, collapse);
            text.push_str(&format!(" {}: {steps}.", line.label));
        }
        let current = self.current.iter().map(|place| &place.label);
        for label in current.chain(self.steepest.iter().map(|(_, label)| label)) {
            text.push_str(&format!(" Marked: {label}."));
        }
        text
    }
}

impl Boundary {
    /// The difference at some steps of the lever, and where the winner changes.
    pub fn told(&self) -> String {
        let mut text = format!(
            "{} against {}. Above 0: {}; below 0: {}. {}.",
            told::measure(&self.label, &self.unit),
            told::lever(&self.lever),
            self.above.label,
            self.below.label,
            at_steps(&self.lever, &self.difference, signed, |_| String::new())
        );
        if self.too_close > 0.0 {
            let close = rounded(self.too_close);
            text.push_str(&format!(" Differences up to {close} are too small to matter."));
        }
        for place in self.crossings.iter().chain(&self.current) {
            text.push_str(&format!(" Marked: {}.", place.label));
        }
        if self.crossings.is_empty() {
            text.push_str(" The winner does not change in this range.");
        }
        text
    }
}
