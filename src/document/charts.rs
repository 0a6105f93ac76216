//! The charts of the report: how their files are called, where they stand, and when the story tells them.

use serde::{Deserialize, Serialize};

use ChartSection::{HowSure, Picture, WhoPays, Why};

/// A chart that has nothing to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// Its number and name, as its file would be called.
    pub chart: String,
    /// Why there is nothing to show, in one sentence.
    pub why: String,
}

/// A section of the report that has charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartSection {
    /// The picture that comes first.
    Picture,
    /// Who gains, who pays.
    WhoPays,
    /// Why.
    Why,
    /// How sure.
    HowSure,
}

/// A chart of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportChart {
    /// Counted activity and the outcome, week by week.
    BusyAndBetter,
    /// How far activity and outcome drift apart.
    DriftGap,
    /// Twenty futures of each option as dots.
    TwentyFutures,
    /// What changes for whom.
    WhoGains,
    /// What options cost and what they bring.
    TradeOff,
    /// Where the hours went.
    Hours,
    /// Why there is a gap to the aligned twin.
    WhyTheGap,
    /// What each layer thinks the priorities are.
    Beliefs,
    /// What leaders see beside what is happening.
    Leaders,
    /// Activity and outcome of each department.
    Scoreboards,
    /// What changed with the option in question.
    WhatChanged,
    /// Options alone and together.
    Together,
    /// The headline at both ends of each assumption.
    DependsOn,
    /// How much of the spread each assumption explains.
    EachAssumption,
    /// The headline against one number.
    Cliff,
    /// The headline over two numbers.
    Map,
}

impl ReportChart {
    /// All charts in the order of the report: the name of their files, their section, and their place in the story of a
    /// run; those without a place come from another question. A name begins with the number of the chart in all results.
    const ALL: [(Self, &str, ChartSection, Option<u8>); 16] = [
        (Self::BusyAndBetter, "1-busy-and-better", Picture, Some(1)),
        (Self::DriftGap, "2-the-drift-gap", Picture, Some(2)),
        (Self::TwentyFutures, "4-twenty-futures", Picture, Some(3)),
        (Self::WhoGains, "6-who-gains-who-pays", WhoPays, Some(5)),
        (Self::TradeOff, "14-the-trade-off", WhoPays, Some(11)),
        (Self::Hours, "5-where-the-hours-went", Why, Some(7)),
        (Self::WhyTheGap, "12-why-the-gap", Why, None),
        (Self::Beliefs, "7-what-each-layer-thinks", Why, Some(8)),
        (Self::Leaders, "8-what-leaders-see", Why, Some(10)),
        (Self::Scoreboards, "9-every-scoreboard", Why, Some(9)),
        (Self::WhatChanged, "3-what-changed", Why, Some(4)),
        (Self::Together, "13-alone-and-together", Why, Some(6)),
        (Self::DependsOn, "11-what-it-depends-on", HowSure, None),
        (Self::EachAssumption, "11-how-much-each-matters", HowSure, None),
        (Self::Cliff, "10-where-the-cliff-is", HowSure, None),
        (Self::Map, "10-the-map", HowSure, None),
    ];

    /// The name of its files without ending.
    pub const fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The chart of a name as a scenario writes it: that of its files without number, words joined by `_`.
    pub fn named(word: &str) -> Option<Self> {
        let is_named =
            |(_, name, ..): &&(Self, &str, ChartSection, Option<u8>)| word_of(name) == word;
        Self::ALL.iter().find(is_named).map(|(chart, ..)| *chart)
    }

    /// The charts of the story of a run, in the order in which it tells them.
    pub fn story() -> Vec<Self> {
        let mut story: Vec<Self> = Self::ALL.iter().map(|(chart, ..)| *chart).collect();
        story.retain(|chart| chart.place().is_some());
        story.sort_by_key(|chart| chart.place());
        story
    }

    /// When the story of a run tells it; nothing if another question draws it.
    pub const fn place(self) -> Option<u8> {
        Self::ALL[self as usize].3
    }
}

impl ChartSection {
    /// The numbers of its charts, in the order in which it shows them.
    pub fn numbers(self) -> Vec<u32> {
        let own = ReportChart::ALL.iter().filter(|(_, _, section, _)| *section == self);
        let mut numbers: Vec<u32> = own.filter_map(|(_, name, ..)| number_of(name)).collect();
        numbers.dedup();
        numbers
    }
}

/// The number at the start of a chart's name.
pub fn number_of(name: &str) -> Option<u32> {
    name.split('-').next()?.parse().ok()
}

/// The name of a chart as a scenario writes it.
fn word_of(name: &str) -> String {
    name.split_once('-').map_or(name, |(_, words)| words).replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::parameter::FIRST_CHARTS;

    #[test]
    fn every_chart_has_a_row_and_the_story_has_no_gap() {
        for (at, (chart, name, ..)) in ReportChart::ALL.iter().enumerate() {
            assert_eq!(*chart as usize, at, "{name}");
            assert!(number_of(name).is_some(), "{name}");
        }
        let places: Vec<u8> =
            ReportChart::story().into_iter().filter_map(ReportChart::place).collect();
        assert!(places.iter().copied().eq(1..=FIRST_CHARTS.len() as u8), "{places:?}");
    }

    #[test]
    fn scenarios_name_the_charts_of_the_story() {
        let story = ReportChart::story();
        let words: Vec<String> = story.iter().map(|chart| word_of(chart.name())).collect();
        assert_eq!(words, FIRST_CHARTS, "`FIRST_CHARTS` in scenario/parameter.rs lists the story");
        for chart in story {
            assert_eq!(ReportChart::named(&word_of(chart.name())), Some(chart));
        }
        assert_eq!(ReportChart::named("1-busy-and-better"), None);
    }

    #[test]
    fn sections_show_their_charts_in_the_order_of_the_table() {
        assert_eq!(Why.numbers(), [5, 12, 7, 8, 9, 3, 13]);
        assert_eq!(HowSure.numbers(), [11, 10]);
    }
}
