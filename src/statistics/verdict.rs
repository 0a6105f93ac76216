//! The one word a leader remembers, by rules that more runs cannot make stronger than the evidence.
//!
//! With n different paired futures and d = option minus baseline: up is d at least delta, down is d at most
//! -delta, middle the rest; Wilson's 95 % limits on each share decide the word. Where both ways occur, what
//! decides between them is looked for: one assumption, all of them together, or luck.

use crate::futures::results::AssumptionDraws;
use crate::scenario::Better;
use crate::statistics::apart::Apart;
use crate::statistics::contrast::Counts;
use crate::statistics::depends::{Depends, HeldShare, MOSTLY, depends};
use crate::statistics::estimate::wilson;

/// Fewest different futures for a word.
pub const ENOUGH_FUTURES: usize = 35;
/// Lower limit for CLEARLY, for NO DIFFERENCE THAT MATTERS and for OFTEN BY LESS THAN MATTERS.
const CLEAR: f64 = 0.90;
/// Lower limit for USUALLY.
const USUAL: f64 = 0.66;
/// Lower limit for LEANS and for MOSTLY no difference.
const MORE_THAN_NOT: f64 = 0.50;
/// Share from which a direction cannot be overlooked.
const NOT_RARE: f64 = 0.10;
/// LEANS needs this many times the opposite.
const OUTWEIGHS: f64 = 3.0;
/// An assumption decides only if even the low end of its interval is more than what a third of the spread is: in
/// few futures an estimate of a half alone says little.
const DECIDES: f64 = 0.25;

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

    /// What a rise or a fall of the headline is.
    pub const fn of(rises: bool, better: Better) -> Self {
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
    /// Nearly always on one side of zero, and none of the above.
    OftenByLess(Direction),
    /// Nearly always too small to matter.
    NoDifference,
    /// Mostly too small to matter.
    MostlyNoDifference,
    /// One assumption decides which way.
    DependsOn(Depends),
    /// Both ways, luck does not decide which, and no assumption does alone.
    DependsTogether,
    /// Both ways, and luck decides which.
    MostlyLuck,
    /// None of the others.
    NoPattern,
    /// The baseline in every week of every future, and why, without a full stop.
    CannotAct(String),
    /// Fewer than 35 different futures.
    TooEarly,
}

/// What a verdict is about: paired differences of the headline, and what differs between the futures.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// Option minus baseline in each future.
    pub differences: &'a [f64],
    /// How many of the futures are different ones: 1 when they are all the same run.
    pub different: usize,
    /// Differences below this do not matter.
    pub delta: f64,
    /// Which way is good.
    pub better: Better,
    /// The value of each assumption in each future.
    pub assumptions: &'a [AssumptionDraws],
    /// What each assumption holds of the spread, the largest first.
    pub held: &'a [HeldShare],
    /// What luck and assumptions hold; `None` when nobody has found out.
    pub apart: Option<Apart>,
    /// Why the option equals the baseline in every week of every future, if it does.
    pub idle: Option<&'a str>,
}

impl<'a> Evidence<'a> {
    /// Differences of different futures, and nothing known about what differs between them.
    pub const fn of(differences: &'a [f64], delta: f64, better: Better) -> Self {
        Self {
            differences,
            different: differences.len(),
            delta,
            better,
            assumptions: &[],
            held: &[],
            apart: None,
            idle: None,
        }
    }
}

impl Verdict {
    /// Whether it names no direction although there are futures enough to name one.
    pub const fn is_open(&self) -> bool {
        !matches!(
            self,
            Self::Clearly(_)
                | Self::Usually(_)
                | Self::Leans(_)
                | Self::OftenByLess(_)
                | Self::TooEarly
        )
    }

    /// Judges paired differences of the headline.
    pub fn of(evidence: &Evidence) -> Self {
        let Evidence { differences, delta, better, .. } = *evidence;
        let counts = Counts::of(differences, delta);
        let n = counts.all();
        if let Some(reason) = evidence.idle {
            return Self::CannotAct(reason.to_owned());
        }
        if n.min(evidence.different) < ENOUGH_FUTURES {
            return Self::TooEarly;
        }
        let low = |count| wilson(count, n).0;
        let high = |count| wilson(count, n).1;
        let (most, least, rises) = one_way(counts.up, counts.down);
        let direction = Direction::of(rises, better);
        if low(most) >= CLEAR {
            return Self::Clearly(direction);
        }
        if low(most) >= USUAL && high(least) <= NOT_RARE {
            return Self::Usually(direction);
        }
        if leans(most, least, n) {
            return Self::Leans(direction);
        }
        if low(counts.middle) >= CLEAR {
            return Self::NoDifference;
        }
        if let Some(depends) = evidence.decided_by() {
            return Self::DependsOn(depends);
        }
        let signs = Counts::of(differences, 0.0);
        let (side, _, rises) = one_way(signs.up, signs.down);
        if low(side) >= CLEAR {
            return Self::OftenByLess(Direction::of(rises, better));
        }
        if low(counts.middle) >= MORE_THAN_NOT {
            return Self::MostlyNoDifference;
        }
        if (least as f64) < NOT_RARE * n as f64 {
            return Self::NoPattern;
        }
        match evidence.apart {
            Some(apart) if apart.open() >= MOSTLY => Self::MostlyLuck,
            Some(_) => Self::DependsTogether,
            None => Self::NoPattern,
        }
    }

    /// The words, as in tables.
    pub fn words(&self) -> String {
        match self {
            Self::Clearly(direction) => format!("CLEARLY {}", direction.word()),
            Self::Usually(direction) => format!("USUALLY {}", direction.word()),
            Self::Leans(direction) => format!("LEANS {}", direction.word()),
            Self::OftenByLess(direction) => {
                format!("{}, OFTEN BY LESS THAN MATTERS", direction.word().to_uppercase())
            }
            Self::NoDifference => "NO DIFFERENCE THAT MATTERS".to_owned(),
            Self::MostlyNoDifference => "MOSTLY NO DIFFERENCE THAT MATTERS".to_owned(),
            Self::DependsOn(depends) => format!("IT DEPENDS ON {}", depends.held.key),
            Self::DependsTogether => "IT DEPENDS ON THE ASSUMPTIONS TOGETHER".to_owned(),
            Self::MostlyLuck => "MOSTLY LUCK".to_owned(),
            Self::NoPattern => "NO CLEAR PATTERN".to_owned(),
            Self::CannotAct(_) => "CANNOT ACT HERE".to_owned(),
            Self::TooEarly => "TOO EARLY TO SAY".to_owned(),
        }
    }
}

impl Evidence<'_> {
    /// The assumption that holds at least half of the spread and decides which way, if there is one.
    fn decided_by(&self) -> Option<Depends> {
        let first = self.held.first()?;
        let holds = first.share.value >= MOSTLY && first.share.low >= DECIDES;
        holds.then(|| depends(first, self.differences, self.delta, self.assumptions))?
    }
}

/// The more frequent of two ways, the other one, and whether it is the first.
fn one_way(up: usize, down: usize) -> (usize, usize, bool) {
    if up >= down { (up, down, true) } else { (down, up, false) }
}

/// Whether one direction is more frequent than not at the lower end of its uncertainty, and much more
/// frequent than the opposite, in so many futures: the weakest word with a direction.
pub fn leans(most: usize, least: usize, futures: usize) -> bool {
    wilson(most, futures).0 >= MORE_THAN_NOT && most as f64 > OUTWEIGHS * least as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn futures(up: usize, middle: usize, down: usize) -> Vec<f64> {
        let mut differences = vec![5.0; up];
        differences.extend((0..middle).map(|place| if place % 2 == 0 { 0.5 } else { -0.5 }));
        differences.extend(vec![-5.0; down]);
        differences
    }

    fn judged(up: usize, middle: usize, down: usize) -> String {
        let differences = futures(up, middle, down);
        let n = differences.len();
        let apart = Some(Apart::only_luck(n));
        let evidence = Evidence { apart, ..Evidence::of(&differences, 3.0, Better::Higher) };
        Verdict::of(&evidence).words()
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
    fn one_side_of_zero_is_said_although_it_rarely_matters() {
        let mut differences = vec![1.0; 60];
        differences.extend([4.0; 40]);
        let said = |better| Verdict::of(&Evidence::of(&differences, 3.0, better)).words();
        assert_eq!(said(Better::Higher), "BETTER, OFTEN BY LESS THAN MATTERS");
        assert_eq!(said(Better::Lower), "WORSE, OFTEN BY LESS THAN MATTERS");
        assert_eq!(said(Better::Neither), "HIGHER, OFTEN BY LESS THAN MATTERS");
        // always by less is no difference
        let small = Verdict::of(&Evidence::of(&[1.0; 60], 3.0, Better::Higher));
        assert_eq!(small, Verdict::NoDifference);
    }

    #[test]
    fn more_runs_of_a_coin_do_not_buy_a_stronger_word() {
        for n in [40, 400, 4000, 40_000] {
            assert_eq!(judged(n / 2, 0, n / 2), "MOSTLY LUCK");
        }
    }

    #[test]
    fn both_ways_are_laid_to_luck_only_by_evidence() {
        let differences = futures(40, 0, 40);
        let said = |apart| {
            let evidence = Evidence { apart, ..Evidence::of(&differences, 3.0, Better::Higher) };
            Verdict::of(&evidence)
        };
        assert_eq!(said(Some(Apart::only_luck(80))), Verdict::MostlyLuck);
        assert_eq!(said(Some(Apart::only_assumptions(80))), Verdict::DependsTogether);
        assert_eq!(said(None), Verdict::NoPattern);
    }

    #[test]
    fn one_run_counted_often_is_one_future_and_no_lever_needs_none() {
        let many = vec![5.0; 200];
        let evidence = Evidence { different: 1, ..Evidence::of(&many, 3.0, Better::Higher) };
        assert_eq!(Verdict::of(&evidence), Verdict::TooEarly);
        let idle = Evidence { idle: Some("nobody is paid"), ..evidence };
        assert_eq!(Verdict::of(&idle).words(), "CANNOT ACT HERE");
    }

    #[test]
    fn less_of_a_bad_thing_is_better() {
        let verdict = Verdict::of(&Evidence::of(&[-5.0; 50], 1.0, Better::Lower));
        assert_eq!(verdict, Verdict::Clearly(Direction::Better));
    }
}
