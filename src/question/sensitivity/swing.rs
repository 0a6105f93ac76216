//! How far a result moves between the ends of each range, one number at a time.

use crate::futures::finals::Finals;
use crate::statistics::estimate::Spread;

/// A change of sign within so many standard errors is luck.
const TIMES_ERROR: f64 = 2.0;
/// Differences below this are rounding.
const ROUNDING: f64 = 1e-9;

/// A result with one number at one end of its range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// The result there, mean of futures; not a number where it does not apply.
    pub value: f64,
    /// Standard error of its difference from the result with everything usual, paired over futures; not a
    /// number for a single future.
    pub error: f64,
}

impl End {
    /// Whether somebody who knew the usual result would say something else here: it has another sign, by more than
    /// its error, or differs by at least what matters.
    pub fn turns(&self, usual: f64, delta: f64) -> bool {
        let moved = (self.value - usual).abs();
        moved > ROUNDING && moved >= delta || self.reverses(usual)
    }

    /// Whether the result has another sign here, by more than its error.
    pub fn reverses(&self, usual: f64) -> bool {
        let moved = (self.value - usual).abs();
        let noise = if self.error.is_finite() { TIMES_ERROR * self.error } else { 0.0 };
        self.value * usual < 0.0 && moved > noise.max(ROUNDING)
    }
}

/// A result between the ends of one range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// At the low end.
    pub low: End,
    /// At the high end.
    pub high: End,
}

impl Swing {
    /// Distance of the two ends.
    pub fn width(&self) -> f64 {
        (self.high.value - self.low.value).abs()
    }
}

impl Swing {
    /// Whether one of its ends turns the finding.
    pub fn turns(&self, usual: f64, delta: f64) -> bool {
        self.low.turns(usual, delta) || self.high.turns(usual, delta)
    }

    /// Whether one of them has another sign.
    pub fn reverses(&self, usual: f64) -> bool {
        self.low.reverses(usual) || self.high.reverses(usual)
    }
}

/// A result and what moves it.
#[derive(Clone, Debug, PartialEq)]
pub struct Swings {
    /// With everything usual, mean of futures.
    pub usual: f64,
    /// One for each range.
    pub swings: Vec<Swing>,
    /// Different futures behind each mean.
    pub different: usize,
}

impl Swings {
    /// Ranges from the widest swing to the narrowest, without those that move nothing. Indices.
    pub fn order(&self) -> Vec<usize> {
        let width = |place: &usize| self.swings[*place].width();
        let mut order: Vec<usize> =
            (0..self.swings.len()).filter(|place| width(place) > 0.0).collect();
        order.sort_by(|one, other| width(other).total_cmp(&width(one)));
        order
    }
}

/// Swings of the first kept measure of an arm, minus that of the baseline unless it is the baseline. `lived`
/// holds what [`crate::question::sensitivity::ends::Ends::plans`] led to, in that order.
pub fn swings(lived: &[Finals], arm: usize) -> Swings {
    let values = |finals: &Finals| -> Vec<f64> {
        if arm == 0 {
            return finals.of(0, 0).collect();
        }
        finals.of(arm, 0).zip(finals.of(0, 0)).map(|(option, baseline)| option - baseline).collect()
    };
    let mean = |values: &[f64]| crate::statistics::estimate::mean(values);
    let Some((usual, ends)) = lived.split_first() else {
        return Swings { usual: f64::NAN, swings: Vec::new(), different: 0 };
    };
    let different = lived.iter().map(|finals| finals.different(&[0, arm])).max().unwrap_or(0);
    let usual = values(usual);
    let end = |finals: &Finals| {
        let there = values(finals);
        let moved = Spread::of(there.iter().zip(&usual).map(|(there, usual)| there - usual));
        // the same run again and again has no error that anybody could know
        let error =
            moved.filter(|_| different > 1).map_or(f64::NAN, |moved| moved.standard_error());
        End { value: mean(&there), error }
    };
    let swings = ends.chunks_exact(2).map(|pair| Swing { low: end(&pair[0]), high: end(&pair[1]) });
    Swings { usual: mean(&usual), swings: swings.collect(), different }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::futures::finals::ChosenMeasures;

    /// One future a pair: baseline and option.
    fn finals(futures: &[(f64, f64)]) -> Finals {
        let mut finals = Finals::empty(2, 1);
        for &(baseline, option) in futures {
            finals.push(&[vec![baseline], vec![option]].map(ChosenMeasures::of));
        }
        finals
    }

    #[test]
    fn differences_are_paired_future_by_future() {
        let lived = [
            finals(&[(10.0, 11.0), (20.0, 23.0)]),
            finals(&[(10.0, 8.0), (20.0, 18.0)]),
            finals(&[(10.0, 15.0), (20.0, 27.0)]),
        ];
        let option = swings(&lived, 1);
        assert!((option.usual - 2.0).abs() < 1e-15);
        let Swing { low, high } = option.swings[0];
        assert!((low.value + 2.0).abs() < 1e-15 && (high.value - 6.0).abs() < 1e-15);
        // moved by -3 and -5, and by 4 and 4
        assert!((low.error - 1.0).abs() < 1e-15 && high.error.abs() < 1e-15);
        assert_eq!(option.different, 2);
        assert_eq!(option.order(), [0]);
        assert_eq!(swings(&lived, 0).order(), [] as [usize; 0]);
    }

    #[test]
    fn an_end_turns_a_finding_by_its_sign_or_by_what_matters() {
        let end = |value, error| End { value, error };
        assert!(end(-1.0, 0.1).turns(1.0, 3.0) && end(5.0, 0.1).turns(1.0, 3.0));
        assert!(!end(3.9, 0.1).turns(1.0, 3.0) && !end(0.0, 0.1).turns(0.0, 0.0));
        // a sign that luck may have changed
        assert!(!end(-0.1, 0.2).turns(0.1, 3.0) && end(-0.1, f64::NAN).turns(0.1, 3.0));
        let swing = Swing { low: end(-4.0, 0.1), high: end(2.0, 0.1) };
        assert!(swing.turns(2.0, 3.0) && !Swing { low: end(1.0, 0.1), ..swing }.turns(2.0, 3.0));
    }

    #[test]
    fn the_same_run_again_is_one_future() {
        let again = finals(&[(1.0, 2.0), (1.0, 2.0), (1.0, 2.0)]);
        assert_eq!((again.different(&[0, 1]), finals(&[]).different(&[0, 1])), (1, 0));
        assert_eq!(finals(&[(1.0, 2.0), (1.0, 3.0), (1.0, 2.0)]).different(&[0, 1]), 3);
        let found = swings(&[again.clone(), again.clone(), again], 1);
        assert!(found.different == 1 && found.swings[0].low.error.is_nan());
    }

    #[test]
    fn one_future_has_no_error_and_nothing_lived_no_swing() {
        let lived = [finals(&[(1.0, 2.0)]), finals(&[(1.0, 3.0)]), finals(&[(1.0, 4.0)])];
        assert!(swings(&lived, 1).swings[0].low.error.is_nan());
        assert!(swings(&[], 0).usual.is_nan());
    }
}
