//! Each department makes up its mind about what it is paid for and what success is. Equations and sources: section *own
//! view* of [`crate::model::description`]; the view itself is formed in [`crate::model::view`].
//!
//! Between two messages people fall back on that view (see `cascade`).

use crate::math;
use crate::model::layout::Tally;
use crate::model::layout::workforce::{Department, PublicState};
use crate::model::view::{DepartmentKnowledge, UsualWeek, View};
use crate::model::{Organization, Policies, Row, founding};

/// What people of a department sense of what is needed, a week later: their own view comes closer to it. Shares.
pub fn sensed<const K: usize>(before: &Row<K>, needed: &Row<K>, rate: f64) -> Row<K> {
    math::row(|k| before[k] + rate * (needed[k] - before[k]))
}

/// Forms the view of every unit. Reads `needed`, `heard`, `legacy`, `learned`, `usual`; writes `sensed`, `views`.
pub fn form<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &mut PublicState<K>,
) {
    let PublicState { departments, views, leaders, .. } = shared;
    // the unit of a department that is in no pilot comes first
    for (number, department) in departments.iter_mut().enumerate() {
        let policy = &policies.units[number];
        let rate = policy.people.sensing_rate;
        department.sensed = (rate > 0.0).then(|| {
            let before = department
                .sensed
                .unwrap_or_else(|| View::of(policy, knowledge(department), org.urgent).own);
            sensed(&before, &department.needed, rate)
        });
    }
    let stopped = founding::stopped(org, policies);
    let is_new = (0..K).any(|k| stopped[k] && !leaders.stopped[k]);
    let lesson = if is_new { policies.company.precedent } else { 0.0 };
    leaders.stopped = stopped;
    let paid_before: Vec<Row<K>> = views.iter().map(|view| view.paid).collect();
    views.clear();
    views.extend(org.units.iter().zip(&policies.units).enumerate().map(|(at, (unit, policy))| {
        let department = &departments[usize::from(unit.department)];
        let view = View::of(policy, knowledge(department), org.urgent);
        let view = view.with_lesson(lesson, &department.known);
        match paid_before.get(at) {
            Some(before) => view.after(before),
            None => view,
        }
    }));
}

fn knowledge<const K: usize>(department: &Department<K>) -> DepartmentKnowledge<'_, K> {
    DepartmentKnowledge {
        needed: &department.needed,
        heard: &department.heard,
        before: &department.legacy,
        learned: department.learned,
        usual: department.usual.as_ref(),
        sensed: department.sensed.as_ref(),
    }
}

/// Keeps what the next view is formed of. Reads the week's sums; writes `heard`, `learned`, `usual`.
pub fn remember<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    sums: &[Tally<K>],
    shared: &mut PublicState<K>,
) {
    let mut paid_for_outcomes = vec![false; sums.len()];
    for (unit, policy) in org.units.iter().zip(&policies.units) {
        paid_for_outcomes[usize::from(unit.department)] |= policy.motives.pays_for_outcomes();
    }
    for (number, (department, sum)) in shared.departments.iter_mut().zip(sums).enumerate() {
        department.heard = sum.perceived_intent.map(|share| share / sum.seats);
        let rate = policies.units[number].people.learning_rate;
        if rate > 0.0 && paid_for_outcomes[number] {
            department.learned += rate * (1.0 - department.learned);
        }
        let Some(usual) = &mut department.usual else { continue };
        let mut chosen = sum.effective;
        chosen[org.urgent] -= sum.served;
        // what comes back has been counted, and what was only reported
        for k in 0..K {
            chosen[k] += sum.sent_back[k] + sum.pretended[k];
        }
        let practice = sum.practice.map(|share| share / sum.seats);
        let fit = policies.company.value.alignment(&department.needed, &practice);
        *usual = UsualWeek {
            chosen: chosen.map(|hours| hours / sum.seats),
            items: sum.items / sum.seats,
            aligned: fit * math::sum(&sum.effective) / sum.seats,
        };
    }
}
