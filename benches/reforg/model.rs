//! `reforg-1`, a small fixed organization on which other systems were measured, built from the simulator's own
//! luck, arithmetic and blocks.
//!
//! Seats form a tree with eight reports each and look at six peers. Every week a belief comes down the line
//! with noise, peers set a norm, effort is split by a softmax, and urgent work waits in a queue. All constants
//! are fixed, so that speeds and results can be compared between programs.

use fearless_simd::{Level, dispatch};
use orgdrift::math::{self, Poisson, at_least, at_most};
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

type Row = [f64; KINDS];
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

/// Everyone.
pub(crate) struct Company {
    request: Request,
    peers: Vec<[u32; PEERS]>,
    skill: Vec<f64>,
    backlog: Vec<f64>,
    /// `[kinds][seats]`, this week's and last week's.
    belief: [[Vec<f64>; KINDS]; 2],
    /// `[seats]`, this week's and last week's.
    share: [Vec<Row>; 2],
    arrivals: Vec<f64>,
}

impl Company {
    /// Everyone before the first week.
    pub(crate) fn found(request: Request) -> Self {
        let Request { seats, luck, .. } = request;
        let mut ties = luck.open(Purpose::Ties, 0, 0, PEERS);
        let mut peer = |seat: usize| {
            let place = ((ties.uniform() * (seats - 1) as f64) as usize).min(seats - 2);
            (place + usize::from(place >= seat)) as u32
        };
        let peers = (0..seats).map(|seat| std::array::from_fn(|_| peer(seat))).collect();
        let normals = |purpose, stream| {
            let mut column = vec![0.0; seats];
            luck.normal_column(purpose, stream, 0, &mut column);
            column
        };
        let skill = normals(Purpose::Skill, 0);
        let skill = skill.into_iter().map(|z| (1.0 + 0.15 * z).clamp(0.5, 1.5)).collect();
        let belief: [Vec<f64>; KINDS] = std::array::from_fn(|k| {
            let noise = normals(Purpose::StrategyDrift, k as u64);
            noise.into_iter().map(|z| STRATEGY[k] + FIRST_NOISE * z).collect()
        });
        let share = vec![[0.25; KINDS]; seats];
        Self {
            peers,
            skill,
            backlog: vec![0.0; seats],
            belief: [belief.clone(), belief],
            share: [share.clone(), share],
            arrivals: at_most_so_many(ARRIVALS),
            request,
        }
    }

    /// Lives a week, from 0.
    pub(crate) fn live(&mut self, week: usize) -> Means {
        let Request { seats, luck, incentives, extra_draw } = self.request;
        if extra_draw == Some(week) {
            luck.column(Purpose::Resampling, week as u64, 0, &mut [0.0; 7]);
        }
        let (now, before) = (week % 2, 1 - week % 2);
        let [this, other] = &mut self.belief;
        let (belief, heard) = if now == 0 { (this, &*other) } else { (other, &*this) };
        let [this, other] = &mut self.share;
        let (share, seen) = if now == 0 { (this, &*other) } else { (other, &*this) };
        debug_assert_ne!(now, before);
        let mut all = Means::default();
        // seat 0 leads; after it, blocks begin with the reports of one manager
        let blocks = std::iter::once(0..1);
        let blocks = blocks.chain((1..seats).step_by(BLOCK).map(|at| at..seats.min(at + BLOCK)));
        let mut desk = Desk::default();
        for block in blocks {
            let (first, rows) = (block.start, block.len());
            for k in 0..KINDS {
                let stream = (week * KINDS + k) as u64;
                luck.normal_column(Purpose::Cascade, stream, first, &mut desk.noise[k][..rows]);
            }
            luck.column(Purpose::Demand, week as u64, first, &mut desk.draws[..rows]);
            let arrivals = &self.arrivals;
            let (peers, skill) = (&self.peers[block.clone()], &self.skill[block.clone()]);
            let backlog = &mut self.backlog[block.clone()];
            math::wide(
                #[inline(always)]
                || {
                    desk.hear(heard, first, rows);
                    desk.look_around(seen, peers);
                    desk.choose(incentives);
                    desk.serve(arrivals, backlog);
                    desk.achieve(skill);
                },
            );
            for k in 0..KINDS {
                belief[k][block.clone()].copy_from_slice(&desk.belief[k][..rows]);
            }
            for (share, row) in share[block].iter_mut().zip(0..BLOCK) {
                *share = std::array::from_fn(|k| desk.share[k][row]);
            }
            desk.add_to(&mut all, rows);
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

/// Chance of at most 0, 1, 2 ... items, until nothing is left of it.
fn at_most_so_many(mean: f64) -> Vec<f64> {
    let (mut term, mut sum, mut chances) = (math::exp(-mean), 0.0, Vec::new());
    while term > 1e-11 {
        sum += term;
        chances.push(sum);
        term *= mean / chances.len() as f64;
    }
    debug_assert!(Poisson::new(mean).at(0.5) < 2.0);
    chances
}

/// What a block needs during its week.
struct Desk {
    noise: [Column; KINDS],
    draws: Column,
    belief: [Column; KINDS],
    norm: [Column; KINDS],
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
            noise: columns,
            draws: column,
            belief: columns,
            norm: columns,
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
    fn hear(&mut self, heard: &[Vec<f64>; KINDS], first: usize, rows: usize) {
        for k in 0..KINDS {
            let mut above = [STRATEGY[k]; BLOCK];
            if first > 0 {
                let managers = &heard[k][(first - 1) / SPAN..];
                for (reports, &manager) in above[..rows].chunks_mut(SPAN).zip(managers) {
                    reports.fill(manager);
                }
            }
            let own = &heard[k][first..first + rows];
            for (row, own) in (0..BLOCK).zip(own) {
                let message = above[row] + NOISE * self.noise[k][row];
                self.belief[k][row] = (1.0 - LEARNING) * own + LEARNING * message;
            }
        }
    }

    /// norm = mean share of the peers
    #[inline(always)]
    fn look_around(&mut self, seen: &[Row], peers: &[[u32; PEERS]]) {
        for (row, peers) in (0..BLOCK).zip(peers) {
            let mut sum = [0.0; KINDS];
            for &peer in peers {
                let share = seen[peer as usize];
                for k in 0..KINDS {
                    sum[k] += share[k];
                }
            }
            for k in 0..KINDS {
                self.norm[k][row] = sum[k] * (1.0 / PEERS as f64);
            }
        }
    }

    /// share' = softmax of what pulls
    #[inline(always)]
    fn choose(&mut self, incentives: f64) {
        for row in 0..BLOCK {
            let pull: Row = std::array::from_fn(|k| {
                let social = PEER_WEIGHT * self.norm[k][row];
                (incentives * INCENTIVES[k] + self.belief[k][row] + social) * (1.0 / TEMPERATURE)
            });
            let most = at_least(at_least(pull[0], pull[1]), at_least(pull[2], pull[3]));
            let weight: Row = std::array::from_fn(|k| math::exp(pull[k] - most));
            let share = 1.0 / math::sum(&weight);
            for k in 0..KINDS {
                self.share[k][row] = weight[k] * share;
            }
        }
    }

    /// q = backlog + items; what fits into the week is done
    #[inline(always)]
    fn serve(&mut self, arrivals: &[f64], backlog: &mut [f64]) {
        self.backlog[..backlog.len()].copy_from_slice(backlog);
        for &chance in arrivals {
            for row in 0..BLOCK {
                self.backlog[row] += if self.draws[row] > chance { ITEM } else { 0.0 };
            }
        }
        for row in 0..BLOCK {
            self.urgent[row] = at_most(1.0, self.backlog[row]);
            self.backlog[row] -= self.urgent[row];
        }
        let rows = backlog.len();
        backlog.copy_from_slice(&self.backlog[..rows]);
    }

    /// activity = planned x share . g, value = planned x share . s
    #[inline(always)]
    fn achieve(&mut self, skill: &[f64]) {
        for (row, skill) in (0..BLOCK).zip(skill) {
            let share: Row = std::array::from_fn(|k| self.share[k][row]);
            let planned = skill * (1.0 - self.urgent[row]);
            self.activity[row] = planned * math::dot(&share, &MEASURED);
            self.value[row] = planned * math::dot(&share, &STRATEGY);
        }
    }

    fn add_to(&self, all: &mut Means, rows: usize) {
        let [a, b, c, d] = &self.share;
        let [a, b, c, d, activity, value, backlog, urgent] = dispatch!(Level::new(), simd => math::totals(
            simd,
            [a, b, c, d, &self.activity, &self.value, &self.backlog, &self.urgent],
            0..rows,
        ));
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
pub(crate) fn run(request: Request) -> Vec<Means> {
    let mut company = Company::found(request);
    (0..WEEKS).map(|week| company.live(week)).collect()
}
