//! What other analyses hand to the page: plain rows of labelled numbers. Each part is optional; a part that
//! is not given leaves no trace.

use crate::document::charts::LeftOut;

/// The median of futures and their middle 90 %, in one unit; for one future the ends are not a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// Median.
    pub middle: f64,
    /// 5 % of futures lie below.
    pub low: f64,
    /// 95 % of futures lie below.
    pub high: f64,
}

/// What an option changes for one group of seats, over the final weeks against the baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupChange {
    /// By what the seats are grouped: `department`, `layer`, `role`.
    pub kind: String,
    /// The group.
    pub group: String,
    /// Seats in it.
    pub people: u32,
    /// Change of the work of the group that is counted. Percent of the baseline's; `None` when nothing is.
    pub counted: Option<Amount>,
    /// Change of the reward earned. Percent of the baseline's; `None` when nothing is paid.
    pub pay: Option<Amount>,
    /// Change of the urgent work given up because the hours did not suffice. Percent of a working week.
    pub given_up: Option<Amount>,
    /// Change of strain. Points from 0 rested to 100 exhausted.
    pub strain: Option<Amount>,
    /// Share of futures in which the group is worse off, 0 to 1.
    pub worse_off: Option<f64>,
    /// The largest driver, in one line.
    pub reason: String,
}

/// Who gains and who pays under one option.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhoPays {
    /// The option.
    pub option: String,
    /// Whether the charts are about this option; the others are folded away.
    pub is_in_question: bool,
    /// Its groups: departments, then layers, then roles.
    pub groups: Vec<GroupChange>,
    /// What has to be said about all rows, one sentence each: how the groups sum up, which were merged.
    pub notes: Vec<String>,
}

/// How often the difference that one option makes goes the same way, whatever is varied.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// The option.
    pub option: String,
    /// The way that more futures of the run go: `higher` or `lower`.
    pub way: &'static str,
    /// Share of futures that go this way by what matters, 0 to 1, one for each way of varying; `None` when
    /// the headline does not apply.
    pub shares: Vec<Option<f64>>,
}

/// How sure the verdicts are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HowSure {
    /// What was varied: `As it was run`, `Luck only`, `Ranges half as wide`.
    pub varied: Vec<String>,
    /// Futures behind all but the first.
    pub futures: usize,
    /// The options.
    pub options: Vec<Share>,
    /// What else has to be said, one sentence each.
    pub notes: Vec<String>,
}

/// One assumption at both ends of its range, all others at their usual values.
#[derive(Clone, Debug, PartialEq)]
pub struct SwingRow {
    /// Full dotted key.
    pub key: String,
    /// What it means.
    pub meaning: String,
    /// Unit of the assumption.
    pub unit: String,
    /// Smallest and largest value of its range.
    pub range: (f64, f64),
    /// The headline there, or the difference an option makes in it, in its unit.
    pub reached: (f64, f64),
    /// What one of the ends changes about the finding: its sign, its size by what matters, or neither.
    pub changes: &'static str,
}

/// What the headline hangs on, or the difference that one option makes in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HangsOn {
    /// The option; `None` for the scenario as it is.
    pub option: Option<String>,
    /// Futures behind the means.
    pub futures: usize,
    /// Its assumptions, the one that moves it most first.
    pub swings: Vec<SwingRow>,
}

/// A mechanism and its part of the gap.
#[derive(Clone, Debug, PartialEq)]
pub struct CausePart {
    /// The mechanism: `incentives`.
    pub mechanism: String,
    /// What it does, in a few words.
    pub meaning: String,
    /// Its Shapley value. Percent of the potential, mean of futures.
    pub part: f64,
    /// Monte-Carlo standard error of that mean; `None` for one future or a mechanism that cannot act.
    pub error: Option<f64>,
}

/// The gap to the potential, taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GapParts {
    /// Whose gap: an option, or `As it is`.
    pub option: String,
    /// The whole gap. Percent of the potential, mean of futures.
    pub gap: f64,
    /// Futures behind the means.
    pub futures: usize,
    /// Its parts; they sum to the gap.
    pub parts: Vec<CausePart>,
}

/// Everything that is optional.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageExtras {
    /// Who gains and who pays, option by option.
    pub who_pays: Option<Vec<WhoPays>>,
    /// How sure the verdicts are under other doubts.
    pub how_sure: Option<HowSure>,
    /// What the difference of the option in question hangs on, or the scenario as it is.
    pub hangs_on: Option<HangsOn>,
    /// The causes of the gap.
    pub causes: Option<GapParts>,
    /// Charts that are left out.
    pub left_out: Vec<LeftOut>,
}
