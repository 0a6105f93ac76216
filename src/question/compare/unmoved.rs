//! Why an option whose headline equals that of the baseline in every week of every future cannot act.

use crate::futures::plan::Plan;
use crate::futures::results::Results;
use crate::model::idle;
use crate::scenario::{Headline, Metric, Scenario};

/// Whether the headline of an arm is that of another one in every week of every future, to the last bit; that of a
/// department in the final weeks, as its other weeks are not kept.
pub fn unmoved(results: &Results, scenario: &Scenario, base: usize, arm: usize) -> bool {
    let Headline { metric, department } = scenario.headline;
    let [base, arm] = [base, arm].map(|arm| &results.arms[arm]);
    if department.is_some() {
        let mut finals = base.headline(scenario).zip(arm.headline(scenario));
        return finals.all(|(one, other)| one.to_bits() == other.to_bits());
    }
    let same = |one: &[f64; Metric::COUNT], other: &[f64; Metric::COUNT]| {
        one[metric as usize].to_bits() == other[metric as usize].to_bits()
    };
    let mut weeks = base.company.iter().zip(&arm.company);
    weeks.all(|(one, other)| one.iter().zip(other).all(|(one, other)| same(one, other)))
        && base.company_final.iter().zip(&arm.company_final).all(|(one, other)| same(one, other))
}

/// Why an option of the baseline's scenario that was found [`unmoved`] cannot act, and whether the file alone says
/// so. Nothing for an arm that is no option of it.
pub fn reason(plan: &Plan, results: &Results, base: usize, arm: usize) -> Option<(String, bool)> {
    let of = &plan.arms[arm];
    let option = of.option?;
    if base != 0 || of.scenario != plan.arms[0].scenario {
        return None;
    }
    let scenario = plan.baseline();
    if let Some(sure) = idle::lever(scenario, option) {
        return Some((sure, true));
    }
    let seen = never_worried(plan, results, arm, option);
    Some((seen.unwrap_or_else(|| idle::supposed(scenario, option)), false))
}

/// That leaders never saw a gap large enough, for an option that is only about them.
fn never_worried(plan: &Plan, results: &Results, arm: usize, option: usize) -> Option<String> {
    let scenario = plan.baseline();
    let sets = || scenario.options[option].changes.iter().flat_map(|change| &change.sets);
    let about_leaders = |key: &str| key.starts_with("voice.") || key.starts_with("leadership.");
    let level = "leadership.concern_level";
    let usual = scenario.settings[scenario.layout.slots(level)?.start];
    let concern =
        sets().filter(|set| set.key == level).map(|set| set.values[0]).fold(usual, f64::min);
    let seen = || {
        let weeks = results.arms[arm].company.iter().flatten();
        weeks.map(|week| week[Metric::ReportedIndex as usize]).filter(|seen| seen.is_finite())
    };
    let (least, most) =
        (seen().fold(f64::INFINITY, f64::min), seen().fold(f64::NEG_INFINITY, f64::max));
    let is_calm = least.is_finite() && 100.0 - least <= concern;
    (is_calm && sets().all(|set| about_leaders(&set.key)))
        .then(|| format!("leaders saw {least:.0} to {most:.0}, never a gap above {concern} points"))
}
