//! What the user wrote, checked: complete, valid, never changed afterwards.

mod advice;
pub mod alternative;
pub mod chart;
mod check;
pub mod diagnostic;
pub mod difference;
mod draft;
pub mod explain;
pub mod file;
mod finding;
mod gates;
pub mod glossary;
pub mod import;
mod keys;
mod lamp;
mod letters;
mod line;
mod load;
mod meant;
pub mod metric;
mod misspelt;
pub mod natural;
pub mod origins;
pub mod parameter;
pub mod personal;
pub mod plain;
mod quoted;
mod reader;
mod relative;
mod removal;
mod resolved;
mod result;
#[cfg(feature = "app")]
pub mod schema;
mod scope;
mod settings;
pub mod shipped;
mod source;
mod spelling;
pub(crate) mod suggest;
mod tree;
pub mod typed;
pub mod unmodelled;
mod value;
pub mod vary;
mod window;

pub use advice::Advice;
pub use alternative::{Alternative, Change, EqualCost, Expectation, Expected, Setting};
pub use chart::Chart;
pub use diagnostic::{Problem, Problems};
pub use finding::{Card, Counterproof, FindingGroup, FindingOutcome, FindingWay, StatedFinding};
pub use gates::Gated;
pub use import::Columns;
pub use lamp::MANY_LEVERS;
pub use letters::{StandIn, is_drawn};
pub use metric::{Better, Headline, Level, Metric, MetricInfo};
pub use natural::Natural;
pub use origins::{Origins, ValueOrigin};
pub use result::ResultKind;
pub use scope::{Attention, Scope, Volunteering};
pub use vary::Lever;
pub use window::QUARTER;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::ops::Range;
use std::sync::Arc;

/// Value of a setting that the file leaves open (an optional share table): shares are never negative.
pub const ABSENT: f64 = -1.0;
/// Most kinds of work.
pub const MOST_WORK: usize = 16;
/// Most departments.
pub const MOST_DEPARTMENTS: usize = 1000;
/// Most seats, the head included.
pub const MOST_SEATS: usize = 10_000_000;
/// Most changes limited to a few teams that can hold in one option, events included.
pub const MOST_PILOTS: usize = 64;
/// Smallest group whose numbers are shown; smaller ones are merged.
pub const SMALLEST_GROUP: u32 = 5;
/// Most layers, the head's included.
pub const MOST_LAYERS: usize = 60;

/// A checked scenario.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Short name: file name without folder and ending.
    pub id: String,
    /// Short name for charts.
    pub title: String,
    /// The question it answers.
    pub question: String,
    /// What gets a verdict.
    pub headline: Headline,
    /// Differences of the headline below this do not matter. Headline units, at least 0.
    pub smallest_difference: f64,
    /// Length of a run. Weeks, at least 1; weeks are numbered from 1.
    pub weeks: u32,
    /// The last weeks, of which results speak: see [`QUARTER`]. Weeks, at most `weeks`.
    pub final_weeks: u32,
    /// How the first week finds people.
    pub start: Start,
    /// Colleagues of other departments that each seat observes. People.
    pub cross_ties: u32,
    /// Who reports to whom.
    pub chart: Arc<Chart>,
    /// How many report to a manager, where the chart was grown and not imported. People.
    pub grown_with: Option<u32>,
    /// Departments, in file order.
    pub departments: Vec<Named>,
    /// Kinds of work, in file order. 2 to [`MOST_WORK`].
    pub work: Vec<Named>,
    /// Which kind of work serves urgent work. Index into `work`.
    pub urgent: usize,
    /// Measures, in file order.
    pub measures: Vec<Measure>,
    /// Rewards, in file order.
    pub rewards: Vec<Reward>,
    /// Conflicts, in file order.
    pub conflicts: Vec<Conflict>,
    /// Which mechanisms are on.
    pub mechanisms: Mechanisms,
    /// Where each adjustable value lives in `settings`.
    pub layout: Layout,
    /// Adjustable values, ranges at `usual`.
    pub settings: Vec<f64>,
    /// Values given as a range, in file order of the parameter table.
    pub assumptions: Vec<Assumption>,
    /// Changes that happen in every option, in file order.
    pub events: Vec<Change>,
    /// Options, in file order, without the baseline (the scenario as it is).
    pub options: Vec<Alternative>,
    /// What is known about this organization.
    pub facts: Vec<Fact>,
    /// The option that pictures are about, where the file says so. Index.
    pub show: Option<usize>,
    /// The chart that is told first, where the file says so: its name without number, words joined by `_`.
    pub first_chart: Option<&'static str>,
    /// Keys of the numbers that the live page offers first, where the file says so.
    pub live: Vec<String>,
    /// How to tell it in a room.
    pub card: Option<Card>,
    /// What comes out of it, in file order.
    pub findings: Vec<StatedFinding>,
    /// The scenario with all its parents merged, as a file that can be run. Names an imported
    /// chart [`RESOLVED_CHART`].
    pub resolved: String,
    /// The files it was read from, with their hashes.
    pub inputs: Vec<Input>,
    /// Labels that charts cannot draw, and what is shown in their place.
    pub stand_ins: Vec<StandIn>,
    /// Legal but odd: one sentence each, for the user to see.
    pub remarks: Vec<String>,
    /// How its reporting lines were read, if it has a file of them: one sentence each.
    pub reading: Vec<String>,
    /// Where its values stand.
    pub origins: Origins,
}

impl Scenario {
    /// Options whose number at equal cost is not found yet, and the plain names of their numbers.
    pub fn unsettled(&self) -> impl Iterator<Item = (&Named, String)> {
        self.options.iter().filter_map(|option| {
            let asked = option.at_equal_cost.as_ref().filter(|asked| asked.value.is_none())?;
            Some((&option.named, self.plain(&asked.key)))
        })
    }

    /// What to say of them where their number is not looked for: their names, and a sentence each.
    pub fn taken_as_they_stand(&self) -> impl Iterator<Item = (&str, String)> {
        self.unsettled().map(|(option, number)| {
            let label = &option.label;
            let said =
                format!("{label} is taken as it stands: only `run` finds {number} at equal cost");
            (option.name.as_str(), said)
        })
    }

    /// What is said about it, each sentence with its name before it.
    pub fn with_id(&self, said: impl IntoIterator<Item = String>) -> Vec<String> {
        said.into_iter().map(|said| format!("{}: {said}", self.id)).collect()
    }

    /// Options that reach only a department or some teams, with everything they change. Indices.
    pub fn limited(&self) -> impl Iterator<Item = usize> {
        let options = self.options.iter().enumerate();
        options.filter(|(_, option)| option.is_limited()).map(|(at, _)| at)
    }

    /// Whether anything is drawn from a range that is wider than a point, by the scenario, an event or an option.
    pub fn has_ranges(&self) -> bool {
        let own = self.assumptions.iter().any(|range| range.from < range.to);
        let options = self.options.iter().flat_map(|option| &option.changes);
        let mut sets = self.events.iter().chain(options).flat_map(|change| &change.sets);
        own || sets.any(|set| set.range.is_some_and(|(from, to)| from < to))
    }
}

/// File name of the reporting lines beside a resolved scenario.
pub const RESOLVED_CHART: &str = "org-chart.csv";

/// How the first week finds people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Right after a kick-off that everyone understood.
    Aligned,
    /// As they would be without one.
    Settled,
}

/// Something with a free name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Name in files and tables.
    pub name: String,
    /// Name on charts.
    pub label: String,
}

/// The label of a row that states none: `root_cause` is shown as "Root cause".
pub(crate) fn label_of(name: &str) -> String {
    let words = name.replace(['_', '-'], " ");
    let words = words.trim();
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => name.to_string(),
    }
}

/// Something that can be measured and paid for.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Its names.
    pub named: Named,
    /// `true` when it observes what the strategy wanted instead of counting work.
    pub observes_outcome: bool,
    /// What one counted unit is in the organization, where the file says so.
    pub natural: Option<Natural>,
    /// The result that it is about instead of hours, if it is.
    pub result: Option<ResultKind>,
    /// Kind of work that makes the record of that better and not the result. Index.
    pub relabelled_by: Option<usize>,
}

/// A reward and whom it reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reward {
    /// Its names.
    pub named: Named,
    /// Departments it applies to. Indices, ascending.
    pub departments: Vec<usize>,
}

/// Work of one department that costs another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Its names.
    pub named: Named,
    /// Department whose work costs. Index.
    pub source: usize,
    /// Department that pays. Index.
    pub target: usize,
    /// Kind of work that causes the cost. Index.
    pub work: usize,
    /// Kind of work of the source that keeps urgent work from landing in the target. Index.
    pub relieved_by: Option<usize>,
}

/// Which mechanisms are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mechanisms {
    /// Rewards pull along what they pay for; off: along the intent with the same strength.
    pub incentives: bool,
    /// The strategy is heard through layers; off: everyone knows it.
    pub signal: bool,
    /// Colleagues pull; off: nobody looks.
    pub norms: bool,
    /// Urgent work, fires, corner cutting, overhead, strain and exits; off: none.
    pub workload: bool,
    /// Late payoffs count less; off: all count the same.
    pub horizon: bool,
    /// Departments cost each other; off: they do not.
    pub interdependence: bool,
    /// Bad news is filtered; off: leaders see the truth.
    pub silence: bool,
}

impl Mechanisms {
    /// Names as written in a file.
    pub const NAMES: &[&str] =
        &["incentives", "signal", "norms", "workload", "horizon", "interdependence", "silence"];
    /// All on.
    pub const ALL: Self = Self::from_switches([true; 7]);
    /// All off.
    pub const NONE: Self = Self::from_switches([false; 7]);

    /// Switches in the order of [`Self::NAMES`].
    pub const fn from_switches(on: [bool; 7]) -> Self {
        Self {
            incentives: on[0],
            signal: on[1],
            norms: on[2],
            workload: on[3],
            horizon: on[4],
            interdependence: on[5],
            silence: on[6],
        }
    }

    /// Switches in the order of [`Self::NAMES`]; the reverse of [`Self::from_switches`].
    pub const fn switches(self) -> [bool; 7] {
        let Self { incentives, signal, norms, workload, horizon, interdependence, silence } = self;
        [incentives, signal, norms, workload, horizon, interdependence, silence]
    }
}

/// Where each adjustable value lives in a scenario's list of numbers.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// Entries sorted by key.
    pub entries: Vec<Entry>,
    /// Slots by key: rules are read by name in every run, again whenever they change.
    places: HashMap<String, Range<usize>, BuildHasherDefault<DefaultHasher>>,
}

/// One adjustable key of a scenario.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Full dotted key, free names included.
    pub key: String,
    /// Its numbers: one, or one per kind of work (shares, per-work tables) or per measure (`pays_for`).
    pub slots: Range<usize>,
    /// `true` for quantities, which a ramp moves bit by bit; `false` for words and flags (coded as the
    /// index of the word in its list, 0 or 1), which switch at once.
    pub glides: bool,
}

impl Layout {
    /// The layout of these entries, in any order.
    fn of(mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|one, other| one.key.cmp(&other.key));
        let places = entries.iter().map(|entry| (entry.key.clone(), entry.slots.clone())).collect();
        Self { entries, places }
    }

    /// Slots of a key.
    pub fn slots(&self, key: &str) -> Option<Range<usize>> {
        self.places.get(key).cloned()
    }
}

/// A number given as a range: drawn afresh for each future, the same for every option.
#[derive(Clone, Debug)]
pub struct Assumption {
    /// Full dotted key.
    pub key: String,
    /// Its place in the settings.
    pub slot: usize,
    /// Usual value.
    pub usual: f64,
    /// Smallest value.
    pub from: f64,
    /// Largest value.
    pub to: f64,
    /// Where the range comes from, or "assumption".
    pub source: String,
}

/// Something known about the organization, to compare the baseline with.
#[derive(Clone, Copy, Debug)]
pub struct Fact {
    /// The measure.
    pub metric: Metric,
    /// Smallest known value, final weeks.
    pub from: f64,
    /// Largest known value, final weeks.
    pub to: f64,
}

/// A file a scenario was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// File name without folders.
    pub name: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
}
