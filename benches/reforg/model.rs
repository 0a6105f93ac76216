//! `reforg-1`, a small fixed organization on which other systems were measured, built from the simulator's own
//! luck, arithmetic and blocks.
//!
//! Seats form a tree with eight reports each and look at six peers. Every week a belief comes down the line
//! with noise, peers set a norm, effort is split by a softmax, and urgent work waits in a queue. All constants
//! are fixed, so that speeds and results can be compared between programs.

use std::ops::Range;

use fearless_simd::{Level, Simd, SimdBase, dispatch, f64x8};
use orgdrift::math::{self, LANES, Poisson, at_least, at_most};
use orgdrift::rng::{Purpose, Streams};

/// Kinds of work.
const KINDS: usize = 4;
/// Reports of a manager.
const SPAN: usize = 8;
/// Peers that a seat looks at.
const PEERS: usize = 6;
/// Weeks of a run.
pub(crate) const WEEKS: usize = 260;
/// Seats whose week is lived together.
const BLOCK: usize = 256;
const STRATEGY: [f64; KINDS] = [0.40, 0.30, 0.20, 0.10];
const INCENTIVES: [f64; KINDS] = [0.05, 0.15, 0.30, 0.50];
const MEASURED: [f64; KINDS] = [0.20, 0.30, 0.60, 1.00];
const LEARNING: f64 = 0.10;
const NOISE: f64 = 0.05;
const FIRST_NOISE: f64 = 0.10;
const PEER_WEIGHT: f64 = 0.4;
const TEMPERATURE: f64 = 0.25;
const ARRIVALS: f64 = 0.6;
const ITEM: f64 = 0.5;

pub(crate) type Row = [f64; KINDS];
/// How a seat's split of effort is kept for others to see, in a row that no two lines of a cache share.
pub(crate) trait Shown: Copy {
    /// What is kept of it.
    fn of(split: Row) -> Self;
    /// What others see.
    fn split(self) -> Row;
}

/// In full.
#[derive(Clone, Copy)]
#[repr(align(32))]
pub(crate) struct Double(Row);

impl Shown for Double {
    #[inline(always)]
    fn of(split: Row) -> Self {
        Self(split)
    }

    #[inline(always)]
    fn split(self) -> Row {
        self.0
    }
}

/// Rounded to single precision, which takes half the room; nothing else is.
#[derive(Clone, Copy)]
#[repr(align(16))]
pub(crate) struct Single([f32; KINDS]);

impl Shown for Single {
    #[inline(always)]
    fn of(split: Row) -> Self {
        Self(split.map(|share| share as f32))
    }

    #[inline(always)]
    fn split(self) -> Row {
        self.0.map(f64::from)
    }
}
type Column = [f64; BLOCK];

/// Means over all seats in a week.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Means {
    /// Split of effort.
    pub(crate) shares: Row,
    /// Counted activity.
    pub(crate) activity: f64,
    /// Strategic value.
    pub(crate) value: f64,
    /// Urgent work waiting.
    pub(crate) backlog: f64,
    /// Share of the week spent on urgent work.
    pub(crate) urgent: f64,
}

/// What a run is asked to do beyond its constants.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request {
    /// Seats.
    pub(crate) seats: usize,
    /// Where the luck comes from.
    pub(crate) luck: Streams,
    /// Weight of the incentives, usually 1.
    pub(crate) incentives: f64,
    /// A week in which some draws more are made than anybody needs.
    pub(crate) extra_draw: Option<usize>,
}

/// Everyone. Seats have places: the leader, seat 0, has the last one and seat 1 the first, so that the
/// reports of a manager have eight places from a multiple of eight on.
pub(crate) struct Company<Split> {
    request: Request,
    /// Places of those each looks at.
    peers: Vec<[u32; PEERS]>,
    skill: Vec<f64>,
    backlog: Vec<f64>,
    /// `[kinds][places]`
    belief: [Vec<f64>; KINDS],
    /// `[places]`, this week's and last week's.
    share: [Vec<Split>; 2],
    arrivals: Poisson,
}

impl<Split: Shown> Company<Split> {
    /// Everyone before the first week.
    pub(crate) fn found(request: Request) -> Self {
        let Request { seats, luck, .. } = request;
        let mut ties = luck.open(Purpose::Ties, 0, 0, PEERS);
        let mut peer = |place: usize| {
            let other = ((ties.uniform() * (seats - 1) as f64) as usize).min(seats - 2);
            (other + usize::from(other >= place)) as u32
        };
        let peers = (0..seats).map(|place| std::array::from_fn(|_| peer(place))).collect();
        let normals = |purpose, stream| {
            let mut column = vec![0.0; seats];
            luck.normal_column(purpose, stream, 0, &mut column);
            column
        };
        let skill = normals(Purpose::Skill, 0);
        let skill = skill.into_iter().map(|z| (1.0 + 0.15 * z).clamp(0.5, 1.5)).collect();
        let belief = std::array::from_fn(|k| {
            let noise = normals(Purpose::StrategyDrift, k as u64);
            noise.into_iter().map(|z| STRATEGY[k] + FIRST_NOISE * z).collect()
        });
        let share = vec![Split::of([0.25; KINDS]); seats];
        Self {
            peers,
            skill,
            backlog: vec![0.0; seats],
            belief,
            share: [share.clone(), share],
            arrivals: Poisson::new(ARRIVALS),
            request,
        }
    }

    /// Lives a week, from 0.
    pub(crate) fn live(&mut self, week: usize) -> Means {
        let Request { seats, luck, incentives, extra_draw } = self.request;
        if extra_draw == Some(week) {
            luck.column(Purpose::Resampling, week as u64, 0, &mut [0.0; 7]);
        }
        self.share.swap(0, 1);
        let [share, seen] = &mut self.share;
        let leader = std::array::from_fn(|k| self.belief[k][seats - 1]);
        let mut all = Means::default();
        let mut desk = Desk::default();
        // managers have places before their reports, so that from the last block to the first everyone
        // hears what a manager believed last week
        for first in (0..seats).step_by(BLOCK).rev() {
            let block = first..seats.min(first + BLOCK);
            let rows = block.len();
            let noise = desk.share.as_flattened_mut();
            luck.normal_column(Purpose::Cascade, week as u64, KINDS * first, noise);
            luck.column(Purpose::Demand, week as u64, first, &mut desk.draws[..rows]);
            dispatch!(Level::new(), simd => {
                desk.hear(&mut self.belief, &leader, block.clone());
                desk.look_around(seen, &self.peers[block.clone()]);
                desk.choose(simd, incentives, rows);
                desk.serve(simd, &self.arrivals, &mut self.backlog[block.clone()]);
                desk.achieve(&self.skill[block.clone()]);
                desk.show(&mut share[block]);
                desk.add_to(simd, &mut all, rows);
            });
        }
        let mean = |sum: f64| sum / seats as f64;
        Means {
            shares: all.shares.map(mean),
            activity: mean(all.activity),
            value: mean(all.value),
            backlog: mean(all.backlog),
            urgent: mean(all.urgent),
        }
    }
}

/// What a block needs during its week, from the begin of a line of a cache on.
#[repr(align(64))]
struct Desk {
    draws: Column,
    items: Column,
    norm: [Row; BLOCK],
    share: [Column; KINDS],
    urgent: Column,
    backlog: Column,
    activity: Column,
    value: Column,
}

impl Default for Desk {
    fn default() -> Self {
        let (column, columns) = ([0.0; BLOCK], [[0.0; BLOCK]; KINDS]);
        Self {
            draws: column,
            items: column,
            norm: [[0.0; KINDS]; BLOCK],
            share: columns,
            urgent: column,
            backlog: column,
            activity: column,
            value: column,
        }
    }
}

impl Desk {
    /// belief' = (1 - a) belief + a (manager's belief + noise)
    #[inline(always)]
    fn hear(&mut self, belief: &mut [Vec<f64>; KINDS], leader: &Row, block: Range<usize>) {
        for k in 0..KINDS {
            let mut above = [0.0; BLOCK];
            let led = if block.start == 0 { &leader[k..=k] } else { &[] };
            let managers = led.iter().chain(&belief[k][(block.start / SPAN).saturating_sub(1)..]);
            for (reports, &manager) in above.as_chunks_mut().0.iter_mut().zip(managers) {
                *reports = [manager; SPAN];
            }
            if block.end == belief[k].len() {
                above[block.len() - 1] = STRATEGY[k];
            }
            let own = &mut belief[k][block.clone()];
            for ((own, above), noise) in own.iter_mut().zip(&above).zip(&mut self.share[k]) {
                *own = (1.0 - LEARNING) * *own + LEARNING * (above + NOISE * *noise);
                *noise = *own;
            }
        }
    }

    /// norm = mean share of the peers
    #[inline(always)]
    fn look_around(&mut self, seen: &[impl Shown], peers: &[[u32; PEERS]]) {
        for (norm, peers) in self.norm.iter_mut().zip(peers) {
            let mut sum = [0.0; KINDS];
            for &peer in peers {
                let share = seen[peer as usize].split();
                for k in 0..KINDS {
                    sum[k] += share[k];
                }
            }
            *norm = sum;
        }
    }

    /// share' = softmax of what pulls
    #[inline(always)]
    fn choose<S: Simd>(&mut self, simd: S, incentives: f64, rows: usize) {
        let rows = rows.min(BLOCK);
        for row in 0..rows {
            let mut pull = [0.0; KINDS];
            for k in 0..KINDS {
                let social = PEER_WEIGHT * (self.norm[row][k] * (1.0 / PEERS as f64));
                pull[k] = (incentives * INCENTIVES[k] + self.share[k][row] + social)
                    * (1.0 / TEMPERATURE);
            }
            let most = at_least(at_least(pull[0], pull[1]), at_least(pull[2], pull[3]));
            for k in 0..KINDS {
                self.share[k][row] = pull[k] - most;
            }
        }
        for column in &mut self.share {
            for eight in &mut column.as_chunks_mut::<LANES>().0[..rows.div_ceil(LANES)] {
                math::exp(f64x8::load_array_ref(simd, eight)).store_slice(eight);
            }
        }
        let [a, b, c, d] = self.share.each_mut().map(|column| &mut column[..rows]);
        for row in 0..rows {
            let part = 1.0 / ((a[row] + b[row]) + (c[row] + d[row]));
            a[row] *= part;
            b[row] *= part;
            c[row] *= part;
            d[row] *= part;
        }
    }

    /// q = backlog + items; what fits into the week is done
    #[inline(always)]
    fn serve<S: Simd>(&mut self, simd: S, arrivals: &Poisson, backlog: &mut [f64]) {
        arrivals.at_each(simd, &self.draws, &mut self.items);
        for (row, backlog) in (0..BLOCK).zip(backlog) {
            let waiting = *backlog + ITEM * self.items[row];
            let urgent = at_most(1.0, waiting);
            *backlog = waiting - urgent;
            self.urgent[row] = urgent;
            self.backlog[row] = *backlog;
        }
    }

    /// activity = planned x share . g, value = planned x share . s
    #[inline(always)]
    fn achieve(&mut self, skill: &[f64]) {
        let [a, b, c, d] = &self.share;
        for (row, skill) in (0..BLOCK).zip(skill) {
            let share = [a[row], b[row], c[row], d[row]];
            let planned = skill * (1.0 - self.urgent[row]);
            self.activity[row] = planned * math::dot(&share, &MEASURED);
            self.value[row] = planned * math::dot(&share, &STRATEGY);
        }
    }

    /// Leaves the shares where peers see them next week.
    #[inline(always)]
    fn show<Split: Shown>(&self, share: &mut [Split]) {
        let [a, b, c, d] = &self.share;
        for (row, share) in (0..BLOCK).zip(share) {
            *share = Split::of([a[row], b[row], c[row], d[row]]);
        }
    }

    #[inline(always)]
    fn add_to<S: Simd>(&self, simd: S, all: &mut Means, rows: usize) {
        let [a, b, c, d] = &self.share;
        let columns = [a, b, c, d, &self.activity, &self.value, &self.backlog, &self.urgent];
        let mut sums = [[0.0; LANES]; 8];
        math::add_columns(simd, columns, 0..rows, false, &mut sums);
        let [a, b, c, d, activity, value, backlog, urgent] = math::totals(simd, &sums);
        for (sum, share) in all.shares.iter_mut().zip([a, b, c, d]) {
            *sum += share;
        }
        all.activity += activity;
        all.value += value;
        all.backlog += backlog;
        all.urgent += urgent;
    }
}

/// Lives a whole run; one row a week.
pub(crate) fn run<Split: Shown>(request: Request) -> Vec<Means> {
    let mut company = Company::<Split>::found(request);
    (0..WEEKS).map(|week| company.live(week)).collect()
}
