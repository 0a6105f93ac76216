//! Options at equal cost: the value of a number, such as the strength of a bonus, at which an option's rewards are
//! as large as those of the baseline.
//!
//! The same first futures are lived again and again with other values: first away from the usual one until the cost
//! lies between two of them, then halving the distance. Every step is the same for the same scenario and seed,
//! however many futures are run afterwards.

use std::sync::Arc;

use crate::futures::finals::Finals;
use crate::futures::future::Failure;
use crate::futures::plan::{Arm, Plan, Varying};
use crate::scenario::{Advice, Alternative, Lever, Scenario, Setting};

/// Futures whose mean reward is compared. In others it differs a little.
pub const FUTURES: u32 = 16;
/// How near the rewards have to come. Share of the baseline's.
const NEAR: f64 = 1e-4;
/// Most values that are tried on the way out, and then between two of them.
const STEPS: usize = 40;
/// Values that are tried as a rule.
const USUAL_STEPS: u64 = 12;
/// So many times smaller than at first, a value is as good as the smallest one.
const FARTHEST: f64 = 1024.0;
/// From one value to the next on the way out.
const FACTOR: f64 = 2.0;

/// Why no value was found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoEqualCost {
    /// There is none, and what to do.
    #[error(transparent)]
    None(Advice),
    /// A run did not finish.
    #[error(transparent)]
    Run(#[from] Failure),
}

/// Whether any option waits for its value.
pub fn waits(plan: &Plan) -> bool {
    waiting(plan) > 0
}

/// Options that wait for their value.
fn waiting(plan: &Plan) -> usize {
    let waits = |arm: &&Arm| {
        let option = arm.option.map(|option| &plan.scenarios[arm.scenario].options[option]);
        option.is_some_and(|option| option.at_equal_cost.is_some())
    };
    plan.arms.iter().filter(waits).count()
}

/// About how many runs it takes to find the values that are waited for.
pub fn usual_runs(plan: &Plan) -> u64 {
    // an option and its twins at every value that is tried
    waiting(plan) as u64 * USUAL_STEPS * u64::from(FUTURES) * 3
}

/// Finds the value of every option that asks for equal cost and lets the option set it. `live` keeps the reward of
/// the final quarter of a plan's arms.
///
/// # Errors
/// When no allowed value leads to the baseline's reward, or a run did not finish.
pub fn settle(
    plan: &mut Plan,
    mut live: impl FnMut(&Plan) -> Result<Finals, Failure>,
) -> Result<(), NoEqualCost> {
    for arm in 1..plan.arms.len() {
        let of = &plan.arms[arm];
        let (place, Some(option)) = (of.scenario, of.option) else { continue };
        let scenario = Arc::clone(&plan.scenarios[place]);
        let Some(asked) = scenario.options[option].at_equal_cost.clone() else { continue };
        let lever = scenario.lever(&asked.key).map_err(NoEqualCost::None)?;
        if let Some(last) = scenario.options[option].over_before(&scenario) {
            return Err(NoEqualCost::None(Advice::new(
                format!(
                    "option `{}` is over after week {last}, and what is paid is held equal in the final weeks",
                    scenario.options[option].named.name
                ),
                "let the option last, or leave `at_equal_cost` out",
            )));
        }
        let mut reward = |value: Option<f64>| -> Result<f64, NoEqualCost> {
            let mut trial = Plan {
                futures: FUTURES,
                spread: Varying::Joint,
                arms: vec![plan.arms[if value.is_some() { arm } else { 0 }].clone()],
                ..plan.clone()
            };
            if let Some(value) = value {
                set(Arc::make_mut(&mut trial.scenarios[place]), option, &lever, value);
            }
            let lived = live(&trial)?;
            let paid: Vec<f64> = lived.of(0, 0).collect();
            Ok(paid.iter().sum::<f64>() / paid.len() as f64)
        };
        let wanted = reward(None)?;
        let value = solved(&lever, wanted, |value| reward(Some(value)))?.ok_or_else(|| {
            let (low, high) = lever.limits();
            NoEqualCost::None(Advice::new(
                format!(
                    "option `{}`: no `{}` from {low} to {high} makes its rewards cost as much as those of the baseline",
                    scenario.options[option].named.name, lever.key
                ),
                "name the strength of a reward that the option pays, or leave `at_equal_cost` out",
            ))
        })?;
        let scenario = Arc::make_mut(&mut plan.scenarios[place]);
        set(scenario, option, &lever, value);
        if let Some(asked) = &mut scenario.options[option].at_equal_cost {
            asked.value = Some(value);
        }
    }
    Ok(())
}

/// Lets an option set a number with its last change, and nothing else set it before. A number that is uncertain stays so:
/// its range is moved in proportion.
fn set(scenario: &mut Scenario, option: usize, lever: &Lever, value: f64) {
    let range = range_of(scenario, &scenario.options[option], &lever.key);
    let option = &mut scenario.options[option];
    for change in &mut option.changes {
        change.sets.retain(|set| set.key != lever.key);
    }
    // the number of a reward can always be set
    let (Some(last), Ok(setting)) = (option.changes.last_mut(), lever.setting(value)) else {
        return;
    };
    let (low, high) = lever.limits();
    let moved = range
        .map(|(usual, from, to)| [from, to].map(|end| (end * (value / usual)).clamp(low, high)));
    last.sets.push(Setting { range: moved.map(|[from, to]| (from, to)), ..setting });
}

/// Usual, smallest and largest value of a number that an option leaves or makes uncertain.
fn range_of(scenario: &Scenario, option: &Alternative, key: &str) -> Option<(f64, f64, f64)> {
    let mut sets = option.changes.iter().flat_map(|change| &change.sets);
    let found = if let Some(set) = sets.rfind(|set| set.key == key) {
        set.range.map(|(from, to)| (set.values[0], from, to))
    } else {
        let own = scenario.assumptions.iter().find(|range| range.key == key);
        own.map(|range| (range.usual, range.from, range.to))
    };
    found.filter(|&(usual, from, to)| usual > 0.0 && from < to)
}

/// The value at which something that rises with it equals what is wanted; nothing when it never does.
fn solved(
    lever: &Lever,
    wanted: f64,
    mut of: impl FnMut(f64) -> Result<f64, NoEqualCost>,
) -> Result<Option<f64>, NoEqualCost> {
    let (least, most) = lever.limits();
    let is_near = |found: f64| (found - wanted).abs() <= NEAR * wanted.abs();
    let begin = if lever.usual > 0.0 { lever.usual } else { 1.0_f64.clamp(least, most) };
    let (mut low, mut high) = (begin, begin);
    let first = of(begin)?;
    if is_near(first) {
        return Ok(Some(begin));
    }
    let rises = first < wanted;
    for _ in 0..STEPS {
        // halving never arrives at the smallest value, so it is tried as such
        let lower = if low > begin / FARTHEST { low / FACTOR } else { least };
        let next = if rises { (high * FACTOR).min(most) } else { lower.max(least) };
        let found = of(next)?;
        if rises {
            (low, high) = (high, next);
        } else {
            (low, high) = (next, low);
        }
        if is_near(found) {
            return Ok(Some(next));
        }
        if (found < wanted) != rises {
            break;
        }
        if (rises && next >= most) || (!rises && next <= least) {
            return Ok(None);
        }
    }
    for _ in 0..STEPS {
        let middle = f64::midpoint(low, high);
        let found = of(middle)?;
        if is_near(found) {
            return Ok(Some(middle));
        }
        if found < wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(None)
}
