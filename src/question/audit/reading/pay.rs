//! What is paid against what is wanted: priorities without reward, rewards without priority, penalties, the
//! angle between the two, work that nothing counts, and pay for what harms.

use super::department::{DepartmentAtRest, KINDS, free_hours};
use super::situation::Situation;
use super::{DepartmentCase, Reading, Topic};
use crate::math;

/// Smallest share of effort that is called a priority.
const PRIORITY: f64 = 0.1;
/// Pay and strategy are called apart when one asks for less than this part of what the other asks for.
const APART: f64 = 1.0 / 3.0;
/// Rewards that pull less than this part of everything are not worth a word.
const FELT: f64 = 0.05;
/// Smallest angle that is told; below, the best strength of pay reaches 75 % of the value. Degrees.
const WIDE: f64 = 30.0;
/// Smallest part of the strategy that nothing counts and that is told.
const UNCOUNTED: f64 = 0.1;
/// Smallest loss through conflicts and harm that is told. Share of working hours.
const LOSS: f64 = 0.03;

/// All readings about pay.
pub(super) fn readings(situation: &Situation) -> Vec<Reading> {
    let mut all = Vec::new();
    let uncounted = uncounted(situation);
    all.extend(without_measure(situation, &uncounted));
    if situation.incentives {
        for kind in 0..situation.scenario.work.len() {
            let penalised = penalised(situation, kind);
            if penalised.is_none() && !uncounted.contains(&kind) {
                all.extend(without_reward(situation, kind));
            }
            all.extend(penalised);
            all.extend(without_priority(situation, kind));
            all.extend(harmful(situation, kind));
        }
        all.extend(angle(situation));
        let conflicts = 0..situation.scenario.conflicts.len();
        all.extend(conflicts.filter_map(|conflict| pulling_apart(situation, conflict)));
    }
    all
}

/// Departments in which rewards can be felt, with what is paid there.
fn paying<'a>(
    situation: &'a Situation,
) -> impl Iterator<Item = (&'a DepartmentAtRest, [f64; KINDS])> + use<'a> {
    let felt = |department: &&DepartmentAtRest| department.reward_share >= FELT;
    situation.departments.iter().filter(felt).filter_map(|department| {
        let paid = department.paid?;
        Some((department, paid))
    })
}

/// Puts cases together to a reading.
fn collected(
    topic: Topic,
    work: Vec<usize>,
    keys: impl FnOnce(&[DepartmentCase]) -> Vec<String>,
    cases: impl Iterator<Item = DepartmentCase>,
) -> Option<Reading> {
    let cases: Vec<DepartmentCase> = cases.collect();
    let keys = if cases.is_empty() { return None } else { keys(&cases) };
    Some(Reading { topic, work, conflict: None, reward: None, cases, keys })
}

/// A case that concerns this part of a department's hours.
fn case(department: &DepartmentAtRest, value: f64, against: f64, part: f64) -> DepartmentCase {
    DepartmentCase {
        department: department.number,
        value,
        against,
        weight: department.share * part,
    }
}

fn without_reward(situation: &Situation, kind: usize) -> Option<Reading> {
    let cases = paying(situation).filter_map(|(department, paid)| {
        let (wanted, paid) = (department.wanted[kind], paid[kind]);
        let is_apart = wanted >= PRIORITY && paid < APART * wanted;
        is_apart.then(|| case(department, paid, wanted, department.reward_share * (wanted - paid)))
    });
    let keys = |cases: &[DepartmentCase]| keys_of_pay(situation, cases, true);
    collected(Topic::PriorityWithoutReward, vec![kind], keys, cases)
}

fn without_priority(situation: &Situation, kind: usize) -> Option<Reading> {
    let cases = paying(situation).filter_map(|(department, paid)| {
        let (wanted, paid) = (department.wanted[kind], paid[kind]);
        let is_apart = paid >= PRIORITY && wanted < APART * paid;
        is_apart.then(|| case(department, paid, wanted, department.reward_share * (paid - wanted)))
    });
    let keys = |cases: &[DepartmentCase]| keys_of_pay(situation, cases, true);
    collected(Topic::RewardWithoutPriority, vec![kind], keys, cases)
}

fn penalised(situation: &Situation, kind: usize) -> Option<Reading> {
    let asked = situation.departments.iter().filter(|department| {
        department.wanted[kind] >= 0.5 * PRIORITY && department.reward[kind] < 0.0
    });
    let cases = asked.map(|department| {
        let wanted = department.wanted[kind];
        case(department, department.reward[kind], wanted, wanted)
    });
    let keys = |cases: &[DepartmentCase]| keys_of_penalty(situation, cases, kind);
    collected(Topic::PenalisedPriority, vec![kind], keys, cases)
}

/// Angle between two splits, to a tenth. Degrees.
fn degrees(left: &[f64; KINDS], right: &[f64; KINDS]) -> f64 {
    let angle = math::cosine(left, right).clamp(-1.0, 1.0).acos().to_degrees();
    (10.0 * angle).round() / 10.0
}

fn angle(situation: &Situation) -> Option<Reading> {
    let cases = paying(situation).filter_map(|(department, paid)| {
        let cosine = math::cosine(&paid, &department.wanted);
        let value = degrees(&paid, &department.wanted);
        // what the best strength of a linear reward misses (Baker 2002)
        let lost = 1.0 - cosine * cosine;
        (value >= WIDE).then(|| case(department, value, lost, department.reward_share * lost))
    });
    collected(Topic::PayAngle, Vec::new(), |cases| keys_of_pay(situation, cases, false), cases)
}

/// Kinds of work that the strategy asks for and that no measure counts.
fn uncounted(situation: &Situation) -> Vec<usize> {
    let counts = |kind: usize| {
        situation.measures.iter().any(|(outcome, credit)| *outcome || credit[kind] != 0.0)
    };
    let asked =
        |kind: usize| situation.departments.iter().any(|department| department.wanted[kind] > 0.0);
    (0..situation.scenario.work.len()).filter(|&kind| asked(kind) && !counts(kind)).collect()
}

fn without_measure(situation: &Situation, uncounted: &[usize]) -> Option<Reading> {
    let cases = situation.departments.iter().filter_map(|department| {
        let missed: f64 = uncounted.iter().map(|&kind| department.wanted[kind]).sum();
        let kinds = uncounted.len() as f64;
        (missed >= UNCOUNTED).then(|| case(department, 1.0 - missed, kinds, missed))
    });
    let keys = |cases: &[DepartmentCase]| {
        let mut keys = keys_of_intent(situation, cases);
        keys.extend(situation.scenario.measures.iter().map(|m| credit_key(&m.named.name)));
        keys
    };
    collected(Topic::WorkWithoutMeasure, uncounted.to_vec(), keys, cases)
}

fn harmful(situation: &Situation, kind: usize) -> Option<Reading> {
    let harm = situation.company.harm[kind];
    let cases = paying(situation).filter_map(|(department, paid)| {
        let hours = free_hours(department) * department.split[kind];
        let lost = harm * hours * hours;
        let is_paid = paid[kind] > 0.01;
        (is_paid && lost >= LOSS).then(|| case(department, paid[kind], lost, lost))
    });
    let keys = |cases: &[DepartmentCase]| {
        let mut keys = vec![format!("work.{}.harm", situation.scenario.work[kind].name)];
        keys.extend(keys_of_pay(situation, cases, true));
        keys
    };
    collected(Topic::HarmfulReward, vec![kind], keys, cases)
}

/// A conflict whose source is paid for the work that costs the target.
fn pulling_apart(situation: &Situation, number: usize) -> Option<Reading> {
    let scenario = situation.scenario;
    let conflict = &scenario.conflicts[number];
    let kind = conflict.work;
    let (source, paid) =
        paying(situation).find(|(department, _)| department.number == conflict.source)?;
    let target = &situation.departments[conflict.target];
    let urgent = if kind == scenario.urgent { source.urgent_hours } else { 0.0 };
    let hours = free_hours(source) * source.split[kind] + urgent;
    let cost = situation.company.conflict_cost[number] * hours * source.policy.people.skill[kind];
    let lost = cost * source.people / target.people;
    if lost < LOSS || paid[kind] < source.wanted[kind].max(PRIORITY) {
        return None;
    }
    let weight = (target.share * lost).min(1.0);
    let case =
        DepartmentCase { department: source.number, value: paid[kind], against: lost, weight };
    let mut keys = vec![format!("conflict.{}.cost", conflict.named.name)];
    keys.extend(keys_of_pay(situation, &[case], true));
    Some(Reading {
        topic: Topic::PullingApart,
        work: vec![kind],
        conflict: Some(number),
        reward: None,
        cases: vec![case],
        keys,
    })
}

fn credit_key(measure: &str) -> String {
    format!("measure.{measure}.credit")
}

/// Keys of the needs of some departments.
fn keys_of_intent(situation: &Situation, cases: &[DepartmentCase]) -> Vec<String> {
    let mut keys = vec!["strategy.intent".to_owned()];
    for case in cases {
        let name = &situation.scenario.departments[case.department].name;
        let own = format!("department.{name}.intent");
        if situation.scenario.origins.place(&own).is_some() {
            keys.push(own);
        }
    }
    if cases.len() + 1 == keys.len() {
        // every one of them has needs of its own
        keys.rotate_left(1);
    }
    keys
}

/// Keys of what is paid in some departments and of what is wanted there; the credit of the strongest reward
/// in front, or what it pays for.
fn keys_of_pay(situation: &Situation, cases: &[DepartmentCase], credit_first: bool) -> Vec<String> {
    let scenario = situation.scenario;
    let mut rewards: Vec<usize> = Vec::new();
    for case in cases {
        for &reward in &situation.departments[case.department].rewards {
            if !rewards.contains(&reward) {
                rewards.push(reward);
            }
        }
    }
    let mut keys = Vec::new();
    for reward in rewards {
        let name = &scenario.rewards[reward].named.name;
        let pays = format!("reward.{name}.pays_for");
        let weights = scenario.layout.slots(&pays).map(|slots| &scenario.settings[slots]);
        let measures = scenario.measures.iter().zip(weights.unwrap_or(&[]));
        let counted = measures
            .filter(|(measure, weight)| **weight != 0.0 && !measure.observes_outcome)
            .map(|(measure, _)| credit_key(&measure.named.name));
        let place = keys.len();
        keys.extend(counted);
        keys.insert(if credit_first { keys.len() } else { place }, pays);
        for word in ["strength", "shape", "based_on"] {
            keys.push(format!("reward.{name}.{word}"));
        }
    }
    keys.extend(keys_of_intent(situation, cases));
    let mut seen = Vec::new();
    keys.retain(|key| {
        !seen.contains(key) && {
            seen.push(key.clone());
            true
        }
    });
    keys
}

/// Keys of a penalty: the measure that takes something away for a kind of work, in front of all others.
fn keys_of_penalty(situation: &Situation, cases: &[DepartmentCase], kind: usize) -> Vec<String> {
    let mut keys = keys_of_pay(situation, cases, true);
    let measures = &situation.scenario.measures;
    let blamed =
        measures.iter().zip(&situation.measures).find(|(_, (_, credit))| credit[kind] < 0.0);
    let pays = |key: &String| key.ends_with(".pays_for");
    let first = match blamed {
        Some((measure, _)) => {
            let key = credit_key(&measure.named.name);
            keys.iter().position(|other| *other == key)
        }
        None => keys.iter().position(pays),
    };
    if let Some(first) = first {
        keys[..=first].rotate_right(1);
    }
    keys
}
