//! Targets and bonuses against what somebody can count: out of reach, hardly made, made anyway, and shared by many.

use super::situation::{Department, KINDS, Situation};
use super::{Case, Reading, Topic, load};
use crate::math;
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
        let about = |topic: Topic, cases: Vec<Case>, keys: Vec<String>| {
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
        for topic in [Topic::TargetOutOfReach, Topic::TargetHardlyMade, Topic::TargetMadeAnyway] {
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
            let first = if has_tiers { "tiers" } else { "target" };
            let mut keys = keys(&[first, "shape", "period_weeks", "pays_for", "strength"]);
            let measures = situation.scenario.measures.iter();
            keys.extend(measures.map(|measure| format!("measure.{}.credit", measure.named.name)));
            all.extend(about(topic, cases, keys));
        }
        let shared = situation.departments.iter().filter_map(|department| {
            let shared = department.shared.iter().find(|shared| shared.reward == reward)?;
            (shared.group >= 2.0 && shared.left <= LITTLE).then_some(Case {
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

/// What there is to say of this kind about a target or a tier in a department: that nobody can count so much, that hardly
/// anyone does, or that everyone does anyway. Of several tiers the lowest one that is not reached, or the highest one that
/// is.
fn limit(
    situation: &Situation,
    department: &Department,
    timed: &TimedReward<KINDS>,
    topic: Topic,
) -> Option<Case> {
    // a penalty is meant to stay out of reach
    if timed.orientation < 0.0 || timed.strength <= 0.0 {
        return None;
    }
    let weeks = f64::from(timed.period_weeks);
    let urgent = situation.scenario.urgent;
    let usual = weeks * timed.units_of(&department.usual(&situation.company, urgent), urgent);
    let most = weeks * department.most_units(timed);
    let read = |from: f64, noise: f64| match topic_of(from, noise, [usual, most]) {
        Some((found, against)) if found == topic => Some((from, against)),
        _ => None,
    };
    // what it would pull if it were just in reach and nobody shared it
    let ((value, against), slope) = match timed.shape {
        Shape::Threshold { target, noise } => (read(target, noise)?, timed.slope_at_par()),
        Shape::Capped { .. } => return None,
        Shape::Tiers { tiers, noise } => {
            let mut found = tiers.steps().iter().filter_map(|step| {
                Some((read(step.from, noise)?, timed.strength * step.rise.abs()))
            });
            let is_passed = topic == Topic::TargetMadeAnyway;
            if is_passed { found.next_back()? } else { found.next()? }
        }
    };
    let shared = department.shared.iter().find(|shared| shared.reward == timed.reward);
    let left = shared.map_or(1.0, |shared| shared.left);
    let pull = slope * (positive(&timed.credit) + timed.outcome.max(0.0));
    let weight = department.share * department.part_of(pull / left);
    Some(Case { department: department.number, value, against, weight })
}

/// What there is to say about a number of units that something begins with, and what it is held against: what people
/// usually count, or the most that they can.
fn topic_of(from: f64, noise: f64, [usual, most]: [f64; 2]) -> Option<(Topic, f64)> {
    if from > most + SURE * noise {
        Some((Topic::TargetOutOfReach, most))
    } else if from > usual + SURE * noise {
        Some((Topic::TargetHardlyMade, usual))
    } else if from < usual - SURE * noise {
        Some((Topic::TargetMadeAnyway, usual))
    } else {
        None
    }
}

/// Departments whose people are paid for nothing while others are.
fn unrewarded(situation: &Situation) -> Option<Reading> {
    /// How much it matters in such a department. Share of hours.
    const FELT: f64 = 0.25;
    let is_paid = |department: &&Department| !department.rewards.is_empty();
    let paid = situation.departments.iter().filter(is_paid).count();
    if paid == 0 || paid == situation.departments.len() {
        return None;
    }
    let without = situation.departments.iter().filter(|department| !is_paid(department));
    let cases: Vec<Case> = without
        .map(|department| Case {
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

fn positive<const K: usize>(row: &[f64; K]) -> f64 {
    row.iter().fold(0.0, |sum, number| sum + number.max(0.0))
}

impl Department {
    /// The most that can be counted in a week for a reward: every hour on what counts most. Counted units.
    fn most_units(&self, timed: &TimedReward<KINDS>) -> f64 {
        let skill = &self.policy.people.skill;
        let each = (0..skill.len()).map(|k| timed.credit[k].max(0.0) * skill[k].max(1.0));
        let best = each.fold(0.0, f64::max);
        let ablest = skill.iter().copied().fold(1.0, f64::max);
        // urgent work can be counted by the item as well, and items done in a hurry take less than their hours
        let hurried = self.hours() / self.policy.workload.fastest.max(0.05);
        let hours = if load::urgent_hours(self) > 0.0 { hurried } else { self.hours() };
        hours * (best + timed.outcome.max(0.0) * ablest)
    }

    /// Part of a pull in everything that would pull with it. Share.
    fn part_of(&self, pull: f64) -> f64 {
        let others = self.amount * self.policy.people.effort_cost;
        if pull > 0.0 { pull / (pull + others) } else { 0.0 }
    }
}

/// What a reward that a group shares would pull if nobody shared it, and what is left of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shared {
    /// Which reward of the scenario.
    pub(super) reward: usize,
    /// How many share it. People.
    pub(super) group: f64,
    /// What an hour more brings of what it earns. Share.
    pub(super) left: f64,
    /// Part of it in everything that would pull, if nobody shared it. Share.
    pub(super) part: f64,
}

impl Department {
    /// A reward of so much strength that a group shares.
    pub(super) fn shared(&self, reward: usize, strength: f64, group: f64, left: f64) -> Shared {
        let motives = &self.policy.motives;
        let untimed = motives.untimed.iter().map(|row| (row.reward, &row.credit, row.outcome));
        let timed = motives.timed.iter().map(|row| (row.reward, &row.credit, row.outcome));
        let size = untimed.chain(timed).find(|row| row.0 == reward);
        let size = size.map_or(0.0, |(_, credit, outcome)| positive(credit) + outcome.max(0.0));
        Shared { reward, group, left, part: self.part_of(strength * size) }
    }
}

/// How far a group dilutes what a member earns.
pub(super) fn dilution(group: f64, free_riding: f64) -> f64 {
    math::power(group.max(1.0), -free_riding)
}
