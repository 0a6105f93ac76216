//! The rules in force: what leadership sets and what people are like, for each unit. Changed by the
//! timeline only.

use crate::math::Poisson;
use crate::model::design::DesignRules;
use crate::model::handoff::HandOff;
use crate::model::initiative::InitiativeRules;
use crate::model::payoff::PayoffTime;
use crate::model::result::ResultRules;
use crate::model::reward::{Pot, TimedReward};
use crate::model::{Repertoire, Row, Unit, ValueForm};

pub use crate::model::world::{Switches, World};

/// All rules.
#[derive(Clone, Debug)]
pub struct Policies<const K: usize> {
    /// Rules of each unit. `[units]`
    pub units: Vec<Policy<K>>,
    /// For each unit, the first one of its department with the same rules now; itself when there is none
    /// before it. `[units]`
    pub alike: Vec<u16>,
    /// Rules of the company.
    pub company: CompanyPolicy<K>,
    /// Which mechanisms act.
    pub switches: Switches,
}

impl<const K: usize> Policies<K> {
    /// Rules of the units of an organization and of the company.
    pub fn new(
        of: &[Unit],
        units: Vec<Policy<K>>,
        company: CompanyPolicy<K>,
        switches: Switches,
    ) -> Self {
        let first_alike = |unit: usize| {
            let same = |&other: &usize| {
                of[other].department == of[unit].department && units[other] == units[unit]
            };
            (0..unit).find(same).unwrap_or(unit) as u16
        };
        let alike = (0..units.len()).map(first_alike).collect();
        Self { units, alike, company, switches }
    }
}

/// Rules of one unit. Names and units are those of the scenario file unless said otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy<const K: usize> {
    /// What the strategy needs from the unit's department. Shares.
    pub intent: Row<K>,
    /// What its people can choose to do.
    pub can: Repertoire<K>,
    /// What the department takes success to be, where the file says so. Shares.
    pub own_view: Option<Row<K>>,
    /// Share of each kind of work that can be seen; even where nothing can. Shares.
    pub visible: Row<K>,
    /// How far each kind of work can be seen. Shares of the work.
    pub seen_doing: Row<K>,
    /// Words on the way down.
    pub communication: Communication<K>,
    /// What pulls.
    pub motives: Motives<K>,
    /// What colleagues do to it.
    pub norms: Norms,
    /// How people spend and lose hours.
    pub people: People<K>,
    /// What lands on them.
    pub workload: Workload<K>,
    /// Speaking up.
    pub voice: Voice,
}

/// Rules about words on the way down.
#[derive(Clone, Debug, PartialEq)]
pub struct Communication<const K: usize> {
    /// Weight of what the manager says in a message, `1 - (1 - fidelity)(1 - translation)`. Share.
    pub weight_of_message: f64,
    /// Spread of a message at each layer, `distortion sqrt(1 + competing_priorities)(1 - translation)`. Share of effort.
    pub distortion: f64,
    /// Share of what was heard that fades in a week.
    pub forgetting: f64,
    /// Ambiguity added in a week. Variance.
    pub fog: f64,
    /// Ambiguity of a newcomer. Variance.
    pub starting_ambiguity: f64,
    /// Noise in understanding. Variance.
    pub listening_noise: f64,
    /// Rest that a message needs: said again so soon it is heard with twice the noise. Weeks.
    pub fatigue: f64,
    /// Largest ambiguity of somebody who is not new. Variance.
    pub ambiguity_max: f64,
    /// Weight of what is really paid, where nothing but pay pulls.
    pub practice_weight: f64,
    /// Speed of credibility, where nothing but pay pulls. Share per week.
    pub credibility_rate: f64,
    /// What competing priorities ask for, where the file says so; else 0. Shares.
    pub others_ask: Row<K>,
    /// 1 / (2 width^2) of the forgiven mismatch.
    pub credibility_sharpness: f64,
    /// Credibility in the first week. Share.
    pub credibility_start: f64,
}

/// Rules about what pulls, all in motive per effective hour.
#[derive(Clone, Debug, PartialEq)]
pub struct Motives<const K: usize> {
    /// Pull of rewards that is the same for everyone and every week.
    pub reward: Row<K>,
    /// Pull of rewards on outcome measures, along what the holder believes drives outcomes.
    pub outcome: f64,
    /// The same along what these measures are seen as: its shares times the pull of each.
    pub outcome_seen: Row<K>,
    /// How far what was heard, instead of what a measure is seen as, directs pay for outcomes. Share.
    pub translation: f64,
    /// Rewards whose pull depends on what has been attained in the pay period.
    pub timed: Vec<TimedReward<K>>,
    /// The other rewards, and gates that are not in force: what a week brings of them is remembered where they may get
    /// a target or come into force later.
    pub untimed: Vec<CountedUnits<K>>,
    /// Whether they pull; when incentives are off they only pay.
    pub timed_pull: bool,
    /// Pull along the needed split: all direct pulls when incentives are off.
    pub along_intent: f64,
    /// Pull of recognition and identity.
    pub standing: Row<K>,
    /// The part of it that is recognition.
    pub recognition: Row<K>,
    /// Motive against each kind of work.
    pub repugnance: Row<K>,
    /// Kind of work that makes the record of a result better: nobody asks for it aloud, whatever it brings.
    pub unasked: Option<usize>,
    /// What of the pull of each kind of work gets through: what is allowed of it, and not too risky. Shares.
    pub let_through: Row<K>,
    /// Pull of urgent work on someone to whom the strategy is wholly unclear, where there is any.
    pub urgency: Option<Row<K>>,
    /// Pull of conviction.
    pub conviction: f64,
    /// Discount of late payoffs, 1 / (1 + T / horizon). Share.
    pub discount: Row<K>,
    /// What a week more for each sign-off adds to one over that. Per week.
    pub sign_off_delay: Row<K>,
    /// What the measured work of a week earns, linear part, by who shares it. `[pots]`
    pub pay: [PotPay<K>; Pot::COUNT],
    /// The same whatever is done this week: of tournaments, each has a prize of its own, and of the department's result.
    /// Reward. `[pots]`
    pub pay_fixed: [f64; Pot::COUNT],
    /// What each seat was promised of what is shared: strengths of the rewards behind it. `[pots]`
    pub claims: [f64; Pot::COUNT],
}

/// What the measured work of a week earns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PotPay<const K: usize> {
    /// Per effective hour and per item. Motive.
    pub counts: Row<K>,
    /// Per aligned hour. Motive.
    pub outcome: f64,
}

impl<const K: usize> Motives<K> {
    /// Whether anything is paid for outcome measures. A target whose slope is 0 just now counts.
    #[inline(always)]
    pub fn pays_for_outcomes(&self) -> bool {
        // rewards and penalties for several outcomes may cancel without going the same way
        self.outcome != 0.0
            || self.outcome_seen.iter().any(|&pull| pull != 0.0)
            || self.timed.iter().any(|timed| {
                timed.outcome != 0.0 || timed.gates.iter().any(|gate| gate.outcome != 0.0)
            })
    }

    /// Whether anyone has to know how well the hours of a seat are aligned, to pay it or to remember what it attained.
    #[inline(always)]
    pub fn pay_by_seat(&self, remembers: bool) -> bool {
        self.pay.iter().any(|paid| paid.outcome != 0.0)
            || !self.timed.is_empty()
            || remembers && self.untimed.iter().any(|counts| counts.outcome != 0.0)
    }
}

/// What a reward or a gate counts.
#[derive(Clone, Debug, PartialEq)]
pub struct CountedUnits<const K: usize> {
    /// Which reward of the scenario; beyond these, which of its gates.
    pub reward: usize,
    /// Counted units per effective hour.
    pub credit: Row<K>,
    /// Weight of outcome measures.
    pub outcome: f64,
    /// Counted units of a week that come of the department's result.
    pub level: f64,
}

/// Rules about colleagues. Shares.
#[derive(Clone, Debug, PartialEq)]
pub struct Norms {
    /// Weight of colleagues when the strategy is clear.
    pub conformity: f64,
    /// Additional weight when it is not.
    pub conformity_when_unclear: f64,
    /// Weight of the manager within the norm.
    pub manager_weight: f64,
    /// Weight of how it was always done.
    pub legacy: f64,
    /// Weekly change of how it was always done.
    pub legacy_rate: f64,
    /// Weight of it in an own view that is left open. Motive.
    pub custom: f64,
    /// How far others are seen by what they choose and what of it is visible.
    pub seen_by_visibility: f64,
}

/// Rules about how people spend and lose hours.
#[derive(Clone, Debug, PartialEq)]
pub struct People<const K: usize> {
    /// Effective hours per hour.
    pub skill: Row<K>,
    /// Motive per working week.
    pub effort_cost: f64,
    /// Share per week.
    pub habit: f64,
    /// Working weeks.
    pub comfortable_load: f64,
    /// Per working week of overload.
    pub strain_rate: f64,
    /// Per week.
    pub strain_misfit: f64,
    /// Share per week.
    pub strain_recovery: f64,
    /// Share of hours.
    pub strain_cost: f64,
    /// Exits per seat and week.
    pub exit_rate: f64,
    /// Exponent.
    pub exit_strain: f64,
    /// Exits per week of someone exhausted.
    pub exit_rate_exhausted: f64,
    /// Share of skill.
    pub onboarding: f64,
    /// Share of the missing skill that is learned in a week.
    pub onboarding_rate: f64,
    /// Share of what is not known about paid outcomes that people find out in a week.
    pub learning_rate: f64,
    /// Share of the way from the own view to what is needed that a week covers; 0 where nobody senses it.
    pub sensing_rate: f64,
    /// Hours reported and not worked where pay goes another way than the strategy. Share.
    pub pretence: f64,
    /// Exhaustion for each share of what is paid that moves to something else.
    pub reaction: f64,
    /// Exhaustion of a week that nobody recognizes.
    pub upkeep: f64,
    /// How far each kind of work is recognized. Shares of the work.
    pub recognized: Row<K>,
    /// Skill that a working week of each kind adds, where any does. Shares.
    pub learning: Option<Row<K>>,
}

/// Rules about what lands on people.
#[derive(Clone, Debug, PartialEq)]
pub struct Workload<const K: usize> {
    /// Number of items that arrive at a seat in a week; `None` when none ever does.
    pub arrivals: Option<Poisson>,
    /// Working weeks per item.
    pub item: f64,
    /// Share of capacity.
    pub urgent_cap: f64,
    /// Working weeks.
    pub backlog_max: f64,
    /// Waiting work beyond which pressure is felt. Weeks of capacity.
    pub pressure_from: f64,
    /// Hours that pressure adds at most. Share of capacity.
    pub overtime: f64,
    /// Exponent.
    pub corner_cutting: f64,
    /// Exponent.
    pub haste: f64,
    /// Items that come back for each item's worth of care that was left out.
    pub rework: f64,
    /// Value of rework, of that of urgent work. Share.
    pub rework_worth: f64,
    /// Share of proper time.
    pub fastest: f64,
    /// Weekly change of the standard when it erodes. Share.
    pub erosion_rate: f64,
    /// Weekly change of the standard when it recovers. Share.
    pub restore_rate: f64,
    /// Defects per working week of urgent work.
    pub defect: f64,
    /// Defects per working week of urgent work.
    pub defect_slope: f64,
    /// Working weeks.
    pub quality_need: f64,
    /// How far an hour of each kind prevents defects. Shares.
    pub prevents: Row<K>,
    /// Share of what is handed over of each kind, urgent work apart, that is accepted. Shares.
    pub accepted: Row<K>,
    /// Share per week.
    pub surface: f64,
    /// Working weeks per defect.
    pub fire: f64,
    /// Meetings, approvals, reporting and switching. Share of the week.
    pub overhead: f64,
    /// Mean urgent work that lands on a seat in a week. Working weeks.
    pub mean_arrivals: f64,
    /// Hours that initiatives take from the work itself before it moves. Working weeks.
    pub setup: f64,
    /// Initiatives under way at a time.
    pub initiatives: f64,
    /// Work that is under way: initiatives times their size. Working weeks per seat.
    pub under_way: f64,
    /// Time after which an initiative is late; 0 where none ever is. Weeks.
    pub due_weeks: f64,
    /// Hours that go to asking what is meant where nothing is clear. Share of the week.
    pub clarify: f64,
    /// Hours for each colleague elsewhere where a department works on other things than the rest. Share of the week.
    pub coordinate: f64,
    /// Hours of a manager for each report that works on wholly other things than the others. Share of the week.
    pub referee: f64,
}

/// Rules about speaking up.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// Alignment below which a seat has something to report.
    pub concern: f64,
    /// Log odds of speaking, without efficacy and misfit.
    pub base: f64,
    /// Log odds.
    pub efficacy: f64,
    /// Log odds.
    pub misfit: f64,
    /// Share per report.
    pub learning: f64,
    /// Share of reports that are acted on.
    pub response: f64,
    /// Share of bad news that survives one layer.
    pub pass_through: f64,
    /// Belief in the first week. Share.
    pub start: f64,
    /// Log odds of keeping a problem to oneself that is just worth a report, without efficacy.
    pub quiet: f64,
    /// Share of latent defects, and of the own misfit, that a report removes when it is acted on.
    pub repair: f64,
}

/// Rules of the company.
#[derive(Clone, Debug)]
pub struct CompanyPolicy<const K: usize> {
    /// How hours become value.
    pub value: ValueForm<K>,
    /// When value shows, in how many steps, and the sign-offs that it waits for.
    pub payoff: PayoffTime<K>,
    /// Hours that everyone spends when the strategy is said again. Working weeks.
    pub talk: f64,
    /// How far beliefs come to what leaders know when work is stopped. Share.
    pub precedent: f64,
    /// Value lost per squared working week.
    pub harm: Row<K>,
    /// What each department needs to do, as leaders set it. `[departments]`
    pub intent: Vec<Row<K>>,
    /// What the people of each department can choose to do. `[departments]`
    pub can: Vec<Repertoire<K>>,
    /// Value lost per working week of urgent work given up.
    pub missed_cost: f64,
    /// What competing priorities ask for, where the file says so. Shares.
    pub others: Option<Row<K>>,
    /// Value lost per effective hour. `[conflicts]`
    pub conflict_cost: Vec<f64>,
    /// Urgent work that lands elsewhere. `[conflicts]`
    pub hand_offs: Vec<HandOff>,
    /// What departments pass on of the waiting work that they cannot do. Share.
    pub help: f64,
    /// How open measures are to those who are paid by them. `[measures]`
    pub designs: Vec<DesignRules<K>>,
    /// How initiatives end.
    pub initiatives: InitiativeRules,
    /// What is recorded of a result, where a measure is about one.
    pub result: Option<ResultRules>,
    /// What leaders ask for, when it is not what they know of the needs. Shares.
    pub says: Option<Row<K>>,
    /// Other things asked for, n.
    pub competing_priorities: f64,
    /// Weeks between restatements; 0 is never.
    pub cadence_weeks: u32,
    /// Weekly spread of the needs. Shares.
    pub drift: f64,
    /// Share of a change in the needs that leaders notice in a week.
    pub awareness_rate: f64,
    /// What the strategy as a whole needs, as leaders set it. Shares.
    pub strategy: Row<K>,
    /// How the leader's own week looks, when given. Shares.
    pub practice: Option<Row<K>>,
    /// What leaders do.
    pub playbook: Playbook,
    /// Weight of counted activity in what they see. Share.
    pub dashboard_weight: f64,
    /// What a point of counted activity attains of its target.
    pub attained_by_a_point: f64,
    /// The most that a dashboard shows of it. Points.
    pub dashboard_cap: f64,
    /// Points that each layer adds to what it reports.
    pub padding: f64,
    /// Share of the way from what leaders take for normal to what is reported that a week covers.
    pub reference_rate: f64,
    /// Perceived gap beyond which they act. Points.
    pub concern_level: f64,
    /// Weeks from seeing to acting.
    pub delay_weeks: u32,
    /// Weeks between two actions.
    pub pause_weeks: u32,
}

impl<const K: usize> CompanyPolicy<K> {
    /// What leaders ask of a department that needs this: what they say, as far as it can do that. Shares.
    pub fn asked(&self, department: usize, needed: &Row<K>) -> Row<K> {
        self.says.map_or(*needed, |says| self.can[department].part_of(&says))
    }
}

/// What leaders do when they see a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Playbook {
    /// Nothing.
    None,
    /// Say it again.
    Restate,
    /// Ask for one more thing.
    AddPriority,
    /// Pay more for the same.
    RaiseBonus,
    /// Pay for outcomes instead.
    ChangeMeasure,
    /// Cut overhead.
    ProtectTime,
    /// Act on reports.
    Listen,
}

impl Playbook {
    /// In the order of the parameter table.
    pub(super) const ALL: [Self; 7] = [
        Self::None,
        Self::Restate,
        Self::AddPriority,
        Self::RaiseBonus,
        Self::ChangeMeasure,
        Self::ProtectTime,
        Self::Listen,
    ];
}

/// What leaders have done so far, by the play: how many times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Responses {
    /// Priorities added.
    pub priorities: u32,
    /// Bonuses raised.
    pub bonuses: u32,
    /// Measures changed.
    pub measures: u32,
    /// Overhead cut.
    pub time: u32,
    /// Listened.
    pub listening: u32,
}

/// How many share a reward that is based on a group. People.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupSizes {
    /// Mean size of the department's teams.
    pub team: f64,
    /// Of the department.
    pub department: f64,
    /// Of the company.
    pub company: f64,
}

/// Pull of rewards on outcome measures. Motive per effective hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutcomePull<N, const K: usize> {
    /// Along what the holder believes drives outcomes.
    pub outcome: N,
    /// Along what these measures are seen as.
    pub seen: [N; K],
}
