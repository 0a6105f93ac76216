//! What a comparison lives: every option through the same futures, those again with other luck, and a second look.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::engine::{CallingThread, SeatWeeks};
#[cfg(not(feature = "app"))]
use crate::futures::InOrder;
#[cfg(feature = "app")]
use crate::futures::execute::Parallel;
use crate::futures::future::watched_future;
use crate::futures::lab::{Lab, unless_stopped};
use crate::futures::results::{DEPARTMENT_METRICS, LAYER_METRICS, MOST_FOLLOWED, Results};
use crate::futures::{Arm, Plan, Varying};
use crate::question::compare::comparison::Comparison;
use crate::question::compare::equal_cost::{self, NoEqualCost};
use crate::question::compare::judge;
use crate::question::compare::looked::Second;
use crate::question::compare::second_look::SecondLook;
use crate::question::long_tables::ParquetTables;
use crate::question::{Effort, FEWER_FUTURES, NoAnswer, Question};
use crate::scenario::{Advice, Metric, Scenario};

/// Most rows of a table of seats.
const MOST_TRACED: u64 = 20_000_000;

/// What would each option do.
#[derive(Clone, Debug)]
pub struct AskCompare {
    /// What is lived.
    pub plan: Plan,
    /// What it is looked at again for.
    pub looks: Looks,
    /// What is written of it.
    pub packing: Packing,
}

/// What is lived once more when every option is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Looks {
    /// The same futures with other luck, to tell luck and assumptions apart.
    pub other_luck: OtherLuck,
    /// How sure it is, what it depends on, and why there is a gap.
    pub second_look: bool,
}

/// When futures are lived again with other luck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OtherLuck {
    /// Always.
    Always,
    /// Where a word waits for it.
    WhereAWordWaits,
    /// Never.
    Never,
}

/// What is written of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Packing {
    /// Weekly tables hold every future instead of quantiles.
    pub all_futures: bool,
    /// Long tables are written as Parquet as well.
    pub parquet: ParquetTables,
    /// Charts are written as slides as well.
    pub slides: bool,
    /// The future that is written seat by seat. From 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<u32>,
}

/// A comparison with all that is written of it.
#[derive(Debug)]
pub struct ComparisonReport {
    /// What was found.
    pub comparison: Comparison,
    /// The second look, if it was taken.
    pub second: Option<Second>,
    /// What each seat did in the future that is written seat by seat, for each arm; nothing where none is.
    pub seats: Vec<SeatWeeks>,
    /// What was asked for.
    pub looks: Looks,
    /// What is written.
    pub packing: Packing,
}

/// What was asked for, in the manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompareRequest {
    /// Whether weekly tables hold every future.
    pub all_futures: bool,
    /// The future that is written seat by seat, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<u32>,
    /// Whether a second look was taken: how sure, what it hangs on, why.
    pub second_look: bool,
    /// Whether futures were lived again with other luck, to tell luck and assumptions apart.
    pub other_luck: bool,
    /// Whether several scenarios were compared as they are, instead of the options of one.
    pub compares_scenarios: bool,
    /// Final weeks, over which tables and sentences take means.
    pub final_weeks: u32,
}

impl Question for AskCompare {
    type Found = ComparisonReport;

    fn remarks(&self) -> Vec<String> {
        let Self { plan, .. } = self;
        let several = plan.scenarios.len() > 1;
        let of = |scenario: &Scenario| {
            let left_out = (several && !scenario.options.is_empty()).then(|| {
                format!(
                    "scenarios that are compared run as they are; its {} left out",
                    if scenario.options.len() == 1 { "option is" } else { "options are" }
                )
            });
            scenario.with_id(scenario.remarks.iter().cloned().chain(left_out))
        };
        let mut remarks: Vec<String> =
            plan.scenarios.iter().flat_map(|scenario| of(scenario)).collect();
        remarks.extend(plan.arms.iter().filter(|arm| arm.reference > 0).map(|arm| {
            format!(
                "{}: its kinds of work, its departments or what is needed there differ from `{}`, so its indices \
                 compare with its own aligned twin",
                arm.name,
                plan.baseline().id
            )
        }));
        remarks
    }

    fn effort(&self, threads: usize) -> Result<Effort<'_>, Advice> {
        let Self { plan, looks, .. } = self;
        let next_luck = plan.with_next_luck().filter(|_| looks.other_luck == OtherLuck::Always);
        let look =
            looks.second_look.then(|| SecondLook::of(plan, (plan.arms.len() > 1).then_some(1)));
        let runs = [
            plan.runs(),
            equal_cost::usual_runs(plan),
            next_luck.as_ref().map_or(0, Plan::runs),
            look.as_ref().map_or(0, SecondLook::runs),
        ];
        Ok(Effort {
            like: Cow::Borrowed(plan),
            runs: runs.into_iter().fold(0, u64::saturating_add),
            kept: memory_of(plan, threads),
            less: FEWER_FUTURES,
        })
    }

    fn check(&self) -> Result<(), Advice> {
        let Some(trace) = self.packing.trace else { return Ok(()) };
        if trace > self.plan.futures {
            return Err(Advice::new(
                format!(
                    "`--trace {trace}` asks for a future that is not lived: there are {}",
                    self.plan.futures
                ),
                "give a number from 1 to that of `--futures`",
            ));
        }
        let seats = |arm: &Arm| self.plan.scenarios[arm.scenario].chart.seats() as u64;
        let rows =
            u64::from(self.plan.baseline().weeks) * self.plan.arms.iter().map(seats).sum::<u64>();
        if rows > MOST_TRACED {
            return Err(Advice::new(
                format!("`--trace` would write {rows} rows, more than {MOST_TRACED}"),
                "trace a smaller company, fewer weeks, or fewer options with `scenario.compare`",
            ));
        }
        Ok(())
    }

    fn find(self, lab: &impl Lab) -> Result<ComparisonReport, NoAnswer> {
        let Self { mut plan, looks, packing } = self;
        equal_cost::settle(&mut plan, |trial| lab.finals(trial, Metric::Pay))?;
        lab.begin(plan.runs(), "runs");
        let mut results = lab.results(&plan)?;
        if results.futures == 0 {
            return Err(NoAnswer::Stopped);
        }
        let is_complete = results.futures == plan.futures;
        if is_complete
            && looks.other_luck.is_lived(&plan, &results)
            && let Some(again) = plan.with_next_luck()
        {
            lab.begin(again.runs(), "runs with other luck");
            results.next_luck = unless_stopped(lab.finals(&again, plan.baseline().headline))?;
        }
        let comparison = Comparison::of(plan, results);
        let mut second = None;
        if is_complete && looks.second_look {
            let look = SecondLook::of(&comparison.plan, comparison.in_question);
            lab.begin(look.runs(), "runs to be sure");
            let sight = look.live(&comparison.plan, lab)?;
            second = sight.map(|sight| Second::new(&comparison, look, sight));
        }
        let traced = packing.trace.filter(|future| *future <= comparison.results.futures);
        let seats = match traced {
            Some(future) => watched_future(&comparison.plan, future - 1, &CallingThread)?,
            None => Vec::new(),
        };
        Ok(ComparisonReport { comparison, second, seats, looks, packing })
    }
}

impl Comparison {
    /// Lives every option through so many futures (at least 1) of a seed, and each of them once more with other luck, so
    /// that luck and assumptions can be told apart. The same numbers for the same version, scenario and seed, on any
    /// number of threads.
    ///
    /// # Errors
    /// When no future is asked for, when an option asks for equal cost and no value leads there, or when a run did not
    /// finish.
    pub fn live(scenario: Scenario, futures: u32, seed: u64) -> Result<Self, NoAnswer> {
        if futures == 0 {
            let advice = Advice::new("no future is asked for", "ask for at least one future");
            return Err(NoAnswer::Request(advice));
        }
        let plan = Plan::of_options(scenario, futures, seed, Varying::Joint);
        let looks = Looks { other_luck: OtherLuck::Always, second_look: false };
        let asked = AskCompare { plan, looks, packing: Packing::default() };
        #[cfg(feature = "app")]
        let report = asked.find(&Parallel::default())?;
        #[cfg(not(feature = "app"))]
        let report = asked.find(&InOrder(&CallingThread))?;
        Ok(report.comparison)
    }
}

impl OtherLuck {
    fn is_lived(self, plan: &Plan, results: &Results) -> bool {
        match self {
            Self::Always => true,
            Self::WhereAWordWaits => judge::waits(plan, results),
            Self::Never => false,
        }
    }
}

impl From<NoEqualCost> for NoAnswer {
    fn from(why: NoEqualCost) -> Self {
        match why {
            NoEqualCost::None(advice) => Self::Request(advice),
            NoEqualCost::Run(failure) => failure.into(),
        }
    }
}

/// Memory that the results of a plan take, with its runs under way on so many threads. Bytes.
pub fn memory_of(plan: &Plan, threads: usize) -> f64 {
    let scenario = plan.baseline();
    let layers = scenario.chart.layers() as f64;
    let groups = (scenario.departments.len() + scenario.chart.roles.len()) as f64 + layers;
    let followed = scenario.departments.len().min(MOST_FOLLOWED) * DEPARTMENT_METRICS.len();
    let weekly = Metric::COUNT as f64 + layers * LAYER_METRICS.len() as f64 + followed as f64;
    let sides = 2.0 * scenario.limited().count() as f64;
    let each_run = weekly * f64::from(scenario.weeks) + Metric::COUNT as f64 * (groups + sides);
    let of_a_week = Metric::COUNT as f64 * (3.0 * groups + sides);
    let under_way = threads as f64 * of_a_week * f64::from(scenario.weeks);
    let kept = each_run * f64::from(plan.futures) * plan.arms.len() as f64;
    8.0 * (kept + under_way)
}
