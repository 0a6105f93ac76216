//! What can be said of a seat at the end of its week, in the form in which it is added up.

use super::moments::{Circumstances, Conduct, Lessons};
use super::{Seat, SeatWeek};
use crate::engine::phase::production::EffectiveHours;
use crate::engine::phase::{effort, tally};
use crate::math;
use crate::model::Row;
use crate::model::layout::Tally;
use crate::model::policy::PotPay;
use crate::model::stop_list::stops_right;
use crate::model::value::{counted, most_needed};

impl<const K: usize> SeatWeek<'_, K> {
    /// 16 measures: what can be said of the seat at the end of the week, as a sum over this seat only.
    pub(super) fn count(
        self,
        seat: &Seat<K>,
        faced: &Circumstances<K>,
        done: &Conduct<K>,
        learned: &Lessons,
    ) -> Tally<K> {
        let Self { org, policies, policy, department, seat: number, .. } = self;
        let (load, motives, needed) = (&policy.workload, &policy.motives, &department.needed);
        let EffectiveHours { chosen, served } = &done.effective;
        let (perceived_intent, practice) = (&seat.belief.perceived_intent, &done.practice);
        let units = |credit| counted(credit, chosen, org.urgent, done.urgent.items);
        let [overhead, lost_to_strain] =
            tally::lost_hours(1.0, done.capacity + done.refereed, self.overhead());
        let needed_most = most_needed(needed, org.kinds);
        let [understood, practised] =
            tally::closeness([perceived_intent, practice], needed, math::dot(needed, needed));
        let (kinds, clarity) = (org.kinds, faced.clarity);
        let is_asked = tally::is_asked(self.week);
        let knows =
            is_asked && tally::knows_top_priority(perceived_intent, clarity, &needed_most, kinds);
        let squares = |row: &Row<K>| row.map(|number| number * number);
        let of_departments = &org.counted[usize::from(org.chart.department[number])];
        let stop_right = if tally::has_list(self.week, &policies.company.value) {
            stops_right(perceived_intent, practice, needed)
        } else {
            0.0
        };
        let overtime = if load.overtime > 0.0 {
            effort::overtime(&seat.effort, done.urgent.hours, done.capacity)
        } else {
            0.0
        };
        let rework_hours = department.rework_share * done.urgent.hours;
        let returned = load.returned(done.urgent.items, done.urgent.hours);
        let [concerned, spoke] = [learned.concerned, learned.spoke].map(f64::from);
        Tally {
            seats: 1.0,
            effort: seat.effort,
            effective: std::array::from_fn(|k| {
                load.accepted[k] * done.worked[k] + org.serves_urgent[k] * served
            }),
            handed_over: math::sum(chosen),
            sent_back: load.sent_back(&done.worked),
            pretended: std::array::from_fn(|k| chosen[k] - done.worked[k]),
            practice: *practice,
            practice_squares: squares(practice),
            perceived_intent: *perceived_intent,
            perceived_intent_squares: squares(perceived_intent),
            urgent_hours: done.urgent.hours,
            overhead: overhead + done.refereed,
            refereed: done.refereed,
            managers: f64::from(self.manages()),
            friction: tally::friction_in(overhead, department.friction, self.overhead()),
            under_way: load.under_way,
            due: load.due_weeks,
            lost_to_strain,
            capacity: done.capacity,
            overtime,
            counted: units(of_departments),
            arrived: faced.landed + returned,
            fires: load.fires(department.debt),
            returned,
            rework_hours,
            wasted_hours: (1.0 - load.rework_worth) * rework_hours,
            served: *served,
            items: done.urgent.items,
            missed: done.urgent.missed,
            backlog: seat.backlog,
            pace: done.pace,
            defects: learned.defects,
            surface: load.surface,
            effort_cost: 0.5 * policy.people.effort_cost * math::sum(&squares(&seat.effort)),
            harm: math::dot(&policies.company.harm, &squares(&seat.effort)),
            clarity,
            understood,
            practised,
            fit: done.fit,
            strain: seat.strain,
            exits: f64::from(seat.newcomer),
            concerned,
            spoke,
            heard: tally::reports_at_top(spoke, org.chart.layer[number], policy.voice.pass_through),
            credibility: seat.credibility,
            voice: seat.voice,
            top_priority: f64::from(knows),
            stop_right,
            by_strategy: faced.by_strategy * math::sum(&seat.effort),
            silent: if is_asked { learned.silent } else { 0.0 },
            repaired: policy.voice.repair * f64::from(learned.acted_on),
            pay: std::array::from_fn(|pot| {
                let PotPay { counts, outcome } = &motives.pay[pot];
                let fixed = motives.pay_fixed[pot];
                units(counts) + outcome * done.aligned + fixed + done.prizes[pot]
            }),
            claims: motives.claims,
        }
    }
}
