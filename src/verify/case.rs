//! A small scenario through the public path: scenario text, engine, written tables; and numbers read from
//! those tables.

use crate::verify::written::{bytes, number, rows};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::Arc;

use crate::document::table::Table;
use crate::engine::timeline::Timeline;
use crate::futures::Lab;
use crate::futures::execute::Parallel;
use crate::futures::future::Failure;
use crate::futures::plan::{BASELINE, Plan, Varying};
use crate::futures::results::Results;
use crate::model::policy::World;
use crate::model::{GroupKind, Organization};
use crate::question::compare::{Comparison, tables};
use crate::question::why::causes::accounts;
use crate::question::why::coalitions::Coalitions;
use crate::question::why::table;
use crate::scenario::{Metric, Scenario};
use crate::verify::causes::WrittenCauses;

/// Where the luck of all cases comes from.
pub(super) const SEED: u64 = 11;

/// Why a case could not be run: a fault of this program, never of its user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Trouble(pub String);

/// A scenario with what differs from it.
#[derive(Clone, Debug)]
pub struct Case {
    parent: Cow<'static, str>,
    sets: Vec<(String, String)>,
    options: Vec<(String, Vec<(String, String)>)>,
    lines: Vec<String>,
    futures: u32,
    spread: Varying,
}

impl Case {
    /// A shipped scenario as it is, in one future, with its assumptions at their usual values.
    pub fn of(parent: impl Into<Cow<'static, str>>) -> Self {
        Self {
            parent: parent.into(),
            sets: Vec::new(),
            options: Vec::new(),
            lines: Vec::new(),
            futures: 1,
            spread: Varying::LuckOnly,
        }
    }

    /// The same with another value: a full dotted key and a value as in a scenario file. The last value
    /// of a key counts.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Display) -> Self {
        self.sets.retain(|(known, _)| known != key);
        self.sets.push((key.to_owned(), value.to_string()));
        self
    }

    /// One more option that sets one key.
    #[must_use]
    pub fn option(self, name: &str, key: &str, value: impl Display) -> Self {
        self.option_of(name, &[(key, &value)])
    }

    /// One more option that sets several keys.
    #[must_use]
    pub fn option_of(mut self, name: &str, sets: &[(&str, &dyn Display)]) -> Self {
        let sets = sets.iter().map(|(key, value)| ((*key).to_owned(), value.to_string()));
        self.options.push((name.to_owned(), sets.collect()));
        self
    }

    /// One more line as in a scenario file, for what is no value of an option: its dates, its parts.
    #[must_use]
    pub fn line(mut self, line: &str) -> Self {
        self.lines.push(line.to_owned());
        self
    }

    /// The same in so many futures.
    #[must_use]
    pub fn futures(mut self, futures: u32) -> Self {
        self.futures = futures;
        self
    }

    /// The same with assumptions that are drawn afresh in each future, as `run` does.
    #[must_use]
    pub fn joint(mut self) -> Self {
        self.spread = Varying::Joint;
        self
    }

    /// The scenario file of this case.
    pub fn text(&self) -> String {
        let mut text = format!("extends = {}\n", toml::Value::String(self.parent.to_string()));
        for (key, value) in &self.sets {
            text.push_str(&format!("{key} = {value}\n"));
        }
        for (name, sets) in &self.options {
            for (key, value) in sets {
                text.push_str(&format!("option.{name}.set.{key} = {value}\n"));
            }
        }
        for line in &self.lines {
            text.push_str(&format!("{line}\n"));
        }
        text
    }

    /// Scenario and values, for people.
    pub fn described(&self) -> String {
        self.described_with(BASELINE)
    }

    /// Scenario and values of an option, for people.
    fn described_with(&self, option: &str) -> String {
        let of_option = self.options.iter().filter(|(name, _)| name == option);
        let changed: Vec<&(String, String)> = of_option.flat_map(|(_, sets)| sets).collect();
        let kept = self.sets.iter().filter(|(key, _)| changed.iter().all(|set| set.0 != *key));
        let sets =
            kept.chain(changed.iter().copied()).map(|(key, value)| format!("{key} = {value}"));
        let prefix = format!("option.{option}.");
        let own = self.lines.iter().filter_map(|line| line.strip_prefix(&prefix));
        let own: Vec<String> = own.map(str::to_owned).collect();
        let unknown = option != BASELINE && changed.is_empty() && own.is_empty();
        let of_all = self.lines.iter().filter(|line| !line.starts_with("option.")).cloned();
        let lines = of_all.chain(own);
        let named = unknown.then(|| format!("option {option}"));
        let futures = (self.futures > 1).then(|| format!("{} futures", self.futures));
        let parent = std::iter::once(self.parent.to_string());
        parent.chain(sets).chain(lines).chain(named).chain(futures).collect::<Vec<_>>().join(", ")
    }

    /// The scenario, read as a file would be.
    ///
    /// # Errors
    /// When it has problems.
    pub fn scenario(&self) -> Result<Scenario, Trouble> {
        Scenario::from_text(&self.parent, &self.text())
            .map_err(|problems| Trouble(format!("{problems}")))
    }

    /// Lives every option through the same luck and writes the tables.
    ///
    /// # Errors
    /// When the scenario has problems or a run stops making sense.
    pub fn live(self) -> Result<LivedCase, Trouble> {
        self.live_by(|plan| Parallel::default().results(plan))
    }

    /// The same with somebody else who executes the plan.
    ///
    /// # Errors
    /// When the scenario has problems or a run stops making sense.
    pub fn live_by(
        self,
        execute: impl FnOnce(&Plan) -> Result<Results, Failure>,
    ) -> Result<LivedCase, Trouble> {
        let plan = Plan::of_options(self.scenario()?, self.futures, SEED, self.spread);
        let results = execute(&plan)?;
        Ok(LivedCase::of(self, plan, results))
    }

    /// Lives the scenario as it is, without any option, and writes the tables.
    ///
    /// # Errors
    /// When the scenario has problems or a run stops making sense.
    pub fn live_as_it_is(self) -> Result<LivedCase, Trouble> {
        let scenario = self.scenario()?;
        self.live_alone(scenario)
    }

    /// The same for a scenario that somebody has read: this case only says in how many futures, and under
    /// which name.
    ///
    /// # Errors
    /// When a run stops making sense.
    pub fn live_alone(self, scenario: Scenario) -> Result<LivedCase, Trouble> {
        let alone = Scenario { options: Vec::new(), ..scenario };
        let plan = Plan::of_options(alone, self.futures, SEED, self.spread);
        let results = Parallel::default().results(&plan)?;
        Ok(LivedCase::of(self, plan, results))
    }

    /// Lives every coalition of mechanisms of the scenario as it is, and writes the table of causes.
    ///
    /// # Errors
    /// When the scenario has problems or a run stops making sense.
    pub fn causes(self) -> Result<WrittenCauses, Trouble> {
        let scenario = self.scenario()?;
        let coalitions = Coalitions::of(&scenario, self.futures, SEED, self.spread);
        let potentials = coalitions.live(&Parallel::default())?;
        let accounts = accounts(&potentials);
        Ok(WrittenCauses::read(self.described(), table::why(&potentials, &accounts)))
    }
}

impl From<Failure> for Trouble {
    fn from(Failure { option, future, reason }: Failure) -> Self {
        Self(format!("{option} in future {}: {reason:?}", future + 1))
    }
}

/// Numbers of a table by the words and whole numbers that lead to them.
type Numbers = BTreeMap<Vec<String>, f64>;
/// Something by option and measure.
type ByMeasure<T> = BTreeMap<(String, String), T>;

/// What one kind of work means to the seats of a group in a week. Shares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Priority {
    /// Belief, mean of seats.
    pub believed: f64,
    /// Its standard deviation between seats.
    pub believed_sd: f64,
    /// Practice, mean of seats.
    pub practised: f64,
    /// Its standard deviation between seats.
    pub practised_sd: f64,
}

/// A case that was run, and its tables. Numbers that a table does not hold are not a number, and then no
/// comparison passes.
#[derive(Debug)]
pub struct LivedCase {
    case: Case,
    found: Comparison,
    company: OnceCell<ByMeasure<Vec<Vec<f64>>>>,
    finals: OnceCell<ByMeasure<Vec<f64>>>,
    hours: OnceCell<Numbers>,
    priorities: OnceCell<Numbers>,
    layers: OnceCell<Numbers>,
    groups: OnceCell<Numbers>,
    reached: OnceCell<Numbers>,
}

/// What `group_final.csv` says of a measure over futures.
const SPREAD: [&str; 2] = ["mean", "q05"];

impl LivedCase {
    /// What came of a case, before any number of it was read.
    fn of(case: Case, plan: Plan, results: Results) -> Self {
        Self {
            case,
            found: Comparison::of(plan, results),
            company: OnceCell::new(),
            finals: OnceCell::new(),
            hours: OnceCell::new(),
            priorities: OnceCell::new(),
            layers: OnceCell::new(),
            groups: OnceCell::new(),
            reached: OnceCell::new(),
        }
    }

    /// Scenario and values of the scenario as it is.
    pub fn described(&self) -> String {
        self.case.described()
    }

    /// Scenario and values of an option.
    pub fn described_with(&self, option: &str) -> String {
        self.case.described_with(option)
    }

    /// The scenario that was run.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.found.plan.scenarios[0]
    }

    /// The organization of the first future: who reports to whom, and who sees whom.
    pub fn organization(&self) -> Organization<4> {
        let timeline = Timeline::new(self.scenario(), None, World::AsIs, None);
        Organization::new(timeline.first_settings(), &timeline.pilots(), self.found.plan.luck(0))
    }

    /// All tables as they are written: name and bytes. The weekly table of the company is there twice, once
    /// with every future.
    pub fn written(&self) -> Vec<(&'static str, Vec<u8>)> {
        let mut tables = tables::all(&self.found, false);
        tables.push(tables::company_weekly_all(&self.found));
        tables.into_iter().map(|table| (table.name, bytes(table))).collect()
    }

    /// Groups of layers of the scenario as it is, the top first: name in `layer_weekly.csv`, and people.
    pub fn layers(&self) -> Vec<(String, u32)> {
        let layers = self.found.results.arms[0].grouping.of_kind(GroupKind::Layer);
        layers.map(|(_, group)| (group.name.clone(), group.people)).collect()
    }

    /// Weeks of a run.
    pub fn weeks(&self) -> usize {
        self.found.results.weeks as usize
    }

    /// A company measure of an option in every week of a future (from 0). `company_weekly.csv`
    pub fn weekly(&self, option: &str, future: usize, metric: Metric) -> Vec<f64> {
        let table = self.company.get_or_init(|| {
            let mut numbers: ByMeasure<Vec<Vec<f64>>> = BTreeMap::new();
            let (futures, weeks) = (self.found.results.futures as usize, self.weeks());
            for row in rows(tables::company_weekly_all(&self.found)) {
                let [option, future, week, measure, value] = row.as_slice() else { continue };
                let (future, week) = (whole(future), whole(week));
                let all = numbers
                    .entry((option.clone(), measure.clone()))
                    .or_insert_with(|| vec![vec![f64::NAN; weeks]; futures]);
                if let Some(place) =
                    all.get_mut(future - 1).and_then(|future| future.get_mut(week - 1))
                {
                    *place = number(value);
                }
            }
            numbers
        });
        let key = (option.to_owned(), metric.info().name.to_owned());
        let found = table.get(&key).and_then(|futures| futures.get(future));
        found.cloned().unwrap_or_else(|| vec![f64::NAN; self.weeks()])
    }

    /// A company measure of an option in a week (from 1) of the first future.
    pub fn week(&self, option: &str, week: usize, metric: Metric) -> f64 {
        self.weekly(option, 0, metric).get(week - 1).copied().unwrap_or(f64::NAN)
    }

    /// A company measure of an option in the last week of the first future.
    pub fn last(&self, option: &str, metric: Metric) -> f64 {
        self.week(option, self.weeks(), metric)
    }

    /// A company measure over the final weeks, one value for each future. `futures.csv`
    pub fn finals(&self, option: &str, metric: Metric) -> Vec<f64> {
        let table = self.finals.get_or_init(|| {
            let mut numbers: ByMeasure<Vec<f64>> = BTreeMap::new();
            for row in rows(tables::futures(&self.found)) {
                let [.., option, measure, value] = row.as_slice() else { continue };
                numbers.entry((option.clone(), measure.clone())).or_default().push(number(value));
            }
            numbers
        });
        let key = (option.to_owned(), metric.info().name.to_owned());
        table.get(&key).cloned().unwrap_or_default()
    }

    /// Number of futures that were lived.
    pub fn futures(&self) -> usize {
        self.found.plan.futures as usize
    }

    /// Hours of a group in a week (from 1) that went to a kind of work, or to `urgent`, `rework`,
    /// `overhead`, `lost_to_strain`, `unused`; `overtime` is by how much these exceed the contract. `hours_weekly.csv`
    pub fn hours(&self, option: &str, week: usize, group: &str, kind: &str) -> f64 {
        let table = self.hours.get_or_init(|| numbers(tables::hours_weekly(&self.found), 4, 0));
        value(table, &[option, &week.to_string(), group, kind])
    }

    /// Hours of the company in the last week.
    pub fn last_hours(&self, option: &str, kind: &str) -> f64 {
        self.hours(option, self.weeks(), "company", kind)
    }

    /// What a group believes and does about a kind of work in a week (from 1). `priorities_weekly.csv`
    pub fn priority(&self, option: &str, week: usize, group: &str, kind: &str) -> Priority {
        let table = self.priorities.get_or_init(|| {
            let mut all = Numbers::new();
            for row in rows(tables::priorities_weekly(&self.found)) {
                for (name, text) in
                    ["believed", "believed_sd", "practised", "practised_sd"].iter().zip(&row[4..])
                {
                    let mut key = row[..4].to_vec();
                    key.push((*name).to_owned());
                    all.insert(key, number(text));
                }
            }
            all
        });
        let of = |name: &str| value(table, &[option, &week.to_string(), group, kind, name]);
        Priority {
            believed: of("believed"),
            believed_sd: of("believed_sd"),
            practised: of("practised"),
            practised_sd: of("practised_sd"),
        }
    }

    /// A measure of a layer in a week (from 1), mean of futures. `layer_weekly.csv`
    pub fn layer(&self, option: &str, week: usize, layer: &str, metric: Metric) -> f64 {
        let table = self.layers.get_or_init(|| numbers(tables::layer_weekly(&self.found), 4, 0));
        value(table, &[option, &week.to_string(), layer, metric.info().name])
    }

    /// A measure of a department over the final weeks, mean of futures. `group_final.csv`
    pub fn department(&self, option: &str, department: &str, metric: Metric) -> f64 {
        self.of_group(option, ["department", department], metric, SPREAD[0])
    }

    /// A measure of a layer over the final weeks, mean of futures. `group_final.csv`
    pub fn layer_final(&self, option: &str, layer: &str, metric: Metric) -> f64 {
        self.of_group(option, ["layer", layer], metric, SPREAD[0])
    }

    /// The same, where 5 % of futures lie below. `group_final.csv`
    pub fn department_low(&self, option: &str, department: &str, metric: Metric) -> f64 {
        self.of_group(option, ["department", department], metric, SPREAD[1])
    }

    /// What a limited option does to the people whom it reaches (`reached`) or to all others (`elsewhere`), over its weeks:
    /// mean of futures, and its error. `reached.csv`
    pub fn followed(&self, option: &str, people: &str, metric: Metric) -> [f64; 2] {
        let table = self.reached.get_or_init(|| {
            let mut all = Numbers::new();
            for row in tables::reached(&self.found).map(rows).unwrap_or_default() {
                let [option, _, _, people, measure, _, _, mean, error, ..] = row.as_slice() else {
                    continue;
                };
                for (what, text) in [("mean", mean), ("error", error)] {
                    let key = [option, people, measure].map(Clone::clone);
                    all.insert([key.as_slice(), &[what.to_owned()]].concat(), number(text));
                }
            }
            all
        });
        ["mean", "error"].map(|what| value(table, &[option, people, metric.info().name, what]))
    }

    fn of_group(&self, option: &str, [kind, name]: [&str; 2], metric: Metric, what: &str) -> f64 {
        let table = self.groups.get_or_init(|| {
            let mut all = Numbers::new();
            for row in rows(tables::group_final(&self.found)) {
                let [option, kind, group, _, measure, mean, low, ..] = row.as_slice() else {
                    continue;
                };
                for (what, text) in SPREAD.into_iter().zip([mean, low]) {
                    let mut key = [option, kind, group, measure].map(Clone::clone).to_vec();
                    key.push(what.to_owned());
                    all.insert(key, number(text));
                }
            }
            all
        });
        value(table, &[option, kind, name, metric.info().name, what])
    }
}

/// One number of each row, by its first columns.
fn numbers(table: Table, keys: usize, column: usize) -> Numbers {
    rows(table).into_iter().map(|row| (row[..keys].to_vec(), number(&row[keys + column]))).collect()
}

fn value(table: &Numbers, key: &[&str]) -> f64 {
    let key: Vec<String> = key.iter().map(|word| (*word).to_owned()).collect();
    table.get(&key).copied().unwrap_or(f64::NAN)
}

fn whole(text: &str) -> usize {
    text.parse().unwrap_or(1)
}
