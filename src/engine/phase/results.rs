//! How the result of each department stands that a measure is about: next week people see it. Equations and sources:
//! section *results* of [`crate::model::optional`].

use crate::math;
use crate::model::layout::Tally;
use crate::model::layout::workforce::PublicState;
use crate::model::result::ResultWeek;
use crate::model::{Organization, Policies};

/// Keeps how results stand. Reads the week's sums; writes `result`.
pub fn remember<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    sums: &[Tally<K>],
    shared: &mut PublicState<K>,
) {
    let Some(rules) = &policies.company.result else { return };
    for (number, (department, sum)) in shared.departments.iter_mut().zip(sums).enumerate() {
        // the unit of a department that is in no pilot comes first
        let load = &policies.units[number].workload;
        let week = ResultWeek::of(rules, sum);
        let preventing = math::dot(&sum.effort, &load.prevents) / sum.seats;
        let avoided = load.avoided(week.items, week.pace(), preventing);
        department.result = Some(rules.standing(&week, &avoided, org.urgent));
    }
}
