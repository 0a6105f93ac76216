//! What changes every week: one column per attribute, one row per seat.
//!
//! What others can see of a seat lies in [`PublicState`]; everything else in tiles of seats under the same rules,
//! small enough that a week of a tile stays in the first-level cache. Tiles belong to [`Block`]s of neighbouring seats,
//! which can be worked on at the same time without locks; what lasts only a week lies in [`Scratch`]. Fields are grouped
//! by the phase that writes them.

use crate::model::design::MeasureDesign;
use crate::model::help::Assistance;
use crate::model::layout::{Block, Scratch, Tally};
use crate::model::organization::Team;
use crate::model::payoff::PayoffStep;
use crate::model::policy::Responses;
use crate::model::result::ResultStanding;
use crate::model::view::{UsualWeek, View};
use crate::model::{Organization, Policies, Row};

/// Most scratch spaces of a workforce: enough for the threads of any machine.
const MOST_SCRATCH: usize = 64;

/// State of everyone.
#[derive(Clone, Debug)]
pub struct Workforce<const K: usize> {
    /// What everyone may read while a week goes on.
    pub shared: PublicState<K>,
    /// The seats, seat 0 excluded, in order.
    pub blocks: Vec<Block<K>>,
    /// Room for what a block needs only until its week is over: one for each thread that may work on blocks at the same
    /// time.
    pub scratch_pool: Vec<Scratch<K>>,
    /// How the holders spend the week that goes on; what everyone saw last week, when it is over. Shares.
    /// `[seats x kinds]`
    pub practice_now: Vec<VisiblePractice<K>>,
    /// Sums of the week over the seats of each cell. `[cells]`
    pub cells: Vec<Tally<K>>,
    /// Sums of the week over the seats of each department. `[departments]`
    pub by_department: Vec<Tally<K>>,
    /// What each part of those who are followed does. `[parts]`
    pub followed: Vec<FollowedWeek<K>>,
    /// Which unit's rules each unit lives under, as the tiles have it. `[units]`
    alike: Vec<u16>,
}

/// What seats that are followed together do in a week, and the value of it that is on its way to show.
#[derive(Clone, Debug)]
pub struct FollowedWeek<const K: usize> {
    /// Sums of the week.
    pub sum: Tally<K>,
    /// What shows later, as in their department. `[earlier steps]`
    pub on_the_way: Vec<PayoffStep<K>>,
    /// Effective hours whose value is showing now. Working weeks.
    pub pipeline: Row<K>,
    /// The hours behind them, whatever the skill. Working weeks.
    pub pipeline_hours: Row<K>,
}

impl<const K: usize> FollowedWeek<K> {
    /// Seats that have worked until now as their department has, of which they are this part.
    fn begin(department: &Department<K>, part: f64) -> Self {
        let of = |all: &Row<K>| all.map(|hours| part * hours);
        let step = |step: &PayoffStep<K>| PayoffStep {
            effective: of(&step.effective),
            hours: of(&step.hours),
        };
        Self {
            sum: Tally::default(),
            on_the_way: department.on_the_way.iter().map(step).collect(),
            pipeline: of(&department.pipeline),
            pipeline_hours: of(&department.pipeline_hours),
        }
    }
}

impl<const K: usize> Workforce<K> {
    /// Everyone before the first week.
    pub(crate) fn new(
        org: &Organization<K>,
        policies: &Policies<K>,
        shared: PublicState<K>,
        blocks: Vec<Block<K>>,
    ) -> Self {
        let followed = org.followed.parts.iter().map(|part| {
            let department = usize::from(part.department);
            let share = f64::from(part.seats) / f64::from(org.people[department]);
            FollowedWeek::begin(&shared.departments[department], share)
        });
        Self {
            followed: followed.collect(),
            alike: policies.alike.clone(),
            practice_now: shared.practice.clone(),
            shared,
            scratch_pool: vec![Scratch::default(); blocks.len().min(MOST_SCRATCH)],
            blocks,
            cells: vec![Tally::default(); org.groups.cells.len()],
            by_department: vec![Tally::default(); org.departments],
        }
    }

    /// Puts seats under the same rules together when the rules have changed. The rounding of sums depends on the order of
    /// tiles; so tiles follow from the rules in force alone, and an option that has not changed anything yet has the tiles,
    /// and thereby the bits, of the baseline.
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

/// The practice of one seat as others see it. Aligned to 32 bytes, so that a row of four kinds never straddles two cache
/// lines: looking at a colleague elsewhere, which is a cache miss in a large company, costs one miss and not two.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(32))]
pub struct VisiblePractice<const K: usize>(pub Row<K>);

/// What everyone may read while a week goes on.
#[derive(Clone, Debug)]
pub struct PublicState<const K: usize> {
    // written by `cascade`, in a week in which the strategy is said again
    /// What managers say: their belief about what the strategy asks for. Shares; nobody in the last layer has
    /// anyone to say it to. `[seats above the last layer x kinds]`
    pub words: Vec<Row<K>>,

    // written by `settle`
    /// How the holder spent last week's hours, urgent ones included. Shares. `[seats x kinds]`
    pub practice: Vec<VisiblePractice<K>>,
    /// Sum of `practice` over each large team, each member by its clout; smaller ones are added up where they are looked at. `[teams x kinds]`
    pub team_practice: Vec<VisiblePractice<K>>,

    // written by `strategy`, `defects`, `norms`, `production`
    /// The departments. `[departments]`
    pub departments: Vec<Department<K>>,

    // written by `strategy`, `cascade`, `leadership`
    /// The leaders.
    pub leaders: Leaders<K>,

    // written by `design`
    /// Reviews of measures so far; when there is one more, rules have to be written again.
    pub redesigns: u32,

    // written by `friction`
    /// Hours that each manager spends on clashes between reports this week, 0 for anybody else; empty where they take
    /// none. Share of the week. `[seats]`
    pub refereeing: Vec<f64>,

    // written by `own_view`
    /// What is seen paid and taken for success. `[units]`
    pub views: Vec<View<K>>,
}

impl<const K: usize> PublicState<K> {
    /// Adds up the practice of large teams.
    pub(crate) fn add_up_teams(&mut self, org: &Organization<K>) {
        for &team in &org.large_teams {
            let members = org.teams[team].members();
            let practice = &self.practice[members.clone()];
            let sum = match org.clout.get(members) {
                Some(clout) => weighed(practice, clout),
                None => added_up(practice),
            };
            self.team_practice[team] = VisiblePractice(sum);
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

    /// The same where some members count for more: each by its weight among colleagues. `[seats]`
    pub fn practice_by_clout(&self, number: usize, team: &Team, clout: &[f64]) -> Row<K> {
        if team.is_large() {
            self.team_practice[number].0
        } else {
            weighed(&self.practice[team.members()], &clout[team.members()])
        }
    }
}

#[inline(always)]
fn added_up<const K: usize>(rows: &[VisiblePractice<K>]) -> Row<K> {
    let mut sum = [0.0; K];
    for VisiblePractice(row) in rows {
        for k in 0..K {
            sum[k] += row[k];
        }
    }
    sum
}

fn weighed<const K: usize>(rows: &[VisiblePractice<K>], weights: &[f64]) -> Row<K> {
    rows.iter().zip(weights).fold([0.0; K], |sum, (VisiblePractice(row), weight)| {
        std::array::from_fn(|k| sum[k] + weight * row[k])
    })
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
    /// What they sense of what is needed, where they do. Shares.
    pub sensed: Option<Row<K>>,
    /// Mean clarity of its people last week. Share.
    pub clarity: f64,
    /// How far its practice was from that of the company last week. Share of effort.
    pub apart: f64,
    /// Hours that being unclear, working apart and talking of the strategy take this week. Share of the week.
    pub friction: f64,
    /// Hours that its managers spend on clashes between reports this week, mean of them. Share of the week.
    pub refereeing: f64,
    /// What a sign-off waits longer for that. Weeks.
    pub delay: f64,
    /// Last week of a usual seat, where a reward may have a target or a cap.
    pub usual: Option<UsualWeek<K>>,
    /// Part of the urgent work that lands which is rework. Share.
    pub rework_share: f64,
    /// How its result stands, where a measure is about one.
    pub result: Option<ResultStanding<K>>,
    /// What its measures have come to count. `[measures]`
    pub designs: Vec<MeasureDesign<K>>,
    /// Urgent work that other departments bring it this week, per seat. Working weeks.
    pub handed_on: f64,
    /// Waiting work that it passes on or takes over this week.
    pub assistance: Assistance,
    /// Skimped urgent work that came back last week, per seat. Working weeks.
    pub returned: f64,
    /// Latent defects per seat. At least 0.
    pub debt: f64,
    /// What shows later, where the value of some work takes several steps to show. `[earlier steps]`
    pub on_the_way: Vec<PayoffStep<K>>,
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
    /// Week in which they said it last; 0 for a kick-off.
    pub said_in: u32,
    /// What they have done so far.
    pub responses: Responses,
    /// Say the strategy again next week, whatever the cadence.
    pub restate: bool,
    /// Week in which they will act on what they saw.
    pub act_in: Option<u32>,
    /// Week before which they do not look for the next action.
    pub pause_until: u32,
    /// What they take for normal. Points.
    pub normal: f64,
    /// Which kinds of work were stopped somewhere last week. `[kinds]`
    pub stopped: [bool; K],
}
