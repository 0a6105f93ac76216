//! One week of organizational life, seat by seat, in the order of the model description.
//!
//! This is the week to read. [`tick`](super::tick) lives the same one for the seats of several vector lanes at a time, in tiles of seats under
//! the same rules; here a seat is a struct, a company is a vector of them, and a week is four moments one after the
//! other. The equations are the same functions: those at the head of each file of [`phase`](super::phase). Everything
//! around them is written twice, and a test holds both to the same seats, bit by bit.

mod count;
mod draws;
mod seats;

use draws::Uniforms;

use crate::engine::phase::cascade::{self, Belief};
use crate::engine::phase::effort::{self, Goal, UrgentWork};
use crate::engine::phase::motive::{self, Attained};
use crate::engine::phase::production::{self, Effective};
use crate::engine::phase::{
    credibility, defects, demand, norms, own_view, standards, strain, strategy, tally, turnover,
    voice,
};
use crate::engine::record::RunRecord;
use crate::engine::run::{self, Trial, Unfinished};
use crate::math;
use crate::model::layout::Tally;
use crate::model::layout::workforce::{Department, Shared, Shown};
use crate::model::pull::Mind;
use crate::model::reward::Pot;
use crate::model::view::{View, seen};
use crate::model::{Organization, Policies, Policy, Row, Workforce};
use crate::rng::{Purpose, Streams};

/// What the holder of a seat keeps from week to week.
#[derive(Clone, Debug)]
pub struct Seat<const K: usize> {
    /// What the holder believes the strategy asks for, shares, and the ambiguity of that, a variance.
    pub belief: Belief<f64, K>,
    /// Weight given to what leaders say. Share.
    pub credibility: f64,
    /// Belief that speaking up helps. Share.
    pub voice: f64,
    /// Hours of the holder's own choosing. Working weeks.
    pub effort: Row<K>,
    /// Backlog: urgent work waiting. Working weeks at proper care.
    pub backlog: f64,
    /// Accepted time per urgent item. Share of proper time.
    pub standard: f64,
    /// Exhaustion. 0 rested to 1 exhausted.
    pub strain: f64,
    /// Skill of a newcomer, growing to 1. Share.
    pub proficiency: f64,
    /// Whether a new holder starts this week.
    pub newcomer: bool,
    /// What counts towards targets, caps, tiers and gates. Counted units; empty when no reward ever has one. `[rewards, gates]`
    pub attained: Vec<Attained>,
}

/// A company that lives its weeks seat by seat.
#[derive(Clone, Debug)]
pub struct Company<const K: usize> {
    /// The seats; seat 0 leads, and what it holds is never looked at. `[seats]`
    pub seats: Vec<Seat<K>>,
    /// What everyone can see (last week's practice, the departments, the leaders) and the sums of the week. Its tiles are
    /// empty: seats are above.
    pub public: Workforce<K>,
}

/// Where and when a seat lives its week.
#[derive(Clone, Copy)]
struct Here<'a, const K: usize> {
    org: &'a Organization<K>,
    policies: &'a Policies<K>,
    /// Rules of the seat.
    policy: &'a Policy<K>,
    /// What everyone can see, as it stood when the week began.
    shared: &'a Shared<K>,
    /// Its department.
    department: &'a Department<K>,
    /// What is seen paid there and taken for success.
    view: &'a View<K>,
    seat: usize,
    week: u32,
}

/// What a seat faces this week.
struct Faced<const K: usize> {
    /// Clarity of the strategy to the holder. 0 to 1.
    clarity: f64,
    /// Hours the holder would offer. Working weeks.
    amount: f64,
    /// Their split, once colleagues were looked at. Shares.
    plan: Row<K>,
    /// Part of what pulls that is the strategy. Share.
    by_strategy: f64,
    /// Part of pay by the item in what speaks for and against hurry. Share.
    paid_by_item: f64,
    /// Urgent work that landed. Working weeks at proper care.
    landed: f64,
}

/// What a seat makes of it.
struct Done<const K: usize> {
    /// Hours available. Working weeks.
    capacity: f64,
    /// What urged people on. Weeks of capacity.
    pressure: f64,
    /// Time per urgent item. Share of proper time.
    pace: f64,
    urgent: UrgentWork<f64>,
    /// How the week was spent, urgent hours under their kind. Shares.
    practice: Row<K>,
    /// Alignment factor of the week. 0 to 1.
    fit: f64,
    effective: Effective<f64, K>,
    /// Effective hours that count as aligned. Working weeks.
    aligned: f64,
    /// What is earned under targets and caps. Units of motive.
    prizes: [f64; Pot::COUNT],
}

/// What a seat learns from it, as far as it is counted.
struct Learned {
    defects: f64,
    concerned: bool,
    spoke: bool,
    acted_on: bool,
    /// Chance of silence, before this week's answers.
    silent: f64,
}

impl<const K: usize> Company<K> {
    /// Lives a week, from 1: everyone hears, faces, acts and learns; then the week is added up.
    pub fn advance(
        &mut self,
        org: &Organization<K>,
        policies: &Policies<K>,
        streams: Streams,
        week: u32,
    ) {
        strategy::move_needs(org, policies, &mut self.public.shared, streams, week);
        own_view::form(org, policies, &mut self.public.shared);
        self.hear(org, policies, streams, week);

        let drawn = Uniforms::of(streams, week, org.seats());
        let Self { seats, public } = self;
        public.cells.fill(Tally::default());
        // nobody reacts to what a colleague does in the same week, so each seat lives its week in one go
        for (number, seat) in seats.iter_mut().enumerate().skip(1) {
            let (shared, unit) = (&public.shared, usize::from(org.unit[number]));
            let here = Here {
                org,
                policies,
                policy: &policies.units[unit],
                shared,
                view: &shared.views[unit],
                department: &shared.departments[usize::from(org.chart.department[number])],
                seat: number,
                week,
            };
            let faced = here.face(seat, &drawn, &shared.practice);
            let done = here.act(seat, &faced, shared.practice[number].0);
            let learned = here.learn(seat, &done, &drawn);
            let counts = here.count(seat, &faced, &done, &learned);
            public.cells[org.groups.cell[number] as usize].add(&counts);
            public.practice_now[number] = Shown(here.shown(seat, &done));
            here.put_right(seat, &learned);
        }
        self.add_up(org, policies);
    }

    /// Hear: what was heard before fades; when it is time, the strategy is said again.
    fn hear(&mut self, org: &Organization<K>, policies: &Policies<K>, streams: Streams, week: u32) {
        let shared = &mut self.public.shared;
        let due = cascade::is_due(policies, shared.leaders.restate, week);
        let mut eps = vec![[0.0; K]; org.seats()];
        if due {
            (shared.leaders.restate, shared.leaders.spoken) = (false, true);
            cascade::say(policies, shared);
            let drawn = eps[1..].as_flattened_mut();
            streams.normal_column(Purpose::Cascade, u64::from(week), 0, drawn);
        }
        // managers come before their reports: their words are this week's, in all layers
        for seat in 1..org.seats() {
            let unit = usize::from(org.unit[seat]);
            let (rules, view) = (&policies.units[unit].communication, &shared.views[unit]);
            let department = &shared.departments[usize::from(org.chart.department[seat])];
            let before = self.seats[seat].belief;
            let mut belief = if !policies.switches.on.signal {
                Belief { perceived_intent: department.needed, ambiguity: 0.0 }
            } else if self.seats[seat].newcomer {
                Belief { perceived_intent: view.own, ambiguity: rules.starting_ambiguity }
            } else {
                cascade::faded(rules, &view.own, before)
            };
            if due {
                let message = match org.chart.manager[seat] as usize {
                    0 => department.said,
                    manager => {
                        let words = self.seats[manager].belief.perceived_intent;
                        cascade::concerning(org, &policies.units[unit].can, (seat, manager), &words)
                    }
                };
                let eps = std::array::from_fn(|k| eps[seat][org.draw_of_kind[k]]);
                belief = cascade::told(rules, view, belief, &message, &eps);
            }
            self.seats[seat].belief = belief;
        }
    }

    /// What the week adds up to, for everyone to see.
    fn add_up(&mut self, org: &Organization<K>, policies: &Policies<K>) {
        let Workforce { shared, practice_now, cells, by_department, .. } = &mut self.public;
        practice_now[0] = shared.practice[0];
        std::mem::swap(&mut shared.practice, practice_now);
        by_department.fill(Tally::default());
        for (cell, sum) in org.groups.cells.iter().zip(cells) {
            by_department[usize::from(cell.department)].add(sum);
        }
        let company = &policies.company;
        for (department, sum) in shared.departments.iter_mut().zip(&*by_department) {
            for k in 0..K {
                let rate = company.payoff_rate[k];
                let urgent_hours = sum.urgent_hours - sum.wasted_hours;
                let hours = sum.effort[k] + org.serves_urgent[k] * urgent_hours;
                let Department { pipeline, pipeline_hours, .. } = department;
                pipeline[k] = production::showing(pipeline[k], sum.effective[k], rate);
                pipeline_hours[k] = production::showing(pipeline_hours[k], hours, rate);
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
        demand::remember(policies, by_department, shared);
        norms::remember(policies, by_department, shared);
        own_view::remember(org, policies, by_department, shared);
    }
}

impl<const K: usize> Here<'_, K> {
    /// Face: urgent work and fires land, motives pull, and colleagues set the tone.
    fn face(self, seat: &mut Seat<K>, drawn: &Uniforms, last_week: &[Shown<K>]) -> Faced<K> {
        let Self { org, policy, department, view, .. } = self;
        let load = &policy.workload;
        let items = load.arrivals.as_ref().map_or(0.0, |items| items.at(drawn.demand[self.seat]));
        let landed = demand::landed(load, items, department.debt);
        seat.backlog += landed;

        let clarity = motive::clarity(&policy.communication, seat.belief.ambiguity);
        let attained = |column: usize| seat.attained[column];
        let (direct, by_outcome) = policy.motives.of_rewards(
            |timed| motive::slope(timed, attained, self.week),
            |timed, at| motive::slope_of_gate(timed, at, attained, self.week),
        );
        let perceived_intent = &seat.belief.perceived_intent;
        let mind = Mind { perceived_intent, clarity, credibility: seat.credibility };
        let pulls = policy.ground(&department.needed, view).pulls(mind, &direct, Some(by_outcome));
        let wish = motive::wish(&pulls, 1.0 / policy.people.effort_cost, &policy.can.flat);

        let mut plan = wish.want;
        if norms::matter(&policy.norms) {
            let weight = norms::weight(&policy.norms, clarity);
            let norm = norms::possible(&policy.can, &self.norm(last_week), &wish.want);
            plan = std::array::from_fn(|k| norms::plan(weight, wish.want[k], norm[k]));
        }
        let (by_item, conviction) = (direct[org.urgent], policy.motives.conviction);
        let paid_by_item = motive::paid_by_item(by_item, conviction, clarity);
        let (amount, by_strategy) = (wish.amount, wish.by_strategy);
        Faced { clarity, amount, plan, by_strategy, paid_by_item, landed }
    }

    /// What colleagues did last week, as seen from the seat. Shares.
    fn norm(self, last_week: &[Shown<K>]) -> Row<K> {
        let Self { org, policy, department, seat, .. } = self;
        let team = &org.teams[org.team_of(seat)];
        let Shown(manager) = last_week[team.manager as usize];
        if team.share_of_a_peer == 0.0 {
            return manager;
        }
        // the whole team less the seat itself, and colleagues elsewhere
        let mut sum = [0.0; K];
        for Shown(member) in &last_week[team.members()] {
            sum = std::array::from_fn(|k| sum[k] + member[k]);
        }
        sum = std::array::from_fn(|k| sum[k] - last_week[seat].0[k]);
        let ties = if team.looks_elsewhere { org.ties_of(seat) } else { &[] };
        for &tie in ties {
            sum = std::array::from_fn(|k| sum[k] + last_week[tie as usize].0[k]);
        }
        let around = norms::Around::of(&policy.norms, &department.legacy);
        around.norm(&sum, team.share_of_a_peer, &around.part_of_manager(&manager))
    }

    /// Act: urgent work first, the rest by the plan; hours become effective hours.
    fn act(self, seat: &mut Seat<K>, faced: &Faced<K>, practice_before: Row<K>) -> Done<K> {
        let Self { org, policy, department, week, .. } = self;
        let capacity = effort::capacity(policy, seat.strain);
        let pressure = effort::pressure(&policy.workload, seat.backlog, capacity);
        let pace = effort::pace(&policy.workload, seat.standard, pressure, faced.paid_by_item);
        let urgent = effort::urgent_work(&policy.workload, seat.backlog, capacity, pace);
        seat.backlog = urgent.backlog;

        let free = capacity - urgent.hours;
        let goal = Goal { amount: faced.amount, plan: &faced.plan, free };
        let habit = policy.people.habit;
        let habits = effort::habits(&policy.can, seat.effort);
        let spent = effort::chosen(habit, &habits, goal, urgent.hours, org.urgent);
        seat.effort = spent.effort;
        // who has no hours leaves the impression of the week before
        let practice = if spent.worked { spent.practice } else { practice_before };

        let fit = self.policies.company.value.alignment(&department.needed, &practice);
        let holder_skill = seat.proficiency * org.talent.get(self.seat).unwrap_or(&1.0);
        let skill = &policy.people.skill;
        let worth = policy.workload.worth_of_urgent(department.rework_share);
        let effective = production::effective(
            skill,
            holder_skill,
            &seat.effort,
            urgent.hours,
            (org.urgent, worth),
        );
        let aligned = production::aligned(fit, &effective);
        let units = |credit, outcome| {
            let paid_for = (credit, outcome);
            production::units(paid_for, &effective.chosen, org.urgent, urgent.items, aligned)
        };
        // what a week brings is remembered where it may get a target later
        for counts in &policy.motives.untimed {
            if let Some(attained) = seat.attained.get_mut(counts.reward) {
                attained.last_week = units(&counts.credit, counts.outcome);
            }
        }
        let mut prizes = [0.0; Pot::COUNT];
        for timed in &policy.motives.timed {
            let ends = week.is_multiple_of(timed.period_weeks);
            let mut is_passed = true;
            for gate in &timed.gates {
                let attained = &mut seat.attained[gate.column];
                let units = units(&gate.credit, gate.outcome);
                is_passed &= gate.is_passed(attained.so_far + units);
                let so_far = production::attained_by_next_week(attained.so_far, units, ends);
                *attained = Attained { so_far, last_week: units };
            }
            let attained = &mut seat.attained[timed.reward];
            let before = attained.so_far;
            let units = units(&timed.credit, timed.outcome);
            prizes[timed.pot as usize] += if timed.gates.is_empty() {
                production::earned(timed, before, units, ends)
            } else {
                production::due(timed, before + units, is_passed, ends)
            };
            let so_far = production::attained_by_next_week(before, units, ends);
            *attained = Attained { so_far, last_week: units };
        }
        Done { capacity, pressure, pace, urgent, practice, fit, effective, aligned, prizes }
    }

    /// Learn: hurry leaves defects and becomes the standard, words are compared with pay, overload exhausts, misfit is
    /// reported or swallowed, and some holders leave.
    fn learn(self, seat: &mut Seat<K>, done: &Done<K>, drawn: &Uniforms) -> Learned {
        let Self { policies, policy, shared, department, view, seat: number, .. } = self;
        let Policy { communication, people, workload: load, voice: rules, .. } = policy;
        let neglect = defects::neglect(load, 1.0 / load.quality_need, &seat.effort);
        let defects = defects::made(load, done.urgent.items, done.pace, neglect);
        let under_pressure = effort::pace(load, seat.standard, done.pressure, 0.0);
        seat.standard = standards::drifted(load, seat.standard, under_pressure);

        if let Some(said) = credibility::words(policies, shared, department) {
            let match_of_words = credibility::match_of_words(communication, view, said);
            seat.credibility = credibility::compared(view, match_of_words, seat.credibility);
        }
        let worked = strain::worked(policy, &seat.effort, done.urgent.hours, seat.strain);
        seat.strain = strain::settled(policy, seat.strain, worked, done.fit);
        seat.proficiency = turnover::onboarded(people, seat.proficiency);

        let silent = tally::silent(rules, seat.voice);
        let concerned = voice::concerned(rules, done.fit);
        let spoke = voice::speaks(rules, seat.voice, done.fit, drawn.voice[number]);
        let acted_on = spoke && voice::acted_on(rules, drawn.answers[number]);
        if spoke {
            seat.voice = voice::answered(rules, seat.voice, acted_on);
        }
        // the new holder starts next week, and with a belief of their own then: see `hear`
        seat.newcomer = drawn.turnover[number] < turnover::exit_chance(people, seat.strain);
        if seat.newcomer {
            seat.proficiency = people.onboarding;
            seat.strain = 0.0;
            seat.voice = rules.start;
            seat.credibility = communication.credibility_start;
        }
        Learned { defects, concerned, spoke, acted_on, silent }
    }

    /// What others will see of the week. Shares.
    fn shown(self, seat: &Seat<K>, done: &Done<K>) -> Row<K> {
        let by_visibility = self.policy.norms.seen_by_visibility;
        if by_visibility > 0.0 {
            seen(by_visibility, &self.policy.seen_doing, &done.practice, &seat.effort)
        } else {
            done.practice
        }
    }

    /// Once the week is counted, a report that was acted on has put some of the misfit right, for habit to go on from.
    fn put_right(self, seat: &mut Seat<K>, learned: &Learned) {
        let (repair, needed) = (self.policy.voice.repair, &self.department.needed);
        if learned.acted_on && repair > 0.0 {
            let hours = math::sum(&seat.effort);
            for k in 0..K {
                seat.effort[k] = voice::righted(repair, seat.effort[k], hours, needed[k]);
            }
        }
    }
}

/// Runs a trial as [`engine::simulate`](super::simulate) does, seat by seat.
///
/// # Errors
/// When a number stopped making sense.
pub fn simulate(trial: Trial) -> Result<RunRecord, Unfinished> {
    run::live_by(trial, &run::SeatBySeat)
}
