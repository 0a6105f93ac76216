//! Everything that can be measured in a run, with its unit, its meaning and which direction is good.
//!
//! The names live here, in the lowest layer, because scenario files speak of them (headline, facts);
//! how they are computed is the business of `engine::measure`.

/// Which direction of a measure is good for the strategy and the people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: a description.
    Neither,
}

/// Where a measure is available.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Every week, for the company and for each group of seats.
    Group,
    /// Every week, for the company only.
    Company,
    /// One number per run.
    Run,
}

/// What a user needs to know about a measure.
#[derive(Clone, Copy, Debug)]
pub struct MetricInfo {
    /// Name in files and tables.
    pub name: &'static str,
    /// Name on charts.
    pub label: &'static str,
    /// Unit in words.
    pub unit: &'static str,
    /// What it means, one sentence without a full stop.
    pub meaning: &'static str,
    /// Which direction is good.
    pub better: Better,
    /// Where it is available.
    pub level: Level,
    /// Source of the idea, or "definition".
    pub source: &'static str,
}

/// What gets the verdict: a measure of the company, or of a department.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The measure.
    pub metric: Metric,
    /// Whose it is. Index into the departments of its scenario; `None` for the company.
    pub department: Option<usize>,
}

impl Headline {
    /// What a user needs to know about the measure; its label does not name the department, see
    /// [`Scenario::headline_label`](super::Scenario::headline_label).
    pub const fn info(self) -> MetricInfo {
        self.metric.info()
    }
}

impl From<Metric> for Headline {
    /// That of the company.
    fn from(metric: Metric) -> Self {
        Self { metric, department: None }
    }
}

impl super::Scenario {
    /// The headline on charts: "Strategic outcome", or "Strategic outcome of Support".
    pub fn headline_label(&self) -> String {
        self.label_of(self.headline)
    }

    /// The same of any measure of the company or of a department.
    pub fn label_of(&self, headline: Headline) -> String {
        format!("{}{}", headline.info().label, self.of_department(headline))
    }

    /// The same within a sentence: "strategic outcome of Support".
    pub fn headline_words(&self) -> String {
        self.words_of(self.headline)
    }

    /// The same of any measure of the company or of a department.
    pub fn words_of(&self, headline: Headline) -> String {
        let label = headline.info().label.to_lowercase();
        format!("{label}{}", self.of_department(headline))
    }

    /// " of Support", where a measure is that of a department.
    fn of_department(&self, headline: Headline) -> String {
        let department = headline.department.map(|department| &self.departments[department]);
        department.map_or_else(String::new, |department| format!(" of {}", department.label))
    }
}

macro_rules! metrics {
    ($($variant:ident $name:literal $label:literal $unit:literal $better:ident $level:ident $source:literal $meaning:literal;)*) => {
        /// A measure of a run.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(usize)]
        pub enum Metric {
            $(#[doc = $meaning] $variant,)*
        }

        impl Metric {
            /// All measures, in the order of tables.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// What a user needs to know about it.
            pub const fn info(self) -> MetricInfo {
                match self {
                    $(Self::$variant => MetricInfo {
                        name: $name, label: $label, unit: $unit, meaning: $meaning,
                        better: Better::$better, level: Level::$level, source: $source,
                    },)*
                }
            }
        }
    };
}

metrics! {
    ActivityIndex "activity_index" "Counted activity" "points" Neither Group "definition"
        "counted activity, where 100 is the aligned twin: the same seats, hours, urgent work and luck with every mechanism neutral";
    OutcomeIndex "outcome_index" "Strategic outcome" "points" Higher Group "definition"
        "strategic value that shows this week, where 100 is the aligned twin; company and departments only";
    Drift "drift" "Drift gap" "points" Lower Group "definition"
        "activity index minus outcome index; company and departments only";
    PotentialShare "potential_share" "Share of potential" "share" Higher Company "definition"
        "strategic value over that of the frictionless twin, which has neither urgent work nor overhead";
    SplitHours "split_hours" "Hours part of the gap" "log points" Higher Company "definition"
        "part of ln(value / twin value) due to hours; the three parts add up exactly";
    SplitSkill "split_skill" "Skill part of the gap" "log points" Higher Company "definition"
        "part of ln(value / twin value) due to skill";
    SplitAlignment "split_alignment" "Alignment part of the gap" "log points" Higher Company "definition"
        "part of ln(value / twin value) due to the direction of effort, harm and conflicts";
    AlignmentFactor "alignment_factor" "Alignment" "share" Higher Group "Arrow et al. 1961"
        "value per effective hour showing now, net of harm and conflicts: 1 when effort is split exactly as needed; with linear value the mean worth of an hour; company and departments only";
    PracticeFit "practice_fit" "Alignment of this week's work" "share" Higher Group "definition"
        "alignment factor of the hours people work this week, mean of seats";
    Engagement "engagement" "Engagement" "share" Higher Group "definition"
        "hours worked over hours available";
    SignalFidelity "signal_fidelity" "Strategy understood" "cosine" Higher Group "definition"
        "cosine between what people believe the strategy asks for and what it needs";
    Clarity "clarity" "Clarity" "share" Higher Group "Kalman 1960"
        "confidence of people in their picture of the strategy, 1 is certain";
    PaperGap "paper_gap" "Paper gap" "cosine" Lower Group "Meyer & Rowan 1977"
        "cosine of belief and intent minus cosine of practice and intent: understood but not done";
    ReportedIndex "reported_index" "What leaders see" "points" Neither Company "definition"
        "the picture at the top: a mix of counted activity and of bad news that got through";
    PerceptionGap "perception_gap" "Rosiness of reports" "points" Lower Company "Read 1962"
        "reported index minus outcome index";
    EffortCost "effort_cost" "Cost of effort" "value per seat" Lower Company "Holmstrom & Milgrom 1991"
        "half the effort cost times squared hours, mean of all seats";
    UrgentShare "urgent_share" "Firefighting" "share" Lower Group "definition"
        "urgent hours over all hours worked";
    OverheadShare "overhead_share" "Overhead" "share" Lower Group "definition"
        "hours in meetings, approvals, reporting and switching over contracted hours";
    FrictionShare "friction_share" "Friction" "share" Lower Group "Becker & Murphy 1992"
        "hours that go to asking what is meant, agreeing with departments that work on other things, and talking of the strategy, over contracted hours";
    RefereeingShare "refereeing_share" "Refereeing" "share" Lower Group "Becker & Murphy 1992"
        "hours that managers spend on clashes between reports who work on different things, over their contracted hours";
    OvertimeShare "overtime_share" "Overtime" "share" Lower Group "Homer 1985"
        "hours worked beyond the contract over contracted hours";
    LeadWeeks "lead_weeks" "Time to finish an initiative" "weeks" Lower Group "Little 1961"
        "work under way over the effective hours of people's own choosing; longer where scope grows or nobody owns an initiative; does not apply where initiatives have no size or are never finished";
    LateShare "late_share" "Initiatives that are late" "share" Lower Group "Little 1961; spread: assumption"
        "share of initiatives that take longer than they are due, when times to finish spread exponentially; does not apply where none is due";
    UnusedShare "unused_share" "Unused hours" "share" Neither Group "definition"
        "hours available and not worked over contracted hours";
    ReworkShare "rework_share" "Rework" "share" Lower Group "Repenning 2001"
        "urgent work caused by earlier defects over all urgent work that landed";
    PretendedShare "pretended_share" "Work that is only reported" "share" Lower Group "Meyer & Rowan 1977"
        "effective hours of people's own choosing that are reported and not worked, because pay goes another way than the strategy, over all that are reported";
    ReturnedShare "returned_share" "Work that comes back" "share" Lower Group "Cooper 1980"
        "effective hours of people's own choosing that are handed over and come back because it is unclear when they are done, over all that are handed over";
    UrgentLanded "urgent_landed" "Urgent work that landed" "working weeks per seat and week" Lower Group "definition"
        "new requests, fires that earlier defects started, skimped work that came back and what other departments brought";
    UrgentDone "urgent_done" "Urgent work done" "working weeks per seat and week" Neither Group "definition"
        "urgent work finished this week, in working weeks at proper care";
    RealResult "real_result" "Real result" "units of the result" Neither Group "Bevan & Hood 2006"
        "what becomes of urgent work, as the measure of a result tells it: share served in time, working weeks that wait or are finished per seat, or share of rework; does not apply where no measure is about a result";
    RecordedResult "recorded_result" "Recorded result" "units of the result" Neither Group "Bevan & Hood 2006"
        "the same as it is written down, which is what pay and leaders see";
    MissedWork "missed_work" "Urgent work abandoned" "working weeks per seat and week" Lower Group "definition"
        "urgent work given up because too much was waiting";
    Backlog "backlog" "Urgent work waiting" "working weeks per seat" Lower Group "definition"
        "urgent work waiting at the end of the week";
    TimePerItem "time_per_item" "Care per urgent item" "share of proper time" Higher Group "Oliva & Sterman 2001"
        "time spent per urgent item; below 1 corners are cut";
    Strain "strain" "Strain" "share" Lower Group "Demerouti et al. 2001"
        "mean exhaustion, 0 rested to 1 exhausted";
    Exits "exits" "Exits" "share of seats per year" Lower Group "definition"
        "holders who leave, as a yearly rate";
    ConcernShare "concern_share" "People with something to report" "share" Lower Group "definition"
        "share of seats whose work is further off the strategy than they find acceptable";
    SilenceRate "silence_rate" "Silence" "share" Lower Group "Morrison & Milliken 2000"
        "share of people who would keep a problem to themselves that is just worth a report, whether there is one or not; asked every fourth week";
    Voice "voice" "Belief that speaking up helps" "share" Higher Group "Morrison & Milliken 2000"
        "what people expect of speaking up: the share of reports that leads to something, as they have seen it";
    HeardShare "heard_share" "Bad news heard at the top" "share" Higher Company "Roberts & O'Reilly 1974"
        "share of seats with something to report whose report reaches the top";
    Credibility "credibility" "Credibility of leaders" "share" Higher Group "Simons 2002"
        "weight people give to what leaders say: how well their words matched what is paid";
    Dispersion "dispersion" "Departments pulling apart" "share of effort" Lower Company "definition"
        "mean distance of the departments' practice from the company's, half the sum of absolute differences";
    TopPriorityKnown "top_priority_known" "Could name the top priority" "share" Higher Group "Sull et al. 2018"
        "share of seats that believe in a true top priority and are at least half certain; asked every fourth week";
    StopListRight "stop_list_right" "Would stop the right work" "share" Higher Group "assumption"
        "asked every twelfth week to stop 30 % of the hours, how right people would be: 1 gives up the least value, 0 as much more as stopping a bit of everything gives up; does not apply to linear value";
    DecideByStrategy "decide_by_strategy" "Decide by strategy" "share" Higher Group "assumption"
        "share of hours worked that the strategy pulls, and not pay, recognition, identity or urgency";
    Pay "pay" "Reward earned" "reward per seat and week" Neither Group "assumption"
        "reward that the measured work of the week earns";
    Value "value" "Strategic value" "value per seat and week" Higher Group "definition"
        "strategic value that shows this week; company and departments only";
    Activity "activity" "Counted units" "counted units per seat and week" Neither Group "definition"
        "units counted by what the baseline pays for; in a department that is paid for nothing, hours as far as they can be seen";
    MeasureValidity "measure_validity" "Validity of the measure" "cosine" Higher Company "Baker 2002"
        "cosine of the angle between what another hour of each kind of work is paid and what it is worth, mean of people: 1 when pay goes exactly where value is";
    MeasureTracking "measure_tracking" "Measure and value move together" "correlation" Higher Run "Baker 2002"
        "correlation of the weekly changes of counted activity and of value within departments, over the last year";
}

impl Metric {
    /// How many measures there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Finds a measure by its name in files and tables.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|metric| metric.info().name == name)
    }
}
