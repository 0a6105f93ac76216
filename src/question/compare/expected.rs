//! What the author of an option expected, beside what came out: the same line whether it is met or not.

use crate::question::compare::Comparison;
use crate::question::compare::judge::Judgement;
use crate::scenario::{Expectation, Expected};
use crate::statistics::verdict::{Direction, Verdict};

/// How an expectation fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectationResult {
    /// The verdict says the same.
    AsExpected,
    /// The verdict says something else.
    AgainstExpectation,
    /// The verdict says neither.
    Open,
}

impl ExpectationResult {
    /// The words.
    pub fn words(self) -> &'static str {
        match self {
            Self::AsExpected => "as expected",
            Self::AgainstExpectation => "against expectation",
            Self::Open => "still open",
        }
    }

    /// Compares an expectation with a verdict.
    pub fn of(expected: Expectation, verdict: &Verdict) -> Self {
        let found = match verdict {
            Verdict::Clearly(direction)
            | Verdict::Usually(direction)
            | Verdict::Leans(direction)
            | Verdict::OftenByLess(direction) => match direction {
                Direction::Better => Expectation::Better,
                Direction::Worse => Expectation::Worse,
                // the check refuses expectations about such a headline
                Direction::Higher | Direction::Lower => return Self::AgainstExpectation,
            },
            Verdict::NoDifference | Verdict::MostlyNoDifference | Verdict::CannotAct(_) => {
                Expectation::NoDifference
            }
            Verdict::DependsOn(_)
            | Verdict::DependsTogether
            | Verdict::MostlyLuck
            | Verdict::NoPattern
            | Verdict::TooEarly => return Self::Open,
        };
        if found == expected { Self::AsExpected } else { Self::AgainstExpectation }
    }
}

/// What was expected of an option, in words.
pub fn words(expected: &Expected) -> String {
    let outcome = expected.outcome.words();
    if expected.because.is_empty() {
        outcome.to_owned()
    } else {
        format!("{outcome} ({})", expected.because)
    }
}

/// What was expected of an arm and how it fared; `None` when nothing was expected.
pub fn fared(found: &Comparison, arm: usize) -> Option<(&Expected, ExpectationResult, String)> {
    let Comparison { plan, .. } = found;
    let named = &plan.arms[arm];
    let option = &plan.scenarios[named.scenario].options[named.option?];
    let expected = option.expected.as_ref()?;
    let Some(Judgement { verdict, .. }) = found.judged(arm) else {
        return Some((expected, ExpectationResult::Open, "the measure does not apply".to_owned()));
    };
    Some((expected, ExpectationResult::of(expected.outcome, verdict), verdict.words()))
}

/// The line about an arm; `None` when nothing was expected.
pub fn line(found: &Comparison, arm: usize) -> Option<String> {
    let (expected, fared, verdict) = fared(found, arm)?;
    Some(format!("Expected: {}. Found: {verdict}, {}.", words(expected), fared.words()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expectation_is_met_missed_or_open() {
        let clear = Verdict::Clearly(Direction::Worse);
        assert_eq!(
            ExpectationResult::of(Expectation::Worse, &clear),
            ExpectationResult::AsExpected
        );
        assert_eq!(
            ExpectationResult::of(Expectation::Better, &clear),
            ExpectationResult::AgainstExpectation
        );
        assert_eq!(
            ExpectationResult::of(Expectation::NoDifference, &clear),
            ExpectationResult::AgainstExpectation
        );
        let none = Verdict::MostlyNoDifference;
        assert_eq!(
            ExpectationResult::of(Expectation::NoDifference, &none),
            ExpectationResult::AsExpected
        );
        assert_eq!(
            ExpectationResult::of(Expectation::Better, &none),
            ExpectationResult::AgainstExpectation
        );
        for open in [Verdict::TooEarly, Verdict::MostlyLuck, Verdict::NoPattern] {
            assert_eq!(ExpectationResult::of(Expectation::Better, &open), ExpectationResult::Open);
        }
    }

    #[test]
    fn a_reason_is_given_when_there_is_one() {
        let expected = |because: &str| Expected {
            outcome: Expectation::NoDifference,
            because: because.to_owned(),
        };
        assert_eq!(words(&expected("")), "no difference");
        assert_eq!(words(&expected("hours bind")), "no difference (hours bind)");
    }
}
