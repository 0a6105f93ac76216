//! Chart 4: twenty futures, so that shares of futures can be counted.

use super::{NO_OPTION, Story, in_words, scale};
use crate::ink::{Emphasis, Figure, Grain, Pile, Piles};
use crate::scenario::Better;
use crate::statistics::contrast::Contrast;

/// Dots of a pile.
const DOTS: usize = 20;

/// How many dots are better, too close to matter, and worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Dots {
    better: usize,
    close: usize,
    worse: usize,
}

/// Words for the two directions of a measure.
fn directions(better: Better) -> (&'static str, &'static str) {
    match better {
        Better::Neither => ("higher", "lower"),
        Better::Higher | Better::Lower => ("better", "worse"),
    }
}

impl Story<'_> {
    /// Chart 4: the difference of the headline in futures that stand for all of them.
    pub(super) fn twenty_futures(&self) -> Result<Figure, String> {
        let scenario = self.found.plan.baseline();
        let (headline, delta) = (scenario.headline, scenario.smallest_difference);
        let (factor, unit) = scale(headline.metric);
        let better = headline.info().better;
        let (up, down) = directions(better);
        let asked = self.in_question.ok_or(NO_OPTION)?;
        let contrasts: Vec<&Contrast> = self
            .shown
            .iter()
            .filter(|&&arm| arm > 0)
            .filter_map(|&arm| self.found.headline(arm))
            .collect();
        let label = |arm: usize| self.found.plan.arms[arm].label.as_str();
        let mut piles = Vec::new();
        let mut numbers = Vec::new();
        let mut title = String::new();
        for contrast in &contrasts {
            let values = contrast.stand_ins(DOTS);
            let grain = |value: &f64| Grain {
                at: factor * value,
                emphasis: emphasis(*value, delta, better),
            };
            let grains: Vec<Grain> = values.iter().map(grain).collect();
            let dots = count(&grains);
            let told = told(dots, (up, down));
            if contrast.arm == asked {
                let is_best = contrasts.len() > 1 && self.found.best == Some(asked);
                title = finding(label(asked), dots, (up, down), is_best);
            }
            numbers.push(format!(
                "{}: {told}; median {} {unit}",
                label(contrast.arm),
                in_words(&contrast.spread, factor)
            ));
            piles.push(Pile {
                label: label(contrast.arm).to_owned(),
                stands_out: contrast.arm == asked,
                grains,
                told,
            });
        }
        let futures = self.found.results.futures as usize;
        let dot = match futures {
            1 => "one future".to_owned(),
            few if few < DOTS => format!("each dot is one of {few} futures"),
            many => format!("each dot stands for 5{}% of {many} futures", super::NO_BREAK),
        };
        let close = self.too_small().map_or(String::new(), |threshold| {
            format!("Grey: less than {threshold} either way, too small to matter. ")
        });
        Ok(Figure::Piles(Piles {
            frame: self.frame(
                title,
                format!(
                    "{}: option minus “{}” in the same future, {unit}; {dot}{}",
                    scenario.headline_label(),
                    self.baseline(),
                    self.more_note()
                ),
                &format!("{}.", numbers.join(". ")),
            ),
            label: scenario.headline_label(),
            unit: format!("difference, {unit}"),
            zone: factor * delta,
            remark: format!("{close}{}", key(&piles, (up, down))),
            piles,
        }))
    }
}

/// What the looks of the dots that occur stand for.
fn key(piles: &[Pile], (up, down): (&str, &str)) -> String {
    let occurs = |wanted: Emphasis| {
        piles.iter().flat_map(|pile| &pile.grains).any(|grain| grain.emphasis == wanted)
    };
    let mut words = Vec::new();
    if occurs(Emphasis::First) {
        words.push(format!("Navy discs: {up}."));
    }
    if occurs(Emphasis::Second) {
        words.push(format!("Orange rings: {down}."));
    }
    words.join(" ")
}

fn emphasis(difference: f64, delta: f64, better: Better) -> Emphasis {
    let good = if better == Better::Lower { -difference } else { difference };
    if difference.abs() < delta || difference.abs() < f64::MIN_POSITIVE {
        Emphasis::Baseline
    } else if good > 0.0 {
        Emphasis::First
    } else {
        Emphasis::Second
    }
}

fn count(grains: &[Grain]) -> Dots {
    let of = |wanted| grains.iter().filter(|grain| grain.emphasis == wanted).count();
    Dots { better: of(Emphasis::First), close: of(Emphasis::Baseline), worse: of(Emphasis::Second) }
}

impl Dots {
    fn all(self) -> usize {
        self.better + self.close + self.worse
    }
}

/// What can be counted in a pile.
fn told(dots: Dots, (up, down): (&str, &str)) -> String {
    let parts = [(dots.better, up), (dots.close, "too small"), (dots.worse, down)];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = parts.map(|(count, word)| format!("{count} {word}")).collect();
    match &words[..] {
        [only] if dots.all() > 1 => format!("all {only}"),
        _ => words.join(", "),
    }
}

/// What chart 4 has found about the option in question, which may be the best of several.
fn finding(label: &str, dots: Dots, (up, down): (&str, &str), is_best: bool) -> String {
    let all = dots.all();
    let of = |count: usize| match all {
        1 => "the one future".to_owned(),
        _ => format!("{count} of {all} futures"),
    };
    let also = |count: usize, words: &str| match count {
        0 => String::new(),
        count => format!(", {words} in {count}"),
    };
    if dots.worse > dots.better && dots.worse >= dots.close {
        let even = if is_best { "Even " } else { "" };
        return format!("{even}“{label}” is {down} in {}{}", of(dots.worse), also(dots.better, up));
    }
    if dots.close > dots.better {
        return format!(
            "“{label}” makes no difference that matters in {}{}{}",
            of(dots.close),
            also(dots.better, &format!("is {up}")),
            also(dots.worse, &format!("is {down}"))
        );
    }
    format!("“{label}” is {up} in {}{}", of(dots.better), also(dots.worse, down))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: (&str, &str) = ("better", "worse");

    fn dots(better: usize, close: usize, worse: usize) -> Dots {
        Dots { better, close, worse }
    }

    #[test]
    fn titles_say_what_the_dots_say() {
        let title = |dots| finding("Audit", dots, WORDS, false);
        assert_eq!(title(dots(20, 0, 0)), "“Audit” is better in 20 of 20 futures");
        assert_eq!(title(dots(12, 5, 3)), "“Audit” is better in 12 of 20 futures, worse in 3");
        assert_eq!(title(dots(0, 2, 18)), "“Audit” is worse in 18 of 20 futures");
        assert_eq!(title(dots(4, 0, 16)), "“Audit” is worse in 16 of 20 futures, better in 4");
        assert_eq!(
            title(dots(0, 19, 1)),
            "“Audit” makes no difference that matters in 19 of 20 futures, is worse in 1"
        );
        assert_eq!(title(dots(1, 0, 0)), "“Audit” is better in the one future");
        assert_eq!(
            finding("Audit", dots(0, 0, 20), WORDS, true),
            "Even “Audit” is worse in 20 of 20 futures"
        );
    }

    #[test]
    fn piles_are_counted_in_words() {
        assert_eq!(told(dots(20, 0, 0), WORDS), "all 20 better");
        assert_eq!(told(dots(1, 0, 0), WORDS), "1 better");
        assert_eq!(told(dots(12, 5, 3), WORDS), "12 better, 5 too small, 3 worse");
    }

    #[test]
    fn less_can_be_better() {
        assert_eq!(emphasis(-5.0, 3.0, Better::Lower), Emphasis::First);
        assert_eq!(emphasis(5.0, 3.0, Better::Lower), Emphasis::Second);
        assert_eq!(emphasis(-2.9, 3.0, Better::Lower), Emphasis::Baseline);
        assert_eq!(emphasis(0.0, 0.0, Better::Higher), Emphasis::Baseline);
    }
}
