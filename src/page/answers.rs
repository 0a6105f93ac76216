//! What a page shows: sentences and charts of the futures that were kept.

use serde::Serialize;

use super::about::TABS;
use super::session::Session;
use super::state::{ChangedLever, StateChange};
use crate::document::charts::ReportChart;
use crate::document::provenance::corner;
use crate::ink::{Inline, NamedChart, Page};
use crate::question::compare::Comparison;
use crate::question::compare::expected::{ExpectationResult, fared};
use crate::question::compare::figures::{self, StoryChart};
use crate::question::compare::words::{self, OptionSentence};
use crate::scenario::Advice;

/// Charts that are always there.
const ALWAYS: [ReportChart; 2] = [ReportChart::BusyAndBetter, ReportChart::DriftGap];

/// What a verdict is about where something is pinned; both are named above it.
const BESIDE: &str = "B against A";

/// What is changed, as it stands after a change.
#[derive(Clone, Debug, Serialize)]
pub struct ChangedState {
    /// What holds now.
    pub now_label: String,
    /// What it is held against besides the scenario as it is.
    pub pinned_label: Option<String>,
    /// All that holds now: options, and numbers with their values.
    pub now_all: Vec<String>,
    /// All that it is held against.
    pub pinned_all: Vec<String>,
    /// Whether nothing is changed.
    pub same: bool,
    /// Whether what is pinned is compared: it is another one than what holds now.
    pub pinned: bool,
    /// What is kept of the scenario as it is holds as long as this stays: see [`Session::basis`].
    pub basis: String,
    /// The numbers that are offered first, and all others that are moved.
    pub levers: Vec<ChangedLever>,
}

/// What is shown of so many futures.
#[derive(Clone, Debug, Serialize)]
pub struct PageDrawing {
    /// Futures.
    pub futures: u32,
    /// How the scenario fares as it is.
    pub sentence: String,
    /// What is found of what holds now.
    pub verdict: Option<DrawnVerdict>,
    /// What the room expected of it, and how that came out.
    pub expected: Option<String>,
    /// Charts 1 and 2.
    pub charts: Vec<DrawnChart>,
    /// The charts of the tab that is open.
    pub tab: Option<DrawnTab>,
}

/// A verdict.
#[derive(Clone, Debug, Serialize)]
pub struct DrawnVerdict {
    /// What it is about.
    pub label: String,
    /// The word.
    pub word: String,
    /// What follows it in the same sentence.
    pub size: String,
    /// Who would gain and lose, what it costs, what it depends on.
    pub lines: Vec<String>,
}

/// The charts of a tab.
#[derive(Clone, Debug, Serialize)]
pub struct DrawnTab {
    /// Its name.
    pub name: String,
    /// Its charts.
    pub charts: Vec<DrawnChart>,
    /// Why a chart has nothing to show.
    pub note: String,
}

/// A chart.
#[derive(Clone, Debug, Serialize)]
pub struct DrawnChart {
    /// What its file is called, without ending.
    pub name: &'static str,
    /// The finding.
    pub title: String,
    /// What is measured.
    pub subtitle: String,
    /// The picture.
    pub svg: String,
    /// The picture in words.
    pub alt: String,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawnForm {
    /// As a part of a page that has its letters and writes its words: the sheet of the report.
    OfPage,
    /// The same in a narrow column, where letters of the sheet of the report could not be read.
    OfNarrowPage,
    /// As a file of its own.
    Alone,
}

/// Widest column that takes narrow sheets. Pixels of a screen.
const NARROW: f64 = 1000.0;
/// The sheet of the first charts in a narrow column: low, so that a projector shows the first one whole.
const LOW: Page = Page { width: 1360, height: 760 };
/// The sheet of all others in a narrow column: rows need room.
const HIGH: Page = Page { width: 1360, height: 1000 };

impl DrawnForm {
    /// As a part of a page, in a column of this width. Pixels of a screen; a wide one when nothing is said.
    pub fn in_column(width: Option<f64>) -> Self {
        if width.is_some_and(|width| width <= NARROW) { Self::OfNarrowPage } else { Self::OfPage }
    }

    /// The sheet on which a chart is drawn; none where it is a file of its own.
    fn sheet(self, chart: &str) -> Option<Page> {
        let is_first = || ALWAYS.iter().any(|first| first.name() == chart);
        match self {
            Self::OfPage => Some(Page::WIDE),
            Self::OfNarrowPage => Some(if is_first() { LOW } else { HIGH }),
            Self::Alone => None,
        }
    }
}

impl DrawnChart {
    fn of(named: &NamedChart, form: DrawnForm) -> Self {
        let frame = named.figure.frame();
        Self {
            name: named.name,
            title: frame.title.clone(),
            subtitle: frame.subtitle.clone(),
            svg: match form.sheet(named.name) {
                Some(page) => {
                    named.figure.svg_inline(Inline { id: named.name, page, words: false })
                }
                None => named.figure.svg(),
            },
            alt: named.figure.alternative_text(),
        }
    }
}

impl Session {
    /// What is changed, as it stands.
    pub fn changed(&self) -> ChangedState {
        let (scenario, state) = (&self.scenario, self.state());
        let all = |change: &StateChange| change.all(scenario);
        ChangedState {
            now_label: state.now.label(scenario),
            pinned_label: state.pinned.as_ref().map(|pinned| pinned.label(scenario)),
            same: self.arm_now().is_none(),
            pinned: self.arm_pinned().is_some(),
            basis: self.basis(),
            now_all: all(&state.now),
            pinned_all: state.pinned.as_ref().map_or_else(Vec::new, all),
            levers: self.levers_under(&state.now),
        }
    }

    /// The numbers that are offered first, and all others that are moved, under a change, whether it has an answer or not.
    pub fn levers_under(&self, change: &StateChange) -> Vec<ChangedLever> {
        let settings = change.settings(&self.scenario);
        let mut keys = self.offered().to_vec();
        let moved = change.set.keys().filter(|key| !keys.contains(key)).cloned();
        keys.extend(moved.collect::<Vec<_>>());
        let lever = |key: &String| change.lever(&self.scenario, &settings, key);
        keys.iter().filter_map(lever).collect()
    }

    /// What is shown of the first so many futures, with a tab open.
    ///
    /// # Errors
    /// When one of them was not kept.
    pub fn draw(
        &self,
        futures: u32,
        with_next_luck: bool,
        tab: &str,
        form: DrawnForm,
    ) -> Result<PageDrawing, Advice> {
        let found = self.found(futures, with_next_luck)?;
        let now = self.arm_now();
        // a closer look is at the two that are compared
        let pair = self.found_against_pinned(futures)?;
        let looked_at = pair.as_ref().unwrap_or(&found);
        let tab = TABS.iter().find(|(name, _, _)| *name == tab).map(|(name, _, charts)| {
            let (charts, note) = self.charts(looked_at, charts, form);
            DrawnTab { name: (*name).to_owned(), charts, note }
        });
        Ok(PageDrawing {
            futures,
            sentence: found.as_it_is(),
            verdict: now.map(|arm| DrawnVerdict::of(&found, arm)),
            expected: now.and_then(|arm| expected(&found, arm)),
            charts: self.charts(&found, &ALWAYS, form).0,
            tab,
        })
    }

    /// Charts of what was found, and why others have nothing to show.
    fn charts(
        &self,
        found: &Comparison,
        charts: &[ReportChart],
        form: DrawnForm,
    ) -> (Vec<DrawnChart>, String) {
        let corner = corner(found.baseline(), found.results.futures as usize, self.seed());
        let (mut drawn, mut notes) = (Vec::new(), Vec::new());
        for chart in figures::some(found, &corner, charts) {
            match chart {
                StoryChart::Chart(named) => drawn.push(DrawnChart::of(&named, form)),
                StoryChart::Nothing { why, .. } => notes.push(why),
            }
        }
        (drawn, notes.join(" "))
    }
}

/// What the room expected of an option, and how that came out; nothing where it was not asked.
fn expected(found: &Comparison, arm: usize) -> Option<String> {
    let (expected, fared, _) = fared(found, arm)?;
    let outcome = expected.outcome.words();
    Some(match fared {
        ExpectationResult::AsExpected => format!("As the room expected: {outcome}."),
        ExpectationResult::AgainstExpectation => {
            format!("Against what the room expected: {outcome}.")
        }
        ExpectationResult::Open => format!("The room expected: {outcome}; that is still open."),
    })
}

impl DrawnVerdict {
    /// What is found of it: against what is pinned where anything is, else against the scenario as it is.
    fn of(found: &Comparison, arm: usize) -> Self {
        let against = words::told_against(found, arm).map(|told| (BESIDE.to_owned(), told));
        let (label, told) = against.unwrap_or_else(|| {
            let told = words::told(found, arm);
            (told.label.clone(), told)
        });
        let OptionSentence { verdict, size, lines, .. } = told;
        Self { label, word: verdict, size, lines }
    }
}
