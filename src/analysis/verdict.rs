//! The one word a leader remembers, by rules that more runs cannot make stronger than the evidence.
//!
//! With n paired futures and d = option minus baseline: up is d at least delta, down is d at most
//! -delta, middle the rest; Wilson's 95 % limits on each share decide the word.

use crate::analysis::contrast::Counts;
use crate::analysis::estimate::wilson;
use crate::analysis::hanging::{EXPLAINS, Hanging, strongest};
use crate::experiment::results::AssumptionDraws;
use crate::scenario::Better;

/// Fewest futures for a word.
pub const ENOUGH_FUTURES: usize = 35;
/// Lower limit for CLEARLY and for NO DIFFERENCE THAT MATTERS.
const CLEAR: f64 = 0.90;
/// Lower limit for USUALLY.
const USUAL: f64 = 0.66;
/// Lower limit for LEANS and for MOSTLY no difference.
const MORE_THAN_NOT: f64 = 0.50;
/// Share from which a direction cannot be overlooked.
const NOT_RARE: f64 = 0.10;
/// LEANS needs this many times the opposite.
const OUTWEIGHS: f64 = 3.0;

/// Which way a verdict points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Good for the headline.
    Better,
    /// Bad for the headline.
    Worse,
    /// For a headline of which neither direction is good: more of it.
    Higher,
    /// For a headline of which neither direction is good: less of it.
    Lower,
}

impl Direction {
    /// The word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Higher => "higher",
            Self::Lower => "lower",
        }
    }

    fn of(rises: bool, better: Better) -> Self {
        match (better, rises) {
            (Better::Higher, true) | (Better::Lower, false) => Self::Better,
            (Better::Higher, false) | (Better::Lower, true) => Self::Worse,
            (Better::Neither, true) => Self::Higher,
            (Better::Neither, false) => Self::Lower,
        }
    }
}

/// A verdict about the headline.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Nearly always.
    Clearly(Direction),
    /// Mostly, and rarely the opposite.
    Usually(Direction),
    /// More often than not, and much more often than the opposite.
    Leans(Direction),
    /// Nearly always too small to matter.
    NoDifference,
    /// Mostly too small to matter.
    MostlyNoDifference,
    /// Both ways, and an assumption decides which.
    DependsOn(Hanging),
    /// Both ways, and no assumption decides which.
    MostlyLuck,
    /// None of the above.
    NoPattern,
    /// Fewer than 35 futures.
    TooEarly,
}

impl Verdict {
    /// Judges paired differences of the headline.
    pub fn of(
        differences: &[f64],
        delta: f64,
        better: Better,
        assumptions: &[AssumptionDraws],
    ) -> Self {
        let counts = Counts::of(differences, delta);
        let n = counts.all();
        if n < ENOUGH_FUTURES {
            return Self::TooEarly;
        }
        let low = |count| wilson(count, n).0;
        let high = |count| wilson(count, n).1;
        let (most, least, rises) = if counts.up >= counts.down {
            (counts.up, counts.down, true)
        } else {
            (counts.down, counts.up, false)
        };
        let direction = Direction::of(rises, better);
        let share = |count: usize| count as f64 / n as f64;
        if low(most) >= CLEAR {
            Self::Clearly(direction)
        } else if low(most) >= USUAL && high(least) <= NOT_RARE {
            Self::Usually(direction)
        } else if leans(most, least, n) {
            Self::Leans(direction)
        } else if low(counts.middle) >= CLEAR {
            Self::NoDifference
        } else if low(counts.middle) >= MORE_THAN_NOT {
            Self::MostlyNoDifference
        } else if share(least) >= NOT_RARE {
            match strongest(differences, assumptions) {
                Some(hanging) if hanging.share >= EXPLAINS => Self::DependsOn(hanging),
                _ => Self::MostlyLuck,
            }
        } else {
            Self::NoPattern
        }
    }

    /// The words, as in tables.
    pub fn words(&self) -> String {
        match self {
            Self::Clearly(direction) => format!("CLEARLY {}", direction.word()),
            Self::Usually(direction) => format!("USUALLY {}", direction.word()),
            Self::Leans(direction) => format!("LEANS {}", direction.word()),
            Self::NoDifference => "NO DIFFERENCE THAT MATTERS".to_owned(),
            Self::MostlyNoDifference => "MOSTLY NO DIFFERENCE THAT MATTERS".to_owned(),
            Self::DependsOn(hanging) => format!("IT DEPENDS ON {}", hanging.key),
            Self::MostlyLuck => "MOSTLY LUCK".to_owned(),
            Self::NoPattern => "NO CLEAR PATTERN".to_owned(),
            Self::TooEarly => "TOO EARLY TO SAY".to_owned(),
        }
    }
}

/// Whether one direction is more frequent than not at the lower end of its uncertainty, and much more
/// frequent than the opposite, in so many futures: the weakest word with a direction.
pub fn leans(most: usize, least: usize, futures: usize) -> bool {
    wilson(most, futures).0 >= MORE_THAN_NOT && most as f64 > OUTWEIGHS * least as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(up: usize, middle: usize, down: usize) -> String {
        let mut differences = vec![5.0; up];
        differences.extend(vec![0.0; middle]);
        differences.extend(vec![-5.0; down]);
        Verdict::of(&differences, 3.0, Better::Higher, &[]).words()
    }

    #[test]
    fn words_follow_the_rules() {
        assert_eq!(judged(34, 0, 0), "TOO EARLY TO SAY");
        assert_eq!(judged(35, 0, 0), "CLEARLY better");
        assert_eq!(judged(0, 0, 200), "CLEARLY worse");
        assert_eq!(judged(160, 40, 0), "USUALLY better");
        assert_eq!(judged(130, 40, 30), "LEANS better");
        assert_eq!(judged(2, 198, 0), "NO DIFFERENCE THAT MATTERS");
        assert_eq!(judged(40, 140, 20), "MOSTLY NO DIFFERENCE THAT MATTERS");
        assert_eq!(judged(100, 40, 60), "MOSTLY LUCK");
        assert_eq!(judged(95, 90, 15), "NO CLEAR PATTERN");
    }

    #[test]
    fn more_runs_of_a_coin_do_not_buy_a_stronger_word() {
        for n in [40, 400, 4000, 40_000] {
            assert_eq!(judged(n / 2, 0, n / 2), "MOSTLY LUCK");
        }
    }

    #[test]
    fn it_depends_names_the_assumption() {
        let values: Vec<f64> = (0..100).map(f64::from).collect();
        let differences: Vec<f64> = values.iter().map(|value| 50.0 - value).collect();
        let draws = AssumptionDraws { key: "people.conviction".to_owned(), values };
        let verdict = Verdict::of(&differences, 3.0, Better::Higher, &[draws]);
        assert_eq!(verdict.words(), "IT DEPENDS ON people.conviction");
    }

    #[test]
    fn less_of_a_bad_thing_is_better() {
        let verdict = Verdict::of(&vec![-5.0; 50], 1.0, Better::Lower, &[]);
        assert_eq!(verdict, Verdict::Clearly(Direction::Better));
    }
}
