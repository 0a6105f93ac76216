//! Who pays for an option: groups that are worse off in nearly all futures.

use crate::analysis::contrast;
use crate::analysis::estimate::Spread;
use crate::experiment::Results;
use crate::model::GroupKind;
use crate::scenario::Metric;

/// Share of futures from which a group counts as worse off.
const NEARLY_ALL: f64 = 0.90;
/// Smallest relative loss of reward that counts. Share of the baseline's.
const REWARD_MATTERS: f64 = 0.02;
/// Smallest rise of strain that counts. Share.
const STRAIN_MATTERS: f64 = 0.01;

/// A group that is worse off.
#[derive(Clone, Debug, PartialEq)]
pub struct Payer {
    /// Its name on charts.
    pub label: String,
    /// What it loses.
    pub loss: Loss,
}

/// What a group loses, median of futures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Loss {
    /// Reward, as a share of the baseline's.
    Reward(f64),
    /// Rest: strain rises by so much.
    Strain(f64),
}

/// The departments that are worse off under an option, hardest hit first; reward before strain.
pub fn departments(results: &Results, arm: usize) -> Vec<Payer> {
    let mut rewards = Vec::new();
    let mut strains = Vec::new();
    for (place, group) in results.arms[0].grouping.of_kind(GroupKind::Department) {
        let before = Spread::of(results.arms[0].group_finals(place, Metric::Pay));
        if let (Some(change), Some(before)) =
            (contrast::group(results, arm, place, Metric::Pay), before)
        {
            let lost = if before.q50 > 0.0 { -change.spread.q50 / before.q50 } else { 0.0 };
            if lost >= REWARD_MATTERS && nearly_all(&change.differences, -1.0) {
                rewards
                    .push((lost, Payer { label: group.label.clone(), loss: Loss::Reward(lost) }));
            }
        }
        if let Some(change) = contrast::group(results, arm, place, Metric::Strain) {
            let rise = change.spread.q50;
            if rise >= STRAIN_MATTERS && nearly_all(&change.differences, 1.0) {
                strains
                    .push((rise, Payer { label: group.label.clone(), loss: Loss::Strain(rise) }));
            }
        }
    }
    let by_size = |a: &(f64, Payer), b: &(f64, Payer)| b.0.total_cmp(&a.0);
    rewards.sort_by(by_size);
    strains.sort_by(by_size);
    rewards.into_iter().chain(strains).map(|(_, payer)| payer).collect()
}

fn nearly_all(differences: &[f64], direction: f64) -> bool {
    let worse = differences.iter().filter(|&&difference| difference * direction > 0.0).count();
    worse as f64 >= NEARLY_ALL * differences.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_all_is_nine_in_ten() {
        let mut differences = vec![-1.0; 9];
        differences.push(1.0);
        assert!(nearly_all(&differences, -1.0));
        differences.push(1.0);
        assert!(!nearly_all(&differences, -1.0));
    }
}
