//! What stands out in a design before anything is simulated: readings of the file, each with its size.
//!
//! The rules are read as if everyone had just understood the strategy, at their full strength and with
//! ranges at their usual values. So what is found here is there however well leaders communicate; what gets
//! lost on the way down comes on top. All limits from which something is worth saying are assumptions.

mod channels;
mod department;
mod effect;
mod load;
mod pay;
mod reach;
mod situation;

pub use effect::{Effect, Owner, Turn};

use crate::scenario::Scenario;
use situation::{OtherPay, Situation, Staff};

/// What a reading is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// The strategy asks for a kind of work, and pay hardly does.
    PriorityWithoutReward,
    /// Pay asks for a kind of work, and the strategy hardly does.
    RewardWithoutPriority,
    /// Pay takes something away for a kind of work that the strategy asks for.
    PenalisedPriority,
    /// What is paid points away from what is wanted (Baker 2002).
    PayAngle,
    /// No measure counts a part of what the strategy asks for.
    WorkWithoutMeasure,
    /// More urgent work than hours.
    MoreWorkThanHours,
    /// Urgent work comes close to what can be done with proper care (Repenning 2001).
    TippingPoint,
    /// Many priorities for few hours.
    TooManyPriorities,
    /// Initiatives take a large part of the hours that are left before any of them moves.
    SetUp,
    /// It is unclear when a kind of work that the strategy asks for is done, and much of it comes back.
    VagueDone,
    /// A department is paid for what costs another one.
    PullingApart,
    /// Pay asks for work that does harm.
    HarmfulReward,
    /// A target or a tier that nobody can reach.
    TargetOutOfReach,
    /// A target or a tier that hardly anyone makes at the usual pace.
    TargetHardlyMade,
    /// A target or a tier that everyone makes at the usual pace.
    TargetMadeAnyway,
    /// A gate that nobody can pass.
    GateOutOfReach,
    /// A gate that hardly anyone passes at the usual pace.
    GateHardlyPassed,
    /// A gate that everyone passes at the usual pace.
    GatePassedAnyway,
    /// A bonus that so many share that an hour more brings next to nothing.
    SharedByMany,
    /// A department that no reward reaches, while others have one.
    DepartmentWithoutReward,
    /// A strategy that nobody repeats.
    NeverSaid,
    /// Layers that leave little of what was said.
    DilutedMessage,
    /// Layers that leave little of what is reported.
    UnheardReports,
    /// A priority whose value shows later than people look ahead.
    ValueShowsLate,
    /// A priority whose value shows after the end of the run.
    ValueAfterTheEnd,
    /// Work that does harm, that nobody pays for, and that is done all the same.
    HarmWithoutPay,
}

/// What there is to say about a target or a tier: out of reach, hardly made, made anyway.
const TARGETS: [Topic; 3] =
    [Topic::TargetOutOfReach, Topic::TargetHardlyMade, Topic::TargetMadeAnyway];
/// The same about a gate.
const GATES: [Topic; 3] = [Topic::GateOutOfReach, Topic::GateHardlyPassed, Topic::GatePassedAnyway];

impl Topic {
    /// All of them.
    pub const ALL: [Self; 26] = [
        Self::PriorityWithoutReward,
        Self::RewardWithoutPriority,
        Self::PenalisedPriority,
        Self::PayAngle,
        Self::WorkWithoutMeasure,
        Self::MoreWorkThanHours,
        Self::TippingPoint,
        Self::TooManyPriorities,
        Self::SetUp,
        Self::VagueDone,
        Self::PullingApart,
        Self::HarmfulReward,
        Self::TargetOutOfReach,
        Self::TargetHardlyMade,
        Self::TargetMadeAnyway,
        Self::GateOutOfReach,
        Self::GateHardlyPassed,
        Self::GatePassedAnyway,
        Self::SharedByMany,
        Self::DepartmentWithoutReward,
        Self::NeverSaid,
        Self::DilutedMessage,
        Self::UnheardReports,
        Self::ValueShowsLate,
        Self::ValueAfterTheEnd,
        Self::HarmWithoutPay,
    ];

    /// Name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::PriorityWithoutReward => "priority_without_reward",
            Self::RewardWithoutPriority => "reward_without_priority",
            Self::PenalisedPriority => "penalised_priority",
            Self::PayAngle => "pay_angle",
            Self::WorkWithoutMeasure => "work_without_measure",
            Self::MoreWorkThanHours => "more_work_than_hours",
            Self::TippingPoint => "tipping_point",
            Self::TooManyPriorities => "too_many_priorities",
            Self::SetUp => "set_up",
            Self::VagueDone => "vague_done",
            Self::PullingApart => "pulling_apart",
            Self::HarmfulReward => "harmful_reward",
            Self::TargetOutOfReach => "target_out_of_reach",
            Self::TargetHardlyMade => "target_hardly_made",
            Self::TargetMadeAnyway => "target_made_anyway",
            Self::GateOutOfReach => "gate_out_of_reach",
            Self::GateHardlyPassed => "gate_hardly_passed",
            Self::GatePassedAnyway => "gate_passed_anyway",
            Self::SharedByMany => "shared_by_many",
            Self::DepartmentWithoutReward => "department_without_reward",
            Self::NeverSaid => "never_said",
            Self::DilutedMessage => "diluted_message",
            Self::UnheardReports => "unheard_reports",
            Self::ValueShowsLate => "value_shows_late",
            Self::ValueAfterTheEnd => "value_after_the_end",
            Self::HarmWithoutPay => "harm_without_pay",
        }
    }

    /// Whether it holds or does not, so that its figures make it neither better nor worse.
    fn is_state(self) -> bool {
        TARGETS.contains(&self) || GATES.contains(&self)
    }

    /// Units of the two numbers of a [`DepartmentCase`].
    pub fn units(self) -> [&'static str; 2] {
        match self {
            Self::PriorityWithoutReward | Self::RewardWithoutPriority => {
                ["share of what is paid", "share of effort the strategy needs"]
            }
            Self::PenalisedPriority => {
                ["motive per effective hour", "share of effort the strategy needs"]
            }
            Self::PayAngle => ["degrees", "share of value that no strength of pay reaches"],
            Self::WorkWithoutMeasure => {
                ["share of effort the strategy needs", "kinds of work that nothing counts"]
            }
            Self::MoreWorkThanHours | Self::TippingPoint => {
                ["working weeks per seat and week", "working weeks per seat and week"]
            }
            Self::TooManyPriorities => ["share of the week for each", "priorities"],
            Self::SetUp => ["share of the hours that are left", "initiatives"],
            Self::VagueDone => {
                ["share of it that comes back", "share of effort the strategy needs"]
            }
            Self::PullingApart => ["share of what is paid", "share of the other's working hours"],
            Self::HarmfulReward => ["share of what is paid", "share of working hours"],
            Self::TargetOutOfReach
            | Self::TargetHardlyMade
            | Self::TargetMadeAnyway
            | Self::GateOutOfReach
            | Self::GateHardlyPassed
            | Self::GatePassedAnyway => ["counted units per period", "counted units per period"],
            Self::SharedByMany => ["share of what an hour more earns", "people"],
            Self::DepartmentWithoutReward => ["share of people", "people"],
            Self::NeverSaid => ["weeks between restatements; 0 is never", "weeks"],
            Self::DilutedMessage => ["share of the message", "layers"],
            Self::UnheardReports => ["share of reports", "layers"],
            Self::ValueShowsLate => ["weeks", "share of its value that counts"],
            Self::ValueAfterTheEnd => ["weeks", "weeks"],
            Self::HarmWithoutPay => {
                ["share of working hours", "share of effort the strategy needs"]
            }
        }
    }
}

/// How much a reading matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A large part of the company's hours.
    High,
    /// A part that can be felt.
    Middle,
    /// Little.
    Low,
}

/// Weight from which a reading is [`Severity::High`]. Share of hours.
const HIGH: f64 = 0.2;
/// Weight from which it is [`Severity::Middle`]. Share of hours.
const MIDDLE: f64 = 0.05;
/// Weight below which nothing is said: nobody would notice. Share of hours.
const LEAST: f64 = 0.01;

/// The numbers of one department.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DepartmentCase {
    /// Department. Index.
    pub department: usize,
    /// The figure. Unit: the first of [`Topic::units`].
    pub value: f64,
    /// What it is held against. Unit: the second of [`Topic::units`].
    pub against: f64,
    /// How much it matters: roughly the share of the company's hours that it concerns, 0 to 1.
    pub weight: f64,
}

/// One thing that stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What it is about.
    pub topic: Topic,
    /// Kinds of work concerned. Indices.
    pub work: Vec<usize>,
    /// Conflict concerned. Index.
    pub conflict: Option<usize>,
    /// Reward concerned, when it is about one alone. Index.
    pub reward: Option<usize>,
    /// Departments concerned, with their numbers, ascending.
    pub cases: Vec<DepartmentCase>,
    /// Keys of the values it rests on, the one to look at first in front.
    pub keys: Vec<String>,
}

impl Reading {
    /// How much it matters: roughly the share of the company's hours that it concerns, 0 to 1.
    pub fn weight(&self) -> f64 {
        self.cases.iter().map(|case| case.weight).sum::<f64>().min(1.0)
    }

    /// How much it matters, in three steps.
    pub fn severity(&self) -> Severity {
        let weight = self.weight();
        if weight >= HIGH {
            Severity::High
        } else if weight >= MIDDLE {
            Severity::Middle
        } else {
            Severity::Low
        }
    }

    /// Whether two readings are about the same thing, whatever their numbers.
    pub fn is_about(&self, other: &Self) -> bool {
        (self.topic, &self.work, self.conflict, self.reward)
            == (other.topic, &other.work, other.conflict, other.reward)
    }
}

/// Everything that stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct Audit {
    /// In the scenario as it is, what matters most first.
    pub readings: Vec<Reading>,
    /// What events and options change about that; those that change nothing are left out.
    pub effects: Vec<Effect>,
    /// What somebody who has understood everything makes of the week.
    pub worth: Worth,
    /// The same with each option. Share. `[options]`
    pub worths: Vec<f64>,
}

/// What somebody who has understood everything makes of the hours of a week, of the value that these could bring when
/// split as needed. Shares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// As it is.
    pub now: f64,
    /// Without any pay.
    pub unpaid: f64,
    /// With as much pay, for exactly what the strategy needs.
    pub well_paid: f64,
}

/// Reads a scenario.
pub fn audit(scenario: &Scenario) -> Audit {
    let staff = Staff::of(scenario);
    let situation = Situation::of(scenario, &staff, None);
    let baseline = readings(&situation);
    let events = (0..scenario.events.len()).map(Owner::Event);
    let options = (0..scenario.options.len()).map(Owner::Option);
    let (mut effects, mut worths) = (Vec::new(), Vec::new());
    for owner in events.chain(options) {
        let then = Situation::of(scenario, &staff, Some(owner));
        let beside = Situation::before(scenario, &staff, owner).map(|before| readings(&before));
        let before = beside.as_ref().unwrap_or(&baseline);
        effects.extend(effect::compare(owner, owner.changes(scenario), before, &readings(&then)));
        if matches!(owner, Owner::Option(_)) {
            worths.push(then.worth());
        }
    }
    let paid = |pay| Situation::paid(scenario, &staff, pay).worth();
    let worth = Worth {
        now: situation.worth(),
        unpaid: paid(OtherPay::Nothing),
        well_paid: paid(OtherPay::AsNeeded),
    };
    Audit { readings: baseline, effects, worth, worths }
}

/// Readings of one situation, what matters most first.
fn readings(situation: &Situation) -> Vec<Reading> {
    let mut all = pay::readings(situation);
    all.extend(load::readings(situation));
    all.extend(reach::readings(situation));
    all.extend(channels::readings(situation));
    all.retain(|reading| reading.weight() >= LEAST);
    all.sort_by(|a, b| b.weight().total_cmp(&a.weight()).then(a.topic.cmp(&b.topic)));
    all
}
