//! What a page says of a scenario before anything is lived.

use serde::Serialize;

use super::counter::PageFinding;
use super::levers::{self, OfferedLever};
use crate::document::charts::ReportChart;
use crate::document::number::exact;
use crate::scenario::{Alternative, Scenario, Setting};
use crate::statistics::verdict::ENOUGH_FUTURES;

/// Futures that are told first: an answer within a blink.
const FIRST_FUTURES: u32 = 8;

/// Groups of charts below the first two: their name, what they are called, and the charts.
pub(super) const TABS: [(&str, &str, &[ReportChart]); 6] = [
    ("changed", "What changed", &[ReportChart::WhatChanged]),
    ("futures", "Twenty futures", &[ReportChart::TwentyFutures]),
    ("gains", "Who gains, who pays", &[ReportChart::WhoGains]),
    ("hours", "Where the hours went", &[ReportChart::Hours]),
    ("layers", "What each layer thinks", &[ReportChart::Beliefs]),
    ("leaders", "What leaders see", &[ReportChart::Leaders, ReportChart::Scoreboards]),
];

/// A scenario as a page presents it.
#[derive(Clone, Debug, Serialize)]
pub struct PageAbout {
    /// Short name.
    pub id: String,
    /// Name for people.
    pub title: String,
    /// The question it answers.
    pub question: String,
    /// People who work there.
    pub people: usize,
    /// Length of a run.
    pub weeks: u32,
    /// Futures that are lived in the end.
    pub futures: u32,
    /// Numbers of futures after which something is told.
    pub stages: Vec<u32>,
    /// Whether all of them are lived again with other luck at the end.
    pub next_luck: bool,
    /// Where all luck comes from.
    pub seed: u64,
    /// What the organization does today.
    pub today: Option<String>,
    /// Numbers that are offered first.
    pub levers: Vec<OfferedLever>,
    /// All others.
    pub more: Vec<OfferedLever>,
    /// Options of the file.
    pub presets: Vec<PagePreset>,
    /// How to tell it in a room.
    pub card: Option<PageCard>,
    /// What it shows, and when that does not happen.
    pub findings: Vec<PageFinding>,
    /// Groups of charts.
    pub tabs: Vec<PageTab>,
}

/// An option of the file.
#[derive(Clone, Debug, Serialize)]
pub struct PagePreset {
    /// Its name in the file.
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// What its author expects.
    pub expect: Option<String>,
    /// What it changes, a line each.
    pub about: Vec<String>,
}

/// How to tell a scenario in a room.
#[derive(Clone, Debug, Serialize)]
pub struct PageCard {
    /// The question before anything is shown.
    pub ask: String,
    /// What to look at.
    pub look_at: String,
    /// The group of charts that it is about; none where that is one of the first charts.
    pub look_in: Option<PageTab>,
    /// Questions afterwards.
    pub debrief: Vec<String>,
    /// The case behind it.
    pub case: String,
    /// What people expect and nothing shows.
    pub people_expect: Option<String>,
}

/// A group of charts.
#[derive(Clone, Debug, Serialize)]
pub struct PageTab {
    /// Its name.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
}

impl PageAbout {
    /// What is said of a scenario, with so many futures in the end.
    pub fn of(scenario: &Scenario, futures: u32, seed: u64) -> Self {
        let offered = levers::offered(scenario);
        let mut more = levers::all(scenario);
        more.retain(|lever| offered.iter().all(|first| first.key != lever.key));
        let stages = [FIRST_FUTURES, ENOUGH_FUTURES as u32, futures];
        let card = scenario.card.as_ref();
        Self {
            id: scenario.id.clone(),
            title: if scenario.title.is_empty() {
                scenario.id.clone()
            } else {
                scenario.title.clone()
            },
            question: scenario.question.clone(),
            people: scenario.chart.seats() - 1,
            weeks: scenario.weeks,
            futures,
            stages: stages.into_iter().filter(|&stage| stage <= futures).collect(),
            next_luck: scenario.has_ranges(),
            seed,
            today: card.map(|card| card.today.clone()),
            levers: offered,
            more,
            presets: scenario
                .options
                .iter()
                .map(|option| PagePreset::of(scenario, option))
                .collect(),
            card: card.map(|card| PageCard {
                ask: card.ask.clone(),
                look_at: card.look_at.clone(),
                look_in: look_in(scenario),
                debrief: card.debrief.clone(),
                case: card.case.clone(),
                people_expect: card.people_expect.clone(),
            }),
            findings: scenario
                .findings
                .iter()
                .map(|finding| PageFinding::of(scenario, finding))
                .collect(),
            tabs: TABS.iter().map(|&(name, label, _)| PageTab { name, label }).collect(),
        }
    }
}

/// The group of charts that holds the one which a scenario wants to be looked at first.
fn look_in(scenario: &Scenario) -> Option<PageTab> {
    let first = ReportChart::named(scenario.first_chart?)?;
    let tab = TABS.iter().find(|(_, _, charts)| charts.contains(&first));
    tab.map(|&(name, label, _)| PageTab { name, label })
}

impl PagePreset {
    fn of(scenario: &Scenario, option: &Alternative) -> Self {
        let expect = option.expected.as_ref().map(|expected| {
            let words = expected.outcome.words();
            if expected.because.is_empty() {
                words.to_owned()
            } else {
                format!("{words}: {}", expected.because)
            }
        });
        let mut about: Vec<String> = Vec::new();
        for change in &option.changes {
            let when = match (change.week, change.until) {
                (1, None) => String::new(),
                (from, None) => format!(", from week {from}"),
                (from, Some(until)) => format!(", weeks {from} to {until}"),
            };
            let whom = match (change.scope.department, change.scope.teams) {
                (None, None) => String::new(),
                (Some(department), None) => {
                    format!(", {} only", scenario.departments[department].label)
                }
                (None, Some(teams)) => format!(", in {teams} teams"),
                (Some(department), Some(teams)) => {
                    format!(", in {teams} teams of {}", scenario.departments[department].label)
                }
            };
            let sets = change.sets.iter().map(|set| format!("{}{when}{whom}", told(scenario, set)));
            about.extend(sets);
        }
        // a page looks for no number at equal cost
        let taken = scenario.taken_as_they_stand().filter(|(name, _)| *name == option.named.name);
        about.extend(taken.map(|(_, said)| said));
        Self { name: option.named.name.clone(), label: option.named.label.clone(), expect, about }
    }
}

/// What an option sets, in a line.
fn told(scenario: &Scenario, set: &Setting) -> String {
    let plain = crate::document::number::capital(&scenario.plain(&set.key));
    if let ([value], Ok(lever)) = (&set.values[..], scenario.lever(&set.key)) {
        let (before, now) = (levers::said(&lever, lever.usual), levers::said(&lever, *value));
        return format!("{plain}: {now} instead of {before}");
    }
    let entries = levers::named_entries(scenario, &set.key);
    let before = &scenario.settings[set.slots.clone()];
    let moved: Vec<String> = entries
        .iter()
        .zip(before.iter().zip(&set.values))
        .filter(|(_, (before, now))| before.total_cmp(now).is_ne())
        .map(|(name, (before, now))| {
            format!("{name} {} instead of {}", exact(*now), exact(before.max(0.0)))
        })
        .collect();
    if moved.is_empty() { plain } else { format!("{plain}: {}", moved.join(", ")) }
}
