//! Which numbers go into which chart, and what each chart has found.

mod beliefs;
mod changes;
mod courses;
mod futures;
mod gains;
mod hours;
mod scoreboards;
mod together;
mod trade_off;

use crate::document::charts::LeftOut;
use crate::document::charts::ReportChart;
use crate::document::number::{counted, exact, rounded, signed, unit_after};
use crate::document::phrases::{caution_with, final_period};
use crate::futures::plan::Arm;
use crate::ink::{Emphasis, Figure, Frame, Interval, Line, Mark, NamedChart};
use crate::question::compare::Comparison;
use crate::scenario::{Better, Change, Metric};
use crate::statistics::contrast::Contrast;
use crate::statistics::estimate::Spread;

/// Most options whose lines get their own colour, the baseline included.
const COLOURED: usize = 4;
/// Most lines of a chart, the baseline included; further options are left to the tables.
const MOST_LINES: usize = 7;
/// Share of futures from which a direction holds.
const NEARLY_ALL: f64 = 0.90;
/// A difference of indices that a room can see. Points.
const VISIBLE: f64 = 1.0;

/// What a scenario states is shown to a millionth.
const ROUND: f64 = 1e6;

/// Keeps a number and its unit on one line.
const NO_BREAK: char = '\u{a0}';

/// A chart of the story, or why there is none.
#[derive(Clone, Debug)]
pub enum StoryChart {
    /// A chart.
    Chart(Box<NamedChart>),
    /// A chart that has nothing to show here.
    Nothing {
        /// What its files would be called, as in [`NamedChart`].
        name: &'static str,
        /// Why there is nothing to show: one sentence with its full stop.
        why: String,
    },
}

impl StoryChart {
    /// The chart, if there is one.
    pub fn chart(&self) -> Option<&NamedChart> {
        match self {
            Self::Chart(chart) => Some(chart),
            Self::Nothing { .. } => None,
        }
    }

    /// The same, for good.
    pub fn into_chart(self) -> Option<NamedChart> {
        match self {
            Self::Chart(chart) => Some(*chart),
            Self::Nothing { .. } => None,
        }
    }

    /// What the manifest says of a chart that has nothing to show.
    pub fn left_out(&self) -> Option<LeftOut> {
        match self {
            Self::Chart(_) => None,
            Self::Nothing { name, why } => {
                Some(LeftOut { chart: (*name).to_owned(), why: why.clone() })
            }
        }
    }
}

/// All charts of an experiment in the order in which one would tell the story, the one that the scenario names before
/// all others, with `provenance` in their corner.
pub fn all(found: &Comparison, provenance: &str) -> Vec<StoryChart> {
    let mut charts = ReportChart::story();
    let first = found.baseline().first_chart.and_then(ReportChart::named);
    charts.sort_by_key(|chart| (Some(*chart) != first, chart.place()));
    some(found, provenance, &charts)
}

/// These charts of an experiment, in this order; none that another question draws.
pub fn some(found: &Comparison, provenance: &str, charts: &[ReportChart]) -> Vec<StoryChart> {
    let story = Story::new(found, provenance);
    let told = |&chart: &ReportChart| {
        Some(match story.told(chart)? {
            Ok(figure) => StoryChart::Chart(Box::new(NamedChart { name: chart.name(), figure })),
            Err(why) => StoryChart::Nothing { name: chart.name(), why },
        })
    };
    charts.iter().filter_map(told).collect()
}

/// Why a chart of differences shows nothing when there is no option.
const NO_OPTION: &str = "There is no option to compare with.";

/// How a difference is told: what it is multiplied with, and its unit then.
fn scale(metric: Metric) -> (f64, &'static str) {
    match metric.info().unit {
        "share" | "share of effort" => (100.0, "percentage points"),
        "share of seats per year" => (100.0, "percentage points per year"),
        unit => (1.0, unit),
    }
}

/// A spread as a chart draws it, in the unit of [`scale`].
fn estimate(spread: &Spread, factor: f64) -> Interval {
    Interval { low: factor * spread.q05, value: factor * spread.q50, high: factor * spread.q95 }
}

/// A spread in words: median, and the middle 90 % in brackets.
fn in_words(spread: &Spread, factor: f64) -> String {
    let middle = signed(factor * spread.q50);
    if spread.n == 1 {
        return middle;
    }
    format!("{middle} ({} to {})", signed(factor * spread.q05), signed(factor * spread.q95))
}

/// Which way a difference goes in nearly all futures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// To what is good; upwards if neither direction is.
    Better,
    /// To what is not; downwards if neither direction is.
    Worse,
    /// In nearly all futures too little to matter.
    Nowhere,
    /// In some futures one way, in some another.
    Unclear,
}

impl Way {
    /// Which way it goes; differences below `delta` do not matter.
    fn of(contrast: &Contrast, delta: f64) -> Self {
        let counts = contrast.counts(delta);
        let most = |count: usize| count as f64 >= NEARLY_ALL * counts.all() as f64;
        let (better, worse) = match contrast.metric.info().better {
            Better::Lower => (counts.down, counts.up),
            Better::Higher | Better::Neither => (counts.up, counts.down),
        };
        match (most(better), most(worse), most(counts.middle)) {
            (true, ..) => Self::Better,
            (_, true, _) => Self::Worse,
            (.., true) => Self::Nowhere,
            _ => Self::Unclear,
        }
    }
}

/// What all charts share.
struct Story<'a> {
    found: &'a Comparison,
    provenance: &'a str,
    /// Arms shown as lines: the baseline, the option in question, and those with the largest differences, in file
    /// order. Indices.
    shown: Vec<usize>,
    /// The option that pictures are about, if there is any option.
    in_question: Option<usize>,
}

impl<'a> Story<'a> {
    fn new(found: &'a Comparison, provenance: &'a str) -> Self {
        let in_question = found.in_question;
        let mut others: Vec<usize> =
            found.options().filter(|&arm| Some(arm) != in_question).collect();
        let size = |arm: &usize| {
            let contrast = found.headline(*arm);
            contrast.map_or(0.0, |contrast| contrast.spread.q50.abs())
        };
        others.sort_by(|one, other| size(other).total_cmp(&size(one)));
        let room = MOST_LINES - 1 - usize::from(in_question.is_some());
        let mut shown: Vec<usize> =
            std::iter::once(0).chain(in_question).chain(others.into_iter().take(room)).collect();
        shown.sort_unstable();
        Self { found, provenance, shown, in_question }
    }

    /// A chart, or why it has nothing to show; nothing for a chart of another question.
    fn told(&self, chart: ReportChart) -> Option<Result<Figure, String>> {
        Some(match chart {
            ReportChart::BusyAndBetter => Ok(self.busy_and_better()),
            ReportChart::DriftGap => Ok(self.drift_gap()),
            ReportChart::TwentyFutures => self.twenty_futures(),
            ReportChart::WhatChanged => self.what_changed(),
            ReportChart::WhoGains => self.who_gains(),
            ReportChart::Together => self.together(),
            ReportChart::Hours => Ok(self.hours()),
            ReportChart::Beliefs => self.beliefs(),
            ReportChart::Scoreboards => self.scoreboards(),
            ReportChart::Leaders => self.leaders(),
            ReportChart::TradeOff => self.trade_off(),
            ReportChart::WhyTheGap
            | ReportChart::DependsOn
            | ReportChart::EachAssumption
            | ReportChart::Cliff
            | ReportChart::Map => return None,
        })
    }

    /// The option in question, or why there is nothing to compare.
    fn option_in_question(&self) -> Result<(usize, &str), String> {
        let arm = self.in_question.ok_or(NO_OPTION)?;
        Ok((arm, &self.found.plan.arms[arm].label))
    }

    /// What the baseline is called.
    fn baseline(&self) -> &str {
        &self.found.plan.arms[0].label
    }

    /// Which futures an option's differences come from.
    fn pairs_note(&self) -> String {
        match self.found.results.futures {
            1 => "in one future".to_owned(),
            several => format!("median and middle 90{NO_BREAK}% of {several} futures"),
        }
    }

    fn weeks(&self) -> usize {
        self.found.results.weeks as usize
    }

    /// Whether what is said of the final weeks is a mean of all weeks, as in a short run.
    fn is_of_all_weeks(&self) -> bool {
        let weeks = self.found.plan.baseline().weeks;
        weeks > 1 && weeks == self.found.plan.baseline().final_weeks
    }

    /// Baseline grey; the option in question first in colour; then the others while colours last.
    fn emphasis(&self, arm: usize) -> Emphasis {
        if arm == 0 {
            return Emphasis::Baseline;
        }
        if Some(arm) == self.in_question {
            return Emphasis::First;
        }
        if self.found.plan.arms.len() > COLOURED {
            return Emphasis::Quiet;
        }
        // the place among the other options
        let before = (1..arm).filter(|&other| Some(other) != self.in_question).count();
        if before == 0 { Emphasis::Second } else { Emphasis::Third }
    }

    fn lines(&self, metric: Metric) -> Vec<Line> {
        self.shown
            .iter()
            .map(|&arm| Line {
                label: self.found.plan.arms[arm].label.clone(),
                emphasis: self.emphasis(arm),
                band: self.found.course(arm, metric),
            })
            .collect()
    }

    fn final_median(&self, arm: usize, metric: Metric) -> f64 {
        self.found.level(arm, metric).map_or(f64::NAN, |spread| spread.q50)
    }

    /// The events and the changes of options with a colour of their own, where they happen after the
    /// first week.
    fn marks(&self) -> Vec<Mark> {
        let scenario = self.found.plan.baseline();
        let coloured = self.shown.iter().filter(|&&arm| {
            self.found.plan.scenarios.len() == 1 && self.emphasis(arm) != Emphasis::Quiet
        });
        let of_options = coloured
            .filter_map(|&arm| self.found.plan.arms[arm].option)
            .flat_map(|option| &scenario.options[option].changes);
        let mut marks: Vec<Mark> = Vec::new();
        for change in scenario.events.iter().chain(of_options) {
            let Change { label, week, until, .. } = change;
            let starts = (*week > 1).then(|| Mark { week: *week, label: label.clone() });
            let ends = until
                .filter(|&until| until < self.found.results.weeks)
                .map(|until| Mark { week: until + 1, label: format!("End of: {label}") });
            for mark in starts.into_iter().chain(ends) {
                if !marks.contains(&mark) {
                    marks.push(mark);
                }
            }
        }
        marks
    }

    /// The frame of a chart that shows options.
    fn frame(&self, title: String, subtitle: String, alternative: &str) -> Frame {
        let frame = self.frame_as_it_is(title, subtitle, alternative);
        let provenance = format!("{}{}", self.caution(), frame.provenance);
        Frame { provenance, ..frame }
    }

    /// The frame of a chart that shows the baseline alone.
    fn frame_as_it_is(&self, title: String, subtitle: String, alternative: &str) -> Frame {
        let mut alternative_text = format!("{title}. {alternative}");
        for stand_in in &self.found.plan.baseline().stand_ins {
            alternative_text.push_str(&format!(" {}.", stand_in.told()));
        }
        Frame { title, subtitle, provenance: self.provenance.to_owned(), alternative_text }
    }

    /// Which options are to be read with caution, for the corner of a chart.
    fn caution(&self) -> String {
        let lit = |arm: &&Arm| {
            let option = arm.option;
            option.is_some_and(|option| {
                self.found.plan.scenarios[arm.scenario].lamp(option).is_some()
            })
        };
        let lit: Vec<&Arm> = self.found.plan.arms.iter().filter(lit).collect();
        match lit[..] {
            [] => String::new(),
            [one] => caution_with(&one.label),
            _ => format!("caution with {} options · ", lit.len()),
        }
    }

    fn spread_note(&self) -> String {
        let spread = match self.found.results.futures {
            1 => "one future".to_owned(),
            several => format!("median and middle 90{NO_BREAK}% of {several} futures"),
        };
        let own_twins = self.found.plan.arms.iter().any(|arm| arm.reference > 0);
        let spread =
            if own_twins { format!("{spread}; each against its own twin") } else { spread };
        format!("{spread}{}", self.more_note())
    }

    /// The smallest difference of the headline that matters, with its unit, if the scenario names one.
    fn too_small(&self) -> Option<String> {
        let scenario = self.found.plan.baseline();
        let (factor, unit) = scale(scenario.headline.metric);
        let size = factor * scenario.smallest_difference;
        let words = exact((size * ROUND).round() / ROUND);
        let unit = unit_after(&words, unit);
        (scenario.smallest_difference > 0.0).then(|| format!("{words} {unit}"))
    }

    /// How many options are not drawn.
    fn more_note(&self) -> String {
        match self.found.plan.arms.len() - self.shown.len() {
            0 => String::new(),
            left => format!("; {} in the tables", counted(left, "more option", "more options")),
        }
    }

    /// Final-quarter medians of the shown options, for those who cannot see the chart.
    fn numbers(&self, metrics: &[Metric]) -> String {
        let of = |arm: usize| {
            let values: Vec<String> = metrics
                .iter()
                .map(|&metric| {
                    let label = metric.info().label.to_lowercase();
                    format!("{label} {}", rounded(self.final_median(arm, metric)))
                })
                .collect();
            format!("{}: {}", self.found.plan.arms[arm].label, values.join(", "))
        };
        let all: Vec<String> = self.shown.iter().map(|&arm| of(arm)).collect();
        format!("{}, medians. {}.", final_period(self.found.plan.baseline()), all.join("; "))
    }
}
