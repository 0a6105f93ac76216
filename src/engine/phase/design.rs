//! Measures are reviewed, and those who are paid by them have a say. Equations and sources: section *design* of
//! [`crate::model::optional`].
//!
//! Whoever designs a measure for long knows how to let it count what is done anyway; a rotation begins with strangers.

use crate::math;
use crate::model::design::{DesignRules, MeasureDesign};
use crate::model::layout::Tally;
use crate::model::layout::workforce::PublicState;
use crate::model::{Policies, Row};

/// Weeks after which designers and designed know each other.
const FAMILIAR: f64 = 52.0;

/// Share of the way that a measure goes at a review in a week, from 1; 0 in weeks without one.
pub fn share_moved<const K: usize>(rules: &DesignRules<K>, week: u32) -> f64 {
    if rules.malleable == 0.0 || !week.is_multiple_of(rules.review_weeks) {
        return 0.0;
    }
    let weeks_known = match rules.rotation_weeks {
        0 => FAMILIAR,
        rotation => f64::from(1 + (week - 1) % rotation),
    };
    rules.malleable * math::at_most(1.0, weeks_known / FAMILIAR)
}

/// What a measure counts after a review that goes so far towards what is done. The sum of its credits stays; one that
/// counts more against people than for them is nobody's to bend. Counted units per effective hour.
pub fn reviewed<const K: usize>(credit: &Row<K>, practice: &Row<K>, share: f64) -> Row<K> {
    let sum = math::sum(credit);
    if sum <= 0.0 {
        return *credit;
    }
    std::array::from_fn(|k| credit[k] + share * (sum * practice[k] - credit[k]))
}

/// Reviews the measures of each department when it is time; what the file states anew counts as stated. Reads the
/// week's sums; writes `designs`, `redesigns`.
pub fn review<const K: usize>(
    policies: &Policies<K>,
    sums: &[Tally<K>],
    shared: &mut PublicState<K>,
    week: u32,
) {
    for (number, rules) in policies.company.designs.iter().enumerate() {
        let share = share_moved(rules, week);
        if share == 0.0 {
            continue;
        }
        shared.redesigns += 1;
        for (department, sum) in shared.departments.iter_mut().zip(sums) {
            let design = &mut department.designs[number];
            if design.stated.map(f64::to_bits) != rules.stated.map(f64::to_bits) {
                *design = MeasureDesign::as_stated(rules);
            }
            let practice = sum.practice.map(|share| share / sum.seats);
            design.in_force = reviewed(&design.in_force, &practice, share);
        }
    }
}
