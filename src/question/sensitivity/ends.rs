//! One number at a time at the ends of its range, all others as the scenario has them: a tornado.
//!
//! The same futures are lived with every number at its usual value, then at the low and at the high end of
//! each range, always held against the twins of the usual values. Unlike [`crate::question::sensitivity::study`] this sees no interaction; unlike it, anyone can repeat it by
//! changing one line of the file.

use std::iter;

use crate::futures::plan::{Plan, Varying};
use crate::question::sensitivity::factor::Factor;
use crate::scenario::{Advice, Assumption, Lever, Scenario};

/// What to find out.
#[derive(Clone, Debug)]
pub struct Ends {
    /// The scenario, with the options whose difference from it is asked about.
    pub scenario: Scenario,
    /// What is moved, one at a time.
    pub factors: Vec<Factor>,
    /// Futures that every place lives.
    pub futures: u32,
    /// Where all luck comes from.
    pub seed: u64,
}

impl Ends {
    /// All ranges of a scenario that are wider than a point.
    ///
    /// # Errors
    /// When a range is not that of one number, which reading a file rules out.
    pub fn of_ranges(scenario: Scenario, futures: u32, seed: u64) -> Result<Self, Advice> {
        let factor = |range: &Assumption| {
            let lever = scenario.lever(&range.key)?;
            Ok(Factor { lever, from: range.from, to: range.to })
        };
        let wide = scenario.assumptions.iter().filter(|range| range.from < range.to);
        let factors = wide.map(factor).collect::<Result<_, Advice>>()?;
        Ok(Self { scenario, factors, futures, seed })
    }

    /// What is lived: everything usual, then the low and the high end of each factor.
    /// `[1 + 2 x factors]`
    ///
    /// # Errors
    /// When an end makes no sense together with the usual values of the others.
    pub fn plans(&self) -> Result<Vec<Plan>, Advice> {
        let plan = |values: &[(&Lever, f64)]| {
            let terms = (self.futures, self.seed, Varying::LuckOnly);
            Plan::of_values(&self.scenario, values, terms).map_err(|advice| Advice {
                message: format!("at the end of a range, {}", advice.message),
                ..advice
            })
        };
        let ends = self
            .factors
            .iter()
            .flat_map(|factor| [factor.from, factor.to].map(|end| plan(&[(&factor.lever, end)])));
        iter::once(plan(&[])).chain(ends).collect()
    }

    /// Runs of everything.
    pub fn runs(&self) -> u64 {
        (1 + 2 * self.factors.len() as u64)
            * u64::from(self.futures)
            * (self.scenario.options.len() as u64 + 3)
    }
}
