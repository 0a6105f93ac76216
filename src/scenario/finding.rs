//! How a scenario is told in a room, and what it is said to show.
//!
//! Both are about the file in which they stand: a file that extends another one changes something, so it inherits
//! neither the card nor the findings nor what pictures are about.

use super::tree::TreeTable;
use super::{Change, Metric, Scenario};

/// Keys of `[scenario]` that are about one file.
const ABOUT_THIS_FILE: [&str; 3] = ["show", "first_chart", "compare"];

/// How to tell a scenario in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What the organization does today, in a sentence or three.
    pub today: String,
    /// Question to the room before anything is shown.
    pub ask: String,
    /// What to look at in the first chart.
    pub look_at: String,
    /// Questions to talk about afterwards. Three.
    pub debrief: Vec<String>,
    /// The case or the study behind it: author and year.
    pub case: String,
    /// What people expect and neither the model nor the literature shows.
    pub people_expect: Option<String>,
}

/// Something that a scenario is said to show, and when it does not.
#[derive(Clone, Debug)]
pub struct StatedFinding {
    /// Name in the file.
    pub name: String,
    /// One sentence that can be read aloud.
    pub says: String,
    /// Name of the option that it is about; `baseline` is the scenario as it is.
    pub option: String,
    /// Name of what it is held against; nothing where a level is expected.
    pub against: Option<String>,
    /// The measure.
    pub measure: Metric,
    /// Whose; the company when nothing is said.
    pub group: Option<FindingGroup>,
    /// First and last week that count; the final weeks when nothing is said. Weeks, from 1.
    pub weeks: Option<[u32; 2]>,
    /// What comes out.
    pub outcome: FindingOutcome,
    /// The change under which it vanishes or turns.
    pub counter: Counterproof,
}

/// Whose measure a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingGroup {
    /// A department, or `layer-2`.
    Named(String),
    /// The people whom the option of the finding reaches: the same ones with it and without it.
    Reached,
    /// All others: what spills over to them.
    Elsewhere,
}

impl FindingGroup {
    /// How a file writes the people whom an option reaches.
    pub const REACHED: &str = "reached";
    /// How a file writes all others.
    pub const ELSEWHERE: &str = "elsewhere";

    /// As written in a file.
    pub fn written(&self) -> &str {
        match self {
            Self::Named(name) => name,
            Self::Reached => Self::REACHED,
            Self::Elsewhere => Self::ELSEWHERE,
        }
    }
}

/// What comes out, and how often.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FindingOutcome {
    /// Which way.
    pub way: FindingWay,
    /// Size of the difference, largest one of no difference, or the level. Unit of the measure.
    pub at_least: f64,
    /// Share of futures in which it must hold. Above 0.
    pub share: f64,
}

/// The change of a scenario under which a finding vanishes or turns.
#[derive(Clone, Debug)]
pub struct Counterproof {
    /// One sentence that can be read aloud.
    pub says: String,
    /// What it changes, from the first week on and in every option.
    pub change: Change,
    /// What comes out then, of the same measure.
    pub outcome: FindingOutcome,
}

/// Which way a finding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingWay {
    /// The option lies above the other.
    Higher,
    /// The option lies below the other.
    Lower,
    /// The two are about the same.
    NoDifference,
    /// The level lies above a number.
    Above,
    /// The level lies below a number.
    Below,
}

impl FindingWay {
    /// All of them, in the order of the words in the parameter table.
    pub(super) const ALL: [Self; 5] =
        [Self::Higher, Self::Lower, Self::NoDifference, Self::Above, Self::Below];

    /// As written in a file.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::NoDifference => "no difference",
            Self::Above => "above",
            Self::Below => "below",
        }
    }

    /// Whether it is about the level of an option alone.
    pub const fn is_level(self) -> bool {
        matches!(self, Self::Above | Self::Below)
    }
}

impl FindingOutcome {
    /// Whether a difference, or a level, is what is expected; a number that does not exist never is.
    pub fn is_met_by(&self, number: f64) -> bool {
        match self.way {
            FindingWay::Higher | FindingWay::Above => number >= self.at_least,
            FindingWay::Lower => number <= -self.at_least,
            FindingWay::NoDifference => number.abs() <= self.at_least,
            FindingWay::Below => number <= self.at_least,
        }
    }
}

impl Scenario {
    /// The scenario in which the counter of a finding holds: from the first week on, in every option. What events of
    /// its own set later stays.
    #[must_use]
    pub fn with_counter(&self, counter: &Counterproof) -> Self {
        let mut changed = self.clone();
        changed.events.insert(0, counter.change.clone());
        changed
    }

    /// Everything that is told of it in a room, and what each text is.
    pub(super) fn told_texts(&self) -> Vec<(String, &str)> {
        let mut texts = Vec::new();
        if let Some(Card { today, ask, look_at, debrief, case: _, people_expect }) = &self.card {
            texts.extend([("`card.today`".to_owned(), today.as_str())]);
            texts.extend([("`card.ask`".to_owned(), ask.as_str())]);
            texts.extend([("`card.look_at`".to_owned(), look_at.as_str())]);
            let rest = debrief.iter().map(|text| ("`card.debrief`".to_owned(), text.as_str()));
            texts.extend(rest);
            let expected = people_expect.iter();
            texts.extend(expected.map(|text| ("`card.people_expect`".to_owned(), text.as_str())));
        }
        for finding in &self.findings {
            let key = format!("finding.{}", finding.name);
            texts.push((format!("`{key}.says`"), &finding.says));
            texts.push((format!("`{key}.counter.says`"), &finding.counter.says));
        }
        texts
    }
}

/// Takes out of a file what is about that file alone: what one that extends it does not inherit.
pub(super) fn keep_out(parent: &mut TreeTable) {
    parent.rows.retain(|row| !["card", "finding"].contains(&row.name.as_str()));
    if let Some(each) = parent.table_mut("each") {
        each.rows.retain(|row| row.name != "finding");
    }
    if let Some(scenario) = parent.table_mut("scenario") {
        scenario.rows.retain(|row| !ABOUT_THIS_FILE.contains(&row.name.as_str()));
    }
}

#[cfg(test)]
mod tests;
