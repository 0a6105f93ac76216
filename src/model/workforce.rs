//! What changes every week: one column per attribute, one row per seat.
//!
//! What others can see of a seat lies in [`Shared`]; everything else in [`Block`]s of neighbouring
//! seats, small enough that a week of a block fits the processor's cache and that blocks can be worked
//! on at the same time without locks. Columns are grouped by the phase of the tick that writes them.

use std::ops::Range;

use crate::model::policy::Responses;
use crate::model::{Organization, Row};

/// Seats in a block.
pub const BLOCK_SEATS: usize = 256;

/// State of everyone.
#[derive(Clone, Debug)]
pub struct Workforce<const K: usize> {
    /// What everyone may read while a week goes on.
    pub shared: Shared<K>,
    /// The seats, seat 0 excluded, in order.
    pub blocks: Vec<Block<K>>,
    /// Sums of the week over the seats of each cell. `[cells]`
    pub cells: Vec<Tally<K>>,
}

/// What everyone may read while a week goes on.
#[derive(Clone, Debug)]
pub struct Shared<const K: usize> {
    // written by `cascade`
    /// What the holder believes the strategy asks for (x). Share of effort, may leave 0 to 1 under
    /// noise. `[seats x kinds]`
    pub perceived_intent: Vec<Row<K>>,
    /// Doubt about that belief (V). Variance, 0 to `ambiguity_max`. `[seats]`
    pub ambiguity: Vec<f64>,

    // written by `settle` from the blocks, at the end of the week
    /// How the holder spent last week's hours (o), urgent ones included. Shares. `[seats x kinds]`
    pub practice: Vec<Row<K>>,
    /// Sum of `practice` over each team. `[teams x kinds]`
    pub team_practice: Vec<Row<K>>,
    /// Whether the holder is new this week. `[seats]`
    pub newcomer: Vec<bool>,

    // written by `strategy`, `defects`, `norms`, `production`
    /// The departments. `[departments]`
    pub departments: Vec<Department<K>>,

    // written by `strategy`, `cascade`, `leadership`
    /// The leaders.
    pub leaders: Leaders<K>,
}

/// State of a department.
#[derive(Clone, Debug)]
pub struct Department<const K: usize> {
    /// What the strategy needs from it now. Shares.
    pub needed: Row<K>,
    /// What leaders know of that. Shares.
    pub known: Row<K>,
    /// Latent defects per seat. At least 0.
    pub debt: f64,
    /// Effective hours whose value is showing now (Z). Working weeks.
    pub pipeline: Row<K>,
    /// The hours behind them, whatever the skill. Working weeks.
    pub pipeline_hours: Row<K>,
    /// How work has always been done here. Shares.
    pub legacy: Row<K>,
    /// Strategic value that shows this week, net of harm and of what other departments cost it. Effective
    /// working weeks split as needed; worth where value is linear.
    pub value: f64,
}

/// State at the top.
#[derive(Clone, Debug)]
pub struct Leaders<const K: usize> {
    /// Sum of the weekly changes in what the strategy needs. Shares.
    pub shift: Row<K>,
    /// What they know of what the strategy as a whole needs now. Shares.
    pub known: Row<K>,
    /// What they have done so far.
    pub responses: Responses,
    /// Say the strategy again next week, whatever the cadence.
    pub restate: bool,
    /// Week in which they will act on what they saw.
    pub act_in: Option<u32>,
    /// Week before which they do not look for the next action.
    pub pause_until: u32,
}

/// Neighbouring seats under the same rules, in the same department, layer and cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Rows of the block.
    pub rows: Range<usize>,
    /// Their unit.
    pub unit: u16,
    /// Their department.
    pub department: u16,
    /// Their distance from seat 0.
    pub layer: u8,
    /// Which of the block's tallies they count in.
    pub tally: u16,
}

/// State of up to [`BLOCK_SEATS`] neighbouring seats; the rows of every column.
#[derive(Clone, Debug)]
pub struct Block<const K: usize> {
    /// Seat of the first row.
    pub first: usize,
    /// Runs of rows that share their rules.
    pub spans: Vec<Span>,

    // written by `credibility`, and by `turnover` for newcomers
    /// Weight given to what leaders say (cr). Share. `[rows]`
    pub credibility: Vec<f64>,

    // written by `demand`, then by `effort`
    /// Urgent work waiting (b). Working weeks at proper care, at least 0. `[rows]`
    pub backlog: Vec<f64>,
    /// Urgent work given up this week. Working weeks. `[rows]`
    pub missed: Vec<f64>,

    // written by `motive`
    /// Clarity of the strategy to the holder (kappa = P0 / (P0 + V)). 0 to 1. `[rows]`
    pub clarity: Vec<f64>,
    /// What the holder would do if nobody looked. Shares. `[rows x kinds]`
    pub want: Vec<Row<K>>,
    /// Hours the holder would work if hours did not bind. Working weeks. `[rows]`
    pub amount: Vec<f64>,
    /// Whether strategy pulls harder than rewards. `[rows]`
    pub strategy_first: Vec<bool>,

    // written by `norms`
    /// What the holder goes for among colleagues (p). Shares. `[rows x kinds]`
    pub plan: Vec<Row<K>>,

    // written by `effort`
    /// Hours of the holder's own choosing (e). Working weeks, at least 0. `[rows x kinds]`
    pub effort: Vec<Row<K>>,
    /// Capacity of the week (C). Working weeks. `[rows]`
    pub capacity: Vec<f64>,
    /// Hours spent on urgent work. Working weeks. `[rows]`
    pub urgent_hours: Vec<f64>,
    /// Urgent work done. Working weeks at proper care. `[rows]`
    pub items: Vec<f64>,
    /// Time spent per urgent item (tau). Share of proper time. `[rows]`
    pub pace: Vec<f64>,
    /// How the holder spent the week (o). Shares. `[rows x kinds]`
    pub practice: Vec<Row<K>>,

    // written by `production`
    /// Effective hours, urgent ones under their kind (E). Working weeks. `[rows x kinds]`
    pub effective: Vec<Row<K>>,
    /// Alignment factor of the holder's week (`AF_i`). 0 to 1. `[rows]`
    pub fit: Vec<f64>,
    /// Reward earned this week. Units of motive. `[rows]`
    pub pay: Vec<f64>,
    /// Counted units so far in the pay period. `[rewards x rows]`, empty when no
    /// reward ever has a target or a cap.
    pub attained: Vec<Vec<f64>>,
    /// Counted units of the week. `[rewards x rows]`, empty when no
    /// reward ever has a target or a cap.
    pub attained_now: Vec<Vec<f64>>,

    // written by `standards`
    /// Accepted time per urgent item (s). Share of proper time. `[rows]`
    pub standard: Vec<f64>,

    // written by `strain`, and by `turnover` for newcomers
    /// Exhaustion (B). 0 rested to 1 exhausted. `[rows]`
    pub strain: Vec<f64>,

    // written by `turnover`
    /// What a newcomer achieves relative to a full hand. Share. `[rows]`
    pub proficiency: Vec<f64>,
    /// Whether a new holder starts next week. `[rows]`
    pub newcomer: Vec<bool>,

    // written by `voice`, and by `turnover` for newcomers
    /// Belief that speaking up helps (q). 0 to 1. `[rows]`
    pub voice: Vec<f64>,

    // written by the phases as they go
    /// Sums over the rows of each cell, this week.
    pub tallies: Vec<(u32, Tally<K>)>,
}

/// Sums over seats, this week.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally<const K: usize> {
    /// Seats.
    pub seats: f64,
    /// Hours of people's own choosing. Working weeks.
    pub effort: Row<K>,
    /// Effective hours. Working weeks.
    pub effective: Row<K>,
    /// Practice. Shares.
    pub practice: Row<K>,
    /// Squares of practice. Squared shares.
    pub practice_squares: Row<K>,
    /// What holders believe the strategy asks for. Shares.
    pub believed: Row<K>,
    /// Squares of that. Squared shares.
    pub believed_squares: Row<K>,
    /// Hours spent on urgent work. Working weeks.
    pub urgent_hours: f64,
    /// Hours taken by overhead. Working weeks.
    pub overhead: f64,
    /// Hours lost to exhaustion. Working weeks.
    pub lost_to_strain: f64,
    /// Hours available. Working weeks.
    pub capacity: f64,
    /// Counted units.
    pub counted: f64,
    /// Urgent work that landed. Working weeks.
    pub arrived: f64,
    /// The part of it caused by earlier defects. Working weeks.
    pub fires: f64,
    /// Urgent work done. Working weeks at proper care.
    pub items: f64,
    /// Urgent work given up. Working weeks.
    pub missed: f64,
    /// Urgent work waiting. Working weeks.
    pub backlog: f64,
    /// Time per urgent item. Share of proper time.
    pub pace: f64,
    /// Defects made.
    pub defects: f64,
    /// Share of latent defects that surface.
    pub surface: f64,
    /// Half the effort cost times squared hours. Units of motive.
    pub effort_cost: f64,
    /// Value lost to harmful work. As value.
    pub harm: f64,
    /// Clarity.
    pub clarity: f64,
    /// Cosine of belief and need.
    pub understood: f64,
    /// Cosine of practice and need.
    pub practised: f64,
    /// Alignment factor of the week.
    pub fit: f64,
    /// Exhaustion.
    pub strain: f64,
    /// Holders who left.
    pub exits: f64,
    /// Seats with something to report.
    pub concerned: f64,
    /// Those of them that speak.
    pub spoke: f64,
    /// Reports that reach the top.
    pub heard: f64,
    /// Credibility of leaders.
    pub credibility: f64,
    /// Belief that speaking up helps.
    pub voice: f64,
    /// Seats that could name the top priority.
    pub top_priority: f64,
    /// Seats that would stop the right work.
    pub stop_right: f64,
    /// Seats that decide by strategy.
    pub strategy_first: f64,
    /// Reward earned. Units of motive.
    pub pay: f64,
}

impl<const K: usize> Default for Tally<K> {
    fn default() -> Self {
        Self {
            seats: 0.0,
            effort: [0.0; K],
            effective: [0.0; K],
            practice: [0.0; K],
            practice_squares: [0.0; K],
            believed: [0.0; K],
            believed_squares: [0.0; K],
            urgent_hours: 0.0,
            overhead: 0.0,
            lost_to_strain: 0.0,
            capacity: 0.0,
            counted: 0.0,
            arrived: 0.0,
            fires: 0.0,
            items: 0.0,
            missed: 0.0,
            backlog: 0.0,
            pace: 0.0,
            defects: 0.0,
            surface: 0.0,
            effort_cost: 0.0,
            harm: 0.0,
            clarity: 0.0,
            understood: 0.0,
            practised: 0.0,
            fit: 0.0,
            strain: 0.0,
            exits: 0.0,
            concerned: 0.0,
            spoke: 0.0,
            heard: 0.0,
            credibility: 0.0,
            voice: 0.0,
            top_priority: 0.0,
            stop_right: 0.0,
            strategy_first: 0.0,
            pay: 0.0,
        }
    }
}

impl<const K: usize> Tally<K> {
    /// Adds another tally.
    pub fn add(&mut self, other: &Self) {
        for k in 0..K {
            self.effort[k] += other.effort[k];
            self.effective[k] += other.effective[k];
            self.practice[k] += other.practice[k];
            self.practice_squares[k] += other.practice_squares[k];
            self.believed[k] += other.believed[k];
            self.believed_squares[k] += other.believed_squares[k];
        }
        self.seats += other.seats;
        self.urgent_hours += other.urgent_hours;
        self.overhead += other.overhead;
        self.lost_to_strain += other.lost_to_strain;
        self.capacity += other.capacity;
        self.counted += other.counted;
        self.arrived += other.arrived;
        self.fires += other.fires;
        self.items += other.items;
        self.missed += other.missed;
        self.backlog += other.backlog;
        self.pace += other.pace;
        self.defects += other.defects;
        self.surface += other.surface;
        self.effort_cost += other.effort_cost;
        self.harm += other.harm;
        self.clarity += other.clarity;
        self.understood += other.understood;
        self.practised += other.practised;
        self.fit += other.fit;
        self.strain += other.strain;
        self.exits += other.exits;
        self.concerned += other.concerned;
        self.spoke += other.spoke;
        self.heard += other.heard;
        self.credibility += other.credibility;
        self.voice += other.voice;
        self.top_priority += other.top_priority;
        self.stop_right += other.stop_right;
        self.strategy_first += other.strategy_first;
        self.pay += other.pay;
    }
}

impl<const K: usize> Block<K> {
    /// A block of these seats with every column at rest; founding fills in the first week.
    pub fn new(org: &Organization<K>, seats: Range<usize>, tracked_rewards: usize) -> Self {
        let rows = seats.len();
        let mut spans: Vec<Span> = Vec::new();
        let mut tallies: Vec<(u32, Tally<K>)> = Vec::new();
        for (row, seat) in seats.clone().enumerate() {
            let cell = org.groups.cell[seat];
            let at = tallies.iter().position(|known| known.0 == cell).unwrap_or_else(|| {
                tallies.push((cell, Tally::default()));
                tallies.len() - 1
            });
            let next = Span {
                rows: row..row + 1,
                unit: org.unit[seat],
                department: org.chart.department[seat],
                layer: org.chart.layer[seat],
                tally: at as u16,
            };
            match spans.last_mut() {
                Some(span)
                    if (span.unit, span.department, span.layer, span.tally)
                        == (next.unit, next.department, next.layer, next.tally) =>
                {
                    span.rows.end = row + 1;
                }
                _ => spans.push(next),
            }
        }
        Self {
            first: seats.start,
            spans,
            credibility: vec![0.0; rows],
            backlog: vec![0.0; rows],
            missed: vec![0.0; rows],
            clarity: vec![0.0; rows],
            want: vec![[0.0; K]; rows],
            amount: vec![0.0; rows],
            strategy_first: vec![false; rows],
            plan: vec![[0.0; K]; rows],
            effort: vec![[0.0; K]; rows],
            capacity: vec![0.0; rows],
            urgent_hours: vec![0.0; rows],
            items: vec![0.0; rows],
            pace: vec![1.0; rows],
            practice: vec![[0.0; K]; rows],
            effective: vec![[0.0; K]; rows],
            fit: vec![1.0; rows],
            pay: vec![0.0; rows],
            attained: vec![vec![0.0; rows]; tracked_rewards],
            attained_now: vec![vec![0.0; rows]; tracked_rewards],
            standard: vec![1.0; rows],
            strain: vec![0.0; rows],
            proficiency: vec![1.0; rows],
            newcomer: vec![false; rows],
            voice: vec![0.0; rows],
            tallies,
        }
    }

    /// Rows of the block.
    pub fn rows(&self) -> usize {
        self.effort.len()
    }
}
