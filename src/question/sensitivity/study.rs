//! The same futures with other assumptions, place by place: what a result hangs on.
//!
//! Every place is a scenario of its own, lived with all its options through the same futures and held against the
//! same twins, those of the usual values. What comes back is the headline of the scenario as it is, and how far each option is from it, in every
//! future: indices are those of the mean of futures, and their intervals know that other futures have another
//! mean. Whatever is not varied holds at its usual value.

use crate::futures::design::{MOST_RADIAL_INPUTS, radial, trajectory};
use crate::futures::finals::Finals;
use crate::futures::future::Failure;
use crate::futures::lab::{Lab, unless_stopped};
use crate::futures::plan::{BASELINE, Plan, Varying};
use crate::futures::sobol;
use crate::question::sensitivity::ends::Ends;
use crate::question::sensitivity::factor::Factor;
use crate::scenario::{Advice, Lever, Named, Scenario};

/// Blocks that are lived together: enough to keep threads busy, few enough to lose little when someone stops.
const BLOCKS_TOGETHER: u32 = 4;

/// How places are chosen and what is computed from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Elementary effects along trajectories.
    Morris,
    /// Shares of variance from a radial design.
    Sobol,
}

impl Method {
    /// Name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Morris => "morris",
            Self::Sobol => "sobol",
        }
    }

    /// Finds it by its name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Morris, Self::Sobol].into_iter().find(|method| method.name() == name)
    }

    /// Trajectories, or rows of the radial design, when nobody says how many: of rows a power of two, in which Sobol'
    /// points are balanced.
    pub const fn usual(self) -> u32 {
        match self {
            Self::Morris => 20,
            Self::Sobol => 128,
        }
    }

    /// Fewest of them that say anything about spread, or about how surely a share is known.
    pub const fn fewest(self) -> u32 {
        match self {
            Self::Morris => 2,
            Self::Sobol => 8,
        }
    }
}

/// What to find out.
#[derive(Clone, Debug)]
pub struct Sensitivity {
    /// The scenario.
    pub scenario: Scenario,
    /// What is varied.
    pub factors: Vec<Factor>,
    /// How.
    pub method: Method,
    /// Trajectories, or rows of the radial design.
    pub blocks: u32,
    /// Futures that every place lives.
    pub futures: u32,
    /// Where all luck comes from.
    pub seed: u64,
}

impl Sensitivity {
    /// Refuses what cannot be lived: no factor, too many, or places whose numbers make no sense together.
    ///
    /// # Errors
    /// What is wrong, and what to do.
    pub fn makes_sense(&self) -> Result<(), Advice> {
        if self.factors.is_empty() {
            return Err(Advice {
                message: format!("nothing in `{}` is given as a range", self.scenario.id),
                help: "name what to vary, as in `--over workload.arrivals=0.2..0.4`".to_owned(),
            });
        }
        if self.method == Method::Sobol && self.factors.len() > MOST_RADIAL_INPUTS {
            return Err(Advice {
                message: format!(
                    "{} numbers are varied, at most {MOST_RADIAL_INPUTS} can be with this method",
                    self.factors.len()
                ),
                help:
                    "screen them with `--method morris` first, then name the few that matter with \
                       `--over KEY`"
                        .to_owned(),
            });
        }
        self.ends().plans()?;
        for place in (0..self.blocks).flat_map(|block| self.block(block)) {
            self.plan_of(&place)?;
        }
        Ok(())
    }

    /// The same numbers one at a time.
    pub fn ends(&self) -> Ends {
        Ends {
            scenario: self.scenario.clone(),
            factors: self.factors.clone(),
            futures: self.futures,
            seed: self.seed,
        }
    }

    /// Places of one block.
    pub fn places_each(&self) -> usize {
        match self.method {
            Method::Morris => 1 + self.factors.len(),
            Method::Sobol => 2 + self.factors.len(),
        }
    }

    /// All places.
    pub fn places(&self) -> usize {
        self.blocks as usize * self.places_each()
    }

    /// All runs, those at the ends of ranges included.
    pub fn runs(&self) -> u64 {
        let places = (self.places() as u64).saturating_mul(self.runs_each());
        self.ends().runs().saturating_add(places)
    }

    /// The places of a block. `[places of a block][factors]`
    pub fn block(&self, block: u32) -> Vec<Vec<f64>> {
        match self.method {
            Method::Morris => trajectory(block, self.factors.len(), self.seed),
            Method::Sobol => {
                radial(&sobol::scrambled(u64::from(block), 2 * self.factors.len(), self.seed))
            }
        }
    }

    /// What comes back of every place: the headline of the scenario as it is, then each option minus that.
    pub fn targets(&self) -> Vec<Named> {
        let baseline = Named { name: BASELINE.to_owned(), label: "As it is".to_owned() };
        let options = self.scenario.options.iter().map(|option| option.named.clone());
        std::iter::once(baseline).chain(options).collect()
    }

    /// Runs of one place.
    pub fn runs_each(&self) -> u64 {
        u64::from(self.futures) * (self.scenario.options.len() as u64 + 3)
    }

    fn plan_of(&self, place: &[f64]) -> Result<Plan, Advice> {
        let values: Vec<(&Lever, f64)> = self
            .factors
            .iter()
            .zip(place)
            .map(|(factor, &place)| (&factor.lever, factor.at(place)))
            .collect();
        let terms = (self.futures, self.seed, Varying::LuckOnly);
        Plan::of_values(&self.scenario, &values, terms).map_err(|advice| Advice {
            message: format!("at one of the places that are lived, {}", advice.message),
            help: format!("{}; or vary less with `--over KEY=from..to`", advice.help),
        })
    }

    /// All options of a place.
    ///
    /// # Panics
    /// When its numbers make no sense together, which [`Self::makes_sense`] rules out.
    pub fn plan_at(&self, place: &[f64]) -> Plan {
        match self.plan_of(place) {
            Ok(plan) => plan,
            Err(Advice { message, .. }) => panic!("{message}"),
        }
    }

    /// The plans of all places, each put together when it is its turn.
    pub fn all_plans(self) -> impl Iterator<Item = Result<Plan, Advice>> {
        (0..self.blocks).flat_map(move |block| {
            self.block(block).iter().map(|place| self.plan_of(place)).collect::<Vec<_>>()
        })
    }

    /// Lives all places, a few blocks at a time.
    ///
    /// # Errors
    /// When a number stopped making sense in a run. Being stopped is no error: the blocks that are complete are there.
    pub fn live(&self, lab: &impl Lab) -> Result<PlaceResults, Failure> {
        let headline = [self.scenario.headline];
        let mut lived = PlaceResults::default();
        for first in (0..self.blocks).step_by(BLOCKS_TOGETHER as usize) {
            let blocks = first..self.blocks.min(first + BLOCKS_TOGETHER);
            let places: Vec<Vec<f64>> = blocks.flat_map(|block| self.block(block)).collect();
            let plans: Vec<Plan> = places.iter().map(|place| self.plan_at(place)).collect();
            let finals = lab.finals_of(&plans, &headline).map_err(|(_, failure)| failure);
            let Some(finals) = unless_stopped(finals)? else { break };
            lived.values.extend(finals.iter().map(|finals| responses(finals, plans[0].arms.len())));
        }
        Ok(lived)
    }

    /// The scenario as it is, for the manifest: nothing varied.
    pub fn plan(&self) -> Plan {
        Plan::of_options(self.scenario.clone(), self.futures, self.seed, Varying::LuckOnly)
    }
}

/// The headline as it is, and how far each option is from it. `[targets][futures]`
fn responses(finals: &Finals, arms: usize) -> Vec<Vec<f64>> {
    let as_it_is: Vec<f64> = finals.of(0, 0).collect();
    let of = |arm: usize| match arm {
        0 => as_it_is.clone(),
        _ => finals.of(arm, 0).zip(&as_it_is).map(|(value, as_it_is)| value - as_it_is).collect(),
    };
    (0..arms).map(of).collect()
}

/// What came back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceResults {
    /// Headline and differences from it in every future, as [`Sensitivity::targets`]; not a number where it does
    /// not apply. `[places][targets][futures]`
    pub values: Vec<Vec<Vec<f64>>>,
}

impl PlaceResults {
    /// What came back of a place, mean of futures.
    pub fn mean(&self, place: usize, target: usize) -> f64 {
        mean(&self.values[place][target])
    }
}

/// Mean of futures, added up in their order.
pub fn mean(futures: &[f64]) -> f64 {
    futures.iter().fold(0.0, |sum, value| sum + value) / futures.len() as f64
}
