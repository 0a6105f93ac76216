//! What an experiment runs: which options, how many futures, from which seed.

use std::sync::Arc;

use crate::rng::Streams;
use crate::scenario::{Named, Scenario};

/// Name of the option that is the scenario as it is.
pub const BASELINE: &str = "baseline";

/// What an experiment runs.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The scenarios.
    pub scenarios: Vec<Arc<Scenario>>,
    /// What is compared, the baseline first.
    pub arms: Vec<Arm>,
    /// Futures. At least 1.
    pub futures: u32,
    /// Where all luck comes from.
    pub seed: u64,
    /// What differs between futures.
    pub spread: Varying,
}

/// One thing to compare: an option of a scenario, or a scenario as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arm {
    /// Name in tables.
    pub name: String,
    /// Name on charts.
    pub label: String,
    /// Its scenario. Index.
    pub scenario: usize,
    /// Its option; `None` is the scenario as it is.
    pub option: Option<usize>,
    /// The scenario whose twins and whose measure it is compared with: the first one, or its own when
    /// its kinds of work or its departments have other names. Index.
    pub reference: usize,
}

/// What differs between futures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Varying {
    /// Luck and ranged assumptions.
    Joint,
    /// Luck only; assumptions hold at their usual values.
    LuckOnly,
    /// Assumptions only; luck is that of the first future.
    AssumptionsOnly,
}

impl Varying {
    /// Name in the manifest.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Joint => "joint",
            Self::LuckOnly => "luck-only",
            Self::AssumptionsOnly => "assumptions-only",
        }
    }

    /// Finds it by its name in the manifest.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Joint, Self::LuckOnly, Self::AssumptionsOnly]
            .into_iter()
            .find(|spread| spread.name() == name)
    }
}

impl Plan {
    /// Compares all options of one scenario, the scenario as it is first.
    pub fn of_options(scenario: Scenario, futures: u32, seed: u64, spread: Varying) -> Self {
        let baseline = Arm {
            name: BASELINE.to_owned(),
            label: "As it is".to_owned(),
            scenario: 0,
            option: None,
            reference: 0,
        };
        let options = scenario.options.iter().enumerate().map(|(number, option)| Arm {
            name: option.named.name.clone(),
            label: option.named.label.clone(),
            scenario: 0,
            option: Some(number),
            reference: 0,
        });
        let arms = std::iter::once(baseline).chain(options).collect();
        Self { arms, scenarios: vec![Arc::new(scenario)], futures, seed, spread }
    }

    /// Compares several scenarios as they are; the first is the baseline.
    ///
    /// # Errors
    /// A sentence for the user when the scenarios cannot be compared.
    pub fn of_scenarios(
        scenarios: Vec<Scenario>,
        futures: u32,
        seed: u64,
        spread: Varying,
    ) -> Result<Self, String> {
        let Some(first) = scenarios.first() else {
            return Err("there is no scenario to run".to_owned());
        };
        let mut arms: Vec<Arm> = Vec::new();
        for (number, scenario) in scenarios.iter().enumerate() {
            if scenario.weeks != first.weeks {
                return Err(format!(
                    "`{}` runs {} weeks and `{}` runs {}; scenarios that are compared need the same \
                     `time.weeks`",
                    first.id, first.weeks, scenario.id, scenario.weeks
                ));
            }
            let earlier =
                scenarios[..number].iter().filter(|other| other.id == scenario.id).count();
            let name = if earlier == 0 {
                scenario.id.clone()
            } else {
                format!("{}-{}", scenario.id, earlier + 1)
            };
            let label =
                if scenario.title.is_empty() { name.clone() } else { scenario.title.clone() };
            let label = if arms.iter().any(|arm| arm.label == label) {
                format!("{label} ({name})")
            } else {
                label
            };
            let reference = if alike(first, scenario) { 0 } else { number };
            arms.push(Arm { name, label, scenario: number, option: None, reference });
        }
        Ok(Self {
            arms,
            scenarios: scenarios.into_iter().map(Arc::new).collect(),
            futures,
            seed,
            spread,
        })
    }

    /// The scenario whose headline, facts and twins count: the first.
    pub fn baseline(&self) -> &Scenario {
        &self.scenarios[0]
    }

    /// The scenarios whose twins are needed, each once. Indices.
    pub fn references(&self) -> Vec<usize> {
        let mut references: Vec<usize> = Vec::new();
        for arm in &self.arms {
            if !references.contains(&arm.reference) {
                references.push(arm.reference);
            }
        }
        references
    }

    /// Where the luck of a future comes from.
    pub fn luck(&self, future: u32) -> Streams {
        let future = if self.spread == Varying::AssumptionsOnly { 0 } else { future };
        Streams { seed: self.seed, future: u64::from(future) }
    }

    /// Where the assumptions of a future come from; `None` for their usual values.
    pub fn assumptions(&self, future: u32) -> Option<Streams> {
        (self.spread != Varying::LuckOnly)
            .then_some(Streams { seed: self.seed, future: u64::from(future) })
    }
}

/// Whether two scenarios can be held against the same twin: the same kinds of work and departments.
fn alike(left: &Scenario, right: &Scenario) -> bool {
    let names = |named: &[Named]| named.iter().map(|named| named.name.clone()).collect::<Vec<_>>();
    names(&left.work) == names(&right.work) && names(&left.departments) == names(&right.departments)
}
