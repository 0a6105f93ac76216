//! Where numbers of the field are simulated: a whole company, and small experiments on the people who work there.
//!
//! The experiments are small scenarios of their own, because the studies observed tree planters, envelope fillers,
//! doctors and not a whole company. What people are like (`people.*`), how they hear of things (`communication.*`), look
//! at each other (`norms.*`) and are loaded (`workload.*`) is taken from the company, unless an experiment states the
//! value itself.

use crate::futures::plan::{BASELINE, Plan, Varying};
use crate::scenario::Scenario;
use crate::verify::case::{Case, LivedCase, Trouble};

const SHIPPED: &str = "tickets-versus-experience";
/// Reward of the shipped scenario that says how strong the pay of an experiment is.
const BONUS: &str = "reward.ticket_bonus.strength";
/// Futures of every run.
const FUTURES: u32 = 12;
/// Companies of the industry.
const COMPANIES: u32 = 100;
/// Cost of effort at which a fixed wage leaves hours unworked. Motive per working week.
const DEAR: f64 = 3.0;
/// Tables whose values say what people are like, whatever they work on.
const OF_PEOPLE: [&str; 4] = ["people.", "communication.", "norms.", "workload."];

/// Keys and values as in a scenario file.
pub type FileValues = Vec<(String, String)>;

/// What a laboratory is made of.
#[derive(Clone, Debug)]
pub struct Setup {
    company: Whole,
    /// Set over the experiments, as far as these do not state them.
    of_people: FileValues,
    /// Pull of a counted unit in the experiments.
    strength: f64,
    futures: u32,
    industry: bool,
}

/// The company that is observed as a whole.
#[derive(Clone, Debug)]
enum Whole {
    /// The shipped one, with these values.
    Shipped(FileValues),
    /// That of a user, as it was read.
    Own(Box<Scenario>),
}

impl Setup {
    /// The shipped scenarios.
    pub fn shipped() -> Self {
        Self {
            company: Whole::Shipped(FileValues::new()),
            of_people: FileValues::new(),
            strength: strength_of_shipped(),
            futures: FUTURES,
            industry: true,
        }
    }

    /// The company of a user, and the experiments on the people who work there. Pay stays as strong as in the shipped
    /// scenarios: a unit of the user's own measures is no tree.
    pub fn of_user(scenario: &Scenario) -> Self {
        Self {
            company: Whole::Own(Box::new(scenario.clone())),
            of_people: values_of_people(scenario),
            strength: strength_of_shipped(),
            futures: FUTURES,
            industry: false,
        }
    }

    /// The shipped scenarios with other values, to try out other defaults, in so many futures and without the industry.
    ///
    /// # Errors
    /// When a value is wrong.
    pub fn tried_out(values: &FileValues, futures: u32) -> Result<Self, Trouble> {
        let company = with(Case::of(SHIPPED), values).scenario()?;
        Ok(Self {
            company: Whole::Shipped(values.clone()),
            of_people: values_of_people(&company),
            strength: number_of(&company, BONUS).unwrap_or(f64::NAN),
            futures,
            industry: false,
        })
    }
}

/// What of a user's company is lived: the scenario as it is.
pub fn plan_of_user(scenario: &Scenario) -> Plan {
    let as_it_is = Scenario { options: Vec::new(), ..scenario.clone() };
    Plan::of_options(as_it_is, FUTURES, 1, Varying::Joint)
}

/// Everything that was run, for numbers to be read from.
#[derive(Debug)]
pub struct FieldLab {
    /// The whole company, as it is.
    pub company: LivedCase,
    /// People who plant trees for a fixed wage, or for a piece rate.
    pub piece_rate: LivedCase,
    /// The same where an hour more costs so much that a fixed wage leaves hours unworked.
    pub spare_hours: LivedCase,
    /// Two colleagues.
    pub pair: LivedCase,
    /// Doctors whose fee is halved.
    pub contract: LivedCase,
    /// Workers who are paid for quantity.
    pub quantity_pay: LivedCase,
    /// Sellers with a quota.
    pub quarter_end: LivedCase,
    /// Companies of one industry; none where nobody asked for it.
    pub industry: Option<LivedCase>,
}

impl FieldLab {
    /// Runs everything.
    ///
    /// # Errors
    /// When a scenario has problems or a run stops making sense.
    pub fn live(setup: &Setup) -> Result<Self, Trouble> {
        let company = match &setup.company {
            Whole::Shipped(values) => {
                with(Case::of(SHIPPED), values).futures(setup.futures).live_as_it_is()?
            }
            Whole::Own(scenario) => {
                let case = Case::of(scenario.id.clone()).futures(setup.futures);
                case.live_alone(Scenario::clone(scenario))?
            }
        };
        let experiment = |name: &'static str| -> Result<Case, Trouble> {
            Ok(on_people(name, &setup.of_people)?.futures(setup.futures))
        };
        let strength = setup.strength;
        let paid = |case: Case, option: &str, reward: &str, share: f64| {
            case.option(option, &format!("reward.{reward}.strength"), share * strength)
        };
        let planters = |case: Case| {
            let case = paid(case, "piece_rate", "piece_rate", 1.0);
            paid(case, "higher_rate", "piece_rate", HIGHER_RATE).live()
        };
        let workers = paid(experiment("verify/quantity-pay")?, "quantity_pay", "bonus", 1.0);
        let doctors = experiment("verify/contract")?.with("reward.fee.strength", strength);
        let industry = || Case::of("verify/industry").joint().futures(COMPANIES).live_as_it_is();
        Ok(Self {
            company,
            piece_rate: planters(experiment("verify/piece-rate")?)?,
            spare_hours: planters(
                experiment("verify/piece-rate")?.with("people.effort_cost", DEAR),
            )?,
            // everything is the same in all futures of a pair, so one is enough
            pair: experiment("verify/pair")?.futures(1).live()?,
            contract: paid(doctors, "mixed", "fee", 0.5).live()?,
            quantity_pay: workers.live()?,
            quarter_end: experiment("verify/quarter-end")?.live_as_it_is()?,
            industry: if setup.industry { Some(industry()?) } else { None },
        })
    }
}

/// The higher of two piece rates, over the lower one.
pub const HIGHER_RATE: f64 = 1.1;

/// Pull of a counted unit in the shipped company; not a number where it has none, which no run survives.
fn strength_of_shipped() -> f64 {
    let scenario = Scenario::embedded(SHIPPED).ok();
    scenario.and_then(|scenario| number_of(&scenario, BONUS)).unwrap_or(f64::NAN)
}

fn number_of(scenario: &Scenario, key: &str) -> Option<f64> {
    scenario.layout.slots(key).map(|slots| scenario.settings[slots.start])
}

fn with(case: Case, values: &FileValues) -> Case {
    values.iter().fold(case, |case, (key, value)| case.with(key, value))
}

/// What the people of a company are like: plain numbers, ranges at their usual value.
fn values_of_people(scenario: &Scenario) -> FileValues {
    let entries = scenario.layout.entries.iter();
    let plain = entries.filter(|entry| {
        let of_people = OF_PEOPLE.iter().any(|table| entry.key.starts_with(table));
        of_people && entry.glides && entry.slots.len() == 1
    });
    plain
        .map(|entry| (entry.key.clone(), scenario.settings[entry.slots.start].to_string()))
        .collect()
}

/// An experiment on such people. What it states itself stays, and so does what is the same anyway.
fn on_people(name: &'static str, values: &FileValues) -> Result<Case, Trouble> {
    let case = Case::of(name);
    let scenario = case.scenario()?;
    let differs = |key: &str, value: &str| {
        let stated = scenario.origins.place(key).is_some_and(|place| !place.is_default);
        let same = number_of(&scenario, key).is_none_or(|number| number.to_string() == value);
        !stated && !same
    };
    let values: FileValues =
        values.iter().filter(|(key, value)| differs(key, value)).cloned().collect();
    Ok(with(case, &values))
}

/// Scenario and values of the scenario as it is, and what is read from it.
pub(super) fn read_from(lived: &LivedCase, what: &str) -> String {
    format!("{}, {what}", lived.described_with(BASELINE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(name: &'static str, text: &str) -> String {
        let scenario = Scenario::from_text("mine", text).expect("reads");
        on_people(name, &values_of_people(&scenario)).expect("exists").described()
    }

    #[test]
    fn an_experiment_takes_over_what_people_are_like_and_keeps_what_it_states() {
        let text = "extends = \"tickets-versus-experience\"\n[people]\nconviction = 0.7\n\
                    [workload]\narrivals = 0.3\nitem = 0.1\n[voice]\nrisk = 0.9\n";
        assert_eq!(
            described("verify/piece-rate", text),
            "verify/piece-rate, people.conviction = 0.7, workload.item = 0.1"
        );
        assert_eq!(
            described("verify/contract", text),
            "verify/contract, people.conviction = 0.7, workload.arrivals = 0.3, workload.item = 0.1"
        );
    }

    #[test]
    fn the_experiments_on_shipped_people_are_the_shipped_experiments() {
        let text = "extends = \"winning-departments\"\n[people]\nconviction = 1.5\nhabit = 0.3\n\
                    [communication]\nfidelity = 0.82\n[norms]\nconformity = 0.15\n";
        let scenario = Scenario::from_text("mine", text).expect("reads");
        let shipped = Scenario::embedded(SHIPPED).expect("shipped");
        assert_eq!(values_of_people(&scenario).len(), values_of_people(&shipped).len());
        assert_eq!(described("verify/pair", "extends = \"tickets-versus-experience\"\n"), {
            "verify/pair"
        });
    }
}
