//! Which mechanisms open the gap of a scenario, or of one of its options: what is asked, and what is found.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::futures::Lab;
use crate::futures::plan::{BASELINE, Varying};
use crate::question::why::causes::{Account, accounts};
use crate::question::why::coalitions::{Coalitions, Potentials};
use crate::question::{Effort, FEWER_FUTURES, NoAnswer, Question};
use crate::scenario::suggest::{closest, enumerated};
use crate::scenario::{Advice, Scenario};

/// Whose gap to take apart.
#[derive(Clone, Debug)]
pub struct AskWhy {
    scenario: Scenario,
    option: Option<usize>,
    coalitions: Coalitions,
}

/// A gap that was taken apart.
#[derive(Clone, Debug)]
pub struct Why {
    /// Whose gap.
    pub scenario: Scenario,
    /// With which option; none for the scenario as it is. Index.
    pub option: Option<usize>,
    /// What was lived.
    pub coalitions: Coalitions,
    /// What came back.
    pub potentials: Potentials,
    /// The gap of the company, then those of its departments.
    pub accounts: Vec<Account>,
}

/// What was asked for, in the manifest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WhyRequest {
    /// Whose gap.
    pub option: String,
    /// Mechanisms that were switched on and off.
    pub mechanisms: Vec<String>,
    /// Mechanisms that cannot do anything in the scenario.
    pub idle: Vec<String>,
}

impl WhyRequest {
    /// What was asked of an option by its name, or of the scenario as it is.
    pub fn of(option: &str, coalitions: &Coalitions) -> Self {
        Self {
            option: option.to_owned(),
            mechanisms: coalitions.mechanisms.iter().map(|&name| name.to_owned()).collect(),
            idle: coalitions.idle.iter().map(|idle| idle.mechanism.to_owned()).collect(),
        }
    }
}

impl AskWhy {
    /// The gap of an option by its name, or of the scenario as it is, in so many futures of a seed.
    ///
    /// # Errors
    /// When there is no such option.
    pub fn new(
        scenario: Scenario,
        option: Option<&str>,
        futures: u32,
        seed: u64,
    ) -> Result<Self, Advice> {
        let option = match option.filter(|name| *name != BASELINE) {
            Some(name) => Some(place_of(&scenario, name)?),
            None => None,
        };
        let coalitions = Coalitions::acting(&scenario, option, futures, seed, Varying::Joint);
        Ok(Self { scenario, option, coalitions })
    }

    /// Whose gap.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// What is lived.
    pub fn coalitions(&self) -> &Coalitions {
        &self.coalitions
    }

    /// The same for whoever needs nothing else.
    pub fn into_coalitions(self) -> Coalitions {
        self.coalitions
    }

    /// The name of the option, if it is about one.
    pub fn option(&self) -> Option<&str> {
        self.option.map(|option| self.scenario.options[option].named.name.as_str())
    }
}

/// The place of an option.
fn place_of(scenario: &Scenario, name: &str) -> Result<usize, Advice> {
    let names = || scenario.options.iter().map(|option| option.named.name.as_str());
    names().position(|known| known == name).ok_or_else(|| {
        let help = match closest(name, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if scenario.options.is_empty() => "leave `--option` out: it has none".to_owned(),
            None => format!("it has {}", enumerated(names())),
        };
        Advice { message: format!("`{}` has no option `{name}`", scenario.id), help }
    })
}

impl Question for AskWhy {
    type Found = Why;

    fn remarks(&self) -> Vec<String> {
        let of_option = self.scenario.taken_as_they_stand();
        let said = of_option.filter(|(name, _)| self.option() == Some(name)).map(|(_, said)| said);
        self.scenario.with_id(self.scenario.remarks.iter().cloned().chain(said))
    }

    fn effort(&self, _threads: usize) -> Result<Effort<'_>, Advice> {
        let plan = &self.coalitions.plan;
        let groups = self.coalitions.groups.len();
        // the shares of every coalition, and the parts they are taken apart into
        let kept = 16.0 * f64::from(plan.futures) * (groups * plan.arms.len().max(64)) as f64;
        let like = Cow::Borrowed(plan);
        Ok(Effort { like, runs: plan.runs(), kept, less: FEWER_FUTURES })
    }

    fn find(self, lab: &impl Lab) -> Result<Why, NoAnswer> {
        let Self { scenario, option, coalitions } = self;
        lab.begin(coalitions.plan.runs(), "runs");
        let potentials = coalitions.live(lab)?;
        if potentials.shares.is_empty() {
            return Err(NoAnswer::Stopped);
        }
        Ok(Why::new(scenario, option, coalitions, potentials))
    }
}

impl Why {
    /// Takes the gap apart that a scenario, or one of its options, was found to have.
    pub fn new(
        scenario: Scenario,
        option: Option<usize>,
        coalitions: Coalitions,
        potentials: Potentials,
    ) -> Self {
        let accounts = accounts(&potentials);
        Self { scenario, option, coalitions, potentials, accounts }
    }

    /// The gap of the company.
    pub fn company(&self) -> &Account {
        &self.accounts[0]
    }

    /// The name of the option, or of the scenario as it is.
    pub fn name(&self) -> &str {
        self.option.map_or(BASELINE, |option| &self.scenario.options[option].named.name)
    }

    /// The same for people.
    pub fn label(&self) -> &str {
        self.option.map_or("As it is", |option| &self.scenario.options[option].named.label)
    }

    /// How far the causes are from summing to the gap, in the group and future in which they are farthest.
    /// Share of potential.
    pub fn unsummed(&self) -> f64 {
        self.accounts.iter().map(|account| account.unsummed).fold(0.0, f64::max)
    }
}
