//! How far a result moves between the ends of each range, one number at a time.

use crate::analysis::estimate::Spread;
use crate::experiment::Finals;

/// A result with one number at one end of its range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// The result there, mean of futures; not a number where it does not apply.
    pub value: f64,
    /// Standard error of its difference from the result with everything usual, paired over futures; not a
    /// number for a single future.
    pub error: f64,
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

    /// Whether `turn` lies between the two ends.
    pub fn crosses(&self, turn: f64) -> bool {
        let (low, high) = (self.low.value - turn, self.high.value - turn);
        low < 0.0 && high > 0.0 || low > 0.0 && high < 0.0
    }
}

/// A result and what moves it.
#[derive(Clone, Debug, PartialEq)]
pub struct Swings {
    /// With everything usual, mean of futures.
    pub usual: f64,
    /// One for each range.
    pub swings: Vec<Swing>,
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
/// holds what [`crate::experiment::Ends::plans`] led to, in that order.
pub fn swings(lived: &[Finals], arm: usize) -> Swings {
    let values = |finals: &Finals| -> Vec<f64> {
        if arm == 0 {
            return finals.of(0, 0).collect();
        }
        finals.of(arm, 0).zip(finals.of(0, 0)).map(|(option, baseline)| option - baseline).collect()
    };
    let mean = |values: &[f64]| crate::analysis::estimate::mean(values);
    let Some((usual, ends)) = lived.split_first() else {
        return Swings { usual: f64::NAN, swings: Vec::new() };
    };
    let usual = values(usual);
    let end = |finals: &Finals| {
        let there = values(finals);
        let moved = Spread::of(there.iter().zip(&usual).map(|(there, usual)| there - usual));
        let error = moved.map_or(f64::NAN, |moved| moved.standard_error());
        End { value: mean(&there), error }
    };
    let swings = ends.chunks_exact(2).map(|pair| Swing { low: end(&pair[0]), high: end(&pair[1]) });
    Swings { usual: mean(&usual), swings: swings.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One future a pair: baseline and option.
    fn finals(futures: &[(f64, f64)]) -> Finals {
        let mut finals = Finals::empty(2, 1);
        for &(baseline, option) in futures {
            finals.push(&[vec![baseline], vec![option]]);
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
        assert!(option.swings[0].crosses(0.0) && !option.swings[0].crosses(6.0));
        assert_eq!(option.order(), [0]);
        assert_eq!(swings(&lived, 0).order(), [] as [usize; 0]);
    }

    #[test]
    fn one_future_has_no_error_and_nothing_lived_no_swing() {
        let lived = [finals(&[(1.0, 2.0)]), finals(&[(1.0, 3.0)]), finals(&[(1.0, 4.0)])];
        assert!(swings(&lived, 1).swings[0].low.error.is_nan());
        assert!(swings(&[], 0).usual.is_nan());
    }
}
