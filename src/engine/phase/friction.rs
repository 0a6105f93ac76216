//! Hours that go to finding out what is meant, to agreeing with others who work on other things, and to talking of the
//! strategy. Equations and sources: section *friction* of [`crate::model::description`].

use crate::math::at_most;
use crate::model::layout::Tally;
use crate::model::layout::workforce::PublicState;
use crate::model::policy::Workload;
use crate::model::{Organization, Policies};

/// Most of a week that overhead and friction take together: somebody who only talks still does a little.
const MOST: f64 = 0.95;

/// What friction takes from people of this clarity who work so far apart from the rest and look at so many colleagues
/// elsewhere, in a week with so many hours of talk. Share of the week.
pub fn taken<const K: usize>(
    rules: &Workload<K>,
    clarity: f64,
    apart: f64,
    ties: usize,
    talk: f64,
) -> f64 {
    let asking = rules.clarify * (1.0 - clarity);
    let agreeing = rules.coordinate * ties as f64 * apart;
    let room = (MOST - rules.overhead).max(0.0);
    at_most(room, asking + agreeing + talk)
}

/// Takes the hours of this week. Reads `clarity`, `apart`; writes `friction`.
pub fn take<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &mut PublicState<K>,
    said: bool,
) {
    let talk = if said { policies.company.talk } else { 0.0 };
    // the unit of a department that is in no pilot comes first
    for (department, policy) in shared.departments.iter_mut().zip(&policies.units) {
        let (clarity, apart) = (department.clarity, department.apart);
        department.friction = taken(&policy.workload, clarity, apart, org.cross_ties, talk);
    }
}

/// Keeps how clear the strategy was and how far each department worked from the rest. Reads the week's sums; writes
/// `clarity`, `apart`.
pub fn remember<const K: usize>(sums: &[Tally<K>], shared: &mut PublicState<K>) {
    let mut all = Tally::default();
    for sum in sums {
        all.add(sum);
    }
    for (department, sum) in shared.departments.iter_mut().zip(sums) {
        department.clarity = sum.clarity / sum.seats;
        department.apart = (0..K).fold(0.0, |apart, k| {
            apart + 0.5 * (sum.practice[k] / sum.seats - all.practice[k] / all.seats).abs()
        });
    }
}
