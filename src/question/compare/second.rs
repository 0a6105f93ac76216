//! The second look at a comparison, ready to be told: tables, charts and sentences.

use crate::document::charts::ReportChart;
use crate::document::number::{counted, rounded, significant, unit_after};
use crate::document::table::Table;
use crate::futures::plan::BASELINE;
use crate::ink::NamedChart;
use crate::question::compare::looked::Second;
use crate::question::compare::second_look::Doubt;
use crate::question::compare::sure::Standing;
use crate::question::compare::tables;
use crate::question::sensitivity::ends_table;
use crate::question::sensitivity::tornado::OneAtATime;
use crate::question::why::Why;
use crate::question::why::tell as why;
use crate::scenario::Better;

impl Second {
    /// What moves the option in question when it alone moves.
    pub fn swung(&self) -> Option<OneAtATime<'_>> {
        let (ends, arm, swings) = self.ends.as_ref()?;
        let option = arm.map(|arm| self.plan.arms[arm].label.as_str());
        Some(OneAtATime { ends, swings, option })
    }

    /// The tables behind it.
    pub fn tables(&self) -> Vec<Table<'_>> {
        let sure = (!self.standings.is_empty()).then(|| tables::sure(&self.plan, &self.standings));
        let ends = self.ends.as_ref().map(|(ends, arm, swings)| {
            let target = arm.map_or(BASELINE, |arm| self.plan.arms[arm].name.as_str());
            ends_table::ends(ends, vec![(target, swings)])
        });
        let why = self.why.as_ref().map(Why::table);
        sure.into_iter().chain(ends).chain(why).collect()
    }

    /// The charts of what it hangs on and of why there is a gap.
    pub fn charts(&self) -> Vec<NamedChart> {
        let hangs = self.swung().map(|swung| NamedChart {
            name: ReportChart::DependsOn.name(),
            figure: swung.figure(),
        });
        hangs.into_iter().chain(self.why.as_ref().map(Why::picture)).collect()
    }

    /// How sure the option in question is, what reverses the finding, and why there is a gap: a few sentences.
    pub fn sentences(&self) -> Vec<String> {
        let why = self.why.as_ref().map(why::sentence);
        let turns = self.swung().and_then(|swung| {
            let turns = swung.turns()?;
            Some(format!("{}, one assumption at a time: {turns}", swung.option?))
        });
        self.sure().into_iter().chain(turns).chain(why).collect()
    }

    /// In how many futures the option in question is ahead or behind by what matters, and whether that stays so
    /// under each doubt.
    fn sure(&self) -> Option<String> {
        let arm = self.ends.as_ref()?.1?;
        let under = |doubt: Option<Doubt>| {
            let (_, options) = self.standings.iter().find(|(known, _)| *known == doubt)?;
            options[arm - 1]
        };
        let run = under(None)?;
        let rises = run.counts.up >= run.counts.down;
        let share = |standing: Standing| {
            let most = if rises { standing.counts.up } else { standing.counts.down };
            rounded(100.0 * most as f64 / standing.counts.all() as f64)
        };
        let scenario = self.plan.baseline();
        let (label, info) = (&self.plan.arms[arm].label, scenario.headline.info());
        let matters = significant(scenario.smallest_difference, 3);
        let unit = unit_after(&matters, info.unit);
        let way = match (rises, info.better) {
            (true, Better::Higher) | (false, Better::Lower) => "ahead",
            (false, Better::Higher) | (true, Better::Lower) => "behind",
            (true, Better::Neither) => "higher",
            (false, Better::Neither) => "lower",
        };
        let all = run.counts.all();
        let in_futures = match share(run).as_str() {
            "100" => format!("in every one of {}", counted(all, "future", "futures")),
            share => format!("in {share} % of {}", counted(all, "future", "futures")),
        };
        let said = [
            (Doubt::LuckOnly, "with luck alone"),
            (Doubt::AssumptionsOnly, "with assumptions alone"),
            (Doubt::Halved, "when every range is halved"),
            (Doubt::Doubled, "when every range is doubled"),
        ]
        .into_iter()
        .filter_map(|(doubt, when)| Some((share(under(Some(doubt))?), when)));
        let said: Vec<(String, &str)> = said.collect();
        let rest = if said.is_empty() {
            String::new()
        } else if said.iter().all(|(doubted, _)| *doubted == share(run)) {
            let when = said.iter().map(|(_, when)| (*when).to_owned());
            format!(", and stays so {}", and(when.collect()))
        } else {
            let when = said.iter().map(|(share, when)| format!("in {share} % {when}"));
            format!("; {}", and(when.collect()))
        };
        Some(format!("{label} is at least {matters} {unit} {way} {in_futures}{rest}."))
    }
}

/// Several things in one sentence.
fn and(mut things: Vec<String>) -> String {
    match things.pop() {
        Some(last) if !things.is_empty() => format!("{} and {last}", things.join(", ")),
        last => last.unwrap_or_default(),
    }
}
