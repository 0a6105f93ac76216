//! What is kept of an experiment: by option, future and week.

mod bytes;

use crate::engine::RunRecord;
use crate::engine::measure::Measures;
use crate::engine::reach::ReachMeasures;
use crate::engine::record::KindPriority;
use crate::futures::finals::Finals;
use crate::model::{GroupKind, Groups};
use crate::scenario::{Headline, Metric, Scenario};

/// Measures kept week by week for layers.
pub const LAYER_METRICS: [Metric; 8] = [
    Metric::SignalFidelity,
    Metric::Clarity,
    Metric::PracticeFit,
    Metric::UrgentShare,
    Metric::Strain,
    Metric::SilenceRate,
    Metric::Credibility,
    Metric::TopPriorityKnown,
];

/// Measures kept week by week for departments.
pub const DEPARTMENT_METRICS: [Metric; 2] = [Metric::ActivityIndex, Metric::OutcomeIndex];
/// Most departments whose weeks are kept; of more than that the largest.
pub const MOST_FOLLOWED: usize = 24;

/// The departments whose weeks are kept: places among the groups, in order.
pub fn followed(grouping: &Groups) -> Vec<usize> {
    let mut largest: Vec<(usize, u32)> = grouping
        .of_kind(GroupKind::Department)
        .map(|(place, group)| (place, group.people))
        .collect();
    largest.sort_by_key(|&(_, people)| std::cmp::Reverse(people));
    largest.truncate(MOST_FOLLOWED);
    let mut places: Vec<usize> = largest.into_iter().map(|(place, _)| place).collect();
    places.sort_unstable();
    places
}

/// Results of an experiment.
#[derive(Clone, Debug)]
pub struct Results {
    /// Futures that are complete for every option.
    pub futures: u32,
    /// Weeks of a run.
    pub weeks: u32,
    /// One for each arm of the plan, in order.
    pub arms: Vec<ArmResults>,
    /// Ranged assumptions and the values they took.
    pub assumptions: Vec<AssumptionDraws>,
    /// The headline of the first futures with the luck of the next one, if they were lived again: see
    /// [`Plan::with_next_luck`](crate::futures::plan::Plan::with_next_luck).
    pub next_luck: Option<Finals>,
}

/// A ranged assumption and its value in each future.
#[derive(Clone, Debug, PartialEq)]
pub struct AssumptionDraws {
    /// Full dotted key.
    pub key: String,
    /// Value in each future. `[futures]`
    pub values: Vec<f64>,
}

/// Results of one option.
#[derive(Clone, Debug)]
pub struct ArmResults {
    /// How its seats are grouped.
    pub grouping: Groups,
    /// Company measures. `[futures][weeks]`
    pub company: Vec<Vec<Measures>>,
    /// Company measures of the final weeks. `[futures]`
    pub company_final: Vec<Measures>,
    /// Group measures of the final weeks. `[futures][groups]`
    pub groups_final: Vec<Vec<Measures>>,
    /// [`LAYER_METRICS`] of each layer group. `[futures][weeks x layer groups]`
    pub layers: Vec<Vec<[f64; LAYER_METRICS.len()]>>,
    /// [`DEPARTMENT_METRICS`] of each [`followed`] department. `[futures][weeks x followed departments]`
    pub departments: Vec<Vec<[f64; DEPARTMENT_METRICS.len()]>>,
    /// Alignment of the work done where each limited option takes place; not a number for those that are not
    /// followed in this arm. `[futures][weeks][limited options]`
    pub reached: Vec<Vec<Vec<f64>>>,
    /// Measures of the people whom each limited option reaches, and of all others, over its weeks; not a number for options
    /// that are not followed in this arm. `[futures][limited options]`
    pub followed: Vec<Vec<ReachMeasures>>,
    /// Sum over futures of the hours ledger. `[weeks x ledgers x entries]`
    pub ledger: Vec<f64>,
    /// Sum over futures of what people believe and do.
    /// `[weeks x (company, departments, layers) x kinds]`
    pub priorities: Vec<KindPriority>,
}

impl ArmResults {
    /// Whether anybody works beyond the contract in any future and week.
    pub fn has_overtime(&self) -> bool {
        let weeks = self.company.first().map_or(0, Vec::len);
        let ledgers = weeks * (1 + self.grouping.of_kind(GroupKind::Department).count());
        let entries = self.ledger.len().checked_div(ledgers).unwrap_or(0);
        // it is the last entry of each ledger
        entries > 0 && self.ledger.chunks(entries).any(|ledger| ledger[entries - 1] > 0.0)
    }
}

/// What is kept of one run.
#[derive(Clone, Debug)]
pub struct KeptRun {
    grouping: Groups,
    company: Vec<Measures>,
    company_final: Measures,
    groups_final: Vec<Measures>,
    layers: Vec<[f64; LAYER_METRICS.len()]>,
    departments: Vec<[f64; DEPARTMENT_METRICS.len()]>,
    reached: Vec<Vec<f64>>,
    followed: Vec<ReachMeasures>,
    ledger: Vec<f64>,
    priorities: Vec<KindPriority>,
}

impl KeptRun {
    /// Keeps what results need of a run.
    pub fn of(record: RunRecord) -> Self {
        let layer_groups: Vec<usize> =
            record.grouping.of_kind(GroupKind::Layer).map(|(place, _)| place).collect();
        let followed = followed(&record.grouping);
        let mut layers = Vec::with_capacity(record.company.len() * layer_groups.len());
        let mut departments = Vec::with_capacity(record.company.len() * followed.len());
        for week in 0..record.company.len() {
            let groups = record.groups_in(week);
            for &group in &layer_groups {
                layers.push(LAYER_METRICS.map(|metric| groups[group][metric as usize]));
            }
            for &group in &followed {
                departments.push(DEPARTMENT_METRICS.map(|metric| groups[group][metric as usize]));
            }
        }
        let fit = |sides: &ReachMeasures| sides[0][Metric::PracticeFit as usize];
        Self {
            layers,
            departments,
            grouping: record.grouping,
            company: record.company,
            company_final: record.company_final,
            groups_final: record.groups_final,
            reached: record.followed.iter().map(|week| week.iter().map(fit).collect()).collect(),
            followed: record.followed_final,
            ledger: record.ledger,
            priorities: record.priorities,
        }
    }
}

impl Results {
    /// Nothing yet, for so many arms.
    pub fn empty(arms: usize, weeks: u32, assumption_keys: &[String]) -> Self {
        let empty = ArmResults {
            grouping: Groups::default(),
            company: Vec::new(),
            company_final: Vec::new(),
            groups_final: Vec::new(),
            layers: Vec::new(),
            departments: Vec::new(),
            reached: Vec::new(),
            followed: Vec::new(),
            ledger: Vec::new(),
            priorities: Vec::new(),
        };
        let draws = |key: &String| AssumptionDraws { key: key.clone(), values: Vec::new() };
        Self {
            futures: 0,
            weeks,
            arms: vec![empty; arms],
            assumptions: assumption_keys.iter().map(draws).collect(),
            next_luck: None,
        }
    }

    /// How many futures of these two arms are different ones. Luck and assumptions are drawn afresh for each, so
    /// all of them are, unless none of what is drawn acts: then every future is one and the same run.
    pub fn different(&self, arms: [usize; 2]) -> usize {
        let futures = self.futures as usize;
        let is_first = |future: usize| {
            arms.iter().all(|&arm| {
                let company = &self.arms[arm].company;
                same_weeks(&company[0], &company[future])
            })
        };
        if (1..futures).all(is_first) { futures.min(1) } else { futures }
    }

    /// Adds the next future: one run for each arm, and the values of the assumptions. Futures are added
    /// in order, whatever order they were finished in, so that sums have the same bits.
    pub fn push(&mut self, runs: Vec<KeptRun>, assumptions: &[f64]) {
        self.futures += 1;
        for (draws, &value) in self.assumptions.iter_mut().zip(assumptions) {
            draws.values.push(value);
        }
        for (arm, run) in self.arms.iter_mut().zip(runs) {
            if arm.ledger.is_empty() {
                arm.ledger = vec![0.0; run.ledger.len()];
                arm.priorities = vec![KindPriority::default(); run.priorities.len()];
                arm.grouping = run.grouping;
            }
            for (sum, hours) in arm.ledger.iter_mut().zip(&run.ledger) {
                *sum += hours;
            }
            for (sum, priority) in arm.priorities.iter_mut().zip(&run.priorities) {
                sum.add(priority);
            }
            arm.company.push(run.company);
            arm.company_final.push(run.company_final);
            arm.groups_final.push(run.groups_final);
            arm.layers.push(run.layers);
            arm.departments.push(run.departments);
            arm.reached.push(run.reached);
            arm.followed.push(run.followed);
        }
    }
}

/// Whether two runs have the same company measures to the last bit in every week.
fn same_weeks(one: &[Measures], other: &[Measures]) -> bool {
    one.iter()
        .flatten()
        .zip(other.iter().flatten())
        .all(|(one, other)| one.to_bits() == other.to_bits())
}

impl ArmResults {
    /// Values of a company measure in a week (from 0), one for each future; NaN where it does not apply.
    pub fn weekly(&self, week: usize, metric: Metric) -> impl Iterator<Item = f64> {
        self.company.iter().map(move |future| future[week][metric as usize])
    }

    /// Values of one of [`DEPARTMENT_METRICS`] in a week (from 0) for one of the [`followed`] departments, both
    /// by place, one for each future; NaN where it does not apply.
    pub fn department_weekly(
        &self,
        week: usize,
        department: usize,
        metric: usize,
    ) -> impl Iterator<Item = f64> {
        let count = followed(&self.grouping).len();
        self.departments.iter().map(move |future| future[week * count + department][metric])
    }

    /// Values of a company measure over the final weeks, one for each future.
    pub fn finals(&self, metric: Metric) -> impl Iterator<Item = f64> {
        self.company_final.iter().map(move |future| future[metric as usize])
    }

    /// Values of the headline over the final weeks, one for each future; not a number where it does not apply, or
    /// where its department is not shown on its own.
    pub fn headline(&self, scenario: &Scenario) -> impl Iterator<Item = f64> {
        self.finals_of(scenario.headline, scenario)
    }

    /// The same of any measure of the company or of a department of this scenario.
    pub fn finals_of(&self, headline: Headline, scenario: &Scenario) -> impl Iterator<Item = f64> {
        let Headline { metric, department } = headline;
        let place = department
            .map(|department| self.grouping.department(&scenario.departments[department].name));
        self.company_final.iter().zip(&self.groups_final).map(
            move |(company, groups)| match place {
                None => company[metric as usize],
                Some(place) => place.map_or(f64::NAN, |place| groups[place][metric as usize]),
            },
        )
    }

    /// Values of a group measure over the final weeks, one for each future.
    pub fn group_finals(&self, group: usize, metric: Metric) -> impl Iterator<Item = f64> {
        self.groups_final.iter().map(move |future| future[group][metric as usize])
    }
}
