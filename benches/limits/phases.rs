//! The phases of a week, lived one by one with a clock between them.

#![allow(clippy::disallowed_types, reason = "a phase of a block is too short for processor time")]

use std::time::Instant;

use fearless_simd::{Level, dispatch};

use orgdrift::engine::Alone;
use orgdrift::engine::phase::{
    cascade, credibility, defects, demand, effort, motive, norms, production, settle, standards,
    strain, strategy, tally, turnover, voice,
};
use orgdrift::engine::timeline::Timeline;
use orgdrift::model::policy::World;
use orgdrift::model::{Organization, Policies, Workforce, founding};
use orgdrift::rng::Streams;
use orgdrift::scenario::Scenario;

/// Names of the phases, in the order of a week.
pub(crate) const NAMES: [&str; 17] = [
    "cascade::restate",
    "cascade::fade",
    "demand",
    "motive",
    "norms",
    "effort",
    "production",
    "defects",
    "credibility",
    "strain",
    "standards",
    "voice",
    "turnover",
    "tally",
    "settle::publish",
    "settle::sum_up",
    "departments",
];

/// A company whose weeks are lived.
pub(crate) struct Company {
    org: Organization<4>,
    policies: Policies<4>,
    state: Workforce<4>,
    luck: Streams,
    week: u32,
}

impl Company {
    /// Founds the demo scenario with about so many people.
    pub(crate) fn found(people: usize, luck: Streams) -> Self {
        let text = format!(
            "extends = \"tickets-versus-experience\"\n[department.support]\npeople = {}\n\
             [department.engineering]\npeople = {}\n[department.success]\npeople = {}\n",
            people / 2,
            people / 3,
            people / 6
        );
        let scenario =
            Scenario::from_text("sized", &text).unwrap_or_else(|wrong| panic!("{wrong}"));
        let timeline = Timeline::new(&scenario, None, World::AsIs, None);
        let org = Organization::new(timeline.first_settings(), &timeline.pilots(), luck);
        let policies = timeline.first_policies(&org);
        let state = founding::found(&org, &policies, scenario.start, timeline.tracked_rewards());
        Self { org, policies, state, luck, week: 0 }
    }

    /// Seats whose week is lived.
    pub(crate) fn people(&self) -> usize {
        self.org.seats() - 1
    }

    /// Lives a week as [`orgdrift::engine::tick::advance`] does, and says how many nanoseconds each phase took.
    pub(crate) fn live(&mut self) -> [f64; NAMES.len()] {
        self.week += 1;
        let Self { org, policies, state, luck, week } = self;
        let (luck, week) = (*luck, *week);
        let mut clock = Clock { nanoseconds: [0.0; NAMES.len()], phase: 0, since: Instant::now() };

        let Workforce { shared, blocks, desks, .. } = &mut *state;
        clock.since = Instant::now();
        strategy::move_needs(org, policies, shared, luck, week);
        let said = cascade::restate(org, policies, (shared, blocks, desks), luck, week, &Alone);
        clock.over();

        let (shared, desk) = (&*shared, &mut desks[0]);
        for block in blocks {
            clock.phase = 1;
            if !said {
                dispatch!(Level::new(), _simd => cascade::fade(policies, shared, block));
            }
            clock.over();
            dispatch!(Level::new(), _simd => demand::arrive(policies, shared, block, desk, luck, week));
            clock.over();
            dispatch!(Level::new(), _simd => motive::weigh(org, policies, shared, block, desk, week));
            clock.over();
            dispatch!(Level::new(), simd => norms::observe(simd, org, policies, shared, block, desk));
            clock.over();
            dispatch!(Level::new(), _simd => effort::split(org, policies, block, desk));
            clock.over();
            dispatch!(Level::new(), _simd => production::deliver(org, policies, shared, block, desk, week));
            clock.over();
            dispatch!(Level::new(), _simd => defects::make(policies, block, desk));
            clock.over();
            dispatch!(Level::new(), _simd => credibility::compare(policies, shared, block));
            clock.over();
            dispatch!(Level::new(), _simd => strain::settle(policies, block, desk));
            clock.over();
            dispatch!(Level::new(), _simd => standards::drift(policies, block, desk));
            clock.over();
            dispatch!(Level::new(), _simd => voice::speak_up(policies, block, desk, luck, week));
            clock.over();
            dispatch!(Level::new(), _simd => turnover::leave(policies, block, desk, luck, week));
            clock.over();
            dispatch!(Level::new(), simd => tally::count(simd, org, policies, shared, block, desk));
            clock.over();
        }
        clock.phase = 14;
        settle::publish(org, state, &Alone);
        clock.over();
        settle::sum_up(org, state);
        clock.over();
        let Workforce { shared, by_department, .. } = state;
        production::add_up(org, policies, by_department, shared);
        defects::accumulate(by_department, shared);
        norms::remember(policies, by_department, shared);
        clock.over();
        clock.nanoseconds
    }

    /// Nanoseconds a seat-week of each phase: the median of so many weeks.
    pub(crate) fn phases(&mut self, weeks: usize) -> [f64; NAMES.len()] {
        let lived: Vec<_> = (0..weeks).map(|_| self.live()).collect();
        let people = self.people() as f64;
        std::array::from_fn(|phase| {
            let mut each: Vec<f64> = lived.iter().map(|week| week[phase] / people).collect();
            each.sort_by(f64::total_cmp);
            each[each.len() / 2]
        })
    }

    pub(crate) fn concerned(&self) -> (f64, f64, f64, usize, usize) {
        let (mut c, mut s, mut e) = (0.0, 0.0, 0.0);
        for d in &self.state.by_department {
            c += d.concerned;
            s += d.spoke;
            e += d.exits;
        }
        (
            c,
            s,
            e,
            self.state.blocks[0].stretches.len(),
            self.state.blocks.last().unwrap().stretches.len(),
        )
    }
}

/// Adds up what each phase takes.
struct Clock {
    nanoseconds: [f64; NAMES.len()],
    phase: usize,
    since: Instant,
}

impl Clock {
    /// A phase is over and the next one begins.
    fn over(&mut self) {
        let now = Instant::now();
        self.nanoseconds[self.phase] += (now - self.since).as_nanos() as f64;
        self.phase += 1;
        self.since = Instant::now();
    }
}
