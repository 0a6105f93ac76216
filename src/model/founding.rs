//! The first morning: everyone has a belief, habits and a share of the work.
//!
//! `start = "aligned"`: right after a kick-off everyone perceives what leaders ask for, without ambiguity, and splits effort
//! by that. `start = "settled"`: everyone perceives the own view, with the ambiguity of a newcomer (the intent without
//! ambiguity when the signal mechanism is off), and splits effort by what pulls. Latent defects and the value that is
//! showing start where that first week would keep them, so that nothing moves at first but by the mechanisms.

use crate::math;
use crate::model::design::MeasureDesign;
use crate::model::handoff::DepartmentWeek;
use crate::model::layout::block::{BLOCK_SEATS, Block};
use crate::model::layout::columns::put;
use crate::model::layout::workforce::{
    Department, Leaders, PublicState, VisiblePractice, Workforce,
};
use crate::model::policy::{Policies, Responses};
use crate::model::pull::Mind;
use crate::model::result::{ResultRules, ResultWeek};
use crate::model::value::counted;
use crate::model::view::{DepartmentKnowledge, UsualWeek, View};
use crate::model::{Organization, Policy, Row};
use crate::scenario::Start;

/// Founds the workforce under the rules of the day before the first week; `tracked_rewards` is the
/// number of rewards and gates whose attainment has to be remembered.
pub fn found<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    start: Start,
    tracked_rewards: usize,
) -> Workforce<K> {
    let seats = org.seats();
    let days: Vec<FirstDay<K>> = org
        .units
        .iter()
        .zip(&policies.units)
        .map(|(unit, policy)| {
            FirstDay::of(org, policies, policy, usize::from(unit.department), start)
        })
        .collect();
    let mut shared = PublicState {
        words: vec![[0.0; K]; org.seats_with_reports()],
        practice: vec![VisiblePractice([0.0; K]); seats],
        team_practice: vec![VisiblePractice([0.0; K]); org.teams.len()],
        departments: Vec::new(),
        leaders: Leaders {
            shift: [0.0; K],
            known: policies.company.strategy,
            spoken: start == Start::Aligned,
            said_in: 0,
            responses: Responses::default(),
            restate: false,
            act_in: None,
            pause_until: 0,
            normal: 100.0,
            stopped: stopped(org, policies),
        },
        redesigns: 0,
        refereeing: Vec::new(),
        views: Vec::new(),
    };
    shared.departments = (0..org.departments)
        .map(|number| department(org, policies, &days, tracked_rewards, number))
        .collect();
    hand_on(org, policies, &days, &mut shared.departments);
    let mut blocks = Vec::with_capacity(seats / BLOCK_SEATS + 1);
    for first in (1..seats).step_by(BLOCK_SEATS) {
        let mut block = Block::new(
            org,
            &policies.alike,
            first..seats.min(first + BLOCK_SEATS),
            tracked_rewards,
        );
        for tile in &mut block.tiles {
            let policy = &policies.units[usize::from(tile.unit)];
            let day = &days[usize::from(tile.unit)];
            for row in tile.rows() {
                put(&mut tile.perceived_intent, row, &day.belief);
                tile.ambiguity[row] = day.ambiguity;
                put(&mut tile.effort, row, &day.effort);
                tile.credibility[row] = policy.communication.credibility_start;
                tile.voice[row] = policy.voice.start;
            }
            let places: Vec<(usize, usize)> = tile.seats().collect();
            for (row, seat) in places {
                shared.practice[seat] = VisiblePractice(day.practice);
                if tracked_rewards > 0 {
                    let holder_skill = org.talent.get(seat).copied().unwrap_or(1.0);
                    for (reward, units) in day.brings(org, policies, policy, holder_skill) {
                        tile.attained_now[reward][row] = units;
                    }
                }
            }
        }
        blocks.push(block);
    }
    shared.add_up_teams(org);
    Workforce::new(org, policies, shared, blocks)
}

/// Which kinds of work are stopped anywhere, that could be done there. `[kinds]`
pub fn stopped<const K: usize>(org: &Organization<K>, policies: &Policies<K>) -> [bool; K] {
    let mut stopped = [false; K];
    for (unit, policy) in org.units.iter().zip(&policies.units) {
        let could = &policies.company.can[usize::from(unit.department)];
        for k in 0..K {
            stopped[k] |= could.kinds[k] > policy.can.kinds[k];
        }
    }
    stopped
}

/// What the day before the first week looks like in one unit.
struct FirstDay<const K: usize> {
    belief: Row<K>,
    ambiguity: f64,
    effort: Row<K>,
    practice: Row<K>,
    urgent_hours: f64,
}

impl<const K: usize> FirstDay<K> {
    fn of(
        org: &Organization<K>,
        policies: &Policies<K>,
        policy: &Policy<K>,
        department: usize,
        start: Start,
    ) -> Self {
        let intent = policies.company.intent[department];
        let told = start == Start::Aligned || !policies.switches.on.signal;
        // nobody has done anything before: what can be seen stands for it, as for what was heard
        let seen = |heard| DepartmentKnowledge {
            needed: &intent,
            heard,
            before: &policy.visible,
            learned: 0.0,
            usual: None,
            sensed: None,
        };
        let asked = policies.company.asked(department, &intent);
        let (belief, ambiguity) = if told {
            (asked, 0.0)
        } else {
            let view = View::of(policy, seen(&policy.visible), org.urgent);
            (view.own, policy.communication.starting_ambiguity)
        };
        let view = View::of(policy, seen(&belief), org.urgent);
        let pulls = first_pulls(policy, &view, &belief, ambiguity, &intent);
        let load = &policy.workload;
        let capacity = 1.0 - load.overhead;
        let urgent_hours = load.mean_arrivals.min(load.urgent_cap * capacity);
        let amount = math::sum(&pulls) / policy.people.effort_cost;
        let hours = amount.min(capacity - urgent_hours);
        let split =
            if start == Start::Aligned { asked } else { math::shares(&pulls, &policy.can.flat) };
        let effort = split.map(|share| share * hours);
        let mut all = effort;
        all[org.urgent] += urgent_hours;
        Self {
            belief,
            ambiguity,
            effort,
            practice: math::shares(&all, &policy.can.flat),
            urgent_hours,
        }
    }
}

impl<const K: usize> FirstDay<K> {
    /// What such a week brings somebody with this skill, of each reward: by it people judge in their first week how
    /// far a target is.
    fn brings(
        &self,
        org: &Organization<K>,
        policies: &Policies<K>,
        policy: &Policy<K>,
        holder_skill: f64,
    ) -> impl Iterator<Item = (usize, f64)> {
        let skill = &policy.people.skill;
        let chosen: Row<K> = std::array::from_fn(|k| skill[k] * holder_skill * self.effort[k]);
        let served = skill[org.urgent] * holder_skill * self.urgent_hours;
        let fit = policies.company.value.alignment(&policy.intent, &self.practice);
        let aligned = fit * (math::dot(&chosen, &policy.workload.accepted) + served);
        let timed = policy.motives.timed.iter().map(|one| (one.reward, one.credit, one.outcome));
        let untimed =
            policy.motives.untimed.iter().map(|one| (one.reward, one.credit, one.outcome));
        let gates = policy.motives.timed.iter().flat_map(|one| &one.gates);
        let gates = gates.map(|gate| (gate.column, gate.credit, gate.outcome));
        // nobody has seen a result yet
        timed.chain(untimed).chain(gates).map(move |(reward, credit, outcome)| {
            let units = counted(&credit, &chosen, org.urgent, self.urgent_hours);
            (reward, units + outcome * aligned)
        })
    }
}

/// What pulls on the first day, before any credibility is won or lost: targets count as exactly in reach,
/// caps as far and gates as passed.
fn first_pulls<const K: usize>(
    policy: &Policy<K>,
    view: &View<K>,
    belief: &Row<K>,
    ambiguity: f64,
    intent: &Row<K>,
) -> Row<K> {
    let words = &policy.communication;
    let clarity = words.starting_ambiguity / (words.starting_ambiguity + ambiguity);
    let (direct, by_outcome) = policy.motives.of_rewards_at_par();
    let mind =
        Mind { perceived_intent: belief, clarity, zeal: 1.0, credibility: words.credibility_start };
    policy.ground(intent, view).pulls(mind, &direct, Some(by_outcome)).all
}

/// Lets urgent work land that departments bring each other which have been working like this for a while.
fn hand_on<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    days: &[FirstDay<K>],
    departments: &mut [Department<K>],
) {
    for (conflict, hand_off) in org.conflicts.iter().zip(&policies.company.hand_offs) {
        let source = DepartmentWeek {
            effective: &departments[conflict.source].pipeline,
            effort: &days[conflict.source].effort,
            seats: 1.0,
        };
        let landed = hand_off.brought_by(conflict, source);
        departments[conflict.target].handed_on += landed / f64::from(org.people[conflict.target]);
    }
    for (department, policy) in departments.iter_mut().zip(&policies.units) {
        let (debt, handed_on) = (department.debt, department.handed_on);
        department.rework_share = policy.workload.rework_share(debt, 0.0, handed_on);
    }
}

/// A department that has been working like this for a while.
fn department<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    days: &[FirstDay<K>],
    tracked_rewards: usize,
    number: usize,
) -> Department<K> {
    // pilots start with the first change, so on the first day a department is one unit
    let (day, policy) = (&days[number], &policies.units[number]);
    let load = &policy.workload;
    let people = f64::from(org.people[number]);
    let mut hours = day.effort;
    hours[org.urgent] += day.urgent_hours;
    let hours = hours.map(|hours| hours * people);
    let sent_back = load.sent_back(&day.effort);
    let effective =
        std::array::from_fn(|k| (hours[k] - people * sent_back[k]) * policy.people.skill[k]);
    let preventing =
        load.prevents.iter().zip(&day.effort).fold(0.0, |sum, (share, hours)| sum + share * hours);
    let neglect = (1.0 - preventing / load.quality_need).max(0.0);
    let defects = day.urgent_hours * (load.defect + load.defect_slope * neglect);
    let debt = if load.surface > 0.0 { defects / load.surface } else { 0.0 };
    let intent = policies.company.intent[number];
    let fires = load.fires(debt);
    let standing = |rules: &ResultRules| {
        let week = ResultWeek {
            items: day.urgent_hours,
            hours: day.urgent_hours,
            room: 1.0 - load.overhead,
            backlog: 0.0,
            returned: 0.0,
            landed: load.mean_arrivals + fires,
            rework: fires,
            relabelling: rules.relabelling(&effective) / people,
        };
        let avoided = load.avoided(week.items, week.pace(), preventing);
        rules.standing(&week, &avoided, org.urgent)
    };
    Department {
        result: policies.company.result.as_ref().map(standing),
        needed: intent,
        known: intent,
        said: policies.company.asked(number, &intent),
        heard: day.belief,
        learned: 0.0,
        sensed: None,
        clarity: policy.communication.starting_ambiguity
            / (policy.communication.starting_ambiguity + day.ambiguity),
        apart: 0.0,
        friction: 0.0,
        refereeing: 0.0,
        delay: 0.0,
        usual: (tracked_rewards > 0).then(|| UsualWeek {
            chosen: std::array::from_fn(|k| day.effort[k] * policy.people.skill[k]),
            items: day.urgent_hours,
            aligned: policies.company.value.alignment(&intent, &day.practice)
                * math::sum(&effective)
                / people,
        }),
        rework_share: 0.0,
        designs: policies.company.designs.iter().map(MeasureDesign::as_stated).collect(),
        handed_on: 0.0,
        returned: 0.0,
        debt,
        on_the_way: Vec::new(),
        pipeline: effective,
        pipeline_hours: hours,
        legacy: day.practice,
        value: policies.company.value.value(&intent, &effective),
    }
}
