//! Which assumption a result hangs on.

use crate::experiment::results::AssumptionDraws;
use crate::math;

/// Share of the spread from which a difference is said to hang on an assumption.
pub const EXPLAINS: f64 = 0.30;

/// An assumption that explains much of a difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Hanging {
    /// Its key.
    pub key: String,
    /// Share of the spread of the difference that its ranks explain: Spearman's rho squared.
    pub share: f64,
    /// Whether a higher value favours higher differences.
    pub rises: bool,
    /// The value that best separates futures with an upward difference from the others.
    pub turn: f64,
}

/// The assumption that explains most of the differences; `None` without assumptions or spread. Only
/// works when there is a difference in each future.
pub fn strongest(differences: &[f64], assumptions: &[AssumptionDraws]) -> Option<Hanging> {
    let ranked = ranks(differences);
    let mut best: Option<Hanging> = None;
    for draws in assumptions {
        if draws.values.len() != differences.len() {
            continue;
        }
        let Some(rho) = math::correlation(&ranks(&draws.values), &ranked) else { continue };
        let share = rho * rho;
        if best.as_ref().is_none_or(|best| share > best.share) {
            let turn = turn(differences, &draws.values, rho > 0.0);
            best = Some(Hanging { key: draws.key.clone(), share, rises: rho > 0.0, turn });
        }
    }
    best
}

/// Ranks from 0; ties share the mean of their places.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    while first < order.len() {
        let same = |&&place: &&usize| values[place].total_cmp(&values[order[first]]).is_eq();
        let run = order[first..].iter().take_while(same).count();
        for &place in &order[first..first + run] {
            ranks[place] = first as f64 + (run as f64 - 1.0) / 2.0;
        }
        first += run;
    }
    ranks
}

/// The cut that classifies most futures rightly into upward and other differences.
fn turn(differences: &[f64], values: &[f64], rises: bool) -> f64 {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let is_right = |place: usize, above: bool| (differences[place] > 0.0) == (above == rises);
    // all above the cut at first; moving the cut up one future changes one classification
    let mut right = order.iter().filter(|&&place| is_right(place, true)).count();
    let mut best = (right, values[order[0]]);
    for (at, &place) in order.iter().enumerate() {
        right = right + usize::from(is_right(place, false)) - usize::from(is_right(place, true));
        if right > best.0 {
            let next = order.get(at + 1).map_or(values[place], |&next| values[next]);
            best = (right, f64::midpoint(values[place], next));
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_assumption_behind_a_difference_is_found_with_its_turn() {
        let cause: Vec<f64> = (0..100).map(|future| f64::from(future * 37 % 100) / 100.0).collect();
        let noise: Vec<f64> = (0..100).map(|future| f64::from(future * 61 % 100) / 100.0).collect();
        let differences: Vec<f64> = cause
            .iter()
            .zip(&noise)
            .map(|(cause, noise)| 0.6 - cause + 0.02 * (noise - 0.5))
            .collect();
        let draws = |key: &str, values: &[f64]| AssumptionDraws {
            key: key.to_owned(),
            values: values.to_vec(),
        };
        let found = strongest(&differences, &[draws("noise", &noise), draws("cause", &cause)])
            .expect("an assumption");
        assert_eq!(found.key, "cause");
        assert!(found.share > 0.99 && !found.rises);
        assert!((found.turn - 0.6).abs() < 0.03, "{}", found.turn);
    }

    #[test]
    fn nothing_hangs_on_a_constant() {
        let draws = AssumptionDraws { key: "x".to_owned(), values: vec![1.0; 3] };
        assert!(strongest(&[1.0, 2.0, 3.0], &[draws]).is_none());
    }
}
