//! One scenario on a page: what is changed in it, what was lived of it, and what is told.

use std::collections::BTreeMap;

use crate::document::number::capital;
use crate::engine::CallingThread;
use crate::futures::finals::ChosenMeasures;
use crate::futures::future::{
    TwinPairs, assumption_keys, assumption_values, live_arm, watched_arm,
};
use crate::futures::results::{KeptRun, Results};
use crate::futures::{Finals, Plan, Varying};
use crate::model::Groups;
use crate::question::compare::Comparison;
use crate::scenario::{Advice, Problems, RESOLVED_CHART, Scenario, Scope};

use super::company::{CompanyPlaces, CompanyWords, MOST_DRAWN};
use super::levers;
use super::state::{PageState, StateFile};

/// What is compared on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ArmOfPage {
    /// The scenario as it is.
    AsItIs,
    /// What holds now.
    Now,
    /// What it is held against besides.
    Pinned,
}

impl ArmOfPage {
    /// All of them, by number.
    pub const ALL: [Self; 3] = [Self::AsItIs, Self::Now, Self::Pinned];
}

/// One scenario on a page.
#[derive(Debug)]
pub struct Session {
    /// The scenario as it was opened.
    pub scenario: Scenario,
    /// Its reporting lines as CSV, if it has a file of them.
    chart: Option<Vec<u8>>,
    /// Where all luck comes from.
    seed: u64,
    /// Keys of the numbers that are offered first.
    offered: Vec<String>,
    /// What is changed.
    state: PageState,
    /// The file that says the same.
    file: StateFile,
    /// What is compared: the scenario of that file as it is, and its options.
    plan: Plan,
    grouping: Groups,
    /// Twins of the futures that were lived here. Nothing that can be changed reaches them.
    twins: BTreeMap<u32, TwinPairs>,
    /// Runs that were kept, by what they are of.
    kept: BTreeMap<(ArmOfPage, u32), KeptRun>,
    /// Headlines with the luck of the next future.
    next_luck: BTreeMap<(ArmOfPage, u32), f64>,
}

impl Session {
    /// Opens a scenario from its text and the reporting lines that it names.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn open(id: &str, text: &str, chart: Option<&[u8]>, seed: u64) -> Result<Self, Advice> {
        let scenario = Scenario::from_text_and_chart(id, text, chart)
            .map_err(|problems| first_of(&problems))?;
        let offered = levers::offered(&scenario).into_iter().map(|lever| lever.key).collect();
        let state = PageState::default();
        let file = state.file(&scenario)?;
        let plan = plan_of(&scenario.id, &file, chart, seed)?;
        let grouping = Groups::new(&scenario.chart, &scenario);
        let chart = chart.map(<[u8]>::to_vec);
        Ok(Self {
            scenario,
            chart,
            seed,
            offered,
            state,
            file,
            plan,
            grouping,
            twins: BTreeMap::new(),
            kept: BTreeMap::new(),
            next_luck: BTreeMap::new(),
        })
    }

    /// Changes something; what was lived of what stays the same is kept.
    ///
    /// # Errors
    /// What is wrong; nothing is changed then.
    pub fn change(&mut self, state: PageState) -> Result<(), Advice> {
        let file = state.file(&self.scenario)?;
        let plan = plan_of(&self.scenario.id, &file, self.chart.as_deref(), self.seed);
        let plan = plan.map_err(|wrong| self.in_plain_words(wrong))?;
        let all = basis_of(plan.baseline()) != self.basis();
        for (arm, is_new) in [
            (ArmOfPage::AsItIs, all),
            (ArmOfPage::Now, all || state.now != self.state.now),
            (ArmOfPage::Pinned, all || state.pinned != self.state.pinned),
        ] {
            if is_new {
                self.forget(arm);
            }
        }
        (self.state, self.file, self.plan) = (state, file, plan);
        Ok(())
    }

    /// What is wrong with a change in the words of a page, which has no keys and no names of options.
    fn in_plain_words(&self, Advice { message, help }: Advice) -> Advice {
        let plain = |text: &str| {
            let text = ["what_if", "pinned"].iter().fold(text.to_owned(), |text, name| {
                text.replace(&format!("with option `{name}`, "), "")
            });
            let pieces = text.split('`').enumerate().map(|(place, piece)| match place % 2 {
                0 => piece.to_owned(),
                _ => format!("“{}”", self.scenario.plain(piece).replace('_', " ")),
            });
            pieces.collect::<String>()
        };
        Advice::new(capital(&plain(&message)), plain(&help))
    }

    fn forget(&mut self, forgotten: ArmOfPage) {
        self.kept.retain(|(arm, _), _| *arm != forgotten);
        self.next_luck.retain(|(arm, _), _| *arm != forgotten);
    }

    /// What the numbers of every arm, the scenario as it is included, depend on besides what that arm changes: the last
    /// weeks of which everything speaks, and the teams that limited options reach.
    pub fn basis(&self) -> String {
        basis_of(self.plan.baseline())
    }

    /// Keys of the numbers that are offered first.
    pub fn offered(&self) -> &[String] {
        &self.offered
    }

    /// What is changed.
    pub fn state(&self) -> &PageState {
        &self.state
    }

    /// The scenario file that says the same.
    pub fn save(&self) -> &str {
        &self.file.text
    }

    /// The file of reporting lines that it needs beside it, if it names one: its name and what it holds.
    pub fn lines(&self) -> Option<(&'static str, String)> {
        let text = self.chart.as_deref().map(|chart| String::from_utf8_lossy(chart).into_owned());
        text.map(|text| (RESOLVED_CHART, text))
    }

    /// The arms that are compared, in the order of the plan.
    pub fn arms(&self) -> Vec<ArmOfPage> {
        let now = self.file.now.as_ref().map(|_| ArmOfPage::Now);
        let pinned = self.file.pinned.as_ref().map(|_| ArmOfPage::Pinned);
        std::iter::once(ArmOfPage::AsItIs).chain(now).chain(pinned).collect()
    }

    /// What is compared with so many futures.
    fn plan(&self, futures: u32) -> Plan {
        Plan { futures, ..self.plan.clone() }
    }

    /// Lives one future of an arm.
    ///
    /// # Errors
    /// When there is no such arm, or when a number stopped making sense.
    pub fn live(&mut self, arm: ArmOfPage, future: u32) -> Result<Vec<u8>, Advice> {
        let place = self.place(arm)?;
        if !self.twins.contains_key(&future) {
            let twins = lived_twins(&self.plan, future)?;
            self.twins.insert(future, twins);
        }
        let record = live_arm(&self.plan, place, future, &self.twins[&future], &CallingThread);
        Ok(KeptRun::of(record.map_err(|failure| unfinished(&failure))?).to_bytes())
    }

    /// Lives one future of an arm with the luck of the next one: its headline.
    ///
    /// # Errors
    /// As [`Self::live`].
    pub fn live_with_next_luck(&mut self, arm: ArmOfPage, future: u32) -> Result<f64, Advice> {
        let place = self.place(arm)?;
        let plan = Plan { spread: Varying::NextLuck, ..self.plan.clone() };
        let twins = lived_twins(&plan, future)?;
        let record = live_arm(&plan, place, future, &twins, &CallingThread);
        let record = record.map_err(|failure| unfinished(&failure))?;
        Ok(record.final_of(plan.baseline().headline, plan.baseline()))
    }

    /// Lives one future of an arm seat by seat: a picture of the company, and what is seen of it in words.
    ///
    /// # Errors
    /// As [`Self::live`], and when there are too many seats for a picture.
    pub fn company(&self, arm: ArmOfPage, future: u32) -> Result<(Vec<u8>, CompanyWords), Advice> {
        let scenario = self.plan.baseline();
        if scenario.chart.seats() > MOST_DRAWN {
            return Err(Advice::new(
                format!(
                    "the picture holds at most {MOST_DRAWN} people, and {} work here",
                    scenario.chart.seats() - 1
                ),
                "look at departments and layers instead",
            ));
        }
        let place = self.place(arm)?;
        let twins = lived_twins(&self.plan, future)?;
        let seen = watched_arm(&self.plan, place, future, &twins, &CallingThread);
        let seen = seen.map_err(|failure| unfinished(&failure))?;
        let places = CompanyPlaces::of(&scenario.chart);
        let words = CompanyWords::of(scenario, &places, &seen);
        Ok((places.to_bytes(&seen), words))
    }

    fn place(&self, arm: ArmOfPage) -> Result<usize, Advice> {
        self.arms().iter().position(|&other| other == arm).ok_or_else(|| {
            Advice::new("nothing is changed, so there is nothing to live", "move a number")
        })
    }

    /// Keeps a future that was lived here or elsewhere.
    ///
    /// # Errors
    /// When it is not a complete one.
    pub fn keep(&mut self, arm: ArmOfPage, future: u32, run: &[u8]) -> Result<(), Advice> {
        let run = KeptRun::from_bytes(run, self.grouping.clone());
        let run =
            run.ok_or_else(|| Advice::new("a future arrived incomplete", "open the page again"))?;
        self.kept.insert((arm, future), run);
        Ok(())
    }

    /// Keeps the headline of a future with the luck of the next one.
    pub fn keep_with_next_luck(&mut self, arm: ArmOfPage, future: u32, headline: f64) {
        self.next_luck.insert((arm, future), headline);
    }

    /// What is found of the first so many futures.
    ///
    /// # Errors
    /// When one of them was not kept.
    pub fn found(&self, futures: u32, with_next_luck: bool) -> Result<Comparison, Advice> {
        let (plan, arms) = (self.plan(futures), self.arms());
        let mut results = self.results(&plan, &arms)?;
        if with_next_luck && let Some(again) = plan.with_next_luck() {
            let mut finals = Finals::empty(arms.len(), 1);
            for future in 0..again.futures {
                let headlines = arms.iter().map(|&arm| {
                    let headline = self.next_luck.get(&(arm, future))?;
                    Some(ChosenMeasures::of(vec![*headline]))
                });
                let headlines: Option<Vec<ChosenMeasures>> = headlines.collect();
                finals.push(&headlines.ok_or_else(missing_future)?);
            }
            results.next_luck = Some(finals);
        }
        Ok(Comparison::of(plan, results))
    }

    /// What is found of the first so many futures of what holds now, held against what is pinned; nothing where nothing
    /// is.
    ///
    /// # Errors
    /// When one of them was not kept.
    pub fn found_against_pinned(&self, futures: u32) -> Result<Option<Comparison>, Advice> {
        let (Some(now), Some(pinned)) = (self.arm_now(), self.arm_pinned()) else {
            return Ok(None);
        };
        let whole = self.plan(futures);
        let arms = [pinned, now].map(|arm| whole.arms[arm].clone()).to_vec();
        let plan = Plan { arms, ..whole };
        let results = self.results(&plan, &[ArmOfPage::Pinned, ArmOfPage::Now])?;
        Ok(Some(Comparison::of(plan, results)))
    }

    /// What was kept of these arms.
    fn results(&self, plan: &Plan, arms: &[ArmOfPage]) -> Result<Results, Advice> {
        let keys = assumption_keys(plan);
        let mut results = Results::empty(arms.len(), plan.baseline().weeks, &keys);
        for future in 0..plan.futures {
            let runs: Option<Vec<KeptRun>> =
                arms.iter().map(|&arm| self.kept.get(&(arm, future)).cloned()).collect();
            results.push(runs.ok_or_else(missing_future)?, &assumption_values(plan, &keys, future));
        }
        Ok(results)
    }

    /// Whether a word of the first so many futures changes when they are lived again with other luck.
    pub fn has_next_luck(&self, futures: u32) -> bool {
        self.plan(futures).with_next_luck().is_some()
    }

    /// The arm of the plan that holds what is changed now.
    pub fn arm_now(&self) -> Option<usize> {
        self.place(ArmOfPage::Now).ok()
    }

    /// The arm of the plan that it is held against.
    pub fn arm_pinned(&self) -> Option<usize> {
        self.place(ArmOfPage::Pinned).ok()
    }

    /// Where all luck comes from.
    pub fn seed(&self) -> u64 {
        self.seed
    }
}

fn missing_future() -> Advice {
    Advice::new("a future is missing", "open the page again")
}

fn lived_twins(plan: &Plan, future: u32) -> Result<TwinPairs, Advice> {
    TwinPairs::live(plan, future, &CallingThread).map_err(|failure| unfinished(&failure))
}

/// What the numbers of every arm depend on: see [`Session::basis`].
fn basis_of(scenario: &Scenario) -> String {
    let reached: Vec<Vec<Scope>> = scenario
        .limited()
        .map(|option| scenario.options[option].changes.iter().map(|change| change.scope).collect())
        .collect();
    format!("{} {reached:?}", scenario.final_weeks)
}

/// What is compared in a file.
fn plan_of(id: &str, file: &StateFile, chart: Option<&[u8]>, seed: u64) -> Result<Plan, Advice> {
    let scenario = Scenario::from_text_and_chart(id, &file.text, chart)
        .map_err(|problems| first_of(&problems))?;
    Ok(Plan::of_options(scenario, 1, seed, Varying::Joint))
}

/// The first thing that is wrong with a file.
fn first_of(problems: &Problems) -> Advice {
    let first = problems.plain().into_iter().next();
    first.map_or_else(
        || Advice::new("the scenario cannot be understood", "open the page again"),
        |problem| Advice::new(problem.message, problem.help),
    )
}

fn unfinished(failure: &crate::futures::future::Failure) -> Advice {
    Advice::new(format!("{failure}: {}", failure.reason), "move a number back")
}
