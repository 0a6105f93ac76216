//! Moment *after*: sums become what departments and colleagues start the next week with.

use crate::engine::phase::{
    defects, demand, design, friction, norms, own_view, production, results,
};
use crate::engine::plain::PlainCompany;
use crate::model::layout::Tally;
use crate::model::{Organization, Policies, Workforce};

impl<const K: usize> PlainCompany<K> {
    /// 18: what the week adds up to, for everyone to see.
    pub(super) fn add_up(&mut self, org: &Organization<K>, policies: &Policies<K>, week: u32) {
        let Workforce { shared, practice_now, cells, by_department, followed, .. } =
            &mut self.public;
        practice_now[0] = shared.practice[0];
        std::mem::swap(&mut shared.practice, practice_now);
        by_department.fill(Tally::default());
        for (cell, sum) in org.groups.cells.iter().zip(cells) {
            by_department[usize::from(cell.department)].add(sum);
        }
        for (part, week) in org.followed.parts.iter().zip(&mut *followed) {
            if part.is_whole {
                week.sum.clone_from(&by_department[usize::from(part.department)]);
            }
        }
        let company = &policies.company;
        for (department, sum) in shared.departments.iter_mut().zip(&*by_department) {
            production::make_room(company, department);
            for k in 0..K {
                let urgent_hours = sum.urgent_hours - sum.wasted_hours;
                let hours = sum.effort[k] + org.serves_urgent[k] * urgent_hours;
                production::show(company, department, k, sum.effective[k], hours);
            }
            let worth = company.value.value(&department.needed, &department.pipeline);
            department.value = worth - sum.harm - company.missed_cost * sum.missed;
            let [surface, repaired, made] =
                [sum.surface, sum.repaired, sum.defects].map(|of_all| of_all / sum.seats);
            department.debt = defects::remaining(department.debt, surface, repaired, made);
        }
        for (conflict, cost) in org.conflicts.iter().zip(&company.conflict_cost) {
            let hours = by_department[conflict.source].effective[conflict.work];
            shared.departments[conflict.target].value -= cost * hours;
        }
        production::follow(org, policies, shared, followed);
        demand::remember(org, policies, by_department, shared);
        norms::remember(policies, by_department, shared);
        own_view::remember(org, policies, by_department, shared);
        results::remember(org, policies, by_department, shared);
        friction::remember(by_department, shared);
        design::review(policies, by_department, shared, week);
    }
}
