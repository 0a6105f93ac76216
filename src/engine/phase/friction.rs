//! Hours that go to finding out what is meant, to agreeing with others who work on other things, to talking of the
//! strategy, and of managers to clashes between their reports. Equations and sources: section *friction* of
//! [`crate::model::description`], section *refereeing* of [`crate::model::optional`].

use crate::math::at_most;
use crate::model::layout::Tally;
use crate::model::layout::workforce::{PublicState, VisiblePractice};
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

/// How far each of the reports of a manager works on other things than the others, in all: half the sum of absolute
/// differences to their mean. Reports.
pub fn clashes<const K: usize>(reports: &[VisiblePractice<K>]) -> f64 {
    if reports.len() < 2 {
        return 0.0;
    }
    let mut all = [0.0; K];
    for VisiblePractice(report) in reports {
        all = std::array::from_fn(|k| all[k] + report[k]);
    }
    let others = reports.len() as f64 - 1.0;
    reports.iter().fold(0.0, |sum, VisiblePractice(report)| {
        (0..K).fold(sum, |sum, k| sum + 0.5 * (report[k] - (all[k] - report[k]) / others).abs())
    })
}

/// Lets clashes between reports go up to their managers, as these saw them last week. Reads `practice`, `friction`; writes
/// `refereeing`, `delay`.
fn referee<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &mut PublicState<K>,
) {
    let is_on = policies.units.iter().any(|policy| policy.workload.referee > 0.0);
    if !is_on && shared.refereeing.is_empty() {
        return;
    }
    for department in &mut shared.departments {
        (department.refereeing, department.delay) = (0.0, 0.0);
    }
    shared.refereeing.clear();
    if !is_on {
        return;
    }
    shared.refereeing.resize(org.seats(), 0.0);
    let mut managers = vec![0.0; org.departments];
    // the seat at the top has no week of its own
    for team in org.teams.iter().filter(|team| team.manager != 0) {
        let manager = team.manager as usize;
        let rules = &policies.units[usize::from(org.unit[manager])].workload;
        let number = usize::from(org.chart.department[manager]);
        let department = &mut shared.departments[number];
        let room = (MOST - rules.overhead - department.friction).max(0.0);
        let taken = at_most(room, rules.referee * clashes(&shared.practice[team.members()]));
        shared.refereeing[manager] = taken;
        department.refereeing += taken;
        managers[number] += 1.0;
    }
    for (department, managers) in shared.departments.iter_mut().zip(managers) {
        if managers > 0.0 {
            department.refereeing /= managers;
            department.delay = policies.company.payoff.delay(department.refereeing);
        }
    }
}

/// Takes the hours of this week. Reads `clarity`, `apart`, `practice`; writes `friction`, `refereeing`, `delay`.
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
    referee(org, policies, shared);
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
