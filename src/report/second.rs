//! The second look at a comparison, ready to be told: tables, charts and sentences.

use crate::analysis::contrast;
use crate::analysis::ends::{Swings, swings};
use crate::analysis::sure::{Standings, standings};
use crate::experiment::plan::BASELINE;
use crate::experiment::second_look::Doubt;
use crate::experiment::{Ends, Plan, Results, SecondLook, SecondSight};
use crate::report::figures::Named;
use crate::report::number::rounded;
use crate::report::swings::Swung;
use crate::report::table::Table;
use crate::report::tables;
use crate::report::why::{self, Why};

/// A second look that was taken.
#[derive(Debug)]
pub struct Second<'a> {
    plan: &'a Plan,
    /// How sure every option is, as it was run and under each doubt.
    pub standings: Standings,
    /// Doubts under which the comparison makes no sense, and why.
    pub refused: Vec<(Doubt, &'a str)>,
    /// What moves the option in question, or the scenario as it is when there is none.
    ends: Option<(&'a Ends, Option<usize>, Swings)>,
    /// Why there is a gap.
    pub why: Option<Why<'a>>,
}

impl<'a> Second<'a> {
    /// Puts together what was asked and what came back.
    pub fn new(
        plan: &'a Plan,
        results: &Results,
        look: &'a SecondLook,
        sight: &'a SecondSight,
    ) -> Self {
        let best = contrast::best(results, plan.baseline().headline);
        let refused = |(doubt, plan): &'a (Doubt, Result<Plan, _>)| {
            let advice: &crate::scenario::Advice = plan.as_ref().err()?;
            Some((*doubt, advice.message.as_str()))
        };
        let moved = |ends| (ends, best, swings(&sight.ends, usize::from(best.is_some())));
        let causes = look.causes.as_ref().zip(sight.causes.as_ref());
        let is_doubted = !look.doubts.is_empty();
        Self {
            plan,
            standings: if is_doubted { standings(plan, results, look, sight) } else { Vec::new() },
            refused: look.doubts.iter().filter_map(refused).collect(),
            ends: look.ends.as_ref().map(moved),
            why: causes.map(|(asked, found)| Why::new(plan.baseline(), None, asked, found)),
        }
    }

    /// What moves the option in question when it alone moves.
    pub fn swung(&self) -> Option<Swung<'_>> {
        let (ends, best, swings) = self.ends.as_ref()?;
        let option = best.map(|arm| self.plan.arms[arm].label.as_str());
        Some(Swung { ends, swings, option })
    }

    /// The tables behind it.
    pub fn tables(&self) -> Vec<Table<'_>> {
        let sure = (!self.standings.is_empty()).then(|| tables::sure(self.plan, &self.standings));
        let ends = self.ends.as_ref().map(|(ends, best, swings)| {
            let target = best.map_or(BASELINE, |arm| self.plan.arms[arm].name.as_str());
            tables::ends(ends, vec![(target, swings)])
        });
        let why = self.why.as_ref().map(Why::table);
        sure.into_iter().chain(ends).chain(why).collect()
    }

    /// The charts of what it hangs on and of why there is a gap.
    pub fn charts(&self) -> Vec<Named> {
        let hangs =
            self.swung().map(|swung| Named { name: "11-what-it-hangs-on", figure: swung.figure() });
        hangs.into_iter().chain(self.why.as_ref().map(Why::picture)).collect()
    }

    /// How sure the option in question is, why there is a gap, and what turns the finding: a few sentences.
    pub fn sentences(&self) -> Vec<String> {
        let why = self.why.as_ref().map(why::sentence);
        let turns = self.swung().and_then(|swung| {
            let turns = swung.turns()?;
            Some(format!("{}, one number at a time: {turns}", swung.option?))
        });
        self.sure().into_iter().chain(turns).chain(why).collect()
    }

    /// How the counts of the option in question change under each doubt.
    fn sure(&self) -> Option<String> {
        let (_, best, _) = self.ends.as_ref()?;
        let arm = (*best)?;
        let counted = |doubt: Option<Doubt>| {
            let (_, options) = self.standings.iter().find(|(known, _)| *known == doubt)?;
            let counts = options[arm - 1]?.counts;
            let most = counts.up.max(counts.down);
            Some(rounded(100.0 * most as f64 / counts.all() as f64))
        };
        let [run, luck, assumptions, halved, doubled] = [
            None,
            Some(Doubt::LuckOnly),
            Some(Doubt::AssumptionsOnly),
            Some(Doubt::Halved),
            Some(Doubt::Doubled),
        ]
        .map(counted);
        let way = self.direction(arm)?;
        let said = [
            (luck, "luck alone"),
            (assumptions, "assumptions alone"),
            (halved, "ranges half as wide"),
            (doubled, "ranges twice as wide"),
        ];
        let run = run?;
        let said: Vec<(String, &str)> =
            said.into_iter().filter_map(|(share, with)| Some((share?, with))).collect();
        let said = if said.iter().all(|(share, _)| *share == run) {
            let with = said.iter().map(|(_, with)| (*with).to_owned());
            format!("and just so with {}", and(with.collect()))
        } else {
            let with = said.iter().map(|(share, with)| format!("{share} % with {with}"));
            and(with.collect())
        };
        let label = &self.plan.arms[arm].label;
        Some(format!("{label}: {way} by what matters in {run} % of futures, {said}."))
    }

    /// Which way more futures go.
    fn direction(&self, arm: usize) -> Option<&'static str> {
        let counts = self.standings.first()?.1[arm - 1]?.counts;
        Some(if counts.up >= counts.down { "higher" } else { "lower" })
    }
}

/// Several things in one sentence.
fn and(mut things: Vec<String>) -> String {
    match things.pop() {
        Some(last) if !things.is_empty() => format!("{} and {last}", things.join(", ")),
        last => last.unwrap_or_default(),
    }
}
