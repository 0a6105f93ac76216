//! Who gains and who pays, in words.

use crate::document::number::{counted, rounded};
use crate::question::compare::Comparison;
use crate::question::compare::gains::{Driver, Fortune, Loss, payers, winners};
use crate::scenario::Scenario;

/// From this share on, a reward that is lost is lost as a whole.
const ALL: f64 = 0.995;

/// Who would lose and who would gain, the hardest hit department and the luckiest one by name, in one line.
pub fn who(found: &Comparison, arm: usize) -> String {
    let scenario = found.baseline();
    let gainers = winners(found.fortunes(arm));
    let mut parts: Vec<String> = losers(found, arm).into_iter().collect();
    if let Some(((group, gained), rest)) = gainers.split_first() {
        parts.push(format!(
            "{} would earn {} % more from {}{}",
            group.label,
            rounded(100.0 * gained),
            reward_of(scenario, &group.name),
            others(rest.len())
        ));
    }
    if parts.is_empty() {
        return "No department would clearly gain or lose.".to_owned();
    }
    format!("{}.", parts.join("; "))
}

/// Who would lose, the hardest hit department by name, without a full stop; nothing when nobody would.
pub fn losers(found: &Comparison, arm: usize) -> Option<String> {
    let scenario = found.baseline();
    let losers = payers(found.fortunes(arm));
    let ((group, fate), rest) = losers.split_first()?;
    let what = match fate {
        Loss::Reward(lost) if *lost >= ALL => {
            format!("would lose {}", reward_of(scenario, &group.name))
        }
        Loss::Reward(lost) => format!(
            "would earn {} % less from {}",
            rounded(100.0 * lost),
            reward_of(scenario, &group.name)
        ),
        Loss::Strain(rise) => {
            format!("would be more exhausted, by {} points of 100", rounded(100.0 * rise))
        }
    };
    Some(format!("{} {what}{}", group.label, others(rest.len())))
}

/// How many other departments fare alike.
fn others(rest: usize) -> String {
    match rest {
        0 => String::new(),
        count => {
            format!(" ({} as well)", counted(count, "other department", "other departments"))
        }
    }
}

/// The reward of a department as a sentence names it.
fn reward_of(scenario: &Scenario, department: &str) -> String {
    let place = scenario.departments.iter().position(|named| named.name == department);
    let paid: Vec<&str> = scenario
        .rewards
        .iter()
        .filter(|reward| place.is_some_and(|place| reward.departments.contains(&place)))
        .map(|reward| reward.named.name.as_str())
        .collect();
    match paid.as_slice() {
        [only] => format!("its {}", scenario.label("reward", only)),
        _ => "its rewards".to_owned(),
    }
}

/// What moves a group's fortune most, without a full stop.
pub fn reason(fortune: &Fortune) -> String {
    let percent = |share: f64| format!("{} %", rounded(100.0 * share.abs()));
    match fortune.driver {
        None => "neither reward nor strain changes by as much as matters".to_owned(),
        Some(Driver::Counted(share)) if share >= 0.0 => {
            format!("{} more of its work is counted", percent(share))
        }
        Some(Driver::Counted(share)) => format!("{} less of its work is counted", percent(share)),
        Some(Driver::Rate(share)) if share >= 0.0 => {
            format!("what is counted earns {} more", percent(share))
        }
        Some(Driver::Rate(share)) => format!("what is counted earns {} less", percent(share)),
        Some(Driver::Hours(share)) if share >= 0.0 => {
            format!("{} more of the week is filled", percent(share))
        }
        Some(Driver::Hours(share)) => format!("{} less of the week is filled", percent(share)),
        Some(Driver::Fit(share)) if share >= 0.0 => {
            "its work fits the strategy better, which tires less".to_owned()
        }
        Some(Driver::Fit(_)) => "its work fits the strategy less, which tires".to_owned(),
        Some(Driver::Unmeasured) => "strain changes for a reason not measured by group".to_owned(),
    }
}
