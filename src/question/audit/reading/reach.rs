//! Targets, tiers, gates and bonuses against what somebody can count: out of reach, hardly made, made anyway, and shared by many.

use super::department::{DepartmentAtRest, KINDS, positive, urgent_hours};
use super::situation::Situation;
use super::{DepartmentCase, GATES, Reading, TARGETS, Topic};
use crate::model::Row;
use crate::model::reward::{Shape, TimedReward};

/// Distance from a target, in standard deviations of the measure, beyond which fewer than one in a hundred land on the
/// other side.
const SURE: f64 = 2.33;
/// A bonus is called shared by many when an hour more brings at most this part of what it earns.
const LITTLE: f64 = 0.1;

/// All readings about what can be reached.
pub(super) fn readings(situation: &Situation) -> Vec<Reading> {
    if !situation.incentives {
        return Vec::new();
    }
    let mut all = Vec::new();
    for reward in 0..situation.scenario.rewards.len() {
        let name = &situation.scenario.rewards[reward].named.name;
        let keys = |words: &[&str]| -> Vec<String> {
            words.iter().map(|word| format!("reward.{name}.{word}")).collect()
        };
        let about = |topic: Topic, cases: Vec<DepartmentCase>, keys: Vec<String>| {
            let is_anything = !cases.is_empty();
            is_anything.then_some(Reading {
                topic,
                work: Vec::new(),
                conflict: None,
                reward: Some(reward),
                cases,
                keys,
            })
        };
        for topic in TARGETS.into_iter().chain(GATES) {
            let cases = situation.departments.iter().filter_map(|department| {
                let timed = &department.policy.motives.timed;
                let timed = timed.iter().find(|timed| timed.reward == reward)?;
                limit(situation, department, timed, topic)
            });
            let cases = cases.collect();
            let has_tiers = situation.departments.iter().any(|department| {
                let timed = &department.policy.motives.timed;
                let tiers = |timed: &TimedReward<KINDS>| matches!(timed.shape, Shape::Tiers { .. });
                timed.iter().any(|timed| timed.reward == reward && tiers(timed))
            });
            let first = match topic {
                _ if GATES.contains(&topic) => "gate",
                _ if has_tiers => "tiers",
                _ => "target",
            };
            let mut keys = keys(&[first, "shape", "period_weeks", "pays_for", "strength"]);
            let measures = situation.scenario.measures.iter();
            keys.extend(measures.map(|measure| format!("measure.{}.credit", measure.named.name)));
            all.extend(about(topic, cases, keys));
        }
        let shared = situation.departments.iter().filter_map(|department| {
            let shared = department.shared.iter().find(|shared| shared.reward == reward)?;
            (shared.group >= 2.0 && shared.left <= LITTLE).then_some(DepartmentCase {
                department: department.number,
                value: shared.left,
                against: shared.group,
                weight: department.share * shared.part * (1.0 - shared.left),
            })
        });
        let keys = keys(&["based_on", "free_riding", "strength"]);
        all.extend(about(Topic::SharedByMany, shared.collect(), keys));
    }
    all.extend(unrewarded(situation));
    all
}

/// What there is to say of this kind about a target, a tier or a gate in a department: that nobody can count so much, that
/// hardly anyone does, or that everyone does anyway. Of several tiers the lowest one that is not reached, or the highest
/// one that is; of several gates the first.
fn limit(
    situation: &Situation,
    department: &DepartmentAtRest,
    timed: &TimedReward<KINDS>,
    topic: Topic,
) -> Option<DepartmentCase> {
    // a penalty is meant to stay out of reach
    if timed.orientation < 0.0 || timed.strength <= 0.0 {
        return None;
    }
    let weeks = f64::from(timed.period_weeks);
    let week = department.usual(&situation.company, situation.scenario.urgent);
    let read = |topics: [Topic; 3], from: f64, noise: f64, [usual, most]: [f64; 2]| {
        let (place, against) = place_of(from, noise, [weeks * usual, weeks * most])?;
        (topics[place] == topic).then_some((from, against))
    };
    let counted = [
        timed.units_of(&week, situation.scenario.urgent),
        department.most_units(&timed.credit, timed.outcome),
    ];
    let of_target = |from: f64, noise: f64| read(TARGETS, from, noise, counted);
    let mut gates = timed.gates.iter().filter_map(|gate| {
        let usual = gate.units_of(&week, situation.scenario.urgent);
        let most = department.most_units(&gate.credit, gate.outcome);
        read(GATES, gate.at_least, gate.noise, [usual, most])
    });
    // what it would pull if it were just in reach and nobody shared it
    let ((value, against), slope) = match timed.shape {
        _ if GATES.contains(&topic) => (gates.next()?, timed.slope_at_par()),
        Shape::Threshold { target, noise } => (of_target(target, noise)?, timed.slope_at_par()),
        Shape::Capped { .. } => return None,
        Shape::Tiers { tiers, noise } => {
            let mut found = tiers.steps().iter().filter_map(|step| {
                Some((of_target(step.from, noise)?, timed.strength * step.rise.abs()))
            });
            let is_passed = topic == Topic::TargetMadeAnyway;
            if is_passed { found.next_back()? } else { found.next()? }
        }
    };
    let shared = department.shared.iter().find(|shared| shared.reward == timed.reward);
    let left = shared.map_or(1.0, |shared| shared.left);
    let pull = slope * (positive(&timed.credit) + timed.outcome.max(0.0));
    let weight = department.share * department.part_of(pull / left);
    Some(DepartmentCase { department: department.number, value, against, weight })
}

/// Whether a number of units that something begins with is out of reach (0), hardly reached (1) or reached anyway (2), and
/// what it is held against: the most that people can count, or what they usually do.
fn place_of(from: f64, noise: f64, [usual, most]: [f64; 2]) -> Option<(usize, f64)> {
    if from > most + SURE * noise {
        Some((0, most))
    } else if from > usual + SURE * noise {
        Some((1, usual))
    } else if from < usual - SURE * noise {
        Some((2, usual))
    } else {
        None
    }
}

/// Departments whose people are paid for nothing while others are.
fn unrewarded(situation: &Situation) -> Option<Reading> {
    /// How much it matters in such a department. Share of hours.
    const FELT: f64 = 0.25;
    let is_paid = |department: &&DepartmentAtRest| !department.rewards.is_empty();
    let paid = situation.departments.iter().filter(is_paid).count();
    if paid == 0 || paid == situation.departments.len() {
        return None;
    }
    let without = situation.departments.iter().filter(|department| !is_paid(department));
    let cases: Vec<DepartmentCase> = without
        .map(|department| DepartmentCase {
            department: department.number,
            value: department.share,
            against: department.people,
            weight: FELT * department.share,
        })
        .collect();
    let mut keys = Vec::new();
    for reward in &situation.scenario.rewards {
        for word in ["departments", "strength"] {
            keys.push(format!("reward.{}.{word}", reward.named.name));
        }
    }
    let (topic, work) = (Topic::DepartmentWithoutReward, Vec::new());
    Some(Reading { topic, work, conflict: None, reward: None, cases, keys })
}

impl DepartmentAtRest {
    /// The most that can be counted in a week for a reward or a gate: every hour on what counts most. Counted units.
    fn most_units(&self, credit: &Row<KINDS>, outcome: f64) -> f64 {
        let skill = &self.policy.people.skill;
        let each = (0..skill.len()).map(|k| credit[k].max(0.0) * skill[k].max(1.0));
        let best = each.fold(0.0, f64::max);
        let ablest = skill.iter().copied().fold(1.0, f64::max);
        // urgent work can be counted by the item as well, and items done in a hurry take less than their hours
        let hurried = self.hours() / self.policy.workload.fastest.max(0.05);
        let hours = if urgent_hours(self) > 0.0 { hurried } else { self.hours() };
        hours * (best + outcome.max(0.0) * ablest)
    }
}
