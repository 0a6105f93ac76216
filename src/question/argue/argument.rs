//! Two levers about which experts disagree, and the parameters over which the answer may change.

mod ready;

pub use ready::{READY, Ready};

use crate::futures::finals::Finals;
use crate::futures::plan::{Arm, BASELINE, Plan, Varying};
use crate::scenario::parameter::Adjustable;
use crate::scenario::suggest::{closest, listed};
use crate::scenario::typed::{TypedKey, TypedRange};
use crate::scenario::{
    Advice, Alternative, Attention, Change, Lever, Named, Scenario, Scope, label_of,
};

/// Most parameters that can be asked about.
const MOST_AXES: usize = 2;
/// Most points of a grid.
const MOST_POINTS: usize = 2500;
/// Intervals of a grid when no step is given: along one parameter, and along each of two.
const USUAL_INTERVALS: [f64; MOST_AXES] = [12.0, 8.0];
/// Steps that people count in, up to a power of ten.
const ROUND_STEPS: [f64; 4] = [1.0, 2.0, 2.5, 5.0];

/// What somebody argues about, as it is typed.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Option or `KEY=value`, several with `,`; `LABEL:` before it names it.
    pub first: &'a str,
    /// The same for the other side.
    pub second: &'a str,
    /// `KEY=from..to[:step]`, one or two.
    pub over: &'a [String],
}

/// An argument: a scenario in which two levers live the same futures at every point of a grid.
#[derive(Clone, Debug)]
pub struct Argument {
    /// The scenario; its options are the levers of the two sides.
    pub scenario: Scenario,
    /// The two sides, the first one first.
    pub sides: [Side; 2],
    /// The parameters asked about, one or two.
    pub axes: Vec<ArgumentAxis>,
    /// Futures at each point. At least 1.
    pub futures: u32,
    /// Where all luck comes from.
    pub seed: u64,
    /// Legal but odd: one sentence each, for the user to see.
    pub remarks: Vec<String>,
}

/// One side of an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Its name for people.
    pub label: String,
    /// Its option of the scenario; `None` is the scenario as it is. Index.
    pub option: Option<usize>,
    /// What it was asked for with.
    pub asked: String,
}

/// A parameter over which the winner may change.
#[derive(Clone, Debug, PartialEq)]
pub struct ArgumentAxis {
    /// The parameter.
    pub lever: Lever,
    /// Grid values, ascending; at least two.
    pub values: Vec<f64>,
    /// Distance between grid values, but for the last one.
    pub step: f64,
}

/// First side minus second in each future of a point that was lived for one measure.
pub fn differences(lived: &Finals) -> Vec<f64> {
    lived.of(0, 0).zip(lived.of(1, 0)).map(|(first, second)| first - second).collect()
}

impl Argument {
    /// Reads a request; other options of the scenario are left out.
    ///
    /// # Errors
    /// When the request asks for what there is not, or the sides are the same.
    pub fn new(
        scenario: &Scenario,
        request: Request,
        futures: u32,
        seed: u64,
    ) -> Result<Self, Advice> {
        let mut own = scenario.clone();
        own.options.clear();
        let mut sides = Vec::new();
        for (name, asked) in [("first", request.first), ("second", request.second)] {
            let (label, changes) = side(scenario, name, asked)?;
            let option = (!changes.is_empty()).then_some(own.options.len());
            if option.is_some() {
                let named = Named { name: name.to_owned(), label: label.clone() };
                own.options.push(Alternative {
                    named,
                    changes,
                    combines: Vec::new(),
                    expected: None,
                    against: None,
                    at_equal_cost: None,
                });
            }
            sides.push(Side { label, option, asked: asked.to_owned() });
        }
        let [first, second] = [sides.remove(0), sides.remove(0)];
        if first.label == second.label || first.asked == second.asked {
            return Err(Advice::new(
                format!("both sides are `{}`", first.label),
                "give two different ones with `--first` and `--second`; `LABEL: ` before them names them",
            ));
        }
        let axes = axes(scenario, request.over)?;
        let mut remarks = remarks(&own, [&first, &second], &axes)?;
        let asked_for = |name: &str| {
            let asked = [&first.asked, &second.asked];
            asked.iter().any(|asked| label_and_parts(asked).1.any(|part| part == name))
        };
        let said = scenario.taken_as_they_stand().filter(|(name, _)| asked_for(name));
        remarks.extend(said.map(|(_, said)| said));
        let argument = Self { scenario: own, sides: [first, second], axes, futures, seed, remarks };
        // what makes no sense together is told before anything runs
        for point in argument.grid() {
            argument.plan(&point)?;
        }
        Ok(argument)
    }

    /// The points of the grid, the last parameter fastest.
    pub fn grid(&self) -> Vec<Vec<f64>> {
        let mut points = vec![Vec::new()];
        for axis in &self.axes {
            let extended = |point: &Vec<f64>| {
                axis.values
                    .iter()
                    .map(|&value| point.iter().copied().chain([value]).collect())
                    .collect::<Vec<Vec<f64>>>()
            };
            points = points.iter().flat_map(extended).collect();
        }
        points
    }

    /// What is run at a point: the first side and the second, through the same futures as at any other
    /// point.
    ///
    /// # Errors
    /// When the values make no sense together.
    pub fn plan(&self, point: &[f64]) -> Result<Plan, Advice> {
        let values: Vec<(&Lever, f64)> =
            self.axes.iter().map(|axis| &axis.lever).zip(point.iter().copied()).collect();
        let plan =
            Plan::of_values(&self.scenario, &values, (self.futures, self.seed, Varying::Joint))?;
        let reference = plan.arms[0].reference;
        let arms = ["first", "second"]
            .into_iter()
            .zip(&self.sides)
            .map(|(name, side)| Arm {
                name: name.to_owned(),
                label: side.label.clone(),
                scenario: 0,
                option: side.option,
                reference,
            })
            .collect();
        Ok(Plan { arms, ..plan })
    }
}

/// The label that was asked for, and the options and settings behind it.
fn label_and_parts(asked: &str) -> (Option<&str>, impl Iterator<Item = &str>) {
    let (label, parts) = match asked.split_once(':') {
        Some((label, parts)) => (Some(label.trim()), parts),
        None => (None, asked),
    };
    (label, parts.split(',').map(str::trim))
}

/// Label and changes of a side.
fn side(scenario: &Scenario, name: &str, asked: &str) -> Result<(String, Vec<Change>), Advice> {
    let (label, parts) = label_and_parts(asked);
    let mut labels = Vec::new();
    let mut changes: Vec<Change> = Vec::new();
    for part in parts {
        if let Some((key, value)) = part.split_once('=') {
            let lever = scenario.lever(key.trim())?;
            if lever.parameter.adjustable == Adjustable::World {
                return Err(Advice::new(
                    format!("`{}` says what the world needs; no side can set it", lever.key),
                    "both sides would be measured by other yardsticks; vary it with `--over`, or set it in \
                     the scenario",
                ));
            }
            let value = lever.read(value)?;
            labels.push(format!("{} = {}", lever.key, lever.written(value)));
            changes.push(Change {
                label: name.to_owned(),
                week: 1,
                until: None,
                ramp_weeks: 1,
                scope: Scope::default(),
                attention: Attention::NONE,
                sets: vec![lever.setting(value)?],
            });
        } else if part == BASELINE {
            labels.push("As it is".to_owned());
        } else {
            let option = scenario.options.iter().find(|option| option.named.name == part);
            let option = option.ok_or_else(|| no_option(scenario, name, part))?;
            labels.push(option.named.label.clone());
            changes.extend(option.changes.iter().cloned());
        }
    }
    let label = label.filter(|label| !label.is_empty());
    Ok((label.map_or_else(|| labels.join(" + "), str::to_owned), changes))
}

fn no_option(scenario: &Scenario, side: &str, asked: &str) -> Advice {
    let names = || {
        let options = scenario.options.iter().map(|option| option.named.name.as_str());
        std::iter::once(BASELINE).chain(options)
    };
    let help = match closest(asked, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it is {}, or a change such as `people.conviction=2`", listed(names())),
    };
    Advice::new(format!("`--{side}`: `{}` has no option `{asked}`", scenario.id), help)
}

fn axes(scenario: &Scenario, over: &[String]) -> Result<Vec<ArgumentAxis>, Advice> {
    if over.is_empty() || over.len() > MOST_AXES {
        return Err(Advice::new(
            format!("`--over` is given {} times, must be 1 or {MOST_AXES}", over.len()),
            "name the parameter experts disagree about, as in `--over communication.fidelity=0.5..1`",
        ));
    }
    let intervals = USUAL_INTERVALS[over.len() - 1];
    let axes: Vec<ArgumentAxis> =
        over.iter().map(|text| axis(scenario, text, intervals)).collect::<Result<_, _>>()?;
    if let [first, second] = axes.as_slice()
        && first.lever.key == second.lever.key
    {
        return Err(Advice::new(
            format!("`{}` is given twice", first.lever.key),
            "name two different parameters with `--over`",
        ));
    }
    let points: usize = axes.iter().map(|axis| axis.values.len()).product();
    if points > MOST_POINTS {
        return Err(Advice::new(
            format!("the grid has {points} points, must be at most {MOST_POINTS}"),
            "give a larger step: `KEY=from..to:step`",
        ));
    }
    Ok(axes)
}

/// Reads `KEY=from..to[:step]`.
fn axis(scenario: &Scenario, text: &str, intervals: f64) -> Result<ArgumentAxis, Advice> {
    let form = "write `--over KEY=from..to` or `--over KEY=from..to:step`";
    let unread = || Advice::new(format!("`{text}` is not a range of a parameter"), form);
    if !text.contains('=') {
        return Err(unread());
    }
    let typed = TypedKey::read(scenario, text, "--over ")?;
    if typed.lever.is_words() {
        return Err(Advice::new(
            format!("`{}` is a word: nothing lies between two of its values", typed.lever.key),
            "ask over a number; a word can be a side, as in `--first KEY=word`",
        ));
    }
    let TypedRange { from, to, step } = typed.range()?.ok_or_else(unread)?;
    let lever = typed.lever;
    let step = step.unwrap_or_else(|| round_step((to - from) / intervals, lever.is_whole()));
    if (to - from) / step > MOST_POINTS as f64 {
        let whole = if lever.is_whole() { "a whole number " } else { "" };
        let message = format!(
            "the step of `{}` must be {whole}above 0, with at most {MOST_POINTS} points",
            lever.key
        );
        return Err(Advice::new(message, form));
    }
    Ok(ArgumentAxis { values: values(from, to, step), lever, step })
}

/// Values from one end to the other, both included.
fn values(from: f64, to: f64, step: f64) -> Vec<f64> {
    let steps = ((to - from) / step + 1e-9).floor();
    let mut values: Vec<f64> =
        (0..=steps as u32).map(|number| plain(from + f64::from(number) * step)).collect();
    match values.last_mut() {
        Some(last) if (to - *last).abs() < 1e-6 * step => *last = to,
        _ => values.push(to),
    }
    values
}

/// Without the last digits, in which sums of steps differ from what people would write.
fn plain(value: f64) -> f64 {
    (value * 1e12).round() / 1e12
}

/// The smallest round step that is at least as long.
fn round_step(least: f64, whole: bool) -> f64 {
    let mut power = 1.0;
    while power > least {
        power /= 10.0;
    }
    while 10.0 * power <= least {
        power *= 10.0;
    }
    let round = ROUND_STEPS.iter().map(|step| step * power).chain([10.0 * power]);
    let fits = |step: &f64| *step >= least * (1.0 - 1e-9);
    let step = round.into_iter().find(fits).map_or(least, plain);
    if whole { step.ceil().max(1.0) } else { step }
}

/// What somebody should know before believing the answer.
fn remarks(
    scenario: &Scenario,
    sides: [&Side; 2],
    axes: &[ArgumentAxis],
) -> Result<Vec<String>, Advice> {
    let mut remarks = Vec::new();
    for axis in axes {
        let key = &axis.lever.key;
        let set_by = |changes: &[Change]| {
            changes.iter().flat_map(|change| &change.sets).any(|set| {
                set.key == *key
                    || key.strip_prefix(&set.key).is_some_and(|rest| rest.starts_with('.'))
            })
        };
        let by: Vec<&Side> = sides
            .into_iter()
            .filter(|side| side.option.is_some_and(|at| set_by(&scenario.options[at].changes)))
            .collect();
        if let [first, second] = by.as_slice() {
            return Err(Advice::new(
                format!("`{key}` is set by `{}` and by `{}`", first.label, second.label),
                "ask over a parameter that at least one side leaves alone",
            ));
        }
        remarks.extend(by.first().map(|side| {
            format!("`{}` sets `{key}` itself: only the other side feels its value", side.label)
        }));
        let events = scenario.events.iter().filter(|event| set_by(std::slice::from_ref(event)));
        remarks
            .extend(events.map(|event| {
                format!("event `{}` sets `{key}` for a time", label_of(&event.label))
            }));
    }
    Ok(remarks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn argued(first: &str, second: &str, over: &[&str]) -> Result<Argument, Advice> {
        let scenario = Scenario::embedded("tickets-versus-experience").expect("it is shipped");
        let over: Vec<String> = over.iter().map(|text| (*text).to_owned()).collect();
        Argument::new(&scenario, Request { first, second, over: &over }, 4, 1)
    }

    #[test]
    fn a_grid_has_round_steps_and_both_ends() {
        let argument = argued("both", "baseline", &["communication.fidelity=0.4..1"]);
        let axis = &argument.expect("it makes sense").axes[0];
        assert_eq!(axis.values.len(), 13);
        assert_eq!(axis.values[3].to_string(), "0.55");
        assert_eq!(values(1.0, 10.0, 4.0), [1.0, 5.0, 9.0, 10.0]);
        assert_eq!(values(0.0, 0.3, 0.1), [0.0, 0.1, 0.2, 0.3]);
        assert!((round_step(0.07, false) - 0.1).abs() < 1e-12);
        assert!((round_step(0.4, true) - 1.0).abs() < 1e-12);
        assert!((round_step(12.5, false) - 20.0).abs() < 1e-12);
        let two = ["communication.fidelity=0.4..1:0.3", "people.conviction=0..2:2"];
        let grid = argued("both", "baseline", &two).expect("it makes sense").grid();
        assert_eq!(grid.len(), 6);
        assert_eq!(grid[1], [0.4, 2.0]);
    }

    #[test]
    fn sides_are_options_changes_or_several_of_them() {
        let over = ["norms.conformity=0..0.5"];
        let first = "Both, loudly: outcome_bonus, communication.cadence_weeks=1";
        let argument = argued(first, "clear_strategy", &over).expect("it makes sense");
        assert_eq!(argument.sides[0].label, "Both, loudly");
        assert_eq!(argument.sides[1].label, "Clear and translated strategy");
        assert_eq!(argument.scenario.options.len(), 2);
        assert_eq!(argument.scenario.options[0].changes.len(), 2);
        let plan = argument.plan(&[0.3]).expect("it makes sense");
        assert_eq!((plan.arms[0].option, plan.arms[1].option), (Some(0), Some(1)));
        let argument = argued("people.conviction=2", "baseline", &over).expect("it makes sense");
        assert_eq!(argument.sides[0].label, "people.conviction = 2");
        assert_eq!(argument.sides[1].option, None);
    }

    #[test]
    fn wrong_requests_are_told_with_a_remedy() {
        let over = ["norms.conformity=0..0.5"];
        let wrong = |first, second, over: &[&str]| {
            argued(first, second, over).expect_err("it is wrong").message
        };
        assert_eq!(
            argued("outcome_bonsu", "both", &over).expect_err("a slip").help,
            "did you mean `outcome_bonus`?"
        );
        assert_eq!(wrong("both", "both", &over), "both sides are `Both together`");
        assert!(wrong("both", "pilot", &[]).contains("`--over` is given 0 times"));
        assert!(wrong("both", "pilot", &["norms.conformity"]).contains("is not a range"));
        assert!(wrong("both", "pilot", &["norms.conformity=0.5..0.1"]).contains("goes from 0.5"));
        assert!(wrong("both", "pilot", &["norms.conformity=0..3"]).contains("must be 0 to 0.95"));
        assert!(wrong("both", "pilot", &["norms.conformity=0..0.5:0"]).contains("the step of"));
        assert!(wrong("both", "pilot", &["norms.conformity=0..0.5:1e-9"]).contains("the step of"));
        assert!(
            wrong("both", "pilot", &["leadership.playbook=none..listen"]).contains("is a word")
        );
        assert!(wrong("both", "pilot", &[over[0], over[0]]).contains("given twice"));
        assert!(wrong("people.habit=2", "pilot", &over).contains("must be 0 to 1"));
        let fine = ["norms.conformity=0..0.5:0.005", "people.habit=0..1:0.01"];
        assert!(wrong("both", "pilot", &fine).contains("10201 points"));
        let set = ["communication.fidelity=0.5..1"];
        assert!(wrong("both", "clear_strategy", &set).contains("is set by"));
        assert_eq!(argued("both", "pilot", &set).expect("one side").remarks.len(), 1);
    }

    #[test]
    fn arguments_that_come_with_the_program_can_be_read() {
        for ready in READY {
            let scenario = Scenario::embedded(ready.scenario).expect("it is shipped");
            let over: Vec<String> = ready.over.iter().map(|&text| text.to_owned()).collect();
            let request = Request { first: ready.first, second: ready.second, over: &over };
            let argument = Argument::new(&scenario, request, 40, 1);
            assert!(argument.is_ok_and(|argument| argument.remarks.is_empty()), "{}", ready.name);
        }
    }
}
