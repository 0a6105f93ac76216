//! The whole question in one call: every option of a scenario lived through the same futures, judged and put in words.

use std::fmt;

use crate::futures::future::Failure;
use crate::futures::{Plan, Results, Varying};
use crate::question::compare::equal_cost::{self, Unsettled};
use crate::question::compare::judge::judge;
#[cfg(feature = "app")]
use crate::question::compare::words;
use crate::scenario::{Advice, Metric, Scenario};
use crate::statistics::{Spread, Verdict};

/// Every option of a scenario through the same futures.
#[derive(Clone, Debug)]
pub struct Comparison {
    plan: Plan,
    results: Results,
}

/// What an option does to the headline, against the scenario as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Name of the option in the file.
    pub option: String,
    /// Its label for people.
    pub label: String,
    /// The one word.
    pub verdict: Verdict,
    /// Option minus the scenario as it is, future by future. In the unit of the headline.
    pub difference: Spread,
    /// The whole answer for people: what happens, who gains and loses, what it costs and depends on.
    #[cfg(feature = "app")]
    pub sentence: String,
}

/// Why there is no comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoComparison {
    /// It makes no sense as asked, and what to do.
    Request(Advice),
    /// A run did not finish.
    Run(Failure),
}

impl fmt::Display for NoComparison {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(advice) => advice.fmt(to),
            Self::Run(failure) => failure.fmt(to),
        }
    }
}

impl std::error::Error for NoComparison {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Request(advice) => Some(advice),
            Self::Run(failure) => Some(failure),
        }
    }
}

impl From<Failure> for NoComparison {
    fn from(failure: Failure) -> Self {
        Self::Run(failure)
    }
}

impl From<Unsettled> for NoComparison {
    fn from(why: Unsettled) -> Self {
        match why {
            Unsettled::None(advice) => Self::Request(advice),
            Unsettled::Run(failure) => Self::Run(failure),
        }
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
    pub fn live(scenario: Scenario, futures: u32, seed: u64) -> Result<Self, NoComparison> {
        if futures == 0 {
            let advice = Advice::new("no future is asked for", "ask for at least one future");
            return Err(NoComparison::Request(advice));
        }
        let mut plan = Plan::of_options(scenario, futures, seed, Varying::Joint);
        equal_cost::settle(&mut plan, |trial| lived::finals(trial, Metric::Pay.into()))?;
        let mut results = lived::all(&plan)?;
        let again = plan.with_next_luck();
        results.next_luck =
            again.map(|again| lived::finals(&again, plan.baseline().headline)).transpose()?;
        Ok(Self { plan, results })
    }

    /// What was lived.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// All numbers that are kept of it.
    pub fn results(&self) -> &Results {
        &self.results
    }

    /// How the scenario fares as it is, in a sentence.
    #[cfg(feature = "app")]
    pub fn as_it_is(&self) -> String {
        words::baseline_sentence(&self.plan, &self.results)
    }

    /// An answer for each option, in the order of the file; none for an option under which the headline does not apply.
    pub fn answers(&self) -> Vec<Answer> {
        let answer = |arm: usize| {
            let judged = judge(&self.plan, &self.results, arm)?;
            Some(Answer {
                option: self.plan.arms[arm].name.clone(),
                label: self.plan.arms[arm].label.clone(),
                verdict: judged.verdict,
                difference: judged.spread,
                #[cfg(feature = "app")]
                sentence: words::sentence(&self.plan, &self.results, arm),
            })
        };
        (1..self.plan.arms.len()).filter_map(answer).collect()
    }
}

/// On all cores.
#[cfg(feature = "app")]
mod lived {
    use std::sync::atomic::AtomicBool;

    use crate::futures::execute::{execute, execute_finals};
    use crate::futures::future::Failure;
    use crate::futures::{Finals, Plan, Results};
    use crate::scenario::Headline;

    pub(super) fn all(plan: &Plan) -> Result<Results, Failure> {
        execute(plan, &AtomicBool::new(false), |_| {})
    }

    pub(super) fn finals(plan: &Plan, measure: Headline) -> Result<Finals, Failure> {
        let lived =
            execute_finals(std::slice::from_ref(plan), &[measure], &AtomicBool::new(false), |_| {});
        lived.map(|mut finals| finals.remove(0)).map_err(|(_, failure)| failure)
    }
}

/// One run after the other, where there are no threads.
#[cfg(not(feature = "app"))]
mod lived {
    use crate::engine::Alone;
    use crate::futures::future::{Failure, live_all, live_finals};
    use crate::futures::{Finals, Plan, Results};
    use crate::scenario::Headline;

    pub(super) fn all(plan: &Plan) -> Result<Results, Failure> {
        live_all(plan, &Alone)
    }

    pub(super) fn finals(plan: &Plan, measure: Headline) -> Result<Finals, Failure> {
        live_finals(plan, &[measure], &Alone)
    }
}
