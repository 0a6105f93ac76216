//! Two options alone and together: how far what they do together is from the sum of what each does alone.

use crate::futures::{Plan, Results};
use crate::statistics::Spread;
use crate::statistics::contrast::{self, Contrast, Counts};

/// Share of futures from which a direction holds.
const NEARLY_ALL: f64 = 0.90;

/// Two options and the one that combines them, as they move the headline.
#[derive(Clone, Debug)]
pub struct Together {
    /// The first one alone.
    pub first: Contrast,
    /// The second one alone.
    pub second: Contrast,
    /// Both.
    pub both: Contrast,
    /// What each does alone, added up future by future.
    pub sum: Spread,
    /// Both minus that sum.
    pub beyond: Spread,
    /// Whether that matters, one way in nearly all futures.
    pub matters: bool,
}

impl Together {
    /// The first option in file order that combines exactly two others without changing anything itself; nothing where
    /// there is none.
    ///
    /// # Errors
    /// When the headline does not apply in every future.
    pub fn of(plan: &Plan, results: &Results) -> Result<Option<Self>, DoesNotApply> {
        let Some(arms) = trio(plan) else { return Ok(None) };
        let scenario = plan.baseline();
        let in_all = |contrast: &Contrast| contrast.differences.len() == results.futures as usize;
        let contrasts = arms.map(|arm| contrast::headline(results, arm, scenario).filter(in_all));
        let [Some(first), Some(second), Some(both)] = contrasts else { return Err(DoesNotApply) };
        let sum: Vec<f64> =
            first.differences.iter().zip(&second.differences).map(|(one, two)| one + two).collect();
        let beyond: Vec<f64> =
            both.differences.iter().zip(&sum).map(|(both, sum)| both - sum).collect();
        let matters = matters(&beyond, scenario.smallest_difference);
        let [Some(sum), Some(beyond)] = [sum, beyond].map(|all| Spread::of(all.iter().copied()))
        else {
            return Err(DoesNotApply);
        };
        Ok(Some(Self { first, second, both, sum, beyond, matters }))
    }
}

/// The headline does not apply in every future.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the headline does not apply in every future")]
pub struct DoesNotApply;

/// The two options and the one that combines them. Arms.
fn trio(plan: &Plan) -> Option<[usize; 3]> {
    if plan.scenarios.len() > 1 {
        return None;
    }
    let arm_of = |option: usize| plan.arms.iter().position(|arm| arm.option == Some(option));
    let options = &plan.baseline().options;
    options.iter().enumerate().find_map(|(number, option)| match option.combines[..] {
        [first, second] if first != second => {
            Some([arm_of(first)?, arm_of(second)?, arm_of(number)?])
        }
        _ => None,
    })
}

/// Whether the distance from the sum matters, one way in nearly all futures.
fn matters(beyond: &[f64], delta: f64) -> bool {
    let counts = Counts::of(beyond, delta);
    counts.up.max(counts.down) as f64 >= NEARLY_ALL * counts.all() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_from_the_sum_matters_only_one_way_and_in_nearly_all_futures() {
        assert!(matters(&[4.0; 10], 3.0) && matters(&[-4.0; 10], 3.0));
        assert!(!matters(&[2.0; 10], 3.0));
        assert!(!matters(&[4.0, 4.0, -4.0, -4.0], 3.0));
    }
}
