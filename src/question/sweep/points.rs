//! A scenario over a range of values: every point lives the same futures.

use crate::futures::plan::{Plan, Varying};
use crate::futures::{latin, sobol};
use crate::question::sweep::axis::Axis;
use crate::scenario::{Advice, Metric, Scenario};

/// Most points of a sweep.
pub const MOST_POINTS: u64 = 1_000_000_000;
/// Futures that are started together, at least: enough to keep every thread busy until the end.
const FUTURES_TOGETHER: u64 = 256;

/// A scenario, what is varied in it, and what is kept.
#[derive(Clone, Debug)]
pub struct Sweep {
    /// The scenario.
    pub scenario: Scenario,
    /// What is varied, in the order of the columns.
    pub axes: Vec<Axis>,
    /// Which combinations are points.
    pub arrangement: Arrangement,
    /// How each point is lived and what is kept of it.
    pub terms: SweepTerms,
}

/// Which combinations of values are points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// All, the last key fastest.
    Grid,
    /// First with first, second with second.
    Pairs,
    /// So many Sobol' points.
    Sobol(u64),
    /// So many points of a Latin hypercube.
    Latin(u64),
}

/// How each point is lived and what is kept of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SweepTerms {
    /// Futures of each point, the same for all. At least 1.
    pub futures: u32,
    /// Where all luck comes from.
    pub seed: u64,
    /// What differs between futures.
    pub spread: Varying,
    /// Measures that are kept, the headline first.
    pub measures: Vec<Metric>,
    /// Headlines below this count as collapsed. Points; `None` does not count.
    pub collapse_below: Option<f64>,
    /// Whether every future is kept beside the summary.
    pub each_future: bool,
}

impl Sweep {
    /// Puts a sweep together; `vary` as typed.
    ///
    /// # Errors
    /// When a key or a value is wrong, or when the values cannot be combined like this.
    pub fn new(
        scenario: Scenario,
        vary: &[String],
        arrangement: Arrangement,
        terms: SweepTerms,
    ) -> Result<Self, Advice> {
        let advice = |message: String, help: &str| Advice { message, help: help.to_owned() };
        if let Some(department) = scenario.headline.department {
            return Err(advice(
                format!(
                    "the headline is that of {}, and a sweep shows measures of the company",
                    scenario.departments[department].label
                ),
                "leave `headline_department` out for the sweep; `sensitivity` and `run` know it",
            ));
        }
        let mut axes: Vec<Axis> = Vec::new();
        for text in vary {
            let next = Axis::read(&scenario, text)?;
            if axes.iter().any(|earlier| earlier.lever.key == next.lever.key) {
                return Err(advice(
                    format!("`{}` is varied twice", next.lever.key),
                    "put all its values into one `--vary`",
                ));
            }
            axes.push(next);
        }
        if matches!(arrangement, Arrangement::Sobol(_)) && axes.len() > sobol::MOST_DIMENSIONS {
            return Err(advice(
                format!(
                    "{} keys are varied, Sobol' points have at most {} dimensions",
                    axes.len(),
                    sobol::MOST_DIMENSIONS
                ),
                "vary fewer keys, or add `--design latin`",
            ));
        }
        let sweep = Self { scenario, axes, arrangement, terms };
        sweep.check_shape()?;
        Ok(sweep)
    }

    fn check_shape(&self) -> Result<(), Advice> {
        if matches!(self.arrangement, Arrangement::Sobol(_) | Arrangement::Latin(_)) {
            return Ok(());
        }
        let mut counts: Vec<(&str, u64)> = Vec::new();
        for axis in &self.axes {
            let key = axis.lever.key.as_str();
            let Some(count) = axis.count() else {
                let range = axis.written();
                return Err(Advice {
                    message: format!("`{key}` has no step"),
                    help: format!(
                        "give a step as in `--vary {key}={range}:0.1`, or fill the range with \
                         `--points 64`"
                    ),
                });
            };
            counts.push((key, count));
        }
        if self.arrangement == Arrangement::Pairs {
            let (first, count) = counts[0];
            if let Some((key, other)) = counts.iter().find(|(_, other)| *other != count) {
                return Err(Advice {
                    message: format!(
                        "`{first}` takes {count} values and `{key}` {other}; `--zip` pairs lists of the \
                         same length"
                    ),
                    help: "give them the same number of values, or leave out `--zip` for all \
                           combinations"
                        .to_owned(),
                });
            }
            return Ok(());
        }
        let all = counts.iter().try_fold(1_u64, |all, (_, count)| all.checked_mul(*count));
        if all.is_none_or(|all| all > MOST_POINTS) {
            return Err(Advice {
                message: format!("there are more than {MOST_POINTS} combinations"),
                help: "take larger steps, or fill the ranges with `--points N`".to_owned(),
            });
        }
        Ok(())
    }

    /// How many points there are.
    pub fn points(&self) -> u64 {
        let mut counts = self.axes.iter().map(|axis| axis.count().unwrap_or(1));
        match self.arrangement {
            Arrangement::Grid => counts.product(),
            Arrangement::Pairs => counts.next().unwrap_or(1),
            Arrangement::Sobol(points) | Arrangement::Latin(points) => points,
        }
    }

    /// The values of a point, from 0, in the order of the axes; computed when asked for.
    pub fn values(&self, point: u64) -> Vec<f64> {
        let dimensions = self.axes.iter().enumerate();
        match self.arrangement {
            Arrangement::Grid => {
                let mut rest = point;
                let mut values: Vec<f64> = self
                    .axes
                    .iter()
                    .rev()
                    .map(|axis| {
                        let count = axis.count().unwrap_or(1);
                        let value = axis.at(rest % count);
                        rest /= count;
                        value
                    })
                    .collect();
                values.reverse();
                values
            }
            Arrangement::Pairs => self.axes.iter().map(|axis| axis.at(point)).collect(),
            Arrangement::Sobol(_) => dimensions
                .map(|(dimension, axis)| axis.along(sobol::coordinate(point, dimension)))
                .collect(),
            Arrangement::Latin(points) => dimensions
                .map(|(dimension, axis)| {
                    axis.along(latin::coordinate(self.terms.seed, point, points, dimension))
                })
                .collect(),
        }
    }

    /// What a point runs: every option of the scenario with these values, held against the twins of the scenario
    /// with its usual values, which are the same at every point.
    ///
    /// # Errors
    /// When the values make no sense together.
    pub fn plan(&self, point: u64) -> Result<Plan, Advice> {
        let values = self.values(point);
        let levers: Vec<_> = self.axes.iter().map(|axis| &axis.lever).zip(values).collect();
        let SweepTerms { futures, seed, spread, .. } = self.terms;
        Plan::of_values(&self.scenario, &levers, (futures, seed, spread)).map_err(|advice| Advice {
            message: format!(
                "with {} it makes no sense: {}",
                self.described(point),
                advice.message
            ),
            help: advice.help,
        })
    }

    /// The values of a point for people: `fidelity = 0.5, ...`.
    pub fn described(&self, point: u64) -> String {
        let named = self.axes.iter().zip(self.values(point));
        let named = named
            .map(|(axis, value)| format!("`{}` = {}", axis.lever.key, axis.lever.written(value)));
        named.collect::<Vec<_>>().join(", ")
    }

    /// Points that are lived together; their futures are all that is in memory at a time.
    pub fn together(&self) -> u64 {
        FUTURES_TOGETHER.div_ceil(u64::from(self.terms.futures.max(1)))
    }

    /// Keys that are varied beyond the range that the scenario declares for them, a sentence each.
    pub fn beyond_declared(&self) -> Vec<String> {
        let beyond = self.axes.iter().filter_map(|axis| {
            let (from, to) = axis.ends();
            let beyond = self.scenario.beyond_range(&axis.lever.key, from, to)?;
            Some(format!("`{}` goes from {from} to {to}, {beyond}", axis.lever.key))
        });
        beyond.collect()
    }

    /// Options and events that set a varied key themselves, so that it does not vary there: their names and
    /// the key.
    pub fn overridden(&self) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for axis in &self.axes {
            let key = &axis.lever.key;
            let is_set = |set: &str| {
                set == key || key.strip_prefix(set).is_some_and(|rest| rest.starts_with('.'))
            };
            let of_options = self.scenario.options.iter().map(|option| {
                (format!("option `{}`", option.named.name), option.changes.iter().collect())
            });
            let of_events = self
                .scenario
                .events
                .iter()
                .map(|event| (format!("event `{}`", event.label), vec![event]));
            let all: Vec<(String, Vec<_>)> = of_events.chain(of_options).collect();
            for (name, changes) in all {
                let mut sets = changes.iter().flat_map(|change| &change.sets);
                if sets.any(|set| is_set(&set.key)) {
                    found.push((name, key.clone()));
                }
            }
        }
        found
    }
}

/// The measures that are kept: the headline, what every sweep shows, and more; each once.
pub fn measures(headline: Metric, more: &[Metric]) -> Vec<Metric> {
    let usual = [Metric::ActivityIndex, Metric::OutcomeIndex, Metric::Drift, Metric::Strain];
    let mut measures = vec![headline];
    for &metric in usual.iter().chain(more) {
        if !measures.contains(&metric) {
            measures.push(metric);
        }
    }
    measures
}

/// Whether a measure is an index, where 100 is the aligned twin.
pub fn is_index(metric: Metric) -> bool {
    matches!(metric, Metric::ActivityIndex | Metric::OutcomeIndex | Metric::ReportedIndex)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::CallingThread;
    use crate::futures::lab::{live_all, live_finals};
    use crate::question::sweep::axis::Values;

    const TEXT: &str = "extends = \"tickets-versus-experience\"\ntime.weeks = 8\n\
        option.pilot.week = 2\noption.pilot.until = 4\n";

    fn sweep(vary: &[&str], arrangement: Arrangement) -> Result<Sweep, Advice> {
        let scenario = Scenario::from_text("sweep", TEXT).expect("it makes sense");
        let terms = SweepTerms {
            futures: 2,
            seed: 1,
            spread: Varying::Joint,
            measures: measures(scenario.headline.metric, &[]),
            collapse_below: None,
            each_future: false,
        };
        let vary: Vec<String> = vary.iter().map(|&text| text.to_owned()).collect();
        Sweep::new(scenario, &vary, arrangement, terms)
    }

    const FIDELITY: &str = "communication.fidelity=0.5,0.9";
    const STRENGTH: &str = "reward.ticket_bonus.strength=0..2:1";

    #[test]
    fn a_grid_holds_every_combination_the_last_key_fastest() {
        let sweep = sweep(&[FIDELITY, STRENGTH], Arrangement::Grid).expect("fits");
        let points: Vec<Vec<f64>> = (0..sweep.points()).map(|point| sweep.values(point)).collect();
        assert_eq!(points[..4], [[0.5, 0.0], [0.5, 1.0], [0.5, 2.0], [0.9, 0.0]]);
        assert_eq!(points.len(), 6);
        assert_eq!(
            sweep.described(4),
            "`communication.fidelity` = 0.9, `reward.ticket_bonus.strength` = 1"
        );
        let names: Vec<String> = sweep.overridden().into_iter().map(|(name, _)| name).collect();
        assert!(names.contains(&"option `double_bonus`".to_owned()), "{names:?}");
    }

    #[test]
    fn designs_fill_the_box() {
        let ranges = ["communication.fidelity=0.5..0.9", "reward.ticket_bonus.strength=0..2"];
        for arrangement in [Arrangement::Sobol(8), Arrangement::Latin(8)] {
            let sweep = sweep(&ranges, arrangement).expect("fits");
            for axis in 0..2 {
                let Values::Range { from, to } = sweep.axes[axis].values else { panic!("a range") };
                let mut steps: Vec<u32> = (0..8)
                    .map(|point| {
                        ((sweep.values(point)[axis] - from) / (to - from) * 8.0 + 1e-9) as u32
                    })
                    .collect();
                steps.sort_unstable();
                assert_eq!(steps, [0, 1, 2, 3, 4, 5, 6, 7]);
            }
        }
    }

    #[test]
    fn a_point_is_the_scenario_with_these_values() {
        let sweep = sweep(&[FIDELITY, STRENGTH], Arrangement::Grid).expect("fits");
        let plan = sweep.plan(5).expect("it makes sense");
        let finals = live_finals(&plan, &sweep.terms.measures, &CallingThread).expect("runs");
        let file = |fidelity: f64, strength: f64| {
            let text = format!(
                "{TEXT}communication.fidelity = {fidelity}\nreward.ticket_bonus.strength = {strength}\n"
            );
            Scenario::from_text("file", &text).expect("it makes sense")
        };
        // the twins are those of the file as it was, at every point
        let file = Plan::of_options(file(0.9, 2.0), 2, 1, Varying::Joint).against(file(0.82, 1.0));
        let results = live_all(&file, &CallingThread).expect("runs");
        for (place, &metric) in sweep.terms.measures.iter().enumerate() {
            for arm in 0..plan.arms.len() {
                let bits = |value: f64| value.to_bits();
                let swept: Vec<u64> = finals.of(arm, place).map(bits).collect();
                let run: Vec<u64> = results.arms[arm].finals(metric).map(bits).collect();
                assert_eq!(swept, run, "{} {arm}", metric.info().name);
            }
        }
    }

    #[test]
    fn what_is_in_memory_does_not_grow_with_the_points() {
        let mut sweep = sweep(&[STRENGTH, FIDELITY], Arrangement::Grid).expect("fits");
        for (futures, points) in [(1, 256), (50, 6), (256, 1), (100_000, 1)] {
            sweep.terms.futures = futures;
            assert_eq!(sweep.together(), points, "{futures} futures");
        }
    }

    #[test]
    fn what_cannot_be_combined_is_told_with_a_remedy() {
        let wrong = |vary: &[&str], arrangement| sweep(vary, arrangement).expect_err("nonsense");
        let twice = wrong(&[FIDELITY, FIDELITY], Arrangement::Grid);
        assert_eq!(twice.message, "`communication.fidelity` is varied twice");
        let lengths = wrong(&[FIDELITY, STRENGTH], Arrangement::Pairs);
        assert!(lengths.message.contains("same length"), "{}", lengths.message);
        let open = wrong(&["communication.fidelity=0..1"], Arrangement::Grid);
        assert_eq!(open.message, "`communication.fidelity` has no step");
        let fine = "communication.fidelity=0..1:0.00001";
        let huge = wrong(&[fine, "reward.ticket_bonus.strength=0..2:0.00001"], Arrangement::Grid);
        assert!(huge.message.contains("more than 1000000000"), "{}", huge.message);
        let full =
            sweep(&["workload.meetings=0.5", "workload.approvals=0.1,0.5"], Arrangement::Grid);
        let full = full.expect("each value is allowed");
        assert!(full.plan(0).is_ok());
        let refused = full.plan(1).expect_err("no hours left").message;
        assert!(refused.starts_with("with `workload.meetings` = 0.5, `workload"), "{refused}");
    }
}
