//! What changes every week: one column per attribute, one row per seat.
//!
//! What others can see of a seat lies in [`Shared`]; everything else in tiles of seats under the same rules,
//! small enough that a week of a tile stays in the processor's nearest cache. Tiles belong to [`Block`]s of
//! neighbouring seats, which can be worked on at the same time without locks; what lasts a week only lies on
//! [`Scratch`]. Columns are grouped by the phase of the tick that writes them.

use crate::model::block::Block;
use crate::model::organization::Team;
use crate::model::policy::Responses;
use crate::model::reward::Pot;
use crate::model::scratch::Scratch;
use crate::model::view::{Usual, View};
use crate::model::{Organization, Policies, Row};

/// Most scratch spaces of a workforce: enough for the threads of any machine.
const MOST_SCRATCH: usize = 64;

/// State of everyone.
#[derive(Clone, Debug)]
pub struct Workforce<const K: usize> {
    /// What everyone may read while a week goes on.
    pub shared: Shared<K>,
    /// The seats, seat 0 excluded, in order.
    pub blocks: Vec<Block<K>>,
    /// Room for what a block needs only until its week is over: one for each thread that may work on blocks at the same
    /// time.
    pub scratch_pool: Vec<Scratch<K>>,
    /// How the holders spend the week that goes on; what everyone saw last week, when it is over. Shares.
    /// `[seats x kinds]`
    pub practice_now: Vec<Shown<K>>,
    /// Sums of the week over the seats of each cell. `[cells]`
    pub cells: Vec<Tally<K>>,
    /// Sums of the week over the seats of each department. `[departments]`
    pub by_department: Vec<Tally<K>>,
    /// Which unit's rules each unit lives under, as the tiles have it. `[units]`
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
            practice_now: shared.practice.clone(),
            shared,
            scratch_pool: vec![Scratch::default(); blocks.len().min(MOST_SCRATCH)],
            blocks,
            cells: vec![Tally::default(); org.groups.cells.len()],
            by_department: vec![Tally::default(); org.departments],
        }
    }

    /// Puts seats under the same rules together. Sums are rounded in the order of tiles, so an option that
    /// has not changed anything yet has to have the tiles of the baseline.
    pub(crate) fn regroup(&mut self, org: &Organization<K>, policies: &Policies<K>) {
        if self.alike != policies.alike {
            self.alike.clone_from(&policies.alike);
            for block in &mut self.blocks {
                let tracked_rewards = block.tiles[0].attained.len();
                block.split(org, &self.alike, tracked_rewards);
            }
        }
    }
}

/// A row that others look at. Lies where none of its numbers is in another cache line than the first four.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(32))]
pub struct Shown<const K: usize>(pub Row<K>);

/// What everyone may read while a week goes on.
#[derive(Clone, Debug)]
pub struct Shared<const K: usize> {
    // written by `cascade`, in a week in which the strategy is said again
    /// What managers say: their belief about what the strategy asks for. Shares; nobody in the last layer has
    /// anyone to say it to. `[seats above the last layer x kinds]`
    pub words: Vec<Row<K>>,

    // written by `settle`
    /// How the holder spent last week's hours, urgent ones included. Shares. `[seats x kinds]`
    pub practice: Vec<Shown<K>>,
    /// Sum of `practice` over each large team; smaller ones are added up where they are looked at. `[teams x kinds]`
    pub team_practice: Vec<Shown<K>>,

    // written by `strategy`, `defects`, `norms`, `production`
    /// The departments. `[departments]`
    pub departments: Vec<Department<K>>,

    // written by `strategy`, `cascade`, `leadership`
    /// The leaders.
    pub leaders: Leaders<K>,

    // written by `own_view`
    /// What is seen paid and taken for success. `[units]`
    pub views: Vec<View<K>>,
}

impl<const K: usize> Shared<K> {
    /// Adds up the practice of large teams.
    pub(crate) fn add_up_teams(&mut self, org: &Organization<K>) {
        for &team in &org.large_teams {
            let members = org.teams[team].members();
            self.team_practice[team] = Shown(added_up(&self.practice[members]));
        }
    }

    /// Sum of the practice of a team.
    #[inline(always)]
    pub fn practice_of_team(&self, number: usize, team: &Team) -> Row<K> {
        if team.is_large() {
            self.team_practice[number].0
        } else {
            added_up(&self.practice[team.members()])
        }
    }
}

#[inline(always)]
fn added_up<const K: usize>(rows: &[Shown<K>]) -> Row<K> {
    let mut sum = [0.0; K];
    for Shown(row) in rows {
        for k in 0..K {
            sum[k] += row[k];
        }
    }
    sum
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
    /// What its people have heard of that, mean of seats. Shares.
    pub heard: Row<K>,
    /// How far they have found out what moves outcomes that are paid for. Share.
    pub learned: f64,
    /// Last week of a usual seat, where a reward may have a target or a cap.
    pub usual: Option<Usual<K>>,
    /// Part of the urgent work that lands which is rework. Share.
    pub rework_share: f64,
    /// Skimped urgent work that came back last week, per seat. Working weeks.
    pub returned: f64,
    /// Latent defects per seat. At least 0.
    pub debt: f64,
    /// Effective hours whose value is showing now. Working weeks.
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
    /// Whether they have ever said what they ask for: at a kick-off, or by restating.
    pub spoken: bool,
    /// What they have done so far.
    pub responses: Responses,
    /// Say the strategy again next week, whatever the cadence.
    pub restate: bool,
    /// Week in which they will act on what they saw.
    pub act_in: Option<u32>,
    /// Week before which they do not look for the next action.
    pub pause_until: u32,
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
    pub perceived_intent: Row<K>,
    /// Squares of that. Squared shares.
    pub perceived_intent_squares: Row<K>,
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
    /// Skimped urgent work that came back. Working weeks.
    pub returned: f64,
    /// Hours spent on rework. Working weeks.
    pub rework_hours: f64,
    /// Those of them that make no value. Working weeks.
    pub wasted_hours: f64,
    /// Effective hours of urgent work that make value. Working weeks.
    pub served: f64,
    /// Urgent work done. Working weeks at proper care.
    pub items: f64,
    /// Urgent work given up. Working weeks.
    pub missed: f64,
    /// Backlog: urgent work waiting. Working weeks.
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
    /// Share of a seat's part of the latent defects that reports acted on remove.
    pub repaired: f64,
    /// Chance to keep a problem to oneself that is just worth a report.
    pub silent: f64,
    /// Reports that reach the top.
    pub heard: f64,
    /// Credibility of leaders.
    pub credibility: f64,
    /// Belief that speaking up helps.
    pub voice: f64,
    /// Seats that could name the top priority.
    pub top_priority: f64,
    /// How right it would be to stop what the holder would stop.
    pub stop_right: f64,
    /// Hours of people's own choosing that the strategy pulls. Working weeks.
    pub by_strategy: f64,
    /// Reward earned, by who shares it. Units of motive. `[pots]`
    pub pay: [f64; Pot::COUNT],
    /// What was promised of what is shared. Strengths of rewards. `[pots]`
    pub claims: [f64; Pot::COUNT],
}

impl<const K: usize> Default for Tally<K> {
    fn default() -> Self {
        Self {
            seats: 0.0,
            effort: [0.0; K],
            effective: [0.0; K],
            practice: [0.0; K],
            practice_squares: [0.0; K],
            perceived_intent: [0.0; K],
            perceived_intent_squares: [0.0; K],
            urgent_hours: 0.0,
            overhead: 0.0,
            lost_to_strain: 0.0,
            capacity: 0.0,
            counted: 0.0,
            arrived: 0.0,
            fires: 0.0,
            returned: 0.0,
            rework_hours: 0.0,
            wasted_hours: 0.0,
            served: 0.0,
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
            repaired: 0.0,
            silent: 0.0,
            heard: 0.0,
            credibility: 0.0,
            voice: 0.0,
            top_priority: 0.0,
            stop_right: 0.0,
            by_strategy: 0.0,
            pay: [0.0; Pot::COUNT],
            claims: [0.0; Pot::COUNT],
        }
    }
}

impl<const K: usize> Tally<K> {
    /// Adds another tally.
    #[inline(always)]
    pub fn add(&mut self, other: &Self) {
        for k in 0..K {
            self.effort[k] += other.effort[k];
            self.effective[k] += other.effective[k];
            self.practice[k] += other.practice[k];
            self.practice_squares[k] += other.practice_squares[k];
            self.perceived_intent[k] += other.perceived_intent[k];
            self.perceived_intent_squares[k] += other.perceived_intent_squares[k];
        }
        self.seats += other.seats;
        self.urgent_hours += other.urgent_hours;
        self.overhead += other.overhead;
        self.lost_to_strain += other.lost_to_strain;
        self.capacity += other.capacity;
        self.counted += other.counted;
        self.arrived += other.arrived;
        self.fires += other.fires;
        self.returned += other.returned;
        self.rework_hours += other.rework_hours;
        self.wasted_hours += other.wasted_hours;
        self.served += other.served;
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
        self.repaired += other.repaired;
        self.silent += other.silent;
        self.heard += other.heard;
        self.credibility += other.credibility;
        self.voice += other.voice;
        self.top_priority += other.top_priority;
        self.stop_right += other.stop_right;
        self.by_strategy += other.by_strategy;
        for pot in 0..Pot::COUNT {
            self.pay[pot] += other.pay[pot];
            self.claims[pot] += other.claims[pot];
        }
    }
}
