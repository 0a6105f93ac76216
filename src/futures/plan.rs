//! What an experiment runs: which options, how many futures, from which seed.

use std::sync::Arc;

use crate::rng::Streams;
use crate::scenario::parameter::{self, Adjustable};
use crate::scenario::{Advice, Lever, Named, Scenario};

/// Most futures that are lived again with other luck: shares of variance are known to within a tenth.
const FUTURES_WITH_NEXT_LUCK: u32 = 100;

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
    /// its kinds of work or its departments have other names, or when the strategy needs something else
    /// there. Index.
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
    /// Both, but every future has the luck of the next one: lived after [`Self::Joint`], it shares assumptions
    /// with each future and luck with the one after, which takes the two apart.
    NextLuck,
}

impl Varying {
    /// Name in the manifest.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Joint => "joint",
            Self::LuckOnly => "luck-only",
            Self::AssumptionsOnly => "assumptions-only",
            Self::NextLuck => "next-luck",
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

    /// Compares all options of a scenario in which some values differ, each held against the twins of the
    /// scenario with its usual values: so what is harder for everyone cannot read as better because the twins
    /// suffer more. Only what describes the world is the twins' as well; it is the yardstick itself.
    ///
    /// # Errors
    /// When the values make no sense together.
    pub fn of_values(
        scenario: &Scenario,
        values: &[(&Lever, f64)],
        (futures, seed, spread): (u32, u64, Varying),
    ) -> Result<Self, Advice> {
        let usual: Vec<(&Lever, f64)> = values
            .iter()
            .map(|&(lever, value)| {
                let is_world = lever.parameter.adjustable == Adjustable::World;
                (lever, if is_world { value } else { lever.usual })
            })
            .collect();
        let reference = scenario.with_values(&usual)?;
        let plan = Self::of_options(scenario.with_values(values)?, futures, seed, spread);
        Ok(plan.against(reference))
    }

    /// The same with every arm held against the twins of another scenario.
    #[must_use]
    pub fn against(mut self, reference: Scenario) -> Self {
        let place = self.scenarios.len();
        self.scenarios.push(Arc::new(reference));
        for arm in &mut self.arms {
            arm.reference = place;
        }
        self
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
        // all of them speak of the same weeks
        let last = scenarios.iter().map(|scenario| scenario.final_weeks).max();
        let alike = |scenario: Scenario| {
            Arc::new(Scenario { final_weeks: last.unwrap_or(scenario.final_weeks), ..scenario })
        };
        Ok(Self {
            arms,
            scenarios: scenarios.into_iter().map(alike).collect(),
            futures,
            seed,
            spread,
        })
    }

    /// The scenario whose headline, facts and twins count: the first.
    pub fn baseline(&self) -> &Scenario {
        &self.scenarios[0]
    }

    /// Whether any number of any scenario, of its events or of its options has a range that is wider than a point.
    pub fn has_ranges(&self) -> bool {
        self.scenarios.iter().any(|scenario| scenario.has_ranges())
    }

    /// Refuses futures that could only be one and the same run: luck held, and nothing that differs instead.
    ///
    /// # Errors
    /// What is wrong, and what to do.
    pub fn check_varies(&self) -> Result<(), Advice> {
        if self.spread != Varying::AssumptionsOnly || self.has_ranges() {
            return Ok(());
        }
        Err(Advice::new(
            format!(
                "with `--assumptions-only` every future is one and the same run: nothing in `{}` has a range",
                self.baseline().id
            ),
            "leave it out to let luck differ, or give a number a range, as in \
             `conviction = { usual = 1.5, from = 1.0, to = 2.0 }`",
        ))
    }

    /// The same futures again with the luck of the next one each, for as many of them as tell luck and assumptions
    /// apart; `None` where only one of the two differs or nothing is compared.
    pub fn with_next_luck(&self) -> Option<Self> {
        let differs = self.spread == Varying::Joint && self.has_ranges() && self.arms.len() > 1;
        differs.then(|| Self {
            spread: Varying::NextLuck,
            futures: self.futures.min(FUTURES_WITH_NEXT_LUCK),
            ..self.clone()
        })
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

    /// Runs of one future: its twins and every arm.
    pub fn runs_each(&self) -> u64 {
        (self.arms.len() + 2 * self.references().len()) as u64
    }

    /// All runs.
    pub fn runs(&self) -> u64 {
        u64::from(self.futures).saturating_mul(self.runs_each())
    }

    /// Where the luck of a future comes from.
    pub fn luck(&self, future: u32) -> Streams {
        let future = match self.spread {
            Varying::AssumptionsOnly => 0,
            Varying::NextLuck => u64::from(future) + 1,
            Varying::Joint | Varying::LuckOnly => u64::from(future),
        };
        Streams { seed: self.seed, future }
    }

    /// Where the assumptions of a future come from; `None` for their usual values.
    pub fn assumptions(&self, future: u32) -> Option<Streams> {
        (self.spread != Varying::LuckOnly)
            .then_some(Streams { seed: self.seed, future: u64::from(future) })
    }
}

/// Whether two scenarios can be held against the same twin: the same kinds of work and departments, the same
/// needs, and the same worth of an hour.
fn alike(left: &Scenario, right: &Scenario) -> bool {
    let names = |named: &[Named]| named.iter().map(|named| named.name.clone()).collect::<Vec<_>>();
    names(&left.work) == names(&right.work)
        && names(&left.departments) == names(&right.departments)
        && needs(left) == needs(right)
}

/// Every value that describes the world and not the organization, with its key, and when events change it.
fn needs(scenario: &Scenario) -> Vec<(String, Vec<u64>)> {
    let of_world =
        |key: &str| parameter::find(key).is_some_and(|row| row.adjustable == Adjustable::World);
    let bits = |values: &[f64]| values.iter().map(|value| value.to_bits()).collect::<Vec<_>>();
    let entries = scenario.layout.entries.iter().filter(|entry| of_world(&entry.key));
    let before =
        entries.map(|entry| (entry.key.clone(), bits(&scenario.settings[entry.slots.clone()])));
    let later = scenario.events.iter().flat_map(|event| {
        let sets = event.sets.iter().filter(|set| of_world(&set.key));
        sets.map(|set| {
            let dates = [event.week, event.until.unwrap_or(u32::MAX), event.ramp_weeks];
            let mut all: Vec<u64> = dates.map(u64::from).to_vec();
            all.extend(bits(&set.values));
            (set.key.clone(), all)
        })
    });
    before.chain(later).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn references(first: &str, second: &str) -> Vec<usize> {
        let scenario = |id: &str, more: &str| {
            let text = format!("extends = \"tickets-versus-experience\"\n{more}\n");
            Scenario::from_text(id, &text).unwrap_or_else(|problems| panic!("{problems}"))
        };
        let both = vec![scenario("one", first), scenario("other", second)];
        let plan = Plan::of_scenarios(both, 1, 1, Varying::Joint).expect("they can be compared");
        plan.references()
    }

    #[test]
    fn companies_with_other_needs_have_their_own_twin() {
        assert_eq!(references("", "people.conviction = 3\nworkload.meetings = 0.2"), [0]);
        assert_eq!(references("", "strategy.says = { tickets = 1 }"), [0]);
        assert_eq!(references("", "strategy.substitution = 0.2"), [0, 1]);
        assert_eq!(references("", "strategy.intent = { tickets = 1 }"), [0, 1]);
        assert_eq!(references("", "work.reporting.harm = 0.1"), [0, 1]);
        let later = "event.turn.week = 9\nevent.turn.set.strategy.intent = { tickets = 1 }";
        assert_eq!(references(later, ""), [0, 1]);
        assert_eq!(references(later, later), [0]);
    }

    #[test]
    fn what_is_compared_speaks_of_the_same_weeks() {
        let scenario = |more: &str| {
            let text = format!("extends = \"tickets-versus-experience\"\n{more}\n");
            Scenario::from_text("one", &text).unwrap_or_else(|problems| panic!("{problems}"))
        };
        let both = vec![scenario(""), scenario("communication.cadence_weeks = 52")];
        let plan = Plan::of_scenarios(both, 1, 1, Varying::Joint).expect("they can be compared");
        assert!(plan.scenarios.iter().all(|scenario| scenario.final_weeks == 52));
    }

    #[test]
    fn values_are_held_against_the_usual_ones_and_needs_against_their_own() {
        let scenario = Scenario::embedded("tickets-versus-experience").expect("it is shipped");
        let load = scenario.lever("workload.arrivals").expect("a number");
        let form = scenario.lever("strategy.substitution").expect("a number");
        let terms = (1, 1, Varying::Joint);
        let plan =
            Plan::of_values(&scenario, &[(&load, 0.5), (&form, 0.1)], terms).expect("a plan");
        let (varied, reference) = (plan.baseline(), &plan.scenarios[plan.arms[0].reference]);
        let of = |scenario: &Scenario| {
            ["workload.arrivals", "strategy.substitution"]
                .map(|key| scenario.lever(key).expect("a number").usual.to_bits())
        };
        assert_eq!(of(varied), [0.5_f64, 0.1].map(f64::to_bits));
        assert_eq!(of(reference), [0.14_f64, 0.1].map(f64::to_bits));
        assert!(reference.assumptions.iter().all(|range| range.key != "workload.arrivals"));
    }
}
