//! One week of organizational life, seat by seat, in the order of the model description.
//!
//! This is the week to read. [`tick`](super::tick) lives the same one for eight seats at a time, in tiles of seats under
//! the same rules; here a seat is a struct, a company is a vector of them, and a week is four moments one after the
//! other. The equations are the same functions: those at the head of each file of [`phase`](super::phase). What is
//! written twice is everything around them: who reads which number, when, which random numbers, and what is added up. A
//! test holds both to the same seats, bit by bit, and to the same sums but for rounding.

mod count;
mod seats;

use crate::engine::phase::cascade::{self, Belief};
use crate::engine::phase::effort::{self, Goal, UrgentWork};
use crate::engine::phase::motive::{self, Attained};
use crate::engine::phase::production::{self, Effective};
use crate::engine::phase::{
    credibility, defects, demand, norms, standards, strain, strategy, turnover, voice,
};
use crate::engine::record::RunRecord;
use crate::engine::run::{self, Trial, Unfinished};
use crate::model::pull::Mind;
use crate::model::workforce::{Department, Shown, Tally};
use crate::model::{Organization, Policies, Policy, Row, Workforce};
use crate::rng::{Purpose, Streams};

/// What the holder of a seat keeps from week to week.
#[derive(Clone, Debug)]
pub struct Seat<const K: usize> {
    /// What the holder believes the strategy asks for, shares, and the doubt about that, a variance.
    pub belief: Belief<f64, K>,
    /// Weight given to what leaders say. Share.
    pub credibility: f64,
    /// Belief that speaking up helps. Share.
    pub voice: f64,
    /// Hours of the holder's own choosing. Working weeks.
    pub effort: Row<K>,
    /// Urgent work waiting. Working weeks at proper care.
    pub backlog: f64,
    /// Accepted time per urgent item. Share of proper time.
    pub standard: f64,
    /// Exhaustion. 0 rested to 1 exhausted.
    pub strain: f64,
    /// Skill of a newcomer, growing to 1. Share.
    pub proficiency: f64,
    /// Whether a new holder starts this week.
    pub newcomer: bool,
    /// What counts towards targets and caps. Counted units; empty when no reward ever has one. `[rewards]`
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
    /// Its department, as it stood when the week began.
    department: &'a Department<K>,
    seat: usize,
    week: u32,
}

/// Uniform numbers of a week. `[seats]` each; that of seat 0 is not drawn.
struct Uniforms {
    demand: Vec<f64>,
    voice: Vec<f64>,
    answers: Vec<f64>,
    turnover: Vec<f64>,
}

/// What a seat faces this week.
struct Faced<const K: usize> {
    /// Clarity of the strategy to the holder. 0 to 1.
    clarity: f64,
    /// Hours the holder would offer. Working weeks.
    amount: f64,
    /// Their split, once colleagues were looked at. Shares.
    plan: Row<K>,
    /// Whether the strategy pulls at least as hard as rewards.
    strategy_first: bool,
    /// Urgent work that landed. Working weeks at proper care.
    landed: f64,
}

/// What a seat makes of it.
struct Done<const K: usize> {
    /// Hours available. Working weeks.
    capacity: f64,
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
    prizes: f64,
}

/// What a seat learns from it, as far as it is counted.
struct Learned {
    defects: f64,
    concerned: bool,
    spoke: bool,
}

impl<const K: usize> Company<K> {
    /// Lives a week, from 1: everyone hears, faces, acts and learns; then the week is added up.
    pub fn advance(
        &mut self,
        org: &Organization<K>,
        policies: &Policies<K>,
        luck: Streams,
        week: u32,
    ) {
        self.move_needs(org, policies, luck, week);
        self.hear(org, policies, luck, week);

        let drawn = Uniforms::of(luck, week, org.seats());
        let Self { seats, public } = self;
        public.cells.fill(Tally::default());
        // nobody reacts to what a colleague does in the same week, so each seat lives its week in one go
        for (number, seat) in seats.iter_mut().enumerate().skip(1) {
            let shared = &public.shared;
            let here = Here {
                org,
                policies,
                policy: &policies.units[usize::from(org.unit[number])],
                department: &shared.departments[usize::from(org.chart.department[number])],
                seat: number,
                week,
            };
            let faced = here.face(seat, &drawn, &shared.practice);
            let done = here.act(seat, &faced, shared.practice[number].0);
            let learned = here.learn(seat, &done, &drawn);
            let counts = here.count(seat, &faced, &done, &learned);
            public.cells[org.groups.cell[number] as usize].add(&counts);
            public.practice_now[number] = Shown(done.practice);
        }
        self.add_up(org, policies);
    }

    /// What the strategy needs shifts, by the same draws everywhere, and leaders notice late.
    fn move_needs(
        &mut self,
        org: &Organization<K>,
        policies: &Policies<K>,
        luck: Streams,
        week: u32,
    ) {
        let (shared, company) = (&mut self.public.shared, &policies.company);
        if company.drift > 0.0 {
            let mut draws = luck.open(Purpose::StrategyDrift, u64::from(week), 0, K);
            for shift in &mut shared.leaders.shift[..org.kinds] {
                *shift += company.drift * draws.normal();
            }
        }
        let (shift, rate) = (shared.leaders.shift, company.awareness_rate);
        for (department, intent) in shared.departments.iter_mut().zip(&company.intent) {
            department.needed = strategy::needed(intent, &shift);
            department.known = strategy::noticed(&department.known, &department.needed, rate);
        }
        let needed = strategy::needed(&company.strategy, &shift);
        shared.leaders.known = strategy::noticed(&shared.leaders.known, &needed, rate);
        // how the leader's own week looks to direct reports
        shared.practice[0] = Shown(company.practice.unwrap_or(shared.leaders.known));
    }

    /// Hear: what was heard before fades; when it is time, the strategy is said again.
    fn hear(&mut self, org: &Organization<K>, policies: &Policies<K>, luck: Streams, week: u32) {
        let shared = &mut self.public.shared;
        let due = cascade::is_due(policies, shared.leaders.restate, week);
        let mut eps = vec![[0.0; K]; org.seats()];
        if due {
            shared.leaders.restate = false;
            let others = policies.company.competing_priorities;
            for department in &mut shared.departments {
                department.said = cascade::said(&department.known, others, &org.flat);
            }
            let drawn = eps[1..].as_flattened_mut();
            luck.normal_column(Purpose::Cascade, u64::from(week), 0, drawn);
        }
        // managers come before their reports: their words are this week's, in all layers
        for seat in 1..org.seats() {
            let policy = &policies.units[usize::from(org.unit[seat])];
            let department = &shared.departments[usize::from(org.chart.department[seat])];
            let before = self.seats[seat].belief;
            let mut belief = if !policies.switches.on.signal {
                Belief { perceived_intent: department.needed, ambiguity: 0.0 }
            } else if self.seats[seat].newcomer {
                let ambiguity = policy.communication.starting_ambiguity;
                Belief { perceived_intent: policy.own_view, ambiguity }
            } else {
                cascade::faded(policy, before)
            };
            if due {
                let message = match org.chart.manager[seat] as usize {
                    0 => department.said,
                    manager => self.seats[manager].belief.perceived_intent,
                };
                belief = cascade::told(policy, &org.in_use, belief, &message, &eps[seat]);
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
        for (number, (department, sum)) in
            shared.departments.iter_mut().zip(&*by_department).enumerate()
        {
            for k in 0..K {
                let rate = company.payoff_rate[k];
                let hours = sum.effort[k] + org.serves_urgent[k] * sum.urgent_hours;
                let Department { pipeline, pipeline_hours, legacy, .. } = department;
                pipeline[k] = production::showing(pipeline[k], sum.effective[k], rate);
                pipeline_hours[k] = production::showing(pipeline_hours[k], hours, rate);
                let (rules, mean) = (&policies.units[number].norms, sum.practice[k] / sum.seats);
                legacy[k] = norms::remembered(rules, legacy[k], mean);
            }
            department.value =
                company.value.value(&department.needed, &department.pipeline) - sum.harm;
            let (surface, made) = (sum.surface / sum.seats, sum.defects / sum.seats);
            department.debt = defects::remaining(department.debt, surface, made);
        }
        for (conflict, cost) in org.conflicts.iter().zip(&company.conflict_cost) {
            let hours = by_department[conflict.source].effective[conflict.work];
            shared.departments[conflict.target].value -= cost * hours;
        }
    }
}

impl Uniforms {
    /// Draws for everyone, whether the numbers are needed or not: every purpose has a stream of its own.
    fn of(luck: Streams, week: u32, seats: usize) -> Self {
        let draw = |purpose| {
            let mut column = vec![0.5; seats];
            luck.column(purpose, u64::from(week), 0, &mut column[1..]);
            column
        };
        Self {
            demand: draw(Purpose::Demand),
            voice: draw(Purpose::Voice),
            answers: draw(Purpose::Answers),
            turnover: draw(Purpose::Turnover),
        }
    }
}

impl<const K: usize> Here<'_, K> {
    /// Face: urgent work and fires land, motives pull, and colleagues set the tone.
    fn face(self, seat: &mut Seat<K>, drawn: &Uniforms, last_week: &[Shown<K>]) -> Faced<K> {
        let Self { org, policy, department, .. } = self;
        let load = &policy.workload;
        let items = load.arrivals.as_ref().map_or(0.0, |items| items.at(drawn.demand[self.seat]));
        let landed = demand::landed(load, items, department.debt);
        seat.backlog += landed;

        let clarity = motive::clarity(&policy.communication, seat.belief.ambiguity);
        let (direct, by_outcome) = policy
            .motives
            .of_rewards(|timed| motive::slope(timed, seat.attained[timed.reward], self.week));
        let believed = &seat.belief.perceived_intent;
        let mind = Mind { believed, clarity, trust: seat.credibility };
        let pulls = policy.ground(&department.needed).pulls(mind, &direct, Some(by_outcome));
        let wish = motive::wish(&pulls, 1.0 / policy.people.effort_cost, &org.flat);

        let mut plan = wish.want;
        if norms::matter(&policy.norms) {
            let weight = norms::weight(&policy.norms, clarity);
            let norm = self.norm(last_week);
            plan = std::array::from_fn(|k| norms::plan(weight, wish.want[k], norm[k]));
        }
        let (amount, strategy_first) = (wish.amount, wish.strategy_first);
        Faced { clarity, amount, plan, strategy_first, landed }
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
        let pressure = effort::pressure(seat.backlog, capacity);
        let pace = effort::pace(&policy.workload, seat.standard, pressure);
        let urgent = effort::urgent_work(&policy.workload, seat.backlog, capacity, pace);
        seat.backlog = urgent.backlog;

        let free = capacity - urgent.hours;
        let goal = Goal { amount: faced.amount, plan: &faced.plan, free };
        let habit = policy.people.habit;
        let spent = effort::chosen(habit, &seat.effort, goal, urgent.hours, org.urgent);
        seat.effort = spent.effort;
        // who has no hours leaves the impression of the week before
        let practice = if spent.worked { spent.practice } else { practice_before };

        let fit = self.policies.company.value.alignment(&department.needed, &practice);
        let hand = seat.proficiency * org.talent.get(self.seat).unwrap_or(&1.0);
        let skill = &policy.people.skill;
        let effective = production::effective(skill, hand, &seat.effort, urgent.hours, org.urgent);
        let aligned = production::aligned(fit, &effective);
        let mut prizes = 0.0;
        for timed in &policy.motives.timed {
            let attained = &mut seat.attained[timed.reward];
            let (before, ends) = (attained.so_far, week.is_multiple_of(timed.period_weeks));
            let units =
                production::units(timed, &effective.chosen, org.urgent, urgent.items, aligned);
            prizes += production::earned(timed.shape, timed.strength, before, units, ends);
            let so_far = production::attained_by_next_week(before, units, ends);
            *attained = Attained { so_far, last_week: units };
        }
        Done { capacity, pace, urgent, practice, fit, effective, aligned, prizes }
    }

    /// Learn: hurry leaves defects and becomes the standard, words are compared with pay, overload exhausts, misfit is
    /// reported or swallowed, and some holders leave.
    fn learn(self, seat: &mut Seat<K>, done: &Done<K>, drawn: &Uniforms) -> Learned {
        let Self { policy, department, seat: number, .. } = self;
        let Policy { communication, people, workload: load, voice: rules, .. } = policy;
        let neglect = defects::neglect(load, 1.0 / load.quality_need, &seat.effort);
        let defects = defects::made(load, done.urgent.items, done.pace, neglect);
        seat.standard = standards::drifted(load, seat.standard, done.pace);

        if let Some(paid) = policy.paid.shares(&department.needed) {
            let words = &seat.belief.perceived_intent;
            seat.credibility = credibility::compared(communication, paid, words, seat.credibility);
        }
        let worked = strain::worked(policy, &seat.effort, done.urgent.hours, seat.strain);
        seat.strain = strain::settled(policy, seat.strain, worked, done.fit);
        seat.proficiency = turnover::onboarded(people, seat.proficiency);

        let concerned = voice::concerned(rules, done.fit);
        let spoke = voice::speaks(rules, seat.voice, done.fit, drawn.voice[number]);
        if spoke {
            seat.voice = voice::answered(rules, seat.voice, drawn.answers[number]);
        }
        // the new holder starts next week, and with a belief of their own then: see `hear`
        seat.newcomer = drawn.turnover[number] < turnover::exit_chance(people, seat.strain);
        if seat.newcomer {
            seat.proficiency = people.onboarding;
            seat.strain = 0.0;
            seat.voice = rules.start;
            seat.credibility = communication.credibility_start;
        }
        Learned { defects, concerned, spoke }
    }
}

/// Runs a trial from founding to the last week, as [`engine::simulate`](super::simulate) does, seat by seat.
///
/// # Errors
/// When a number stopped making sense.
pub fn simulate(trial: Trial) -> Result<RunRecord, Unfinished> {
    run::live_by(trial, &run::SeatBySeat)
}
