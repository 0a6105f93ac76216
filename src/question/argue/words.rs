//! An argument in words: who wins where, and where it turns.

use std::path::Path;

use crate::document::number::{counted, rounded, significant};
use crate::document::terminal::{WIDTH, joined, paths, wrapped};
use crate::question::argue::argument::{Argument, ArgumentAxis};
use crate::question::argue::ask::ArgumentResult;
use crate::question::argue::boundary::{ArgumentPoint, Call, WinnerBoundary, WinnerStretch};
use crate::scenario::Better;

/// Everything: what is compared, the points, the sentences and the paths.
pub fn full(shown: &ArgumentResult, folder: &Path) -> String {
    let ArgumentResult { argument, argued } = shown;
    let [first, second] = &argument.sides;
    let mut lines = vec![argument.scenario.title.clone()];
    lines.push(format!("first   {}", first.label));
    lines.push(format!("second  {}", second.label));
    lines.push(String::new());
    lines.extend(if argument.axes.len() == 1 {
        along(argument, &argued.points)
    } else {
        plane(argument, &argued.points)
    });
    lines.extend(wrapped(&note(argument), 0, 0));
    lines.push(String::new());
    for sentence in sentences(argument, argued) {
        lines.extend(wrapped(&sentence, 0, 2));
    }
    lines.push(String::new());
    lines.extend(paths(folder));
    joined(&lines)
}

/// The sentences and the path.
pub fn short(shown: &ArgumentResult, folder: &Path) -> String {
    let mut lines = sentences(&shown.argument, &shown.argued);
    lines.push(folder.display().to_string());
    joined(&lines)
}

/// Who wins where, where it turns, and how well that is known.
pub fn sentences(argument: &Argument, argued: &WinnerBoundary) -> Vec<String> {
    let mut calls: Vec<Call> = Vec::new();
    for point in &argued.points {
        if !calls.contains(&point.call) {
            calls.push(point.call);
        }
    }
    match calls.as_slice() {
        [only] => vec![settled(argument, *only)],
        _ if argument.axes.len() == 1 => line_sentences(argument, argued),
        _ => plane_sentences(argument, argued),
    }
}

/// The sentence when nothing changes.
fn settled(argument: &Argument, call: Call) -> String {
    let ranges: Vec<String> =
        argument.axes.iter().map(|axis| format!("`{}` {}", axis.lever.key, ends(axis))).collect();
    let asked = match ranges.len() {
        1 => "the parameter asked about does not settle it",
        _ => "the parameters asked about do not settle it",
    };
    format!("{} throughout ({}): {asked}.", outcome(argument, call), ranges.join(", "))
}

/// What a call says, as a sentence begins.
fn outcome(argument: &Argument, call: Call) -> String {
    let verb = if is_described(argument) { "gives more" } else { "wins" };
    match call {
        Call::First => format!("{} {verb}", argument.sides[0].label),
        Call::Second => format!("{} {verb}", argument.sides[1].label),
        Call::TooClose => "It is too close to call".to_owned(),
        Call::DoesNotApply => "The headline does not apply".to_owned(),
    }
}

fn is_described(argument: &Argument) -> bool {
    argument.scenario.headline.info().better == Better::Neither
}

fn line_sentences(argument: &Argument, argued: &WinnerBoundary) -> Vec<String> {
    let axis = &argument.axes[0];
    let stretches = &argued.stretches;
    let place = |stretch: usize| where_it_is(axis, stretches, stretch, argued.width[0]);
    let winners = (0..stretches.len())
        .filter(|&number| matches!(stretches[number].call, Call::First | Call::Second));
    let mut parts: Vec<String> = Vec::new();
    for number in winners {
        let key = if parts.is_empty() { format!("`{}` ", axis.lever.key) } else { String::new() };
        let (word, at) = place(number);
        parts.push(format!("{} {word} {key}{at}", outcome(argument, stretches[number].call)));
    }
    let mut text = parts.join(", ");
    for (number, stretch) in stretches.iter().enumerate() {
        let says = match stretch.call {
            Call::TooClose => "it is too close to call",
            Call::DoesNotApply => "the headline does not apply",
            _ => continue,
        };
        let inside = number > 0 && number + 1 < stretches.len();
        let (word, at) = place(number);
        if text.is_empty() {
            text = format!("{} {word} `{}` {at}", capital(says), axis.lever.key);
        } else if inside && stretches.len() == 3 {
            text.push_str(&format!("; between them {says}"));
        } else {
            text.push_str(&format!("; {word} {at} {says}"));
        }
    }
    text.push('.');
    text.push_str(&nowhere(argument, &argued.points));
    let futures = counted(argument.futures as usize, "future", "futures");
    let exact = if axis.lever.is_whole() && argued.width[0] < 1.5 {
        format!("Every whole number around a change was tried in {futures}; others may move it.")
    } else {
        let width = significant(argued.width[0], 2);
        format!("Places are found to within {width} in these {futures}; others may move them.")
    };
    let even: Vec<String> =
        argued.even.iter().map(|line| placed(line[0][0], argued.width[0])).collect();
    let even = match even.as_slice() {
        [] => "The median difference keeps its sign.".to_owned(),
        [one] => format!("The median difference is zero at {one}."),
        several => format!("The median difference is zero at {}.", several.join(" and ")),
    };
    vec![text, format!("{even} {exact}")]
}

/// Says which side wins at no point.
fn nowhere(argument: &Argument, points: &[ArgumentPoint]) -> String {
    let never = |call: Call| points.iter().all(|point| point.call != call);
    let verb = if is_described(argument) { "gives more" } else { "wins" };
    let side = match (never(Call::First), never(Call::Second)) {
        (true, false) => 0,
        (false, true) => 1,
        (true, true) => return " Neither side has a clear lead anywhere in this range.".to_owned(),
        (false, false) => return String::new(),
    };
    format!(" {} {verb} nowhere in this range.", argument.sides[side].label)
}

/// Where a stretch lies: `below`, `above` or `between`, and the places.
fn where_it_is(
    axis: &ArgumentAxis,
    stretches: &[WinnerStretch],
    number: usize,
    width: f64,
) -> (&'static str, String) {
    let stretch = stretches[number];
    // of whole numbers the ends themselves were lived; else the place lies in the middle of a gap
    let whole = axis.lever.is_whole();
    let start = |number: usize| {
        let at = if whole { stretches[number].from } else { middle(stretches, number) };
        placed(at, width)
    };
    let end = |number: usize| {
        let at = if whole { stretches[number].to } else { middle(stretches, number + 1) };
        placed(at, width)
    };
    match (number == 0, number + 1 == stretches.len()) {
        (true, _) if whole => ("up to", end(number)),
        (true, _) => ("below", end(number)),
        (_, true) if whole => ("from", start(number)),
        (_, true) => ("above", start(number)),
        _ if whole && stretch.from >= stretch.to => ("at", start(number)),
        _ => ("between", format!("{} and {}", start(number), end(number))),
    }
}

/// The middle between a stretch and the one before it.
fn middle(stretches: &[WinnerStretch], number: usize) -> f64 {
    0.5 * (stretches[number - 1].to + stretches[number].from)
}

fn plane_sentences(argument: &Argument, argued: &WinnerBoundary) -> Vec<String> {
    let all = argued.points.len();
    let count = |call: Call| argued.points.iter().filter(|point| point.call == call).count();
    let mut parts = Vec::new();
    for call in [Call::First, Call::Second, Call::TooClose, Call::DoesNotApply] {
        let points = count(call);
        if points > 0 {
            let says = outcome(argument, call);
            let says = if parts.is_empty() || matches!(call, Call::First | Call::Second) {
                says
            } else {
                lower(&says)
            };
            let of = if parts.is_empty() {
                format!("{points} of {all} points")
            } else {
                points.to_string()
            };
            parts.push(format!("{says} at {of}"));
        }
    }
    let mut text = format!("{}.", parts.join(", "));
    text.push_str(&nowhere(argument, &argued.points));
    let [first, second] = [&argument.axes[0], &argument.axes[1]];
    let at = |place: &[f64]| {
        format!("{} and {}", placed(place[0], argued.width[0]), placed(place[1], argued.width[1]))
    };
    let mut sentences = vec![text];
    for line in &argued.even {
        let (start, middle, end) = (&line[0], &line[line.len() / 2], &line[line.len() - 1]);
        let through =
            if line.len() > 2 { format!(", through {}", at(middle)) } else { String::new() };
        sentences.push(format!(
            "The boundary (`{}` and `{}`, median difference zero) runs from {}{through}, to {}.",
            first.lever.key,
            second.lever.key,
            at(start),
            at(end),
        ));
    }
    if argued.even.is_empty() {
        sentences.push("The median difference keeps its sign.".to_owned());
    }
    sentences
}

/// Every point of one parameter, in columns.
fn along(argument: &Argument, points: &[ArgumentPoint]) -> Vec<String> {
    let axis = &argument.axes[0];
    let mut rows = vec![
        ["", "difference", "middle 90 %", "first/close/second", "winner"]
            .map(str::to_owned)
            .to_vec(),
    ];
    rows[0][0].clone_from(&axis.lever.key);
    for point in points {
        let (middle, range) = point.spread.map_or_else(Default::default, |spread| {
            (rounded(spread.q50), format!("{} to {}", rounded(spread.q05), rounded(spread.q95)))
        });
        let counts = point.counts;
        rows.push(vec![
            significant(point.values[0], 6),
            middle,
            range,
            format!("{}/{}/{}", counts.up, counts.middle, counts.down),
            point.call.word().to_owned(),
        ]);
    }
    crate::document::terminal::aligned(&rows)
}

/// The plane of two parameters, one letter a point: the first parameter to the right, the second upwards.
fn plane(argument: &Argument, points: &[ArgumentPoint]) -> Vec<String> {
    let [across, up] = [&argument.axes[0], &argument.axes[1]];
    let rows = up.values.len();
    let letter = |point: &ArgumentPoint| match point.call {
        Call::First => "1",
        Call::Second => "2",
        Call::TooClose => "·",
        Call::DoesNotApply => " ",
    };
    let names: Vec<String> = up.values.iter().map(|&value| significant(value, 6)).collect();
    let widest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    let apart = if widest + 2 + 2 * across.values.len() > WIDTH { "" } else { " " };
    let mut lines =
        vec![format!("`{}` upwards, `{}` to the right", up.lever.key, across.lever.key)];
    for row in (0..rows).rev() {
        let letters: Vec<&str> =
            (0..across.values.len()).map(|column| letter(&points[column * rows + row])).collect();
        lines.push(format!("{:>widest$}  {}", names[row], letters.join(apart)));
    }
    lines.push(format!("{:>widest$}  {}", "", ends(across)));
    lines.push("1 first, 2 second, · too close to call".to_owned());
    lines
}

/// What the numbers are.
fn note(argument: &Argument) -> String {
    let info = argument.scenario.headline.info();
    format!(
        "{}, first minus second, paired in {} at each point; less than {} {} does not matter; seed {}",
        argument.scenario.headline_label(),
        counted(argument.futures as usize, "future", "futures"),
        significant(argument.scenario.smallest_difference, 6),
        info.unit,
        argument.seed
    )
}

/// First and last value of a parameter.
fn ends(axis: &ArgumentAxis) -> String {
    let last = axis.values[axis.values.len() - 1];
    format!("{} to {}", significant(axis.values[0], 6), significant(last, 6))
}

/// A place with as many decimals as it is known to.
fn placed(value: f64, width: f64) -> String {
    /// Most decimals of a place.
    const MOST: usize = 9;
    let mut decimals = 0;
    let mut unit = 1.0;
    while unit > width * (1.0 + 1e-9) && decimals < MOST {
        unit /= 10.0;
        decimals += 1;
    }
    let text = format!("{value:.decimals$}");
    let is_fraction = text.contains('.');
    if is_fraction { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_the_digits_that_are_known() {
        assert_eq!(placed(0.556_25, 0.006_25), "0.556");
        assert_eq!(placed(0.5, 0.006_25), "0.5");
        assert_eq!(placed(40.2, 3.0), "40");
        assert_eq!(placed(0.0, 0.1), "0");
    }
}
