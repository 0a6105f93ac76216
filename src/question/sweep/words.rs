//! What happens over the range of a sweep, in a sentence; the same for programs.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::document::number::{counted, rounded, signed};
use crate::document::terminal::{joined, paths, tables_path, wrapped};
use crate::question::sweep::axis::{Axis, Values};
use crate::question::sweep::overview::{Extremes, Overview, SweepPoint, has_charts};
use crate::question::sweep::points::is_index;
use crate::scenario::Better;

/// Differences of a headline below this are rounding.
const ROUNDING: f64 = 1e-9;
/// Steps of the next sweep over the steepest stretch.
const CLOSER: f64 = 10.0;
/// A sweep of more points is compared over stretches of its range: so many at least.
const STRETCHES: usize = 20;

/// What is shown.
#[derive(Clone, Copy, Debug)]
pub struct SweepAnswer<'a> {
    /// What came out.
    pub overview: &'a Overview<'a>,
    /// Where the files are.
    pub folder: &'a Path,
    /// The scenario as a shell would need it, to name a next command.
    pub source: &'a str,
}

/// Title, sentence, paths and what to do next.
pub fn full(swept: &SweepAnswer) -> String {
    let sweep = swept.overview.sweep;
    let mut lines = vec![sweep.scenario.title.clone()];
    let counts = format!(
        "{} of {}, {} each",
        counted(sweep.points() as usize, "point", "points"),
        counted(sweep.axes.len(), "key", "keys"),
        counted(sweep.terms.futures as usize, "future", "futures"),
    );
    lines.push(counts);
    lines.push(String::new());
    lines.extend(wrapped(&sentence(swept.overview), 0, 0));
    lines.push(String::new());
    if has_charts(swept.overview) {
        lines.extend(paths(swept.folder));
    } else {
        lines.push(tables_path(swept.folder));
    }
    lines.push(format!("next: {}", next(swept)));
    joined(&lines)
}

/// The sentence and the path.
pub fn short(swept: &SweepAnswer) -> String {
    joined(&[sentence(swept.overview), swept.folder.display().to_string()])
}

/// What happens over the range.
pub fn sentence(overview: &Overview) -> String {
    let label = overview.headline().info().label.to_lowercase();
    let Some(extremes) = overview.extremes[0] else {
        return format!("As it is, {label} applies at no point.");
    };
    let Extremes { smallest, largest } = extremes;
    let mut text = if largest.1 - smallest.1 < ROUNDING {
        format!("As it is, {label} is {} everywhere", rounded(largest.1))
    } else {
        format!(
            "As it is, {label} is largest with {} ({}) and smallest with {} ({})",
            overview.sweep.described(largest.0),
            rounded(largest.1),
            overview.sweep.described(smallest.0),
            rounded(smallest.1)
        )
    };
    if let Some(steepest) = steepest(overview) {
        let Steepest { from, to, change } = steepest;
        let verb = if change < 0.0 { "falls" } else { "never falls, and rises" };
        let written = |value| overview.sweep.axes[0].lever.written(value);
        text.push_str(&format!(
            "; it {verb} fastest between {} and {} ({})",
            written(from),
            written(to),
            signed(change)
        ));
    }
    text.push('.');
    if is_index(overview.headline()) {
        // so that what is harder for everyone cannot read as better
        text.push_str(" 100 is the aligned twin with the usual values, at every point.");
    }
    if let Some((option, point, value)) = best_option(overview) {
        text.push_str(&format!(
            " The best of all options is \"{}\" with {} ({}).",
            overview.options[option].label,
            overview.sweep.described(point),
            rounded(value)
        ));
    }
    if let Some(collapse) = collapse_sentence(overview) {
        text.push(' ');
        text.push_str(&collapse);
    }
    text
}

/// Between which values the baseline's headline falls fastest; rises, if it never falls. Neighbours, or at
/// least a twentieth of all points apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Steepest {
    /// Smaller value of the key.
    pub from: f64,
    /// Larger value of the key.
    pub to: f64,
    /// Median of the headline there minus here.
    pub change: f64,
}

/// Where the headline of the baseline falls fastest, for a sweep of one number.
pub fn steepest(overview: &Overview) -> Option<Steepest> {
    let points = in_order(overview)?;
    // between close neighbours there is little but luck
    let apart = (points.len() / STRETCHES).max(1);
    let steps = points.iter().zip(points.iter().skip(apart)).map(|(here, there)| Steepest {
        from: here.values[0],
        to: there.values[0],
        change: there.headlines[0].middle - here.headlines[0].middle,
    });
    let steps: Vec<Steepest> = steps
        .filter(|step| {
            step.change.is_finite() && step.change.abs() > ROUNDING && step.to > step.from
        })
        .collect();
    let slope = |step: &Steepest| step.change / (step.to - step.from);
    let by_slope = |left: &&Steepest, right: &&Steepest| slope(left).total_cmp(&slope(right));
    let falls = steps.iter().min_by(by_slope).filter(|step| step.change < 0.0);
    falls.or_else(|| steps.iter().max_by(by_slope)).copied()
}

/// The points of a sweep of one number, from its smallest value up.
fn in_order<'a>(overview: &'a Overview) -> Option<Vec<&'a SweepPoint>> {
    let [axis] = overview.sweep.axes.as_slice() else { return None };
    if axis.lever.is_words() || overview.points.is_empty() {
        return None;
    }
    let mut points: Vec<&SweepPoint> = overview.points.iter().collect();
    points.sort_by(|left, right| left.values[0].total_cmp(&right.values[0]));
    Some(points)
}

/// Option, point and median of the best headline anywhere, when that is not the baseline's.
fn best_option(overview: &Overview) -> Option<(usize, u64, f64)> {
    let better = overview.headline().info().better;
    let sign = match better {
        Better::Higher => 1.0,
        Better::Lower => -1.0,
        Better::Neither => return None,
    };
    let best = |extremes: &Extremes| if sign > 0.0 { extremes.largest } else { extremes.smallest };
    let all = overview.extremes.iter().enumerate();
    let all = all.filter_map(|(option, extremes)| extremes.as_ref().map(|of| (option, best(of))));
    let (option, (point, value)) =
        all.fold(None, |found: Option<(usize, (u64, f64))>, next| match found {
            Some(best) if sign * (next.1.1 - best.1.1) <= ROUNDING => Some(best),
            _ => Some(next),
        })?;
    (option > 0).then_some((option, point, value))
}

/// How many futures of the baseline collapse, at the least and at the most.
fn collapse_sentence(overview: &Overview) -> Option<String> {
    let below = overview.sweep.terms.collapse_below?;
    let shares = overview.points.iter().map(|point| point.headlines[0].collapsed);
    let shares: Vec<f64> = shares.filter(|share| share.is_finite()).collect();
    let largest = shares.iter().copied().reduce(f64::max)?;
    let smallest = shares.iter().copied().reduce(f64::min)?;
    let percent = |share: f64| format!("{:.0} %", 100.0 * share);
    Some(if largest <= 0.0 {
        format!("No future ends below {below}.")
    } else if largest - smallest < ROUNDING {
        format!("{} of futures end below {below} everywhere.", percent(largest))
    } else {
        format!("{} to {} of futures end below {below}.", percent(smallest), percent(largest))
    })
}

/// A next command: a closer look at the steepest place, or how to go on with the tables.
fn next(swept: &SweepAnswer) -> String {
    let sweep = swept.overview.sweep;
    if let (Some(Steepest { from, to, .. }), [Axis { lever, values: Values::Steps { .. } }]) =
        (steepest(swept.overview), sweep.axes.as_slice())
        && !lever.is_whole()
    {
        let key = &lever.key;
        let width = to - from;
        let finer: f64 = format!("{:.1e}", width / CLOSER).parse().unwrap_or(width);
        return format!("`orgdrift sweep {} --vary {key}={from}..{to}:{finer}`", swept.source);
    }
    format!("`orgdrift repeat {}` computes the same bytes again", swept.folder.display())
}

/// The same for programs.
pub fn json(swept: &SweepAnswer) -> String {
    let overview = swept.overview;
    let (sweep, info) = (overview.sweep, overview.headline().info());
    let place = |(point, median): (u64, f64)| {
        let values = sweep.axes.iter().zip(sweep.values(point)).map(|(axis, value)| {
            let lever = &axis.lever;
            let value = if lever.is_words() {
                Value::from(lever.written(value))
            } else {
                Value::from(value)
            };
            (lever.key.clone(), value)
        });
        json!({ "point": point + 1, "values": values.collect::<Map<_, _>>(), "median": median })
    };
    let options: Vec<Value> = overview
        .options
        .iter()
        .zip(&overview.extremes)
        .map(|(option, extremes)| {
            json!({
                "option": option.name,
                "label": option.label,
                "smallest": extremes.map(|extremes| place(extremes.smallest)),
                "largest": extremes.map(|extremes| place(extremes.largest)),
            })
        })
        .collect();
    let steepest = steepest(overview).map(
        |steepest| json!({ "from": steepest.from, "to": steepest.to, "change": steepest.change }),
    );
    let keys = sweep.axes.iter().map(|axis| axis.lever.key.as_str());
    format!(
        "{:#}",
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "scenario": sweep.scenario.id,
            "headline": info.name,
            "unit": info.unit,
            "keys": keys.collect::<Vec<_>>(),
            "points": sweep.points(),
            "futures": sweep.terms.futures,
            "seed": sweep.terms.seed,
            "spread": sweep.terms.spread.name(),
            "options": options,
            "steepest": steepest,
            "sentence": sentence(overview),
            "folder": swept.folder.display().to_string(),
        })
    )
}
