//! Tornadoes in words and as charts: one number at a time at the ends of its range.

use crate::document::number::{counted, rounded, signed, significant, unit_after};
use crate::document::phrases::{caution_with, meaning};
use crate::document::provenance::corner;
use crate::ink::{Figure, Frame, Reference, Tornado, TornadoEnd, TornadoRow};
use crate::question::sensitivity::ends::Ends;
use crate::question::sensitivity::factor::Factor;
use crate::question::sensitivity::swing::{Swing, Swings};
use crate::scenario::Lever;

/// Keeps words on one line.
const NO_BREAK: char = '\u{a0}';
/// Longest setting that is followed by its unit. Characters.
const SHORT: usize = 16;

/// Swings of one target: the headline of the scenario as it is, or an option's difference from it.
#[derive(Clone, Copy, Debug)]
pub struct OneAtATime<'a> {
    /// What was lived.
    pub ends: &'a Ends,
    /// What came back.
    pub swings: &'a Swings,
    /// The option, by its label; `None` for the scenario as it is.
    pub option: Option<&'a str>,
}

impl OneAtATime<'_> {
    /// The chart.
    pub fn figure(&self) -> Figure {
        let Self { ends, swings, option } = *self;
        let info = ends.scenario.headline.info();
        let setting = |lever: &Lever, value: f64, reached: f64| TornadoEnd {
            setting: setting(lever, value),
            value: reached,
        };
        let rows = ends.factors.iter().zip(&swings.swings).map(|(factor, swing)| TornadoRow {
            label: row_label(&factor.lever.key),
            low: setting(&factor.lever, factor.from, swing.low.value),
            high: setting(&factor.lever, factor.to, swing.high.value),
        });
        let usual = Reference { at: swings.usual, label: "as usual".to_owned() };
        let turn = Reference { at: 0.0, label: "no difference".to_owned() };
        let label = match option {
            None => ends.scenario.headline_label(),
            Some(_) => format!("Difference in {}", ends.scenario.headline_words()),
        };
        let mut chart = Tornado {
            frame: Frame {
                title: self.title(),
                subtitle: self.subtitle(),
                provenance: format!(
                    "{}{}",
                    self.caution(),
                    corner(&ends.scenario, ends.futures as usize, ends.seed)
                ),
                alternative_text: String::new(),
            },
            label,
            unit: info.unit.to_owned(),
            centre: swings.usual.is_finite().then_some(usual),
            turn: option.map(|_| turn),
            rows: rows.collect(),
        };
        chart.frame.alternative_text =
            format!("{}. {}. {}", chart.frame.title, chart.frame.subtitle, chart.told());
        Figure::Tornado(chart)
    }

    /// Whether the option is to be read with caution, for the corner.
    fn caution(&self) -> String {
        let scenario = &self.ends.scenario;
        let number =
            scenario.options.iter().position(|option| self.option == Some(&option.named.label));
        let lit = number.and_then(|number| scenario.lamp(number));
        lit.and(self.option).map_or_else(String::new, caution_with)
    }

    /// What was found.
    fn title(&self) -> String {
        let with_unit = |number: String| {
            let unit = unit_after(&number, self.ends.scenario.headline.info().unit);
            format!("{number}{NO_BREAK}{unit}")
        };
        let headline = self.ends.scenario.headline_words();
        let usual = self.swings.usual;
        let who = match self.option {
            None => format!("As it is: {headline}"),
            Some(label) => format!("“{label}”"),
        };
        if !usual.is_finite() {
            return format!("{who} does not apply at usual values");
        }
        let Some(widest) = self.widest() else {
            return format!("{who}: no range moves {headline}");
        };
        let moved = self.moved(widest);
        match (self.option, self.reversed().as_slice()) {
            (None, _) => format!("{who} is {} as usual; {moved}", with_unit(rounded(usual))),
            (Some(_), []) => {
                format!(
                    "{who}: {}, and no range alone reverses it; {moved}",
                    with_unit(signed(usual))
                )
            }
            (Some(_), [one]) => format!(
                "{who}: {}, but {} alone reverses it",
                with_unit(signed(usual)),
                self.name(*one)
            ),
            (Some(_), some) => format!(
                "{who}: {}, but {} ranges can each reverse it; {moved}",
                with_unit(signed(usual)),
                some.len()
            ),
        }
    }

    fn subtitle(&self) -> String {
        let info = self.ends.scenario.headline.info();
        let of = match self.option {
            None => self.ends.scenario.headline_label(),
            Some(_) => format!(
                "{}, option minus as it is in the same futures",
                self.ends.scenario.headline_label()
            ),
        };
        let futures = match self.ends.futures {
            1 => "one future".to_owned(),
            several => format!("mean of {several} futures"),
        };
        let errors =
            self.swings.swings.iter().flat_map(|swing| [swing.low.error, swing.high.error]);
        let error = errors.filter(|error| error.is_finite()).fold(f64::NAN, f64::max);
        let error = if error.is_finite() {
            format!("; standard error up to {}{NO_BREAK}{}", rounded(error), info.unit)
        } else {
            String::new()
        };
        format!(
            "{of}; one number at a time at the ends of its range, the others usual; {futures}{error}"
        )
    }

    /// Which ranges alone reverse the finding, and which only its size, in one sentence; nothing for the scenario as it
    /// is.
    pub fn turns(&self) -> Option<String> {
        self.option?;
        let matters = self.ends.scenario.smallest_difference;
        let unit = self.ends.scenario.headline.info().unit;
        let by = significant(matters, 3);
        let by = format!("{by}{NO_BREAK}{}", unit_after(&by, unit));
        let name = |places: Vec<usize>| -> Vec<String> {
            places.into_iter().map(|place| self.name(place)).collect()
        };
        let reversed = subject(&name(self.reversed())).map_or_else(
            || "none reverses the finding within its range".to_owned(),
            |(who, several)| {
                let (verb, whose) = if several {
                    ("each reverse", "their ranges")
                } else {
                    ("reverses", "its range")
                };
                format!("{who} {verb} the finding within {whose}")
            },
        );
        let resized = subject(&name(self.resized())).map(|(who, several)| {
            let verb = if several { "each change" } else { "changes" };
            format!("; {who} {verb} its size by at least {by}")
        });
        Some(format!("{reversed}{}.", resized.unwrap_or_default()))
    }

    /// A number as a sentence calls it.
    fn name(&self, place: usize) -> String {
        self.ends.scenario.plain(&self.ends.factors[place].lever.key)
    }

    /// The range with the widest swing.
    fn widest(&self) -> Option<usize> {
        self.swings.order().first().copied()
    }

    /// Ranges at an end of which the difference has another sign, the widest swing first.
    fn reversed(&self) -> Vec<usize> {
        let reverses = |place: &usize| self.swings.swings[*place].reverses(self.swings.usual);
        self.swings.order().into_iter().filter(reverses).collect()
    }

    /// Ranges at an end of which it only has another size, by what matters.
    fn resized(&self) -> Vec<usize> {
        let (usual, delta) = (self.swings.usual, self.ends.scenario.smallest_difference);
        let resizes = |place: &usize| {
            let swing = &self.swings.swings[*place];
            swing.turns(usual, delta) && !swing.reverses(usual)
        };
        self.swings.order().into_iter().filter(resizes).collect()
    }

    /// What a range does alone.
    fn moved(&self, place: usize) -> String {
        let Factor { lever, from, to } = &self.ends.factors[place];
        let Swing { low, high } = self.swings.swings[place];
        let number =
            |value: f64| if self.option.is_some() { signed(value) } else { rounded(value) };
        format!(
            "{} moves it most, {} at {} and {} at {}",
            self.ends.scenario.plain(&lever.key),
            number(low.value),
            significant(*from, 3),
            number(high.value),
            significant(*to, 3)
        )
    }
}

/// A value, with its unit if that is short.
fn setting(lever: &Lever, value: f64) -> String {
    let number = significant(value, 3);
    let full = format!("{number} {}", lever.parameter.unit);
    if full.trim().chars().count() <= SHORT { full.trim().to_owned() } else { number }
}

/// The key comes first: what is cut in a low row is the end of its meaning.
pub(super) fn row_label(key: &str) -> String {
    match meaning(key) {
        meaning if meaning == key => key.to_owned(),
        meaning => format!("{key}: {meaning}"),
    }
}

/// Names as the subject of a sentence, and whether they are several; nothing when there are none.
fn subject(names: &[String]) -> Option<(String, bool)> {
    match names {
        [] => None,
        [one] => Some((one.clone(), false)),
        [first, second] => Some((format!("{first}, and {second},"), true)),
        [first, second, rest @ ..] => {
            let others = counted(rest.len(), "other assumption", "other assumptions");
            Some((format!("{first}, {second}, and {others}"), true))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::sensitivity::swing;
    use crate::scenario::Scenario;

    #[test]
    fn a_row_begins_with_its_key() {
        assert!(row_label("people.habit").starts_with("people.habit: speed of"));
        assert_eq!(row_label("no.such.key"), "no.such.key");
    }

    /// What is said of an option whose ranges swing it between these ends.
    fn said(usual: f64, ends: &[(f64, f64)]) -> (String, String) {
        let scenario = Scenario::embedded("tickets-versus-experience").expect("it is shipped");
        let mut study = Ends::of_ranges(scenario, 4, 1).expect("its ranges are numbers");
        study.factors.truncate(ends.len());
        let end = |value| swing::End { value, error: 0.1 };
        let swings = ends.iter().map(|&(low, high)| Swing { low: end(low), high: end(high) });
        let swings = Swings { usual, swings: swings.collect(), different: 4 };
        let swung = OneAtATime { ends: &study, swings: &swings, option: Some("Listen") };
        let plain = |text: String| text.replace(NO_BREAK, " ");
        (plain(swung.title()), plain(swung.turns().expect("it is an option")))
    }

    #[test]
    fn what_reverses_a_finding_is_named() {
        let (title, turns) = said(2.0, &[(1.0, 4.0), (2.0, 2.0)]);
        assert_eq!(
            title,
            "“Listen”: +2.0 points, and no range alone reverses it; how well a message survives each layer moves it \
             most, +1.0 at 0.78 and +4.0 at 0.98"
        );
        assert_eq!(turns, "none reverses the finding within its range.");
        let (title, turns) = said(2.0, &[(1.0, 4.0), (3.0, -1.0)]);
        assert_eq!(
            title,
            "“Listen”: +2.0 points, but how much people follow colleagues alone reverses it"
        );
        assert_eq!(
            turns,
            "how much people follow colleagues reverses the finding within its range."
        );
        // by as much as matters, although the sign stays: another size, no other finding
        let (title, turns) = said(2.0, &[(1.0, 5.5)]);
        assert!(title.contains("no range alone reverses it"), "{title}");
        assert_eq!(
            turns,
            "none reverses the finding within its range; how well a message survives each layer changes its size by at least 3 points."
        );
        let (title, turns) = said(-2.0, &[(1.0, -4.0), (-3.0, 1.0), (-9.0, 1.0)]);
        assert!(title.starts_with("“Listen”: -2.0 points, but 3 ranges can each reverse it; how "));
        assert!(
            turns.ends_with("and 1 other assumption each reverse the finding within their ranges.")
        );
    }

    #[test]
    fn nothing_to_say_is_said() {
        assert_eq!(said(2.0, &[(2.0, 2.0)]).0, "“Listen”: no range moves strategic outcome");
        assert_eq!(said(f64::NAN, &[]).0, "“Listen” does not apply at usual values");
    }
}
