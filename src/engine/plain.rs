//! One week of organizational life, seat by seat, in the order and words of the model description.
//!
//! This is the week to read, and the one that the fast week of [`tick`](super::tick) is tested against, bit by bit: there
//! the seats of several vector lanes live at a time, here a seat is a struct, a company is a vector of them, and a week
//! is four moments one after the other. The equations are the same functions: those at the head of each file of
//! [`phase`](super::phase), which stand in section 7 of [`crate::model::description`].
//!
//! What a week does; the numbers are those of the comments below:
//!
//! | moment | | section | |
//! |---|---|---|---|
//! | before | 1 | strategy | what is needed shifts, and leaders notice late |
//! | | 2 | own view | departments see what is paid, and take something for success |
//! | hear | 3 | cascade | what was heard fades; when it is time, the strategy is said again, from the top down |
//! | | | friction | being unclear, working apart and talking of it take hours |
//! | face | 4 | demand | requests, and fires from latent defects, join the backlog |
//! | | 5 | motive | rewards, standing and the strategy pull: so many hours, split like this |
//! | | 6 | norms | the split moves towards what colleagues did last week |
//! | act | 7 | effort | urgent work first, the rest by the plan and by habit |
//! | | 8 | production | hours become effective hours, count towards rewards, and are paid |
//! | learn | 9 | defects | hurried and unprevented work leaves defects |
//! | | 10 | standards | hurried work becomes the standard |
//! | | 11 | credibility | words are compared with pay |
//! | | 12 | strain | overload exhausts, slack restores |
//! | | 13 | turnover | newcomers learn the job |
//! | | 14 | voice | misfit is reported or swallowed, and a report is acted on or not |
//! | | 15 | turnover | some holders leave |
//! | count | 16 | measures | what can be said of the seat is added up |
//! | | 17 | voice | what was acted on is put right, for habit to go on from |
//! | after | 18 | all | sums become what departments and colleagues start the next week with (`plain/sums.rs`) |

mod colleagues;
mod count;
mod draws;
mod moments;
mod rewards;
mod seats;
mod sums;

use crate::engine::phase::cascade::{self, Belief};
use crate::engine::phase::effort::{self, Goal};
use crate::engine::phase::motive::{self, Attainment, Wish};
use crate::engine::phase::{
    credibility, defects, demand, friction, norms, own_view, production, standards, strain,
    strategy, tally, turnover, voice,
};
use crate::math;
use crate::model::layout::Tally;
use crate::model::layout::workforce::{Department, PublicState, VisiblePractice};
use crate::model::pretence;
use crate::model::pull::Mind;
use crate::model::view::View;
use crate::model::{Organization, Policies, Policy, Row, Workforce};
use crate::rng::{Purpose, Streams};
use draws::WeekDraws;
use moments::{Circumstances, Conduct, Lessons};

/// What the holder of a seat keeps from week to week.
#[derive(Clone, Debug)]
pub struct Seat<const K: usize> {
    /// What the holder perceives as the intent, shares, and the ambiguity of that, a variance.
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
    /// What counts towards targets, caps, tiers and gates; empty when no reward ever has one. `[rewards, gates]`
    pub attained: Vec<Attainment>,
}

/// A company that lives its weeks seat by seat.
#[derive(Clone, Debug)]
pub struct PlainCompany<const K: usize> {
    /// The seats; seat 0 leads, and what it holds is never looked at. `[seats]`
    pub seats: Vec<Seat<K>>,
    /// What everyone can see (last week's practice, the departments, the leaders) and the sums of the week. Its tiles are
    /// empty: seats are above.
    pub public: Workforce<K>,
}

impl<const K: usize> PlainCompany<K> {
    /// Lives a week, from 1: everyone hears, faces, acts and learns; then the week is added up.
    pub fn advance(
        &mut self,
        org: &Organization<K>,
        policies: &Policies<K>,
        streams: Streams,
        week: u32,
    ) {
        strategy::move_needs(org, policies, &mut self.public.shared, streams, week); // 1
        own_view::form(org, policies, &mut self.public.shared); // 2
        let said = self.hear(org, policies, streams, week);
        friction::take(org, policies, &mut self.public.shared, said);

        let draws = WeekDraws::of(streams, week, org.seats());
        let Self { seats, public } = self;
        public.cells.fill(Tally::default());
        public.followed.iter_mut().for_each(|week| week.sum = Tally::default());
        // nobody reacts to what a colleague does in the same week, so each seat lives it in one go
        for (number, seat) in seats.iter_mut().enumerate().skip(1) {
            let here = SeatWeek::of(org, policies, &public.shared, number, week);
            let faced = here.face(seat, draws.demand[number]);
            let done = here.act(seat, &faced);
            let learned = here.learn(seat, &faced, &done, &draws);
            let sums = here.count(seat, &faced, &done, &learned);
            let shown = here.shown(seat, &done);
            here.put_right(seat, &learned);
            public.cells[org.groups.cell[number] as usize].add(&sums);
            for (part, week) in org.followed.parts.iter().zip(&mut public.followed) {
                let department = org.chart.department[number];
                if !part.is_whole && org.followed.has(*part, number, department) {
                    week.sum.add(&sums);
                }
            }
            public.practice_now[number] = VisiblePractice(shown);
        }
        self.add_up(org, policies, week);
    }

    /// Hear: what was heard before fades; when it is time, the strategy is said again. Whether it was.
    fn hear(
        &mut self,
        org: &Organization<K>,
        policies: &Policies<K>,
        streams: Streams,
        week: u32,
    ) -> bool {
        let Self { seats, public: Workforce { shared, .. } } = self;
        let due = cascade::is_due(policies, shared.leaders.restate, week);
        let mut eps = vec![[0.0; K]; org.seats()];
        let rested = cascade::rested(&shared.leaders, week);
        if due {
            let leaders = &mut shared.leaders;
            (leaders.restate, leaders.spoken, leaders.said_in) = (false, true, week);
            cascade::say(policies, shared);
            let column = eps[1..].as_flattened_mut();
            streams.normal_column(Purpose::Cascade, week.into(), 0, column);
        }
        // 3 cascade; managers come before their reports: their words are this week's, in all layers
        for seat in 1..org.seats() {
            let SeatWeek { policy, view, department, .. } =
                SeatWeek::of(org, policies, shared, seat, week);
            let rules = &policy.communication;
            let mut belief = if !policies.switches.on.signal {
                Belief { perceived_intent: department.needed, ambiguity: 0.0 }
            } else if seats[seat].newcomer {
                Belief { perceived_intent: view.own, ambiguity: rules.starting_ambiguity }
            } else {
                cascade::faded(rules, view, seats[seat].belief)
            };
            if due {
                let message = match org.chart.manager[seat] as usize {
                    0 => department.said,
                    manager => {
                        let words = &seats[manager].belief.perceived_intent;
                        cascade::concerning(org, &policy.can, seat, manager, words)
                    }
                };
                let eps = std::array::from_fn(|k| eps[seat][org.draw_of_kind[k]]);
                belief = cascade::told(rules, view, belief, rested, &message, &eps);
            }
            seats[seat].belief = belief;
        }
        due
    }
}

/// A seat in its week: where it is, the rules and the department it lives under, and what it can see.
#[derive(Clone, Copy)]
struct SeatWeek<'a, const K: usize> {
    org: &'a Organization<K>,
    policies: &'a Policies<K>,
    policy: &'a Policy<K>,
    /// What everyone can see, as it stood when the week began.
    shared: &'a PublicState<K>,
    department: &'a Department<K>,
    /// What is seen paid there and taken for success.
    view: &'a View<K>,
    seat: usize,
    week: u32,
}

impl<'a, const K: usize> SeatWeek<'a, K> {
    fn of(
        org: &'a Organization<K>,
        policies: &'a Policies<K>,
        shared: &'a PublicState<K>,
        seat: usize,
        week: u32,
    ) -> Self {
        let (unit, department) = (usize::from(org.unit[seat]), org.chart.department[seat]);
        let policy = &policies.units[unit];
        let department = &shared.departments[usize::from(department)];
        Self { org, policies, policy, shared, department, view: &shared.views[unit], seat, week }
    }

    /// Hours that overhead and friction take. Share of the week.
    fn overhead(self) -> f64 {
        self.policy.workload.overhead + self.department.friction
    }

    /// Hours that a manager spends on clashes between reports. Share of the week; 0 for anybody else.
    fn refereeing(self) -> f64 {
        self.shared.refereeing.get(self.seat).copied().unwrap_or(0.0)
    }

    /// Whether clashes between reports may take hours of the seat.
    fn manages(self) -> bool {
        !self.shared.refereeing.is_empty() && self.org.manages[self.seat] > 0.0
    }

    /// Face: urgent work and fires land, motives pull, and colleagues set the tone; `draw` is uniform in 0 to 1.
    fn face(self, seat: &mut Seat<K>, draw: f64) -> Circumstances<K> {
        let Self { org, policy, department, view, week, .. } = self;
        // 4 demand
        let load = &policy.workload;
        let items = load.arrivals.as_ref().map_or(0.0, |arrivals| arrivals.at(draw));
        let landed = demand::landed(load, items, department);
        seat.backlog = demand::waiting(seat.backlog, landed, department);

        // 5 motive
        let Belief { perceived_intent, ambiguity } = &seat.belief;
        let clarity = motive::clarity(&policy.communication, *ambiguity);
        let attained = |column: usize| seat.attained[column];
        let (direct, by_outcome) = policy.motives.of_rewards(
            |timed| motive::slope(timed, attained, week),
            |timed, at| motive::slope_of_gate(timed, at, attained, week),
        );
        let zeal = org.zeal.get(self.seat).copied().unwrap_or(1.0);
        let (credibility, temper) = (seat.credibility, org.tempers.of_seat(self.seat));
        let mind = Mind { perceived_intent, clarity, zeal, credibility, temper };
        let pulls = policy
            .ground(&department.needed, view)
            .delayed(&policy.motives, department.delay)
            .pulls(mind, &direct, Some(by_outcome));
        let pretended = pretence::pretended(policy.people.pretence, &pulls);
        let wish = motive::wish(&pulls, 1.0 / policy.people.effort_cost, &policy.can.flat);
        let (by_item, conviction) = (direct[org.urgent], policy.motives.conviction);
        let paid_by_item = motive::paid_by_item(by_item, conviction, clarity * zeal);

        // 6 norms
        let mut plan = wish.want;
        if norms::matter(&policy.norms) {
            let weight = norms::weight(&policy.norms, clarity);
            let norm = norms::possible(&policy.can, &self.norm(), &wish.want);
            plan = std::array::from_fn(|k| norms::plan(weight, wish.want[k], norm[k]));
        }
        let Wish { amount, by_strategy, .. } = wish;
        Circumstances { clarity, amount, plan, by_strategy, pretended, paid_by_item, landed }
    }

    /// Act: urgent work first, the rest by the plan; hours become effective hours.
    fn act(self, seat: &mut Seat<K>, faced: &Circumstances<K>) -> Conduct<K> {
        let Self { org, policies, policy, department, .. } = self;
        // 7 effort
        let load = &policy.workload;
        let refereed = effort::refereed(policy, self.refereeing(), seat.strain);
        let capacity = effort::capacity(policy, self.overhead(), seat.strain) - refereed;
        let pressure = effort::pressure(load, seat.backlog, capacity);
        let pace = effort::pace(load, seat.standard, pressure, faced.paid_by_item);
        let room = capacity + effort::added(load, capacity, pressure);
        let urgent = effort::urgent_work(load, seat.backlog, room, pace);
        seat.backlog = urgent.backlog;
        let free = room - urgent.hours;
        let goal = Goal { amount: faced.amount, plan: &faced.plan, free };
        let habits = effort::habits(&policy.can, seat.effort);
        let usual = policy.people.habit;
        let habit = org.tempers.of_seat(self.seat).map_or(usual, |temper| temper.habit(usual));
        let spent = effort::chosen(habit, &habits, goal, urgent.hours, org.urgent);
        seat.effort = spent.effort;
        // who has no hours leaves the impression of the week before
        let VisiblePractice(practice_before) = self.shared.practice[self.seat];
        let practice = if spent.worked { spent.practice } else { practice_before };

        // 8 production
        let fit = policies.company.value.alignment(&department.needed, &practice);
        let holder_skill = seat.proficiency * org.talent.get(self.seat).unwrap_or(&1.0);
        let worth = load.worth_of_urgent(department.rework_share);
        let skill = &policy.people.skill;
        let effective = production::effective(
            skill,
            holder_skill,
            &seat.effort,
            urgent.hours,
            org.urgent,
            worth,
            load.setup,
        );
        let worked = pretence::worked(&effective.chosen, &faced.pretended);
        let aligned = production::aligned(load, fit, &worked, effective.served);
        let prizes = self.earn(seat, &effective.chosen, urgent.items, aligned);
        Conduct {
            refereed,
            capacity,
            pressure,
            pace,
            urgent,
            practice,
            fit,
            effective,
            worked,
            aligned,
            prizes,
        }
    }

    /// Learn: hurry leaves defects and becomes the standard, words are compared with pay, overload exhausts, misfit is
    /// reported or swallowed, and some holders leave.
    fn learn(
        self,
        seat: &mut Seat<K>,
        faced: &Circumstances<K>,
        done: &Conduct<K>,
        draws: &WeekDraws,
    ) -> Lessons {
        let Self { policies, policy, shared, department, view, seat: number, .. } = self;
        let Policy { communication, people, workload: load, voice: rules, .. } = policy;
        // 9 defects; care that is only reported prevents nothing
        let care = pretence::worked(&seat.effort, &faced.pretended);
        let neglect = defects::neglect(load, 1.0 / load.quality_need, &care);
        let defects = defects::made(load, done.urgent.items, done.pace, neglect);
        // 10 standards
        let pressed = effort::pace(load, seat.standard, done.pressure, 0.0);
        seat.standard = standards::drifted(load, seat.standard, pressed);
        // 11 credibility
        if let Some(said) = credibility::words(policies, shared, department) {
            let match_of_words = credibility::match_of_words(communication, view, said);
            seat.credibility = credibility::compared(view, match_of_words, seat.credibility);
        }
        // 12 strain
        let worked =
            strain::worked(policy, self.overhead(), &seat.effort, done.urgent.hours, seat.strain);
        let worked = worked + done.refereed;
        let unrecognized = strain::unrecognized(policy, &done.practice);
        seat.strain =
            strain::settled(policy, seat.strain, worked, done.fit, unrecognized, view.moved);
        // 13 turnover
        seat.proficiency = turnover::onboarded(people, seat.proficiency, &seat.effort);
        // 14 voice
        let silent = tally::silent(rules, seat.voice);
        let concerned = voice::concerned(rules, done.fit);
        let spoke = voice::speaks(rules, seat.voice, done.fit, draws.voice[number]);
        let acted_on =
            spoke && voice::acted_on(rules, department.refereeing, draws.answers[number]);
        if spoke {
            seat.voice = voice::answered(rules, seat.voice, acted_on);
        }
        // 15 turnover; the new holder starts next week, and with a belief of their own then: see `hear`
        seat.newcomer = draws.turnover[number] < turnover::exit_chance(people, seat.strain);
        if seat.newcomer {
            seat.proficiency = people.onboarding;
            seat.strain = 0.0;
            seat.voice = rules.start;
            seat.credibility = communication.credibility_start;
        }
        Lessons { defects, concerned, spoke, acted_on, silent }
    }

    /// 17 voice: once the week is counted, a report that was acted on has put some of the misfit right.
    fn put_right(self, seat: &mut Seat<K>, learned: &Lessons) {
        let (repair, needed) = (self.policy.voice.repair, &self.department.needed);
        if learned.acted_on && repair > 0.0 {
            let hours = math::sum(&seat.effort);
            for k in 0..K {
                seat.effort[k] = voice::righted(repair, seat.effort[k], hours, needed[k]);
            }
        }
    }
}
