//! Hours become counted activity and, weeks later, strategic value.
//!
//! ```text
//! E      = skill x hours                        effective hours, urgent ones under their kind
//! counted activity = sum g_ref skill e + g_ref[urgent] x items
//! Z     += (E - Z) / max(T, 1)                  value shows late
//! value  = (sum intent^(1-r) Z^r)^(1/r) - harm sum e^2 - conflicts
//! ```
//!
//! Value of a mix of work: constant elasticity of substitution (Arrow et al. 1961). Activity is counted
//! at the baseline's measure `g_ref`, whatever is paid now. A conflict costs its target `cost` for each
//! effective hour of the source's work.

use crate::math;
use crate::model::policy::Shape;
use crate::model::value::counted;
use crate::model::workforce::{Shared, Tally};
use crate::model::{Block, Organization, Policies, Row};

/// Turns the hours of the week into effective hours, counted units and pay. Reads `effort`,
/// `urgent_hours`, `items`, `practice`, `proficiency`; writes `effective`, `fit`, `pay`, `attained`.
pub(crate) fn deliver<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    shared: &Shared<K>,
    block: &mut Block<K>,
    week: u32,
) {
    for span in &block.spans {
        let rows = span.rows.clone();
        let policy = &policies.units[usize::from(span.unit)];
        let (motives, skill) = (&policy.motives, &policy.people.skill);
        let department = usize::from(span.department);
        let needed = &shared.departments[department].needed;
        let yardstick = &org.counted[department];
        let company = &policies.company;
        let tally = &mut block.tallies[usize::from(span.tally)].1;
        // slices of the same length, so that no place has to be checked seat by seat
        let (effort, practice) = (&block.effort[rows.clone()], &block.practice[rows.clone()]);
        let (urgent, items) = (&block.urgent_hours[rows.clone()], &block.items[rows.clone()]);
        let proficiency = &block.proficiency[rows.clone()];
        let effectives = &mut block.effective[rows.clone()];
        let (fits, pays) = (&mut block.fit[rows.clone()], &mut block.pay[rows.clone()]);
        let (mut counted_units, mut harm) = (tally.counted, tally.harm);
        for row in 0..rows.len() {
            let seat = block.first + rows.start + row;
            let hand = proficiency[row] * org.talent.get(seat).copied().unwrap_or(1.0);
            let effort = &effort[row];
            let chosen: Row<K> = std::array::from_fn(|k| skill[k] * hand * effort[k]);
            let mut effective = chosen;
            effective[org.urgent] += skill[org.urgent] * hand * urgent[row];
            let fit = company.value.alignment(needed, &practice[row]);
            let aligned = fit * math::sum(&effective);
            let mut pay = counted(&motives.pay, &chosen, org.urgent, items[row])
                + motives.pay_outcome * aligned
                + motives.pay_fixed;
            for timed in &motives.timed {
                let units = counted(&timed.credit, &chosen, org.urgent, items[row])
                    + timed.outcome * aligned;
                let attained = &mut block.attained[timed.reward][rows.start + row];
                let period_ends = week.is_multiple_of(timed.period_weeks);
                pay += earned(timed.shape, timed.strength, *attained, units, period_ends);
                // the next week begins a new period
                *attained = if period_ends { 0.0 } else { *attained + units };
                block.attained_now[timed.reward][rows.start + row] = units;
            }
            counted_units += counted(yardstick, &chosen, org.urgent, items[row]);
            for k in 0..K {
                harm += company.harm[k] * effort[k] * effort[k];
            }
            effectives[row] = effective;
            fits[row] = fit;
            pays[row] = pay;
        }
        (tally.counted, tally.harm) = (counted_units, harm);
    }
}

/// What the units of a week earn under a target or a cap.
fn earned(shape: Shape, strength: f64, before: f64, units: f64, period_ends: bool) -> f64 {
    match shape {
        Shape::Capped { cap } => strength * (units.min(cap - before)).max(0.0),
        Shape::Threshold { target, .. } => {
            if period_ends && before + units >= target {
                strength
            } else {
                0.0
            }
        }
    }
}

/// Adds up the departments' value of the week. Reads the week's sums; writes `pipeline`,
/// `pipeline_hours`, `value`.
pub(crate) fn add_up<const K: usize>(
    org: &Organization<K>,
    policies: &Policies<K>,
    sums: &[Tally<K>],
    shared: &mut Shared<K>,
) {
    let company = &policies.company;
    for (department, sum) in shared.departments.iter_mut().zip(sums) {
        for k in 0..K {
            let mut hours = sum.effort[k];
            if k == org.urgent {
                hours += sum.urgent_hours;
            }
            let rate = company.payoff_rate[k];
            department.pipeline[k] += rate * (sum.effective[k] - department.pipeline[k]);
            department.pipeline_hours[k] += rate * (hours - department.pipeline_hours[k]);
        }
        department.value = company.value.value(&department.needed, &department.pipeline) - sum.harm;
    }
    for (conflict, cost) in org.conflicts.iter().zip(&company.conflict_cost) {
        let hours = sums[conflict.source].effective[conflict.work];
        shared.departments[conflict.target].value -= cost * hours;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cap_pays_up_to_the_cap_and_a_target_pays_once() {
        let cap = Shape::Capped { cap: 5.0 };
        assert!((earned(cap, 2.0, 4.0, 3.0, false) - 2.0).abs() < 1e-15);
        assert!(earned(cap, 2.0, 6.0, 3.0, false).abs() < 1e-15);
        let target = Shape::Threshold { target: 5.0, noise: 1.0 };
        assert!((earned(target, 2.0, 4.0, 1.0, true) - 2.0).abs() < 1e-15);
        assert!(earned(target, 2.0, 4.0, 1.0, false).abs() < 1e-15);
    }
}
