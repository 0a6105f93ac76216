//! The phases of a week, lived one by one with a clock between them.

#![allow(clippy::disallowed_types, reason = "a phase of a block is too short for processor time")]

use std::time::Instant;

use fearless_simd::{Level, dispatch};

use orgdrift::engine::here::Here;
use orgdrift::engine::phase::{
    cascade, credibility, defects, demand, effort, motive, norms, own_view, production, settle,
    standards, strain, strategy, tally, turnover, voice,
};
use orgdrift::engine::{CallingThread, tick};
use orgdrift::model::Workforce;
use orgdrift::model::layout::{BLOCK_SEATS, Tally};
use orgdrift::rng::{Purpose, Streams};

use crate::sized::Company;

/// What a phase needs at least.
pub(crate) struct Phase {
    pub(crate) name: &'static str,
    /// Uniform numbers drawn a seat-week.
    pub(crate) uniforms: f64,
    /// Normal numbers, exponentials, divisions and square roots a seat-week.
    pub(crate) computed: [f64; 4],
    /// Bytes that it reads or writes near a seat-week.
    pub(crate) bytes: f64,
}

const fn phase(name: &'static str, uniforms: f64, computed: [f64; 4], bytes: f64) -> Phase {
    Phase { name, uniforms, computed, bytes }
}

/// The phases in the order of a week, counted for the demo: four kinds of work, all mechanisms on, the strategy
/// said again once in 13 weeks. Every column that a phase reads and every column that it writes counts once, 8
/// bytes a number; what departments and teams share counts as if there were six people in each.
pub(crate) const PHASES: [Phase; 18] = [
    // of 13 weeks: four normal numbers made and read, the fade, belief and doubt read and written, the message
    phase("cascade::restate", 0.0, [4.0 / 13.0, 0.0, 1.0 / 13.0, 0.0], 265.0 / 13.0),
    // belief, doubt; belief, doubt
    phase("cascade::fade", 0.0, [0.0; 4], 80.0 * 12.0 / 13.0),
    // luck, backlog; backlog, arrived
    phase("demand", 1.0, [0.0; 4], 32.0),
    // belief, doubt, credibility; clarity, amount, plan. Clarity, trust, the split divide
    phase("motive", 0.0, [0.0, 0.0, 3.0, 0.0], 96.0),
    // rows of practice: own twice, two colleagues, a sixth of a manager; who they are; norm twice, clarity, plan; plan
    phase("norms", 0.0, [0.0; 4], 281.0),
    // strain, standard, backlog, amount, plan, effort; capacity, pressure, urgent hours, items, pace, missed,
    // backlog, effort, practice. Pressure, items, hours that fit, shares divide
    phase("effort", 0.0, [0.0, 1.0, 4.0, 0.0], 216.0),
    // practice, effort, urgent hours, proficiency; fit, chosen, served. A root for each kind of work that is needed
    phase("production", 0.0, [0.0, 0.0, 1.0, 3.0], 128.0),
    // practice; its rows
    phase("settle::show", 0.0, [0.0; 4], 64.0),
    // effort, items, pace; defects
    phase("defects", 0.0, [0.0; 4], 56.0),
    // belief, credibility; credibility
    phase("credibility", 0.0, [0.0, 1.0, 0.0, 0.0], 48.0),
    // effort, urgent hours, fit, strain; strain
    phase("strain", 0.0, [0.0; 4], 64.0),
    // pace, standard; standard
    phase("standards", 0.0, [0.0; 4], 24.0),
    // fit, luck twice, voice; voice
    phase("voice", 2.0, [0.0, 1.0, 0.0, 0.0], 40.0),
    // luck, proficiency; proficiency. Hardly anybody's hazard is worked out
    phase("turnover", 1.0, [0.0; 4], 24.0),
    // belief, practice; two cosines
    phase("tally::look", 0.0, [0.0, 0.0, 2.0, 2.0], 88.0),
    // 32 columns
    phase("tally::count", 0.0, [0.0; 4], 256.0),
    // cells only, no seats
    phase("settle::sum_up", 0.0, [0.0; 4], 0.0),
    phase("departments", 0.0, [0.0; 4], 0.0),
];

/// Bytes of a seat-week that cannot stay near in a large company: what a tile keeps, read and written (15 columns), rows
/// of practice read and written, those of two colleagues, who they are.
pub(crate) const FAR: f64 = 240.0 + 64.0 + 64.0 + 12.0;

/// Weeks from one time that the strategy is said to the next.
const QUARTER: u32 = 13;

/// A company whose weeks are lived.
pub(crate) struct Weeks {
    company: Company,
    luck: Streams,
    week: u32,
}

impl Weeks {
    /// The demo scenario with about so many people.
    pub(crate) fn of(people: usize, luck: Streams) -> Self {
        Self { company: Company::found(people, luck), luck, week: 0 }
    }

    /// Seats whose week is lived.
    pub(crate) fn people(&self) -> usize {
        self.company.people()
    }

    /// Lives a week as [`tick::advance`] does, and says how many nanoseconds each phase took.
    fn live(&mut self) -> [f64; PHASES.len()] {
        self.week += 1;
        let (luck, week) = (self.luck, self.week);
        let Company { org, policies, state } = &mut self.company;
        let mut clock = Clock { nanoseconds: [0.0; PHASES.len()], phase: 0, since: Instant::now() };

        clock.since = Instant::now();
        strategy::move_needs(org, policies, &mut state.shared, luck, week);
        own_view::form(org, policies, &mut state.shared);
        let said = cascade::restate(org, policies, state, luck, week, &CallingThread);
        clock.over();

        let Workforce { shared, blocks, scratch_pool, practice_now, .. } = &mut *state;
        let (shared, scratch) = (&*shared, &mut scratch_pool[0]);
        for block in blocks {
            scratch.draws.begin(block.first);
            for (_, tally) in &mut block.tallies {
                *tally = Tally::default();
            }
            for tile in &mut block.tiles {
                scratch.clear();
                let first = block.first;
                let practice = &mut practice_now[first..first + block.seats];
                // a phase of the tile, with registers as wide as the processor has them
                macro_rules! live {
                    (|$here:ident| $all:expr) => {{
                        dispatch!(Level::new(), simd => {
                            let $here = Here::new(simd, org, policies, shared, luck, week, tile);
                            $all;
                        });
                        clock.over();
                    }};
                }
                // a phase of each lanes of the tile; no closure, which would not be compiled for wide registers
                macro_rules! each {
                    ($lanes:ident => $all:expr) => {
                        for $lanes in tile.lanes() {
                            $all;
                        }
                    };
                }
                clock.phase = 1;
                if said {
                    clock.over();
                } else {
                    live!(|here| each!(lanes => cascade::fade(here, tile, lanes)));
                }
                live!(|here| {
                    demand::arrive(here, tile, scratch);
                    each!(lanes => demand::land(here, tile, scratch, lanes));
                });
                live!(|here| each!(lanes => motive::weigh(here, tile, scratch, lanes)));
                live!(|here| {
                    norms::look_around(here, tile, scratch);
                    each!(lanes => norms::conform(here, scratch, lanes));
                });
                live!(|here| {
                    effort::be_asked(here, tile, scratch);
                    each!(lanes => effort::feel_pressure(here, tile, scratch, lanes));
                    each!(lanes => effort::cut_corners(here, tile, scratch, lanes));
                    each!(lanes => effort::do_urgent_work(here, tile, scratch, lanes));
                    each!(lanes => _ = effort::choose(here, tile, scratch, lanes));
                });
                live!(|here| each!(lanes => production::deliver(here, tile, scratch, lanes)));
                live!(|here| settle::show(here, tile, scratch, first, practice));
                live!(|here| each!(lanes => defects::make(here, tile, scratch, lanes)));
                live!(|here| credibility::compare(here, tile));
                live!(|here| each!(lanes => strain::settle(here, tile, scratch, lanes)));
                live!(|here| each!(lanes => standards::drift(here, tile, scratch, lanes)));
                live!(|here| {
                    each!(lanes => voice::be_concerned(here, scratch, lanes));
                    voice::speak_up(here, tile, scratch);
                    voice::be_answered(here, tile, scratch);
                });
                live!(|here| {
                    each!(lanes => turnover::learn(here, tile, lanes));
                    turnover::leave(here, tile, scratch);
                });
                live!(|here| {
                    each!(lanes => tally::look(here, tile, scratch, lanes));
                    tally::ask(here, tile, scratch);
                });
                live!(|here| {
                    tally::count(here, tile, scratch, &mut block.tallies);
                    voice::put_right(here, tile, scratch);
                });
            }
        }
        clock.phase = 16;
        settle::publish(org, state);
        settle::sum_up(org, state);
        clock.over();
        let Workforce { shared, by_department, .. } = state;
        production::add_up(org, policies, by_department, shared);
        defects::accumulate(by_department, shared);
        demand::remember(org, policies, by_department, shared);
        norms::remember(policies, by_department, shared);
        own_view::remember(org, policies, by_department, shared);
        clock.over();
        clock.nanoseconds
    }

    /// Nanoseconds a seat-week of each phase, and of the random numbers in them: medians of so many quarters. The
    /// phases are without the numbers, and all of them without the clock.
    pub(crate) fn phases(&mut self, quarters: usize) -> ([f64; PHASES.len()], f64) {
        let of_week = f64::from(QUARTER) * self.people() as f64;
        let (mut lived, mut drawn, mut waited) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..quarters {
            let mut quarter = [0.0; PHASES.len()];
            for _ in 0..QUARTER {
                for (sum, phase) in quarter.iter_mut().zip(self.live()) {
                    *sum += phase / of_week;
                }
            }
            lived.push(quarter);
            let mut clock =
                Clock { nanoseconds: [0.0; PHASES.len()], phase: 0, since: Instant::now() };
            let mut numbers = [0.0; BLOCK_SEATS];
            for block in &self.company.state.blocks {
                clock.phase = 0;
                clock.over();
                let (first, numbers) = (block.first - 1, &mut numbers[..block.seats]);
                self.luck.column(Purpose::Reference, u64::from(self.week), first, numbers);
                clock.over();
            }
            waited.push(clock.nanoseconds[0] / self.people() as f64);
            drawn.push(clock.nanoseconds[1] / self.people() as f64);
        }
        let clock = median(waited);
        let number = median(drawn) - clock;
        let blocks = &self.company.state.blocks;
        let tiles = blocks.iter().fold(0, |sum, block| sum + block.tiles.len());
        let clock_of_tiles = clock * tiles as f64 / blocks.len() as f64;
        let phases = std::array::from_fn(|phase| {
            let numbers = PHASES[phase].uniforms * number;
            let each = median(lived.iter().map(|quarter| quarter[phase]).collect());
            let in_tiles = f64::from((1..16).contains(&phase));
            (each - numbers - clock_of_tiles * in_tiles).max(0.0)
        });
        (phases, number * PHASES.iter().fold(0.0, |sum, phase| sum + phase.uniforms))
    }

    /// Lives a week as every run does.
    pub(crate) fn advance(&mut self) {
        self.week += 1;
        let Company { org, policies, state } = &mut self.company;
        tick::advance(org, policies, state, self.luck, self.week, &CallingThread);
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Adds up what each phase takes.
struct Clock {
    nanoseconds: [f64; PHASES.len()],
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
