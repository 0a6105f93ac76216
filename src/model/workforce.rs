//! What changes every week: one column per attribute, one row per seat.
//!
//! What others can see of a seat lies in [`Shared`]; everything else in [`Block`]s of neighbouring
//! seats, small enough that a week of a block fits the processor's cache and that blocks can be worked
//! on at the same time without locks. Columns are grouped by the phase of the tick that writes them.

use std::ops::Range;

use crate::model::policy::Responses;
use crate::model::{Organization, Policies, Row};

/// Seats in a block.
pub const BLOCK_SEATS: usize = 256;
/// Most desks of a workforce: enough for the hands of any machine.
const MOST_DESKS: usize = 64;

/// One number for each row of a block. The length is fixed, so that no place has to be checked row by row
/// and processors can work on several rows at a time.
pub type Column = [f64; BLOCK_SEATS];

/// A column for each kind of work.
pub type Columns<const K: usize> = [Column; K];

/// What the columns hold in a row.
#[inline(always)]
pub fn row_of<const K: usize>(columns: &Columns<K>, row: usize) -> Row<K> {
    std::array::from_fn(|k| columns[k][row])
}

/// Writes a row into the columns.
#[inline(always)]
pub fn put<const K: usize>(columns: &mut Columns<K>, row: usize, values: &Row<K>) {
    for k in 0..K {
        columns[k][row] = values[k];
    }
}

/// State of everyone.
#[derive(Clone, Debug)]
pub struct Workforce<const K: usize> {
    /// What everyone may read while a week goes on.
    pub shared: Shared<K>,
    /// The seats, seat 0 excluded, in order.
    pub blocks: Vec<Block<K>>,
    /// Room for what a block needs only until its week is over: one for each hand that may work on blocks
    /// at the same time.
    pub desks: Vec<Desk<K>>,
    /// Sums of the week over the seats of each cell. `[cells]`
    pub cells: Vec<Tally<K>>,
    /// Sums of the week over the seats of each department. `[departments]`
    pub by_department: Vec<Tally<K>>,
    /// Which unit's rules each unit lives under, as the spans of the blocks have it. `[units]`
    alike: Vec<u16>,
}

impl<const K: usize> Workforce<K> {
    /// Everyone before the first week.
    pub(crate) fn new(
        org: &Organization<K>,
        policies: &Policies<K>,
        shared: Shared<K>,
        blocks: Vec<Block<K>>,
    ) -> Self {
        Self {
            alike: policies.alike.clone(),
            shared,
            desks: vec![Desk::default(); blocks.len().min(MOST_DESKS)],
            blocks,
            cells: vec![Tally::default(); org.groups.cells.len()],
            by_department: vec![Tally::default(); org.departments],
        }
    }

    /// Puts seats under the same rules together. Sums are rounded in the order of spans, so an option that
    /// has not changed anything yet has to have the spans of the baseline.
    pub(crate) fn regroup(&mut self, org: &Organization<K>, policies: &Policies<K>) {
        if self.alike != policies.alike {
            self.alike.clone_from(&policies.alike);
            for block in &mut self.blocks {
                block.split(org, &self.alike);
            }
        }
    }
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
    /// What leaders say of that when they say it, other things asked for mixed in. Shares.
    pub said: Row<K>,
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
    /// First row of the block.
    from: usize,
    /// Row after the last one.
    to: usize,
    /// Their unit, or the first one that lives under the same rules.
    pub unit: u16,
    /// Their department.
    pub department: u16,
    /// Their distance from seat 0.
    pub layer: u8,
    /// Which of the block's tallies they count in.
    pub tally: u16,
}

impl Span {
    /// Its rows of the block. Says aloud that a block has no more, so that no row has to be checked.
    #[inline(always)]
    pub fn rows(&self) -> Range<usize> {
        self.from.min(BLOCK_SEATS)..self.to.min(BLOCK_SEATS)
    }
}

/// State of up to [`BLOCK_SEATS`] neighbouring seats; the rows of every column.
#[derive(Clone, Debug)]
pub struct Block<const K: usize> {
    /// Seat of the first row.
    pub first: usize,
    /// Rows in use; those beyond are at rest.
    pub rows: usize,
    /// Runs of rows that share their rules.
    pub spans: Vec<Span>,

    // written by `credibility`, and by `turnover` for newcomers
    /// Weight given to what leaders say (cr). Share. `[rows]`
    pub credibility: Column,

    // written by `demand`, then by `effort`
    /// Urgent work waiting (b). Working weeks at proper care, at least 0. `[rows]`
    pub backlog: Column,

    // written by `effort`
    /// Hours of the holder's own choosing (e). Working weeks, at least 0. `[kinds x rows]`
    pub effort: Columns<K>,
    /// How the holder spent the week (o). Shares. `[kinds x rows]`
    pub practice: Columns<K>,

    // written by `production`
    /// Counted units so far in the pay period. `[rewards x rows]`, empty when no
    /// reward ever has a target or a cap.
    pub attained: Vec<Column>,
    /// Counted units of the week. `[rewards x rows]`, empty when no
    /// reward ever has a target or a cap.
    pub attained_now: Vec<Column>,

    // written by `standards`
    /// Accepted time per urgent item (s). Share of proper time. `[rows]`
    pub standard: Column,

    // written by `strain`, and by `turnover` for newcomers
    /// Exhaustion (B). 0 rested to 1 exhausted. `[rows]`
    pub strain: Column,

    // written by `turnover`
    /// What a newcomer achieves relative to a full hand. Share. `[rows]`
    pub proficiency: Column,
    /// Whether a new holder starts next week. `[rows]`
    pub newcomer: [bool; BLOCK_SEATS],

    // written by `voice`, and by `turnover` for newcomers
    /// Belief that speaking up helps (q). 0 to 1. `[rows]`
    pub voice: Column,

    // written by the phases as they go
    /// Sums over the rows of each cell, this week.
    pub tallies: Vec<(u32, Tally<K>)>,
}

/// What a block needs only until its week is over; each block of the week overwrites it.
#[derive(Clone, Debug)]
pub struct Desk<const K: usize> {
    // written by `cascade`
    /// What the holder believes the strategy asks for (x). Share of effort. `[kinds x rows]`
    pub believed: Columns<K>,
    /// Doubt about that (V). Variance. `[rows]`
    pub doubt: Column,

    // written by the phases that draw
    /// Luck of the week, one uniform number a row. `[rows]`
    pub luck: Column,
    /// Luck of the week, where a phase needs a second number. `[rows]`
    pub more_luck: Column,

    // written by `motive`
    /// Clarity of the strategy to the holder (kappa = P0 / (P0 + V)). 0 to 1. `[rows]`
    pub clarity: Column,
    /// Hours the holder would work if hours did not bind. Working weeks. `[rows]`
    pub amount: Column,
    /// 1 where strategy pulls harder than rewards, else 0. `[rows]`
    pub strategy_first: Column,

    // written by `motive`, then by `norms`
    /// What the holder would do if nobody looked; then what it goes for among colleagues (p). Shares.
    /// `[kinds x rows]`
    pub plan: Columns<K>,

    // written by `norms`
    /// What colleagues do. Shares. `[kinds x rows]`
    pub norm: Columns<K>,

    // written by `effort`
    /// Capacity of the week (C). Working weeks. `[rows]`
    pub capacity: Column,
    /// Hours spent on urgent work. Working weeks. `[rows]`
    pub urgent_hours: Column,
    /// Urgent work done. Working weeks at proper care. `[rows]`
    pub items: Column,
    /// Time spent per urgent item (tau). Share of proper time. `[rows]`
    pub pace: Column,
    /// Urgent work given up this week. Working weeks. `[rows]`
    pub missed: Column,

    // written by `production`
    /// Effective hours of the holder's own choosing. Working weeks. `[kinds x rows]`
    pub chosen: Columns<K>,
    /// Effective hours of urgent work. Working weeks. `[rows]`
    pub served: Column,
    /// Alignment factor of the holder's week (`AF_i`). 0 to 1. `[rows]`
    pub fit: Column,
    /// Effective hours times that factor. Working weeks. `[rows]`
    pub aligned: Column,

    // written by `defects`
    /// Defects made this week. `[rows]`
    pub defects: Column,

    // written by `voice`
    /// 1 where the holder has something to report, else 0. `[rows]`
    pub concerned: Column,
    /// 1 where the holder spoke, else 0. `[rows]`
    pub spoke: Column,

    // written by `tally`
    /// Squares of what is added up. `[kinds x rows]`
    pub squares: Columns<K>,
    /// Cosine of belief and need. `[rows]`
    pub understood: Column,
    /// Cosine of practice and need. `[rows]`
    pub practised: Column,
    /// 1 where the holder could name the top priority, else 0. `[rows]`
    pub knows: Column,
    /// 1 where the holder would stop the right work, else 0. `[rows]`
    pub stops_right: Column,
}

impl<const K: usize> Default for Desk<K> {
    fn default() -> Self {
        let (column, columns) = ([0.0; BLOCK_SEATS], [[0.0; BLOCK_SEATS]; K]);
        Self {
            believed: columns,
            doubt: column,
            luck: column,
            more_luck: column,
            clarity: column,
            amount: column,
            strategy_first: column,
            plan: columns,
            norm: columns,
            capacity: column,
            urgent_hours: column,
            items: column,
            pace: column,
            missed: column,
            chosen: columns,
            served: column,
            fit: column,
            aligned: column,
            defects: column,
            concerned: column,
            spoke: column,
            squares: columns,
            understood: column,
            practised: column,
            knows: column,
            stops_right: column,
        }
    }
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
    pub fn new(
        org: &Organization<K>,
        alike: &[u16],
        seats: Range<usize>,
        tracked_rewards: usize,
    ) -> Self {
        let (column, columns) = ([0.0; BLOCK_SEATS], [[0.0; BLOCK_SEATS]; K]);
        let mut block = Self {
            first: seats.start,
            rows: seats.len(),
            spans: Vec::new(),
            credibility: column,
            backlog: column,
            effort: columns,
            practice: columns,
            attained: vec![column; tracked_rewards],
            attained_now: vec![column; tracked_rewards],
            standard: [1.0; BLOCK_SEATS],
            strain: column,
            proficiency: [1.0; BLOCK_SEATS],
            newcomer: [false; BLOCK_SEATS],
            voice: column,
            tallies: Vec::new(),
        };
        block.split(org, alike);
        block
    }

    /// Splits the rows into spans under the same rules: `alike` says for each unit which one's they are.
    fn split(&mut self, org: &Organization<K>, alike: &[u16]) {
        self.spans.clear();
        for (row, seat) in (self.first..self.first + self.rows).enumerate() {
            let cell = org.groups.cell[seat];
            let known = self.tallies.iter().position(|known| known.0 == cell);
            let tally = known.unwrap_or_else(|| {
                self.tallies.push((cell, Tally::default()));
                self.tallies.len() - 1
            });
            let next = Span {
                from: row,
                to: row + 1,
                unit: alike[usize::from(org.unit[seat])],
                department: org.chart.department[seat],
                layer: org.chart.layer[seat],
                tally: tally as u16,
            };
            match self.spans.last_mut() {
                Some(span)
                    if (span.unit, span.department, span.layer, span.tally)
                        == (next.unit, next.department, next.layer, next.tally) =>
                {
                    span.to = row + 1;
                }
                _ => self.spans.push(next),
            }
        }
    }
}
