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
    for number in 0..block.spans.len() {
        let span = block.spans[number].clone();
        let policy = &policies.units[usize::from(span.unit)];
        let department = usize::from(span.department);
        let needed = &shared.departments[department].needed;
        let yardstick = &org.counted[department];
        let tally = usize::from(span.tally);
        for row in span.rows {
            let talent = org.talent.get(block.first + row).copied().unwrap_or(1.0);
            let hand = block.proficiency[row] * talent;
            let chosen: Row<K> =
                std::array::from_fn(|k| policy.people.skill[k] * hand * block.effort[row][k]);
            let mut effective = chosen;
            effective[org.urgent] +=
                policy.people.skill[org.urgent] * hand * block.urgent_hours[row];
            let items = block.items[row];
            let fit = policies.company.value.alignment(needed, &block.practice[row]);
            let aligned = fit * math::sum(&effective);
            let motives = &policy.motives;
            let mut pay = counted(&motives.pay, &chosen, org.urgent, items)
                + motives.pay_outcome * aligned
                + motives.pay_fixed;
            for timed in &motives.timed {
                let units =
                    counted(&timed.credit, &chosen, org.urgent, items) + timed.outcome * aligned;
                let before = block.attained[timed.reward][row];
                let period_ends = week.is_multiple_of(timed.period_weeks);
                pay += earned(timed.shape, timed.strength, before, units, period_ends);
                // the next week begins a new period
                let attained = if period_ends { 0.0 } else { before + units };
                block.attained[timed.reward][row] = attained;
                block.attained_now[timed.reward][row] = units;
            }
            let tally = &mut block.tallies[tally].1;
            tally.counted += counted(yardstick, &chosen, org.urgent, items);
            for k in 0..K {
                tally.harm +=
                    policies.company.harm[k] * block.effort[row][k] * block.effort[row][k];
            }
            block.effective[row] = effective;
            block.fit[row] = fit;
            block.pay[row] = pay;
        }
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
